"""A small window in which a person says how much memory the record of a run may take."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog, QWidget

translate = QCoreApplication.translate

LEAST, MOST = 1, 1 << 20  # MB


def ask_for_limit(parent: QWidget, now: int, then: Callable[[int], None]) -> QInputDialog:
    """Open without waiting; `then` is given the megabytes once they are accepted."""
    dialog = QInputDialog(parent)
    dialog.setObjectName("recordMemory")
    dialog.setWindowTitle(translate("Timeline", "Memory for the steps"))
    dialog.setLabelText(
        translate(
            "Timeline",
            "Megabytes of memory that the steps of one run may take, from the next run on.\n"
            "Too little: longer runs go to the disk, and looking back is slower.\n"
            "Too much: other programs have less.",
        )
    )
    dialog.setInputMode(QInputDialog.InputMode.IntInput)
    dialog.setIntRange(LEAST, MOST)
    dialog.setIntStep(256)
    dialog.setIntValue(now)
    dialog.intValueSelected.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
