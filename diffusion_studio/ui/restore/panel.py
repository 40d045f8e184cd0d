"""The Restore panel: picture, damage, noise, solver, answer. It shows what it is given and says
`changed(patch)`; it decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from diffusion_studio.recipe import MAX_COUNT, MAX_STEPS, Label
from diffusion_studio.restoration_specs import (
    NO_PICTURE,
    OPERATORS,
    SOLVERS,
    default_steps,
    solvers_for,
)
from diffusion_studio.ui.panels.form import Choice, NumberSlider, SeedBox, number, wrapped
from diffusion_studio.ui.panels.guidance_parts import SectionHead
from diffusion_studio.ui.panels.small_parts import ElidedLabel
from diffusion_studio.ui.restore import field_words, words
from diffusion_studio.ui.restore.field_rows import FieldRows
from diffusion_studio.ui.restore.fields import operator_fields, solver_fields
from diffusion_studio.ui.restore.kernel_shapes import kernel_of
from diffusion_studio.ui.restore.kernel_view import KernelView
from diffusion_studio.ui.restore.parameters import POINT, RestoreParameters
from diffusion_studio.ui.starter_words import label_in_words
from diffusion_studio.ui.theme import icon

translate = QCoreApplication.translate

Offered = list[tuple[str, Any]]  # words and what they stand for
SLIDER_STEPS = 250  # more are for the box
MOST_NOISE = 50.0  # per cent: more is for the box
PHOTONS = (3000.0, 1000.0, 300.0, 100.0, 30.0, 10.0)


@dataclass(frozen=True)
class PanelState:
    """What the panel shows: `originals` and `models` to choose from, `about` the picture, the
    model's `labels`, the chosen one and whether there can be none, what is `live` and why, and what
    is being estimated: "noise" or "blur"."""

    parameters: RestoreParameters
    steps: int = 100
    originals: Offered = field(default_factory=list)
    original: object = None
    about: str = ""
    models: Offered = field(default_factory=list)
    model: str = ""
    labels: tuple[str, ...] = ()
    label: Label = None
    unlabelled: bool = True
    live: Mapping[str, str] = field(default_factory=dict)
    estimating: str = ""


class RestorePanel(QWidget):
    """See the module. `changed` carries {parameter: value} as `RestoreParameters.changed` takes."""

    changed = Signal(object)
    original_chosen = Signal(object)
    model_chosen = Signal(str)
    open_asked = Signal()
    brush_asked = Signal()
    kernel_asked = Signal()
    dice_thrown = Signal()
    noise_thrown = Signal()
    estimate_asked = Signal()
    blur_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("restorePanel")
        self.heads = {name: SectionHead() for name in ("damage", "noise", "solver", "answer")}
        self.original, self.use, self.model = Choice(), Choice(), Choice()
        self.about = ElidedLabel()
        self.open_button = _small_button("open")
        self.operator = Choice()
        self.damage = FieldRows(
            "operator",
            [each for kind in OPERATORS for each in operator_fields(kind)],
            field_words.DAMAGE_FIELDS,
        )
        self.paint = QPushButton()
        self.kernel = KernelView()
        self.open_kernel, self.clear_kernel = QPushButton(), QPushButton()
        self.estimate_blur = QPushButton()
        self.noise = NumberSlider(decimals=1, step=0.5)
        self.noise.box.setSuffix(" %")
        self.noise_dice = _small_button("dice")
        self.estimate = QPushButton()
        self.photons = Choice()
        self.solver = Choice()
        self.turned = FieldRows(
            "solver",
            [each for kind in SOLVERS for each in solver_fields(kind)],
            field_words.SOLVER_FIELDS,
        )
        self.steps, self.count = NumberSlider(), NumberSlider()
        self.label, self.seed = Choice(), SeedBox()
        self.dice, self.lock = _small_button("dice"), _small_button("unlock")
        self.lock.setCheckable(True)
        self.about_operator, self.about_solver = _note(), _note()
        self._names: dict[str, QLabel] = {}
        self._state = PanelState(RestoreParameters())
        self._lay_out()
        self._connect()
        self._say()

    # --- layout ---

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.about.setProperty("kind", "muted")
        rows: list[tuple[str, QWidget | FieldRows]] = [
            ("original", _beside(self.original, self.open_button)),
            ("", self.about),
            ("use", self.use),
            ("model", self.model),
            ("head", self.heads["damage"]),
            ("operator", self.operator),
            ("", self.about_operator),
            ("fields", self.damage),
            ("", self.paint),
            ("", self._kernel_row()),
            ("", self.estimate_blur),
            ("head", self.heads["noise"]),
            ("noise", _beside(self.noise, self.noise_dice)),
            ("", self.estimate),
            ("photons", self.photons),
            ("head", self.heads["solver"]),
            ("solver", self.solver),
            ("", self.about_solver),
            ("fields", self.turned),
            ("steps", self.steps),
            ("head", self.heads["answer"]),
            ("count", self.count),
            ("label", self.label),
            ("seed", _beside(self.seed, self.dice, self.lock)),
        ]
        row = 0
        for name, part in rows:
            if isinstance(part, FieldRows):
                row = part.add_to(grid, row)
                continue
            if name == "head":
                grid.addWidget(part, row, 0, 1, 2)
            else:
                if name:
                    self._names[name] = QLabel()
                    self._names[name].setBuddy(getattr(self, name))
                    grid.addWidget(self._names[name], row, 0)
                grid.addWidget(part, row, 1)
            row += 1
        grid.setRowStretch(row, 1)

    def _kernel_row(self) -> QWidget:
        self._kernel_row_ = QWidget()
        layout = QGridLayout(self._kernel_row_)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.kernel, 0, 0, 3, 1)
        layout.addWidget(self.open_kernel, 0, 1)
        layout.addWidget(self.clear_kernel, 1, 1)
        layout.setColumnStretch(1, 1)
        layout.setRowStretch(2, 1)
        return self._kernel_row_

    def _connect(self) -> None:
        def tells(name: str, whole: bool = False) -> Any:
            return lambda value: self.changed.emit({name: round(value) if whole else value})

        self.original.picked.connect(self.original_chosen.emit)
        self.open_button.clicked.connect(lambda: self.open_asked.emit())
        self.model.picked.connect(self.model_chosen.emit)
        self.use.picked.connect(tells("simulated"))
        self.operator.picked.connect(tells("operator"))
        self.damage.changed.connect(self.changed.emit)
        self.paint.clicked.connect(lambda: self.brush_asked.emit())
        self.kernel.drawn.connect(
            lambda taps: self.changed.emit({"taps": tuple(map(tuple, taps.tolist()))})
        )
        self.open_kernel.clicked.connect(lambda: self.kernel_asked.emit())
        self.clear_kernel.clicked.connect(lambda: self.changed.emit({"taps": POINT}))
        self.estimate_blur.clicked.connect(lambda: self.blur_asked.emit())
        self.noise.moved.connect(tells("noise_percent"))
        self.estimate.clicked.connect(lambda: self.estimate_asked.emit())
        self.photons.picked.connect(tells("photons"))
        self.noise_dice.clicked.connect(lambda: self.noise_thrown.emit())
        self.solver.picked.connect(tells("solver"))
        self.turned.changed.connect(self.changed.emit)
        self.steps.moved.connect(tells("steps", whole=True))
        self.count.moved.connect(tells("count", whole=True))
        self.label.picked.connect(tells("label"))
        self.seed.edited.connect(tells("seed"))
        self.dice.clicked.connect(lambda: self.dice_thrown.emit())
        self.lock.toggled.connect(tells("seed_locked"))

    # --- what it shows ---

    def show_state(self, state: PanelState) -> None:
        """Show all values, and of the fields those that the damage and the solver have."""
        self._state = state
        self._show_picture()
        self._show_damage()
        self._show_solver()
        self._show_answer()
        self._show_estimates()

    def _show_estimates(self) -> None:
        """A button that estimates stops it meanwhile."""
        for button, of in ((self.estimate, "noise"), (self.estimate_blur, "blur")):
            going_on = self._state.estimating == of
            words = translate("Restore", "Estimate from the picture")
            button.setText(translate("Restore", "Stop estimating") if going_on else words)

    def _show_picture(self) -> None:
        state = self._state
        self.original.offer(state.originals, state.original)
        self.about.setText(state.about)
        self.model.offer(state.models, state.model)
        uses: Offered = [(translate("Restore", "Simulate the damage"), True)]
        if state.parameters.operator not in NO_PICTURE:
            uses.append((translate("Restore", "It is damaged already"), False))
        self.use.offer(uses, state.parameters.simulated)

    def _show_damage(self) -> None:
        parameters = self._state.parameters
        kind = parameters.operator
        self.operator.offer([(said.name, key) for key, said in words.OPERATORS.items()], kind)
        self.about_operator.setText(words.OPERATORS[kind].about)
        values, defaults = parameters.operator_values, parameters.operator_defaults
        self.damage.show_fields(operator_fields(kind), values, defaults)
        self.paint.setVisible(kind == "inpainting")
        taps = kernel_of(kind, values, parameters.taps)
        self._kernel_row_.setVisible(taps is not None)
        drawn = kind == "kernel"
        if taps is not None:
            self.kernel.show_kernel(taps, drawable=drawn)
        self.estimate_blur.setVisible(taps is not None and not parameters.simulated)
        self.open_kernel.setVisible(drawn)
        self.clear_kernel.setVisible(drawn)
        self._show_noise()

    def _show_noise(self) -> None:
        parameters = self._state.parameters
        photons = sorted({*PHOTONS, parameters.photons or PHOTONS[0]}, reverse=True)
        a_pixel = translate("Restore", "{count} photons a white pixel")
        offered: Offered = [(translate("Restore", "Plenty"), None)]
        offered += [(a_pixel.format(count=number(count)), count) for count in photons]
        self.photons.offer(offered, parameters.photons)
        counted = parameters.operator not in NO_PICTURE
        for widget in (self.photons, self._names["photons"]):
            widget.setVisible(counted)
        self.estimate.setVisible(not parameters.simulated)
        self.noise.set_limits((0, MOST_NOISE), (0, 100))
        self.noise.mark(0)
        self.noise.set_value(parameters.noise_percent)
        self.noise_dice.setVisible(parameters.simulated)

    def _show_solver(self) -> None:
        state, parameters = self._state, self._state.parameters
        offered: Offered = [
            (words.SOLVERS[kind].name, kind) for kind in solvers_for(parameters.operator)
        ]
        best = translate("Restore", "{solver} (best here)")
        offered[0] = best.format(solver=offered[0][0]), offered[0][1]
        self.solver.offer(offered, parameters.solver)
        self.about_solver.setText(words.SOLVERS[parameters.solver].about)
        values, defaults = parameters.solver_values, parameters.solver_defaults
        self.turned.show_fields(solver_fields(parameters.solver), values, defaults)
        self.turned.show_live(state.live)
        self.steps.set_limits((1, SLIDER_STEPS), (1, MAX_STEPS))
        self.steps.mark(default_steps(parameters.solver))
        self.steps.set_value(state.steps)

    def _show_answer(self) -> None:
        state, parameters = self._state, self._state.parameters
        self.count.set_limits((1, MAX_COUNT), (1, MAX_COUNT))
        self.count.mark(8)
        self.count.set_value(parameters.count)
        labels: list[tuple[str, Label]] = []
        if state.unlabelled:
            labels.append((translate("Restore", "Not said"), None))
        labels += [(label_in_words(name, state.model), name) for name in state.labels]
        self.label.offer(labels, state.label)
        for widget in (self.label, self._names["label"]):
            widget.setVisible(bool(state.labels))
        self.seed.set_seed(parameters.seed)
        self.lock.blockSignals(True)
        self.lock.setChecked(parameters.seed_locked)
        self.lock.blockSignals(False)
        self.lock.setIcon(icon("lock" if parameters.seed_locked else "unlock"))

    # --- its words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        titles = {
            "damage": translate("Restore", "Damage"),
            "noise": translate("Restore", "Measurement noise"),
            "solver": translate("Restore", "Solver"),
            "answer": translate("Restore", "Answer"),
        }
        for name, title in titles.items():
            self.heads[name].title.setText(title)
        for name, label in self._names.items():
            said = field_words.PANEL_FIELDS[name]
            label.setText(said.name)
            label.setToolTip(wrapped(said.about))
            part = getattr(self, name)
            if isinstance(part, NumberSlider):
                part.describe(said.name, said.about)
            else:
                part.setAccessibleName(said.name)
                part.setToolTip(wrapped(said.about))
        self._say_buttons()
        self.damage.say()
        self.turned.say()
        self.show_state(self._state)

    def _say_buttons(self) -> None:
        self.paint.setText(translate("Restore", "Paint the mask"))
        self.original.setPlaceholderText(translate("Restore", "Choose a picture…"))
        self.open_kernel.setText(translate("Restore", "Open…"))
        self.clear_kernel.setText(translate("Restore", "Clear"))
        tips = {
            self.open_button: translate("Restore", "Open a picture from disk…"),
            self.paint: translate(
                "Restore", "Take the brush in hand, and paint over what is to be made anew."
            ),
            self.open_kernel: translate(
                "Restore", "Read the kernel from a picture with an odd number of pixels a side."
            ),
            self.clear_kernel: translate("Restore", "Begin again with a single point."),
            self.estimate: translate(
                "Restore",
                "Tell the noise from the picture itself. In a blurred or enlarged picture it is"
                " told as less than it was; fine texture counts as noise.",
            ),
            self.estimate_blur: translate(
                "Restore",
                "Tell the blur from the picture itself: the likeliest round spot or straight"
                " movement, to be changed afterwards. What is smooth by itself, such as clouds,"
                " seems more blurred than it is; a small or plain picture tells little.",
            ),
            self.noise_dice: translate("Restore", "Other noise of the same strength"),
            self.dice: translate("Restore", "A new seed"),
            self.lock: translate("Restore", "Keep this seed; else each Restore takes a new one"),
            self.kernel: translate(
                "Restore",
                "What a bright point becomes. A kernel of any shape is drawn here: the right"
                " button, or Alt, erases.",
            ),
        }
        for widget, tip in tips.items():
            widget.setToolTip(wrapped(tip))
            widget.setAccessibleName(tip)


def _small_button(name: str) -> QToolButton:
    button = QToolButton()
    button.setAutoRaise(True)
    button.setIcon(icon(name))
    button.setIconSize(QSize(16, 16))
    return button


def _note() -> QLabel:
    """A muted sentence that takes as many lines as it needs."""
    label = QLabel()
    label.setProperty("kind", "muted")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _beside(part: QWidget, *buttons: QToolButton) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(part, 1)
    for button in buttons:
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout.addWidget(button)
    row.setFocusProxy(part)
    return row
