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
    Command(
        "measure_stop",
        QT_TRANSLATE_NOOP("Actions", "Stop measuring"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Wait no longer for y; it is measured again as soon as something is changed.",
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


def _stop(document: Document) -> str:
    return "" if document.restoring.measuring else translate("Actions", "Nothing is measured now.")


RESTORE_REASONS: dict[str, Callable[[Document], str]] = {
    "restore_on": _go_on,
    "measure_stop": _stop,
}
