"""Which classical methods undo which operator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from time import perf_counter

import numpy as np
import torch
from torch import Tensor

from diffusion_studio.classical import deblurring, denoising, enlarging, filling, marching
from diffusion_studio.diffusion.operators import LinearOperator, Operator
from diffusion_studio.diffusion.operators.blur import CircularKernel, GaussianBlur, Kernel
from diffusion_studio.diffusion.operators.colourisation import Colourisation
from diffusion_studio.diffusion.operators.denoising import Denoising
from diffusion_studio.diffusion.operators.downsampling import Downsampling
from diffusion_studio.diffusion.operators.high_dynamic_range import HighDynamicRange
from diffusion_studio.diffusion.operators.inpainting import Inpainting
from diffusion_studio.diffusion.operators.jpeg import JPEG
from diffusion_studio.diffusion.operators.outpainting import Outpainting
from diffusion_studio.diffusion.operators.radon import Radon

Method = Callable[[], np.ndarray]


@dataclass(frozen=True, eq=False)
class Baseline:
    """What a classical method makes of a measurement: a picture, float32 [H, W, C] in [0, 1], and
    the seconds that it took."""

    name: str
    picture: np.ndarray
    seconds: float


def baselines_for(operator: Operator, y: Tensor, noise_sigma: float) -> Iterator[Baseline]:
    """The classical answers to a measurement y [1, ...] in [-1, 1] units, the best known first.

    noise_sigma: of the noise in y, in its units. None at all for phase retrieval.
    """
    import_module("skimage.restoration")  # takes its time, which is no method's
    for name, method in _methods(operator, y.cpu(), noise_sigma / 2):
        begun = perf_counter()
        picture = np.clip(method(), 0, 1).astype(np.float32)
        yield Baseline(name, picture, perf_counter() - begun)


def _methods(operator: Operator, y: Tensor, sigma: float) -> Iterator[tuple[str, Method]]:
    """sigma: of the noise, in [0, 1] units."""
    match operator:
        case Inpainting():
            yield from _of_holes(operator, y, sigma)
        case Outpainting():
            left, right, top, bottom = operator.margins
            beyond = (top, bottom), (left, right)
            yield "edges", lambda: np.pad(_picture(y), (*beyond, (0, 0)), mode="edge")
        case GaussianBlur() | Kernel() | CircularKernel():
            psf = _point_spread(operator, y)
            yield "wiener", partial(deblurring.wiener, _picture(y), psf, sigma)
            yield "richardson-lucy", partial(deblurring.richardson_lucy, _picture(y), psf, sigma)
        case Downsampling():
            yield "bicubic", partial(enlarging.bicubic, _picture(y), operator.factor)
        case Denoising():
            yield "non-local-means", partial(denoising.non_local_means, _picture(y), sigma)
            yield "total-variation", partial(denoising.total_variation, _picture(y), sigma)
        case Radon():
            yield "filtered-back-projection", lambda: _picture(operator.filtered_back_projection(y))
            yield "pseudo-inverse", lambda: _picture(operator.pseudo_inverse(y))
        case Colourisation():
            yield "grey", lambda: np.repeat(_picture(y), 3, axis=-1)
        case LinearOperator() | HighDynamicRange() | JPEG():
            yield "pseudo-inverse", lambda: _picture(operator.pseudo_inverse(y))


def _of_holes(operator: Inpainting, y: Tensor, sigma: float) -> Iterator[tuple[str, Method]]:
    kept = _picture(operator.pseudo_inverse(y))
    missing = (operator.known < 0.5).expand(kept.shape[:2]).numpy()
    fill = partial(filling.biharmonic, kept, missing)
    if sigma > 0:  # what is known is noisy too
        yield "biharmonic, denoised", lambda: denoising.non_local_means(fill(), sigma)
    yield "biharmonic", fill
    yield "telea", lambda: marching.telea(kept, missing)


def _picture(x: Tensor) -> np.ndarray:
    """[1, C, H, W] in [-1, 1] -> float64 [H, W, C], for which that is [0, 1]."""
    picture: np.ndarray = (x[0].permute(1, 2, 0).double().numpy() + 1) / 2
    return picture


def _point_spread(operator: Operator, y: Tensor) -> np.ndarray:
    """What becomes of a bright point in the middle of a picture like y, float64 [h, w], both odd,
    cut to where there is something."""
    height, width = (side - 1 + side % 2 for side in y.shape[-2:])
    point = torch.zeros(1, 1, height, width, dtype=torch.float64)
    point[..., height // 2, width // 2] = 1
    spread = operator.forward(point)[0, 0].numpy()
    rows, columns = np.nonzero(np.abs(spread) > 1e-6 * np.abs(spread).max())
    reach_y = int(np.abs(rows - height // 2).max())
    reach_x = int(np.abs(columns - width // 2).max())
    middle = spread[
        height // 2 - reach_y : height // 2 + reach_y + 1,
        width // 2 - reach_x : width // 2 + reach_x + 1,
    ]
    cut: np.ndarray = middle / middle.sum()
    return cut
