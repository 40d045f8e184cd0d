"""What can be made in this window: one task a tab of the right side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.command import QT_TRANSLATE_NOOP


def _nothing() -> None:
    """For tasks that draw no seeds."""


def _no_reason() -> str:
    return ""


@dataclass(frozen=True)
class Task:
    """What the run bar's main button makes while the tab `key` is chosen.

    `title` (of the tab), `button` and `tip` (of the main button) are source strings of the context
    "Actions". `recipe` gives what is submitted, or raises RecipeError with a sentence; `reseed` is
    called before it, and draws a new seed unless that is locked. `reason` is a sentence why the
    task cannot be begun now, or "". A task that is no run of the engine's says in `begin` what
    the button does instead. `hint` stands on the empty canvas, in place of how to begin.
    """

    key: str
    title: str
    button: str
    tip: str
    recipe: Callable[[], Recipe]
    reseed: Callable[[], None] = _nothing
    reason: Callable[[], str] = _no_reason
    begin: Callable[[], None] | None = None
    hint: str = ""


def generate_task(recipe: Callable[[], Recipe], reseed: Callable[[], None]) -> Task:
    """Pictures out of nothing but noise: the task of the first tab."""
    return Task(
        key="generate",
        title=QT_TRANSLATE_NOOP("Actions", "Generate"),
        button=QT_TRANSLATE_NOOP("Actions", "Generate"),
        tip=QT_TRANSLATE_NOOP("Actions", "Make pictures with these settings."),
        recipe=recipe,
        reseed=reseed,
    )
