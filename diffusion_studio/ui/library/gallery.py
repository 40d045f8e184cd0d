"""The gallery: the library's pictures, a field to search them, and what can be done with them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.library.index import Order
from diffusion_studio.ui.library.model import GalleryModel
from diffusion_studio.ui.library.place import Place
from diffusion_studio.ui.library.words import pictures_words, translate
from diffusion_studio.ui.panels.form import Choice
from diffusion_studio.ui.saying import said

SIDE = 112  # device-independent pixels: a thumbnail's longer side in the list
LEAST_CELL = SIDE + 16
PORTABLE = QKeySequence.SequenceFormat.PortableText
ORDERS: tuple[Order, ...] = ("newest", "oldest", "label", "model", "starred")
Query = tuple[str, Order, bool, bool]
"""What is looked for: words, in which order, only with a star, in the bin."""


class Gallery(QWidget):
    """Passive. `looked_for` when other pictures are to be shown; `answered` carries how many were
    found, once they are listed. `choice_changed`: others are `chosen`. `letter_pressed` carries a
    key in portable text, `menu_asked` a place on the screen: both are about the chosen pictures."""

    looked_for = Signal()
    answered = Signal(int)
    choice_changed = Signal()
    letter_pressed = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gallery")
        self.model = GalleryModel(self)
        self.search = QLineEdit()
        self.search.setObjectName("gallerySearch")
        self.search.setClearButtonEnabled(True)
        self.order = Choice()
        self.order.setObjectName("galleryOrder")
        self.order.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.order.setMinimumContentsLength(9)
        self.starred = QToolButton()
        self.starred.setObjectName("galleryStarred")
        self.starred.setText("★")
        self.starred.setCheckable(True)
        self.binned = QToolButton()
        self.binned.setObjectName("galleryBin")
        self.binned.setCheckable(True)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.widened.connect(self._widen)
        self._widen()
        self.count = QLabel()
        self.count.setObjectName("galleryCount")
        self.count.setWordWrap(True)
        self._away = ""
        self._places: dict[Query, Place] = {}
        self._shown: Query | None = None  # what the listed pictures answer
        self._lay_out()
        self._say()
        self.search.textChanged.connect(self.looked_for)
        self.order.currentIndexChanged.connect(self.looked_for)
        self.starred.toggled.connect(self.looked_for)
        self.binned.toggled.connect(self.looked_for)
        self.list.activated.connect(lambda _: self.letter_pressed.emit("A"))
        self.list.pressed_key.connect(self.letter_pressed)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self.choice_changed.emit())
        self.list.customContextMenuRequested.connect(self._show_menu)

    @property
    def chosen(self) -> list[int]:
        """The numbers of the chosen pictures, in their order."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        return [self.model.numbers[row] for row in rows]

    @property
    def wanted_order(self) -> Order:
        return ORDERS[max(self.order.currentIndex(), 0)]

    @property
    def query(self) -> Query:
        """What is looked for."""
        words = self.search.text().strip()
        return words, self.wanted_order, self.starred.isChecked(), self.binned.isChecked()

    @property
    def place(self) -> Place:
        """What is chosen and seen now; before anything is listed, what is come back to."""
        if self._shown is None:
            return self._places.get(self.query, Place())
        rows = self.rows_in_view()
        return Place(tuple(self.chosen), self.model.numbers[rows.start] if rows else None)

    def come_back_to(self, place: Place) -> None:
        """Choose and show this once pictures are listed for what is looked for now."""
        self._places[self.query] = place
        self._shown = None

    def show_numbers(self, numbers: list[int], query: Query) -> None:
        """Show the pictures that answer a query; the chosen ones stay chosen. Where they were
        deleted by hand the one that came into their place is chosen, so that the next key is about
        a picture too. Who looks for something and comes back finds all as it was left."""
        place, chosen, before = self.place, set(self.chosen), self.model.numbers
        moved = self._shown != query
        if moved and self._shown is not None and not self._shown[0]:  # words are typed once
            self._places[self._shown] = place
        self._shown = query
        self.model.show(numbers)
        selection = self.list.selectionModel()
        if moved:
            self._settle(place, self._places.get(query, Place()))
        elif chosen and not selection.hasSelection():
            self._select(chosen)
        deleted = not moved and 0 < len(before) - len(numbers) == len(chosen - set(numbers))
        if deleted and numbers and self.list.hasFocus() and not selection.hasSelection():
            first = next(row for row, number in enumerate(before) if number in chosen)
            self.list.setCurrentIndex(self.model.index(min(first, len(numbers) - 1)))
        self._count()
        self.answered.emit(len(numbers))

    def _settle(self, before: Place, kept: Place) -> None:
        """Other pictures are listed than `before`: what was chosen then and is among these stays
        chosen and is seen; else all is as it was `kept` when these were listed last."""
        rows = {number: row for row, number in enumerate(self.model.numbers)}
        chosen = [number for number in before.chosen if number in rows]
        self._select(chosen or kept.chosen)
        if chosen and set(chosen) != set(kept.chosen):
            self._show_row(rows[chosen[0]], QListView.ScrollHint.PositionAtCenter)
        elif kept.top in rows:
            self._show_row(rows[kept.top], QListView.ScrollHint.PositionAtTop)

    def _select(self, numbers: Collection[int]) -> None:
        """Choose pictures, as far as they are listed; the list stays where it is."""
        selection, flags = self.list.selectionModel(), QItemSelectionModel.SelectionFlag
        selection.clearSelection()
        rows = [row for row, number in enumerate(self.model.numbers) if number in numbers]
        for row in rows:
            selection.select(self.model.index(row), flags.Select)
        if rows:
            selection.setCurrentIndex(self.model.index(rows[0]), flags.NoUpdate)

    def _show_row(self, row: int, where: QListView.ScrollHint) -> None:
        self.list.doItemsLayout()  # else the list has not yet the room to be scrolled
        self.list.scrollTo(self.model.index(row), where)

    def show_away(self, sentence: str) -> None:
        """Say in place of the pictures that the library is not there; "": it is."""
        self._away = sentence
        if sentence and self.model.numbers:
            self.come_back_to(self.place)
            self.model.show([])
        self._count()

    def rows_in_view(self) -> range:
        """The rows of the pictures that are to be seen now, or in part."""
        cell, view = self.list.gridSize(), self.list.viewport()
        columns = max(view.width() // cell.width(), 1)
        above = self.list.verticalScrollBar().value()
        first, last = above // cell.height(), (above + view.height()) // cell.height()
        return range(first * columns, min((last + 1) * columns, self.model.rowCount()))

    # --- looks and words ---

    def _widen(self) -> None:
        self.model.cell = self.list.gridSize() - QSize(8, 8)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 8, 8, 4)
        bar.setSpacing(6)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.order)
        bar.addWidget(self.starred)
        bar.addWidget(self.binned)
        self.count.setContentsMargins(8, 2, 8, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.search.setPlaceholderText(translate("Library", "Label, model, seed, date, note…"))
        self.search.setAccessibleName(translate("Library", "Search the library"))
        self.search.setToolTip(
            translate(
                "Library",
                "Pictures that have every word: a label, a model, a sampler, a solver such as DAPS,"
                " a task such as inpainting, a seed, a date such as 2026-11, or a word of a note.",
            )
        )
        orders = (
            translate("Library", "Newest first"),
            translate("Library", "Oldest first"),
            translate("Library", "By label"),
            translate("Library", "By model"),
            translate("Library", "Starred first"),
        )
        kept = max(self.order.currentIndex(), 0)
        self.order.blockSignals(True)
        self.order.clear()
        self.order.addItems(orders)
        self.order.setCurrentIndex(kept)
        self.order.blockSignals(False)
        self.order.setAccessibleName(translate("Library", "Order"))
        self.order.setToolTip(translate("Library", "Which pictures come first."))
        self.starred.setToolTip(translate("Library", "Show only pictures with a star."))
        self.starred.setAccessibleName(translate("Library", "Only with a star"))
        self.binned.setText(translate("Library", "Bin"))
        self.binned.setToolTip(
            translate(
                "Library", "Show what was deleted; it can be put back until the bin is emptied."
            )
        )
        self.list.setAccessibleName(translate("Library", "Pictures of the library"))
        self._count()

    def _count(self) -> None:
        count = len(self.model.numbers)
        if self._away:
            text = said(self._away)
        elif count:
            text = pictures_words(count)
        elif self.binned.isChecked():
            text = translate("Library", "The bin is empty.")
        elif self.search.text().strip() or self.starred.isChecked():
            text = translate("Library", "No picture has all of that.")
        else:
            text = translate(
                "Library", "Every picture that is made here is kept here. There is none yet."
            )
        self.count.setText(text)

    # --- what a person does ---

    def _show_menu(self, place: QPoint) -> None:
        if self.chosen:
            self.menu_asked.emit(self.list.viewport().mapToGlobal(place))


class _List(QListView):
    """Thumbnails in rows, as many in each as there is room for, at even distances. Its letters act
    on the chosen pictures instead of searching names."""

    pressed_key = Signal(str)
    widened = Signal()  # its cells have another width
    _PLAIN = (
        *(Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_S, Qt.Key.Key_N, Qt.Key.Key_C),
        *(Qt.Key.Key_T, Qt.Key.Key_P, Qt.Key.Key_Delete),
    )

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("galleryList")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setGridSize(QSize(LEAST_CELL, SIDE + 16 + self.fontMetrics().height()))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setViewportMargins(4, 6, 0, 0)
        self.setBackgroundRole(QPalette.ColorRole.Base)  # about the viewport too
        self.setAutoFillBackground(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = self.viewport().width() - 1  # what fits exactly is wrapped
        cell = max(room // max(room // LEAST_CELL, 1), LEAST_CELL)
        if cell != self.gridSize().width():
            self.setGridSize(QSize(cell, self.gridSize().height()))
            self.widened.emit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        plain = not modifiers & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if plain and (key in self._PLAIN or key == Qt.Key.Key_Asterisk):
            self.pressed_key.emit(QKeySequence(key).toString(PORTABLE))
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # The brush and its like have these letters too; here they are the gallery's.
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
            )
            keys = (*self._PLAIN, Qt.Key.Key_Asterisk)
            if plain and event.key() in keys:
                event.accept()
                return True
        return super().event(event)


class GalleryDock(QDockWidget):
    """The gallery as a part of the window that can be moved."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("galleryDock")
        self.gallery = Gallery()
        self.setWidget(self.gallery)
        self.setMinimumWidth(280)
        self._say()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("Library", "Library"))
