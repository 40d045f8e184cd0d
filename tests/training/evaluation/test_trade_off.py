"""What guidance gains and costs: in a world that is known exactly, and on the small model."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any, cast

import numpy as np
import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import Denoiser, GaussianMixture
from diffusion_studio.models import build_classifier
from diffusion_studio.models.checkpoint import LoadedModel
from diffusion_studio.models.classifier import Classifier
from diffusion_studio.training.data.pictures import Pictures as Stored
from diffusion_studio.training.evaluation.judge import Judge
from diffusion_studio.training.evaluation.report import Report
from diffusion_studio.training.evaluation.sampling import Pictures
from diffusion_studio.training.evaluation.subject import EvaluationError, Subject
from diffusion_studio.training.evaluation.table import trade_off_text
from diffusion_studio.training.evaluation.trade_off import TradeOff, trade_off
from tests.training.evaluation.subjects import JUDGE, NAMES, SIZE, taught

PIXELS = SIZE * SIZE
FEW = TradeOff(samples=20, scales=(0.0, 2.0), held_out=40)


def _colours() -> GaussianMixture:
    """Plain pictures, reddish, greenish and bluish ones by label; the labels overlap."""
    channels = torch.eye(3, dtype=torch.float64).repeat_interleave(PIXELS, dim=0)  # [D, 3]
    means = 0.3 * channels.T
    return GaussianMixture([1.0, 1.0, 1.0], means, 0.2**2 * channels @ channels.T)


def _pictures_of(world: GaussianMixture, each: int) -> Stored:
    """Draws of the world as a data set."""
    labels = torch.arange(3 * each) % 3
    generator = torch.Generator().manual_seed(3)
    colours = world.means[labels][:, ::PIXELS]
    colours = colours + 0.2 * torch.randn(colours.shape, generator=generator)
    pictures = ((colours.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)
    values = pictures[:, None, None].expand(-1, SIZE, SIZE, -1)
    return Stored(values.numpy(), labels.numpy(), NAMES)


@pytest.fixture(scope="module")
def planted(subject: Subject) -> Subject:
    """A network and a classifier that know the world exactly, and a judge that has learned it."""
    world, schedule = _colours(), subject.model.schedule
    levels = {int(t): schedule.level(i) for i, t in enumerate(schedule.timesteps)}

    def network(x_t: Tensor, t: Tensor, y: Tensor | None = None) -> Tensor:
        label = None if y is None or int(y[0]) == len(NAMES) else y
        return world.denoise(x_t, levels[int(t[0])], label)

    source = _pictures_of(world, 300)
    card = subject.card.model_copy(update={"parameterisation": "x_0", "learned_variance": False})
    return Subject(
        LoadedModel(Denoiser(network, "x_0", null_label=len(NAMES)), schedule, card),
        Judge(taught(build_classifier(**JUDGE), source)),
        subject.judge_card,
        cast("Classifier", world.classifier(schedule)),
        source,
    )


def test_guidance_trades_diversity_for_accuracy(planted: Subject) -> None:
    """In overlapping Gaussians both ways leave less and less of what labels have in common."""
    maker = Pictures(planted.model, planted.classifier, "cpu", "float32", 200)
    effort = TradeOff(samples=120, scales=(0.0, 1.0, 3.0, 10.0))
    found = trade_off(planted, maker, effort, lambda *_: None).figures["trade_off"]
    for guidance in ("classifier_free", "classifier"):
        accuracy, diversity = (list(found[guidance][m].values()) for m in ("accuracy", "diversity"))
        assert accuracy == sorted(accuracy)
        assert all(more > less for more, less in pairwise(diversity))
    free, led = found["classifier_free"], found["classifier"]
    assert free["accuracy"]["0"] == pytest.approx(1 / 3, abs=0.12)  # it is told no label
    assert free["accuracy"]["1"] == pytest.approx(found["held_out"]["accuracy"], abs=0.1)
    assert free["accuracy"]["10"] > 0.95
    assert free["diversity"]["1"] == pytest.approx(1, abs=0.15)
    for measure in ("accuracy", "diversity"):  # the same noise, the same label, no guidance
        assert free[measure]["1"] == pytest.approx(led[measure]["0"], abs=1e-3)


@pytest.fixture(scope="module")
def report(subject: Subject, maker: Pictures) -> Report:
    return trade_off(subject, maker, FEW, lambda *_: None)


def test_the_figures_say_on_what_they_were_taken(report: Report, subject: Subject) -> None:
    found = report.figures["trade_off"]
    assert found["samples"] == 20
    assert found["held_out_pictures"] == 40
    assert found["sampler"] == {"kind": "dpm_solver_2m", "steps": 12}  # no more than there are
    assert found["model"]["sha256"] == subject.card.sha256
    for guidance in ("classifier_free", "classifier"):
        for measure in ("accuracy", "diversity"):
            assert list(found[guidance][measure]) == ["0", "2"]
    assert report.drawings["trade_off"].size == (800, 500)


def test_the_same_seed_gives_the_same_figures(
    report: Report, subject: Subject, maker: Pictures
) -> None:
    told: list[tuple[str, int, int]] = []
    again = trade_off(subject, maker, FEW, lambda *what: told.append(what))
    assert again.figures == report.figures
    ends = {what: (done, total) for what, done, total in told}
    assert len(ends) == 5
    assert all(done == total > 0 for done, total in ends.values())


def test_the_table_has_a_row_for_each_scale(report: Report) -> None:
    found = report.figures["trade_off"]
    rows = [line.split() for line in trade_off_text(found).splitlines()[-2:]]
    for row, scale in zip(rows, ("0", "2"), strict=True):
        wanted = [scale]
        for each in (found["classifier_free"], found["classifier"]):
            wanted += [f"{each['accuracy'][scale]:.1%}", f"{each['diversity'][scale]:.3f}"]
        assert row == wanted


def _refused(subject: Subject, maker: Pictures, effort: TradeOff = FEW) -> str:
    with pytest.raises(EvaluationError) as refusal:
        trade_off(subject, maker, effort, lambda *_: None)
    return str(refusal.value)


def _with_card(subject: Subject, **changes: Any) -> Subject:
    model = subject.model
    changed = LoadedModel(model.denoiser, model.schedule, model.card.model_copy(update=changes))
    return replace(subject, model=changed, classifier=None)


def test_what_cannot_be_guided_or_compared_is_refused(subject: Subject, maker: Pictures) -> None:
    assert "can be guided to no label" in _refused(_with_card(subject, null_label=None), maker)
    assert "can be guided to no label" in _refused(_with_card(subject, labels=()), maker)
    assert "give --samples 6 or more" in _refused(subject, maker, replace(FEW, samples=5))
    alike = Stored(np.zeros((300, SIZE, SIZE, 3), np.uint8), np.arange(300) % 3, NAMES)
    assert "all alike" in _refused(replace(subject, source=alike), maker)
    few = Stored(np.zeros((60, SIZE, SIZE, 3), np.uint8), np.arange(60) % 3, NAMES)
    assert "6 held-out pictures" in _refused(replace(subject, source=few), maker)
    with pytest.raises(EvaluationError, match="at least 20"):
        TradeOff.of(3, 0)
