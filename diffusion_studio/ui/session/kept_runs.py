"""Runs that are held or being made, as far as they have come, so that they survive the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from diffusion_studio import commands, events
from diffusion_studio.commands import Command
from diffusion_studio.paused_run import PausedRun
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.session.parts import Json


class Engine(Protocol):
    """The engine as this file needs it; `EngineClient` is one."""

    def send(self, command: Command) -> None: ...


@dataclass(frozen=True)
class _Wish:
    """Something to do once the engine has answered for all these runs."""

    runs: set[str]
    then: Callable[[], None]


class KeptRuns(QObject):
    """`changed`: there is more to be kept, or less. A held run is asked for as soon as it holds;
    one that is being made when it begins, and whenever `refresh` is called. What could not be taken
    up again (its model has gone, say) stays kept until it can, or is given up."""

    changed = Signal()
    stranded = Signal()  # a run could not be taken up again

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._engine: Engine | None = None
        self._wishes: list[_Wish] = []
        self._reviving: set[str] = set()
        self.runs: dict[str, PausedRun] = {}

    def connect_engine(self, engine: Engine | None) -> None:
        self._engine = engine

    # --- keeping ---

    def begun(self) -> list[str]:
        """The runs that the engine has begun, and has not given back."""
        runs = self._document.runs.values()
        return [
            run.name
            for run in runs
            if run.state.phase.live
            and run.state.steps is not None
            and run.state.phase is not Phase.CANCELLING
        ]

    def refresh(self, then: Callable[[], None]) -> None:
        """Ask for every run as it is now, and do something once all have been answered."""
        names = self.begun() if self._engine is not None else []
        if not names:
            then()
            return
        self._wishes.append(_Wish(set(names), then))
        for name in names:
            self._ask(name)

    def _ask(self, name: str) -> None:
        if self._engine is not None:
            self._engine.send(commands.Preserve(name))

    def hear(self, event: events.Event) -> None:
        """What the engine tells."""
        match event:
            case events.Started(name) if name in self._document.runs:
                self._ask(name)  # it is no job of the queue now, and would be lost until `refresh`
            case events.Paused(name) if name in self._document.runs:
                self._reviving.discard(name)
                self._ask(name)
            case events.Steered(name) if self._is_held(name):
                self._ask(name)
            case events.Preserved(name, paused):
                self.keep(name, paused)
            case events.Failed(name) if name in self._reviving:
                self._reviving.discard(name)
                self.stranded.emit()
            case events.Finished(name) | events.Cancelled(name) | events.Failed(name):
                if self.runs.pop(name, None) is not None:
                    self.changed.emit()

    def _is_held(self, name: str) -> bool:
        run = self._document.runs.get(name)
        return run is not None and run.state.phase is Phase.PAUSED

    def keep(self, name: str, paused: PausedRun | None) -> None:
        """The engine's answer."""
        run = self._document.runs.get(name)
        if paused is not None and run is not None and run.state.phase.live:
            self.runs[name] = paused
            self.changed.emit()
        for wish in self._wishes:
            wish.runs.discard(name)
        done = [wish for wish in self._wishes if not wish.runs]
        self._wishes = [wish for wish in self._wishes if wish.runs]
        for wish in done:
            wish.then()

    def give_up(self) -> None:
        """Keep no longer what could not be taken up again."""
        live = set(self.begun()) | self._reviving
        if self.runs.keys() - live:
            self.runs = {name: paused for name, paused in self.runs.items() if name in live}
            self.changed.emit()

    # --- in words ---

    def give(self) -> Json:
        """Which runs there are, and which of them is seen."""
        return {"shown": self._document.shown, "order": list(self.runs)}

    # --- taking up again ---

    def revive(self, kept: dict[str, PausedRun], words: Any) -> int:
        """Have runs again, held where they stood, under new names; how many they are."""
        if self._engine is None:
            return 0
        shown = words.get("shown") if isinstance(words, dict) else None
        names = {name: uuid4().hex[:12] for name in kept}
        for name, paused in kept.items():
            new, recipe = names[name], Recipe.from_json(paused.recipe)
            self.runs[new] = paused
            self._reviving.add(new)
            self._document.asked(commands.Submit(new, recipe, 0, turn="held"))
            run = self._document.runs[new]  # it has begun, and is no job of the queue
            run.state = replace(run.state, k=paused.k, steps=recipe.steps)
            self._engine.send(commands.Revive(new, paused))
        if shown in names:
            self._document.show_run(names[shown])
        return len(names)
