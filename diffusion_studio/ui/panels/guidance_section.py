"""The Guidance section of the Generate panel: the label and everything that leads towards it.

It shows, and says `changed(patch)`; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from diffusion_studio import models
from diffusion_studio.recipe import MAX_SCALE, Keyframes
from diffusion_studio.ui.document import Model, Run
from diffusion_studio.ui.panels.form import Choice, Fold, NumberSlider, number, wrapped
from diffusion_studio.ui.panels.guidance_parts import FileField, IntervalField, SectionHead
from diffusion_studio.ui.panels.guidance_words import (
    label_changes_words,
    live_tip,
    live_words,
    names,
    part_changes_words,
    tips,
    trace_tip,
)
from diffusion_studio.ui.panels.scale_trace import ScaleTrace
from diffusion_studio.ui.panels.small_parts import ElidedLabel
from diffusion_studio.ui.parameters import CHANGES, Parameters, named_by
from diffusion_studio.ui.starter_words import label_in_words

translate = QCoreApplication.translate

THRESHOLDS = (0.9, 0.95, 0.98, 0.99, 0.995, 0.999)
SLIDER_FINENESS = 0.1


@dataclass(frozen=True)
class Offer:
    """What there is to choose from: the open models and, of the chosen one, the card and that of
    its classifier."""

    others: tuple[Model, ...] = ()
    card: models.ModelCard | None = None
    classifier: models.ModelCard | None = None


def _note() -> ElidedLabel:
    """A small line below a control."""
    note = ElidedLabel()
    note.setProperty("kind", "muted")
    return note


class GuidanceSection(QObject):
    """Its widgets lie in the panel's own grid, so that all rows are aligned."""

    changed = Signal(object)
    classifier_asked = Signal()  # a person wants to choose a file

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.head = SectionHead()
        self.label = Choice()
        self.label_note = _note()  # what the label is changed to along the run
        self.guidance = NumberSlider(decimals=2, step=SLIDER_FINENESS)
        self.guidance_trace = ScaleTrace()
        self.guidance_interval = IntervalField()
        self.guidance_interval_note = _note()  # how the guided part is moved along the run
        self.classifier = NumberSlider(decimals=2, step=SLIDER_FINENESS)
        self.classifier_trace = ScaleTrace()
        self.classifier_interval = IntervalField()
        self.classifier_interval_note = _note()
        self.more = Fold()
        self.threshold = Choice()
        self.rescale = NumberSlider(decimals=2, step=0.05)
        self.unconditional = Choice()
        self.classifier_file = FileField()
        self._names: dict[str, QLabel] = {name: QLabel() for name in names()}
        self._shown: dict[str, bool] = {}
        self._offer = Offer()
        self._parameters = Parameters()
        self._connect()

    def add_to(self, grid: QGridLayout, row: int) -> int:
        """Lay the section into a grid of two columns from a row on; gives the row after it."""
        grid.addWidget(self.head, row, 0, 1, 2)
        rows: list[tuple[str, QWidget]] = [
            ("label", self.label),
            ("", self.label_note),
            ("guidance", self.guidance),
            ("", self.guidance_trace),
            ("guidance_interval", self.guidance_interval),
            ("", self.guidance_interval_note),
            ("classifier", self.classifier),
            ("", self.classifier_trace),
            ("classifier_interval", self.classifier_interval),
            ("", self.classifier_interval_note),
            ("more", self.more),
            ("threshold", self.threshold),
            ("rescale", self.rescale),
            ("unconditional", self.unconditional),
            ("classifier_file", self.classifier_file),
        ]
        for place, (name, field) in enumerate(rows, row + 1):
            if field is self.more:
                grid.addWidget(field, place, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
                continue
            if name:
                self._names[name].setBuddy(field)
                grid.addWidget(self._names[name], place, 0)
            grid.addWidget(field, place, 1)
        self.more.open(False)
        return row + 1 + len(rows)

    def _connect(self) -> None:
        def tells(name: str) -> Any:
            return lambda value: self.changed.emit({name: value})

        self.label.picked.connect(tells("label"))
        self.guidance.moved.connect(tells("guidance_scale"))
        self.guidance_interval.moved.connect(tells("guidance_interval"))
        self.classifier.moved.connect(tells("classifier_scale"))
        self.classifier_interval.moved.connect(tells("classifier_interval"))
        self.threshold.picked.connect(tells("dynamic_threshold"))
        self.rescale.moved.connect(tells("rescale"))
        self.unconditional.picked.connect(tells("unconditional_model"))
        self.guidance_trace.drawn.connect(tells("guidance_curve"))
        self.classifier_trace.drawn.connect(tells("classifier_curve"))
        self.guidance_trace.cleared.connect(lambda: self.changed.emit({"guidance_curve": None}))
        self.classifier_trace.cleared.connect(lambda: self.changed.emit({"classifier_curve": None}))
        self.classifier_file.asked.connect(lambda: self.classifier_asked.emit())
        self.classifier_file.cleared.connect(lambda: self.changed.emit({"classifier": ""}))
        self.more.folded.connect(lambda opened: self._show_rows())

    # --- what it shows ---

    def show_parameters(self, parameters: Parameters, offer: Offer) -> None:
        """The values, and which of them the model has."""
        self._parameters, self._offer = parameters, offer
        card, classifier = offer.card, offer.classifier
        self.label.offer(self._labels(), parameters.label)
        self.label.setEnabled(card is not None and bool(named_by(card, classifier).labels))
        self.label_note.setText(label_changes_words(parameters.label_changes, parameters.model))
        guides = parameters.guides(card)
        leads = classifier is not None and parameters.label is not None
        self.guidance.set_value(parameters.guidance_scale)
        self.classifier.set_value(parameters.classifier_scale)
        if card is not None:
            defaults = card.defaults
            self._scale(self.guidance, defaults.guidance_scale_range, defaults.guidance_scale)
            usual = defaults.classifier_scale_for(parameters.sampler)
            self._scale(self.classifier, defaults.classifier_scale_range, usual)
        for name, on in (("guidance", guides), ("classifier", leads)):
            for field in (f"{name}", f"{name}_trace", f"{name}_interval"):
                getattr(self, field).setEnabled(on)
        for name in ("guidance", "classifier"):
            interval = f"{name}_interval"
            getattr(self, interval).set_interval(getattr(parameters, interval))
            moved = part_changes_words(getattr(parameters, CHANGES[interval]))
            getattr(self, f"{interval}_note").setText(moved)
            trace: ScaleTrace = getattr(self, f"{name}_trace")
            frames = parameters.frames(f"{name}_scale")
            trace.show_plan(frames, parameters.steps, parameters.guided_part(interval))
            slider: NumberSlider = getattr(self, name)
            low, high = slider.slider.minimum(), slider.slider.maximum()
            trace.set_limits(
                min(low * SLIDER_FINENESS, *frames.values),
                max(high * SLIDER_FINENESS, *frames.values),
                slider.default,
            )
        self.threshold.offer(self._thresholds(), parameters.dynamic_threshold)
        self.rescale.set_limits((0, 1), (0, 1))
        self.rescale.set_value(parameters.rescale)
        self.unconditional.offer(self._unconditionals(), parameters.unconditional_model)
        none = translate("GuidanceSection", "None comes with the model")
        if classifier is not None and not parameters.classifier:
            none = translate("GuidanceSection", "The model's own")
        self.classifier_file.show_file(parameters.classifier, none)
        self._show_rows()

    def _scale(self, slider: NumberSlider, limits: tuple[float, float], default: float) -> None:
        slider.set_limits(limits, (-MAX_SCALE, MAX_SCALE))
        slider.mark(default)

    def _show_rows(self) -> None:
        """Only what the model has; of that, under "More", what is wanted less often."""
        card, classifier, more = self._offer.card, self._offer.classifier, self.more.opened
        labelled = card is not None and bool(named_by(card, classifier).labels)
        free = card is None or card.guidable or bool(self._parameters.unconditional_model)
        led = classifier is not None
        shown = {
            "label": card is None or labelled,
            "label_note": bool(self._parameters.label_changes),
            "guidance": free,
            "guidance_trace": free,
            "guidance_interval": free,
            "guidance_interval_note": free and bool(self._parameters.guidance_interval_changes),
            "classifier": led,
            "classifier_trace": led,
            "classifier_interval": led,
            "classifier_interval_note": led and bool(self._parameters.classifier_interval_changes),
            "threshold": more and free,
            "rescale": more and free,
            "unconditional": more and card is not None and bool(card.labels),
            "classifier_file": more,
        }
        for name, on in shown.items():
            getattr(self, name).setVisible(on)
            if name in self._names:
                self._names[name].setVisible(on)

    def show_run(self, run: Run | None, live: Mapping[str, bool]) -> None:
        """The shown run's values along its steps, and what of them a hand can turn now."""
        for name in ("guidance", "classifier"):
            frames = run.turned.get(f"{name}_scale") if run is not None else None
            trace: ScaleTrace = getattr(self, f"{name}_trace")
            if run is None or not isinstance(frames, Keyframes):
                trace.show_run(None)
            else:
                k = run.state.k if live.get(f"{name}_scale") else None
                trace.show_run(frames, run.state.steps or run.recipe.steps, k)
                planned = getattr(self._parameters, f"{name}_curve") is not None
                if k is not None and planned:  # the slider goes along with the curve
                    getattr(self, name).set_value(frames(k))
        lit = any(live.values())
        self.head.dot.light(lit)
        self.head.words.setText(live_words() if lit else "")
        self.head.words.setToolTip(wrapped(live_tip()) if lit else "")
        self.head.dot.setToolTip(wrapped(live_tip()) if lit else "")
        self.head.dot.setAccessibleName(live_tip() if lit else "")
        for name, key in (("guidance", "guidance_scale"), ("classifier", "classifier_scale")):
            slider: NumberSlider = getattr(self, name)
            for part in (slider.slider, slider.box):  # seen, and heard
                part.setAccessibleDescription(live_tip() if live.get(key) else "")
        self.label.setAccessibleDescription(live_tip() if live.get("label") else "")

    # --- what can be chosen ---

    def _labels(self) -> list[tuple[str, Any]]:
        card = self._offer.card
        if card is None:
            return []
        named = named_by(card, self._offer.classifier)
        model = self._parameters.model
        labels: list[tuple[str, Any]] = [
            (label_in_words(name, model), n) for n, name in enumerate(named.labels)
        ]
        if card.labels and card.guidable:
            labels.append((translate("GeneratePanel", "No label"), None))
        return labels

    def _thresholds(self) -> list[tuple[str, Any]]:
        chosen = self._parameters.dynamic_threshold
        shares = sorted({*THRESHOLDS, *(() if chosen is None else (chosen,))})
        off: list[tuple[str, Any]] = [(translate("GuidanceSection", "Off"), None)]
        return [*off, *((number(share, 3).rstrip("0"), share) for share in shares)]

    def _unconditionals(self) -> list[tuple[str, Any]]:
        card, chosen = self._offer.card, self._parameters.unconditional_model
        fitting: list[tuple[str, Any]] = [(translate("GuidanceSection", "None"), "")]
        for model in self._offer.others:
            other = model.card
            alike = card is not None and other.size == card.size and other is not card
            if alike and (not other.labels or other.guidable):
                fitting.append((model.title, model.name))
        if chosen and chosen not in (name for _, name in fitting):
            fitting.append((chosen, chosen))
        return fitting

    # --- its words ---

    def say(self) -> None:
        """Set all words anew, in the language as it is."""
        all_names, all_tips = names(), tips()
        self.head.title.setText(translate("GuidanceSection", "Guidance"))
        self.more.setText(translate("GuidanceSection", "More"))
        tip = translate(
            "GuidanceSection",
            "Show or hide what tames strong guidance, and the networks that guide.",
        )
        self.more.setToolTip(wrapped(tip))
        for name, words in all_names.items():
            self._names[name].setText(words)
            self._names[name].setToolTip(wrapped(all_tips[name]))
            field = getattr(self, name)
            if isinstance(field, NumberSlider | IntervalField):
                field.describe(words, all_tips[name])
            else:
                field.setAccessibleName(words)
                field.setToolTip(wrapped(all_tips[name]))
        for name in ("guidance", "classifier"):
            trace: ScaleTrace = getattr(self, f"{name}_trace")
            words = translate("GuidanceSection", "{name}: curve over the steps")
            trace.setAccessibleName(words.format(name=all_names[name]))
            trace.setToolTip(wrapped(trace_tip()))
        self.classifier_file.open.setToolTip(translate("GuidanceSection", "Choose a classifier…"))
        self.classifier_file.open.setAccessibleName(
            translate("GuidanceSection", "Choose a classifier…")
        )
        self.classifier_file.clear.setToolTip(
            translate("GuidanceSection", "Back to the model's own")
        )
        self.classifier_file.clear.setAccessibleName(
            translate("GuidanceSection", "Back to the model's own")
        )
        self.show_parameters(self._parameters, self._offer)
