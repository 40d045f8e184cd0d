"""Formulas as rich text: a small notation, so that the pages' source can be read.

    x_t = √{ᾱ_t} x_0 + σ_{next} z^2      _ lowers and ^ raises a letter, or what braces hold

Single letters are set in italics, as mathematics is; words (log, clip, next) are upright. A hat on
an x is set as the letter with its combining mark.
"""

from __future__ import annotations

import re
from html import escape

_RAISED = {"_": "sub", "^": "sup"}
_LETTER = re.compile(r"(?<![^\W\d_])([^\W\d_][\u0300-\u036f]*)(?![^\W\d_\u0300-\u036f])")
_SYMBOLS = {"E", "N", "P"}  # operators that are one letter


def as_html(formula: str) -> str:
    """A formula of the notation as HTML for Qt's rich text."""
    html, place = [], 0
    while place < len(formula):
        mark = formula[place]
        if mark in _RAISED and place + 1 < len(formula):
            inner, place = _operand(formula, place + 1)
            html.append(f"<{_RAISED[mark]}>{as_html(inner)}</{_RAISED[mark]}>")
        elif mark == "√" and formula[place + 1 : place + 2] == "{":
            inner, place = _operand(formula, place + 1)
            html.append(f"√{as_html(inner)}" if _is_short(inner) else f"√({as_html(inner)})")
        else:
            end = place + 1
            while end < len(formula) and formula[end] not in "_^√":
                end += 1
            html.append(_italic(formula[place:end]))
            place = end
    return "".join(html)


def _operand(formula: str, place: int) -> tuple[str, int]:
    """What a mark acts on, without its braces, and where it goes on."""
    if formula[place] != "{":
        end = place + 1
        while end < len(formula) and "\u0300" <= formula[end] <= "\u036f":
            end += 1
        return formula[place:end], end
    depth = 0
    for end in range(place, len(formula)):
        depth += {"{": 1, "}": -1}.get(formula[end], 0)
        if depth == 0:
            return formula[place + 1 : end], end + 1
    raise ValueError(f"A brace is not closed in the formula {formula!r}.")


def _is_short(inner: str) -> bool:
    return " " not in inner and "/" not in inner


def _italic(text: str) -> str:
    def set_(found: re.Match[str]) -> str:
        letter = found[1]
        return letter if letter in _SYMBOLS else f"<i>{letter}</i>"

    return _LETTER.sub(set_, escape(text))
