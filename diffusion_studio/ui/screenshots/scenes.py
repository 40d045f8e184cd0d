"""The scenes, in the order in which a person could come to them; each leaves something to see."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDockWidget, QMenu

from diffusion_studio.ui.canvas.brush import Touch
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.screenshots.stage import Stage
from diffusion_studio.ui.tools.masking import Tool
from diffusion_studio.ui.views.kinds import ViewName

STEPS = 12
ETA = 0.7  # so that there is noise in a step, to be seen
LATE = 9  # a step of the branch too, which begins in the middle
SMALL = (1000, 680)
TALL = 1500  # device-independent pixels: a panel as a whole
VIEWS: tuple[ViewName, ...] = ("change", "epsilon", "score", "noise")
STANDING_DIALOGS = (
    ("models", "The models"),
    ("compare", "A comparison in a grid"),
    ("compare_two", "Two runs side by side"),
    ("forward_process", "The forward process"),
    ("learn", "Learn more"),
    ("presets", "All presets"),
)
PASSING_DIALOGS = (
    ("film", "A film of the run"),
    ("shortcuts", "Keyboard and mouse"),
    ("edit_keys", "The shortcut editor"),
    ("about", "About the program"),
    ("record_memory", "Memory for the steps"),
    ("save_as", "Save as"),
    ("save_preset", "Save settings as a preset"),
    ("library_settings", "The library's settings"),
    ("palette", "The command palette"),
)


async def first_window(stage: Stage) -> None:
    """Nothing is made yet."""
    await stage.until(
        lambda: stage.document.model is not None and stage.document.opening is None,
        "a model is open",
    )
    await stage.settle(0.5)
    await stage.shoot("window-empty", "The first window")
    stage.window.resize(*SMALL)
    await stage.settle()
    await stage.shoot("window-empty-small", "The first window, small")
    stage.window.resize(*stage.order.size)


async def showcase(stage: Stage) -> None:
    """Sixteen balloons half-way out of noise, guided by a classifier: the README's first picture.
    It takes a model that knows balloons, and a classifier."""
    card = stage.document.card
    if not stage.wanted("showcase") or card is None or "balloon" not in card.labels:
        return
    before = stage.document.parameters
    stage.document.change(
        {"steps": 50, "count": 16, "seed": 0, "seed_locked": True, "label": "balloon"}
    )
    stage.document.change({"classifier_scale": 2.0})
    await stage.do("generate")
    await stage.until(lambda: stage.document.state.k >= 25, "half of the steps are done")
    await stage.do("pause")
    await stage.until(lambda: stage.document.state.phase is Phase.PAUSED, "the run is held")
    await stage.settle(0.5)
    await stage.shoot("showcase", "Sixteen balloons, half-way from noise")
    await stage.do("stop")
    await stage.until(lambda: stage.document.state.phase.ended, "the run is stopped")
    stage.document.recall(before)


async def a_run(stage: Stage) -> None:
    """A run that is held, goes on and ends; looking back at it."""
    label = next(iter(stage.document.card.labels), None) if stage.document.card else None
    stage.document.change(
        {"steps": STEPS, "count": 4, "seed": 7, "seed_locked": True, "label": label, "eta": ETA}
    )
    await stage.do("generate")
    await stage.until(lambda: stage.document.state.k > STEPS // 2, "half of the steps are done")
    await stage.do("pause")
    await stage.until(lambda: stage.document.state.phase is Phase.PAUSED, "the run is held")
    await stage.shoot("run-paused", "A run that is held")
    await stage.do("pause")
    await stage.until(lambda: stage.document.state.phase is Phase.FINISHED, "the run is ready")
    await stage.settle()
    await stage.shoot("run-finished", "A finished run")
    transport = stage.window.timeline.transport
    transport.plots.click()
    await stage.settle()
    stage.studio.timeline.scrub(STEPS // 2)
    await stage.shoot("timeline-plots", "Looking back at a step, with the plots")
    stage.window.resize(*SMALL)
    await stage.shoot("timeline-plots-small", "The same in a small window")
    stage.window.resize(*stage.order.size)
    transport.plots.click()
    await _branch(stage)


async def views_of_a_step(stage: Stage) -> None:
    """What a step is made of, as maps: beside the picture, laid over it, alone."""
    views = stage.studio.views
    stage.studio.timeline.scrub(LATE)
    for view in VIEWS:
        views.open(view)
        await stage.until(lambda: stage.document.map is not None, f"the view {view}")
        await stage.settle(0.5)
        await stage.shoot(f"view-{view}", f"The step as {view}")
    stage.document.arrange("beside")
    await stage.settle(0.3)
    await stage.shoot("view-beside", "Two views side by side")
    stage.document.arrange("over")
    await stage.settle(0.3)
    await stage.shoot("view-over", "A view laid over the picture")
    stage.document.arrange("alone")
    stage.document.viewing.choose(None)
    await stage.settle()


async def docks(stage: Stage) -> None:
    """Every dock of the window, one after the other."""
    bottom = stage.window.timeline
    stage.studio.timeline.scrub(LATE)  # whose formula has all its terms
    for dock in stage.window.findChildren(QDockWidget):
        if dock is bottom or dock is stage.window.answer_dock:
            continue
        dock.show()
        dock.raise_()
        await stage.settle(0.6)
        name = dock.objectName().removesuffix("Dock")
        await stage.shoot(f"dock-{name}", f"The dock {dock.windowTitle()}")
        dock.hide()


async def _branch(stage: Stage) -> None:
    stage.studio.timeline.scrub(STEPS // 2)
    before = len(stage.document.runs)
    stage.document.change({"guidance_scale": 4.0})
    await stage.do("branch")
    await stage.until(lambda: len(stage.document.runs) > before, "a branch was begun")
    await stage.until(lambda: stage.document.state.phase is Phase.FINISHED, "the branch is ready")
    await stage.settle()


async def bars(stage: Stage) -> None:
    """What lies above the canvas: paint, mask, notices."""
    stage.studio.timeline.scrub(LATE)
    await stage.do("paint_step")
    await stage.settle()
    await stage.shoot("bar-paint", "Painting on a step")
    stage.studio.painting.leave()
    await stage.do("timeline_last")
    await stage.do("tool_brush")
    _mask(stage)
    await stage.settle()
    await stage.shoot("bar-mask", "A mask, and the brush in hand")
    more = stage.window.mask_options
    more.more.click()
    await stage.settle()
    await stage.shoot("bar-mask-more", "More about the mask", more.options)
    more.options.close()
    await stage.do("mask_clear")
    await stage.do("tool_pointer")
    stage.window.notices.post(Notice("warning", "warning.png: there is no recipe in it."))
    await stage.shoot("notice-warning", "A warning")
    details = "Traceback (most recent call last): …"
    stage.window.notices.post(Notice("error", "The model could not be read.", details))
    await stage.shoot("notice-error", "An error with details")
    stage.window.notices.forget("program")


def _mask(stage: Stage) -> None:
    """Paint a stroke across the first picture."""
    masking = stage.document.masking
    if masking.mask is None:
        return
    width, height = masking.mask.width, masking.mask.height
    masking.take(Tool.BRUSH)
    masking.begin_stroke(Touch(width * 0.3, height * 0.4))
    masking.move_stroke(Touch(width * 0.6, height * 0.6))
    masking.end_stroke()


async def panel_of_generate(stage: Stage) -> None:
    """All of the Generate panel, as high as it is."""
    panel = stage.window.generate_panel
    panel.advanced.open(True)
    panel.guided.more.open(True)
    stage.window.resize(stage.order.size[0], TALL)
    for sampler in ("ddim", "predictor_corrector"):
        stage.document.change({"sampler": sampler})
        await stage.settle()
        await stage.shoot(f"panel-generate-{sampler}", f"The Generate panel: {sampler}", panel)
    stage.document.change({"sampler": "ddim", "steps": STEPS})
    panel.advanced.open(False)
    panel.guided.more.open(False)
    stage.window.resize(*stage.order.size)


async def dialogs(stage: Stage) -> None:
    """The dialogs that a command opens: those that stay open beside the work change with the
    look, the others are opened anew in each, as nothing else can be done while they are open."""
    for command, title in STANDING_DIALOGS:
        name = command.replace("_", "-")
        if stage.wanted(f"dialog-{name}"):
            if command == "forward_process":
                stage.studio.starts.use_shown()
            await stage.do(command)
            await stage.settle(0.8)
            await stage.shoot(f"dialog-{name}", title, stage.above()[-1])
            stage.close_all()
    stage.studio.starts.starting.choose("noise")
    stage.document.sourcing.take(None)
    stage.document.show_map(None)
    await _made_comparison(stage)
    for command, title in PASSING_DIALOGS:
        name = command.replace("_", "-")
        await stage.shoot(f"dialog-{name}", title, before=partial(_open_anew, stage, command))
        stage.close_all()


def _open_anew(stage: Stage, command: str) -> None:
    stage.close_all()
    stage.window.actions_[command].trigger()


async def queue(stage: Stage) -> None:
    """The queue with a few jobs in it, which wait."""
    if not stage.wanted("queue"):
        return
    await stage.do("queue_hold")
    for seed in (11, 12, 13):
        stage.document.change({"seed": seed})
        await stage.do("queue_add")
    stage.window.queue_dock.show()
    stage.window.queue_dock.raise_()
    await stage.settle(0.6)
    await stage.shoot("queue", "The queue, paused, with jobs in it")
    await stage.do("queue_clear")
    await stage.do("queue_hold")
    stage.window.queue_dock.hide()


async def tour(stage: Stage) -> None:
    """The tour's first stop and one in the middle."""
    if not stage.wanted("tour"):
        return
    await stage.do("tour")
    for stop in (1, 4):
        stage.studio.tour.move(stop - stage.studio.tour.place)
        await stage.settle()
        await stage.shoot(f"tour-{stop + 1}", f"The tour, stop {stop + 1}", stage.window)
    stage.studio.tour.end()


async def _made_comparison(stage: Stage) -> None:
    """The grid when it is made."""
    if not stage.wanted("dialog-compare-made"):
        return
    await stage.do("compare")
    dialog = stage.studio.sweeps.dialog
    assert dialog is not None
    dialog.made.emit()
    await stage.until(dialog.stop.isEnabled, "the grid has begun")
    await stage.until(lambda: not dialog.stop.isEnabled(), "the grid is made")
    await stage.settle()
    await stage.shoot("dialog-compare-made", "A comparison that was made", dialog)
    dialog.close()


async def menus(stage: Stage) -> None:
    """Every menu, opened."""
    bar = stage.window.menuBar()
    for n, action in enumerate(bar.actions()):
        menu = action.menu()
        if isinstance(menu, QMenu):
            menu.popup(stage.window.mapToGlobal(QPoint(40, 40)))
            await stage.settle()
            await stage.shoot(f"menu-{n + 1}", f"The menu {n + 1}", menu)
            menu.close()
