"""The laboratory on the engine's thread: it does what it is asked, and tells what came of it."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from math import hypot, pi

import numpy as np
import pytest

from diffusion_studio.engine.client import EngineClient
from diffusion_studio.engine.contours import contours
from diffusion_studio.engine.laboratory import Laboratory
from diffusion_studio.laboratory import (
    PRESETS,
    PROCESSES,
    Advance,
    Declined,
    Dials,
    LaboratoryCommand,
    LaboratoryEvent,
    Learnt,
    Line,
    Map,
    Mapped,
    Mode,
    Moved,
    Prepare,
    Process,
    Ruled,
    Setup,
    Train,
    World,
    clouds,
    drawn,
    uneven,
)
from tests.engine.listening import Listener

SMALL = Setup(clouds(), "ddpm", steps=20, count=200)


class Asked:
    """A laboratory without a thread."""

    def __init__(self) -> None:
        self.told: list[LaboratoryEvent] = []
        self._laboratory = Laboratory(self.told.append)

    def __call__(self, command: LaboratoryCommand) -> LaboratoryEvent:
        """The last of what a command is answered with."""
        self._laboratory.obey(command)
        return self.told[-1]

    def run(self, setup: Setup, dials: Dials | None = None, number: int = 1) -> Moved:
        """An experiment to its end."""
        dials = dials or Dials()
        assert isinstance(self(Prepare(number, setup, dials)), Moved)
        end = self(Advance(number, setup.steps, dials))
        assert isinstance(end, Moved), end
        return end


@pytest.fixture
def ask() -> Asked:
    return Asked()


@pytest.mark.parametrize("process", PROCESSES)
def test_every_process_moves_every_particle(ask: Asked, process: Process) -> None:
    end = ask.run(replace(SMALL, process=process, each=4))
    assert end.k == end.steps == 20
    assert end.particles.shape == (20, 200, 2)
    assert end.particles.dtype == np.float32
    assert np.isfinite(end.particles).all()
    assert len(end.levels) == 20
    assert (end.particles[-1] != end.particles[0]).any(axis=1).all()
    assert end.distances[-1].k == 20


@pytest.mark.parametrize("name", PRESETS)
def test_every_world_is_found_by_ddpm(ask: Asked, name: str) -> None:
    end = ask.run(Setup(PRESETS[name](), "ddpm", steps=150, count=1500))
    last = end.distances[-1]
    assert abs(last.discrepancy) < 0.1
    assert last.divergence < 0.25


def test_the_same_experiment_comes_out_the_same_in_any_portions(ask: Asked) -> None:
    whole = ask.run(SMALL).particles
    ask(Prepare(2, SMALL, Dials()))
    parts = [ask(Advance(2, n, Dials())) for n in (1, 7, 12)]
    found = np.concatenate([part.particles for part in parts if isinstance(part, Moved)])
    np.testing.assert_array_equal(found, whole)
    again = ask(Advance(2, 5, Dials(), back=(15, whole[14])))
    assert isinstance(again, Moved)
    np.testing.assert_array_equal(again.particles, whole[15:])


def test_a_dial_acts_at_the_next_step_and_not_before(ask: Asked) -> None:
    setup = replace(SMALL, process="langevin")
    first = ask.run(setup).particles
    ask(Prepare(2, setup, Dials()))
    ask(Advance(2, 10, Dials()))
    turned = ask(Advance(2, 10, Dials(step_size=0.5)))
    assert isinstance(turned, Moved)
    assert (turned.particles[0] != first[10]).any()


def test_without_the_noise_term_particles_collapse(ask: Asked) -> None:
    setup = Setup(clouds(), "langevin", steps=300, count=300)
    spread = {}
    for noise in (True, False):
        end = ask.run(setup, Dials(noise=noise, t=60)).particles[-1]
        middles = np.array([[mode.x, mode.y] for mode in clouds()])
        spread[noise] = np.median(np.linalg.norm(end[:, None] - middles, axis=2).min(axis=1))
    assert spread[False] < 0.4 * spread[True]


def test_guidance_leads_to_the_class(ask: Asked) -> None:
    end = ask.run(replace(SMALL, steps=60), Dials(label=1)).particles[-1]
    mode = clouds()[1]
    assert np.median(np.hypot(end[:, 0] - mode.x, end[:, 1] - mode.y)) < 0.4


def test_dps_comes_near_the_measured_line_and_the_exact_posterior_is_the_truth(ask: Asked) -> None:
    line = Line(angle=0.0, y=-1.1, noise_sigma=0.1)
    setup = Setup(clouds(), "ddpm", steps=200, count=300)
    free = ask.run(setup).particles[-1]
    led = ask.run(setup, Dials(line=line, pull=0.1)).particles[-1]
    assert np.median(np.abs(led[:, 0] + 1.1)) < 0.25 < np.median(np.abs(free[:, 0] + 1.1))
    mapped = ask(Map(clouds(), None, Dials(line=line)))
    assert isinstance(mapped, Mapped)
    assert np.abs(mapped.contours[:, :, 0] + 1.1).max() < 0.5  # a thin posterior about the line


def test_the_map_tells_contours_the_score_and_what_guidance_adds(ask: Asked) -> None:
    mapped = ask(Map(clouds(), 100, Dials(label=2, guidance_scale=2.0), arrows=9))
    assert isinstance(mapped, Mapped)
    assert mapped.contours.shape == (len(mapped.bands), 2, 2)
    assert set(mapped.bands.tolist()) == {0, 1, 2, 3, 4}
    assert mapped.score.shape == (81, 4)
    np.testing.assert_allclose(mapped.marginals.sum(axis=1) * 6 / 120, 1, atol=0.01)
    assert mapped.guidance is not None
    assert mapped.guidance.shape == (81, 4)
    assert mapped.believed is None


def test_contours_of_a_cone_are_circles() -> None:
    axis = np.linspace(-2, 2, 81)
    values = -np.hypot(*np.meshgrid(axis, axis))
    pieces, bands = contours(values, axis, np.array([-0.5, -1.5]))
    radii = np.hypot(pieces[..., 0], pieces[..., 1])
    np.testing.assert_allclose(
        radii, np.where(bands == 0, 0.5, 1.5)[:, None].repeat(2, 1), atol=2e-3
    )
    lengths = np.linalg.norm(pieces[:, 1] - pieces[:, 0], axis=1)
    assert lengths[bands == 1].sum() == pytest.approx(2 * pi * 1.5, rel=1e-2)


def test_a_line_is_followed_by_particles_and_by_the_equation(ask: Asked) -> None:
    setup = Setup((), "langevin", steps=200, count=2000, formula="2*(x**2 - 1)**2")
    end = ask.run(setup, Dials(dt=0.005))
    rule = next(event for event in ask.told if isinstance(event, Ruled))
    assert end.densities is not None
    width = rule.x[1] - rule.x[0]
    np.testing.assert_allclose(end.densities.sum(axis=1) * width, 1, atol=1e-4)
    assert (end.densities[0] != end.densities[-1]).any()
    assert end.distances[-1].divergence < 6 * end.distances[-1].chance
    assert np.abs(end.particles).max() <= 3


def test_a_network_is_trained_in_slices_and_moves_the_particles(ask: Asked) -> None:
    learnt = [ask(Train(uneven(), 20)) for _ in range(2)]
    assert [event.step for event in learnt if isinstance(event, Learnt)] == [20, 40]
    mapped = ask(Map(uneven(), 100, Dials(network=True), arrows=5))
    assert isinstance(mapped, Mapped)
    assert mapped.believed is not None
    exact = ask.run(replace(SMALL, world=uneven())).particles
    believed = ask.run(replace(SMALL, world=uneven()), Dials(network=True)).particles
    assert (exact[-1] != believed[-1]).any()
    anew = ask(Train(clouds(), 5))
    assert isinstance(anew, Learnt)
    assert anew.step == 5  # another world is learnt from the start


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (Prepare(1, Setup(()), Dials()), "double-click"),
        (Prepare(1, Setup(clouds() * 100), Dials()), "take away all but"),
        (Prepare(1, replace(SMALL, count=1), Dials()), "Particles are 2 to"),
        (Prepare(1, replace(SMALL, steps=5000), Dials()), "between 1 and 1000"),
        (Prepare(1, replace(SMALL, formula="x +"), Dials()), "is no formula"),
        (Map(clouds(), 100, Dials(label=4)), "No mode has that label"),
        (Prepare(1, Setup((Mode(0, 0, weight=0.0),)), Dials()), "weights"),
    ],
)
def test_what_cannot_be_is_declined_in_a_sentence(
    ask: Asked, command: LaboratoryCommand, words: str
) -> None:
    before = ask.run(SMALL)
    answer = ask(command)
    assert isinstance(answer, Declined)
    assert words in answer.message
    assert isinstance(ask(Prepare(9, SMALL, Dials())), Moved)  # and all goes on
    assert before.k == 20


def test_a_step_that_runs_away_is_declined(ask: Asked) -> None:
    setup = replace(SMALL, process="langevin", steps=400)
    ask(Prepare(1, setup, Dials()))
    answer = ask(Advance(1, 400, Dials(step_size=1000.0)))
    assert isinstance(answer, Declined)
    assert "step size" in answer.message


@pytest.mark.parametrize("count", [1, 2, 30])
def test_a_drawn_line_becomes_modes_along_it(count: int) -> None:
    stroke = [(-1 + 2 * n / count, 0.5) for n in range(count)]
    world: World = drawn(stroke)
    assert 1 <= len(world) <= 60
    assert all(mode.y == pytest.approx(0.5) for mode in world)
    assert all(stroke[0][0] <= mode.x <= stroke[-1][0] for mode in world)
    assert hypot(world[0].along, world[0].across) > 0


@pytest.fixture
def listener() -> Iterator[Listener]:
    client = EngineClient(device="cpu")
    yield Listener(client)
    assert client.close(60)


def test_the_engine_has_a_laboratory(listener: Listener) -> None:
    """Through the real thread, as plain data that could travel further."""
    setup = replace(SMALL, steps=4)
    for command in (Prepare(1, setup, Dials()), Advance(1, 3, Dials())):
        listener.client.send(pickle.loads(pickle.dumps(command)))
    assert listener.until(Moved).k == 0
    moved = listener.until(Moved)
    assert moved.k == 3
    assert pickle.loads(pickle.dumps(moved)).particles.shape == (3, 200, 2)
