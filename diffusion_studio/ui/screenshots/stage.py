"""A real window that is driven from one scene to the next, and pictured in every look of each."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from diffusion_studio.ui.run_state import Phase

if TYPE_CHECKING:
    from diffusion_studio.ui.studio import Studio

SETTLED = 0.15  # seconds that the window gets to lay itself out in a new look
PATIENCE = 120.0  # seconds that anything may take
LOOKS_BETWEEN = 0.02  # seconds


class NotReached(Exception):
    """The window did not come to a scene: a sentence."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: scenes whose names begin with one of `only`, or all if there is none."""

    out: Path
    scale: str
    languages: tuple[str, ...] = ("en", "ko")
    themes: tuple[str, ...] = ("light", "dark")
    size: tuple[int, int] = (1280, 800)
    only: tuple[str, ...] = ()
    model: str = ""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture that was taken: `file` is its name in the folder."""

    scene: str
    title: str
    language: str
    theme: str
    scale: str
    file: str

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


class Stage:
    """`shots` are the pictures so far."""

    def __init__(self, studio: Studio, order: Order) -> None:
        self.studio, self.order = studio, order
        self.window, self.document = studio.window, studio.document
        self.shots: list[Shot] = []

    # --- going on ---

    async def until(self, condition: Callable[[], Any], what: str) -> None:
        """Wait for something to be true; NotReached names `what` if it does not become so."""
        latest = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > latest:
                raise NotReached(f"It did not come to this in {PATIENCE:.0f} s: {what}.")
            await asyncio.sleep(LOOKS_BETWEEN)

    async def settle(self, seconds: float = SETTLED) -> None:
        """Let the window lay itself out and paint."""
        await asyncio.sleep(seconds)

    async def do(self, command: str) -> None:
        """A command of the window; waits until it can be done."""
        action = self.window.actions_[command]
        await self.until(action.isEnabled, f"{command} can be done ({action.toolTip()})")
        action.trigger()

    async def finished(self) -> None:
        """Wait for the run that was begun last."""
        state = self.document
        await self.until(lambda: state.state.phase.live, "a run goes on")
        await self.until(
            lambda: state.state.phase is Phase.FINISHED and not state.preparing, "the run is ready"
        )
        await self.settle()

    def close_all(self) -> None:
        """Close what lies before the window, and the docks at its side."""
        for widget in self.above():
            widget.close()

    def begin_anew(self) -> None:
        """Leave a scene that was not reached."""
        self.close_all()
        self.window.resize(*self.order.size)
        self.document.arrange("alone")
        self.document.choose_tab("generate")

    def above(self) -> list[QWidget]:
        """Dialogs and menus that are open."""
        return [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget.isVisible() and isinstance(widget, QDialog | QMenu)
        ]

    # --- the pictures ---

    def wanted(self, scene: str) -> bool:
        """Whether a scene is to be pictured."""
        return not self.order.only or scene.startswith(self.order.only)

    def may_want(self, beginning: str) -> bool:
        """Whether a scene could be wanted whose name begins so."""
        return self.wanted(beginning) or any(each.startswith(beginning) for each in self.order.only)

    async def shoot(
        self,
        scene: str,
        title: str,
        of: QWidget | None = None,
        before: Callable[[], None] | None = None,
    ) -> None:
        """Picture a widget (what is open in front, or else the window) in every look. `before` is
        called in each, for what does not outlive a change of language."""
        if not self.wanted(scene):
            return
        for language, theme in self._looks():
            self.window.language_chosen.emit(language)
            self.window.theme_chosen.emit(theme)
            await self.settle()
            if before is not None:
                before()
                await self.settle()
            front = self.above()
            shown = of or (front[-1] if front else self.window)
            self._keep(shown, Shot(scene, title, language, theme, self.order.scale, ""))

    def _looks(self) -> Iterable[tuple[str, str]]:
        return product(self.order.languages, self.order.themes)

    def _keep(self, widget: QWidget, shot: Shot) -> None:
        name = f"{shot.scene}-{shot.language}-{shot.theme}-{shot.scale}x.png"
        path = self.order.out / name
        if not widget.grab().save(str(path)):
            raise NotReached(f"{path} could not be written.")
        self.shots.append(Shot(shot.scene, shot.title, shot.language, shot.theme, shot.scale, name))
