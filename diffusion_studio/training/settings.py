"""What a training run is told: every figure that decides its outcome."""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from diffusion_studio.training.data import SCENES
from diffusion_studio.wrong_values import fault


class TrainingError(ValueError):
    """A training run that cannot start or go on; one sentence says why and what to do."""


Parameterisation = Literal["epsilon", "v"]
Task = Literal["diffusion", "classifier", "judge"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class NetworkSettings(_Part):
    """The shape of an ADM network; names as in `models.UNetConfig`.

    Without dropout: a step would no longer be a function of the seed and its number.
    """

    model_channels: int = 32
    channel_mult: tuple[int, ...] = (1, 2, 4)
    num_res_blocks: int = 1
    attention_resolutions: tuple[int, ...] = (4,)
    num_head_channels: int = 32

    def unet(self, size: int, classes: int, learned_variance: bool) -> dict[str, Any]:
        """Options for `models.build_unet`: one more label row than classes, for no label."""
        return {
            **self._shared(size),
            "out_channels": 6 if learned_variance else 3,
            "num_classes": classes + 1 if classes else None,
        }

    def classifier(self, size: int, classes: int, pool: str) -> dict[str, Any]:
        """Options for `models.build_classifier`."""
        return {**self._shared(size), "out_channels": classes, "pool": pool}

    def _shared(self, size: int) -> dict[str, Any]:
        return {
            "image_size": size,
            "in_channels": 3,
            **self.model_dump(),
            "use_scale_shift_norm": True,
            "resblock_updown": True,
        }


class DataSettings(_Part):
    """Which pictures: drawn scenes of these `classes`, emoji, or those in `folder`."""

    kind: Literal["scenes", "emoji", "folder"] = "scenes"
    size: Annotated[int, Field(ge=8, le=1024)] = 32
    classes: tuple[str, ...] = SCENES
    folder: str | None = None
    crop: Literal["centre", "random"] = "centre"

    @model_validator(mode="after")
    def _folder_named(self) -> DataSettings:
        if (self.kind == "folder") != (self.folder is not None):
            raise ValueError("a folder goes with the kind 'folder', and only with it")
        return self


class Settings(_Part):
    """One training run. Exactly one of `steps` and `minutes` says how long it lasts.

    With `steps` the result is a function of these settings and the pictures; with `minutes` the
    learning rate follows the clock. `task`: a denoising network; a classifier of noisy pictures,
    for guidance (Dhariwal & Nichol 2021, sec. 4); or a judge, a classifier of clean pictures that
    only measures. `parameterisation` is what the denoiser learns to say: the noise, or v, with
    which it learns colours from far fewer pictures. `workers` threads share each batch (1:
    torch's own threads). `label_dropout` is the share of pictures shown without their label (Ho &
    Salimans 2022, sec. 3.2), `ema_decay` the most that the averaged weights keep of themselves in
    one step. `start_from` is a model folder whose weights, as far as they fit, are the first ones.
    """

    task: Task = "diffusion"
    data: DataSettings = DataSettings()
    network: NetworkSettings = NetworkSettings()
    steps: Annotated[int, Field(ge=1)] | None = None
    minutes: Annotated[float, Field(gt=0)] | None = None
    start_from: str | None = None
    parameterisation: Parameterisation = "v"
    learned_variance: bool = True
    schedule: Literal["cosine", "linear"] = "cosine"
    schedule_steps: Annotated[int, Field(ge=1)] = 1000
    batch: Annotated[int, Field(ge=1, le=4096)] = 64
    learning_rate: Annotated[float, Field(gt=0, le=1)] = 5e-4
    warmup_steps: Annotated[int, Field(ge=0)] = 200
    weight_decay: Annotated[float, Field(ge=0)] = 0.0
    gradient_clip: Annotated[float, Field(gt=0)] = 1.0
    label_dropout: Annotated[float, Field(ge=0, lt=1)] = 0.12
    ema_decay: Annotated[float, Field(ge=0, lt=1)] = 0.999
    precision: Literal["float32", "bfloat16"] = "float32"
    device: str = "cpu"
    workers: Annotated[int, Field(ge=1, le=256)] = 1
    seed: Annotated[int, Field(ge=0, lt=2**20)] = 0
    log_every: Annotated[int, Field(ge=1)] = 20
    checkpoint_minutes: Annotated[float, Field(gt=0)] = 5.0
    sheet_minutes: Annotated[float, Field(gt=0)] = 15.0

    @property
    def on_gpu(self) -> bool:
        return self.device.startswith("cuda")

    @model_validator(mode="after")
    def _one_budget(self) -> Settings:
        if self.schedule_steps < 2 and self.learned_variance:
            raise ValueError("a schedule of one step has no variance to learn")
        if (self.steps is None) == (self.minutes is None):
            raise ValueError("say how long to train: either steps or minutes")
        if self.workers > self.batch:
            raise ValueError(f"{self.workers} workers cannot share a batch of {self.batch}")
        return self

    @model_validator(mode="after")
    def _size_halves(self) -> Settings:
        size, levels = self.data.size, len(self.network.channel_mult)
        smallest = 2 ** max(levels - 1, 0)
        if size % smallest:
            below = size - size % smallest
            raise ValueError(
                f"pictures of {size} pixels cannot be halved for {levels} levels; take a size that "
                f"{smallest} divides, as {below or smallest}, or fewer levels (--channel-mult)"
            )
        return self

    def progress(self, step: int, seconds: float) -> float:
        """The share of the budget used up, 0 to 1."""
        if self.steps is not None:
            return min(step / self.steps, 1.0)
        return min(seconds / (60 * (self.minutes or 0)), 1.0)

    def learning_rate_at(self, step: int, seconds: float) -> float:
        """A linear warm-up, then a half cosine down to 0 at the end (Loshchilov & Hutter 2017)."""
        warm = min((step + 1) / (self.warmup_steps + 1), 1.0)
        return (
            self.learning_rate * warm * (1 + math.cos(math.pi * self.progress(step, seconds))) / 2
        )

    def ema_decay_at(self, step: int) -> float:
        """How much the averaged weights keep: little at first, so that they forget the start."""
        return min(self.ema_decay, (1 + step) / (10 + step))


def read_settings(**values: Any) -> Settings:
    """Checked settings; TrainingError naming the first that is unknown or wrong."""
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise TrainingError(f"These training settings cannot be used: {fault(error)}.") from error
