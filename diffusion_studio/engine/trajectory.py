"""The record of a run: every state, as float32, so that any step can be looked at or branched."""

from __future__ import annotations

import os
import tempfile
from math import log, sqrt
from pathlib import Path
from typing import IO, TYPE_CHECKING

import numpy as np
import torch
from platformdirs import user_cache_dir

from diffusion_studio.engine.records import MEMORY_CAP
from diffusion_studio.sentence import InputError, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diffusion_studio.diffusion import Hop, State, Step


class Trajectory:
    """x before each hop and after the last, and the belief x_0 at each: append-only.

    `x` is float32 [steps + 1, B, C, H, W], of which the first `len(self)` states are filled;
    `x_0` has one a hop. Beyond `memory_cap` bytes both lie in a temporary file (never float16: a
    resumed run must be the same bits). `gradient_map`, uint8 [hops, B, H, W], says where in each
    x_t the classifier's gradient is how long, 255 being the longest in its picture; None until
    there is one. `v`, float16 [hops, B, C, H, W], is where the network put its variance between
    the smallest and the largest (see `Prediction.v`); None where it learned none.
    """

    def __init__(self, plan: Sequence[Hop], start: State, memory_cap: int = MEMORY_CAP) -> None:
        self.plan = plan
        self.first = start.k
        self._start = start
        shape = tuple(start.x.shape)
        hops = len(plan) - start.k
        self.x = _allocate((hops + 1, *shape), memory_cap // 2)
        self.x_0 = _allocate((hops, *shape), memory_cap // 2)
        self.x[0] = start.x.cpu().numpy()
        self.gradient_map: np.ndarray | None = None
        self.v: np.ndarray | None = None
        self._memory_cap = memory_cap
        self._filled = 1

    def append(self, step: Step) -> None:
        """Keep what a step did."""
        i = step.k - self.first
        self.x_0[i] = step.prediction.x_0.detach().cpu().numpy()
        self.x[i + 1] = step.state.x.cpu().numpy()
        if isinstance(lengths := step.notes.get("gradient_map"), torch.Tensor):
            self._keep_gradient(i, lengths)
        if step.prediction.v is not None:
            self._keep_v(i, step.prediction.v)
        self._filled = i + 2  # last, so that a reader in another thread never sees half a step

    def refill(
        self,
        x: np.ndarray,
        x_0: np.ndarray,
        v: np.ndarray | None = None,
        gradient_map: np.ndarray | None = None,
    ) -> None:
        """Have the first steps as they were recorded before: n + 1 states, the start among them,
        n beliefs, and n of each map."""
        n = len(x_0)
        self.x[: n + 1], self.x_0[:n] = x, x_0
        if v is not None:
            self.v = _allocate(self.x_0.shape, self._memory_cap // 4, np.float16)
            self.v[:n] = v
        if gradient_map is not None:
            shape = (len(self.x_0), *gradient_map.shape[1:])
            self.gradient_map = _allocate(shape, self._memory_cap // 4, np.uint8)
            self.gradient_map[:] = 0
            self.gradient_map[:n] = gradient_map
        self._filled = n + 1

    def _keep_gradient(self, i: int, lengths: torch.Tensor) -> None:
        """Keep the gradient's length [B, H, W] at hop i of the record."""
        if self.gradient_map is None:
            shape = (len(self.x_0), *lengths.shape)
            self.gradient_map = _allocate(shape, self._memory_cap // 4, np.uint8)
            self.gradient_map[:] = 0
        longest = lengths.flatten(1).amax(dim=1).clamp_min(1e-30)[:, None, None]
        self.gradient_map[i] = (lengths * (255 / longest)).round().byte().cpu().numpy()

    def _keep_v(self, i: int, v: torch.Tensor) -> None:
        """Keep v [B, C, H, W] of hop i of the record."""
        if self.v is None:
            self.v = _allocate(self.x_0.shape, self._memory_cap // 4, np.float16)
        self.v[i] = v.detach().cpu().numpy()

    def epsilon(self, i: int) -> np.ndarray:
        """The noise that the belief of hop i of the record leaves in its x_t, [B, C, H, W]."""
        a = self.plan[self.first + i].level.alpha_bar
        noise: np.ndarray = (self.x[i] - np.float32(sqrt(a)) * self.x_0[i]) / np.float32(
            sqrt(1 - a)
        )
        return noise

    def learned_std(self, i: int) -> np.ndarray | None:
        """The standard deviation that the network gives hop i of the record, [B, C, H, W], from
        beta-tilde to beta (Nichol & Dhariwal 2021, eq. 15); None where it learned none, and on
        the way up of an inversion, which has no such variance."""
        hop = self.plan[self.first + i]
        if self.v is None or hop.beta <= 0:
            return None
        v = self.v[i].astype(np.float32)
        small = hop.posterior_variance or hop.variance_floor
        std: np.ndarray = np.exp(0.5 * (v * log(hop.beta) + (1 - v) * log(small)))
        return std

    def belief_change(self, k: int) -> dict[str, tuple[float, ...]]:
        """How far hop k moved the belief of each image, as a note; none at the first hop kept."""
        i = k - self.first
        if i == 0:
            return {}
        moved = np.abs(self.x_0[i] - self.x_0[i - 1]).reshape(len(self.x_0[i]), -1)
        return {"belief_change": tuple(moved.mean(axis=1).tolist())}

    def state_size(self, k: int) -> dict[str, tuple[float, ...]]:
        """How large the values of each image are after hop k, as a note: the root of their mean
        square, 1 of pure noise."""
        x = self.x[k - self.first + 1]
        squares = np.einsum("bchw,bchw->b", x, x) / x[0].size
        return {"state_size": tuple(np.sqrt(squares).tolist())}

    def warning(self) -> str:
        """A sentence, if the memory allowed is less than a single step takes; else empty."""
        step = self.x[0].nbytes + self.x_0[0].nbytes
        if step <= self._memory_cap:
            return ""
        return Sentence(
            "One step of this run takes {size:.1f} MB, more than the record may hold in memory"
            " ({most:.1f} MB); all of it goes to the disk. Raise the limit to look back faster.",
            size=step / 1e6,
            most=self._memory_cap / 1e6,
        )

    def __len__(self) -> int:
        """How many states are kept."""
        return self._filled

    @property
    def nbytes(self) -> int:
        maps = sum(kept.nbytes for kept in (self.gradient_map, self.v) if kept is not None)
        return int(self.x.nbytes + self.x_0.nbytes + maps)

    @property
    def last_k(self) -> int:
        return self.first + self._filled - 1

    def state(self, k: int) -> State:
        """The state before hop k, with the multistep memory as it was. IndexError if not kept."""
        from diffusion_studio.diffusion import State
        from diffusion_studio.diffusion.denoiser import Prediction, epsilon_from_x_0

        i = k - self.first
        if not 0 <= i < self._filled:
            raise IndexError(f"step {k} is not kept; steps {self.first} to {self.last_k} are")
        if i == 0:
            return self._start
        x = torch.from_numpy(self.x[i].copy())
        x_t = torch.from_numpy(self.x[i - 1].copy())
        x_0 = torch.from_numpy(self.x_0[i - 1].copy())
        level = self.plan[k - 1].level
        return State(k, x, Prediction(x_t, level, x_0, epsilon_from_x_0(x_t, x_0, level)))


def _allocate(
    shape: tuple[int, ...], memory_cap: int, dtype: type[np.generic] = np.float32
) -> np.ndarray:
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    if size <= memory_cap:
        return np.empty(shape, dtype=dtype)
    folder = Path(user_cache_dir("diffusion-studio"))  # the temporary one may itself be memory
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(prefix="trajectory-", dir=folder) as file:
            _take_space(file, size)
            return np.memmap(file, dtype=dtype, mode="r+", shape=shape)
    except OSError as error:
        raise InputError(
            "To record this run takes {size:.1f} GB in {folder}, where it failed ({reason}). Make"
            " room there, or take fewer steps or pictures.",
            size=size / 1e9,
            folder=folder,
            reason=error,
        ) from error


def _take_space(file: IO[bytes], size: int) -> None:
    """Now: to write to a map whose disk has filled up meanwhile would kill the process."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(file.fileno(), 0, size)
        return
    zeros = bytes(1 << 24)
    for start in range(0, size, len(zeros)):
        file.write(zeros[: size - start])
    file.flush()
