"""How soon a person sees what the scale slider does.

A right-arrow key goes to the guidance scale's slider of the real window while a run goes on, many
times, at moments that do not follow the steps. Each time it is noted when the engine took the value
(between two steps, so it waits for the step that is being made), how long the first step with that
value took, and when the first picture made with it was painted on the canvas:

    whole      from the key to the picture
    wait       until the engine took the value: the step that was being made
    step       the first step made with it, the engine's own measure
    to_screen  the rest: the preview's rhythm, the way to the window, and painting

What is ours to keep short is `to_screen`: 100 ms at most.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from diffusion_studio import events

if TYPE_CHECKING:
    from diffusion_studio.ui.studio import Studio

NAME = "guidance_scale"
REST_LEAST, REST_SPREAD = 40, 97  # milliseconds between a picture and the next touch


@dataclass
class Touch:
    """One press of the key; the moments are seconds of `time.perf_counter`."""

    pressed: float
    k: int | None = None  # the step from which on the value counts
    taken: float = 0.0
    step: float = 0.0
    painted: float = 0.0

    @property
    def parts(self) -> dict[str, float]:
        """Milliseconds; see the module."""
        whole, wait = self.painted - self.pressed, self.taken - self.pressed
        seconds = {
            "whole": whole,
            "wait": wait,
            "step": self.step,
            "to_screen": whole - wait - self.step,
        }
        return {name: 1000 * value for name, value in seconds.items()}


class SliderMeter(QObject):
    """Touches the slider `times` times while the shown run goes on, and then calls `done`."""

    def __init__(self, studio: Studio, times: int, done: Callable[[], None]) -> None:
        super().__init__(studio)
        self._studio, self._times, self._done = studio, times, done
        self._slider = studio.window.generate_panel.guided.guidance.slider
        self._canvas = studio.window.canvas.viewport()
        self._touch: Touch | None = None
        self._shown = False  # the document has the picture that is waited for
        self.touches: list[Touch] = []
        studio.link.heard.connect(self._hear)
        self._canvas.installEventFilter(self)

    def begin(self) -> None:
        """Touch it for the first time."""
        self._rest()

    def _rest(self) -> None:
        pause = REST_LEAST + 41 * len(self.touches) % REST_SPREAD
        QTimer.singleShot(pause, self, self._press)

    def _press(self) -> None:
        at_end = self._slider.value() >= self._slider.maximum()
        key = Qt.Key.Key_Home if at_end else Qt.Key.Key_Right
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        self._shown = False
        self._touch = Touch(time.perf_counter())
        QApplication.sendEvent(self._slider, press)

    def _hear(self, event: events.Event) -> None:
        touch = self._touch
        if touch is None:
            return
        if isinstance(event, events.Steered) and event.name == NAME and touch.k is None:
            touch.k, touch.taken = event.k, time.perf_counter()
        elif isinstance(event, events.Stepped) and touch.k is not None and event.k > touch.k:
            touch.step = touch.step or event.seconds
            self._shown = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._shown and event.type() == QEvent.Type.Paint:
            self._shown = False
            QTimer.singleShot(0, self, self._seen)  # once it is painted
        return super().eventFilter(watched, event)

    def _seen(self) -> None:
        touch, self._touch = self._touch, None
        if touch is None:
            return
        touch.painted = time.perf_counter()
        self.touches.append(touch)
        if len(self.touches) < self._times:
            self._rest()
        else:
            self._canvas.removeEventFilter(self)
            self._done()

    def figures(self) -> dict[str, Any]:
        """Median and worst of each part, in milliseconds."""
        return slider_figures([touch.parts for touch in self.touches])


def slider_figures(touches: list[dict[str, float]]) -> dict[str, Any]:
    """`touches` are `Touch.parts`; {} for none."""
    if not touches:
        return {}
    parts = {name: [touch[name] for touch in touches] for name in touches[0]}
    return {
        "touches": len(touches),
        **{
            f"{name}_ms": {"median": round(median(each), 1), "worst": round(max(each), 1)}
            for name, each in parts.items()
        },
    }
