"""What was done in the window, so that it can be undone wherever it was: masks, parameters, the
library, branches, paint, the queue.

    history.record(change)      # one that has been made
    history.do(change)          # one that is still to be made
    history.undo() / .redo() / .go_to(3)

Qt's QUndoStack keeps the order. A `Change` knows no Qt, so that changes can be let go of: the
oldest, once there are too many or they take too much memory, and those whose thing has gone.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

Kind = Literal["mask", "parameter", "library", "branch", "paint", "queue"]

MOST_CHANGES = 200
MOST_BYTES = 256 << 20


class Change(ABC):
    """Something that was done. `kind` says to what; `size` is the memory it holds, in bytes."""

    kind: Kind = "parameter"
    size: int = 0
    tells_itself = False  # it takes its time, and says itself when it is undone or done again

    @abstractmethod
    def words(self) -> str:
        """What was done, in the window's language as it is now: "Brush stroke"."""

    def about(self) -> list[str]:
        """More of it, in lines, where one does not say it all."""
        return []

    @abstractmethod
    def undo(self) -> None: ...

    @abstractmethod
    def redo(self) -> None: ...

    def takes_in(self, later: Change) -> bool:
        """Become this change and a later one together, if they are of one movement of the hand."""
        return False

    @property
    def is_void(self) -> bool:
        """It leads back to where it began, so that there is nothing to undo."""
        return False


class _Item(QUndoCommand):
    """A change in Qt's stack. What belongs together is merged before it comes here: Qt would delete
    the later item while Python still has it in hand."""

    def __init__(self, history: History, change: Change) -> None:
        super().__init__(change.words())
        self._history, self.change = history, change

    def redo(self) -> None:
        if not self._history.shifting:
            self.change.redo()

    def undo(self) -> None:
        if not self._history.shifting:
            self.change.undo()


class History(QObject):
    """See the module. `changed` says that all may be read anew."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self._items: list[_Item] = []  # those of the stack, which Python has to hold, too
        self.shifting = False  # items are moved about, and nothing is done or undone by it
        self._resting = 0
        self._moving = False  # Qt's stack is at work, and must stay as it is
        self._doomed: list[Callable[[Change], bool]] = []  # to be let go of after that

    # --- what was done ---

    def record(self, change: Change) -> None:
        """Keep a change that has been made already; what was undone can no longer be redone."""
        last = self.to_undo if self.to_redo is None else None
        if last is not None and last.takes_in(change):
            if last.is_void:
                self._keep([*[True] * (len(self._items) - 1), False])
            else:
                self._items[-1].setText(last.words())
        else:
            self._items = [*self._items[: self.index], _Item(self, change)]
            with self._shift():
                self.stack.push(self._items[-1])
            self._let_go()
        self.changed.emit()

    def do(self, change: Change) -> None:
        """Make a change, and keep it."""
        with self.resting():
            change.redo()
        self.record(change)

    @contextmanager
    def resting(self) -> Iterator[None]:
        """What changes meanwhile was not done by a person, and is not to be recorded."""
        self._resting += 1
        try:
            yield
        finally:
            self._resting -= 1

    @property
    def rests(self) -> bool:
        return self._resting > 0

    # --- back and forth ---

    def undo(self) -> None:
        """Take back the last change."""
        self.go_to(self.index - 1)

    def redo(self) -> None:
        """Do again what was taken back."""
        self.go_to(self.index + 1)

    def go_to(self, index: int) -> None:
        """Have only the first `index` changes done."""
        if index != self.index and 0 <= index <= len(self._items) and not self._moving:
            self._moving = True
            try:
                with self.resting():
                    self.stack.setIndex(index)
            finally:
                self._moving = False
            doomed, self._doomed = self._doomed, []
            for which in doomed:
                self.forget(which)
            self.changed.emit()

    @property
    def index(self) -> int:
        """How many of the changes are done."""
        return self.stack.index()

    @property
    def changes(self) -> list[Change]:
        """All of them, the oldest first; those from `index` on are undone."""
        return [item.change for item in self._items]

    @property
    def to_undo(self) -> Change | None:
        return self._at(self.index - 1)

    @property
    def to_redo(self) -> Change | None:
        return self._at(self.index)

    def _at(self, place: int) -> Change | None:
        return self._items[place].change if 0 <= place < len(self._items) else None

    def put_right(self, change: Change, done: bool) -> None:
        """A change that takes its time could not be undone, or not be done again: it is `done` or
        not, and nothing is done by saying so. Where others moved meanwhile it is let go."""
        if done and self.to_redo is change:
            self._stand(self.index + 1)
        elif not done and self.to_undo is change:
            self._stand(self.index - 1)
        else:
            self.forget(lambda each: each is change)

    def _stand(self, index: int) -> None:
        with self._shift():
            self.stack.setIndex(index)
        self.changed.emit()

    # --- what is let go ---

    @property
    def size(self) -> int:
        """The memory that all changes hold, in bytes."""
        return sum(change.size for change in self.changes)

    def forget(self, which: Callable[[Change], bool]) -> None:
        """Let go of changes whose thing is no longer there; nothing is undone by it."""
        if self._moving:
            self._doomed.append(which)
        else:
            self._keep([not which(change) for change in self.changes])

    def clear(self) -> None:
        """Let go of everything."""
        self.forget(lambda _: True)

    def _let_go(self) -> None:
        """Of the oldest, while there are too many, or they hold too much. The newest stays."""
        changes, size = self.changes, self.size
        kept = [True] * len(changes)
        for n, change in enumerate(changes[:-1]):
            if len(changes) - n <= MOST_CHANGES and size <= MOST_BYTES:
                break
            kept[n], size = False, size - change.size
        self._keep(kept)

    def _keep(self, kept: list[bool]) -> None:
        """Have only some of the changes: Qt's stack is filled anew."""
        if all(kept):
            return
        changes = [change for change, stays in zip(self.changes, kept, strict=True) if stays]
        index = sum(kept[: self.index])
        with self._shift():
            self.stack.clear()
            self._items = [_Item(self, change) for change in changes]
            for item in self._items:
                self.stack.push(item)
            self.stack.setIndex(index)
        self.changed.emit()

    @contextmanager
    def _shift(self) -> Iterator[None]:
        self.shifting = True
        try:
            yield
        finally:
            self.shifting = False
