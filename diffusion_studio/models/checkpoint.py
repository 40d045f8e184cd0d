"""Model files made into networks. Whatever their format, weights are only ever read as data.

What is opened: a model folder of ours (card.json and model.safetensors); the weights of
guided-diffusion and improved-diffusion, as .pt or .safetensors; a folder of diffusers with a
UNet2DModel. `source` tells them apart; here the network is built on the meta device, compared
with the file, tensor by tensor, and only then given the file's numbers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from diffusion_studio.diffusion import Denoiser, NoiseSchedule
from diffusion_studio.models.card import ModelCard, ModelError, ScheduleCard
from diffusion_studio.models.classifier import Classifier, build_classifier
from diffusion_studio.models.diffusers_network import DiffusersUNet, build_diffusers_unet
from diffusion_studio.models.safetensors_file import read_tensors
from diffusion_studio.models.safetensors_header import read_header
from diffusion_studio.models.source import Source, find_source
from diffusion_studio.models.unet import UNet, build_unet
from diffusion_studio.sentence import Sentence, listed

Shapes = Mapping[str, tuple[int, ...]]
SHOWN = 3  # how many of the tensors that do not fit a message names

_UNETS: dict[str, Callable[..., UNet | DiffusersUNet]] = {
    "adm_unet": build_unet,
    "diffusers_unet": build_diffusers_unet,
}


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """A model ready to sample: its denoiser, the noise schedule it was trained with, its card."""

    denoiser: Denoiser
    schedule: NoiseSchedule
    card: ModelCard


def load(path: Path | str, device: str = "cpu") -> LoadedModel:
    """The model in a folder or a weights file, its network in float32, frozen, on `device`.

    The card of a file that has none is made from its tensors; `card.sha256` is that of the
    weights as they came. ModelError, in one sentence, if the model cannot be read, is another
    kind of network, or does not have exactly the tensors that its architecture has.
    """
    source = find_source(path)
    card = source.card
    if card.architecture not in _UNETS:
        raise ModelError(
            "{path} is a classifier, which makes no pictures; open a U-Net, and this beside it to"
            " guide it.",
            path=path,
        )
    schedule = schedule_from_card(card.schedule)
    with torch.device("meta"):
        network = _UNETS[card.architecture](**card.config)
    _check_card(network, card, path)
    card = _fill(network.inner if isinstance(network, DiffusersUNet) else network, source)
    denoiser = Denoiser(
        network.eval().requires_grad_(False).to(device),
        card.parameterisation,
        card.learned_variance,
        card.clip,
        card.null_label,
    )
    return LoadedModel(denoiser, schedule, card)


def load_classifier(path: Path | str, device: str = "cpu") -> Classifier:
    """The classifier in a folder or a weights file, in float32, frozen, on `device`.

    Its card is `describe(path)`. ModelError as `load`'s.
    """
    return open_classifier(path, device)[0]


def open_classifier(path: Path | str, device: str = "cpu") -> tuple[Classifier, ModelCard]:
    """`load_classifier`, and the card with the sha256 of the weights as they came."""
    source = find_source(path)
    if source.card.architecture != "adm_classifier":
        raise ModelError(
            "{path} is a U-Net, which names nothing in pictures; open a classifier.", path=path
        )
    with torch.device("meta"):
        network = build_classifier(**source.card.config)
    card = _fill(network, source)
    return network.eval().requires_grad_(False).to(device), card


def schedule_from_card(card: ScheduleCard) -> NoiseSchedule:
    """The noise schedule that a card describes; ModelError for figures that make none."""
    given = {"start": card.beta_start, "end": card.beta_end}
    ends = {name: value for name, value in given.items() if value is not None}
    try:
        if card.alphas_cumprod is not None:
            return NoiseSchedule.from_alphas_cumprod(np.array(card.alphas_cumprod))
        if card.kind == "cosine":
            return NoiseSchedule.cosine(card.steps)
        if card.kind == "linear":
            return NoiseSchedule.linear(card.steps, **ends)
        return NoiseSchedule.scaled_linear(card.steps, **ends)
    except ValueError as error:
        raise ModelError("The card's noise schedule cannot be: {reason}.", reason=error) from error


def _check_card(network: UNet | DiffusersUNet, card: ModelCard, path: Path | str) -> None:
    """What the card says outside the options agrees with them."""
    if isinstance(network, UNet):
        config: Any = network.config
        classes, multiple = config.num_classes or 0, config.downsampling
    else:
        config = network.inner.config
        classes, multiple = network.classes or 0, 2 ** (len(config.block_out_channels) - 1)
    given = (config.in_channels, config.out_channels)
    if given != (card.channels, card.channels * (2 if card.learned_variance else 1)):
        raise ModelError(
            "The card of {path} says {channels} channels and learned_variance {learned_variance},"
            " but its network takes {taken} and gives {given}.",
            path=path,
            channels=card.channels,
            learned_variance=card.learned_variance,
            taken=given[0],
            given=given[1],
        )
    if any(side < 1 or side % multiple for side in card.size):
        raise ModelError(
            "The card of {path} says pictures of {height} x {width}, but its network takes sides"
            " that are multiples of {multiple}.",
            path=path,
            height=card.size[0],
            width=card.size[1],
            multiple=multiple,
        )
    named = max(len(card.labels), -1 if card.null_label is None else card.null_label + 1)
    if named > classes or (card.null_label or 0) < 0:
        raise ModelError(
            "The card of {path} has labels or a null label up to {last}, but its network has"
            " {classes} of them.",
            path=path,
            last=named - 1,
            classes=classes,
        )


def _fill(network: nn.Module, source: Source) -> ModelCard:
    """Give the network, made on the meta device, the file's weights, all of them and no others.

    Returns the card with the weights' sha256 and the number of parameters.
    """
    entries = read_header(source.weights)
    found = {source.network_name(entry.name): entry.shape for entry in entries}
    if len(found) < len(entries):
        raise ModelError("{path} holds more than one network; save one alone.", path=source.given)
    wanted = {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}
    _check_fit(wanted, found, source)
    tensors, sha256 = read_tensors(source.weights)
    if source.given != source.weights:
        sha256 = _sha256(source.given)
    if source.card.sha256 not in (None, sha256):
        raise ModelError(
            "{path} is not the file that its card was written for, or is damaged: its sha256"
            " begins {found}, not {known:.8}; download it again.",
            path=source.given,
            found=sha256[:8],
            known=source.card.sha256,
        )
    try:
        network.load_state_dict(
            {source.network_name(name): tensor for name, tensor in tensors.items()},
            strict=True,
            assign=True,
        )
    except RuntimeError as error:
        raise ModelError(
            "{path} was changed while it was read; open it again.", path=source.given
        ) from error
    count = sum(parameter.numel() for parameter in network.parameters())
    return source.card.model_copy(update={"sha256": sha256, "parameters": count})


def _check_fit(wanted: Shapes, found: Shapes, source: Source) -> None:
    """ModelError, naming the first few differences, unless names and shapes are the same."""
    missing = [Sentence("{name} is missing", name=name) for name in wanted if name not in found]
    unexpected = [
        Sentence("{name} has no place", name=name) for name in found if name not in wanted
    ]
    others = [
        Sentence(
            "{name} is {shape}, not {wanted}",
            name=name,
            shape=list(found[name]),
            wanted=list(wanted[name]),
        )
        for name in wanted
        if name in found and found[name] != wanted[name]
    ]
    differences = missing + others + unexpected
    if differences:
        shown = differences[:SHOWN]
        if len(differences) > SHOWN:
            shown.append(Sentence("and {count} more", count=len(differences) - SHOWN))
        raise ModelError(
            "{path} does not fit the network of its card or its folder ({architecture}):"
            " {differences}. It must have exactly its {count} tensors.",
            path=source.given,
            architecture=source.card.architecture,
            differences=listed(shown, "; "),
            count=len(wanted),
        )


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError("{path} cannot be read: {reason}.", path=path, reason=error) from error
