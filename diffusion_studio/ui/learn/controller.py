"""Opens "Learn more" at what a person is about: F1 on a control, or the ? beside a heading."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from diffusion_studio.ui.learn.pages import NAMES, translate
from diffusion_studio.ui.learn.viewer import LearnViewer
from diffusion_studio.ui.panels.guidance_parts import SectionHead

if TYPE_CHECKING:
    from diffusion_studio.ui.studio import Studio

FIRST = "schedule"
SAMPLERS = {
    "dpm_solver_2m": "dpm_solver",
    "annealed_langevin": "langevin",
}
PROCESSES = {"forward": "schedule", "annealed": "langevin"}
TABS = {"restore": "restoration", "interpolate": "interpolation", "lab": "score"}
Topic = Callable[[], str]


class LearnController(QObject):
    """`topic_of(widget)` names the page about a control: its own, or that of what it lies in."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio, self._window = studio, studio.window
        self._document = studio.document
        self._topics: dict[QWidget, Topic] = {}
        self.viewer: LearnViewer | None = None
        self._know_generate()
        self._know_restore()
        self._know_others()
        self._window.actions_["learn"].triggered.connect(lambda: self.open_for_focus())
        self._window.installEventFilter(self)
        self._say()

    # --- which page ---

    def _knows(self, page: str | Topic, *widgets: QWidget) -> None:
        topic: Topic = page if callable(page) else lambda: page
        for widget in widgets:
            self._topics[widget] = topic

    def _know_generate(self) -> None:
        panel, document = self._window.generate_panel, self._document
        guided = panel.guided
        self._knows(lambda: _sampler(document.parameters.sampler), panel.sampler, panel.eta)
        self._knows(lambda: _sampler(document.parameters.sampler), panel.each, panel.step_size)
        self._knows("steps", panel.steps)
        self._knows("seed", panel.seed, panel.count, panel)
        self._knows("sdedit", panel.start.origin, panel.start.strength)
        self._knows("inversion", panel.start.buttons)
        self._knows("classifier_free_guidance", guided.guidance, guided.guidance_trace)
        self._knows("classifier_free_guidance", guided.label, guided.unconditional)
        self._knows("classifier_guidance", guided.classifier, guided.classifier_trace)
        self._knows("classifier_guidance", guided.classifier_file)
        self._knows("guided_part", guided.guidance_interval, guided.classifier_interval)
        self._knows("dynamic_threshold", guided.threshold)
        self._knows("rescale", guided.rescale)
        self._heads({guided.head: "classifier_free_guidance"})

    def _know_restore(self) -> None:
        panel, restoring = self._studio.restore.panel, self._document.restoring

        def operator() -> str:
            return restoring.parameters.operator

        def solver() -> str:
            return restoring.parameters.solver

        self._knows("restoration", panel)
        self._knows(operator, panel.operator, panel.kernel, panel.paint)
        self._knows("measurement_noise", panel.noise, panel.estimate, panel.photons)
        self._knows(solver, panel.solver, panel.steps)
        self._knows("posterior", panel.count)
        self._heads(
            {
                panel.heads["damage"]: operator,
                panel.heads["noise"]: "measurement_noise",
                panel.heads["solver"]: solver,
                panel.heads["answer"]: "posterior",
            }
        )

    def _know_others(self) -> None:
        window, studio = self._window, self._studio
        self._knows("belief", window.canvas, window.header, window.canvases.side)
        self._knows("schedule", window.timeline)
        self._knows("calibration", window.answer)
        self._knows("classifier_guidance", window.sight)
        self._knows(
            lambda: PROCESSES.get(str(studio.laboratory.session.setup.process), _process(studio)),
            studio.laboratory.panel,
            studio.laboratory.page,
        )

    def topic_of(self, widget: QWidget | None) -> str:
        """The page about a control, or about the tab that is in front."""
        while widget is not None:
            topic = self._topics.get(widget)
            name = topic() if topic is not None else ""
            if name in NAMES:
                return name
            widget = widget.parentWidget()
        return TABS.get(self._document.tab, FIRST)

    # --- opening ---

    def open_for_focus(self) -> None:
        """The page about the control that has the keyboard."""
        self.open(self.topic_of(QApplication.focusWidget()))

    def open(self, name: str) -> None:
        """Show a page."""
        if self.viewer is None:
            self.viewer = LearnViewer(self._window)
        self.viewer.show_page(name)
        self.viewer.show()
        self.viewer.activateWindow()

    def _heads(self, heads: dict[SectionHead, str | Topic]) -> None:
        """A ? at the end of each heading."""
        for head, page in heads.items():
            self._knows(page, head)
            head.help.show()
            head.help.clicked.connect(partial(self._open_for, head))

    def _open_for(self, widget: QWidget) -> None:
        self.open(self.topic_of(widget))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        words = translate("Learn", "Learn more about {title}")
        for widget in self._topics:
            if isinstance(widget, SectionHead):
                said = words.format(title=widget.title.text())
                widget.help.setToolTip(said)
                widget.help.setAccessibleName(said)


def _sampler(name: str) -> str:
    return SAMPLERS.get(name, name)


def _process(studio: Studio) -> str:
    return str(studio.laboratory.session.setup.process)
