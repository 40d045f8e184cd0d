"""Between the presets, the document, and the ways to reach them: button, palette, file, window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit
from shiboken6 import isValid

from diffusion_studio.library.files import SaveError, replace_file
from diffusion_studio.library.names import safe_stem
from diffusion_studio.ui.interpolate.interpolating import Interpolating
from diffusion_studio.ui.interpolate.path_json import path_to_json
from diffusion_studio.ui.lab.controller import LabController
from diffusion_studio.ui.lab.recalled import Recalled
from diffusion_studio.ui.main_window import MainWindow
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.presets.bar import PresetBar
from diffusion_studio.ui.presets.built_in import BUILT_IN, shown_about, shown_name
from diffusion_studio.ui.presets.deletion import Deletion
from diffusion_studio.ui.presets.dialog import PresetsDialog
from diffusion_studio.ui.presets.preset import (
    LONGEST_FILE,
    LONGEST_NAME,
    Preset,
    PresetError,
    of_generate,
    of_laboratory,
    of_path,
    of_restore,
    read_presets,
)
from diffusion_studio.ui.presets.save_dialog import SavePresetDialog
from diffusion_studio.ui.presets.shelf import Shelf
from diffusion_studio.ui.saying import said
from diffusion_studio.ui.settings import Settings

translate = QCoreApplication.translate


class PresetsController(QObject):
    """`noticed` carries a Notice, `told` a sentence for the status bar."""

    noticed = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        settings: Settings,
        interpolating: Interpolating,
        laboratory: LabController,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._interpolating, self._laboratory = interpolating, laboratory
        self._document = window.document
        self._settings = settings
        self._shelf = Shelf()
        self._said = ""
        self._dialog: PresetsDialog | None = None
        self.bar = PresetBar()
        window.tabs.add_beside(self.bar)
        self.bar.menu.aboutToShow.connect(self._fill_menu)
        window.actions_["save_preset"].triggered.connect(lambda _=False: self.ask_for_name())
        window.actions_["presets"].triggered.connect(lambda _=False: self.open())

    # --- which there are ---

    def own(self) -> list[Preset]:
        """The person's own."""
        presets, problem = self._shelf.presets()
        if problem and problem != self._said:
            self._said = problem  # once is enough
            self.noticed.emit(Notice("warning", problem))
        return presets

    def actions(self, owner: QObject, task: str | None = None) -> list[QAction]:
        """An action for each preset of a task, or of all: for a menu, or for the palette."""
        found = []
        for preset in (*BUILT_IN, *self.own()):
            if task in (None, preset.task):
                action = QAction(shown_name(preset).replace("&", "&&"), owner)
                action.setObjectName(f"preset {preset.task} {preset.name}")
                action.setToolTip(shown_about(preset))
                action.triggered.connect(partial(self._triggered, preset))
                found.append(action)
        return found

    def palette_actions(self, owner: QObject) -> list[QAction]:
        """The same for the palette, where nothing else says what a name is of."""
        words = {
            "generate": translate("Presets", "Preset: {name}"),
            "restore": translate("Presets", "Preset for restoring: {name}"),
            "interpolate": translate("Presets", "Preset for interpolating: {name}"),
            "lab": translate("Presets", "Preset of the laboratory: {name}"),
        }
        found = self.actions(owner)
        for action in found:
            task = action.objectName().split(" ")[1]
            action.setText(words[task].format(name=action.text()))
            action.setToolTip(f"{action.text()}\n{action.toolTip()}")
        return found

    def _fill_menu(self) -> None:
        menu = self.bar.menu
        menu.clear()
        menu.addActions(self.actions(menu, self._document.tab))
        menu.addSeparator()
        menu.addAction(self._window.actions_["save_preset"])
        menu.addAction(self._window.actions_["presets"])

    # --- setting one ---

    def _triggered(self, preset: Preset, checked: bool = False) -> None:
        self.apply(preset)

    def apply(self, preset: Preset) -> None:
        """Set what a preset names, in its own tab."""
        self._document.choose_tab(preset.task)
        restoring, path = self._document.restoring, self._interpolating.path
        match preset.task:
            case "generate":
                self._document.change(preset.values)
            case "restore":
                restoring.recall(preset.on_restoring(restoring.parameters))
            case "interpolate":
                self._interpolating.change(path_to_json(preset.on_path(path)))
            case "lab":
                lab = self._laboratory
                self._document.history.do(Recalled(lab, preset.on_laboratory(lab.settings)))
        text = translate("Presets", "Set: {name}")
        self.told.emit(text.format(name=shown_name(preset)))

    # --- keeping one ---

    def ask_for_name(self) -> SavePresetDialog:
        """Ask what the tab's settings are to be called."""
        title = self._document.task.title
        with_seed = self._document.tab in ("generate", "restore")
        dialog = SavePresetDialog(self._window, translate("Actions", title), with_seed)
        dialog.asked.connect(self.keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def keep(self, name: str, about: str, what: list[str]) -> None:
        """Keep the tab's settings under a name; `what` of label and seed goes along."""
        try:
            kept = self._shelf.keep(self._of_tab(name, about, what))
        except (PresetError, SaveError) as error:
            self.noticed.emit(Notice("error", str(error)))
            return
        self._renew(kept)
        self.told.emit(translate("Presets", "Kept as preset “{name}”").format(name=kept.name))

    def _of_tab(self, name: str, about: str, what: list[str]) -> Preset:
        match self._document.tab:
            case "restore":
                return of_restore(name, about, self._document.restoring.parameters, what)
            case "interpolate":
                return of_path(name, about, self._interpolating.path)
            case "lab":
                return of_laboratory(name, about, self._laboratory.settings)
        return of_generate(name, about, self._document.parameters, what)

    # --- the window of all ---

    def open(self) -> PresetsDialog:
        """Open the window of all presets, or bring it to the front."""
        dialog = self._dialog
        if dialog is None or not isValid(dialog):
            self._dialog = dialog = PresetsDialog(self._window)
            dialog.applied.connect(self.apply)
            dialog.rename_asked.connect(self._ask_to_rename)
            dialog.deleted.connect(self._delete)
            dialog.exported.connect(self._ask_to_export)
            dialog.import_asked.connect(self._ask_to_import)
            dialog.dropped.connect(self.take_file)
        dialog.show_presets(self.own())
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def _renew(self, chosen: Preset | None = None) -> None:
        if self._dialog is not None and isValid(self._dialog):
            self._dialog.show_presets(self.own())
            if chosen is not None:
                self._dialog.choose(chosen)

    def _ask_to_rename(self, preset: Preset) -> None:
        dialog = QInputDialog(self._dialog)
        dialog.setWindowTitle(translate("Presets", "Rename"))
        dialog.setLabelText(translate("Presets", "The preset's new name:"))
        dialog.setTextValue(preset.name)
        for line in dialog.findChildren(QLineEdit):
            line.setMaxLength(LONGEST_NAME)
        dialog.textValueSelected.connect(partial(self.rename, preset))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def rename(self, preset: Preset, name: str) -> None:
        """Give one of the person's own another name."""
        try:
            self._renew(self._shelf.rename(preset, name))
        except (PresetError, SaveError) as error:
            self.noticed.emit(Notice("error", str(error)))

    def _delete(self, preset: Preset) -> None:
        try:
            self._document.history.do(Deletion(preset, self._shelf, self._brought_back))
        except SaveError as error:
            self.noticed.emit(Notice("error", str(error)))
            return
        self._renew()
        self.told.emit(translate("Presets", "Deleted: {name}").format(name=preset.name))

    def _brought_back(self, kept: Preset | None, problem: str) -> None:
        """After a deletion was undone or done again; `problem` says why it was not."""
        if problem:
            self.noticed.emit(Notice("error", problem))
        self._renew(kept)

    # --- files ---

    def _file_dialog(self, title: str) -> QFileDialog:
        folder = self._settings.save_folder or str(Path.home())
        dialog = QFileDialog(self._dialog or self._window, title, folder)
        kinds = translate("Presets", "Presets ({kinds})")
        dialog.setNameFilter(kinds.format(kinds="*.json"))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _ask_to_export(self, preset: Preset) -> None:
        dialog = self._file_dialog(translate("Presets", "Export preset"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(f"{safe_stem(preset.name)}.json")
        dialog.fileSelected.connect(partial(self.export, preset))
        dialog.open()

    def export(self, preset: Preset, path: str) -> None:
        """Write a preset to a file, over what is there."""
        try:
            replace_file(Path(path), preset.to_json().encode() + b"\n")
        except SaveError as error:
            self.noticed.emit(Notice("error", str(error)))
            return
        self.told.emit(translate("Presets", "Exported to {path}").format(path=path))

    def _ask_to_import(self) -> None:
        dialog = self._file_dialog(translate("Presets", "Import presets"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def take_file(self, path: str) -> None:
        """Keep the presets of a file, but those that are here already; said in a sentence where
        there are none."""
        name = Path(path).name
        try:
            with Path(path).open("rb") as file:
                presets = read_presets(file.read(LONGEST_FILE + 1), name)
            here = self.own()
            kept = [each if each in here else self._shelf.keep(each) for each in presets]
        except (PresetError, SaveError) as error:
            self.noticed.emit(Notice("error", str(error), about="opening"))
            return
        except OSError as error:
            text = translate("Presets", "{name} cannot be read: {reason}.")
            self.noticed.emit(Notice("error", text.format(name=name, reason=said(error))))
            return
        self._renew(kept[-1])
        names = ", ".join(each.name for each in kept)
        text = translate("Presets", "Taken: {names}; choose it under Presets")
        self.told.emit(text.format(names=names))
