"""Opens "Learn more" at what a person is about: F1 on a control, or the ? beside a heading."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from diffusion_studio.ui.learn.pages import NAMES, translate
from diffusion_studio.ui.learn.topics import Topic, heads, topics
from diffusion_studio.ui.learn.viewer import LearnViewer
from diffusion_studio.ui.panels.guidance_parts import SectionHead

if TYPE_CHECKING:
    from diffusion_studio.ui.studio import Studio

FIRST = "schedule"
TABS = {"restore": "restoration", "interpolate": "interpolation", "lab": "score"}


class LearnController(QObject):
    """`topic_of(widget)` names the page about a control: its own, or that of what it lies in."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio, self._window = studio, studio.window
        self._document = studio.document
        self._topics = topics(studio)
        self.viewer: LearnViewer | None = None
        self._heads(heads(studio))
        self._window.actions_["learn"].triggered.connect(lambda: self.open_for_focus())
        self._window.installEventFilter(self)
        self._say()

    # --- which page ---

    def topic_of(self, widget: QWidget | None) -> str:
        """The page about a control, or about the tab that is in front."""
        while widget is not None:
            topic = self._topics.get(widget, "")
            name = topic if isinstance(topic, str) else topic()
            if name in NAMES:
                return name
            widget = widget.parentWidget()
        return TABS.get(self._document.tab, FIRST)

    # --- opening ---

    def open_for_focus(self) -> None:
        """The page about the control that has the keyboard."""
        self.open(self.topic_of(QApplication.focusWidget()))

    def open(self, name: str) -> None:
        """Show a page."""
        if self.viewer is None:
            self.viewer = LearnViewer(self._window)
        self.viewer.show_page(name)
        self.viewer.show()
        self.viewer.activateWindow()

    def _heads(self, found: dict[SectionHead, Topic]) -> None:
        """A ? at the end of each heading."""
        for head, page in found.items():
            self._topics[head] = page
            head.help.show()
            head.help.clicked.connect(partial(self._open_for, head))

    def _open_for(self, widget: QWidget) -> None:
        self.open(self.topic_of(widget))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self, self._say)  # when the headings are in it
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        words = translate("Learn", "Learn more about {title}")
        for widget in self._topics:
            if isinstance(widget, SectionHead):
                said = words.format(title=widget.title.text())
                widget.help.setToolTip(said)
                widget.help.setAccessibleName(said)
