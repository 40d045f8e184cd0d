"""Where a line stands in the menus: between commands of one kind and those of the next."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from diffusion_studio.ui.actions import COMMANDS, Actions

FIRST_OF_SECTIONS = frozenset(
    {
        # File: pictures and recipes, models, saving, sessions
        *("open_model", "save", "session_save", "quit"),
        # Edit: undo, the picture, as commands, presets, preferences
        *("paste", "copy_command", "save_preset", "edit_keys"),
        # View: size, what is shown, tabs, docks
        *("switch_picture", "previous_tab", "queue"),
        # Run: the run, earlier ones, memory, restoring
        *("previous_run", "free_memory", "restore_on", "measure_stop"),
        # Queue: adding, all of it, places, a job, taking out, last time, messages
        *("queue_hold", "queue_pause", "queue_retry", "queue_remove", "queue_take_up"),
        "queue_notify",
        # Mask: tools, the brush, the whole mask, its edge, files
        *("tool_pointer", "tool_swap", "mask_fill", "mask_grow", "mask_show", "mask_open"),
        # Timeline: playing, steps, a branch, films, what is kept, other branches
        *("timeline_first", "branch", "save_gif", "record_memory", "branch_other"),
        # Answer: its maps, what it is compared with, the place, keeping it
        *("answer_samples", "answer_measurement", "answer_pin", "answer_copy", "compare_solvers"),
        # Library: using a picture, marks and its file, the bin, all of it
        *("library_star", "library_delete", "library_settings"),
        # Help
        *("palette", "about"),
        # Views of the step: the picture, what made it, what guides it, how it is laid out
        *("view_change", "view_gradient", "view_noise", "view_beside", "view_hold"),
    }
)
"""The commands before which a menu has a line."""


def fill(menu: QMenu, name: str, actions: Actions) -> None:
    """Put the commands of the menu `name` into it, in the order of the table, in sections."""
    for command in COMMANDS:
        if command.menu == name:
            if command.id in FIRST_OF_SECTIONS:
                menu.addSeparator()
            menu.addAction(actions[command.id])
