"""The grid of a comparison as it grows: pictures in rows and columns, with headings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from diffusion_studio.ui.theme import tokens

translate = QCoreApplication.translate

Place = tuple[int, int]
GAP = 8
LEAST_SIDE = 64  # device-independent pixels that a cell has at least
FRAME = 3.0
HEADING = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class SweepGrid(QWidget):
    """A click or an arrow key chooses a cell; a double click or Enter opens it."""

    chosen = Signal(object)  # a place, or None
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._rows: Sequence[str] = ()
        self._columns: Sequence[str] = ()
        self._images: Mapping[Place, QImage] = {}
        self._notes: Mapping[Place, str] = {}
        self._blank: Collection[Place] = ()
        self._shape = QSize(1, 1)  # of a picture
        self._picked: Place | None = None

    # --- what it shows ---

    def show_grid(self, rows: Sequence[str], columns: Sequence[str], shape: QSize) -> None:
        """A new, empty grid with its headings; pictures have about this shape."""
        self._rows, self._columns, self._shape = rows, columns, shape
        self._images, self._notes, self._blank = {}, {}, ()
        self.pick(None)
        self.updateGeometry()
        self.update()

    def show_headings(self, rows: Sequence[str], columns: Sequence[str]) -> None:
        """The same headings in other words: those of another language."""
        self._rows, self._columns = rows, columns
        self.updateGeometry()
        self.update()

    def show_cells(
        self,
        images: Mapping[Place, QImage],
        notes: Mapping[Place, str],
        blank: Collection[Place] = (),
    ) -> None:
        """The pictures there are by now, words for cells that have something to say, and the cells
        that will never show anything."""
        self._images, self._notes, self._blank = images, notes, blank
        self.update()

    @property
    def picked(self) -> Place | None:
        return self._picked

    def pick(self, place: Place | None) -> None:
        """Outline a cell."""
        if place != self._picked:
            self._picked = place
            words = ""
            if place is not None:
                words = ", ".join(w for w in (self._rows[place[0]], self._columns[place[1]]) if w)
            self.setAccessibleDescription(words)
            self.chosen.emit(place)
            self.update()

    # --- places ---

    def _margins(self) -> tuple[float, float]:
        """The room of the headings: left and top."""
        metrics = self.fontMetrics()
        left = max((metrics.horizontalAdvance(word) for word in self._rows), default=0) + 2 * GAP
        narrowest = QRect(0, 0, LEAST_SIDE + GAP, 8 * metrics.height())
        heights = (
            metrics.boundingRect(narrowest, HEADING, _breakable(word)).height()
            for word in self._columns
            if word
        )
        return left, max(heights, default=-GAP) + 2 * GAP

    def _side(self) -> tuple[float, float]:
        """Width and height of a cell: as large as fits, and not less than is seen."""
        left, top = self._margins()
        across = (self.width() - left) / max(len(self._columns), 1) - GAP
        down = (self.height() - top) / max(len(self._rows), 1) - GAP
        ratio = self._shape.height() / max(self._shape.width(), 1)
        width = max(min(across, down / ratio), LEAST_SIDE)
        if width >= self._shape.width():  # whole numbers keep every pixel equally large
            width = float(int(width / self._shape.width()) * self._shape.width())
        return width, width * ratio

    def cell(self, place: Place) -> QRectF:
        """Where a cell lies."""
        left, top = self._margins()
        width, height = self._side()
        row, column = place
        spare = self.width() - left - len(self._columns) * (width + GAP)
        left += max(spare, 0.0) / 2  # in the middle, with its headings
        return QRectF(left + column * (width + GAP), top + row * (height + GAP), width, height)

    def minimumSizeHint(self) -> QSize:
        left, top = self._margins()
        ratio = self._shape.height() / max(self._shape.width(), 1)
        return QSize(
            int(left) + max(len(self._columns), 1) * (LEAST_SIDE + GAP),
            int(top) + max(len(self._rows), 1) * (int(LEAST_SIDE * ratio) + GAP),
        )

    def _at(self, point: QPointF) -> Place | None:
        for row in range(len(self._rows)):
            for column in range(len(self._columns)):
                if self.cell((row, column)).contains(point):
                    return row, column
        return None

    # --- hands ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pick(self._at(event.position()))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        if place is not None:
            self.opened.emit(place)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in ARROWS
        ):
            event.accept()  # they move the choice here, and make no step
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS and self._rows:
            down, across = ARROWS[Qt.Key(event.key())]
            row, column = self._picked or (0, 0)
            if self._picked is not None:
                row = min(max(row + down, 0), len(self._rows) - 1)
                column = min(max(column + across, 0), len(self._columns) - 1)
            self.pick((row, column))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._picked is not None:
            self.opened.emit(self._picked)
        else:
            super().keyPressEvent(event)

    # --- paint ---

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.canvas))
        _, top = self._margins()
        if not self._rows:
            painter.setPen(QColor(colours.muted))
            words = translate("Compare", "The pictures appear here, one after the other.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
        painter.setPen(QColor(colours.text))
        for row, words in enumerate(self._rows):
            cell = self.cell((row, 0))
            place = QRectF(0, cell.top(), cell.left() - GAP, cell.height())
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words
            )
        for column, words in enumerate(self._columns):
            cell = self.cell((0, column))
            place = QRectF(cell.left() - GAP / 2, 0, cell.width() + GAP, top)
            painter.drawText(place, HEADING, _breakable(words))
        for row in range(len(self._rows)):
            for column in range(len(self._columns)):
                self._paint_cell(painter, (row, column))
        painter.end()

    def _paint_cell(self, painter: QPainter, place: Place) -> None:
        colours, rect = tokens(), self.cell(place)
        image = self._images.get(place)
        if image is None and place not in self._blank:
            painter.fillRect(rect, QColor(colours.raised))
        elif image is not None:
            smooth = rect.width() * self.devicePixelRatioF() < image.width()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(rect, image)
        note = self._notes.get(place, "")
        if note:
            painter.setPen(QColor(colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(rect.adjusted(2, 2, -2, -2), flags, note)
        if place == self._picked:
            pen = QPen(QColor(colours.accent), FRAME)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            away = FRAME / 2
            painter.drawRect(rect.adjusted(-away, -away, away, away))


def _breakable(words: str) -> str:
    """The same, that may go on in the next line after a hyphen."""
    return words.replace("-", "-\u200b")
