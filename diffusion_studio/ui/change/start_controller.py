"""Between the start section, the document, the canvas and the engine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from diffusion_studio import events
from diffusion_studio.attachments import pixels_of
from diffusion_studio.recipe import (
    FromInversion,
    FromPath,
    FromPicture,
    FromStep,
    Recipe,
    RecipeError,
)
from diffusion_studio.start_specs import to_latent
from diffusion_studio.ui.change.outsets import Outsets
from diffusion_studio.ui.change.start_section import StartState
from diffusion_studio.ui.change.starting import Inverted, Origin, Starting
from diffusion_studio.ui.maps.map import Plate
from diffusion_studio.ui.panels.form import number
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.saying import said
from diffusion_studio.ui.source.source import SourcePicture
from diffusion_studio.ui.source.words import called

if TYPE_CHECKING:
    from diffusion_studio.ui.document import Document, Run
    from diffusion_studio.ui.engine_link import EngineLink
    from diffusion_studio.ui.main_window import MainWindow
    from diffusion_studio.ui.run_controller import RunController

translate = QCoreApplication.translate

KEY = "generate"
GOOD_PSNR = 25.0  # dB; below it a person sees what is lost


class StartController(QObject):
    """Makes the Generate tab's task start where the section says, and shows that on the canvas."""

    told = Signal(str)  # a sentence for the status bar
    refused = Signal(object)  # a Sentence

    def __init__(self, window: MainWindow, runs: RunController, link: EngineLink) -> None:
        super().__init__(window)
        self._window, self._runs, self._link = window, runs, link
        self._document: Document = window.document
        self._section = window.generate_panel.start
        self.starting = Starting(self._document)
        self.outsets = Outsets(link, self)
        self._plate: Plate | None = None  # ours, on the canvas
        self._note = ""
        self._replace_task()
        self._connect()
        self._show()

    def _replace_task(self) -> None:
        document, starting = self._document, self.starting
        task = replace(
            document.tasks[KEY],
            recipe=lambda: starting.put_in(document.recipe()),
            reason=starting.reason,
        )
        document.add_task(task)

    def _connect(self) -> None:
        document, section, starting = self._document, self._section, self.starting
        section.origin_chosen.connect(self._choose)
        section.strength_moved.connect(starting.set_strength)
        section.shown_asked.connect(self.use_shown)
        section.inversion_asked.connect(self.invert)
        for signal in (
            starting.changed,
            document.sourcing.changed,
            document.parameters_changed,
            document.models_changed,
            document.engine_changed,
            document.tab_changed,
        ):
            signal.connect(self._look)
        document.run_changed.connect(self._show)
        self.outsets.made.connect(self._have)
        self.outsets.refused.connect(self._cannot)
        self._link.heard.connect(self._hear)

    # --- what a person does ---

    def _choose(self, origin: Origin) -> None:
        self.starting.choose(origin)

    def use_shown(self) -> None:
        """Start from the picture on the canvas: the chosen one, or the first."""
        document, run = self._document, self._document.run
        pictures = document.own_pictures()
        if run is None or pictures is None:
            return
        chosen = document.selected or 0
        words = translate("Start", "{title}, seed {seed}")
        name = words.format(title=run.title, seed=run.recipe.seeds[chosen])
        document.sourcing.take(SourcePicture(pictures[chosen].copy(), name))
        self.starting.choose("picture")

    def invert(self) -> None:
        """Find the noise that leads to the opened picture."""
        try:
            recipe = self.starting.inversion(self._document.recipe())
        except RecipeError as error:
            self.refused.emit(str(error))
            return
        self._runs.make(recipe)

    def recall(self, recipe: Recipe) -> None:
        """Start as an opened recipe does."""
        if isinstance(recipe.start, FromPicture):
            try:
                pixels = pixels_of(recipe.start.picture)
            except ValueError as error:
                self.refused.emit(str(error))
                return
            self._document.sourcing.take(SourcePicture(pixels, "", kind="recipe"))
        self.starting.recall(recipe)

    # --- what is told ---

    def _hear(self, event: events.Event) -> None:
        if not isinstance(event, events.Finished):
            return
        run = self._document.runs.get(event.run)
        if run is not None and isinstance(run.recipe.start, FromInversion):
            self._keep(run, float(event.receipt["inversion_psnr"]))

    def _keep(self, run: Run, psnr: float) -> None:
        """Keep the x_T at the turning point of a round trip as a start."""
        client, steps = self._link.client, run.recipe.steps
        state = client.view(run.name, "x_t", steps - 1) if client is not None else None
        if state is None:
            return
        picture = self._document.sourcing.picture
        name = called(picture) if picture is not None else run.title
        kept = Inverted(to_latent(state[0]), run.recipe.model, name, psnr, steps)
        self.starting.keep(kept)
        words = translate("Start", "The noise is found: the picture comes back at {psnr} dB PSNR")
        self.told.emit(words.format(psnr=number(psnr, 1)))

    # --- what is seen ---

    def _look(self) -> None:
        """Ask for the noisy start anew, where it is to be seen."""
        document, starting = self._document, self.starting
        if document.tab == KEY:
            starting.fit()
        wanted = document.tab == KEY and starting.origin == "picture"
        recipe: Recipe | None = None
        if wanted and document.engine is not None and not starting.reason():
            try:
                recipe = starting.put_in(document.recipe())
            except RecipeError:
                recipe = None
        self.outsets.ask(recipe)
        if recipe is None:
            self._take_away()
        self._show()

    def _have(self, made: events.OutsetMade) -> None:
        words = translate("Start", "Starts at step {k} of {steps}: t = {t}, SNR {snr}")
        a = made.alpha_bar
        snr = number(a / (1 - a), 2 if a < 0.9 else 0)
        self._note = words.format(k=made.k, steps=made.steps, t=made.t, snr=snr)
        self._show()
        if self._document.state.phase.live:
            return
        self._plate = Plate(
            made.x_t,
            translate("Start", "x_t, where the run starts"),
            translate(
                "Start",
                "The picture with the noise of its seed: exactly what the first step is given.",
            ),
        )
        self._document.show_map(self._plate)

    def _cannot(self, sentence: str) -> None:
        self._note = sentence
        self._take_away()
        self._show()

    def _take_away(self) -> None:
        plate, self._plate = self._plate, None
        if plate is not None and self._document.map is plate:
            self._document.show_map(None)

    def _show(self) -> None:
        document, starting = self._document, self.starting
        picture, kept = document.sourcing.picture, starting.inverted
        inverted = translate("Start", "{name}, inverted").format(name=kept.name) if kept else ""
        busy = document.state.phase is not Phase.PAUSED and document.state.phase.live
        self._section.show_state(
            StartState(
                starting.origin,
                starting.strength,
                called(picture) if picture is not None else "",
                inverted,
                _kept_words(starting.kept),
                self._words(),
                missing=picture is None,
                can_use_shown=document.run is not None and document.run.x_0 is not None,
                can_invert=picture is not None and not busy and not starting.reason(),
            )
        )
        self._window.actions_.refresh(document)

    def _words(self) -> str:
        """What stands below the choice."""
        starting = self.starting
        reason = starting.reason()
        if reason:
            return reason
        if starting.origin == "picture":
            return said(self._note)
        kept = starting.inverted
        if starting.origin == "inverted" and kept is not None:
            words = translate("Start", "Comes back at {psnr} dB PSNR with {steps} steps.")
            if kept.psnr < GOOD_PSNR:
                words = translate(
                    "Start",
                    "Comes back at {psnr} dB PSNR with {steps} steps: not well. The model does not"
                    " know such pictures, or the steps are too few.",
                )
            return words.format(psnr=number(kept.psnr, 1), steps=kept.steps)
        return ""


def _kept_words(recipe: Recipe | None) -> str:
    """What an opened recipe starts from, in a few words."""
    if recipe is None:
        return ""
    match recipe.start:
        case FromStep(k=k):
            return translate("Start", "The recipe's branch, step {k}").format(k=k)
        case FromPath():
            return translate("Start", "The recipe's path")
    return translate("Start", "The recipe's inverted picture")
