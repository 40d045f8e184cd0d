"""Plays a record forward or back."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from diffusion_studio.ui.timeline.playhead import Record

SPEEDS = (0.5, 1.0, 2.0, 4.0)
STEPS_A_SECOND = 12.0  # at speed 1; long runs go faster
LONGEST = 12.0  # seconds that a run takes at speed 1
TICK = 16  # milliseconds


class Player(QObject):
    """`moved(k)` as time goes by. Where the screen is slower than the steps, steps are left out,
    so that the speed is what was chosen."""

    moved = Signal(int)
    changed = Signal()  # it plays now, or no longer

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.speed = 1.0
        self.loops = False
        self.direction = 0
        self._record: Record | None = None
        self._from = 0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def playing(self) -> bool:
        return self.direction != 0

    def play(self, record: Record, k: int, direction: int) -> None:
        """From state k on, forward (1) or back (-1); from the other end if it is at this one."""
        if direction > 0 and k >= record.newest:
            k = record.first
        elif direction < 0 and k <= record.first:
            k = record.newest
        self._record, self.direction = record, direction
        self._start_at(k)
        self._timer.start()
        self.changed.emit()

    def told(self, record: Record) -> None:
        """The record grows while it plays."""
        self._record = record

    def set_speed(self, speed: float) -> None:
        """From here on, as many times as fast as speed 1."""
        if self.playing:
            self._start_at(self._place())
        self.speed = speed

    def stop(self) -> None:
        if self.playing:
            self.direction = 0
            self._timer.stop()
            self.changed.emit()

    def _start_at(self, k: int) -> None:
        self._from = k
        self._clock.start()

    def _place(self) -> int:
        """Where it is by now; beyond the ends too."""
        if self._record is None:
            return self._from
        rate = self.speed * max(STEPS_A_SECOND, self._record.steps / LONGEST)
        return self._from + self.direction * int(self._clock.elapsed() / 1000 * rate)

    def _tick(self) -> None:
        record, k = self._record, self._place()
        if record is None:
            return
        if record.first <= k <= record.newest:
            self.moved.emit(k)
        elif self.loops:
            start = record.first if self.direction > 0 else record.newest
            self._start_at(start)
            self.moved.emit(start)
        else:
            self.moved.emit(min(max(k, record.first), record.newest))
            self.stop()
