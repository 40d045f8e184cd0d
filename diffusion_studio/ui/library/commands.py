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
        "library_use",
        QT_TRANSLATE_NOOP("Actions", "Use the library picture's settings and seed"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Set all that made the chosen picture of the library, and show it; Generate makes it"
            " again.",
        ),
        (),
        "",
        "library",
    ),
    Command(
        "library_settings_alone",
        QT_TRANSLATE_NOOP("Actions", "Use only the library picture's settings"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Set all that made the chosen picture of the library but its seed, for others like it.",
        ),
        (),
        "",
        "library",
    ),
    Command(
        "library_seed_alone",
        QT_TRANSLATE_NOOP("Actions", "Use only the library picture's seed"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Set the seed of the chosen picture of the library, and leave all else as it is.",
        ),
        (),
        "",
        "library",
    ),
    Command(
        "library_steps",
        QT_TRANSLATE_NOOP("Actions", "Open the library picture's steps"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Show the chosen picture of the library with its steps in the timeline, as far as they"
            " are kept.",
        ),
        (),
        "",
        "library",
    ),
    Command(
        "library_star",
        QT_TRANSLATE_NOOP("Actions", "Star the library pictures, or take the star away"),
        QT_TRANSLATE_NOOP("Actions", "Pictures with a star stay for ever, and can be shown alone."),
        (),
        "",
        "library",
    ),
    Command(
        "library_note",
        QT_TRANSLATE_NOOP("Actions", "Write a note to the library picture…"),
        QT_TRANSLATE_NOOP("Actions", "A note is searched as labels are."),
        (),
        "",
        "library",
    ),
    Command(
        "library_reveal",
        QT_TRANSLATE_NOOP("Actions", "Show the library picture's file"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Open the folder of the chosen picture of the library, and mark its file there.",
        ),
        (),
        "",
        "library",
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
        "library",
    ),
    Command(
        "library_delete",
        QT_TRANSLATE_NOOP("Actions", "Delete the library pictures"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Put the chosen pictures of the library into its bin, from which they can be put back.",
        ),
        (),
        "",
        "library",
    ),
    Command(
        "library_put_back",
        QT_TRANSLATE_NOOP("Actions", "Put the library pictures back"),
        QT_TRANSLATE_NOOP("Actions", "Put the chosen pictures of the bin back into the library."),
        (),
        "",
        "library",
    ),
    Command(
        "library_discard",
        QT_TRANSLATE_NOOP("Actions", "Delete the library pictures for good…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Delete the chosen pictures of the bin from the disk, with their steps; there is no way"
            " back.",
        ),
        (),
        "",
        "library",
    ),
    Command(
        "empty_bin",
        QT_TRANSLATE_NOOP("Actions", "Empty the library's bin…"),
        QT_TRANSLATE_NOOP("Actions", "Delete for good what was deleted from the library."),
        (),
        "",
        "library",
    ),
    Command(
        "library_settings",
        QT_TRANSLATE_NOOP("Actions", "Library settings…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Where pictures are kept and for how long, and how much of their steps."
        ),
        (),
        "",
        "library",
    ),
    Command(
        "library_elsewhere",
        QT_TRANSLATE_NOOP("Actions", "Another library folder…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Choose another folder: the one that the library was moved to, or one for a new"
            " library. Nothing is moved.",
        ),
        (),
        "",
        "library",
    ),
    Command(
        "library_again",
        QT_TRANSLATE_NOOP("Actions", "Look for the library again"),
        QT_TRANSLATE_NOOP("Actions", "Take the library up again, once its disk is connected."),
        (),
        "",
        "library",
    ),
    Command(
        "library_begin",
        QT_TRANSLATE_NOOP("Actions", "Begin a new library here"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Begin an empty library in the folder of the one that is not there; that one stays"
            " where it is, on its own disk.",
        ),
        (),
        "",
        "library",
    ),
)


def _while_away(document: Document) -> str:
    if document.browsing.away:
        return ""
    return translate("Actions", "The library is where it was.")


def _chosen(document: Document) -> str:
    if document.browsing.chosen:
        return ""
    return translate("Actions", "Choose a picture of the library first.")


def _on_shelf(document: Document) -> str:
    if document.browsing.chosen and document.browsing.in_bin:
        return translate("Actions", "The chosen pictures are in the bin already.")
    return _chosen(document)


def _in_bin(document: Document) -> str:
    if document.browsing.chosen and not document.browsing.in_bin:
        return translate("Actions", "The chosen pictures are not in the bin.")
    return _chosen(document)


LIBRARY_REASONS: dict[str, Callable[[Document], str]] = {
    **dict.fromkeys(
        (
            "library_use",
            "library_settings_alone",
            "library_seed_alone",
            "library_steps",
            "library_star",
            "library_note",
            "library_reveal",
        ),
        _chosen,
    ),
    "library_delete": _on_shelf,
    "library_put_back": _in_bin,
    "library_discard": _in_bin,
    "library_again": _while_away,
    "library_begin": _while_away,
}
