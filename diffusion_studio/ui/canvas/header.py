"""Above the canvas: what is shown, the switch between x̂_0 and x_t, earlier runs, the zoom."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.canvas.segment import Segment
from diffusion_studio.ui.document import PictureKind
from diffusion_studio.ui.panels.action_button import tool_button
from diffusion_studio.ui.panels.form import number, wrapped
from diffusion_studio.ui.panels.small_parts import ElidedLabel

translate = QCoreApplication.translate

AROUND = 48  # device-independent pixels of margins, and between the parts
LEAST_ABOUT = 120  # of what is said of the picture, before the zoom is


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
        self.views = QToolButton()
        self.views.setObjectName("viewsButton")
        self.views.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.views.setAutoRaise(True)
        self.views.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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
        row.addSpacing(4)
        row.addWidget(self.views)
        row.addSpacing(8)
        row.addWidget(self.about, 1)
        row.addWidget(self.previous)
        row.addWidget(self.place)
        row.addWidget(self.next)
        row.addSpacing(12)
        row.addWidget(self.zoom)
        self.belief.clicked.connect(lambda: self.picture_chosen.emit("x_0"))
        self.state.clicked.connect(lambda: self.picture_chosen.emit("x_t"))
        self._many = False  # runs, one of which is shown
        self._say()
        self.show_zoom(None)

    def offer_views(self, menu: QMenu) -> None:
        """The other views of a step, to choose from."""
        self.views.setMenu(menu)

    def show_picture(self, kind: PictureKind | None, about: str) -> None:
        """Which picture is shown, None for another view; and what is to be said of it."""
        self._group.setExclusive(kind is not None)
        self.belief.setChecked(kind == "x_0")
        self.state.setChecked(kind == "x_t")
        self.views.setDown(kind is None)
        self.about.setText(about)

    def show_place(self, place: int, count: int) -> None:
        """The shown run is number `place` of `count`, 0 for none; with one run there is nothing to
        say."""
        words = translate("Canvas", "Run {place} of {count}").format(place=place, count=count)
        self.place.setText(f"{place} / {count}")
        self.place.setToolTip(words)
        self.place.setAccessibleName(words)
        self._many = count > 1 and place > 0
        self._fit_in()

    def show_zoom(self, zoom: float | None) -> None:
        """Device pixels a picture pixel, or None while there is no picture."""
        self.zoom.setFixedWidth(self.zoom.fontMetrics().horizontalAdvance("88,888 %"))
        self.zoom.setText("" if zoom is None else f"{number(zoom * 100)} %")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_in()

    def minimumSizeHint(self) -> QSize:
        """What stays however narrow it is."""
        return QSize(self._taken(self.belief, self.state, self.views) + AROUND, self._height())

    def _height(self) -> int:
        return super().minimumSizeHint().height()

    def _taken(self, *widgets: QWidget) -> int:
        return sum(widget.sizeHint().width() for widget in widgets)

    def _fit_in(self) -> None:
        """Leave out what would take the room of the buttons and the words: first the zoom, then
        the way to other runs, which the menu and the keys know too."""
        turning = (self.previous, self.place, self.next)
        room = self.width() - self.minimumSizeHint().width()
        turns = self._many and room >= self._taken(*turning)
        for widget in turning:
            widget.setVisible(turns)
        room -= self._taken(*turning) if turns else 0
        self.zoom.setVisible(room >= self.zoom.minimumWidth() + LEAST_ABOUT)

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
        views = translate(
            "Canvas",
            "Other views of this step: what changed, the predicted noise, the score, what guides"
            " it. They can lie beside the picture or over it.",
        )
        self.views.setText(translate("Canvas", "Views"))
        self.views.setToolTip(wrapped(views))
        self.views.setAccessibleName(self.views.text())
        self.views.setAccessibleDescription(views)
        self.belief.setText(translate("Canvas", "Belief"))
        self.state.setText(translate("Canvas", "State"))
        for button, words in ((self.belief, belief), (self.state, state)):
            button.setToolTip(wrapped(words))
            button.setAccessibleName(button.text())
            button.setAccessibleDescription(words)
