"""What the panel is set to when the blur is told from the picture itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.panels.form import number
from diffusion_studio.ui.restore.kernel_shapes import kernel_of

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.classical.blur_estimate import Blur

translate = QCoreApplication.translate


@dataclass(frozen=True)
class FoundBlur:
    """For the kind of damage that it was asked of: `patch` for the parameters, empty where nothing
    could be told, and `words` for the status bar."""

    kind: str
    words: str
    patch: dict[str, Any] = field(default_factory=dict)


def found_blur(
    pixels: np.ndarray, kind: str, stopped: Callable[[], bool] = lambda: False
) -> FoundBlur:
    """The likeliest blur of a picture, uint8 [H, W, 3], of a kind; where the kernel is drawn, the
    better of both kinds is drawn. Takes up to some seconds: for a thread of its own, which is asked
    between the pieces of the work whether it is stopped; then nothing is told."""
    from diffusion_studio.classical.blur_estimate import estimated_blur

    blur = estimated_blur(pixels, None if kind == "kernel" else kind, stopped)
    if blur is None:
        words = translate(
            "Restore",
            "No blur can be told from this picture: it is sharp, plain or too small; set it.",
        )
        return FoundBlur(kind, words)
    values = _values(blur)
    if kind == "kernel":
        kernel = kernel_of(blur.kind, {"size": 61, "curvature": 0.0, **values}, ())
        assert kernel is not None
        patch: dict[str, Any] = {"taps": tuple(map(tuple, kernel.tolist()))}
    else:
        patch = {f"operator.{name}": value for name, value in values.items()}
        if kind == "motion_blur":
            patch["operator.curvature"] = 0.0
    return FoundBlur(kind, _words(blur), patch)


def _values(blur: Blur) -> dict[str, float]:
    """By the names of the operator's fields."""
    if blur.kind == "gaussian_blur":
        return {"sigma": blur.sigma}
    return {"length": blur.length, "angle": blur.angle}


def _words(blur: Blur) -> str:
    if blur.kind == "gaussian_blur":
        words = translate("Restore", "A round blur of about {sigma} pixels")
        return words.format(sigma=number(blur.sigma, 1))
    words = translate("Restore", "A movement of about {length} pixels at {angle}°")
    return words.format(length=number(blur.length, 1), angle=number(blur.angle))
