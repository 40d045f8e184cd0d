"""Above the canvas while the opened picture is on it: which region of it a model gets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.panels.action_button import tool_button
from diffusion_studio.ui.panels.form import Choice, WholeBox, wrapped
from diffusion_studio.ui.panels.row_room import fit_row
from diffusion_studio.ui.panels.small_parts import ElidedLabel
from diffusion_studio.ui.source.placement import Box
from diffusion_studio.ui.source.sourcing import MOST_FEATHER, Sourcing
from diffusion_studio.ui.source.words import FITS, called, fit_words, region_words

translate = QCoreApplication.translate

BOX = 62  # device-independent pixels
NARROW = 560  # device-independent pixels


class SourceBar(QFrame):
    """`frame_typed` carries a Box, `fit_chosen` a Fit, `feather_chosen` pixels, `sample_chosen`
    the index of a picture of the run."""

    frame_typed = Signal(object)
    fit_chosen = Signal(object)
    feather_chosen = Signal(int)
    sample_chosen = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceBar")
        self.fit = Choice()
        self.x_box, self.y_box, self.height_box = WholeBox(), WholeBox(), WholeBox()
        self.x_label, self.y_label, self.height_label = QLabel("x"), QLabel("y"), QLabel()
        self.feather_label, self.feather = QLabel(), WholeBox()
        self.feather.setRange(0, MOST_FEATHER)
        self.about = ElidedLabel()
        self.about.setObjectName("sourceAbout")
        self.about.setProperty("kind", "muted")
        self.before, self.after = QToolButton(), QToolButton()
        self.sample = QLabel()
        self.save = tool_button(actions["save_whole"], 16)
        self._samples = (0, 0)
        self._sourcing: Sourcing | None = None
        self._in_place = False
        self._lay_out()
        self.fit.picked.connect(self.fit_chosen)
        self.feather.valueChanged.connect(self.feather_chosen)
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        for box in (self.x_box, self.y_box, self.height_box):
            box.valueChanged.connect(self._type)
        self._say()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(4)
        self.fit.setMaximumWidth(150)
        row.addWidget(self.fit)
        row.addSpacing(4)
        for label, box in (
            (self.x_label, self.x_box),
            (self.y_label, self.y_box),
            (self.height_label, self.height_box),
        ):
            box.setFixedWidth(BOX)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
        row.addWidget(self.about, 1)
        row.addWidget(self.feather_label)
        row.addWidget(self.feather)
        self.feather.setFixedWidth(BOX)
        self.feather_label.setBuddy(self.feather)
        for button, arrow in (
            (self.before, Qt.ArrowType.LeftArrow),
            (self.after, Qt.ArrowType.RightArrow),
        ):
            button.setArrowType(arrow)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row.addWidget(self.before)
        row.addWidget(self.sample)
        row.addWidget(self.after)
        row.addWidget(self.save)

    # --- what is shown ---

    def show_source(self, sourcing: Sourcing, in_place: bool) -> None:
        """Where the frame stands; with `in_place` a result is seen in it, which has an edge."""
        self._sourcing, self._in_place = sourcing, in_place
        picture, frame = sourcing.picture, sourcing.frame
        if picture is None or frame is None:
            return
        tiled = sourcing.can_tile
        items = [(fit_words(fit), fit) for fit in FITS if fit != "tiles" or tiled]
        self.fit.offer([(words, fit) for words, fit in items], picture.fit)
        rows, columns = picture.size
        for box, value, most in (
            (self.x_box, frame.x, columns - frame.width),
            (self.y_box, frame.y, rows - frame.height),
            (self.height_box, frame.height, rows),
        ):
            box.blockSignals(True)
            box.setRange(0 if box is not self.height_box else 1, max(most, 1))
            box.setValue(value)
            box.blockSignals(False)
        self.feather.blockSignals(True)
        self.feather.setValue(sourcing.feather)
        self.feather.blockSignals(False)
        self.about.setText(region_words(sourcing))
        self.about.setToolTip(wrapped(f"{called(picture)}\n\n{region_words(sourcing)}"))
        self._show_parts()

    def show_samples(self, chosen: int, count: int) -> None:
        """Picture `chosen` of `count` of the run lies in the frame; with one there is no choice."""
        self._samples = chosen, count
        self.sample.setText(f"{chosen + 1} / {count}")
        self._show_parts()

    def _show_parts(self) -> None:
        """What there is room and reason for."""
        picture = self._sourcing.picture if self._sourcing is not None else None
        framed = picture is not None and picture.fit == "frame"
        roomy = self.width() >= NARROW
        places: tuple[QWidget, ...] = (self.x_label, self.x_box, self.y_label, self.y_box)
        turning: tuple[QWidget, ...] = (self.before, self.sample, self.after)
        results: tuple[QWidget, ...] = (self.feather_label, self.feather, self.save)
        typed = (*places, self.height_label, self.height_box)
        wanted: dict[QWidget, bool] = dict.fromkeys(typed, framed and (roomy or not self._in_place))
        wanted |= dict.fromkeys(turning, self._in_place and self._samples[1] > 1)
        wanted |= dict.fromkeys(results, self._in_place)
        high = self.height_label, self.height_box  # hands and keys move the frame as well
        fit_row(self, wanted, (places, high, (self.feather_label,)))

    def _turn(self, offset: int) -> None:
        chosen, count = self._samples
        if count:
            self.sample_chosen.emit((chosen + offset) % count)

    def _type(self) -> None:
        sourcing = self._sourcing
        if sourcing is None or sourcing.frame is None:
            return
        if self.height_box.value() != sourcing.frame.height:
            sourcing.resize_frame(self.height_box.value())
        else:
            old = sourcing.frame
            frame = Box(self.x_box.value(), self.y_box.value(), old.width, old.height)
            self.frame_typed.emit(frame)

    # --- what Qt tells a widget ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._show_parts()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.height_label.setText(translate("Source", "height"))
        self.feather_label.setText(translate("Source", "Feather"))
        self.feather.setSuffix(translate("Source", " px"))
        place = translate(
            "Source",
            "Where the frame's upper left corner is, in pixels of the picture. Drag the frame, or"
            " move it by the arrow keys; with Shift ten pixels at a time.",
        )
        height = translate(
            "Source",
            "The frame's height in pixels of the picture; its corners and Ctrl with the wheel"
            " change it too.\n\nAs high as the model's pictures, every pixel is worked on as it"
            " is. Larger, the model sees more at once, and the result is coarser than the picture"
            " around it; smaller, it sees little and enlarges it.\n\nDefault: as high as the"
            " model's pictures.",
        )
        feather = translate(
            "Source",
            "Over how many pixels the result comes in from its edge, inside the mask or the"
            " frame.\n\n0: a hard edge, which may be seen as a seam. Large: a soft one, of which"
            " the outer part is mostly the picture as it was.\n\nDefault: 2 px.",
        )
        fit = translate(
            "Source",
            "Which part of the picture the model works on.\n\nFrame: what lies in it. Largest part:"
            " as much as there is of the model's proportions. All, with edges, or stretched: the"
            " whole, as small as the model's pictures.\n\nAll, by tiles: the whole at its own"
            " size, no seams; it takes a network call for each tile. It suits a model that knows"
            " parts of pictures: one that knows whole scenes imagines small scenes in large holes.",
        )
        sample = translate("Source", "Another of the run's pictures in the frame.")
        for widget, name, tip in (
            (self.x_box, "x", place),
            (self.y_box, "y", place),
            (self.height_box, self.height_label.text(), height),
            (self.feather, self.feather_label.text(), feather),
            (self.fit, translate("Source", "Region"), fit),
            (self.before, translate("Source", "Sample before"), sample),
            (self.after, translate("Source", "Sample after"), sample),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(wrapped(tip))
        if self._sourcing is not None:
            self.show_source(self._sourcing, self._in_place)
