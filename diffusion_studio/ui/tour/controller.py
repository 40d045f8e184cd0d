"""Leads through the window: offered once at the first start, and in the Help menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QWidget

from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.settings import Settings
from diffusion_studio.ui.tour.bubble import Bubble, Veil, translate
from diffusion_studio.ui.tour.stops import Stop, stops

if TYPE_CHECKING:
    from diffusion_studio.ui.main_window import MainWindow

LOOKS = 100  # milliseconds between two looks at where the part has gone


class TourController(QObject):
    """`place` is the stop, from 0, or -1 while there is no tour."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self.veil: Veil | None = None
        self.bubble: Bubble | None = None
        self.place = -1
        self._before: QWidget | None = None  # had the keyboard
        self._where = (QRect(), QRect())
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS)
        self._timer.timeout.connect(self._follow)
        window.actions_["tour"].triggered.connect(lambda: self.begin())
        window.installEventFilter(self)

    def offer(self) -> None:
        """Say that there is a tour, the first time that the program is started."""
        if not self._settings.tour_offered:
            self._settings.tour_offered = True
            text = translate("Tour", "New here? A tour of eight stops shows where things are.")
            self._window.notices.post(Notice("info", text, action="tour", about="tour"))

    # --- the way ---

    @property
    def stops(self) -> list[Stop]:
        """The stops that can be seen now."""
        return [stop for stop in stops(self._window) if stop.widget.isVisible()]

    def begin(self) -> None:
        """From the first stop; then nobody has to be told that there is a tour."""
        self._window.notices.forget("tour")
        if self.place < 0:
            self._window.document.choose_tab("generate")
            self._before = QApplication.focusWidget()
            self.veil, self.bubble = Veil(self._window), Bubble(self._window)
            self.bubble.moved.connect(self.move)
            self.bubble.ended.connect(self.end)
            self._timer.start()
        self.place = 0
        self._show()

    def move(self, offset: int) -> None:
        """To the next stop, or the one before; after the last it ends."""
        self.place += offset
        if 0 <= self.place < len(self.stops):
            self._show()
        else:
            self.end()

    def end(self) -> None:
        """Enough; the keyboard goes back to where it was."""
        if self.veil is None or self.bubble is None:
            return
        self._timer.stop()
        self.place = -1
        for part in (self.bubble, self.veil):
            part.hide()
            part.deleteLater()
        self.veil = self.bubble = None
        (self._before or self._window).setFocus()

    def _show(self) -> None:
        if self.veil is None or self.bubble is None:
            return
        there = self.stops
        stop = there[min(self.place, len(there) - 1)]
        self.bubble.say(stop.title, stop.text, self.place, len(there))
        self._lay(stop)
        self.veil.show()
        self.bubble.show()
        self.veil.raise_()
        self.bubble.raise_()
        self.bubble.next.setFocus()
        QAccessible.updateAccessibility(QAccessibleEvent(self.bubble, QAccessible.Event.Alert))

    def _lay(self, stop: Stop) -> None:
        if self.veil is None or self.bubble is None:
            return
        room = self._window.rect()
        corner = stop.widget.mapTo(self._window, QPoint(0, 0))
        hole = QRect(corner, stop.widget.size()).intersected(room)
        self._where = (hole, room)
        self.veil.setGeometry(room)
        self.veil.show_hole(hole)
        self.bubble.stand_by(hole, room)

    def _follow(self) -> None:
        """The window was resized, or a part went elsewhere."""
        there = self.stops
        if not 0 <= self.place < len(there):
            self.end()
            return
        stop = there[self.place]
        corner = stop.widget.mapTo(self._window, QPoint(0, 0))
        room = self._window.rect()
        if (QRect(corner, stop.widget.size()).intersected(room), room) != self._where:
            self._lay(stop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange and self.place >= 0:
            QTimer.singleShot(0, self, self._show)
        elif event.type() == QEvent.Type.Close:
            self.end()
        return super().eventFilter(watched, event)
