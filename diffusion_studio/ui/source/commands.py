"""The commands that open things, and those of the picture that is worked on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command
from diffusion_studio.ui.document import Document

translate = QCoreApplication.translate

OPEN_COMMANDS = (
    Command(
        "open",
        QT_TRANSLATE_NOOP("Actions", "Open…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Open a picture to work on, a model or a recipe: the program sees which it is.",
        ),
        ("Ctrl+O",),
        "open",
        "file",
    ),
)

SOURCE_COMMANDS = (
    Command(
        "paste",
        QT_TRANSLATE_NOOP("Actions", "Paste"),
        QT_TRANSLATE_NOOP("Actions", "Work on the picture, or the file, that is on the clipboard."),
        ("Ctrl+V",),
        "",
        "edit",
    ),
    Command(
        "use_picture",
        QT_TRANSLATE_NOOP("Actions", "Work on this picture"),
        QT_TRANSLATE_NOOP(
            "Actions", "Take the chosen picture of this run as the one to repair or to change."
        ),
        ("Ctrl+E",),
        "",
        "edit",
    ),
    Command(
        "whole_picture",
        QT_TRANSLATE_NOOP("Actions", "Whole picture"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Show the opened picture, with what the run makes of it in its place; or again the"
            " run's own pictures, side by side.",
        ),
        ("W",),
        "",
        "view",
    ),
    Command(
        "save_whole",
        QT_TRANSLATE_NOOP("Actions", "Save whole picture…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Save the opened picture at its full size, with the result in its place. What is not"
            " repainted is saved as it was, bit for bit.",
        ),
        ("Ctrl+Alt+S",),
        "save",
        "file",
    ),
    Command(
        "mask_transparent",
        QT_TRANSLATE_NOOP("Actions", "Mask what is transparent"),
        QT_TRANSLATE_NOOP(
            "Actions", "Have made anew what was erased from the picture in another program."
        ),
        (),
        "",
        "mask",
    ),
)


def _use(document: Document) -> str:
    if document.own_pictures() is not None:
        return ""
    return translate("Actions", "There is no picture yet.")


def _whole(document: Document) -> str:
    if document.sourcing.picture is not None:
        return ""
    return translate("Actions", "No picture is opened to work on.")


def _save_whole(document: Document) -> str:
    if document.sourcing.has_result:
        return ""
    return _whole(document) or translate("Actions", "Nothing has been made of this picture yet.")


def _transparent(document: Document) -> str:
    picture = document.sourcing.picture
    if picture is not None and picture.alpha is None:
        return translate("Actions", "Nothing in this picture is transparent.")
    return _whole(document)


SOURCE_REASONS: dict[str, Callable[[Document], str]] = {
    "use_picture": _use,
    "whole_picture": _whole,
    "save_whole": _save_whole,
    "mask_transparent": _transparent,
}
