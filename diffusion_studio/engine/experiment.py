"""Experiments of the laboratory: particles that the one loop moves, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, sin, sqrt

import numpy as np
import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    CLEAN,
    DDIM,
    DDPM,
    DPS,
    AnnealedLangevin,
    ClassifierFreeGuidance,
    Condition,
    Forward,
    GaussianMixture,
    Hop,
    Langevin,
    LinearOperator,
    NoiseLevel,
    NoiseSchedule,
    PredictorCorrector,
    Sampler,
    SeededNoise,
    State,
    forward_plan,
    sample,
    staying_plan,
)
from diffusion_studio.diffusion.denoiser import Predicts
from diffusion_studio.diffusion.discrepancy import ExactDiscrepancy, divergence_of_counts
from diffusion_studio.diffusion.potential import STILL, FokkerPlanck, Potential, PotentialDenoiser
from diffusion_studio.diffusion.quadratic import QuadraticMixture
from diffusion_studio.laboratory import (
    LEVELS,
    MAX_MODES,
    MAX_PARTICLES,
    REACH,
    Dials,
    Distance,
    Line,
    Setup,
    World,
)
from diffusion_studio.sentence import InputError

SCHEDULE = NoiseSchedule.linear(LEVELS)
BINS, FINER = 20, 4  # counted in squares of the plane; each density at 4 x 4 places of it
COMPARED, BANDWIDTH = 400, 0.3  # particles, and the kernel's width, of the mean discrepancy
LOOKS = 50  # how often a run is compared with the truth


def mixture_of(world: World) -> GaussianMixture:
    """The world's density. ValueError, in a sentence, where it has none."""
    if not world:
        raise InputError("There is no mode in the plane; double-click to put one there.")
    if len(world) > MAX_MODES:
        raise InputError(
            "There are {count} modes; take away all but {most}.", count=len(world), most=MAX_MODES
        )
    return GaussianMixture(
        [mode.weight for mode in world],
        [[mode.x, mode.y] for mode in world],
        [mode.covariance for mode in world],
        [mode.label for mode in world],
    )


def truth_of(mixture: GaussianMixture, dials: Dials) -> GaussianMixture:
    """What the particles are to become: all of the mixture, one class of it, or its exact
    posterior under the measurement."""
    if dials.label is not None:
        inside = mixture.labels == dials.label
        if not inside.any():
            raise InputError("No mode has that label; choose another.")
        mixture = GaussianMixture(
            mixture.weights[inside],
            mixture.means[inside],
            mixture.covariances[inside],
            mixture.labels[inside],
        )
    if dials.line is not None:
        line = dials.line
        mixture = mixture.posterior(
            [[cos(line.angle), sin(line.angle)]], [line.y], line.noise_sigma
        )
    return mixture


@dataclass(frozen=True)
class Projection(LinearOperator):
    """y = cos(angle) x_1 + sin(angle) x_2 of points [B, 2]; [B, 1]."""

    angle: float
    gives_picture = False

    def _row(self, x: Tensor) -> Tensor:
        return torch.tensor([[cos(self.angle), sin(self.angle)]]).to(x)

    def forward(self, x: Tensor) -> Tensor:
        return x @ self._row(x).T

    def adjoint(self, y: Tensor) -> Tensor:
        return y @ self._row(y)


class Plane:
    """Particles in the plane. `believes`: the trained network, where there is one."""

    def __init__(self, setup: Setup, dials: Dials) -> None:
        if not 2 <= setup.count <= MAX_PARTICLES:
            raise InputError(
                "Particles are 2 to {most}, not {count}.", most=MAX_PARTICLES, count=setup.count
            )
        self.setup = setup
        self.mixture = mixture_of(setup.world)
        self.exact = QuadraticMixture(self.mixture)
        self.believes: Predicts | None = None
        self.plan = self._plan()
        self._noise = SeededNoise([setup.seed], (setup.count, 2))
        self.k = 0
        self.level = self._first_level(dials)
        self.x = self._start()
        self._truth: tuple[Dials | None, GaussianMixture] = (None, self.mixture)

    @property
    def steps(self) -> int:
        return self.setup.steps

    @property
    def density(self) -> np.ndarray | None:
        return None

    def advance(self, dials: Dials) -> None:
        """One step of the loop."""
        hop = self._hop(dials)
        if hop.level != self.level:  # Langevin's level was turned: what is seen of x_0 stays
            self.x = self.x * sqrt(hop.level.alpha_bar / self.level.alpha_bar)
        noise = self._noise(self.k)[0] if dials.noise else torch.zeros_like(self.x)
        label = None if dials.network else dials.label
        step = next(
            sample(
                self._denoiser(dials),
                self._sampler(dials),
                [hop],
                None,
                noise=lambda _: noise,
                conditions=self._conditions(dials),
                label=label,
                state=State(0, self.x),
            )
        )
        self.x, self.level, self.k = step.state.x, hop.landing, self.k + 1

    def go_back(self, k: int, particles: np.ndarray, dials: Dials) -> None:
        """Stand at step k again, with these particles, float32 [N, 2]."""
        self.k, self.x = k, torch.from_numpy(particles.copy())
        if self.setup.process != "langevin":
            self.level = self.plan[k - 1].landing if k else self._first_level(dials)

    def distance(self, dials: Dials) -> Distance | None:
        """How far the particles are from the truth, every so often."""
        last = self.k == self.steps
        if self.k % max(1, self.steps // LOOKS) and not last:
            return None
        truth = self._truth_now(dials)
        divergence, chance = divergence_of_counts(_counts(self.x), _expected(truth, self.level))
        exact = ExactDiscrepancy(truth, BANDWIDTH, self.level)
        return Distance(self.k, divergence, chance, exact(self.x[:COMPARED]))

    def _truth_now(self, dials: Dials) -> GaussianMixture:
        if self._truth[0] != dials:
            self._truth = (dials, truth_of(self.mixture, dials))
        return self._truth[1]

    def _plan(self) -> list[Hop]:
        setup = self.setup
        match setup.process:
            case "forward":
                places = np.linspace(0, LEVELS - 1, setup.steps + 1).round().astype(int)
                return forward_plan(SCHEDULE, [int(place) for place in places])
            case "annealed" | "predictor_corrector":
                return staying_plan(SCHEDULE, setup.steps, setup.each)
            case "langevin":
                return []
        return SCHEDULE.plan(setup.steps)

    def _first_level(self, dials: Dials) -> NoiseLevel:
        return self.plan[0].level if self.plan else SCHEDULE.level(dials.t)

    def _start(self) -> Tensor:
        noise = self._noise.start()[0]
        if self.setup.process != "forward":
            return noise
        generator = torch.Generator().manual_seed(self.setup.seed % 2**63)
        x_0 = self.mixture.sample(self.setup.count, generator).float()
        a = self.level.alpha_bar
        return sqrt(a) * x_0 + sqrt(1 - a) * noise

    def _hop(self, dials: Dials) -> Hop:
        if self.plan:
            return self.plan[self.k]
        level = SCHEDULE.level(dials.t)
        return Hop(level, level, level)

    def _denoiser(self, dials: Dials) -> Predicts:
        return self.believes if dials.network and self.believes is not None else self.exact

    def _sampler(self, dials: Dials) -> Sampler:
        match self.setup.process:
            case "forward":
                return Forward()
            case "ddim":
                return DDIM(dials.eta)
            case "langevin":
                return Langevin(dials.step_size)
            case "annealed":
                return AnnealedLangevin(dials.step_size)
            case "predictor_corrector":
                return PredictorCorrector(dials.snr, pooled=True)
        return DDPM()

    def _conditions(self, dials: Dials) -> list[Condition]:
        conditions: list[Condition] = []
        if self.setup.process == "forward":
            return conditions
        if dials.label is not None and not dials.network:
            conditions.append(ClassifierFreeGuidance(dials.guidance_scale))
        if dials.line is not None:
            conditions.append(_posterior_sampling(dials.line, dials.pull))
        return conditions


def _posterior_sampling(line: Line, pull: float) -> DPS:
    return DPS(Projection(line.angle), torch.tensor([[line.y]]), pull)


def _counts(x: Tensor) -> Tensor:
    """How many points [N, 2] lie in each square; those outside are the outermost squares'."""
    place = ((x + REACH) / (2 * REACH) * BINS).long().clamp(0, BINS - 1)
    return torch.bincount(place[:, 1] * BINS + place[:, 0], minlength=BINS * BINS).double()


def _expected(truth: GaussianMixture, level: NoiseLevel) -> Tensor:
    """Each square's probability, [BINS^2], above 0."""
    side = BINS * FINER
    axis = -REACH + 2 * REACH / side * (torch.arange(side) + 0.5)
    y, x = torch.meshgrid(axis, axis, indexing="ij")
    places = torch.stack([x.flatten(), y.flatten()], dim=1)
    density = QuadraticMixture(truth).log_prob(places, level).exp().double()
    squares = density.view(BINS, FINER, BINS, FINER).sum(dim=(1, 3)).flatten().clamp_min(1e-9)
    return squares / squares.sum()


class Rule:
    """Particles on a line, in a potential; the density by the Fokker-Planck equation beside them.

    Both begin in the same narrow heap at `START`.
    """

    START, SPREAD = -1.5, 0.15

    def __init__(self, setup: Setup, dials: Dials) -> None:
        self.setup = setup
        self.potential = Potential(setup.formula)
        self._noise = SeededNoise([setup.seed], (setup.count, 1))
        self.k, self.level = 0, CLEAN
        self.x = self.START + self.SPREAD * self._noise.start()[0]
        self._sigma = dials.sigma
        self.equation = FokkerPlanck(self.potential, dials.sigma)
        apart = (self.equation.x - self.START) / self.SPREAD
        self._density = torch.softmax(-0.5 * apart.square(), dim=0) / self.equation.width

    @property
    def steps(self) -> int:
        return self.setup.steps

    @property
    def density(self) -> np.ndarray | None:
        """The Fokker-Planck equation's, float32 [cells]."""
        return self._density.float().numpy()

    def turned(self, dials: Dials) -> bool:
        """Take another sigma; True if it is another."""
        if dials.sigma == self._sigma:
            return False
        self._sigma = dials.sigma
        self.equation = FokkerPlanck(self.potential, dials.sigma)
        return True

    def advance(self, dials: Dials) -> None:
        """One step of Euler and Maruyama in the loop; walls throw back what would leave."""
        self.turned(dials)
        noise = self._noise(self.k)[0] * float(dials.noise)
        step = next(
            sample(
                PotentialDenoiser(self.potential, dials.sigma),
                Langevin(dials.sigma**2 * dials.dt),
                [Hop(STILL, STILL, STILL)],
                None,
                noise=lambda _: noise,
                state=State(0, self.x),
            )
        )
        x = step.state.x
        self.x = torch.where(x.abs() > REACH, x.sign() * 2 * REACH - x, x).clamp(-REACH, REACH)
        self._density = self.equation.step(self._density, dials.dt)
        self.k += 1

    def go_back(self, k: int, particles: np.ndarray, dials: Dials) -> None:
        raise InputError("On the line the process goes forward only; begin anew.")

    def distance(self, dials: Dials) -> Distance | None:
        """KL of the counted density from the equation's, over four cells at a time."""
        if self.k % max(1, self.steps // LOOKS) and self.k != self.steps:
            return None
        counted = self.equation.counted(self.x).view(-1, 4).sum(dim=1)
        expected = self._density.clamp_min(1e-9).view(-1, 4).sum(dim=1)
        count = len(self.x)
        divergence, chance = divergence_of_counts(
            counted / counted.sum() * count, expected / expected.sum()
        )
        still = self.equation.boltzmann
        apart = float((self._density - still).abs().sum() * self.equation.width / 2)
        return Distance(self.k, divergence, chance, apart)
