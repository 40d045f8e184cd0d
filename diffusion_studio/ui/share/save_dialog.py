"""The Save as window: in which format, how finely, and what that costs of these very pictures."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.library.file_form import FileForm, Kind
from diffusion_studio.ui.library.words import size_words
from diffusion_studio.ui.panels.form import Choice, NumberSlider, number, wrapped

translate = QCoreApplication.translate

WIDTH = 440
FORMATS: tuple[tuple[str, Kind, bool], ...] = (
    ("png", "png", True),
    ("webp_lossless", "webp", True),
    ("webp", "webp", False),
    ("jpeg", "jpeg", False),
)
"""(name in the settings, kind of file, whether every pixel is kept)"""


LONG_NOTE = 64_000
"""Letters of a recipe that EXIF in a JPEG does not hold; see `library.carrier`."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the window begins with: a format's name, a quality; how many letters the recipe has, and
    the names of the files that it does not hold but points to."""

    name: str
    quality: int
    letters: int = 0
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """What a form costs: of all files together, `size` in bytes and the `largest` and `rms`
    difference of a pixel, in grey levels."""

    count: int
    size: int
    largest: int
    rms: float


class SaveAsDialog(QDialog):
    """`changed` says that another form is wanted, `asked` that it is to be saved so."""

    changed = Signal()
    asked = Signal()

    def __init__(self, parent: QWidget, chosen: Chosen) -> None:
        super().__init__(parent)
        self.setObjectName("saveAsDialog")
        self._chosen = chosen
        self.format = Choice()
        self.quality = NumberSlider()
        self.quality.set_limits((1, 100), (1, 100))
        self.quality.mark(90)
        self.about = QLabel()
        self.cost = QLabel()
        self.recipe = QLabel()
        for label in (self.about, self.cost, self.recipe):
            label.setWordWrap(True)
        self.recipe.setProperty("kind", "muted")
        self.save = QPushButton()
        self.save.setProperty("kind", "primary")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        self.names = {key: QLabel() for key in ("format", "quality")}
        self.names["format"].setBuddy(self.format)
        self.names["quality"].setBuddy(self.quality.slider)
        form = QFormLayout()
        form.addRow(self.names["format"], self.format)
        form.addRow("", self.about)
        form.addRow(self.names["quality"], self.quality)
        form.addRow("", self.cost)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.recipe)
        column.addStretch(1)
        column.addWidget(self.buttons)
        for key, *_ in FORMATS:
            self.format.addItem("", key)
        self.format.setCurrentIndex(max(self.format.findData(chosen.name), 0))
        self.quality.set_value(chosen.quality)
        self._cost: Cost | None = None
        self._say()
        self._show_quality()
        self.format.currentIndexChanged.connect(self._choose)
        self.quality.moved.connect(lambda _: self.changed.emit())
        self.buttons.rejected.connect(self.close)
        self.save.clicked.connect(self.asked.emit)
        self.setMinimumWidth(min(WIDTH, parent.width()))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, max(super().sizeHint().height(), 280))

    @property
    def form(self) -> FileForm:
        """What is chosen."""
        _, kind, lossless = FORMATS[self.format.currentIndex()]
        return FileForm(kind, None if lossless else round(self.quality.value))

    def show_cost(self, cost: Cost | None) -> None:
        """What the chosen form costs; None while it is measured."""
        self._cost = cost
        if cost is None:
            self.cost.setText(translate("SaveAs", "Measuring…"))
            return
        size = size_words(cost.size)
        if cost.largest == 0:
            words = translate("SaveAs", "{size}; every pixel is kept.")
        else:
            words = translate(
                "SaveAs",
                "{size}; pixels move by up to {largest} of 255, typically by {rms} (measured).",
            )
        rms = number(cost.rms, 1)
        self.cost.setText(words.format(size=size, largest=cost.largest, rms=rms))

    def _choose(self) -> None:
        self._show_quality()
        self.show_cost(None)  # what was measured is of another format
        self.changed.emit()

    def _show_quality(self) -> None:
        lossless = self.form.lossless
        for widget in (self.quality, self.names["quality"]):
            widget.setEnabled(not lossless)
        self.about.setText(_abouts()[self.format.currentData()])
        self.recipe.setText(self._about_recipe())

    def _about_recipe(self) -> str:
        """What becomes of the recipe in the chosen format."""
        said = translate(
            "SaveAs",
            "The recipe goes along, and brings the settings back when the file is dropped on the"
            " window. Sites and messengers often take it out; send a PNG as a file then.",
        )
        if self.form.kind == "jpeg" and self._chosen.letters > LONG_NOTE:
            said += "\n" + translate(
                "SaveAs",
                "This one holds pictures and is long ({size}): few programs that save a JPEG anew"
                " keep it. PNG and WebP are safer.",
            ).format(size=size_words(self._chosen.letters))
        if self._chosen.outside:
            said += "\n" + translate(
                "SaveAs", "It does not hold {files}, which is too large: give that along."
            ).format(files=", ".join(self._chosen.outside))
        return said

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("SaveAs", "Save as"))
        titles = {
            "png": "PNG",
            "webp_lossless": translate("SaveAs", "WebP, lossless"),
            "webp": "WebP",
            "jpeg": "JPEG",
        }
        for place, (key, *_) in enumerate(FORMATS):
            self.format.setItemText(place, titles[key])
        for key, text in (
            ("format", translate("SaveAs", "Format")),
            ("quality", translate("SaveAs", "Quality")),
        ):
            self.names[key].setText(text)
        self.format.setAccessibleName(translate("SaveAs", "Format"))
        self.format.setToolTip(
            wrapped(
                translate(
                    "SaveAs",
                    "PNG and lossless WebP keep every pixel, so that the picture can be checked to"
                    " the last one. The others are smaller, and lose what the eye hardly sees.",
                )
            )
        )
        self.quality.describe(
            translate("SaveAs", "Quality"),
            translate(
                "SaveAs",
                "How finely a format that loses something is written. Below 50, blocks and smears"
                " are seen; above 95 the file grows and nothing more is. Default: 90.",
            ),
        )
        self.recipe.setText(self._about_recipe())
        self.save.setText(translate("SaveAs", "Save…"))
        self.save.setToolTip(translate("SaveAs", "Choose where, and save in this format."))
        self.about.setText(_abouts()[self.format.currentData()])
        self.show_cost(self._cost)


def _abouts() -> dict[str, str]:
    return {
        "png": translate("SaveAs", "Keeps every pixel, and every program opens it."),
        "webp_lossless": translate(
            "SaveAs", "Keeps every pixel in a smaller file; some programs do not open it."
        ),
        "webp": translate("SaveAs", "The smallest files, for pages; loses a little."),
        "jpeg": translate("SaveAs", "Small, and every program opens it; loses a little."),
    }
