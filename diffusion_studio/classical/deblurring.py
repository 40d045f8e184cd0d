"""Undoing a known blur. Pictures are float64 [H, W, C], about [0, 1]; a point-spread function is
[h, w], both odd, and sums to 1; sigma is the noise's standard deviation in [0, 1] units."""

from __future__ import annotations

import numpy as np

BALANCE = 30.0
"""Of the regularisation against the noise's variance; found on validation scenes."""

SMALLEST_SIGMA = 1 / 510  # half a grey level: pictures are rounded
MOST_STEPS = 60
DARKEST = 1e-3  # no pixel is darker: the method multiplies


def wiener(picture: np.ndarray, psf: np.ndarray, sigma: float) -> np.ndarray:
    """The linear filter that errs least for pictures whose detail falls with the frequency
    (Hunt 1973): |A x - y|^2 + balance |Laplacian of x|^2, by Fourier transform."""
    from skimage.restoration import wiener as wiener_filter

    balance = BALANCE * max(sigma, SMALLEST_SIGMA) ** 2
    wide, inner = _in_a_margin(picture, psf)
    channels = [wiener_filter(channel, psf, balance, clip=False) for channel in wide]
    return _stacked(channels, inner)


def richardson_lucy(picture: np.ndarray, psf: np.ndarray, sigma: float) -> np.ndarray:
    """Richardson 1972, Lucy 1974: steps towards the likeliest bright picture, that are ended as
    soon as it explains y within the noise (Morozov's discrepancy principle), since later ones fit
    the noise."""
    from scipy.signal import fftconvolve

    tolerance = max(sigma, SMALLEST_SIGMA)
    turned = psf[::-1, ::-1]
    wide, inner = _in_a_margin(picture, psf)

    def one(channel: np.ndarray) -> np.ndarray:
        bright = np.clip(channel, DARKEST, None)
        found = bright
        for _ in range(MOST_STEPS):
            blurred = fftconvolve(found, psf, mode="same")
            if np.sqrt(np.square(blurred - channel)[inner].mean()) <= tolerance:
                break
            found = found * fftconvolve(bright / np.clip(blurred, DARKEST, None), turned, "same")
        return found

    return _stacked([one(channel) for channel in wide], inner)


Inner = tuple[slice, slice]


def _in_a_margin(picture: np.ndarray, psf: np.ndarray) -> tuple[list[np.ndarray], Inner]:
    """The picture's channels, each in a margin of its own reflection, so that the edges do not
    ring, and where in it the picture lies."""
    sides = picture.shape[:2]
    reach_y, reach_x = (min(2 * w, n - 1) for w, n in zip(psf.shape, sides, strict=True))
    wide = np.pad(picture, ((reach_y,) * 2, (reach_x,) * 2, (0, 0)), mode="reflect")
    inner = slice(reach_y, reach_y + sides[0]), slice(reach_x, reach_x + sides[1])
    return [wide[..., c] for c in range(wide.shape[-1])], inner


def _stacked(channels: list[np.ndarray], inner: Inner) -> np.ndarray:
    """What lies within the margin of each channel, [H, W, C]."""
    return np.stack([channel[inner] for channel in channels], axis=-1)
