"""A preset that was deleted, for the history: undone, it is on the shelf again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from diffusion_studio.library.files import SaveError
from diffusion_studio.ui.history.history import Change
from diffusion_studio.ui.presets.preset import Preset, PresetError
from diffusion_studio.ui.presets.shelf import Shelf

translate = QCoreApplication.translate

Told = Callable[[Preset | None, str], None]


class Deletion(Change):
    """`told` hears, after undo and redo, which preset is there again, and why it is not.

    The first `redo` deletes it: SaveError where that cannot be written.
    """

    kind = "library"

    def __init__(self, preset: Preset, shelf: Shelf, told: Told) -> None:
        self._preset, self._shelf, self._told = preset, shelf, told
        self._place = 0
        self._was_done = False

    def words(self) -> str:
        text = translate("Presets", "Preset “{name}” deleted")
        return text.format(name=self._preset.name)

    def redo(self) -> None:
        if not self._was_done:
            self._place = self._shelf.delete(self._preset)
            self._was_done = True
            return
        try:
            self._shelf.delete(self._preset)
            self._told(None, "")
        except SaveError as error:
            self._told(None, str(error))

    def undo(self) -> None:
        try:
            self._preset = self._shelf.keep(self._preset, self._place)
            self._told(self._preset, "")
        except (PresetError, SaveError) as error:
            self._told(None, str(error))
