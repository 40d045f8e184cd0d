"""Dialogs to choose a session's file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from diffusion_studio.library.session import SUFFIX
from diffusion_studio.ui.session.words import translate
from diffusion_studio.ui.settings import Settings


def ask_to_save(parent: QWidget, settings: Settings, then: Callable[[str], None]) -> None:
    """Let a person choose where to save the session."""
    dialog = _dialog(parent, translate("Session", "Save session as"), settings, then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.selectFile(f"session{SUFFIX}")
    dialog.open()


def ask_to_open(parent: QWidget, settings: Settings, then: Callable[[str], None]) -> None:
    """Let a person choose a session to go on with."""
    dialog = _dialog(parent, translate("Session", "Open session"), settings, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def _dialog(
    parent: QWidget, title: str, settings: Settings, then: Callable[[str], None]
) -> QFileDialog:
    dialog = QFileDialog(parent, title, settings.save_folder or str(Path.home()))
    kinds = translate("Session", "Sessions ({kinds})").format(kinds=f"*{SUFFIX}")
    dialog.setNameFilter(kinds)
    dialog.fileSelected.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
