"""The sessions of this person's programs: each program its own, and those that were left behind.

Every program writes into a folder of its own, which it holds by a lock of the system's. The lock
goes with its program, however that ends: a folder that nobody holds was left behind, by a program
that ended or by one that vanished. Folders are numbered, so that a clock that jumps changes nothing
in their order. One thread uses a `Sessions`.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from diffusion_studio.library.files import refused
from diffusion_studio.library.session import (
    SESSION_FILE,
    Session,
    SessionError,
    read_session,
    write_session,
)
from diffusion_studio.sentence import Sentence

if TYPE_CHECKING:
    from filelock import FileLock

LOCK = "lock"
TRIED = "tried"
ASIDE = "set-aside"
KEPT = 8  # sessions of vanished programs; older ones are let go


def default_root() -> Path:
    """Where the sessions lie (nothing is created)."""
    return platformdirs.user_state_path("diffusion-studio", appauthor=False) / "sessions"


@dataclass(frozen=True, eq=False)
class LeftBehind:
    """A session that no program has any more; it is held, so that no other takes it too."""

    folder: Path
    session: Session
    lock: FileLock


class Sessions:
    """See the module. `told` holds sentences about sessions that were set aside."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.told: list[str] = []
        self._own: Path | None = None
        self._lock: FileLock | None = None
        self._held: list[LeftBehind] = []

    def save(self, session: Session) -> None:
        """Write the session of this program. SaveError, in a sentence, where that fails."""
        try:
            folder = self._own or self._new()
        except OSError as error:
            raise refused(self.root, error) from error
        write_session(session, folder)

    def left_behind(self) -> list[LeftBehind]:
        """The sessions that nobody has any more, the newest first; from now on held."""
        with suppress(OSError):
            for folder in sorted(self._folders(), key=_number, reverse=True):
                lock = _taken(folder)
                if lock is not None:
                    self._look(folder, lock)
        vanished = [found for found in self._held if not found.session.ended]
        for found in vanished[KEPT:]:
            self.forget(found)
        return list(self._held)

    def forget(self, found: LeftBehind) -> None:
        """Delete a session that was left behind: it was taken over, or is not wanted."""
        self._held.remove(found)
        _remove(found.folder, found.lock)

    def drop(self) -> None:
        """Delete the session of this program: nothing of it is to come back."""
        if self._own is not None and self._lock is not None:
            _remove(self._own, self._lock)
        self._own = self._lock = None

    def close(self) -> None:
        """Let go of everything; what was not decided about is offered at the next start."""
        for lock in (self._lock, *(found.lock for found in self._held)):
            if lock is not None:
                lock.release()
        self._lock, self._held = None, []

    def _folders(self) -> list[Path]:
        return [path for path in self.root.glob("session-*") if _number(path) and path != self._own]

    def _new(self) -> Path:
        """A folder of one's own: the next number that nobody has taken meanwhile."""
        self.root.mkdir(parents=True, exist_ok=True)
        number = max(map(_number, self.root.glob("session-*")), default=0)
        while True:
            number += 1
            folder = self.root / f"session-{number}"
            try:
                folder.mkdir()
            except FileExistsError:
                continue
            self._lock = _taken(folder)
            if self._lock is not None:
                self._own = folder
                return folder

    def _look(self, folder: Path, lock: FileLock) -> None:
        """Read a session that was left behind; what cannot be read is set aside, and told."""
        if not (folder / SESSION_FILE).exists():  # its program vanished before it had written any
            _remove(folder, lock)
            return
        try:
            session = read_session(folder)
        except SessionError as error:
            lock.release()
            self._set_aside(folder, str(error))
        else:
            self._mark_tried(folder, session)
            self._held.append(LeftBehind(folder, session, lock))

    def _mark_tried(self, folder: Path, session: Session) -> None:
        """One that has been handed out and is still there ended the program that took it: it is
        never taken again unasked."""
        if (folder / TRIED).exists():
            session.ended = False
        with suppress(OSError):
            (folder / TRIED).touch()

    def _set_aside(self, folder: Path, sentence: str) -> None:
        numbers = range(1, 1_000_000)
        aside = next(p for n in numbers if not (p := self.root / f"{ASIDE}-{n}").exists())
        try:
            folder.rename(aside)
        except OSError:
            return  # it is looked at again at the next start
        self.told.append(
            Sentence(
                "{sentence} It was set aside as {name}, beside the others.",
                sentence=sentence,
                name=aside.name,
            )
        )


def _number(folder: Path) -> int:
    """Of session-7: 7; of anything else 0."""
    digits = folder.name.removeprefix("session-")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 16 else 0


def _remove(folder: Path, lock: FileLock) -> None:
    """Delete a folder, held while it goes, so that nobody else takes what is left of it."""
    shutil.rmtree(folder, ignore_errors=True)
    lock.release()
    if folder.exists():  # Windows deletes no file that is open, as the lock was
        shutil.rmtree(folder, ignore_errors=True)


def _taken(folder: Path) -> FileLock | None:
    """The lock of a folder; None where another program has it, or it cannot be had."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError, NotImplementedError):
        return None
    return lock
