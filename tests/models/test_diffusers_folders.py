"""Folders that diffusers writes: the same network, the same steps, and nothing else is imported."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from diffusion_studio.diffusion import DDIM, NoiseSchedule, sample
from diffusion_studio.models import ModelError, describe, load
from diffusion_studio.models.card import CARD_FILE, WEIGHTS_FILE
from diffusion_studio.models.checkpoint import schedule_from_card
from diffusion_studio.models.diffusers_scheduler import schedule_fields

TINY: dict[str, Any] = {
    "sample_size": 16,
    "block_out_channels": (32, 64),
    "down_block_types": ("DownBlock2D", "AttnDownBlock2D"),
    "up_block_types": ("AttnUpBlock2D", "UpBlock2D"),
    "layers_per_block": 1,
}
AS_PUBLISHED: dict[str, Any] = {
    "attention_head_dim": None,
    "downsample_padding": 0,
    "flip_sin_to_cos": False,
    "freq_shift": 1,
    "norm_eps": 1e-6,
}
"""What the published DDPM folders say, and what is not the class's default."""
WEIGHTS = "diffusion_pytorch_model.safetensors"
OLD_NAMES = {"to_q": "query", "to_k": "key", "to_v": "value", "to_out.0": "proj_attn"}


def make_unet(**options: Any) -> Any:
    from diffusers import UNet2DModel

    torch.manual_seed(0)
    return UNet2DModel(**(TINY | options)).eval().requires_grad_(False)


@pytest.fixture(scope="module")
def unet() -> Any:
    return make_unet(**AS_PUBLISHED)


@pytest.fixture
def root_layout(unet: Any, tmp_path: Path) -> Path:
    """As the first pipelines: everything in one folder."""
    from diffusers import DDPMScheduler

    folder = tmp_path / "ddpm-tiny-16"
    unet.save_pretrained(folder)
    DDPMScheduler().save_pretrained(folder)
    (folder / "model_index.json").write_text(
        json.dumps(
            {
                "_class_name": "DDPMPipeline",
                "scheduler": ["diffusers", "DDPMScheduler"],
                "unet": ["diffusers", "UNet2DModel"],
            }
        )
    )
    return folder


@pytest.fixture
def pipeline_layout(unet: Any, tmp_path: Path) -> Path:
    """As pipelines are saved today: a folder for each part."""
    from diffusers import DDPMPipeline, DDPMScheduler

    folder = tmp_path / "pipeline"
    DDPMPipeline(unet=unet, scheduler=DDPMScheduler()).save_pretrained(folder)
    return folder


def change_json(path: Path, **changes: Any) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def with_old_names(folder: Path) -> None:
    weights = load_file(folder / WEIGHTS)
    renamed = {}
    for name, tensor in weights.items():
        for present, old in OLD_NAMES.items():
            if ".attentions." in name:
                name = name.replace(f".{present}.", f".{old}.")
        renamed[name] = tensor
    assert any(".query." in name for name in renamed)
    (folder / WEIGHTS).unlink()
    torch.save(renamed, folder / "diffusion_pytorch_model.bin")


def assert_same_network(path: Path, unet: Any) -> None:
    model = load(path)
    x, t = torch.randn(3, 3, 16, 16), torch.tensor([0, 10, 999])
    with torch.no_grad():
        output = model.denoiser.network(x, t)
        wanted = unet(x, t).sample
    assert wanted.abs().max() > 0.1
    torch.testing.assert_close(output, wanted, atol=1e-5, rtol=0)
    with pytest.raises(ValueError, match="has no labels"):
        model.denoiser.network(x, t, t)


def test_both_layouts_and_their_parts_give_the_same_network(
    root_layout: Path, pipeline_layout: Path, unet: Any
) -> None:
    for path in (
        root_layout,
        root_layout / WEIGHTS,
        pipeline_layout,
        pipeline_layout / "unet",
        pipeline_layout / "unet" / WEIGHTS,
    ):
        assert_same_network(path, unet)
        card = describe(path)
        assert (card.architecture, card.size, card.channels) == ("diffusers_unet", (16, 16), 3)
        assert card.schedule.kind == "linear"
        assert (
            card.name
            == (root_layout if root_layout in (path, path.parent) else pipeline_layout).name
        )


def test_old_attention_names_in_a_bin_file_are_read(root_layout: Path, unet: Any) -> None:
    with_old_names(root_layout)
    assert_same_network(root_layout, unet)


def test_half_precision_weights_become_float32(root_layout: Path, unet: Any) -> None:
    weights = load_file(root_layout / WEIGHTS)
    (root_layout / WEIGHTS).unlink()
    half = root_layout / "diffusion_pytorch_model.fp16.safetensors"
    save_file({name: tensor.half() for name, tensor in weights.items()}, half)
    model = load(root_layout)
    assert isinstance(model.denoiser.network, torch.nn.Module)
    assert {tensor.dtype for tensor in model.denoiser.network.parameters()} == {torch.float32}
    x, t = torch.randn(1, 3, 16, 16), torch.tensor([10])
    wanted = unet(x, t).sample
    torch.testing.assert_close(model.denoiser.network(x, t), wanted, atol=2e-2, rtol=0)


@pytest.mark.parametrize("prediction", ["epsilon", "sample", "v_prediction"])
def test_ddim_takes_the_steps_that_diffusers_takes(
    prediction: str, pipeline_layout: Path, unet: Any
) -> None:
    from diffusers import DDIMScheduler

    scheduler = DDIMScheduler(prediction_type=prediction)
    scheduler.save_pretrained(pipeline_layout / "scheduler")
    scheduler.set_timesteps(10)
    model = load(pipeline_layout)
    start = torch.randn(2, 3, 16, 16, generator=torch.Generator().manual_seed(4))
    theirs = start
    with torch.no_grad():
        for t in scheduler.timesteps:
            output = unet(theirs, t).sample
            theirs = scheduler.step(output, t, theirs, use_clipped_model_output=True).prev_sample
    steps = list(sample(model.denoiser, DDIM(eta=0.0), model.schedule.plan("ddim10"), start))
    assert [step.prediction.level.t for step in steps] == scheduler.timesteps.tolist()
    torch.testing.assert_close(steps[-1].state.x, theirs, atol=1e-3, rtol=0)


def test_labels_reach_the_network(tmp_path: Path) -> None:
    from diffusers import DDPMScheduler

    unet = make_unet(num_class_embeds=4)
    unet.save_pretrained(tmp_path)
    DDPMScheduler().save_pretrained(tmp_path)
    (tmp_path / CARD_FILE).write_text(
        json.dumps({"name": "shapes", "labels": ["circle", "square", "star"], "null_label": 3})
    )
    model = load(tmp_path)
    assert (model.card.name, model.card.label_index("star")) == ("shapes", 2)
    x, t, y = torch.randn(2, 3, 16, 16), torch.tensor([5, 5]), torch.tensor([0, 3])
    wanted = unet(x, t, y).sample
    torch.testing.assert_close(model.denoiser.network(x, t, y), wanted, atol=1e-5, rtol=0)
    with pytest.raises(ValueError, match=r"needs a label y \(0 to 3\)"):
        model.denoiser.network(x, t)
    (tmp_path / CARD_FILE).unlink()
    assert load(tmp_path).card.labels == ("0", "1", "2", "3")


def test_a_folder_of_ours_may_hold_a_network_of_diffusers(root_layout: Path, unet: Any) -> None:
    card = describe(root_layout)
    shutil.move(root_layout / WEIGHTS, root_layout / WEIGHTS_FILE)
    (root_layout / "config.json").unlink()
    (root_layout / CARD_FILE).write_text(card.to_json())
    assert_same_network(root_layout, unet)


SCHEDULES: list[dict[str, Any]] = [
    {},
    {"num_train_timesteps": 400, "beta_start": 0.001, "beta_end": 0.03},
    {"beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012},
    {"beta_schedule": "scaled_linear"},
    {"beta_schedule": "squaredcos_cap_v2"},
    {"beta_schedule": "sigmoid"},
    {"trained_betas": [0.1, 0.2, 0.3], "num_train_timesteps": 3},
]


@pytest.mark.parametrize("options", SCHEDULES, ids=str)
def test_schedules_are_those_of_diffusers(options: dict[str, Any], tmp_path: Path) -> None:
    from diffusers import DDPMScheduler

    scheduler = DDPMScheduler(**options)
    scheduler.save_pretrained(tmp_path)
    card = load_schedule(tmp_path / "scheduler_config.json")
    np.testing.assert_allclose(card.alphas_cumprod, scheduler.alphas_cumprod, rtol=1e-3)
    np.testing.assert_allclose(1 - card.alphas_cumprod, 1 - scheduler.alphas_cumprod, rtol=1e-3)


def load_schedule(path: Path) -> NoiseSchedule:
    from diffusion_studio.models.card import ScheduleCard

    return schedule_from_card(ScheduleCard.model_validate(schedule_fields(path)["schedule"]))


def test_a_terminal_level_may_be_noise_alone(tmp_path: Path) -> None:
    from diffusers import DDIMScheduler

    scheduler = DDIMScheduler(rescale_betas_zero_snr=True, prediction_type="v_prediction")
    scheduler.save_pretrained(tmp_path)
    table = load_schedule(tmp_path / "scheduler_config.json").alphas_cumprod
    np.testing.assert_allclose(table, scheduler.alphas_cumprod, rtol=1e-3, atol=1e-6)
    assert table[-1] == 0


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({}, {"parameterisation": "epsilon", "clip": True}),
        ({"predict_epsilon": False}, {"parameterisation": "x_0"}),
        ({"prediction_type": "sample", "clip_sample": False}, {"clip": False}),
        ({"clip_sample": False, "thresholding": True}, {"clip": True}),
        ({"timesteps": 500}, {"schedule": {"kind": "linear", "steps": 500}}),
        ({"_class_name": "GaussianDDPMScheduler", "beta_end": 0.3}, {}),
    ],
)
def test_old_scheduler_files_are_understood(
    said: dict[str, Any], fields: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "scheduler_config.json"
    path.write_text(json.dumps(said))
    found = schedule_fields(path)
    for name, value in fields.items():
        if isinstance(value, dict):
            assert value.items() <= found[name].items()
        else:
            assert found[name] == value


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"prediction_type": "flow"}, "prediction_type must be 'epsilon', 'sample'"),
        ({"rescale_betas_zero_snr": True}, "ends in noise alone"),
        ({"beta_schedule": "exp"}, "beta_schedule must be 'linear', 'scaled_linear'"),
        ({"beta_schedule": {}}, "beta_schedule"),
        ({"num_train_timesteps": 0}, "num_train_timesteps"),
        ({"num_train_timesteps": 10**9}, "num_train_timesteps"),
        ({"num_train_timesteps": "many"}, "num_train_timesteps"),
        ({"beta_start": "low"}, "beta_start"),
        ({"beta_end": 2}, "beta_end"),
        ({"trained_betas": 10**400}, "trained_betas"),
        ({"trained_betas": [0.5, 1.5]}, "trained_betas"),
        ({"trained_betas": []}, "trained_betas"),
        (
            {"num_train_timesteps": 1, "rescale_betas_zero_snr": True, "prediction_type": "sample"},
            "one level alone",
        ),
    ],
)
def test_schedules_that_cannot_be_are_told(
    said: dict[str, Any], message: str, tmp_path: Path
) -> None:
    path = tmp_path / "scheduler_config.json"
    path.write_text(json.dumps(said))
    with pytest.raises(ModelError, match=message):
        schedule_fields(path)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"_class_name": "UNet2DConditionModel"}, "only UNet2DModel can be opened"),
        ({"_class_name": ["os", "system"]}, "only UNet2DModel can be opened"),
        ({"block_out_channels": [10**6, 10**6]}, "block_out_channels"),
        ({"block_out_channels": [32, 65]}, "does not make a UNet2DModel"),
        ({"block_out_channels": [32, 96]}, "is .*, not .*It must have exactly"),
        ({"layers_per_block": 10**9}, "layers_per_block"),
        ({"layers_per_block": 2}, "is missing"),
        ({"time_embedding_type": "fourier"}, "time_embedding_type"),
        ({"down_block_types": ["DownBlock2D", "MyBlock"]}, "down_block_types"),
        ({"down_block_types": ["DownBlock2D"]}, "does not make a UNet2DModel"),
        ({"norm_num_groups": 7}, "does not make a UNet2DModel"),
        ({"attention_head_dim": 7}, "does not fit the network"),
        ({"hidden_option": 5}, "hidden_option"),
        ({"class_embed_type": "timestep"}, "class_embed_type"),
        ({"in_channels": 4, "out_channels": 4}, "takes 4 channels and gives 4; networks for"),
        ({"out_channels": 4}, "takes 3 channels and gives 4"),
        ({"sample_size": None}, "does not tell the size"),
        ({"sample_size": -1}, "sample_size"),
    ],
)
def test_configs_that_do_not_fit_are_told(
    changes: dict[str, Any], message: str, root_layout: Path
) -> None:
    change_json(root_layout / "config.json", **changes)
    with pytest.raises(ModelError, match=message):
        load(root_layout)


def test_options_that_are_null_and_unknown_do_no_harm(root_layout: Path, unet: Any) -> None:
    change_json(root_layout / "config.json", a_newer_option=None, _name_or_path="elsewhere")
    assert_same_network(root_layout, unet)


def test_what_is_missing_from_a_folder_is_told(root_layout: Path) -> None:
    (root_layout / "scheduler_config.json").unlink()
    with pytest.raises(ModelError, match=r"does not tell the schedule .* write card\.json in it"):
        load(root_layout)
    (root_layout / CARD_FILE).write_text('{"schedule": {"kind": "cosine"}}')
    assert load(root_layout).card.schedule.kind == "cosine"
    (root_layout / WEIGHTS).unlink()
    with pytest.raises(ModelError, match=r"has a config\.json but no weights"):
        load(root_layout)
    (root_layout / f"{WEIGHTS}.index.json").write_text("{}")
    with pytest.raises(ModelError, match="several parts"):
        load(root_layout)


def test_a_lone_weights_file_asks_for_its_folder(root_layout: Path) -> None:
    (root_layout / "config.json").unlink()
    with pytest.raises(ModelError, match=r"open its folder, with config\.json"):
        load(root_layout / WEIGHTS)


def drop(weights: dict[str, Tensor]) -> None:
    del weights["mid_block.resnets.0.conv1.weight"]


def add(weights: dict[str, Tensor]) -> None:
    weights["mid_block.extra"] = torch.ones(1)


def spoil(weights: dict[str, Tensor]) -> None:
    weights["conv_out.bias"] = torch.full((3,), torch.nan)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (drop, r"mid_block\.resnets\.0\.conv1\.weight is missing"),
        (add, r"mid_block\.extra has no place"),
        (spoil, "not finite, in 'conv_out.bias'"),
    ],
)
def test_tensors_that_do_not_fit_are_fatal(change: Any, message: str, root_layout: Path) -> None:
    weights = load_file(root_layout / WEIGHTS)
    change(weights)
    save_file(weights, root_layout / WEIGHTS)
    with pytest.raises(ModelError, match=message):
        load(root_layout)


def test_latent_pipelines_are_told_apart(pipeline_layout: Path) -> None:
    change_json(pipeline_layout / "model_index.json", vqvae=["diffusers", "VQModel"])
    for path in (pipeline_layout, pipeline_layout / "unet"):
        with pytest.raises(ModelError, match="works on latents"):
            load(path)


def test_no_code_beside_the_weights_is_imported(root_layout: Path, unet: Any) -> None:
    trap = "raise RuntimeError('imported')\n"
    for name in ("pipeline.py", "diffusion_studio_trap.py", "unet.py", "sitecustomize.py"):
        (root_layout / name).write_text(trap)
    change_json(
        root_layout / "model_index.json",
        _class_name="diffusion_studio_trap",
        unet=["diffusion_studio_trap", "Network"],
        scheduler=["os", "system"],
    )
    change_json(root_layout / "scheduler_config.json", _class_name="diffusion_studio_trap.Evil")
    load(root_layout)
    before = set(sys.modules)
    assert_same_network(root_layout, unet)
    assert set(sys.modules) == before
    assert "diffusion_studio_trap" not in sys.modules
