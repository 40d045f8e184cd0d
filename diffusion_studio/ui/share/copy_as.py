"""Copy as command, copy as Python: text that makes the same pictures, for the clipboard."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import platformdirs
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication

from diffusion_studio import models
from diffusion_studio.library.as_command import arguments_of, command_line, replay_arguments
from diffusion_studio.library.as_python import as_python
from diffusion_studio.library.command_options import Known, NoOptions
from diffusion_studio.library.files import SaveError
from diffusion_studio.library.names import picture_stem
from diffusion_studio.library.recipe_file import save_recipe
from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.main_window import MainWindow
from diffusion_studio.ui.panels.notice_bar import Notice

translate = QCoreApplication.translate


class CopyAs(QObject):
    """`noticed` carries a Notice, `told` a sentence for the status bar."""

    noticed = Signal(object)
    told = Signal(str)

    def __init__(self, document: Document, window: MainWindow) -> None:
        super().__init__(window)
        self._document = document
        does = {
            "copy_command": lambda: self.copy_command(self._shown()),
            "copy_python": lambda: self.copy_python(self._shown(), self._precision()),
            "copy_settings_command": lambda: self.copy_command(self._set()),
            "copy_settings_python": lambda: self.copy_python(self._set()),
        }
        for name, function in does.items():
            window.actions_[name].triggered.connect(lambda _=False, do=function: do())

    # --- which recipe ---

    def _shown(self) -> Recipe | None:
        """What made the chosen picture, or the batch; without one, what the tab is set to."""
        run, n = self._document.run, self._document.selected
        if run is None:
            return self._set()
        recipe = run.as_run or run.recipe
        return recipe if n is None else recipe.alone(n)

    def _set(self) -> Recipe | None:
        try:
            return self._document.task.recipe()
        except RecipeError as error:
            self.noticed.emit(Notice("error", str(error), about="run"))
            return None

    def _precision(self) -> str:
        run = self._document.run
        return "auto" if run is None else str(run.receipt.get("precision", "auto"))

    def _card(self, recipe: Recipe) -> models.ModelCard | None:
        known = self._document.models
        return next((model.card for model in known if model.name == recipe.model), None)

    # --- the texts ---

    def copy_command(self, recipe: Recipe | None) -> None:
        """Put the command line on the clipboard; where options cannot say it all, the recipe goes
        into a file, and the line names that."""
        card = None if recipe is None else self._card(recipe)
        if recipe is None:
            return
        try:
            if card is None:
                raise NoOptions("its model is not open")
            known = Known(card, _default_model(), recipes_folder())
            arguments = arguments_of(recipe, known)
        except NoOptions:
            self._copy_replay(recipe)
            return
        except SaveError as error:
            self.noticed.emit(Notice("error", str(error)))
            return
        line = command_line(arguments)
        QGuiApplication.clipboard().setText(line)
        self.told.emit(translate("CopyAs", "Copied: {line}").format(line=line))

    def _copy_replay(self, recipe: Recipe) -> None:
        file = self._kept(recipe)
        if file is not None:
            QGuiApplication.clipboard().setText(command_line(replay_arguments(str(file))))
            text = translate(
                "CopyAs", "Copied a command that reads {file}: no options say all of this recipe"
            )
            self.told.emit(text.format(file=file))

    def copy_python(self, recipe: Recipe | None, precision: str = "auto") -> None:
        """Put a program on the clipboard."""
        if recipe is None:
            return
        try:
            program = as_python(recipe, self._card(recipe), precision, recipes_folder())
        except SaveError as error:
            self.noticed.emit(Notice("error", str(error)))
            return
        QGuiApplication.clipboard().setText(program)
        if str(recipes_folder()) not in program:
            self.told.emit(translate("CopyAs", "The program was copied to the clipboard"))
        else:
            text = translate("CopyAs", "Copied a program that reads what lies in {folder}")
            self.told.emit(text.format(folder=recipes_folder()))

    def _kept(self, recipe: Recipe) -> Path | None:
        """The recipe in a file of its own, under a name that its content decides; None, after a
        notice, where it cannot be written."""
        digest = sha256(recipe.to_json().encode()).hexdigest()[:8]
        try:
            return save_recipe(recipes_folder() / f"{picture_stem(recipe)}-{digest}.json", recipe)
        except SaveError as error:
            self.noticed.emit(Notice("error", str(error)))
            return None


def recipes_folder() -> Path:
    """Where recipes lie that a copied text reads (nothing is created)."""
    return platformdirs.user_data_path("diffusion-studio", appauthor=False) / "recipes"


def _default_model() -> str:
    try:
        return models.default_model()
    except models.ModelError:
        return ""
