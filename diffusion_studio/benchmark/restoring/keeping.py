"""A folder in which a contest is kept, so that it can be made in pieces.

`contest.json` says whose pictures and which measurements; for each task there is a folder with a
JSON file for every cell that is done, and beside it a folder of the samples that it was made of,
a few pictures a file. So what was once sampled is never sampled again: not when the contest was
broken off in the midst of a cell, and not when more pictures are asked for later.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from diffusion_studio.benchmark.peers import BenchmarkError
from diffusion_studio.library.files import SaveError, replace_file

Cell = dict[str, Any]

HEAD_FILE = "contest.json"


@dataclass(frozen=True)
class Head:
    """What all cells of a folder have in common."""

    model: str
    weights: str | None  # their sha256
    precision: str
    noise_sigma: float


@dataclass(frozen=True, eq=False)
class Part:
    """The samples of some pictures: uint8 [P * K, H, W, 3], those of a picture beside each other.

    chi_squared: [P * K]. seconds, cpu: of a sample on average, by the clock and of all cores
    together. calls: of the network, for a sample.
    """

    samples: np.ndarray
    chi_squared: np.ndarray
    seconds: float
    cpu: float
    calls: int

    def to_bytes(self) -> bytes:
        buffer = io.BytesIO()
        numbers = np.array([self.seconds, self.cpu, self.calls])
        np.savez_compressed(
            buffer, samples=self.samples, chi_squared=self.chi_squared, numbers=numbers
        )
        return buffer.getvalue()

    @classmethod
    def of_file(cls, path: Path) -> Part:
        with np.load(path, allow_pickle=False) as found:
            seconds, cpu, calls = found["numbers"].tolist()
            return cls(found["samples"], found["chi_squared"], seconds, cpu, int(calls))


class Keep:
    """The folder, or, with None, nothing that would be kept."""

    def __init__(self, folder: Path | None, head: Head) -> None:
        """BenchmarkError where the folder holds another contest, or cannot be written."""
        self.folder = folder
        if folder is None:
            return
        file = folder / HEAD_FILE
        if not file.exists():
            _write(file, (json.dumps(asdict(head), indent=1) + "\n").encode())
        elif _read(file) != asdict(head):
            raise BenchmarkError(
                f"{folder} keeps a contest of another model, other weights, precision or noise;"
                " name another folder."
            )

    def cell(self, task: str, name: str, draws: int, pictures: int) -> Cell | None:
        """What was found of so many pictures; None where that is not known yet."""
        path = self._place(task, name, draws, ".json")
        if path is None or not path.exists():
            return None
        cell: Cell = _read(path)
        return cell if cell["pictures"] == pictures else None

    def put_cell(self, cell: Cell) -> None:
        path = self._place(cell["task"], cell["name"], cell["draws"], ".json")
        if path is not None:
            _write(path, (json.dumps(cell, indent=1) + "\n").encode())

    def part(self, task: str, name: str, draws: int, pictures: slice) -> Part | None:
        """The samples of just these pictures, if they are there."""
        path = self._part(task, name, draws, pictures)
        if path is None or not path.exists():
            return None
        try:
            part = Part.of_file(path)
        except (OSError, ValueError, KeyError) as error:
            raise BenchmarkError(f"{path} cannot be read; remove it to make it anew.") from error
        wanted = (pictures.stop - pictures.start) * draws
        return part if len(part.samples) == wanted else None

    def put_part(self, task: str, name: str, draws: int, pictures: slice, part: Part) -> None:
        path = self._part(task, name, draws, pictures)
        if path is not None:
            _write(path, part.to_bytes())

    def _part(self, task: str, name: str, draws: int, pictures: slice) -> Path | None:
        folder = self._place(task, name, draws, "")
        return None if folder is None else folder / f"{pictures.start:04d}.npz"

    def _place(self, task: str, name: str, draws: int, suffix: str) -> Path | None:
        if self.folder is None:
            return None
        return self.folder / _plain(task) / f"{_plain(name)}-x{draws}{suffix}"


def _plain(words: str) -> str:
    """A name for a file: letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9.]+", "-", words.lower()).strip("-")


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BenchmarkError(f"{path} cannot be read; remove it to make it anew.") from error


def _write(path: Path, data: bytes) -> None:
    try:
        replace_file(path, data)
    except SaveError as error:
        raise BenchmarkError(str(error)) from error
