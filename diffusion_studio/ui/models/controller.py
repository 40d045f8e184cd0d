"""The models dialog at work: what is listed, fetched, used, removed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFile, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from diffusion_studio import events, models
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.engine_link import CallSoon
from diffusion_studio.ui.model_controller import ModelController
from diffusion_studio.ui.models.dialog import ModelsDialog
from diffusion_studio.ui.models.entries import Entry, list_entries
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.run_controller import RunController
from diffusion_studio.ui.saying import said
from diffusion_studio.ui.starter_words import in_words

translate = QCoreApplication.translate


class ModelsController(QObject):
    """Opens the dialog and does what is asked there. Downloads go on while it is closed."""

    noticed = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        document: Document,
        opener: ModelController,
        runs: RunController,
        call_soon: CallSoon,
    ) -> None:
        super().__init__(document)
        self._document, self._opener, self._runs = document, opener, runs
        self._call_soon = call_soon
        self._downloads: models.Downloads | None = None
        self._phases: dict[str, models.DownloadPhase] = {}
        self._entries: list[Entry] = []
        self._closed = False
        self.dialog: ModelsDialog | None = None
        document.models_changed.connect(self._refresh)
        opener.noticed.connect(self._pass_on)

    # --- the dialog ---

    def show(self, parent: QWidget) -> ModelsDialog:
        """Open the dialog, or bring it to the front; runs and downloads go on behind it."""
        if self.dialog is None:
            self.dialog = dialog = ModelsDialog(parent)
            dialog.asked.connect(self._do)
            dialog.fetch_asked.connect(self._fetch)
            dialog.import_file_asked.connect(lambda: self._opener.ask_for_file(dialog))
            dialog.import_folder_asked.connect(lambda: self._opener.ask_for_folder(dialog))
            dialog.unload_asked.connect(self._runs.unload)
            dialog.dropped.connect(self.take)
        self._refresh()
        if self.dialog.isVisible():
            self.dialog.raise_()
        self.dialog.show()
        self.dialog.activateWindow()
        return self.dialog

    @property
    def downloads(self) -> models.Downloads:
        """Begun when the dialog is first opened; those of the last sitting stand there paused."""
        if self._downloads is None:
            self._downloads = models.Downloads(changed=self._heard_of)
            self._phases = {one.name: one.phase for one in self._downloads.statuses()}
        return self._downloads

    def _heard_of(self) -> None:
        """On the download thread."""
        if not self._closed:
            self._call_soon(self._follow)

    def _follow(self) -> None:
        """Tell what ended, and show how the others stand."""
        if self._closed:
            return
        statuses = {status.name: status for status in self.downloads.statuses()}
        before, self._phases = self._phases, {n: status.phase for n, status in statuses.items()}
        for name, status in statuses.items():
            if status.phase is not before.get(name):
                self._tell_end(status)
        if self._phases != before:
            self._refresh()
        elif self.dialog is not None:  # progress alone: nothing else is read anew
            self._entries = [
                replace(entry, status=statuses.get(entry.key)) for entry in self._entries
            ]
            self.dialog.show_entries(self._entries, self._in_use())

    def _tell_end(self, status: models.DownloadStatus) -> None:
        if status.phase is models.DownloadPhase.DONE:
            words = translate("Models", "Downloaded {title}.")
            self.tell(words.format(title=in_words(status.title)))
        elif status.phase is models.DownloadPhase.FAILED:
            self.tell(said(status.sentence))
            if self.dialog is None or not self.dialog.isVisible():
                self.noticed.emit(Notice("error", status.sentence))

    def tell(self, sentence: str) -> None:
        """In the dialog, and in the window's status bar."""
        if self.dialog is not None:
            self.dialog.tell(sentence)
        self.told.emit(sentence)

    def _refresh(self) -> None:
        if self.dialog is None:
            return
        try:
            self._entries = list_entries(self._document, self.downloads.statuses())
        except (OSError, models.ModelError) as error:
            self.dialog.tell(said(error))
            return
        self.dialog.show_entries(self._entries, self._in_use())

    def _in_use(self) -> str:
        """The key of the model to generate with, if it is listed."""
        name = self._document.parameters.model
        fitting = (entry.key for entry in self._entries if name in (entry.key, str(entry.path)))
        return next(fitting, "")

    # --- what is asked for ---

    def _do(self, what: str, key: str) -> None:
        entry = next((entry for entry in self._entries if entry.key == key), None)
        if entry is None:
            return
        try:
            match what:
                case "use":
                    self._use(entry)
                case "download":
                    self.downloads.start(entry.key)
                case "pause":
                    self.downloads.pause(entry.key)
                case "resume":
                    self.downloads.resume(entry.key)
                case "cancel":
                    self.downloads.cancel(entry.key)
                case "reveal":
                    self._reveal(entry)
                case "remove":
                    self._ask_to_remove(entry)
        except models.ModelError as error:
            self.tell(said(error))
        self._refresh()

    def _fetch(self, asked: str) -> None:
        """What was typed: a known name, an address or a repository."""
        try:
            name = self.downloads.start(asked)
        except models.ModelError as error:
            self.tell(said(error))
            return
        self._refresh()
        if self.dialog is not None:
            self.dialog.address.clear()
            self.dialog.tell("")
            self.dialog.choose(name)

    def _use(self, entry: Entry) -> None:
        known = entry.key if entry.path is None or not entry.owned else str(entry.path)
        if any(model.name == known for model in self._document.models):
            self._document.choose_model(known)
        elif entry.path is not None:
            self._opener.open(str(entry.path))
        self.tell(translate("Models", "Opening {title}…").format(title=entry.title))

    def take(self, paths: list[Path]) -> None:
        """Import what was dropped: models stay where they are, and are listed from now on."""
        for path in paths:
            self._opener.open(str(path))

    def hear(self, event: events.Event) -> None:
        """The engine has read a model, refused one, or let them go."""
        if isinstance(event, events.ModelOpened):
            path = Path(event.path)
            if path.is_absolute() and not path.is_relative_to(models.models_folder()):
                models.remember_import(path)
            self._refresh()
        elif isinstance(event, events.ModelRefused) and self._visible():
            self.tell(said(event.message))
        elif isinstance(event, events.Unloaded):
            self.tell(
                translate(
                    "Models", "The networks' memory is free, but for the run that is being made."
                )
            )

    def _visible(self) -> bool:
        return self.dialog is not None and self.dialog.isVisible()

    def _pass_on(self, notice: Notice) -> None:
        if self._visible() and self.dialog is not None:
            self.dialog.tell(notice.text)

    # --- files ---

    def _reveal(self, entry: Entry) -> None:
        if entry.path is not None:
            folder = entry.path if entry.path.is_dir() else entry.path.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _ask_to_remove(self, entry: Entry) -> None:
        if entry.owned:
            question = translate("Models", "Move {title} to the bin? It can be fetched again.")
        else:
            question = translate("Models", "Take {title} off the list? Its files stay.")
        box = QMessageBox(self.dialog)
        box.setWindowTitle(translate("Models", "Remove model"))
        box.setText(question.format(title=entry.title))
        yes = box.addButton(translate("Models", "Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.finished.connect(lambda _: self._remove(entry) if box.clickedButton() is yes else None)
        box.finished.connect(box.deleteLater)
        box.open()

    def _remove(self, entry: Entry) -> None:
        if entry.path is None:
            return
        if entry.owned:
            folder = models.models_folder() / entry.key
            if not QFile.moveToTrash(str(folder)):
                told = translate("Models", "{folder} cannot be moved to the bin; remove it there.")
                self.tell(told.format(folder=folder))
                return
        else:
            models.forget_import(entry.path)
        self._document.forget_model(str(entry.path))
        self.tell(translate("Models", "Removed {title}.").format(title=entry.title))
        self._refresh()

    def close(self) -> None:
        """Hold what is on its way, and hear nothing more. May wait for the network a while."""
        self._closed = True
        if self._downloads is not None:
            self._downloads.close()
