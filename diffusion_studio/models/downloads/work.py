"""One model's download from the first question to the folder that can be opened."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from diffusion_studio.models.card import CARD_FILE, ModelError, read_card
from diffusion_studio.models.diffusers_folder import diffusers_card, find_folder
from diffusion_studio.models.downloads.folder import Place, Plan, RemoteFile
from diffusion_studio.models.downloads.hub import gated, hub_headers, repository_files
from diffusion_studio.models.downloads.request import DownloadError, Wanted, safe_file
from diffusion_studio.models.downloads.status import DownloadPhase, DownloadStatus, Pace
from diffusion_studio.models.downloads.transfer import Listener, Patience, Refused, Transfer
from diffusion_studio.models.file_kind import kind_of
from diffusion_studio.sentence import Sentence

if TYPE_CHECKING:
    import httpx2

TELL_EVERY = 0.1  # seconds between two tellings of progress
ROOM_EVERY = 256 * 2**20  # bytes after which the room on the disk is looked at again


class Work:
    """`run()` ends in a status of DONE, FAILED, or PAUSED where it was cancelled."""

    def __init__(
        self, place: Place, plan: Plan, wanted: Wanted, hub: str | None, patience: Patience
    ) -> None:
        self._place, self._plan, self._wanted = place, plan, wanted
        self._hub, self._patience = hub, patience
        self._watch: Callable[[DownloadStatus], None] = lambda status: None
        here = place.received(plan)
        total = plan.total or plan.expected
        self._status = DownloadStatus(
            plan.name, plan.title or plan.name, DownloadPhase.ASKING, here, total
        )
        self._pace = Pace()
        self._told = 0.0
        self._later: asyncio.TimerHandle | None = None
        self._room_seen = here

    def watched_by(self, watch: Callable[[DownloadStatus], None]) -> DownloadStatus:
        """Have `watch` told of every new status; gives the first."""
        self._watch = watch
        return self._status

    def _put(self, status: DownloadStatus) -> None:
        self._status = status
        self._watch(status)

    def _enter(self, phase: DownloadPhase, sentence: str = "", path: Path | None = None) -> None:
        self._be_silent()
        self._pace = Pace()
        here = self._status.received if path else self._place.received(self._plan)
        now = replace(self._status, phase=phase, sentence=sentence, path=path, received=here)
        self._put(replace(now, speed=None, seconds_left=None))

    async def run(self) -> None:
        try:
            with _alone(self._place):
                path = await self._fetch_all()
                self._enter(DownloadPhase.DONE, path=path)
        except asyncio.CancelledError:
            self._enter(DownloadPhase.PAUSED)
            raise
        except ModelError as error:
            self._enter(DownloadPhase.FAILED, str(error))
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            self._enter(
                DownloadPhase.FAILED, Sentence("The download failed: {reason}.", reason=reason)
            )

    async def _fetch_all(self) -> Path:
        import httpx2

        if not self._plan.files:
            await self._ask()
        timeout = httpx2.Timeout(self._patience.stall, connect=self._patience.connect)
        headers = hub_headers() if self._plan.repository else {}
        async with httpx2.AsyncClient(
            timeout=timeout, follow_redirects=True, headers=headers
        ) as client:
            small = [file for file in self._plan.files if file.path.endswith(".json")]
            for file in small:
                await self._fetch(client, file)
            if small:
                self._check_network()
            for file in self._plan.files:
                await self._fetch(client, file)
        here = self._place.received(self._plan)
        self._status = replace(self._status, received=here, total=here)
        return self._place.arrive(self._plan)

    async def _ask(self) -> None:
        """Which files there are."""
        plan, wanted = self._plan, self._wanted
        if wanted.repository:
            commit, files = await asyncio.to_thread(repository_files, wanted, self._hub)
            plan.revision, plan.files = commit, files
        else:
            name = safe_file(wanted.address.split("?")[0].rsplit("/", 1)[-1])
            known = wanted.sha256.get(name)
            plan.files = [RemoteFile(url=wanted.address, path=name, sha256=known)]
        self._place.keep(plan)

    async def _fetch(self, client: httpx2.AsyncClient, file: RemoteFile) -> None:
        if file.done:
            return
        self._check_room()
        part = self._place.part(file)
        listener = Listener(
            arrived=lambda: self._arrived(),
            learnt=lambda: self._learnt(),
            waits=lambda reason: self._enter(
                DownloadPhase.RETRYING, Sentence("Trying again: {reason}.", reason=reason)
            ),
            checks=lambda: self._enter(DownloadPhase.CHECKING),
        )
        try:
            await Transfer(client, file, part, listener, self._patience).run()
        except Refused as error:
            if self._plan.repository:
                raise gated(self._plan.repository) from error
            raise
        if not file.path.endswith(".json"):
            _check_kind(part)
        file.done = True
        part.replace(self._place.part(file))
        self._place.keep(self._plan)

    def _check_network(self) -> None:
        """Refuse another kind of network before its weights are fetched."""
        folder = self._place.files
        if (folder / CARD_FILE).is_file():
            read_card(folder)
            return
        parts = find_folder(folder, weights=folder / "model.safetensors")
        if parts is not None:
            diffusers_card(parts, {})

    def _check_room(self) -> None:
        total = self._plan.total or self._plan.expected
        here = self._place.received(self._plan)
        self._place.check_room(max((total or here) - here, 0))

    def _learnt(self) -> None:
        """The server told a file's size and marks."""
        self._place.keep(self._plan)
        total = self._plan.total or self._plan.expected
        self._status = replace(self._status, total=total)
        self._check_room()
        self._arrived()

    def _arrived(self) -> None:
        """Bytes came, or are about to."""
        now, here = time.monotonic(), self._place.received(self._plan)
        self._pace.note(now, here)
        if here - self._room_seen > ROOM_EVERY:
            self._room_seen = here
            self._check_room()
        if now - self._told > TELL_EVERY or self._status.phase is not DownloadPhase.RUNNING:
            self._tell_progress()
        elif self._later is None:  # the last bytes before a stall are told too
            loop = asyncio.get_running_loop()
            self._later = loop.call_later(TELL_EVERY, self._tell_progress)

    def _tell_progress(self) -> None:
        self._told, here = time.monotonic(), self._place.received(self._plan)
        self._be_silent()
        total = self._status.total
        left = self._pace.seconds_left(total - here) if total else None
        now = replace(self._status, phase=DownloadPhase.RUNNING, sentence="", received=here)
        self._put(replace(now, speed=self._pace.speed(), seconds_left=left))

    def _be_silent(self) -> None:
        """What was to be told a little later is not."""
        if self._later is not None:
            self._later.cancel()
            self._later = None


@contextmanager
def _alone(place: Place) -> Iterator[None]:
    """While no other program works at the same download. DownloadError if one does."""
    lock = FileLock(place.pending.with_name(place.pending.name + ".lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise DownloadError(
            "Another Diffusion Studio is downloading {name}; wait for it.", name=place.pending.name
        ) from error
    try:
        yield
    finally:
        lock.release()


def _check_kind(part: Path) -> None:
    """Delete what is no weights: a site may answer with a page. ModelError, saying what it is."""
    try:
        kind_of(part)
    except ModelError:
        part.unlink()
        raise
