"""One process with one scale: the window is opened, driven through all scenes, and closed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from diffusion_studio import models
from diffusion_studio.ui.screenshots import scenes, task_scenes
from diffusion_studio.ui.screenshots.stage import NotReached, Order, Shot, Stage

if TYPE_CHECKING:
    from diffusion_studio.ui.studio import Studio

SCENES = (
    scenes.first_window,
    scenes.tour,
    scenes.a_run,
    scenes.panel_of_generate,
    scenes.views_of_a_step,
    scenes.bars,
    scenes.dialogs,
    scenes.docks,
    task_scenes.restore,
    task_scenes.interpolate,
    task_scenes.laboratory,
    task_scenes.library,
    scenes.menus,
)


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
        for scene in SCENES:
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
