"""The laboratory in the window: its tab, its page, its session, and the world's undo."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from diffusion_studio.engine.client import EngineClient
from diffusion_studio.laboratory import PRESETS, Mode, World
from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.ui.command import QT_TRANSLATE_NOOP
from diffusion_studio.ui.lab.curve_view import Curve
from diffusion_studio.ui.lab.page import LabPage
from diffusion_studio.ui.lab.panel import LabPanel
from diffusion_studio.ui.lab.ranges import DEFAULTS, ON_A_LINE
from diffusion_studio.ui.lab.session import Session
from diffusion_studio.ui.lab.settings import PARTS, LabSettings
from diffusion_studio.ui.lab.words import curve_names, sights, translate
from diffusion_studio.ui.main_window import MainWindow
from diffusion_studio.ui.task import Task

KEY = "lab"
FORMULA = "(x**2 - 1)**2"
FOLLOWED, TRAIL = 8, 30  # particles whose ways are drawn, and over how many states
CURVE_POINTS = 400


def _no_recipe() -> Recipe:
    raise RecipeError(translate("Lab", "The laboratory makes no pictures; choose another tab."))


class LabController(QObject):
    """See the module."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._document = window, window.document
        self.session = Session(self)
        undo, redo = window.actions_["undo"], window.actions_["redo"]
        self.panel, self.page = LabPanel(undo, redo), LabPage()
        self.page.plane.follow_keys(undo, redo)
        self._world = self._made_name = "clouds"
        self._made = self.session.setup.world  # as it was last made, not as it is being pulled
        self._undo = QUndoStack(self)
        self._timeline_shown = True
        window.add_tab(self._task(), self.panel)
        window.centres.addWidget(self.page)
        self._document.tab_changed.connect(self._change_tab)
        self._connect_session()
        self._connect_panel()
        self._connect_page()
        self._show_all()

    def _task(self) -> Task:
        return Task(
            key=KEY,
            title=QT_TRANSLATE_NOOP("Actions", "Lab"),
            button=QT_TRANSLATE_NOOP("Actions", "Begin anew"),
            tip=QT_TRANSLATE_NOOP(
                "Actions", "Put the particles back where they began, and play from there."
            ),
            recipe=_no_recipe,
            begin=self._begin_anew,
        )

    def connect_engine(self, client: EngineClient | None) -> None:
        """The engine is there, or goes."""
        self.session.connect_engine(None if client is None else client.send)
        if client is not None and self._document.tab == KEY:
            self._enter()

    def hear(self, event: object) -> None:
        self.session.hear(event)

    # --- its settings as a whole ---

    @property
    def settings(self) -> LabSettings:
        """What is set: the world, the process, what is turned and what is drawn."""
        session, shown = self.session, self.page.plane.shown
        drawn = tuple(part for part in PARTS if getattr(shown, f"with_{part}"))
        return LabSettings(self._world, session.setup, session.dials, session.pace, drawn)

    def recall(self, settings: LabSettings) -> None:
        """Have other settings, and begin anew where it has begun."""
        session, world = self.session, settings.setup.world
        playing = session.playing
        session.play(False)
        self._made, self._made_name, self._world = world, settings.world, settings.world
        self._undo.clear()
        self.page.show_problem("")
        self.page.plane.choose(None)
        session.setup, session.dials, session.pace = settings.setup, settings.dials, settings.pace
        self.panel.show_parts(settings.drawn)
        session.forget_network()
        if session.begun:
            session.begin()
            session.play(playing)
        self._show_all()

    def give(self) -> dict[str, object]:
        """What is set, as plain JSON."""
        return self.settings.to_json()

    def take(self, kept: object) -> None:
        """Have what `give` gave. ValueError, in a sentence, where that cannot be."""
        self.recall(LabSettings.from_json(kept))

    # --- the tab ---

    def _change_tab(self) -> None:
        window, here = self._window, self._document.tab == KEY
        window.centres.setCurrentIndex(window.centres.indexOf(self.page) if here else 0)
        if here:
            self._timeline_shown = window.timeline.isVisible()
            window.timeline.hide()
            self._enter()
        elif window.centres.currentIndex() == 0 and not window.timeline.isVisible():
            window.timeline.setVisible(self._timeline_shown)
            self.session.play(False)
            self.session.train(False)

    def _enter(self) -> None:
        if not self.session.begun:
            self.session.begin()
            self.session.ask_map()

    def _begin_anew(self) -> None:
        self.page.show_problem("")
        self.session.begin()
        self.session.play(True)

    # --- connections ---

    def _connect_session(self) -> None:
        session, page = self.session, self.page
        session.changed.connect(self._show_all)
        session.moved.connect(self._show_state)
        session.mapped.connect(self._show_map)
        session.learnt.connect(self._show_network)
        session.declined.connect(page.show_problem)

    def _connect_panel(self) -> None:
        panel, session = self.panel, self.session
        panel.setup_chosen.connect(self._choose)
        panel.dials_turned.connect(session.turn)
        panel.world_chosen.connect(self._choose_world)
        panel.formula_typed.connect(self._take_formula)
        panel.mode_set.connect(lambda values: self.page.plane.set_chosen(**values))
        panel.parts_shown.connect(lambda parts: self.page.plane.show_parts(**parts))
        panel.pace_chosen.connect(self._choose_pace)
        panel.drawing_chosen.connect(self._draw)
        panel.learning_chosen.connect(session.train)
        panel.said_anew.connect(self._show_all)
        panel.add.clicked.connect(lambda: self.page.plane.add((0.0, 0.0)))
        panel.remove.clicked.connect(lambda: self.page.plane.remove_chosen())
        panel.undo.clicked.connect(lambda: self._undo.undo())
        panel.redo.clicked.connect(lambda: self._undo.redo())
        self._undo.canUndoChanged.connect(panel.undo.setEnabled)
        self._undo.canRedoChanged.connect(panel.redo.setEnabled)
        panel.undo.setEnabled(False)
        panel.redo.setEnabled(False)

    def _connect_page(self) -> None:
        page, session = self.page, self.session
        page.played.connect(lambda: session.play(not session.playing))
        page.stepped.connect(session.step)
        page.sought.connect(self._seek)
        page.begun_anew.connect(self._restart)
        plane = page.plane
        plane.world_shown.connect(session.show_world)
        plane.world_made.connect(self._make_world)
        plane.line_turned.connect(lambda line: session.turn({"line": line}))
        plane.chosen_changed.connect(self._show_all)
        plane.undo_asked.connect(self._undo.undo)
        plane.redo_asked.connect(self._undo.redo)

    # --- what is chosen ---

    def _choose(self, patch: dict[str, object]) -> None:
        self.page.show_problem("")
        playing = self.session.playing
        self.session.change(patch)
        self.session.play(playing)

    def _choose_world(self, name: str) -> None:
        self._world = name
        if name == "line":
            self._choose({"formula": FORMULA, "steps": round(ON_A_LINE["steps"])})
            return
        self.page.plane.choose(None)
        world = PRESETS[name]() if name in PRESETS else self.session.setup.world
        if self.session.setup.formula:
            self.session.change({"formula": "", "steps": round(DEFAULTS["steps"])})
        self._make_world(world, name)

    def _take_formula(self, formula: str) -> None:
        if formula and formula != self.session.setup.formula:
            self._choose({"formula": formula})

    def _choose_pace(self, pace: int) -> None:
        self.session.pace = pace

    def _draw(self, on: bool) -> None:
        self.page.plane.drawing = on

    def _seek(self, place: int) -> None:
        if self.session.playing:
            self.session.play(False)
        self.session.seek(place)

    def _restart(self) -> None:
        playing = self.session.playing
        self.page.show_problem("")
        self.session.begin()
        self.session.play(playing)

    def _make_world(self, world: World, name: str = "own") -> None:
        """A world that was made by hand, or chosen: one item of undo."""
        if world != self._made or name != self._made_name:
            before = self._made, self._made_name
            self._undo.push(_WorldMade(self, before, (world, name)))
        self._world = name

    def take_world(self, world: World, name: str) -> None:
        """Show a world, and begin in it."""
        self._made, self._made_name, self._world = world, name, name
        self.page.plane.show_world(world)
        playing = self.session.playing
        self.page.show_problem("")
        if self.session.dials.label not in {None, *(mode.label for mode in world)}:
            self.session.turn({"label": None})
        self.session.take_world(world)
        self.session.play(playing)

    # --- what is shown ---

    @property
    def _chosen(self) -> Mode | None:
        plane = self.page.plane
        return plane.shown.world[plane.chosen] if plane.chosen is not None else None

    def _show_all(self) -> None:
        session, page = self.session, self.page
        self.panel.show_session(session, self._world, self._chosen)
        page.show_playing(session.playing)
        page.stack.setCurrentWidget(page.rule if session.setup.formula else page.plane)
        page.plane.show_world(session.setup.world)
        page.plane.show_line(None if session.setup.formula else session.dials.line)
        page.sight.setText(sights()[self._sight()])
        self._show_state()
        self._show_network()

    def _sight(self) -> str:
        """Which sentence says what to see."""
        setup, dials = self.session.setup, self.session.dials
        if setup.formula:
            return "line"
        if not dials.noise:
            return "silent"
        if setup.process != "forward" and dials.line is not None:
            return "measured"
        if setup.process != "forward" and dials.label is not None:
            return "guided"
        return "network" if dials.network else setup.process

    def _show_state(self) -> None:
        session, page = self.session, self.page
        frame = session.frame
        if frame is None:
            page.plane.show_particles(None, None)
            page.rule.show_state(None, None)
        elif session.setup.formula:
            page.rule.show_state(frame.particles, frame.density)
        else:
            page.plane.show_particles(frame.particles, self._trails())
        page.show_time(session.place, len(session.frames), self._place_words())
        self._show_curves()

    def _trails(self) -> np.ndarray:
        """The ways of a few particles to where they are, [steps, few, 2]."""
        session = self.session
        first = max(session.place - TRAIL, 0)
        frames = session.frames[first : session.place + 1]
        return np.stack([frame.particles[:FOLLOWED] for frame in frames])

    def _place_words(self) -> str:
        session, frame = self.session, self.session.frame
        if frame is None:
            return translate("Lab", "The engine is being started…")
        words = translate("Lab", "Step {k} of {steps}").format(
            k=session.place, steps=session.setup.steps
        )
        if session.setup.formula:
            return words
        level = translate("Lab", "clean") if frame.t is None else f"t {frame.t}"
        return f"{words} · {level} · ᾱ {frame.alpha_bar:.3g}"

    def _show_map(self) -> None:
        self.page.plane.show_map(self.session.map)
        self.page.rule.show_rule(self.session.rule)

    def _show_curves(self) -> None:
        session, words = self.session, curve_names()
        last, at = float(session.setup.steps), float(session.place)
        told = session.distances
        step = words["step"]
        chance = told[-1].chance if told else None
        divergence = tuple((float(each.k), each.divergence) for each in told)
        apart = tuple((float(each.k), max(each.discrepancy, 0.0)) for each in told)
        second = words["boltzmann" if session.setup.formula else "discrepancy"]
        curves = [
            Curve(words["divergence"], divergence, last, step, chance, True, at),
            Curve(second, apart, last, step, None, False, at),
        ]
        if session.losses and not session.setup.formula:
            curves += self._training_curves()
        self.page.curves.show_curves(tuple(curves))

    def _training_curves(self) -> list[Curve]:
        session, words = self.session, curve_names()
        count = len(session.losses)
        stride = max(1, count // CURVE_POINTS)
        losses = tuple(
            (float(n), float(np.mean(session.losses[n : n + stride])))
            for n in range(0, count, stride)
        )
        fishers = tuple((float(n), value) for n, value in session.fishers[:: max(1, stride // 10)])
        axis = words["training_step"]
        return [
            Curve(words["loss"], losses, float(count), axis, None, True),
            Curve(words["fisher"], fishers, float(count), axis, None, True),
        ]

    def _show_network(self) -> None:
        session = self.session
        if not session.fishers:
            words = translate("Lab", "No network has been trained on this world yet.")
        else:
            step, fisher = session.fishers[-1]
            words = translate(
                "Lab",
                "{step} training steps, Fisher divergence {fisher} at t {t}: 0 is the true score,"
                " 1 is none at all.",
            ).format(step=step, fisher=f"{fisher:.3g}", t=session.dials.t)
        self.panel.show_network(words)
        self.panel.network.setEnabled(bool(session.fishers))
        self._show_curves()


class _WorldMade(QUndoCommand):
    """A change of the world, with the name of the world that is chosen in the panel."""

    def __init__(
        self, controller: LabController, before: tuple[World, str], after: tuple[World, str]
    ) -> None:
        super().__init__()
        self._controller, self._before, self._after = controller, before, after

    def undo(self) -> None:
        self._controller.take_world(*self._before)

    def redo(self) -> None:
        self._controller.take_world(*self._after)
