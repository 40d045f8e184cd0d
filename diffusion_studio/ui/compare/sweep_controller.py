"""Between the Compare window, the panel's parameters and the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QWidget

from diffusion_studio import commands, events, models
from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.sweep import Axis, Sweep
from diffusion_studio.ui.canvas.picture_item import to_image
from diffusion_studio.ui.compare.axes import (
    as_text,
    axis_words,
    can_compare,
    first_values,
    read_axis,
    value_words,
)
from diffusion_studio.ui.compare.sweep_dialog import NOTHING, SweepDialog
from diffusion_studio.ui.compare.sweep_runs import SweepRuns
from diffusion_studio.ui.compare.typed_limits import check_pair, check_size
from diffusion_studio.ui.document import Document, Run
from diffusion_studio.ui.engine_link import EngineLink
from diffusion_studio.ui.parameters import Parameters, named_by
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.saying import said

if TYPE_CHECKING:
    from diffusion_studio.ui.save_controller import SaveController

translate = QCoreApplication.translate


class SweepController(QObject):
    """The window is made when it is first opened. `restored` carries a cell's Parameters."""

    restored = Signal(object)

    def __init__(self, document: Document, link: EngineLink, saving: SaveController) -> None:
        super().__init__(document)
        self._document = document
        self._link = link
        self._saving = saving
        self._dialog: SweepDialog | None = None
        self._rows, self._columns = "", NOTHING
        self._model = ""  # that the values were proposed for
        self._problem = ""  # why what is typed cannot be made
        self._made: SweepRuns | None = None
        self._images: dict[tuple[int, int], QImage] = {}
        link.heard.connect(self._hear)
        document.parameters_changed.connect(self._refresh)
        document.models_changed.connect(self._refresh)
        document.sourcing.changed.connect(self._refresh)

    def makes(self, run: str) -> bool:
        """Whether a run is one of a comparison's."""
        return self._made is not None and self._made.has(run)

    @property
    def dialog(self) -> SweepDialog | None:
        """The window, once it was opened."""
        return self._dialog

    def open(self, parent: QWidget) -> None:
        """Show the window."""
        if self._dialog is None:
            self._dialog = dialog = SweepDialog(parent)
            dialog.axis_chosen.connect(self._choose)
            dialog.edited.connect(self._refresh)
            dialog.made.connect(self._make)
            dialog.stopped.connect(self._stop)
            dialog.saved.connect(self._save)
            dialog.shown.connect(self._show_cell)
            dialog.taken.connect(self._take)
            dialog.grid.chosen.connect(lambda _: self._show_made())
            dialog.installEventFilter(self)
        self._refresh()
        self._dialog.show()
        self._dialog.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
            if self._dialog is not None and self._made is not None:
                self._dialog.grid.show_headings(*_headings(self._made.sweep))
        return super().eventFilter(watched, event)

    # --- what is to be compared ---

    def _choose(self, which: str) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        if which == "rows":
            self._rows = dialog.rows.currentData()
            self._columns = NOTHING if self._columns == self._rows else self._columns
            self._propose(dialog.row_values, self._rows)
        else:
            self._columns = dialog.columns.currentData()
            self._propose(dialog.column_values, self._columns)
        self._refresh()

    def _propose(self, field: QLineEdit, name: str) -> None:
        document, card = self._document, self._document.card
        if card is not None and name != NOTHING:
            values = first_values(name, document.parameters, card, document.classifier)
            field.setText(as_text(name, values, document.parameters.model))

    def _offer(self, dialog: SweepDialog) -> None:
        """What this model can be compared by; proposed anew where the old choice has gone."""
        document, card = self._document, self._document.card
        if card is None:
            return
        able = can_compare(document.parameters, card, document.classifier)
        newly = document.parameters.model != self._model
        self._model = document.parameters.model
        if self._rows not in able or newly:
            self._rows = self._rows if self._rows in able else able[0]
            self._propose(dialog.row_values, self._rows)
        if self._columns not in able or newly or self._columns == self._rows:
            keeps = self._columns in able and self._columns != self._rows
            self._columns = self._columns if keeps else NOTHING
            self._propose(dialog.column_values, self._columns)
        words = axis_words()
        dialog.offer([(words[name], name) for name in able], self._rows, self._columns)

    def _sweep(self) -> Sweep:
        """What would be made now. RecipeError or ModelError, in a sentence."""
        document, dialog, card = self._document, self._dialog, self._document.card
        if card is None or dialog is None:
            raise RecipeError(translate("Compare", "Open a model first."))
        named = named_by(card, document.classifier)
        model = document.parameters.model
        rows = read_axis(self._rows, dialog.row_values.text(), named, model)
        columns = None
        if self._columns != NOTHING:
            columns = read_axis(self._columns, dialog.column_values.text(), named, model)
        self._check(rows, columns)
        recipe = document.tasks["generate"].recipe()  # from where Generate starts, a picture too
        return Sweep.build(recipe.model_copy(update={"count": 1}), rows, columns)

    def _check(self, rows: Axis, columns: Axis | None) -> None:
        """RecipeError, in a sentence, where rows and columns cannot be compared together."""
        axes = [axis for axis in (rows, columns) if axis is not None]
        samplers = [value for axis in axes if axis.name == "sampler" for value in axis.values]
        names = (rows.name, columns.name if columns is not None else NOTHING)
        check_pair(*names, self._document.parameters.sampler, samplers)
        check_size(len(rows.values), len(columns.values) if columns is not None else 1)

    # --- the runs ---

    def _make(self) -> None:
        dialog, client, model = self._dialog, self._link.client, self._document.model
        if dialog is None or client is None or model is None or not dialog.make.isEnabled():
            return
        sweep = self._sweep()
        group, cells = client.submit_sweep(sweep)
        self._made = SweepRuns(sweep, group, cells, model.title)
        self._images = {}
        height, width = model.card.size
        dialog.grid.show_grid(*_headings(sweep), QSize(width, height))
        self._refresh()

    def _stop(self) -> None:
        if self._made is not None and self._link.client is not None:
            self._link.client.send(commands.Cancel(self._made.group))
            self._made.ask_to_stop()
            self._show_made()

    def _hear(self, event: events.Event) -> None:
        made = self._made
        if made is None or not made.hear(event):
            return
        if isinstance(event, events.Stepped | events.Finished):
            place = next(at for at, run in made.runs.items() if run.name == event.run)
            pictures = made.picture(place)
            if pictures is not None:
                self._images[place] = to_image(pictures[0])
        self._show_made()

    # --- what becomes of them ---

    @property
    def _picked(self) -> Run | None:
        """The run of the chosen cell, if it is finished."""
        place = self._dialog.grid.picked if self._dialog is not None else None
        run = self._made.runs.get(place) if self._made is not None and place is not None else None
        return run if run is not None and run.state.phase is Phase.FINISHED else None

    def _show_cell(self) -> None:
        if self._picked is not None:
            self._document.adopt(self._picked)

    def _take(self) -> None:
        if self._picked is not None:
            taken = Parameters.of_recipe(self._picked.recipe)
            self.restored.emit(taken.model_copy(update={"seed_locked": True}))

    def _save(self) -> None:
        if self._made is not None and self._made.done:
            writer, folder = self._saving.writer, self._saving.folder()
            future = writer.write_grid(self._made.finished(), self._made.sweep, folder)
            self._saving.watch(future)

    # --- what the window shows ---

    def _refresh(self) -> None:
        """What can be compared, how many pictures that makes, and what of them there is."""
        dialog = self._dialog
        if dialog is None:
            return
        self._offer(dialog)
        self._problem = ""
        try:
            sweep = self._sweep()
            words = _count_words(len(sweep.cells()), sweep.base)
        except (RecipeError, models.ModelError) as error:
            self._problem = words = said(error)
        dialog.show_summary(words, bool(self._problem))
        self._show_made()

    def _show_made(self) -> None:
        dialog, made = self._dialog, self._made
        self._document.set_comparing(made.left if made is not None else 0)
        if dialog is None:
            return
        live = made is not None and made.left > 0
        can_make = not self._problem and self._link.client is not None
        dialog.make.setEnabled(can_make and not live)
        dialog.stop.setEnabled(made is not None and live and not made.stopping)
        dialog.save.setEnabled(made is not None and made.done > 0)
        for button in (dialog.show_cell, dialog.take):
            button.setEnabled(self._picked is not None)
        if made is not None:
            dialog.grid.show_cells(self._images, _notes(made))
            dialog.progress.set_fraction(made.done / len(made.runs))
            words = translate("Compare", "{done} of {count} finished")
            dialog.about.setText(words.format(done=made.done, count=len(made.runs)))


def _headings(sweep: Sweep) -> tuple[list[str], list[str]]:
    def words(axis: Axis) -> list[str]:
        return [value_words(axis.name, value, sweep.base.model) for value in axis.values]

    return words(sweep.rows), words(sweep.columns) if sweep.columns is not None else [""]


def _count_words(count: int, base: Recipe) -> str:
    """How many pictures that makes, and what all of them begin with."""
    if base.start.kind == "picture":
        words = translate(
            "Compare",
            "{count} pictures, one after the other, from the opened picture and seed {seed}.",
        )
    elif base.start.kind == "latent":
        words = translate(
            "Compare", "{count} pictures, one after the other, from the inverted picture."
        )
    else:
        words = translate("Compare", "{count} pictures, one after the other, from seed {seed}.")
    return words.format(count=count, seed=base.seed)


def _notes(made: SweepRuns) -> dict[tuple[int, int], str]:
    """What is said in a cell without a finished picture."""
    notes = {}
    for place, run in made.runs.items():
        match run.state.phase:
            case Phase.FAILED:
                notes[place] = translate("Compare", "failed")
            case Phase.CANCELLED if run.x_0 is None:
                notes[place] = translate("Compare", "stopped")
            case _:
                continue
    return notes
