"""All measures together, on the small model and the judge that has learned."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from diffusion_studio.training.data.pictures import Pictures as Stored
from diffusion_studio.training.evaluation.evaluate import (
    Effort,
    available,
    blur,
    evaluate,
)
from diffusion_studio.training.evaluation.report import Report
from diffusion_studio.training.evaluation.sampling import Pictures
from diffusion_studio.training.evaluation.subject import EvaluationError, Subject
from diffusion_studio.training.evaluation.table import as_text
from tests.training.evaluation.subjects import NAMES, SIZE, scenes

SMALL = Effort(40, 6, 20, (2, 5), 150, 1, quick=True)


@pytest.fixture(scope="module")
def told() -> list[tuple[str, int, int]]:
    return []


@pytest.fixture(scope="module")
def report(subject: Subject, maker: Pictures, told: list[tuple[str, int, int]]) -> Report:
    def hear(what: str, done: int, total: int) -> None:
        told.append((what, done, total))

    return evaluate(subject, maker, SMALL, hear)


def test_real_pictures_are_known_and_noise_is_not(report: Report) -> None:
    figures = report.figures
    accuracy = figures["accuracy"]
    assert accuracy["held_out"] > 0.9
    for guidance in ("none", "classifier_free", "classifier"):
        each = accuracy[guidance]
        assert each["ratio"] == pytest.approx(each["accuracy"] / accuracy["held_out"], abs=1e-4)
        assert each["accuracy"] < 0.9
    distance = figures["frechet"]
    assert distance["floor"] < distance["blurred"] < distance["samples"]
    assert distance["times_floor"] > 10
    assert distance["unlabelled"] > distance["blurred"]
    assert distance["unlabelled"] != distance["samples"]
    assert report.figures["samples_are"] == "labelled, unguided"
    guided = distance["by_guidance"]
    assert guided["pictures"] == SMALL.guided
    assert distance["floor"] < guided["floor"]  # fewer pictures, farther by chance
    for guidance in ("none", "classifier_free", "classifier"):
        assert guided[guidance] > distance["blurred"] > guided["floor"]


def test_labels_are_told_beside_the_datas(report: Report) -> None:
    labels = report.figures["labels"]
    assert list(labels["samples"]) == list(labels["data"]) == list(NAMES)
    assert sum(labels["samples"].values()) == pytest.approx(1, abs=1e-3)
    differences = [abs(labels["samples"][name] - labels["data"][name]) for name in NAMES]
    assert labels["total_variation"] == pytest.approx(sum(differences) / 2, abs=1e-3)


def test_every_sampler_is_measured_at_every_number_of_steps(report: Report) -> None:
    nfe = report.figures["nfe"]
    assert set(nfe["distance"]) == {"ddpm", "ddim", "dpm_solver_2m"}
    for distances in nfe["distance"].values():
        assert list(distances) == ["2", "5"]
        assert min(distances.values()) > nfe["floor"] > 0


def test_what_is_drawn(report: Report) -> None:
    sizes = {name: image.size for name, image in report.drawings.items()}
    assert set(sizes) == {"samples", "neighbours", "quality"}
    assert sizes["samples"][0] > 3 * 512
    assert sizes["quality"] == (800, 500)


def test_progress_reaches_the_end_of_each_piece(
    report: Report, told: list[tuple[str, int, int]]
) -> None:
    ends = {what: (done, total) for what, done, total in told if what.startswith(("S", "J"))}
    assert len(ends) > 8
    assert all(done == total > 0 for done, total in ends.values())


def test_the_table_tells_every_group(report: Report) -> None:
    text = as_text(report.figures)
    for word in ("Quick", "held-out", "classifier guidance, scale 1", *NAMES, "DPM-Solver++(2M)"):
        assert word in text
    assert "samples without labels" in text
    assert f"{SMALL.guided} samples by label, classifier-free guidance" in text
    nameless = {k: v for k, v in report.figures.items() if k not in ("accuracy", "labels")}
    assert "judge names" not in as_text(nameless)


def test_the_same_seed_gives_the_same_figures(
    report: Report, subject: Subject, maker: Pictures
) -> None:
    again = evaluate(subject, maker, SMALL, lambda *_: None).figures
    timeless = [{**each, "seconds": 0} for each in (report.figures, again)]
    assert timeless[0] == timeless[1]


def test_a_model_that_copies_is_found_out(subject: Subject, maker: Pictures) -> None:
    """Where the held-out pictures are all training pictures too, they are as near as can be."""
    pictures, labels = scenes().examples("training", 33)  # not 10 a class: every tenth is held out
    values = pictures.permute(0, 2, 3, 1).numpy()
    twice = Stored(np.concatenate([values] * 10), np.tile(labels.numpy(), 10), NAMES)
    found = evaluate(
        replace(subject, source=twice), maker, replace(SMALL, samples=15), lambda *_: None
    ).figures
    assert found["memorisation"]["held_out"]["95"] < 1e-4
    assert found["memorisation"]["samples"]["5"] > 0.01
    assert found["memorisation"]["training_pictures"] == SMALL.training


def test_too_few_pictures_are_refused(subject: Subject, maker: Pictures) -> None:
    pictures, labels = scenes().examples("training", 600)
    few = Stored(pictures.permute(0, 2, 3, 1).numpy(), labels.numpy(), NAMES)
    with pytest.raises(EvaluationError, match="the data has 60; give --samples 30 or fewer"):
        evaluate(replace(subject, source=few), maker, SMALL, lambda *_: None)
    with pytest.raises(EvaluationError, match="at least 20"):
        Effort.of(3, 0, quick=False)


def test_as_many_examples_as_there_are() -> None:
    stored = Stored(np.zeros((70, SIZE, SIZE, 3), np.uint8), np.zeros(70, np.int64), ())
    assert available(stored, "test", 1000) == 7
    assert available(stored, "training", 1000) == 56
    assert available(stored, "training", 56) == 56
    assert available(stored, "training", 3) == 3


def test_blur_spreads_a_point_and_keeps_its_light() -> None:
    point = torch.zeros(1, 3, 9, 9, dtype=torch.uint8)
    point[..., 4, 4] = 255
    blurred = blur(point)[0, 0].double()
    assert blurred[4, 4] == blurred.max() < 60
    assert blurred[4, 5] / blurred[4, 4] == pytest.approx(np.exp(-0.5), abs=0.02)
    assert blurred.sum() == pytest.approx(255, rel=0.05)
