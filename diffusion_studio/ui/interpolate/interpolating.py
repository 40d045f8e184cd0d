"""What the Interpolate tab makes: a path between two ends, a grid among four, or coarse to fine.

Model, label, sampler, steps and guidance are those of the Generate tab. It knows no widgets and no
engine.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QCoreApplication, QObject, Signal

from diffusion_studio.recipe import FromPath, Label, Recipe, RecipeError
from diffusion_studio.start_specs import End, LatentEnd, PictureEnd, SeedEnd
from diffusion_studio.ui.parameters import RANDOM_SEEDS

if TYPE_CHECKING:
    from diffusion_studio.attachments import EmbeddedPicture, PictureFile
    from diffusion_studio.start_specs import Latent
    from diffusion_studio.ui.document import Document

translate = QCoreApplication.translate

Shape = Literal["line", "grid", "coarse_to_fine"]
Mix = Literal["spherical", "linear"]
EndKind = Literal["seed", "picture", "latent"]
CORNERS = 4
PREVIEW_STEPS = 8
LEAST_STRENGTH = 0.05


@dataclass(frozen=True)
class EndChoice:
    """One end: a seed, or a picture, as it is or inverted to its x_T, with its name."""

    kind: EndKind = "seed"
    seed: int = 0
    name: str = ""
    label: Label = None
    picture: EmbeddedPicture | PictureFile | None = None
    latent: Latent | None = None


@dataclass(frozen=True)
class Path:
    """The settings of the tab. `strength` is the level to which pictures are noised; `columns` and
    `rows` how many pictures stand along each side; `same_noise` noises both pictures alike;
    `labelled` mixes the ends' labels too."""

    shape: Shape = "line"
    mix: Mix = "spherical"
    columns: int = 8
    rows: int = 4
    strength: float = 0.6
    same_noise: bool = True
    labelled: bool = False


class Interpolating(QObject):
    """See the module. `changed` says that something may be read anew."""

    changed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self.path = Path()
        self.ends = [EndChoice(seed=n) for n in range(1, CORNERS + 1)]
        self.place = (0.5, 0.5)  # where the handle is

    # --- what is set ---

    def change(self, patch: dict[str, Any]) -> None:
        """Replace some settings."""
        self.path = replace(self.path, **patch)
        self.changed.emit()

    def set_end(self, n: int, end: EndChoice) -> None:
        """Have another end."""
        self.ends[n] = end
        self.changed.emit()

    def move(self, u: float, v: float) -> None:
        """Have the handle elsewhere, 0 to 1 along and down."""
        self.place = (min(max(u, 0.0), 1.0), min(max(v, 0.0), 1.0))
        self.changed.emit()

    def new_seed(self, n: int) -> None:
        """Another noise for an end."""
        self.set_end(n, replace(self.ends[n], seed=secrets.randbelow(RANDOM_SEEDS)))

    # --- what it comes to ---

    @property
    def ends_used(self) -> list[EndChoice]:
        return self.ends if self.path.shape == "grid" else self.ends[:2]

    @property
    def labelled(self) -> bool:
        """Labels are mixed, where the model has some."""
        card = self._document.card
        return self.path.labelled and card is not None and bool(card.labels)

    @property
    def pictured(self) -> bool:
        """All ends are pictures as they are, so that a strength has a meaning."""
        return all(end.kind == "picture" for end in self.ends_used)

    @property
    def strengths(self) -> tuple[float, ...]:
        """The noise levels: of coarse to fine one a row, the finest first."""
        path = self.path
        if not self.pictured:
            return (1.0,)
        if path.shape != "coarse_to_fine":
            return (path.strength,)
        return tuple(round((row + 1) / path.rows, 4) for row in range(path.rows))

    @property
    def count(self) -> int:
        """How many pictures are made."""
        path = self.path
        if path.shape == "grid":
            return path.columns * path.rows
        return path.columns * len(self.strengths)

    def reason(self) -> str:
        """Why this cannot be made, in a sentence; "" if it can."""
        kinds = {end.kind for end in self.ends_used}
        if self.path.shape == "coarse_to_fine" and not self.pictured:
            return translate(
                "Interpolate", "Coarse to fine goes from picture to picture; choose two pictures."
            )
        if "picture" in kinds and len(kinds) > 1:
            return translate(
                "Interpolate",
                "A picture goes with pictures; to go from one to a seed, invert it first.",
            )
        if self.count > 64:
            return translate("Interpolate", "That is more than 64 pictures; take fewer.")
        return ""

    def recipe(self) -> Recipe:
        """The whole path. RecipeError, in a sentence, where it cannot be."""
        reason = self.reason()
        if reason:
            raise RecipeError(reason)
        path = self.path
        start = FromPath(
            ends=tuple(self._end(end) for end in self.ends_used),
            mix=path.mix,
            columns=path.columns,
            rows=path.rows if path.shape == "grid" else 1,
            strengths=self.strengths,
            labels=tuple(end.label for end in self.ends_used) if self.labelled else None,
        )
        return self._with(start, self.count)

    def preview(self) -> Recipe:
        """The picture at the handle alone, in a few steps."""
        whole = self.recipe()
        if not isinstance(whole.start, FromPath):
            raise RecipeError("There is no path to look at.")
        path, (u, v) = self.path, self.place
        row = min(int(v * len(self.strengths)), len(self.strengths) - 1)
        down = v if path.shape == "grid" else 0.0
        start = whole.start.model_copy(update={"at": (u, down, self.strengths[row])})
        recipe = self._with(start, 1)
        steps = min(PREVIEW_STEPS, recipe.steps)
        sampler = {"kind": "dpm_solver_2m"}
        return Recipe.build(**{**dict(recipe), "steps": steps, "sampler": sampler})

    def _with(self, start: FromPath, count: int) -> Recipe:
        base = self._document.recipe()
        fields = {**dict(base), "start": start, "count": count}
        if self.labelled:  # guidance then leads towards each picture's own mixture
            fields |= {"label": self.ends[0].label, "label_changes": ()}
        return Recipe.build(**fields)

    def _end(self, end: EndChoice) -> End:
        if end.kind == "picture" and end.picture is not None:
            first = self.ends[0].seed
            return PictureEnd(picture=end.picture, seed=first if self.path.same_noise else end.seed)
        if end.kind == "latent" and end.latent is not None:
            return LatentEnd(latent=end.latent)
        return SeedEnd(seed=end.seed)
