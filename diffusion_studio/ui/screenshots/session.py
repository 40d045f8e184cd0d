"""One process with one scale: the window is opened, driven through all scenes, and closed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from diffusion_studio import models
from diffusion_studio.ui.screenshots import scenes, task_scenes
from diffusion_studio.ui.screenshots.stage import NotReached, Order, Shot, Stage

if TYPE_CHECKING:
    from diffusion_studio.ui.studio import Studio

SCENES: tuple[tuple[Callable[[Stage], Awaitable[None]], tuple[str, ...]], ...] = (
    (scenes.first_window, ("window-",)),
    (scenes.tour, ("tour-",)),
    (scenes.showcase, ("showcase",)),
    (scenes.a_run, ("run-", "timeline-")),
    (scenes.panel_of_generate, ("panel-generate-",)),
    (scenes.views_of_a_step, ("view-",)),
    (scenes.bars, ("bar-", "notice-")),
    (scenes.dialogs, ("dialog-",)),
    (scenes.docks, ("dock-",)),
    (scenes.queue, ("queue",)),
    (task_scenes.restore, ("restore-", "answer-", "panel-restore-", "dialog-compare-solvers")),
    (task_scenes.interpolate, ("interpolate-", "panel-interpolate-")),
    (task_scenes.laboratory, ("lab-", "panel-lab")),
    (task_scenes.library, ("library",)),
    (scenes.menus, ("menu-",)),
)
"""In the order in which each finds what it needs, with how the names of their pictures begin."""


def picture_all(order: Order) -> tuple[list[Shot], str]:
    """The pictures that were taken; and "" or a sentence that says where it ended."""
    from diffusion_studio.ui.app import main as open_window

    stages: list[Stage] = []
    tasks: list[asyncio.Task[str]] = []

    def opened(studio: Studio) -> None:
        stages.append(Stage(studio, order))
        tasks.append(asyncio.get_running_loop().create_task(_drive(stages[0])))

    code = open_window([], opened)
    if not tasks:
        return [], "The window could not be opened."
    problem = tasks[0].result() if tasks[0].done() else "The window was closed too early."
    return stages[0].shots, problem or ("" if code == 0 else "The window ended with a fault.")


def _as_far_as_wanted(stage: Stage) -> list[Callable[[Stage], Awaitable[None]]]:
    """All scenes up to the last that is wanted, for each needs those before it."""
    wanted = [n for n, (_, names) in enumerate(SCENES) if any(map(stage.may_want, names))]
    return [scene for scene, _ in SCENES[: max(wanted, default=-1) + 1]]


async def _drive(stage: Stage) -> str:
    """From scene to scene; the window is closed at the end in any case."""
    problems: list[str] = []
    try:
        stage.window.resize(*stage.order.size)
        await stage.until(lambda: stage.studio.link.client is not None, "the engine is there")
        if stage.order.model and stage.order.model in models.bundled():
            stage.document.choose_model(stage.order.model)
        elif stage.order.model:
            stage.studio.models.open(stage.order.model)
        for scene in _as_far_as_wanted(stage):
            try:
                await scene(stage)
            except NotReached as problem:  # the others may still be pictured
                problems.append(f"{(scene.__doc__ or '').splitlines()[0]} {problem}")
                stage.begin_anew()
    except NotReached as problem:
        problems.append(str(problem))
    finally:
        stage.close_all()
        stage.window.close()
    return " ".join(problems)
