"""Where a run starts from, if not from noise alone: plain data, of which `engine.build_start` makes
states. A branch (`recipe.FromStep`) stands in `recipe`, because it carries its parent's recipe.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from diffusion_studio.attachments import Attachment
from diffusion_studio.guidance_specs import Part
from diffusion_studio.keyframes import Label
from diffusion_studio.sentence import InputError

if TYPE_CHECKING:
    import numpy as np

MAX_SIDE = 16
"""The most pictures along one side of a path's grid."""

Strength = Annotated[float, Field(gt=0, le=1)]
"""A noise level, as the share of the schedule's timesteps: 1 is pure noise."""


class Latent(Part):
    """An x_T (or any state) kept to the bit: float32, little-endian, as base64, and its shape
    (channels, height, width)."""

    data: str = Field(min_length=1, max_length=8 << 20)
    shape: tuple[int, int, int]


def to_latent(values: np.ndarray) -> Latent:
    """float32 [C, H, W], to be carried by a recipe."""
    channels, height, width = values.shape
    data = b64encode(values.astype("<f4").tobytes()).decode("ascii")
    return Latent(data=data, shape=(channels, height, width))


def values_of(latent: Latent) -> np.ndarray:
    """float32 [C, H, W]; ValueError, in a sentence, where the data are damaged."""
    import numpy as np

    try:
        flat = np.frombuffer(b64decode(latent.data, validate=True), "<f4")
        values = flat.astype(np.float32).reshape(latent.shape)
    except ValueError as error:
        raise InputError("The x_T of this recipe is damaged; invert the picture again.") from error
    if not np.isfinite(values).all():
        raise InputError("The x_T of this recipe is not finite; invert the picture again.")
    return values


class FromNoise(Part):
    """Start at x_T, drawn from the seeds."""

    kind: Literal["noise"] = "noise"


class FromPicture(Part):
    """Start from a picture noised to a level, a draw of q(x_t | x_0) with the noise that the run
    would have started from (SDEdit; Meng et al. 2022).

    The run has only the hops from that level on. A low `strength` keeps the picture, and at 1
    nothing of it is left.
    """

    kind: Literal["picture"] = "picture"
    picture: Attachment
    strength: Strength = 0.6


class FromLatent(Part):
    """Start from a given x_T, such as DDIM inversion finds; every image of the batch from it."""

    kind: Literal["latent"] = "latent"
    latent: Latent


class FromInversion(Part):
    """Go from the picture up to its x_T by DDIM inversion (Song et al. 2021, section 4.3), and
    down again: a round trip of steps - 1 hops up and `steps` down, so that its error is seen."""

    kind: Literal["inversion"] = "inversion"
    picture: Attachment


class SeedEnd(Part):
    """The noise of a seed."""

    kind: Literal["seed"] = "seed"
    seed: int = Field(ge=0, le=2**64 - 1)


class PictureEnd(Part):
    """A picture, noised with the noise of a seed."""

    kind: Literal["picture"] = "picture"
    picture: Attachment
    seed: int = Field(default=0, ge=0, le=2**64 - 1)


class LatentEnd(Part):
    """The x_T that inverting a picture gave."""

    kind: Literal["latent"] = "latent"
    latent: Latent


End = Annotated[SeedEnd | PictureEnd | LatentEnd, Field(discriminator="kind")]
Place = tuple[float, float, float]
Share = Annotated[float, Field(ge=0, le=1)]


class FromPath(Part):
    """Start image n of the batch at place n of a path between two ends, or of a grid among four
    corners (top left, top right, bottom left, bottom right), row by row.

    Parts that are pictures are mixed linearly; noises along the arc (`spherical`) or linearly too.
    Between two pictures each of `strengths` is a row, the level to which its starts are noised
    (Ho et al. 2020, section 4.3 and figure 9: coarse to fine). `at` makes one place alone: how far
    along the columns, how far along the rows (0 to 1), and the strength. `labels`, one for each
    end, are mixed linearly by their embeddings.
    """

    kind: Literal["path"] = "path"
    ends: tuple[End, ...]
    mix: Literal["spherical", "linear"] = "spherical"
    columns: int = Field(default=8, ge=2, le=MAX_SIDE)
    rows: int = Field(default=1, ge=1, le=MAX_SIDE)
    strengths: tuple[Strength, ...] = Field(default=(1.0,), min_length=1, max_length=MAX_SIDE)
    at: tuple[Share, Share, Strength] | None = None
    labels: tuple[Label, ...] | None = None

    @model_validator(mode="after")
    def _fits(self) -> FromPath:
        if len(self.ends) not in (2, 4):
            raise InputError("a path has two ends, or four corners")
        if len(self.ends) == 4 and (self.rows < 2 or len(self.strengths) > 1):
            raise InputError("four corners need 2 rows or more, and one strength")
        if len(self.ends) == 2 and self.rows != 1:
            raise InputError("between two ends there is one row, or one for each strength")
        if self.labels is not None and len(self.labels) != len(self.ends):
            raise InputError("labels are mixed where every end has one")
        pictures = all(isinstance(end, PictureEnd) for end in self.ends)
        levels = set(self.strengths) if self.at is None else {self.at[2]}
        if not pictures and levels != {1.0}:
            raise InputError(
                "a strength below 1 is for pictures; seeds and inverted pictures stand at 1"
            )
        return self

    @property
    def places(self) -> tuple[Place, ...]:
        """(share along the columns, share along the rows, strength) of each, row by row."""
        if self.at is not None:
            return (self.at,)
        across = [column / (self.columns - 1) for column in range(self.columns)]
        if len(self.ends) == 2:
            return tuple((u, 0.0, strength) for strength in self.strengths for u in across)
        down = [row / (self.rows - 1) for row in range(self.rows)]
        return tuple((u, v, self.strengths[0]) for v in down for u in across)


class Paint(Part):
    """Colour laid on a state: `colours` where `where` is white, of one `image` or of all.

    `carry` says how it enters. "keep_noise": the belief is painted, and the noise that explains
    the state stays, x_t' = x_t + sqrt(alpha_bar) (x_0' - x_0), as equation 4 of Ho et al. 2020 has
    it for a changed x_0. "new_noise": what is painted is noised afresh, a draw of q(x_t | x_0')
    (as in SDEdit, Meng et al. 2022). "as_is": the colours themselves become the state.
    """

    colours: Attachment
    where: Attachment
    carry: Literal["keep_noise", "new_noise", "as_is"] = "keep_noise"
    image: int | None = Field(default=None, ge=0)
