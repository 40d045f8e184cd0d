"""Which classifier goes with the chosen model: the one that comes with it, or one from disk."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from diffusion_studio import models
from diffusion_studio.ui.background import Background
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.panels.notice_bar import Notice

translate = QCoreApplication.translate

Found = models.ModelCard | None | str
"""A classifier's card; None where there is none; or a sentence why it cannot be used."""


class ClassifierController(QObject):
    """Finds the classifier's card on another thread and tells the document. `noticed` carries a
    Notice."""

    noticed = Signal(object)

    def __init__(self, document: Document, background: Background) -> None:
        super().__init__(document)
        self._document = document
        self._background = background
        self._looking: set[tuple[str, str]] = set()
        document.models_changed.connect(self._look)
        document.parameters_changed.connect(self._look)

    def _look(self) -> None:
        document = self._document
        pair = (document.parameters.model, document.parameters.classifier)
        if document.card is None or pair in document.classifiers or pair in self._looking:
            return
        self._looking.add(pair)
        look = partial(find_classifier, *pair, document.card)
        self._background.ask(look, partial(self._found, pair))

    def _found(self, pair: tuple[str, str], found: Found) -> None:
        self._looking.discard(pair)
        if not isinstance(found, str):
            self._document.set_classifier(pair, found)
            return
        if pair[1]:
            self.noticed.emit(Notice.of_file(pair[1], found, action="open_classifier"))
        else:  # nobody asked for it, and the model works without
            self.noticed.emit(Notice("warning", found, action="open_classifier", about="opening"))
        self._document.set_classifier(pair, None)
        if pair[1] and self._document.parameters.classifier == pair[1]:
            self.choose("")  # back to the one that comes with the model

    def look_again(self) -> None:
        """A model was read: what was missing beside it before may be there now."""
        known = self._document.classifiers
        for pair in [pair for pair, card in known.items() if card is None]:
            del known[pair]
        self._look()

    def choose(self, path: str) -> None:
        """Guide with the classifier at `path` from now on; empty: with the model's own."""
        chosen = Path(path)
        if chosen.suffix == ".json":  # a card stands for its folder
            chosen = chosen.parent
        if path:  # one that was refused before may have been mended
            pair = (self._document.parameters.model, str(chosen))
            self._document.classifiers.pop(pair, None)
        self._document.change({"classifier": str(chosen) if path else ""})

    def ask_for_file(self, parent: QWidget) -> None:
        """Let a person choose a classifier."""
        dialog = QFileDialog(parent, translate("Models", "Open classifier"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(
            translate("Models", "Classifiers (*.safetensors *.pt *.pth *.ckpt *.bin *.json)")
        )
        dialog.fileSelected.connect(self.choose)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def find_classifier(model: str, path: str, card: models.ModelCard) -> Found:
    """The classifier at `path`, or if that is empty the one that comes with `model`."""
    try:
        place = Path(path) if path else models.companion(models.locate(model), "classifier")
        if place is None:
            return None
        classifier = models.describe(place)
        models.check_classifier(classifier, card)
    except models.ModelError as error:
        return str(error)
    return classifier
