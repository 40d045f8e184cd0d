"""The window "Learn more": a list of pages with a search, the page, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.ui.learn.pages import (
    GROUPS,
    group_title,
    language,
    page_html,
    pages,
    translate,
)
from diffusion_studio.ui.theme import tokens

NAME = Qt.ItemDataRole.UserRole
LIST_WIDTH = 270


class LearnViewer(QDialog):
    """Stays open beside the work. `show_page(name)` goes to a page; `page` is the one shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("learnViewer")
        self.search, self.list, self.text = QLineEdit(), QListWidget(), QTextBrowser()
        self.back = QPushButton()
        self.page = ""
        self._visited: list[str] = []
        self.search.setClearButtonEnabled(True)
        self.text.setOpenLinks(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._open_first)
        self.list.currentItemChanged.connect(lambda item, _: self._choose(item))
        self.text.anchorClicked.connect(self._follow)
        self.back.clicked.connect(self.go_back)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.go_back)
        self._say()

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(side)
        parts.addWidget(self.text)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        parts.setSizes([LIST_WIDTH, self.sizeHint().width() - LIST_WIDTH])
        self.closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.closing.rejected.connect(self.close)
        self.back.setAutoDefault(False)
        self.closing.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.closing)
        whole = QVBoxLayout(self)
        whole.addWidget(parts, 1)
        whole.addLayout(foot)

    def sizeHint(self) -> QSize:
        return QSize(940, 640)

    # --- where one is ---

    def show_page(self, name: str) -> None:
        """Go to a page; the one before can be gone back to."""
        if self.page and self.page != name:
            self._visited.append(self.page)
        self._show(name)

    def go_back(self) -> None:
        """To the page before."""
        if self._visited:
            self._show(self._visited.pop())

    def _show(self, name: str) -> None:
        self.page = name
        known = pages(language())
        colour = tokens().link
        self.text.document().setDefaultStyleSheet(
            f"a {{ color: {colour}; }} .formula {{ font-size: large; margin-left: 16px; }}"
        )
        self.text.setHtml(page_html(known[name], known))
        self.text.setAccessibleDescription(known[name].title)
        self.back.setEnabled(bool(self._visited))
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(NAME) == name:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(NAME):
            self.show_page(item.data(NAME))

    def _open_first(self) -> None:
        for row in range(self.list.count()):
            name = self.list.item(row).data(NAME)
            if name:
                self.show_page(name)
                return

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == "page":
            self.show_page(link.path())

    # --- the list ---

    def _fill(self) -> None:
        """The pages that have the words that are looked for, group by group."""
        words, known = self.search.text(), pages(language())
        self.list.blockSignals(True)
        self.list.clear()
        for group, names in GROUPS.items():
            found = [name for name in names if known[name].has(words)]
            if found:
                self._add_heading(group_title(group))
            for name in found:
                item = QListWidgetItem(known[name].title)
                item.setData(NAME, name)
                self.list.addItem(item)
                if name == self.page:
                    self.list.setCurrentItem(item)
        if not self.list.count():
            self._add_heading(translate("Learn", "No page has these words."))
        self.list.blockSignals(False)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setForeground(self.palette().text())
        self.list.addItem(item)

    # --- words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        elif event.type() == QEvent.Type.PaletteChange and self.page:
            self._fill()
            self._show(self.page)
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("Learn", "Learn more"))
        self.search.setPlaceholderText(translate("Learn", "Search the pages"))
        self.search.setAccessibleName(translate("Learn", "Search the pages"))
        self.search.setToolTip(
            translate("Learn", "Words that the page has; Enter opens the first.")
        )
        self.list.setAccessibleName(translate("Learn", "Pages"))
        self.text.setAccessibleName(translate("Learn", "Page"))
        self.back.setText(translate("Learn", "Back"))
        self.back.setToolTip(translate("Learn", "To the page before (Alt+Left)"))
        self._fill()
        if self.page:
            self._show(self.page)
