"""What an answer says in sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.answer.answer import Answer, Figure, Verdict, right_share
from diffusion_studio.ui.answer.solver_words import outcome_name
from diffusion_studio.ui.answer.spots import Spot
from diffusion_studio.ui.panels.form import number
from diffusion_studio.ui.timeline.words import short

translate = QCoreApplication.translate

NO_BREAK = "\u00a0"  # a space at which no line ends
FEW = 4  # samples, below which agreement may be chance


def verdict_word(verdict: Verdict) -> str:
    """How a sample agrees with y, for the table."""
    words: dict[Verdict, str] = {
        "right": translate("Answer", "right"),
        "near": translate("Answer", "nearly right"),
        "overfits": translate("Answer", "fits the noise"),
        "unexplained": translate("Answer", "does not explain y"),
        "noiseless": "",
    }
    return words[verdict]


def verdict_tip(verdict: Verdict) -> str:
    """What that means, and what to do."""
    tips: dict[Verdict, str] = {
        "right": translate(
            "Answer",
            "What this picture would measure is as far from y as the noise in y makes it: neither"
            " is noise taken for detail nor is something left unexplained.",
        ),
        "near": translate(
            "Answer",
            "What this picture would measure is about as far from y as the noise in y makes it; a"
            " little of the noise is taken for detail (χ² below 1), or left unexplained (above).",
        ),
        "overfits": translate(
            "Answer",
            "This picture is nearer to y than the noise allows: some of y's noise is taken for"
            " detail. Is the noise in y smaller than was said? Else lower the step size, or choose"
            " another solver.",
        ),
        "unexplained": translate(
            "Answer",
            "Of this picture something else than y would be measured. Take more steps or another"
            " solver; if all samples are so, the damage may not be what was said, the noise in y"
            " may be larger, or the model does not know such pictures.",
        ),
        "noiseless": translate(
            "Answer", "y was said to be without noise, so the residual should be near 0."
        ),
    }
    return tips[verdict]


def figure_name(figure: Figure) -> str:
    """Which picture a line of the table is about."""
    match figure.kind:
        case "sample":
            return str(figure.number + 1)
        case "mean":
            return translate("Answer", "Mean")
        case "baseline":
            return outcome_name(figure.method)


def summary_words(answer: Answer) -> str:
    """The answer in two or three short sentences."""
    words = [_agreement_words(answer)]
    count = len(answer.samples)
    if count > 1:
        text = translate("Answer", "{count} samples differ by {spread} % on average.")
        if answer.partly_given:
            text = translate(
                "Answer", "Where y is missing, {count} samples differ by {spread} % on average."
            )
        spread = number(100 * answer.spread, 1)
        words.append(text.format(count=count, spread=spread))
    else:
        words.append(translate("Answer", "One sample says nothing of doubt; ask for several."))
    if answer.within is not None:
        text = translate(
            "Answer",
            "{share} % of the truth lie between 5 % and 95 %; {right} % is right for {count}.",
        )
        if answer.partly_given:
            text = translate(
                "Answer",
                "{share} % of the truth there lie between 5 % and 95 %; {right} % is right for"
                " {count}.",
            )
        right = number(100 * right_share(count))
        words.append(text.format(share=number(100 * answer.within), right=right, count=count))
    return " ".join(word for word in words if word)


def _agreement_words(answer: Answer) -> str:
    agreement = answer.mean_agreement
    if agreement is None:
        return ""
    texts: dict[Verdict, str] = {
        "right": translate("Answer", "The samples explain y as well as its noise allows (χ² {x})."),
        "near": translate("Answer", "The samples explain y nearly as its noise allows (χ² {x})."),
        "overfits": translate("Answer", "The samples take noise in y for detail (χ² {x})."),
        "unexplained": translate("Answer", "The samples do not explain y (χ² {x})."),
        "noiseless": translate("Answer", "y has no noise; the residual is {x}."),
    }
    ratio = agreement.chi_squared
    return texts[agreement.verdict].format(x=short(agreement.residual if ratio is None else ratio))


def trust_words(spot: Spot, count: int) -> str:
    """Whether what is seen at a place is to be believed."""
    if count == 1:
        return translate(
            "Answer", "There is one sample only: nothing says whether this is known or guessed."
        )
    sentence = {
        "given": translate(
            "Answer", "All samples are the same here, to the bit: this is given, not guessed."
        ),
        "agree": translate(
            "Answer",
            "The samples agree here: the measurement, and what the model knows of pictures, leave"
            " little else.",
        ),
        "vary": translate(
            "Answer", "The samples vary a little here: the shape holds, fine detail is a guess."
        ),
        "differ": translate(
            "Answer",
            "Here the samples differ: what you see in one of them is the model's guess, not in the"
            " data.",
        ),
    }[spot.trust]
    if count < FEW and spot.trust in ("agree", "vary"):
        few = translate("Answer", "Few samples may agree by chance; ask for more.")
        sentence = f"{sentence} {few}"
    return sentence


def spot_words(spot: Spot, count: int) -> str:
    """E.g. "x 12 · y 7 · R 120 ± 3.1  G 88 ± 4.0  B 20 ± 2.2"; of one sample without ±."""
    colours = []
    for name, mean, std in zip("RGB", spot.mean, spot.std, strict=False):
        words = f"{name} {number(mean)}" + (f" ± {number(std, 1)}" if count > 1 else "")
        colours.append(words.replace(" ", NO_BREAK))
    return f"x {spot.x} · y {spot.y} · {'  '.join(colours)}"


def truth_words(spot: Spot) -> str:
    """How the truth lies there; empty where it is not known."""
    if spot.truth is None:
        return ""
    colours = "  ".join(
        f"{name} {number(value)}" for name, value in zip("RGB", spot.truth, strict=False)
    )
    if spot.inside is None:
        return translate("Answer", "Truth: {colours}").format(colours=colours)
    if spot.inside:
        text = translate("Answer", "Truth: {colours} – within 5 to 95 %.")
    else:
        text = translate("Answer", "Truth: {colours} – beyond 5 to 95 %.")
    return text.format(colours=colours)
