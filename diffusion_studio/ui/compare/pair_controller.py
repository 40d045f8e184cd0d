"""Two finished runs side by side: which they are, where they differ, and in what settings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from diffusion_studio.ui.compare.pair_dialog import PairDialog
from diffusion_studio.ui.compare.pair_showing import changes_between, show_pair
from diffusion_studio.ui.document import Document, Run
from diffusion_studio.ui.starter_words import label_in_words

translate = QCoreApplication.translate


class PairController(QObject):
    """The window is made when it is first opened, and follows as runs finish."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._dialog: PairDialog | None = None
        self._offered: list[str] = []
        document.run_changed.connect(self._follow)
        document.selection_changed.connect(self._show)

    @property
    def dialog(self) -> PairDialog | None:
        """The window, once it was opened."""
        return self._dialog

    def open(self, parent: QWidget) -> None:
        """Show the window, with the newest run beside the one before."""
        if self._dialog is None:
            self._dialog = PairDialog(parent)
            self._dialog.picked.connect(self._show)
            self._dialog.retold.connect(self._say_anew)
        self._offered = []
        self._follow()
        self._dialog.show()
        self._dialog.activateWindow()

    def choose(self, first: str, second: str) -> None:
        """Show these two of the finished runs, by their names."""
        if self._dialog is not None:
            for choice, name in ((self._dialog.first, first), (self._dialog.second, second)):
                choice.setCurrentIndex(max(choice.findData(name), 0))
            self._show()

    def _follow(self) -> None:
        """Offer the runs there are; once another has finished, the newest two are shown."""
        runs, dialog = self._document.finished_runs, self._dialog
        names = [run.name for run in runs]
        if dialog is None or names == self._offered or len(runs) < 2:
            return
        self._offered = names
        self._offer(dialog, (names[-2], names[-1]))

    def _say_anew(self) -> None:
        dialog = self._dialog
        if dialog is not None and dialog.first.count():
            self._offer(dialog, (dialog.first.currentData(), dialog.second.currentData()))

    def _offer(self, dialog: PairDialog, chosen: tuple[str, str]) -> None:
        """Let the finished runs be chosen, and show these two."""
        numbers = {name: n for n, name in enumerate(self._document.runs, 1)}
        runs = self._document.finished_runs
        items: list[tuple[str, Any]] = [(_title(numbers[r.name], r), r.name) for r in runs]
        for choice, name in zip((dialog.first, dialog.second), chosen, strict=True):
            choice.offer(items, name)
        self._show()

    def _show(self) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        runs = [
            self._document.runs.get(choice.currentData() or "")
            for choice in (dialog.first, dialog.second)
        ]
        one, other = runs
        if one is None or other is None or one.x_t is None or other.x_t is None:
            return
        chosen = self._document.selected or 0
        pictures = [
            run.x_t[min(chosen, len(run.x_t) - 1)] for run in (one, other) if run.x_t is not None
        ]
        before, after = (run.as_run or run.recipe for run in (one, other))
        show_pair(dialog, pictures[0], pictures[1], changes_between(before, after))


def _title(place: int, run: Run) -> str:
    """E.g. "Run 3 · boat · seed 7"; of labels that were changed on the way, the last."""
    parts = [translate("Compare", "Run {n}").format(n=place)]
    label = run.turned["label"](run.recipe.steps)
    if label is not None:
        parts.append(label_in_words(str(label), run.recipe.model))
    parts.append(translate("Compare", "seed {seed}").format(seed=run.recipe.seed))
    return " · ".join(parts)
