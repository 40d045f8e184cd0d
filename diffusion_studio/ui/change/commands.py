"""The commands of changing pictures: their forward process, paint on a step, branches."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.timeline.commands import TIMELINE_REASONS

translate = QCoreApplication.translate

CHANGE_COMMANDS = (
    Command(
        "forward_process",
        QT_TRANSLATE_NOOP("Actions", "Forward process…"),
        QT_TRANSLATE_NOOP(
            "Actions", "See how noise takes a picture away, with a slider over the time t."
        ),
        ("Ctrl+Shift+F",),
        "",
        "view",
    ),
    Command(
        "branches",
        QT_TRANSLATE_NOOP("Actions", "Branches"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "The tree of the runs: which began at a step of which; name, compare and delete.",
        ),
        ("Ctrl+Shift+T",),
        "",
        "view",
    ),
    Command(
        "branch_other",
        QT_TRANSLATE_NOOP("Actions", "Branch with another model"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Where the model of this run is no longer there: choose one that makes pictures of the"
            " same size with the same noise levels, and branch with it from here.",
        ),
        (),
        "",
        "timeline",
    ),
    Command(
        "paint_step",
        QT_TRANSLATE_NOOP("Actions", "Paint on this step"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Paint with colour on the step that is looked at, the belief or the noisy state, and"
            " go on from there.",
        ),
        ("Ctrl+Shift+B",),
        "",
        "timeline",
    ),
)


def _needs_model(document: Document) -> str:
    return "" if document.card is not None else translate("Actions", "Open a model first.")


def _paint(document: Document) -> str:
    return TIMELINE_REASONS["branch"](document)


CHANGE_REASONS: dict[str, Callable[[Document], str]] = {
    "forward_process": _needs_model,
    "paint_step": _paint,
    "branch_other": _paint,
}
