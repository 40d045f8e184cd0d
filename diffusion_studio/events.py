"""What the engine tells: past participles, plain picklable data (numpy at most)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from diffusion_studio.keyframes import Steerable
from diffusion_studio.laboratory import LaboratoryEvent
from diffusion_studio.paused_run import PausedRun

if TYPE_CHECKING:
    import numpy as np

Reason = Literal["chosen", "fastest", "no_gpu", "cpu_build"]
"""Why a device is the one: asked for; the fastest there is; no graphics card that PyTorch can use
was found; there is a card, but this PyTorch is built for the CPU alone."""


TopLabels = tuple[tuple[str, float], ...]
"""What a classifier sees in one picture: its likeliest labels, at most five, each with its
probability, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The numerics are loaded. `device` is its name for a person; `threads` those of the CPU."""

    device: str
    reason: Reason
    threads: int


@dataclass(frozen=True, slots=True)
class Broken:
    """The engine could not be started, and nothing can be made: why, and a traceback."""

    message: str
    details: str


@dataclass(frozen=True, slots=True)
class Queued:
    run: str
    position: int


@dataclass(frozen=True, slots=True)
class Lined:
    """How the queue stands: the runs that wait, in their order, with the one that is being sampled
    (`at_work`, "" for none) in front; those that were set `aside` before they began; and whether
    the queue is `held`, so that no further run begins."""

    waiting: tuple[str, ...]
    at_work: str
    aside: tuple[str, ...]
    held: bool


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """These runs were taken out of the queue before they began."""

    runs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Started:
    """Building is done and sampling begins: at step `k` of `steps` (k > 0 for a branch).

    `levels` are the noise levels (t, alpha_bar) that the states 0 to `steps` stand at, so one more
    than there are steps; t is None for the clean picture.
    """

    run: str
    steps: int
    k: int
    device: str
    precision: str  # "float32" or "bfloat16"
    note: str = ""  # one sentence, e.g. that the batch was halved for want of memory
    levels: tuple[tuple[int | None, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Stepped:
    """Step k - 1 is done: the state is k (1..steps).

    `x_t` and `x_0` are uint8 [B, H, W, 3] pictures: the noisy state and the belief about the
    clean picture. `seconds` is what the step took; `level` the noise level's alpha_bar after it.
    `notes` are measured numbers, one an image (see `Measured`), and `top_labels` what a
    classifier sees in each image's x_t; empty where none was asked.
    """

    run: str
    k: int
    steps: int
    x_t: np.ndarray
    x_0: np.ndarray
    seconds: float
    alpha_bar: float
    notes: dict[str, tuple[float, ...]] = field(default_factory=dict)
    top_labels: tuple[TopLabels, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured at step `k` (from 0) of a run, by name one number an image.

    "guidance_ratio": how far classifier-free guidance moved epsilon, over epsilon's own norm;
    "classifier_ratio": the same of the classifier. Beyond 1 the guidance outweighs the model.
    "clipped": the share of the belief's values that lie more than 0.1 outside [-1, 1] before they
    are clipped, and "clipped_unguided" what it would be without any guidance.
    "log_p_label": the classifier's log p(label | x_t). "unguided": 1 where the classifier's
    gradient was not a number, so that the step was taken without it.
    "belief_change": how far the belief moved since the step before, the mean over all values of
    |x_0 - x_0 before|, in units of [-1, 1].
    "state_size": the root of the mean square of the state's values after the step, 1 of pure noise.
    "residual": |y - A x_0| of a restoration, in [-1, 1] units; "expected_residual": what the
    noise in y alone makes of it, noise_sigma sqrt(m).
    A name is missing at steps where it was not measured.
    """

    k: int
    notes: dict[str, tuple[float, ...]] = field(default_factory=dict)
    top_labels: tuple[TopLabels, ...] = ()


Symbol = Literal["x_t", "x_0", "x_0_before", "epsilon", "noise", "added"]
"""What a step's update adds up: the state, the belief, the belief one step before, the predicted
noise, fresh noise, and what a condition added to where the sampler's step would have led."""

StepForm = Literal[
    "ddim",
    "ddpm",
    "dpm_solver_2m",
    "annealed_langevin",
    "corrector",
    "belief",
    "daps",
    "diffpir",
    "ddrm",
    "other",
]
"""Whose update a step is: a sampler's, or that of a solver with a step of its own. "belief" is one
that takes the belief as the picture, "other" one that cannot be taken apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """weight * values, [B, C, H, W]. Where the weight differs from pixel to pixel it is `spread`,
    shaped like the values, and `weight` is its mean."""

    symbol: Symbol
    weight: float
    values: np.ndarray
    spread: np.ndarray | None = None

    @property
    def contribution(self) -> np.ndarray:
        """What the term adds to the new state, [B, C, H, W]."""
        weight: float | np.ndarray = self.weight if self.spread is None else self.spread
        return weight * self.values


@dataclass(frozen=True, slots=True, eq=False)
class Examined:
    """Step `k` (from 0) of a run, taken apart: the contributions of `terms` sum to `result`, the
    recorded state after it, float32 [B, C, H, W].

    `levels` are the noise levels (t, alpha_bar) that it starts from, aims at and lands on (time
    travel lands on a noisier one). `numbers` are the update's own, by name: eta, sigma, beta, h,
    r, zeta, keep. `added_by` names the conditions behind the term "added". In a restoration
    `residual` is y - A x_0 of each image, [B, ...], and `pulled` A^T of it, [B, C, H, W], where A
    is linear.
    """

    run: str
    k: int
    form: StepForm
    levels: tuple[tuple[int | None, float], ...]
    terms: tuple[Term, ...]
    result: np.ndarray
    numbers: dict[str, float] = field(default_factory=dict)
    added_by: tuple[str, ...] = ()
    residual: np.ndarray | None = None
    pulled: np.ndarray | None = None


@dataclass(frozen=True, slots=True)
class Unexamined:
    """Step `k` of a run could not be taken apart: it is not kept."""

    run: str
    k: int


@dataclass(frozen=True, slots=True, eq=False)
class MeasurementMade:
    """What a restoration's operator measures: `picture` is y, uint8 [h, w, 3], of its own size
    (what is no picture is scaled from black to white), `truth` what it was measured of, uint8
    [H, W, 3], where y is simulated. `expected_residual` is the norm of y's noise,
    noise_sigma sqrt(m), in [-1, 1] units. `request` is that of `commands.Measure`."""

    request: str
    picture: np.ndarray
    truth: np.ndarray | None
    expected_residual: float


@dataclass(frozen=True, slots=True, eq=False)
class OutsetMade:
    """What a run would start from, its state `k` of `steps` at the noise level (`t`, `alpha_bar`):
    `x_t`, uint8 [B, H, W, 3]. Of a start from a picture also its two parts, sqrt(alpha_bar) x_0
    ([1, H, W, 3]) and the noise, sqrt(1 - alpha_bar) epsilon. `request` is that of
    `commands.Begin`."""

    request: str
    x_t: np.ndarray
    k: int
    steps: int
    t: int | None
    alpha_bar: float
    mean: np.ndarray | None = None
    noise: np.ndarray | None = None


@dataclass(frozen=True, slots=True)
class OutsetRefused:
    """There is no such start: `message` says in a sentence what is wrong and what to do."""

    request: str
    message: str


@dataclass(frozen=True, slots=True)
class MeasurementRefused:
    """There is no such measurement: `message` says in a sentence what is wrong and what to do."""

    request: str
    message: str


@dataclass(frozen=True, slots=True, eq=False)
class Baseline:
    """What a classical method makes of y: `picture`, uint8 [H, W, 3]. `residual` is |y - A x|, in
    [-1, 1] units; `psnr` (dB) and `ssim` are there where y is simulated. Names: wiener,
    richardson-lucy, biharmonic, telea, non-local-means, total-variation, bicubic,
    filtered-back-projection, edges, grey, pseudo-inverse, and "biharmonic, denoised"."""

    name: str
    picture: np.ndarray
    residual: float
    psnr: float | None
    ssim: float | None
    seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class BaselinesMade:
    """The classical answers to y, the best known method first; none for phase retrieval. `request`
    is that of `commands.MakeBaselines`."""

    request: str
    baselines: tuple[Baseline, ...]


@dataclass(frozen=True, slots=True)
class Fidelity:
    """How near a restoration is to the known truth: in dB and SSIM of each sample and of the
    samples' mean.

    `within`: the share of the truth's values that lie within two standard deviations of the mean
    (about 0.95 is right for many samples), of those that are guessed; None for a single sample.
    """

    psnr: tuple[float, ...]
    ssim: tuple[float, ...]
    psnr_of_mean: float
    ssim_of_mean: float
    within: float | None


@dataclass(frozen=True, slots=True)
class Restored:
    """What the samples of a finished restoration say together; pictures are uint8 [H, W, 3].

    `mean`; `std`, float32 [H, W], the root of the colours' mean variance, in shares of the full
    range (0 for a single sample); `low` and `high`, between which 90 % of the samples lie, pixel
    by pixel. `residuals` are |y - A x| of each sample, in [-1, 1] units, and `expected_residual`
    what the noise alone makes, noise_sigma sqrt(m). `measurement` is y as a picture (of its own
    size; what is no picture is scaled from black to white); `baseline` is the best classical
    answer, without a model, if there is one; `truth` and `fidelity` are there where y was
    simulated. `guessed`, bool [H, W], is where y does not give the pixels as they are; None where
    it gives none so.
    """

    mean: np.ndarray
    std: np.ndarray
    low: np.ndarray
    high: np.ndarray
    residuals: tuple[float, ...]
    expected_residual: float
    measurement: np.ndarray
    baseline: Baseline | None = None
    truth: np.ndarray | None = None
    fidelity: Fidelity | None = None
    guessed: np.ndarray | None = None


@dataclass(frozen=True, slots=True)
class Advised:
    """Something a person should know about a run that goes on, e.g. that memory is short."""

    run: str
    message: str


@dataclass(frozen=True, slots=True)
class Replayed:
    """The run that branch `run` starts from is made again, as it is no longer kept: `k` of the
    `steps` to where the branch begins are done."""

    run: str
    k: int
    steps: int


@dataclass(frozen=True, slots=True)
class Steered:
    """From step k on, `name` has `value`: see `commands.Steer`."""

    run: str
    k: int
    name: str
    value: Steerable


@dataclass(frozen=True, slots=True)
class Paused:
    run: str
    k: int


@dataclass(frozen=True, slots=True, eq=False)
class Preserved:
    """All that a run needs to go on later; its arrays are the record itself, and only read. None
    where the run has not begun, or has ended."""

    run: str
    paused: PausedRun | None


@dataclass(frozen=True, slots=True)
class Resumed:
    run: str
    k: int


@dataclass(frozen=True, slots=True)
class Finished:
    """All steps are done. `images` is uint8 [B, H, W, 3].

    `recipe` is the recipe as it was really run (with what was steered), as its JSON; `receipt`
    says where the same bits can be expected (torch, device, threads, precision, model) and what
    it cost (nfe, seconds, seconds_per_step).
    """

    run: str
    images: np.ndarray
    recipe: str
    receipt: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Stopped by a person after k steps. `recipe` and `receipt` are as `Finished` has them, as far
    as the run came; empty for one that was never begun."""

    run: str
    k: int
    recipe: str = ""
    receipt: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failed:
    """The run ended without a result. `message` is a sentence for a person: what is wrong and
    what to do; `details` the traceback, for those who ask; `k` the steps that were done.
    `memory_short`: a smaller batch may succeed. `recipe` and `receipt` are as `Cancelled` has
    them."""

    run: str
    message: str
    details: str = ""
    k: int = 0
    memory_short: bool = False
    recipe: str = ""
    receipt: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Saved:
    """The files of a run were written."""

    run: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unloaded:
    """The networks that no run uses were let go."""


@dataclass(frozen=True, slots=True)
class ModelOpened:
    """`path` holds a usable model; `card` is its model card's JSON, `model` the name or path by
    which a recipe calls it (a converted copy for a .pt file)."""

    path: str
    model: str
    card: str


@dataclass(frozen=True, slots=True)
class ModelRefused:
    """`path` cannot be used; `message` says why and what would fit."""

    path: str
    message: str
    details: str = ""


RunEvent = (
    Queued
    | Replayed
    | Started
    | Stepped
    | Advised
    | Steered
    | Paused
    | Preserved
    | Resumed
    | Finished
    | Cancelled
    | Failed
    | Saved
)
Event = (
    Ready
    | Broken
    | ModelOpened
    | ModelRefused
    | Unloaded
    | Lined
    | Withdrawn
    | Examined
    | Unexamined
    | MeasurementMade
    | BaselinesMade
    | MeasurementRefused
    | OutsetMade
    | OutsetRefused
    | LaboratoryEvent
    | RunEvent
)
