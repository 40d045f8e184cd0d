"""Emoji as a data set: the glyphs of Noto Color Emoji, each shown in ever new variations."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import torch
from torch import Tensor

from diffusion_studio.training.data.drawn import Drawn
from diffusion_studio.training.data.emoji_atlas import SIDE, Atlas, load_atlas
from diffusion_studio.training.data.emoji_variation import NUMBERS, shown
from diffusion_studio.training.data.scenes.numbers import uniforms

_PIXELS = 2**18
"""Pictures times pixels that are drawn at once: few enough to stay near the processor."""


class Emoji(Drawn):
    """Some 1,400 emoji, labelled with Unicode's groups; a `Source`.

    A picture is a function of (glyph, seed); the seed also tells which glyph of its group it is,
    all in turn. Every group is shown as often as any other. There are no flags and no signs, and
    one skin tone. Because no glyph is left out of training, the held-out pictures are new
    variations of the same glyphs: they tell nothing about emoji that a network has never seen.

    `about` says, for a model's card, which font it is and under which licence. DataError, in one
    sentence, if `font` (by default Noto Color Emoji where it is installed) cannot be used; `atlas`
    gives the glyphs themselves, and then no font is read.
    """

    def __init__(
        self,
        size: int,
        seed: int = 0,
        device: str = "cpu",
        font: Path | None = None,
        atlas: Atlas | None = None,
    ) -> None:
        atlas = atlas or load_atlas(font)
        super().__init__(atlas.names, size, seed, device)
        self.about = atlas.about
        self._counts = atlas.counts
        self._starts = tuple(accumulate(atlas.counts, initial=0))
        self._glyphs = {"cpu": atlas.glyphs, device: atlas.glyphs.to(device)}

    def draw(self, label: int, seeds: range, device: str) -> Tensor:
        """See `Drawn.draw`."""
        numbers = torch.from_numpy(uniforms(f"emoji {self.names[label]}", seeds, NUMBERS))
        first, count = self._starts[label], self._counts[label]
        chosen = torch.tensor([first + seed % count for seed in seeds])
        glyphs = self._glyphs[device]
        at_once = max(1, _PIXELS // max(self.size, SIDE // 2) ** 2)
        return torch.cat(
            [
                shown(glyphs[part.to(glyphs.device)], number.to(glyphs.device), self.size)
                for part, number in zip(chosen.split(at_once), numbers.split(at_once), strict=True)
            ]
        )
