"""Laws of the reducer, for every order in which commands and events may come."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffusion_studio import commands, events
from diffusion_studio.commands import Command
from diffusion_studio.events import Event
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.run_state import IDLE, Phase, RunState, ask, hear
from diffusion_studio.ui.wording import run_words

RECIPE = Recipe(model="tiny")
PICTURE = np.zeros((1, 2, 2, 3), np.uint8)


def stepped(k: int, run: str = "a", seconds: float = 0.1) -> events.Stepped:
    return events.Stepped(run, k, 10, PICTURE, PICTURE, seconds, 0.5)


def finished(run: str = "a") -> events.Finished:
    return events.Finished(run, PICTURE, RECIPE.to_json(), {})


def apply(state: RunState, *changes: Command | Event) -> RunState:
    for change in changes:
        state = ask(state, change) if isinstance(change, commands.Command) else hear(state, change)
    return state


def submitted() -> RunState:
    return ask(IDLE, commands.Submit("a", RECIPE))


runs = st.sampled_from(["a", "b"])
steps = st.integers(0, 10)
endings: st.SearchStrategy[Event] = st.one_of(
    runs.map(finished),
    st.builds(events.Cancelled, runs, steps),
    st.builds(events.Failed, runs, st.just("no")),
)
happenings: st.SearchStrategy[Command | Event] = st.one_of(
    endings,
    st.builds(events.Queued, runs, st.integers(0, 3)),
    st.builds(events.Started, runs, st.just(10), st.just(0), st.just("CPU"), st.just("float32")),
    st.builds(events.Replayed, runs, steps, st.just(10)),
    st.builds(stepped, st.integers(1, 10), runs),
    st.builds(events.Paused, runs, steps),
    st.builds(events.Resumed, runs, steps),
    st.builds(events.Advised, runs, st.just("memory is short")),
    st.builds(commands.Pause, runs),
    st.builds(commands.Resume, runs),
    st.builds(commands.Cancel, runs),
    st.builds(commands.Steer, runs, st.just("guidance_scale"), st.just(1.0)),
)


def test_while_the_run_before_is_made_again_that_is_told_and_how_far() -> None:
    starting = apply(submitted(), events.Queued("a", 0))
    state = apply(starting, events.Replayed("a", 3, 12))
    assert run_words(state) == "Making the run before again: step 3 of 12"
    assert state.fraction == 0.25
    begun = apply(state, events.Started("a", 20, 12, "CPU", "float32"))
    assert run_words(begun).startswith("Step 12 of 20")
    assert begun.fraction == 0.6


@given(st.lists(happenings), endings, st.lists(happenings))
def test_nothing_changes_a_run_that_has_ended(
    before: list[Command | Event], ending: Event, after: list[Command | Event]
) -> None:
    state = hear(apply(submitted(), *before), ending)
    if not state.phase.ended:  # the ending was another run's
        assert getattr(ending, "run", "") == "b"
        return
    assert apply(state, *after) == state


@given(st.lists(happenings))
def test_other_runs_change_nothing(happened: list[Command | Event]) -> None:
    others = [change for change in happened if getattr(change, "run", "") == "b"]
    state = apply(submitted(), *happened)
    assert apply(state, *others) == state


@given(st.lists(happenings), st.lists(happenings))
def test_what_is_being_stopped_does_not_look_as_if_it_ran_on(
    before: list[Command | Event], after: list[Command | Event]
) -> None:
    state = ask(apply(submitted(), *before), commands.Cancel("a"))
    for change in after:
        state = apply(state, change)
        assert state.phase is Phase.CANCELLING or state.phase.ended


@given(st.lists(happenings))
def test_a_time_is_promised_only_while_running_and_after_two_measured_steps(
    happened: list[Command | Event],
) -> None:
    state = submitted()
    for change in happened:
        state = apply(state, change)
        if state.seconds_left is not None:
            assert state.phase is Phase.RUNNING
            assert len(state.seconds) >= 2
            assert state.seconds_left >= 0
        assert 0 <= state.fraction <= 1


def test_a_life_from_the_queue_to_the_end() -> None:
    life: list[tuple[Command | Event, Phase]] = [
        (events.Queued("a", 1), Phase.QUEUED),
        (events.Queued("a", 0), Phase.STARTING),
        (events.Started("a", 10, 0, "CPU", "float32"), Phase.RUNNING),
        (stepped(1), Phase.RUNNING),
        (commands.Pause("a"), Phase.PAUSING),
        (stepped(2), Phase.PAUSING),
        (events.Paused("a", 2), Phase.PAUSED),
        (commands.Resume("a", 1), Phase.PAUSED),
        (events.Resumed("a", 2), Phase.RUNNING),
        (stepped(3), Phase.RUNNING),
        (events.Queued("a", 0), Phase.RUNNING),
        (finished(), Phase.FINISHED),
    ]
    state = submitted()
    for change, phase in life:
        state = apply(state, change)
        assert state.phase is phase, change
    assert state.k == state.steps == 10
    assert state.fraction == 1.0


def test_the_time_left_is_the_steps_left_at_the_median_rate() -> None:
    state = apply(submitted(), events.Started("a", 10, 0, "CPU", "float32"), stepped(1, seconds=9))
    assert state.rate is None
    state = apply(state, *(stepped(k, seconds=0.5) for k in range(2, 7)))
    assert state.rate == pytest.approx(2.0)
    assert state.seconds_left == pytest.approx(2.0)


def test_a_failure_keeps_its_message_and_its_details() -> None:
    state = hear(submitted(), events.Failed("a", "Memory is short.", "Traceback", 4))
    assert (state.phase, state.k, state.message, state.details) == (
        Phase.FAILED,
        4,
        "Memory is short.",
        "Traceback",
    )
