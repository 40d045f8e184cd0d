"""Jobs that are taken out of the queue and put back, for the history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.history.history import Change

translate = QCoreApplication.translate

Do = Callable[[], None]


@dataclass(eq=False)
class Batch:
    """Jobs that were taken out together. `names` are those they have in the queue, while they are
    in it; `order` is how all that waited stood before they went."""

    recipes: list[Recipe]
    names: list[str]
    order: list[str]

    def order_with(self, names: list[str]) -> list[str]:
        """The order as it was, in which the jobs now have other names."""
        fresh = dict(zip(self.names, names, strict=True))
        return [fresh.get(name, name) for name in self.order]


class QueueDeed(Change):
    """Jobs were taken out of the queue, or put back into it."""

    kind = "queue"

    def __init__(self, batch: Batch, back: bool, do: Do, undo: Do) -> None:
        self._batch, self._back, self._do, self._undo = batch, back, do, undo

    def words(self) -> str:
        count = len(self._batch.recipes)
        text = translate("History", "{count} jobs out of the queue")
        if self._back:
            text = translate("History", "{count} jobs put back into the queue")
        if count == 1 and self._back:
            text = translate("History", "1 job put back into the queue")
        elif count == 1:
            text = translate("History", "1 job out of the queue")
        return text.format(count=count)

    def redo(self) -> None:
        self._do()

    def undo(self) -> None:
        self._undo()
