"""One recorded step, taken apart: the terms of its update, each with its weight and its values.

The terms come from the record (states and beliefs), from the plan (levels) and from the seeds (the
noise is a function of seed and step); nothing is sampled again. What is left of the recorded state
when all of them are added is what a condition did to the step, and stands as a term of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import exp, log, sqrt
from typing import TYPE_CHECKING

from diffusion_studio.events import Examined, StepForm, Symbol, Term

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.diffusion import Condition, Hop, Sampler
    from diffusion_studio.engine.build import Job
    from diffusion_studio.engine.build_restoration import Problem
    from diffusion_studio.engine.run import Run
    from diffusion_studio.engine.trajectory import Trajectory

NEGLIGIBLE = 1e-4  # of the largest term, or of 1: what is less is the rounding of float32
FORMS: dict[str, StepForm] = {
    "DDIM": "ddim",
    "RoundTrip": "ddim",
    "DDPM": "ddpm",
    "DPMSolver2M": "dpm_solver_2m",
    "AnnealedLangevin": "annealed_langevin",
    "PredictorCorrector": "corrector",
    "DAPS": "daps",
    "LangevinDAPS": "daps",
    "DiffPIR": "diffpir",
    "DDRM": "ddrm",  # their step is their own
}
ADDERS = {
    "ClassifierGuidance": "classifier",
    "DPS": "dps",
    "Replacement": "replacement",
    "Paste": "paste",
    "DAPS": "daps",
    "LangevinDAPS": "daps",
    "DDRM": "ddrm",
    "Unclipped": "inversion",  # whose sampler carries the noise on, on the way up
}
"""Conditions that change where a step lands, by what they are called."""


@dataclass(frozen=True, eq=False)
class Method:
    """How a run makes its steps: what of its job is kept for looking back. It holds no network."""

    sampler: Sampler
    solver: Condition | None
    conditions: tuple[str, ...]  # the names of their classes
    problem: Problem | None

    @classmethod
    def of(cls, job: Job) -> Method:
        names = tuple(type(condition).__name__ for condition in job.conditions)
        at = next((n for n, name in enumerate(names) if name in FORMS), None)
        solver = None if at is None else job.conditions[at]
        return cls(job.sampler, solver, names, job.problem)

    def form(self, hop: Hop) -> StepForm:
        """Whose update a step is: the solver's, where it has one of its own, or the sampler's. One
        that stays at its levels leads down in another way."""
        form = FORMS.get(type(self.solver or self.sampler).__name__, "other")
        if form == "annealed_langevin" and hop.target.alpha_bar == 1:
            return "belief"
        if form == "corrector" and hop.target != hop.level:
            return "ddpm"  # the predictor
        return form


def examined(run: Run, k: int) -> Examined | None:
    """Step k (from 0) of a run, taken apart; None where it is not recorded."""
    trajectory, method = run.trajectory, run.method
    if trajectory is None or method is None:
        return None
    if not trajectory.first <= k < trajectory.last_k:
        return None
    hop, place = replace(trajectory.plan[k], k=k), k - trajectory.first
    found = _Taken(trajectory, hop, method, run.recipe.seeds)
    terms, result = found.terms(), trajectory.x[place + 1].copy()
    left = result - sum((term.contribution for term in terms), start=0 * result)
    reach = max([1.0, *(abs(term.contribution).max() for term in terms)])
    added = abs(left).max() > NEGLIGIBLE * reach
    if added:
        terms.append(Term("added", 1.0, left))
    residual, pulled = _surprise(method.problem, trajectory.x_0[place])
    return Examined(
        run=run.name,
        k=k,
        form=method.form(hop),
        levels=tuple((each.t, each.alpha_bar) for each in (hop.level, hop.target, hop.landing)),
        terms=tuple(terms),
        result=result,
        numbers=found.numbers,
        added_by=tuple(ADDERS[n] for n in method.conditions if n in ADDERS) if added else (),
        residual=residual,
        pulled=pulled,
    )


class _Taken:
    """The terms of one hop. `numbers` are the formula's own numbers, by name, as they come up."""

    def __init__(
        self, trajectory: Trajectory, hop: Hop, method: Method, seeds: tuple[int, ...]
    ) -> None:
        self._trajectory, self._hop, self._method = trajectory, hop, method
        self._seeds = seeds
        self._place = hop.k - trajectory.first
        self.numbers: dict[str, float] = {}

    def terms(self) -> list[Term]:
        """All of them; those of weight 0 are left out."""
        makers = {
            "ddim": self._ddim,
            "ddpm": self._ddpm,
            "dpm_solver_2m": self._dpm_solver_2m,
            "annealed_langevin": self._annealed_langevin,
            "corrector": self._corrector,
            "belief": lambda: iter((("x_0", 1.0),)),
            "daps": self._daps,
            "diffpir": self._diffpir,
            "ddrm": self._ddrm,
            "other": lambda: iter(()),
        }
        weights = dict(makers[self._method.form(self._hop)]())
        return [self._term(symbol, weight) for symbol, weight in self._landed(weights)]

    def _term(self, symbol: Symbol, weight: float | np.ndarray) -> Term:
        values = self._values(symbol)
        if isinstance(weight, float):
            return Term(symbol, weight, values)
        return Term(symbol, float(weight.mean()), values, weight)

    def _values(self, symbol: Symbol) -> np.ndarray:
        """float32 [B, C, H, W], a copy: the record may lie in a file."""
        from diffusion_studio.diffusion import SeededNoise

        record, i = self._trajectory, self._place
        if symbol == "noise":
            noise: np.ndarray = SeededNoise(self._seeds, record.x.shape[2:])(self._hop.k).numpy()
            return noise
        if symbol == "epsilon":
            return record.epsilon(i)
        if symbol == "x_0_before":
            return self._previous()[1]
        found: np.ndarray = record.x[i] if symbol == "x_t" else record.x_0[i]
        return found.copy()

    def _previous(self) -> tuple[float, np.ndarray]:
        """alpha_bar and belief one hop before. LookupError where there was none."""
        previous = self._trajectory.state(self._hop.k).previous
        if previous is None:
            raise LookupError
        return previous.level.alpha_bar, previous.x_0.cpu().numpy()

    def _landed(
        self, weights: dict[Symbol, float | np.ndarray]
    ) -> Iterator[tuple[Symbol, float | np.ndarray]]:
        """The weights after time travel up to the landing level (see `loop._draw`), and without
        noise on the clean picture."""
        hop, std = self._hop, weights.pop("noise", 0.0)
        if hop.landing != hop.target:
            keep = hop.landing.alpha_bar / hop.target.alpha_bar
            weights = {symbol: sqrt(keep) * weight for symbol, weight in weights.items()}
            std = (keep * std**2 + (1 - keep)) ** 0.5
            self.numbers["keep"] = keep
        if hop.landing.alpha_bar < 1:
            weights["noise"] = std
        for symbol, weight in weights.items():
            if not isinstance(weight, float) or weight != 0:
                yield symbol, weight

    # --- the updates; see diffusion/samplers.py and diffusion/conditions for their sources ---

    def _ddim(self) -> Iterator[tuple[Symbol, float | np.ndarray]]:
        from diffusion_studio.diffusion import DDIM
        from diffusion_studio.diffusion.samplers import at_step
        from diffusion_studio.diffusion.starting import RoundTrip

        hop, sampler = self._hop, self._method.sampler
        eta = at_step(sampler.eta, hop.k) if isinstance(sampler, DDIM | RoundTrip) else 0.0
        std = eta * sqrt(hop.posterior_variance) if eta else 0.0
        self.numbers.update(eta=eta, sigma=std)
        yield "x_0", sqrt(hop.target.alpha_bar)
        yield "epsilon", sqrt(max(1 - hop.target.alpha_bar - std**2, 0.0))
        yield "noise", std

    def _ddpm(self) -> Iterator[tuple[Symbol, float | np.ndarray]]:
        hop, std = self._hop, self._ddpm_std()
        a_level, a_target = hop.level.alpha_bar, hop.target.alpha_bar
        spread = std if isinstance(std, float) else float(std.mean())
        self.numbers.update(beta=hop.beta, sigma=spread)
        yield "x_0", sqrt(a_target) * hop.beta / (1 - a_level)
        yield "x_t", sqrt(1 - hop.beta) * (1 - a_target) / (1 - a_level)
        yield "noise", std

    def _ddpm_std(self) -> float | np.ndarray:
        hop, sampler = self._hop, self._method.sampler
        small = hop.posterior_variance or hop.variance_floor
        if getattr(sampler, "variance", "") == "fixed_large" and hop.posterior_variance:
            return sqrt(hop.beta)
        if getattr(sampler, "variance", "") == "learned_range":
            learned = self._trajectory.learned_std(self._place)
            if learned is not None:
                return learned
        return sqrt(small)

    def _dpm_solver_2m(self) -> Iterator[tuple[Symbol, float | np.ndarray]]:
        hop = self._hop
        a_level, a_target = hop.level.alpha_bar, hop.target.alpha_bar
        if a_target == 1:
            yield "x_0", 1.0
            return
        step = hop.target.half_log_snr - hop.level.half_log_snr
        share, ratio = sqrt(a_target) * (1 - exp(-step)), 0.0
        try:
            a_before, _ = self._previous()
        except LookupError:
            a_before = a_level
        if a_before < a_level:
            before = hop.level.half_log_snr - 0.5 * log(a_before / (1 - a_before))
            ratio = step / (2 * before)
        self.numbers.update(h=step, r=ratio)
        yield "x_t", sqrt((1 - a_target) / (1 - a_level))
        yield "x_0", share * (1 + ratio)
        yield "x_0_before", -share * ratio

    def _annealed_langevin(self) -> Iterator[tuple[Symbol, float | np.ndarray]]:
        from diffusion_studio.diffusion import AnnealedLangevin
        from diffusion_studio.diffusion.samplers import at_step

        hop, sampler = self._hop, self._method.sampler
        size = at_step(sampler.step_size, hop.k) if isinstance(sampler, AnnealedLangevin) else 0.0
        d = size * (1 - hop.level.alpha_bar)
        self.numbers.update(c=size, d=d)
        shrink = sqrt(hop.target.alpha_bar / hop.level.alpha_bar)
        yield "x_t", shrink
        yield "epsilon", -shrink * d / sqrt(1 - hop.level.alpha_bar)
        yield "noise", shrink * sqrt(2 * d)

    def _corrector(self) -> Iterator[tuple[Symbol, float | np.ndarray]]:
        """Each picture has a step of its own, and so weights of its own."""
        import numpy as np

        from diffusion_studio.diffusion import PredictorCorrector
        from diffusion_studio.diffusion.samplers import at_step

        hop, sampler = self._hop, self._method.sampler
        snr = at_step(sampler.snr, hop.k) if isinstance(sampler, PredictorCorrector) else 0.0
        noise = self._trajectory.epsilon(self._place)
        power = np.square(noise.reshape(len(noise), -1)).mean(axis=1)  # (1 - a) |score|^2 / D
        left = 1 - hop.level.alpha_bar
        d = np.minimum(2 * snr**2 * left / np.maximum(power, 1e-30), left)
        self.numbers.update(snr=snr, d=float(d.mean()))
        each = np.broadcast_to(d[:, None, None, None], noise.shape).astype(np.float32)
        yield "x_t", 1.0
        yield "epsilon", -each / np.float32(sqrt(left))
        yield "noise", np.sqrt(2 * each)

    def _daps(self) -> Iterator[tuple[Symbol, float | np.ndarray]]:
        a = self._hop.target.alpha_bar
        self.numbers.update(sigma=sqrt(1 - a))
        yield "x_0", sqrt(a)
        yield "noise", sqrt(1 - a)

    def _diffpir(self) -> Iterator[tuple[Symbol, float | np.ndarray]]:
        from diffusion_studio.diffusion import DiffPIR
        from diffusion_studio.diffusion.samplers import at_step

        a, solver = self._hop.target.alpha_bar, self._method.solver
        zeta = at_step(solver.zeta, self._hop.k) if isinstance(solver, DiffPIR) else 0.0
        self.numbers.update(zeta=zeta, sigma=sqrt((1 - a) * zeta))
        yield "x_0", sqrt(a)
        yield "epsilon", sqrt((1 - a) * (1 - zeta))
        yield "noise", sqrt((1 - a) * zeta)

    def _ddrm(self) -> Iterator[tuple[Symbol, float | np.ndarray]]:
        yield "x_0", sqrt(self._hop.target.alpha_bar)


def _surprise(
    problem: Problem | None, x_0: np.ndarray
) -> tuple[np.ndarray | None, np.ndarray | None]:
    """What the measurement says against a belief [B, C, H, W]: y - A x_0 of each image, and, for
    a linear A, A^T of that, which is a picture again."""
    if problem is None:
        return None, None
    import torch

    from diffusion_studio.diffusion import LinearOperator

    with torch.no_grad():
        belief = torch.from_numpy(x_0.copy()).to(problem.measurement.device)
        residual = problem.operator.residual(problem.measurement, belief)
        back = None
        if isinstance(problem.operator, LinearOperator):
            back = problem.operator.adjoint(residual).cpu().numpy()
        return residual.cpu().numpy(), back
