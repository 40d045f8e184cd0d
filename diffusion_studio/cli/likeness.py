"""What `replay --check` finds: how near a picture that was made again is to the one in a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np

    from diffusion_studio.library.file_form import Kind

_NAMES = {"png": "PNG", "jpeg": "JPEG", "webp": "WebP"}
_ROOM = 1.05  # how much more another version of an encoder may lose, as a factor


@dataclass(frozen=True, slots=True)
class Loss:
    """What a format that does not keep every pixel loses of the picture that was made again, in
    grey levels. `quality` is that of the file."""

    kind: Kind
    quality: int
    largest: int
    rms: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """`largest` (in grey levels, 0 to 255), `rms` and `differing` (a share of the values) are of
    the picture made again beside what is left of the first in the file. With a `loss`, `saved` is
    the largest difference of both as they are in files of that format."""

    largest: int
    rms: float
    differing: float
    loss: Loss | None = None
    saved: int = 0
    changed: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing speaks against its being the same picture. Where the format loses
        something: both give the same file, or they lie no further apart than the format moves
        a picture."""
        if self.loss is None or self.largest == 0:
            return self.largest == 0
        near = self.largest <= self.loss.largest and self.rms <= _ROOM * self.loss.rms
        return self.saved == 0 or near

    def with_changes(self, changed: list[str]) -> Likeness:
        """The same, with what is not as it was, in words."""
        return replace(self, changed=tuple(changed))

    def as_data(self) -> dict[str, Any]:
        told: dict[str, Any] = {
            "largest_difference": self.largest,
            "differing_share": round(self.differing, 6),
            "changed": list(self.changed),
        }
        if self.loss is not None:
            told["format"] = {
                "name": self.loss.kind,
                "quality": self.loss.quality,
                "largest_loss": self.loss.largest,
                "largest_difference_when_saved": self.saved,
                "same_as_far_as_can_be_told": self.same,
            }
        return told

    def __str__(self) -> str:
        share = f"{self.differing:.2%} of the values differ"
        if self.loss is None:
            if self.same:
                return "The same picture: the largest difference of a pixel is 0."
            return f"The largest difference of a pixel is {self.largest} of 255; {share}."
        saved = f"{_NAMES[self.loss.kind]} of quality {self.loss.quality}"
        if self.saved == 0:
            return (
                f"The same picture: saved as {saved} once more, the largest difference of a pixel"
                f" is 0. Saving so moves pixels by up to {self.loss.largest} of 255."
            )
        apart = f"The largest difference of a pixel is {self.largest} of 255; {share}."
        if self.same:
            return (
                f"{apart} That is no more than saving as {saved} does: as far as can be told from"
                " such a file, it is the same picture."
            )
        return (
            f"{apart} Saving as {saved} moves pixels by {self.loss.largest} at most: it is another"
            " picture, or another program saved it anew."
        )


def likeness_of(file: Path, before: np.ndarray, now: np.ndarray, quality: int | None) -> Likeness:
    """How near `now` is to `before`, the pixels of `file`; both uint8 [H, W, 3]. `quality` is what
    the file says that it was written with."""
    from diffusion_studio.library.carrier import decoded, encode, kind_of
    from diffusion_studio.library.file_form import FileForm
    from diffusion_studio.library.likeness import largest_difference, rms_difference

    alike = Likeness(
        largest_difference(before, now),
        rms_difference(before, now),
        float((before != now).mean()),
    )
    kind = kind_of(file)
    if quality is None or kind == "png":
        return alike
    again = decoded(encode(now, None, FileForm(kind, quality)))
    loss = Loss(kind, quality, largest_difference(now, again), rms_difference(now, again))
    return replace(alike, loss=loss, saved=largest_difference(before, again))
