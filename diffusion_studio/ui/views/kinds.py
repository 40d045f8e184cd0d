"""The views of a step: what each is called, how it is coloured, and how numbers become one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.maps.colours import Scale
from diffusion_studio.ui.maps.map import Map, ends

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.events import Examined

translate = QCoreApplication.translate

ViewName = Literal[
    "x_0",
    "x_t",
    "change",
    "epsilon",
    "score",
    "std",
    "classifier_gradient",
    "residual",
    "pulled",
    "noise",
    "added",
    "x_0_before",
]


Channel = Literal["mean", "red", "green", "blue"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)
"""What of a pixel's three numbers a map shows."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a view is coloured. `reach`: the scale's end where it is known beforehand (a diverging
    one begins at -reach), else the step's own numbers say. `examined`: the engine has to take the
    step apart for it."""

    colours: Scale = "diverging"
    reach: float | None = None
    examined: bool = False


NOISE_REACH = 2.0  # of the mean of three colours of standard normal noise: 3.5 deviations
ONE_COLOUR = 1.75  # times as far reaches noise of a single colour, about sqrt(3)

KINDS: dict[ViewName, Kind] = {
    "x_0": Kind("grey"),
    "x_t": Kind("grey"),
    "change": Kind(),
    "epsilon": Kind(reach=NOISE_REACH),
    "score": Kind(),
    "std": Kind("sequential"),
    "classifier_gradient": Kind("sequential", reach=1.0),
    "residual": Kind(examined=True),
    "pulled": Kind(examined=True),
    "noise": Kind(reach=NOISE_REACH, examined=True),
    "added": Kind(examined=True),
    "x_0_before": Kind("grey"),
}
PICTURES: frozenset[ViewName] = frozenset({"x_0", "x_t", "x_0_before"})
"""Views that are pictures rather than numbers."""


def title(view: ViewName) -> str:
    """What a view is called."""
    titles: dict[ViewName, str] = {
        "x_0": translate("Views", "Belief x̂_0"),
        "x_t": translate("Views", "State x_t"),
        "change": translate("Views", "Change of the belief"),
        "epsilon": translate("Views", "Predicted noise ε"),
        "score": translate("Views", "Score"),
        "std": translate("Views", "Learned deviation"),
        "classifier_gradient": translate("Views", "Classifier's gradient"),
        "residual": translate("Views", "Residual y - A x̂_0"),
        "pulled": translate("Views", "Residual in the picture, Aᵀ(y - A x̂_0)"),
        "noise": translate("Views", "Fresh noise z"),
        "added": translate("Views", "What the condition added"),
        "x_0_before": translate("Views", "Belief one step before"),
    }
    return titles[view]


def channel_name(channel: Channel) -> str:
    """What a choice of colours is called."""
    names: dict[Channel, str] = {
        "mean": translate("Views", "Mean"),
        "red": translate("Views", "Red"),
        "green": translate("Views", "Green"),
        "blue": translate("Views", "Blue"),
    }
    return names[channel]


def about(view: ViewName, channel: Channel = "mean") -> str:
    """How to read a view, in a sentence or two."""
    if channel == "mean":
        colours = translate("Views", "Of each pixel's colours the mean is shown.")
    else:
        colours = translate("Views", "Of each pixel's colours this one is shown: {colour}.").format(
            colour=channel_name(channel).lower()
        )
    words: dict[ViewName, str] = {
        "x_0": translate("Views", "What the model believes that the clean picture is."),
        "x_t": translate("Views", "The noisy picture that the step began with."),
        "change": translate(
            "Views",
            "Where this step made the belief brighter (orange) or darker (blue) than the step"
            " before, in the picture's values, which lie in [-1, 1].",
        ),
        "epsilon": translate(
            "Views",
            "The noise that the model finds in x_t. Good predictions look like pure noise; where"
            " shapes of the picture show, it takes the picture for noise.",
        ),
        "score": translate(
            "Views",
            "The gradient of log p(x_t), -ε / sqrt(1 - ᾱ): which way each pixel has to change for"
            " the noisy picture to become likelier.",
        ),
        "std": translate(
            "Views",
            "How much spread the model gives the step at each pixel, between the smallest and the"
            " largest sensible: more where it is less sure.",
        ),
        "classifier_gradient": translate(
            "Views",
            "Where a change would make the label likelier to the classifier: 1 is where it matters"
            " most in this picture.",
        ),
        "residual": translate(
            "Views",
            "What the measurement says against the belief, where it was measured: 0 where they"
            " agree. At the end noise alone should be left.",
        ),
        "pulled": translate(
            "Views",
            "The residual brought back into the picture by Aᵀ: which way the measurement pulls each"
            " pixel.",
        ),
        "noise": translate(
            "Views", "The noise that this step draws anew, a function of seed and step alone."
        ),
        "added": translate(
            "Views",
            "How far a condition, such as a classifier or a solver, moved this step from where the"
            " sampler would have landed.",
        ),
        "x_0_before": translate("Views", "The belief that the multistep method remembers."),
    }
    return words[view] if view in PICTURES else f"{words[view]} {colours}"


def unit(view: ViewName) -> str:
    """What a view's numbers are measured in."""
    if view in {"epsilon", "noise"}:
        return "σ"
    return ""


def has_colours(view: ViewName) -> bool:
    """Whether a view has a number for each colour of a pixel, of which one can be chosen."""
    return view not in PICTURES and view != "classifier_gradient"


def shown(
    view: ViewName,
    values: np.ndarray,
    held: tuple[float, float] | None = None,
    channel: Channel = "mean",
) -> Map | None:
    """Numbers, float32 [B, C, H, W] or [B, H, W], as what the canvas can show; None where they
    are no picture. `held`: the ends of the colour scale, if they are to be these. A `channel` that
    they lack is their mean."""
    kind, place = KINDS[view], CHANNELS.index(channel) - 1
    alone = values.ndim == 4 and 0 <= place < values.shape[1] > 1
    if alone:
        values = values[:, place]
    elif values.ndim == 4:
        values = values.mean(axis=1)
    if values.ndim != 3 or min(values.shape[1:]) < 2:
        return None
    if held is not None:
        low, high = held
    elif kind.reach is not None:
        high = kind.reach * (ONE_COLOUR if alone else 1.0)
        low = -high if kind.colours == "diverging" else 0.0
    else:
        low, high = ends(values, kind.colours)
    channel = channel if alone else "mean"
    name = title(view) if not alone else f"{title(view)} · {channel_name(channel)}"
    return Map(values, name, low, high, unit(view), kind.colours, about(view, channel))


def of_examined(view: ViewName, found: Examined) -> np.ndarray | None:
    """The numbers of a view, out of a step that was taken apart; None where it has none."""
    if view == "residual":
        return found.residual
    if view == "pulled":
        return found.pulled
    return next((term.values for term in found.terms if term.symbol == view), None)
