"""What of the document is kept: the panels' values, the opened picture, the masks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from diffusion_studio.recipe import Recipe
from diffusion_studio.start_specs import Latent
from diffusion_studio.ui.change.starting import Inverted, Origin, Starting
from diffusion_studio.ui.parameters import Parameters
from diffusion_studio.ui.restore.parameters import RestoreParameters
from diffusion_studio.ui.session.parts import Json, SessionParts
from diffusion_studio.ui.source.placement import Box
from diffusion_studio.ui.source.source import Fit, Kind, SourcePicture
from diffusion_studio.ui.tools.masking import Tool

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.ui.document import Document
    from diffusion_studio.ui.model_controller import ModelController

SOURCE, ALPHA, MASK = "source", "source-alpha", "mask"


class DocumentParts:
    """Gives the document's parts and takes them back. Pixels are not JSON: they are in `pictures`,
    which is to be set before the parts are taken."""

    def __init__(self, document: Document, models: ModelController) -> None:
        self._document = document
        self._models = models
        self.pictures: dict[str, np.ndarray] = {}

    def register(self, parts: SessionParts) -> None:
        parts.register("form", self._give_form, self._take_form)
        parts.register("restore", self._give_restore, self._take_restore)
        parts.register("mask", self._give_mask, self._take_mask)
        parts.register("picture", self._give_picture, self._take_picture)

    def register_start(self, parts: SessionParts, starting: Starting) -> None:
        """What runs start from; after the picture, which it may be."""
        parts.register(
            "start", lambda: _start_given(starting), lambda kept: _start_taken(starting, kept)
        )

    def pixels(self) -> dict[str, np.ndarray]:
        """The opened picture, its transparency and the masks, by what they are."""
        found: dict[str, np.ndarray] = {}
        picture = self._document.sourcing.picture
        if picture is not None:
            found[SOURCE] = picture.pixels
            if picture.alpha is not None:
                found[ALPHA] = picture.alpha
        for (width, height), mask in self._document.masking.masks().items():
            found[f"{MASK}-{width}-{height}"] = mask
        return found

    def version(self) -> object:
        """Equal where no pixel was changed."""
        picture = self._document.sourcing.picture
        return id(None if picture is None else picture.pixels), self._document.masking.version

    # --- the panels ---

    def _give_form(self) -> Json:
        document = self._document
        return {
            "parameters": document.parameters.model_dump(mode="json"),
            "tab": document.tab,
            "picture": document.picture,
        }

    def _take_form(self, kept: Any) -> None:
        parameters = Parameters.model_validate(kept["parameters"])
        if parameters.model:
            self._models.restore(parameters)
        self._document.choose_tab(str(kept["tab"]))
        if kept["picture"] in ("x_0", "x_t"):
            self._document.show_picture(kept["picture"])

    def _give_restore(self) -> Json:
        return self._document.restoring.parameters.model_dump(mode="json")

    def _take_restore(self, kept: Any) -> None:
        self._document.restoring.recall(RestoreParameters.model_validate(kept).fitted())

    # --- the picture and what lies over it ---

    def _give_mask(self) -> Json:
        return {"tool": self._document.masking.tool.value}

    def _take_mask(self, kept: Any) -> None:
        masks = {}
        for name, pixels in self.pictures.items():
            if name.startswith(f"{MASK}-") and pixels.ndim == 2:
                masks[pixels.shape[1], pixels.shape[0]] = pixels
        self._document.masking.recall(masks)
        self._document.masking.take(Tool(kept["tool"]))

    def _give_picture(self) -> Json:
        picture, sourcing = self._document.sourcing.picture, self._document.sourcing
        if picture is None:
            return None
        box = picture.frame
        return {
            "name": picture.name,
            "kind": picture.kind,
            "file": _stamp(picture.path),
            "fit": picture.fit,
            "frame": None if box is None else [box.x, box.y, box.width, box.height],
            "size": list(sourcing.size),
            "feather": sourcing.feather,
        }

    def _take_picture(self, kept: Any) -> None:
        sourcing, pixels = self._document.sourcing, self.pictures.get(SOURCE)
        if kept is None or pixels is None:
            return
        if pixels.ndim == 2:
            pixels = pixels[..., None].repeat(3, axis=-1)
        frame = None if kept["frame"] is None else Box(*map(int, kept["frame"]))
        whole = frame is not None and min(frame.width, frame.height) > 0
        kind: Kind = kept.get("kind") if kept.get("kind") in get_args(Kind) else "file"
        fit: Fit = kept["fit"] if kept["fit"] in get_args(Fit) else "frame"
        path = _unchanged(kept["file"])
        sourcing.set_size((int(kept["size"][0]), int(kept["size"][1])))
        box = frame if whole else None
        alpha, name = self.pictures.get(ALPHA), str(kept["name"])
        sourcing.take(SourcePicture(pixels, name, alpha, path, fit, box, kind))
        sourcing.set_feather(int(kept["feather"]))


def _stamp(path: Path | None) -> Json:
    """A file as it is now, so that it can be told later whether it still is."""
    try:
        found = None if path is None else path.stat()
    except OSError:
        found = None
    return None if found is None else [str(path), found.st_size, found.st_mtime_ns]


def _unchanged(stamp: Any) -> Path | None:
    """The file, if it is still as it was: then it holds the picture's very pixels."""
    return Path(stamp[0]) if stamp is not None and _stamp(Path(stamp[0])) == stamp else None


def _start_given(starting: Starting) -> Json:
    inverted = starting.inverted
    return {
        "origin": starting.origin,
        "strength": starting.strength,
        "inversion_steps": starting.inversion_steps,
        "inverted": None
        if inverted is None
        else {
            "latent": inverted.latent.model_dump(mode="json"),
            "model": inverted.model,
            "name": inverted.name,
            "psnr": inverted.psnr,
            "steps": inverted.steps,
        },
        "kept": None if starting.kept is None else starting.kept.model_dump(mode="json"),
    }


def _start_taken(starting: Starting, kept: Any) -> None:
    found, recipe = kept["inverted"], kept["kept"]
    if found is not None:
        starting.inverted = Inverted(
            Latent.model_validate(found["latent"]),
            str(found["model"]),
            str(found["name"]),
            float(found["psnr"]),
            int(found["steps"]),
        )
    if recipe is not None:
        starting.kept = Recipe.from_dict(recipe)
    starting.inversion_steps = int(kept["inversion_steps"])
    starting.set_strength(float(kept["strength"]))
    if kept["origin"] in get_args(Origin):
        starting.choose(kept["origin"])
