"""The U-Net against figures computed with the field's reference program, and its own laws."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from diffusion_studio.models import ModelError, build_unet
from diffusion_studio.models.blocks import SelfAttention, timestep_embedding
from diffusion_studio.models.unet import UNet

GOLDEN = Path(__file__).parent.parent / "data" / "golden"
CONFIGS: dict[str, dict[str, Any]] = json.loads((GOLDEN / "meta.json").read_text())["unets"]
SMALL = CONFIGS["adm"]


@pytest.fixture(scope="module")
def figures() -> dict[str, Tensor]:
    return load_file(GOLDEN / "tensors.safetensors")


def golden_unet(name: str) -> UNet:
    network = build_unet(**CONFIGS[name])
    weights = load_file(GOLDEN / f"unet_{name}.safetensors")
    network.load_state_dict({key: value.float() for key, value in weights.items()})
    return network.eval()


@pytest.mark.parametrize("name", CONFIGS)
def test_reference_weights_give_the_reference_output(name: str, figures: dict[str, Tensor]) -> None:
    x, t, wanted = (figures[f"unet/{name}/{part}"] for part in ("x", "t", "out"))
    with torch.no_grad():
        output = golden_unet(name)(x, t, figures.get(f"unet/{name}/y"))
    assert wanted.abs().max() > 0.1
    torch.testing.assert_close(output, wanted, atol=1e-4, rtol=0)


COMMON = {
    "in_channels": 3,
    "out_channels": 6,
    "num_res_blocks": 2,
    "num_head_channels": 64,
    "model_channels": 256,
    "use_scale_shift_norm": True,
    "resblock_updown": True,
}
AT_256 = {
    "image_size": 256,
    "channel_mult": (1, 1, 2, 2, 4, 4),
    "attention_resolutions": (8, 16, 32),
}
PUBLISHED = {
    "64x64_diffusion": (
        {
            "image_size": 64,
            "model_channels": 192,
            "num_res_blocks": 3,
            "channel_mult": (1, 2, 3, 4),
            "attention_resolutions": (2, 4, 8),
            "num_classes": 1000,
            "use_new_attention_order": True,
            "dropout": 0.1,
        },
        541,
        295.90,
    ),
    "128x128_diffusion": (
        {
            "image_size": 128,
            "channel_mult": (1, 1, 2, 3, 4),
            "attention_resolutions": (4, 8, 16),
            "num_heads": 4,
            "num_head_channels": -1,
            "num_classes": 1000,
        },
        493,
        421.53,
    ),
    "256x256_diffusion": (AT_256 | {"num_classes": 1000}, 567, 553.84),
    "256x256_diffusion_uncond": (AT_256, 566, 552.81),
    "512x512_diffusion": (
        {
            "image_size": 512,
            "channel_mult": (0.5, 1, 1, 2, 2, 4, 4),
            "attention_resolutions": (16, 32, 64),
            "num_classes": 1000,
        },
        645,
        559.00,
    ),
    "64_256_upsampler": (
        AT_256
        | {
            "in_channels": 6,
            "model_channels": 192,
            "num_heads": 4,
            "num_head_channels": -1,
            "num_classes": 1000,
        },
        567,
        311.80,
    ),
    "128_512_upsampler": (
        {
            "image_size": 512,
            "in_channels": 6,
            "model_channels": 192,
            "channel_mult": (1, 1, 2, 2, 4, 4),
            "attention_resolutions": (16, 32),
            "num_classes": 1000,
        },
        537,
        308.84,
    ),
    "ffhq_10m": (
        AT_256 | {"model_channels": 128, "num_res_blocks": 1, "attention_resolutions": (16,)},
        362,
        93.56,
    ),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_checkpoints_have_as_many_tensors_and_parameters(name: str) -> None:
    options, tensors, millions = PUBLISHED[name]
    with torch.device("meta"):
        state = build_unet(**(COMMON | options)).state_dict()
    assert len(state) == tensors
    assert round(sum(value.numel() for value in state.values()) / 1e6, 2) == millions


def test_keys_lie_where_the_published_files_have_them() -> None:
    with torch.device("meta"):
        keys = set(build_unet(**(COMMON | AT_256)).state_dict())
    attended = {key.rsplit(".", 2)[0] for key in keys if key.endswith("qkv.weight")}
    assert attended == {
        "middle_block.1",
        *(f"input_blocks.{n}.1" for n in (10, 11, 13, 14, 16, 17)),
        *(f"output_blocks.{n}.1" for n in range(9)),
    }
    up = {key.rsplit(".", 3)[0] for key in keys if key.endswith("in_layers.0.weight")}
    assert {f"output_blocks.{n}" for n in ("2.2", "5.2", "8.2", "11.1", "14.1")} <= up


def test_without_residual_resampling_the_resamplers_are_convolutions() -> None:
    with torch.device("meta"):
        keys = set(build_unet(**CONFIGS["improved_ddpm"]).state_dict())
        averaging = build_unet(**(CONFIGS["improved_ddpm"] | {"conv_resample": False}))
    resamplers = {"input_blocks.2.0.op.weight", "output_blocks.1.2.conv.weight"}
    assert resamplers <= keys
    assert resamplers.isdisjoint(averaging.state_dict())


def test_a_new_network_predicts_zero_and_its_blocks_add_nothing() -> None:
    network = build_unet(**SMALL)
    x = torch.randn(1, 3, 32, 32)
    assert torch.equal(network(x, torch.tensor([5])), torch.zeros(1, 6, 32, 32))
    block = network.input_blocks[1][0]
    features = torch.randn(1, 32, 8, 8)
    assert torch.equal(block(features, torch.randn(1, 128)), features)


@pytest.mark.parametrize("checkpointed", [False, True])
def test_frozen_parameters_let_the_gradient_through_to_the_picture(
    checkpointed: bool, figures: dict[str, Tensor]
) -> None:
    network = golden_unet("adm")
    frozen = build_unet(**(SMALL | {"use_checkpoint": checkpointed})).requires_grad_(False)
    frozen.load_state_dict(network.state_dict())
    t = figures["unet/adm/t"]
    gradients = []
    for unet in (network, frozen):
        x = figures["unet/adm/x"].clone().requires_grad_()
        gradients += torch.autograd.grad(unet(x, t).square().sum(), x)
    assert gradients[0].abs().max() > 0.1
    torch.testing.assert_close(gradients[1], gradients[0])


def test_checkpointing_changes_neither_output_nor_weight_gradients() -> None:
    plain = golden_unet("adm")
    thrifty = build_unet(**(SMALL | {"use_checkpoint": True}))
    thrifty.load_state_dict(plain.state_dict())
    x, t = torch.randn(1, 3, 32, 32), torch.tensor([400])
    for network in (plain, thrifty):
        network(x, t).square().mean().backward()
    for (name, one), (_, other) in zip(
        plain.named_parameters(), thrifty.named_parameters(), strict=True
    ):
        torch.testing.assert_close(other.grad, one.grad, msg=name)


def naive_attention(qkv: Tensor, heads: int, new_order: bool) -> Tensor:
    """Position by position and head by head, from the formula alone. `[B, 3C, L]` -> `[B, C, L]`"""
    channels = qkv.shape[1] // 3
    size = channels // heads
    outputs = []
    for head in range(heads):
        first = [head * size + part * channels for part in range(3)]
        if not new_order:
            first = [(3 * head + part) * size for part in range(3)]
        q, k, v = (qkv[:, start : start + size] for start in first)
        weights = torch.softmax(torch.einsum("bct,bcs->bts", q, k) / size**0.5, dim=-1)
        outputs.append(torch.einsum("bts,bcs->bct", weights, v))
    return torch.cat(outputs, dim=1)


@pytest.mark.parametrize("new_order", [False, True])
def test_both_attention_orders_match_the_formula(new_order: bool) -> None:
    qkv = torch.randn(2, 3 * 24, 10, generator=torch.Generator().manual_seed(3))
    output = SelfAttention(heads=3, new_order=new_order)(qkv)
    torch.testing.assert_close(output, naive_attention(qkv, 3, new_order))
    other = SelfAttention(heads=3, new_order=not new_order)(qkv)
    assert (output - other).abs().max() > 0.01


def test_time_embedding_is_cosines_then_sines_of_falling_frequencies() -> None:
    embedding = timestep_embedding(torch.tensor([0.0, 7.5]), 6)
    angles = 7.5 * 10_000.0 ** (-torch.arange(3) / 3)
    torch.testing.assert_close(embedding[0], torch.tensor([1.0, 1, 1, 0, 0, 0]))
    torch.testing.assert_close(embedding[1], torch.cat([angles.cos(), angles.sin()]))
    assert timestep_embedding(torch.tensor([3]), 5).shape == (1, 5)


def test_images_of_a_batch_do_not_influence_one_another(figures: dict[str, Tensor]) -> None:
    network = golden_unet("class_conditional")
    x, t, y = (figures[f"unet/class_conditional/{part}"] for part in ("x", "t", "y"))
    with torch.no_grad():
        together = network(x, t, y)
        alone = torch.cat([network(x[i : i + 1], t[i : i + 1], y[i : i + 1]) for i in range(2)])
    torch.testing.assert_close(alone, together, atol=1e-5, rtol=0)


def test_whole_and_fractional_times_and_other_sizes_are_taken() -> None:
    network = golden_unet("adm")
    x = torch.randn(1, 3, 48, 16)
    with torch.no_grad():
        whole = network(x, torch.tensor([12]))
        torch.testing.assert_close(network(x, torch.tensor([12.0])), whole)
        between = network(x, torch.tensor([12.5]))
    assert whole.shape == (1, 6, 48, 16)
    assert 0 < (between - whole).abs().max() < 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"chanel_mult": (1, 2)}, "no option 'chanel_mult'"),
        ({"channel_mult": ()}, "channel_mult"),
        ({"channel_mult": (1, 1.3)}, "not a multiple of 32"),
        ({"channel_mult": (1, -2)}, "channel_mult"),
        ({"model_channels": 48}, "not a multiple of 32"),
        ({"num_head_channels": 24}, "num_head_channels"),
        ({"num_head_channels": -1, "num_heads": 5}, "5 heads"),
        ({"num_head_channels": 0}, "num_head_channels"),
        ({"num_res_blocks": 0}, "num_res_blocks"),
        ({"dropout": 1.5}, "dropout"),
        ({"num_classes": 0}, "num_classes"),
        ({"image_size": "big"}, "image_size"),
    ],
)
def test_options_that_do_not_fit_are_named(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        build_unet(**(SMALL | change))


def test_an_option_that_is_missing_is_named() -> None:
    with pytest.raises(ModelError, match="in_channels is missing"):
        build_unet(image_size=32)


def test_inputs_that_do_not_fit_are_explained() -> None:
    plain, labelled = build_unet(**SMALL), build_unet(**CONFIGS["class_conditional"])
    x, t = torch.zeros(2, 3, 32, 32), torch.tensor([1, 2])
    with pytest.raises(ValueError, match=r"takes \[B, 3, H, W\]"):
        plain(torch.zeros(2, 1, 32, 32), t)
    with pytest.raises(ValueError, match="multiples of 2"):
        plain(torch.zeros(2, 3, 31, 32), t)
    with pytest.raises(ValueError, match="one timestep an image"):
        plain(x, t[:1])
    with pytest.raises(ValueError, match="no labels"):
        plain(x, t, t)
    with pytest.raises(ValueError, match="needs a label"):
        labelled(x, t)
    with pytest.raises(ValueError, match="one label an image"):
        labelled(x, t, t[:1])
