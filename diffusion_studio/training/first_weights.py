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
    has learned no variance fills the half that says the noise. TrainingError if the model is of
    another kind or shape.
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
    for name, mine in wanted.items():
        theirs = found.get(name)
        if theirs is None:
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


def _label_rows(theirs: Tensor, card: ModelCard, names: tuple[str, ...]) -> Tensor:
    """A row for each name and one for "no label"."""
    null = theirs[card.null_label if card.null_label is not None else -1]
    rows = [theirs[card.labels.index(name)] if name in card.labels else null for name in names]
    return torch.stack([*rows, null])
