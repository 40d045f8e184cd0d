"""The commands of presets."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command
from diffusion_studio.ui.document import Document

translate = QCoreApplication.translate

PRESET_COMMANDS = (
    Command(
        "save_preset",
        QT_TRANSLATE_NOOP("Actions", "Save settings as preset…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Keep what this tab is set to under a name, to set it again at any time."
        ),
        (),
        "",
        "edit",
    ),
    Command(
        "presets",
        QT_TRANSLATE_NOOP("Actions", "Presets…"),
        QT_TRANSLATE_NOOP(
            "Actions", "All presets: set one, rename, delete, or share it as a JSON file."
        ),
        (),
        "",
        "edit",
    ),
)


def reason_against_presets(document: Document) -> str:
    """Why the tab has none; or nothing."""
    if document.tab in ("generate", "restore"):
        return ""
    return translate("Actions", "Presets are for the tabs Generate and Restore.")


PRESET_REASONS: dict[str, Callable[[Document], str]] = {"save_preset": reason_against_presets}
