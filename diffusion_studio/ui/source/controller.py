"""Between the opened picture and the window: opening, pasting, dropping, the frame, the result."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from diffusion_studio.ui.background import Background
from diffusion_studio.ui.canvas.mask import Mask
from diffusion_studio.ui.document import Document, Run
from diffusion_studio.ui.main_window import MainWindow
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.settings import Settings
from diffusion_studio.ui.source.door import Found, found_in
from diffusion_studio.ui.source.source import SourcePicture
from diffusion_studio.ui.source.stage import Stage
from diffusion_studio.ui.source.words import called, opened_words

translate = QCoreApplication.translate

Note = tuple[str, dict[str, Any]]  # a recipe as JSON, and its receipt
Make = Callable[[], np.ndarray]


class SourceController(QObject):
    """`noticed` carries a Notice, `told` a sentence for the status bar; `recipe_found`,
    `model_found`, `preset_found` and `session_found` the path of a file that is no picture to work
    on."""

    noticed = Signal(object)
    told = Signal(str)
    recipe_found = Signal(str)
    model_found = Signal(str)
    session_found = Signal(str)
    preset_found = Signal(str)

    def __init__(
        self,
        document: Document,
        window: MainWindow,
        settings: Settings,
        background: Background,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._sourcing = document.sourcing
        self._window = window
        self._settings = settings
        self._background = background
        self.stage = Stage(document, window, background)
        does = {
            "open": self.ask_for_file,
            "paste": self.paste,
            "use_picture": self.use_shown,
            "save_whole": self._ask_to_save,
            "mask_transparent": self._mask_transparent,
        }
        for name, function in does.items():
            window.actions_[name].triggered.connect(lambda _=False, do=function: do())
        for signal in (document.models_changed, document.tab_changed):
            signal.connect(self._fit_model)

    def _fit_model(self) -> None:
        """The frame is for the chosen model's pictures; the Restore tab knows better itself."""
        card = self._document.card
        if card is not None and self._document.tab != "restore":
            self._sourcing.set_size(card.size)

    # --- pictures in ---

    def ask_for_file(self) -> None:
        """Let a person choose a file of any kind."""
        folder = self._settings.save_folder or str(Path.home())
        dialog = QFileDialog(self._window, translate("Source", "Open"), folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, path: str) -> None:
        """Open a file for what it is."""
        wants_recipe = self._document.tab == "generate"
        work = partial(found_in, Path(path), wants_recipe)
        self._background.ask(work, partial(self._found, path))

    def take(self, files: list[str]) -> None:
        """Files that were dropped on the window; the first one counts."""
        self.open(files[0])

    def _found(self, path: str, found: Found) -> None:
        if found.kind == "recipe":
            self.recipe_found.emit(path)
        elif found.kind == "preset":
            self.preset_found.emit(path)
        elif found.kind == "session":
            self.session_found.emit(path)
        elif found.kind == "model":
            self.model_found.emit(path)
        elif found.picture is None:
            self.noticed.emit(Notice.of_file(path, found.problem, action="open"))
        else:
            self._window.notices.forget("opening")
            opened = found.picture
            name = Path(path).name
            as_it_is = None if opened.changes else Path(path)
            self.work_on(SourcePicture(opened.pixels, name, opened.alpha, as_it_is))
            self.told.emit(opened_words(name, opened.pixels.shape[:2], opened.changes))

    def paste(self) -> None:
        """Work on what is on the clipboard, a picture or a file."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None: there is nothing
        urls = data.urls() if data is not None else []
        files = [url.toLocalFile() for url in urls if url.isLocalFile()]
        if files:
            self.take(files)
        elif data is not None and data.hasImage():
            image = QGuiApplication.clipboard().image()
            work = partial(_pasted, image)
            self._background.ask(work, self._have_pasted)
        else:
            text = translate("Source", "There is no picture on the clipboard; copy one first.")
            self.noticed.emit(Notice("error", text, about="opening"))

    def _have_pasted(self, found: Found) -> None:
        if found.picture is None:
            self.noticed.emit(Notice("error", found.problem, about="opening"))
            return
        picture = SourcePicture(found.picture.pixels, "", found.picture.alpha, kind="pasted")
        self.work_on(picture)
        self.told.emit(opened_words(called(picture), picture.size, ()))

    def use_shown(self) -> None:
        """Work on the chosen picture of the shown run."""
        document, pictures = self._document, self._document.own_pictures()
        run = document.run
        if pictures is None:
            return
        n = min(document.selected or 0, len(pictures) - 1)
        if run is None:
            self.work_on(SourcePicture(pictures[n].copy(), ""))
        else:
            seed = str(run.recipe.seeds[n])
            self.work_on(SourcePicture(pictures[n].copy(), seed, kind="seed"))

    def work_on(self, picture: SourcePicture) -> None:
        """Have a picture as the opened one, and on the canvas."""
        self._fit_model()
        self._sourcing.take(picture)

    def _mask_transparent(self) -> None:
        picture, masking = self._sourcing.picture, self._document.masking
        if picture is None or picture.alpha is None:
            return
        self.stage.show_whole(True)
        alpha = picture.alpha

        def cover(mask: Mask) -> None:
            if mask.pixels.shape == alpha.shape:
                mask.replace(255 - alpha)

        masking.edit(cover)

    # --- the whole picture out ---

    def _ask_to_save(self) -> None:
        run, picture = self._document.run, self._sourcing.picture
        if run is None or picture is None:
            return
        folder = self._settings.save_folder or str(Path.home())
        dialog = QFileDialog(self._window, translate("Source", "Save whole picture"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.setNameFilter(translate("Source", "Pictures ({kinds})").format(kinds="*.png"))
        dialog.selectFile(f"{Path(called(picture)).stem}-restored.png")
        dialog.fileSelected.connect(self.save_whole)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_whole(self, path: str) -> None:
        """Write the opened picture with the shown result in its place, as PNG."""
        run, result, at = self._document.run, self.stage.result, self.stage.place
        if run is None or result is None or at is None:
            return
        work = partial(_write, Path(path), partial(at.whole, result, self._sourcing.feather))
        note = self._provenance(run)
        self._background.ask(partial(work, note), partial(self._tell_saved, Path(path)))

    def _provenance(self, run: Run) -> Note | None:
        """The recipe of the result and its receipt, once the run has finished."""
        if run.as_run is None:
            return None
        return run.as_run.alone(self.stage.sample).to_json(), run.receipt

    def _tell_saved(self, path: Path, problem: str) -> None:
        if problem:
            self.noticed.emit(Notice("error", problem, action="save_whole"))
        else:
            text = translate("Source", "Saved {name} in {folder}")
            self.told.emit(text.format(name=path.name, folder=path.parent))


def _pasted(image: QImage) -> Found:
    """The clipboard's picture, on the background's thread."""
    from diffusion_studio.library.open_picture import OpenedPicture, PictureError, refuse_size

    try:
        refuse_size(image.width(), image.height(), translate("Source", "The pasted picture"))
    except PictureError as error:
        return Found("picture", problem=str(error))
    whole = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(whole.constBits(), np.uint8).reshape(whole.height(), -1)
    colours = rows[:, : 4 * whole.width()].reshape(whole.height(), whole.width(), 4)
    alpha = colours[..., 3].copy()
    if alpha.min() == 255:
        return Found("picture", OpenedPicture(colours[..., :3].copy()))
    share = alpha[..., None].astype(np.float32) / 255
    pixels = np.rint(colours[..., :3] * share + 255 * (1 - share)).astype(np.uint8)
    return Found("picture", OpenedPicture(pixels, alpha, ("on white",)))


def _write(path: Path, make: partial[np.ndarray], note: Note | None) -> str:
    """Write a picture with its recipe; "" or a sentence why not. On the background's thread."""
    from diffusion_studio.library.files import SaveError, replace_file
    from diffusion_studio.library.picture import Provenance, encode_picture
    from diffusion_studio.recipe import Recipe

    about = None if note is None else Provenance(Recipe.from_json(note[0]), receipt=note[1])
    try:
        replace_file(path, encode_picture(make(), about))
    except SaveError as error:
        return str(error)
    return ""
