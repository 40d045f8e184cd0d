"""Pictures that are part of a larger one."""

from __future__ import annotations

from torch import Tensor
from torch.nn.functional import pad

from diffusion_studio.diffusion.operators.row_orthogonal import RowOrthogonal
from diffusion_studio.sentence import InputError


class Outpainting(RowOrthogonal):
    """The measured picture lies in a larger frame, which is `left`, `right`, `top` and `bottom`
    pixels wider beyond its edges. x: [B, C, H, W], y: [B, C, H - top - bottom, W - left - right].
    """

    def __init__(self, left: int = 0, right: int = 0, top: int = 0, bottom: int = 0) -> None:
        self.margins = (left, right, top, bottom)
        if min(self.margins) < 0:
            raise InputError("a frame is wider than its picture by 0 pixels or more on each side")

    def forward(self, x: Tensor) -> Tensor:
        left, right, top, bottom = self.margins
        height, width = x.shape[-2:]
        if left + right >= width or top + bottom >= height:
            raise InputError(
                "a frame of {height} x {width} pixels has no room for a picture within margins of"
                " {top} and {bottom} rows, {left} and {right} columns; make the frame larger",
                height=height,
                width=width,
                top=top,
                bottom=bottom,
                left=left,
                right=right,
            )
        return x[..., top : height - bottom, left : width - right]

    def adjoint(self, y: Tensor) -> Tensor:
        return pad(y, self.margins)
