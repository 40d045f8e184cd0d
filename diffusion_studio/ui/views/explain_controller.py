"""Between the dock "This step, explained" and the step that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget

from diffusion_studio.ui.document import Document
from diffusion_studio.ui.maps.pointer import Pixel, Pointer
from diffusion_studio.ui.timeline.words import step_words
from diffusion_studio.ui.views.controller import ViewsController
from diffusion_studio.ui.views.explain_panel import ExplainPanel
from diffusion_studio.ui.views.explanation import Spot, explanation
from diffusion_studio.ui.views.kinds import ViewName

if TYPE_CHECKING:
    from diffusion_studio.engine.client import EngineClient
    from diffusion_studio.events import Examined, Measured
    from diffusion_studio.ui.main_window import MainWindow

translate = QCoreApplication.translate

AT_MOST_EVERY = 40  # milliseconds, while the mouse moves or a run goes on


class ExplainController(QObject):
    """Asks for the step only while the dock is to be seen."""

    def __init__(self, document: Document, window: MainWindow, views: ViewsController) -> None:
        super().__init__(window)
        self._document, self._window, self._views = document, window, views
        self.panel = ExplainPanel()
        self.dock = QDockWidget()
        self.dock.setObjectName("explainDock")
        self.dock.setWidget(self.panel)
        self.dock.hide()
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.dock)
        window.tabifyDockWidget(window.sight_dock, self.dock)
        self._pixel: Pixel | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AT_MOST_EVERY)
        self._later.timeout.connect(self.update)
        self._connect()
        self._say()

    def _connect(self) -> None:
        document, window = self._document, self._window
        action = window.actions_["explain"]
        action.setCheckable(True)
        action.triggered.connect(self._open)
        self.dock.visibilityChanged.connect(self._seen)
        self.panel.view_asked.connect(lambda name: self._views.open(cast(ViewName, name)))
        self._views.examiner.examined.connect(lambda _: self.update_soon())
        self._views.examiner.missing.connect(self._cannot)
        for view in (window.canvas, window.canvases.side):
            Pointer(view).pointed.connect(self._point)
        for signal in (
            document.playhead_changed,
            document.selection_changed,
            document.run_changed,
        ):
            signal.connect(self.update_soon)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.update_soon()
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        self.dock.setWindowTitle(translate("Explain", "This step, explained"))

    def _open(self, opened: bool) -> None:
        self.dock.setVisible(opened)
        if opened:
            self.dock.raise_()

    def _seen(self, visible: bool) -> None:
        self._window.actions_["explain"].setChecked(not self.dock.isHidden())
        if visible:
            self.update()

    def _point(self, pixel: Pixel | None) -> None:
        if pixel is not None:
            self._pixel = pixel
            self.update_soon()

    def update_soon(self) -> None:
        if self.dock.isVisible() and not self._later.isActive():
            self._later.start()

    # --- what is explained ---

    def update(self) -> None:
        """Explain the step that is looked at, as soon as the engine has taken it apart."""
        document, playhead = self._document, self._document.playhead
        if not self.dock.isVisible():
            return
        if playhead is None or document.shown is None:
            self.panel.show_nothing(self._why_not())
        elif playhead.k == playhead.record.first:
            self.panel.show_nothing(
                translate("Explain", "This is where the run began; go one step on.")
            )
        else:
            found = self._views.examiner.newest
            if found is None or (found.run, found.k) != (document.shown, playhead.k - 1):
                if not self.panel.explains:  # else what is there stays until the answer comes
                    words = translate("Explain", "The engine takes this step apart…")
                    self.panel.show_nothing(words)
                self._views.examiner.ask(document.shown, playhead.k - 1)
            else:
                self._explain(found)

    def _cannot(self, run: str, k: int) -> None:
        """The engine no longer has the step that is looked at."""
        document, playhead = self._document, self._document.playhead
        if playhead is not None and (run, k) == (document.shown, playhead.k - 1):
            self.panel.show_nothing(translate("Explain", "This step is no longer kept in memory."))

    def _explain(self, found: Examined) -> None:
        playhead = self._document.playhead
        if playhead is None:
            return
        _, _, height, width = found.result.shape
        pixel = self._pixel or Pixel(self._document.selected or 0, width // 2, height // 2)
        spot = Spot(pixel.image, pixel.x, pixel.y)
        html = explanation(found, self._measured(found), spot)
        self.panel.show_explanation(step_words(playhead.record, playhead.k), html)

    def _measured(self, found: Examined) -> Measured | None:
        client: EngineClient | None = self._views.client
        if client is None:
            return None
        return next((m for m in client.measured(found.run) if m.k == found.k), None)

    def _why_not(self) -> str:
        run = self._document.run
        if run is None or run.x_t is None:
            return translate("Explain", "Generate, and each step is explained here.")
        return translate("Explain", "The steps of this run are no longer kept in memory.")
