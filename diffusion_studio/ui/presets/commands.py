"""The commands of presets."""

from __future__ import annotations

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command

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
