"""Stars, notes and the bin: what is done to the library's pictures on the disk, and told once the
disk has done it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QInputDialog, QMessageBox

from diffusion_studio.library.collection import Collection
from diffusion_studio.library.entry import Entry
from diffusion_studio.library.files import SaveError
from diffusion_studio.sentence import Sentence
from diffusion_studio.ui.library.deeds import Ended, LibraryDeed, Way, Words, counted
from diffusion_studio.ui.library.words import pictures_words, title_of, translate
from diffusion_studio.ui.panels.notice_bar import Notice

if TYPE_CHECKING:
    from diffusion_studio.ui.library.keeper import Keeper
    from diffusion_studio.ui.main_window import MainWindow

Work = Callable[[Collection], str | None]
"""Done on the library's thread; gives why not all of it could be done, or nothing."""


class Marking(QObject):
    """`noticed` carries a Notice, `told` a sentence for the status bar; `changed` says that other
    pictures may be on the shelf and in the bin now."""

    noticed = Signal(object)
    told = Signal(str)
    changed = Signal()

    def __init__(self, window: MainWindow, keeper: Keeper) -> None:
        super().__init__(window)
        self._window, self._keeper = window, keeper
        self._document, self._gallery = window.document, window.gallery_dock.gallery
        does: dict[str, Callable[[], None]] = {
            "library_star": self._star,
            "library_note": self._ask_for_note,
            "library_delete": self._delete,
            "library_put_back": self._put_back,
            "library_discard": self._ask_to_discard,
            "empty_bin": self._ask_to_empty,
        }
        for name, function in does.items():
            window.actions_[name].triggered.connect(lambda _=False, do=function: do())

    # --- doing, and what came of it ---

    def _do(self, words: Words, do: Work, back: Work, of: Sequence[int], moves: bool) -> None:
        """Do something to pictures that can be undone; `do` and `back` are for the disk."""

        def ask(work: Work, ended: Ended) -> None:
            def worked(library: Collection) -> tuple[str, list[Entry]]:
                return work(library) or "", library.entries(of)

            def done(found: tuple[str, list[Entry]]) -> None:
                self._gallery.model.renew(found[1])
                ended(found[0])

            self._keeper.ask(worked, done, failed=ended)

        deed = LibraryDeed(words, partial(ask, do), partial(ask, back), self._ended, moves)
        self._document.history.do(deed)

    def _ended(self, deed: LibraryDeed, way: Way, problem: str) -> None:
        """The disk has done it, or not."""
        self.changed.emit()
        if not problem:
            words = {
                "first": deed.wording.told(),
                "undone": translate("History", "Undone: {what}").format(what=deed.words()),
                "again": translate("History", "Done again: {what}").format(what=deed.words()),
            }[way]
            if words:
                self.told.emit(words)
            return
        history = self._document.history
        if way == "first":
            history.forget(lambda each: each is deed)
        else:
            history.put_right(deed, done=way == "undone")
        what = deed.wording.what
        sentence = Sentence("Not undone: {what}. {problem}", what=what, problem=problem)
        if way != "undone":
            sentence = Sentence("Not done: {what}. {problem}", what=what, problem=problem)
        self.noticed.emit(Notice("error", sentence, about="library"))

    # --- stars and notes ---

    def _chosen(self) -> list[Entry]:
        entries = (self._gallery.model.entry(number) for number in self._gallery.chosen)
        return [entry for entry in entries if entry is not None]

    def _star(self) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        on = not all(entry.star for entry in chosen)
        numbers = [entry.number for entry in chosen if entry.star != on]

        def give(star: bool) -> Work:
            return partial(Collection.star, numbers=numbers, on=star)

        what = Sentence("Star: {pictures}", pictures=counted(len(numbers)))
        if not on:
            what = Sentence("No star: {pictures}", pictures=counted(len(numbers)))
        self._do(Words(what), give(on), give(not on), numbers, moves=False)

    def _ask_for_note(self) -> None:
        for entry in self._chosen()[:1]:
            dialog = QInputDialog(self._window)
            dialog.setWindowTitle(translate("Library", "Note"))
            label = translate("Library", "A note to this picture of {title}:")
            dialog.setLabelText(label.format(title=title_of(entry)))
            dialog.setTextValue(entry.note)
            dialog.textValueSelected.connect(partial(self.write_note, entry.number))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def write_note(self, number: int, text: str) -> None:
        """Write a note to a picture."""
        entry, text = self._gallery.model.entry(number), text.strip()
        before = entry.note if entry is not None else ""

        def write(note: str) -> Work:
            return partial(Collection.note, number=number, text=note)

        what = Sentence("Note “{text}”", text=text)
        if text != before:
            self._do(Words(what), write(text), write(before), [number], moves=False)

    # --- the bin ---

    def _delete(self) -> None:
        numbers = self._gallery.chosen
        if numbers:
            self._move(numbers, to_bin=True)

    def _put_back(self) -> None:
        numbers = self._gallery.chosen
        if numbers:
            self._move(numbers, to_bin=False)

    def _move(self, numbers: list[int], to_bin: bool) -> None:
        """Pictures go to the bin, or come out of it."""
        bin_, shelve = partial(_moved, numbers, True), partial(_moved, numbers, False)

        what = Sentence("Delete {pictures}", pictures=counted(len(numbers)))
        if not to_bin:
            what = Sentence("Put back {pictures}", pictures=counted(len(numbers)))

        def told() -> str:
            text = translate("Library", "Deleted: {pictures}; {key} puts back")
            if not to_bin:
                text = translate("Library", "Put back: {pictures}")
            return text.format(pictures=pictures_words(len(numbers)), key=self._key_of_undo())

        do, back = (bin_, shelve) if to_bin else (shelve, bin_)
        self._do(Words(what, told), do, back, [], moves=True)

    def _key_of_undo(self) -> str:
        """The key that undoes, as it is set; the command's name where it has none."""
        keys = self._window.actions_["undo"].shortcut()
        native = keys.toString(QKeySequence.SequenceFormat.NativeText)
        return native or f"“{translate('Actions', 'Undo')}”"

    def _ask_to_discard(self) -> None:
        numbers = self._gallery.chosen
        if numbers:
            text = translate("Library", "Delete for good: {pictures}?")
            question = text.format(pictures=pictures_words(len(numbers)))
            self._ask_about(question, lambda library: library.discard(numbers))

    def _ask_to_empty(self) -> None:
        question = translate("Library", "Delete for good what lies in the library's bin?")
        self._ask_about(question, lambda library: library.empty_bin())

    def _ask_about(self, question: str, work: Callable[[Collection], int]) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(question)
        box.setInformativeText(translate("Library", "This cannot be undone."))
        discard = box.addButton(
            translate("Library", "Delete for good"), QMessageBox.ButtonRole.DestructiveRole
        )
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)

        def answered() -> None:
            wanted = box.clickedButton() is discard
            box.deleteLater()
            if wanted:
                self._discard(work)

        box.finished.connect(lambda _: answered())
        box.open()

    def _discard(self, work: Callable[[Collection], int]) -> None:
        self._document.history.forget(
            lambda change: isinstance(change, LibraryDeed) and change.moves
        )
        self._keeper.ask(work, self._discarded, failed=self._not_discarded)

    def _discarded(self, count: int) -> None:
        text = translate("Library", "Gone for good: {pictures}")
        self.told.emit(text.format(pictures=pictures_words(count)))
        self.changed.emit()

    def _not_discarded(self, problem: str) -> None:
        sentence = Sentence("Not all of it could be deleted. {problem}", problem=problem)
        self.noticed.emit(Notice("error", sentence, about="library"))
        self.changed.emit()


def _moved(numbers: list[int], to_bin: bool, library: Collection) -> str:
    """Move pictures, on the library's thread; why the rest stays, where only some have moved.
    SaveError where none has."""
    try:
        (library.to_bin if to_bin else library.from_bin)(numbers)
    except SaveError as error:
        moved = [each for each in library.entries(numbers) if (each.binned is not None) == to_bin]
        if not moved:
            raise
        pictures = counted(len(moved))
        return Sentence("{pictures} moved, then: {problem}", pictures=pictures, problem=error)
    return ""
