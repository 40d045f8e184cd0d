"""How near a picture is to the truth, and what several samples of a posterior say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffusion_studio.events import Fidelity, Restored

if TYPE_CHECKING:
    import numpy as np

WINDOW_SIGMA = 1.5  # pixels, of SSIM's window, which is 11 wide (Wang et al. 2004, section III.C)
REACH = 5
LOW, HIGH = 0.05, 0.95  # the quantiles of the interval that is shown
WIDE = 2.0  # standard deviations around the mean that count as expected


def psnr(picture: np.ndarray, truth: np.ndarray) -> float:
    """Peak signal-to-noise ratio in dB of uint8 pictures of one shape: 10 log10(255^2 / MSE).

    At most 100 dB, which equal pictures have: JSON knows no infinity.
    """
    import numpy as np

    error = np.square(picture.astype(np.float64) - truth).mean()
    return float(min(100.0, 10 * np.log10(255.0**2 / max(error, 1e-12))))


def ssim(picture: np.ndarray, truth: np.ndarray) -> float:
    """Structural similarity of uint8 pictures [H, W, 3], at most 1 (Wang et al. 2004, equation 13),
    by a Gaussian window, where it lies within the picture; the mean over the channels."""
    import numpy as np

    reach = min(REACH, (min(picture.shape[:2]) - 1) // 2)
    taps = np.exp(-0.5 * (np.arange(-reach, reach + 1) / WINDOW_SIGMA) ** 2)
    taps /= taps.sum()

    def blurred(x: np.ndarray) -> np.ndarray:
        for axis in (0, 1):
            x = np.lib.stride_tricks.sliding_window_view(x, len(taps), axis) @ taps
        return x

    x, y = picture.astype(np.float64), truth.astype(np.float64)
    mean_x, mean_y = blurred(x), blurred(y)
    var_x, var_y = blurred(x * x) - mean_x**2, blurred(y * y) - mean_y**2
    covariance = blurred(x * y) - mean_x * mean_y
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    likeness = (2 * mean_x * mean_y + c1) * (2 * covariance + c2)
    return float((likeness / ((mean_x**2 + mean_y**2 + c1) * (var_x + var_y + c2))).mean())


def summary(
    samples: np.ndarray,
    residuals: tuple[float, ...],
    expected: float,
    measurement: np.ndarray,
    truth: np.ndarray | None,
    guessed: np.ndarray | None = None,
) -> Restored:
    """What samples, uint8 [B, H, W, 3], say together; see `Restored` for the rest."""
    import numpy as np

    values = samples.astype(np.float32)
    mean = values.mean(axis=0)
    spread = values.std(axis=0, ddof=1) if len(samples) > 1 else np.zeros_like(mean)
    low, high = np.quantile(values, (LOW, HIGH), axis=0)
    average = np.rint(mean).astype(np.uint8)
    fidelity = None
    if truth is not None:
        inside = np.abs(truth - mean) <= WIDE * spread + 0.5  # pixels are rounded
        if guessed is not None and guessed.any():
            inside = inside[guessed]  # what is given is no success
        fidelity = Fidelity(
            psnr=tuple(psnr(sample, truth) for sample in samples),
            ssim=tuple(ssim(sample, truth) for sample in samples),
            psnr_of_mean=psnr(average, truth),
            ssim_of_mean=ssim(average, truth),
            within=float(inside.mean()) if len(samples) > 1 else None,
        )
    return Restored(
        mean=average,
        std=np.sqrt(np.square(spread).mean(axis=-1)) / 255,
        low=np.rint(low).astype(np.uint8),
        high=np.rint(high).astype(np.uint8),
        residuals=residuals,
        expected_residual=expected,
        measurement=measurement,
        truth=truth,
        fidelity=fidelity,
        guessed=guessed,
    )
