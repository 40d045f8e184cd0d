"""Between paint on a step, the hand on the canvas, and the branch that it becomes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from shiboken6 import isValid

from diffusion_studio.ui.canvas.brush import Touch
from diffusion_studio.ui.change.paint_bar import PaintBar
from diffusion_studio.ui.change.painting import Painting
from diffusion_studio.ui.maps.map import Plate
from diffusion_studio.ui.tools.masking import Tool

if TYPE_CHECKING:
    from diffusion_studio.ui.document import Document
    from diffusion_studio.ui.main_window import MainWindow
    from diffusion_studio.ui.run_controller import RunController

translate = QCoreApplication.translate


class PaintController(QObject):
    """While a step is painted on, the left button paints, Alt with it rubs out, and the right one
    takes the colour under the pointer. Panning and zooming stay the canvas' own."""

    told = Signal(str)

    def __init__(self, window: MainWindow, runs: RunController) -> None:
        super().__init__(window)
        self._window, self._runs = window, runs
        self._document: Document = window.document
        self.painting = Painting(self._document.history, self)
        self._bar: PaintBar = window.paint_bar
        self._plate: Plate | None = None  # ours, on the canvas
        self._showing = False
        self._where: tuple[str, int, str] | None = None  # run, step and picture that are painted
        window.canvas.viewport().installEventFilter(self)
        self._connect()

    def _connect(self) -> None:
        bar, painting, document = self._bar, self.painting, self._document
        bar.colour_chosen.connect(self._take_colour)
        bar.size_chosen.connect(self._take_size)
        bar.carry_chosen.connect(self._take_carry)
        bar.all_chosen.connect(painting.lay_on_all)
        bar.picture_asked.connect(self.lay_picture)
        bar.clear_asked.connect(painting.clear)
        bar.go_asked.connect(self.go)
        bar.closed.connect(self.leave)
        painting.changed.connect(self._show)
        document.pictures_changed.connect(self._look)
        document.masking.changed.connect(self._look)
        document.playhead_changed.connect(self._look)

    # --- what a person does ---

    def begin(self) -> None:
        """Paint on the step that is looked at."""
        document = self._document
        pictures = document.own_pictures()
        if self.painting.on or pictures is None or document.playhead is None:
            return
        document.show_map(None)
        document.masking.take(Tool.POINTER)
        self._where = self._here()
        height, width = pictures.shape[1:3]
        self.painting.begin(height, width, document.selected or 0)
        self.told.emit(
            translate("Paint", "Paint on the picture; the right button takes a colour from it")
        )

    def leave(self) -> None:
        """Paint no more."""
        if self.painting.on:
            self._where = None
            self.painting.end()

    def go(self) -> None:
        """Begin a branch with the paint."""
        where, run = self._where, self._document.run
        if where is None or run is None or self.painting.layer.is_empty:
            return
        paint = self.painting.paint(where[2] == "x_t", run.recipe.count)
        self.leave()
        self._runs.branch(where[1], paint)

    def lay_picture(self) -> None:
        """Lay the opened picture over the step."""
        document = self._document
        height, width = self.painting.layer.cover.shape
        document.sourcing.set_size((height, width))
        region = document.sourcing.region()
        if region is not None:
            self.painting.lay(region)

    def _take_colour(self, colour: tuple[int, int, int]) -> None:
        self.painting.colour = colour
        self.painting.changed.emit()

    def _take_size(self, size: int) -> None:
        self.painting.brush = replace(self.painting.brush, size=size)

    def _take_carry(self, carry: str) -> None:
        if carry in ("keep_noise", "new_noise"):
            self.painting.carry = "keep_noise" if carry == "keep_noise" else "new_noise"

    # --- what is seen ---

    def _here(self) -> tuple[str, int, str] | None:
        """The run, the step and which of its two pictures are looked at."""
        document, playhead = self._document, self._document.playhead
        if document.shown is None or playhead is None:
            return None
        seen = document.looked_back
        kind = seen.kind if seen is not None else document.picture
        return document.shown, playhead.k, kind

    def _look(self) -> None:
        """Leave where another step, or other pictures, are looked at, or a mask is painted."""
        if not self.painting.on or self._showing:
            return
        elsewhere = self._here() != self._where or self._document.map is not self._plate
        if elsewhere or self._document.masking.tool is not Tool.POINTER:
            self.leave()

    def _show(self) -> None:
        document, painting = self._document, self.painting
        of_state = self._where is not None and self._where[2] == "x_t"
        pictures = document.own_pictures()
        count = 1 if pictures is None else len(pictures)
        self._bar.show_painting(painting, of_state, document.sourcing.picture is not None, count)
        self._showing = True
        if painting.on and pictures is not None:
            painted = np.array(pictures)
            for n in range(count) if painting.on_all else (painting.image,):
                painted[n] = painting.layer.over(painted[n])
            self._plate = Plate(
                painted,
                translate("Paint", "The step with the paint on it"),
                translate("Paint", "What a branch will begin with; this run stays as it is."),
            )
            document.show_map(self._plate)
        elif self._plate is not None:
            if document.map is self._plate:
                document.show_map(None)
            self._plate = None
        self._showing = False
        self._window.actions_.refresh(document)

    # --- the hand ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isValid(self._window) or not self.painting.on:
            return False
        if event.type() == QEvent.Type.LanguageChange:
            self._show()  # the map's title
            return False
        if not isinstance(event, QMouseEvent) or self._window.canvas.panning:
            return False
        kind, buttons = event.type(), event.buttons()
        if kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            return self._press(event)
        if kind == QEvent.Type.MouseMove and self.painting.drawing:
            self.painting.move(self._touch(event))
            return True
        if kind == QEvent.Type.MouseButtonRelease and self.painting.drawing:
            if not buttons & Qt.MouseButton.LeftButton:
                self.painting.release()
            return True
        return False

    def _press(self, event: QMouseEvent) -> bool:
        image = self._image_at(event)
        if image is None:
            return False
        if event.button() == Qt.MouseButton.RightButton:
            touch = self._touch(event, image)
            pictures = self._document.pictures()
            if pictures is not None:
                colour = pictures[image, int(touch.y), int(touch.x), :3]
                self._take_colour((int(colour[0]), int(colour[1]), int(colour[2])))
            return True
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        erase = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self.painting.press(self._touch(event, image), image, erase)
        return True

    def _image_at(self, event: QMouseEvent) -> int | None:
        """The picture under the pointer."""
        view = self._window.canvas
        scene, grid = view.scene_at(event.position()), view.grid
        if grid is None:
            return None
        for n in range(grid.count):
            left, top = grid.place(n)
            inside = 0 <= scene.x() - left < grid.width and 0 <= scene.y() - top < grid.height
            if inside:
                return n
        return None

    def _touch(self, event: QMouseEvent, image: int | None = None) -> Touch:
        """Where the hand is in the picture that is painted on."""
        view = self._window.canvas
        scene, grid = view.scene_at(event.position()), view.grid
        n = self.painting.image if image is None else image
        left, top = grid.place(n) if grid is not None else (0, 0)
        return Touch(scene.x() - left, scene.y() - top)
