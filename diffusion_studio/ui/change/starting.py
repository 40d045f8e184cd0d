"""What the Generate tab's runs start from: noise, the opened picture, or an inverted picture.

It knows no widgets and no engine. The picture is that of `document.sourcing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QObject, Signal

from diffusion_studio.attachments import attach
from diffusion_studio.recipe import (
    FromInversion,
    FromLatent,
    FromNoise,
    FromPicture,
    Recipe,
    RecipeError,
)

if TYPE_CHECKING:
    from diffusion_studio.attachments import EmbeddedPicture, PictureFile
    from diffusion_studio.start_specs import Latent
    from diffusion_studio.ui.document import Document

translate = QCoreApplication.translate

Origin = Literal["noise", "picture", "inverted", "kept"]
STRENGTH = 0.6
LEAST_STRENGTH = 0.02
INVERSION_STEPS = 250  # fewer come back less well; below 100 hardly


@dataclass(frozen=True)
class Inverted:
    """The x_T that leads to a picture: with which model, and how well that comes back, in dB."""

    latent: Latent
    model: str
    name: str
    psnr: float
    steps: int


class Starting(QObject):
    """See the module. `changed` says that something may be read anew."""

    changed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self.origin: Origin = "noise"
        self.strength = STRENGTH
        self.inversion_steps = INVERSION_STEPS
        self.inverted: Inverted | None = None
        self.kept: Recipe | None = None  # an opened recipe, whose start no panel can say
        self._attached: tuple[bytes, EmbeddedPicture | PictureFile] | None = None

    def choose(self, origin: Origin) -> None:
        """Start from this from now on."""
        there = {"inverted": self.inverted, "kept": self.kept}.get(origin, True) is not None
        if origin != self.origin and there:
            self.origin = origin
            self.fit()
        self.changed.emit()

    def set_strength(self, strength: float) -> None:
        """How noisy a picture is started from: 1 keeps nothing of it."""
        self.strength = min(max(strength, LEAST_STRENGTH), 1.0)
        self.changed.emit()

    def keep(self, inverted: Inverted) -> None:
        """An inversion has found this; it is started from."""
        self.inverted = inverted
        self.origin = "inverted"
        self.changed.emit()

    def recall(self, recipe: Recipe) -> None:
        """Start as a saved recipe does, as far as a panel can say it."""
        self.kept = None
        if isinstance(recipe.start, FromPicture):
            self.origin, self.strength = "picture", recipe.start.strength
        elif isinstance(recipe.start, FromNoise) or recipe.restoration is not None:
            self.origin = "noise"
        else:
            self.origin, self.kept = "kept", recipe
        self.changed.emit()

    def fit(self) -> None:
        """Have the picture's frame take in what the model works on."""
        card = self._document.card
        if card is not None and self.origin == "picture":
            self._document.sourcing.set_size(card.size)

    # --- what it comes to ---

    def reason(self) -> str:
        """Why nothing can be started from this now, in a sentence; "" if it can."""
        document, kept = self._document, self.inverted
        if self.origin == "picture" and document.sourcing.picture is None:
            return translate(
                "Start", "Open, paste or drop a picture to start from, or start from noise."
            )
        if self.origin == "picture" and self._region_is_of_another_size():
            return translate(
                "Start", "A start is one region of the model's size; choose another fit than tiles."
            )
        if self.origin == "inverted" and kept and kept.model != document.parameters.model:
            return translate(
                "Start", "The picture was inverted with another model; invert it with this one."
            )
        return ""

    def _region_is_of_another_size(self) -> bool:
        card, region = self._document.card, self._document.sourcing.region()
        return card is not None and region is not None and region.shape[:2] != tuple(card.size)

    def put_in(self, recipe: Recipe) -> Recipe:
        """The recipe with this start. RecipeError, in a sentence, where there is none."""
        if self.origin == "noise":
            return recipe
        reason = self.reason()
        if reason:
            raise RecipeError(reason)
        if self.origin == "kept" and self.kept is not None:
            fields = {"start": self.kept.start, "count": self.kept.count}
            return Recipe.build(**{**dict(recipe), **fields})
        if self.origin == "inverted" and self.inverted is not None:
            start: FromLatent | FromPicture = FromLatent(latent=self.inverted.latent)
        else:
            start = FromPicture(picture=self.picture(), strength=self.strength)
        return recipe.model_copy(update={"start": start, "tiles": None})  # of the model's size

    def inversion(self, recipe: Recipe) -> Recipe:
        """The round trip of the opened picture, with the recipe's model and label."""
        return Recipe.build(
            model=recipe.model,
            label=recipe.label,
            sampler={"kind": "ddim"},
            steps=max(self.inversion_steps, recipe.steps),
            precision=recipe.precision,
            start=FromInversion(picture=self.picture()),
        )

    def picture(self) -> EmbeddedPicture | PictureFile:
        """The opened picture's region, for a recipe to carry. RecipeError where there is none."""
        card = self._document.card
        if card is not None:
            self._document.sourcing.set_size(card.size)
        region = self._document.sourcing.region()
        if region is None:
            raise RecipeError(translate("Start", "Open, paste or drop a picture first."))
        data = region.tobytes()
        if self._attached is None or self._attached[0] != data:
            self._attached = data, attach(region)
        return self._attached[1]
