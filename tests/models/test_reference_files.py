"""Weights of guided-diffusion and improved-diffusion: what their shapes tell, and what is asked."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.torch import save_file
from torch import Tensor

from diffusion_studio.diffusion import NoiseSchedule
from diffusion_studio.models import (
    ModelError,
    build_classifier,
    build_unet,
    describe,
    load,
    load_classifier,
)
from diffusion_studio.models.card import ModelCard
from diffusion_studio.models.checkpoint import schedule_from_card
from diffusion_studio.models.config import ClassifierConfig, UNetConfig
from diffusion_studio.models.published import Published, published
from diffusion_studio.models.reference import inferred, reference_card
from tests.models.conftest import META, NOT_IN_SHAPES, Describe, golden_weights

SMALL: dict[str, Any] = META["unets"]["adm"]
SMALL_CLASSIFIER: dict[str, Any] = META["classifier"]
NEVER_IN_SHAPES = {*NOT_IN_SHAPES, "image_size", "dropout", "use_checkpoint", "num_heads_upsample"}


def shapes_of(network: torch.nn.Module) -> dict[str, tuple[int, ...]]:
    return {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}


def shapes(**options: Any) -> dict[str, tuple[int, ...]]:
    with torch.device("meta"):
        return shapes_of((build_classifier if "pool" in options else build_unet)(**options))


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("adm", ".pt"), *((name, ".safetensors") for name in META["unets"])],
)
def test_golden_weights_without_their_options_give_the_golden_output(
    name: str,
    suffix: str,
    tmp_path: Path,
    figures: dict[str, Tensor],
    describe_beside: Describe,
) -> None:
    path = tmp_path / f"{name}{suffix}"
    weights = golden_weights(f"unet_{name}")
    if suffix == ".pt":
        torch.save(weights, path)
    else:
        save_file({f"module.{key}": tensor for key, tensor in weights.items()}, path)
    describe_beside(path, META["unets"][name])
    model = load(path)
    x, t, wanted = (figures[f"unet/{name}/{part}"] for part in ("x", "t", "out"))
    with torch.no_grad():
        output = model.denoiser.network(x, t, figures.get(f"unet/{name}/y"))
    torch.testing.assert_close(output, wanted, atol=1e-4, rtol=0)
    assert (model.card.name, model.card.learned_variance) == (name, True)
    assert len(model.card.labels) == META["unets"][name].get("num_classes", 0)


def test_golden_classifier_weights_need_only_their_heads_and_give_the_golden_logits(
    tmp_path: Path, figures: dict[str, Tensor]
) -> None:
    path = tmp_path / "judge.safetensors"
    save_file(golden_weights("classifier"), path)
    with pytest.raises(ModelError, match="does not tell the heads of its attention and the order"):
        load_classifier(path)
    options = {"num_head_channels": 16, "use_new_attention_order": False}
    path.with_name("card.json").write_text(json.dumps({"config": options}))
    logits = load_classifier(path)(figures["classifier/x"], figures["classifier/t"])
    torch.testing.assert_close(logits, figures["classifier/logits"], atol=1e-4, rtol=0)
    assert describe(path).size == (32, 32)
    with pytest.raises(ModelError, match="is a classifier, which makes no pictures"):
        load(path)


LAYOUTS: list[dict[str, Any]] = [
    {},
    {"num_res_blocks": 3},
    {"channel_mult": (1,), "attention_resolutions": ()},
    {"channel_mult": (1,), "num_res_blocks": 5},
    {"channel_mult": (1, 1, 1, 1), "num_res_blocks": 2, "attention_resolutions": ()},
    {"channel_mult": (1, 1, 1, 1), "resblock_updown": False},
    {"channel_mult": (1, 1, 1, 1), "resblock_updown": False, "conv_resample": False},
    {"channel_mult": (1, 2, 3, 4), "attention_resolutions": (1, 2, 8)},
    {"channel_mult": (0.5, 1, 1, 2), "model_channels": 64, "num_res_blocks": 2},
    {"channel_mult": (1, 5 / 3), "model_channels": 96},
    {"use_scale_shift_norm": False},
    {"in_channels": 1, "out_channels": 1},
    {"out_channels": 3, "num_classes": 10},
]


@pytest.mark.parametrize("change", LAYOUTS, ids=str)
def test_shapes_tell_the_architecture(change: dict[str, Any]) -> None:
    options = SMALL | {"num_head_channels": 32} | change
    architecture, found = inferred(shapes(**options), Path("x.pt"), {})
    assert architecture == "adm_unet"
    wanted = UNetConfig.model_validate(options).model_dump(exclude=NEVER_IN_SHAPES)
    if len(options["channel_mult"]) == 1:  # nothing is resampled
        wanted |= {"resblock_updown": False}
    reached = range(len(options["channel_mult"]))
    factors = [2**level for level in reached if 2**level in options["attention_resolutions"]]
    wanted |= {"attention_resolutions": tuple(factors)}
    kept = NOT_IN_SHAPES[1]
    made = UNetConfig.model_validate(found | {"image_size": 32, kept: options[kept]})
    assert made.model_dump(exclude=NEVER_IN_SHAPES) == wanted
    assert made.widths == UNetConfig.model_validate(options).widths
    assert shapes(**(found | {"image_size": 32, kept: options[kept]})) == shapes(**options)


@pytest.mark.parametrize("pool", ["adaptive", "attention", "spatial", "spatial_v2"])
@pytest.mark.parametrize("resblock_updown", [True, False])
def test_shapes_tell_a_classifiers_architecture(pool: str, resblock_updown: bool) -> None:
    options = SMALL_CLASSIFIER | {"pool": pool, "resblock_updown": resblock_updown}
    architecture, found = inferred(shapes(**options), Path("x.pt"), {})
    assert architecture == "adm_classifier"
    made = ClassifierConfig.model_validate({"image_size": 32, "num_head_channels": 16} | found)
    wanted = ClassifierConfig.model_validate(options)
    assert made.model_dump(exclude=NEVER_IN_SHAPES) == wanted.model_dump(exclude=NEVER_IN_SHAPES)


def test_where_shapes_leave_a_choice_it_is_asked_for() -> None:
    """A classifier has no way up to tell its levels by; without attention they look alike."""
    options = SMALL_CLASSIFIER | {
        "channel_mult": (1, 1),
        "num_res_blocks": 2,
        "attention_resolutions": (),
        "pool": "adaptive",
    }
    there = shapes(**options)
    with pytest.raises(ModelError, match=r"has 1 or 2 residual blocks a level; write x\.pt\.json"):
        inferred(there, Path("x.pt"), {})
    _, found = inferred(there, Path("x.pt"), {"num_res_blocks": 2})
    assert found["num_res_blocks"] == 2
    assert found["channel_mult"] == [1, 1]


def published_shapes(network: Published) -> dict[str, tuple[int, ...]]:
    """The shapes that the published file has, from the authors' own options."""
    options: dict[str, Any] = {
        "in_channels": 3,
        "out_channels": 6,
        "model_channels": 256,
        "num_res_blocks": 2,
        "use_scale_shift_norm": True,
        "resblock_updown": "improved" not in network.source,
        "attention_resolutions": tuple(network.size // side for side in (32, 16, 8)),
        "channel_mult": {
            32: (1, 2, 2, 2),
            64: (1, 2, 3, 4),
            128: (1, 1, 2, 3, 4),
            256: (1, 1, 2, 2, 4, 4),
            512: (0.5, 1, 1, 2, 2, 4, 4),
        }[network.size],
    }
    changes: dict[str, Any] = {
        "ADM ImageNet 64x64": {"model_channels": 192, "num_res_blocks": 3},
        "ADM FFHQ 256x256": {
            "model_channels": 128,
            "num_res_blocks": 1,
            "attention_resolutions": (16,),
        },
        "Improved DDPM ImageNet 64x64": {"model_channels": 128, "num_res_blocks": 3},
        "Improved DDPM CIFAR-10 32x32": {"model_channels": 128, "num_res_blocks": 3},
        "Improved DDPM ImageNet 64x64 with labels": {"model_channels": 192, "num_res_blocks": 3},
        "Improved DDPM LSUN bedroom 256x256": {
            "model_channels": 128,
            "use_scale_shift_norm": False,
            "attention_resolutions": (16,),
        },
    }.get(network.title, {})
    if network.architecture == "adm_classifier":
        changes = {
            "model_channels": 128,
            "out_channels": 1000,
            "num_res_blocks": 4 if network.size == 64 else 2,
            "pool": "attention",
        }
    elif "improved" in network.source and network.size < 256:
        changes |= {"attention_resolutions": (network.size // 16, network.size // 8)}
    if network.architecture == "adm_unet" and (
        "ADM ImageNet" in network.title or "with labels" in network.title
    ):
        changes |= {"num_classes": 1000}
    return shapes(**(options | network.config | changes))


@pytest.mark.parametrize("network", published(), ids=lambda network: network.title)
def test_published_files_are_recognised_and_need_no_card(network: Published) -> None:
    there = published_shapes(network)
    card = reference_card(Path(f"{network.files[0]}.pt"), there, {})
    assert (card.title, card.size) == (network.title, (network.size, network.size))
    assert card.name == network.files[0]
    assert {name: card.config[name] for name in network.config} == network.config
    build = build_unet if network.architecture == "adm_unet" else build_classifier
    with torch.device("meta"):
        assert shapes_of(build(**card.config)) == there
    assert len(schedule_from_card(card.schedule)) in (1000, 4000)
    if network.architecture == "adm_unet":
        assert card.learned_variance
        assert card.labels[-1:] == (("999",) if "num_classes" in card.config else ())


def test_a_quarter_of_the_levels_is_told_the_times_that_the_authors_tell() -> None:
    """They tell t * 1000 / 4000: for every fourth level of 4000 that is 0, 1, 2, ..."""
    network = next(network for network in published() if "CIFAR-10" in network.title)
    schedule = schedule_from_card(network.schedule)
    whole = NoiseSchedule.cosine(4000)
    np.testing.assert_allclose(schedule.alphas_cumprod, whole.alphas_cumprod[::4], rtol=1e-12)
    np.testing.assert_array_equal(schedule.timesteps, whole.timesteps[::4] * 1000 // 4000)


def test_a_card_beside_a_published_file_has_the_last_word() -> None:
    network = next(network for network in published() if "FFHQ" in network.title)
    said = {
        "name": "mine",
        "schedule": {"kind": "cosine"},
        "config": {"num_heads": 8, "use_new_attention_order": True},
        "labels": [],
    }
    card = reference_card(Path("x.pt"), published_shapes(network), said)
    assert (card.name, card.schedule.kind) == ("mine", "cosine")
    assert card.config["num_heads"] == 8
    assert "num_head_channels" not in card.config
    assert card.config["use_new_attention_order"]


def test_what_is_asked_for_is_shown_and_then_enough(tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    save_file(golden_weights("unet_adm"), path)
    with pytest.raises(ModelError) as caught:
        load(path)
    sentence = str(caught.value)
    assert "the picture size, the noise schedule, the heads" in sentence
    assert "write mine.safetensors.json beside it" in sentence
    shown = re.search(r"for example (\{.*\})\.$", sentence)
    assert shown is not None
    example = json.loads(shown[1])
    example["config"]["num_head_channels"] = 16
    path.with_name("mine.safetensors.json").write_text(json.dumps(example))
    assert load(path).card.size == (256, 256)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": "red"}, "colour"),
        ({"size": 32}, "size"),
        ({"config": {"model_channel": 5}}, "no option 'model_channel'"),
        ({"config": {"num_head_channels": 24}}, "num_head_channels"),
        ({"config": {"resblock_updown": False}}, "does not fit the network"),
        ({"learned_variance": False}, "learned_variance False"),
        ({"config": 5}, "config"),
        ({"config": [1]}, "config"),
    ],
)
def test_a_card_beside_that_does_not_fit_is_told(
    tmp_path: Path, describe_beside: Describe, change: dict[str, Any], message: str
) -> None:
    path = tmp_path / "mine.safetensors"
    save_file(golden_weights("unet_adm"), path)
    said = describe_beside(path, SMALL)
    card = json.loads(said.read_text())
    config = change.get("config", {})
    if isinstance(config, dict):
        change = change | {"config": card["config"] | config}
    said.write_text(json.dumps(card | change))
    with pytest.raises(ModelError, match=message):
        load(path)


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["model.diffusion_model.input_blocks.0.0.weight"], "Stable Diffusion"),
        (["unet.lora_up.weight", "lora_down.weight"], "lora_down.weight|LoRA"),
        (["conv_in.weight", "down_blocks.0.resnets.0.conv1.weight"], "open its folder"),
        (["layer1.0.conv1.weight", "fc.weight"], "a ResNet"),
        (["x_embedder.proj.weight"], "diffusion transformer"),
        (["downs.0.0.block1.proj.weight"], "denoising-diffusion-pytorch"),
        (["all_modules.0.W"], "score_sde"),
        (["encoder.conv_in.weight"], "autoencoder"),
        (["words.weight"], "it holds 'words.weight' and others; ADM networks"),
    ],
)
def test_another_kind_of_network_is_named(tmp_path: Path, names: list[str], message: str) -> None:
    path = tmp_path / "other.safetensors"
    save_file({name: torch.ones(2) for name in names}, path)
    with pytest.raises(ModelError, match=message):
        describe(path)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"in_channels": 6}, "is an upsampler"),
        ({"in_channels": 4, "out_channels": 8}, "takes 4 channels and gives 8"),
        ({"out_channels": 4}, "takes 3 channels and gives 4"),
    ],
)
def test_networks_that_are_not_for_whole_pictures_are_told(
    change: dict[str, Any], message: str
) -> None:
    with pytest.raises(ModelError, match=message):
        reference_card(Path("x.pt"), shapes(**(SMALL | change)), {})


@pytest.mark.parametrize(
    ("lost", "message"),
    [
        ("out.2.weight", "its out.2.weight is missing"),
        ("input_blocks.2.0.in_layers.2.weight", "its blocks do not make one"),
        ("input_blocks.3.1.qkv.weight", "input_blocks.3.1|does not fit|no place"),
        ("middle_block.1.qkv.weight", r"middle_block\.1\.qkv\.weight is missing"),
    ],
)
def test_a_tensor_that_is_lost_is_noticed(
    tmp_path: Path, describe_beside: Describe, lost: str, message: str
) -> None:
    path = tmp_path / "mine.safetensors"
    weights = golden_weights("unet_adm")
    del weights[lost]
    save_file(weights, path)
    describe_beside(path, SMALL)
    with pytest.raises(ModelError, match=message):
        load(path)


@cache
def golden_shapes(name: str) -> dict[str, tuple[int, ...]]:
    return shapes(**(META["unets"] | {"classifier": META["classifier"]})[name])


CHANGES = ["lost", "reshaped", "doubled", "moved"]
STRANGE = st.sampled_from(
    [None, 5, -1, 1.5, "x", [], [1], {}, True, 10**30, float("nan"), "\ud800"]
)


@settings(max_examples=100)
@given(
    network=st.sampled_from(["adm", "improved_ddpm", "classifier"]),
    changes=st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 10**4)), max_size=3),
    said=st.dictionaries(st.sampled_from(sorted(ModelCard.model_fields)), STRANGE, max_size=2),
    options=st.dictionaries(st.sampled_from(sorted(UNetConfig.model_fields)), STRANGE, max_size=2),
)
def test_any_tensors_and_any_card_make_a_card_or_a_model_error(
    network: str,
    changes: list[tuple[str, int]],
    said: dict[str, Any],
    options: dict[str, Any],
) -> None:
    there = dict(golden_shapes(network))
    for change, number in changes:
        name = sorted(there)[number % len(there)]
        shape = there.pop(name)
        if change == "reshaped":
            there[name] = (number % 5,) * (number % 4)
        elif change == "doubled":
            there[name] = tuple(2 * length for length in shape)
        elif change == "moved":
            there[f"input_blocks.{number}.0.x"] = shape
    enough = {"num_head_channels": 16, "use_new_attention_order": False}
    told = {"size": [32, 32], "schedule": {"kind": "linear"}} | said | {"config": enough | options}
    try:
        card = reference_card(Path("x.pt"), there, told)
    except ModelError as error:
        refused = str(error)
    else:
        refused = ""
        assert card.architecture in ("adm_unet", "adm_classifier", "diffusers_unet")
    assert bool(refused) <= bool(changes or said or options)


def test_describing_a_file_loads_no_torch(tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    save_file(golden_weights("unet_adm"), path)
    program = (
        "import sys\n"
        "from diffusion_studio.models import ModelError, describe\n"
        "try:\n"
        "    describe(sys.argv[1])\n"
        "except ModelError as error:\n"
        "    print(error, 'torch' in sys.modules)\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    assert "does not tell the picture size" in done.stdout
    assert done.stdout.endswith(" False\n")
