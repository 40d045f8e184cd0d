"""Between the Generate panel and the document."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from diffusion_studio.recipe import STEERABLE
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.panels.generate_panel import GeneratePanel
from diffusion_studio.ui.run_controller import RunController


class GenerateController(QObject):
    """Hands the panel's changes to the document, and the document's values to the panel. What can
    be steered steers the run that goes on, too."""

    def __init__(self, document: Document, panel: GeneratePanel, runs: RunController) -> None:
        super().__init__(panel)
        self._document = document
        self._panel = panel
        self._runs = runs
        panel.changed.connect(self._change)
        panel.model_chosen.connect(document.choose_model)
        panel.dice_thrown.connect(self._throw_dice)
        document.parameters_changed.connect(self._show_parameters)
        document.models_changed.connect(self._show_models)
        document.run_changed.connect(self._show_run)
        document.steered.connect(self._show_run)
        self._show_models()
        self._show_parameters()

    def _change(self, patch: dict[str, Any]) -> None:
        document = self._document
        document.change(patch)
        for name in STEERABLE.keys() & patch.keys():
            value = getattr(document.parameters, name)
            if name == "label":
                value = document.parameters.named_label(document.card, document.classifier)
            self._runs.steer(name, value)

    def _throw_dice(self) -> None:
        self._document.recall(self._document.parameters.with_new_seed())

    def _show_parameters(self) -> None:
        self._panel.show_parameters(self._document.parameters)
        self._show_run()

    def _show_models(self) -> None:
        document = self._document
        self._panel.show_models(
            document.models, document.model, document.reading, document.classifier
        )

    def _show_run(self) -> None:
        live = {name: self._runs.can_steer(name) for name in STEERABLE}
        self._panel.show_run(self._document.run, live)
