"""A recorded step taken apart: its terms add up to what was recorded, and views tell the truth."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from diffusion_studio.attachments import attach
from diffusion_studio.commands import Examine
from diffusion_studio.diffusion import NoiseSchedule, SeededNoise
from diffusion_studio.engine.build_restoration import problem_for
from diffusion_studio.events import Examined, Finished, Unexamined
from diffusion_studio.models import read_card
from diffusion_studio.recipe import FromStep, Recipe
from diffusion_studio.restoration_specs import SOLVERS, default_sampler
from tests.engine.listening import Listener
from tests.restorations import restoration

STEPS = 8
SAMPLERS: dict[str, dict[str, Any]] = {
    "ddim": {"kind": "ddim", "eta": 0.5},
    "ddpm": {"kind": "ddpm", "variance": "fixed_large"},
    "dpm_solver_2m": {"kind": "dpm_solver_2m"},
}


def examine(engine: Listener, run: str, k: int) -> Examined:
    engine.client.send(Examine(run, k))
    return engine.until(Examined, run)


def total(found: Examined) -> np.ndarray:
    return np.sum([term.contribution for term in found.terms], axis=0)


def assert_adds_up(found: Examined) -> None:
    largest = max(np.abs(term.contribution).max() for term in found.terms)
    np.testing.assert_allclose(total(found), found.result, atol=1e-4 * max(largest, 1.0))


def weights(found: Examined) -> dict[str, float]:
    return {term.symbol: term.weight for term in found.terms}


@pytest.mark.parametrize("kind", SAMPLERS)
def test_the_terms_of_a_sampler_add_up_to_the_recorded_state(
    engine: Listener, recipe: Recipe, kind: str
) -> None:
    made = Recipe.build(**{**recipe.model_dump(), "sampler": SAMPLERS[kind]})
    run = engine.finish(made).run
    for k in range(STEPS):
        found = examine(engine, run, k)
        assert (found.form, found.k) == (kind, k)
        assert "added" not in weights(found), k  # nothing is left unexplained
        assert_adds_up(found)
    (last,) = engine.client.frames(run, "x_t", [STEPS])
    shown = np.rint(np.clip(found.result * 127.5 + 127.5, 0, 255)).transpose(0, 2, 3, 1)
    np.testing.assert_array_equal(last, shown.astype(np.uint8))


def test_a_step_of_annealed_langevin_is_a_way_along_the_score_and_noise(
    engine: Listener, recipe: Recipe
) -> None:
    sampler = {"kind": "annealed_langevin", "each": 3, "step_size": 0.1}
    run = engine.finish(Recipe.build(**{**recipe.model_dump(), "sampler": sampler})).run
    for k in range(STEPS):
        found = examine(engine, run, k)
        assert "added" not in weights(found), k
        assert_adds_up(found)
        (_, level), (_, target), _ = found.levels
        if k == STEPS - 1:
            assert (found.form, weights(found)) == ("belief", {"x_0": 1.0})
            continue
        assert found.form == "annealed_langevin"
        d, shrink = 0.1 * (1 - level), (target / level) ** 0.5
        assert found.numbers == {"c": 0.1, "d": pytest.approx(d)}
        assert weights(found)["epsilon"] == pytest.approx(-shrink * d / (1 - level) ** 0.5)
        assert weights(found)["noise"] == pytest.approx(shrink * (2 * d) ** 0.5)


def test_a_corrector_has_a_step_for_each_picture_and_its_predictor_is_ddpms(
    engine: Listener, recipe: Recipe
) -> None:
    sampler = {"kind": "predictor_corrector", "each": 2, "snr": 0.16}
    run = engine.finish(Recipe.build(**{**recipe.model_dump(), "sampler": sampler})).run
    steps = [examine(engine, run, k) for k in range(STEPS)]
    assert [step.form for step in steps] == ["corrector", "ddpm"] * (STEPS // 2)
    for step in steps:
        assert "added" not in weights(step), step.k
        assert_adds_up(step)
    noise, along = (
        next(term for term in steps[2].terms if term.symbol == symbol)
        for symbol in ("noise", "epsilon")
    )
    assert noise.spread is not None
    assert along.spread is not None
    own = [float(spread.flat[0]) for spread in along.spread]
    assert len(set(own)) == recipe.count  # no picture's step is another's
    for moved, drawn in zip(along.contribution, noise.contribution, strict=True):
        ratio = np.sqrt(np.square(moved).mean() / np.square(drawn).mean())
        assert ratio == pytest.approx(0.16, rel=0.05)  # by the noise as drawn, not its mean length


def test_the_shown_numbers_give_a_pixel_of_the_next_state(engine: Listener, recipe: Recipe) -> None:
    run = engine.finish(recipe).run
    found = examine(engine, run, 3)
    place = (1, 2, 7, 5)
    terms = {term.symbol: (term.weight, float(term.values[place])) for term in found.terms}
    level, target, _ = (alpha_bar for _, alpha_bar in found.levels)
    x_t = float(examine(engine, run, 2).result[place])
    belief, noise = terms["x_0"][1], terms["epsilon"][1]
    assert x_t == pytest.approx(level**0.5 * belief + (1 - level) ** 0.5 * noise, abs=1e-5)
    sigma = found.numbers["sigma"]
    assert found.numbers["eta"] == 0.5
    assert terms["x_0"][0] == pytest.approx(target**0.5)
    assert terms["epsilon"][0] == pytest.approx((1 - target - sigma**2) ** 0.5)
    drawn = SeededNoise(recipe.seeds, (3, 16, 16))(3)[place[0]][place[1:]]
    assert terms["noise"] == (pytest.approx(sigma), pytest.approx(float(drawn)))
    assert sum(a * b for a, b in terms.values()) == pytest.approx(found.result[place], abs=1e-5)


def test_a_classifier_that_moves_the_mean_stands_as_a_term(
    engine: Listener, guided_model: Path
) -> None:
    recipe = Recipe.build(
        model=str(guided_model),
        label="star",
        sampler={"kind": "ddpm"},
        steps=STEPS,
        conditions=[{"kind": "classifier", "classifier_scale": 30.0}],
        precision="float32",
    )
    run = engine.finish(recipe).run
    found = examine(engine, run, 4)
    assert found.added_by == ("classifier",)
    added = next(term.values for term in found.terms if term.symbol == "added")
    lengths = engine.client.view(run, "classifier_gradient", 4)
    assert lengths is not None
    norm = np.linalg.norm(added[0], axis=0)  # variance * scale * gradient, so as long where it is
    assert norm / norm.max() == pytest.approx(lengths[0], abs=0.01)


@pytest.mark.parametrize("solver", SOLVERS)
def test_a_solver_that_steps_by_itself_is_taken_apart_too(
    engine: Listener, guided_model: Path, solver: str
) -> None:
    spec = restoration("inpainting", solver)
    recipe = Recipe.build(
        model=str(guided_model),
        steps=4,
        seed=3,
        sampler=default_sampler(solver),
        precision="float32",
        restoration=spec,
    )
    run = engine.finish(recipe).run
    found = examine(engine, run, 1)
    assert_adds_up(found)
    own = {"daps", "diffpir", "ddrm"}
    assert found.form == (solver if solver in own else "ddim")
    if solver in {"mmps", "pigdm", "diffpir"}:  # y changed the belief alone
        assert "added" not in weights(found)
    else:
        assert solver in found.added_by
    assert recipe.restoration is not None
    problem = problem_for(recipe.restoration, read_card(guided_model), "cpu")
    belief = engine.client.view(run, "x_0", 1)
    assert belief is not None
    residual = problem.operator.residual(problem.measurement, torch.from_numpy(belief))
    assert found.residual == pytest.approx(residual.numpy(), abs=1e-6)
    assert found.pulled is not None
    assert found.pulled.shape == belief.shape
    assert not found.pulled[..., 4:12, 4:12].any()  # nothing is known in the hole


def test_the_way_up_of_an_inversion_says_what_it_adds(engine: Listener, recipe: Recipe) -> None:
    picture = np.zeros((16, 16, 3), np.uint8)
    picture[4:12, 4:12] = (200, 120, 40)
    fields = {
        **recipe.model_dump(),
        "sampler": {"kind": "ddim"},
        "conditions": (),
        "count": 1,
        "start": {"kind": "inversion", "picture": attach(picture)},
    }
    run = engine.finish(Recipe.build(**fields)).run
    up, down = examine(engine, run, 3), examine(engine, run, STEPS + 2)
    assert up.form == down.form == "ddim"
    assert up.levels[1][1] < up.levels[0][1]  # noisier
    assert up.added_by == ("inversion",)
    assert "added" not in weights(down)
    for found in (examine(engine, run, 0), up, down):
        assert_adds_up(found)


def test_time_travel_is_part_of_the_step(engine: Listener, guided_model: Path) -> None:
    spec = restoration("inpainting", "replacement")
    spec["solver"] |= {"travel_times": 2, "travel_length": 2}
    recipe = Recipe.build(model=str(guided_model), steps=6, precision="float32", restoration=spec)
    run = engine.finish(recipe).run
    steps = [examine(engine, run, k) for k in range(engine.client.recorded(run))]
    travelled = [step for step in steps if step.levels[1] != step.levels[2]]
    assert travelled
    for step in travelled:
        assert 0 < step.numbers["keep"] < 1
        assert_adds_up(step)


def test_views_are_derived_from_the_record(engine: Listener, recipe: Recipe) -> None:
    run = engine.finish(recipe).run
    view = engine.client.view
    plan = NoiseSchedule.cosine(1000).plan(STEPS)
    x_t, x_0, before = view(run, "x_t", 5), view(run, "x_0", 5), view(run, "x_0", 4)
    epsilon, score, change = (view(run, name, 5) for name in ("epsilon", "score", "change"))
    assert not any(each is None for each in (x_t, x_0, before, epsilon, score, change))
    a = plan[5].level.alpha_bar
    np.testing.assert_allclose(a**0.5 * x_0 + (1 - a) ** 0.5 * epsilon, x_t, atol=1e-5)
    np.testing.assert_allclose(score * (1 - a) ** 0.5, -epsilon, atol=1e-5)
    np.testing.assert_array_equal(change, x_0 - before)
    assert view(run, "change", 0) is None  # there is no belief before the first
    assert view(run, "std", 5) is None  # this model learned no variance
    assert view(run, "x_t", STEPS) is None
    assert view("another", "x_t", 0) is None


def test_a_branch_is_taken_apart_with_the_memory_it_began_with(
    engine: Listener, recipe: Recipe
) -> None:
    made = Recipe.build(**{**recipe.model_dump(), "sampler": SAMPLERS["dpm_solver_2m"]})
    run = engine.finish(made).run
    branch = made.model_copy(update={"start": FromStep(run=run, k=4), "seed": made.seed})
    name = engine.client.submit(branch)
    engine.until(Finished, name)
    found = examine(engine, name, 4)
    assert "x_0_before" in weights(found)
    assert_adds_up(found)
    assert replace(found, run=run).numbers == examine(engine, run, 4).numbers


def test_of_what_is_not_recorded_that_is_said(engine: Listener, recipe: Recipe) -> None:
    run = engine.finish(recipe).run
    for name, k in ((run, -1), (run, STEPS), ("another", 0)):
        engine.client.send(Examine(name, k))
        assert engine.until(Unexamined) == Unexamined(name, k)
