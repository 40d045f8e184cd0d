"""Training a network: the step, and the run with its checkpoints.

A step's pictures, times, noise and dropped labels are drawn from (seed, step number) alone. So a
checkpoint needs no generator state, and a stopped run goes on bit for bit as if it never had.
"""

from __future__ import annotations

import copy
import math
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

import torch
from torch import Tensor, nn
from tqdm import tqdm

from diffusion_studio.diffusion.loop import NotFinite
from diffusion_studio.training.checkpoint import read_checkpoint, write_checkpoint
from diffusion_studio.training.data.source import Source, listed
from diffusion_studio.training.first_weights import take_over
from diffusion_studio.training.journal import Journal
from diffusion_studio.training.objectives import VALIDATION_PICTURES, objective_for
from diffusion_studio.training.replicas import Replicas
from diffusion_studio.training.settings import Settings, TrainingError

CHECKPOINT_FILE = "checkpoint.pt"


class Trainer:
    """A network in training: `network`, its averaged weights `average`, and how far it is.

    `step` counts the steps done, `seconds` the time spent on them. One that is to `load` a
    checkpoint is not `new`: it does not read the weights that the run has started from.
    """

    def __init__(self, settings: Settings, pictures: Source, new: bool = True) -> None:
        self.settings = settings
        self.pictures = pictures
        self.objective = objective_for(settings, pictures.names)
        self.step = 0
        self.seconds = 0.0
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(settings.seed)
            self.network = self.objective.build(**self.objective.config).to(settings.device)
        if new and settings.start_from is not None:
            take_over(self.network, settings, pictures.names)
        self.average = copy.deepcopy(self.network).eval().requires_grad_(False)
        self.optimiser = torch.optim.AdamW(
            self.network.parameters(),
            lr=settings.learning_rate,
            weight_decay=settings.weight_decay,
            fused=settings.on_gpu,
        )
        self._called: nn.Module = self.network
        if settings.on_gpu:
            lay_out_for_gpu(self.network)
            self._called = cast(nn.Module, torch.compile(self.network))
        self.replicas = Replicas(self._called, settings.workers)

    @property
    def pictures_seen(self) -> int:
        return self.step * self.settings.batch

    @property
    def done(self) -> bool:
        return self.settings.progress(self.step, self.seconds) >= 1

    def advance(self) -> dict[str, float]:
        """One optimiser step; its loss, gradient norm and learning rate.

        TrainingError, with the weights left as they were, if the loss is no longer a number.
        """
        loss = float(self._gradient())
        norm = float(
            nn.utils.clip_grad_norm_(self.network.parameters(), self.settings.gradient_clip)
        )
        if not math.isfinite(loss) or not math.isfinite(norm):
            raise TrainingError(
                f"The loss is no longer a number at step {self.step + 1}; go on from the last "
                "checkpoint with --resume, or start anew where there is none, with a "
                f"--learning-rate below {self.settings.learning_rate:g}."
            )
        rate = self.settings.learning_rate_at(self.step, self.seconds)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.step()
        self._follow(self.settings.ema_decay_at(self.step))
        self.step += 1
        return {"loss": loss, "gradient_norm": norm, "learning_rate": rate}

    def _gradient(self) -> Tensor:
        """The loss of this step's batch, a scalar; its gradient is left in the network."""
        settings = self.settings
        generator = torch.Generator(settings.device)
        generator.manual_seed((settings.seed << 32) + self.step)
        x_0, labels = self.pictures.batch(self.step, settings.batch, generator)
        return self.replicas.backward(self.objective.loss(x_0, labels, generator), settings.batch)

    @torch.no_grad()
    def _follow(self, decay: float) -> None:
        """The average keeps `decay` of itself and takes the rest from the network."""
        parameters = self.network.parameters()
        for mine, theirs in zip(self.average.parameters(), parameters, strict=True):
            mine.lerp_(theirs, 1 - decay)

    def save(self, path: Path) -> None:
        """Write all that is needed to go on, or nothing: the file is whole at any time."""
        write_checkpoint(
            path,
            {
                "settings": self.settings.model_dump_json(),
                "names": list(self.pictures.names),
                "size": self.pictures.size,
                "about": self.pictures.about,
                "step": self.step,
                "seconds": self.seconds,
                "network": self.network.state_dict(),
                "average": self.average.state_dict(),
                "optimiser": self.optimiser.state_dict(),
            },
        )

    def load(self, path: Path) -> None:
        """Take over a checkpoint's weights and place; the settings stay this trainer's own.

        TrainingError for a file that is no checkpoint, or one of other pictures or networks.
        """
        saved = read_checkpoint(path)
        if (saved["names"], saved["size"]) != (list(self.pictures.names), self.pictures.size):
            theirs = listed(saved["names"]) or "unlabelled pictures"
            ours = listed(self.pictures.names) or "unlabelled ones"
            raise TrainingError(
                f"{path} was trained on {theirs} at {saved['size']} pixels, not on {ours} at "
                f"{self.pictures.size}; go on with the same, or start in an empty folder."
            )
        try:
            self.network.load_state_dict(saved["network"])
            self.average.load_state_dict(saved["average"])
            self.optimiser.load_state_dict(saved["optimiser"])
        except (RuntimeError, ValueError, KeyError) as error:
            raise TrainingError(f"{path} holds a network of another shape.") from error
        self.step, self.seconds = int(saved["step"]), float(saved["seconds"])

    def run(
        self,
        folder: Path,
        stop: Callable[[], bool] = lambda: False,
        board: Path | None = None,
    ) -> None:
        """Train until the budget is used up or `stop()`; leave a checkpoint either way.

        Keeps `checkpoint.pt`, the journal's losses and sheets of samples in `folder`, and
        tensorboard's events in `board`. Who wants it to stop does not wait for the validation at
        the end: it is made when a run goes on from that checkpoint.
        """
        folder.mkdir(parents=True, exist_ok=True)
        with self.replicas, Journal(folder, self.step, self.settings.steps, board) as journal:
            self._loop(folder, journal, stop)
            self.save(folder / CHECKPOINT_FILE)
            if self.done and not stop():
                journal.measured(self.step, self.validation())

    def _loop(self, folder: Path, journal: Journal, stop: Callable[[], bool]) -> None:
        settings = self.settings
        last_saved = last_sheet = earlier = self.seconds
        started = time.monotonic()
        while not self.done and not stop():
            figures = self.advance()
            self.seconds = earlier + time.monotonic() - started
            journal.stepped(figures)
            if self.step % settings.log_every == 0:
                share = settings.progress(self.step, self.seconds)
                journal.write(self.step, self.seconds, settings.batch, share)
            sheet_is_due = self.seconds - last_sheet >= 60 * settings.sheet_minutes
            if sheet_is_due or self.seconds - last_saved >= 60 * settings.checkpoint_minutes:
                self.save(folder / CHECKPOINT_FILE)
                last_saved = self.seconds
            if sheet_is_due:
                journal.measured(self.step, self.validation())
                self.try_sheet(folder / f"samples-{self.step:06d}.png")
                last_sheet = self.seconds

    def validation(self) -> dict[str, float]:
        """What pictures that are never trained on tell of the averaged weights.

        Nothing where there are too few pictures to keep some back.
        """
        count = int(min(VALIDATION_PICTURES, self.pictures.count("validation")))
        if not count:
            return {}
        pictures, labels = self.pictures.examples("validation", count)
        return self.objective.figures(self.average, pictures, labels)

    def try_sheet(self, path: Path) -> None:
        """A sheet of the averaged weights; one that cannot be made is told and ends no run."""
        try:
            self.objective.sheet(self.average, path)
        except (OSError, NotFinite) as error:
            told = f"Warning: the sheet of samples {path} could not be made: {error}."
            tqdm.write(told, file=sys.stderr)


def lay_out_for_gpu(network: nn.Module) -> None:
    """Channels last, the order of memory in which a GPU convolves fastest."""
    for parameter in network.parameters():
        if parameter.dim() == 4:
            parameter.data = parameter.data.contiguous(memory_format=torch.channels_last)
