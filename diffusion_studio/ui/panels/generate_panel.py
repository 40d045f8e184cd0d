"""The Generate panel: what to make. It shows, and says `changed(patch)`; it decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from diffusion_studio import models
from diffusion_studio.recipe import MAX_SEED, MAX_STEPS, TilesSpec
from diffusion_studio.ui.change.start_section import StartSection
from diffusion_studio.ui.document import Model, Run
from diffusion_studio.ui.panels.form import Choice, Fold, NumberSlider, SeedBox, number, wrapped
from diffusion_studio.ui.panels.generate_words import names, tips
from diffusion_studio.ui.panels.guidance_section import GuidanceSection, Offer
from diffusion_studio.ui.panels.guidance_words import live_tip
from diffusion_studio.ui.panels.small_parts import Dot, ElidedLabel, Rule
from diffusion_studio.ui.parameters import MAX_BATCH, Parameters
from diffusion_studio.ui.theme import icon

translate = QCoreApplication.translate

SLIDER_STEPS = 250  # more are for the box
SMALL_ICON = QSize(16, 16)
MULTIPLES = ((1, 2), (2, 1), (2, 2), (2, 3), (3, 3))  # of the model's size: down and across
STAYING = {
    "annealed_langevin": ("annealed_each", "annealed_step"),
    "predictor_corrector": ("corrector_each", "corrector_snr"),
}
"""The samplers that take several steps at a level, and their parameters: how many, how far."""
FEWEST = {"annealed_langevin": 500, "predictor_corrector": 150}
"""The steps below which they leave grain; counts all steps, those that stay too."""


class GeneratePanel(QWidget):
    """See the module. `changed` carries {parameter: value}."""

    changed = Signal(object)  # not dict: Qt would squeeze a seed into 32 bits
    model_chosen = Signal(str)
    open_asked = Signal()
    dice_thrown = Signal()
    told = Signal(str)  # a sentence for the status bar

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("generatePanel")
        self.model = Choice()
        self.open_button = self._small_button("open")
        self.start = StartSection(self)
        self.guided = GuidanceSection(self)
        self.label, self.guidance = self.guided.label, self.guided.guidance
        self.live = self.guided.head.dot
        self.sampler = Choice()
        self.steps = NumberSlider()
        self.eta = NumberSlider(decimals=2, step=0.05)
        self.each = NumberSlider()
        self.step_size = NumberSlider(decimals=3, step=0.005)
        self.count = NumberSlider()
        self.seed = SeedBox()
        self.dice = self._small_button("dice")
        self.lock = self._small_button("unlock")
        self.lock.setCheckable(True)
        self.size_, self.precision = Choice(), Choice()
        self.about_model = ElidedLabel()
        self.about_model.setProperty("kind", "muted")
        self.eta_live = Dot()
        self.advanced = Fold()
        self._names: dict[str, QLabel] = {}
        self._card: models.ModelCard | None = None
        self._parameters = Parameters()
        self._models: list[Model] = []
        self._reading = ""
        self._classifier: models.ModelCard | None = None
        self._lay_out()
        self._connect()
        self.advanced.open(False)
        self._say()

    def _small_button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(icon(name))
        button.setIconSize(SMALL_ICON)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        rows: list[tuple[str, QWidget]] = [
            ("model", self._beside(self.model, self.open_button)),
            ("", self.about_model),
            ("start", self),
            ("guided", self),
            ("sampler", self.sampler),
            ("steps", self.steps),
            ("eta", self.eta),
            ("each", self.each),
            ("step_size", self.step_size),
            ("seed", self._beside(self.seed, self.dice, self.lock)),
            ("count", self.count),
            ("", self.advanced),
            ("size_", self.size_),
            ("precision", self.precision),
        ]
        row = -1
        for name, field in rows:
            row += 1
            if name == "start":
                row = self.start.add_to(grid, row) - 1
                continue
            if name == "guided":
                row = self.guided.add_to(grid, row)
                grid.addWidget(Rule(), row, 0, 1, 2)
                continue
            if name:
                self._names[name] = QLabel()
                self._names[name].setBuddy(getattr(self, name))
                shown = self._names[name]
                grid.addWidget(self._named_live() if name == "eta" else shown, row, 0)
            elif field is self.advanced:
                grid.addWidget(field, row, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
                continue
            grid.addWidget(field, row, 1)
        grid.setRowStretch(row + 1, 1)

    def _named_live(self) -> QWidget:
        named = QWidget()
        layout = QHBoxLayout(named)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._names["eta"])
        layout.addWidget(self.eta_live)
        layout.addStretch(1)
        return named

    def _beside(self, field: QWidget, *buttons: QToolButton) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(field, 1)
        for button in buttons:
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            layout.addWidget(button)
        row.setFocusProxy(field)
        return row

    def _connect(self) -> None:
        def tells(name: str, whole: bool = False) -> Any:
            return lambda value: self.changed.emit({name: round(value) if whole else value})

        self.model.picked.connect(self.model_chosen.emit)
        self.open_button.clicked.connect(lambda: self.open_asked.emit())
        self.dice.clicked.connect(lambda: self.dice_thrown.emit())
        self.lock.toggled.connect(tells("seed_locked"))
        self.guided.changed.connect(self.changed.emit)
        self.sampler.picked.connect(self._pick_sampler)
        self.size_.picked.connect(tells("size"))
        self.precision.picked.connect(tells("precision"))
        self.seed.edited.connect(tells("seed"))
        self.seed.refused.connect(self._tell_refused_seed)
        self.steps.moved.connect(tells("steps", whole=True))
        self.count.moved.connect(tells("count", whole=True))
        self.eta.moved.connect(tells("eta"))
        self.each.moved.connect(lambda value: self._tell_stay(0, round(value)))
        self.step_size.moved.connect(lambda value: self._tell_stay(1, value))
        self.advanced.folded.connect(self._show_advanced)

    def _show_advanced(self, opened: bool) -> None:
        for name in ("size_", "precision"):
            self._show_row(name, opened)

    def _pick_sampler(self, name: str) -> None:
        """Another sampler. One that stays at its levels comes with the steps that it wants, and
        they go with it, unless a person has set others."""
        now, card = self._parameters, self._card
        patch: dict[str, Any] = {"sampler": name}
        most = card.schedule.steps if card is not None else MAX_STEPS
        if now.steps < FEWEST.get(name, 0):
            patch["steps"] = min(FEWEST[name], most, MAX_STEPS)
        elif now.steps == FEWEST.get(now.sampler) and card is not None:
            patch["steps"] = card.defaults.steps
        self.changed.emit(patch)

    def _tell_stay(self, which: int, value: float) -> None:
        """What a sampler that stays at its levels was told: how often, or how far."""
        names_ = STAYING.get(self._parameters.sampler)
        if names_ is not None:
            self.changed.emit({names_[which]: value})

    def _tell_refused_seed(self) -> None:
        words = translate("GeneratePanel", "A seed is at most {most}; the one before is kept.")
        self.told.emit(words.format(most=MAX_SEED))

    # --- what it shows ---

    def show_models(
        self,
        models: list[Model],
        chosen: Model | None,
        reading: str = "",
        classifier: models.ModelCard | None = None,
    ) -> None:
        """The models there are, the one that is chosen with the classifier that can guide it, and
        the title of one that is being read."""
        self._reading = reading
        self._classifier = classifier
        self._models = list(models)
        self._card = chosen.card if chosen is not None else None
        name = chosen.name if chosen is not None else ""
        self.model.offer([(model.title, model.name) for model in models], name)
        self.model.setEnabled(bool(models))
        self.about_model.setText(self._about_model())
        self.show_parameters(self._parameters)

    def show_parameters(self, parameters: Parameters) -> None:
        """The values, and which of them the model and the sampler have."""
        self._parameters, card = parameters, self._card
        self.sampler.offer(self._samplers(), parameters.sampler)
        self.size_.offer(self._sizes(), parameters.size)
        self.precision.offer(self._precisions(), parameters.precision)
        most = min(card.schedule.steps if card is not None else MAX_STEPS, MAX_STEPS)
        self.steps.set_limits((1, min(SLIDER_STEPS, most)), (1, most))
        self.count.set_limits((1, MAX_BATCH), (1, MAX_BATCH))
        self.eta.set_limits((0, 1), (0, 1))
        if card is not None:
            self.steps.default = card.defaults.steps
            self.eta.default = card.defaults.eta
        self.count.default = 1
        self.steps.set_value(parameters.steps)
        self.count.set_value(parameters.count)
        self.eta.set_value(parameters.eta)
        self.seed.set_seed(parameters.seed)
        self.lock.blockSignals(True)
        self.lock.setChecked(parameters.seed_locked)
        self.lock.blockSignals(False)
        self.lock.setIcon(icon("lock" if parameters.seed_locked else "unlock"))
        self._show_row("eta", parameters.sampler == "ddim")
        self.eta_live.setVisible(parameters.sampler == "ddim")
        self._show_staying(parameters)
        self.guided.show_parameters(parameters, Offer(tuple(self._models), card, self._classifier))

    def _show_staying(self, parameters: Parameters) -> None:
        """How often and how far a sampler steps at a level, where it does that."""
        stays = STAYING.get(parameters.sampler)
        for row, field in enumerate(("each", "step_size")):
            self._show_row(field, stays is not None)
            if stays is not None:
                slider: NumberSlider = getattr(self, field)
                limits = ((1, 20), (1, 100)) if row == 0 else ((0.005, 0.5), (0.005, 1.0))
                slider.set_limits(*limits)
                slider.mark(Parameters.model_fields[stays[row]].default)
                slider.set_value(getattr(parameters, stays[row]))

    def show_run(self, run: Run | None, live: Mapping[str, bool]) -> None:
        """The shown run, and by its name what of it a hand can turn now."""
        self.guided.show_run(run, live)
        lit = live.get("eta", False)
        self.eta_live.light(lit)
        self.eta_live.setToolTip(wrapped(live_tip()) if lit else "")
        self.eta_live.setAccessibleName(live_tip() if lit else "")
        for part in (self.eta.slider, self.eta.box):  # seen, and heard
            part.setAccessibleDescription(live_tip() if lit else "")

    def _show_row(self, name: str, shown: bool) -> None:
        self._names[name].setVisible(shown)
        getattr(self, name).setVisible(shown)

    def _about_model(self) -> str:
        card = self._card
        if self._reading:
            return translate("GeneratePanel", "Reading {name}…").format(name=self._reading)
        if card is None:
            return translate("GeneratePanel", "No model is open yet.")
        height, width = card.size
        about = translate("GeneratePanel", "{width} × {height} pixels").format(
            width=width, height=height
        )
        if card.parameters:
            millions = number(card.parameters / 1e6, 1)
            about += " · " + translate("GeneratePanel", "{millions} M parameters").format(
                millions=millions
            )
        return about

    def _samplers(self) -> list[tuple[str, Any]]:
        return [
            ("DDIM", "ddim"),
            ("DDPM", "ddpm"),
            ("DPM-Solver++ (2M)", "dpm_solver_2m"),
            (translate("GeneratePanel", "Annealed Langevin"), "annealed_langevin"),
            (translate("GeneratePanel", "Predictor-corrector"), "predictor_corrector"),
        ]

    def _sizes(self) -> list[tuple[str, Any]]:
        """The model's own size, a few multiples of it, and the one that a recipe has brought."""
        card = self._card
        if card is None:
            return [(translate("GeneratePanel", "The model's own"), None)]
        height, width = card.size
        own = translate("GeneratePanel", "{width} × {height}, the model's own")
        found: list[tuple[str, Any]] = [(own.format(width=width, height=height), None)]
        sizes = {(height * down, width * across) for down, across in MULTIPLES}
        chosen = self._parameters.size
        for each in sorted(sizes | ({chosen} if chosen is not None else set())):
            tiles = TilesSpec(height=each[0], width=each[1]).count(card.size)
            words = translate("GeneratePanel", "{width} × {height}, {count} tiles")
            found.append((words.format(width=each[1], height=each[0], count=tiles), each))
        return found

    def _precisions(self) -> list[tuple[str, Any]]:
        return [
            (translate("GeneratePanel", "Automatic"), "auto"),
            ("float32", "float32"),
            ("bfloat16", "bfloat16"),
        ]

    # --- its words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        for name, words in names().items():
            self._names[name].setText(words)
        all_tips = tips()
        for name in ("model", "sampler", "seed", "size_", "precision"):
            field: QWidget = getattr(self, name)
            field.setToolTip(wrapped(all_tips[name]))
            field.setAccessibleName(names()[name])
        for name in ("steps", "eta", "each", "step_size", "count"):
            slider: NumberSlider = getattr(self, name)
            slider.describe(names()[name], all_tips[name])
        for name, label in self._names.items():
            label.setToolTip(wrapped(all_tips[name]))
        for button, words in (
            (self.open_button, translate("GeneratePanel", "Open a model from disk…")),
            (self.dice, translate("GeneratePanel", "A new seed")),
            (
                self.lock,
                translate("GeneratePanel", "Keep this seed; else each Generate takes a new one"),
            ),
        ):
            button.setToolTip(wrapped(words))
            button.setAccessibleName(words)
        self.advanced.setText(translate("GeneratePanel", "Advanced"))
        tip = translate("GeneratePanel", "Show or hide what is seldom changed: the precision.")
        self.advanced.setToolTip(wrapped(tip))
        self.start.say()
        self.guided.say()
        chosen = next((model for model in self._models if model.card is self._card), None)
        self.show_models(self._models, chosen, self._reading, self._classifier)
