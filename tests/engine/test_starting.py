"""Runs that start from a picture, an inverted picture, a path, or a painted step of another run."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from diffusion_studio.attachments import attach
from diffusion_studio.engine.client import EngineClient
from diffusion_studio.events import (
    Failed,
    Finished,
    OutsetMade,
    OutsetRefused,
    Replayed,
    Started,
)
from diffusion_studio.recipe import FromStep, Paint, Recipe, RecipeError
from diffusion_studio.start_specs import to_latent
from tests.engine.listening import PATIENCE, Listener


@pytest.fixture
def picture() -> np.ndarray:
    """A soft gradient with a bright square, uint8 [16, 16, 3]."""
    pixels = np.zeros((16, 16, 3), np.uint8)
    pixels[..., 0] = np.arange(16)[None] * 12
    pixels[..., 2] = np.arange(16)[:, None] * 8 + 60
    pixels[4:9, 5:11] = (250, 240, 90)
    return pixels


def with_start(recipe: Recipe, start: Any, **changes: Any) -> Recipe:
    return Recipe.build(**{**dict(recipe), "conditions": (), **changes, "start": start})


def from_picture(recipe: Recipe, picture: np.ndarray, strength: float) -> Recipe:
    start = {"kind": "picture", "picture": attach(picture), "strength": strength}
    return with_start(recipe, start)


def first_state(engine: Listener, recipe: Recipe) -> np.ndarray:
    """float32 [B, C, H, W], the state that a run began with, and how it entered its plan."""
    run = engine.client.submit(recipe)
    engine.until(Finished, run)
    first = next(k for name, k in engine.life(run) if name == "Started")
    assert first is not None
    state = engine.client.view(run, "x_t", first)
    assert state is not None
    return state


def test_a_start_from_a_picture_is_a_draw_of_the_forward_process(
    engine: Listener, recipe: Recipe, picture: np.ndarray
) -> None:
    """The noise of the draw is the seed's own x_T, and the run has only the hops that are left."""
    x_T = first_state(engine, with_start(recipe, {"kind": "noise"}))
    run = engine.client.submit(from_picture(recipe, picture, 0.5))
    engine.until(Finished, run)
    assert ("Started", 4) in engine.life(run)  # of 8 steps, half are left
    state = engine.client.view(run, "x_t", 4)
    levels = next(e.levels for e in engine.heard if getattr(e, "levels", ()) and e.run == run)
    a = levels[4][1]
    x_0 = picture.transpose(2, 0, 1) / 127.5 - 1
    np.testing.assert_allclose(state, np.sqrt(a) * x_0 + np.sqrt(1 - a) * x_T, atol=1e-5)


def test_the_same_seed_gives_the_same_picture_again(
    engine: Listener, recipe: Recipe, picture: np.ndarray
) -> None:
    wanted = from_picture(recipe, picture, 0.5)
    once = engine.finish(wanted)
    again = engine.finish(Recipe.from_json(once.recipe))
    np.testing.assert_array_equal(once.images, again.images)
    second = engine.finish(wanted.alone(1)).images
    assert np.abs(second.astype(int) - once.images[1:]).max() <= 1


def test_little_strength_keeps_the_picture(
    engine: Listener, recipe: Recipe, picture: np.ndarray
) -> None:
    def error(strength: float) -> float:
        made = engine.finish(from_picture(recipe, picture, strength)).images
        return float(np.abs(made.astype(int) - picture).mean())

    assert error(0.13) < error(0.5) < error(1.0)


def test_a_picture_of_another_size_is_refused(engine: Listener, recipe: Recipe) -> None:
    large = from_picture(recipe, np.zeros((20, 24, 3), np.uint8), 0.5)
    message = engine.until(Failed, engine.client.submit(large)).message
    assert "24 x 20" in message
    assert "16 x 16" in message


def test_inversion_is_a_round_trip_that_tells_its_error(
    engine: Listener, recipe: Recipe, picture: np.ndarray
) -> None:
    start = {"kind": "inversion", "picture": attach(picture)}
    trip = with_start(recipe, start, count=1, sampler={"kind": "ddim"}, steps=40)
    run = engine.client.submit(trip)
    finished = engine.until(Finished, run)
    error = finished.images[0].astype(float) - picture
    psnr = 10 * np.log10(255**2 / (error**2).mean())
    assert finished.receipt["inversion_psnr"] == pytest.approx(psnr, abs=0.1)
    assert engine.client.recorded(run) == 39 + 40  # up and down

    assert engine.client.view(run, "std", 5) is None  # on the way up
    x_T = engine.client.view(run, "x_t", 39)
    assert x_T is not None
    latent = {"kind": "latent", "latent": to_latent(x_T[0])}
    down = engine.finish(with_start(trip, latent))
    np.testing.assert_array_equal(down.images, finished.images)


def test_a_guided_inversion_is_refused(recipe: Recipe, picture: np.ndarray) -> None:
    start = {"kind": "inversion", "picture": attach(picture)}
    with pytest.raises(RecipeError, match="without guidance"):
        Recipe.build(**{**dict(recipe), "start": start})


def test_the_starters_own_picture_comes_back(engine: Listener) -> None:
    """An eight-bit picture, which is what a person has, to its noise and back. With 250 steps
    pictures of scenes-32 come back at 43 dB and more."""
    made = Recipe.build(model="scenes-32", label=0, steps=100, seed=11, precision="float32")
    picture = attach(engine.finish(made).images[0])
    start = {"kind": "inversion", "picture": picture}
    finished = engine.finish(Recipe.build(**{**dict(made), "start": start, "conditions": ()}))
    assert finished.receipt["inversion_psnr"] > 30


# --- branches ---


def test_a_branch_replays_without_its_parent(engine: Listener, recipe: Recipe) -> None:
    parent = engine.client.submit(recipe)
    engine.until(Finished, parent)
    branch = recipe.model_copy(update={"start": FromStep(run=parent, k=3), "seed": 77})
    finished = engine.finish(branch)
    twice = engine.client.submit(branch.model_copy(update={"label": "circle"}))
    engine.until(Finished, twice)
    grandchild = engine.finish(recipe.model_copy(update={"start": FromStep(run=twice, k=5)}))

    elsewhere = EngineClient(device="cpu")
    try:
        other = Listener(elsewhere)
        for made in (finished, grandchild):
            carried = Recipe.from_json(made.recipe)
            np.testing.assert_array_equal(other.finish(carried).images, made.images)
        told = [(e.k, e.steps) for e in other.heard if isinstance(e, Replayed)]
        assert told[:3] == [(1, 3), (2, 3), (3, 3)]  # the way to where the first branch begins
        alone = other.finish(Recipe.from_json(finished.recipe).alone(1)).images
        assert np.abs(alone.astype(int) - finished.images[1:]).max() <= 1
    finally:
        assert elsewhere.close(PATIENCE)


@pytest.mark.parametrize(
    "changes",
    [
        {"steps": 5},
        {"steps": 30},
        {"sampler": {"kind": "dpm_solver_2m"}},
        {"sampler": {"kind": "annealed_langevin", "each": 2}},
        {"sampler": {"kind": "predictor_corrector", "each": 3}, "steps": 12},
    ],
)
def test_a_branch_takes_other_steps_from_where_it_begins(
    engine: Listener, recipe: Recipe, changes: dict[str, Any]
) -> None:
    parent = engine.client.submit(recipe)
    engine.until(Finished, parent)
    fields = {**dict(recipe), **changes, "start": FromStep(run=parent, k=3)}
    run = engine.client.submit(Recipe.build(**fields))
    finished = engine.until(Finished, run)
    kept = {name: engine.client.view(name, "x_t", 3) for name in (parent, run)}
    np.testing.assert_array_equal(kept[parent], kept[run])
    levels = {e.run: e.levels for e in engine.heard if isinstance(e, Started)}
    assert levels[run][:4] == levels[parent][:4]
    assert len(levels[run]) == fields["steps"] + 1
    assert engine.client.recorded(run) == fields["steps"] - 3
    replayed = engine.finish(Recipe.from_json(finished.recipe))
    np.testing.assert_array_equal(replayed.images, finished.images)


def painting(carry: str, image: int | None = None) -> Paint:
    colours = np.zeros((16, 16, 3), np.uint8)
    colours[..., 0] = 255
    where = np.zeros((16, 16), np.uint8)
    where[2:8, 2:8] = 255
    return Paint.model_validate(
        {"colours": attach(colours), "where": attach(where), "carry": carry, "image": image}
    )


@pytest.mark.parametrize("carry", ["keep_noise", "new_noise", "as_is"])
def test_paint_enters_where_it_lies_and_nowhere_else(
    engine: Listener, recipe: Recipe, carry: str
) -> None:
    parent = engine.client.submit(recipe)
    engine.until(Finished, parent)
    start = FromStep(run=parent, k=5, paint=painting(carry, image=1))
    run = engine.client.submit(recipe.model_copy(update={"start": start}))
    finished = engine.until(Finished, run)
    before = engine.client.view(parent, "x_t", 5)
    after = engine.client.view(run, "x_t", 5)
    assert before is not None
    assert after is not None
    np.testing.assert_array_equal(after[0], before[0])  # of another picture
    touched = (after[1] != before[1]).any(axis=0)
    assert touched[2:8, 2:8].sum() > 30  # where the belief was not just that colour already
    touched[2:8, 2:8] = False
    assert not touched.any()
    redder = after[1, 0, 2:8, 2:8].mean() - before[1, 0, 2:8, 2:8].mean()
    assert redder > 0
    replayed = engine.finish(Recipe.from_json(finished.recipe))
    np.testing.assert_array_equal(replayed.images, finished.images)


def test_painting_before_the_first_belief_is_refused(engine: Listener, recipe: Recipe) -> None:
    parent = engine.client.submit(recipe)
    engine.until(Finished, parent)
    start = FromStep(run=parent, k=0, paint=painting("keep_noise"))
    run = engine.client.submit(recipe.model_copy(update={"start": start}))
    assert "no belief to paint on" in engine.until(Failed, run).message


# --- paths ---


def path(recipe: Recipe, ends: list[Any], count: int, **fields: Any) -> Recipe:
    start = {"kind": "path", "ends": ends, **fields}
    return with_start(recipe, start, sampler={"kind": "ddim"}, count=count)


SEEDS = [{"kind": "seed", "seed": seed} for seed in (3, 4, 5, 6)]


def test_a_path_leads_from_one_seed_to_another(engine: Listener, recipe: Recipe) -> None:
    made = engine.finish(path(recipe, SEEDS[:2], 5, columns=5)).images
    seeds = engine.finish(with_start(recipe, {"kind": "noise"}, sampler={"kind": "ddim"})).images
    assert np.abs(made[0].astype(int) - seeds[0]).max() <= 1
    assert np.abs(made[4].astype(int) - seeds[1]).max() <= 1
    middle = engine.finish(path(recipe, SEEDS[:2], 5, columns=5).alone(2)).images
    assert np.abs(made[2].astype(int) - middle[0]).max() <= 1


def test_four_corners_make_a_grid(engine: Listener, recipe: Recipe) -> None:
    state = first_state(engine, path(recipe, SEEDS, 9, columns=3, rows=3))
    for place, seed in zip((0, 2, 6, 8), (3, 4, 5, 6), strict=True):
        alone = with_start(recipe, {"kind": "noise"}, seed=seed, count=1)
        np.testing.assert_allclose(state[place], first_state(engine, alone)[0], atol=1e-6)
    assert state[4].std() == pytest.approx(1, abs=0.1)  # the arc is as long as noise is


def test_a_straight_path_between_noises_is_too_short(engine: Listener, recipe: Recipe) -> None:
    state = first_state(engine, path(recipe, SEEDS[:2], 3, columns=3, mix="linear"))
    assert state[1].std() == pytest.approx(np.sqrt(0.5), abs=0.1)


def test_coarse_to_fine_starts_every_row_at_its_own_level(
    engine: Listener, recipe: Recipe, picture: np.ndarray
) -> None:
    """One run for all rows: those that enter later are what they are alone."""
    ends = [
        {"kind": "picture", "picture": attach(picture), "seed": 1},
        {"kind": "picture", "picture": attach(picture[::-1].copy()), "seed": 1},
    ]
    matrix = path(recipe, ends, 6, columns=3, strengths=[0.25, 1.0])
    made = engine.finish(matrix)
    row = engine.finish(path(recipe, ends, 3, columns=3, strengths=[0.25]))
    assert np.abs(made.images[:3].astype(int) - row.images).max() <= 1
    middle = engine.finish(Recipe.from_json(made.recipe).alone(1)).images
    assert np.abs(made.images[1].astype(int) - middle[0]).max() <= 1
    assert np.abs(made.images[0].astype(int) - picture).mean() < 60


@pytest.mark.parametrize("guided", [False, True])
def test_labels_are_mixed_along_a_path(engine: Listener, recipe: Recipe, guided: bool) -> None:
    """At its ends a path makes what the labels make; in between another picture than either."""
    conditions = recipe.conditions if guided else ()

    def labelled(label: str) -> np.ndarray:
        alone = with_start(recipe, {"kind": "noise"}, label=label, count=1, **plain)
        return engine.finish(alone).images[0].astype(int)

    plain: dict[str, Any] = {"sampler": {"kind": "ddim"}, "conditions": conditions}
    labels = {"labels": ["circle", "star"], "columns": 3}
    start = {"kind": "path", "ends": [SEEDS[0], SEEDS[0]], **labels}
    whole = with_start(recipe, start, label="star", count=3, **plain)
    made = engine.finish(whole).images.astype(int)
    circle, star = labelled("circle"), labelled("star")
    assert np.abs(circle - star).max() > 2
    assert np.abs(made[0] - circle).max() <= 1
    assert np.abs(made[2] - star).max() <= 1
    assert min(np.abs(made[1] - circle).max(), np.abs(made[1] - star).max()) > 1
    assert np.abs(engine.finish(whole.alone(1)).images[0] - made[1]).max() <= 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ends": SEEDS[:2], "labels": ["star"]}, "where every end has one"),
        ({"ends": SEEDS[:3]}, "two ends, or four corners"),
        ({"ends": SEEDS, "rows": 1}, "2 rows or more"),
        ({"ends": SEEDS[:2], "strengths": [0.5]}, "is for pictures"),
        ({"ends": SEEDS[:2], "columns": 5}, "its count must be that"),
    ],
)
def test_a_path_that_cannot_be_is_refused(
    recipe: Recipe, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(RecipeError, match=words):
        path(recipe, **{"ends": SEEDS[:2], "count": 4, "columns": 4, **changes})


def test_a_start_is_shown_without_sampling(
    engine: Listener, recipe: Recipe, picture: np.ndarray
) -> None:
    """It is the state that the run then begins with."""
    wanted = from_picture(recipe, picture, 0.5)
    request = engine.client.begin(wanted)
    shown = engine.until(OutsetMade)
    assert shown.request == request
    run = engine.client.submit(wanted)
    engine.until(Finished, run)
    np.testing.assert_array_equal(shown.x_t, engine.client.frames(run, "x_t", [0])[0])
    assert (shown.k, shown.steps, len(shown.x_t)) == (4, 8, 2)
    assert shown.mean is not None
    large = from_picture(recipe, np.zeros((20, 24, 3), np.uint8), 0.5)
    request = engine.client.begin(large)
    refused = engine.until(OutsetRefused)
    assert refused.request == request
    assert "24 x 20" in refused.message
