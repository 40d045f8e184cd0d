"""Restoration spec -> numerics: the measurement, its operator, its solver; `build`'s other half.

Everything that cannot be is a ValueError with one sentence for a person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

from diffusion_studio.attachments import pixels_of
from diffusion_studio.diffusion import (
    DAPS,
    DDRM,
    DPS,
    JPEG,
    MMPS,
    Colourisation,
    CompressedSensing,
    Condition,
    Denoising,
    DiffPIR,
    Downsampling,
    GaussianBlur,
    HighDynamicRange,
    Hop,
    Inpainting,
    Kernel,
    LangevinDAPS,
    LinearOperator,
    MotionBlur,
    NoiseSchedule,
    Operator,
    Outpainting,
    PhaseRetrieval,
    PiGDM,
    Prediction,
    Radon,
    Replacement,
    Transition,
    edm_plan,
    last_sigma,
    time_travel,
)
from diffusion_studio.diffusion.conditions import Notes
from diffusion_studio.diffusion.operators.blur import normalised
from diffusion_studio.diffusion.operators.colourisation import LUMA
from diffusion_studio.engine.dials import Dials
from diffusion_studio.engine.fidelity import summary
from diffusion_studio.engine.preview import to_pictures
from diffusion_studio.events import Restored
from diffusion_studio.models import ModelCard
from diffusion_studio.restoration_specs import (
    ColourisationSpec,
    CompressedSensingSpec,
    DAPSSpec,
    DDRMSpec,
    DenoisingSpec,
    DiffPIRSpec,
    DownsamplingSpec,
    DPSSpec,
    GaussianBlurSpec,
    HighDynamicRangeSpec,
    InpaintingSpec,
    JPEGSpec,
    KernelSpec,
    MMPSSpec,
    MotionBlurSpec,
    OperatorSpec,
    OutpaintingSpec,
    PhaseRetrievalSpec,
    PiGDMSpec,
    RadonSpec,
    ReplacementSpec,
    RestorationSpec,
)
from diffusion_studio.sentence import InputError, Sentence, whole

T = TypeVar("T")

FAINTEST = 1e-3  # of the strongest wave: what is shown as black
PUBLISHED_STEPS = 1000  # the number that published step sizes of DPS are for


@dataclass(frozen=True, eq=False)
class Problem:
    """A measurement y, [1, ...], and what it is known to be made by.

    truth: uint8 [H, W, 3], where y is simulated. keep: [1, 1, H, W], how much of each pixel is
    that of `picture` [1, C, H, W] in the end, bit for bit where it is 1; None where nothing is.
    """

    spec: RestorationSpec
    operator: Operator
    measurement: Tensor
    truth: np.ndarray | None = None
    picture: Tensor | None = None
    keep: Tensor | None = None

    @property
    def noise_sigma(self) -> float:
        """Of all noise in y, that of the photons included: the root of the mean variance."""
        variance = self.variance
        if variance is None:
            return self.spec.noise_sigma
        parts = self.operator.count(self.measurement)[0] / self.measurement[0].numel()
        return float(variance.mean() / parts) ** 0.5

    @property
    def variance(self) -> Tensor | None:
        """Of the noise in each number of y, shaped like it, where photons are counted: theirs is
        4 brightness / photons, as y tells it, and never less than that of one photon. 0 where
        nothing is measured."""
        photons = self.spec.photons
        if photons is None:
            return None
        y = self.measurement
        shot = 4 * ((y + 1) / 2).clamp_min(1 / photons) / photons
        variance = shot + self.spec.noise_sigma**2
        if isinstance(self.operator, Inpainting):
            variance = torch.where(self.operator.known.to(y) > 0, variance, 0)
        return variance

    @property
    def expected_residual(self) -> float:
        """What the noise in y alone makes of |y - A x|."""
        return self.noise_sigma * float(self.operator.count(self.measurement)[0]) ** 0.5

    def restored(self, x: np.ndarray) -> Restored:
        """What the samples x, float32 [B, C, H, W], say together."""
        y, operator = self.measurement.cpu(), self.operator
        samples = torch.from_numpy(x)
        residuals = torch.linalg.vector_norm(operator.residual(y, samples).flatten(1), dim=1)
        return summary(
            samples=to_pictures(x),
            residuals=tuple(residuals.tolist()),
            expected=self.expected_residual,
            measurement=shown(y, operator),
            truth=self.truth,
            guessed=None if self.keep is None else (self.keep[0, 0] < 1).cpu().numpy(),
        )


def problem_for(spec: RestorationSpec, card: ModelCard, device: str) -> Problem:
    """The measurement that a recipe speaks of, for pictures of a model."""
    height, width = card.size
    shape = torch.Size((1, card.channels, height, width))
    operator = operator_for(spec.operator, shape)
    measured = _told(lambda: operator.measured_shape(shape))
    pixels = pixels_of(spec.picture)
    if spec.simulated:
        what = Sentence("{model} restores pictures", model=card.name)
        picture = _fitting(pixels, shape, what)
        y = operator.measure(picture, spec.noise_sigma, spec.noise_seed, spec.photons)
        truth: np.ndarray | None = pixels
    else:
        what = Sentence("Of pictures of {model}, such a measurement is one", model=card.name)
        picture = _fitting(pixels, measured, what)
        whole = isinstance(operator, Inpainting)  # whose y is the picture with holes
        y, truth = operator.forward(picture) if whole else picture, None
    keep = None
    noiseless = spec.noise_sigma == 0 and spec.photons is None
    if isinstance(operator, Inpainting) and noiseless:
        keep = operator.known.expand(1, 1, height, width)
    if isinstance(operator, Outpainting) and noiseless:
        picture = operator.adjoint(y)
        keep = operator.adjoint(torch.ones_like(y[:, :1]))
    return Problem(spec, operator, y.to(device), truth, picture, keep)


def _fitting(pixels: np.ndarray, shape: torch.Size, what: str) -> Tensor:
    """uint8 [H, W, 3] -> float32 [1, C, H, W] in [-1, 1]. ValueError where the size differs."""
    _, channels, height, width = shape
    if pixels.shape[:2] != (height, width):
        raise InputError(
            "{what} of {width} x {height} pixels, but this picture has {given_width} x"
            " {given_height}; scale it, or choose a part of it.",
            what=what,
            width=width,
            height=height,
            given_width=pixels.shape[1],
            given_height=pixels.shape[0],
        )
    x = torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 127.5 - 1
    if channels == 3:
        return x
    if channels == 1:
        return (torch.tensor(LUMA).view(1, 3, 1, 1) * x).sum(dim=1, keepdim=True)
    raise InputError(
        "Pictures of {channels} channels cannot be restored; choose another model.",
        channels=channels,
    )


def shown(y: Tensor, operator: Operator) -> np.ndarray:
    """A measurement [1, C, ...] as a picture, uint8 [h, w, 3]; what is none, from its smallest
    number (black) to its largest. The strengths of waves differ by powers of ten: shown are their
    logarithms, with the constant wave in the middle."""
    if isinstance(operator, PhaseRetrieval):
        floor = float(y.max()) * FAINTEST
        y = torch.fft.fftshift(y.clamp_min(floor).log(), dim=(-2, -1))
        y = 2 * (y - y.min()) / (y.max() - y.min()).clamp_min(1e-12) - 1
    if y.ndim == 3:  # numbers in a row
        y = y[:, :, None]
    if y.min() < -1.5 or y.max() > 1.5:
        y = 2 * (y - y.min()) / (y.max() - y.min()).clamp_min(1e-12) - 1
    picture: np.ndarray = to_pictures(y.numpy())[0]
    return picture


# --- operators ---


def operator_for(spec: OperatorSpec, shape: torch.Size) -> Operator:
    """The operator that a spec means, for pictures [1, C, H, W] of that shape."""
    if isinstance(spec, InpaintingSpec):
        return Inpainting(known_of(spec, shape))
    return _told(lambda: _operator(spec, (shape[-2], shape[-1])))


def _operator(spec: OperatorSpec, size: tuple[int, int]) -> Operator:
    match spec:
        case OutpaintingSpec():
            return Outpainting(spec.left, spec.right, spec.top, spec.bottom)
        case GaussianBlurSpec():
            return GaussianBlur(spec.sigma, spec.size)
        case MotionBlurSpec():
            return MotionBlur(spec.length, spec.angle, spec.curvature)
        case KernelSpec():
            return Kernel(normalised(spec.taps))
        case DownsamplingSpec():
            return Downsampling(spec.factor, spec.method)
        case DenoisingSpec():
            return Denoising()
        case RadonSpec():
            return Radon(size, spec.angles, spec.arc)
        case ColourisationSpec():
            return Colourisation()
        case CompressedSensingSpec():
            return CompressedSensing(size, max(1, round(spec.share * size[0] * size[1])), spec.seed)
        case HighDynamicRangeSpec():
            return HighDynamicRange(spec.gain)
        case JPEGSpec():
            return JPEG(spec.quality)
        case PhaseRetrievalSpec():
            return PhaseRetrieval(spec.oversampling)
        case InpaintingSpec():
            raise TypeError("inpainting needs the picture's size; see operator_for")


def known_of(spec: InpaintingSpec, shape: torch.Size) -> Tensor:
    """1 - mask, float32 [H, W]. ValueError where the mask has another size, or is empty or full."""
    mask = pixels_of(spec.mask)[..., 0]
    if mask.shape != shape[-2:]:
        raise InputError(
            "The mask has {mask_width} x {mask_height} pixels and the model's pictures {width} x"
            " {height}; make the mask as large.",
            mask_width=mask.shape[1],
            mask_height=mask.shape[0],
            width=shape[-1],
            height=shape[-2],
        )
    if not mask.any():
        raise InputError("The mask is empty, so there is nothing to repaint; paint over a part.")
    if mask.min() > 0:
        raise InputError(
            "The mask covers the whole picture, so nothing is left to go by; leave a part free."
        )
    return 1 - torch.from_numpy(mask).float() / 255


# --- solvers ---


def restoration_plan(problem: Problem, schedule: NoiseSchedule, steps: int) -> list[Hop]:
    """The hops that the solver wants: a step each, but for time travel."""
    spec = problem.spec
    if isinstance(spec.solver, DAPSSpec):
        end = last_sigma(problem.operator.slope, problem.noise_sigma)
        return _told(lambda: edm_plan(schedule, steps, sigma_min=end))
    plan = schedule.plan(steps)
    if isinstance(spec.solver, ReplacementSpec) and comes_again(problem):
        return time_travel(plan, spec.solver.travel_length, spec.solver.travel_times)
    return plan


def comes_again(problem: Problem) -> bool:
    """Whether the plan of the solver leads back to noisier levels."""
    solver = problem.spec.solver
    return isinstance(solver, ReplacementSpec) and solver.travel_times > 1


def plan_from(problem: Problem, rest: NoiseSchedule, left: int) -> list[Hop] | None:
    """`left` hops from the noisiest level of `rest` on, as the solver wants them; None where any
    will do, or where so many do not lie above the level at which it wants to end."""
    if not isinstance(problem.spec.solver, DAPSSpec):
        return None
    sigmas = rest.snr**-0.5  # rising
    end, begin = last_sigma(problem.operator.slope, problem.noise_sigma), float(sigmas[-1])
    if end >= begin or (sigmas >= end).sum() < left:
        return None
    return edm_plan(rest, left, sigma_max=begin, sigma_min=end)


def restoring(
    problem: Problem, dials: Dials, seeds: Sequence[int], steps: int
) -> tuple[Condition, ...]:
    """The solver, and what sees to it that known pixels come back as they were."""
    solver = solver_for(problem, dials, seeds, steps)
    if problem.keep is None or problem.picture is None:
        return (solver,)
    device = problem.measurement.device
    return (solver, Paste(problem.picture.to(device), problem.keep.to(device)))


def solver_for(problem: Problem, dials: Dials, seeds: Sequence[int], steps: int) -> Condition:
    """The solver of a problem; its steerable numbers are those of the dials."""
    spec, y = problem.spec, problem.measurement
    operator, sigma = problem.operator, problem.noise_sigma
    if isinstance(spec.solver, DPSSpec):
        dial = dials["step_size"]
        stop = sigma if spec.solver.stop_at_noise else 0.0
        return DPS(
            operator,
            y,
            lambda k: dial(k) * PUBLISHED_STEPS / steps,
            stop,
            weight_of(problem),
            settles=True,
        )
    if not isinstance(operator, LinearOperator):
        if isinstance(spec.solver, DAPSSpec):
            return LangevinDAPS(operator, y, sigma, seeds)
        raise InputError(
            "{operator} can be undone by daps and dps alone; choose one.",
            operator=spec.operator.kind,
        )
    match spec.solver:
        case DiffPIRSpec():
            return DiffPIR(operator, y, sigma, spec.solver.weight, dials["zeta"])
        case MMPSSpec():
            return MMPS(operator, y, sigma, spec.solver.solver_steps)
        case PiGDMSpec():
            return PiGDM(operator, y, sigma)
        case DDRMSpec():
            return DDRM(operator, y, sigma, seeds, spec.solver.eta)
        case ReplacementSpec():
            return Replacement(operator, y, sigma)
        case _:
            return DAPS(operator, y, sigma, seeds)


def weight_of(problem: Problem) -> Tensor | None:
    """How much each number of y counts for DPS: the more, the less its photons scatter."""
    variance = problem.variance
    if variance is None:
        return None
    seen = variance > 0
    return torch.where(seen, problem.noise_sigma**2 / torch.where(seen, variance, 1), 0)


@dataclass(frozen=True, eq=False)
class Paste(Condition):
    """The clean picture is the given one where `keep` is 1: those pixels come back bit for bit.
    At a soft edge, between 0 and 1, both are blended.

    picture: [1, C, H, W]; keep: [1, 1, H, W].
    """

    picture: Tensor
    keep: Tensor

    def correct(
        self, transition: Transition, prediction: Prediction, hop: Hop, k: int, notes: Notes
    ) -> Transition:
        if hop.landing.alpha_bar < 1:
            return transition
        blended = self.keep * self.picture + (1 - self.keep) * transition.mean
        mean = torch.where(self.keep == 1, self.picture, blended)
        return Transition(mean, transition.std)


def _told(make: Callable[[], T]) -> T:
    """What `make` makes; what the numerics say against it, as a whole sentence."""
    try:
        return make()
    except ValueError as error:
        raise InputError(whole(error)) from error
