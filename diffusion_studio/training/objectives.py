"""What is trained: a denoiser, a classifier of noisy pictures, or a judge of clean ones.

An objective knows its network, its loss and what is measured on validation pictures; the trainer
knows none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, Protocol

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from diffusion_studio.diffusion import Denoiser, NoiseSchedule
from diffusion_studio.models import build_classifier, build_unet
from diffusion_studio.training.data.source import to_unit_range
from diffusion_studio.training.losses import DiffusionLoss
from diffusion_studio.training.replicas import Loss
from diffusion_studio.training.settings import Settings, TrainingError
from diffusion_studio.training.sheet import write_sheet

VALIDATION_PICTURES = 512

Build = Callable[..., nn.Module]


class Objective(Protocol):
    """One kind of training. `config` are the options of `build`, which makes the network."""

    architecture: Literal["adm_unet", "adm_classifier"]
    config: dict[str, Any]
    build: Build

    def loss(self, x_0: Tensor, labels: Tensor, generator: torch.Generator) -> Loss:
        """The loss of a batch (float32 [B, 3, H, W] in [-1, 1]; int64 [B]), ready for `Replicas`.

        All that is random in it is drawn here, from the generator, on its device.
        """
        ...

    def figures(self, network: nn.Module, pictures: Tensor, labels: Tensor) -> dict[str, float]:
        """What validation pictures (uint8 [N, 3, H, W]) tell of a network."""
        ...

    def sheet(self, network: nn.Module, path: Path) -> None:
        """Draw what the network can do, where that can be drawn."""
        ...


def objective_for(settings: Settings, names: tuple[str, ...]) -> Objective:
    """The settings' objective for pictures of the named classes.

    TrainingError for a classifier of pictures without at least two classes.
    """
    if settings.task == "diffusion":
        return Denoising(settings, names)
    if len(names) < 2:
        raise TrainingError(
            f"A {settings.task} learns to tell classes apart; give pictures of at least two, a"
            " sub-folder each."
        )
    return Classifying(settings, names)


class Denoising:
    """A network that says what noise is in x_t, with and without labels.

    Rows 0 to n - 1 of its label embedding are the classes, row n is "no label" (`null_label`);
    for pictures without classes there are no rows.
    """

    architecture: Literal["adm_unet", "adm_classifier"] = "adm_unet"

    def __init__(self, settings: Settings, names: tuple[str, ...]) -> None:
        self._settings = settings
        self.null_label = len(names) or None
        self.schedule = noise_schedule(settings)
        self.config = settings.network.unet(
            settings.data.size, len(names), settings.learned_variance
        )
        self.build: Build = build_unet
        self._loss = DiffusionLoss(
            self.schedule, settings.parameterisation, settings.learned_variance
        )

    def loss(self, x_0: Tensor, labels: Tensor, generator: torch.Generator) -> Loss:
        """See `Objective.loss`."""
        dropout = self._settings.label_dropout
        i, noise = self._draws(x_0, generator)
        drawn = torch.rand(len(x_0), generator=generator, device=x_0.device)
        y = (
            None
            if self.null_label is None
            else labels.masked_fill(drawn < dropout, self.null_label)
        )

        def loss(network: nn.Module, part: slice) -> Tensor:
            with autocast(self._settings):
                output = self._output(
                    network, x_0[part], noise[part], i[part], None if y is None else y[part]
                )
            return self._loss(output, x_0[part], noise[part], i[part]).sum() / len(x_0)

        return loss

    @torch.no_grad()
    def figures(self, network: nn.Module, pictures: Tensor, labels: Tensor) -> dict[str, float]:
        """The loss with the same noise every time."""
        device, total = self._settings.device, 0.0
        generator = torch.Generator(device).manual_seed(0)
        y = None if self.null_label is None else labels.to(device)
        for part in slices(len(pictures)):
            x_0 = to_unit_range(pictures[part].to(device))
            i, noise = self._draws(x_0, generator)
            output = self._output(network, x_0, noise, i, None if y is None else y[part])
            total += float(self._loss(output, x_0, noise, i).sum())
        return {"validation_loss": total / len(pictures)}

    def sheet(self, network: nn.Module, path: Path) -> None:
        """Samples by DDIM, a row for each class."""
        settings = self._settings
        denoiser = Denoiser(
            network,
            settings.parameterisation,
            settings.learned_variance,
            null_label=self.null_label,
        )
        write_sheet(path, denoiser, self.schedule, settings.data.size, device=settings.device)

    def _draws(self, x_0: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Indices into the schedule, evenly, and noise."""
        count, device = len(x_0), x_0.device
        i = torch.randint(len(self.schedule), (count,), generator=generator, device=device)
        return i, torch.randn(x_0.shape, generator=generator, device=device)

    def _output(
        self, network: nn.Module, x_0: Tensor, noise: Tensor, i: Tensor, y: Tensor | None
    ) -> Tensor:
        x_t = self.schedule.add_noise(x_0, i, noise)
        if self._settings.on_gpu:
            x_t = x_t.contiguous(memory_format=torch.channels_last)
        t = torch.as_tensor(self.schedule.timesteps, device=x_0.device)[i]
        output: Tensor = network(x_t, t, y)
        return output


class Classifying:
    """A network that names what is in a picture: at every noise level, or (a judge) clean ones.

    The noise-conditional one is the ADM encoder with an attention pool (Dhariwal & Nichol 2021,
    sec. 4); its times are drawn evenly. The judge sees t = 0 only; what it averages over the
    picture before its last layer are the features by which pictures are compared.
    """

    architecture: Literal["adm_unet", "adm_classifier"] = "adm_classifier"

    def __init__(self, settings: Settings, names: tuple[str, ...]) -> None:
        self._settings = settings
        self._noisy = settings.task == "classifier"
        self.schedule = noise_schedule(settings)
        pool = "attention" if self._noisy else "adaptive"
        self.config = settings.network.classifier(settings.data.size, len(names), pool)
        self.build: Build = build_classifier

    def loss(self, x_0: Tensor, labels: Tensor, generator: torch.Generator) -> Loss:
        """See `Objective.loss`."""
        x_t, t = self._seen(x_0, generator)

        def loss(network: nn.Module, part: slice) -> Tensor:
            with autocast(self._settings):
                logits = network(x_t[part], t[part])
            return cross_entropy(logits.float(), labels[part], reduction="sum") / len(x_t)

        return loss

    @torch.no_grad()
    def figures(self, network: nn.Module, pictures: Tensor, labels: Tensor) -> dict[str, float]:
        """The loss and the share of right answers, with the same noise every time."""
        device, loss, right = self._settings.device, 0.0, 0
        generator = torch.Generator(device).manual_seed(0)
        for part in slices(len(pictures)):
            answers = labels[part].to(device)
            x_t, t = self._seen(to_unit_range(pictures[part].to(device)), generator)
            logits = network(x_t, t).float()
            loss += float(cross_entropy(logits, answers, reduction="sum"))
            right += int((logits.argmax(dim=1) == answers).sum())
        count = len(pictures)
        return {"validation_loss": loss / count, "validation_accuracy": right / count}

    def sheet(self, network: nn.Module, path: Path) -> None:
        """Nothing: a classifier draws no pictures."""

    def _seen(self, x_0: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """What the network is shown, and the time that it is told: x_t and t."""
        count, device = len(x_0), x_0.device
        if not self._noisy:
            return x_0, torch.zeros(count, dtype=torch.int64, device=device)
        i = torch.randint(len(self.schedule), (count,), generator=generator, device=device)
        noise = torch.randn(x_0.shape, generator=generator, device=device)
        x_t = self.schedule.add_noise(x_0, i, noise)
        return x_t, torch.as_tensor(self.schedule.timesteps, device=device)[i]


def noise_schedule(settings: Settings) -> NoiseSchedule:
    """The schedule that a network is trained with."""
    make = NoiseSchedule.cosine if settings.schedule == "cosine" else NoiseSchedule.linear
    return make(settings.schedule_steps)


def autocast(settings: Settings) -> torch.autocast:
    """Mixed precision where the settings ask for bfloat16."""
    kind = torch.device(settings.device).type
    return torch.autocast(kind, torch.bfloat16, enabled=settings.precision == "bfloat16")


def slices(count: int, size: int = 64) -> list[slice]:
    """A long batch in parts that fit into memory."""
    return [slice(start, start + size) for start in range(0, count, size)]
