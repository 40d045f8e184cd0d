"""The timeline at the bottom of the window. It shows what it is given and emits what is wanted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QFrame, QScrollArea, QVBoxLayout, QWidget

from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.panels.form import wrapped
from diffusion_studio.ui.timeline.filmstrip import Filmstrip
from diffusion_studio.ui.timeline.playhead import Playhead
from diffusion_studio.ui.timeline.plot_lanes import PlotLanes
from diffusion_studio.ui.timeline.scrub_bar import ScrubBar
from diffusion_studio.ui.timeline.series import Plot
from diffusion_studio.ui.timeline.track import Track
from diffusion_studio.ui.timeline.transport import Transport
from diffusion_studio.ui.timeline.words import place_tip, place_words, translate

OTHERS = 400  # device-independent pixels of the window's height that are for the rest of it
PLOTS_SHARE = 0.55  # of what is left, at most: the canvas comes first
LEAST_LANES = 2


class TimelineDock(QDockWidget):
    """A head with buttons; below it, where there is a record, strip, scrub bar and plots.

    `scrubbed(k)` when a person moves to a state.
    """

    scrubbed = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timelineDock")
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.transport = Transport(actions)
        self.filmstrip = Filmstrip()
        self.scrub_bar = ScrubBar()
        self.lanes = PlotLanes()
        self._playhead: Playhead | None = None
        self._lay_out()
        for track in self._tracks:
            track.scrubbed.connect(self.scrubbed)
            track.describe = self._describe
        self.transport.opened.connect(self._fit)
        self.transport.plots_opened.connect(self._fit)
        self._say()
        self._fit()

    @property
    def _tracks(self) -> tuple[Track, ...]:
        return self.filmstrip, self.scrub_bar, self.lanes

    @property
    def opened(self) -> bool:
        """The strip and the scrub bar are to be seen, where there is a record."""
        return self.transport.fold.opened

    @property
    def plots_opened(self) -> bool:
        return self.opened and self.transport.plots.isChecked()

    def _lay_out(self) -> None:
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.lanes)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filmstrip)
        column.addWidget(self.scrub_bar)
        column.addWidget(self.area)
        self.setTitleBarWidget(self.transport)
        self.setWidget(self._body)

    def show_playhead(self, playhead: Playhead | None, absent: str) -> None:
        """Where one looks; where there is no record, why not."""
        begins = (self._playhead is None) != (playhead is None)
        self._playhead = playhead
        for track in self._tracks:
            track.show_playhead(playhead)
        if playhead is None:
            self.transport.show_place(absent, "")
        else:
            record, k = playhead.record, playhead.k
            self.transport.show_place(place_words(record, k), place_tip(record))
            for track in (self.scrub_bar, self.filmstrip):
                track.setAccessibleDescription(place_words(record, k))
            self.lanes.setAccessibleDescription(self.lanes.told(k))
        if begins:
            self._fit()

    def show_plots(self, plots: list[Plot], model: str = "") -> None:
        """The plots of the run that is shown."""
        lanes = len(self.lanes.plots)
        self.lanes.show_plots(plots, model)
        if self._playhead is not None:
            self.lanes.setAccessibleDescription(self.lanes.told(self._playhead.k))
        if len(plots) != lanes:
            self._fit()

    def fit(self) -> None:
        """Take no more height than there is to show, and leave the canvas the most."""
        self._fit()

    def _fit(self) -> None:
        there = self._playhead is not None and self.opened
        height = self.filmstrip.height() + self.scrub_bar.height() if there else 0
        plots = 0
        if there and self.plots_opened:
            room = (self.window().height() - OTHERS) * PLOTS_SHARE
            most = max(int(room), LEAST_LANES * self.lanes.lane)
            plots = min(self.lanes.height(), most)
        self.area.setFixedHeight(plots)
        self.area.setVisible(plots > 0)
        self._body.setVisible(there)
        self._body.setFixedHeight(height + plots)

    def _describe(self, k: int) -> str:
        if self._playhead is None:
            return ""
        record = self._playhead.record
        return wrapped(f"{place_words(record, k)}\n\n{place_tip(record)}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("Timeline", "Timeline"))
        self.filmstrip.setAccessibleName(translate("Timeline", "Film strip"))
        self.scrub_bar.setAccessibleName(translate("Timeline", "Step that is looked at"))
        self.lanes.setAccessibleName(translate("Timeline", "Plots"))
