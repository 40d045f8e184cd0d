"""What stands on the line of `restore`, made into one recipe."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diffusion_studio.attachments import EmbeddedPicture, PictureFile, attach, pixels_of
from diffusion_studio.cli.refusal import Refusal
from diffusion_studio.cli.request import find_model
from diffusion_studio.library.kernel_picture import KernelError, Taps, read_kernel
from diffusion_studio.library.mask_picture import MaskError, read_mask
from diffusion_studio.library.open_picture import OpenedPicture, PictureError, open_picture
from diffusion_studio.models import ModelCard, default_model
from diffusion_studio.recipe import Recipe
from diffusion_studio.restoration_specs import (
    DownsamplingSpec,
    KernelSpec,
    default_sampler,
    default_step_size,
    default_steps,
    solvers_for,
)

if TYPE_CHECKING:
    import numpy as np

_OF_OPERATOR = {
    "gaussian_blur": ("sigma", "kernel_size"),
    "motion_blur": ("length", "angle", "curvature"),
    "downsampling": ("factor", "method"),
    "radon": ("angles", "arc"),
    "compressed_sensing": ("share", "drawn_by"),
    "high_dynamic_range": ("gain",),
    "jpeg": ("quality",),
    "phase_retrieval": ("oversampling",),
    "inpainting": ("mask",),
    "outpainting": ("margins",),
    "kernel": ("kernel",),
}
_OF_SOLVER = {
    "dps": ("step_size", "fit_noise"),
    "diffpir": ("zeta", "weight"),
    "mmps": ("solver_steps",),
    "ddrm": ("eta",),
    "replacement": ("travel_times", "travel_length"),
}
_FIELDS = {"kernel_size": "size", "drawn_by": "seed"}
"""The fields of options that are called otherwise."""


@dataclass(frozen=True, slots=True)
class WantedRestoration:
    """The options that make a recipe; None where the line says nothing."""

    operator: str | None = None
    solver: str = "auto"
    simulate: bool = False
    fit: bool = False
    tiles: bool = False
    noise: float = 0.0
    photons: float | None = None
    model: str | None = None
    label: str | None = None
    steps: int | None = None
    seed: int = 0
    noise_seed: int | None = None
    count: int = 4
    precision: str | None = None
    mask: Path | None = None
    margins: tuple[int, int, int, int] | None = None
    sigma: float | None = None
    kernel_size: int | None = None
    length: float | None = None
    angle: float | None = None
    curvature: float | None = None
    kernel: Path | None = None
    factor: int | None = None
    method: str | None = None
    angles: int | None = None
    arc: float | None = None
    share: float | None = None
    drawn_by: int | None = None
    gain: float | None = None
    quality: int | None = None
    oversampling: float | None = None
    step_size: float | None = None
    fit_noise: bool | None = None
    zeta: float | None = None
    weight: float | None = None
    solver_steps: int | None = None
    eta: float | None = None
    travel_times: int | None = None
    travel_length: int | None = None


def checked(wanted: WantedRestoration) -> tuple[str, str, str, ModelCard]:
    """Operator, solver, model and its card. Refusal or ModelError where an option is wrong for
    whatever picture."""
    if wanted.operator is None:
        raise Refusal(
            "Say what was done to the picture: --operator inpainting, for example (restore --help"
            " lists them)."
        )
    operator = wanted.operator.replace("-", "_")
    solver = solvers_for(operator)[0] if wanted.solver == "auto" else wanted.solver
    _refuse_strays(wanted, operator, solver)
    if wanted.fit and wanted.tiles:
        raise Refusal("--fit scales the picture to the model's size, --tiles keeps it; choose one.")
    _refuse_lacks(wanted, operator)
    model, card = find_model(wanted.model or default_model())
    return operator, solver, model, card


def restoration_recipe(picture: Path, wanted: WantedRestoration) -> Recipe:
    """The recipe that the line asks for. Refusal, RecipeError or ModelError where it cannot be."""
    operator, solver, model, card = checked(wanted)
    opened = opened_picture(picture)
    pixels = opened.pixels
    spec: dict[str, Any] = {"kind": solver} | _given(wanted, _OF_SOLVER.get(solver, ()))
    if solver == "dps":
        fits = spec.pop("fit_noise", False)
        spec = {"step_size": default_step_size(operator), "stop_at_noise": not fits} | spec
    fields = {"kind": operator} | _operator(wanted, operator, pixels)
    size = card.size if wanted.simulate else _measured_size(fields, card)
    if not wanted.fit and not wanted.tiles:
        _refuse_size(picture.name, pixels, size, card.name)
    if wanted.fit:
        pixels = fitted(pixels, size)
        if wanted.mask is not None:
            fields["mask"] = attach(fitted(pixels_of(fields["mask"]), size))
    restoration = {
        "picture": _attached(pixels, None if wanted.fit or opened.changes else picture),
        "operator": fields,
        "solver": spec,
        "noise_sigma": 2 * wanted.noise,  # [-1, 1] is 2 wide
        "simulated": wanted.simulate,
        "noise_seed": wanted.seed if wanted.noise_seed is None else wanted.noise_seed,
        "photons": wanted.photons,
    }
    index = card.label_index(wanted.label)
    return Recipe.build(
        model=model,
        label=None if index is None else card.labels[index],
        steps=wanted.steps if wanted.steps is not None else default_steps(solver),
        sampler=default_sampler(solver),
        seed=wanted.seed,
        count=wanted.count,
        restoration=restoration,
        tiles=_tiles(wanted, fields, pixels) if wanted.tiles else None,
        precision=wanted.precision or "auto",
    )


def opened_picture(path: Path) -> OpenedPicture:
    """A picture of any kind; Refusal where there is none to work on."""
    try:
        return open_picture(path)
    except PictureError as error:
        raise Refusal(str(error)) from error


def _attached(pixels: np.ndarray, file: Path | None) -> EmbeddedPicture | PictureFile:
    try:
        return attach(pixels, file)
    except ValueError as error:
        raise Refusal(str(error)) from error


def _tiles(
    wanted: WantedRestoration, operator: dict[str, Any], pixels: np.ndarray
) -> dict[str, int]:
    """How large the whole picture is, of which `pixels` are the truth or a measurement."""
    height, width = pixels.shape[:2]
    if wanted.simulate:
        return {"height": height, "width": width}
    if operator["kind"] == "downsampling":
        factor = DownsamplingSpec(**operator).factor
        return {"height": height * factor, "width": width * factor}
    margins = {side: operator.get(side, 0) for side in ("left", "right", "top", "bottom")}
    return {
        "height": height + margins["top"] + margins["bottom"],
        "width": width + margins["left"] + margins["right"],
    }


def _refuse_strays(wanted: WantedRestoration, operator: str, solver: str) -> None:
    """Refuse an option that belongs to another operator or solver: it would do nothing."""
    for chosen, owners in ((operator, _OF_OPERATOR), (solver, _OF_SOLVER)):
        for owner, names in owners.items():
            for name in names:
                if owner != chosen and getattr(wanted, name) is not None:
                    option = name.replace("_", "-")
                    raise Refusal(
                        f"--{option} belongs to {owner.replace('_', '-')}, not to"
                        f" {chosen.replace('_', '-')}; leave it out."
                    )


def _refuse_lacks(wanted: WantedRestoration, operator: str) -> None:
    """Refuse an operator that is not told what it needs."""
    match operator:
        case "inpainting" if wanted.mask is None:
            raise Refusal("Inpainting needs to know where; add --mask with a picture.")
        case "outpainting" if wanted.margins is None:
            raise Refusal("Outpainting needs --margins LEFT RIGHT TOP BOTTOM, in pixels.")
        case "outpainting" if not any(wanted.margins or ()):
            raise Refusal("No edge is to be added; say how far it goes on with --margins.")
        case "denoising" if wanted.noise == 0 and wanted.photons is None:
            raise Refusal("There is no noise to take away; say how much with --noise.")
        case "kernel" if wanted.kernel is None:
            raise Refusal("Name a picture of the blur's kernel with --kernel.")


def _refuse_size(name: str, pixels: np.ndarray, size: tuple[int, int], model: str) -> None:
    """Refuse a picture that is not of the size, (height, width), that the model works on."""
    height, width = pixels.shape[:2]
    if (height, width) != size:
        raise Refusal(
            f"{name} is {width} × {height}, and for {model} it would be {size[1]} × {size[0]}; add"
            " --fit to scale it, or --tiles to restore all of it as it is."
        )


def _given(wanted: WantedRestoration, names: tuple[str, ...]) -> dict[str, Any]:
    values = {_FIELDS.get(name, name): getattr(wanted, name) for name in names}
    return {name: value for name, value in values.items() if value is not None}


def _measured_size(operator: dict[str, Any], card: ModelCard) -> tuple[int, int]:
    """Height and width of what the operator measures of the model's pictures."""
    height, width = card.size
    if operator["kind"] == "outpainting":
        return (
            max(1, height - operator["top"] - operator["bottom"]),
            max(1, width - operator["left"] - operator["right"]),
        )
    if operator["kind"] == "downsampling":
        factor = DownsamplingSpec(**operator).factor
        return height // factor, width // factor
    return height, width


def _operator(wanted: WantedRestoration, operator: str, pixels: np.ndarray) -> dict[str, Any]:
    """The fields of the operator's spec."""
    match operator:
        case "inpainting" if wanted.mask is not None:
            height, width = pixels.shape[:2]
            try:
                return {"mask": attach(read_mask(wanted.mask, width, height))}
            except MaskError as error:
                raise Refusal(str(error)) from error
        case "outpainting" if wanted.margins is not None:
            sides = ("left", "right", "top", "bottom")
            return dict(zip(sides, wanted.margins, strict=True))
        case "kernel" if wanted.kernel is not None:
            return {"taps": _taps(wanted.kernel)}
    return _given(wanted, _OF_OPERATOR.get(operator, ()))


def _taps(path: Path) -> Taps:
    """The kernel in a picture, or rows of numbers as JSON; Refusal, in a sentence, where there is
    none."""
    if path.suffix == ".json":
        return _rows(path)
    try:
        return read_kernel(path)
    except KernelError as error:
        raise Refusal(str(error)) from error


def _rows(path: Path) -> Taps:
    try:
        return KernelSpec(taps=json.loads(path.read_bytes())).taps
    except OSError as error:
        raise Refusal(f"{path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise Refusal(
            f"{path.name} is no kernel; give an odd number of rows of an odd number of numbers."
        ) from error


def fitted(pixels: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """The largest part of these proportions from the middle, scaled to size = (height, width)."""
    import numpy as np
    from PIL import Image, ImageOps

    height, width = size
    picture = ImageOps.fit(Image.fromarray(pixels), (width, height), Image.Resampling.LANCZOS)
    return np.asarray(picture).copy()
