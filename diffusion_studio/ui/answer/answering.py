"""What of an answer is looked at: the answer of the shown run, the view, the place. No widgets."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from diffusion_studio.ui.answer.answer import Answer
from diffusion_studio.ui.answer.views import ViewKind, available


class Answering(QObject):
    """`document.answering`. Every signal says that something may be read anew."""

    answer_changed = Signal()
    view_changed = Signal()
    place_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.answer: Answer | None = None
        self.view: ViewKind = "samples"
        self.place: tuple[int, int] | None = None  # x, y in the restored picture
        self.reading = False  # the shown run's answer is still being put together
        self.pinned = False  # the place stays where it is, wherever the mouse goes

    def set_answer(self, answer: Answer | None) -> None:
        """The answer of the run that is shown, or none; it is looked at from the start."""
        if answer is not self.answer:
            self.answer = answer
            self.set_view("samples")
            self._move(None, pinned=False)
            self.answer_changed.emit()

    def can_show(self, view: ViewKind) -> bool:
        """Whether the answer has this to show."""
        return self.answer is not None and available(self.answer, view)

    def set_view(self, view: ViewKind) -> None:
        """Look at a view; one that the answer lacks changes nothing."""
        if view != self.view and (view == "samples" or self.can_show(view)):
            self.view = view
            self.view_changed.emit()

    def point_at(self, place: tuple[int, int] | None) -> None:
        """The mouse is at a place, or at none; nothing changes while a place is pinned."""
        if not self.pinned:
            self._move(place, pinned=False)

    def pin(self, place: tuple[int, int] | None) -> None:
        """Hold on to a place; None lets go."""
        self._move(place, pinned=place is not None)

    def _move(self, place: tuple[int, int] | None, pinned: bool) -> None:
        if (place, pinned) != (self.place, self.pinned):
            self.place, self.pinned = place, pinned
            self.place_changed.emit()

    def situation(self) -> object:
        """What the reasons of the commands depend on; equal where they are."""
        return self.answer, self.reading, self.pinned
