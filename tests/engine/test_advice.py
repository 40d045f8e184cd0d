"""What is said of a run's guidance, and when."""

from __future__ import annotations

from collections.abc import Iterable

from diffusion_studio.engine.measuring import Advice
from diffusion_studio.events import Advised, Finished, Measured
from diffusion_studio.recipe import Recipe
from tests.engine.listening import Listener

STEPS = 50
EARLY, LATE = 0.01, 0.9  # alpha_bar


def said(shares: Iterable[float], alpha_bar: float, advice: Advice | None = None) -> list[int]:
    """At which steps (from 0) the clipping is told, where guidance clips such shares."""
    advice = advice or Advice()
    steps = [Measured(k, {"clipped": (share,)}) for k, share in enumerate(shares)]
    return [step.k for step in steps for _ in advice.hear(step, alpha_bar, STEPS)]


def test_clipping_that_lasts_is_told_while_the_belief_is_no_picture_yet() -> None:
    assert said([0.3] * 20, EARLY) == [5]  # 12 % of the steps
    assert said([0.3] * 5 + [0.01] * 20, EARLY) == []  # what passes harms nothing


def test_once_the_belief_is_a_picture_three_steps_are_enough() -> None:
    assert said([0.3] * 20, LATE) == [2]
    assert said([0.04] * 20, LATE) == []
    assert said([0.3, 0.3, 0.0] * 6, LATE) == []


def test_it_is_told_once_and_says_what_to_do() -> None:
    advice = Advice()
    step = Measured(0, {"clipped": (0.1, 0.4), "clipped_unguided": (0.0, 0.1)})
    told = [words for _ in range(12) for words in advice.hear(step, EARLY, STEPS)]
    assert len(told) == 1
    assert "30%" in told[0]
    assert told[0].endswith("Lower the scale, or let the guided part begin later.")
    assert said([0.4] * 9, LATE, advice) == []


def test_a_white_ground_is_no_overdrive_and_far_too_much_guidance_is(engine: Listener) -> None:
    for scale, glares in ((2.5, False), (10.0, True)):
        strong = {"kind": "classifier_free", "guidance_scale": scale}
        recipe = Recipe.build(
            model="emoji-32",  # which draws on white; 2.5 is its own scale
            label="objects",
            sampler={"kind": "ddim"},
            steps=10,
            seed=3,
            conditions=[strong],
        )
        run = engine.client.submit(recipe)
        engine.until(Finished, run)
        told = [e.message for e in engine.heard if isinstance(e, Advised) and e.run == run]
        assert any("saturate" in message for message in told) == glares, told
