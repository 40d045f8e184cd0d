"""What is called how in the history, of changes that are made under a short name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

DEEDS = {
    "tool_brush": QT_TRANSLATE_NOOP("History", "Brush stroke"),
    "tool_eraser": QT_TRANSLATE_NOOP("History", "Eraser stroke"),
    "tool_lasso": QT_TRANSLATE_NOOP("History", "Lasso"),
    "tool_rectangle": QT_TRANSLATE_NOOP("History", "Rectangle"),
    "tool_ellipse": QT_TRANSLATE_NOOP("History", "Ellipse"),
    "fill": QT_TRANSLATE_NOOP("History", "Fill mask"),
    "clear": QT_TRANSLATE_NOOP("History", "Clear mask"),
    "invert": QT_TRANSLATE_NOOP("History", "Invert mask"),
    "grow": QT_TRANSLATE_NOOP("History", "Grow mask"),
    "shrink": QT_TRANSLATE_NOOP("History", "Shrink mask"),
    "feather": QT_TRANSLATE_NOOP("History", "Feather mask"),
    "open": QT_TRANSLATE_NOOP("History", "Open mask"),
    "mask": QT_TRANSLATE_NOOP("History", "Another mask"),
    "paint": QT_TRANSLATE_NOOP("History", "Paint on the step"),
    "rub_out": QT_TRANSLATE_NOOP("History", "Paint rubbed out"),
    "paint_clear": QT_TRANSLATE_NOOP("History", "Paint taken away"),
    "paint_picture": QT_TRANSLATE_NOOP("History", "Picture laid on the step"),
}


def deed(name: str) -> str:
    """The words for something that was done."""
    return translate("History", DEEDS.get(name, DEEDS["mask"]))
