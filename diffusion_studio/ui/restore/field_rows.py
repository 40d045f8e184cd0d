"""Rows of a form that are made from the fields of a spec: a slider, a choice or a switch each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel

from diffusion_studio.ui.panels.form import Choice, NumberSlider, wrapped
from diffusion_studio.ui.restore.fields import Field, Value
from diffusion_studio.ui.restore.words import METHODS, SCALES, Said

translate = QCoreApplication.translate

Editor = NumberSlider | Choice | QCheckBox


class FieldRows(QObject):
    """The rows of all kinds of one part of the spec, of which those of the chosen kind are seen.

    They lie in the panel's own grid, so that all rows are aligned. `changed` carries
    {"PART.FIELD": value}.
    """

    changed = Signal(object)

    def __init__(self, part: str, fields: Sequence[Field], said: Mapping[str, Said]) -> None:
        super().__init__()
        self._part, self._said = part, said
        self.labels: dict[str, QLabel] = {}
        self.editors: dict[str, Editor] = {}
        for field in fields:
            if field.name not in self.editors:
                self.labels[field.name] = QLabel()
                self.editors[field.name] = self._editor(field)
                self.labels[field.name].setBuddy(self.editors[field.name])

    def _editor(self, field: Field) -> Editor:
        if field.is_switch:
            switch = QCheckBox()
            switch.toggled.connect(partial(self._tell, field))
            return switch
        if field.choices:
            choice = Choice()
            choice.picked.connect(partial(self._tell, field))
            return choice
        scale = SCALES[field.name]
        slider = NumberSlider(scale.decimals, scale.step)
        slider.box.setSuffix(scale.unit)
        slider.set_limits((scale.low, scale.high), (field.low, min(field.high, 2**31 - 1)))
        slider.moved.connect(partial(self._tell, field))
        return slider

    def _tell(self, field: Field, value: Any) -> None:
        number = round(value) if field.whole else value
        self.changed.emit({f"{self._part}.{field.name}": number})

    def add_to(self, grid: QGridLayout, row: int) -> int:
        """Put all rows into the grid from `row` on; the row after them."""
        for name, editor in self.editors.items():
            grid.addWidget(self.labels[name], row, 0)
            grid.addWidget(editor, row, 1)
            row += 1
        return row

    def show_fields(
        self,
        fields: Sequence[Field],
        values: Mapping[str, Value],
        defaults: Mapping[str, Value],
    ) -> None:
        """Show these fields alone, with their values, and a mark where the default is."""
        shown = {field.name: field for field in fields}
        for name, editor in self.editors.items():
            self.labels[name].setVisible(name in shown)
            editor.setVisible(name in shown)
            if name in shown:
                _show_value(editor, shown[name], values[name], defaults[name])

    def show_live(self, live: Mapping[str, str]) -> None:
        """Set in bold what can be turned in the run that goes on; the tip says so."""
        for name, label in self.labels.items():
            words = live.get(name, "")
            font = label.font()
            font.setBold(bool(words))
            label.setFont(font)
            about = self._said[name].about
            label.setToolTip(wrapped(f"{about}\n\n{words}" if words else about))

    def say(self) -> None:
        """Words, in the language as it is now."""
        for name, editor in self.editors.items():
            said = self._said[name]
            self.labels[name].setText(said.name)
            self.labels[name].setToolTip(wrapped(said.about))
            if isinstance(editor, NumberSlider):
                editor.describe(said.name, said.about)
            else:
                editor.setAccessibleName(said.name)
                editor.setToolTip(wrapped(said.about))


def _show_value(editor: Editor, field: Field, value: Value, default: Value) -> None:
    if isinstance(editor, NumberSlider):
        editor.mark(float(default))
        editor.set_value(float(value))
    elif isinstance(editor, QCheckBox):
        editor.blockSignals(True)
        editor.setChecked(bool(value))
        editor.blockSignals(False)
    else:
        offered = [(translate("Restore", METHODS.get(c, c)), c) for c in field.choices]
        editor.offer(offered, value)
