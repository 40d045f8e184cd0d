"""Pictures that were stored too small."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import pad

from diffusion_studio.diffusion.operators import Operator
from diffusion_studio.diffusion.operators.cosine import cosine_matrix
from diffusion_studio.sentence import InputError

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


GREY_LEVELS = 127.5  # are 1 in [-1, 1]

NOISE_SHARE = 0.42
"""Of the variance of white noise in red, green and blue: what each of the three above has of it."""


class JPEG(Operator):
    """What JPEG keeps of a picture: 8 x 8 blocks, their cosine transform, rounded.

    quality: 1 (coarse) to 100 (fine), on the scale of the Independent JPEG Group's program.
    x, y: [B, 3, H, W], or [B, 1, H, W] for grey ones. Sides that are no multiples of 8 are
    continued by their last pixel. All colours are kept at full resolution, and nothing is rounded
    to whole grey levels in the end, so that a picture stored twice is the same.

    Rounding has no slope; gradients pass straight through it (Bengio, Léonard & Courville 2013).
    In the likelihood (`pull`) it is noise as wide as its steps: of a wave's variance step^2 / 12
    is the rounding's (Widrow & Kollár 2008, chapter 1), and the rest that of the noise in y.
    """

    def __init__(self, quality: int = 10) -> None:
        if not 1 <= quality <= 100:
            raise InputError(
                "JPEG's quality is a number from 1 to 100, not {quality}", quality=quality
            )
        self.quality = quality
        self.tables = torch.stack([_scaled(LUMINANCE, quality), _scaled(CHROMINANCE, quality)])

    def forward(self, x: Tensor) -> Tensor:
        height, width = x.shape[-2:]
        waves, steps = self._waves(x), self._steps(x)
        kept = _rounded(waves / steps) * steps
        basis = cosine_matrix(SIDE).to(x)
        shown = (basis.mT @ kept @ basis).transpose(-3, -2).flatten(-2).flatten(-3, -2)
        stored = shown[..., :height, :width] + _brightness(x)
        back = torch.linalg.inv(torch.tensor(TO_YCBCR, dtype=torch.float64))
        return stored if x.shape[1] == 1 else _recoloured(stored, back)

    def pull(self, y: Tensor, x: Tensor, sigma: float) -> Tensor:
        variance = NOISE_SHARE * sigma**2 + self._steps(x).square() / 12
        with torch.enable_grad():
            at = x.detach().requires_grad_()
            missed = self._waves(y.to(x)) - self._waves(at)
            (slope,) = torch.autograd.grad((missed.square() / (2 * variance)).sum(), at)
        return -slope

    def steepest(self, sigma: float) -> float:
        finest = float(self.tables.min()) / GREY_LEVELS
        return 1 / (NOISE_SHARE * sigma**2 + finest**2 / 12)

    def pseudo_inverse(self, y: Tensor) -> Tensor:
        """y itself, a picture that is stored as y."""
        return y

    def _waves(self, x: Tensor) -> Tensor:
        """The waves of each block of a picture, brightness and two colours:
        [B, 1 or 3, H / 8, W / 8, 8, 8], before they are rounded."""
        if x.shape[1] not in (1, 3):
            raise InputError(
                "JPEG stores pictures of 1 or 3 colours, not of {channels}", channels=x.shape[1]
            )
        height, width = x.shape[-2:]
        colours = x if x.shape[1] == 1 else _recoloured(x, TO_YCBCR)
        beyond = (0, -width % SIDE, 0, -height % SIDE)
        whole = pad(colours - _brightness(x), beyond, mode="replicate")
        rows = whole.unflatten(-1, (-1, SIDE)).unflatten(-3, (-1, SIDE))
        basis = cosine_matrix(SIDE).to(x)
        return basis @ rows.transpose(-3, -2) @ basis.mT

    def _steps(self, x: Tensor) -> Tensor:
        """To whole multiples of which each wave is rounded, [1 or 3, 1, 1, 8, 8]: one table is for
        the brightness, the other for the colours."""
        which = [0, 1, 1][: x.shape[1]]
        return self.tables[which][:, None, None].to(x) / GREY_LEVELS


def _brightness(x: Tensor) -> Tensor:
    """What is taken from brightness and colours before they are stored, [1 or 3, 1, 1]."""
    return torch.tensor([MIDDLE, 0, 0][: x.shape[1]]).to(x).view(-1, 1, 1)


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
