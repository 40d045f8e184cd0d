"""Two canvases side by side that zoom and pan as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from diffusion_studio.ui.canvas.view import CanvasView

if TYPE_CHECKING:
    import numpy as np


class LinkedCanvases(QSplitter):
    """`canvas` is always there, `side` only while it has pictures."""

    def __init__(self, canvas: CanvasView, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.canvas = canvas
        self.side = CanvasView()
        self.side.setObjectName("sideCanvas")
        self.side.hide()
        self._following = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for view in (canvas, self.side):
            self.addWidget(view)
            view.setMinimumWidth(120)
        self._link(canvas, self.side)
        self._link(self.side, canvas)
        self.side.resized.connect(lambda: self._follow(canvas, self.side))

    def _link(self, leader: CanvasView, other: CanvasView) -> None:
        leader.zoomed.connect(lambda _: self._follow(leader, other))
        for bar in (leader.horizontalScrollBar(), leader.verticalScrollBar()):
            bar.valueChanged.connect(lambda _: self._follow(leader, other))

    def _follow(self, leader: CanvasView, other: CanvasView) -> None:
        if not self._following and self.side.isVisible():
            self._following = True
            other.look_like(leader)
            self._following = False

    def show_beside(self, pictures: np.ndarray | None) -> None:
        """Show uint8 [B, H, W, 3] in the second canvas, or take it away."""
        begins = pictures is not None and self.side.isHidden()
        self.side.show_pictures(pictures)
        self.side.setVisible(pictures is not None)
        if begins:
            self.setSizes([1000, 1000])
            self.canvas.fit()
        if pictures is not None:
            self._follow(self.canvas, self.side)
