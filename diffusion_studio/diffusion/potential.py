"""One dimension, where the density itself can be followed: a potential V(x), Boltzmann's density
exp(-V / sigma^2) / Z, and the Fokker-Planck equation that leads to it."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from diffusion_studio.diffusion.denoiser import Label, Prediction
from diffusion_studio.diffusion.schedule import NoiseLevel
from diffusion_studio.sentence import InputError

STILL = NoiseLevel(None, 0.0)
"""The level of a process without a noise level: there score = -epsilon, and Langevin's d is its
step size itself."""

_FUNCTIONS: dict[str, Callable[[Tensor], Tensor]] = {
    name: getattr(torch, name) for name in ("sin", "cos", "exp", "abs", "sqrt", "log", "tanh")
}
_OPERATORS: dict[type, Callable[[Tensor, Tensor], Tensor]] = {
    ast.Add: torch.add,
    ast.Sub: torch.sub,
    ast.Mult: torch.mul,
    ast.Div: torch.div,
    ast.Pow: torch.pow,
}


class Potential:
    """V(x) from a formula of numbers, x, + - * / ** and sin, cos, exp, abs, sqrt, log, tanh.

    ValueError, in a sentence, for what is no such formula.
    """

    def __init__(self, formula: str) -> None:
        self.formula = formula
        try:
            self._tree = ast.parse(formula.replace("^", "**").strip(), mode="eval").body
            self(torch.zeros(2, dtype=torch.float64))
        except (SyntaxError, RecursionError, OverflowError) as error:
            raise InputError(
                "V(x) = {formula} is no formula; try (x**2 - 1)**2.", formula=formula
            ) from error

    def __call__(self, x: Tensor) -> Tensor:
        """V at x, shaped like x."""
        return self._value(self._tree, x) + 0 * x

    def slope(self, x: Tensor) -> Tensor:
        """V'(x), shaped like x."""
        with torch.enable_grad():
            at = x.detach().requires_grad_()
            (slope,) = torch.autograd.grad(self(at).sum(), at)
        return slope

    def _value(self, part: ast.expr, x: Tensor) -> Tensor:
        match part:
            case ast.Name(id="x"):
                return x
            case ast.Name(id="pi"):
                return torch.tensor(torch.pi).to(x)
            case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
                return torch.tensor(float(value)).to(x)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -self._value(operand, x)
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self._value(operand, x)
            case ast.BinOp(left=left, op=operation, right=right) if type(operation) in _OPERATORS:
                return _OPERATORS[type(operation)](self._value(left, x), self._value(right, x))
            case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]):
                if name in _FUNCTIONS:
                    return _FUNCTIONS[name](self._value(argument, x))
        known = ", ".join(_FUNCTIONS)
        raise InputError(
            "V(x) may have x, numbers, + - * / ** and {known}: {formula}",
            known=known,
            formula=self.formula,
        )


@dataclass(frozen=True, slots=True)
class PotentialDenoiser:
    """Boltzmann's density in the place of a network, at the level `STILL`: score = -V' / sigma^2.

    So Langevin dynamics of step size sigma^2 dt in the one loop is dx = -V' dt + sqrt(2) sigma dW
    by Euler and Maruyama. There is no clean picture behind it: x_0 is x itself.
    """

    potential: Potential
    sigma: float

    def predict(self, x_t: Tensor, level: NoiseLevel, label: Label = None) -> Prediction:
        """x_t: [B, 1]."""
        return self.finish(x_t, level, x_t)

    def finish(self, x_t: Tensor, level: NoiseLevel, x_0: Tensor) -> Prediction:
        """The prediction at x_t."""
        epsilon = self.potential.slope(x_t) / self.sigma**2
        return Prediction(x_t, level, x_0, epsilon, raw_x_0=x_0, denoiser=self)


class FokkerPlanck:
    """dp/dt = d/dx (V' p) + sigma^2 d^2p/dx^2 on cells of an interval that nothing leaves.

    The flux between two cells is Scharfetter and Gummel's (1969; Chang & Cooper 1970 is the same
    idea), exact for a straight V between them: so p stays positive, its sum stays 1, and it comes
    to rest at exp(-V / sigma^2) / Z exactly. Time goes by Euler's implicit step, stable for any dt.
    """

    def __init__(
        self, potential: Potential, sigma: float, cells: int = 240, reach: float = 3.0
    ) -> None:
        self.width = 2 * reach / cells
        self.x = -reach + self.width * (torch.arange(cells, dtype=torch.float64) + 0.5)
        value = potential(self.x)
        if not torch.isfinite(value).all():
            raise InputError(
                "V(x) = {formula} is not a number everywhere between {low:g} and {high:g}; choose"
                " another.",
                formula=potential.formula,
                low=-reach,
                high=reach,
            )
        self.potential = value
        self.boltzmann = torch.softmax(-value / sigma**2, dim=0) / self.width
        self._rates = self._flows(value.diff() / sigma**2, sigma)
        self._steps: dict[float, Tensor] = {}

    def step(self, density: Tensor, dt: float) -> Tensor:
        """The density, float64 [cells], a time dt later."""
        if dt not in self._steps:
            unit = torch.eye(len(self.x), dtype=torch.float64)
            self._steps = {dt: torch.linalg.inv(unit - dt * self._rates)}
        return self._steps[dt] @ density

    def counted(self, x: Tensor) -> Tensor:
        """Points, [N] or [N, 1], as a density over the cells; those beyond the ends are the
        outermost cells'."""
        cell = ((x.flatten() - self.x[0]) / self.width).round().long().clamp(0, len(self.x) - 1)
        counts = torch.bincount(cell, minlength=len(self.x)).double()
        return counts / (counts.sum() * self.width)

    def _flows(self, rise: Tensor, sigma: float) -> Tensor:
        """How much goes from each cell (column) to each (row) a unit of time, [cells, cells].

        rise: by how much V / sigma^2 rises from a cell to the next, [cells - 1].
        """
        up, down = _bernoulli(rise), _bernoulli(-rise)
        rate = (sigma / self.width) ** 2
        right, left = rate * up, rate * down
        cells = len(self.x)
        rates = torch.zeros(cells, cells, dtype=torch.float64)
        low, high = torch.arange(cells - 1), torch.arange(1, cells)
        rates[high, low] = right
        rates[low, high] = left
        return rates - torch.diag(rates.sum(dim=0))


def _bernoulli(z: Tensor) -> Tensor:
    """z / (exp(z) - 1), 1 at 0."""
    safe = torch.where(z.abs() < 1e-8, torch.ones_like(z), z)
    return torch.where(z.abs() < 1e-8, 1 - z / 2, safe / torch.expm1(safe))
