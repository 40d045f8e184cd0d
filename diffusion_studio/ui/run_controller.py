"""What a person wants of the runs, as commands to the engine."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from diffusion_studio import commands, events
from diffusion_studio.commands import Command
from diffusion_studio.keyframes import Steerable
from diffusion_studio.recipe import FromInversion, FromStep, Paint, Recipe, RecipeError
from diffusion_studio.ui.actions import neighbour
from diffusion_studio.ui.change.stand_in import can_stand_in, is_gone, stand_in
from diffusion_studio.ui.document import Document, Run
from diffusion_studio.ui.run_state import Phase, RunState

translate = QCoreApplication.translate


class Engine(Protocol):
    """The engine as this file needs it; `EngineClient` is one."""

    def send(self, command: Command) -> None: ...

    def submit(
        self, recipe: Recipe, steps: int | None = None, turn: commands.Turn = "last"
    ) -> str: ...


class RunController(QObject):
    """Sends commands, and tells the document of each, so that it shows at once.

    Before `connect_engine` there is nobody to ask, and nothing is.
    """

    refused = Signal(object)  # a Sentence: why this cannot be made
    offered = Signal(str)  # the same, where another model can make it
    generating = Signal()  # a new run was asked for

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._engine: Engine | None = None
        self._more_steps = 0  # asked for while a step was being made
        self._early: dict[str, Steerable] = {}  # turned while the shown run was starting
        self._wished: tuple[str, int, Paint | None] | None = None  # a branch whose model is gone

    def connect_engine(self, engine: Engine | None) -> None:
        self._engine = engine

    def _send(self, command: Command) -> None:
        if self._engine is not None:
            self._document.asked(command)
            self._engine.send(command)

    # --- the run bar's commands ---

    def generate(self) -> None:
        """Begin the chosen tab's task; a new seed, unless it is locked."""
        self._submit()

    def pause_or_resume(self) -> None:
        state = self._document.state
        self._more_steps = 0
        if state.phase is Phase.PAUSED:
            self._send(commands.Resume(state.run))
        elif state.phase.live:
            self._send(commands.Pause(state.run))

    def step(self) -> None:
        """One step of the held run; with none, a new run that holds after its first step.

        While steps are being made, one more: it is sent once they are done. Sent at once it would
        count from where the engine is by then, which nobody here knows.
        """
        state = self._document.state
        if state.stepping:
            self._more_steps += 1
        elif state.phase is Phase.PAUSED:
            self._more_steps = 0
            self._send(commands.Resume(state.run, steps=1))
        elif not state.phase.live:
            self._submit(steps=1)

    def stop(self) -> None:
        """End the shown run if the engine has it, else the one that is being sampled."""
        state = self._document.to_stop
        self._more_steps = 0
        if state.phase.live:
            self._send(commands.Cancel(state.run))

    def branch(self, k: int, paint: Paint | None = None) -> None:
        """Begin a run from state k of the shown one, with `paint` on it and the panel's settings
        from there on; the batch is that of the run, as its state is. The panel's steps are those
        of the whole branch: what is left of them after k."""
        run = self._document.run
        if self._engine is None or run is None:
            return
        chosen, gone = self._document.model, is_gone(run.recipe.model)
        other = gone and chosen is not None and can_stand_in(self._document, run, chosen)
        if gone and not other:
            self._wished = (run.name, k, paint)
            self._say_gone(run)
            return
        if not other and run.recipe.model != self._document.parameters.model:
            text = translate("Runs", "A branch goes on with the model of its run, {model}.")
            self.refused.emit(text.format(model=run.title))
            return
        restores = run.recipe.restoration is not None
        kept: dict[str, int] = {"count": run.recipe.count}
        if restores or isinstance(run.recipe.start, FromInversion):  # their plans are of one piece
            kept["steps"] = run.recipe.steps
        document = self._document
        try:  # what the Generate tab starts from is no matter: a branch starts here
            recipe = document.task.recipe() if document.tab == "restore" else document.recipe()
        except RecipeError as error:
            self.refused.emit(str(error))
            return
        parent = run.as_run if run.is_past else None  # its steps are pictures; they are made again
        start = FromStep(run=run.name, k=k, parent=parent, paint=paint, other_model=other)
        self._send_recipe(recipe.model_copy(update={**kept, "start": start}))

    def _say_gone(self, run: Run) -> None:
        """That the model of a run is no longer there; and which other one could go on."""
        other = stand_in(self._document, run)
        if other is not None:
            text = translate(
                "Runs",
                "The model of this run, {model}, is no longer there. {other} makes pictures of the"
                " same size with the same noise levels: branch with it instead.",
            )
            self.offered.emit(text.format(model=run.title, other=other.title))
        else:
            text = translate(
                "Runs",
                "The model of this run, {model}, is no longer there, and none that is known makes"
                " pictures of its size with its noise levels; open one.",
            )
            self.refused.emit(text.format(model=run.title))

    def branch_with_another(self, k: int) -> None:
        """Choose a model that can stand in for the shown run's, which is gone, and branch with it;
        as was wished last, with its paint."""
        run = self._document.run
        if run is None:
            return
        other = stand_in(self._document, run) if is_gone(run.recipe.model) else None
        if other is None:
            self.branch(k)
            return
        wished, self._wished = self._wished, None
        paint = None
        if wished is not None and wished[0] == run.name:
            _, k, paint = wished
        self._document.choose_model(other.name)
        self._document.change({"label": run.recipe.label})
        self.branch(k, paint)

    def _submit(self, steps: int | None = None) -> None:
        task = self._document.task
        if task.begin is not None:
            task.begin()
            return
        if self._engine is None or self._document.model is None:
            return
        task.reseed()
        try:
            recipe = task.recipe()
        except RecipeError as error:
            self.refused.emit(str(error))
            return
        self._send_recipe(recipe, steps)

    def make(self, recipe: Recipe) -> None:
        """Make a recipe that no panel holds."""
        self._send_recipe(recipe)

    def _send_recipe(self, recipe: Recipe, steps: int | None = None) -> None:
        if self._engine is not None:
            self.generating.emit()
            self._more_steps = 0
            self._early.clear()
            turn = self._document.queue.new_turn
            run = self._engine.submit(recipe, steps, turn)
            self._document.asked(commands.Submit(run, recipe, steps, turn=turn))

    def hear(self, event: events.Event) -> None:
        """Do what was asked for meanwhile: make the steps, turn what was turned too early."""
        state = self._document.state
        if isinstance(event, events.Started) and event.run == state.run:
            early, self._early = self._early, {}
            for name, value in early.items():
                self._send(commands.Steer(event.run, name, value))
        if isinstance(event, events.Paused) and event.run == state.run and self._more_steps:
            steps, self._more_steps = self._more_steps, 0
            self._send(commands.Resume(state.run, steps))

    # --- what can be turned while a run goes on ---

    def can_steer(self, name: str) -> bool:
        """True where the shown run goes on (or is held) and has this, under the panel's model."""
        run = self._document.run
        same = run is not None and run.recipe.model == self._document.parameters.model
        return run is not None and same and _steerable(run, name)

    def steer(self, name: str, value: Steerable) -> None:
        """Set something of the shown run from its next step on, if it has it; of one that is
        starting, as soon as it has begun."""
        if self.can_steer(name):
            self._send(commands.Steer(self._document.state.run, name, value))
        elif _starting(self._document.state):
            self._early[name] = value

    # --- others ---

    def unload(self) -> None:
        """Have the engine let go of all networks but those of the run that is being made."""
        self._send(commands.Unload())

    def open_model(self, path: str) -> None:
        """Ask the engine to read a model; it answers ModelOpened or ModelRefused."""
        self._send(commands.OpenModel(path))

    def show_neighbour(self, offset: int) -> None:
        name = neighbour(self._document, offset)
        if name is not None:
            self._document.show_run(name)


def _starting(state: RunState) -> bool:
    """Whether a run is to begin at once; one that waits for others keeps what it was given."""
    return state.phase in (Phase.QUEUED, Phase.STARTING) and state.place == 0


def _steerable(run: Run, name: str) -> bool:
    begun = run.state.phase.live and run.state.steps is not None
    return begun and name in run.turned and run.state.phase is not Phase.CANCELLING
