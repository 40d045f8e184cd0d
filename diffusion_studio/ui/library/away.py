"""While the library is not where it was: what is said, what can be done, and waiting for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from diffusion_studio.ui.folder_dialog import ask_for_folder
from diffusion_studio.ui.library.keeper import folder_of
from diffusion_studio.ui.library.words import translate
from diffusion_studio.ui.panels.notice_bar import Notice

if TYPE_CHECKING:
    from diffusion_studio.ui.library.keeper import Keeper
    from diffusion_studio.ui.main_window import MainWindow
    from diffusion_studio.ui.settings import Settings

EVERY = 5_000  # milliseconds between two looks whether it is back


class Away(QObject):
    """`noticed` carries a Notice, `told` a sentence for the status bar, `moved` the folder that a
    person wants the library in; `wanted` when it is to be opened now."""

    noticed = Signal(object)
    told = Signal(str)
    moved = Signal(object)
    wanted = Signal()

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._keeper: Keeper | None = None
        self.waiting = QTimer(self)
        self.waiting.setSingleShot(True)
        self.waiting.setInterval(EVERY)
        self.waiting.timeout.connect(lambda: self._look(by_hand=False))
        actions = window.actions_
        actions["library_again"].triggered.connect(lambda _=False: self._look(by_hand=True))
        actions["library_elsewhere"].triggered.connect(lambda _=False: self._ask_for_folder())
        actions["library_begin"].triggered.connect(lambda _=False: self._begin())

    def connect_keeper(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def tell(self, sentence: str) -> None:
        """The library is not there; the sentence says where it should be."""
        self._show(sentence)
        helps = ("library_again", "library_elsewhere", "library_begin")
        self._window.notices.forget("library")
        self.noticed.emit(
            Notice("warning", sentence, "", helps[0], "library", other=helps[1], third=helps[2])
        )
        self.waiting.start()

    def end(self) -> None:
        """The library is there."""
        self.waiting.stop()
        if self._window.document.browsing.away:
            self._show("")
            self._window.notices.forget("library")
            self.told.emit(translate("Library", "The library is there"))

    def _show(self, sentence: str) -> None:
        document = self._window.document
        document.browsing.away = sentence
        self._window.gallery_dock.gallery.show_away(sentence)
        self._window.actions_.refresh(document)

    # --- what is done about it ---

    def _look(self, by_hand: bool) -> None:
        def found(there: bool) -> None:
            if there:
                self.wanted.emit()
                return
            if by_hand:
                self.told.emit(translate("Library", "The library is not there yet"))
            self.waiting.start()

        if self._keeper is not None:
            self._keeper.ask_whether_there(found)

    def _ask_for_folder(self) -> None:
        title = translate("Library", "Folder of the library")
        ask_for_folder(self._window, title, folder_of(self._settings), self.move_to)

    def move_to(self, path: str) -> None:
        """Have the library in another folder from now on."""
        self._settings.library_folder = path
        self.moved.emit(Path(path))

    def _begin(self) -> None:
        if self._keeper is not None:
            self._keeper.begin_anew()
            self.wanted.emit()
