"""Between the keys that a person chose, the window's actions, and the editor."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from diffusion_studio.ui.actions import COMMANDS
from diffusion_studio.ui.keys.editor import KeyEditor, Row
from diffusion_studio.ui.keys.fixed import FixedKey, fixed_at, fixed_keys
from diffusion_studio.ui.keys.keymap import HELD, Keymap, native, normal
from diffusion_studio.ui.keys.refused import RefusedKeys
from diffusion_studio.ui.main_window import MainWindow
from diffusion_studio.ui.settings import Settings

translate = QCoreApplication.translate

_FORM = QKeySequence.SequenceFormat.PortableText


class KeysController(QObject):
    """Applies the chosen keys at once, everywhere, and keeps them in the settings."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        defaults = {command.id: command.keys for command in COMMANDS}
        self.keymap = Keymap(defaults, settings.keys)
        self._editor: KeyEditor | None = None
        RefusedKeys(window, window.actions_).told.connect(window.status.tell)
        window.installEventFilter(self)
        if self.keymap.chosen:
            self._apply()

    def open(self, parent: QWidget) -> KeyEditor:
        """Open the editor, or bring it to the front."""
        editor = self._editor
        if editor is None or not isValid(editor):
            self._editor = editor = KeyEditor(parent)
            editor.wanted.connect(self._add)
            editor.taken.connect(self._take)
            editor.removed.connect(self._remove)
            editor.reset_asked.connect(self._reset)
            editor.all_reset.connect(self._reset_all)
        editor.show_rows(self._rows())
        editor.show()
        editor.raise_()
        editor.activateWindow()
        editor.search.setFocus()
        return editor

    # --- what is done ---

    def _add(self, name: str, key: str) -> None:
        if not normal(key):
            self._warn("", self._held_words(key))
            return
        owner = self.keymap.owner(key, name)
        if owner is None:
            self._take(name, key)
            return
        text = translate("Keys", "{key} belongs to “{command}”.")
        self._warn(key, text.format(key=native([key]), command=self._name(owner)))

    def _held_words(self, key: str) -> str:
        if key in HELD:
            text = translate(
                "Keys",
                "{key} is held over the canvas, or goes from field to field; choose another key.",
            )
            return text.format(key=native([key]))
        return translate("Keys", "This is no key that a command can have; choose another.")

    def _take(self, name: str, key: str) -> None:
        self.keymap.add(name, key)
        self._apply()
        words = " ".join(_shared_words(fixed) for fixed in fixed_at(normal(key)))
        if words:
            self._warn("", words)

    def _remove(self, name: str, key: str) -> None:
        self.keymap.remove(name, key)
        self._apply()

    def _reset(self, name: str) -> None:
        self.keymap.reset(name)
        self._apply()

    def _reset_all(self) -> None:
        self.keymap.reset_all()
        self._apply()

    # --- what follows ---

    def _apply(self) -> None:
        actions = self._window.actions_
        for command in COMMANDS:
            keys = self.keymap.keys(command.id)
            actions[command.id].setShortcuts([QKeySequence.fromString(key, _FORM) for key in keys])
        self._settings.keys = {name: list(keys) for name, keys in self.keymap.chosen.items()}
        # All that has a key in its words says them anew, as it does in another language.
        QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.LanguageChange))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_rows()
        return super().eventFilter(watched, event)

    def _show_rows(self) -> None:
        if self._editor is not None and isValid(self._editor):
            self._editor.show_rows(self._rows())

    def _warn(self, key: str, sentence: str) -> None:
        if self._editor is not None:
            self._editor.show_conflict(key, sentence)

    def _name(self, name: str) -> str:
        """What a command is called, whatever it would do at the moment."""
        text = next(command.text for command in COMMANDS if command.id == name)
        return translate("Actions", text).replace("&", "").rstrip("…")

    def _rows(self) -> list[Row]:
        """Every command by its menu, as the menus have them."""
        groups = _groups()
        rows = [
            Row(
                command.id,
                groups.get(command.menu, groups[""]),
                self._name(command.id),
                translate("Actions", command.tip),
                self.keymap.keys(command.id),
                self.keymap.default(command.id),
            )
            for command in COMMANDS
        ]
        order = list(groups.values())
        return [*sorted(rows, key=lambda row: order.index(row.group)), *_fixed_rows()]


def _shared_words(fixed: FixedKey) -> str:
    """That a key which a command has now does something else in one place."""
    said = (
        translate("Keys", "In “{place}” {key} still does its own: {what}.")
        if fixed.first
        else translate("Keys", "In “{place}” {key} no longer does its own: {what}.")
    )
    return said.format(place=fixed.place, key=native([fixed.key]), what=fixed.what)


def _fixed_rows() -> list[Row]:
    """The keys of single places, which are shown, and cannot be changed."""
    why = translate("Keys", "This key is fixed: it acts only while “{place}” has the keyboard.")
    group = translate("Keys", "Fixed: {place}")
    return [
        Row(
            fixed.name,
            group.format(place=fixed.place),
            fixed.what,
            fixed.what,
            (fixed.key,),
            (fixed.key,),
            why.format(place=fixed.place),
        )
        for fixed in fixed_keys()
    ]


def _groups() -> dict[str, str]:
    return {
        "file": translate("Help", "File"),
        "edit": translate("Help", "Edit"),
        "view": translate("Help", "Canvas"),
        "views": translate("Help", "Views of the step"),
        "run": translate("Help", "Run"),
        "queue": translate("Keys", "Queue"),
        "mask": translate("Help", "Mask"),
        "timeline": translate("Help", "Timeline"),
        "answer": translate("Help", "Answer"),
        "library": translate("Help", "Library"),
        "help": translate("Help", "Help"),
        "": translate("Keys", "Elsewhere"),
    }
