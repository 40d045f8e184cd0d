"""A .pt file made into a safetensors file, once, by a process of its own.

A pickle is a program for the unpickler. It is never read in this process: `pickle_reader` does
it elsewhere, with limits, and leaves a file of plain numbers, which is kept and read from then on.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import platformdirs

from diffusion_studio.models.card import ModelError
from diffusion_studio.models.safetensors_header import read_header
from diffusion_studio.sentence import Sentence, from_json

READ_SWITCH = "--read-pickle"
"""Under this first argument a frozen program becomes `pickle_reader`: it has no `python`."""
SECONDS = 60.0
SECONDS_A_BYTE = 1 / 20e6
SPARE_MEMORY = 2**30
KEPT_BYTES = 20 * 2**30
LONGEST_REPORT = 5000  # letters
"""How large the folder of converted files may grow before the longest unused are deleted."""


def converted(path: Path) -> Path:
    """The safetensors file with the tensors of `path`, a .pt or .bin file, from the cache if the
    file was read before. ModelError, in a sentence, if it holds more than tensors or is damaged."""
    folder = Path(platformdirs.user_cache_dir("diffusion-studio", appauthor=False)) / "weights"
    target = folder / f"{_mark(path)}.safetensors"
    with contextlib.suppress(ModelError):
        read_header(target)
        os.utime(target)  # used now: kept longest
        return target
    try:
        folder.mkdir(parents=True, exist_ok=True)
        size = path.stat().st_size
        if shutil.disk_usage(folder).free < 1.1 * size:
            raise ModelError(
                "{path} is converted once before it is used, and {folder} has no room for"
                " {size:.1f} GB more; free some space.",
                path=path,
                folder=folder,
                size=size / 2**30,
            )
        with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as place:
            made = Path(place) / "made.safetensors"
            _run_reader(path, made)
            read_header(made)
            os.replace(made, target)
        _forget_unused(folder, target)
    except OSError as error:
        raise ModelError(
            "{path} cannot be converted in {folder}: {reason}.",
            path=path,
            folder=folder,
            reason=error,
        ) from error
    return target


def _mark(path: Path) -> str:
    """A name for this state of the file: another size or time of change is another file."""
    try:
        state = path.stat()
        text = f"{path.resolve()}|{state.st_size}|{state.st_mtime_ns}"
    except OSError as error:
        raise ModelError("{path} cannot be read: {reason}.", path=path, reason=error) from error
    return hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_SWITCH]
    reader = Path(__file__).with_name("pickle_reader.py")
    return [sys.executable, "-P", str(reader)]  # -P: no module is taken from its folder


def _run_reader(path: Path, target: Path) -> None:
    size = path.stat().st_size
    seconds = SECONDS + size * SECONDS_A_BYTE
    report = target.with_name("report.txt")
    environment = os.environ | {"CUDA_VISIBLE_DEVICES": "", "OMP_NUM_THREADS": "1"}
    try:
        done = subprocess.run(
            [
                *_command(),
                str(path.absolute()),
                str(target),
                str(report),
                str(2 * size + SPARE_MEMORY),
            ],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ModelError(
            "{path} was not read within {seconds:.0f} seconds; convert it to .safetensors.",
            path=path,
            seconds=seconds,
        ) from error
    if done.returncode == 0:
        return
    raise ModelError("{path} {reason}.", path=path, reason=_reported(report))


def _reported(report: Path) -> str:
    """Why the reader refused the file, as JSON; it may not have come so far."""
    try:
        with report.open(encoding="utf-8") as file:
            return from_json(json.loads(file.read(LONGEST_REPORT)))
    except (OSError, ValueError, RecursionError):
        return Sentence(
            "cannot be read: the process that tried it ended; convert it to .safetensors"
        )


def _forget_unused(folder: Path, newest: Path) -> None:
    """Keep the folder below KEPT_BYTES; the file just made stays in any case."""
    with contextlib.suppress(OSError):
        files = sorted(
            folder.glob("*.safetensors"), key=lambda file: file.stat().st_mtime, reverse=True
        )
        kept = 0
        for file in files:
            kept += file.stat().st_size
            if kept > KEPT_BYTES and file != newest:
                file.unlink()
