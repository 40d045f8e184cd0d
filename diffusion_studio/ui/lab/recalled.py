"""Other settings for the whole laboratory, for the history."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.history.history import Change
from diffusion_studio.ui.lab.controller import LabController
from diffusion_studio.ui.lab.settings import LabSettings

translate = QCoreApplication.translate


class Recalled(Change):
    """The laboratory had other settings `before`."""

    def __init__(self, laboratory: LabController, after: LabSettings) -> None:
        self._laboratory = laboratory
        self._before, self._after = laboratory.settings, after

    def words(self) -> str:
        return translate("History", "Laboratory set anew")

    def undo(self) -> None:
        self._laboratory.recall(self._before)

    def redo(self) -> None:
        self._laboratory.recall(self._after)

    @property
    def is_void(self) -> bool:
        return self._before == self._after
