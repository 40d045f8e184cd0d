"""What the timeline says, in words."""

from __future__ import annotations

from math import isinf

from PySide6.QtCore import QCoreApplication, QLocale

from diffusion_studio.ui.starter_words import label_in_words
from diffusion_studio.ui.timeline.playhead import Level, Record

translate = QCoreApplication.translate


def short(value: float) -> str:
    """A number in three digits, as the window's language writes it."""
    if isinf(value):
        return "∞" if value > 0 else "-∞"
    if abs(value) >= 1000:
        return QLocale().toString(float(value), "f", 0)
    return QLocale().toString(float(value), "g", 3)


def step_words(record: Record, k: int) -> str:
    """E.g. "Step 31 of 50"."""
    if k == record.first:
        return translate("Timeline", "Start, before step {k}").format(k=k + 1)
    return translate("Timeline", "Step {k} of {steps}").format(k=k, steps=record.steps)


def level_words(level: Level) -> str:
    """E.g. "t 380 · σ 0.82 · log SNR 0.4"."""
    parts = [] if level.t is None else [f"t {level.t}"]
    parts += [f"σ {short(level.sigma)}", f"log SNR {short(level.log_snr)}"]
    return " · ".join(parts)


def place_words(record: Record, k: int) -> str:
    """A step and its noise level."""
    level = record.level(k)
    words = step_words(record, k)
    return words if level is None else f"{words} · {level_words(level)}"


def place_tip(record: Record) -> str:
    """What a step of a run is not, and what the letters mean; for the tool tip."""
    return "\n\n".join(
        (
            translate(
                "Timeline",
                "Step k of {steps} is not what a run of k steps makes: a shorter run takes larger"
                " steps and ends clean, while here noise is left.",
            ).format(steps=record.steps),
            translate(
                "Timeline",
                "t is the time that the network is told; σ the noise's standard deviation beside"
                " the picture, sqrt((1 - ᾱ) / ᾱ); log SNR the natural logarithm of ᾱ / (1 - ᾱ).",
            ),
        )
    )


def looking_back_words(record: Record, k: int, kind: str) -> str:
    """For the canvas: which step is shown there, and that it is an earlier one."""
    if k == record.first:
        return translate("Timeline", "looking back: the start, before step {k}").format(k=k + 1)
    if kind == "x_0":
        words = translate("Timeline", "looking back: belief at step {k} of {steps}")
    else:
        words = translate("Timeline", "looking back: state at step {k} of {steps}")
    return words.format(k=k, steps=record.steps)


def plot_title(name: str) -> str:
    """The name of a plot, short enough for the gutter."""
    titles = {
        "residual": translate("Timeline", "Residual"),
        "belief_change": translate("Timeline", "Belief moves"),
        "state_size": translate("Timeline", "Size of x_t"),
        "log_snr": translate("Timeline", "log SNR"),
        "alpha_bar": translate("Timeline", "ᾱ"),
        "beta": translate("Timeline", "β"),
        "scale": translate("Timeline", "Guidance"),
        "labels": translate("Timeline", "Labels"),
    }
    return titles[name]


def plot_unit(name: str) -> str:
    """What the numbers of a plot are measured in."""
    units = {
        "residual": translate("Timeline", "length of y - A x̂_0, of values in [-1, 1]"),
        "belief_change": translate("Timeline", "mean change, of values in [-1, 1]"),
        "state_size": translate("Timeline", "root mean square, 1 of pure noise"),
        "log_snr": translate("Timeline", "natural logarithm of a ratio of powers"),
        "alpha_bar": translate("Timeline", "share of the signal's power, 0 to 1"),
        "beta": translate("Timeline", "variance added from level to level"),
        "scale": translate("Timeline", "factor; none is 1, of a classifier 0"),
        "labels": translate("Timeline", "probability, 0 to 1"),
    }
    return units[name]


def plot_tip(name: str) -> str:
    """What a plot shows."""
    tips = {
        "residual": translate(
            "Timeline",
            "Data consistency: how far what the belief would measure is from the measurement y, in"
            " units of [-1, 1]. It should come down to the level of the noise in y, and stay there:"
            " above it the belief does not explain y, far below it noise is taken for detail.",
        ),
        "belief_change": translate(
            "Timeline",
            "How far the step moved the belief: the mean of |x̂_0 - x̂_0 before| over the picture's"
            " values, which lie in [-1, 1].",
        ),
        "state_size": translate(
            "Timeline",
            "How large the values of x_t are: the root of their mean square, 1 of pure noise. Where"
            " it strays far from 1, or at the end from what pictures have (about 0.5), the run"
            " leaves what the network has learned.",
        ),
        "log_snr": translate(
            "Timeline", "The logarithm of the signal-to-noise ratio, log(ᾱ / (1 - ᾱ)), in the plan."
        ),
        "alpha_bar": translate(
            "Timeline", "ᾱ (alphas_cumprod): the share of the signal's power in x_t, in the plan."
        ),
        "beta": translate(
            "Timeline",
            "β: the variance that the forward process adds between these two levels of the plan,"
            " 1 - ᾱ / ᾱ next. Fewer steps have larger ones.",
        ),
        "scale": translate("Timeline", "The scales of guidance at each step, steered or planned."),
        "labels": translate(
            "Timeline",
            "What the classifier sees in x_t: its likeliest labels, and how sure it is.",
        ),
    }
    return tips[name]


def series_name(name: str, model: str) -> str:
    """The name of a line of a run; what is not one of ours is a label of its `model`."""
    names = {
        "residual": translate("Timeline", "belief"),
        "expected_residual": translate("Timeline", "noise in y"),
        "guidance_scale": translate("Timeline", "classifier-free"),
        "classifier_scale": translate("Timeline", "classifier"),
    }
    return names.get(name) or label_in_words(name, model)
