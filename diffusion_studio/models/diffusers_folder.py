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

CONFIG_FILE = "config.json"
SCHEDULER_FILE = "scheduler_config.json"
WEIGHTS = (
    "diffusion_pytorch_model.safetensors",
    "diffusion_pytorch_model.fp16.safetensors",
    "diffusion_pytorch_model.bin",
    "diffusion_pytorch_model.fp16.bin",
    "diffusion_model.pt",  # the first releases
)
CLASSES = ("UNet2DModel", "UNetUnconditionalModel")
MAX_JSON = 2**20
MAX_STEPS = 100_000

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
    num_train_timesteps: Annotated[int, Field(ge=1, le=MAX_STEPS)] | None = None


@dataclass(frozen=True, slots=True)
class DiffusersFolder:
    """Where the parts lie."""

    config: Path
    scheduler: Path | None
    weights: Path


def find_folder(folder: Path, weights: Path | None = None) -> DiffusersFolder | None:
    """The parts of a diffusers folder, of its `unet` folder too; None if it is not one.

    `weights`: the file that was asked for, instead of the usual names. ModelError for a folder
    with a network that has no weights, or only others than a UNet2DModel's.
    """
    for unet in (folder, folder / "unet"):
        if not (unet / CONFIG_FILE).is_file():
            continue
        schedulers = (
            unet / SCHEDULER_FILE,
            unet / "scheduler" / SCHEDULER_FILE,
            unet.parent / "scheduler" / SCHEDULER_FILE,
        )
        scheduler = next((path for path in schedulers if path.is_file()), None)
        _refuse_latent(folder / "model_index.json")
        return DiffusersFolder(unet / CONFIG_FILE, scheduler, weights or _weights_in(unet))
    return None


def diffusers_card(parts: DiffusersFolder, name: str, given: Mapping[str, Any]) -> ModelCard:
    """The card of the folder's network; `given`, from a card beside it, comes first."""
    config = network_config(parts.config)
    options = config.model_dump(mode="json", exclude_unset=True)
    card: dict[str, Any] = {
        "name": name,
        "architecture": "diffusers_unet",
        "channels": config.in_channels,
        "learned_variance": config.out_channels == 2 * config.in_channels,
        "labels": [str(number) for number in range(config.num_class_embeds or 0)],
    }
    if config.in_channels not in (1, 3) or config.out_channels % config.in_channels:
        raise ModelError(
            f"{parts.config} is of a network for {config.in_channels} channels, which are not"
            " pictures; open one with 1 or 3."
        )
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
                f"{parts.config.parent} does not tell the {field} of its network: write card.json"
                f" in it, for example {json.dumps({field: example})}."
            )
    return parse_card(json.dumps(card), f"what is said in {parts.config.parent}")


def network_config(path: Path) -> UNet2DConfig:
    """The network's options from a config.json; ModelError if they are not a UNet2DModel's."""
    given = read_json(path)
    name = given.get("_class_name", CLASSES[0])
    if name not in CLASSES:
        raise ModelError(
            f"{path} is of a {name!s:.60}; of diffusers' networks only UNet2DModel can be opened."
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
        first = error.errors(include_url=False)[0]
        option = ".".join(str(part) for part in first["loc"])
        raise ModelError(
            f"{where} does not make a UNet2DModel: {option}: {first['msg']}."
        ) from error


_SCHEDULES = {
    "linear": "linear",
    "scaled_linear": "scaled_linear",
    "squaredcos_cap_v2": "cosine",
}
_PARAMETERISATIONS = {"epsilon": "epsilon", "sample": "x_0", "v_prediction": "v"}


def schedule_fields(path: Path) -> dict[str, Any]:
    """A card's schedule, parameterisation and clip from a scheduler_config.json.

    Which class it names does not matter: the process is in the numbers. Absent ones are those of
    DDPMScheduler. ModelError for what cannot be.
    """
    given = read_json(path)
    said = given.get("prediction_type")
    if said is None:
        said = "epsilon" if given.get("predict_epsilon", True) else "sample"
    if said not in _PARAMETERISATIONS:
        raise ModelError(
            f"{path} says that the network predicts {said!s:.40}; it must be one of"
            f" {', '.join(_PARAMETERISATIONS)}."
        )
    if said == "epsilon" and given.get("rescale_betas_zero_snr"):
        raise ModelError(
            f"{path} ends in noise alone (rescale_betas_zero_snr), from which a network that"
            " predicts epsilon cannot start; it must be v_prediction or sample."
        )
    return {
        "schedule": _schedule(given, path),
        "parameterisation": _PARAMETERISATIONS[said],
        "clip": bool(given.get("clip_sample", True) or given.get("thresholding", False)),
    }


def _schedule(given: Mapping[str, Any], path: Path) -> dict[str, Any]:
    kind = given.get("beta_schedule", "linear")
    steps = given.get("num_train_timesteps", given.get("timesteps", 1000))
    start, end = given.get("beta_start", 1e-4), given.get("beta_end", 0.02)
    numbers = [value for value in (start, end) if isinstance(value, (int, float)) and 0 < value < 1]
    if type(steps) is not int or not 1 <= steps <= MAX_STEPS or len(numbers) != 2:
        raise ModelError(
            f"{path} has no usable noise schedule: it needs num_train_timesteps from 1 to"
            f" {MAX_STEPS:,} and beta_start and beta_end between 0 and 1."
        )
    trained, rescaled = given.get("trained_betas"), given.get("rescale_betas_zero_snr")
    if trained is None and not rescaled and kind in _SCHEDULES:
        schedule = {"kind": _SCHEDULES[kind], "steps": steps}
        return schedule if kind == "squaredcos_cap_v2" else schedule | _ends(start, end)
    return {"kind": "alphas_cumprod", "alphas_cumprod": _table(given, steps, path)}


def _ends(start: float, end: float) -> dict[str, float]:
    return {"beta_start": start, "beta_end": end}


def _table(given: Mapping[str, Any], steps: int, path: Path) -> list[float]:
    """alpha_bar of the schedules that a card has no name for."""
    import numpy as np

    kind = given.get("beta_schedule", "linear")
    start, end = given.get("beta_start", 1e-4), given.get("beta_end", 0.02)
    try:
        if (trained := given.get("trained_betas")) is not None:
            betas = np.array(trained, dtype=np.float64)
        elif kind == "sigmoid":
            betas = (end - start) / (1 + np.exp(-np.linspace(-6, 6, steps))) + start
        elif kind == "linear":
            betas = np.linspace(start, end, steps)
        elif kind == "scaled_linear":
            betas = np.linspace(start**0.5, end**0.5, steps) ** 2
        else:
            raise ModelError(
                f"{path} has the unknown noise schedule {kind!s:.40}; known are"
                f" {', '.join((*_SCHEDULES, 'sigmoid'))}."
            )
        if betas.ndim != 1 or len(betas) == 0 or not np.all((betas > 0) & (betas < 1)):
            raise ValueError("betas must lie between 0 and 1")
    except (TypeError, ValueError) as error:
        if isinstance(error, ModelError):
            raise
        raise ModelError(f"{path} has unusable trained_betas: {error}.") from error
    alphas_cumprod = np.cumprod(1 - betas)
    if given.get("rescale_betas_zero_snr"):  # Lin et al. 2024, algorithm 1
        root = np.sqrt(alphas_cumprod)
        root = (root - root[-1]) * root[0] / (root[0] - root[-1])
        alphas_cumprod = root**2
    table: list[float] = alphas_cumprod.tolist()
    return table


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object from a small file; ModelError for anything else."""
    try:
        with path.open("rb") as file:
            text = file.read(MAX_JSON + 1)
        if len(text) > MAX_JSON:
            raise ValueError(f"it is larger than {MAX_JSON:,} bytes")
        content = json.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ModelError(f"{path} cannot be read as JSON: {reason}.") from error
    if not isinstance(content, dict):
        raise ModelError(f"{path} is not a JSON object.")
    return content


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
            f"{index.parent} works on latents (it has a {min(parts)}); this program opens networks"
            " that work on pictures."
        )


def _weights_in(folder: Path) -> Path:
    for name in WEIGHTS:
        if (folder / name).is_file():
            return folder / name
    if any(folder.glob("*.index.json")):
        raise ModelError(f"{folder} has weights in several parts; join them into one file.")
    raise ModelError(f"{folder} has a config.json but no weights; add {WEIGHTS[0]} to it.")
