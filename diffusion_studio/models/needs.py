"""How much memory a network takes, from its card alone. Imports no torch."""

from __future__ import annotations

from dataclasses import dataclass

from diffusion_studio.models.card import ModelCard, ModelError
from diffusion_studio.models.config import ClassifierConfig, UNetConfig, read_config

WORKING_MAPS = 10
"""Feature maps of the widest level that live at once beside the kept ones: a block's input, its
concatenation with a skip, that normalised, a convolution's result, and its workspace, which grows
with the picture."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A U-Net in three words: the `side` of its pictures, the channels of each level (`widths`,
    the pictures' own resolution first), residual blocks a level."""

    side: int
    widths: tuple[int, ...]
    blocks: int


def network_memory(parameters: int, shape: Shape) -> int:
    """How many bytes one picture takes at most: the float32 weights as they are read and as they
    are packed for sampling, the maps that the encoder keeps for the decoder, and those at work.

    Without gradients, which take several times more. Measured on a CPU: 0.91 GB of the whole
    process where this says 1.19 (128 channels, 256 x 256); one forward of the published 512 x 512
    network, with random weights, took 6.4 GB beyond the bare process where this says 6.5.
    """
    pixels = [(shape.side // 2**level) ** 2 for level in range(len(shape.widths))]
    kept = sum((shape.blocks + 1) * w * p for w, p in zip(shape.widths, pixels, strict=True))
    working = WORKING_MAPS * max(w * p for w, p in zip(shape.widths, pixels, strict=True))
    return 4 * (2 * parameters + kept + working)


def card_memory(card: ModelCard) -> int | None:
    """`network_memory` of a card's network; None where the card does not tell enough."""
    shape = _shape(card)
    if shape is None or card.parameters is None:
        return None
    return network_memory(card.parameters, shape)


def _shape(card: ModelCard) -> Shape | None:
    side = max(card.size)
    if card.architecture == "diffusers_unet":
        widths = card.config.get("block_out_channels")
        if not isinstance(widths, (list, tuple)):
            return None
        return Shape(side, tuple(widths), card.config.get("layers_per_block", 2))
    kind = UNetConfig if card.architecture == "adm_unet" else ClassifierConfig
    try:
        config = read_config(kind, "network", card.config)
    except ModelError:
        return None
    return Shape(side, config.widths, config.num_res_blocks)
