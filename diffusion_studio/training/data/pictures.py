"""Pictures that lie in memory as a data set."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import torch
from torch import Tensor

from diffusion_studio.training.data.source import DataError, Split, to_unit_range

HELD_OUT_FROM = 50
"""With fewer pictures than this none is held out: training needs them more."""

_TENTHS: dict[Split, int] = {"validation": 3, "test": 8}
"""Which of every ten pictures is held out for what; any two would do."""

_RESIDENT_BYTES = 4 << 30
"""A data set up to this size is kept whole on the training device."""


class InMemory(ABC):
    """What labelled pictures in memory have in common; a `Source`.

    `labels` is int64 [N] with indices into `names`; without classes `names` is empty and all
    labels are 0. `mirrored`: whether a picture may be flipped left to right in training.

    Of at least fifty pictures a tenth is kept for validation and a tenth for the test: within each
    class every tenth, so that the splits hang on the order alone, hold the classes in their true
    proportion, and are never trained on. Of fewer pictures all are for training.
    """

    labels: np.ndarray
    names: tuple[str, ...]
    mirrored: bool

    @property
    def about(self) -> str:
        """Nothing: whose pictures they are is not known."""
        return ""

    @abstractmethod
    def _seen(self, chosen: Tensor, generator: torch.Generator | None) -> Tensor:
        """The pictures at these positions as a person sees them, uint8 [count, H, W, 3], on the
        device of `chosen`. What is left to chance comes from the generator; None: nothing is."""

    def __len__(self) -> int:
        return len(self.labels)

    def batch(self, step: int, count: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """See `Source.batch`. Drawn evenly from the training split, with replacement; the step
        changes nothing."""
        device = generator.device
        draws = torch.randint(len(self._training), (count,), generator=generator, device=device)
        chosen = self._training.to(device)[draws]
        x_0 = to_unit_range(self._seen(chosen, generator).permute(0, 3, 1, 2))
        if self.mirrored:
            flips = torch.rand(count, generator=generator, device=device) < 0.5
            x_0 = torch.where(flips[:, None, None, None], x_0.flip(3), x_0)
        return x_0.contiguous(), torch.from_numpy(self.labels).to(device)[chosen]

    def count(self, split: Split) -> float:
        """See `Source.count`."""
        return len(split_positions(self.labels, split))

    def examples(self, split: Split, count: int) -> tuple[Tensor, Tensor]:
        """See `Source.examples`. Never flipped."""
        chosen = first_positions(self.labels, split, count)
        pictures = self._seen(torch.from_numpy(chosen), None).permute(0, 3, 1, 2)
        return pictures.contiguous(), torch.from_numpy(self.labels[chosen])

    @cached_property
    def _training(self) -> Tensor:
        return torch.from_numpy(split_positions(self.labels, "training"))


@dataclass(frozen=True)
class Pictures(InMemory):
    """A labelled data set of pictures of one size.

    `values` is uint8 [N, H, W, 3]; `skipped` says in a sentence each which pictures were left out
    and why. The rest is as for `InMemory`.
    """

    values: np.ndarray
    labels: np.ndarray
    names: tuple[str, ...]
    mirrored: bool = False
    skipped: tuple[str, ...] = ()
    _placed: dict[torch.device, Tensor] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        require_pictures(len(self.values), len(self.labels))

    @property
    def size(self) -> int:
        """Height and width in pixels."""
        return int(self.values.shape[1])

    def _seen(self, chosen: Tensor, generator: torch.Generator | None) -> Tensor:
        device = chosen.device
        if self.values.nbytes > _RESIDENT_BYTES and device.type != "cpu":
            return torch.from_numpy(self.values[chosen.cpu().numpy()]).to(device)
        if device not in self._placed:
            self._placed[device] = torch.from_numpy(self.values).to(device)
        return self._placed[device][chosen]


def require_pictures(pictures: int, labels: int) -> None:
    """DataError unless there are pictures, and a label for each."""
    if not pictures:
        raise DataError("There are no pictures to train on; give at least one.")
    if pictures != labels:
        raise DataError(f"{pictures} pictures do not go with {labels} labels.")


def split_positions(labels: np.ndarray, split: Split) -> np.ndarray:
    """Where the pictures of a split lie, int64, ascending; `InMemory` says how they are split."""
    if len(labels) < HELD_OUT_FROM:
        return np.arange(len(labels) if split == "training" else 0)
    # classes one after the other and each in its order, so that every tenth is a tenth of each
    place = np.empty(len(labels), np.int64)
    place[np.argsort(labels, kind="stable")] = np.arange(len(labels))
    tenth = place % 10
    if split == "training":
        return np.flatnonzero(~np.isin(tenth, list(_TENTHS.values())))
    return np.flatnonzero(tenth == _TENTHS[split])


def first_positions(labels: np.ndarray, split: Split, count: int) -> np.ndarray:
    """Where the first `count` pictures of a split lie, classes in turn; DataError if it has
    fewer."""
    positions = split_positions(labels, split)
    if count > len(positions):
        none_held_out = len(labels) < HELD_OUT_FROM and split != "training"
        why = f"; none are held out of fewer than {HELD_OUT_FROM}" if none_held_out else ""
        raise DataError(
            f"The data has {len(positions)} pictures for {split} where {count} are wanted{why}; "
            "add pictures or ask for fewer."
        )
    chosen = labels[positions]
    return positions[np.lexsort((chosen, _rank_in_class(chosen)))][:count]


def _rank_in_class(labels: np.ndarray) -> np.ndarray:
    """For each label how many equal ones come before it."""
    order = np.argsort(labels, kind="stable")
    ordered = labels[order]
    ranks = np.empty(len(labels), np.int64)
    ranks[order] = np.arange(len(labels)) - np.searchsorted(ordered, ordered, side="left")
    return ranks
