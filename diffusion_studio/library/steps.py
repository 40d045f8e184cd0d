"""The steps of a picture, kept beside it in the library, to be looked through on another day.

    folder/steps/2026-11/boat-ddim50-seed7.safetensors     of pictures/2026-11/boat-ddim50-seed7.png

They are kept as they are seen, uint8 without further loss: a float32 record takes four times the
room, and to go on from one that was rounded would not give the same picture. safetensors lets a
single step be read where it lies.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diffusion_studio.library.files import replace_file
from diffusion_studio.sentence import Telling

if TYPE_CHECKING:
    import numpy as np

STEPS, SUFFIX = "steps", ".safetensors"
MOST_STATES = 10_000
LARGEST_SHARE = 0.1  # of the budget that the steps of one picture may take

Level = tuple[int | None, float]  # t and alpha_bar; t is None of the clean picture


class StepsError(Telling):
    """The steps cannot be read; one sentence says why."""


@dataclass(frozen=True, eq=False)
class Steps:
    """States `first` to `first` + n of a run's `total` steps: `x_t` uint8 [n + 1, H, W, 3], the
    beliefs `x_0` uint8 [n, H, W, 3], and the noise level of each state from 0 to `total`."""

    total: int
    first: int
    levels: tuple[Level, ...]
    x_t: np.ndarray
    x_0: np.ndarray

    @property
    def size(self) -> int:
        """The bytes that they take."""
        return self.x_t.nbytes + self.x_0.nbytes


class KeptSteps:
    """A file of steps, of which single ones are read. StepsError if it is none."""

    def __init__(self, path: Path) -> None:
        from safetensors import SafetensorError, safe_open

        try:
            self._file = safe_open(path, framework="numpy")
            told = json.loads((self._file.metadata() or {})["steps"])
            self.total, self.first = int(told["total"]), int(told["first"])
            self.levels = tuple(_level(each) for each in told["levels"])
            states = [self._file.get_slice(name).get_shape() for name in ("x_t", "x_0")]
            kinds = {self._file.get_slice(name).get_dtype() for name in ("x_t", "x_0")}
        except FileNotFoundError as error:
            raise StepsError("The steps of this picture are not kept.") from error
        except (OSError, SafetensorError, KeyError, TypeError, ValueError) as error:
            raise StepsError(
                "The steps of this picture cannot be read: {path}.", path=path
            ) from error
        self.count = states[1][0]
        whole = len(states[0]) == 4 and states[0] == [self.count + 1, *states[1][1:]]
        fits = self.count > 0 and self.first >= 0 and self.first + self.count <= self.total
        small = self.total < MOST_STATES and len(self.levels) == self.total + 1
        if not (whole and fits and small and kinds == {"U8"} and states[0][3] == 3):
            raise StepsError("The steps of this picture cannot be read: {path}.", path=path)

    def frames(
        self, picture: str, steps: Sequence[int] | None = None, image: int | None = None
    ) -> list[np.ndarray]:
        """As `EngineClient.frames`: uint8 [1, H, W, 3] each; there is one image alone."""
        if picture not in ("x_t", "x_0") or image not in (None, 0):
            return []
        kept = self._file.get_slice(picture)
        places = range(self.count + (picture == "x_t")) if steps is None else steps
        return [kept[place : place + 1] for place in places]


def steps_file(folder: Path, home: str) -> Path:
    """Where the steps of a picture lie; `home` is its path within "pictures"."""
    return (folder / STEPS / home).with_suffix(SUFFIX)


def left_out_file(folder: Path, home: str) -> Path:
    """What stands in the place of steps that were too large."""
    return (folder / STEPS / home).with_suffix(".left-out.json")


@dataclass(frozen=True)
class LeftOut:
    """Steps that were not kept, as they took `size` bytes where `room` was allowed."""

    size: int
    room: int


def left_out(folder: Path, home: str) -> LeftOut | None:
    """Whether the steps of a picture were too large; None where they were not, or nobody knows."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        told = json.loads(left_out_file(folder, home).read_text("utf-8"))
        return LeftOut(int(told["size"]), int(told["room"]))
    return None


def keep_steps(folder: Path, home: str, steps: Steps, budget: float) -> bool:
    """Keep the steps of a picture, and let the oldest go beyond `budget`, in bytes; False where
    they are too large for it, which is written down. SaveError where they cannot be written."""
    room = budget * LARGEST_SHARE
    if steps.size > room:
        said = json.dumps({"size": steps.size, "room": int(room)})
        replace_file(left_out_file(folder, home), said.encode())
        return False
    write_steps(steps_file(folder, home), steps)
    trim(folder, budget)
    return True


def write_steps(path: Path, steps: Steps) -> None:
    """Write the steps of a picture to `path`. SaveError where they cannot be written."""
    from safetensors.numpy import save

    told: dict[str, Any] = {"total": steps.total, "first": steps.first, "levels": steps.levels}
    data = save({"x_t": steps.x_t, "x_0": steps.x_0}, {"steps": json.dumps(told)})
    replace_file(path, data)


def steps_beside(picture: Path) -> Path:
    """Where the steps of a picture lie that is kept elsewhere while its library is away."""
    return picture.with_suffix(SUFFIX)


def move_steps(picture: Path, path: Path) -> None:
    """Have the steps that lie beside a picture at `path`. Where there is no room for them they are
    let go, as the oldest are: the picture is more."""
    beside = steps_beside(picture)
    with suppress(OSError):
        replace_file(path, beside.read_bytes())
    with suppress(OSError):
        beside.unlink()


def trim(folder: Path, budget: float) -> int:
    """Let the oldest steps go until the rest take at most `budget` bytes; how many they take."""
    found = []
    with suppress(OSError):  # the disk may go meanwhile
        for path in (folder / STEPS).rglob(f"*{SUFFIX}"):
            with suppress(OSError):
                stat = path.lstat()
                found.append((stat.st_mtime_ns, stat.st_size, path))
    size = sum(each[1] for each in found)
    for _, bytes_, path in sorted(found):
        if size <= budget:
            break
        with suppress(OSError):
            path.unlink()
            size -= bytes_
    return size


def _level(told: Sequence[Any]) -> Level:
    t, alpha_bar = told
    return (None if t is None else int(t)), float(alpha_bar)
