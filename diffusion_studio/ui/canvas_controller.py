"""Between the canvas with its header and the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from diffusion_studio.keyframes import Label
from diffusion_studio.ui.document import Document, Run
from diffusion_studio.ui.main_window import MainWindow
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.starter_words import label_in_words
from diffusion_studio.ui.timeline.words import looking_back_words

if TYPE_CHECKING:
    import numpy as np

translate = QCoreApplication.translate


class CanvasController(QObject):
    """Shows the document's pictures, and tells it what was chosen."""

    def __init__(self, document: Document, window: MainWindow) -> None:
        super().__init__(window)
        self._document = document
        self._window = window
        self._seen: np.ndarray | None = None  # what the canvas shows
        window.installEventFilter(self)
        window.canvas.chosen.connect(self._choose)
        window.canvas.zoomed.connect(window.header.show_zoom)
        window.header.picture_chosen.connect(document.show_picture)
        document.pictures_changed.connect(self._show_pictures)
        document.selection_changed.connect(self._show_selection)
        document.run_changed.connect(self._show_words)
        document.playhead_changed.connect(self._show_words)
        document.models_changed.connect(self._show_words)
        document.tab_changed.connect(self._show_words)
        document.sourcing.seen.connect(self._show_words)
        document.steered.connect(self._show_words)
        self._show_pictures()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_words()
        return super().eventFilter(watched, event)

    def _choose(self, index: int | None) -> None:
        """Choose a picture of the batch; a map of the whole batch is none of them."""
        run, shown = self._document.run, len(self._window.canvas.items_shown)
        if run is None or self._document.map is None or shown == run.recipe.count:
            self._document.select(index)

    def _show_pictures(self) -> None:
        window, pictures = self._window, self._document.pictures()
        run = self._document.run
        window.canvas.columns = run.recipe.columns if run is not None else None
        if pictures is None or pictures is not self._seen:
            window.canvas.show_pictures(pictures)
        self._seen = pictures
        window.stack.setCurrentWidget(window.empty if pictures is None else window.canvases)
        if pictures is None:
            window.header.show_zoom(None)
        self._show_selection()

    def _show_selection(self) -> None:
        self._window.canvas.pick(self._document.selected)
        self._show_words()

    def _show_words(self) -> None:
        document, window = self._document, self._window
        about = self._about()
        window.header.show_picture(None if self._replaced else document.picture, about)
        window.canvas.setAccessibleDescription(about)
        names = list(document.runs)
        place = names.index(document.shown) + 1 if document.shown in names else 0
        window.header.show_place(place, len(names))
        window.empty.show_state(
            document.model is not None, document.reading, document.state, document.task.hint
        )

    @property
    def _replaced(self) -> bool:
        """A view or a map takes the place of belief and state."""
        display = self._document.display
        return display.shown is not None and display.arrangement == "alone"

    def _about(self) -> str:
        """E.g. "boat · seed 7 · belief at step 31 of 50"; what matters less is cut first. Where
        one looks back, that is said before all else."""
        document, run = self._document, self._document.run
        if document.sourcing.seen_as:
            return document.sourcing.seen_as
        if run is None or document.pictures() is None:
            return ""
        state = run.state
        if state.phase is Phase.FINISHED:
            words = translate("Canvas", "finished: belief = state")
        elif document.picture == "x_0":
            words = translate("Canvas", "belief at step {k} of {steps}")
        else:
            words = translate("Canvas", "state at step {k} of {steps}")
        parts = []
        label = _label(run, None if document.looked_back is None else document.looked_back.k)
        if label is not None:
            parts.append(label_in_words(str(label), run.recipe.model))
        chosen = document.selected if document.selected is not None else 0
        if run.recipe.columns is not None:
            words_of_path = translate("Canvas", "path of {count} pictures")
            parts.append(words_of_path.format(count=run.recipe.count))
        elif document.selected is not None or run.recipe.count == 1:
            seed = run.recipe.seeds[chosen]
            parts.append(translate("Canvas", "seed {seed}").format(seed=seed))
        else:
            first, last = run.recipe.seeds[0], run.recipe.seeds[-1]
            parts.append(
                translate("Canvas", "seeds {first} to {last}").format(first=first, last=last)
            )
        seen, playhead, map_ = document.looked_back, document.playhead, document.map
        if self._replaced and map_ is not None:
            parts.insert(0, map_.title)
            if playhead is not None and not playhead.follows:
                words = translate("Canvas", "looking back at step {k} of {steps}")
                parts.append(words.format(k=playhead.k, steps=playhead.record.steps))
        elif seen is not None and playhead is not None:
            parts.insert(0, looking_back_words(playhead.record, seen.k, seen.kind))
        else:
            parts.append(words.format(k=state.k, steps=state.steps))
        return " · ".join(parts)


def _label(run: Run, k: int | None) -> Label:
    """The label under which state k was made; with None the newest, which leads from now on."""
    labels = run.turned["label"]
    newest = labels(run.state.steps or run.recipe.steps)
    return newest if k is None else labels(max(k - 1, 0))
