"""Tomography: a picture seen through its shadows."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, hypot, pi, sqrt

import numpy as np
import torch
from torch import Tensor
from torch.fft import irfft, rfft

from diffusion_studio.diffusion.operators.dense import DenseWhenSmall
from diffusion_studio.diffusion.operators.sparse import SparseMatrix
from diffusion_studio.sentence import InputError

MOST_PARTS = 2**26
"""Of pixels in strips, three for each pixel and angle: about 2 GB while they are gathered."""


class Radon(DenseWhenSmall):
    """Parallel beams through a picture: y [B, C, angles, bins] is a sinogram.

    Each number is the picture's integral over a strip of the width of a pixel, in units of pixels,
    and exact for pixels that are little squares; beyond its edges the picture is 0, which is grey.
    A sinogram of pictures in [-1, 1] is therefore up to their diagonal in size.

    size: of the pictures, in pixels a side, or (height, width). angles: how many, spread evenly
    over `arc` degrees from 0 on (180 is all there is to see, less is limited-angle tomography), or
    the angles themselves in degrees. At angle 0 the detector lies along the rows, so that y holds
    sums of columns; then it turns counter-clockwise.
    """

    gives_picture = False

    def __init__(
        self,
        size: int | tuple[int, int],
        angles: int | Sequence[float] = 60,
        arc: float = 180.0,
    ) -> None:
        super().__init__()
        self.height, self.width = (size, size) if isinstance(size, int) else size
        if min(self.height, self.width) < 1:
            raise InputError("a picture has one pixel or more a side")
        if isinstance(angles, int):
            if angles < 1 or not 0 < arc <= 180:
                raise InputError("give one angle or more, within an arc of up to 180 degrees")
            angles = [arc * i / angles for i in range(angles)]
            self.spacing = arc / len(angles)  # degrees for which each angle stands
        else:
            if not len(angles) or not np.isfinite(angles).all():
                raise InputError("give one angle or more, each a finite number of degrees")
            self.spacing = 180 / len(angles)
        if 3 * len(angles) * self.height * self.width > MOST_PARTS:
            raise InputError(
                "shadows of {width} x {height} pixels from {directions} directions are more than"
                " the memory holds; choose fewer directions, or a part of the picture",
                width=self.width,
                height=self.height,
                directions=len(angles),
            )
        self.angles = np.asarray(angles, dtype=np.float64)
        self.bins = ceil(hypot(self.height, self.width)) + 1
        self.bins += (self.bins - self.width) % 2  # upright beams then meet whole columns
        self._matrices: dict[tuple[torch.dtype, torch.device], SparseMatrix] = {}

    @property
    def slope(self) -> float:
        """At most this: the root of the largest column's sum times the largest row's (Schur 1911).
        A pixel's parts are 1 at each angle; a strip is no longer than the diagonal."""
        return sqrt(len(self.angles) * hypot(self.height, self.width))

    def forward(self, x: Tensor) -> Tensor:
        if x.shape[-2:] != (self.height, self.width):
            raise InputError(
                "this scanner is for pictures of {height} x {width} pixels, not of {rows} x"
                " {columns}",
                height=self.height,
                width=self.width,
                rows=x.shape[-2],
                columns=x.shape[-1],
            )
        return self._apply(self._matrix(x), x, (len(self.angles), self.bins))

    def adjoint(self, y: Tensor) -> Tensor:
        """The back-projection: what each strip saw is spread over the strip."""
        if y.shape[-2:] != (len(self.angles), self.bins):
            raise InputError(
                "this scanner's sinograms have {angles} angles x {bins} bins, not {rows} x"
                " {columns}",
                angles=len(self.angles),
                bins=self.bins,
                rows=y.shape[-2],
                columns=y.shape[-1],
            )
        return self._apply(self._matrix(y).T, y, (self.height, self.width))

    def filtered_back_projection(self, y: Tensor) -> Tensor:
        """The classical reconstruction [B, C, H, W] of a sinogram, the baseline of tomography.

        Each projection is filtered by the ramp, sampled in space so that the mean stays right (Kak
        & Slaney 1988, section 3.3.3, eq. 61), and spread back, each angle for its part of the arc.
        """
        length = 2 ** ceil(1 + np.log2(self.bins))  # no projection reaches round to itself
        n = np.minimum(np.arange(length), length - np.arange(length))
        taps = np.where(n % 2 == 1, -1 / (pi * np.maximum(n, 1)) ** 2, 0.0)
        taps[0] = 1 / 4
        ramp = rfft(torch.from_numpy(taps).to(y)).real
        filtered = irfft(rfft(y, n=length) * ramp, n=length)[..., : self.bins]
        return self.adjoint(filtered) * (pi * self.spacing / 180)

    def _apply(self, matrix: SparseMatrix, x: Tensor, sides: tuple[int, int]) -> Tensor:
        images = x.flatten(2).flatten(0, 1)  # [B * C, numbers]
        return (matrix @ images.mT).mT.reshape(*x.shape[:2], *sides)

    def _matrix(self, like: Tensor) -> SparseMatrix:
        key = (like.dtype, like.device)
        if key not in self._matrices:
            self._matrices[key] = self._strips().to(like)
        return self._matrices[key]

    def _strips(self) -> SparseMatrix:
        """What part of each pixel [H W] lies in each strip [angles * bins]."""
        y, x = np.mgrid[: self.height, : self.width]
        right = (x - (self.width - 1) / 2).ravel()
        up = ((self.height - 1) / 2 - y).ravel()
        pixels = np.arange(right.size)
        values, strips = [], []
        for i, angle in enumerate(np.deg2rad(self.angles)):
            place = right * np.cos(angle) + up * np.sin(angle) + self.bins / 2
            # a pixel's shadow is at most sqrt(2) wide, so that it falls on 3 bins at most
            first = np.floor(place - _half_shadow(angle) + 1e-9).astype(int)
            edges = first + np.arange(4)[:, None]
            parts = np.diff(_shadow_before(edges - place, angle), axis=0)
            for part, offset in zip(parts, range(3), strict=True):
                values.append(part)
                strips.append(i * self.bins + np.minimum(first + offset, self.bins - 1))
        return SparseMatrix.of(
            torch.from_numpy(np.concatenate(values)),
            torch.from_numpy(np.concatenate(strips)),
            torch.from_numpy(np.tile(pixels, len(values))),
            (len(self.angles) * self.bins, pixels.size),
        )


def _half_shadow(angle: float) -> float:
    """Half the width of the shadow that a pixel throws."""
    return float(abs(np.cos(angle)) + abs(np.sin(angle))) / 2


def _shadow_before(s: np.ndarray, angle: float) -> np.ndarray:
    """The part of a pixel's shadow that lies before s, from 0 to 1; s = 0 is its middle.

    The shadow of a unit square is a trapezium, the sum of two boxes of widths |cos| and |sin|.
    """
    long, short = sorted((abs(float(np.cos(angle))), abs(float(np.sin(angle)))), reverse=True)
    if short < 1e-9:
        return np.clip(s / long + 0.5, 0, 1)
    # the running sum of a box of width `short`, summed once more over a width of `long`
    flat, reach = (long - short) / 2, (long + short) / 2
    outside = np.clip(reach - np.abs(s), 0, short)  # how far inside the sloping side
    tail = outside**2 / (2 * long * short)
    inner = np.clip(s, -flat, flat) / long
    return np.where(np.abs(s) <= flat, 0.5 + inner, np.where(s < 0, tail, 1 - tail))
