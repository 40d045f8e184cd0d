"""The library's commands."""

from __future__ import annotations

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command

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
)
