"""What a person sees while the commands of `bootstrap.py` work: one line a step, with its time.

Everything goes to stderr, so that what the program itself prints can be read by another program.
"""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class SetupError(Exception):
    """Setting up cannot go on; the message is for a person: what is wrong and what to do."""


def clock(seconds: float) -> str:
    """For a person: 0.3 s, 42 s, 3 min 05 s."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 60:
        return f"{seconds:.0f} s"
    return f"{int(seconds) // 60} min {int(seconds) % 60:02d} s"


class Progress:
    """Steps with their elapsed time: a live line on a terminal, plain lines in a log file."""

    HEARTBEAT = 30.0  # seconds between two signs of life in a log file

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._lock = threading.Lock()
        self._detail = ""

    def say(self, text: str) -> None:
        """One line that stays."""
        with self._lock:
            self._erase()
            print(text, file=self._stream, flush=True)

    def detail(self, text: str | None) -> None:
        """What the present step is busy with; None: as before."""
        self._detail = text or self._detail

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Show `title` and the time it takes, until the block ends."""
        self._detail = ""
        started = time.monotonic()
        done = threading.Event()
        ticker = threading.Thread(target=self._tick, args=(title, started, done), daemon=True)
        if not self._live:
            self.say(f"{title} ...")
        ticker.start()
        outcome = " stopped after"
        try:
            yield
            outcome = ""
        finally:
            done.set()
            ticker.join()
            self.say(f"{title}:{outcome} {clock(time.monotonic() - started)}")

    def _tick(self, title: str, started: float, done: threading.Event) -> None:
        while not done.wait(0.2 if self._live else self.HEARTBEAT):
            text = f"{title} ... {clock(time.monotonic() - started)}"
            text += f"  {self._detail}" if self._detail else ""
            if not self._live:
                self.say(text)
                continue
            with self._lock:
                self._erase()
                self._stream.write(text[: self._width()])
                self._stream.flush()

    def _erase(self) -> None:
        if self._live:  # with blanks: the old Windows console knows no escape sequences
            self._stream.write("\r" + " " * self._width() + "\r")

    def _width(self) -> int:
        return shutil.get_terminal_size().columns - 1
