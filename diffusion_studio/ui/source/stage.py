"""When the opened picture is on the canvas, with its frame, and what of a run lies in it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from diffusion_studio.ui.background import Background
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.main_window import MainWindow
from diffusion_studio.ui.maps.map import Plate
from diffusion_studio.ui.source.frame_layer import FrameLayer
from diffusion_studio.ui.source.in_place import InPlace, enlarges, in_place
from diffusion_studio.ui.source.words import seen_words

translate = QCoreApplication.translate


class Stage(QObject):
    """The canvas shows the opened picture from when it is opened until another run is shown; a run
    that was made from it is shown in place, while `whole` is chosen.

    `place` is where the shown run's pictures belong, `result` the one that lies there, uint8
    [h, w, 3], and `sample` which of the batch it is.
    """

    def __init__(self, document: Document, window: MainWindow, background: Background) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        self._sourcing = document.sourcing
        self._background = background
        self._places: dict[str, InPlace | None] = {}
        self._whole = True  # rather the whole picture than the run's own
        self._fresh = True  # opened, or framed anew, since the run was shown
        self._shown: str | None = None
        self._plate: Plate | None = None
        self._plate_of: object = None  # the pixels that the plate began with
        self._working = self._again = False
        self.sample = 0
        self.result: np.ndarray | None = None
        self.frame = FrameLayer(window.canvas, self._sourcing)
        bar = window.source_bar
        bar.fit_chosen.connect(self._sourcing.set_fit)
        bar.frame_typed.connect(self._sourcing.set_frame)
        bar.feather_chosen.connect(self._sourcing.set_feather)
        bar.sample_chosen.connect(self._choose)
        action = window.actions_["whole_picture"]
        action.setCheckable(True)
        action.triggered.connect(lambda _=False: self.show_whole(not self.is_whole))
        self._sourcing.opened.connect(self._open)
        self._sourcing.changed.connect(self._reframe)
        self._sourcing.feathered.connect(self._lay)
        document.run_changed.connect(self._watch)
        document.pictures_changed.connect(self._arrange)
        document.masking.changed.connect(self._show)
        window.canvas.installEventFilter(self)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._arrange()  # what is on the canvas has a name
        return super().eventFilter(watched, event)

    # --- what there is ---

    @property
    def is_whole(self) -> bool:
        """The opened picture is on the canvas."""
        plate, document = self._plate, self._document
        return (
            plate is not None
            and document.map is plate
            and document.pictures() is plate.pictures  # not beside others
        )

    @property
    def _is_seen(self) -> bool:
        """It, or another view of all of it, such as y in its place."""
        picture, shown = self._sourcing.picture, self._document.map
        if self.is_whole or picture is None or not (self._whole and self._fresh):
            return self.is_whole
        alike = isinstance(shown, Plate) and shown.pictures.shape[:3] == (1, *picture.size)
        return alike and shown is not None and self._document.pictures() is shown.pictures

    @property
    def place(self) -> InPlace | None:
        """Where the shown run's pictures belong; None where they do not."""
        return self._places.get(self._document.shown or "")

    @property
    def in_place(self) -> bool:
        """The shown run's picture is to be seen in the opened one."""
        return self._whole and not self._fresh and self.place is not None

    def show_whole(self, whole: bool) -> None:
        """Show the opened picture, or the run's own ones."""
        self._whole = whole
        if whole:
            self._fresh = self.place is None
        self._arrange(force=True)

    # --- what happens ---

    def _open(self) -> None:
        self._plate = self._plate_of = None
        self._whole = self._fresh = True
        self._arrange(force=True)

    def _reframe(self) -> None:
        place = self.place
        if self._whole and not (place is not None and self._sourcing.frame == place.box):
            self._fresh = True
        self._arrange()

    def _watch(self) -> None:
        """Learn of a new run whether it works on the opened picture; follow which is shown."""
        document = self._document
        for name, run in document.runs.items():
            if name not in self._places:
                pixels = document.restoring.picture_mask()
                source, size = self._sourcing.picture, self._sourcing.size
                self._places[name] = None
                work = partial(in_place, run.recipe, source, size, pixels)
                if enlarges(run.recipe):  # all of a large picture takes seconds
                    self._background.ask(work, partial(self._found, name))
                else:
                    self._places[name] = work()
        self._places = {name: self._places[name] for name in document.runs}
        if document.shown != self._shown:
            self._shown = document.shown
            self.sample = 0
            self._fresh = False
            self._begin()

    def _found(self, name: str, place: InPlace | None) -> None:
        """Where a run belongs is known, some time after it began."""
        if name in self._places:
            self._places[name] = place
            if name == self._shown and not self._fresh:
                self._begin()

    def _begin(self) -> None:
        """Show the run that is shown now in its place, if it has one."""
        masking, place = self._document.masking, self.place
        self._whole = place is not None and not place.is_all
        if self._whole and masking.look.shown:  # else it would cover the result
            masking.set_look(replace(masking.look, shown=False))
        self._arrange()

    def _choose(self, sample: int) -> None:
        self.sample = sample
        self._arrange()

    # --- what is on the canvas ---

    def _arrange(self, force: bool = False) -> None:
        """Put the plate on the canvas or take it away, unless something else of a person's choice
        is there."""
        document = self._document
        wanted = self._wanted()
        ours = document.map is None or document.map is self._plate
        if ours or force:
            if wanted is not None and document.map is not wanted:
                self._plate = wanted
                document.show_map(wanted)
                return  # which comes here again
            if wanted is None and document.map is not None and document.map is self._plate:
                self._plate = None
                document.show_map(None)
                return
        self._show()
        self._lay()

    def _wanted(self) -> Plate | None:
        """The plate that should be seen now."""
        if self.in_place and self.place is not None:
            pixels = self.place.source.pixels
        elif self._whole and self._fresh and self._sourcing.picture is not None:
            pixels = self._sourcing.picture.pixels
        else:
            return None
        title = translate("Source", "The opened picture")
        if self.in_place:
            title = translate("Source", "The whole picture, with the result in its place")
        mode = (id(pixels), self.in_place, self._document.shown if self.in_place else "", title)
        if self._plate is None or self._plate_of != mode:
            self._plate_of = mode
            return Plate(pixels[None].copy() if self.in_place else pixels[None], title)
        return self._plate

    def _show(self) -> None:
        document, window = self._document, self._window
        pictures = document.own_pictures()
        window.actions_["whole_picture"].setChecked(self.is_whole)
        bar = window.source_bar
        pointer = not document.masking.tool.paints
        seen = self._is_seen
        bar.setVisible(seen)
        bar.show_source(self._sourcing, seen and self.in_place)
        bar.show_samples(self.sample, 0 if pictures is None else len(pictures))
        plain = seen and not self.in_place
        placed = self.place if seen and not plain else None
        self._sourcing.lay(
            placed.locate if placed else None,
            placed.placed if placed else None,
        )
        picture = self._sourcing.picture
        self._sourcing.see_as(seen_words(picture) if plain and picture is not None else "")
        self.frame.show(seen, movable=pointer, by_keys=plain, dims=plain)
        has_result = self.place is not None and pictures is not None
        if has_result != self._sourcing.has_result:
            self._sourcing.has_result = has_result
            window.actions_.refresh(document)

    # --- the result in its place ---

    def _lay(self) -> None:
        """Lay the run's picture into the plate, off this thread; the newest counts."""
        pictures, place = self._document.own_pictures(), self.place
        self.sample = min(self.sample, len(pictures) - 1) if pictures is not None else 0
        self.result = pictures[self.sample] if pictures is not None and place else None
        if not (self.is_whole and self.in_place) or place is None or self.result is None:
            return
        if self._working:
            self._again = True
            return
        self._working = True
        work = partial(place.patch, self.result, self._sourcing.feather)
        self._background.ask(work, partial(self._have, self._plate, place))

    def _have(self, plate: Plate | None, place: InPlace, patch: np.ndarray) -> None:
        self._working = False
        if plate is not None and plate is self._document.map and plate is self._plate:
            box = place.box
            plate.pictures[0][box.within] = patch
            for item in self._window.canvas.items_shown[:1]:
                item.show_part(box.x, box.y, patch)
        if self._again:
            self._again = False
            self._lay()
