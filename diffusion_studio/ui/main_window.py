"""The main window: puts the parts together and connects them. What they do is elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDockWidget,
    QFrame,
    QMainWindow,
    QMenu,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui import menu_sections
from diffusion_studio.ui.actions import Actions
from diffusion_studio.ui.answer.panel import AnswerPanel
from diffusion_studio.ui.canvas.empty_state import EmptyState
from diffusion_studio.ui.canvas.header import CanvasHeader
from diffusion_studio.ui.canvas.view import CanvasView
from diffusion_studio.ui.change.paint_bar import PaintBar
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.guidance.sight_panel import LEAST_WIDTH, SightPanel
from diffusion_studio.ui.library.gallery import GalleryDock
from diffusion_studio.ui.maps.footer import CanvasFooter
from diffusion_studio.ui.maps.linked import LinkedCanvases
from diffusion_studio.ui.panels.generate_panel import GeneratePanel
from diffusion_studio.ui.panels.notice_bar import NoticeBar
from diffusion_studio.ui.panels.run_bar import RunBar
from diffusion_studio.ui.panels.side_tabs import SideTabs
from diffusion_studio.ui.queue.dock import QueueDock
from diffusion_studio.ui.source.source_bar import SourceBar
from diffusion_studio.ui.status_bar import StatusBar
from diffusion_studio.ui.task import Task
from diffusion_studio.ui.theme import icon
from diffusion_studio.ui.timeline.dock import TimelineDock
from diffusion_studio.ui.tools.options_bar import OptionsBar
from diffusion_studio.ui.translation import LANGUAGES
from diffusion_studio.ui.window_layout import Layout, recall_layout

translate = QCoreApplication.translate

SIDE_WIDTH = 360
LEAST_CENTRE = 264
MASK_TOOLS = ("pointer", "brush", "eraser", "lasso", "rectangle", "ellipse")
LEFT_TOOLS = (
    *("open", "save", "copy", ""),
    *(f"tool_{name}" for name in MASK_TOOLS),
    *("", "zoom_in", "zoom_out", "fit"),
)


class MainWindow(QMainWindow):
    """`painted` comes once, when the window has been seen; `closing` when it is being closed."""

    painted = Signal()
    closing = Signal()
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    files_dropped = Signal(list)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.document = document
        self.actions_ = Actions(self)
        self.notices = NoticeBar(self.actions_)
        self.header = CanvasHeader(self.actions_)
        self.mask_options = OptionsBar(self.actions_)
        self.source_bar = SourceBar(self.actions_)
        self.paint_bar = PaintBar()
        self.canvas = CanvasView()
        self.canvases = LinkedCanvases(self.canvas)
        self.footer = CanvasFooter(self.actions_)
        self.empty = EmptyState(self.actions_)
        self.generate_panel = GeneratePanel()
        self.run_bar = RunBar(self.actions_)
        self.tabs = SideTabs()
        self.timeline = TimelineDock(self.actions_)
        self.sight = SightPanel()
        self.sight_dock = QDockWidget()
        self.gallery_dock = GalleryDock()
        self.queue_dock = QueueDock(document.queue, self.actions_)
        self.answer = AnswerPanel(self.actions_)
        self.answer_dock = QDockWidget()
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self._seen = False
        self._choices: dict[str, QActionGroup] = {}
        self._menus: dict[str, QMenu] = {}
        self.addActions(list(self.actions_))
        self._lay_out()
        self._make_menus()
        self._say()

    # --- layout ---

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.canvases)
        bars = (self.header, self.source_bar, self.mask_options, self.paint_bar, self.notices)
        centre = _column(*bars, self.stack, self.footer)
        self.add_tab(self.document.task, self.generate_panel)
        side = _column(self.tabs, self.run_bar)
        side.setObjectName("sidePanel")
        side.setMinimumWidth(SIDE_WIDTH - 50)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.centres = QStackedWidget()  # of pictures, and of what is none
        self.centres.addWidget(centre)
        self.centres.setMinimumWidth(LEAST_CENTRE)  # what is wider there is cut, not the panel
        self.splitter.addWidget(self.centres)
        self.splitter.addWidget(side)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.setCentralWidget(self.splitter)
        self.resize(1280, 800)
        self.setMinimumSize(640, 360)
        self.splitter.setSizes([1280 - SIDE_WIDTH, SIDE_WIDTH])

        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(LEAST_WIDTH + 16)
        area.setWidget(self.sight)
        self.sight_dock.setObjectName("sightDock")
        self.sight_dock.setWidget(area)
        self.sight_dock.hide()
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.sight_dock)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.gallery_dock)
        self.tabifyDockWidget(self.sight_dock, self.gallery_dock)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.queue_dock)
        self.tabifyDockWidget(self.sight_dock, self.queue_dock)
        self.answer_dock.setObjectName("answerDock")
        self.answer_dock.setWidget(self.answer)
        self.answer_dock.hide()
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.answer_dock)
        self.tabifyDockWidget(self.sight_dock, self.answer_dock)

        self.tools = QToolBar()
        self.tools.setObjectName("sideTools")
        self.tools.setMovable(False)
        self.tools.setOrientation(Qt.Orientation.Vertical)
        for name in LEFT_TOOLS:
            if name:
                self.tools.addAction(self.actions_[name])
            else:
                self.tools.addSeparator()
        self.more_tools = self.tools.findChild(QToolButton, "qt_toolbar_ext_button")
        if self.more_tools is not None:  # Qt's own arrows are black, on dark windows too
            self.more_tools.setIcon(icon("more"))
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.tools)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.timeline)

    def add_tab(self, task: Task, widget: QWidget) -> None:
        """Add a tab to the right side, whose task the run bar then makes."""
        self.document.add_task(task)
        self.tabs.add(task.key, task.title, widget, task.tip)

    def _make_menus(self) -> None:
        for name in (
            "file",
            "edit",
            "view",
            "run",
            "queue",
            "mask",
            "timeline",
            "answer",
            "library",
            "help",
        ):
            menu = self.menuBar().addMenu("")
            menu.setToolTipsVisible(True)
            self._menus[name] = menu
            menu_sections.fill(menu, name, self.actions_)
        view = self._menus["view"]
        view.addSeparator()
        self._menus["views"] = views = view.addMenu("")
        menu_sections.fill(views, "views", self.actions_)
        self.header.offer_views(views)
        self._menus["theme"] = self._choice_menu(view, "theme", ("system", "light", "dark"))
        self._menus["language"] = self._choice_menu(view, "language", ("system", *LANGUAGES))

    def _choice_menu(self, parent: QMenu, name: str, values: tuple[str, ...]) -> QMenu:
        menu = parent.addMenu("")
        group = QActionGroup(self)
        for value in values:
            action = group.addAction(LANGUAGES.get(value, value))
            action.setCheckable(True)
            action.setData(value)
            menu.addAction(action)
        chosen = self.theme_chosen if name == "theme" else self.language_chosen
        group.triggered.connect(lambda action: chosen.emit(action.data()))
        self._choices[name] = group
        return menu

    @property
    def choices(self) -> dict[str, list[QAction]]:
        """The themes and the languages there are."""
        return {name: group.actions() for name, group in self._choices.items()}

    def show_choices(self, theme: str, language: str) -> None:
        """Tick the theme and the language that are in force."""
        for name, value in (("theme", theme), ("language", language)):
            for action in self._choices[name].actions():
                action.setChecked(action.data() == value)

    # --- words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("Window", "Diffusion Studio"))
        words = {
            "file": translate("Window", "&File"),
            "edit": translate("Window", "&Edit"),
            "view": translate("Window", "&View"),
            "run": translate("Window", "&Run"),
            "queue": translate("Window", "&Queue"),
            "mask": translate("Window", "&Mask"),
            "timeline": translate("Window", "&Timeline"),
            "answer": translate("Window", "&Answer"),
            "library": translate("Window", "&Library"),
            "help": translate("Window", "&Help"),
            "views": translate("Window", "Views of the step"),
            "theme": translate("Window", "Theme"),
            "language": translate("Window", "Language"),
        }
        for name, text in words.items():
            self._menus[name].setTitle(text)
        choices = {
            "system": translate("Window", "As the system"),
            "light": translate("Window", "Light"),
            "dark": translate("Window", "Dark"),
        }
        for group in self._choices.values():
            for action in group.actions():
                action.setText(choices.get(action.data(), action.text()))
        self.sight_dock.setWindowTitle(translate("Window", "Guidance at work"))
        self.answer_dock.setWindowTitle(translate("Window", "Answer"))
        if self.more_tools is not None:
            self.more_tools.setToolTip(
                translate("Window", "The tools that the window is too low for")
            )
            self.more_tools.setAccessibleName(self.more_tools.toolTip())
        self.canvas.setAccessibleName(translate("Window", "Canvas"))
        self.canvases.side.setAccessibleName(translate("Window", "Canvas beside"))
        self.actions_.say(self.document)

    # --- what Qt tells a window ---

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def take_typed(self) -> None:
        """Take a number that was typed and not yet left, for a key may have come before Enter."""
        field = self.focusWidget()
        if isinstance(field, QAbstractSpinBox):
            field.interpretText()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.take_typed()
        self.status.watch(False)
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        self.files_dropped.emit(files)
        event.acceptProposedAction()

    # --- where it stood last time ---

    def layout_now(self) -> Layout:
        """Its size and place, the panel's width and the docks."""
        return Layout.of(self, self.splitter)

    def recall_geometry(self) -> None:
        """Stand as last time; what cannot be used is left out."""
        recall_layout(self, self.splitter)


def _column(*widgets: QWidget) -> QWidget:
    """Widgets one under another; the last but a bar's own height takes the room."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        stretches = isinstance(widget, QStackedWidget | SideTabs)
        layout.addWidget(widget, 1 if stretches else 0)
    return column
