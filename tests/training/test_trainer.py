"""Training steps, checkpoints and runs, on a real network of one level."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from diffusion_studio.training.data.pictures import Pictures
from diffusion_studio.training.journal import LOSS_FILE, VALIDATION_FILE
from diffusion_studio.training.objectives import Denoising
from diffusion_studio.training.settings import Settings, TrainingError, read_settings
from diffusion_studio.training.sheet import ROWS
from diffusion_studio.training.trainer import CHECKPOINT_FILE, Trainer

Quick = Callable[..., Settings]


def weights(trainer: Trainer) -> dict[str, Tensor]:
    """All that training changes: both networks and the optimiser's memory."""
    found = {f"network.{key}": value for key, value in trainer.network.state_dict().items()}
    found |= {f"average.{key}": value for key, value in trainer.average.state_dict().items()}
    for index, memory in trainer.optimiser.state_dict()["state"].items():
        found |= {f"{index}.{key}": torch.as_tensor(value) for key, value in memory.items()}
    return {key: value.clone() for key, value in found.items()}


def assert_same(first: dict[str, Tensor], second: dict[str, Tensor]) -> None:
    assert first.keys() == second.keys()
    different = [key for key in first if not torch.equal(first[key], second[key])]
    assert not different


def logged(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("workers", [1, 2])
def test_stopping_and_resuming_changes_no_bit(
    quick: Quick, pictures: Pictures, tmp_path: Path, workers: int
) -> None:
    whole = Trainer(quick(workers=workers), pictures)
    whole.run(tmp_path / "whole")

    stopped = Trainer(quick(workers=workers), pictures)
    stopped.run(tmp_path / "parts", stop=lambda: stopped.step == 4)
    assert stopped.step == 4
    torch.manual_seed(99)  # the global generator plays no part
    resumed = Trainer(quick(workers=workers), pictures)
    resumed.load(tmp_path / "parts" / CHECKPOINT_FILE)
    assert_same(weights(resumed), weights(stopped))
    resumed.run(tmp_path / "parts")

    assert resumed.step == whole.step == 6
    assert_same(weights(resumed), weights(whole))
    logs = [
        [line["loss"] for line in logged(tmp_path / name / LOSS_FILE)]
        for name in ("whole", "parts")
    ]
    assert logs[0] == logs[1]
    assert len(logs[0]) == 3


def test_who_wants_it_to_stop_waits_for_no_validation(quick: Quick, tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (5200, 8, 8, 3), np.uint8)
    pictures = Pictures(noise, np.arange(5200) % 2, ("one", "other"))  # a tenth is kept back
    trainer = Trainer(quick(), pictures)
    trainer.run(tmp_path, stop=lambda: trainer.done)
    assert trainer.done
    assert not (tmp_path / VALIDATION_FILE).exists()
    resumed = Trainer(quick(), pictures)
    resumed.load(tmp_path / CHECKPOINT_FILE)
    resumed.run(tmp_path)
    (line,) = logged(tmp_path / VALIDATION_FILE)
    assert line["step"] == resumed.step == 6


def test_what_a_small_folder_holds_back_is_measured_too(quick: Quick, tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (60, 8, 8, 3), np.uint8)
    Trainer(quick(), Pictures(noise, np.arange(60) % 2, ("one", "other"))).run(tmp_path / "small")
    (line,) = logged(tmp_path / "small" / VALIDATION_FILE)
    assert line["step"] == 6
    assert line["validation_loss"] > 0
    few = Pictures(noise[:49], np.zeros(49, np.int64), ())  # none is held back
    Trainer(quick(), few).run(tmp_path / "few")
    assert not (tmp_path / "few" / VALIDATION_FILE).exists()


def test_a_sheet_of_very_many_classes_shows_some(quick: Quick, tmp_path: Path) -> None:
    names = tuple(f"label {number}" for number in range(200))
    pictures = Pictures(np.zeros((200, 8, 8, 3), np.uint8), np.arange(200), names)
    trainer = Trainer(quick(schedule_steps=2), pictures)
    trainer.try_sheet(tmp_path / "sheet.png")
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.size == (8 * 8 * 3, ROWS * 8 * 3)
    trainer.save(tmp_path / CHECKPOINT_FILE)
    two = Pictures(pictures.values[:2], np.arange(2), ("a", "b"))
    with pytest.raises(
        TrainingError, match=r"label 9, \.\.\. \(200\) at 8 pixels, not on a, b at 8"
    ):
        Trainer(quick(), two).load(tmp_path / CHECKPOINT_FILE)
    plain = Pictures(pictures.values, np.zeros(200, np.int64), ())
    with pytest.raises(TrainingError, match="pixels, not on unlabelled ones at 8; go on with the"):
        Trainer(quick(), plain).load(tmp_path / CHECKPOINT_FILE)


def test_lines_beyond_the_checkpoint_are_logged_anew(
    quick: Quick, pictures: Pictures, tmp_path: Path
) -> None:
    trainer = Trainer(quick(), pictures)
    for _ in range(2):
        trainer.advance()
    trainer.save(tmp_path / CHECKPOINT_FILE)
    lines = [{"step": 2, "loss": 0.5}, {"step": 4, "loss": 0.4}]
    log = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / LOSS_FILE).write_text(log + '{"step": 6, "lo')  # cut off in the middle of a line
    trainer.run(tmp_path)
    assert [line["step"] for line in logged(tmp_path / LOSS_FILE)] == [2, 4, 6]


def test_the_loss_falls(quick: Quick, pictures: Pictures) -> None:
    settings = quick(
        steps=60, batch=16, learning_rate=3e-3, parameterisation="epsilon", learned_variance=False
    )
    trainer = Trainer(settings, pictures)
    losses = [trainer.advance()["loss"] for _ in range(60)]
    assert abs(losses[0] - 1) < 0.15  # a new network says 0, and the noise has variance 1
    assert np.mean(losses[-10:]) < 0.5


def test_workers_share_a_batch_without_changing_the_gradient(
    quick: Quick, pictures: Pictures
) -> None:
    gradients = []
    for workers in (1, 3):
        trainer = Trainer(quick(workers=workers, batch=8), pictures)
        torch.nn.init.constant_(
            trainer.network.out[2].weight, 0.05
        )  # else all other gradients are 0
        with trainer.replicas:
            loss = trainer._gradient()
        gradients.append([loss, *(p.grad for p in trainer.network.parameters())])
    for alone, together in zip(*gradients, strict=True):
        torch.testing.assert_close(together, alone, rtol=1e-3, atol=1e-5)


def test_the_loss_is_the_mean_squared_error_of_the_noise(quick: Quick, pictures: Pictures) -> None:
    """With a network that always says 0 the loss is the mean square of the noise that was drawn."""
    settings = quick(batch=32, parameterisation="epsilon", learned_variance=False)
    trainer = Trainer(settings, pictures)
    generator = torch.Generator().manual_seed((trainer.settings.seed << 32) + trainer.step)
    pictures.batch(0, 32, generator)
    torch.randint(1000, (32,), generator=generator)
    noise = torch.randn(32, 3, 8, 8, generator=generator)
    assert float(trainer._gradient()) == pytest.approx(float((noise**2).mean()), rel=1e-5)


def test_labels_are_dropped_at_their_rate(quick: Quick, pictures: Pictures) -> None:
    seen: list[Tensor] = []
    trainer = Trainer(quick(batch=400, label_dropout=0.25), pictures)
    trainer.network.register_forward_pre_hook(lambda _, inputs: seen.append(inputs[2]))
    trainer._gradient()
    assert trainer.network.config.num_classes == 3
    assert isinstance(trainer.objective, Denoising)
    assert trainer.objective.null_label == 2
    dropped = float((seen[0] == 2).float().mean())
    assert 0.17 < dropped < 0.33  # 3.7 standard deviations
    assert {0, 1, 2} == set(seen[0].tolist())


def test_the_average_starts_near_the_network_and_then_lags(
    quick: Quick, pictures: Pictures
) -> None:
    trainer = Trainer(quick(), pictures)
    before = trainer.average.out[2].bias.clone()
    trainer.advance()
    expected = before.lerp(trainer.network.out[2].bias.detach(), 1 - 1 / 10)
    torch.testing.assert_close(trainer.average.out[2].bias, expected)
    settings = quick(ema_decay=0.99)
    assert settings.ema_decay_at(10_000) == 0.99


def test_the_learning_rate_warms_up_and_ends_at_zero(quick: Quick) -> None:
    by_step = quick(steps=100, warmup_steps=9, learning_rate=1.0)
    rates = [by_step.learning_rate_at(step, 0.0) for step in range(101)]
    assert rates[0] == pytest.approx(0.1)
    assert rates[9] == pytest.approx(max(rates))
    assert rates[50] == pytest.approx(0.5)
    assert rates[100] == pytest.approx(0.0)
    by_clock = quick(steps=None, minutes=2, warmup_steps=0, learning_rate=1.0)
    assert by_clock.learning_rate_at(7, 60.0) == pytest.approx(0.5)
    assert by_clock.progress(7, 500.0) == 1


def test_a_loss_that_is_no_number_stops_the_run(
    quick: Quick, pictures: Pictures, tmp_path: Path
) -> None:
    trainer = Trainer(quick(), pictures)
    trainer.advance()
    trainer.save(tmp_path / CHECKPOINT_FILE)
    saved = (tmp_path / CHECKPOINT_FILE).read_bytes()
    with torch.no_grad():
        trainer.network.out[2].bias[0] = float("nan")
    kept = weights(trainer)["average.out.2.weight"]
    with pytest.raises(TrainingError, match=r"no longer a number at step 2; go on .* below 0.001"):
        trainer.run(tmp_path)
    assert torch.equal(weights(trainer)["average.out.2.weight"], kept)
    assert (tmp_path / CHECKPOINT_FILE).read_bytes() == saved


def test_a_run_by_the_clock_ends_and_leaves_sheets(
    quick: Quick, pictures: Pictures, tmp_path: Path
) -> None:
    settings = quick(
        steps=None, minutes=1e-3, sheet_minutes=1e-4, checkpoint_minutes=1e-4, schedule_steps=4
    )
    trainer = Trainer(settings, pictures)
    trainer.run(tmp_path)
    assert trainer.done
    assert trainer.step >= 1
    sheets = sorted(tmp_path.glob("samples-*.png"))
    assert sheets
    with Image.open(sheets[0]) as sheet:
        assert sheet.size == (8 * 8 * 3, 2 * 8 * 3)  # eight columns, a row a class, three times
    assert not list(tmp_path.glob("*.part"))


def test_a_sheet_that_fails_is_told_and_the_run_goes_on(
    quick: Quick, pictures: Pictures, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trainer = Trainer(quick(steps=3, sheet_minutes=1e-9, schedule_steps=2), pictures)
    (tmp_path / "samples-000001.png").mkdir()
    saved_by_step = {}

    def look() -> bool:
        saved_by_step[trainer.step] = (tmp_path / CHECKPOINT_FILE).exists()
        return False

    trainer.run(tmp_path, look)
    assert trainer.step == 3
    assert saved_by_step == {0: False, 1: True, 2: True, 3: True}  # with each sheet
    assert "samples-000001.png could not be made" in capsys.readouterr().err
    assert (tmp_path / "samples-000002.png").is_file()

    with torch.no_grad():
        trainer.average.out[2].bias[0] = float("nan")
    trainer.try_sheet(tmp_path / "nothing.png")
    assert "nothing.png could not be made" in capsys.readouterr().err
    assert not (tmp_path / "nothing.png").exists()


def test_pictures_without_classes_train_a_network_without_labels(
    quick: Quick, pictures: Pictures, tmp_path: Path
) -> None:
    plain = Pictures(pictures.values, np.zeros(len(pictures), np.int64), ())
    trainer = Trainer(quick(schedule_steps=4), plain)
    trainer.run(tmp_path)
    trainer.try_sheet(tmp_path / "sheet.png")
    assert trainer.network.config.num_classes is None
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.size == (8 * 8 * 3, 8 * 3)


def test_checkpoints_of_something_else_are_refused(
    quick: Quick, pictures: Pictures, tmp_path: Path
) -> None:
    trainer = Trainer(quick(), pictures)
    path = tmp_path / CHECKPOINT_FILE
    with pytest.raises(TrainingError, match="There is no checkpoint"):
        trainer.load(path)
    trainer.save(path)
    wider = quick(network={**quick().network.model_dump(), "model_channels": 64})
    with pytest.raises(TrainingError, match="a network of another shape"):
        Trainer(wider, pictures).load(path)
    renamed = Pictures(pictures.values, pictures.labels, ("a", "b"))
    with pytest.raises(TrainingError, match="trained on boat, flower at 8 pixels"):
        Trainer(quick(), renamed).load(path)
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(TrainingError, match="not a whole checkpoint"):
        trainer.load(path)
    torch.save({"weights": torch.zeros(2)}, path)
    with pytest.raises(TrainingError, match="not a checkpoint of this program"):
        trainer.load(path)


def test_a_disk_that_fills_up_hides_not_what_ended_a_run(
    quick: Quick, pictures: Pictures, tmp_path: Path, full_disk: Callable[[int], None]
) -> None:
    trainer = Trainer(quick(), pictures)
    with pytest.raises(TrainingError, match=r"checkpoint\.pt cannot be written \(File too large\)"):
        trainer.run(tmp_path, stop=lambda: trainer.step == 4 and not full_disk(8000))


def test_a_full_disk_in_mid_checkpoint_costs_no_checkpoint(
    quick: Quick, pictures: Pictures, tmp_path: Path, full_disk: Callable[[int], None]
) -> None:
    trainer = Trainer(quick(), pictures)
    trainer.advance()
    path = tmp_path / CHECKPOINT_FILE
    trainer.save(path)
    saved = path.read_bytes()
    trainer.advance()
    full_disk(len(saved) // 2)
    told = r"cannot be written \(File too large\): the last one is kept; make room and go on with"
    with pytest.raises(TrainingError, match=told):
        trainer.save(path)
    with pytest.raises(TrainingError, match=r"too large\): make room, or use another folder\.$"):
        trainer.save(tmp_path / "first.pt")
    assert path.read_bytes() == saved
    assert [file.name for file in tmp_path.iterdir()] == [CHECKPOINT_FILE]
    trainer.load(path)
    assert trainer.step == 1


class Trap:
    """What a checkpoint must never be able to do: run code when it is read."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.touch, (Path("sprung"),))


def test_a_checkpoint_cannot_run_code(
    quick: Quick, pictures: Pictures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    torch.save({"format": 1, "settings": Trap()}, tmp_path / CHECKPOINT_FILE)
    with pytest.raises(TrainingError, match="not a whole checkpoint"):
        Trainer(quick(), pictures).load(tmp_path / CHECKPOINT_FILE)
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "either steps or minutes"),
        ({"steps": 3, "minutes": 2}, "either steps or minutes"),
        ({"steps": 0}, "steps must be at least 1, not 0"),
        ({"steps": 3, "batch": 2, "workers": 3}, "3 workers cannot share a batch of 2"),
        ({"steps": 3, "speed": 9}, "speed is not known here"),
    ],
)
def test_settings_that_cannot_be_used_are_named(values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(TrainingError, match=sentence):
        read_settings(**values)
