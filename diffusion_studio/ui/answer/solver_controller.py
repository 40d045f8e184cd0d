"""Between the window in which solvers are compared, the document and the engine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from diffusion_studio import commands, events
from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.ui.answer.answer import Answer, read_answer
from diffusion_studio.ui.answer.solver_dialog import SolverDialog
from diffusion_studio.ui.answer.solver_plan import Outcome, by_solver, offered, outcomes_csv
from diffusion_studio.ui.answer.solver_runs import SolverRuns, shown_by_now
from diffusion_studio.ui.answer.solver_sheet import SAMPLE, deviation_scale, enlarged, pictures_of
from diffusion_studio.ui.answer.solver_words import base_words, outcome_name, plain_name
from diffusion_studio.ui.background import Background
from diffusion_studio.ui.canvas.picture_item import to_image
from diffusion_studio.ui.document import Document, Run
from diffusion_studio.ui.engine_link import EngineLink
from diffusion_studio.ui.panels.form import number
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.saying import said

if TYPE_CHECKING:
    from diffusion_studio.library.answer_files import NewFile
    from diffusion_studio.ui.save_controller import SaveController

translate = QCoreApplication.translate

MEASUREMENT, TRUTH = "measurement", "truth"


class SolverController(QObject):
    """The window is made when it is first opened. `told` carries a sentence for the status bar."""

    told = Signal(str)

    def __init__(
        self, document: Document, link: EngineLink, background: Background, saving: SaveController
    ) -> None:
        super().__init__(document)
        self._document = document
        self._link = link
        self._background = background
        self._saving = saving
        self._dialog: SolverDialog | None = None
        self._made: SolverRuns | None = None
        self._asked = ""  # the request for baselines
        self._given: list[Outcome] = []  # y, and the truth where it is known
        link.heard.connect(self._hear)
        document.run_changed.connect(self._refresh)

    @property
    def dialog(self) -> SolverDialog | None:
        """The window, once it was opened."""
        return self._dialog

    def makes(self, run: str) -> bool:
        """Whether a run is one of a comparison's."""
        return self._made is not None and self._made.has(run)

    @property
    def made(self) -> SolverRuns | None:
        """The comparison that is shown."""
        return self._made

    def open(self, parent: QWidget) -> None:
        """Show the window."""
        if self._dialog is None:
            self._dialog = dialog = SolverDialog(parent)
            dialog.edited.connect(self._refresh)
            dialog.made.connect(self._make)
            dialog.stopped.connect(self._stop)
            dialog.copied.connect(self._copy)
            dialog.saved.connect(self._save)
            dialog.shown.connect(self._show_run)
            dialog.grid.chosen.connect(lambda _: self._show_buttons())
            dialog.installEventFilter(self)
        self._refresh()
        self._show_made()
        self._dialog.show()
        self._dialog.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
            self._show_made()
        elif event.type() == QEvent.Type.WindowActivate:
            self._refresh()  # the panel may have changed meanwhile
        return super().eventFilter(watched, event)

    # --- what is to be compared ---

    def _recipes(self, dialog: SolverDialog) -> tuple[Recipe, list[Recipe]]:
        """What would be made now. RecipeError, in a sentence."""
        base = base_of(self._document)
        wishes = dialog.wishes()
        if not wishes:
            raise RecipeError(translate("Answer", "Choose a solver."))
        return base, [by_solver(base, wish, dialog.count.value()) for wish in wishes]

    def _refresh(self) -> None:
        """Which restoration it would be, and whether it can be made."""
        dialog = self._dialog
        if dialog is None:
            return
        try:
            base = base_of(self._document)
            dialog.offer(offered(base), base_words(base), base.count)
            self._recipes(dialog)
            dialog.problem.setText("")
        except RecipeError as error:
            dialog.problem.setText(said(error))
        self._show_buttons()

    # --- the runs ---

    def _make(self) -> None:
        dialog, client, model = self._dialog, self._link.client, self._document.model
        if dialog is None or client is None or not dialog.make.isEnabled():
            return
        base, recipes = self._recipes(dialog)
        title = model.title if model is not None else base.model
        self._made, self._given = SolverRuns(base, recipes, title), []
        self._asked = client.baselines(base)  # first: they take no network
        for submit in self._made.submits():
            client.send(submit)
        self._show_made()

    def _stop(self) -> None:
        if self._made is not None and self._link.client is not None:
            self._link.client.send(commands.Cancel(self._made.group))
            self._link.client.send(commands.Abandon(self._asked))
            self._made.ask_to_stop()
            self._show_made()

    def _hear(self, event: events.Event) -> None:
        made, client = self._made, self._link.client
        if made is None:
            return
        if isinstance(event, events.BaselinesMade) and event.request == self._asked:
            made.take_baselines(event.baselines)
            self._show_made()
        if not made.hear(event):
            return
        if isinstance(event, events.Finished) and client is not None:
            run = next(run for run in made.runs if run.name == event.run)
            work = partial(read_answer, client, run.name, run.as_run or run.recipe, event.images)
            self._background.ask(work, partial(self._take, made, run.name))
        self._show_made()

    def _take(self, made: SolverRuns, name: str, answer: Answer | None) -> None:
        if made is not self._made:
            return
        made.take(name, answer)
        if answer is not None:
            self._given = _given(answer)
        self._show_made()

    # --- what becomes of them ---

    @property
    def _picked(self) -> Run | None:
        """The run of the chosen column, if it is finished."""
        place = self._dialog.grid.picked if self._dialog is not None else None
        made = self._made
        if made is None or place is None or place[1] >= len(made.runs):
            return None
        run = made.runs[place[1]]
        return run if run.state.phase is Phase.FINISHED else None

    def _show_run(self) -> None:
        if self._picked is not None:
            self._document.adopt(self._picked)

    def _copy(self) -> None:
        if self._made is not None:
            QGuiApplication.clipboard().setText(outcomes_csv(self._made.outcomes))
            self.told.emit(translate("Answer", "The table was copied to the clipboard"))

    def _save(self) -> None:
        if self._made is not None and self._made.outcomes:
            columns = [*self._made.outcomes, *self._given]
            names = [plain_name(each.name) for each in columns]
            work = partial(_files_of, self._made, columns, names)
            writer, folder = self._saving.writer, self._saving.folder()
            self._saving.watch(writer.write_files(work, folder))

    # --- what the window shows ---

    def _show_buttons(self) -> None:
        dialog, made = self._dialog, self._made
        if dialog is None:
            return
        live = made is not None and made.left > 0
        known = made is not None and bool(made.outcomes)
        able = not dialog.problem.text() and self._link.client is not None
        dialog.make.setEnabled(able and not live)
        dialog.stop.setEnabled(live and made is not None and not made.stopping)
        dialog.copy.setEnabled(known)
        dialog.save.setEnabled(known)
        dialog.show_run.setEnabled(self._picked is not None)

    def _show_made(self) -> None:
        dialog, made = self._dialog, self._made
        if made is not None:
            self._document.set_comparing(made.left)
        if dialog is None or made is None:
            return
        outcomes: list[Outcome | None] = [made.outcome(run) for run in made.runs]
        known = [*made.baselines, *self._given]
        columns = [*outcomes, *known]
        images = {place: to_image(each) for place, each in pictures_of(columns).items()}
        self._add_live(made, images)
        names = [*(_solver_of(run) for run in made.runs), *(each.name for each in known)]
        headings = [outcome_name(name) for name in names]
        height, width = self._shape(made)
        dialog.show_grid(_rows(made.outcomes), headings, QSize(width, height))
        first = len(made.runs)
        blank = {(row, first + n) for row in range(3) for n in range(len(known))} - images.keys()
        dialog.grid.show_cells(images, _notes(made), blank)
        dialog.table.show_outcomes(made.outcomes)
        dialog.progress.set_fraction(made.fraction)
        words = translate("Answer", "{done} of {count} solvers finished")
        dialog.about.setText(words.format(done=made.done, count=len(made.runs)))
        self._show_buttons()

    def _shape(self, made: SolverRuns) -> tuple[int, int]:
        pictures = (shown_by_now(run) for run in made.runs)
        first = next((each for each in pictures if each is not None), None)
        if first is not None:
            return first.shape[0], first.shape[1]
        return self._document.card.size if self._document.card is not None else (1, 1)

    def _add_live(self, made: SolverRuns, images: dict[tuple[int, int], QImage]) -> None:
        """The first sample of runs whose outcome is not known yet, as it stands."""
        for column, run in enumerate(made.runs):
            picture = shown_by_now(run)
            if made.outcome(run) is None and picture is not None:
                images[SAMPLE, column] = to_image(picture)


def base_of(document: Document) -> Recipe:
    """The restoration that would be compared: the Restore panel's while it is in front and can be
    made, else that of the shown run. RecipeError, in a sentence, where there is neither."""
    if document.tab == "restore" and not document.restoring.reason():
        return document.restoring.recipe()
    run = document.run
    if run is None or run.recipe.restoration is None:
        raise RecipeError(
            translate("Answer", "Set up a restoration in the Restore panel, or restore a picture.")
        )
    return run.as_run or run.recipe


def _rows(outcomes: list[Outcome]) -> list[str]:
    rows = [translate("Answer", "Mean"), translate("Answer", "First sample")]
    top = deviation_scale(outcomes)
    if top > 0:
        words = translate("Answer", "Deviation, 0 to {top} %")
        rows.append(words.format(top=number(100 * top)))
    return rows


def _solver_of(run: Run) -> str:
    spec = run.recipe.restoration
    return spec.solver.kind if spec is not None else ""


def _notes(made: SolverRuns) -> dict[tuple[int, int], str]:
    """What is said in a cell without a picture."""
    notes = {}
    for column, run in enumerate(made.runs):
        match run.state.phase:
            case Phase.FAILED:
                notes[0, column] = translate("Answer", "failed")
            case Phase.CANCELLED:
                notes[0, column] = translate("Answer", "stopped")
            case phase if phase.live:
                notes[0, column] = translate("Answer", "waits")
                if run.state.steps is not None:
                    words = translate("Answer", "step {k} of {steps}")
                    notes[0, column] = words.format(k=run.state.k, steps=run.state.steps)
    return notes


def _given(answer: Answer) -> list[Outcome]:
    """What all solvers were given, and what none has seen."""
    restored = answer.restored
    given = [Outcome(MEASUREMENT, enlarged(restored.measurement, restored.mean.shape[0]))]
    return given if restored.truth is None else [*given, Outcome(TRUTH, restored.truth)]


def _files_of(
    made: SolverRuns, columns: list[Outcome], names: list[str]
) -> Iterator[NewFile]:  # on another thread
    from diffusion_studio.library.answer_files import comparison_files

    pictures = {place: each[None] for place, each in pictures_of(columns).items()}
    rows = ("mean", "first sample", f"deviation to {100 * deviation_scale(columns):.0f} %")
    solvers = [
        {
            "solver": run.recipe.restoration.solver.model_dump(mode="json"),
            "sampler": run.recipe.sampler.model_dump(mode="json"),
            "steps": run.recipe.steps,
            "count": run.recipe.count,
            "receipt": run.receipt,
        }
        for run in made.runs
        if run.recipe.restoration is not None
    ]
    last = 1 + max(row for row, _ in pictures)
    return comparison_files(
        pictures, (rows[:last], names), outcomes_csv(made.outcomes), made.base, solvers
    )
