"""The engine with real small networks: every command, what it answers, and what it keeps."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from shutil import copytree
from typing import Any

import numpy as np
import pytest

from diffusion_studio.commands import Cancel, OpenModel, Pause, Quit, Reorder, Resume, Steer
from diffusion_studio.events import (
    Advised,
    Broken,
    Cancelled,
    Failed,
    Finished,
    Lined,
    ModelOpened,
    ModelRefused,
    Paused,
    Queued,
    Ready,
    Started,
    Steered,
    Stepped,
)
from diffusion_studio.models import read_card
from diffusion_studio.models.card import CARD_FILE
from diffusion_studio.recipe import FromStep, Keyframes, Recipe
from diffusion_studio.sentence import from_json
from tests.engine.listening import Listener

LONG = 1000  # steps of a run that is not meant to end by itself


def test_a_run_tells_its_life_in_order(engine: Listener, recipe: Recipe) -> None:
    run = engine.client.submit(recipe)
    finished = engine.until(Finished, run)
    assert isinstance(engine.heard[0], Ready)
    assert engine.life(run) == [("Queued", None), ("Started", 0), ("Finished", None)]
    assert finished.images.shape == (2, 16, 16, 3)
    assert finished.images.dtype == np.uint8
    assert finished.images.std() > 1  # a picture, not one grey
    assert finished.receipt["nfe"] == 16  # two calls a step: with the label and without
    assert finished.receipt["precision"] == "float32"
    assert Recipe.from_json(finished.recipe) == recipe


def test_the_last_step_shows_the_finished_picture(engine: Listener, recipe: Recipe) -> None:
    finished = engine.finish(recipe)
    last = [event for event in engine.heard if isinstance(event, Stepped)][-1]
    assert (last.k, last.steps, last.alpha_bar) == (8, 8, 1.0)
    np.testing.assert_array_equal(last.x_t, finished.images)
    assert len(last.notes["guidance_shift"]) == 2


def test_the_same_recipe_gives_the_same_bits(engine: Listener, recipe: Recipe) -> None:
    np.testing.assert_array_equal(engine.finish(recipe).images, engine.finish(recipe).images)
    other = engine.finish(recipe.model_copy(update={"seed": 99}))
    assert (other.images != engine.finish(recipe).images).any()


def test_image_n_of_a_batch_is_the_image_of_its_seed(engine: Listener, recipe: Recipe) -> None:
    batch = engine.finish(recipe).images
    second = engine.finish(recipe.model_copy(update={"seed": recipe.seed + 1, "count": 1})).images
    assert np.abs(batch[1].astype(int) - second[0].astype(int)).max() <= 1  # to rounding


def test_single_steps_give_the_same_picture_as_a_run(engine: Listener, recipe: Recipe) -> None:
    whole = engine.finish(recipe)
    run = engine.client.submit(recipe, steps=0)
    assert engine.until(Paused, run).k == 0
    for k in range(1, 4):
        engine.client.send(Resume(run, steps=1))
        assert engine.until(Paused, run).k == k
    engine.client.send(Resume(run, steps=2))
    assert engine.until(Paused, run).k == 5
    engine.client.send(Resume(run))
    np.testing.assert_array_equal(engine.until(Finished, run).images, whole.images)
    assert engine.life(run)[1:5] == [("Started", 0), ("Paused", 0), ("Resumed", 0), ("Paused", 1)]


def test_every_single_step_is_shown(engine: Listener, recipe: Recipe) -> None:
    run = engine.client.submit(recipe, steps=0)
    engine.until(Paused, run)
    for _ in range(recipe.steps - 1):
        engine.client.send(Resume(run, steps=1))
        engine.until(Paused, run)
    shown = [event.k for event in engine.heard if isinstance(event, Stepped)]
    assert shown == list(range(1, recipe.steps))
    engine.client.send(Cancel(run))
    assert engine.until(Cancelled, run).k == recipe.steps - 1


def test_a_steered_run_replays_from_its_own_recipe(engine: Listener, recipe: Recipe) -> None:
    run = engine.client.submit(recipe, steps=0)
    engine.until(Paused, run)
    engine.client.send(Resume(run, steps=3))
    engine.until(Paused, run)
    engine.client.send(Steer(run, "guidance_scale", 6.0))
    assert engine.until(Steered, run) == Steered(run, 3, "guidance_scale", 6.0)
    engine.client.send(Steer(run, "eta", 0.0))
    engine.client.send(Resume(run))
    steered = engine.until(Finished, run)
    as_run = Recipe.from_json(steered.recipe)
    assert as_run.guidance_scale is not None
    assert as_run.guidance_scale.points == ((0, 2.0), (3, 6.0))
    np.testing.assert_array_equal(engine.finish(as_run).images, steered.images)
    assert (engine.finish(recipe).images != steered.images).any()


@pytest.mark.parametrize("kind", ["ddim", "ddpm", "dpm_solver_2m"])
@pytest.mark.parametrize("k", [0, 1, 5])
def test_a_branch_is_its_parent_to_the_bit(
    engine: Listener, recipe: Recipe, kind: str, k: int
) -> None:
    parent = Recipe.build(**{**recipe.model_dump(), "sampler": {"kind": kind}})
    run = engine.client.submit(parent)
    finished = engine.until(Finished, run)
    branch = engine.client.submit(parent.model_copy(update={"start": FromStep(run=run, k=k)}))
    np.testing.assert_array_equal(engine.until(Finished, branch).images, finished.images)
    assert ("Started", k) in engine.life(branch)


def test_the_record_holds_every_step(engine: Listener, recipe: Recipe) -> None:
    run = engine.client.submit(recipe)
    finished = engine.until(Finished, run)
    states, beliefs = engine.client.frames(run, "x_t"), engine.client.frames(run, "x_0")
    assert (len(states), len(beliefs)) == (9, 8)
    np.testing.assert_array_equal(states[-1], finished.images)
    assert engine.client.frames("no such run") == []


def test_a_paused_run_lets_the_next_one_pass(engine: Listener, recipe: Recipe) -> None:
    slow = engine.client.submit(recipe.model_copy(update={"steps": LONG}))
    engine.until(Stepped, slow)
    engine.client.send(Pause(slow))
    paused = engine.until(Paused, slow)
    engine.finish(recipe)
    engine.client.send(Resume(slow, steps=1))
    assert engine.until(Paused, slow).k == paused.k + 1
    engine.client.send(Cancel(slow))
    engine.until(Cancelled, slow)


def test_cancelling_takes_effect_between_two_steps(engine: Listener, recipe: Recipe) -> None:
    run = engine.client.submit(recipe.model_copy(update={"steps": LONG}))
    engine.until(Stepped, run)
    engine.client.send(Cancel(run))
    cancelled = engine.until(Cancelled, run)
    assert 0 < cancelled.k < LONG
    engine.client.send(Cancel(run))  # twice, and after the end: nothing happens
    engine.client.send(Pause(run))
    engine.client.send(Resume(run))
    engine.client.send(Steer(run, "eta", 0.5))
    engine.finish(recipe)
    assert engine.life(run)[-1] == ("Cancelled", cancelled.k)


def test_waiting_runs_are_reordered_and_cancelled(engine: Listener, recipe: Recipe) -> None:
    first = engine.client.submit(recipe.model_copy(update={"steps": LONG}))
    engine.until(Started, first)
    second, third = engine.client.submit(recipe), engine.client.submit(recipe)
    engine.until(Queued, third)
    engine.client.send(Reorder((third,)))
    engine.client.send(Cancel(first))
    engine.until(Finished, second)
    order = [event.run for event in engine.heard if isinstance(event, Finished)]
    assert order == [third, second]


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"label": "dragon"}, "no label 'dragon'"),
        ({"label": 7}, "no label 7"),
        ({"model": "no-such-model"}, "no model 'no-such-model'"),
        ({"sampler": {"kind": "ddpm", "variance": "learned_range"}}, "no learned variance"),
        ({"start": {"kind": "step", "run": "gone", "k": 1}}, "no longer kept"),
        ({"model": "no-such-model", "start": {"kind": "step", "run": "gone", "k": 1}}, "no model"),
    ],
)
def test_what_cannot_be_made_is_told_in_a_sentence(
    engine: Listener, recipe: Recipe, changes: dict[str, Any], part: str
) -> None:
    run = engine.client.submit(Recipe.build(**{**recipe.model_dump(), **changes}))
    failed = engine.until(Failed, run)
    assert part in failed.message
    assert "Traceback" in failed.details
    engine.finish(recipe)  # the thread lives on


def test_infinite_numbers_stop_the_run_and_say_so(engine: Listener, recipe: Recipe) -> None:
    wild = {"conditions": [{"kind": "classifier_free", "guidance_scale": 1000.0}]}
    run = engine.client.submit(Recipe.build(**{**recipe.model_dump(), **wild}), steps=0)
    engine.until(Paused, run)
    network = _job(engine, run).network
    inner = network.network
    network.network = lambda x, t, y=None: inner(x, t, y) / 0.0
    engine.client.send(Resume(run))
    failed = engine.until(Failed, run)
    assert "infinite at step 1" in failed.message
    assert from_json(failed.receipt["failed"]) == failed.message
    assert failed.receipt["stopped_at"] == failed.k == 0
    assert Recipe.from_json(failed.recipe).classifier_free is not None
    engine.finish(recipe)


def test_short_memory_halves_the_batch_and_says_so(engine: Listener, recipe: Recipe) -> None:
    whole = engine.finish(recipe.model_copy(update={"count": 4}))
    run = engine.client.submit(recipe.model_copy(update={"count": 4}), steps=0)
    engine.until(Paused, run)
    network = _job(engine, run).network
    inner = network.network

    def small_memory(x: Any, t: Any, y: Any = None) -> Any:
        if len(x) > 1:
            raise MemoryError("no room")
        return inner(x, t, y)

    network.network = small_memory
    engine.client.send(Resume(run))
    finished = engine.until(Finished, run)
    told = [event.message for event in engine.heard if isinstance(event, Advised)]
    assert ["takes 2 pictures" in message for message in told] == [True, False]
    assert "takes 1 picture at a time" in told[1]
    assert finished.receipt["network_batch"] == 1
    assert np.abs(finished.images.astype(int) - whole.images.astype(int)).max() <= 1


def test_no_memory_for_one_picture_fails_with_advice(engine: Listener, recipe: Recipe) -> None:
    run = engine.client.submit(recipe, steps=0)
    engine.until(Paused, run)

    def no_memory(x: Any, t: Any, y: Any = None) -> Any:
        raise MemoryError

    _job(engine, run).network.network = no_memory
    engine.client.send(Resume(run))
    assert "choose a smaller model" in engine.until(Failed, run).message


def test_opening_a_model_answers_with_its_card(
    engine: Listener, tiny_model: Path, tmp_path: Path
) -> None:
    engine.client.send(OpenModel(str(tiny_model)))
    assert '"star"' in engine.until(ModelOpened).card
    engine.client.send(OpenModel(str(tmp_path)))
    assert str(tmp_path) in engine.until(ModelRefused).message


def test_closing_in_mid_run_ends_the_thread(recipe: Recipe) -> None:
    from diffusion_studio.engine.client import EngineClient

    client = EngineClient(device="cpu")
    listener = Listener(client)
    run = client.submit(recipe.model_copy(update={"steps": LONG}))
    listener.until(Stepped, run)
    assert client.close(timeout=30)
    assert any(isinstance(event, Cancelled) and event.run == run for event in client.drain())


def test_an_unknown_device_is_told_and_the_thread_lives(recipe: Recipe) -> None:
    from diffusion_studio.engine.client import EngineClient

    client = EngineClient(device="abacus")
    listener = Listener(client)
    run = client.submit(recipe)
    assert "no device 'abacus'" in listener.until(Broken).message
    assert "no device 'abacus'" in listener.until(Failed, run).message
    assert client.close(timeout=30)


def _job(engine: Listener, run: str) -> Any:
    """The inside of a run that stands still: a test's way to make the network misbehave."""
    return engine.client._engine._paused[run].job


def test_a_run_that_holds_after_some_steps_never_stands_before_them(
    engine: Listener, recipe: Recipe
) -> None:
    run = engine.client.submit(recipe, steps=1)
    assert engine.until(Paused, run).k == 1
    assert engine.life(run) == [("Queued", None), ("Started", 0), ("Paused", 1)]


def test_a_run_that_waits_is_steered_from_its_first_step_on(
    engine: Listener, recipe: Recipe
) -> None:
    first = engine.client.submit(recipe.model_copy(update={"steps": LONG}))
    second = engine.client.submit(recipe)
    engine.client.send(Steer(second, "guidance_scale", 3.0))
    engine.until(Queued, second)
    assert [name for name, _ in engine.life(second)] == ["Queued"]
    engine.client.send(Cancel(first))
    assert engine.until(Steered, second).k == 0
    assert Recipe.from_json(engine.until(Finished, second).recipe).guidance_scale == (
        Keyframes.constant(3.0)
    )


def test_a_label_is_asked_for_where_the_network_needs_one(
    engine: Listener, recipe: Recipe, tiny_model: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "labelled"
    copytree(tiny_model, folder)
    card = read_card(folder).model_copy(update={"null_label": None, "labels": tuple("abcd")})
    (folder / CARD_FILE).write_text(card.to_json(), encoding="utf-8")
    plain = {"model": str(folder), "label": None, "conditions": []}
    run = engine.client.submit(Recipe.build(**{**recipe.model_dump(), **plain}))
    assert "choose one, such as a" in engine.until(Failed, run).message


def test_a_card_that_is_edited_is_read_again(
    engine: Listener, recipe: Recipe, tiny_model: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "edited"
    copytree(tiny_model, folder)
    ours = recipe.model_copy(update={"model": str(folder)})
    engine.finish(ours)
    card = read_card(folder).model_copy(update={"labels": ("disc", "box", "sun")})
    (folder / CARD_FILE).write_text(card.to_json(), encoding="utf-8")
    assert "it knows disc, box, sun" in engine.until(Failed, engine.client.submit(ours)).message


@pytest.mark.parametrize(
    ("changes", "k", "part"),
    [
        ({}, 8, "no step 8 to branch from; this run has the steps 0 to 7"),
        ({"steps": 4}, 5, "5 steps are done where the branch begins"),
        ({"steps": 900}, 5, "steps can be made at most"),
        ({"count": 1}, 4, "the batch and the picture size"),
    ],
)
def test_a_branch_that_does_not_fit_its_parent_is_refused(
    engine: Listener, recipe: Recipe, changes: dict[str, Any], k: int, part: str
) -> None:
    parent = engine.client.submit(recipe)
    engine.until(Finished, parent)
    branch = {**recipe.model_dump(), **changes, "start": FromStep(run=parent, k=k)}
    run = engine.client.submit(Recipe.build(**branch))
    assert part in engine.until(Failed, run).message


def test_a_number_out_of_bounds_is_not_steered_to(engine: Listener, recipe: Recipe) -> None:
    run = engine.client.submit(recipe, steps=0)
    engine.client.send(Steer(run, "eta", 1.5))
    assert "eta must lie between 0 and 1" in engine.until(Advised, run).message
    engine.client.send(Resume(run))
    assert Recipe.from_json(engine.until(Finished, run).recipe).sampler == recipe.sampler


def test_what_goes_wrong_behind_a_step_ends_the_run_alone(engine: Listener, recipe: Recipe) -> None:
    run = engine.client.submit(recipe, steps=0)
    engine.until(Paused, run)
    engine.client._engine._paused[run].seconds = None
    engine.client.send(Resume(run))
    assert "went wrong" in engine.until(Failed, run).message
    engine.finish(recipe)


def test_a_run_that_has_ended_lets_its_network_go(engine: Listener, recipe: Recipe) -> None:
    run = engine.client.submit(recipe, steps=1)
    engine.until(Paused, run)
    network = weakref.ref(_job(engine, run).network)
    engine.client.send(Resume(run))
    engine.until(Finished, run)
    engine.finish(recipe)  # the thread has left the frames that held the run
    gc.collect()
    assert network() is None


@pytest.mark.parametrize("command", [Cancel, Quit])
def test_ending_waits_for_one_network_call_at_most(
    engine: Listener, recipe: Recipe, command: type
) -> None:
    run = engine.client.submit(recipe.model_copy(update={"count": 4}), steps=0)
    engine.until(Paused, run)
    network = _job(engine, run).network
    network.size = 1  # a step now takes eight calls: four pictures, guided
    inner, calls = network.network, []

    def ended_in_the_second_call(x: Any, t: Any, y: Any = None) -> Any:
        calls.append(len(x))
        if len(calls) == 2:
            engine.client.send(Cancel(run) if command is Cancel else Quit())
        return inner(x, t, y)

    network.network = ended_in_the_second_call
    engine.client.send(Resume(run))
    assert engine.until(Cancelled, run).k == 0
    assert calls == [1, 1]


def test_a_held_run_shows_the_step_that_it_holds_at(engine: Listener, recipe: Recipe) -> None:
    run = engine.client.submit(recipe.model_copy(update={"steps": LONG, "count": 1}))
    engine.until(Stepped, run)
    engine.client.send(Pause(run))
    paused = engine.until(Paused, run)
    shown = [event.k for event in engine.heard if isinstance(event, Stepped)]
    assert shown[-1] == paused.k
    engine.client.send(Cancel(run))


def test_the_run_that_is_sampled_keeps_its_place(engine: Listener, recipe: Recipe) -> None:
    first = engine.client.submit(recipe.model_copy(update={"steps": LONG}))
    engine.until(Started, first)
    second, third = engine.client.submit(recipe), engine.client.submit(recipe)
    engine.until(Queued, third)
    engine.until(Lined)
    engine.client.send(Reorder((third, first)))
    assert engine.until(Lined).waiting == (first, third, second)
    engine.client.send(Cancel(first))
    engine.until(Finished, second)


def test_chosen_steps_of_the_record(engine: Listener, recipe: Recipe) -> None:
    run = engine.client.submit(recipe)
    engine.until(Finished, run)
    assert engine.client.recorded(run) == recipe.steps
    whole = engine.client.frames(run)
    first, last = engine.client.frames(run, steps=[0, 7])
    assert np.array_equal(first, whole[0])
    assert np.array_equal(last, whole[7])
    assert engine.client.recorded("none") == 0
