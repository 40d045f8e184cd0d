"""Save as: the shown pictures in a format of one's choice, with the recipe inside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from diffusion_studio.library.file_form import FileForm
from diffusion_studio.library.names import picture_stem
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.background import Background
from diffusion_studio.ui.folder_dialog import ask_for_folder, nearest_folder
from diffusion_studio.ui.save_controller import SaveController
from diffusion_studio.ui.settings import Settings
from diffusion_studio.ui.share.save_dialog import Chosen, Cost, SaveAsDialog

if TYPE_CHECKING:
    import numpy as np

translate = QCoreApplication.translate

RESTING = 80  # milliseconds that the slider rests before it is measured
FormName = Literal["png", "webp_lossless", "webp", "jpeg"]


@dataclass(frozen=True, eq=False)
class Pictures:
    """What is to be saved: uint8 [B, H, W, 3], and what made it."""

    images: np.ndarray
    recipe: Recipe
    receipt: dict[str, Any]


class SaveAs(QObject):
    """Opens the dialog, measures what a form costs, and hands the pictures to the writer."""

    def __init__(self, saving: SaveController, settings: Settings, background: Background) -> None:
        super().__init__(saving)
        self._saving = saving
        self._settings = settings
        self._background = background
        self._asked = 0  # measurements asked for; only the newest is shown

    def open(self, parent: QWidget) -> SaveAsDialog | None:
        """Ask for the form, for the pictures as they are shown now."""
        chosen = self._saving.chosen()
        if chosen is None:
            return None
        pictures = Pictures(*chosen)
        note = pictures.recipe.to_json()
        begins = Chosen(
            self._settings.save_form,
            self._settings.save_quality,
            len(note),
            tuple(outside(json.loads(note))),
        )
        dialog = SaveAsDialog(parent, begins)
        resting = QTimer(dialog)
        resting.setSingleShot(True)
        resting.setInterval(RESTING)
        resting.timeout.connect(partial(self._measure, dialog, pictures.images))
        dialog.changed.connect(resting.start)
        dialog.finished.connect(resting.stop)
        dialog.finished.connect(dialog.deleteLater)
        dialog.asked.connect(partial(self._ask_where, dialog, pictures))
        dialog.open()
        self._measure(dialog, pictures.images)
        return dialog

    # --- what it costs ---

    def _measure(self, dialog: SaveAsDialog, images: np.ndarray) -> None:
        self._asked += 1
        work = partial(cost_of, images, dialog.form)
        self._background.ask(work, partial(self._show, dialog, self._asked))

    def _show(self, dialog: SaveAsDialog, asked: int, cost: Cost) -> None:
        if asked == self._asked and isValid(dialog) and dialog.isVisible():
            dialog.show_cost(cost)

    # --- where it goes ---

    def _ask_where(self, dialog: SaveAsDialog, pictures: Pictures) -> None:
        form, several = dialog.form, len(pictures.images) > 1
        self._settings.save_form = cast(FormName, dialog.format.currentData())
        if not form.lossless:
            self._settings.save_quality = round(dialog.quality.value)
        folder, save = self._saving.folder(), partial(self.save, pictures, form)
        dialog.close()
        if several:
            title = translate("SaveAs", "Save pictures in")
            ask_for_folder(dialog.parentWidget(), title, folder, save)
            return
        where = QFileDialog(
            dialog.parentWidget(), dialog.windowTitle(), str(nearest_folder(folder))
        )
        where.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kinds = translate("SaveAs", "Pictures ({kinds})")
        where.setNameFilter(kinds.format(kinds=f"*{form.suffix}"))
        where.setDefaultSuffix(form.suffix.removeprefix("."))
        where.selectFile(picture_stem(pictures.recipe) + form.suffix)
        where.fileSelected.connect(save)
        where.finished.connect(where.deleteLater)
        where.open()

    def save(self, pictures: Pictures, form: FileForm, place: str) -> None:
        """Write one picture to the file `place`, several under names of their own into that
        folder."""
        path = Path(place)
        self._settings.save_folder = str(path if len(pictures.images) > 1 else path.parent)
        writer = self._saving.writer
        work = writer.write if len(pictures.images) > 1 else writer.write_over
        future = work(pictures.images, pictures.recipe, pictures.receipt, path, form)
        self._saving.watch(future)


def outside(note: object) -> Iterator[str]:
    """The names of the files that a recipe's JSON points to."""
    if isinstance(note, dict):
        if note.get("kind") == "file" and "path" in note:
            yield Path(str(note["path"])).name
        for each in note.values():
            yield from outside(each)
    elif isinstance(note, list):
        for each in note:
            yield from outside(each)


def cost_of(images: np.ndarray, form: FileForm) -> Cost:
    """What a form costs of uint8 [B, H, W, 3] pictures, without their recipe: they are written in
    memory, and read again."""
    from diffusion_studio.library.carrier import decoded, encode
    from diffusion_studio.library.likeness import largest_difference, rms_difference

    files = [encode(image, None, form) for image in images]
    again = [decoded(data) for data in files]
    pairs = list(zip(images, again, strict=True))
    return Cost(
        len(files),
        sum(map(len, files)),
        max(largest_difference(*pair) for pair in pairs),
        max(rms_difference(*pair) for pair in pairs),
    )
