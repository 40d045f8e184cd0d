"""The line at the foot of the window: which device samples and why, and the memory in use."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from diffusion_studio.events import Broken, Ready, Reason
from diffusion_studio.ui.panels.form import number, wrapped
from diffusion_studio.ui.panels.small_parts import ElidedLabel
from diffusion_studio.ui.saying import said

translate = QCoreApplication.translate

LOOK_EVERY = 2000  # milliseconds
MESSAGE_STAYS = 8000


class StatusBar(QStatusBar):
    """Memory is what the whole program has in main memory, measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.device = ElidedLabel()
        self.device.setObjectName("statusDevice")
        self.memory = QLabel()
        self.memory.setObjectName("statusMemory")
        for label in (self.device, self.memory):
            label.setProperty("kind", "muted")
            label.setContentsMargins(8, 2, 8, 2)
        self.addWidget(self.device, 1)
        self.addPermanentWidget(self.memory)
        self._engine: Ready | Broken | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self._say()

    def watch(self, watching: bool) -> None:
        """Measure the memory from now on, or no longer."""
        if watching:
            self._timer.start()
        else:
            self._timer.stop()

    def show_engine(self, engine: Ready | Broken | None) -> None:
        """Which device, and why it is the one."""
        self._engine = engine
        self._say()

    def tell(self, sentence: str) -> None:
        """Say something that needs no answer, for some seconds."""
        self.showMessage(sentence, MESSAGE_STAYS)

    def _look(self) -> None:
        import psutil

        used = psutil.Process().memory_info().rss / 2**20
        self.memory.setText(translate("StatusBar", "Memory {used} MB").format(used=number(used)))

    def _say(self) -> None:
        if self._engine is None:
            self.device.setText(translate("StatusBar", "Preparing the engine…"))
        elif isinstance(self._engine, Broken):
            self.device.setText(translate("StatusBar", "The engine could not be started"))
            self.device.setToolTip(wrapped(said(self._engine.message)))
        else:
            parts = [self._engine.device, _why(self._engine.reason)]
            if self._engine.device == "CPU":
                threads = translate("StatusBar", "threads: {count}")
                parts.insert(1, threads.format(count=number(self._engine.threads)))
            self.device.setText(" · ".join(parts))
            self.device.setToolTip(translate("StatusBar", "Where pictures are made, and why there"))
        self.memory.setToolTip(translate("StatusBar", "The memory that this program uses"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            if self._timer.isActive():
                self._look()
        super().changeEvent(event)


def _why(reason: Reason) -> str:
    match reason:
        case "chosen":
            return translate("StatusBar", "chosen when the program was started")
        case "fastest":
            return translate("StatusBar", "the fastest device here")
        case "no_gpu":
            return translate("StatusBar", "no graphics card that PyTorch can use was found")
        case "cpu_build":
            return translate(
                "StatusBar", "there is a graphics card, but this PyTorch is for the CPU alone"
            )
