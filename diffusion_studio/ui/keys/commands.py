"""The command that opens the keys' editor."""

from __future__ import annotations

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command

KEY_COMMANDS = (
    Command(
        "edit_keys",
        QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Give any command the keys that your hands know, or put them back."
        ),
        (),
        "",
        "edit",
    ),
)
