"""The program as a person has it: a process with a window, which is given keys and looked at.

With Xvfb and xdotool the window is on a real X screen and the keys are the X server's. Where they
are missing the same program runs on Qt's offscreen platform, and `driven.py` puts the keys in.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from ctypes.util import find_library
from pathlib import Path
from typing import Self, TypeVar

from PIL import Image, ImageGrab

ROOT = Path(__file__).parents[2]
PATIENCE = 150.0  # seconds; a machine may be busy
Found = TypeVar("Found")

HAS_SCREEN = all(map(shutil.which, ("Xvfb", "xdotool"))) and find_library("xcb-cursor") is not None


def wait_for(what: str, look: Callable[[], Found]) -> Found:
    """Look again and again until there is something; AssertionError after `PATIENCE`."""
    until = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < until, f"There was no {what} after {PATIENCE} s."
        time.sleep(0.05)
    return found


class Program:
    """A running program. `screen` is the X display, or None for the offscreen platform."""

    def __init__(self, screen: str | None, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._screen = screen
        self._looks = 0
        environment = without_screen(os.environ)
        if screen is not None:
            command = ["-m", "diffusion_studio"]
            environment |= {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
        else:
            command = [str(Path(__file__).with_name("driven.py"))]
            environment |= {"QT_QPA_PLATFORM": "offscreen"}
        with open(folder / "errors", "wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, *command],
                env=environment,
                stdin=subprocess.PIPE,
                stderr=errors,
                cwd=folder,
            )
        try:
            self._window = wait_for("window", self._find_window)
        except BaseException:
            self.__exit__()
            raise

    def _find_window(self) -> str:
        assert self.process.poll() is None, f"It ended: {self.errors()}"
        if self._screen is None:
            return "offscreen" if (self._folder / "open").exists() else ""
        found = self._xdotool("search", "--all", "--onlyvisible", "--pid", str(self.process.pid))
        return found.split("\n")[0]

    def _xdotool(self, *arguments: str) -> str:
        environment = {**os.environ, "DISPLAY": self._screen or ""}
        done = subprocess.run(
            ["xdotool", *arguments], env=environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def press(self, keys: str) -> None:
        """Press keys, as in "Ctrl+Return"."""
        if self._screen is not None:
            *held, key = keys.split("+")
            names = [name.lower() for name in held] + [key.lower() if len(key) == 1 else key]
            self._xdotool("windowfocus", "--sync", self._window, "key", "+".join(names))
        else:
            self._tell(f"press {keys}")

    def _tell(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def colours(self) -> int:
        """How many different colours the window shows: some hundreds, or with noise thousands."""
        if self._screen is not None:
            found = ImageGrab.grab(xdisplay=self._screen).getcolors(maxcolors=1 << 24)
        else:
            self._looks += 1
            path = self._folder / f"look-{self._looks}.png"
            self._tell(f"look {path}")
            wait_for("picture of the window", path.exists)
            with Image.open(path) as image:
                found = image.convert("RGB").getcolors(maxcolors=1 << 24)
        assert found is not None
        return len(found)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave no process behind, whatever happened."""
        self.process.kill()
        self.process.wait()
        assert self.process.stdin is not None
        self.process.stdin.close()

    def errors(self) -> str:
        """What it wrote on stderr."""
        return (self._folder / "errors").read_text(errors="replace")

    def ended(self) -> int:
        """Wait for its end; the exit code."""
        return self.process.wait(PATIENCE)


def without_screen(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment that names no screen, and has the package in reach."""
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in environment.items() if name not in screens}
    return {**kept, "PYTHONPATH": str(ROOT)}


@contextmanager
def x_screen() -> Iterator[str]:
    """An X server of its own, on a free display."""
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1280x900x24",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(
        [*command, "-noreset"],  # else it is deaf for a moment after the last window has closed
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
