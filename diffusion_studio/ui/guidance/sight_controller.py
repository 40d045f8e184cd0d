"""Between what the engine measured of guidance, its dock, and the map on the canvas."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from diffusion_studio.engine.client import EngineClient
from diffusion_studio.ui.background import Background
from diffusion_studio.ui.document import Document, Run
from diffusion_studio.ui.engine_link import EngineLink
from diffusion_studio.ui.guidance.sight import Sight, sight_of
from diffusion_studio.ui.keys.said import key_or_name
from diffusion_studio.ui.starter_words import label_in_words

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.ui.main_window import MainWindow

translate = QCoreApplication.translate


class SightController(QObject):
    """The dock opens by itself the first time that a model with a classifier is chosen."""

    def __init__(
        self, document: Document, window: MainWindow, link: EngineLink, background: Background
    ) -> None:
        super().__init__(window)
        self._document = document
        self._window = window
        self._link = link
        self._background = background
        self._offered = False  # it was said that there is the dock
        self._map: tuple[str, int] | None = None  # the run and step whose map lies on the canvas
        self._fetching = False
        self._dock = window.sight_dock
        action = window.actions_["guidance_view"]
        action.setCheckable(True)
        action.toggled.connect(self._dock.setVisible)
        self._dock.visibilityChanged.connect(self._seen)
        window.sight.gradient_wanted.connect(lambda _: self._refresh())
        for signal in (
            document.pictures_changed,
            document.selection_changed,
            document.run_changed,
            document.playhead_changed,
        ):
            signal.connect(self._refresh)
        document.run_changed.connect(self._offer)
        self._dock.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        return super().eventFilter(watched, event)

    def _offer(self) -> None:
        """Say, once, with the first run that a classifier guides, where that is seen: it takes
        no room unasked."""
        run = self._document.run
        led = run.recipe.classifier if run is not None else None
        guides = led is not None and any(led.classifier_scale.values)
        if guides and not self._offered and not self._dock.isVisible():
            self._offered = True
            words = translate("Sight", "{command} shows what the classifier does at each step")
            name = key_or_name(self._window.actions_["guidance_view"])
            self._window.status.tell(words.format(command=name))
        self._refresh()

    def _seen(self, visible: bool) -> None:
        action = self._window.actions_["guidance_view"]
        action.blockSignals(True)
        action.setChecked(self._dock.isVisible())
        action.blockSignals(False)
        if visible:
            self._refresh()

    # --- numbers ---

    @property
    def _step(self) -> int | None:
        """The step that is looked back at, from 0 (-1 is the start); None for the newest."""
        playhead = self._document.playhead
        return None if playhead is None or playhead.follows else playhead.k - 1

    def _refresh(self) -> None:
        self._show_map()
        if not self._dock.isVisible():
            return
        run, panel = self._document.run, self._window.sight
        panel.offer_gradient(run is not None and run.recipe.classifier is not None)
        if run is None or self._link.client is None or run.x_t is None:
            panel.show_sight(Sight(), 1, None)
            panel.show_place(
                "", translate("Sight", "Generate, and what guides the picture is seen here.")
            )
            return
        picture = self._document.selected or 0
        sight = sight_of(self._link.client.measured(run.name), picture, self._step)
        sight = sight.called(partial(label_in_words, model=run.recipe.model))
        panel.show_sight(sight, run.state.steps or run.recipe.steps, self._step)
        panel.show_place(self._where(run, picture), self._nothing(run, sight))

    def _where(self, run: Run, picture: int) -> str:
        k = run.state.k if self._step is None else self._step + 1
        if run.recipe.count == 1:
            return translate("Sight", "Step {k} of {steps}").format(k=k, steps=run.state.steps)
        words = translate("Sight", "Step {k} of {steps} · picture {n} of {count}")
        return words.format(k=k, steps=run.state.steps, n=picture + 1, count=run.recipe.count)

    def _nothing(self, run: Run, sight: Sight) -> str:
        """Why there is no list of labels, or no number at all; empty where there are both."""
        if sight.seen:
            return ""
        if "classifier_scale" in run.turned:
            step = run.state.k - 1 if self._step is None else self._step
            if run.turned["classifier_scale"](max(step, 0)) == 0:
                return translate("Sight", "The classifier is not asked while its scale is 0.")
            return ""  # no step of the run has been measured yet
        if sight.is_empty:
            return translate("Sight", "Nothing guides this run.")
        return ""

    # --- the gradient's map ---

    def _wanted_map(self) -> tuple[str, int] | None:
        """The run and the step (from 0) whose map is to be seen."""
        run = self._document.run
        wanted = self._dock.isVisible() and self._window.sight.gradient.isChecked()
        if run is None or not wanted or run.recipe.classifier is None:
            return None
        step = run.state.k - 1 if self._step is None else self._step
        return (run.name, step) if step >= 0 else None

    def _show_map(self) -> None:
        wanted, client = self._wanted_map(), self._link.client
        if wanted is None or client is None:
            self._map = None
            self._window.canvas.show_overlay(None)
        elif wanted != self._map and not self._fetching:
            self._fetching = True
            self._background.ask(partial(_map_of, client, *wanted), partial(self._take, wanted))

    def _take(self, of: tuple[str, int], maps: np.ndarray | None) -> None:
        self._fetching = False
        wanted = self._wanted_map()
        if wanted is not None and wanted[0] == of[0]:
            self._map = of
            self._window.canvas.show_overlay(maps)
        self._show_map()  # a step may have been made since


def _map_of(client: EngineClient, run: str, step: int) -> np.ndarray | None:
    """The gradient's map at a step (from 0): uint8 [B, H, W, 3], None where it is not kept."""
    measured = client.measured(run)
    if not measured or not measured[0].k <= step <= measured[-1].k:
        return None
    frames = client.frames(run, "classifier_gradient", [step - measured[0].k])
    return frames[0] if frames else None
