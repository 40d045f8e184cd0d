"""Small windows that help: the keys there are, and what program this is."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMessageBox, QWidget

from diffusion_studio import __version__
from diffusion_studio.ui.actions import COMMANDS, Actions
from diffusion_studio.ui.keys.fixed import keys_of_the_gallery
from diffusion_studio.ui.keys.keymap import native
from diffusion_studio.ui.keys_dialog import KeysDialog
from diffusion_studio.ui.theme import application_icon

translate = QCoreApplication.translate

LOGO = 64


def show_shortcuts(parent: QWidget, actions: Actions) -> KeysDialog:
    """All keys, from the table of commands, and what the mouse does."""
    hands = [
        (translate("Help", "Wheel"), translate("Help", "Zoom about the pointer")),
        (translate("Help", "Drag"), translate("Help", "Move what reaches beyond the view")),
        (translate("Help", "Space and drag"), translate("Help", "Move the picture")),
        (translate("Help", "Middle button"), translate("Help", "Move the picture")),
        (translate("Help", "Click"), translate("Help", "Choose one picture of the batch")),
        (translate("Help", "Hold Tab"), translate("Help", "Restoring: see the original")),
        (translate("Help", "Double click"), translate("Help", "Show it alone, then all again")),
        (translate("Help", "Shift and arrows"), translate("Help", "Choose the next picture")),
    ]
    groups = [
        (translate("Help", "Run"), _keys_of(actions, "run")),
        (translate("Help", "Queue"), _keys_of(actions, "queue")),
        (translate("Help", "Timeline"), _keys_of(actions, "timeline")),
        (translate("Help", "Canvas"), _keys_of(actions, "view") + hands),
        (translate("Help", "Views of the step"), _keys_of(actions, "views")),
        (translate("Help", "Answer"), _keys_of(actions, "answer")),
        (translate("Help", "Opened picture"), _hands_of_the_frame()),
        (translate("Help", "Mask"), _keys_of(actions, "mask") + _hands_of_the_mask()),
        (translate("Help", "Lab"), _hands_of_the_laboratory()),
        (translate("Help", "Library"), _keys_of(actions, "library") + _keys_of_the_library()),
        (translate("Help", "File"), _keys_of(actions, "file")),
        (translate("Help", "Edit"), _keys_of(actions, "edit")),
        (translate("Help", "Help"), _keys_of(actions, "help")),
    ]
    table = "".join(_group(heading, rows) for heading, rows in groups)
    title = translate("Help", "Keyboard and mouse")
    dialog = KeysDialog(parent, title, f"<table>{table}</table>", actions["edit_keys"])
    dialog.open()
    return dialog


def _hands_of_the_frame() -> list[tuple[str, str]]:
    return [
        (translate("Help", "Drag, or arrows"), translate("Help", "Move the frame")),
        (translate("Help", "Shift and arrows"), translate("Help", "Move it ten pixels at a time")),
        (
            translate("Help", "Drag a corner, or Ctrl and wheel"),
            translate("Help", "Make it larger or smaller"),
        ),
        (translate("Help", "Drop a picture"), translate("Help", "Work on it")),
    ]


def _hands_of_the_mask() -> list[tuple[str, str]]:
    return [
        (translate("Help", "Right button, or Alt"), translate("Help", "Take away, with any tool")),
        (translate("Help", "Shift and brush"), translate("Help", "A line from the last point")),
        (translate("Help", "Shift and a shape"), translate("Help", "A square or a circle")),
        (translate("Help", "Esc"), translate("Help", "Give up the stroke that is drawn")),
        (
            translate("Help", "Drop a picture"),
            translate("Help", "Have it as the mask, while a tool of the mask is in hand"),
        ),
    ]


def _hands_of_the_laboratory() -> list[tuple[str, str]]:
    return [
        (translate("Help", "Double click, or Ins"), translate("Help", "Put a mode in the plane")),
        (translate("Help", "Drag, or arrows"), translate("Help", "Move the chosen mode")),
        (translate("Help", "Wheel, or + and -"), translate("Help", "Make it larger or smaller")),
        (translate("Help", "Shift and wheel, or R"), translate("Help", "Turn it")),
        (translate("Help", ", and ."), translate("Help", "Choose another mode")),
        (translate("Help", "L"), translate("Help", "Give it the next label")),
        (translate("Help", "Del"), translate("Help", "Take it away")),
        (translate("Help", "Space"), translate("Help", "Play or pause, in the plane")),
    ]


def _keys_of_the_library() -> list[tuple[str, str]]:
    return [(native([each.key]), each.what) for each in keys_of_the_gallery()]


def _keys_of(actions: Actions, menu: str) -> list[tuple[str, str]]:
    """The commands of a menu that have keys: (the keys, what they do)."""
    form = QKeySequence.SequenceFormat.NativeText
    there = [actions[command.id] for command in COMMANDS if command.menu == menu]
    rows = [
        (", ".join(keys.toString(form) for keys in action.shortcuts()), action.text().rstrip("…"))
        for action in there
    ]
    return [(keys, what) for keys, what in rows if keys]


def _group(heading: str, rows: list[tuple[str, str]]) -> str:
    head = f"<tr><td colspan='2' style='padding-top: 8px'><b>{escape(heading)}</b></td></tr>"
    return head + "".join(
        f"<tr><td style='padding-right: 24px'>{escape(keys)}</td><td>{escape(what)}</td></tr>"
        for keys, what in rows
    )


def show_about(parent: QWidget) -> QMessageBox:
    """The program's name, version and licence."""
    about = translate(
        "Help",
        "Make, repair and take apart pictures with diffusion models, and see and steer every"
        " denoising step.",
    )
    licence = translate("Help", "Free software under the MIT licence.")
    text = f"<b>Diffusion Studio {__version__}</b><p>{escape(about)}</p><p>{escape(licence)}</p>"
    dialog = _show(parent, translate("Help", "About Diffusion Studio"), text)
    dialog.setIconPixmap(application_icon().pixmap(LOGO, LOGO))
    return dialog


def _show(parent: QWidget, title: str, text: str) -> QMessageBox:
    """Open without waiting: runs go on behind it."""
    dialog = QMessageBox(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setTextFormat(Qt.TextFormat.RichText)
    dialog.setText(text)
    dialog.open()
    return dialog
