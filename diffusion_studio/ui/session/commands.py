"""The session's commands."""

from __future__ import annotations

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command

SESSION_COMMANDS = (
    Command(
        "session_save",
        QT_TRANSLATE_NOOP("Actions", "Save session as…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Put all of this into one file, to go on with it later or elsewhere: settings, picture,"
            " mask, the queue, and runs that are held or being made. Models are not in it.",
        ),
        (),
        "",
        "file",
    ),
    Command(
        "session_open",
        QT_TRANSLATE_NOOP("Actions", "Open session…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Go on with a saved session: its settings, picture and mask take the place of these,"
            " and its runs come to those that are here.",
        ),
        (),
        "",
        "file",
    ),
    Command(
        "session_resume",
        QT_TRANSLATE_NOOP("Actions", "Start where I left off"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "At the next start have everything as it was when the window was closed, and runs that"
            " went on held where they were. Without the tick the program starts afresh, with the"
            " last settings alone.",
        ),
        (),
        "",
        "file",
    ),
    Command(
        "session_restore",
        QT_TRANSLATE_NOOP("Actions", "Restore session"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Bring back what was being done when the program vanished: settings, picture, mask and"
            " runs as they were at most half a minute before.",
        ),
    ),
    Command(
        "session_discard",
        QT_TRANSLATE_NOOP("Actions", "Discard session"),
        QT_TRANSLATE_NOOP(
            "Actions", "Delete for good what was being done when the program vanished."
        ),
    ),
)
