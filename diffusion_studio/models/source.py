"""What a path holds: which file the weights are in, and the card that says how to read them.

Nothing is built here, and torch is not imported: a dialog or a list can describe models with it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diffusion_studio.models.card import (
    CARD_FILE,
    WEIGHTS_FILE,
    ModelCard,
    ModelError,
    parse_card,
)
from diffusion_studio.models.diffusers_folder import (
    diffusers_card,
    find_folder,
    present_name,
)
from diffusion_studio.models.file_kind import WEIGHTS_SUFFIXES, WOULD_FIT, kind_of
from diffusion_studio.models.json_file import read_json
from diffusion_studio.models.pickle_file import converted
from diffusion_studio.models.reference import plain_name, reference_card
from diffusion_studio.models.safetensors_header import read_header
from diffusion_studio.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Source:
    """A model on disk. `given` is its weights file as it came; `weights` the safetensors file to
    read, the same or its converted copy; `network_name` gives a tensor's name in the network."""

    card: ModelCard
    given: Path
    weights: Path
    network_name: Callable[[str], str]


def describe(path: Path | str) -> ModelCard:
    """The card of the model at `path`: a model folder, a diffusers folder or a weights file.

    For a file without a card it is made from the tensors' names and shapes. The weights
    themselves are not read, but a .pt file is converted, the first time. ModelError, in one
    sentence, if it cannot be a model that `load` or `load_classifier` opens.
    """
    return find_source(path).card


def find_source(path: Path | str) -> Source:
    """What is at `path`. ModelError, in one sentence, if it is no model."""
    path = Path(path).expanduser()
    try:
        return _in_folder(path) if path.is_dir() else _in_file(path)
    except OSError as error:
        raise ModelError("{path} cannot be read: {reason}.", path=path, reason=error) from error


def _in_folder(folder: Path) -> Source:
    given = _said_by(folder / CARD_FILE)
    if _is_complete(given):
        return _own(given, folder / CARD_FILE, folder / WEIGHTS_FILE)
    parts = find_folder(folder)
    if parts is not None:
        card = diffusers_card(parts, given)
        return Source(card, parts.weights, _readable(parts.weights), present_name)
    if given:
        return _own(given, folder / CARD_FILE, folder / WEIGHTS_FILE)  # which says what it lacks
    files = sorted(file.name for file in folder.iterdir() if file.suffix in WEIGHTS_SUFFIXES)
    instead = Sentence("open {file} in it", file=files[0]) if files else WOULD_FIT
    raise ModelError(
        "{folder} is not a model folder, having no {card}; {instead}.",
        folder=folder,
        card=CARD_FILE,
        instead=instead,
    )


def _in_file(path: Path) -> Source:
    kind_of(path)  # a stranger is told for what it is, before a word of cards
    said = next((card for card in _cards_beside(path) if card.is_file()), None)
    given = _said_by(said) if said is not None else {}
    if said is not None and _is_complete(given):
        return _own(given, said, path)
    weights = _readable(path)
    shapes = {entry.name: entry.shape for entry in read_header(weights)}
    if "conv_in.weight" in shapes and (parts := find_folder(path.parent, path)) is not None:
        card = diffusers_card(parts, given)
        return Source(card, path, weights, present_name)
    plain = {plain_name(name): shape for name, shape in shapes.items()}
    return Source(reference_card(path, plain, given), path, weights, plain_name)


def _own(given: Mapping[str, Any], said: Path, weights: Path) -> Source:
    card = parse_card(json.dumps(given), str(said))
    return Source(card, weights, _readable(weights), plain_name)


def _cards_beside(path: Path) -> tuple[Path, Path]:
    return path.with_name(path.name + ".json"), path.with_name(CARD_FILE)


def _said_by(card: Path) -> dict[str, Any]:
    """What a card says, whole or in part; nothing if there is none."""
    given = read_json(card) if card.is_file() else {}
    if not isinstance(given.get("config", {}), dict):
        raise ModelError(
            "{card} is not a valid model card: config: it must be a JSON object.", card=card
        )
    return given


def _is_complete(given: Mapping[str, Any]) -> bool:
    """Whether a card says everything, so that nothing is to be read off the weights."""
    return not {"model_channels", "block_out_channels"}.isdisjoint(given.get("config", {}))


def _readable(path: Path) -> Path:
    return converted(path) if kind_of(path) == "torch" else path
