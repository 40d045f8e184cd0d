"""Our loop beside diffusers' own pipelines, from the same noise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch

from diffusion_studio.models import ModelError
from diffusion_studio.models.verify import DERIVED, KEPT, LIMIT, Request, against_diffusers
from tests.models.test_diffusers_folders import AS_PUBLISHED, make_unet


@pytest.fixture(scope="module")
def unet() -> Any:
    return make_unet(**AS_PUBLISHED)


def save(folder: Path, unet: Any, **options: Any) -> Path:
    from diffusers import DDPMPipeline, DDPMScheduler

    pipeline = DDPMPipeline(unet=unet, scheduler=DDPMScheduler(**options))
    pipeline.save_pretrained(folder)
    return folder


def test_fifty_steps_are_diffusers_own_within_the_limit(tmp_path: Path, unet: Any) -> None:
    folder = save(tmp_path, unet)
    found = list(against_diffusers(folder, Request(steps=50, seed=3)))
    assert [(one.sampler, one.how) for one in found[:2]] == [("DDIM", DERIVED), ("DDIM", KEPT)]
    assert found[2].sampler == "DDPM"
    for one in found:
        assert one.passed
        assert 0 < one.largest <= LIMIT / 10
        assert one.mean <= one.largest


def trained(unet: Any, steps: int) -> tuple[Any, list[float]]:
    """The network after some steps of Ho et al. 2020's algorithm 1 on black and white squares, and
    the losses on the way."""
    from diffusers import DDPMScheduler

    schedule, generator = DDPMScheduler(), torch.Generator().manual_seed(1)
    optimiser = torch.optim.AdamW(unet.parameters(), lr=2e-3)
    losses = []
    for _ in range(steps):
        squares = torch.rand((8, 1, 4, 4), generator=generator).round() * 2 - 1
        x_0 = torch.nn.functional.interpolate(squares, scale_factor=4.0).expand(-1, 3, -1, -1)
        t = torch.randint(1000, (8,), generator=generator)
        epsilon = torch.randn(x_0.shape, generator=generator)
        predicted = unet(schedule.add_noise(x_0, epsilon, t), t).sample
        loss = (predicted - epsilon).square().mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return unet.eval().requires_grad_(False), losses


def test_a_network_that_has_learned_agrees_too(tmp_path: Path) -> None:
    """What is learned is not what is drawn: beliefs that clip, and weights of all sizes."""
    network, losses = trained(make_unet(**AS_PUBLISHED).requires_grad_(True).train(), 30)
    assert sum(losses[-5:]) < 0.5 * sum(losses[:5])
    for one in against_diffusers(save(tmp_path, network), Request(steps=50, seed=3)):
        assert 0 < one.largest <= LIMIT, one


@pytest.mark.parametrize(
    "options",
    [
        {"variance_type": "fixed_large", "beta_schedule": "squaredcos_cap_v2"},
        {"prediction_type": "v_prediction", "clip_sample": False},
        {"prediction_type": "sample", "num_train_timesteps": 300},
    ],
    ids=str,
)
def test_every_kind_of_scheduler_agrees(tmp_path: Path, unet: Any, options: Any) -> None:
    for one in against_diffusers(save(tmp_path, unet, **options), Request(steps=7)):
        assert one.largest <= LIMIT, one


def test_a_card_that_says_otherwise_is_found_out(tmp_path: Path, unet: Any) -> None:
    """What a card beside the folder says goes before the folder's own schedule."""
    folder = save(tmp_path, unet)
    (folder / "card.json").write_text(json.dumps({"schedule": {"kind": "cosine"}}))
    found = list(against_diffusers(folder, Request(steps=5)))
    assert not any(one.passed for one in found)


def test_what_cannot_be_compared_is_told(tmp_path: Path, tiny_model: Path) -> None:
    with pytest.raises(ModelError, match="is not a folder of diffusers"):
        next(against_diffusers(tiny_model, Request()))
    labelled = save(tmp_path / "labelled", make_unet(num_class_embeds=4))
    with pytest.raises(ModelError, match="has labels, which diffusers' pipelines"):
        next(against_diffusers(labelled, Request()))
    unusual = save(tmp_path / "unusual", make_unet(), variance_type="learned")
    with pytest.raises(ModelError, match="no variance 'learned'"):
        list(against_diffusers(unusual, Request(steps=2)))


def test_the_network_is_left_as_it_was(tmp_path: Path, unet: Any) -> None:
    folder = save(tmp_path, unet)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    torch.manual_seed(5)
    drawn = torch.rand(1)
    torch.manual_seed(5)
    list(against_diffusers(folder, Request(steps=2)))
    assert torch.rand(1) == drawn  # and the program's own random numbers were not used
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
