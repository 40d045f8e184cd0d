"""How a picture was blurred, told from the picture alone. numpy, no torch.

Of all kernels k of a family the one is taken that makes the picture's spectrum likeliest. Sharp
pictures have about the power S(f) = c / f^2 at the frequency f (Field 1987), so a blurred and noisy
one has |K(f)|^2 S(f) + s^2, and each number of its Fourier transform is Gaussian of that variance.
The sharp picture is averaged over, not guessed beside the kernel: guessing both prefers no blur at
all (Levin, Weiss, Durand & Freeman 2009, sections 2 and 3, who find this to hold even with such a
plain prior). What a family has few numbers of, a Gaussian's sigma or a movement's length and angle,
a small picture can tell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING

from diffusion_studio.classical.noise_estimate import estimated_noise, middle

if TYPE_CHECKING:
    import numpy as np

TILE = 64  # pixels a side: spectra of larger pictures are the mean over overlapping tiles
SMALLEST = 16
SOFTEST = 0.5  # pixels: drawn with smooth edges, sharp pictures have as much
ROUNDING = 0.29 / 255  # the noise of whole grey levels
FAINTEST = 1e-9  # of a wave's power: what a blur leaves of it at least
ROUNDS = 25  # to find c; each comes nearer by a constant factor
AT_ONCE = 64  # kernels that are compared: as many as fit in a processor's cache
PLAUSIBLE = 3.0  # of the log-likelihood, in favour of a kernel against none


@dataclass(frozen=True)
class Blur:
    """A kernel of the kind "gaussian_blur" (sigma, in pixels) or "motion_blur" (length in pixels;
    angle in degrees, counter-clockwise). likelihood: its logarithm, less that of no blur."""

    kind: str
    sigma: float = 0.0
    length: float = 0.0
    angle: float = 0.0
    likelihood: float = 0.0


def estimated_blur(
    pixels: np.ndarray, kind: str | None = None, stopped: Callable[[], bool] = lambda: False
) -> Blur | None:
    """The likeliest blur of a picture, uint8 [H, W, C]: of one kind, or of the better of both.
    `stopped` is asked between pieces of the work, a tenth of a second each, whether to give up.

    None where the picture is smaller than 16 pixels a side, plain, or sharp as far as can be told.
    A movement of 2 pixels or less is not told from a Gaussian blur. What is smooth by itself, such
    as clouds, seems blurred.
    """
    import numpy as np

    pixels = middle(np.atleast_3d(pixels))
    x = pixels.astype(np.float64) / 255
    if min(x.shape[:2]) < SMALLEST or x.std() < 1 / 255:
        return None
    power, count = _spectrum(x)
    noise = max(estimated_noise(pixels) or 0.0, ROUNDING) ** 2
    families = {"gaussian_blur": _gaussians, "motion_blur": _movements}
    found = []
    for name in families if kind is None else (kind,):
        blurs = families[name](power.shape[0])
        for start in range(0, len(blurs), AT_ONCE):
            if stopped():
                return None
            found.append(_likeliest(blurs[start : start + AT_ONCE], power, noise, count))
    best = max(found, key=lambda blur: blur.likelihood)
    return best if best.likelihood > PLAUSIBLE else None


def _spectrum(x: np.ndarray) -> tuple[np.ndarray, float]:
    """The power of a picture [H, W, C] at each frequency, [T, T], as that of white noise of the
    variance v is v; and how many independent pictures it is the mean of (Welch 1967)."""
    import numpy as np

    side = min(TILE, *x.shape[:2])
    along = np.hanning(side + 2)[1:-1]
    window = np.outer(along, along)[..., None]
    window /= np.sqrt(np.square(window).mean())
    rows, columns = (_places(length, side) for length in x.shape[:2])
    total = np.zeros((side, side))
    for top in rows:
        for left in columns:
            tile = x[top : top + side, left : left + side]
            tile = (tile - tile.mean(axis=(0, 1))) * window
            total += np.square(np.abs(np.fft.fft2(tile, axes=(0, 1)))).mean(axis=-1) / side**2
    tiles = len(rows) * len(columns)
    return total / tiles, max(1.0, tiles / 2)  # half of what overlapping tiles tell is new


def _places(length: int, side: int) -> list[int]:
    """Where tiles of a side begin that overlap by about a half and cover all of a length."""
    import numpy as np

    count = 1 if length == side else -(-2 * (length - side) // side) + 1
    places: list[int] = np.linspace(0, length - side, count).round().astype(int).tolist()
    return places


def _gaussians(side: int) -> list[Blur]:
    import numpy as np

    return [
        Blur("gaussian_blur", sigma=float(s)) for s in np.arange(SOFTEST, side / 8, 0.1).round(1)
    ]


def _movements(side: int) -> list[Blur]:
    """Straight ones, of half a tile at most: as fine in angle as their length can show."""
    import numpy as np

    return [
        Blur("motion_blur", length=float(length), angle=float(angle))
        for length in np.arange(2, side / 2 + 0.5, 0.5)
        for angle in np.arange(-90, 90, max(3, round(57 / length)))
    ]


def _likeliest(blurs: list[Blur], power: np.ndarray, noise: float, count: float) -> Blur:
    """Of some blurs, with its likelihood beside that of none."""
    from dataclasses import replace

    import numpy as np

    side = power.shape[0]
    frequency = np.fft.fftfreq(side)
    down, across = np.meshgrid(frequency, frequency, indexing="ij")
    known = (across > 0) | ((across == 0) & (down > 0))  # the other half is its mirror image
    down, across, power = down[known], across[known], power[known]
    sharp = 1 / (down**2 + across**2)
    none = _log_likelihoods(sharp[None], power, noise)[0]
    passed = np.stack([_transfer(blur, down, across) for blur in blurs]) ** 2
    passed = np.maximum(passed, FAINTEST)
    likely = count * (_log_likelihoods(passed * sharp, power, noise) - none)
    best = int(likely.argmax())
    return replace(blurs[best], likelihood=float(likely[best]))


def _transfer(blur: Blur, down: np.ndarray, across: np.ndarray) -> np.ndarray:
    """What is left of waves of some frequencies, in cycles a pixel."""
    import numpy as np

    if blur.kind == "gaussian_blur":
        return np.exp(-2 * (np.pi * blur.sigma) ** 2 * (down**2 + across**2))
    angle = radians(blur.angle)
    # a pixel of its own width is in both, the sharp picture's and the blurred one's
    return np.sinc(blur.length * (across * cos(angle) - down * sin(angle)))


def _log_likelihoods(shapes: np.ndarray, power: np.ndarray, noise: float) -> np.ndarray:
    """Of spectra c * shape + noise, [N, F], given the power [F], each with its best c: [N].

    A Gaussian variance with two parts, of which one's scale is unknown: c times the mean of what
    each frequency asks for, weighed by how much of it is signal, climbs to the maximum (Fisher's
    scoring).
    """
    import numpy as np

    c = np.maximum((power - noise).mean(), noise) / shapes.mean(axis=1, keepdims=True)
    for _ in range(ROUNDS):
        variance = c * shapes + noise
        share = np.square(c * shapes / variance)
        asked = (power - noise) / (c * shapes)
        c = c * np.clip((share * asked).sum(axis=1) / share.sum(axis=1), 0.2, 5)[:, None]
    variance = c * shapes + noise
    found: np.ndarray = -(np.log(variance) + power / variance).sum(axis=1)
    return found
