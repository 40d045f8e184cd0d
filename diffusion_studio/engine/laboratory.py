"""The laboratory on the engine's thread: it obeys the laboratory's commands, one at a time.

The window asks for as many steps as it can show, and for more when it has shown them; so nothing
piles up, and a picture's run and the laboratory take turns.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from math import sqrt

import numpy as np
import torch
from torch import Tensor

from diffusion_studio.diffusion import CLEAN, GaussianMixture, NoiseLevel
from diffusion_studio.diffusion.quadratic import QuadraticMixture, fisher_divergence
from diffusion_studio.diffusion.score_network import ScoreTraining
from diffusion_studio.engine.contours import contours
from diffusion_studio.engine.experiment import SCHEDULE, Plane, Rule, mixture_of, truth_of
from diffusion_studio.laboratory import (
    REACH,
    Advance,
    Declined,
    Distance,
    LaboratoryCommand,
    LaboratoryEvent,
    Learnt,
    Map,
    Mapped,
    Moved,
    Prepare,
    Ruled,
    Train,
    World,
)

MARGINAL_CELLS = 120  # over which the densities of x and of y alone are told
GRID = 121  # places a side at which the density is looked at for its contours
BELOW = (0.5, 1.0, 2.0, 3.5, 5.5)  # how far below the highest log density each contour lies

Seen = tuple[np.ndarray, NoiseLevel, np.ndarray | None]


class Laboratory:
    """See the module. `post` is called with every event."""

    def __init__(self, post: Callable[[LaboratoryEvent], None]) -> None:
        self._post = post
        self._number = 0
        self._experiment: Plane | Rule | None = None
        self._training: ScoreTraining | None = None

    def obey(self, command: LaboratoryCommand) -> None:
        """Do what is asked; what cannot be is told in a sentence, and changes nothing.

        On one core: such small products are slower on several, and the window has the other.
        """
        threads = torch.get_num_threads()
        torch.set_num_threads(1)
        try:
            match command:
                case Prepare():
                    self._prepare(command)
                case Advance():
                    self._advance(command)
                case Map():
                    self._post(self._mapped(command))
                case Train():
                    self._train(command)
        except (ValueError, OverflowError) as error:
            self._post(Declined(str(error)))
        finally:
            torch.set_num_threads(threads)

    def _prepare(self, command: Prepare) -> None:
        setup, dials = command.setup, command.dials
        made = Rule(setup, dials) if setup.formula else Plane(setup, dials)
        self._number, self._experiment = command.number, made
        if isinstance(made, Rule):
            self._tell_rule(made)
        self._tell([_seen(made)], 0.0, made.distance(dials))

    def _advance(self, command: Advance) -> None:
        experiment, dials = self._experiment, command.dials
        if experiment is None or command.number != self._number:
            return
        if isinstance(experiment, Plane) and self._training is not None:
            experiment.believes = self._training.denoiser()
        if command.back is not None:
            experiment.go_back(*command.back, dials)
        if isinstance(experiment, Rule) and experiment.turned(dials):
            self._tell_rule(experiment)
        started = time.perf_counter()
        states: list[Seen] = []
        distance = None
        for _ in range(min(command.steps, experiment.steps - experiment.k)):
            experiment.advance(dials)
            states.append(_seen(experiment))
            distance = experiment.distance(dials) or distance
        seconds = time.perf_counter() - started
        if states:
            self._tell(states, seconds, distance)

    def _tell(self, states: list[Seen], seconds: float, distance: Distance | None) -> None:
        experiment = self._experiment
        if experiment is None:
            return
        densities = [density for _, _, density in states if density is not None]
        self._post(
            Moved(
                self._number,
                experiment.k,
                experiment.steps,
                np.stack([particles for particles, _, _ in states]),
                tuple((level.t, level.alpha_bar) for _, level, _ in states),
                seconds,
                () if distance is None else (distance,),
                np.stack(densities) if densities else None,
            )
        )

    def _tell_rule(self, rule: Rule) -> None:
        equation = rule.equation
        parts = (equation.x, equation.potential, equation.boltzmann)
        self._post(Ruled(self._number, *(part.float().numpy() for part in parts)))

    # --- the field ---

    def _mapped(self, command: Map) -> Mapped:
        mixture = mixture_of(command.world)
        level = CLEAN if command.t is None else SCHEDULE.level(command.t)
        truth = truth_of(mixture, command.dials)
        pieces, bands = _lines(truth, level)
        places = _places(command.arrows)
        exact, near = QuadraticMixture(mixture), level
        if level.alpha_bar == 1:
            near = SCHEDULE.level(0)
        size = sqrt(1 - near.alpha_bar)
        score = exact.score(places, near)
        guidance = believed = None
        dials = command.dials
        if dials.label is not None and dials.guidance_scale:
            towards = exact.score(places, near, dials.label) - score
            guidance = _arrows(places, size * dials.guidance_scale * towards)
        if dials.network and self._training is not None:
            believed = _arrows(places, size * self._training.score(places, near))
        return Mapped(
            level.alpha_bar,
            pieces,
            bands,
            _marginals(truth, level),
            _arrows(places, size * score),
            guidance,
            believed,
        )

    # --- the network ---

    def _train(self, command: Train) -> None:
        if self._training is None or command.anew or not _same(self._training, command.world):
            self._training = ScoreTraining(mixture_of(command.world), SCHEDULE)
        training, started = self._training, time.perf_counter()
        losses = training.advance(command.steps)
        level = SCHEDULE.level(command.t)
        generator = torch.Generator().manual_seed(0)
        x_0 = training.mixture.sample(500, generator).float()
        noise = torch.randn(x_0.shape, generator=generator)
        x = sqrt(level.alpha_bar) * x_0 + sqrt(1 - level.alpha_bar) * noise
        fisher = fisher_divergence(training.score, QuadraticMixture(training.mixture), x, level)
        seconds = time.perf_counter() - started
        self._post(Learnt(training.step, tuple(losses), fisher, command.t, seconds))


def _seen(experiment: Plane | Rule) -> Seen:
    """An experiment's state as it is told: particles, level, and on a line the density."""
    return experiment.x.float().numpy(), experiment.level, experiment.density


def _same(training: ScoreTraining, world: World) -> bool:
    """Whether a network is trained on this world."""
    wanted, known = mixture_of(world), training.mixture
    return all(
        torch.equal(getattr(wanted, part), getattr(known, part))
        for part in ("weights", "means", "covariances")
    )


def _places(side: int) -> Tensor:
    """The middles of side x side squares of the plane, float32 [side^2, 2]."""
    axis = -REACH + 2 * REACH / side * (torch.arange(side) + 0.5)
    return torch.cartesian_prod(axis, axis)


def _arrows(places: Tensor, vectors: Tensor) -> np.ndarray:
    return torch.cat([places, vectors], dim=1).numpy()


def _marginals(truth: GaussianMixture, level: NoiseLevel) -> np.ndarray:
    """The density of each coordinate alone, float32 [2, MARGINAL_CELLS]."""
    width = 2 * REACH / MARGINAL_CELLS
    axis = -REACH + width * (torch.arange(MARGINAL_CELLS, dtype=torch.float64) + 0.5)
    found = []
    for n in (0, 1):
        one = GaussianMixture(
            truth.weights, truth.means[:, n : n + 1], truth.covariances[:, n : n + 1, n : n + 1]
        )
        found.append(one.log_prob(axis[:, None], level).exp())
    return torch.stack(found).float().numpy()


def _lines(truth: GaussianMixture, level: NoiseLevel) -> tuple[np.ndarray, ...]:
    """The contours of log p at a level: pieces of lines, and the band of each."""
    axis = torch.linspace(-REACH, REACH, GRID)
    y, x = torch.meshgrid(axis, axis, indexing="ij")
    places = torch.stack([x.flatten(), y.flatten()], dim=1)
    values = QuadraticMixture(truth).log_prob(places, level).view(GRID, GRID).double().numpy()
    return contours(values, axis.double().numpy(), values.max() - np.array(BELOW))
