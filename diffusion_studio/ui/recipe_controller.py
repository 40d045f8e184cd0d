"""Recipes from files: a picture made here, or a recipe's JSON, puts its settings back."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.ui.engine_link import CallSoon
from diffusion_studio.ui.model_controller import ModelController
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.parameters import Parameters
from diffusion_studio.ui.settings import Settings

translate = QCoreApplication.translate

Read = tuple[Recipe, str, str]
"""A recipe, the program that made the picture if that was another version, and the SHA-256 of the
model's weights then, if it is told."""

KINDS = "*.png *.jpg *.jpeg *.webp *.json *.dsrecipe"


class RecipeController(QObject):
    """Reads on a thread of its own. `noticed` carries a Notice, `told` a sentence."""

    noticed = Signal(object)
    told = Signal(str)
    found = Signal(object)  # the Recipe, for what the Generate panel does not hold

    def __init__(self, models: ModelController, settings: Settings, call_soon: CallSoon) -> None:
        super().__init__(models)
        self._models = models
        self._settings = settings
        self._call_soon = call_soon
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")

    def close(self) -> None:
        """Finish what is being read, and end the thread."""
        self._thread.shutdown(wait=True)

    def ask_for_file(self, parent: QWidget) -> None:
        """Let a person choose a picture or a recipe."""
        title = translate("Recipes", "Open recipe")
        dialog = QFileDialog(parent, title, self._settings.save_folder or str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = translate("Recipes", "Pictures and recipes ({kinds})")
        dialog.setNameFilter(kinds.format(kinds=KINDS))
        dialog.fileSelected.connect(self.open)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, path: str) -> None:
        """Read the recipe in a file, and set it."""
        future = self._thread.submit(_read, Path(path))
        future.add_done_callback(partial(self._done, Path(path)))

    def recall(self, recipe: Recipe) -> None:
        """Set a recipe, so that Generate makes these very pictures."""
        parameters = Parameters.of_recipe(recipe)
        self._models.restore(parameters.model_copy(update={"seed_locked": True}))
        self.found.emit(recipe)

    def _done(self, path: Path, future: Future[Read]) -> None:
        """On the reader's thread."""
        self._call_soon(partial(self._set, path, future))

    def _set(self, path: Path, future: Future[Read]) -> None:
        try:
            recipe, program, weights = future.result()
            parameters = Parameters.of_recipe(recipe)
        except (RecipeError, ValueError) as error:
            self.noticed.emit(Notice.of_file(str(path), str(error), action="open_recipe"))
            return
        # Locked, so that Generate makes these very pictures.
        self._models.restore(parameters.model_copy(update={"seed_locked": True}))
        self.found.emit(recipe)
        known = self._models.sha256_of(recipe.model)
        if weights and known and weights != known:
            text = translate(
                "Recipes",
                "{name} was made with other weights of {model}; the pictures will differ.",
            )
            model = Path(recipe.model).name
            self.noticed.emit(Notice("info", text.format(name=path.name, model=model)))
        elif program:
            text = translate(
                "Recipes",
                "{name} was made by {program}; this version may make another picture of the same"
                " settings.",
            )
            self.noticed.emit(Notice("info", text.format(name=path.name, program=program)))
        else:
            self.told.emit(
                translate("Recipes", "The settings of {name} are back").format(name=path.name)
            )


def _read(path: Path) -> Read:
    from diffusion_studio.library.picture import other_program
    from diffusion_studio.library.recipe_file import open_provenance

    provenance = open_provenance(path)
    weights = str(provenance.receipt.get("model_sha256", ""))
    return provenance.recipe, other_program(provenance), weights
