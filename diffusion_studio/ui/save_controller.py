"""Pictures out of the window: to files, on the writer's thread, and to the clipboard."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from diffusion_studio.library.files import SaveError
from diffusion_studio.library.writer import Writer, Written, rescue_words
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.canvas.picture_item import to_image
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.engine_link import CallSoon
from diffusion_studio.ui.folder_dialog import ask_for_folder
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.settings import Settings

if TYPE_CHECKING:
    import numpy as np

translate = QCoreApplication.translate


class SaveController(QObject):
    """`noticed` carries a Notice, `told` a sentence for the status bar."""

    noticed = Signal(object)
    told = Signal(str)

    def __init__(self, document: Document, settings: Settings, call_soon: CallSoon) -> None:
        super().__init__(document)
        self._document = document
        self._settings = settings
        self._call_soon = call_soon
        self.writer = Writer()

    def folder(self) -> Path:
        """Where pictures go: the folder last chosen, or one among the person's pictures."""
        if self._settings.save_folder:
            return Path(self._settings.save_folder)
        place = QStandardPaths.StandardLocation.PicturesLocation
        pictures = QStandardPaths.writableLocation(place) or str(Path.home())
        return Path(pictures) / "Diffusion Studio"

    def chosen(self) -> tuple[np.ndarray, Recipe, dict[str, Any]] | None:
        """The chosen picture, or the batch, as uint8 [B, H, W, 3], with its recipe and receipt;
        None where no run has ended."""
        run = self._document.run
        if run is None or run.as_run is None or run.x_t is None:
            return None
        n = self._document.selected
        if n is None:
            return run.x_t, run.as_run, run.receipt
        return run.x_t[n : n + 1], run.as_run.alone(n), {**run.receipt, "image": n}

    def save(self) -> None:
        """Write the chosen picture, or the batch, under names of their own; nothing is replaced."""
        chosen = self.chosen()
        if chosen is not None:
            self.watch(self.writer.write(*chosen, self.folder()))

    def ask_for_folder(self, parent: QWidget) -> None:
        """Let a person choose the folder, then save there."""
        title = translate("Saving", "Save pictures in")
        ask_for_folder(parent, title, self.folder(), self.save_in)

    def save_in(self, folder: str) -> None:
        """Save in a folder, now and from now on."""
        self._settings.save_folder = folder
        self.save()

    def watch(self, future: Future[Written]) -> None:
        """Tell what becomes of something that is being written."""
        future.add_done_callback(self._done)

    def _done(self, future: Future[Written]) -> None:  # on the writer's thread
        self._call_soon(partial(self._tell, future))

    def _tell(self, future: Future[Written]) -> None:
        try:
            written = future.result()
        except SaveError as error:
            self.noticed.emit(Notice("error", str(error), action="save_in"))
            return
        if written.problem:
            words = rescue_words(written.problem, written.paths[-1].parent)
            self.noticed.emit(Notice("warning", words, action="save_in"))
            return
        if len(written.paths) == 1:
            text = translate("Saving", "Saved {name} in {folder}")
            text = text.format(name=written.paths[0].name, folder=written.paths[0].parent)
        else:
            text = translate("Saving", "Saved {count} pictures in {folder}")
            if any(path.suffix == ".csv" for path in written.paths):
                text = translate("Saving", "Saved {count} files in {folder}")
            text = text.format(count=len(written.paths), folder=written.paths[0].parent)
        self.told.emit(text)

    def copy(self) -> None:
        """Put what is seen on the clipboard: the chosen picture, or the batch as one."""
        from diffusion_studio.library.sheet import contact_sheet

        pictures = self._document.pictures()
        if pictures is None:
            return
        chosen = self._document.selected
        alone = chosen is not None and chosen < len(pictures)
        picture: np.ndarray = pictures[chosen] if alone else contact_sheet(pictures)
        QGuiApplication.clipboard().setImage(to_image(picture))
        self.told.emit(translate("Saving", "Copied to the clipboard"))

    def copy_recipe(self) -> None:
        """Put the recipe of what is seen on the clipboard, as JSON."""
        run = self._document.run
        if run is not None:
            recipe: Recipe = run.as_run or run.recipe
            QGuiApplication.clipboard().setText(recipe.to_json(indent=2))
            self.told.emit(translate("Saving", "The recipe was copied to the clipboard"))
