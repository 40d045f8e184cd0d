"""How often the truth lies where samples say: in a world that is known exactly."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import Denoiser, GaussianMixture, NoiseSchedule
from diffusion_studio.models.checkpoint import LoadedModel
from diffusion_studio.training.data.pictures import Pictures as Stored
from diffusion_studio.training.evaluation.calibration import (
    Calibration,
    calibration,
    share_within,
)
from diffusion_studio.training.evaluation.sampling import Pictures
from diffusion_studio.training.evaluation.subject import EvaluationError, Subject
from diffusion_studio.training.evaluation.table import calibration_text
from tests.training.evaluation.subjects import NAMES, SIZE

PIXELS = 3 * SIZE * SIZE
EFFORT = Calibration(pictures=12, steps=40, tasks=("Gaussian blur", "super-resolution x4"))


def _grain(spread: float) -> GaussianMixture:
    """Grey pictures of independent grain, whose colours vary together by half."""
    near = 0.5 * torch.eye(PIXELS) + 0.5
    return GaussianMixture([1.0], torch.zeros(1, PIXELS), spread**2 * near.double())


@pytest.fixture(scope="module")
def known(subject: Subject) -> Subject:
    """A network that knows the world exactly, and pictures drawn from it."""
    world, schedule = _grain(0.3), NoiseSchedule.linear(1000)
    drawn = world.sample(120, torch.Generator().manual_seed(5)).view(-1, 3, SIZE, SIZE)
    pixels = ((drawn.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8).permute(0, 2, 3, 1)
    source = Stored(pixels.numpy(), (torch.arange(120) % 3).numpy(), NAMES)
    card = subject.card.model_copy(update={"parameterisation": "x_0", "learned_variance": False})
    model = LoadedModel(Denoiser(_network(world, schedule), "x_0"), schedule, card)
    return replace(subject, model=model, source=source)


def _network(world: GaussianMixture, schedule: NoiseSchedule) -> object:
    levels = {int(t): schedule.level(i) for i, t in enumerate(schedule.timesteps)}

    def network(x_t: Tensor, t: Tensor, y: Tensor | None = None) -> Tensor:
        return world.denoise(x_t, levels[int(t[0])], None)

    return network


def _within(subject: Subject, effort: Calibration) -> dict[str, float]:
    maker = Pictures(subject.model, None, "cpu", "float32", 64)
    report = calibration(subject, maker, effort, lambda *_: None)
    assert "wanted 80% to 97%" in calibration_text(report.figures["calibration"])
    found: dict[str, float] = report.figures["calibration"]["within"]
    return found


def test_a_model_that_knows_its_pictures_is_calibrated(known: Subject) -> None:
    for task, share in _within(known, EFFORT).items():
        assert share == pytest.approx(0.9, abs=0.05), task


def test_a_model_that_is_too_sure_is_not(known: Subject) -> None:
    """It takes its pictures to vary a third as much as they do."""
    schedule = known.model.schedule
    sure = Denoiser(_network(_grain(0.1), schedule), "x_0")
    subject = replace(known, model=LoadedModel(sure, schedule, known.model.card))
    assert max(_within(subject, EFFORT).values()) < 0.8


def test_the_ends_count_as_within() -> None:
    samples = torch.tensor([[3, 5, 9], [4, 5, 7]], dtype=torch.uint8).view(2, 1, 1, 3)
    truth = torch.tensor([4, 6, 8], dtype=torch.uint8).view(1, 1, 3)
    assert share_within(samples, truth) == pytest.approx(2 / 3)


def test_too_few_held_out_pictures_are_refused(known: Subject) -> None:
    with pytest.raises(EvaluationError, match="has not 30 held-out pictures"):
        _within(known, replace(EFFORT, pictures=30))
