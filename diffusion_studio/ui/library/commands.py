"""The library's commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command

if TYPE_CHECKING:
    from diffusion_studio.ui.document import Document

translate = QCoreApplication.translate

LIBRARY_COMMANDS = (
    Command(
        "library",
        QT_TRANSLATE_NOOP("Actions", "Library"),
        QT_TRANSLATE_NOOP(
            "Actions", "Every picture that was made here: search, look at it, and use it again."
        ),
        ("Ctrl+L",),
        "",
        "view",
    ),
    Command(
        "compare_pictures",
        QT_TRANSLATE_NOOP("Actions", "Compare pictures of the library…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "The two chosen pictures of the library under a slider, side by side, or where they"
            " differ.",
        ),
        (),
        "",
        "run",
    ),
    Command(
        "library_settings",
        QT_TRANSLATE_NOOP("Actions", "Library settings…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Where pictures are kept and for how long, and how much of their steps."
        ),
        (),
        "",
        "edit",
    ),
    Command(
        "empty_bin",
        QT_TRANSLATE_NOOP("Actions", "Empty the library's bin…"),
        QT_TRANSLATE_NOOP("Actions", "Delete for good what was deleted from the library."),
        (),
        "",
        "edit",
    ),
    Command(
        "library_again",
        QT_TRANSLATE_NOOP("Actions", "Look for the library again"),
        QT_TRANSLATE_NOOP("Actions", "Take the library up again, once its disk is connected."),
    ),
    Command(
        "library_elsewhere",
        QT_TRANSLATE_NOOP("Actions", "Have the library elsewhere…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Choose another folder: the one that the library was moved to, or one for a new"
            " library. Nothing is moved.",
        ),
    ),
    Command(
        "library_begin",
        QT_TRANSLATE_NOOP("Actions", "Begin a new library here"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Begin an empty library in the folder of the one that is not there; that one stays"
            " where it is, on its own disk.",
        ),
    ),
)


def _while_away(document: Document) -> str:
    if document.browsing.away:
        return ""
    return translate("Actions", "The library is where it was.")


LIBRARY_REASONS: dict[str, Callable[[Document], str]] = {
    "library_again": _while_away,
    "library_begin": _while_away,
}
