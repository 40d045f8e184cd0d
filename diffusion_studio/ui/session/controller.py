"""Keeps the session while a person works, and brings it back at the next start.

All files are written and read on a thread of its own. See `library.sessions` for what lies where.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer, Signal

from diffusion_studio import commands, events
from diffusion_studio.library.files import SaveError
from diffusion_studio.library.session import Session, SessionError, open_session, pack_session
from diffusion_studio.library.sessions import LeftBehind, Sessions, default_root
from diffusion_studio.sentence import listed
from diffusion_studio.ui.change.starting import Starting
from diffusion_studio.ui.engine_link import CallSoon
from diffusion_studio.ui.interpolate.interpolating import Interpolating
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.saying import said
from diffusion_studio.ui.session.document_parts import DocumentParts
from diffusion_studio.ui.session.files import ask_to_open, ask_to_save
from diffusion_studio.ui.session.kept_runs import KeptRuns
from diffusion_studio.ui.session.parts import Json, SessionParts
from diffusion_studio.ui.session.path_part import register_path
from diffusion_studio.ui.session.words import part_words, runs_words, translate
from diffusion_studio.ui.settings import Settings

if TYPE_CHECKING:
    from diffusion_studio.engine.client import EngineClient
    from diffusion_studio.ui.document import Document
    from diffusion_studio.ui.main_window import MainWindow
    from diffusion_studio.ui.model_controller import ModelController

T = TypeVar("T")

EVERY = 30_000  # milliseconds between two saves, if something changed
SOON = 1_500  # and after something that is worth it at once
LAST_WORD = 5.0  # seconds that the engine has to put a run aside when the window goes


class SessionController(QObject):
    """See the module; `register` and `touch` are for whoever has something to keep. `noticed`
    carries a Notice, `told` a sentence for the status bar."""

    noticed = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        document: Document,
        window: MainWindow,
        models: ModelController,
        settings: Settings,
        call_soon: CallSoon,
    ) -> None:
        super().__init__(window)
        self._document, self._window, self._settings = document, window, settings
        self._call_soon = call_soon
        self._parts = SessionParts()
        self._of_document = DocumentParts(document, models)
        self._of_document.register(self._parts)
        self._runs = KeptRuns(document, self)
        self._client: EngineClient | None = None
        self._sessions = Sessions(default_root())
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="session")
        self._vanished: list[LeftBehind] = []
        self._saved: object = None  # what the last save had, to know whether another is needed
        self._troubled = False
        self._wanted = ""  # a session's file that was asked for before the engine was there
        self._hushed = self._closed = False
        self._last: Session | None = None  # what is to be written when the window has gone
        self._every, self._soon = QTimer(self), QTimer(self)
        self._every.setInterval(EVERY)
        self._soon.setInterval(SOON)
        self._soon.setSingleShot(True)
        self._connect()

    def _connect(self) -> None:
        self._every.timeout.connect(lambda: self._runs.refresh(self.save))
        self._soon.timeout.connect(self.save)
        self._runs.changed.connect(self.touch)
        self._runs.stranded.connect(self._tell_stranded)
        actions = self._window.actions_
        resume = actions["session_resume"]
        resume.setCheckable(True)
        resume.setChecked(self._settings.resume)
        resume.toggled.connect(lambda on: setattr(self._settings, "resume", on))
        does: dict[str, Callable[[], None]] = {
            "session_save": lambda: ask_to_save(self._window, self._settings, self.save_as),
            "session_open": lambda: ask_to_open(self._window, self._settings, self.open),
            "session_restore": self._restore,
            "session_discard": self._discard,
        }
        for name, function in does.items():
            actions[name].triggered.connect(lambda _=False, do=function: do())

    # --- for whoever has something to keep ---

    def register(self, name: str, give: Callable[[], Json], take: Callable[[Any], None]) -> None:
        """Keep a part of the session: see `ui.session.parts`."""
        self._parts.register(name, give, take)

    def keep_tabs(self, starting: Starting, interpolating: Interpolating) -> None:
        """Keep what runs start from, and the Interpolate tab."""
        self._of_document.register_start(self._parts, starting)
        register_path(self._parts, interpolating)

    def touch(self) -> None:
        """Something that is kept has changed: have it saved within seconds."""
        if self._client is not None and not self._hushed and not self._soon.isActive():
            self._soon.start()

    # --- life ---

    def begin(self, client: EngineClient) -> None:
        """The engine is there: look for what was left behind, and keep from now on."""
        self._client = client
        self._runs.connect_engine(client)
        self._saved = self._state()
        self._ask(self._sessions.left_behind, self._look)
        self._every.start()
        if self._wanted:
            self.open(self._wanted)

    def hear(self, event: events.Event) -> None:
        """What the engine tells."""
        self._runs.hear(event)

    def hush(self) -> None:
        """The window goes: hear nothing more. What is to be kept is taken down now."""
        if self._hushed:
            return
        self._hushed = True
        self._every.stop()
        self._soon.stop()
        self._runs.connect_engine(None)
        if self._client is not None:
            self._last = self._session(ended=True)

    def end(self) -> None:
        """Put aside the runs that go on, write the last of it and end the thread. Blocks: not for
        the window's thread."""
        if self._last is not None and self._settings.resume:
            self._put_aside(self._last)
            self._thread.submit(self._write, self._last)
        elif self._last is not None:
            self._thread.submit(self._sessions.drop)
        if not self._closed:
            self._closed = True
            self._thread.submit(self._sessions.close)
        self._last = None
        self._thread.shutdown(wait=True)

    def _put_aside(self, session: Session) -> None:
        """The runs as they are at the very end; one in a long call of the network as it was."""
        names = set(self._runs.begun())
        if self._client is None or not names:
            return
        for name in names:
            self._client.send(commands.Preserve(name))
        until = time.monotonic() + LAST_WORD
        while names and (left := until - time.monotonic()) > 0:
            for event in self._client.wait(left):
                if isinstance(event, events.Preserved) and event.run in names:
                    names.discard(event.run)
                    if event.paused is not None:
                        session.runs[event.run] = event.paused

    # --- keeping ---

    def save(self) -> None:
        """Have the session written, if something has changed."""
        if self._client is None or self._hushed:
            return
        state = self._state()
        if state != self._saved:
            self._saved = state
            self._ask(partial(self._write, self._session()), self._tell_trouble)

    def _state(self) -> object:
        """Equal where nothing that is kept has changed."""
        runs = {name: id(paused) for name, paused in self._runs.runs.items()}
        return self._words(), self._of_document.version(), runs

    def _words(self) -> dict[str, Json]:
        return {**self._parts.give(), "runs": self._runs.give()}

    def _session(self, ended: bool = False) -> Session:
        pixels, runs = self._of_document.pixels(), dict(self._runs.runs)
        return Session(self._words(), pixels, runs, ended)

    def _tell_trouble(self, sentence: str) -> None:
        """Once, until it can be written again."""
        if sentence and not self._troubled:
            text = translate("Session", "What you do now would not survive a crash. {reason}")
            self.noticed.emit(
                Notice("warning", text.format(reason=said(sentence)), about="session")
            )
        self._troubled = bool(sentence)

    # --- what was left behind ---

    def _look(self, found: list[LeftBehind]) -> None:
        if self._sessions.told:
            text = listed(self._sessions.told, " ")
            self.noticed.emit(Notice("warning", text, about="session"))
        self._vanished = [each for each in found if not each.session.ended]
        ended = [each for each in found if each.session.ended]
        if ended and self._settings.resume:
            newest = ended[0].session
            for older in ended[1:]:
                newest.runs.update(older.session.runs)
            self._take(newest)
        self._keep_then_forget(ended)
        self._offer()

    def _offer(self) -> None:
        """Say that there is something to be brought back, until it is decided."""
        if self._vanished:
            saved = self._vanished[0].session.saved
            moment = QDateTime.fromSecsSinceEpoch(int(saved.timestamp())) if saved else None
            when = (
                "" if moment is None else QLocale().toString(moment, QLocale.FormatType.ShortFormat)
            )
            text = translate("Session", "The program was cut off ({when}). Its session is kept.")
            notice = Notice(
                "info",
                text.format(when=when),
                action="session_restore",
                other="session_discard",
                about="session",
            )
            self.noticed.emit(notice)

    def _restore(self) -> None:
        self._window.notices.forget("session")
        if not self._vanished:
            self.told.emit(translate("Session", "There is nothing to restore"))
        else:
            found = self._vanished.pop(0)
            self._take(found.session)
            self._keep_then_forget([found])
        self._offer()

    def _discard(self) -> None:
        self._window.notices.forget("session")
        if self._vanished:
            found = self._vanished.pop(0)
            self._ask(partial(self._sessions.forget, found), lambda _: None)
        else:
            self._runs.give_up()
        self._offer()

    def _tell_stranded(self) -> None:
        text = translate(
            "Session",
            "A run of the session could not be taken up again. It is kept and tried at the next"
            " start; discard it if it is not wanted.",
        )
        self.noticed.emit(Notice("warning", text, action="session_discard", about="session"))

    def _keep_then_forget(self, found: list[LeftBehind]) -> None:
        """Write as one's own what was taken over, before the other is deleted."""
        if found:
            session = self._session()
            self._ask(partial(self._write_then_forget, session, found), self._tell_trouble)

    def _take(self, session: Session) -> None:
        """Have everything as a session has it."""
        with self._document.history.resting():
            self._of_document.pictures = session.pictures
            refused = self._parts.take(session.parts)
            self._of_document.pictures = {}
        count = self._runs.revive(session.runs, session.parts.get("runs"))
        lost = [*session.lost, *(part_words(name) for name in refused)]
        if lost:
            self.noticed.emit(Notice("warning", listed(lost, " "), about="session"))
        if count:
            self.told.emit(runs_words(count))

    # --- files ---

    def save_as(self, path: str) -> None:
        """Write all of it into one file."""
        self._runs.refresh(partial(self._save_as, Path(path)))

    def _save_as(self, path: Path) -> None:
        work = partial(_packed, self._session(), path)
        self._ask(work, partial(self._tell_saved, path))

    def _tell_saved(self, path: Path, problem: str) -> None:
        if problem:
            self.noticed.emit(Notice("error", problem, action="session_save"))
        else:
            text = translate("Session", "Saved {name} in {folder}")
            self.told.emit(text.format(name=path.name, folder=path.parent))

    def open(self, path: str) -> None:
        """Go on with the session in a file; before the engine is there, as soon as it is."""
        if self._client is None:
            self._wanted = path
            return
        self._ask(partial(_opened, Path(path)), partial(self._have_opened, path))

    def _have_opened(self, path: str, found: Session | str) -> None:
        if isinstance(found, str):
            self.noticed.emit(Notice.of_file(path, found, action="session_open"))
            return
        self._window.notices.forget("opening")
        self.told.emit(translate("Session", "{name} is open").format(name=Path(path).name))
        self._take(found)
        self.touch()

    # --- the thread ---

    def _ask(self, work: Callable[[], T], then: Callable[[T], object]) -> None:
        """Do `work` on the thread, and `then` hand what it gave to the window's."""
        self._thread.submit(work).add_done_callback(partial(self._done, then))

    def _done(self, then: Callable[[T], object], future: Future[T]) -> None:
        self._call_soon(partial(self._hand, then, future))

    def _hand(self, then: Callable[[T], object], future: Future[T]) -> None:
        if not self._hushed:
            then(future.result())

    def _write(self, session: Session) -> str:
        try:
            self._sessions.save(session)
        except SaveError as error:
            return str(error)
        return ""

    def _write_then_forget(self, session: Session, found: list[LeftBehind]) -> str:
        problem = self._write(session)
        if not problem:
            for each in found:
                self._sessions.forget(each)
        return problem


def _packed(session: Session, path: Path) -> str:
    try:
        pack_session(session, path)
    except SaveError as error:
        return str(error)
    return ""


def _opened(path: Path) -> Session | str:
    try:
        return open_session(path)
    except SessionError as error:
        return str(error)
