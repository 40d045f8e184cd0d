"""What a restoration's answer says in numbers and words, without a window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diffusion_studio.engine.fidelity import summary
from diffusion_studio.events import Measured, Restored
from diffusion_studio.library.answer_files import encode_share, read_share
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.answer.answer import (
    Agreement,
    Answer,
    measured_numbers,
    read_answer,
    right_share,
)
from diffusion_studio.ui.answer.spots import (
    corner,
    from_measurement,
    patches,
    side_of,
    spot_at,
)
from diffusion_studio.ui.answer.words import summary_words, trust_words
from diffusion_studio.ui.timeline.series import plots
from tests.restorations import restoration
from tests.ui.test_timeline_data import a_record

# --- agreement with the measurement ---


def test_the_truth_itself_agrees_with_its_measurement() -> None:
    """What is left of y without A x is the noise, whatever x: chi-squared of it is near 1, within
    the tolerance for 99 of 100 measurements and more."""
    rng, count, sigma = np.random.default_rng(0), 3 * 32 * 32, 0.1
    verdicts = []
    for _ in range(200):
        noise = sigma * rng.standard_normal(count)
        agreement = Agreement(float(np.linalg.norm(noise)), sigma * count**0.5, count)
        verdicts.append(agreement.verdict)
    assert verdicts.count("right") >= 198


@pytest.mark.parametrize(
    ("residual", "verdict"),
    [(1.0, "right"), (0.9, "near"), (0.5, "overfits"), (1.1, "near"), (2.0, "unexplained")],
)
def test_the_verdict_follows_the_residual(residual: float, verdict: str) -> None:
    assert Agreement(residual, 1.0, 10_000).verdict == verdict


def test_few_numbers_are_given_more_room_and_no_noise_has_no_verdict() -> None:
    assert Agreement(1.15, 1.0, 30).verdict == "right"  # a standard error of 0.26
    assert Agreement(1.15, 1.0, 30_000).verdict == "unexplained"
    agreement = Agreement(0.01, 0.0)
    assert agreement.chi_squared is None
    assert agreement.verdict == "noiseless"


# --- an answer ---


def an_answer(samples: np.ndarray, truth: np.ndarray | None = None, **fields: Any) -> Answer:
    """The answer of samples that leave a residual of 1 where the noise alone makes 1."""
    recipe = Recipe.build(
        model="tiny", count=len(samples), restoration=restoration("denoising", **fields)
    )
    restored = summary(samples, (1.0,) * len(samples), 1.0, samples[0], truth)

    class Kept:
        def restoration(self, run: str) -> Restored | None:
            return restored if run == "a" else None

    answer = read_answer(Kept(), "a", recipe, samples)
    assert answer is not None
    return answer


def samples_about(level: int, spread: float, count: int = 64) -> np.ndarray:
    """Samples of 16 x 16 pixels; those of the right half vary."""
    rng = np.random.default_rng(1)
    values = np.full((count, 16, 16, 3), float(level))
    values[:, :, 8:] += spread * rng.standard_normal((count, 16, 8, 3))
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)


def test_the_samples_agree_on_one_side_and_differ_on_the_other() -> None:
    answer = an_answer(samples_about(100, 40.0))
    known, guessed = spot_at(answer, 2, 8), spot_at(answer, 12, 8)
    assert (known.trust, known.spread, known.mean) == ("given", 0.0, (100.0, 100.0, 100.0))
    assert guessed.trust == "differ"
    assert guessed.spread == pytest.approx(40 / 255, rel=0.1)
    assert "guess, not in the data" in trust_words(guessed, 64)
    assert spot_at(an_answer(samples_about(100, 3.0)), 12, 8).trust == "agree"
    assert spot_at(an_answer(samples_about(100, 10.0)), 12, 8).trust == "vary"


def test_the_truth_lies_in_the_interval_as_often_as_it_should() -> None:
    """A truth that is drawn as the samples are lies between 5 and 95 % nine times in ten."""
    samples = samples_about(128, 30.0, count=65)
    truth, rest = samples[0], samples[1:]
    answer = an_answer(rest, truth)
    right_half = (truth[:, 8:] >= answer.restored.low[:, 8:]) & (
        truth[:, 8:] <= answer.restored.high[:, 8:]
    )
    assert right_half.mean() == pytest.approx(right_share(64), abs=0.05)
    assert answer.within == pytest.approx((1 + right_half.mean()) / 2)
    assert spot_at(answer, 0, 0).inside is True


@pytest.mark.parametrize("count", [4, 8, 40])
def test_fewer_samples_hold_less_of_the_truth(count: int) -> None:
    """Truth and samples are drawn alike, 10,000 times: the share that lies between the samples'
    5 and 95 % quantiles is the one that is said to be right."""
    draws = np.random.default_rng(2).standard_normal((count + 1, 10_000))
    low, high = np.quantile(draws[1:], (0.05, 0.95), axis=0)
    inside = (draws[0] >= low) & (draws[0] <= high)
    assert inside.mean() == pytest.approx(right_share(count), abs=0.03)


def test_a_single_sample_is_told_to_say_nothing_of_doubt() -> None:
    answer = an_answer(samples_about(100, 10.0, count=1))
    assert answer.within is None
    assert "One sample says nothing of doubt" in summary_words(answer)
    assert "one sample only" in trust_words(spot_at(answer, 3, 3), 1)


def test_m_is_known_from_the_noise() -> None:
    answer = an_answer(samples_about(100, 10.0), noise_sigma=0.1)
    assert measured_numbers(answer.recipe, answer.restored) == 100
    answer = an_answer(samples_about(100, 10.0), noise_sigma=0.0)
    assert measured_numbers(answer.recipe, answer.restored) == 0


# --- places ---


@pytest.mark.parametrize(
    ("height", "width"), [(16, 16), (64, 48), (256, 256), (5, 9), (3, 3), (4, 4)]
)
def test_the_surroundings_lie_within_the_picture_and_hold_their_place(
    height: int, width: int
) -> None:
    side = side_of(height, width)
    assert side % 2 == 1
    numbers = np.arange(2 * height * width * 3) % 251
    pictures = numbers.astype(np.uint8).reshape(2, height, width, 3)
    for x, y in ((0, 0), (width - 1, height - 1), (width // 2, height // 3)):
        left, top = corner(x, y, height, width)
        found = patches(pictures, x, y)
        assert found.shape == (2, side, side, 3)
        assert np.array_equal(found[1, y - top, x - left], pictures[1, y, x])


def test_a_place_of_y_is_the_picture_s_only_where_y_is_such_a_picture() -> None:
    answer = an_answer(samples_about(100, 10.0))
    assert from_measurement(answer, 3, 4) == (3, 4)
    small = Recipe.build(model="tiny", count=64, restoration=restoration("downsampling"))
    assert from_measurement(Answer("a", small, answer.samples, answer.restored, ()), 3, 4) == (7, 9)
    wide = Recipe.build(model="tiny", count=64, restoration=restoration("outpainting"))
    assert from_measurement(Answer("a", wide, answer.samples, answer.restored, ()), 3, 4) == (7, 4)


# --- files ---


def test_a_map_survives_in_sixteen_bits(tmp_path: Path) -> None:
    values = np.linspace(0, 0.5, 256, dtype=np.float32).reshape(16, 16)
    path = tmp_path / "std.png"
    path.write_bytes(encode_share(values))
    assert np.abs(read_share(path) - values).max() <= 0.5 / 65535 + 1e-7


# --- the timeline's lane ---


def restored_steps(expected: float) -> list[Measured]:
    """Ten steps of two images, whose residuals come down to 1 and 2."""
    found = []
    for k in range(10):
        notes: dict[str, tuple[float, ...]] = {"residual": (10.0 - k, 11.0 - k)}
        found.append(Measured(k, notes | {"expected_residual": (expected, expected)}))
    return found


def test_the_residual_is_a_lane_beside_the_noise_s_own_level() -> None:
    lane = next(
        p for p in plots(a_record(), restored_steps(1.5), {}, image=1) if p.name == "residual"
    )
    assert [line.name for line in lane.series] == ["residual", "expected_residual"]
    assert lane.series[0].at(1) == 11.0
    assert lane.series[0].at(10) == 2.0
    assert {value for _, value in lane.series[1].points} == {1.5}


def test_without_noise_in_y_there_is_no_level_of_it() -> None:
    lane = next(
        p for p in plots(a_record(), restored_steps(0.0), {}, image=0) if p.name == "residual"
    )
    assert [line.name for line in lane.series] == ["residual"]


def test_a_run_that_restores_nothing_has_no_such_lane() -> None:
    plain = [Measured(k, {"belief_change": (0.1, 0.2)}) for k in range(10)]
    assert "residual" not in [plot.name for plot in plots(a_record(), plain, {}, image=0)]
    assert pytest.approx(0.1) == plots(a_record(), plain, {}, image=0)[0].series[0].at(3)
