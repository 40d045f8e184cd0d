"""Model files made into networks. Whatever their format, weights are only ever read as data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from diffusion_studio.diffusion import Denoiser, NoiseSchedule
from diffusion_studio.models.card import (
    WEIGHTS_FILE,
    ModelCard,
    ModelError,
    ScheduleCard,
    read_card,
)
from diffusion_studio.models.classifier import Classifier, build_classifier
from diffusion_studio.models.safetensors_file import read_tensors
from diffusion_studio.models.unet import build_unet


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """A model ready to sample: its denoiser, the noise schedule it was trained with, its card."""

    denoiser: Denoiser
    schedule: NoiseSchedule
    card: ModelCard


def load(path: Path | str, device: str = "cpu") -> LoadedModel:
    """The model in a folder or a weights file, its network in float32, frozen, on `device`.

    ModelError, in one sentence, if it cannot be read or is not what it should be.
    """
    path = Path(path)
    card = read_card(path if path.is_dir() else path.parent)
    with torch.device("meta"):
        network = build_unet(**card.config)
    _fill(network, path, card)
    denoiser = Denoiser(
        network.to(device),
        card.parameterisation,
        card.learned_variance,
        card.clip,
        card.null_label,
    )
    return LoadedModel(denoiser, schedule_from_card(card.schedule), card)


def load_classifier(path: Path | str, device: str = "cpu") -> Classifier:
    """The classifier in a folder or a weights file, in float32, frozen, on `device`.

    ModelError, in one sentence, if it cannot be read or is not what it should be.
    """
    path = Path(path)
    card = read_card(path if path.is_dir() else path.parent)
    with torch.device("meta"):
        network = build_classifier(**card.config)
    _fill(network, path, card)
    return network.to(device)


def schedule_from_card(card: ScheduleCard) -> NoiseSchedule:
    """The noise schedule that a card describes; ModelError for figures that make none."""
    try:
        if card.alphas_cumprod is not None:
            return NoiseSchedule.from_alphas_cumprod(np.array(card.alphas_cumprod))
        if card.kind == "cosine":
            return NoiseSchedule.cosine(card.steps)
        if card.kind == "linear":
            return NoiseSchedule.linear(card.steps, card.beta_start, card.beta_end)
        given = {"start": card.beta_start, "end": card.beta_end}
        known = {name: value for name, value in given.items() if value is not None}
        return NoiseSchedule.scaled_linear(card.steps, **known)
    except ValueError as error:
        raise ModelError(f"The card's noise schedule cannot be: {error}.") from error


def _fill(network: nn.Module, path: Path, card: ModelCard) -> None:
    """Give the network (made on the meta device) the file's weights, all of them and no others."""
    weights = path / WEIGHTS_FILE if path.is_dir() else path
    tensors, sha256 = read_tensors(weights)
    if card.sha256 is not None and card.sha256 != sha256:
        raise ModelError(f"{weights} is not the file that its card was written for (sha256).")
    _check_fit(network.state_dict(), tensors, weights)
    network.load_state_dict(tensors, strict=True, assign=True)
    network.eval().requires_grad_(False)


def _check_fit(wanted: dict[str, Tensor], found: dict[str, Tensor], path: Path) -> None:
    missing = sorted(set(wanted) - set(found))
    unexpected = sorted(set(found) - set(wanted))
    shapes = [key for key in wanted if key in found and wanted[key].shape != found[key].shape]
    if missing:
        raise ModelError(f"{path} lacks {len(missing)} of its network's tensors: {missing[0]}.")
    if unexpected:
        raise ModelError(f"{path} has tensors that its network lacks: {unexpected[0]}.")
    if shapes:
        key = shapes[0]
        raise ModelError(
            f"{path} does not fit its card: {key} is {list(found[key].shape)} where the network"
            f" needs {list(wanted[key].shape)}."
        )
