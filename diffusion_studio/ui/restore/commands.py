"""The commands of restoring, and why one cannot be used now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command
from diffusion_studio.ui.document import Document

translate = QCoreApplication.translate

RESTORE_COMMANDS = (
    Command(
        "restore_on",
        QT_TRANSLATE_NOOP("Actions", "Go on with the change"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "End the restoration that goes on, and branch from its newest step with the mask and"
            " the noise as they are now.",
        ),
        (),
        "",
        "run",
    ),
)


def _go_on(document: Document) -> str:
    if document.restoring.outdated:
        return ""
    return translate("Actions", "No restoration goes on whose mask or noise has changed since.")


RESTORE_REASONS: dict[str, Callable[[Document], str]] = {"restore_on": _go_on}
