"""Where chosen jobs go in a list of names: up, down, to the front, to a place."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def moved_to(names: Sequence[str], chosen: Collection[str], place: int) -> list[str]:
    """The chosen ones together, in their order, before what stands at `place` now (0 to the
    length)."""
    wanted = set(chosen)
    before = [name for name in names[:place] if name not in wanted]
    moved = [name for name in names if name in wanted]
    return before + moved + [name for name in names[place:] if name not in wanted]


def moved_up(names: Sequence[str], chosen: Collection[str]) -> list[str]:
    """Every chosen one a place further to the front; those that are there already stay."""
    wanted, result = set(chosen), [*names]
    for place in range(1, len(result)):
        if result[place] in wanted and result[place - 1] not in wanted:
            result[place - 1], result[place] = result[place], result[place - 1]
    return result


def moved_down(names: Sequence[str], chosen: Collection[str]) -> list[str]:
    """Every chosen one a place further to the end; those that are there already stay."""
    return moved_up(names[::-1], chosen)[::-1]
