"""Out of the timeline to files: its steps as a film, its plots as tables."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject

from diffusion_studio.ui.document import Document
from diffusion_studio.ui.engine_link import CallSoon
from diffusion_studio.ui.save_controller import SaveController
from diffusion_studio.ui.timeline.controller import TimelineController
from diffusion_studio.ui.timeline.frame_reader import Frame

if TYPE_CHECKING:
    import numpy as np

MOST_FRAMES = 100  # of a film; of a longer run they are evenly spread


class TimelineExport(QObject):
    """Files go where pictures are saved, and are told of in the same words."""

    def __init__(
        self,
        document: Document,
        timeline: TimelineController,
        saving: SaveController,
        call_soon: CallSoon,
    ) -> None:
        super().__init__(document)
        self._document = document
        self._reader = timeline.reader
        self._plots = timeline.plots
        self._saving = saving
        self._call_soon = call_soon

    def save_film(self, kind: Literal["gif", "apng"]) -> None:
        """The recorded steps of the chosen picture, or of the batch, as the canvas shows them."""
        document, run, playhead = self._document, self._document.run, self._document.playhead
        if run is None or playhead is None:
            return
        record, chosen = playhead.record, document.selected
        states = spread(record.first, record.newest, MOST_FRAMES)
        frames = [Frame(run.name, document.picture, k, record.first) for k in states]
        recipe = run.as_run or run.recipe
        if chosen is not None:
            recipe = recipe.alone(chosen)

        def write(future: Future[list[np.ndarray]]) -> None:
            pictures = future.result()
            if pictures:
                folder = self._saving.folder()
                self._saving.watch(
                    self._saving.writer.write_animation(pictures, recipe, folder, kind)
                )

        def written(future: Future[list[np.ndarray]]) -> None:  # on the reader's thread
            if not future.cancelled():
                self._call_soon(lambda: write(future))

        self._reader.read_many(frames, chosen).add_done_callback(written)

    def save_plots(self) -> None:
        """The numbers of every plot, a table each."""
        self._save_tables(None)

    def save_plot(self, name: str) -> None:
        """The numbers of one plot."""
        self._save_tables(name)

    def _save_tables(self, name: str | None) -> None:
        run = self._document.run
        if run is None:
            return
        plots = [plot for plot in self._plots.plots() if name in {None, plot.name}]
        tables = {plot.name.replace("_", "-"): plot.to_csv() for plot in plots}
        recipe, folder = run.as_run or run.recipe, self._saving.folder()
        self._saving.watch(self._saving.writer.write_tables(tables, recipe, folder))


def spread(first: int, last: int, most: int) -> list[int]:
    """All the states from `first` to `last`, or `most` of them evenly spread, both ends too."""
    count = last - first + 1
    if count <= most:
        return list(range(first, last + 1))
    return [first + round(n * (count - 1) / (most - 1)) for n in range(most)]
