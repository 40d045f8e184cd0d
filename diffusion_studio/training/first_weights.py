"""Starting from a model that is there: its weights, as far as they fit, instead of random ones."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from diffusion_studio.models import ModelError, read_card
from diffusion_studio.models.card import WEIGHTS_FILE, ModelCard
from diffusion_studio.models.safetensors_file import read_tensors
from diffusion_studio.training.settings import Settings, TrainingError

LABELS = "label_emb.weight"


def take_over(network: nn.Module, settings: Settings, names: tuple[str, ...]) -> None:
    """Copy the weights of `settings.start_from` into a network for pictures of the named classes.

    Label rows go by the name of their class; new classes begin as "no label" does. An output that
    has learned no variance fills the half that says the noise. A denoiser may have more levels
    than the model, at its deep end: those, and its middle, keep the weights they have.
    TrainingError if the model is of another kind or shape.
    """
    folder = Path(settings.start_from or "")
    try:
        card = read_card(folder)
        found, _ = read_tensors(folder / WEIGHTS_FILE)
    except ModelError as error:
        raise TrainingError(str(error)) from error
    denoises = settings.task == "diffusion"
    if card.architecture != ("adm_unet" if denoises else "adm_classifier"):
        raise TrainingError(f"{folder} is a {card.architecture}; start from a model of this task.")
    if denoises and card.parameterisation != settings.parameterisation:
        raise TrainingError(
            f"{folder} says {card.parameterisation}; add --parameterisation"
            f" {card.parameterisation}."
        )
    wanted = network.state_dict()
    if denoises:
        found = _lowered(found, wanted, card, settings)
    stages = {_stage(name) for name in found}
    for name, mine in wanted.items():
        theirs = found.get(name)
        if theirs is None:
            if denoises and _levels_more(card, settings) and _stage(name) not in stages:
                continue
            raise TrainingError(f"{folder} has no {name}; train a network of the same shape as it.")
        theirs = theirs.to(mine.dtype)
        if name == LABELS:
            mine.copy_(_label_rows(theirs, card, names))
        elif theirs.shape == mine.shape:
            mine.copy_(theirs)
        elif name.startswith("out.") and theirs.shape[1:] == mine.shape[1:]:
            shared = min(len(theirs), len(mine))
            mine[:shared] = theirs[:shared]
        else:
            raise TrainingError(
                f"{folder} has another shape: its {name} is {list(theirs.shape)}, not"
                f" {list(mine.shape)}; give the same --channels, --channel-mult and --res-blocks."
            )


def _levels_more(card: ModelCard, settings: Settings) -> int:
    """How many levels the settings' network has below those of the model, else equal to them."""
    network, theirs = settings.network, tuple(card.config["channel_mult"])
    alike = theirs == network.channel_mult[: len(theirs)] and (
        card.config["num_res_blocks"] == network.num_res_blocks
    )
    return len(network.channel_mult) - len(theirs) if alike else 0


def _lowered(
    found: dict[str, Tensor], wanted: dict[str, Tensor], card: ModelCard, settings: Settings
) -> dict[str, Tensor]:
    """A denoiser's weights under the names that they have in one with more levels below.

    Its middle is left out, and its way up begins later. The first block of that used to take what
    came from the middle, and takes what comes from the levels below now: of its weights those that
    read the skip connection stay, and the others are the network's own.
    """
    levels = _levels_more(card, settings)
    if not levels:
        return found
    later = levels * (settings.network.num_res_blocks + 1)
    middle = settings.network.model_channels * tuple(card.config["channel_mult"])[-1]
    lowered = {}
    for name, theirs in found.items():
        if name.startswith("middle_block."):
            continue
        if name.startswith("output_blocks."):
            up, index, rest = name.split(".", 2)
            name = f"{up}.{int(index) + later}.{rest}"
            if index == "0" and name in wanted and wanted[name].shape != theirs.shape:
                theirs = _skip_kept(wanted[name], theirs, middle)
        lowered[name] = theirs
    return lowered


def _skip_kept(mine: Tensor, theirs: Tensor, middle: int) -> Tensor:
    """`mine`, with the inputs that follow the first `middle` of `theirs` as its last ones."""
    if mine.dim() != theirs.dim() or mine.shape[2:] != theirs.shape[2:]:
        return theirs  # refused as another shape
    channels = min(mine.dim() - 1, 1)  # a norm has a weight a channel, a convolution a column
    skip = theirs.shape[channels] - middle
    kept = mine.clone()
    kept.narrow(channels, mine.shape[channels] - skip, skip).copy_(
        theirs.narrow(channels, middle, skip)
    )
    return kept


def _stage(name: str) -> str:
    """The block that a weight belongs to, such as `output_blocks.3`."""
    return ".".join(name.split(".")[:2])


def _label_rows(theirs: Tensor, card: ModelCard, names: tuple[str, ...]) -> Tensor:
    """A row for each name and one for "no label"."""
    null = theirs[card.null_label if card.null_label is not None else -1]
    rows = [theirs[card.labels.index(name)] if name in card.labels else null for name in names]
    return torch.stack([*rows, null])
