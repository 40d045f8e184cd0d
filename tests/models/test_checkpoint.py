"""A model folder of ours: what loads, and what a person is told when it does not."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from diffusion_studio.diffusion import NoiseSchedule
from diffusion_studio.models import (
    ModelError,
    build_classifier,
    build_unet,
    describe,
    load,
    load_classifier,
    read_card,
)
from diffusion_studio.models.card import CARD_FILE, WEIGHTS_FILE, ScheduleCard
from diffusion_studio.models.checkpoint import schedule_from_card
from diffusion_studio.models.unet import UNet
from tests.models.conftest import META, golden_weights


@pytest.fixture
def folder(tiny_model: Path, tmp_path: Path) -> Path:
    """A copy of the tiny model that a test may spoil."""
    return Path(shutil.copytree(tiny_model, tmp_path / "tiny"))


def change_card(folder: Path, **changes: Any) -> None:
    card = json.loads((folder / CARD_FILE).read_text())
    (folder / CARD_FILE).write_text(json.dumps(card | changes))


def change_weights(folder: Path, **changes: Tensor | None) -> None:
    """Replace tensors; None leaves one out. Names are given with __ for the dots."""
    weights = load_file(folder / WEIGHTS_FILE)
    named = {name.replace("__", "."): tensor for name, tensor in changes.items()}
    weights = {name: t for name, t in (weights | named).items() if t is not None}
    save_file(weights, folder / WEIGHTS_FILE)


def test_a_folder_gives_its_network_its_schedule_and_its_card(tiny_model: Path) -> None:
    model = load(tiny_model)
    assert model.card.labels == ("circle", "square", "star")
    assert model.denoiser.null_label == 3
    assert (model.denoiser.parameterisation, model.denoiser.clip) == ("epsilon", True)
    np.testing.assert_array_equal(
        model.schedule.alphas_cumprod, NoiseSchedule.cosine(1000).alphas_cumprod
    )
    x, t, y = torch.randn(2, 3, 16, 16), torch.tensor([3, 900]), torch.tensor([0, 3])
    made = build_unet(**model.card.config).eval()
    made.load_state_dict(load_file(tiny_model / WEIGHTS_FILE))
    assert torch.equal(model.denoiser.network(x, t, y), made(x, t, y))
    assert model.card.parameters == sum(parameter.numel() for parameter in made.parameters())


def test_the_network_is_frozen_in_evaluation_mode_and_lets_gradients_through(
    tiny_model: Path,
) -> None:
    network = load(tiny_model).denoiser.network
    assert isinstance(network, UNet)
    assert not network.training
    assert not any(parameter.requires_grad for parameter in network.parameters())
    x = torch.randn(1, 3, 16, 16, requires_grad=True)
    network(x, torch.tensor([5]), torch.tensor([1])).sum().backward()
    assert x.grad is not None
    assert x.grad.abs().max() > 0


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float64])
def test_weights_of_other_precisions_become_float32(folder: Path, dtype: torch.dtype) -> None:
    weights = load_file(folder / WEIGHTS_FILE)
    save_file({name: tensor.to(dtype) for name, tensor in weights.items()}, folder / WEIGHTS_FILE)
    network = load(folder).denoiser.network
    assert isinstance(network, UNet)
    for name, tensor in network.state_dict().items():
        assert tensor.dtype == torch.float32
        assert torch.equal(tensor, weights[name].to(dtype).float()), name


def test_the_weights_file_stands_for_its_folder(tiny_model: Path) -> None:
    assert load(tiny_model / WEIGHTS_FILE).card == load(str(tiny_model)).card


def test_a_card_can_be_had_without_reading_the_weights(folder: Path) -> None:
    damaged = bytearray((folder / WEIGHTS_FILE).read_bytes())
    damaged[-4:] = np.float32("nan").tobytes()
    (folder / WEIGHTS_FILE).write_bytes(damaged)
    assert describe(folder) == read_card(folder)
    with pytest.raises(ModelError, match="not finite"):
        load(folder)


def test_a_checksum_in_the_card_is_held_to(folder: Path) -> None:
    sha256 = load(folder).card.sha256
    change_card(folder, sha256=sha256)
    assert load(folder).card.sha256 == sha256
    flipped = bytearray((folder / WEIGHTS_FILE).read_bytes())
    flipped[-3] ^= 1  # still a finite number: nothing else would notice
    (folder / WEIGHTS_FILE).write_bytes(flipped)
    with pytest.raises(ModelError, match="is damaged: its sha256 begins"):
        load(folder)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"out__2__bias": None}, r"out\.2\.bias is missing\. It must have exactly its \d+"),
        ({"out__9__bias": torch.ones(3)}, r"out\.9\.bias has no place"),
        ({"out__2__bias": torch.ones(4)}, r"out\.2\.bias is \[4\], not \[3\]"),
        ({"out__2__bias": torch.full((3,), torch.inf)}, r"not finite, in 'out\.2\.bias'"),
        ({"out__2__bias": torch.ones(3, dtype=torch.int64)}, "in I64; weights must be in"),
    ],
)
def test_weights_that_do_not_fit_are_named(
    folder: Path, changes: dict[str, Tensor | None], message: str
) -> None:
    change_weights(folder, **changes)
    with pytest.raises(ModelError, match=message):
        load(folder)


def test_many_differences_are_told_in_one_sentence(folder: Path) -> None:
    card = json.loads((folder / CARD_FILE).read_text())
    change_card(folder, config=card["config"] | {"num_res_blocks": 2})
    with pytest.raises(ModelError, match=r"is missing; .* and \d+ more\. It must") as caught:
        load(folder)
    assert len(str(caught.value)) < 600


def test_weights_that_are_all_zero_are_refused(folder: Path) -> None:
    weights = load_file(folder / WEIGHTS_FILE)
    save_file({name: torch.zeros_like(t) for name, t in weights.items()}, folder / WEIGHTS_FILE)
    with pytest.raises(ModelError, match="zeros alone"):
        load(folder)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"learned_variance": True}, "gives 3"),
        ({"channels": 1}, "says 1 channels"),
        ({"labels": ["a", "b", "c", "d", "e"]}, "up to 4, but its network has 4 of them"),
        ({"null_label": 4}, "up to 4"),
        ({"null_label": -1}, "null label"),
        ({"parameterisation": "noise"}, "parameterisation"),
        ({"schedule": {"kind": "alphas_cumprod"}}, "schedule"),
        (
            {"schedule": {"kind": "alphas_cumprod", "alphas_cumprod": [0.5, 0.9]}},
            "fall strictly",
        ),
        ({"size": "large"}, "size"),
        ({"size": [16, 15]}, "16 x 15, but its network takes sides that are multiples of 2"),
        ({"size": [0, 16]}, "multiples of 2"),
        ({"hidden": 1}, "hidden"),
        ({"config": {"model_channels": 32}}, "image_size is missing"),
        ({"architecture": "adm_classifier"}, "is a classifier, which makes no pictures"),
    ],
)
def test_a_card_that_does_not_fit_is_told(
    folder: Path, changes: dict[str, Any], message: str
) -> None:
    change_card(folder, **changes)
    with pytest.raises(ModelError, match=message):
        load(folder)


def test_a_range_of_values_that_no_one_scales_to_is_refused(folder: Path) -> None:
    change_card(folder, value_range=[0.0, 1.0])
    with pytest.raises(ModelError, match=r"value_range: .*go into the network in \[-1, 1\]"):
        load(folder)
    change_card(folder, value_range=[-1, 1])
    assert load(folder).card.value_range == (-1.0, 1.0)


def test_a_card_that_asks_for_a_giant_is_refused_before_it_is_built(folder: Path) -> None:
    card = json.loads((folder / CARD_FILE).read_text())
    change_card(folder, config=card["config"] | {"num_res_blocks": 10**6})
    with pytest.raises(ModelError, match="num_res_blocks"):
        load(folder)
    change_card(folder, config=card["config"] | {"model_channels": 2**19})
    with pytest.raises(ModelError, match="does not fit"):
        load(folder)


def test_a_model_larger_than_the_free_memory_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = psutil.virtual_memory()._replace(available=2**18)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: small)
    with pytest.raises(ModelError, match=r"80% of the 0\.0 GB that are free"):
        load(folder)


def test_what_is_not_there_or_no_model_is_told(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(ModelError, match="There is no file"):
        load(tmp_path / "gone.safetensors")
    with pytest.raises(ModelError, match="not a model folder"):
        load(tmp_path)
    (tmp_path / "ffhq.pt").write_bytes(b"x")
    with pytest.raises(ModelError, match=r"open ffhq\.pt in it"):
        load(tmp_path)
    (folder / WEIGHTS_FILE).unlink()
    with pytest.raises(ModelError, match=r"There is no file .*model\.safetensors"):
        load(folder)
    (folder / CARD_FILE).write_text("{")
    with pytest.raises(ModelError, match=r"card\.json cannot be read as JSON"):
        load(folder)


def test_a_loaded_model_lives_on_when_its_file_is_cut_short_or_removed(folder: Path) -> None:
    network = load(folder).denoiser.network
    x, t, y = torch.randn(1, 3, 16, 16), torch.tensor([500]), torch.tensor([1])
    before = network(x, t, y)
    os.truncate(folder / WEIGHTS_FILE, 100)
    assert torch.equal(network(x, t, y), before)
    with pytest.raises(ModelError, match="cut short"):
        load(folder)
    shutil.rmtree(folder)
    assert torch.equal(network(x, t, y), before)
    with pytest.raises(ModelError, match="There is no"):
        load(folder)


def test_names_that_are_not_ascii_and_paths_through_home_are_opened(
    folder: Path, own_home: Path
) -> None:
    odd = own_home / "Модель é ﷽ %n"
    folder.rename(odd)
    assert load(odd).card.name == "tiny"
    assert load(f"~/{odd.name}").card.name == "tiny"
    if sys.platform == "linux":  # other systems keep no names that are not UTF-8
        raw = own_home / os.fsdecode(b"\xff\xfe")
        odd.rename(raw)
        assert load(raw).card.name == "tiny"


def test_a_classifier_folder_gives_the_reference_logits(
    tmp_path: Path, figures: dict[str, Tensor]
) -> None:
    save_file(golden_weights("classifier"), tmp_path / WEIGHTS_FILE)
    card = {
        "name": "judge",
        "architecture": "adm_classifier",
        "config": META["classifier"],
        "size": [32, 32],
        "schedule": {"kind": "linear"},
    }
    (tmp_path / CARD_FILE).write_text(json.dumps(card))
    classifier = load_classifier(tmp_path)
    logits = classifier(figures["classifier/x"], figures["classifier/t"])
    torch.testing.assert_close(logits, figures["classifier/logits"], atol=1e-4, rtol=0)
    with pytest.raises(ModelError, match="is a classifier"):
        load(tmp_path)


def test_a_unet_is_no_classifier(tiny_model: Path) -> None:
    with pytest.raises(ModelError, match="is a U-Net"):
        load_classifier(tiny_model)
    assert build_classifier(**META["classifier"]).training  # and a built one is not frozen


@pytest.mark.parametrize(
    ("card", "schedule"),
    [
        (ScheduleCard(kind="linear"), NoiseSchedule.linear()),
        (ScheduleCard(kind="linear", steps=250), NoiseSchedule.linear(250)),
        (
            ScheduleCard(kind="linear", steps=50, beta_start=0.001, beta_end=0.3),
            NoiseSchedule.linear(50, 0.001, 0.3),
        ),
        (ScheduleCard(kind="cosine", steps=400), NoiseSchedule.cosine(400)),
        (ScheduleCard(kind="scaled_linear"), NoiseSchedule.scaled_linear()),
        (
            ScheduleCard(kind="scaled_linear", steps=10, beta_end=0.2),
            NoiseSchedule.scaled_linear(10, end=0.2),
        ),
        (
            ScheduleCard(kind="alphas_cumprod", alphas_cumprod=(0.9, 0.5, 0.1)),
            NoiseSchedule.from_alphas_cumprod(np.array([0.9, 0.5, 0.1])),
        ),
    ],
)
def test_a_card_names_its_schedule(card: ScheduleCard, schedule: NoiseSchedule) -> None:
    made = schedule_from_card(card)
    np.testing.assert_allclose(made.alphas_cumprod, schedule.alphas_cumprod, rtol=1e-12)


def test_a_schedule_that_cannot_be_is_a_model_error() -> None:
    with pytest.raises(ModelError, match="noise schedule cannot be"):
        schedule_from_card(ScheduleCard(kind="linear", beta_start=-1.0, beta_end=0.1))
