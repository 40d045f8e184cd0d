"""Above the canvas: what is shown, the switch between x̂_0 and x_t, earlier runs, the zoom."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QWidget

from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.canvas.segment import Segment
from diffusion_studio.ui.document import PictureKind
from diffusion_studio.ui.panels.action_button import tool_button
from diffusion_studio.ui.panels.form import number, wrapped
from diffusion_studio.ui.panels.small_parts import ElidedLabel

translate = QCoreApplication.translate


class CanvasHeader(QFrame):
    """`picture_chosen` carries "x_0" or "x_t"."""

    picture_chosen = Signal(str)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvasHeader")
        self.belief = Segment("0", hat=True, last=False)
        self.state = Segment("t", hat=False, last=True)
        self._group = QButtonGroup(self)
        self._group.addButton(self.belief)
        self._group.addButton(self.state)
        self.about = ElidedLabel()
        self.about.setObjectName("canvasAbout")
        self.about.setProperty("kind", "muted")
        self.previous = tool_button(actions["previous_run"], 16)
        self.previous.setArrowType(Qt.ArrowType.LeftArrow)
        self.next = tool_button(actions["next_run"], 16)
        self.next.setArrowType(Qt.ArrowType.RightArrow)
        self.place = QLabel()
        self.place.setProperty("kind", "muted")
        self.zoom = QLabel()
        self.zoom.setProperty("kind", "muted")
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(0)
        row.addWidget(self.belief)
        row.addWidget(self.state)
        row.addSpacing(12)
        row.addWidget(self.about, 1)
        row.addWidget(self.previous)
        row.addWidget(self.place)
        row.addWidget(self.next)
        row.addSpacing(12)
        row.addWidget(self.zoom)
        self.belief.clicked.connect(lambda: self.picture_chosen.emit("x_0"))
        self.state.clicked.connect(lambda: self.picture_chosen.emit("x_t"))
        self._say()
        self.show_zoom(None)

    def show_picture(self, kind: PictureKind, about: str) -> None:
        """Which picture is shown, and what is to be said of it."""
        (self.belief if kind == "x_0" else self.state).setChecked(True)
        self.about.setText(about)

    def show_place(self, place: int, count: int) -> None:
        """The shown run is number `place` of `count`; with one run there is nothing to say."""
        words = translate("Canvas", "Run {place} of {count}").format(place=place, count=count)
        self.place.setText(f"{place} / {count}")
        self.place.setToolTip(words)
        self.place.setAccessibleName(words)
        for widget in (self.previous, self.place, self.next):
            widget.setVisible(count > 1)

    def show_zoom(self, zoom: float | None) -> None:
        """Device pixels a picture pixel, or None while there is no picture."""
        self.zoom.setFixedWidth(self.zoom.fontMetrics().horizontalAdvance("88,888 %"))
        self.zoom.setText("" if zoom is None else f"{number(zoom * 100)} %")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        belief = translate(
            "Canvas",
            "x̂_0: what the model believes, at this step, that the clean picture is. Blurred at"
            " first, it grows sharp.",
        )
        state = translate(
            "Canvas",
            "x_t: the noisy picture itself, as it stands after this step. Noise at first; at the"
            " last step the state is the belief.",
        )
        self.belief.setText(translate("Canvas", "Belief"))
        self.state.setText(translate("Canvas", "State"))
        for button, words in ((self.belief, belief), (self.state, state)):
            button.setToolTip(wrapped(words))
            button.setAccessibleName(button.text())
            button.setAccessibleDescription(words)
