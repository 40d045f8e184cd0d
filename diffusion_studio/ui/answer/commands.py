"""The commands of an answer, and why one cannot be used now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.answer.views import VIEWS, ViewKind
from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.run_state import Phase

translate = QCoreApplication.translate

_VIEW_TEXTS: dict[ViewKind, tuple[str, str]] = {
    "samples": (
        QT_TRANSLATE_NOOP("Actions", "The samples"),
        QT_TRANSLATE_NOOP("Actions", "Show the samples side by side: each could be the truth."),
    ),
    "mean": (
        QT_TRANSLATE_NOOP("Actions", "Their mean"),
        QT_TRANSLATE_NOOP("Actions", "Show the samples' mean: it is smooth where they differ."),
    ),
    "std": (
        QT_TRANSLATE_NOOP("Actions", "Their deviation"),
        QT_TRANSLATE_NOOP(
            "Actions", "Show how far the samples differ, pixel by pixel: bright is guessed."
        ),
    ),
    "low": (
        QT_TRANSLATE_NOOP("Actions", "5 %"),
        QT_TRANSLATE_NOOP("Actions", "Show what one sample in twenty is darker than."),
    ),
    "high": (
        QT_TRANSLATE_NOOP("Actions", "95 %"),
        QT_TRANSLATE_NOOP("Actions", "Show what one sample in twenty is brighter than."),
    ),
    "measurement": (
        QT_TRANSLATE_NOOP("Actions", "The measurement y"),
        QT_TRANSLATE_NOOP("Actions", "Show what was measured, of which all this was found."),
    ),
    "baseline": (
        QT_TRANSLATE_NOOP("Actions", "The baseline"),
        QT_TRANSLATE_NOOP("Actions", "Show what the measurement says without any model."),
    ),
    "truth": (
        QT_TRANSLATE_NOOP("Actions", "The truth"),
        QT_TRANSLATE_NOOP("Actions", "Show the picture of which the measurement was simulated."),
    ),
    "error": (
        QT_TRANSLATE_NOOP("Actions", "The mean's error"),
        QT_TRANSLATE_NOOP("Actions", "Show how far the samples' mean is from the truth."),
    ),
}

VIEW_COMMANDS = {view: f"answer_{view}" for view in VIEWS}

ANSWER_COMMANDS = (
    Command(
        "answer",
        QT_TRANSLATE_NOOP("Actions", "Answer"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Show how far to trust a restoration: where its samples differ, and how they agree"
            " with the measurement.",
        ),
        ("Ctrl+U",),
        "",
        "answer",
    ),
    *(
        Command(VIEW_COMMANDS[view], text, tip, (f"Alt+{n}",), "", "answer")
        for n, (view, (text, tip)) in enumerate(_VIEW_TEXTS.items(), 1)
    ),
    Command(
        "answer_pin",
        QT_TRANSLATE_NOOP("Actions", "Let go of the place"),
        QT_TRANSLATE_NOOP(
            "Actions", "The pinned place is let go, and the answer follows the mouse again."
        ),
        ("Alt+0",),
        "",
        "answer",
    ),
    Command(
        "answer_copy",
        QT_TRANSLATE_NOOP("Actions", "Copy the table"),
        QT_TRANSLATE_NOOP("Actions", "Copy the answer's table as CSV, for a spreadsheet."),
        (),
        "copy",
        "answer",
    ),
    Command(
        "answer_save",
        QT_TRANSLATE_NOOP("Actions", "Save the answer"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Save mean, deviation (16 bits), 5 %, 95 %, y and the table where pictures are saved,"
            " with the recipe inside.",
        ),
        ("Ctrl+Shift+U",),
        "save",
        "answer",
    ),
    Command(
        "compare_solvers",
        QT_TRANSLATE_NOOP("Actions", "Compare solvers…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Restore the same measurement from the same noise by several solvers, side by side,"
            " with the figures of each.",
        ),
        ("Ctrl+Alt+U",),
        "",
        "answer",
    ),
)

Reason = Callable[[Document], str]


def _needs_answer(document: Document) -> str:
    if document.answering.answer is not None:
        return ""
    run = document.run
    if run is None or run.recipe.restoration is None:
        return translate("Actions", "The picture that is shown was not restored from another.")
    if run.state.phase.live:
        return translate("Actions", "The restoration has not ended.")
    if document.answering.reading:
        return translate("Actions", "The answer is being put together; it comes in a moment.")
    if run.state.phase is Phase.FINISHED:
        return translate("Actions", "The answer of this run is no longer kept; make it again.")
    return translate("Actions", "The restoration did not reach its end.")


def _needs_view(view: ViewKind) -> Reason:
    def reason(document: Document) -> str:
        missing = _needs_answer(document)
        if missing or document.answering.can_show(view):
            return missing
        if view in ("truth", "error"):
            return translate("Actions", "The truth is not known: y was not simulated.")
        if view == "baseline":
            return translate("Actions", "Such a measurement cannot be undone without a model.")
        return translate("Actions", "There is one sample only; ask for several.")

    return reason


def _needs_pin(document: Document) -> str:
    if document.answering.pinned:
        return ""
    return translate("Actions", "No place is pinned; click into the picture to pin one.")


def _needs_restoration(document: Document) -> str:
    run = document.run
    if run is not None and run.recipe.restoration is not None:
        return ""
    if document.tab == "restore":
        return document.restoring.reason()
    return translate("Actions", "Set up a restoration in the Restore panel, or restore a picture.")


ANSWER_REASONS: dict[str, Reason] = {
    **{VIEW_COMMANDS[view]: _needs_view(view) for view in VIEWS},
    "answer_pin": _needs_pin,
    "answer_copy": _needs_answer,
    "answer_save": _needs_answer,
    "compare_solvers": _needs_restoration,
}
