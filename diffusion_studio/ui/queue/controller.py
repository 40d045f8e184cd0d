"""Between the queue's dock, the document and the engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from diffusion_studio import commands, events
from diffusion_studio.recipe import MAX_SEED, Recipe, RecipeError
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.queue.commands import CHECKED, to_retry
from diffusion_studio.ui.queue.kept import jobs_of, kept_job
from diffusion_studio.ui.queue.notifier import Notifier
from diffusion_studio.ui.queue.order import moved_down, moved_to, moved_up
from diffusion_studio.ui.queue.removal import Batch, QueueDeed
from diffusion_studio.ui.queue.title import ProgressTitle
from diffusion_studio.ui.queue.words import summary, translate
from diffusion_studio.ui.run import Run
from diffusion_studio.ui.run_state import Phase, RunState

if TYPE_CHECKING:
    from diffusion_studio.ui.engine_link import EngineLink
    from diffusion_studio.ui.main_window import MainWindow
    from diffusion_studio.ui.session.controller import SessionController
    from diffusion_studio.ui.settings import Settings

KEPT_REMOVALS = 50


class QueueController(QObject):
    """`settings_asked` carries the Recipe that the panel is to show, `noticed` a Notice, `told` a
    sentence for the status bar, `refused` why something cannot be made."""

    settings_asked = Signal(object)
    noticed = Signal(object)
    told = Signal(str)
    refused = Signal(object)  # a Sentence

    def __init__(
        self, window: MainWindow, link: EngineLink, settings: Settings, session: SessionController
    ) -> None:
        super().__init__(window)
        self._window, self._link = window, link
        self._document, self._queue = window.document, window.document.queue
        self._dock = window.queue_dock
        self._noticed = False  # the notice of last time's jobs is there
        self._recipes: dict[str, object] = {}  # of the jobs that are kept, as JSON
        self.notifier = Notifier(window, settings, link)
        ProgressTitle(window)
        session.register("queue", self.give, self.take)
        self._queue.lined.connect(session.touch)
        self._connect()
        self._show()

    def _connect(self) -> None:
        dock, queue = self._dock, self._queue
        does: dict[str, Callable[[], None]] = {
            "queue_add": lambda: self.add("last"),
            "queue_add_next": lambda: self.add("next"),
            "queue_hold": self._hold_or_go_on,
            "queue_stop_after": self._stop_after,
            "queue_pause": self._set_aside,
            "queue_front": lambda: self._move(lambda names, chosen: moved_to(names, chosen, 0)),
            "queue_up": lambda: self._move(moved_up),
            "queue_down": lambda: self._move(moved_down),
            "queue_retry": self._retry,
            "queue_retry_half": self._retry_half,
            "queue_duplicate": self._duplicate,
            "queue_settings": self._show_settings,
            "queue_remove": lambda: self._remove(queue.chosen_jobs),
            "queue_put_back": self._put_back,
            "queue_clear": lambda: self._remove(queue.to_clear),
            "queue_take_up": lambda: self._send(commands.Enqueue(queue.last_time)),
            "queue_discard": lambda: self._remove(_found(queue.last_time, queue.job)),
        }
        actions = self._window.actions_
        for name in CHECKED:
            actions[name].setCheckable(True)
        actions["queue"].triggered.connect(self._show_dock)
        for name, function in does.items():
            actions[name].triggered.connect(lambda _=False, do=function: do())
        dock.visibilityChanged.connect(self._seen)
        dock.chosen.connect(queue.choose)
        dock.opened.connect(self._document.show_run)
        dock.removed.connect(actions["queue_remove"].trigger)
        dock.model.dropped.connect(self._drop)
        self._window.run_bar.queue.clicked.connect(lambda: self._show_dock(True))
        queue.changed.connect(self._show)
        self._document.run_changed.connect(self._show)
        self._link.heard.connect(self._hear)

    # --- what is asked ---

    def _send(self, command: commands.Command) -> None:
        if self._link.client is not None:
            self._document.asked(command)
            self._link.client.send(command)

    def submit(self, recipes: Sequence[Recipe], turn: commands.Turn = "last") -> list[str]:
        """Put recipes into the queue; the names of their runs, none while there is no engine."""
        if self._link.client is None:
            return []
        queue = self._queue
        whole = [queue.whole(recipe) for recipe in recipes]
        asked = [commands.Submit(uuid4().hex[:12], recipe, turn=turn) for recipe in whole]
        ahead = reversed(asked) if turn == "next" else asked  # each goes before those before it
        self._document.asked_in_line(asked)
        for command in ahead:
            self._link.client.send(command)
        return [command.run for command in asked]

    def add(self, turn: commands.Turn) -> None:
        """Put the settings of the chosen tab into the queue; a new seed, unless it is locked."""
        self._window.take_typed()
        task = self._document.task
        task.reseed()
        try:
            recipe = task.recipe()
        except RecipeError as error:
            self.refused.emit(str(error))
            return
        if self.submit([recipe], turn):
            self.told.emit(translate("Queue", "Added to the queue"))

    # --- the whole queue ---

    def _hold_or_go_on(self) -> None:
        queue = self._queue
        held = not queue.paused  # what goes on under a held queue stops too
        self._send(commands.HoldQueue(held, at_once=held))

    def _stop_after(self) -> None:
        self._send(commands.HoldQueue(not self._queue.held))

    # --- chosen jobs ---

    def _move(self, moved: Callable[[list[str], Sequence[str]], list[str]]) -> None:
        names = self._queue.movable_order
        order = moved(names, self._queue.chosen)
        if order != names:
            self._send(commands.Reorder(tuple(order)))

    def _drop(self, names: list[str], row: int) -> None:
        """Jobs were dragged to before a row of the list."""
        order = self._queue.movable_order
        before = set(self._dock.model.names[:row])
        place = sum(name in before for name in order)
        self._send(commands.Reorder(tuple(moved_to(order, names, place))))
        self._dock.choose(names)

    def _set_aside(self) -> None:
        jobs = self._queue.chosen_jobs
        paused = [run for run in jobs if run.state.phase is Phase.PAUSED]
        going = [run for run in jobs if run.state.phase.at_work]
        for run in going:
            self._send(commands.Pause(run.name))
        if not going and paused:
            self._send(commands.Enqueue(tuple(run.name for run in paused)))

    def _retry(self) -> None:
        failed = to_retry(self._document)
        self._replace(failed, [run.recipe for run in failed])

    def _retry_half(self) -> None:
        failed = [run for run in to_retry(self._document) if self._queue.whole(run.recipe).halves]
        halves = [half for run in failed for half in self._queue.whole(run.recipe).halves]
        self._replace(failed, halves)

    def help_for(self, event: events.Failed) -> str:
        """The command that helps where a run failed, or ""."""
        run = self._queue.job(event.run)
        halves = event.memory_short and run is not None and self._queue.whole(run.recipe).halves
        return "queue_retry_half" if halves else ""

    def _replace(self, failed: Sequence[Run], recipes: Sequence[Recipe]) -> None:
        names = self.submit(recipes)
        if names:
            self._queue.forget_failed([run.name for run in failed])
            self._window.notices.forget("run")
            self._dock.choose(names)

    def _duplicate(self) -> None:
        names = self.submit([_further(run.recipe) for run in self._queue.chosen_jobs])
        self._dock.choose(names)

    def _show_settings(self) -> None:
        run = self._queue.chosen_jobs[0]
        self.settings_asked.emit(run.recipe)
        self.told.emit(translate("Queue", "The panel shows the job's settings"))

    def _remove(self, jobs: Sequence[Run]) -> None:
        """Take jobs out; those that had not begun, or have failed, can be put back."""
        queue = self._queue
        unbegun = [run for run in jobs if queue.unbegun(run)]
        failed = [run for run in jobs if run.name in queue.failed]
        for run in jobs:
            if run.state.phase.live and not queue.unbegun(run):
                self._send(commands.Cancel(run.name))
        lost = [*unbegun, *failed]
        if lost:
            names = [run.name for run in lost]
            batch = Batch([queue.whole(run.recipe) for run in lost], names, queue.movable_order)
            out, back = partial(self._take_out, batch), partial(self._bring_back, batch)
            self._document.history.do(QueueDeed(batch, False, out, back))
            words = translate("Queue", "Taken out of the queue; “Put removed jobs back” undoes it")
            self.told.emit(words)

    def _put_back(self) -> None:
        batch = self._queue.removed[-1]
        out, back = partial(self._take_out, batch), partial(self._bring_back, batch)
        self._document.history.do(QueueDeed(batch, True, back, out))

    def _take_out(self, batch: Batch) -> None:
        """Take those of a batch out that have not begun; the others are no longer part of it."""
        queue = self._queue
        jobs = zip(batch.names, batch.recipes, strict=True)
        lost = [
            (name, recipe)
            for name, recipe in jobs
            if name in queue.failed or ((run := queue.job(name)) is not None and queue.unbegun(run))
        ]
        batch.names, batch.recipes = [name for name, _ in lost], [recipe for _, recipe in lost]
        batch.order = queue.movable_order
        if not lost:
            return
        queue.removed = [*queue.removed, batch][-KEPT_REMOVALS:]
        unbegun = tuple(name for name in batch.names if name not in queue.failed)
        if unbegun:
            self._send(commands.Withdraw(unbegun))
        queue.forget_failed(batch.names)

    def _bring_back(self, batch: Batch) -> None:
        """Put a batch back where it was; what came since stands behind."""
        queue = self._queue
        names = self.submit(batch.recipes)
        if not names:
            return
        self._send(commands.Reorder(tuple(batch.order_with(names))))
        batch.names = names
        queue.removed = [each for each in queue.removed if each is not batch]
        queue.changed.emit()
        self._dock.choose(names)

    # --- kept from one sitting to the next ---

    def give(self) -> object:
        """The jobs that wait, and those that failed, as JSON: for the session."""
        queue, known = self._queue, self._recipes
        self._recipes = {
            run.name: known.get(run.name) or kept_job(queue.whole(run.recipe))
            for run in queue.kept()
        }
        self._recipes |= {
            f"{name} failed": known.get(f"{name} failed")
            or kept_job(queue.whole(run.recipe), run.state.message)
            for name, run in queue.failed.items()
        }
        return [*self._recipes.values()]

    def take(self, kept: object) -> None:
        """Have the jobs of last time again, set aside until a person starts them, and those that
        failed, to be tried again. ValueError where that is no list of jobs."""
        jobs = jobs_of(kept)
        if jobs.unread:
            words = translate("Queue", "Of the queue of last time {count} jobs cannot be read.")
            if jobs.unread == 1:
                words = translate("Queue", "Of the queue of last time 1 job cannot be read.")
            self.noticed.emit(Notice("warning", words.format(count=jobs.unread)))
        for recipe, message in jobs.failed:
            self._queue.keep_failed(self._failed_before(recipe, message))
        names = self.submit(jobs.wait, "held")
        if not names:
            return
        self._noticed = True
        self._queue.last_time = (*self._queue.last_time, *names)
        self._queue.changed.emit()
        words = translate("Queue", "{count} jobs wait from last time.").format(count=len(names))
        if len(names) == 1:
            words = translate("Queue", "1 job waits from last time.")
        self.noticed.emit(
            Notice("info", words, action="queue_take_up", other="queue_discard", about="queue")
        )

    def _failed_before(self, recipe: Recipe, message: str) -> Run:
        """A run that failed in another sitting."""
        name = uuid4().hex[:12]
        state = RunState(run=name, phase=Phase.FAILED, message=message)
        return Run(name, recipe, self._document.title_of(recipe.model), state)

    # --- what is shown ---

    def _hear(self, event: events.Event) -> None:
        if isinstance(event, events.Stepped):
            self._dock.model.renew([event.run])

    def _show_dock(self, shown: bool) -> None:
        self._dock.setVisible(shown)
        if shown:
            self._dock.raise_()
            self._dock.list.setFocus()
            self._show()
        self._tick()

    def _seen(self, visible: bool) -> None:
        if not visible:  # what cannot be seen is not acted upon
            self._queue.choose(())
        self._show()

    def _show(self) -> None:
        """The jobs as they are now."""
        queue, document = self._queue, self._document
        if self._noticed and not queue.last_time:
            self._noticed = False
            self._window.notices.forget("queue")
        if self._dock.isVisible():
            names = [run.name for run in queue.jobs()]
            self._dock.show_jobs(names, summary(queue, document.comparing), len(queue.last_time))
            self._dock.model.renew()
            queue.choose(self._dock.chosen_names)
        self._tick()
        self._window.actions_.refresh(document)

    def _tick(self) -> None:
        queue, actions = self._queue, self._window.actions_
        actions["queue"].setChecked(self._dock.isVisible())
        actions["queue_hold"].setChecked(queue.paused)
        actions["queue_stop_after"].setChecked(queue.stops_after)


def _further(recipe: Recipe) -> Recipe:
    """The same with the seeds that follow."""
    return recipe.model_copy(update={"seed": (recipe.seed + recipe.count) % (MAX_SEED + 1)})


def _found(names: Sequence[str], job: Callable[[str], Run | None]) -> list[Run]:
    return [run for name in names if (run := job(name)) is not None]
