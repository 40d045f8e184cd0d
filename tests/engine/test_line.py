"""The engine's queue: its order, how it is held, and that a failing run stops no other."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest

from diffusion_studio.commands import (
    Cancel,
    Command,
    Enqueue,
    HoldQueue,
    Pause,
    Reorder,
    Submit,
    Withdraw,
)
from diffusion_studio.engine.build import Builder
from diffusion_studio.engine.line import Line
from diffusion_studio.engine.run import Run
from diffusion_studio.events import Failed, Finished, Lined, Paused, Started, Stepped, Withdrawn
from diffusion_studio.recipe import FromStep, Recipe
from tests.engine.listening import Listener

LONG = 1000  # steps of a run that is not meant to end by itself


def ask(engine: Listener, *asked: Command) -> None:
    for command in asked:
        engine.client.send(command)


def lined(engine: Listener, *waiting: str) -> Lined:
    """What the engine tells once just these wait, in this order."""
    while True:
        told = engine.until(Lined)
        if told.waiting == waiting:
            return told


@pytest.fixture
def short(recipe: Recipe) -> Recipe:
    return recipe.model_copy(update={"steps": 1, "count": 1})


@pytest.fixture
def held_up(engine: Listener, recipe: Recipe) -> str:
    """A long run that has begun; its name."""
    run = engine.client.submit(recipe.model_copy(update={"steps": LONG}))
    engine.until(Started, run)
    return run


def finished_in_order(engine: Listener, count: int) -> list[str]:
    while True:
        order = [event.run for event in engine.heard if isinstance(event, Finished)]
        if len(order) == count:
            return order
        engine.until(Finished)


def test_any_order_can_be_asked_for_at_once(engine: Listener, short: Recipe, held_up: str) -> None:
    for name in "abcd":
        ask(engine, Submit(name, short))
    ask(engine, Submit("front", short, turn="next"))
    lined(engine, held_up, "front", "a", "b", "c", "d")
    ask(engine, Reorder(("d", "no such run", held_up, "b")))
    lined(engine, held_up, "d", "b", "front", "a", "c")
    ask(engine, Cancel(held_up))
    assert finished_in_order(engine, 5) == ["d", "b", "front", "a", "c"]


def test_after_this_one_nothing_begins_until_the_queue_goes_on(
    engine: Listener, recipe: Recipe, short: Recipe
) -> None:
    first = engine.client.submit(recipe)
    engine.until(Started, first)
    ask(engine, HoldQueue(True), Submit("second", short))
    engine.until(Finished, first)  # it goes on to its end
    told = lined(engine, "second")
    assert (told.held, told.at_work) == (True, "")
    ask(engine, Submit("now", short, turn="now"))  # what a person wants now is made all the same
    engine.until(Finished, "now")
    ask(engine, HoldQueue(False))
    engine.until(Finished, "second")


def test_a_hold_after_the_last_run_ends_with_it(engine: Listener, recipe: Recipe) -> None:
    run = engine.client.submit(recipe)
    engine.until(Started, run)
    ask(engine, HoldQueue(True))
    engine.until(Finished, run)
    assert not lined(engine).held
    engine.finish(recipe)


def test_the_queue_is_paused_with_the_run_that_is_sampled(
    engine: Listener, short: Recipe, held_up: str
) -> None:
    ask(engine, Submit("next", short), HoldQueue(True, at_once=True))
    engine.until(Paused, held_up)
    assert lined(engine, "next").at_work == ""
    ask(engine, HoldQueue(False))
    assert lined(engine, held_up, "next").at_work == held_up  # it goes on first
    ask(engine, Cancel(held_up))
    engine.until(Finished, "next")


def test_runs_are_set_aside_and_put_behind_the_others(
    engine: Listener, short: Recipe, held_up: str
) -> None:
    ask(engine, Submit("aside", short, turn="held"), Submit("a", short), Submit("b", short))
    ask(engine, Pause("a"))
    told = lined(engine, held_up, "b")
    assert told.aside == ("aside", "a")
    ask(engine, Enqueue(("a", "aside")))
    lined(engine, held_up, "b", "a", "aside")
    ask(engine, Cancel(held_up))
    assert finished_in_order(engine, 3) == ["b", "a", "aside"]


def test_only_what_has_not_begun_is_withdrawn(
    engine: Listener, short: Recipe, held_up: str
) -> None:
    ask(engine, Submit("a", short), Submit("b", short, turn="held"), Submit("c", short))
    ask(engine, Withdraw(("a", "b", held_up, "no such run")))
    assert set(engine.until(Withdrawn).runs) == {"a", "b"}
    lined(engine, held_up, "c")
    ask(engine, Cancel(held_up))
    assert finished_in_order(engine, 1) == ["c"]


def test_a_run_that_fails_in_the_middle_stops_no_other(
    engine: Listener, short: Recipe, held_up: str
) -> None:
    ask(engine, Submit("a", short), Submit("bad", short.model_copy(update={"label": "dragon"})))
    ask(engine, Submit("b", short), Cancel(held_up))
    failed = engine.until(Failed, "bad")
    assert "dragon" in failed.message
    assert not failed.memory_short
    assert finished_in_order(engine, 2) == ["a", "b"]
    assert lined(engine).at_work == ""


@pytest.mark.parametrize(
    "error", [MemoryError(), RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB")]
)
def test_that_memory_was_short_is_told_and_a_half_can_be_tried(
    engine: Listener, recipe: Recipe, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    built = Builder.build

    def build(self: Builder, wanted: Recipe, *more: Any) -> Any:
        if wanted.count > 1:
            raise error
        return built(self, wanted, *more)

    monkeypatch.setattr(Builder, "build", build)
    run = engine.client.submit(recipe)
    failed = engine.until(Failed, run)
    assert failed.memory_short
    assert "fewer" in failed.message
    for half in recipe.halves:
        engine.finish(half)


def test_halves_make_the_pictures_of_the_whole(engine: Listener, recipe: Recipe) -> None:
    whole = recipe.model_copy(update={"count": 3})
    run = engine.client.submit(whole)
    images = engine.until(Finished, run).images
    starts = engine.client.frames(run, "x_t", steps=[0])[0]
    names = [engine.client.submit(half) for half in whole.halves]
    made = [engine.until(Finished, name).images for name in names]
    noise = [engine.client.frames(name, "x_t", steps=[0])[0] for name in names]
    np.testing.assert_array_equal(np.concatenate(noise), starts)  # drawn for each picture
    assert np.abs(np.concatenate(made).astype(int) - images.astype(int)).max() <= 1  # to rounding


def test_halves_of_a_branch_take_their_halves_of_its_parent(
    engine: Listener, recipe: Recipe
) -> None:
    start = FromStep(run="gone", k=3, parent=recipe)
    branch = recipe.model_copy(update={"start": start})
    images = engine.finish(branch).images
    made = [engine.finish(half).images for half in branch.halves]
    assert len(made) == 2
    assert np.abs(np.concatenate(made).astype(int) - images.astype(int)).max() <= 1
    alone = start.model_copy(update={"parent": None})
    assert branch.model_copy(update={"start": alone}).halves == ()


def test_a_thousand_runs_are_lined_up_and_moved_without_delay(recipe: Recipe) -> None:
    line = Line()
    begun = time.thread_time()
    for number in range(1000):
        line.join(Run(str(number), recipe), "last")
        line.news()
    line.reorder([str(number) for number in reversed(range(1000))])
    told = line.news()
    assert told is not None
    assert told.waiting[0] == "999"
    assert line.news() is None  # it is told once
    assert time.thread_time() - begun < 2.0


def test_steps_of_a_run_do_not_tell_the_queue_again(engine: Listener, held_up: str) -> None:
    for _ in range(3):
        engine.until(Stepped, held_up)
    assert len([event for event in engine.heard if isinstance(event, Lined)]) == 1
    ask(engine, Cancel(held_up))
