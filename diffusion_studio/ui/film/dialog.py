"""The window in which a film is ordered."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from diffusion_studio.library.film import has_encoder
from diffusion_studio.ui.film.options import FASTEST, LARGEST, SLOWEST, SMALLEST, FilmOptions
from diffusion_studio.ui.panels.form import Choice, DecimalBox, WholeBox, wrapped
from diffusion_studio.ui.panels.small_parts import ThinBar

translate = QCoreApplication.translate

WIDTH = 420


class FilmDialog(QDialog):
    """`save_asked` when the film is wanted, `cancel_asked` when it no longer is."""

    save_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filmDialog")
        self.content, self.kind = Choice(), Choice()
        self.first, self.last = WholeBox(), WholeBox()
        self.rate, self.size_box = DecimalBox(), WholeBox()
        self.captions = QCheckBox()
        self.about = QLabel()
        self.about.setProperty("kind", "muted")
        self.about.setWordWrap(True)
        self.bar = ThinBar()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._labels = {name: QLabel() for name in ("content", "steps", "rate", "size", "kind")}
        self._working = False
        self._whole = (0, 0)  # the first and the last state that there are
        self.rate.setRange(SLOWEST, FASTEST)
        self.rate.setDecimals(1)
        self.size_box.setRange(SMALLEST, LARGEST)
        self.size_box.setSingleStep(64)
        self._lay_out()
        for box in (self.first, self.last, self.rate):
            box.valueChanged.connect(lambda _: self._tell())
        self.kind.picked.connect(lambda _: self._tell())
        self.buttons.accepted.connect(self.save_asked)
        self.buttons.rejected.connect(self.reject)
        self._say()
        self.resize(WIDTH, self.sizeHint().height())

    def _lay_out(self) -> None:
        steps = QHBoxLayout()
        steps.addWidget(self.first, 1)
        steps.addWidget(QLabel("–"))
        steps.addWidget(self.last, 1)
        form = QFormLayout()
        form.addRow(self._labels["content"], self.content)
        form.addRow(self._labels["steps"], steps)
        form.addRow(self._labels["rate"], self.rate)
        form.addRow(self._labels["size"], self.size_box)
        form.addRow(self._labels["kind"], self.kind)
        form.addRow(self.captions)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it stays as it is
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.about)
        column.addWidget(self.bar)
        column.addWidget(self.buttons)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setDefault(True)

    def offer(self, first: int, newest: int) -> None:
        """A film of the states `first` to `newest`: of all of them, unless a part was chosen."""
        chosen = (self.first.value(), self.last.value())
        whole = chosen == self._whole
        self._whole = (first, newest)
        for box, value in zip(
            (self.first, self.last), self._whole if whole else chosen, strict=True
        ):
            box.setRange(first, newest)
            box.setValue(value)
        self._tell()

    def show_options(self, options: FilmOptions) -> None:
        """Set everything but the steps."""
        self.content.setCurrentIndex(self.content.findData(options.content))
        self.kind.setCurrentIndex(self.kind.findData(options.kind))
        self.rate.setValue(options.rate)
        self.size_box.setValue(options.size)
        self.captions.setChecked(options.captions)

    def options(self) -> FilmOptions:
        """What is chosen."""
        return FilmOptions(
            content=self.content.currentData(),
            first=self.first.value(),
            last=self.last.value(),
            rate=self.rate.value(),
            size=self.size_box.value(),
            captions=self.captions.isChecked(),
            kind=self.kind.currentData(),
        )

    def show_progress(self, share: float | None) -> None:
        """How much of the film is made; None while none is."""
        self._working = share is not None
        self.bar.setVisible(self._working)
        self.bar.set_fraction(share or 0.0)
        for widget in (self.content, self.kind, self.first, self.last, self.rate, self.size_box):
            widget.setEnabled(not self._working)
        self.captions.setEnabled(not self._working)
        self._tell()

    def reject(self) -> None:
        """Give the film up that is being made; else close."""
        if self._working:
            self.cancel_asked.emit()
        else:
            super().reject()

    def _tell(self) -> None:
        """How long the film is; or why it cannot be made so."""
        options = self.options()
        if self._working:
            words = translate("Film", "The film is being made…")
        elif options.kind == "mp4" and not has_encoder():
            words = _no_encoder()
        else:
            seconds = QLocale().toString(options.seconds, "f", 1)
            words = translate("Film", "{count} frames, {seconds} seconds")
            if len(options.states) == 1:
                words = translate("Film", "1 frame, {seconds} seconds")
            words = words.format(count=len(options.states), seconds=seconds)
        self.about.setText(words)
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(not self._working and (options.kind != "mp4" or has_encoder()))

    # --- words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("Film", "Film of the steps"))
        self._fill(
            self.content,
            {
                "x_0": translate("Film", "Belief x̂_0"),
                "x_t": translate("Film", "State x_t"),
                "both": translate("Film", "State and belief side by side"),
            },
        )
        self._fill(
            self.kind,
            {
                "mp4": translate("Film", "MP4 (small, plays everywhere)"),
                "gif": translate("Film", "GIF (256 colours a frame)"),
                "apng": translate("Film", "APNG (without loss)"),
                "png": translate("Film", "PNG files, one a frame (without loss)"),
            },
        )
        words = _words()
        fields = {
            "content": (self.content,), "steps": (self.first, self.last), "rate": (self.rate,),
            "size": (self.size_box,), "kind": (self.kind,),
        }  # fmt: skip
        for name, (text, tip) in words.items():
            self._labels[name].setText(text)
            for field in fields[name]:
                field.setToolTip(wrapped(tip))
                field.setAccessibleName(text)
        self.captions.setText(translate("Film", "Captions"))
        self.captions.setToolTip(
            wrapped(translate("Film", "Step, noise level and label below the picture."))
        )
        self._tell()

    def _fill(self, choice: Choice, words: dict[str, str]) -> None:
        now = choice.currentIndex()
        choice.blockSignals(True)
        choice.clear()
        for data, text in words.items():
            choice.addItem(text, data)
        choice.setCurrentIndex(max(now, 0))
        choice.blockSignals(False)


def _words() -> dict[str, tuple[str, str]]:
    """What each field is called, and its tool tip."""
    return {
        "content": (
            translate("Film", "Shows"),
            translate("Film", "Which picture of each step. Side by side is twice as wide."),
        ),
        "steps": (
            translate("Film", "Steps"),
            translate(
                "Film",
                "From which step to which; from a later one to an earlier one it runs backwards.",
            ),
        ),
        "rate": (
            translate("Film", "Frames a second"),
            translate(
                "Film",
                "Few are slow and jerky, many are over before one has seen them;"
                " 12 shows each step. The last frame is held a second longer.",
            ),
        ),
        "size": (
            translate("Film", "Size in pixels"),
            translate(
                "Film",
                "At least so long is the longer side of a picture: pixels are"
                " enlarged by whole factors. Small ones blur when a player enlarges them, large"
                " ones make large files.",
            ),
        ),
        "kind": (
            translate("Film", "File"),
            translate("Film", "MP4 is smallest; APNG and PNG files keep every pixel."),
        ),
    }


def _no_encoder() -> str:
    """What to do where no encoder was found; a bundle takes no packages of Python."""
    if getattr(sys, "frozen", False):
        return translate(
            "Film",
            "A film as MP4 takes the program ffmpeg, which was not found: install it with your"
            " system's packages, or choose APNG, GIF or PNG files.",
        )
    return translate(
        "Film",
        "A film as MP4 takes the program ffmpeg, which was not found: “pip install imageio-ffmpeg”"
        " brings it, or choose APNG, GIF or PNG files.",
    )
