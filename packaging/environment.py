"""The checkout's own Python environment, `.venv`: made once, known again by its stamp.

The stamp is written last. An environment without one is completed; one whose making was broken
off in the middle (a marker file says so) is made anew, since pip may have left half a package.
"""

from __future__ import annotations

import hashlib
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from progress import Progress, SetupError

BIN = "Scripts" if os.name == "nt" else "bin"
SUFFIX = ".exe" if os.name == "nt" else ""
PIP_ENVIRON = {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PIP_ROOT_USER_ACTION": "ignore",
    "PIP_USER": "0",
}

NO_SPACE = re.compile(r"No space left on device|Errno 28|not enough space on the disk", re.I)
NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|name resolution|ConnectTimeout|Read timed out"
    r"|Connection refused|Connection aborted|Network is unreachable|ProxyError|SSLError",
    re.I,
)
NO_BUILD = re.compile(r"No matching distribution found for (?P<name>[\w.\-]+)")


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
        return self.folder / BIN / f"python{SUFFIX}"

    @property
    def stamp(self) -> Path:
        return self.folder / "bootstrap.json"

    @property
    def unfinished(self) -> Path:
        return self.folder / "bootstrap.unfinished"

    @property
    def log(self) -> Path:
        return self.folder / "pip.log"

    def script(self, name: str) -> Path:
        """A command that a package installed."""
        return self.folder / BIN / f"{name}{SUFFIX}"

    def fingerprint(self) -> str:
        """Changes with what would be installed: the project's table, the Python, the place."""
        project = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))
        parts = [
            {key: project.get(key) for key in ("project", "build-system")},
            list(sys.version_info[:2]),
            str(self.root),  # an editable install and the scripts hold absolute paths
        ]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def read_stamp(self) -> dict[str, object]:
        """What was installed, or nothing if that is not known."""
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def is_ready(self, extras: Sequence[str]) -> bool:
        """Whether everything is installed, without asking pip."""
        stamp = self.read_stamp()
        had = stamp.get("extras")
        return (
            not self.unfinished.exists()
            and self.python.exists()
            and stamp.get("fingerprint") == self.fingerprint()
            and isinstance(had, list)
            and set(extras) <= set(had)
            and self.torch_index in {"", stamp.get("torch_index")}
        )

    def must_be_made_anew(self) -> bool:
        """Whether what lies in the folder cannot be built upon."""
        if not self.folder.exists():
            return False
        before = self.read_stamp().get("torch_index", "")
        return (
            self.unfinished.exists()
            or not self.python.exists()
            or _version_of(self.folder) != sys.version_info[:2]
            or self.torch_index not in {"", before}
        )

    def ensure(self, extras: Sequence[str], progress: Progress) -> None:
        """Make the environment complete, with the project's optional `extras`.

        SetupError with one sentence if it cannot be done: what happened, and what to do.
        """
        if self.is_ready(extras):
            return
        try:
            self._make(extras, progress)
        except OSError as error:
            raise SetupError(explanation([str(error)], self.folder)) from error

    def _make(self, extras: Sequence[str], progress: Progress) -> None:
        had = self.read_stamp()
        if self.must_be_made_anew():
            progress.say("The environment in .venv is unfinished or of another Python: anew.")
            _clear(self.folder, keep=self.unfinished)
            had = {}
        self.folder.mkdir(exist_ok=True)
        self.stamp.unlink(missing_ok=True)
        with self._marked():
            if not self.python.exists():
                with progress.step("Making the environment in .venv"):
                    self._run([sys.executable, "-m", "venv", str(self.folder)], progress)
            self.log.unlink(missing_ok=True)
            if self.torch_index:
                with progress.step("Installing PyTorch"):
                    self._pip(["--index-url", self.torch_index, self._torch()], progress)
            everything = sorted({*extras, *_names(had.get("extras"))})
            wanted = f".[{','.join(everything)}]" if everything else "."
            with progress.step("Installing the project and what it needs"):
                self._pip(["--editable", wanted], progress)
        stamp = {
            "fingerprint": self.fingerprint(),
            "extras": everything,
            "torch_index": self.torch_index or had.get("torch_index", ""),
        }
        self.stamp.write_text(json.dumps(stamp), encoding="utf-8")

    @contextmanager
    def _marked(self) -> Iterator[None]:
        """Leave the marker behind if the work is broken off, not if pip itself gave up: it fetches
        everything before it unpacks anything."""
        self.unfinished.touch()
        try:
            yield
        except SetupError:
            if self.python.exists() and not NO_SPACE.search(self._log_text()):
                self.unfinished.unlink()
            raise
        self.unfinished.unlink()

    def _log_text(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""

    def _torch(self) -> str:
        project = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))
        return next(d for d in project["project"]["dependencies"] if re.match(r"torch\b", d))

    def _pip(self, arguments: Sequence[str], progress: Progress) -> None:
        command = [str(self.python), "-m", "pip", "install", "--progress-bar", "off"]
        self._run([*command, "--log", str(self.log), *arguments], progress)

    def _run(self, command: Sequence[str], progress: Progress) -> None:
        """Run it and show what it is at; SetupError if it fails."""
        process = subprocess.Popen(
            command,
            cwd=self.root,
            env={**os.environ, **PIP_ENVIRON},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        lines: list[str] = []
        try:
            for line in _lines(process):
                lines.append(line.strip())
                progress.detail(stage(line) or "")
                if line.startswith("Collecting nvidia-") and not has_nvidia_gpu():
                    progress.say(CPU_HINT)
        except BaseException:  # Ctrl-C reaches pip too: let it tidy up
            process.wait()
            raise
        if process.wait() != 0:
            raise SetupError(explanation(lines, self.log))


CPU_HINT = (
    "This is the PyTorch build for NVIDIA GPUs, several GB, and no such GPU was found. For the"
    " smaller one stop here (Ctrl-C) and start again with --torch-index ADDRESS, the address that"
    " PyTorch's installation page gives for CPU."
)


def has_nvidia_gpu() -> bool:
    """Whether the driver of an NVIDIA GPU is at work here."""
    return shutil.which("nvidia-smi") is not None or Path("/dev/nvidiactl").exists()


def stage(line: str) -> str | None:
    """What pip is at, in words, from a line of its output; None if the line does not say."""
    line = line.strip()
    if found := re.match(r"Collecting ([\w.\-]+)", line):
        return f"looking up {found[1]}"
    if found := re.match(r"Downloading \S*?([^/\s]+?)(?:-\d\S*)? (\(.*\))", line):
        return f"fetching {found[1]} {found[2]}"
    if line.startswith("Installing collected packages:"):
        return f"unpacking {line.count(',') + 1} packages"
    if line.startswith(("Preparing", "Building", "Installing build")):
        return "building the project's own package"
    return None


def explanation(lines: Sequence[str], log: Path) -> str:
    """One or two sentences for a person: why the output ends in failure, and what to do."""
    text = "\n".join(lines)
    whole = f" The whole log: {log}" if log.is_file() else ""
    if NO_SPACE.search(text):
        return f"The disk is full; make room (3 GB are enough on a CPU) and start again.{whole}"
    if NO_NETWORK.search(text):
        return (
            "The packages could not be fetched; check the network connection (and the proxy, if"
            f" there is one) and start again.{whole}"
        )
    if found := NO_BUILD.search(text):
        version = ".".join(str(part) for part in sys.version_info[:2])
        return (
            f"There is no build of {found['name']} for Python {version} on this system where pip"
            f" looks for it; try another Python from 3.11 on.{whole}"
        )
    errors = [line for line in lines if re.match(r"(error|ERROR)\b", line)] or list(lines[-1:])
    return f"Installing failed: {' '.join(errors[:2]) or 'no reason was given'}.{whole}"


def _lines(process: subprocess.Popen[str]) -> Iterator[str]:
    """The output as it comes, in a way that lets Ctrl-C through on every system."""
    assert process.stdout is not None
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    stdout = process.stdout

    def read() -> None:
        for line in stdout:
            lines.put(line)
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()
    while True:
        try:
            line = lines.get(timeout=0.5)
        except queue.Empty:
            continue
        if line is None:
            return
        yield line


def _version_of(folder: Path) -> tuple[int, ...]:
    """The Python that the environment was made with, (3, 11); () if that is not written there."""
    try:
        text = (folder / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return ()
    found = re.search(r"^version\s*=\s*(\d+)\.(\d+)", text, re.M)
    return (int(found[1]), int(found[2])) if found else ()


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, list) else []


def _clear(folder: Path, keep: Path) -> None:
    """Empty the folder, the marker last, so that an interruption here is noticed too."""
    keep.touch()
    for path in folder.iterdir():
        if path == keep:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
