"""The command palette: every command by a few letters of its name, with its key, or the reason why
it cannot be used now."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QPixmap,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui.actions import COMMANDS, Actions
from diffusion_studio.ui.palette.match import ranked

translate = QCoreApplication.translate

WIDTH, HEIGHT = 560, 420
ICON, ROW = 16, 24  # device-independent pixels
REASON_ROLE = Qt.ItemDataRole.UserRole + 1
KEY_ROLE = Qt.ItemDataRole.UserRole + 2
ACTION_ROLE = Qt.ItemDataRole.UserRole + 3
_ENGLISH = {command.id: command.text for command in COMMANDS}
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QDialog):
    """Type, choose with the arrows, and Enter does it. `recent` are the ids of the commands that
    were done here before, the last first; the palette adds to them, and shows them first. `more`
    makes what can be done beside the commands, for as long as the palette is there. `announced`
    carries what a screen reader is given to say."""

    announced = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        actions: Actions,
        recent: list[str],
        more: Callable[[QObject], list[QAction]] = lambda _: [],
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.setAccessibleName(translate("Palette", "Commands"))
        self._recent = recent
        self._actions = self._in_order([*actions, *more(self)])
        self.search = QLineEdit()
        self.search.setObjectName("paletteSearch")
        self.search.setPlaceholderText(translate("Palette", "What do you want to do?"))
        self.search.setAccessibleName(translate("Palette", "Search the commands"))
        self.list = QListView()
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName(translate("Palette", "Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(ICON, ICON))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Row(self))
        self.model = QStandardItemModel(self)
        self.list.setModel(self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(lambda: self._do(self.list.currentIndex()))
        self.list.clicked.connect(self._do)
        self.list.selectionModel().currentChanged.connect(self._announce)
        self._search("")

    def open_over(self, window: QWidget) -> None:
        """Open in the upper middle of the window."""
        width, height = min(WIDTH, window.width() - 32), min(HEIGHT, window.height() - 64)
        self.resize(width, height)
        self.move(
            window.mapToGlobal(window.rect().center()).x() - width // 2,
            window.mapToGlobal(window.rect().topLeft()).y() + 48,
        )
        self.show()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and cast(QKeyEvent, event).key() in _MOVES:
            QCoreApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def _in_order(self, actions: list[QAction]) -> list[QAction]:
        recent = {name: place for place, name in enumerate(self._recent)}
        named = [action for action in actions if action.text()]
        return sorted(named, key=lambda action: recent.get(action.objectName(), len(recent)))

    def _search(self, typed: str) -> None:
        names = [_name(action) for action in self._actions]
        self.model.clear()
        for place in ranked(typed, names, [_english(action) for action in self._actions]):
            action = self._actions[place]
            item = QStandardItem(_picture(action), names[place])
            reason = "" if action.isEnabled() else action.toolTip().partition("\n")[2]
            item.setSizeHint(QSize(0, ROW))
            item.setData(reason, REASON_ROLE)
            item.setData(
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), KEY_ROLE
            )
            item.setData(action.objectName(), ACTION_ROLE)
            item.setToolTip(action.toolTip())
            item.setAccessibleText(", ".join(filter(None, (names[place], reason))))
            self.model.appendRow(item)
        if self.model.rowCount() == 0:
            nothing = QStandardItem(translate("Palette", "No command has these letters."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.model.appendRow(nothing)
        self.list.setCurrentIndex(self.model.index(0, 0))

    def _announce(self, index: QModelIndex) -> None:
        """Have a screen reader say the chosen row, for the keyboard stays where one types."""
        words = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
        if words and self.isVisible():
            self.announced.emit(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, words))

    def _do(self, index: QModelIndex) -> None:
        name = index.data(ACTION_ROLE)
        action = next((each for each in self._actions if each.objectName() == name), None)
        if action is None or not action.isEnabled():
            return  # its reason stands there
        if name in self._recent:
            self._recent.remove(name)
        self._recent.insert(0, name)
        self.close()
        action.trigger()


def _picture(action: QAction) -> QIcon:
    """The command's icon, or an empty one of its size, so that the names stand in one column."""
    if not action.icon().isNull():
        return action.icon()
    empty = QPixmap(ICON, ICON)
    empty.fill(Qt.GlobalColor.transparent)
    return QIcon(empty)


def _name(action: QAction) -> str:
    return action.text().replace("&", "")


def _english(action: QAction) -> str:
    """The command's name in English, whatever the window speaks: documents call it so, and not
    every keyboard is set to the window's letters. Themes and languages are named by their ids."""
    return _ENGLISH.get(action.objectName(), action.objectName())


class _Row(QStyledItemDelegate):
    """The name on the left; on the right the key, or in its place the reason."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        reason = index.data(REASON_ROLE) or ""
        right = reason or index.data(KEY_ROLE) or ""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if reason and not chosen:  # grey on the colour of what is chosen could not be read
            option.state &= ~QStyle.StateFlag.State_Enabled
        super().paint(painter, option, index)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.PlaceholderText
        used = option.fontMetrics.horizontalAdvance(index.data() or "") + 48
        room = option.rect.adjusted(used, 0, -8, 0)
        text = option.fontMetrics.elidedText(right, Qt.TextElideMode.ElideRight, room.width())
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorGroup.Active, role))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
