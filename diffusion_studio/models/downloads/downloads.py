"""The thread that downloads: one event loop, a task for each model that is on its way."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path

from diffusion_studio.models.catalogue import models_folder
from diffusion_studio.models.downloads.folder import Place, Plan, pending_names, plan_of
from diffusion_studio.models.downloads.request import DownloadError, Wanted, understand
from diffusion_studio.models.downloads.status import DownloadPhase, DownloadStatus
from diffusion_studio.models.downloads.transfer import Patience
from diffusion_studio.models.downloads.work import Work


class Downloads:
    """Models on their way into `folder`. Its methods may be called from any thread.

    `changed` is called, mostly on the download thread, whenever a status has changed; at most ten
    times a second for progress alone. `hub`: another address of the Hugging Face hub. What was on
    its way when the program ended stands there paused.
    """

    def __init__(
        self,
        folder: Path | None = None,
        changed: Callable[[], None] | None = None,
        hub: str | None = None,
        patience: Patience | None = None,
    ) -> None:
        self.folder = folder or models_folder()
        self._tell = changed or (lambda: None)
        self._hub = hub
        self._patience = patience or Patience()
        self._changed = threading.Condition()
        self._statuses: dict[str, DownloadStatus] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}  # of the download thread alone
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        for name in pending_names(self.folder):
            plan = Place(self.folder, name).recall()
            if plan is not None:
                self._statuses[name] = self._held(plan)

    def _held(self, plan: Plan) -> DownloadStatus:
        here = Place(self.folder, plan.name).received(plan)
        total = plan.total or plan.expected
        return DownloadStatus(plan.name, plan.title or plan.name, DownloadPhase.PAUSED, here, total)

    # --- what there is ---

    def statuses(self) -> list[DownloadStatus]:
        """All that are on their way or arrived since the program began, in the order of asking."""
        with self._changed:
            return list(self._statuses.values())

    def status(self, name: str) -> DownloadStatus | None:
        """How one stands; None if it is not known."""
        with self._changed:
            return self._statuses.get(name)

    def wait(
        self, name: str, known: DownloadStatus | None, timeout: float
    ) -> DownloadStatus | None:
        """The status once it is another than `known`, or what it is after `timeout` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._statuses.get(name) != known, timeout)
            return self._statuses.get(name)

    # --- what can be asked ---

    def start(self, asked: str, name: str | None = None) -> str:
        """Begin to fetch a known model, an address or a repository; gives the name it will have.

        DownloadError if it cannot be understood, is there already, or the name is another's.
        """
        wanted = understand(asked, name)
        place = Place(self.folder, wanted.name)
        if place.target.exists():
            raise DownloadError(
                "There is already a model {name} in {folder}; remove it first, or choose another"
                " name.",
                name=wanted.name,
                folder=self.folder,
            )
        plan = place.recall()
        if plan is not None and plan.asked != wanted.asked:
            raise DownloadError(
                "{name} is the name of another download, of {asked}; choose another name, or"
                " cancel that one.",
                name=wanted.name,
                asked=plan.asked,
            )
        self._begin(plan or plan_of(wanted), wanted)
        return wanted.name

    def resume(self, name: str) -> None:
        """Go on with one that was paused or failed. DownloadError if there is none."""
        plan = Place(self.folder, name).recall()
        if plan is None:
            raise DownloadError("No download {name!r} was begun.", name=name)
        self._begin(plan, understand(plan.asked, name))

    def pause(self, name: str) -> None:
        """Hold one; what has arrived is kept. Nothing happens to one that is not at work."""
        self._call(lambda: self._stop(name))

    def cancel(self, name: str) -> None:
        """Give one up; what has arrived of it is deleted."""
        self._call(lambda: self._give_up(name))

    def close(self, timeout: float = 20.0) -> bool:
        """Hold all and end the thread; False if it did not end in time."""
        with self._changed:
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
        if loop is None or thread is None:
            return True
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout)
        return not thread.is_alive()

    def _begin(self, plan: Plan, wanted: Wanted) -> None:
        known = self.status(plan.name)
        if known is not None and known.phase.at_work:
            return
        place = Place(self.folder, plan.name)
        place.keep(plan)
        work = Work(place, plan, wanted, self._hub, self._patience)
        self._put(work.watched_by(self._put))
        self._call(lambda: self._launch(plan.name, work.run()))

    # --- the thread ---

    def _call(self, function: Callable[[], None]) -> None:
        """Have a function called on the download thread, which begins with the first."""
        with self._changed:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=_run, args=(self._loop,), name="downloads", daemon=True
                )
                self._thread.start()
            self._loop.call_soon_threadsafe(function)

    def _stop(self, name: str) -> None:
        task = self._tasks.get(name)
        if task is not None:
            task.cancel()

    def _give_up(self, name: str) -> None:
        self._stop(name)
        self._launch(name, self._forget(name))

    def _launch(self, name: str, work: Coroutine[None, None, None]) -> None:
        """Begin `work` on a model when what went on with it before has ended."""
        before = self._tasks.get(name)

        async def after() -> None:
            try:
                if before is not None:
                    await asyncio.wait([before])
                await work
            finally:
                work.close()

        self._tasks[name] = asyncio.get_running_loop().create_task(after())

    async def _forget(self, name: str) -> None:
        Place(self.folder, name).forget()
        with self._changed:
            self._statuses.pop(name, None)
            self._changed.notify_all()
        self._tell()

    def _put(self, status: DownloadStatus) -> None:
        with self._changed:
            self._statuses[status.name] = status
            self._changed.notify_all()
        self._tell()


def _run(loop: asyncio.AbstractEventLoop) -> None:
    """The thread: until the loop is stopped; then all tasks are cancelled and waited for."""
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()
