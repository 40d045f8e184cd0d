"""The commands by which pictures and recipes leave the window, and why one cannot be used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command
from diffusion_studio.ui.document import Document

translate = QCoreApplication.translate

COPY_COMMANDS = (
    Command(
        "copy_command",
        QT_TRANSLATE_NOOP("Actions", "Copy as command"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Copy the line for a terminal that makes the shown pictures; without a picture, what"
            " the settings would make.",
        ),
        (),
        "",
        "edit",
    ),
    Command(
        "copy_python",
        QT_TRANSLATE_NOOP("Actions", "Copy as Python"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Copy a short program that makes the shown pictures; without a picture, what the"
            " settings would make.",
        ),
        (),
        "",
        "edit",
    ),
    Command(
        "copy_settings_command",
        QT_TRANSLATE_NOOP("Actions", "Copy settings as command"),
        QT_TRANSLATE_NOOP(
            "Actions", "Copy the line for a terminal that makes what this tab is set to."
        ),
        (),
        "",
        "edit",
    ),
    Command(
        "copy_settings_python",
        QT_TRANSLATE_NOOP("Actions", "Copy settings as Python"),
        QT_TRANSLATE_NOOP("Actions", "Copy a short program that makes what this tab is set to."),
        (),
        "",
        "edit",
    ),
)


def _settings(document: Document) -> str:
    if document.task.begin is not None:
        return translate(
            "Actions", "What this tab makes is no picture that a recipe could tell of."
        )
    if document.model is None:
        return translate("Actions", "Open a model first.")
    return document.task.reason()


def _shown(document: Document) -> str:
    return "" if document.run is not None else _settings(document)


SHARE_REASONS: dict[str, Callable[[Document], str]] = {
    "copy_command": _shown,
    "copy_python": _shown,
    "copy_settings_command": _settings,
    "copy_settings_python": _settings,
}
