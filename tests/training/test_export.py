"""From a checkpoint to a model: its card, its weights, and pictures sampled from it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from diffusion_studio.diffusion import (
    DDIM,
    ClassifierFreeGuidance,
    NoiseSchedule,
    SeededNoise,
    sample,
)
from diffusion_studio.models import load, read_card
from diffusion_studio.models.card import CARD_FILE, WEIGHTS_FILE, SamplerDefaults
from diffusion_studio.training.data.pictures import Pictures
from diffusion_studio.training.export import About, export_model
from diffusion_studio.training.settings import Settings, TrainingError
from diffusion_studio.training.trainer import CHECKPOINT_FILE, Trainer


@pytest.fixture
def trained(
    quick: Callable[..., Settings], pictures: Pictures, tmp_path: Path
) -> tuple[Trainer, Path]:
    """A trainer after its run, and the run's checkpoint."""
    trainer = Trainer(quick(), pictures)
    trainer.run(tmp_path / "run")
    return trainer, tmp_path / "run" / CHECKPOINT_FILE


def test_the_card_says_what_the_weights_are(trained: tuple[Trainer, Path], tmp_path: Path) -> None:
    trainer, checkpoint = trained
    about = About(
        "Two scenes", "Boats and flowers.", "CC0-1.0", SamplerDefaults(steps=20), note="By hand."
    )
    export_model(checkpoint, tmp_path / "model", "two", about)
    assert sorted(path.name for path in (tmp_path / "model").iterdir()) == [CARD_FILE, WEIGHTS_FILE]

    card = read_card(tmp_path / "model")
    weights = tmp_path / "model" / WEIGHTS_FILE
    assert card.sha256 == hashlib.sha256(weights.read_bytes()).hexdigest()
    assert card.parameters == sum(p.numel() for p in trainer.network.parameters())
    assert (card.name, card.title, card.size) == ("two", "Two scenes", (8, 8))
    assert (card.labels, card.null_label) == (("boat", "flower"), 2)
    assert (card.schedule.kind, card.defaults.steps) == ("cosine", 20)
    assert (card.made["pictures_seen"], card.made["note"]) == (24, "By hand.")
    assert 0 < card.made["loss"] < 2
    assert str(tmp_path) not in card.to_json()


def test_the_weights_are_the_average_in_half_precision(
    trained: tuple[Trainer, Path], tmp_path: Path
) -> None:
    trainer, checkpoint = trained
    export_model(checkpoint, tmp_path / "model", "two")
    for key, value in load_file(tmp_path / "model" / WEIGHTS_FILE).items():
        assert value.dtype == torch.float16
        assert torch.equal(value, trainer.average.state_dict()[key].half())


def test_an_exported_model_loads_and_samples(trained: tuple[Trainer, Path], tmp_path: Path) -> None:
    trainer, checkpoint = trained
    export_model(checkpoint, tmp_path / "model", "two")
    model = load(tmp_path / "model")
    assert (model.schedule.alphas_cumprod == NoiseSchedule.cosine(1000).alphas_cumprod).all()
    x_T = SeededNoise([1, 2], (3, 8, 8)).start()
    guidance = ClassifierFreeGuidance(2.0)
    steps = list(
        sample(model.denoiser, DDIM(), model.schedule.plan(4), x_T, conditions=[guidance], label=1)
    )
    assert len(steps) == 4
    assert bool(torch.isfinite(steps[-1].state.x).all())
    level = model.schedule.level(500)
    with torch.no_grad():
        ours = trainer.average(x_T, torch.full((2,), 500), torch.full((2,), 1))
    loaded = model.denoiser.network(x_T, torch.full((2,), level.t), torch.full((2,), 1))
    torch.testing.assert_close(loaded, ours, rtol=0, atol=0.02)


def test_weights_beyond_half_precision_are_refused(
    trained: tuple[Trainer, Path], tmp_path: Path
) -> None:
    trainer, checkpoint = trained
    with torch.no_grad():
        trainer.average.out[2].bias[0] = 1e6
    trainer.save(checkpoint)
    with pytest.raises(TrainingError, match="beyond float16's range"):
        export_model(checkpoint, tmp_path / "model", "two")
    assert not (tmp_path / "model").exists()


def test_a_full_disk_costs_no_model(
    trained: tuple[Trainer, Path], tmp_path: Path, full_disk: Callable[[int], None]
) -> None:
    _, checkpoint = trained
    export_model(checkpoint, tmp_path / "model", "first")
    full_disk(100_000)
    with pytest.raises(TrainingError, match=r"cannot be written .*: the checkpoint is kept; make"):
        export_model(checkpoint, tmp_path / "model", "second")
    assert load(tmp_path / "model").card.name == "first"
    assert sorted(path.name for path in (tmp_path / "model").iterdir()) == [CARD_FILE, WEIGHTS_FILE]
