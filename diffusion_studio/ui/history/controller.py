"""Between the history, what is changed in the window, and its dock."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QApplication

from diffusion_studio.recipe import STEERABLE
from diffusion_studio.ui.history.dock import HistoryDock
from diffusion_studio.ui.history.field_undo import FieldUndo
from diffusion_studio.ui.history.generate_settings import GenerateSettings
from diffusion_studio.ui.history.gestures import Gestures
from diffusion_studio.ui.history.other_settings import FrameSettings
from diffusion_studio.ui.history.restore_settings import RestoreSettings
from diffusion_studio.ui.history.settings_change import Settings, SettingsWatch

if TYPE_CHECKING:
    from diffusion_studio.ui.main_window import MainWindow
    from diffusion_studio.ui.run_controller import RunController

SOON = 50  # milliseconds
translate = QCoreApplication.translate


class HistoryController(QObject):
    """Undo and redo, the parameters that are watched, and the dock. `told` carries a sentence for
    the status bar."""

    told = Signal(str)

    def __init__(self, app: QApplication, window: MainWindow, runs: RunController) -> None:
        super().__init__(window)
        self._window, self._runs = window, runs
        self._document = document = window.document
        self._history = document.history
        self.dock = HistoryDock(self._history, window.actions_, window)
        self.dock.hide()
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.dock)
        window.tabifyDockWidget(window.sight_dock, self.dock)
        FieldUndo(app, self)
        self._gestures = Gestures(self)
        restore = RestoreSettings(document, self._steer_restoring)
        self.watch(restore, document.restoring.changed)
        generate = GenerateSettings(document, self._steer)  # what the start sets, nobody has
        self.watch(generate, document.parameters_changed, lambda: bool(document.parameters.model))
        frame = FrameSettings(document.sourcing)
        self.watch(frame, document.sourcing.changed, frame.subject)
        self._soon = QTimer(self)  # a drag changes much, and is not to wait for words
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._renew)
        self._connect()

    def watch(
        self,
        settings: Settings,
        changed: SignalInstance,
        subject: Callable[[], object] = lambda: None,
    ) -> None:
        """Have settings undone; `changed` says that they may differ, `subject` what they are of."""
        watch = SettingsWatch(self._history, settings, self._gestures, subject)
        changed.connect(watch.look)

    def _connect(self) -> None:
        actions = self._window.actions_
        self._history.changed.connect(self._show)
        actions["undo"].triggered.connect(lambda _=False: self.undo())
        actions["redo"].triggered.connect(lambda _=False: self.redo())
        action = actions["history"]
        action.setCheckable(True)
        action.toggled.connect(self._open)
        self.dock.visibilityChanged.connect(self._seen)
        self.dock.chosen.connect(self._history.go_to)

    # --- what a person does ---

    def undo(self) -> None:
        """Take back the last change; a stroke that goes on is given up."""
        masking = self._document.masking
        if masking.drawing:
            masking.cancel_stroke()
            return
        self._window.take_typed()  # what is typed is the last change, then
        change = self._history.to_undo
        if change is not None:
            self._history.undo()
            if not change.tells_itself:
                self.told.emit(translate("History", "Undone: {what}").format(what=change.words()))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._document.masking.end_stroke()
        change = self._history.to_redo
        if change is not None:
            self._history.redo()
            if not change.tells_itself:
                words = translate("History", "Done again: {what}")
                self.told.emit(words.format(what=change.words()))

    def _open(self, on: bool) -> None:
        self.dock.setVisible(on)
        if on:
            self.dock.raise_()
            self.dock.list.setFocus()

    # --- what undoing sets, a run that goes on takes over ---

    def _steer(self, names: Collection[str]) -> None:
        parameters, document = self._document.parameters, self._document
        for name in STEERABLE.keys() & set(names):
            value = getattr(parameters, name, None)
            if name == "label":
                value = parameters.named_label(document.card, document.classifier)
            if hasattr(parameters, name):
                self._runs.steer(name, value)

    def _steer_restoring(self, names: Collection[str]) -> None:
        values = self._document.restoring.parameters.solver_values
        for name in STEERABLE.keys() & set(names) & values.keys():
            self._runs.steer(name, float(values[name]))

    # --- what is seen ---

    def _seen(self, visible: bool) -> None:
        action = self._window.actions_["history"]
        action.blockSignals(True)
        action.setChecked(visible)  # behind another it is not to be seen, and the key shows it
        action.blockSignals(False)
        if visible:
            self.dock.renew()

    def _show(self) -> None:
        """At once whether there is something to undo; a moment later, what."""
        actions, history = self._window.actions_, self._history
        could = actions["undo"].isEnabled(), actions["redo"].isEnabled()
        if could != (history.to_undo is not None, history.to_redo is not None):
            actions.say_some(("undo", "redo"), self._document)
        if not self._soon.isActive():
            self._soon.start()

    def _renew(self) -> None:
        self._window.actions_.say_some(("undo", "redo"), self._document)
        if not self.dock.isHidden():
            self.dock.renew()
