"""Ctrl+Z in a field: while one types there it is the field's own, else the window's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from diffusion_studio.ui.panels.form import SeedBox

UNDO, REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class FieldUndo(QObject):
    """Qt's fields take the key even where they have nothing to undo; this has them leave it."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, QAbstractSpinBox | QLineEdit | QPlainTextEdit | QTextEdit):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undoes, redoes = event.matches(UNDO), event.matches(REDO)
        if not (undoes or redoes) or can_itself(watched, undoes):
            return False
        event.ignore()
        return True


def can_itself(field: QObject, undoes: bool) -> bool:
    """Whether a field can undo (else redo) what was typed in it."""
    match field:
        case QLineEdit():
            return field.isUndoAvailable() if undoes else field.isRedoAvailable()
        case QPlainTextEdit() | QTextEdit():
            text = field.document()
            return text.isUndoAvailable() if undoes else text.isRedoAvailable()
        case QAbstractSpinBox():
            return _is_typed_in(field)
    return False


def _is_typed_in(box: QAbstractSpinBox) -> bool:
    """Whether its text is not yet its value; once it is, the change is the window's."""
    if isinstance(box, QSpinBox):
        return box.text() != box.prefix() + box.textFromValue(box.value()) + box.suffix()
    if isinstance(box, QDoubleSpinBox):
        return box.text() != box.prefix() + box.textFromValue(box.value()) + box.suffix()
    if isinstance(box, SeedBox):
        return box.text() != str(box.seed)
    return False
