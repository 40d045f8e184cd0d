"""What is to be restored, and how: the Restore tab's part of the document.

    document.restoring.recipe()     # what the run bar submits while the tab is chosen

It knows no widgets and no engine. The picture is that of `document.sourcing`, the mask that of
`document.masking`.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication, QObject, Signal

from diffusion_studio.attachments import attach
from diffusion_studio.recipe import Label, Recipe, RecipeError
from diffusion_studio.restoration_specs import default_sampler
from diffusion_studio.ui.canvas.mask import FULL
from diffusion_studio.ui.restore.parameters import RestoreParameters
from diffusion_studio.ui.saying import said

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.attachments import EmbeddedPicture, PictureFile
    from diffusion_studio.ui.document import Document

translate = QCoreApplication.translate

Size = tuple[int, int]  # height and width, in pixels
Wish = tuple[object, ...]  # what a measurement depends on, the model first


class Restoring(QObject):
    """See the module. `changed` says that something may be read anew."""

    changed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self.parameters = RestoreParameters()
        self.wish: Wish | None = None  # what is to be measured now, as far as it can be said
        self.measuring = False  # y is waited for
        self.refusal = ""  # why the engine cannot measure y, in a sentence
        self._attached: tuple[np.ndarray, EmbeddedPicture | PictureFile] | None = None
        # What holds the mask, by what it was cut out for the region, and what came of that.
        self._cut: tuple[object, object, np.ndarray | None] = (None, (), None)

    # --- what is set ---

    def change(self, patch: dict[str, Any]) -> None:
        """Replace some parameters; a value that cannot be is left as it was."""
        with suppress(ValidationError):
            self.parameters = self.parameters.changed(patch)
        self.changed.emit()  # also where nothing changed: a refused value is put back

    def recall(self, parameters: RestoreParameters) -> None:
        """Set all parameters at once."""
        self.parameters = parameters
        self.changed.emit()

    def recall_kept(self, kept: dict[str, Any] | None) -> None:
        """Set the values of the last time; what cannot be used is left as it is."""
        with suppress(ValidationError), self._document.history.resting():
            self.recall(RestoreParameters.model_validate(kept or {}).fitted())

    def reseed(self) -> None:
        """Draw a new seed, unless it is locked."""
        if not self.parameters.seed_locked:
            with self._document.history.resting():
                self.recall(self.parameters.with_new_seed())

    def fit(self) -> None:
        """Have the picture's frame take in what this restoration works on."""
        size = self.wanted_size
        if size is not None and min(size) >= 1:
            self._document.sourcing.set_size(size)

    # --- what it comes to ---

    @property
    def wanted_size(self) -> Size | None:
        """How large the picture has to be: as the model makes them, or where it is damaged already,
        as their measurement is. None while no model is open."""
        card = self._document.card
        return None if card is None else wanted_size(self.parameters, card.size)

    def reason(self) -> str:
        """Why nothing can be restored now, in a sentence; "" if it can."""
        return self._reason_here() or said(self.refusal)

    def _reason_here(self) -> str:
        """The same as far as it is known without the engine."""
        card = self._document.card
        if card is None:
            return translate("Restore", "Open a model first.")
        if self._document.sourcing.picture is None:
            return translate("Restore", "Choose a picture to restore first.")
        damaged = self.parameters.model_copy(update={"simulated": False})
        if min(wanted_size(damaged, card.size)) < 1:
            return translate(
                "Restore", "The edges leave nothing of the picture; make them narrower."
            )
        return self._nothing_measured() or self._mask_reason()

    def _nothing_measured(self) -> str:
        parameters = self.parameters
        if parameters.operator == "outpainting" and not any(parameters.operator_values.values()):
            return translate("Restore", "No edge is to be added; set how far it goes on.")
        if parameters.operator == "kernel" and sum(map(sum, parameters.taps)) <= 0:
            return translate(
                "Restore", "The kernel is black all over; draw what a bright point became."
            )
        if parameters.operator == "denoising" and not parameters.noisy:
            return translate(
                "Restore", "There is no noise to take away; say how much the measurement has."
            )
        return ""

    def _mask_reason(self) -> str:
        if self.parameters.operator != "inpainting":
            return ""
        if self._painted() is None:
            return translate("Restore", "No mask yet: paint over what is to be made anew.")
        mask = self.mask()
        if mask is None:
            return translate("Restore", "The mask is that of another picture; paint it here.")
        if not mask.any():
            return translate(
                "Restore", "Within the frame nothing is masked; paint there, or move the frame."
            )
        if mask.max() < FULL and not self.parameters.noisy:
            return translate(
                "Restore",
                "No pixel is masked fully, and without noise what is masked in part is known;"
                " paint with a harder brush.",
            )
        if mask.min() > 0:
            picture, frame = self._document.sourcing.picture, self._document.sourcing.frame
            if picture is not None and frame is not None and frame.size != picture.size:
                return translate(
                    "Restore", "The mask covers all of the frame; leave a part free to go by."
                )
            return translate(
                "Restore", "The mask covers the whole picture; leave a part free to go by."
            )
        return ""

    @property
    def outdated(self) -> bool:
        """A restoration goes on whose measurement is another one now."""
        run = self._document.run
        if run is None or self.wish is None or run.recipe.restoration is None:
            return False
        begun = run.state.phase.live and run.state.k > 0
        return begun and self.wish[0] == run.recipe.model and self.wish != wish_of(run.recipe)

    def mask(self) -> np.ndarray | None:
        """What is to be made anew of the region: uint8 [h, w], 255 where masked; None while there
        is no mask, or one of another picture."""
        painted, sourcing = self._painted(), self._document.sourcing
        if painted is None:
            return None
        owner, pixels = painted
        by = (self._document.masking.version, sourcing.picture, sourcing.size)
        if owner is not self._cut[0] or by != self._cut[1]:  # it is asked for at every turn
            self._cut = owner, by, sourcing.region_mask(pixels)
        return self._cut[2]

    def picture_mask(self) -> np.ndarray | None:
        """The mask that counts, a copy of uint8 [H, W], if it is one of all of the opened picture;
        None where it is of the region alone, or there is none."""
        painted, picture = self._painted(), self._document.sourcing.picture
        if painted is None or picture is None or painted[1].shape != picture.size:
            return None
        return painted[1].copy()

    def _painted(self) -> tuple[object, np.ndarray] | None:
        """The mask that counts, uint8 [H, W], and what holds it: the one on the canvas, if
        something is painted there that fits, else the opened picture's, in whose place a map of the
        answer may be on the canvas. None where nothing is painted."""
        masking, sourcing = self._document.masking, self._document.sourcing
        mask, picture = masking.mask, sourcing.picture
        here = None if mask is None or mask.is_empty else (mask, mask.pixels)
        if picture is None or (here is not None and sourcing.takes_mask(here[1])):
            return here
        height, width = picture.size
        kept = masking.masks().get((width, height))
        return here if kept is None or not kept.any() else (kept, kept)

    def recipe(self) -> Recipe:
        """What the panel means. RecipeError, in a sentence, where that cannot be."""
        self.fit()
        reason, region = self._reason_here(), self._document.sourcing.region()
        if reason or region is None:
            raise RecipeError(reason)
        parameters = self.parameters
        return Recipe.build(
            model=self._document.parameters.model,
            label=self.label,
            sampler=default_sampler(parameters.solver),
            steps=self.steps,
            seed=parameters.seed,
            count=parameters.count,
            precision=self._document.parameters.precision,
            tiles=self._tiles(region),
            restoration={
                "picture": self._attach(region),
                "operator": self._operator(),
                "solver": {"kind": parameters.solver, **parameters.solver_values},
                "noise_sigma": parameters.noise_sigma,
                "photons": parameters.counted_photons,
                "simulated": parameters.simulated,
                "noise_seed": parameters.noise_seed,
            },
        )

    def _tiles(self, region: np.ndarray) -> dict[str, int] | None:
        """How large the restored picture is, where that is larger than the model's."""
        card, wanted = self._document.card, self.wanted_size
        if card is None or wanted is None or not self._document.sourcing.tiled:
            return None
        (height, width), (rows, columns) = card.size, wanted
        if self.parameters.operator == "downsampling":  # real: y is smaller by a factor
            high, wide = region.shape[0] * height // rows, region.shape[1] * width // columns
        else:  # outpainting adds so much at the edges, all others nothing
            high, wide = region.shape[0] + height - rows, region.shape[1] + width - columns
        return {"height": high, "width": wide}

    @property
    def steps(self) -> int:
        """How many steps the solver takes: at most as many as the model has levels."""
        card = self._document.card
        wanted = self.parameters.step_count
        return wanted if card is None else min(wanted, card.schedule.steps)

    def _operator(self) -> dict[str, Any]:
        parameters = self.parameters
        values: dict[str, Any] = {"kind": parameters.operator, **parameters.operator_values}
        mask = self.mask() if parameters.operator == "inpainting" else None
        if mask is not None:
            values["mask"] = attach(mask)
        if parameters.operator == "kernel":
            values["taps"] = parameters.taps
        return values

    @property
    def label(self) -> Label:
        """What the picture shows, where that is said; a model that knows no "unlabelled" gets its
        first label."""
        card, label = self._document.card, self.parameters.label
        if card is None or not card.labels:
            return None
        if label is None:
            return None if card.guidable else card.labels[0]
        return label if label in card.labels or isinstance(label, int) else None

    def _attach(self, pixels: np.ndarray) -> EmbeddedPicture | PictureFile:
        """The picture as the recipe carries it; written once, however often it is asked for: the
        region is the same array until it changes. All of a large picture stays in its file."""
        if self._attached is None or self._attached[0] is not pixels:
            picture = self._document.sourcing.picture
            whole = picture is not None and picture.pixels.shape == pixels.shape
            try:
                attached = attach(pixels, picture.path if picture is not None and whole else None)
            except (OSError, ValueError) as error:
                sentence = translate(
                    "Restore",
                    "The picture is too large to go into a recipe, and not in a file as it is; save"
                    " it as PNG and open that, or choose a part of it.",
                )
                raise RecipeError(sentence) from error
            self._attached = pixels, attached
        return self._attached[1]


def wish_of(recipe: Recipe) -> Wish:
    """What a measurement depends on; equal where y is the same."""
    spec = recipe.restoration
    if spec is None:
        return (recipe.model,)
    noise = spec.noise_sigma, spec.photons, spec.noise_seed
    return recipe.model, spec.picture, spec.operator, spec.simulated, *noise


def wanted_size(parameters: RestoreParameters, size: Size) -> Size:
    """How large a picture has to be for a model that makes pictures of `size`: the truth as large
    as they are, a measurement as large as theirs are. May be less than 1 where nothing is left."""
    if parameters.simulated:
        return size
    height, width = size
    values = parameters.operator_values
    if parameters.operator == "downsampling":
        factor = int(values["factor"])
        return height // factor, width // factor
    if parameters.operator == "outpainting":
        across = int(values["left"]) + int(values["right"])
        return height - int(values["top"]) - int(values["bottom"]), width - across
    return size
