"""Every operator, for pictures of any size: what the laws of operators are tested on."""

from collections.abc import Callable

import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    JPEG,
    CircularKernel,
    Colourisation,
    CompressedSensing,
    Denoising,
    Downsampling,
    GaussianBlur,
    HighDynamicRange,
    Inpainting,
    Kernel,
    LinearOperator,
    MotionBlur,
    Operator,
    Outpainting,
    PhaseRetrieval,
    Radon,
    SpectralOperator,
)
from tests.diffusion.worlds import noise

LOPSIDED = torch.tensor(
    [[0.0, 0.1, 0.0, 0.0, 0.05], [0.3, 0.2, 0.1, 0.0, 0.0], [0.05, 0, 0, 0, 0.2]]
)


def some_known(height: int, width: int) -> Tensor:
    return (noise(height, width, seed=5) > 0).float()


def soft_known(height: int, width: int) -> Tensor:
    return noise(height, width, seed=5).add(0.5).clamp(0, 1)


# For pictures of any size (of height and width at least 3) ...
ANY_SIZE: dict[str, Callable[[int, int], LinearOperator]] = {
    "denoising": lambda *_: Denoising(),
    "inpainting": lambda height, width: Inpainting(some_known(height, width)),
    "soft inpainting": lambda height, width: Inpainting(soft_known(height, width)),
    "outpainting": lambda *_: Outpainting(left=1, right=1, bottom=2),
    "gaussian blur": lambda *_: GaussianBlur(1.2, 9),
    "a blur wider than the picture": lambda *_: GaussianBlur(6.0, 61),
    "motion blur": lambda *_: MotionBlur(5.0, 30.0, 60.0),
    "kernel": lambda *_: Kernel(LOPSIDED),
    "circular kernel": lambda *_: CircularKernel(LOPSIDED),
    "colourisation": lambda *_: Colourisation(),
    "compressed sensing": lambda height, width: CompressedSensing(
        (height, width), (height * width + 2) // 3
    ),
    "radon": lambda height, width: Radon((height, width), 7),
    "limited-angle radon": lambda height, width: Radon((height, width), 5, arc=90.0),
}
# ... and for those whose sides are multiples of 6.
LINEAR: dict[str, Callable[[int, int], LinearOperator]] = {
    **ANY_SIZE,
    "bicubic": lambda *_: Downsampling(2, "bicubic"),
    "bilinear": lambda *_: Downsampling(2, "bilinear"),
    "average": lambda *_: Downsampling(2, "average"),
    "nearest": lambda *_: Downsampling(2, "nearest"),
    "thirds": lambda *_: Downsampling(3, "bicubic"),
}
NOT_LINEAR: dict[str, Callable[[int, int], Operator]] = {
    "high dynamic range": lambda *_: HighDynamicRange(2.0),
    "jpeg": lambda *_: JPEG(10),
    "phase retrieval": lambda *_: PhaseRetrieval(2.0),
}
OPERATORS: dict[str, Callable[[int, int], Operator]] = {**LINEAR, **NOT_LINEAR}
SPECTRAL = [name for name, make in LINEAR.items() if isinstance(make(6, 6), SpectralOperator)]


def spectral(name: str, height: int, width: int) -> SpectralOperator:
    operator = LINEAR[name](height, width)
    assert isinstance(operator, SpectralOperator)
    return operator
