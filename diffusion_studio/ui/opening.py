"""Files that the system hands to the running program: a double click in macOS's Finder."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Tells of QFileOpenEvent, which macOS sends: a file that is opened with a program is no
    argument of its command line there."""

    file_asked = Signal(list)  # of one path, as if it had been dropped on the window

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_asked.emit([event.file()])
            return True
        return super().event(event)
