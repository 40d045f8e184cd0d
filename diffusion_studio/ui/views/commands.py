"""The commands of the views of a step, and why one cannot be used now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.views.kinds import ViewName

translate = QCoreApplication.translate

VIEW_OF: dict[str, ViewName] = {
    "view_belief": "x_0",
    "view_state": "x_t",
    "view_change": "change",
    "view_epsilon": "epsilon",
    "view_score": "score",
    "view_std": "std",
    "view_gradient": "classifier_gradient",
    "view_residual": "residual",
    "view_pulled": "pulled",
    "view_noise": "noise",
    "view_added": "added",
}

_ROWS = (
    (
        "view_belief",
        QT_TRANSLATE_NOOP("Actions", "Belief x̂_0"),
        QT_TRANSLATE_NOOP("Actions", "What the model believes that the clean picture is."),
        "1",
    ),
    (
        "view_state",
        QT_TRANSLATE_NOOP("Actions", "State x_t"),
        QT_TRANSLATE_NOOP("Actions", "The noisy picture itself."),
        "2",
    ),
    (
        "view_change",
        QT_TRANSLATE_NOOP("Actions", "Change of the belief"),
        QT_TRANSLATE_NOOP("Actions", "Where the step made the belief brighter or darker."),
        "3",
    ),
    (
        "view_epsilon",
        QT_TRANSLATE_NOOP("Actions", "Predicted noise ε"),
        QT_TRANSLATE_NOOP("Actions", "The noise that the model finds in the noisy picture."),
        "4",
    ),
    (
        "view_score",
        QT_TRANSLATE_NOOP("Actions", "Score"),
        QT_TRANSLATE_NOOP(
            "Actions", "Which way each pixel becomes likelier: the gradient of log p(x_t)."
        ),
        "5",
    ),
    (
        "view_std",
        QT_TRANSLATE_NOOP("Actions", "Learned deviation"),
        QT_TRANSLATE_NOOP("Actions", "How much spread the model gives the step at each pixel."),
        "6",
    ),
    (
        "view_gradient",
        QT_TRANSLATE_NOOP("Actions", "Classifier's gradient"),
        QT_TRANSLATE_NOOP("Actions", "Where a change would make the label likelier."),
        "7",
    ),
    (
        "view_residual",
        QT_TRANSLATE_NOOP("Actions", "Residual y - A x̂_0"),
        QT_TRANSLATE_NOOP("Actions", "What the measurement says against the belief."),
        "8",
    ),
    (
        "view_pulled",
        QT_TRANSLATE_NOOP("Actions", "Residual in the picture"),
        QT_TRANSLATE_NOOP("Actions", "Aᵀ(y - A x̂_0): which way the measurement pulls each pixel."),
        "9",
    ),
    (
        "view_noise",
        QT_TRANSLATE_NOOP("Actions", "Fresh noise z"),
        QT_TRANSLATE_NOOP("Actions", "The noise that the step draws anew."),
        "0",
    ),
    (
        "view_added",
        QT_TRANSLATE_NOOP("Actions", "What the condition added"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "How far a condition moved the step from where the sampler would have landed.",
        ),
        "",
    ),
)

VIEW_COMMANDS = (
    Command(
        "explain",
        QT_TRANSLATE_NOOP("Actions", "This step, explained"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Show the formula of the step that is looked at, with its own numbers and a sentence"
            " for each part.",
        ),
        ("Ctrl+T",),
        "",
        "view",
    ),
    *(
        Command(name, text, tip, (key,) if key else (), "", "views")
        for name, text, tip, key in _ROWS
    ),
    Command(
        "view_beside",
        QT_TRANSLATE_NOOP("Actions", "Side by side"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "The picture on the left and the chosen view on the right; both zoom and pan as one."
            " Without a view, belief and state.",
        ),
        ("D",),
        "view-beside",
        "views",
    ),
    Command(
        "view_over",
        QT_TRANSLATE_NOOP("Actions", "Laid over the picture"),
        QT_TRANSLATE_NOOP(
            "Actions", "The chosen view lies over the picture, as opaque as the slider says."
        ),
        ("Shift+D",),
        "view-over",
        "views",
    ),
    Command(
        "view_hold",
        QT_TRANSLATE_NOOP("Actions", "Hold the colour scale"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Keep the ends of the colour scale from step to step, so that steps can be compared;"
            " else each step has its own.",
        ),
        ("H",),
        "view-hold",
        "views",
    ),
)


def _needs_run(document: Document) -> str:
    run = document.run
    if run is not None and run.x_t is not None:
        return ""
    return translate("Actions", "There is no picture yet.")


def _needs_numbers(document: Document) -> str:
    if document.run is not None and document.run.is_past:
        return translate("Actions", "This run is of another day; make it again to see that.")
    return _needs_run(document)


def _std(document: Document) -> str:
    run = document.run
    known = next(
        (m for m in document.models if run is not None and m.name == run.recipe.model), None
    )
    if known is not None and not known.card.learned_variance:
        return translate("Actions", "This model has learned no variance of its own.")
    return _needs_numbers(document)


def _gradient(document: Document) -> str:
    if document.run is not None and document.run.recipe.classifier is None:
        return translate("Actions", "No classifier guides this run.")
    return _needs_numbers(document)


def _residual(document: Document) -> str:
    if document.run is not None and document.run.recipe.restoration is None:
        return translate("Actions", "This run restores nothing, so there is no measurement.")
    return _needs_numbers(document)


def _over(document: Document) -> str:
    if document.display.shown is None:
        return translate("Actions", "Choose a view first.")
    return _needs_run(document)


def views_situation(document: Document) -> object:
    """What the reasons depend on, beside the run; equal where they are."""
    return document.display.shown is None, len(document.models)


VIEW_REASONS: dict[str, Callable[[Document], str]] = {
    **dict.fromkeys(VIEW_OF, _needs_numbers),
    "view_belief": _needs_run,
    "view_state": _needs_run,
    "view_std": _std,
    "view_gradient": _gradient,
    "view_residual": _residual,
    "view_pulled": _residual,
    "view_beside": _needs_run,
    "view_over": _over,
    "view_hold": _over,
}
