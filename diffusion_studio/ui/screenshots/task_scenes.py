"""The scenes of the other tabs: Restore and its answer, Interpolate, the laboratory, library."""

from __future__ import annotations

from diffusion_studio.laboratory import PROCESSES
from diffusion_studio.restoration_specs import OPERATORS
from diffusion_studio.ui.answer.commands import VIEW_COMMANDS
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.screenshots.stage import Stage

TALL = 1500  # device-independent pixels: a panel as a whole
SAMPLES = 8
FAR = 180  # steps of the laboratory, of 200: the particles are near the modes
SOLVER = {"solver": "ddrm", "steps": 12, "count": SAMPLES, "seed": 7, "seed_locked": True}
"""One that needs no gradient, so that the pictures come soon."""


async def restore(stage: Stage) -> None:
    """The Restore tab: empty, with every kind of damage, and with its answer."""
    stage.document.choose_tab("restore")
    await stage.shoot("restore-empty", "The Restore tab, without a picture")
    stage.studio.restore.panel.original.picked.emit("with a hole")
    await stage.settle(0.8)
    await stage.shoot("restore-hole", "An example with its hole")
    stage.window.empty.tries.tried.emit("restore")
    await stage.settle(0.8)
    await stage.shoot("restore-begun", "A blurred example")
    await _damages(stage)
    stage.document.restoring.change({"operator": "gaussian_blur", "noise_percent": 2.0})
    stage.document.restoring.change(SOLVER)
    await stage.settle()
    await stage.do("generate")
    await stage.until(lambda: stage.document.state.phase.live, "the restoration goes on")
    await stage.until(lambda: stage.document.state.phase is Phase.FINISHED, "it is restored")
    await stage.until(stage.window.answer_dock.isVisible, "the answer is there")
    await stage.settle(1.0)
    await stage.shoot("restore-answer", "A restoration and its answer")
    for view in ("mean", "std", "baseline", "error"):
        await stage.do(VIEW_COMMANDS[view])
        await stage.settle(0.4)
        await stage.shoot(f"answer-{view}", f"The answer's view: {view}")
    await stage.do(VIEW_COMMANDS["samples"])
    await _solvers(stage)
    stage.window.answer_dock.hide()


async def _damages(stage: Stage) -> None:
    """The panel as high as it is, for each operator."""
    stage.window.resize(stage.order.size[0], TALL)
    panel = stage.window.tabs.stack.currentWidget()
    for operator in OPERATORS:
        stage.document.restoring.change({"operator": operator})
        await stage.settle(0.4)
        await stage.shoot(f"panel-restore-{operator}", f"The Restore panel: {operator}", panel)
    stage.window.resize(*stage.order.size)


async def _solvers(stage: Stage) -> None:
    if not stage.wanted("dialog-compare-solvers"):
        return
    await stage.do("compare_solvers")
    await stage.settle()
    dialog = stage.studio.solvers.dialog
    assert dialog is not None
    await stage.shoot("dialog-compare-solvers", "A comparison of solvers", dialog)
    dialog.close()


async def interpolate(stage: Stage) -> None:
    """The Interpolate tab: a line of pictures, and a grid among four."""
    stage.document.choose_tab("interpolate")
    stage.document.change({"eta": 0.0, "guidance_scale": 1.5})  # without fresh noise: a smooth way
    await stage.settle(0.8)
    await stage.shoot("interpolate-line", "The Interpolate tab: between two seeds")
    await stage.do("generate")
    await stage.until(lambda: stage.document.state.phase.live, "the path is being made")
    await stage.until(lambda: stage.document.state.phase is Phase.FINISHED, "the path is made")
    await stage.settle()
    await stage.shoot("interpolate-made", "Pictures between two seeds")
    stage.window.resize(stage.order.size[0], TALL)
    for shape in ("grid", "coarse_to_fine"):
        stage.studio.paths.interpolating.change({"shape": shape})
        await stage.settle(0.8)
        await stage.shoot(
            f"panel-interpolate-{shape}",
            f"The Interpolate panel: {shape}",
            stage.window.tabs.stack.currentWidget(),
        )
    stage.window.resize(*stage.order.size)


async def laboratory(stage: Stage) -> None:
    """The laboratory: each process at work, a network that learns, a line."""
    stage.document.choose_tab("lab")
    lab = stage.studio.laboratory
    session = lab.session
    await stage.until(lambda: session.frames, "the particles are there")
    for process in PROCESSES:
        session.change({"process": process})
        session.play(True)
        await stage.until(lambda: len(session.frames) > FAR, f"{process} is well on its way")
        session.play(False)
        await stage.settle(0.4)
        await stage.shoot(f"lab-{process}", f"The laboratory: {process}")
    lab.panel.world_chosen.emit("line")
    await stage.settle(0.6)
    session.play(True)
    await stage.until(lambda: len(session.frames) > FAR, "the heap falls into the wells")
    session.play(False)
    await stage.settle(0.4)
    await stage.shoot("lab-line", "The laboratory: a line with a potential")
    stage.window.resize(stage.order.size[0], TALL)
    await stage.shoot("panel-lab", "The Lab panel", stage.window.tabs.stack.currentWidget())
    stage.window.resize(1000, 680)
    await stage.shoot("lab-small", "The laboratory in a small window")
    stage.window.resize(*stage.order.size)
    stage.document.choose_tab("generate")
    await stage.settle()


async def library(stage: Stage) -> None:
    """The library with all that was made; its choice of one picture and of two."""
    stage.document.choose_tab("generate")
    stage.window.actions_["library"].trigger()
    gallery = stage.window.gallery_dock.gallery
    await stage.until(lambda: gallery.model.rowCount() > 2, "pictures are in the library")
    await stage.settle(1.0)
    await stage.shoot("library", "The library")
    stage.window.gallery_dock.hide()
