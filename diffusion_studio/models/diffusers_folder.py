"""Folders of diffusers: a DDPMPipeline or a lone UNet2DModel, in their old and new layouts.

Only the JSON files are read, and only their numbers used: no class that they name is imported,
and no code that lies beside them is run. Imports no torch.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from diffusion_studio.models.card import ModelCard, ModelError, parse_card
from diffusion_studio.models.diffusers_scheduler import schedule_fields
from diffusion_studio.models.json_file import read_json, safe_name
from diffusion_studio.sentence import Sentence
from diffusion_studio.wrong_values import fault

CONFIG_FILE = "config.json"
UNET = "unet"  # the network's folder in a pipeline
SCHEDULER_FILE = "scheduler_config.json"
WEIGHTS = (
    "diffusion_pytorch_model.safetensors",
    "diffusion_pytorch_model.fp16.safetensors",
    "diffusion_pytorch_model.bin",
    "diffusion_pytorch_model.fp16.bin",
    "diffusion_model.pt",  # the first releases
)
CLASSES = ("UNet2DModel", "UNetUnconditionalModel")

Width = Annotated[int, Field(ge=1, le=16_384)]
Positive = Annotated[float, Field(gt=0, le=1e6)]
DownBlock = Literal[
    "DownBlock2D",
    "AttnDownBlock2D",
    "ResnetDownsampleBlock2D",
    "SkipDownBlock2D",
    "AttnSkipDownBlock2D",
]
UpBlock = Literal[
    "UpBlock2D", "AttnUpBlock2D", "ResnetUpsampleBlock2D", "SkipUpBlock2D", "AttnSkipUpBlock2D"
]


class UNet2DConfig(BaseModel):
    """The options of diffusers' UNet2DModel, within bounds. What is absent is left to its own
    defaults; a given null is kept, for it means something else."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    sample_size: Width | tuple[Width, Width] | None = None
    in_channels: Width = 3
    out_channels: Width = 3
    center_input_sample: bool = False
    time_embedding_type: Literal["positional", "learned"] = "positional"
    time_embedding_dim: Width | None = None
    freq_shift: Annotated[int, Field(ge=0, le=1)] = 0
    flip_sin_to_cos: bool = True
    down_block_types: Annotated[tuple[DownBlock, ...], Field(min_length=1, max_length=10)]
    mid_block_type: Literal["UNetMidBlock2D"] | None = "UNetMidBlock2D"
    up_block_types: Annotated[tuple[UpBlock, ...], Field(min_length=1, max_length=10)]
    block_out_channels: Annotated[tuple[Width, ...], Field(min_length=1, max_length=10)]
    layers_per_block: Annotated[int, Field(ge=1, le=16)] = 2
    mid_block_scale_factor: Positive = 1.0
    downsample_padding: Annotated[int, Field(ge=0, le=1)] = 1
    downsample_type: Literal["conv", "resnet"] = "conv"
    upsample_type: Literal["conv", "resnet"] = "conv"
    dropout: Annotated[float, Field(ge=0, lt=1)] = 0.0
    act_fn: Literal["silu", "swish", "mish", "gelu", "relu"] = "silu"
    attention_head_dim: Width | None = 8
    norm_num_groups: Width = 32
    attn_norm_num_groups: Width | None = None
    norm_eps: Positive = 1e-5
    resnet_time_scale_shift: Literal["default", "scale_shift"] = "default"
    add_attention: bool = True
    class_embed_type: None = None
    num_class_embeds: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    num_train_timesteps: Annotated[int, Field(ge=1, le=100_000)] | None = None


@dataclass(frozen=True, slots=True)
class DiffusersFolder:
    """Where the parts lie; `root` is the whole pipeline's folder, or the lone network's."""

    root: Path
    config: Path
    scheduler: Path | None
    weights: Path


def find_folder(folder: Path, weights: Path | None = None) -> DiffusersFolder | None:
    """The parts of a diffusers folder, or of the `unet` folder in one; None if it is neither.

    `weights`: the file that was asked for, instead of the usual names. ModelError for a network
    that has no weights, or that works on latents.
    """
    unet = next(
        (place for place in (folder, folder / UNET) if (place / CONFIG_FILE).is_file()), None
    )
    if unet is None:
        return None
    root = unet.parent if unet.resolve().name == UNET else unet
    _refuse_latent(root / "model_index.json")
    schedulers = (root / SCHEDULER_FILE, root / "scheduler" / SCHEDULER_FILE, unet / SCHEDULER_FILE)
    scheduler = next((path for path in schedulers if path.is_file()), None)
    return DiffusersFolder(root, unet / CONFIG_FILE, scheduler, weights or _weights_in(unet))


def diffusers_card(parts: DiffusersFolder, given: Mapping[str, Any]) -> ModelCard:
    """The card of the folder's network; `given`, from a card beside it, comes first."""
    config = network_config(parts.config)
    if config.in_channels not in (1, 3) or config.out_channels / config.in_channels not in (1, 2):
        raise ModelError(
            "{path} is of a network that takes {taken} channels and gives {given}; networks for"
            " pictures take 1 or 3 and give as many, or twice as many with a learned variance.",
            path=parts.config,
            taken=config.in_channels,
            given=config.out_channels,
        )
    options = config.model_dump(mode="json", exclude_unset=True)
    card: dict[str, Any] = {
        "name": safe_name(parts.root.resolve().name),
        "architecture": "diffusers_unet",
        "channels": config.in_channels,
        "learned_variance": config.out_channels == 2 * config.in_channels,
        "labels": [str(number) for number in range(config.num_class_embeds or 0)],
    }
    if config.sample_size is not None:
        size = config.sample_size
        card["size"] = [size, size] if isinstance(size, int) else list(size)
    if parts.scheduler is not None:
        card |= schedule_fields(parts.scheduler)
    card |= given
    card["config"] = options | dict(given.get("config") or {})
    for field, example in (("size", [64, 64]), ("schedule", {"kind": "linear"})):
        if field not in card:
            raise ModelError(
                "{folder} does not tell the {field} of its network: write card.json in it, for"
                " example {example}.",
                folder=parts.config.parent,
                field=field,
                example=json.dumps({field: example}),
            )
    return parse_card(
        json.dumps(card), Sentence("what is said in {folder}", folder=parts.config.parent)
    )


def network_config(path: Path) -> UNet2DConfig:
    """The network's options from a config.json; ModelError if they are not a UNet2DModel's."""
    given = read_json(path)
    name = given.get("_class_name", CLASSES[0])
    if name not in CLASSES:
        raise ModelError(
            "{path} is of a {name!s:.60}; of diffusers' networks only UNet2DModel can be opened.",
            path=path,
            name=name,
        )
    options = {
        option: value
        for option, value in given.items()
        if not option.startswith("_") and (value is not None or option in UNet2DConfig.model_fields)
    }
    for option in ("down_block_types", "up_block_types"):  # older names of the same blocks
        if isinstance(options.get(option), list):
            options[option] = [str(kind).removeprefix("UNetRes") for kind in options[option]]
    return checked_config(options, path)


def checked_config(options: Mapping[str, Any], where: Path | str) -> UNet2DConfig:
    """The options, within bounds; ModelError naming the first that is not."""
    try:
        return UNet2DConfig.model_validate(dict(options))
    except ValidationError as error:
        raise ModelError(
            "{where} does not make a UNet2DModel: {reason}.", where=where, reason=fault(error)
        ) from error


_OLD_ATTENTION = {"query": "to_q", "key": "to_k", "value": "to_v", "proj_attn": "to_out.0"}
_OLD_NAME = re.compile(r"\b(query|key|value|proj_attn)\.(weight|bias)$")


def present_name(name: str) -> str:
    """A tensor's name as UNet2DModel has it today; old files name the attention otherwise."""
    if ".attentions." not in name:
        return name
    return _OLD_NAME.sub(lambda match: f"{_OLD_ATTENTION[match[1]]}.{match[2]}", name)


def _refuse_latent(index: Path) -> None:
    if index.is_file() and (parts := {"vae", "vqvae", "movq"} & set(read_json(index))):
        raise ModelError(
            "{folder} works on latents (it has a {part}); this program opens networks that work on"
            " pictures.",
            folder=index.parent,
            part=min(parts),
        )


def _weights_in(folder: Path) -> Path:
    for name in WEIGHTS:
        if (folder / name).is_file():
            return folder / name
    if any(folder.glob("*.index.json")):
        raise ModelError(
            "{folder} has weights in several parts; join them into one file.", folder=folder
        )
    raise ModelError(
        "{folder} has a config.json but no weights; add {file} to it.",
        folder=folder,
        file=WEIGHTS[0],
    )
