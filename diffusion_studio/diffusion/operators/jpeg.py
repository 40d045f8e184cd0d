"""Pictures that were stored too small."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import pad

from diffusion_studio.diffusion.operators import Operator
from diffusion_studio.diffusion.operators.cosine import cosine_matrix

SIDE = 8  # of a block

# How coarsely each wave of a block is kept at quality 50, in grey levels (Recommendation ITU-T
# T.81, tables K.1 and K.2). Rows: waves downwards; columns: waves across.
LUMINANCE = (
    (16, 11, 10, 16, 24, 40, 51, 61),
    (12, 12, 14, 19, 26, 58, 60, 55),
    (14, 13, 16, 24, 40, 57, 69, 56),
    (14, 17, 22, 29, 51, 87, 80, 62),
    (18, 22, 37, 56, 68, 109, 103, 77),
    (24, 35, 55, 64, 81, 104, 113, 92),
    (49, 64, 78, 87, 103, 121, 120, 101),
    (72, 92, 95, 98, 112, 100, 103, 99),
)
CHROMINANCE = (
    (17, 18, 24, 47, 99, 99, 99, 99),
    (18, 21, 26, 66, 99, 99, 99, 99),
    (24, 26, 56, 99, 99, 99, 99, 99),
    (47, 66, 99, 99, 99, 99, 99, 99),
    *[(99,) * SIDE] * 4,
)

MIDDLE = 1 / 255  # JPEG counts from grey level 128, which in [-1, 1] is not quite 0

# Red, green and blue to brightness and two differences of colour (JFIF 1.02, section "Color space";
# here without offsets).
TO_YCBCR = (
    (0.299, 0.587, 0.114),
    (-0.299 / 1.772, -0.587 / 1.772, 0.886 / 1.772),
    (0.701 / 1.402, -0.587 / 1.402, -0.114 / 1.402),
)


class JPEG(Operator):
    """What JPEG keeps of a picture: 8 x 8 blocks, their cosine transform, rounded.

    quality: 1 (coarse) to 100 (fine), on the scale of the Independent JPEG Group's program.
    x, y: [B, 3, H, W], or [B, 1, H, W] for grey ones. Sides that are no multiples of 8 are
    continued by their last pixel. All colours are kept at full resolution, and nothing is rounded
    to whole grey levels in the end, so that a picture stored twice is the same.

    Rounding has no slope; gradients pass straight through it (Bengio, Léonard & Courville 2013).
    """

    def __init__(self, quality: int = 10) -> None:
        if not 1 <= quality <= 100:
            raise ValueError(f"JPEG's quality is a number from 1 to 100, not {quality}")
        self.quality = quality
        self.tables = torch.stack([_scaled(LUMINANCE, quality), _scaled(CHROMINANCE, quality)])

    def forward(self, x: Tensor) -> Tensor:
        if x.shape[1] not in (1, 3):
            raise ValueError(f"JPEG stores pictures of 1 or 3 colours, not of {x.shape[1]}")
        height, width = x.shape[-2:]
        colours = x if x.shape[1] == 1 else _recoloured(x, TO_YCBCR)
        brightness = torch.tensor([MIDDLE, 0, 0][: x.shape[1]]).to(x).view(-1, 1, 1)
        whole = pad(colours - brightness, (0, -width % SIDE, 0, -height % SIDE), mode="replicate")
        stored = self._stored(whole)[..., :height, :width] + brightness
        back = torch.linalg.inv(torch.tensor(TO_YCBCR, dtype=torch.float64))
        return stored if x.shape[1] == 1 else _recoloured(stored, back)

    def pseudo_inverse(self, y: Tensor) -> Tensor:
        """y itself, a picture that is stored as y."""
        return y

    def _stored(self, colours: Tensor) -> Tensor:
        """Each block of [B, 1 or 3, H, W] as its rounded waves show it."""
        waves = cosine_matrix(SIDE).to(colours)
        rows = colours.unflatten(-1, (-1, SIDE)).unflatten(-3, (-1, SIDE))
        blocks = rows.transpose(-3, -2)  # [B, C, H / 8, W / 8, 8, 8]
        # one table for the brightness, the other for the colours; in [-1, 1] 127.5 levels are 1
        which = [0, 1, 1][: colours.shape[1]]
        steps = self.tables[which][:, None, None].to(colours) / 127.5
        kept = _rounded((waves @ blocks @ waves.mT) / steps) * steps
        shown = waves.mT @ kept @ waves
        return shown.transpose(-3, -2).flatten(-2).flatten(-3, -2)


def _scaled(table: tuple[tuple[int, ...], ...], quality: int) -> Tensor:
    """A table for a quality, [8, 8]: whole grey levels from 1 to 255."""
    per_cent = 5000 // quality if quality < 50 else 200 - 2 * quality
    levels = torch.tensor(table, dtype=torch.float64)
    return ((levels * per_cent + 50) / 100).floor().clamp(1, 255)


def _recoloured(x: Tensor, matrix: Tensor | tuple[tuple[float, ...], ...]) -> Tensor:
    """Each pixel's three colours [B, 3, H, W] times a matrix [3, 3]."""
    return torch.einsum("dc,bchw->bdhw", torch.as_tensor(matrix, dtype=torch.float64).to(x), x)


def _rounded(x: Tensor) -> Tensor:
    """The nearest whole numbers, with the slope of x itself."""
    return x + (x.round() - x).detach()
