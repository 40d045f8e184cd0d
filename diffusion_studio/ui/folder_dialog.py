"""Letting a person choose a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_folder(
    parent: QWidget | None, title: str, start: Path, chosen: Callable[[str], None]
) -> QFileDialog:
    """Open a dialog that lists only folders, those beside or in `start` at first; `chosen` gets the
    path of the one that is picked. It waits for nobody, and is deleted when it is closed."""
    dialog = QFileDialog(parent, title, str(nearest_folder(start)))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def nearest_folder(path: Path) -> Path:
    """`path`, or the nearest folder above it that is there; the person's own where none is."""
    return next((place for place in (path, *path.parents) if place.is_dir()), Path.home())
