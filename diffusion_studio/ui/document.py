"""The one thing that the window shows: parameters, the model, the runs and what of them is seen.

Controllers change it, views follow its signals. It knows no widgets and no engine: what was asked
and what was told is handed to it, and goes through the reducer in `run_state`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal

from diffusion_studio import commands, events, models
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.answer.answering import Answering
from diffusion_studio.ui.history.history import History
from diffusion_studio.ui.library.browsing import Browsing
from diffusion_studio.ui.maps.display import Arrangement, Display
from diffusion_studio.ui.parameters import Parameters, named_by
from diffusion_studio.ui.queue.queue import Queue
from diffusion_studio.ui.restore.restoring import Restoring
from diffusion_studio.ui.run import LookedBack, Model, PictureKind, Run, steerables
from diffusion_studio.ui.run_state import IDLE, Phase, RunState, ask, hear
from diffusion_studio.ui.source.sourcing import Sourcing
from diffusion_studio.ui.task import Task, generate_task
from diffusion_studio.ui.timeline.playhead import Playhead
from diffusion_studio.ui.tools.masking import Masking
from diffusion_studio.ui.views.viewing import Viewing

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.ui.maps.map import Shown

__all__ = ["Document", "LookedBack", "Model", "PictureKind", "Run", "steerables"]

KEPT_RUNS = 32
_HOLDS_THE_NEXT_UP = frozenset({Phase.QUEUED, Phase.STARTING, Phase.RUNNING})


class Document(QObject):
    """See the module. Every signal says that something may be read anew, and carries nothing."""

    parameters_changed = Signal()
    tab_changed = Signal()  # which task is chosen
    models_changed = Signal()  # which there are, or which is chosen
    engine_changed = Signal()
    run_changed = Signal()  # the state of the shown run, or which is shown
    pictures_changed = Signal()  # what the canvas shows
    selection_changed = Signal()
    playhead_changed = Signal()  # where in the shown run's record one looks, or how long that is
    steered = Signal()  # the shown run was turned in mid-run
    map_changed = Signal()  # what the canvas shows in place of the run's pictures

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.parameters = Parameters()
        self.history = History(self)
        self.masking = Masking(self, self.history)
        self.sourcing = Sourcing(self)
        self.restoring = Restoring(self)
        self.viewing = Viewing(self)
        self.answering = Answering(self)
        self.queue = Queue(self)
        self.browsing = Browsing()
        self.tab = "generate"  # the key of the chosen task
        self.tasks: dict[str, Task] = {}
        self.add_task(generate_task(self.recipe, self.reseed))
        self.models: list[Model] = []
        self.classifiers: dict[tuple[str, str], models.ModelCard | None] = {}
        self.opening: str | None = None  # the path that the engine is reading
        self.engine: events.Ready | events.Broken | None = None
        self.runs: dict[str, Run] = {}
        self.shown: str | None = None
        self.comparing = 0  # pictures of a comparison that the engine has still to make
        self._worked_at: str | None = None  # the run that the engine last told progress of
        self._follows = False  # the shown run has ended, and the next may take its place
        self.picture: PictureKind = "x_0"
        self.selected: int | None = None
        self.playhead: Playhead | None = None  # None where the shown run has no record
        self.looked_back: LookedBack | None = None  # what the canvas shows in place of the newest
        self.display = Display()  # what it shows in place of either, over it or beside it

    # --- what is to be made ---

    def change(self, patch: dict[str, Any]) -> None:
        """Replace some parameters; a value that cannot be is left as it was."""
        try:
            parameters = self.parameters.changed(patch)
            if self.card is not None and "classifier_scale" not in patch:
                parameters = parameters.with_scale_of_sampler(self.parameters.sampler, self.card)
        except ValidationError:
            parameters = self.parameters
        before = self.parameters.classifier
        self._set_parameters(self._fitted(parameters))
        if self.parameters.classifier != before:
            self.models_changed.emit()  # another classifier may have other labels, or none

    def _fitted(self, parameters: Parameters) -> Parameters:
        """Parameters as far as the chosen model allows them. While it is not known whether a
        classifier comes with it, a label may be one of that classifier's, and stays."""
        card = self.card
        if card is None:
            return parameters
        fitted = parameters.fitted(card, self.classifier)
        if not card.labels and self._pair not in self.classifiers:
            return fitted.model_copy(update={"label": parameters.label})
        return fitted

    def recipe(self) -> Recipe:
        """What the parameters mean. RecipeError, in a sentence, if that cannot be made."""
        return self.parameters.recipe(self.card, self.classifier)

    def reseed(self) -> None:
        """Draw a new seed, unless it is locked."""
        if not self.parameters.seed_locked:
            with self.history.resting():  # Generate does it, no person
                self.recall(self.parameters.with_new_seed())

    def add_task(self, task: Task) -> None:
        """Let a task be chosen."""
        self.tasks[task.key] = task

    @property
    def task(self) -> Task:
        """What is made next: the task of the chosen tab."""
        return self.tasks[self.tab]

    def choose_tab(self, key: str) -> None:
        """Choose a task by its tab."""
        if key in self.tasks and key != self.tab:
            self.tab = key
            self.tab_changed.emit()

    def _set_parameters(self, parameters: Parameters) -> None:
        self.parameters = parameters
        self.parameters_changed.emit()  # also where nothing changed: a refused value is put back

    @property
    def model(self) -> Model | None:
        """The chosen model, or None while there is none."""
        name = self.parameters.model
        return next((model for model in self.models if model.name == name), None)

    @property
    def card(self) -> models.ModelCard | None:
        return self.model.card if self.model is not None else None

    @property
    def _pair(self) -> tuple[str, str]:
        return self.parameters.model, self.parameters.classifier

    @property
    def classifier(self) -> models.ModelCard | None:
        """The card of the classifier that can guide the chosen model: the one that a person chose,
        else the one that comes with it; None where there is none, or it is not known yet."""
        return self.classifiers.get(self._pair)

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of the labels that can be chosen."""
        return named_by(self.card, self.classifier).labels if self.card is not None else ()

    def set_classifier(self, pair: tuple[str, str], card: models.ModelCard | None) -> None:
        """It is known now which classifier goes with (model, chosen path)."""
        self.classifiers[pair] = card
        if pair == self._pair:
            with self.history.resting():
                self._set_parameters(self._fitted(self.parameters))
            self.models_changed.emit()

    def add_model(self, model: Model) -> None:
        """Make a model known (or its card newer)."""
        for place, known in enumerate(self.models):
            if known.name == model.name:
                self.models[place] = model
                break
        else:
            self.models.append(model)
        if self.parameters.model == model.name:
            with self.history.resting():
                self._set_parameters(self._fitted(self.parameters))
        self.models_changed.emit()

    def forget_model(self, name: str) -> None:
        """Make a model unknown; the chosen one stays, whatever becomes of its files."""
        if name != self.parameters.model:
            self.models = [model for model in self.models if model.name != name]
            self.models_changed.emit()

    def choose_model(self, name: str) -> None:
        """Make a known model the one to generate with; its card's defaults come with it."""
        model = next((model for model in self.models if model.name == name), None)
        if model is None or name == self.parameters.model:
            return
        known = self.classifiers.get((name, ""))
        parameters = self.parameters.model_copy(update={"model": name})
        self._set_parameters(parameters.with_defaults(model.card, known))
        self.models_changed.emit()

    @property
    def reading(self) -> str:
        """The title of the model that is being read, or the name of its file; empty for none."""
        if self.opening is None:
            return ""
        known = next((model for model in self.models if model.name == self.opening), None)
        return known.title if known is not None else PurePath(self.opening).name

    @property
    def preparing(self) -> bool:
        """The engine is not there yet, or reads a model."""
        return self.engine is None or self.opening is not None

    def set_opening(self, path: str | None) -> None:
        """A model is being read, or no longer."""
        self.opening = path
        self.models_changed.emit()

    def recall(self, parameters: Parameters) -> None:
        """Set all parameters at once, as a saved recipe has them."""
        self.parameters = parameters
        self._set_parameters(self._fitted(parameters))
        self.models_changed.emit()

    # --- what is made ---

    @property
    def run(self) -> Run | None:
        """The run that is shown."""
        return self.runs.get(self.shown) if self.shown is not None else None

    @property
    def state(self) -> RunState:
        """How the shown run stands."""
        return self.run.state if self.run is not None else IDLE

    @property
    def sampled(self) -> Run | None:
        """The run that the engine samples, or is about to; None while it rests."""
        at_work = [run for run in self.runs.values() if run.state.phase.at_work]
        if self.queue.held and not self.queue.at_work:  # what waits in it is not about to begin
            at_work = [run for run in at_work if run.name not in self.queue.order]
        newest = next((run for run in at_work if run.name == self._worked_at), None)
        return newest or (at_work[0] if at_work else None)

    @property
    def waiting(self) -> int:
        """How many runs wait for their turn, but for the shown one."""
        shown, sampled = self.run, self.sampled
        at_work = [run for run in self.runs.values() if run.state.phase.at_work]
        return sum(run is not shown and run is not sampled for run in at_work)

    @property
    def finished_runs(self) -> list[Run]:
        """The runs with a finished picture, the oldest first."""
        return [run for run in self.runs.values() if run.state.phase is Phase.FINISHED]

    @property
    def held(self) -> int:
        """How many runs are paused, but for the shown one."""
        shown = self.run
        paused = [run for run in self.runs.values() if run.state.phase is Phase.PAUSED]
        return sum(run is not shown for run in paused)

    @property
    def to_stop(self) -> RunState:
        """How the run stands that Stop is for: the shown one if it is live, else the sampled."""
        sampled = self.sampled
        return self.state if self.state.phase.live or sampled is None else sampled.state

    def pictures(self) -> np.ndarray | None:
        """What the canvas shows: uint8 [B, H, W, 3], or None."""
        return self.display.pictures(self.own_pictures())

    def own_pictures(self) -> np.ndarray | None:
        """The shown run's own, at the step that is looked at: uint8 [B, H, W, 3], or None."""
        if self.looked_back is not None:
            return self.looked_back.pictures
        return self.run.pictures(self.picture) if self.run is not None else None

    @property
    def map(self) -> Shown | None:
        """What the canvas shows beside the run's own pictures, or in their place."""
        return self.display.shown

    def asked(self, command: commands.Command) -> None:
        """A command is on its way to the engine."""
        if isinstance(command, commands.Submit):
            self._take_in(command)
            held = self.queue.held and command.turn != "now" and command.steps is None
            if held or (self.state.phase in _HOLDS_THE_NEXT_UP and not self.state.stepping):
                self.run_changed.emit()
            else:  # the engine begins it at once; a run that holds steps aside
                self.show_run(command.run)
            return
        self.queue.asked(command)
        run = self.runs.get(getattr(command, "run", ""))
        if run is not None:
            self._set_state(run, ask(run.state, command))

    def asked_in_line(self, asked: Sequence[commands.Submit]) -> None:
        """Runs are on their way to the engine's queue, where their turn comes; what is shown
        stays."""
        for command in asked:
            self._take_in(command)
        if self.run is None and asked and asked[0].turn != "held":
            self.show_run(asked[0].run)
        self.run_changed.emit()

    def _take_in(self, command: commands.Submit) -> None:
        title = self.title_of(command.recipe.model)
        self.runs[command.run] = Run(command.run, command.recipe, title, ask(IDLE, command))
        self._forget_old_runs()

    def title_of(self, name: str) -> str:
        """What the model is called that recipes name so."""
        return next((model.title for model in self.models if model.name == name), name)

    def set_comparing(self, left: int) -> None:
        """So many pictures of a comparison are still to be made."""
        if left != self.comparing:
            self.comparing = left
            self.run_changed.emit()

    def adopt(self, run: Run) -> None:
        """Show a run that was made elsewhere in this window."""
        self.runs[run.name] = run
        self._forget_old_runs()
        self.show_run(run.name)

    def told(self, event: events.Event) -> None:
        """The engine has told something."""
        if isinstance(event, events.Ready | events.Broken):
            self.engine = event
            self.engine_changed.emit()
            return
        if isinstance(event, events.Lined | events.Withdrawn):
            self.queue.told(event)
            return
        run = self.runs.get(getattr(event, "run", ""))
        if run is None:
            return
        if isinstance(event, events.Started | events.Stepped | events.Resumed):
            self._worked_at = run.name
        has_pictures = run.keep(event)
        self._set_state(run, hear(run.state, event))
        if run is self.run and isinstance(event, events.Steered):
            self.steered.emit()
        if run is self.run and has_pictures:
            self.pictures_changed.emit()
        if run is self.run and run.state.phase.ended:
            self._follows = True
        if isinstance(event, events.Cancelled) and run.x_t is None:
            self.drop(run)
        if isinstance(event, events.Failed):
            self.queue.keep_failed(run)
        self._follow()

    def _follow(self) -> None:
        """Once the shown run has ended, show the one that is being sampled."""
        sampled = self.sampled
        if self._follows and sampled is not None and sampled.state.steps is not None:
            self.show_run(sampled.name)

    def _set_state(self, run: Run, state: RunState) -> None:
        before, run.state = run.state, state
        if run is not self.run and state == replace(before, place=state.place):
            return  # only its place in the queue: that many can change at once
        if state != before:
            self.run_changed.emit()

    def drop(self, run: Run) -> None:
        """Forget a run; in its place the one before is shown."""
        place = list(self.runs).index(run.name)
        del self.runs[run.name]
        names = list(self.runs)
        if self.shown == run.name:
            self.shown = None
            self.playhead = self.looked_back = None
            self.show_map(None)
            if names:
                self.show_run(names[max(place - 1, 0)])
            else:
                self.pictures_changed.emit()
            self._follows = True
        self.run_changed.emit()

    def drop_all(self, names: Sequence[str]) -> None:
        """Forget runs that have not begun."""
        for name in names:
            if name != self.shown:
                self.runs.pop(name, None)
        shown = self.run
        if shown is not None and shown.name in names:
            self.drop(shown)
        else:
            self.run_changed.emit()

    def _forget_old_runs(self) -> None:
        ended = [run for run in self.runs.values() if run.state.phase.ended]
        for run in ended[: max(len(ended) - KEPT_RUNS, 0)]:
            if run is not self.run:
                del self.runs[run.name]

    # --- what is seen ---

    def show_run(self, name: str) -> None:
        """Bring a run to the canvas."""
        if name in self.runs and name != self.shown:
            self.shown = name
            self._follows = False  # who goes back to an earlier run stays there
            self.selected = None
            self.playhead = self.looked_back = None
            self.show_map(None)
            self.run_changed.emit()
            self.pictures_changed.emit()
            self.selection_changed.emit()

    def set_playhead(self, playhead: Playhead | None) -> None:
        """Look at another place of the shown run's record, or know more of that record."""
        if playhead != self.playhead:
            self.playhead = playhead
            if playhead is None or playhead.follows:
                self.look_back(None)
            else:
                self._follows = False  # who looks back is not taken to the next run
            self.playhead_changed.emit()

    def look_back(self, step: LookedBack | None) -> None:
        """Show an earlier step on the canvas, or again the newest."""
        if step is not self.looked_back:
            self.looked_back = step
            self.pictures_changed.emit()

    def show_map(self, shown: Shown | None) -> None:
        """Show numbers as colours, or other pictures, in place of the shown run's; None: those."""
        if shown is not self.map:
            self.display.shown = shown
            self.map_changed.emit()
            self.pictures_changed.emit()

    def arrange(self, arrangement: Arrangement, opacity: float | None = None) -> None:
        """Where a map lies: in place of the run's pictures, over them, or beside them."""
        display = self.display
        opacity = display.opacity if opacity is None else opacity
        if (arrangement, opacity) != (display.arrangement, display.opacity):
            display.arrangement, display.opacity = arrangement, opacity
            self.map_changed.emit()
            self.pictures_changed.emit()

    def show_picture(self, kind: PictureKind) -> None:
        """Show the noisy state x_t, or the belief x̂_0."""
        if kind != self.picture:
            self.picture = kind
            self.pictures_changed.emit()

    def select(self, index: int | None) -> None:
        """Choose one picture of the batch, or none."""
        run = self.run
        if index is not None and (run is None or not 0 <= index < run.recipe.count):
            index = None
        if index != self.selected:
            self.selected = index
            self.selection_changed.emit()
