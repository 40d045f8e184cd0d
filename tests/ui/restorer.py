"""A person who restores in a real window."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt

from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.panels.form import DecimalBox, NumberSlider
from diffusion_studio.ui.restore.field_rows import FieldRows
from diffusion_studio.ui.restore.measurement_view import MeasurementView
from diffusion_studio.ui.restore.panel import RestorePanel
from diffusion_studio.ui.restore.restoring import Restoring
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.source.source import SourcePicture
from tests.restorations import gradient_picture
from tests.ui.conftest import Sitting

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Restorer:
    """A person before the Restore tab, with a picture that is as large as the model's."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting, self.qtbot = sitting, sitting.qtbot
        self.studio, self.document = sitting.studio, sitting.studio.document
        self.window = sitting.studio.window
        self.document.choose_tab("restore")
        self.open(gradient_picture())

    def open(self, pixels: np.ndarray) -> None:
        self.document.sourcing.take(SourcePicture(pixels, "gradient"))

    @property
    def restoring(self) -> Restoring:
        return self.document.restoring

    @property
    def panel(self) -> RestorePanel:
        return self.studio.restore.panel

    @property
    def view(self) -> MeasurementView:
        return self.studio.restore.view

    def change(self, **patch: object) -> None:
        self.restoring.change(patch)

    def type(self, rows: FieldRows, name: str, value: float) -> None:
        """Set a number with decimals in its box."""
        slider = rows.editors[name]
        assert isinstance(slider, NumberSlider)
        assert isinstance(slider.box, DecimalBox)
        slider.box.setValue(value)

    def at(self, x: float, y: float) -> QPoint:
        canvas = self.window.canvas
        return canvas.mapFromScene(canvas.items_shown[0].mapToScene(QPointF(x, y)))

    def drag(self, *way: tuple[float, float]) -> None:
        viewport, points = self.window.canvas.viewport(), [self.at(*place) for place in way]
        self.qtbot.mousePress(viewport, LEFT, PLAIN, points[0])
        for point in points[1:]:
            self.qtbot.mouseMove(viewport, point)
        self.qtbot.mouseRelease(viewport, LEFT, PLAIN, points[-1])

    def restore(self) -> Recipe:
        """Press Restore, and wait until it is done; the recipe as it was run."""
        before = self.document.shown
        self.qtbot.mouseClick(self.window.run_bar.generate, LEFT)
        self.sitting.until(lambda: self.document.shown != before)
        self.sitting.until_phase(Phase.FINISHED, Phase.FAILED)
        assert self.sitting.phase is Phase.FINISHED, self.document.state.message
        assert self.sitting.run.as_run is not None
        return self.sitting.run.as_run

    def until_measured(self, patch: dict[str, object]) -> np.ndarray:
        """Change something, and wait for y of it: what the canvas shows."""
        before = self.studio.restore.view.made
        self.restoring.change(patch)
        self.sitting.until(lambda: self.studio.restore.view.made not in (None, before))
        pictures = self.document.pictures()
        assert pictures is not None
        return pictures[0]
