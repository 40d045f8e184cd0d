"""Runs pip, tells in words what it is at, and why it failed if it did."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from progress import Progress, SetupError

ENVIRON = {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PIP_ROOT_USER_ACTION": "ignore",
    "PIP_USER": "0",
}
CPU_HINT = (
    "This is the PyTorch build for NVIDIA GPUs, several GB, and no such GPU was found. For the"
    " smaller one stop here (Ctrl-C) and start again with --torch-index ADDRESS, the address that"
    " PyTorch's installation page gives for CPU."
)
NO_SPACE = re.compile(r"No space left on device|Errno 28|not enough space on the disk", re.I)
NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|name resolution|ConnectTimeout|Read timed out"
    r"|Connection refused|Connection aborted|Network is unreachable|ProxyError|SSLError",
    re.I,
)
CODE = re.compile(r"error: [\w-]+")  # pip's name for a kind of failure
NO_BUILD = re.compile(r"No matching distribution found for (?P<name>[\w.\-]+)")


class DiskFull(SetupError):
    """There was no room; what was being unpacked is incomplete."""


def pip(python: Path, arguments: Sequence[str], log: Path, progress: Progress) -> None:
    """`pip install` with `arguments` for that interpreter.

    Indexes, certificates and proxies are those of the person's own pip configuration.
    """
    command = [str(python), "-m", "pip", "install", "--progress-bar", "off"]
    call([*command, *arguments], log, progress)


def call(command: Sequence[str], log: Path, progress: Progress) -> None:
    """Run it, show what it is at, and add its output to `log`.

    SetupError with a sentence or two if it fails.
    """
    lines: list[str] = []
    hinted = False
    with (
        log.open("a", encoding="utf-8") as file,
        subprocess.Popen(
            command,
            env={**os.environ, **ENVIRON},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as process,
    ):
        assert process.stdout is not None
        try:
            for line in process.stdout:
                file.write(line)
                lines.append(line.strip())
                progress.detail(stage(lines[-1]))
                if line.startswith("Collecting nvidia-") and not (hinted or has_nvidia_gpu()):
                    hinted = True
                    progress.say(CPU_HINT)
        finally:
            code = process.wait()  # Ctrl-C reaches the child as well: let it tidy up
    if code != 0:
        raise failure(lines, log)


def has_nvidia_gpu() -> bool:
    """Whether the driver of an NVIDIA GPU is at work here."""
    return shutil.which("nvidia-smi") is not None or Path("/dev/nvidiactl").exists()


def stage(line: str) -> str | None:
    """What pip is at, in words, from a line of its output; None if the line does not say."""
    if found := re.match(r"Collecting ([\w.\-]+)", line):
        return f"looking up {found[1]}"
    if found := re.match(r"Downloading \S*?([^/\s]+?)(?:-\d\S*)? (\(.*\))", line):
        return f"fetching {found[1]} {found[2]}"
    if line.startswith("Installing collected packages:"):
        return f"unpacking {line.count(',') + 1} packages"
    if line.startswith(("Preparing", "Building", "Installing build")):
        return "building the project's own package"
    return None


def failure(lines: Sequence[str], log: Path) -> SetupError:
    """One or two sentences for a person: why the output ends in failure, and what to do."""
    text = "\n".join(lines)
    whole = f" The whole log: {log}" if log.is_file() else ""
    if NO_SPACE.search(text):
        return DiskFull(
            f"The disk is full; make room (3 GB are enough on a CPU) and start again.{whole}"
        )
    if NO_NETWORK.search(text):
        return SetupError(
            "The packages could not be fetched; check the network connection (and the proxy, if"
            f" there is one) and start again.{whole}"
        )
    if found := NO_BUILD.search(text):
        version = ".".join(str(part) for part in sys.version_info[:2])
        return SetupError(
            f"There is no build of {found['name']} for Python {version} on this system where pip"
            f" looks for it; try another Python from 3.11 on.{whole}"
        )
    errors = [line for line in lines if line.lower().startswith("error")]
    named = [line for line in errors if not CODE.fullmatch(line)] or errors or list(lines[-1:])
    return SetupError(f"Installing failed: {' '.join(named[:2]) or 'no reason given'}.{whole}")
