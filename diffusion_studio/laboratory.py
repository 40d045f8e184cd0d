"""The laboratory's ground: worlds in the plane, what is done in them, and what is told of it.

Plain data, spoken between the window and the engine: worlds of Gaussian modes, the settings of an
experiment, its commands (imperative) and events (past participle). The plane is [-3, 3] x [-3, 3].
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    import numpy as np

REACH = 3.0  # the plane is [-REACH, REACH] in both directions
MAX_MODES = 200
MAX_PARTICLES = 20_000
LEVELS = 1000  # noise levels of the schedule, 0 the cleanest

Process = Literal["ddpm", "ddim", "forward", "langevin", "annealed", "predictor_corrector"]
PROCESSES: tuple[Process, ...] = get_args(Process)


@dataclass(frozen=True, slots=True)
class Mode:
    """One Gaussian: where, its standard deviations along and across its axis, the axis' angle in
    radians against the x axis, its weight beside the others, and the label of its class."""

    x: float
    y: float
    along: float = 0.15
    across: float = 0.15
    angle: float = 0.0
    weight: float = 1.0
    label: int = 0

    @property
    def covariance(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The 2 x 2 covariance, R diag(along^2, across^2) R^T."""
        c, s = cos(self.angle), sin(self.angle)
        u, v = self.along**2, self.across**2
        return ((c * c * u + s * s * v, c * s * (u - v)), (c * s * (u - v), s * s * u + c * c * v))


World = tuple[Mode, ...]


def clouds() -> World:
    """Three Gaussians of unlike shape and weight, each a class of its own."""
    return (
        Mode(-1.1, -0.7, 0.28, 0.14, 0.6, 1.0, 0),
        Mode(0.9, 1.1, 0.22, 0.14, -0.5, 1.5, 1),
        Mode(1.0, -0.9, 0.16, 0.16, 0.0, 0.8, 2),
    )


def uneven() -> World:
    """Two Gaussians far apart, one with four times the weight of the other."""
    return (Mode(-1.2, -1.2, 0.18, 0.18, 0.0, 1.0, 0), Mode(1.2, 1.2, 0.18, 0.18, 0.0, 4.0, 1))


def two_moons(each: int = 24) -> World:
    """Two half circles that reach into one another, each a class."""
    turns = [pi * (n + 0.5) / each for n in range(each)]
    upper = [(cos(turn) - 0.5, sin(turn) - 0.25) for turn in turns]
    lower = [(0.5 - cos(turn), 0.25 - sin(turn)) for turn in turns]
    return (*_along(upper, 0), *_along(lower, 1))


def rings() -> World:
    """Two circles about one centre, each a class; all places on them are equally likely."""
    found: list[Mode] = []
    for label, (radius, count) in enumerate(((0.7, 24), (1.7, 60))):
        turns = [2 * pi * n / count for n in range(count)]
        places = [(radius * cos(turn), radius * sin(turn)) for turn in turns]
        found += _along(places, label)
    return tuple(found)


PRESETS = {"clouds": clouds, "uneven": uneven, "two_moons": two_moons, "rings": rings}


def drawn(
    stroke: list[tuple[float, float]], label: int = 0, width: float = 0.07, most: int = 60
) -> World:
    """A drawn line as a fine mixture: equal modes at equal distances along it, at most `most`.

    stroke: places (x, y) in the order of drawing, at least one.
    """
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(stroke)]
    total = sum(lengths)
    count = min(max(1, round(total / width)), most)
    places, walked, piece = [], 0.0, 0
    for n in range(count):
        wanted = total * (n + 0.5) / count
        while piece < len(lengths) - 1 and walked + lengths[piece] < wanted:
            walked += lengths[piece]
            piece += 1
        share = (wanted - walked) / lengths[piece] if lengths and lengths[piece] else 0.0
        (x, y), (to_x, to_y) = stroke[piece], stroke[min(piece + 1, len(stroke) - 1)]
        places.append((x + share * (to_x - x), y + share * (to_y - y)))
    return _along(places, label, width)


def _along(places: list[tuple[float, float]], label: int, width: float = 0.07) -> World:
    """Modes on a curve, stretched along it so far that they run into one another."""
    found = []
    for n, (x, y) in enumerate(places):
        before, after = places[max(n - 1, 0)], places[min(n + 1, len(places) - 1)]
        step = hypot(after[0] - before[0], after[1] - before[1]) / 2
        angle = atan2(after[1] - before[1], after[0] - before[0])
        found.append(Mode(x, y, max(width, 0.7 * step), width, angle, 1.0, label))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Line:
    """A measurement y = cos(angle) x + sin(angle) y + noise of deviation noise_sigma: what is
    measured of a point lies on a line."""

    angle: float = 0.0
    y: float = 0.5
    noise_sigma: float = 0.1


@dataclass(frozen=True, slots=True)
class Setup:
    """What an experiment is made of; another one begins anew.

    `formula`: V(x) of a process on a line; the plane's world is then of no account. `steps` is how
    many steps the process has (Langevin dynamics goes on for ever, and holds there).
    """

    world: World
    process: Process = "ddpm"
    steps: int = 200
    count: int = 5000
    seed: int = 0
    each: int = 10  # annealed, predictor_corrector: steps at a level
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Dials:
    """What can be turned at every step.

    `step_size`: Langevin's, beside the noise's variance; `snr`: the corrector's; `eta`: DDIM's;
    `noise`: whether the steps' noise is put in; `label` and `guidance_scale`: towards a class;
    `t`: the level at which Langevin dynamics stays; `line` and `pull`: a measurement and DPS's
    step; `network`: whether the trained network gives the score; `sigma`, `dt`: on the line.
    """

    step_size: float = 0.1
    snr: float = 0.16
    eta: float = 0.0
    noise: bool = True
    label: int | None = None
    guidance_scale: float = 1.0
    t: int = 100
    line: Line | None = None
    pull: float = 0.05
    network: bool = False
    sigma: float = 0.7
    dt: float = 0.005


# --- commands ---


@dataclass(frozen=True, slots=True)
class Prepare:
    """Begin the experiment `number` (rising), and tell where its particles stand."""

    number: int
    setup: Setup
    dials: Dials


@dataclass(frozen=True, slots=True)
class Advance:
    """Take `steps` steps of the experiment; with `back`, from an earlier state: its step and its
    particles, float32 [N, D]."""

    number: int
    steps: int
    dials: Dials
    back: tuple[int, np.ndarray] | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """Tell the density and the score of a world at level `t` (0 the cleanest; None: the clean
    data). `arrows`: how many a side."""

    world: World
    t: int | None
    dials: Dials
    arrows: int = 21


@dataclass(frozen=True, slots=True)
class Train:
    """Take `steps` training steps of the small network on a world; with `anew` from the start."""

    world: World
    steps: int
    anew: bool = False
    t: int = 100


LaboratoryCommand = Prepare | Advance | Map | Train


# --- events ---


@dataclass(frozen=True, slots=True)
class Distance:
    """How far the particles are from the truth at step k: KL of their counts in nats, what chance
    alone makes of it, and the maximum mean discrepancy (of 400 of them)."""

    k: int
    divergence: float
    chance: float
    discrepancy: float


@dataclass(frozen=True, slots=True)
class Moved:
    """The experiment `number` stands at step `k` of `steps`. `particles`: float32 [n, N, D], the
    states k - n + 1 to k; `levels`: (t, alpha_bar) of each; `seconds` the steps took together.
    `densities`: on a line the Fokker-Planck equation's of each, float32 [n, cells]."""

    number: int
    k: int
    steps: int
    particles: np.ndarray
    levels: tuple[tuple[int | None, float], ...]
    seconds: float
    distances: tuple[Distance, ...] = ()
    densities: np.ndarray | None = None


@dataclass(frozen=True, slots=True)
class Mapped:
    """The truth at a level: `contours`, float32 [M, 2, 2], pieces of lines, and the `bands` of
    each, uint8 [M] (0 the highest density); `marginals`, float32 [2, cells]: the densities of x and
    of y alone, over equal cells of the plane; `score`, `guidance` and `believed`, float32 [A, 4],
    places and vectors of the score times sqrt(1 - alpha_bar): the true one, what guidance adds,
    and the trained network's."""

    alpha_bar: float
    contours: np.ndarray
    bands: np.ndarray
    marginals: np.ndarray
    score: np.ndarray
    guidance: np.ndarray | None = None
    believed: np.ndarray | None = None


@dataclass(frozen=True, slots=True)
class Ruled:
    """A line's potential, as it was understood: float32 [cells] places, V and Boltzmann's
    density exp(-V / sigma^2) / Z."""

    number: int
    x: np.ndarray
    potential: np.ndarray
    boltzmann: np.ndarray


@dataclass(frozen=True, slots=True)
class Learnt:
    """The network has taken `step` training steps. `losses`: of the newest; `fisher`: E |its score
    - the true|^2 / E |the true|^2 at the level `t` that was asked for."""

    step: int
    losses: tuple[float, ...]
    fisher: float
    t: int
    seconds: float = field(default=0.0)


@dataclass(frozen=True, slots=True)
class Declined:
    """An experiment that cannot be; `message` says in a sentence why, and what to do."""

    message: str


LaboratoryEvent = Moved | Mapped | Ruled | Learnt | Declined
