"""Between the library's settings, their window, and what they do to the library."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from diffusion_studio.library.collection import Collection
from diffusion_studio.library.retention import GIGABYTE, Retention, Tidied, tidy
from diffusion_studio.library.steps import trim
from diffusion_studio.ui.folder_dialog import ask_for_folder
from diffusion_studio.ui.library.keeper import default_folder, folder_of
from diffusion_studio.ui.library.settings_dialog import Chosen, LibrarySettingsDialog, Now
from diffusion_studio.ui.library.words import pictures_words, translate

if TYPE_CHECKING:
    from diffusion_studio.ui.library.controller import LibraryController
    from diffusion_studio.ui.main_window import MainWindow
    from diffusion_studio.ui.settings import Settings

NOT_SOONER = 60.0  # seconds between two looks at what is too old


class LibrarySettings(QObject):
    """Tidies the library when it is first used, as pictures come, and when a person changes the
    rule. `told` carries a sentence for the status bar."""

    told = Signal(str)

    def __init__(self, window: MainWindow, library: LibraryController, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._library, self._settings = window, library, settings
        self._last: float | None = None
        self.dialog: LibrarySettingsDialog | None = None
        action = window.actions_["library_settings"]
        action.triggered.connect(lambda _=False: self.open())
        library.kept.connect(lambda *_: self._tidy_again())
        window.gallery_dock.visibilityChanged.connect(self._seen)

    # --- the rule ---

    @property
    def rule(self) -> Retention:
        """How long pictures stay."""
        kept = self._settings
        return Retention(kept.library_days, kept.library_gb, kept.bin_days)

    def _seen(self, visible: bool) -> None:
        if visible:
            self._tidy_again()

    def _tidy_again(self) -> None:
        if self._last is None or monotonic() - self._last > NOT_SOONER:
            self.tidy()

    def tidy(self) -> None:
        """Do what the rule says now."""
        self._last = monotonic()
        rule, budget = self.rule, self._settings.steps_gb * GIGABYTE

        def work(library: Collection) -> Tidied:
            trim(library.folder, budget)
            return tidy(library, rule)

        self._library.ask(work, self._tidied)

    def _tidied(self, done: Tidied) -> None:
        if done.binned:
            words = translate("Library", "To the bin, as your settings say: {pictures}")
            self.told.emit(words.format(pictures=pictures_words(done.binned)))
        if done.binned or done.gone:
            self._library.look()

    # --- the window ---

    def open(self) -> None:
        """Show what is set."""
        kept = self._settings
        folder = Path(kept.library_folder) if kept.library_folder else None
        chosen = Chosen(
            kept.keep_pictures,
            folder,
            kept.library_days,
            kept.library_gb,
            kept.bin_days,
            kept.steps_gb,
        )
        dialog = self.dialog = LibrarySettingsDialog(chosen, default_folder(), self._window)
        dialog.folder_asked.connect(self._ask_for_folder)
        dialog.agreed.connect(self.take)
        dialog.finished.connect(self._closed)
        dialog.open()
        self._library.ask(_now_in, self._show_now)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _show_now(self, now: Now) -> None:
        if self.dialog is not None:
            self.dialog.show_now(now)

    def _ask_for_folder(self) -> None:
        parent = self.dialog or self._window
        title = translate("Library", "Folder of the library")
        ask_for_folder(parent, title, folder_of(self._settings), self._take_folder)

    def _take_folder(self, path: str) -> None:
        if self.dialog is not None:
            self.dialog.show_folder(Path(path))

    def take(self, chosen: Chosen) -> None:
        """Have what was chosen from now on."""
        kept = self._settings
        before = kept.library_folder
        kept.keep_pictures = chosen.keep
        kept.library_folder = None if chosen.folder is None else str(chosen.folder)
        kept.library_days, kept.library_gb = chosen.days, chosen.gigabytes
        kept.bin_days, kept.steps_gb = chosen.bin_days, chosen.steps_gb
        if kept.library_folder != before:
            self._library.move_to(chosen.folder or default_folder())
        self.tidy()


def _now_in(library: Collection) -> Now:
    """How much the library holds, on its own thread."""
    shelf, bin_ = (library.entries(library.find(place=place)) for place in ("shelf", "bin"))
    size = sum(entry.facts.size for entry in shelf)
    return Now(len(shelf), size, len(bin_), trim(library.folder, float("inf")))
