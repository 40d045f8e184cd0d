"""Where the window stood: its place and size, the panel's width and the docks.

save_layout(Layout.of(window, window.splitter))     # on any thread, of what was taken before
recall_layout(window, window.splitter)
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter

VERSION = 1  # of what is kept; another is left out


@dataclass(frozen=True)
class Layout:
    """What Qt tells of a window, in its own bytes."""

    geometry: bytes
    splitter: bytes
    docks: bytes

    @classmethod
    def of(cls, window: QMainWindow, splitter: QSplitter) -> Layout:
        states = window.saveGeometry(), splitter.saveState(), window.saveState(VERSION)
        return cls(*(bytes(state.data()) for state in states))


def save_layout(layout: Layout) -> None:
    """Remember it for the next start."""
    kept = _kept()
    kept.setValue("version", VERSION)
    kept.setValue("geometry", layout.geometry)
    kept.setValue("splitter", layout.splitter)
    kept.setValue("docks", layout.docks)
    kept.sync()


def recall_layout(window: QMainWindow, splitter: QSplitter) -> None:
    """Stand as last time; what cannot be used is left out."""
    kept = _kept()
    if kept.value("version", type=int) != VERSION:
        return
    window.restoreGeometry(kept.value("geometry"))
    splitter.restoreState(kept.value("splitter"))
    docks = kept.value("docks")
    if docks is not None:  # the first versions had none
        window.restoreState(docks, VERSION)


def _kept() -> QSettings:
    form = QSettings.Format.IniFormat
    return QSettings(form, QSettings.Scope.UserScope, "diffusion-studio", "window")
