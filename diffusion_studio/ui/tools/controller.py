"""Between the mask and what a person does to it: tools, options, files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QActionGroup, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from diffusion_studio.ui.background import Background
from diffusion_studio.ui.canvas.mask_edges import feathered, grown, shrunk
from diffusion_studio.ui.canvas.mask_layer import MaskLayer
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.settings import Settings
from diffusion_studio.ui.tools.kept_tools import recall_tools, tools_to_keep
from diffusion_studio.ui.tools.masking import Tool

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.ui.main_window import MainWindow

translate = QCoreApplication.translate

PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"}


class MaskController(QObject):
    """`noticed` carries a Notice, `told` a sentence for the status bar."""

    noticed = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        document: Document,
        window: MainWindow,
        settings: Settings,
        background: Background,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._masking = document.masking
        self._window = window
        self._settings = settings
        recall_tools(document.masking, settings.mask)
        self._background = background
        self.layer = MaskLayer(window.canvas, self._masking)
        self._group = QActionGroup(self)
        self._connect_actions()
        self._connect_options()
        window.canvas.viewport().installEventFilter(self)
        self._masking.painted.connect(lambda _: self._show_covered())
        self._masking.replaced.connect(self._show)
        self._masking.changed.connect(self._show)
        self._masking.changed.connect(self._keep)
        document.pictures_changed.connect(self._show)
        self._over: object = None  # what the mask lay over last
        for signal in (
            document.pictures_changed,
            document.run_changed,
            document.tab_changed,
            document.restoring.changed,
        ):
            signal.connect(self._lay)
        self._lay()
        self._show()

    def _keep(self) -> None:
        self._settings.mask = tools_to_keep(self._masking)

    def _connect_actions(self) -> None:
        actions, masking = self._window.actions_, self._masking
        for tool in Tool:
            action = actions[tool.value]
            action.setCheckable(True)
            self._group.addAction(action)
        actions["mask_show"].setCheckable(True)
        does: dict[str, Callable[[], None]] = {
            **{tool.value: partial(self._take, tool) for tool in Tool},
            "tool_swap": self._swap,
            "brush_smaller": partial(self._resize, -1),
            "brush_larger": partial(self._resize, 1),
            "mask_fill": lambda: masking.edit(lambda mask: mask.fill(), "fill"),
            "mask_clear": lambda: masking.edit(lambda mask: mask.clear(), "clear"),
            "mask_invert": lambda: masking.edit(lambda mask: mask.invert(), "invert"),
            "mask_grow": partial(self._work, grown, "grow"),
            "mask_shrink": partial(self._work, shrunk, "shrink"),
            "mask_feather": partial(self._work, feathered, "feather"),
            "mask_show": self._switch_shown,
            "mask_open": self._ask_to_open,
            "mask_save": self._ask_to_save,
        }
        for name, function in does.items():
            actions[name].triggered.connect(lambda _=False, do=function: do())

    def _connect_options(self) -> None:
        bar, masking = self._window.mask_options, self._masking
        more = bar.options
        bar.size_chosen.connect(lambda size: masking.set_brush(replace(masking.brush, size=size)))
        bar.hardness_chosen.connect(
            lambda share: masking.set_brush(replace(masking.brush, hardness=share / 100))
        )
        more.pressure_chosen.connect(
            lambda used: masking.set_brush(replace(masking.brush, pressure=used))
        )
        more.edge_chosen.connect(masking.set_edge)
        more.opacity_chosen.connect(
            lambda share: masking.set_look(replace(masking.look, opacity=share / 100))
        )
        more.colour_chosen.connect(
            lambda name: masking.set_look(replace(masking.look, colour=name))
        )

    # --- tools ---

    def _take(self, tool: Tool) -> None:
        self._masking.take(tool)
        self._group_shows()
        if self._document.pictures() is not None:
            self._window.canvas.setFocus()  # so that Space pans at once

    def _swap(self) -> None:
        self._masking.swap()

    def _resize(self, steps: int) -> None:
        brush = self._masking.brush
        self._masking.set_brush(replace(brush, size=brush.resized(steps)))

    def _switch_shown(self) -> None:
        masking, seen = self._masking, self._masking.seen
        if not seen:
            masking.ask()
        masking.set_look(replace(masking.look, shown=not seen))

    # --- what is seen ---

    def _lay(self) -> None:
        """The mask lies over what it applies to: the opened picture, and what was restored of it,
        while the Restore tab is in front and fills holes."""
        document, run = self._document, self._document.run
        operator, picture = document.restoring.parameters.operator, document.sourcing.picture
        over = document.tab, document.shown, operator, picture
        others = over != self._over
        self._over = over
        plain = run is not None and run.recipe.restoration is None and document.map is None
        filling = document.tab == "restore" and operator == "inpainting"
        self._masking.lie_over(filling and not plain, others)

    def _show(self) -> None:
        window, masking = self._window, self._masking
        there = self._document.pictures() is not None
        window.mask_options.setVisible(there and masking.tool.paints)
        window.mask_options.show_masking(masking)
        window.actions_["mask_show"].setChecked(masking.seen)
        self._group_shows()
        window.actions_.refresh(self._document)

    def _group_shows(self) -> None:
        self._window.actions_[self._masking.tool.value].setChecked(True)

    def _show_covered(self) -> None:
        self._window.mask_options.show_covered(self._masking)

    # --- edges, on the thread in the background: large masks take a while ---

    def _work(self, work: Callable[[np.ndarray, int], np.ndarray], name: str) -> None:
        masking = self._masking
        masking.end_stroke()
        if masking.mask is not None:
            pixels, version = masking.mask.to_array(), masking.version
            self._background.ask(
                partial(work, pixels, masking.edge), partial(self._put, version, name)
            )

    def _put(self, version: int, name: str, pixels: np.ndarray) -> None:
        if version != self._masking.version or self._masking.drawing:
            self.told.emit(translate("Mask", "The mask was changed meanwhile; do it again."))
        else:
            self._masking.put(pixels, name)

    # --- files ---

    def _ask_to_open(self) -> None:
        dialog = QFileDialog(self._window, translate("Mask", "Open mask"), self._folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = " ".join(f"*{kind}" for kind in sorted(PICTURES))
        dialog.setNameFilter(translate("Mask", "Pictures ({kinds})").format(kinds=kinds))
        dialog.fileSelected.connect(self.open)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_to_save(self) -> None:
        dialog = QFileDialog(self._window, translate("Mask", "Save mask"), self._folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.setNameFilter(translate("Mask", "Pictures ({kinds})").format(kinds="*.png"))
        dialog.selectFile("mask.png")
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _folder(self) -> str:
        return self._settings.save_folder or str(Path.home())

    def open(self, path: str) -> None:
        """Read the mask in a picture, and have it instead; undo brings back the one before."""
        mask = self._masking.mask
        if mask is not None:
            work = partial(_read, Path(path), mask.width, mask.height)
            self._background.ask(work, partial(self._have, Path(path)))

    def _have(self, path: Path, pixels: np.ndarray | str) -> None:
        mask = self._masking.mask
        if isinstance(pixels, str):
            self.noticed.emit(Notice.of_file(str(path), pixels, action="mask_open"))
        elif mask is not None and pixels.shape == mask.pixels.shape:
            self._masking.put(pixels, "open")
            self.told.emit(translate("Mask", "The mask is that of {name}").format(name=path.name))

    def save(self, path: str) -> None:
        """Write the mask as PNG."""
        mask = self._masking.mask
        if mask is not None:
            work = partial(_write, Path(path), mask.to_array())
            self._background.ask(work, partial(self._tell_saved, Path(path)))

    def _tell_saved(self, path: Path, problem: str) -> None:
        if problem:
            self.noticed.emit(Notice("error", problem, action="mask_save"))
        else:
            text = translate("Mask", "Saved {name} in {folder}")
            self.told.emit(text.format(name=path.name, folder=path.parent))

    # --- a mask that is dropped on the canvas while a tool is in hand ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            path = self._dropped(event)
            if path:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.open(path)
                return True
        return super().eventFilter(watched, event)

    def _dropped(self, event: QDropEvent) -> str:
        """The picture that would be the mask; empty where it is not for the mask."""
        if not self._masking.tool.paints or self._masking.mask is None:
            return ""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        fits = len(files) == 1 and Path(files[0]).suffix.lower() in PICTURES
        return files[0] if fits else ""


def _read(path: Path, width: int, height: int) -> np.ndarray | str:
    from diffusion_studio.library.mask_picture import MaskError, read_mask

    try:
        return read_mask(path, width, height)
    except MaskError as error:
        return str(error)


def _write(path: Path, mask: np.ndarray) -> str:
    from diffusion_studio.library.files import SaveError, replace_file
    from diffusion_studio.library.mask_picture import encode_mask

    try:
        replace_file(path, encode_mask(mask))
    except SaveError as error:
        return str(error)
    return ""
