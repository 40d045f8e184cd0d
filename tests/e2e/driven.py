"""The program on Qt's offscreen platform, told by lines on stdin what a person does.

"press KEYS" presses keys in the window, "look PATH" saves a picture of it. The file `open` is
made once the window is there.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diffusion_studio.ui.app import main

if TYPE_CHECKING:
    from diffusion_studio.ui.studio import Studio


class Hand(QObject):
    """Reads on a thread of its own, acts on the window's."""

    told = Signal(str)

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._window = studio.window
        self.told.connect(self._do)
        studio.window.painted.connect(lambda: Path("open").touch())
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        with os.fdopen(os.dup(0), "rb", buffering=0) as lines:
            for line in lines:
                self.told.emit(line.decode().strip())

    def _do(self, line: str) -> None:
        command, _, value = line.partition(" ")
        if command == "press":
            chord = QKeySequence(value)[0]
            focused = QApplication.focusWidget() or self._window
            QTest.keyClick(focused, chord.key(), chord.keyboardModifiers())
        elif command == "look":
            part = Path(value + ".part")
            self._window.grab().save(str(part), "PNG")
            part.replace(value)


if __name__ == "__main__":
    sys.exit(main([], Hand))
