"""What was measured at a step, as plain data, and what a person should know of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING

from diffusion_studio.events import Measured, TopLabels
from diffusion_studio.sentence import Sentence

if TYPE_CHECKING:
    from diffusion_studio.diffusion import Step

OVERWHELMING = 1.0  # guidance moves the prediction by more than its own norm
SATURATED = 0.1
"""The share of a picture's values that guidance alone has clipped. Among a picture of each label,
none of emoji-32 at its own 5 and of scenes-32 at twice its own 1.5 comes this far for long; at 8,
six of seven and two of ten do."""
NEARLY_CLEAN = 0.5  # from this alpha_bar on: before, the belief is no picture yet
IN_A_ROW = 3  # steps; one alone may be an accident
LASTING = 0.12
"""The share of a run for which beliefs that are no pictures yet may saturate. At twice the usual
scale they do so for a tenth of the run, and the picture is none the worse."""


def measured(step: Step, class_names: Sequence[str]) -> Measured:
    """The notes of a step that are one number an image, and each image's likeliest labels.

    `class_names` are those of the classifier, in its order.
    """
    import torch

    numbers = {
        name: tuple(value.cpu().tolist())
        for name, value in step.notes.items()
        if isinstance(value, torch.Tensor) and value.ndim == 1
    }
    return Measured(step.k, numbers, _top_labels(step.notes.get("top_labels"), class_names))


def _top_labels(found: object, names: Sequence[str]) -> tuple[TopLabels, ...]:
    if not isinstance(found, tuple):
        return ()
    classes, probabilities = (each.cpu().tolist() for each in found)
    return tuple(
        tuple((names[label], likely) for label, likely in zip(*image, strict=True))
        for image in zip(classes, probabilities, strict=True)
    )


class Advice:
    """Warnings of a run, each said once."""

    def __init__(self) -> None:
        self._in_a_row: Counter[str] = Counter()
        self._said: set[str] = set()

    def hear(self, step: Measured, alpha_bar: float, steps: int) -> Iterator[str]:
        """The sentences to say after a step of a run of `steps`, made at the level `alpha_bar`."""
        ratio = max(_largest(step, "guidance_ratio"), _largest(step, "classifier_ratio"))
        if self._for_the_first_time("ratio", ratio > OVERWHELMING, IN_A_ROW):
            yield Sentence(
                "Guidance outweighs the model: it moves the prediction by {ratio:.1f} times its"
                " own size. Lower the scale, or guide a part of the run alone.",
                ratio=ratio,
            )
        more = _largest(step, "clipped") - _largest(step, "clipped_unguided")
        early = alpha_bar < NEARLY_CLEAN
        lasting = max(IN_A_ROW, ceil(LASTING * steps))
        if self._for_the_first_time("clipped", more > SATURATED, lasting if early else IN_A_ROW):
            advice = Sentence("Lower the scale.")
            if early:
                advice = Sentence("Lower the scale, or let the guided part begin later.")
            yield Sentence(
                "Guidance drives {share:.0%} of a picture's values out of the range of pictures,"
                " where they are clipped: its colours saturate. {advice}",
                share=more,
                advice=advice,
            )
        if self._for_the_first_time("unguided", "unguided" in step.notes, 1):
            yield Sentence(
                "The classifier's gradient was not a number at step {step}; where that happens, the"
                " step is taken without it.",
                step=step.k + 1,
            )

        if self._for_the_first_time("damped", "damped" in step.notes, 1):
            yield Sentence(
                "The solver's gradient was not a number at step {step}; where that happens, the"
                " step is taken without it. A smaller step size, or float32, may help.",
                step=step.k + 1,
            )

    def _for_the_first_time(self, what: str, true: bool, in_a_row: int) -> bool:
        self._in_a_row[what] = self._in_a_row[what] + 1 if true else 0
        if self._in_a_row[what] < in_a_row or what in self._said:
            return False
        self._said.add(what)
        return True


def _largest(step: Measured, name: str) -> float:
    return max(step.notes.get(name, (0.0,)))
