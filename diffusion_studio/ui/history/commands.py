"""The commands of the history, why one cannot be used, and what they would undo by name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command
from diffusion_studio.ui.document import Document

translate = QCoreApplication.translate

UNDO_COMMANDS = (
    Command(
        "undo",
        QT_TRANSLATE_NOOP("Actions", "Undo"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Take back what was done last: to the mask, a setting, the library or a branch.",
        ),
        ("Ctrl+Z",),
        "undo",
        "edit",
    ),
    Command(
        "redo",
        QT_TRANSLATE_NOOP("Actions", "Redo"),
        QT_TRANSLATE_NOOP("Actions", "Do again what was taken back."),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        "edit",
    ),
)

HISTORY_COMMANDS = (
    Command(
        "history",
        QT_TRANSLATE_NOOP("Actions", "History"),
        QT_TRANSLATE_NOOP("Actions", "All that was done, in its order; go back to any of it."),
        ("Ctrl+H",),
        "history",
        "view",
    ),
)

LONGEST = 48  # letters of what is undone, in a menu


def named(command: str, document: Document) -> str:
    """What undo or redo is called now: "Undo Brush stroke"; "" for every other command."""
    history = document.history
    change = {"undo": history.to_undo, "redo": history.to_redo}.get(command)
    if change is None:
        return ""
    words = change.words()
    if len(words) > LONGEST:
        words = words[: LONGEST - 1].rstrip() + "…"
    if command == "undo":
        return translate("Actions", "Undo {what}").format(what=words)
    return translate("Actions", "Redo {what}").format(what=words)


def _undo(document: Document) -> str:
    if document.history.to_undo is not None:
        return ""
    return translate("Actions", "There is nothing to undo.")


def _redo(document: Document) -> str:
    if document.history.to_redo is not None:
        return ""
    return translate("Actions", "There is nothing to redo.")


HISTORY_REASONS: dict[str, Callable[[Document], str]] = {"undo": _undo, "redo": _redo}
