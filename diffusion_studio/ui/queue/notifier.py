"""Tells a person who is elsewhere that what took long is done, or has failed. Without a sound."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from diffusion_studio import events
from diffusion_studio.ui.panels.form import number
from diffusion_studio.ui.queue.words import title_of, translate
from diffusion_studio.ui.saying import said
from diffusion_studio.ui.theme import application_icon

if TYPE_CHECKING:
    from diffusion_studio.ui.engine_link import EngineLink
    from diffusion_studio.ui.main_window import MainWindow
    from diffusion_studio.ui.settings import Settings

LONG_RUN = 10.0  # seconds: after it a person may be elsewhere
STAYS = 10_000  # milliseconds


@dataclass
class _Stint:
    """What was made since the engine last rested."""

    begun: float
    finished: int = 0
    failed: int = 0
    last: str = ""  # what the last run was, in words


class Notifier(QObject):
    """Once the engine rests again, one message for all that it has made, and at once one for the
    first that fails. `notified(title, text)` with each message."""

    notified = Signal(str, str)

    def __init__(self, window: MainWindow, settings: Settings, link: EngineLink) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._stint: _Stint | None = None
        self._tray: QSystemTrayIcon | None = None
        link.heard.connect(self._hear)
        action = window.actions_["queue_notify"]
        action.setChecked(settings.notify)
        action.toggled.connect(self._choose)
        window.installEventFilter(self)

    def _choose(self, wanted: bool) -> None:
        self._settings.notify = wanted

    @property
    def away(self) -> bool:
        """No window of the program is in front."""
        return QApplication.activeWindow() is None or self._window.isMinimized()

    def _hear(self, event: events.Event) -> None:
        begins = isinstance(event, events.Started | events.Failed)
        if begins and self._stint is None:
            self._stint = _Stint(monotonic())
        if isinstance(event, events.Finished):
            self._count(event.run, failed=False)
        elif isinstance(event, events.Failed):
            self._count(event.run, failed=True)
            self._tell_failure(event)
        elif isinstance(event, events.Lined) and not event.at_work:
            self._tell_end()

    def _count(self, name: str, failed: bool) -> None:
        stint, run = self._stint, self._window.document.queue.job(name)
        if stint is None:
            return
        stint.failed += failed
        stint.finished += not failed
        if run is not None:
            stint.last = title_of(run)

    def _tell_failure(self, event: events.Failed) -> None:
        stint, queue = self._stint, self._window.document.queue
        others = queue.movable_order
        if stint is not None and stint.failed == 1 and others and self._long(stint):
            words = translate("Queue", "{message} The queue goes on with the next.")
            title = translate("Queue", "A run has failed")
            self._tell(title, words.format(message=said(event.message)))

    def _tell_end(self) -> None:
        stint, self._stint = self._stint, None
        if stint is None or not self._long(stint):
            return
        seconds = number(monotonic() - stint.begun)
        if stint.finished + stint.failed == 1:
            done = translate("Queue", "The pictures are ready")
            failed = translate("Queue", "The run has failed")
            words = translate("Queue", "{what}, after {seconds} s").format(
                what=stint.last or translate("Queue", "1 run"), seconds=seconds
            )
            self._tell(failed if stint.failed else done, words)
        elif stint.finished + stint.failed:
            words = translate("Queue", "{done} runs are done, {failed} failed, after {seconds} s")
            text = words.format(
                done=number(stint.finished), failed=number(stint.failed), seconds=seconds
            )
            self._tell(translate("Queue", "The queue is done"), text)

    def _long(self, stint: _Stint) -> bool:
        return monotonic() - stint.begun >= LONG_RUN

    # --- how it is told ---

    def _tell(self, title: str, text: str) -> None:
        if not (self._settings.notify and self.away):
            return
        QApplication.alert(self._window)  # the task bar; does nothing where it is in front
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._show_message(title, text)
        self.notified.emit(title, text)

    def _show_message(self, title: str, text: str) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(application_icon(), self)
            self._tray.messageClicked.connect(self._come_to_front)
            self._tray.activated.connect(lambda _: self._come_to_front())
        self._tray.setToolTip(title)
        self._tray.show()
        self._tray.showMessage(title, text, application_icon(), STAYS)

    def _come_to_front(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        gone = event.type() in (QEvent.Type.WindowActivate, QEvent.Type.Close)
        if gone and self._tray is not None:
            self._tray.hide()  # it was there for the message alone
        return super().eventFilter(watched, event)
