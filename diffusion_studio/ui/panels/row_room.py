"""A row of controls in a narrow window: what matters least is left out, nothing overlaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget


def fit_row(
    bar: QWidget, wanted: Mapping[QWidget, bool], first_out: Sequence[Sequence[QWidget]]
) -> None:
    """Show those that are `wanted` of a bar's controls, as far as the bar has room for the least
    width of all; the groups of `first_out` go one after the other, the first one first.

    Controls that are in neither are as they are.
    """
    layout = bar.layout()
    if layout is None:
        return
    for widget, is_wanted in wanted.items():
        widget.setVisible(is_wanted)
    for group in first_out:
        layout.invalidate()
        if layout.minimumSize().width() <= bar.width():
            return
        for widget in group:
            widget.hide()
