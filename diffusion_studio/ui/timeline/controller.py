"""Between the timeline and the document: follows the run, and shows the step that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from diffusion_studio import commands, events
from diffusion_studio.ui.document import Document, LookedBack
from diffusion_studio.ui.main_window import MainWindow
from diffusion_studio.ui.timeline.frame_reader import Frame, FrameReader
from diffusion_studio.ui.timeline.memory import ask_for_limit
from diffusion_studio.ui.timeline.player import Player
from diffusion_studio.ui.timeline.playhead import Playhead, Record, heard
from diffusion_studio.ui.timeline.plots_controller import PlotsController
from diffusion_studio.ui.timeline.strip_controller import StripController

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.engine.client import EngineClient
    from diffusion_studio.ui.engine_link import CallSoon
    from diffusion_studio.ui.settings import Settings

translate = QCoreApplication.translate


class TimelineController(QObject):
    """Keeps a `Record` of every run from what the engine tells, and the document's playhead."""

    branch_asked = Signal(int)  # from state k of the shown run
    other_branch_asked = Signal(int)  # the same, with another model

    def __init__(
        self, document: Document, window: MainWindow, settings: Settings, call_soon: CallSoon
    ) -> None:
        super().__init__(window)
        self._document = document
        self._window = window
        self._settings = settings
        self._dock = window.timeline
        self._client: EngineClient | None = None
        self._records: dict[str, Record] = {}
        self._shown: str | None = None
        self._asked: Frame | None = None  # what the canvas is to show
        self.reader = FrameReader(call_soon)
        self.player = Player(self)
        self._strip = StripController(document, self._dock, self.reader)
        self.plots = PlotsController(document, self._dock)
        self._connect()
        self._recall()
        self._update()

    def _connect(self) -> None:
        document, dock, player = self._document, self._dock, self.player
        self._window.installEventFilter(self)
        document.run_changed.connect(self._update)
        document.pictures_changed.connect(self._look)
        document.playhead_changed.connect(self._show)
        dock.scrubbed.connect(self.scrub)
        dock.transport.loop_chosen.connect(lambda on: setattr(player, "loops", on))
        dock.transport.speed_chosen.connect(player.set_speed)
        dock.transport.opened.connect(lambda on: setattr(self._settings, "timeline", on))
        dock.transport.plots_opened.connect(lambda on: setattr(self._settings, "plots", on))
        player.moved.connect(self._move)
        player.changed.connect(lambda: dock.transport.show_playing(player.playing))

    def _recall(self) -> None:
        transport = self._dock.transport
        transport.show_speed(self.player.speed)
        transport.plots.setChecked(self._settings.plots)
        transport.fold.open(self._settings.timeline)

    def connect_engine(self, client: EngineClient | None) -> None:
        self._client = client
        self.limit_record(self._settings.record_mib)
        self._keep_shown()
        self.reader.connect_engine(client)
        self.plots.connect_engine(client)

    def limit_record(self, mib: int) -> None:
        """Let a run's record take so much memory, from the next run on."""
        self._settings.record_mib = mib
        if self._client is not None:
            self._client.send(commands.LimitRecord(mib << 20))

    def _keep_shown(self) -> None:
        """What is looked at stays, however many runs a comparison makes."""
        if self._client is not None:
            self._client.send(commands.KeepRecord(self._shown))

    def ask_for_limit(self) -> None:
        """Let a person say how much memory a record may take."""
        ask_for_limit(self._window, self._settings.record_mib, self.limit_record)

    def hush(self) -> None:
        """The window goes: play and hand over nothing more."""
        self.player.stop()
        self.reader.stop_listening()
        self.connect_engine(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        elif event.type() == QEvent.Type.Resize:
            self._dock.fit()
        return super().eventFilter(watched, event)

    # --- what is told ---

    def hear(self, event: events.Event) -> None:
        """Learn how far the record of a run goes."""
        run = getattr(event, "run", "")
        record = heard(self._records.get(run), event)
        if record is not None and run in self._document.runs:
            self._records[run] = record
            if run == self._document.shown:
                self._update()
        self.plots.hear(event)

    def know(self, run: str, record: Record) -> None:
        """Learn of a run whose record was kept from another sitting."""
        self._records[run] = record
        self._update()

    def _update(self) -> None:
        """Bring the playhead up to date with the run that is shown."""
        document = self._document
        if document.shown != self._shown:
            self._shown = document.shown
            self._keep_shown()
            self.player.stop()
            self._records = {n: r for n, r in self._records.items() if self._is_known(n)}
        record, before = self._record(), document.playhead
        if record is None:
            self.player.stop()
            document.set_playhead(None)
        else:
            self.player.told(record)
            document.set_playhead(before.told(record) if before else Playhead(record))
        if document.playhead == before:  # else it was shown already
            self._show()

    def _is_known(self, run: str) -> bool:
        """Whether a run is there, or was deleted and can come back."""
        kept = self._client is not None and self._client.recorded(run) > 0
        return run in self._document.runs or kept

    def _record(self) -> Record | None:
        """What the engine still has of the shown run; None before its first step."""
        record = self._records.get(self._shown or "")
        if record is None or record.newest == record.first or self._client is None:
            return None
        return record if self._client.recorded(self._shown or "") else None

    # --- what a person does ---

    def scrub(self, k: int) -> None:
        """Look at state k, and stop playing."""
        self.player.stop()
        self._move(k)

    def _move(self, k: int) -> None:
        playhead = self._document.playhead
        if playhead is not None:
            self._document.set_playhead(playhead.moved(k))

    def step(self, offset: int) -> None:
        """To the step before (-1) or after (1); at the newest, forward makes the next one."""
        playhead = self._document.playhead
        if playhead is not None and (offset < 0 or not playhead.follows):
            self.scrub(playhead.k + offset)
        else:
            self._window.actions_["step"].trigger()

    def first(self) -> None:
        playhead = self._document.playhead
        if playhead is not None:
            self.scrub(playhead.record.first)

    def last(self) -> None:
        playhead = self._document.playhead
        if playhead is not None:
            self.scrub(playhead.record.newest)

    def play_or_pause(self) -> None:
        """Play, or stop playing; at the newest step of a run that goes on, hold it or go on."""
        playhead = self._document.playhead
        if self.player.playing:
            self.player.stop()
        elif self._document.state.phase.live and (playhead is None or playhead.follows):
            self._window.actions_["pause"].trigger()
        elif playhead is not None:
            self.player.play(playhead.record, playhead.k, 1)

    def play_back(self) -> None:
        """Towards the noise; while that plays, stop."""
        playhead = self._document.playhead
        if self.player.direction < 0:
            self.player.stop()
        elif playhead is not None:
            self.player.play(playhead.record, playhead.k, -1)

    def branch(self) -> None:
        """Begin a run from the state that is looked at."""
        playhead = self._document.playhead
        if playhead is not None:
            self.branch_asked.emit(playhead.k)

    def branch_with_another(self) -> None:
        """Begin a run from the state that is looked at, with a model that fits the run's."""
        playhead = self._document.playhead
        if playhead is not None:
            self.other_branch_asked.emit(playhead.k)

    # --- what is shown ---

    def _show(self) -> None:
        document, dock = self._document, self._dock
        playhead = document.playhead
        dock.show_playhead(playhead, self._absent())
        follows = playhead is None or playhead.follows
        dock.transport.show_following(document.state.phase.live, follows)
        self._look()
        self._strip.update()
        self.plots.update_soon()

    def _absent(self) -> str:
        """Why there is nothing to move through."""
        record = self._records.get(self._shown or "")
        if record is not None and record.newest > record.first:
            return translate("Timeline", "The steps of this run are no longer kept in memory.")
        return translate("Timeline", "The steps of a run appear here.")

    def _look(self) -> None:
        """Have the canvas show the step that is looked at, if it does not yet."""
        document, playhead = self._document, self._document.playhead
        if playhead is None or playhead.follows or document.shown is None:
            self._asked = None
            return
        frame = Frame(document.shown, document.picture, playhead.k, playhead.record.first)
        if frame != self._asked:
            self._asked = frame
            self.reader.read(frame, self._take)

    def _take(self, frame: Frame, pictures: np.ndarray) -> None:
        """Show what was read, though by now another step is wanted: so a drag is seen."""
        document = self._document
        playhead = document.playhead
        if playhead is None or playhead.follows or frame.run != document.shown:
            return
        document.look_back(LookedBack(frame.k, frame.seen, pictures))
