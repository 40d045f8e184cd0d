"""What a network believes: its output, whatever it was trained to say, as x_0 and epsilon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import sqrt
from typing import Literal, Protocol

import torch
import torch.nn.functional as F
from torch import Tensor

from diffusion_studio.diffusion.schedule import NoiseLevel
from diffusion_studio.sentence import InputError

Parameterisation = Literal["epsilon", "x_0", "v"]
Label = int | Tensor | None


class Network(Protocol):
    """network(x_t [B, C, H, W], t [B], y int64 [B] or None) -> [B, C or 2C, H, W]."""

    def __call__(self, x_t: Tensor, t: Tensor, y: Tensor | None = None) -> Tensor: ...


class Predicts(Protocol):
    """Anything that can stand where a `Denoiser` stands (a Gaussian mixture can)."""

    def predict(self, x_t: Tensor, level: NoiseLevel, label: Label = None) -> Prediction: ...

    def finish(self, x_t: Tensor, level: NoiseLevel, x_0: Tensor) -> Prediction: ...


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """The belief about a noisy picture. All tensors are shaped like x_t, [B, C, H, W].

    `x_0` and `epsilon` are kept apart, because some solvers change the one and keep the other.
    `v` is the learned variance's place between the smallest (0) and the largest (1) sensible log
    variance (Nichol & Dhariwal 2021, eq. 15), or None. `raw_x_0` is what the network itself said,
    before clipping; None once a condition has changed the belief. `unlabelled_x_0` is what it
    said without the label, if it was asked for both.
    """

    x_t: Tensor
    level: NoiseLevel
    x_0: Tensor
    epsilon: Tensor
    v: Tensor | None = None
    raw_x_0: Tensor | None = field(default=None, repr=False)
    denoiser: Predicts | None = field(default=None, repr=False, compare=False)
    label: Label = None
    unlabelled_x_0: Tensor | None = field(default=None, repr=False)

    @property
    def score(self) -> Tensor:
        """grad log p(x_t) = -epsilon / sqrt(1 - alpha_bar)."""
        return -self.epsilon / sqrt(1 - self.level.alpha_bar)

    @property
    def velocity(self) -> Tensor:
        """sqrt(a) epsilon - sqrt(1 - a) x_0, what a "v" network says (Salimans & Ho 2022)."""
        a = self.level.alpha_bar
        return sqrt(a) * self.epsilon - sqrt(1 - a) * self.x_0

    def with_x_0(self, x_0: Tensor) -> Prediction:
        """The same x_t explained by another clean picture: epsilon follows."""
        epsilon = epsilon_from_x_0(self.x_t, x_0, self.level)
        return replace(self, x_0=x_0, epsilon=epsilon, raw_x_0=None)

    def with_epsilon(self, epsilon: Tensor) -> Prediction:
        """The same x_t explained by another noise: x_0 follows."""
        x_0 = x_0_from_epsilon(self.x_t, epsilon, self.level)
        return replace(self, x_0=x_0, epsilon=epsilon, raw_x_0=None)

    def detached(self) -> Prediction:
        """The same numbers without their graph, which would hold the network's activations."""
        return self._with_tensors(Tensor.detach)

    def to(self, device: torch.device | str) -> Prediction:
        """The same on another device."""
        return self._with_tensors(lambda tensor: tensor.to(device))

    def _with_tensors(self, change: Callable[[Tensor], Tensor]) -> Prediction:
        return replace(
            self,
            x_t=change(self.x_t),
            x_0=change(self.x_0),
            epsilon=change(self.epsilon),
            v=None if self.v is None else change(self.v),
            raw_x_0=None if self.raw_x_0 is None else change(self.raw_x_0),
            unlabelled_x_0=None,  # of use within its step alone
        )


def x_0_from_epsilon(x_t: Tensor, epsilon: Tensor, level: NoiseLevel) -> Tensor:
    """x_0 = (x_t - sqrt(1 - a) epsilon) / sqrt(a). ValueError at a = 0, where x_t says nothing."""
    a = level.alpha_bar
    if a == 0:
        raise InputError(
            "noise without any signal has no x_0 that follows from epsilon: this schedule needs a"
            " network that predicts v or x_0"
        )
    return x_t * (1 / sqrt(a)) - epsilon * sqrt(1 / a - 1)


def epsilon_from_x_0(x_t: Tensor, x_0: Tensor, level: NoiseLevel) -> Tensor:
    """epsilon = (x_t - sqrt(a) x_0) / sqrt(1 - a)."""
    a = level.alpha_bar
    return (x_t - sqrt(a) * x_0) * (1 / sqrt(1 - a))


def x_0_from_v(x_t: Tensor, v: Tensor, level: NoiseLevel) -> Tensor:
    """x_0 = sqrt(a) x_t - sqrt(1 - a) v (Salimans & Ho 2022, appendix D)."""
    a = level.alpha_bar
    return sqrt(a) * x_t - sqrt(1 - a) * v


_X_0_FROM: dict[str, Callable[[Tensor, Tensor, NoiseLevel], Tensor]] = {
    "epsilon": x_0_from_epsilon,
    "x_0": lambda _, output, __: output,
    "v": x_0_from_v,
}


def v_from_x_0(x_t: Tensor, x_0: Tensor, level: NoiseLevel) -> Tensor:
    """v = (sqrt(a) x_t - x_0) / sqrt(1 - a): the inverse of `x_0_from_v`."""
    a = level.alpha_bar
    return (sqrt(a) * x_t - x_0) * (1 / sqrt(1 - a))


_OUTPUT_FOR: dict[str, Callable[[Tensor, Tensor, NoiseLevel], Tensor]] = {
    "epsilon": epsilon_from_x_0,
    "x_0": lambda _, x_0, __: x_0,
    "v": v_from_x_0,
}


class Denoiser:
    """A network and what its output means.

    `parameterisation` says what it was trained to predict; `learned_variance` that it has twice
    the channels, the second half being v in [-1, 1]; `clip` clamps x_0 to [-1, 1], as all
    published pixel models are sampled; `null_label` is the class that means "no label".
    """

    def __init__(
        self,
        network: Network,
        parameterisation: Parameterisation = "epsilon",
        learned_variance: bool = False,
        clip: bool = True,
        null_label: int | None = None,
    ) -> None:
        if parameterisation not in _X_0_FROM:
            raise ValueError(f"parameterisation must be epsilon, x_0 or v, not {parameterisation}")
        self.network = network
        self.parameterisation = parameterisation
        self.learned_variance = learned_variance
        self.clip = clip
        self.null_label = null_label

    def predict(self, x_t: Tensor, level: NoiseLevel, label: Label = None) -> Prediction:
        """One network call. x_t: float32 [B, C, H, W]; label: one class, [B] classes, float [B, K]
        weights by which a network mixes the embeddings of its K classes, or None."""
        output = self._ask(x_t, level, self._classes(label, len(x_t), x_t.device))
        return self._read(x_t, level, output, label)

    def predict_both(self, x_t: Tensor, level: NoiseLevel, label: Label) -> Prediction:
        """`predict`, and in the same network call, of twice the batch, `unlabelled_x_0`."""
        classes = [self._classes(each, len(x_t), x_t.device) for each in (label, None)]
        rows = [each for each in classes if each is not None]
        if len(rows) < 2:
            raise ValueError("without a null label a network cannot predict without the label")
        if rows[0].is_floating_point():
            rows[1] = F.one_hot(rows[1], rows[0].shape[1]).to(rows[0])
        output = self._ask(torch.cat([x_t, x_t]), level, torch.cat(rows))
        labelled, unlabelled = output.chunk(2)
        other = self._read(x_t, level, unlabelled, None)
        return replace(self._read(x_t, level, labelled, label), unlabelled_x_0=other.raw_x_0)

    def _ask(self, x_t: Tensor, level: NoiseLevel, classes: Tensor | None) -> Tensor:
        t = torch.full((len(x_t),), level.t or 0, device=x_t.device, dtype=torch.int64)
        return self.network(x_t, t, classes).to(x_t.dtype)

    def _read(self, x_t: Tensor, level: NoiseLevel, output: Tensor, label: Label) -> Prediction:
        """The prediction that the network's output means."""
        v = None
        if self.learned_variance:
            output, variance = output.chunk(2, dim=1)
            v = (variance + 1) / 2
        if output.shape != x_t.shape:
            raise ValueError(
                f"the network answers {tuple(output.shape)} to {tuple(x_t.shape)}; is its variance"
                " learned?"
            )
        x_0 = self.x_0_of(x_t, level, output)
        return replace(self.finish(x_t, level, x_0), v=v, label=label)

    def x_0_of(self, x_t: Tensor, level: NoiseLevel, output: Tensor) -> Tensor:
        """The x_0 that the network's output, [B, C, H, W], means."""
        return _X_0_FROM[self.parameterisation](x_t, output, level)

    def output_for(self, x_t: Tensor, level: NoiseLevel, x_0: Tensor) -> Tensor:
        """What the network would say to mean x_0: the inverse of `x_0_of`."""
        return _OUTPUT_FOR[self.parameterisation](x_t, x_0, level)

    def finish(self, x_t: Tensor, level: NoiseLevel, x_0: Tensor) -> Prediction:
        """The prediction that follows from a raw x_0: clipped, and epsilon derived from that."""
        kept = x_0.clamp(-1, 1) if self.clip else x_0
        epsilon = epsilon_from_x_0(x_t, kept, level)
        return Prediction(x_t, level, kept, epsilon, raw_x_0=x_0, denoiser=self)

    def _classes(self, label: Label, batch: int, device: torch.device) -> Tensor | None:
        if label is None:
            label = self.null_label
        if label is None:
            return None
        if isinstance(label, Tensor) and label.is_floating_point():
            return label.to(device)
        if isinstance(label, Tensor):
            return label.to(device=device, dtype=torch.int64).expand(batch)
        return torch.full((batch,), label, device=device, dtype=torch.int64)
