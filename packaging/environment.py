"""The checkout's own Python environment, `.venv`: made once, known again by its stamp.

An environment without a stamp, or with an old one, is completed. One whose making was broken off
in the middle (a marker file says so) is made anew, since pip may have left half a package. Only
one whose stamp says that it was made here is ever emptied: any other is a person's own.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from installer import DiskFull, call, failure, pip
from progress import Progress, SetupError

BIN = "Scripts" if os.name == "nt" else "bin"
SUFFIX = ".exe" if os.name == "nt" else ""


@dataclass(frozen=True)
class Stamp:
    """What was installed. Equal fingerprints: there is nothing to do. An empty one: not all is.
    `ours` if the environment was made here, not only completed."""

    fingerprint: str = ""
    extras: tuple[str, ...] = ()
    torch_index: str = ""
    ours: bool = False

    @classmethod
    def read(cls, path: Path) -> Stamp:
        """The stamp at `path`; an empty one if it cannot be read."""
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
            extras = tuple(str(name) for name in values["extras"])
            fingerprint, torch_index = str(values["fingerprint"]), str(values["torch_index"])
            return cls(fingerprint, extras, torch_index, values.get("ours") is True)
        except (OSError, ValueError, LookupError, TypeError):
            return cls()

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(vars(self)), encoding="utf-8")


@dataclass(frozen=True)
class Environment:
    """The environment of the checkout at `root`; `torch_index` is where PyTorch comes from, ""
    for wherever pip takes packages from by itself."""

    root: Path
    torch_index: str = ""

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.script("python")

    def script(self, name: str) -> Path:
        """A command that a package installed."""
        return self.folder / BIN / f"{name}{SUFFIX}"

    @property
    def stamp(self) -> Path:
        return self.folder / "bootstrap.json"

    @property
    def unfinished(self) -> Path:
        return self.folder / "bootstrap.unfinished"

    @property
    def log(self) -> Path:
        return self.folder / "pip.log"

    def is_ready(self, extras: Iterable[str] = ()) -> bool:
        """Whether everything is installed, without asking pip."""
        stamp = Stamp.read(self.stamp)
        return (
            not self.unfinished.exists()
            and self.python.exists()
            and stamp.fingerprint == self._fingerprint()
            and set(extras) <= set(stamp.extras)
            and self.torch_index in {"", stamp.torch_index}
        )

    def ensure(self, progress: Progress, extras: Iterable[str] = ()) -> None:
        """Make the environment complete, with the project's optional `extras`.

        SetupError with one sentence if it cannot be done: what happened, and what to do.
        """
        if self.is_ready(extras):
            return
        try:
            self._make(progress, set(extras))
        except OSError as error:
            raise failure([f"error: {error}"], self.log) from error

    def _make(self, progress: Progress, extras: set[str]) -> None:
        before = Stamp.read(self.stamp)
        fault = self._fault(before)
        if fault and not before.ours:
            raise SetupError(
                f"{self.folder} was not made by this program and cannot be used, since it {fault};"
                " delete it or move it away, and start again."
            )
        if fault:
            progress.say(f"The environment in .venv {fault}; making anew.")
            self._clear()
            before = Stamp()
        self.folder.mkdir(exist_ok=True)
        self.unfinished.touch()
        ours = before.ours or not self.python.exists()
        Stamp("", before.extras, before.torch_index, ours).write(self.stamp)
        self.log.unlink(missing_ok=True)
        if not (self.python.exists() and self.script("pip").exists()):  # other tools leave pip out
            with progress.step("Making the environment in .venv"):
                call([sys.executable, "-m", "venv", str(self.folder)], self.log, progress)
        if self.torch_index:
            with progress.step("Installing PyTorch"):
                self._pip(["--index-url", self.torch_index, self._torch()], progress)
        everything = sorted(extras.union(before.extras))
        project = f"{self.root}[{','.join(everything)}]" if everything else str(self.root)
        with progress.step("Installing the project and what it needs"):
            self._pip(["--editable", project], progress)
        index = self.torch_index or before.torch_index
        Stamp(self._fingerprint(), tuple(everything), index, ours).write(self.stamp)
        self.unfinished.unlink()

    def _fault(self, before: Stamp) -> str:
        """Why what is there cannot be built upon, as the end of a sentence; "" if it can."""
        if not self.folder.is_dir() or not any(self.folder.iterdir()):
            return ""
        if self.unfinished.exists():
            return "is unfinished"
        if not self.python.exists():
            return "has no Python"
        if _version_of(self.folder) != sys.version_info[:2]:
            return "is for another Python"
        if self.torch_index not in {"", before.torch_index}:
            return "has its PyTorch from elsewhere"
        return ""

    def _clear(self) -> None:
        """Empty the folder, but for marker and stamp: an interruption here is noticed too."""
        self.unfinished.touch()
        for path in self.folder.iterdir():
            if path in {self.unfinished, self.stamp}:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()

    def _pip(self, arguments: list[str], progress: Progress) -> None:
        try:
            pip(self.python, arguments, self.log, progress)
        except DiskFull:
            raise
        except SetupError:
            self.unfinished.unlink()  # pip fetches everything before it unpacks anything
            raise

    def _project(self) -> dict[str, object]:
        text = (self.root / "pyproject.toml").read_text(encoding="utf-8")
        return tomllib.loads(text)

    def _fingerprint(self) -> str:
        """Changes with what would be installed: the project's table, the Python, the place."""
        project = self._project()
        parts = [
            {key: project.get(key) for key in ("project", "build-system")},
            list(sys.version_info[:2]),
            str(self.root),  # an editable install and the scripts hold absolute paths
        ]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def _torch(self) -> str:
        """PyTorch as the project requires it, versions included."""
        project = self._project()["project"]
        assert isinstance(project, dict)
        return next(name for name in project["dependencies"] if re.match(r"torch\b", name))


def _version_of(folder: Path) -> tuple[int, ...]:
    """The Python that the environment was made with, (3, 11); () if that is not written there."""
    try:
        text = (folder / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return ()
    found = re.search(r"^version(?:_info)?\s*=\s*(\d+)\.(\d+)", text, re.M)
    return (int(found[1]), int(found[2])) if found else ()
