"""What a recipe says of a restoration: how a picture was measured, y = A(x) + noise, and how it is
to be found again. Plain data, of which `engine.build_restoration` makes operators and solvers.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import Field, field_validator, model_validator

from diffusion_studio.attachments import Attachment
from diffusion_studio.guidance_specs import Part
from diffusion_studio.keyframes import Eta, Keyframes, StepSize
from diffusion_studio.sentence import InputError

# --- how it was measured ---


class InpaintingSpec(Part):
    """Parts of the picture are missing. mask: white where repainted, black where kept; between
    them the edge is soft."""

    kind: Literal["inpainting"] = "inpainting"
    mask: Attachment


class OutpaintingSpec(Part):
    """The picture goes on beyond its edges, by so many pixels at each side."""

    kind: Literal["outpainting"] = "outpainting"
    left: int = Field(default=0, ge=0, le=1024)
    right: int = Field(default=0, ge=0, le=1024)
    top: int = Field(default=0, ge=0, le=1024)
    bottom: int = Field(default=0, ge=0, le=1024)


class GaussianBlurSpec(Part):
    """sigma: in pixels (3 of 256 in Chung et al. 2023); size: of the kernel, odd."""

    kind: Literal["gaussian_blur"] = "gaussian_blur"
    sigma: float = Field(default=1.5, gt=0, le=50)
    size: int = Field(default=61, ge=3, le=255)


class MotionBlurSpec(Part):
    """length: of the path, in pixels; angle, curvature: in degrees, counter-clockwise."""

    kind: Literal["motion_blur"] = "motion_blur"
    length: float = Field(default=7.0, gt=0, le=255)
    angle: float = Field(default=0.0, ge=-360, le=360)
    curvature: float = Field(default=0.0, ge=-360, le=360)


class KernelSpec(Part):
    """What a bright point becomes: rows of numbers, an odd number of them and in them. They are
    made to sum to 1."""

    kind: Literal["kernel"] = "kernel"
    taps: tuple[tuple[float, ...], ...] = Field(min_length=1, max_length=255)

    @field_validator("taps")
    @classmethod
    def _a_kernel(cls, taps: tuple[tuple[float, ...], ...]) -> tuple[tuple[float, ...], ...]:
        widths = {len(row) for row in taps}
        if max(widths) > 255:
            raise InputError("a kernel has at most 255 numbers in a row")
        if len(widths) != 1 or len(taps) % 2 == 0 or widths.pop() % 2 == 0:
            raise InputError("a kernel has an odd number of rows, all of the same odd length")
        if not sum(map(sum, taps)) > 0:
            raise InputError("a kernel must sum to more than 0")
        return taps


class DownsamplingSpec(Part):
    """The picture was made `factor` times smaller a side."""

    kind: Literal["downsampling"] = "downsampling"
    factor: int = Field(default=4, ge=2, le=8)
    method: Literal["bicubic", "bilinear", "average", "nearest"] = "bicubic"


class DenoisingSpec(Part):
    """The picture is whole, but noisy."""

    kind: Literal["denoising"] = "denoising"


class RadonSpec(Part):
    """Tomography by parallel rays, from `angles` directions within an arc of degrees."""

    kind: Literal["radon"] = "radon"
    angles: int = Field(default=20, ge=1, le=720)
    arc: float = Field(default=180.0, gt=0, le=180)


class ColourisationSpec(Part):
    """Only the brightness is known."""

    kind: Literal["colourisation"] = "colourisation"


class CompressedSensingSpec(Part):
    """`share` of as many random measurements as there are pixels; `seed` chooses them."""

    kind: Literal["compressed_sensing"] = "compressed_sensing"
    share: float = Field(default=0.25, gt=0, le=1)
    seed: int = Field(default=0, ge=0, le=2**64 - 1)


class HighDynamicRangeSpec(Part):
    """The picture was exposed `gain` times too long, and clipped."""

    kind: Literal["high_dynamic_range"] = "high_dynamic_range"
    gain: float = Field(default=2.0, ge=1, le=100)


class JPEGSpec(Part):
    """quality: 1 (coarse) to 100 (fine)."""

    kind: Literal["jpeg"] = "jpeg"
    quality: int = Field(default=10, ge=1, le=100)


class PhaseRetrievalSpec(Part):
    """The strength of the Fourier transform is known, but not its phase."""

    kind: Literal["phase_retrieval"] = "phase_retrieval"
    oversampling: float = Field(default=2.0, ge=1, le=8)


OperatorSpec = Annotated[
    InpaintingSpec
    | OutpaintingSpec
    | GaussianBlurSpec
    | MotionBlurSpec
    | KernelSpec
    | DownsamplingSpec
    | DenoisingSpec
    | RadonSpec
    | ColourisationSpec
    | CompressedSensingSpec
    | HighDynamicRangeSpec
    | JPEGSpec
    | PhaseRetrievalSpec,
    Field(discriminator="kind"),
]

# --- how it is found again ---


class DAPSSpec(Part):
    """Zhang et al. 2024: samples of the posterior, nothing to tune. The inner step is exact where
    the operator is linear, and Langevin dynamics where it is not."""

    kind: Literal["daps"] = "daps"


class DPSSpec(Part):
    """Chung et al. 2023. `step_size` is as published, for 1000 steps; a run of K steps takes it
    times 1000 / K. `stop_at_noise`: an image is left alone while it explains y as well as the
    noise allows, as else the noise would be fitted."""

    kind: Literal["dps"] = "dps"
    step_size: StepSize = Keyframes.constant(0.5)
    stop_at_noise: bool = True


class DiffPIRSpec(Part):
    """Zhu et al. 2023. `zeta`: small draws detailed samples, 1 comes close to their mean.
    `weight` (their lambda): how much the belief counts beside the measurement."""

    kind: Literal["diffpir"] = "diffpir"
    zeta: Eta = Keyframes.constant(0.3)
    weight: float = Field(default=1.0, gt=0, le=1000)


class MMPSSpec(Part):
    """Rozet et al. 2024: knows what belongs together, for large holes. `solver_steps`: of
    conjugate gradients at each level, each once back through the network."""

    kind: Literal["mmps"] = "mmps"
    solver_steps: int = Field(default=2, ge=1, le=20)


class PiGDMSpec(Part):
    """Song et al. 2023b: as MMPS with a covariance that is a number, once back a level."""

    kind: Literal["pigdm"] = "pigdm"


class DDRMSpec(Part):
    """Kawar et al. 2022, which is also DDNM+ (Wang et al. 2023): quick, and varies too little."""

    kind: Literal["ddrm"] = "ddrm"
    eta: float = Field(default=0.85, ge=0, le=1)


class ReplacementSpec(Part):
    """What is known is pasted in at every step. `travel_times` goes every `travel_length` steps so
    often, which mends seams (Lugmayr et al. 2022)."""

    kind: Literal["replacement"] = "replacement"
    travel_times: int = Field(default=1, ge=1, le=50)
    travel_length: int = Field(default=10, ge=1, le=1000)


SolverSpec = Annotated[
    DAPSSpec | DPSSpec | DiffPIRSpec | MMPSSpec | PiGDMSpec | DDRMSpec | ReplacementSpec,
    Field(discriminator="kind"),
]

# --- both ---

NOT_LINEAR = {"high_dynamic_range", "jpeg", "phase_retrieval"}
SPECTRAL = {
    *("inpainting", "outpainting", "gaussian_blur", "downsampling", "denoising"),
    *("colourisation", "compressed_sensing"),
}
"""Measurements whose singular vectors are known."""

NO_PICTURE = {"radon", "compressed_sensing", "phase_retrieval"}
"""Measurements that are no picture: they can be simulated alone."""

BY_GRADIENT = {"dps", "mmps", "pigdm"}
"""Solvers that go back through the network: about three times the time a step."""


class RestorationSpec(Part):
    """A measurement y = A(x) + noise of an unknown picture x, and what finds x again.

    picture: y itself; or with `simulated` the truth, of which y is measured here, with noise that
    `noise_seed` draws. It is as large as y (or the truth) is for the recipe's model. noise_sigma:
    of the noise in y in [-1, 1] units, so that 0.1 is 5 % of the full range; 0 for none. photons:
    how many meet a white pixel, where light was so faint that they can be counted (Poisson noise,
    upon the other); None where there is plenty.
    """

    picture: Attachment
    operator: OperatorSpec
    solver: SolverSpec = DAPSSpec()
    noise_sigma: float = Field(default=0.0, ge=0, le=2)
    simulated: bool = False
    noise_seed: int = Field(default=0, ge=0, le=2**64 - 1)
    photons: float | None = Field(default=None, ge=1, le=1e6)

    @model_validator(mode="after")
    def _solver_fits(self) -> RestorationSpec:
        offered = solvers_for(self.operator.kind)
        if self.solver.kind not in offered:
            raise InputError(
                "the solver {solver!r} cannot undo {operator!r}; there are {offered}",
                solver=self.solver.kind,
                operator=self.operator.kind,
                offered=", ".join(offered),
            )
        if not self.simulated and self.operator.kind in NO_PICTURE:
            raise InputError(
                "what {operator!r} measures is no picture; give the true picture, and simulate the"
                " measurement",
                operator=self.operator.kind,
            )
        if self.photons is not None and self.operator.kind in NO_PICTURE:
            raise InputError(
                "what {operator!r} measures is no picture whose photons could be counted; leave"
                " photons out",
                operator=self.operator.kind,
            )
        return self


def solvers_for(operator: str) -> tuple[str, ...]:
    """The kinds of solvers that can undo a kind of operator, the best default first.

    For those that are not linear, by PSNR of a sample on 8 test pictures of `scenes-32` at noise of
    5 %, DAPS with 50 levels beside DPS with 50 calls, which take about as long (in brackets 100 of
    each): JPEG 23.9 (24.0) and 20.9 (19.3) dB; lost phases 23.8 (23.0) and 23.4 (23.3); clipped
    pictures 28.0 (28.5) and 28.4 (29.7). Of those DPS is ahead, but at gain 3 and noise of 2 % it
    has 24.3 with 100 calls and does not explain y, where DAPS has 26.3.
    """
    if operator in NOT_LINEAR:
        return ("daps", "dps")
    offered = ["daps", "diffpir", "mmps", "dps", "pigdm"]
    if operator in SPECTRAL:
        offered.append("ddrm")
    if operator == "inpainting":
        offered.append("replacement")
    return tuple(offered)


def default_step_size(operator: str) -> float:
    """DPS's step size for a kind of operator, for 1000 steps (Chung et al. 2023, appendix D)."""
    if operator in {"inpainting", "outpainting", "colourisation", "compressed_sensing"}:
        return 0.5
    if operator == "radon":
        return 0.1  # sums over whole strips have long gradients
    return 1.0 if operator == "phase_retrieval" else 0.3


def default_steps(solver: str) -> int:
    """How many steps a kind of solver takes if nobody says."""
    return {"dps": 250, "ddrm": 20, "replacement": 100}.get(solver, 50)


def default_sampler(solver: str) -> dict[str, Any]:
    """The sampler that suits a kind of solver; DAPS, DiffPIR and DDRM take steps of their own."""
    if solver in {"mmps", "pigdm"}:
        return {"kind": "ddim", "eta": 0.5}
    return {"kind": "ddim", "eta": 1.0}


def kinds_of(union: Any) -> tuple[str, ...]:
    """The kinds of `OperatorSpec` or `SolverSpec`."""
    parts: tuple[type[Part], ...] = get_args(get_args(union)[0])
    return tuple(str(part.model_fields["kind"].default) for part in parts)


OPERATORS = kinds_of(OperatorSpec)
SOLVERS = kinds_of(SolverSpec)
