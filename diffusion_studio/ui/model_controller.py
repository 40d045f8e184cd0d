"""Models: those that come with the program, the one of last time, and those opened from disk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from diffusion_studio import events, models
from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.ui.document import Document, Model
from diffusion_studio.ui.folder_dialog import ask_for_folder, nearest_folder
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.parameters import Parameters
from diffusion_studio.ui.run_controller import RunController
from diffusion_studio.ui.settings import Settings

translate = QCoreApplication.translate


class ModelController(QObject):
    """Puts models into the document. The engine reads them; here only the starters' cards are."""

    noticed = Signal(object)
    told = Signal(str)  # a sentence for the status bar
    opened = Signal()  # a model was read; what was said about opening is past

    def __init__(self, document: Document, runs: RunController, settings: Settings) -> None:
        super().__init__(document)
        self._document = document
        self._runs = runs
        self._settings = settings
        self._before: Parameters | None = None  # to go back to if a recipe's model is refused
        self._wanted: set[str] = set()  # asked for by a person, so to be chosen once read

    # --- the start ---

    def begin(self) -> None:
        """The starters, and the parameters of last time."""
        try:
            for name, folder in models.bundled().items():
                self._document.add_model(Model(name, models.read_card(folder)))
        except (FileNotFoundError, models.ModelError) as error:
            self.noticed.emit(Notice("warning", str(error)))
        parameters = self._last_parameters()
        if parameters is not None:
            self._document.recall(parameters)
        if self._document.model is None and parameters is None:
            self._choose_starter()
        if self._document.parameters.model:  # what the engine will read first
            self._document.set_opening(self._document.parameters.model)

    def _last_parameters(self) -> Parameters | None:
        if self._settings.recipe is None:
            return None
        try:
            parameters = Parameters.of_recipe(Recipe.from_dict(self._settings.recipe))
            return parameters.changed({"seed_locked": self._settings.seed_locked})
        except (RecipeError, ValueError):
            return None  # of another version: the defaults are as good

    def _choose_starter(self) -> None:
        if self._document.models:
            self._document.choose_model(self._document.models[0].name)

    def engine_is_there(self) -> None:
        """Have the chosen model read now, so that the first Generate need not wait for it."""
        if self._document.parameters.model:
            self._read_chosen()

    def restore(self, parameters: Parameters) -> None:
        """Set all parameters at once; their model is read if it is not known yet."""
        if self._document.model is not None:
            self._before = self._document.parameters
        self._document.recall(parameters)
        if self._document.model is None:
            self._read_chosen()

    def sha256_of(self, name: str) -> str:
        """Of the weights of a known model; empty where that is not known."""
        known = (model.card for model in self._document.models if model.name == name)
        return next((card.sha256 for card in known if card.sha256), "")

    def _read_chosen(self) -> None:
        name = self._document.parameters.model
        self._document.set_opening(name)
        self._runs.open_model(name)

    # --- from disk ---

    def ask_for_file(self, parent: QWidget) -> None:
        """Let a person choose a weights file or a card."""
        kinds = translate("Models", "Models (*.safetensors *.pt *.pth *.ckpt *.bin *.json)")
        everything = translate("Models", "All files (*)")
        dialog = QFileDialog(parent, translate("Models", "Open model"), str(self._folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([kinds, everything])
        dialog.fileSelected.connect(self.open)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_for_folder(self, parent: QWidget) -> None:
        """Let a person choose a model folder."""
        ask_for_folder(parent, translate("Models", "Open model folder"), self._folder(), self.open)

    def _folder(self) -> Path:
        """Where the last model was opened, or the nearest place above that is still there."""
        return nearest_folder(Path(self._settings.model_folder or Path.home()))

    def open(self, path: str) -> None:
        """Have a model read, and choose it."""
        chosen = Path(path)
        if chosen.suffix == ".json":  # a card or a config stands for its folder
            chosen = chosen.parent
        self._settings.model_folder = str(chosen.parent)
        self._wanted.add(str(chosen))
        self._document.set_opening(str(chosen))
        self._runs.open_model(str(chosen))

    def hear(self, event: events.Event) -> None:
        """The engine's answer."""
        if isinstance(event, events.ModelOpened):
            self._ended(event.path)
            try:
                card = models.parse_card(event.card)
            except models.ModelError as error:
                self.noticed.emit(Notice.of_file(event.path, str(error), action="open_model"))
                return
            self._take(event, Model(event.model, card))
        elif isinstance(event, events.ModelRefused):
            self._ended(event.path)
            self._wanted.discard(event.path)
            self.noticed.emit(
                Notice.of_file(event.path, event.message, event.details, "open_model")
            )
            if self._document.model is None and self._before is not None:
                self._document.recall(self._before)
            elif self._document.model is None:
                self._choose_starter()

    def _take(self, event: events.ModelOpened, model: Model) -> None:
        self.opened.emit()
        self._document.add_model(model)
        if event.path in self._wanted:
            self._wanted.discard(event.path)
            self._document.choose_model(event.model)
            self.told.emit(translate("Models", "Opened {title}").format(title=model.title))

    def _ended(self, path: str) -> None:
        if self._document.opening == path:
            self._document.set_opening(None)
