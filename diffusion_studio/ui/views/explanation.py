"""This step, explained: the update's formula with the step's own numbers, and a sentence for each
part. There are no widgets here; what comes out is HTML whose links name views.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from diffusion_studio.events import Examined, Measured, Symbol, Term
from diffusion_studio.ui.timeline.words import short
from diffusion_studio.ui.views.kinds import ViewName

if TYPE_CHECKING:
    import numpy as np

translate = QCoreApplication.translate

SYMBOLS: dict[Symbol, str] = {
    "x_t": "<i>x<sub>t</sub></i>",
    "x_0": "<i>x̂</i><sub>0</sub>",
    "x_0_before": "<i>x̂</i><sub>0</sub>′",
    "epsilon": "<i>ε̂</i>",
    "noise": "<i>z</i>",
    "added": "<i>c</i>",
}
"""In italics, as mathematics is set; few upright fonts put a hat on an x."""

NEXT = "<i>x</i><sub>next</sub>"
LEVELS = {"a": "<i>ᾱ</i>", "a_next": "<i>ᾱ</i><sub>next</sub>"}
FORMULAS = {
    "ddim": "√{a_next} {x_0} + √(1 − {a_next} − σ²) {epsilon} + σ {noise}",
    "ddpm": (
        "√{a_next} β / (1 − {a}) {x_0} + √(1 − β) (1 − {a_next}) / (1 − {a}) {x_t} + σ {noise}"
    ),
    "dpm_solver_2m": (
        "√((1 − {a_next}) / (1 − {a})) {x_t} + √{a_next} (1 − e<sup>−h</sup>)"
        " ((1 + r) {x_0} − r {x_0_before})"
    ),
    "annealed_langevin": (
        "√({a_next} / {a}) ({x_t} − <i>d</i> {epsilon} / √(1 − {a}) + √(2 <i>d</i>) {noise})"
    ),
    "corrector": "{x_t} − <i>d</i> {epsilon} / √(1 − {a}) + √(2 <i>d</i>) {noise}",
    "belief": "{x_0}",
    "daps": "√{a_next} {x_0} + √(1 − {a_next}) {noise} + {added}",
    "diffpir": (
        "√{a_next} {x_0} + √((1 − {a_next}) (1 − ζ)) {epsilon} + √((1 − {a_next}) ζ) {noise}"
    ),
    "ddrm": "√{a_next} {x_0} + {added}",
    "other": "{added}",
}
SOURCES = {
    "ddim": "DDIM, Song et al. 2021, eq. 12",
    "ddpm": "DDPM, Ho et al. 2020, eq. 7",
    "dpm_solver_2m": "DPM-Solver++(2M), Lu et al. 2022",
    "annealed_langevin": "Annealed Langevin dynamics, Song & Ermon 2019, algorithm 1",
    "corrector": "The corrector of Song et al. 2021, algorithm 5: a Langevin step at this level",
    "belief": "The last step takes the belief, Jolicoeur-Martineau et al. 2021, section 3.1",
    "daps": "DAPS, Zhang et al. 2024",
    "diffpir": "DiffPIR, Zhu et al. 2023",
    "ddrm": "DDRM, Kawar et al. 2022",
    "other": "",
}


NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Spot:
    """A pixel of a picture of the batch, whose sum is worked out."""

    image: int
    x: int
    y: int


def explanation(found: Examined, measured: Measured | None, spot: Spot) -> str:
    """The whole explanation of a step as HTML."""
    parts = [
        _paragraph(escape(SOURCES[found.form]), small=True),
        _paragraph(f"{NEXT} = {_general(found)}"),
        _paragraph(f"{NEXT} = {_with_numbers(found)}", strong=True),
        "<hr>",
        *(_paragraph(f"{_link(term.symbol)} {_of_term(term, found)}") for term in found.terms),
        *(_paragraph(_set(line)) for line in _of_conditions(found, measured, spot.image)),
        "<hr>",
        _paragraph(_numbers(found)),
        "<hr>",
        _sum_at(found, spot),
    ]
    return "".join(parts).replace(" %", f"{NO_BREAK}%")  # a number and its unit stay on one line


def _paragraph(html: str, small: bool = False, strong: bool = False) -> str:
    if small:
        html = f"<small>{html}</small>"
    if strong:
        html = f"<b>{html}</b>"
    return f'<p style="margin-top: 4px; margin-bottom: 4px">{html}</p>'


def _link(symbol: Symbol) -> str:
    """A symbol that leads to its view."""
    view: ViewName = symbol
    return f'<a href="view:{view}">{SYMBOLS[symbol]}</a>'


def _general(found: Examined) -> str:
    """The formula in letters, with the parts that this step lacks, so that it is recognised."""
    html = FORMULAS[found.form].format(**LEVELS, **{symbol: _link(symbol) for symbol in SYMBOLS})
    added = any(term.symbol == "added" for term in found.terms)
    return f"{html} + {_link('added')}" if added and "{added}" not in FORMULAS[found.form] else html


def _with_numbers(found: Examined) -> str:
    """The formula with this step's own weights."""
    pieces: list[str] = []
    for term in found.terms:
        sign = "−" if term.weight < 0 else "+"
        if term.symbol == "added":
            product = _link("added")
        else:
            about = "≈" if term.spread is not None else ""
            product = f"{about}{short(abs(term.weight))} {_link(term.symbol)}"
        pieces.append(f" {sign} {product}" if pieces or sign == "−" else product)
    return "".join(pieces)


def _of_term(term: Term, found: Examined) -> str:
    """What a part is, and how much of it this step takes."""
    weight = short(term.weight)
    words = {
        "x_0": translate(
            "Explain",
            "is the belief about the clean picture; {weight} of it goes into the next state.",
        ),
        "x_t": translate(
            "Explain", "is the noisy state; {weight} of it is kept, and with it some of its noise."
        ),
        "epsilon": translate(
            "Explain",
            "is the noise that the model finds in the state. {weight} of it is put back, because"
            " the next level is noisy too, only less.",
        ),
        "noise": translate(
            "Explain",
            "is fresh noise, drawn from the seed for this step; {weight} is its standard"
            " deviation. Another seed leads elsewhere.",
        ),
        "x_0_before": translate(
            "Explain",
            "is the belief one step before. Its weight is {weight}: the belief is carried on the"
            " way it moves, which makes the step second order.",
        ),
        "added": _of_added(found),
    }[term.symbol]
    if term.symbol == "epsilon" and term.weight < 0:
        words = translate(
            "Explain",
            "is the noise that the model finds in the state. -ε̂ / √(1 − ᾱ) is the score, the way"
            " in which the state becomes likelier; a step d along it takes {weight} of the noise.",
        )
    if term.spread is not None and found.form == "corrector":
        words += " " + translate(
            "Explain", "Each picture has a step of its own length; {weight} is the batch's mean."
        )
    elif term.spread is not None:
        words += " " + translate(
            "Explain", "The network has learned it for each pixel; {weight} is the mean."
        )
    return _set(words.format(weight=weight))


def _set(words: str) -> str:
    """Words as HTML, with the belief's symbol set as in a formula."""
    return escape(words).replace("x̂_0", SYMBOLS["x_0"]).replace("ε̂", SYMBOLS["epsilon"])


def _of_added(found: Examined) -> str:
    """What a condition added to where the step lands."""
    words = {
        "classifier": translate(
            "Explain",
            "is what the classifier adds: variance · scale · gradient of log p(label | x_t).",
        ),
        "dps": translate(
            "Explain",
            "is what the measurement adds: -step size · gradient of |y - A x̂_0|, taken through the"
            " network.",
        ),
        "daps": translate(
            "Explain",
            "is the inner draw: how far a sample of what belief and measurement say together lies"
            " from its mean.",
        ),
        "ddrm": translate(
            "Explain",
            "is what the measurement says along each singular vector, and noise where it says"
            " nothing.",
        ),
        "inversion": translate(
            "Explain",
            "is what the way up adds: the noise is taken as it will be after the hop, so that the"
            " way down undoes it.",
        ),
        "replacement": translate("Explain", "is what pasting the known pixels changes."),
        "paste": translate(
            "Explain", "is what pasting the known pixels changes, so that they come back exactly."
        ),
    }
    said = [words[name] for name in found.added_by if name in words]
    return " ".join(said) or translate("Explain", "is what is left when all of that is added.")


def _of_conditions(found: Examined, measured: Measured | None, image: int) -> list[str]:
    """How guidance and measurement are already in the belief, as measured at this step."""
    notes = {} if measured is None else measured.notes
    lines = []
    for name, words in (
        (
            "guidance_ratio",
            translate(
                "Explain",
                "Classifier-free guidance is in the belief already: it moved the predicted noise by"
                " {share} % of its own size.",
            ),
        ),
        (
            "classifier_ratio",
            translate(
                "Explain", "The classifier pulls with {share} % of the predicted noise's size."
            ),
        ),
        (
            "clipped",
            translate(
                "Explain",
                "{share} % of the belief's values lay more than 0.1 outside [-1, 1]; what lies"
                " outside is clipped.",
            ),
        ),
    ):
        numbers = notes.get(name, ())
        if image < len(numbers):
            lines.append(words.format(share=short(100 * numbers[image])))
    residual, expected = notes.get("residual", ()), notes.get("expected_residual", ())
    if image < len(residual) and image < len(expected):
        words = translate(
            "Explain", "The residual |y - A x̂_0| is {residual}; the noise in y alone makes {noise}."
        )
        lines.append(words.format(residual=short(residual[image]), noise=short(expected[image])))
    return lines


def _numbers(found: Examined) -> str:
    """The levels and the update's own numbers."""
    (t, level), (t_next, target), (_, landing) = found.levels
    rows = [
        ("t", "–" if t is None else str(t)),
        ("t<sub>next</sub>", "–" if t_next is None else str(t_next)),
        (LEVELS["a"], _share(level)),
        (LEVELS["a_next"], _share(target)),
    ]
    letters = {"eta": "η", "sigma": "σ", "beta": "β", "zeta": "ζ"}
    rows += [(letters.get(name, name), short(value)) for name, value in found.numbers.items()]
    html = " · ".join(f"{letter}&nbsp;=&nbsp;{value}" for letter, value in rows)
    if landing != target:
        html += "<br>" + escape(
            translate(
                "Explain",
                "Then the state goes back up to ᾱ = {landing}, so that the next steps can mend"
                " seams; the weights above have that in them.",
            ).format(landing=short(landing))
        )
    return html


def _share(alpha_bar: float) -> str:
    """A level that is nearly clean is no 1: e.g. "1&nbsp;−&nbsp;4.13e-05"."""
    rest = 1 - alpha_bar
    return f"1&nbsp;−&nbsp;{short(rest)}" if 0 < rest < 5e-4 else short(alpha_bar)


def _sum_at(found: Examined, spot: Spot) -> str:
    """The sum at one pixel, each colour by itself, beside what was recorded."""
    count, _, height, width = found.result.shape
    image = min(spot.image, count - 1)
    x, y = min(spot.x, width - 1), min(spot.y, height - 1)
    head = translate("Explain", "At pixel x {x}, y {y}, in red, green and blue:").format(x=x, y=y)
    rows, total = [], [0.0] * found.result.shape[1]
    for term in found.terms:
        products = _at(term.contribution, image, x, y)
        total = [a + b for a, b in zip(total, products, strict=True)]
        weights = (term.weight,) if term.spread is None else _at(term.spread, image, x, y)
        if len(set(weights)) == 1:
            rows.append(
                _row(f"{short(weights[0])} ·", _link(term.symbol), _at(term.values, image, x, y))
            )
        else:  # the weight is another for each colour
            rows.append(_row("σ ·", _link(term.symbol), products))
    rows.append(_row("", escape(translate("Explain", "sum")), tuple(total), strong=True))
    recorded = _at(found.result, image, x, y)
    rows.append(_row("", escape(translate("Explain", "recorded")), recorded, strong=True))
    return f"{_paragraph(escape(head))}<table cellspacing=3>{''.join(rows)}</table>"


def _row(weight: str, name: str, values: tuple[float, ...], strong: bool = False) -> str:
    start, end = ("<b>", "</b>") if strong else ("", "")
    cells = "".join(f"<td align=right>{start}{value:.3f}{end}</td>" for value in values)
    return f"<tr><td align=right>{weight}</td><td>{name}</td>{cells}</tr>"


def _at(values: np.ndarray, image: int, x: int, y: int) -> tuple[float, ...]:
    return tuple(float(value) for value in values[image, :, y, x])
