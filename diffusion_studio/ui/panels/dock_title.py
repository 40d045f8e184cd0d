"""The heading of a dock: its title, and buttons that take it out of the window or close it.

Qt's own has buttons that neither the keyboard reaches nor a dark theme lets one see.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QTabBar, QToolButton, QWidget

from diffusion_studio.ui.panels.small_parts import ElidedLabel
from diffusion_studio.ui.theme import icon

translate = QCoreApplication.translate

SMALL_ICON = QSize(14, 14)


class DockTitle(QWidget):
    """Put on a dock by `dress`. It is dragged as Qt's own is."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setObjectName("dockTitle")
        self._dock = dock
        self.title = ElidedLabel()
        self.title.setProperty("kind", "heading")
        self.title.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.floating, self.closing = QToolButton(), QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 4, 4)
        row.setSpacing(2)
        row.addWidget(self.title, 1)
        for button, name in ((self.floating, "float"), (self.closing, "close")):
            button.setIcon(icon(name))
            button.setIconSize(SMALL_ICON)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        self.floating.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self.closing.clicked.connect(dock.close)
        dock.windowTitleChanged.connect(lambda _: self._say())
        dock.topLevelChanged.connect(lambda _: self._say())
        dock.featuresChanged.connect(lambda _: self._say())
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            if (window := self._dock.parent()) is not None:
                _name_tabs(window)
        super().changeEvent(event)

    def _say(self) -> None:
        title, features = self._dock.windowTitle(), self._dock.features()
        self.title.setText(title)
        feature = QDockWidget.DockWidgetFeature
        self.floating.setVisible(bool(features & feature.DockWidgetFloatable))
        self.closing.setVisible(bool(features & feature.DockWidgetClosable))
        if self._dock.isFloating():
            words = translate("Window", "Put it back into the window")
        else:
            words = translate("Window", "Take it out of the window")
        self.floating.setToolTip(words)
        self.floating.setAccessibleName(f"{title}: {words}")
        words = translate("Window", "Close")
        self.closing.setToolTip(words)
        self.closing.setAccessibleName(f"{title}: {words}")


def dress(window: QMainWindow) -> None:
    """Give every dock that can be closed, and has no heading of its own, this one."""
    for dock in window.findChildren(QDockWidget):
        closable = dock.features() & QDockWidget.DockWidgetFeature.DockWidgetClosable
        if closable and dock.titleBarWidget() is None:
            dock.setTitleBarWidget(DockTitle(dock))
            dock.visibilityChanged.connect(lambda _: _name_tabs(window))
    _name_tabs(window)


def _name_tabs(window: QObject) -> None:
    """Qt makes the tabs of docks that lie one upon another when it needs them."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for bar in window.findChildren(QTabBar, options=direct):
        bar.setAccessibleName(translate("Window", "Docks"))
