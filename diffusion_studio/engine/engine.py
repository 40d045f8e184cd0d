"""The sampling thread: obey all waiting commands, then take one step, and again.

Commands are obeyed between steps, so a change belongs to exactly one step, and the numerics need
no locks. With nothing to do the thread blocks on its inbox. torch is imported on this thread.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from diffusion_studio import commands, events
from diffusion_studio.commands import Command
from diffusion_studio.engine.device import (
    choose_device,
    import_torch,
    is_memory_shortage,
)
from diffusion_studio.engine.line import Line
from diffusion_studio.engine.measuring import measured
from diffusion_studio.engine.preview import to_pictures
from diffusion_studio.engine.records import Records
from diffusion_studio.engine.run import Interrupted, Run
from diffusion_studio.engine.telling import NOT_EVEN_ONE, memory_is_short, started, stepped, told
from diffusion_studio.events import Event
from diffusion_studio.keyframes import Steerable
from diffusion_studio.laboratory import Advance, LaboratoryCommand, Map, Prepare, Train
from diffusion_studio.paused_run import PausedRun
from diffusion_studio.recipe import Recipe

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.diffusion import Step
    from diffusion_studio.engine.build import Builder, Job
    from diffusion_studio.engine.laboratory import Laboratory

FRAME_SECONDS = 1 / 30  # a picture is shown at most this often
EVERY_RUN = ""


class Engine:
    """One thread, one inbox. `post` is called, from the thread, with every event."""

    def __init__(self, post: Callable[[Event], None], device: str = "auto") -> None:
        self._post = post
        self._wanted_device = device
        self._inbox: SimpleQueue[Command] = SimpleQueue()
        self._thread = Thread(target=self._work, name="engine", daemon=True)
        self._builder: Builder | None = None
        self._broken: tuple[str, str] | None = None  # why there is no builder
        self._line = Line()
        self._waiting = self._line.waiting  # the first is the one that is sampled
        self._paused = self._line.paused
        self._ending: set[str] = set()  # runs whose cancelling is asked for
        self._abandoned: set[str] = set()  # requests that nobody waits for
        self.records = Records()
        self._laboratory: Laboratory | None = None  # made when it is first asked for something
        self._quitting = False

    def start(self) -> None:
        self._thread.start()

    def send(self, command: Command) -> None:
        self._inbox.put(command)
        # Told after the command is there: the network may end early only for what will be obeyed.
        if isinstance(command, commands.Cancel):
            self._ending.add(command.run)
        elif isinstance(command, commands.Quit):
            self._ending.add(EVERY_RUN)
        elif isinstance(command, commands.Abandon):
            self._abandoned.add(command.request)

    def join(self, timeout: float | None = None) -> bool:
        """Wait for the thread to end; False if it did not."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    # --- the thread ---

    def _work(self) -> None:
        sys.setswitchinterval(0.001)  # the window's thread waits less for this one's Python
        self._load_numerics()
        while not self._quitting:
            self._obey_waiting_commands()
            self._tell_line()
            run = self._line.next()
            if run is not None and not self._quitting:
                self._turn(run)
        for run in [*self._waiting, *self._paused.values()]:
            self._post(run.cancelled())

    def _load_numerics(self) -> None:
        try:
            import_torch()
            from diffusion_studio.engine.build import Builder

            device = choose_device(self._wanted_device)
            self._builder = Builder(device)
        except Exception as error:  # the window must live on, and say why nothing can be made
            self._broken = told(error)
            self._post(events.Broken(*self._broken))
            return
        self._post(events.Ready(device.name, device.reason, device.threads))

    def _obey_waiting_commands(self) -> None:
        if self._line.next() is None:
            self._tell_line()
            self._obey(self._inbox.get())
        while not self._quitting:
            try:
                self._obey(self._inbox.get_nowait())
            except Empty:
                return

    def _obey(self, command: Command) -> None:
        try:
            self._do(command)
        except Exception as error:  # whatever goes wrong, the thread lives on
            run = self._find(getattr(command, "run", ""))
            if run is not None:
                self._fail(run, *told(error))
            else:
                self._post(events.Broken(*told(error)))

    def _do(self, command: Command) -> None:
        match command:
            case commands.Submit(name, recipe, steps, group, turn):
                run = Run(name, recipe, budget=steps, group=group)
                self._line.join(run, turn)
                if turn != "held":
                    self._post(events.Queued(name, self._waiting.index(run)))
            case commands.Pause(name):
                self._pause(name)
            case commands.Resume(name, steps):
                self._resume(name, steps)
            case commands.Steer(name, dial, value):
                self._steer(name, dial, value)
            case commands.Cancel(name):
                self._cancel(name)
            case commands.Reorder(names):
                self._line.reorder(names)
            case commands.HoldQueue(held, at_once):
                self._hold_queue(held, at_once)
            case commands.Enqueue(names):
                self._line.enqueue(names)
            case commands.Withdraw(names):
                self._post(events.Withdrawn(self._line.withdraw(names)))
            case commands.OpenModel(path):
                self._open_model(path)
            case commands.Unload():
                self._unload()
            case commands.Examine(name, k):
                self._examine(name, k)
            case commands.Preserve(name):
                self._preserve(name)
            case commands.Revive(name, paused):
                self._revive(Run(name, Recipe.from_json(paused.recipe)), paused)
            case commands.KeepRecord(name):
                self.records.pin(name)
            case commands.LimitRecord(size):
                self.records.limit = size
            case commands.Measure() | commands.MakeBaselines():
                self._measure(command)
            case commands.Abandon(request):
                self._abandoned.discard(request)  # what was asked before is dealt with
            case commands.Begin(request, recipe):
                self._begin(request, recipe)
            case Prepare() | Advance() | Map() | Train():
                self._experiment(command)
            case commands.Quit():
                self._quitting = True

    def _experiment(self, command: LaboratoryCommand) -> None:
        if self._laboratory is None:
            from diffusion_studio.engine.laboratory import Laboratory

            self._laboratory = Laboratory(self._post)
        self._laboratory.obey(command)

    def _unload(self) -> None:
        for run in self._paused.values():
            if run.job is not None:
                run.job.parts.let_go()
        if self._builder is not None:
            self._builder.forget_models()
        self._post(events.Unloaded())

    def _examine(self, name: str, k: int) -> None:
        from diffusion_studio.engine.anatomy import examined

        run = self.records.run(name)
        found = None if run is None else examined(run, k)
        self._post(found or events.Unexamined(name, k))

    def _measure(self, command: commands.Measure | commands.MakeBaselines) -> None:
        from diffusion_studio.engine.measurement import answered

        try:
            made = answered(command, lambda: command.request in self._abandoned)
        except Exception as error:  # a strange picture is told, and the runs go on
            message, _ = self._broken or told(error)
            self._post(events.MeasurementRefused(command.request, message))
        else:
            if made is not None:
                self._post(made)

    def _begin(self, request: str, recipe: Recipe) -> None:
        from diffusion_studio.engine.outset import outset

        try:
            made = outset(request, recipe)
        except Exception as error:  # a strange picture is told, and the runs go on
            self._post(events.OutsetRefused(request, (self._broken or told(error))[0]))
        else:
            self._post(made)

    def _preserve(self, name: str) -> None:
        from diffusion_studio.engine.preserving import preserved

        run = self._find(name)
        self._post(events.Preserved(name, None if run is None else preserved(run)))

    def _revive(self, run: Run, paused: PausedRun) -> None:
        from diffusion_studio.engine.preserving import revive

        self._paused[run.name] = run  # so that it is found, and told, if this fails
        note = revive(run, self._job(run), paused, self.records.limit)
        self._keep_record(run)
        self._post(started(run, note))
        if run.measured:
            self._post(stepped(run, run.k - 1, run.seconds[-1]))
        self._post(events.Paused(run.name, run.k))

    def _keep_record(self, run: Run) -> None:
        live = {other.name for other in (*self._waiting, *self._paused.values())}
        self.records.keep(run, live)

    def _find(self, name: str) -> Run | None:
        waiting = next((run for run in self._waiting if run.name == name), None)
        return waiting or self._paused.get(name)

    def _pause(self, name: str) -> None:
        run = next((run for run in self._waiting if run.name == name), None)
        if run is not None:
            self._waiting.remove(run)
            self._paused[name] = run
            if run.unshown is not None:
                self._show(run, *run.unshown)  # the picture that is seen is the one it holds at
            self._post(events.Paused(name, run.k))

    def _resume(self, name: str, steps: int | None) -> None:
        run = self._find(name)
        if run is None or not self._refilled(run):
            return
        run.budget = steps
        run.at_once = True
        if self._paused.pop(name, None) is not None:
            self._waiting.insert(0, run)
            self._post(events.Resumed(name, run.k))

    def _refilled(self, run: Run) -> bool:
        """The run has its networks, again if it let them go; else it stays paused and says why."""
        try:
            if run.job is not None and self._builder is not None:
                self._builder.refill(run.job)
        except Exception as error:  # a file that is gone, or no memory: both can be mended
            self._post(events.Advised(run.name, told(error)[0]))
            return False
        return True

    def _steer(self, name: str, dial: str, value: Steerable) -> None:
        run = self._find(name)
        if run is not None and run.job is None:
            run.turned.append((dial, value))
        elif run is not None:
            self._turn_dial(run, dial, value)

    def _turn_dial(self, run: Run, dial: str, value: Steerable) -> None:
        if run.job is None or dial not in run.job.dials:
            return
        try:
            understood = run.job.dials.turn(dial, run.k, value)
        except ValueError as error:
            self._post(events.Advised(run.name, str(error)))
        else:
            self._post(events.Steered(run.name, run.k, dial, understood))

    def _cancel(self, name: str) -> None:
        self._ending.discard(name)
        for run in [*self._waiting, *self._paused.values()]:
            if name in (run.name, run.group):
                told = run.cancelled()
                self._drop(run)
                self._post(told)

    def _hold_queue(self, held: bool, at_once: bool) -> None:
        run = self._line.hold(held, at_once)
        if run is not None and held:
            self._pause(run.name)
        elif run is not None:
            self._resume(run.name, None)

    def _tell_line(self) -> None:
        news = self._line.news()
        if news is not None:
            self._post(news)

    def _open_model(self, path: str) -> None:
        try:
            if self._builder is None:
                raise RuntimeError("the engine could not be started")
            card = self._builder.model(path).card
        except Exception as error:  # whatever a strange file does, it is told and forgotten
            message, details = self._broken or told(error)
            self._post(events.ModelRefused(path, message, details))
        else:
            self._post(events.ModelOpened(path, path, card.to_json()))

    # --- one turn ---

    def _turn(self, run: Run) -> None:
        """Build the run, or take one step of it; whatever goes wrong ends the run alone."""
        try:
            if run.job is None:
                self._build(run)
            elif run.budget == 0:
                self._pause(run.name)
            else:
                self._advance(run)
        except Interrupted:
            pass  # the command that asked for it waits in the inbox
        except Exception as error:  # a failed run never takes the thread down
            self._fail(run, *(self._broken or told(error)), is_memory_shortage(error))

    def _advance(self, run: Run) -> None:
        started = time.perf_counter()
        step = self._next_step(run)
        if step is not None:
            self._record(run, step, time.perf_counter() - started)

    def _build(self, run: Run) -> None:
        from diffusion_studio.engine.anatomy import Method
        from diffusion_studio.engine.trajectory import Trajectory

        run.job = job = self._job(run)
        run.state = job.state
        run.steps = job.steps(job.state)
        run.trajectory = Trajectory(job.plan, job.state, self.records.limit)
        run.model_sha256 = job.card.sha256
        run.method = Method.of(job)
        if run.group != commands.PREVIEW:
            self._keep_record(run)
        self._post(started(run))
        if sentence := run.trajectory.warning():
            self._post(events.Advised(run.name, sentence))
        for dial, value in run.turned:
            self._turn_dial(run, dial, value)

    def _job(self, run: Run) -> Job:
        """The run made ready; where memory is short, once more without the other models."""
        builder = self._builder
        if builder is None:
            raise RuntimeError("the engine could not be started")

        def interrupted() -> bool:
            return not self._ending.isdisjoint({run.name, run.group or run.name, EVERY_RUN})

        def replayed(k: int, steps: int) -> None:
            self._post(events.Replayed(run.name, k, steps))

        try:
            return builder.build(run.recipe, self.records.recall, interrupted, replayed)
        except Exception as error:
            if not is_memory_shortage(error):
                raise
        builder.forget_models()
        return builder.build(run.recipe, self.records.recall, interrupted, replayed)

    def _next_step(self, run: Run) -> Step | None:
        """The next step; None if memory was short and the step has to be tried again smaller."""
        job, state = run.job, run.state
        if job is None or run.steps is None or state is None:
            raise RuntimeError("the run was not built")
        try:
            return next(run.steps)
        except Exception as error:
            if not is_memory_shortage(error):
                raise
            size = job.network.size
        # Outside the except clause, so that the error's frames no longer hold the tensors.
        run.steps = None
        if self._builder is not None:
            self._builder.forget_models()
        if size == 1:
            raise MemoryError(NOT_EVEN_ONE)
        size = job.parts.halve_batch()
        self._post(events.Advised(run.name, memory_is_short(size)))
        run.steps = job.steps(state)
        return None

    def _record(self, run: Run, step: Step, seconds: float) -> None:
        job, trajectory = run.job, run.trajectory
        if job is None or trajectory is None:
            raise RuntimeError("the run was not built")
        trajectory.append(step)
        x = trajectory.x[step.k + 1 - trajectory.first]
        found = measured(step, job.parts.labels.names)
        found.notes.update(trajectory.belief_change(step.k))
        found.notes.update(trajectory.state_size(step.k))
        if job.problem is not None:
            found.notes["expected_residual"] = (job.problem.expected_residual,) * len(x)
        run.measured.append(found)
        run.state = step.state
        run.seconds.append(seconds)
        level = job.plan[step.k].level
        for sentence in run.advice.hear(found, level.alpha_bar, len(job.plan)):
            self._post(events.Advised(run.name, sentence))
        if run.budget is not None:
            run.budget -= 1
        now = time.monotonic()
        run.unshown = (step, seconds)
        if run.done or run.budget == 0 or now - run.shown_at >= FRAME_SECONDS:
            run.shown_at = now
            self._show(run, step, seconds)
        if run.done:
            self._finish(run, x)
        elif run.budget == 0:
            self._pause(run.name)

    def _show(self, run: Run, step: Step, seconds: float) -> None:
        run.unshown = None
        self._post(stepped(run, step.k, seconds))

    def _finish(self, run: Run, x: np.ndarray) -> None:
        if run.job is None:
            raise RuntimeError("the run was not built")
        if run.job.problem is not None:
            run.restored, run.undone = run.job.problem.restored(x), run.job.problem
        if run.job.beginning is not None:
            run.about_start = run.job.beginning.receipt(x)
        recipe, receipt = run.job.recipe_as_run().to_json(), run.receipt()
        self._drop(run)
        self._post(events.Finished(run.name, to_pictures(x), recipe, receipt))

    def _fail(self, run: Run, message: str, details: str, memory_short: bool = False) -> None:
        failed = run.failed(message, details, memory_short)
        self._drop(run)
        self._post(failed)

    def _drop(self, run: Run) -> None:
        """Take a run out of the queue and let its network go; what it recorded stays."""
        if run in self._waiting:
            self._waiting.remove(run)
        self._paused.pop(run.name, None)
        self._ending.discard(run.name)
        run.as_run = run.recipe_as_run
        run.job = run.steps = run.state = run.unshown = None
