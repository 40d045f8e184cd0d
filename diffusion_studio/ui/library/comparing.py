"""Two pictures of the library beside each other, or one over the other under a slider."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from diffusion_studio.ui.compare.pair_dialog import PairDialog
from diffusion_studio.ui.compare.pair_showing import changes_between, show_pair
from diffusion_studio.ui.library.words import title_of, translate
from diffusion_studio.ui.saying import said

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.recipe import Recipe
    from diffusion_studio.ui.library.controller import LibraryController
    from diffusion_studio.ui.main_window import MainWindow

    Read = tuple[Path, Recipe, np.ndarray, dict[str, Any]]

MOST = 12  # pictures among which one chooses the two


class LibraryPairs(QObject):
    """The window is made when it is first opened. `told` carries a sentence for the status bar."""

    told = Signal(str)

    def __init__(self, window: MainWindow, library: LibraryController) -> None:
        super().__init__(window)
        self._window, self._library = window, library
        self.dialog: PairDialog | None = None
        self._read: dict[int, Read] = {}
        action = window.actions_["compare_pictures"]
        action.triggered.connect(lambda _=False: self.open())

    def open(self) -> None:
        """Compare the chosen pictures: the first two of them, at first."""
        gallery = self._window.gallery_dock.gallery
        numbers = gallery.chosen[:MOST]
        if len(numbers) < 2:
            self._window.actions_["library"].setChecked(True)
            self.told.emit(
                translate(
                    "Library", "Choose two pictures of the library first: Ctrl and a click adds one"
                )
            )
            return
        self._library.read(numbers, partial(self._have, numbers))

    def _have(self, numbers: list[int], found: list[Read | str]) -> None:
        self._read = {
            number: read
            for number, read in zip(numbers, found, strict=True)
            if not isinstance(read, str)
        }
        problems = [read for read in found if isinstance(read, str)]
        if len(self._read) < 2:
            self.told.emit(said(problems[0]))
            return
        dialog = self.dialog
        if dialog is None:
            dialog = self.dialog = PairDialog(self._window)
            dialog.picked.connect(self._show)
            dialog.retold.connect(self._show)
            dialog.swipe.setChecked(True)
        model = self._window.gallery_dock.gallery.model
        items: list[tuple[str, Any]] = []
        for n, (number, read) in enumerate(self._read.items(), 1):
            entry = model.entry(number)
            title = title_of(entry) if entry is not None else read[0].stem
            words = translate("Library", "{n} · {title} · seed {seed}")
            items.append((words.format(n=n, title=title, seed=read[1].seed), number))
        dialog.first.offer(items, items[0][1])
        dialog.second.offer(items, items[1][1])
        self._show()
        dialog.show()
        dialog.activateWindow()
        dialog.view.setFocus()

    def _show(self) -> None:
        if self.dialog is None:
            return
        one = self._read.get(self.dialog.first.currentData())
        other = self._read.get(self.dialog.second.currentData())
        if one is not None and other is not None:
            show_pair(self.dialog, one[2], other[2], changes_between(one[1], other[1]))
