"""How well a few typed letters fit a command's name. There is no Qt here."""

from __future__ import annotations

from collections.abc import Sequence

WORD_BEGINS = 6.0
FOLLOWS = 7.0  # more than a beginning: "sa" means "Save" before "Show all"
FOUND = 1.0
SKIPPED = 0.05  # a letter passed over on the way to the next


def score(typed: str, name: str) -> float | None:
    """None where `name` does not have all typed letters in their order; else the more, the better.

    Letters that follow one another count most, then those at the beginning of a word; spaces in
    what is typed are passed over, so that "sv in" and "svin" find "Save in…". Every way to place
    the letters is considered.
    """
    letters = [c for c in typed.casefold() if not c.isspace()]
    text = name.casefold()
    best: dict[int, float] = {-1: 0.0}  # the place of the last letter: the score until there
    for letter in letters:
        ends: dict[int, float] = {}
        for place, char in enumerate(text):
            if char != letter:
                continue
            ways = [
                before + _gain(text, last, place) for last, before in best.items() if last < place
            ]
            if ways:
                ends[place] = max(ways)
        best = ends
    return max(best.values(), default=None)


def ranked(typed: str, names: Sequence[str], others: Sequence[str] = ()) -> list[int]:
    """The places in `names` that fit, the best first; shorter names before longer, then as they
    come. All of them, as they come, where nothing is typed. `others` are second names, such as
    those in English: either may fit."""
    if not typed.strip():
        return list(range(len(names)))
    best: dict[int, tuple[float, int]] = {}
    for known in (names, others):
        for place, name in enumerate(known):
            value = score(typed, name)
            if value is not None:
                fit = -value, len(name)
                best[place] = min(fit, best.get(place, fit))
    return sorted(best, key=lambda place: (best[place], place))


def _gain(text: str, last: int, place: int) -> float:
    if place == last + 1 and last >= 0:
        gain = FOLLOWS
    elif place == 0 or not text[place - 1].isalnum():
        gain = WORD_BEGINS
    else:
        gain = FOUND
    return gain - SKIPPED * (place - last - 1)
