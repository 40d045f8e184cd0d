"""The keys that a command has now, as sentences name them."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeyEvent, QKeySequence


def key_of(action: QAction) -> str:
    """The command's first key as this system writes it; "" where it has none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def key_or_name(action: QAction) -> str:
    """The command's first key; where it has none, its name in quotation marks."""
    return key_of(action) or f"“{action.text().replace('&', '').rstrip('…')}”"


def is_pressed(action: QAction, event: QKeyEvent) -> bool:
    """Whether one of the command's keys is what was pressed."""
    return QKeySequence(event.keyCombination()) in action.shortcuts()
