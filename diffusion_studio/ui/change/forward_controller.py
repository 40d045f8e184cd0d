"""Between the forward process's dialog, the document and the engine."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from diffusion_studio import events, models
from diffusion_studio.attachments import attach
from diffusion_studio.recipe import MAX_STEPS, FromPicture, Recipe
from diffusion_studio.ui.change.forward_dialog import ForwardDialog, Noised
from diffusion_studio.ui.change.outsets import Outsets
from diffusion_studio.ui.parameters import RANDOM_SEEDS
from diffusion_studio.ui.saying import said
from diffusion_studio.ui.source.source import SourcePicture

if TYPE_CHECKING:
    import numpy as np
    from PySide6.QtWidgets import QWidget

    from diffusion_studio.ui.change.starting import Starting
    from diffusion_studio.ui.document import Document
    from diffusion_studio.ui.engine_link import EngineLink

translate = QCoreApplication.translate

FIRST = 0.4  # of the schedule: where both picture and noise are seen


class ForwardController(QObject):
    """The picture is the opened one, or else the one on the canvas."""

    def __init__(self, document: Document, starting: Starting, link: EngineLink) -> None:
        super().__init__(document)
        self._document, self._starting = document, starting
        self._outsets = Outsets(link, self)
        self._dialog: ForwardDialog | None = None
        self._t = 0
        self._seed = 0
        self._outsets.made.connect(self._have)
        self._outsets.refused.connect(lambda sentence: self._show_none(sentence))
        document.sourcing.changed.connect(self._look)
        document.models_changed.connect(self._begin)
        document.engine_changed.connect(self._look)

    def open(self, parent: QWidget) -> None:
        """Show the dialog, beside which the window goes on."""
        if self._dialog is None:
            self._dialog = ForwardDialog(parent)
            self._dialog.moved.connect(self.move)
            self._dialog.start_asked.connect(self.start_here)
            self._dialog.fresh_asked.connect(self.draw_anew)
            self._begin()
        self._look()
        self._dialog.show()
        self._dialog.activateWindow()

    def move(self, t: int) -> None:
        """Look at another t."""
        self._t = t
        if self._dialog is not None:
            self._dialog.show_t(t)
        self._look()

    def draw_anew(self) -> None:
        """The same picture and t, with other noise."""
        self._seed = secrets.randbelow(RANDOM_SEEDS)
        self._look()

    def start_here(self) -> None:
        """Let the Generate tab start from this picture at this level."""
        document, pixels, name = self._document, self._pixels(), self._name()
        if pixels is None:
            return
        if document.sourcing.picture is None:
            document.sourcing.take(SourcePicture(pixels, name))
        document.choose_tab("generate")
        self._starting.set_strength(self._strength)
        self._starting.choose("picture")

    # --- what is seen ---

    def _begin(self) -> None:
        card, dialog = self._document.card, self._dialog
        if card is None or dialog is None:
            return
        steps = card.schedule.steps
        dialog.show_schedule(models.alpha_bar_curve(card.schedule, 400), steps)
        self.move(min(self._t or round(FIRST * steps), steps - 1))

    @property
    def _strength(self) -> float:
        """The share of the timesteps that leads to just this t."""
        card = self._document.card
        steps = card.schedule.steps if card is not None else MAX_STEPS
        return min((self._t + 1.5) / steps, 1.0)

    def _pixels(self) -> np.ndarray | None:
        """The picture as the model has them."""
        document, card = self._document, self._document.card
        if card is None:
            return None
        if document.sourcing.picture is not None:
            document.sourcing.set_size(card.size)
            return document.sourcing.region()
        run = document.run
        pictures = run.pictures("x_0") if run is not None else None
        if pictures is None or pictures.shape[1:3] != tuple(card.size):
            return None
        return pictures[document.selected or 0].copy()

    def _name(self) -> str:
        run = self._document.run
        return run.title if run is not None else ""

    def _look(self) -> None:
        dialog, card = self._dialog, self._document.card
        if dialog is None:
            return
        pixels = self._pixels()
        if card is None or pixels is None:
            self._outsets.ask(None)
            self._show_none(
                translate("Forward", "Open, paste or drop a picture, or generate one, to see it.")
            )
        elif pixels.shape[:2] != tuple(card.size):
            self._outsets.ask(None)
            self._show_none(translate("Forward", "Choose another fit than tiles."))
        else:
            start = FromPicture(picture=attach(pixels), strength=self._strength)
            steps = min(card.schedule.steps, MAX_STEPS)
            self._outsets.ask(
                Recipe(
                    model=self._document.parameters.model, start=start, seed=self._seed, steps=steps
                )
            )

    def _have(self, made: events.OutsetMade) -> None:
        if self._dialog is not None and made.mean is not None and made.noise is not None:
            t = made.t if made.t is not None else 0
            self._dialog.show_noised(
                Noised(made.mean[0], made.noise[0], made.x_t[0], t, made.alpha_bar)
            )

    def _show_none(self, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.show_noised(None, said(sentence))
