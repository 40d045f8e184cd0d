"""The commands of the mask and its tools, and why one cannot be used now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command
from diffusion_studio.ui.document import Document

translate = QCoreApplication.translate

MASK_COMMANDS = (
    Command(
        "tool_pointer",
        QT_TRANSLATE_NOOP("Actions", "Choose and move"),
        QT_TRANSLATE_NOOP("Actions", "Choose a picture by a click, move what reaches beyond."),
        ("V",),
        "tool-pointer",
        "mask",
    ),
    Command(
        "tool_brush",
        QT_TRANSLATE_NOOP("Actions", "Brush"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Paint what is to be made anew. Alt or the right button erases, Shift draws a line from"
            " the last point.",
        ),
        ("B",),
        "tool-brush",
        "mask",
    ),
    Command(
        "tool_eraser",
        QT_TRANSLATE_NOOP("Actions", "Eraser"),
        QT_TRANSLATE_NOOP("Actions", "Erase from the mask: what is erased stays as it is."),
        ("E",),
        "tool-eraser",
        "mask",
    ),
    Command(
        "tool_lasso",
        QT_TRANSLATE_NOOP("Actions", "Lasso"),
        QT_TRANSLATE_NOOP("Actions", "Draw round what is to be made anew. Alt takes away."),
        ("L",),
        "tool-lasso",
        "mask",
    ),
    Command(
        "tool_rectangle",
        QT_TRANSLATE_NOOP("Actions", "Rectangle"),
        QT_TRANSLATE_NOOP("Actions", "Mask a rectangle. Shift makes a square, Alt takes away."),
        ("R",),
        "tool-rectangle",
        "mask",
    ),
    Command(
        "tool_ellipse",
        QT_TRANSLATE_NOOP("Actions", "Ellipse"),
        QT_TRANSLATE_NOOP("Actions", "Mask an ellipse. Shift makes a circle, Alt takes away."),
        ("O",),
        "tool-ellipse",
        "mask",
    ),
    Command(
        "tool_swap",
        QT_TRANSLATE_NOOP("Actions", "Swap brush and eraser"),
        QT_TRANSLATE_NOOP("Actions", "Take the eraser for the brush, or the brush again."),
        ("X",),
        "",
        "mask",
    ),
    Command(
        "brush_smaller",
        QT_TRANSLATE_NOOP("Actions", "Smaller brush"),
        QT_TRANSLATE_NOOP("Actions", "Make brush and eraser smaller."),
        ("[",),
        "",
        "mask",
    ),
    Command(
        "brush_larger",
        QT_TRANSLATE_NOOP("Actions", "Larger brush"),
        QT_TRANSLATE_NOOP("Actions", "Make brush and eraser larger."),
        ("]",),
        "",
        "mask",
    ),
    Command(
        "mask_fill",
        QT_TRANSLATE_NOOP("Actions", "Fill mask"),
        QT_TRANSLATE_NOOP("Actions", "Mask the whole picture."),
        (),
        "",
        "mask",
    ),
    Command(
        "mask_clear",
        QT_TRANSLATE_NOOP("Actions", "Clear mask"),
        QT_TRANSLATE_NOOP("Actions", "Mask nothing; undo brings it back."),
        ("Del",),
        "",
        "mask",
    ),
    Command(
        "mask_invert",
        QT_TRANSLATE_NOOP("Actions", "Invert mask"),
        QT_TRANSLATE_NOOP("Actions", "Mask what was kept, keep what was masked."),
        ("Ctrl+I",),
        "",
        "mask",
    ),
    Command(
        "mask_grow",
        QT_TRANSLATE_NOOP("Actions", "Grow mask"),
        QT_TRANSLATE_NOOP(
            "Actions", "Move the mask's edge outwards, by the pixels set in the tool's options."
        ),
        ("Ctrl+]",),
        "",
        "mask",
    ),
    Command(
        "mask_shrink",
        QT_TRANSLATE_NOOP("Actions", "Shrink mask"),
        QT_TRANSLATE_NOOP(
            "Actions", "Move the mask's edge inwards, by the pixels set in the tool's options."
        ),
        ("Ctrl+[",),
        "",
        "mask",
    ),
    Command(
        "mask_feather",
        QT_TRANSLATE_NOOP("Actions", "Feather mask"),
        QT_TRANSLATE_NOOP(
            "Actions", "Make the mask's edge soft, over the pixels set in the tool's options."
        ),
        (),
        "",
        "mask",
    ),
    Command(
        "mask_show",
        QT_TRANSLATE_NOOP("Actions", "Show mask"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Show or hide the mask over the picture; it acts all the same.",
        ),
        ("M",),
        "",
        "mask",
    ),
    Command(
        "mask_open",
        QT_TRANSLATE_NOOP("Actions", "Open mask…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Read a mask from a picture: white, or where there is transparency the transparent, is"
            " made anew.",
        ),
        (),
        "",
        "mask",
    ),
    Command(
        "mask_save",
        QT_TRANSLATE_NOOP("Actions", "Save mask…"),
        QT_TRANSLATE_NOOP("Actions", "Write the mask as PNG: white is what is made anew."),
        (),
        "",
        "mask",
    ),
)

RESIZING = {"brush_smaller", "brush_larger"}


def _needs_picture(document: Document) -> str:
    if document.pictures() is not None:
        return ""
    return translate("Actions", "There is no picture yet.")


def _needs_paint(document: Document) -> str:
    mask = document.masking.mask
    if mask is not None and mask.is_empty and document.pictures() is not None:
        return translate("Actions", "Nothing is masked.")
    return _needs_picture(document)


MASK_REASONS: dict[str, Callable[[Document], str]] = {
    "mask_fill": _needs_picture,
    "mask_invert": _needs_picture,
    "mask_open": _needs_picture,
    "mask_clear": _needs_paint,
    "mask_grow": _needs_paint,
    "mask_shrink": _needs_paint,
    "mask_feather": _needs_paint,
    "mask_save": _needs_paint,
}
