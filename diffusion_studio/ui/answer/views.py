"""What of an answer the canvas can show, one after the other."""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.answer.answer import Answer
from diffusion_studio.ui.answer.solver_words import outcome_name
from diffusion_studio.ui.maps.map import Map, Plate, Shown

translate = QCoreApplication.translate

ViewKind = Literal[
    "samples", "mean", "std", "low", "high", "measurement", "baseline", "truth", "error"
]
VIEWS: tuple[ViewKind, ...] = get_args(ViewKind)
OF_SEVERAL: frozenset[ViewKind] = frozenset({"mean", "std", "low", "high"})
PERCENT = 100.0


def available(answer: Answer, view: ViewKind) -> bool:
    """Whether an answer has this to show."""
    restored = answer.restored
    if view in OF_SEVERAL:
        return len(answer.samples) > 1
    if view == "baseline":
        return restored.baseline is not None
    if view in ("truth", "error"):
        return restored.truth is not None
    return True


def shown(answer: Answer, view: ViewKind) -> Shown | None:
    """A view for the canvas; None for the samples, which are the run's own pictures, and for what
    is not there."""
    restored = answer.restored
    if view == "samples" or not available(answer, view):
        return None
    if view == "std":
        return _map_of(restored.std * PERCENT, view)
    if view == "error" and restored.truth is not None:
        return _map_of(_distance(answer), view)
    pictures = {
        "mean": restored.mean,
        "low": restored.low,
        "high": restored.high,
        "measurement": restored.measurement,
        "baseline": None if restored.baseline is None else restored.baseline.picture,
        "truth": restored.truth,
    }
    picture = pictures[view]
    if picture is None:
        return None
    title = view_title(view)
    if view == "baseline" and restored.baseline is not None:
        words = translate("Answer", "{method}, without a model")
        title = words.format(method=outcome_name(restored.baseline.name))
    return Plate(picture[None], title, view_about(view))


def _map_of(values: object, view: ViewKind) -> Map:
    import numpy as np

    numbers = np.asarray(values, np.float32)[None]
    return Map.of(numbers, view_title(view), unit="%", about=view_about(view))


def _distance(answer: Answer) -> object:
    """|truth - mean|, float64 [H, W]: the root of the colours' mean square, in per cent of the full
    range, so that it can be held against the standard deviation."""
    import numpy as np

    restored = answer.restored
    mean = answer.samples.astype(np.float64).mean(axis=0)
    difference = (np.asarray(restored.truth, np.float64) - mean) / 255 * PERCENT
    return np.sqrt(np.square(difference).mean(axis=-1))


def view_title(view: ViewKind) -> str:
    """What a view shows, as the canvas' footer says it."""
    titles: dict[ViewKind, str] = {
        "samples": translate("Answer", "Samples"),
        "mean": translate("Answer", "Mean of the samples"),
        "std": translate("Answer", "Standard deviation of the samples"),
        "low": translate("Answer", "5 %: one sample in twenty is darker"),
        "high": translate("Answer", "95 %: one sample in twenty is brighter"),
        "measurement": translate("Answer", "y, the measurement"),
        "baseline": translate("Answer", "Baseline, without a model"),
        "truth": translate("Answer", "Truth"),
        "error": translate("Answer", "|truth - mean|"),
    }
    return titles[view]


def view_word(view: ViewKind) -> str:
    """The same in a word, for a button."""
    words: dict[ViewKind, str] = {
        "samples": translate("Answer", "Samples"),
        "mean": translate("Answer", "Mean"),
        "std": translate("Answer", "Deviation"),
        "low": translate("Answer", "5 %"),
        "high": translate("Answer", "95 %"),
        "measurement": translate("Answer", "y"),
        "baseline": translate("Answer", "Baseline"),
        "truth": translate("Answer", "Truth"),
        "error": translate("Answer", "Error"),
    }
    return words[view]


def view_hint(view: ViewKind) -> str:
    """How a view is to be read, in a line or two."""
    return {
        "samples": translate(
            "Answer", "Each could be the truth. What all show is known; what changes is guessed."
        ),
        "mean": translate(
            "Answer", "The smallest error to expect. Smooth where the samples differ."
        ),
        "std": translate("Answer", "Dark: the samples agree. Bright: one guess of many."),
        "low": translate("Answer", "Pixel by pixel, one sample in twenty is darker than this."),
        "high": translate("Answer", "Pixel by pixel, one sample in twenty is brighter than this."),
        "measurement": translate("Answer", "What was measured; all else was found from it."),
        "baseline": translate(
            "Answer", "The best that can be had without a model, by the method the table names."
        ),
        "truth": translate("Answer", "What y was simulated from; no solver has seen it."),
        "error": translate(
            "Answer", "Bright here but dark in the deviation: there the samples are surely wrong."
        ),
    }[view]


def view_about(view: ViewKind) -> str:
    """The same at length, for a tool tip."""
    return {
        "samples": translate(
            "Answer",
            "Each sample is a picture that could have been measured as y. What all of them show is"
            " known; what changes from one to the next is guessed.",
        ),
        "mean": translate(
            "Answer",
            "The samples' mean has the smallest error to expect, and is smooth where they differ:"
            " blur here means doubt, not a blurred picture.",
        ),
        "std": translate(
            "Answer",
            "How far the samples lie from their mean, pixel by pixel, in per cent of the full"
            " range. Dark: the samples agree. Bright: what is seen there is one guess of many.",
        ),
        "low": translate(
            "Answer",
            "Pixel by pixel the value below which one sample in twenty lies. It is no likely"
            " picture itself: together with 95 % it says how far each pixel can be.",
        ),
        "high": translate(
            "Answer",
            "Pixel by pixel the value above which one sample in twenty lies. It is no likely"
            " picture itself: together with 5 % it says how far each pixel can be.",
        ),
        "measurement": translate(
            "Answer",
            "What was measured, of its own size. What is no picture is drawn from black, its"
            " smallest number, to white.",
        ),
        "baseline": translate(
            "Answer",
            "What the best classical method for this damage makes of the measurement, given the"
            " same noise level: a Wiener filter for blurs, bicubic enlarging, a filtered"
            " back-projection, a smooth filling of holes. All that the samples have beyond this"
            " comes from the model.",
        ),
        "truth": translate(
            "Answer", "The picture of which y was simulated; no solver has seen it."
        ),
        "error": translate(
            "Answer",
            "How far the samples' mean is from the truth, in per cent of the full range. Held"
            " against the deviation: where this is bright and that is dark, the samples are surely"
            " wrong.",
        ),
    }[view]
