"""The contest of restorations: what it measures, goes on with and refuses; and its closed form."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from diffusion_studio.benchmark import BenchmarkError
from diffusion_studio.benchmark.restoring import Settings, format_contest, run_contest
from diffusion_studio.benchmark.restoring.closed_form import GaussianPictures, known, score
from diffusion_studio.benchmark.restoring.figures import within_interval
from diffusion_studio.benchmark.restoring.judging import Jury, held_out
from diffusion_studio.benchmark.restoring.tasks import ENTRIES, TASKS, Entry
from diffusion_studio.cli import main
from diffusion_studio.models import describe, locate
from diffusion_studio.restoration_specs import OPERATORS, SOLVERS


def nothing(what: str, k: int, n: int) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def settings(tiny_model: Path) -> Settings:
    return Settings(
        model=str(tiny_model),
        pictures=2,
        draws=2,
        tasks=("Gaussian",),
        entries=("ddrm 20",),
        device="cpu",
    )


def test_a_contest_measures_solvers_beside_classical_methods_and_goes_on(
    settings: Settings, tmp_path: Path
) -> None:
    contest = run_contest(settings, tmp_path, nothing)
    assert [cell["name"] for cell in contest.cells] == ["wiener", "richardson-lucy", "ddrm 20"]
    solver = contest.cells[-1]
    assert solver["calls"] == 20
    assert len(solver["each"]) == 2
    assert solver["psnr_of_mean"] >= solver["psnr"]
    assert 0 <= solver["within"] <= 1
    assert solver["cpu"] > 0
    assert all(cell["chi_squared"] > 0 for cell in contest.cells)
    kept = tmp_path / "gaussian-blur" / "ddrm-20-x2.json"
    assert json.loads(kept.read_text(encoding="utf-8")) == solver

    told: list[str] = []
    again = run_contest(settings, tmp_path, lambda what, k, n: told.append(what))
    assert again.cells[-1] == solver
    assert not told  # nothing was sampled twice

    table = format_contest(contest)
    assert "**Gaussian blur**" in table
    assert "| ddrm 20 |" in table


def test_a_contest_is_made_in_pieces_and_grows(settings: Settings, tmp_path: Path) -> None:
    """What was sampled before is not sampled again, and the pieces give what the whole gives."""
    single = replace(settings, at_once=2)  # a picture at a time
    whole = run_contest(replace(single, pictures=3), None, nothing).cells[-1]
    run_contest(single, tmp_path, nothing)
    begun = run_contest(replace(single, pictures=3, minutes=1e-9), tmp_path, nothing)
    assert begun.left == 1
    assert "1 more are to be made" in format_contest(begun)
    told: list[int] = []
    grown = run_contest(
        replace(single, pictures=3), tmp_path, lambda what, k, n: told.append(k)
    ).cells[-1]
    assert told == list(range(41, 61))  # of the third picture alone
    assert grown["each"] == whole["each"]
    assert grown["chi_squared"] == pytest.approx(whole["chi_squared"])


def test_a_judge_tells_true_pictures_from_coarse_ones() -> None:
    jury = Jury("scenes-32", describe(locate("scenes-32")), reference=100)
    truths = held_out(32, 20)
    coarse = truths[:, ::8, ::8].repeat(8, axis=1).repeat(8, axis=2)
    floor = jury.floor(20)
    found, true = (jury.frechet(pictures[:, None]) for pictures in (coarse, truths))
    assert found is not None
    assert floor is not None
    assert true == pytest.approx(floor, rel=0.5)  # of so few pictures chance is a good part
    assert found > 1.5 * floor


def test_another_contests_folder_and_unknown_names_are_refused(
    settings: Settings, tmp_path: Path
) -> None:
    run_contest(settings, tmp_path, nothing)
    with pytest.raises(BenchmarkError, match="keeps a contest of another model"):
        run_contest(replace(settings, noise_sigma=0.2), tmp_path, nothing)
    (tmp_path / "gaussian-blur" / "ddrm-20-x2.json").write_text("{")
    with pytest.raises(BenchmarkError, match="cannot be read; remove it"):
        run_contest(settings, tmp_path, nothing)
    with pytest.raises(BenchmarkError, match="There is no task 'cooking'"):
        run_contest(replace(settings, tasks=("cooking",)), None, nothing)


def test_the_line_says_what_it_cannot_do_in_a_sentence() -> None:
    done = CliRunner().invoke(main, ["benchmark", "restore", "--solver", "magic"])
    assert done.exit_code == 2
    assert "There is no solver 'magic'" in done.output
    listed = CliRunner().invoke(main, ["benchmark", "restore", "--help"])
    assert "--closed-form" in listed.output


def test_tasks_and_solvers_are_the_programs_own() -> None:
    assert {entry.solver for entry in ENTRIES} <= set(SOLVERS)
    assert {task.operator(32)["kind"] for task in TASKS} <= set(OPERATORS)


def test_the_interval_of_few_samples_holds_nine_tenths_of_the_truth() -> None:
    """Truth and samples drawn alike, K of them: the share is 90 % for every K."""
    draw = np.random.default_rng(1)
    for count in (2, 4, 8, 16):
        drawn = draw.normal(128, 20, size=(count, 200, 100, 1))
        truth = draw.normal(128, 20, size=(200, 100, 1))
        share = within_interval(drawn, truth)
        assert share == pytest.approx(0.9, abs=0.02), count


@pytest.mark.parametrize("task", ["super-resolution x4", "random"])
def test_the_known_posterior_is_that_of_the_prior(task: str) -> None:
    """What is left unknown is less than before, and y is explained as well as its noise allows."""
    pictures = GaussianPictures()
    found = known(task, pictures)
    assert float(found.covariance.trace()) < float(pictures.covariance.trace())
    assert float(found.covariance.diagonal().min()) > 0
    measured = float(found.operator.count(found.y)[0])
    assert found.explained == pytest.approx(measured * 0.1**2, rel=0.35)


def test_a_solver_that_samples_the_posterior_scores_as_the_truth_does() -> None:
    """The bounds of the project's goal for the default solver, with 32 samples' chance."""
    found = score(Entry("daps", 50), "blur", count=32)
    assert found.bias < 0.1
    assert found.variance == pytest.approx(1.0, abs=0.15)
    assert found.chi_squared == pytest.approx(1.0, abs=0.1)
    narrow = score(Entry("ddrm", 10), "blur", count=16)
    assert narrow.variance < 0.7
