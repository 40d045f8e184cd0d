"""Training a noise-predicting U-Net: the loss, the step, and the run with its checkpoints.

A step's pictures, times, noise and dropped labels are drawn from (seed, step number) alone. So a
checkpoint needs no generator state, and a stopped run goes on bit for bit as if it never had.
"""

from __future__ import annotations

import copy
import json
import math
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

import torch
from torch import Tensor, nn
from tqdm import tqdm

from diffusion_studio.diffusion import Denoiser, NoiseSchedule
from diffusion_studio.diffusion.loop import NotFinite
from diffusion_studio.models import build_unet
from diffusion_studio.training.checkpoint import read_checkpoint, write_checkpoint
from diffusion_studio.training.data.pictures import Pictures
from diffusion_studio.training.replicas import Replicas
from diffusion_studio.training.settings import Settings, TrainingError
from diffusion_studio.training.sheet import write_sheet

CHECKPOINT_FILE = "checkpoint.pt"
LOSS_FILE = "loss.jsonl"


class Trainer:
    """A network in training: `network`, its averaged weights `average`, and how far it is.

    `step` counts the steps done, `seconds` the time spent on them. Labels: rows 0 to n - 1 are
    the classes, row n means "no label" (`null_label`); pictures without classes have no rows.
    """

    def __init__(self, settings: Settings, pictures: Pictures) -> None:
        self.settings = settings
        self.pictures = pictures
        self.step = 0
        self.seconds = 0.0
        self.schedule = NoiseSchedule.cosine(settings.schedule_steps)
        self.config = settings.network.config(pictures.size, len(pictures.names))
        self.null_label = len(pictures.names) or None
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(settings.seed)
            self.network = build_unet(**self.config).to(settings.device)
        self.average = copy.deepcopy(self.network).eval().requires_grad_(False)
        self.optimiser = torch.optim.AdamW(
            self.network.parameters(),
            lr=settings.learning_rate,
            weight_decay=settings.weight_decay,
        )
        self.replicas = Replicas(self.network, settings.workers)

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
                "checkpoint with a lower learning rate."
            )
        rate = self.settings.learning_rate_at(self.step, self.seconds)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.step()
        self._follow(self.settings.ema_decay_at(self.step))
        self.step += 1
        return {"loss": loss, "gradient_norm": norm, "learning_rate": rate}

    def _gradient(self) -> Tensor:
        """The loss of this step's batch, a scalar; its gradient is left in the network.

        For epsilon L_simple (Ho et al. 2020, eq. 14); for v the mean squared error of v, which is
        that of epsilon divided by alpha_bar (Salimans & Ho 2022, appendix D).
        """
        settings, device = self.settings, self.settings.device
        generator = torch.Generator().manual_seed((settings.seed << 32) + self.step)
        x_0, labels = self.pictures.batch(settings.batch, generator)
        i = torch.randint(len(self.schedule), (settings.batch,), generator=generator)
        noise = torch.randn(x_0.shape, generator=generator)
        dropped = torch.rand(settings.batch, generator=generator) < settings.label_dropout
        x_t = self.schedule.add_noise(x_0, i, noise).to(device)
        target = self._target(x_0, i, noise).to(device)
        t = torch.as_tensor(self.schedule.timesteps)[i].to(device)
        y = None
        if self.null_label is not None:
            y = labels.masked_fill(dropped, self.null_label).to(device)
        kind = torch.device(device).type
        low = settings.precision == "bfloat16"

        def loss(network: nn.Module, part: slice) -> Tensor:
            with torch.autocast(kind, torch.bfloat16, enabled=low):
                output = network(x_t[part], t[part], None if y is None else y[part])
            error = (output.float() - target[part]) ** 2
            return error.sum() / target.numel()

        return self.replicas.backward(loss, settings.batch)

    def _target(self, x_0: Tensor, i: Tensor, noise: Tensor) -> Tensor:
        """What the network is to say: the noise, or v = sqrt(a) noise - sqrt(1 - a) x_0."""
        if self.settings.parameterisation == "epsilon":
            return noise
        return self.schedule.add_noise(noise, i, -x_0)  # the same mixture with the roles changed

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
            raise TrainingError(
                f"{path} was trained on {', '.join(saved['names']) or 'unlabelled pictures'} at "
                f"{saved['size']} pixels; go on with the same, or start in an empty folder."
            )
        try:
            self.network.load_state_dict(saved["network"])
            self.average.load_state_dict(saved["average"])
            self.optimiser.load_state_dict(saved["optimiser"])
        except (RuntimeError, ValueError, KeyError) as error:
            raise TrainingError(f"{path} holds a network of another shape.") from error
        self.step, self.seconds = int(saved["step"]), float(saved["seconds"])

    def run(self, folder: Path, stop: Callable[[], bool] = lambda: False) -> None:
        """Train until the budget is used up or `stop()`; leave a checkpoint either way.

        Writes `checkpoint.pt`, `loss.jsonl` (means of `log_every` steps) and sheets of samples
        into `folder`.
        """
        folder.mkdir(parents=True, exist_ok=True)
        _forget_after(self.step, folder / LOSS_FILE)
        with self.replicas, (folder / LOSS_FILE).open("a", encoding="utf-8") as log:
            self._loop(folder, log, stop)
        self.save(folder / CHECKPOINT_FILE)

    def _loop(self, folder: Path, log: TextIO, stop: Callable[[], bool]) -> None:
        settings = self.settings
        last_saved = last_sheet = self.seconds
        earlier, started = self.seconds, time.monotonic()
        recent: list[dict[str, float]] = []
        with tqdm(initial=self.step, total=settings.steps, unit="step", mininterval=2) as bar:
            while not self.done and not stop():
                recent.append(self.advance())
                self.seconds = earlier + time.monotonic() - started
                bar.update()
                if self.step % settings.log_every == 0:
                    line = self._logged(recent)
                    log.write(json.dumps(line) + "\n")
                    log.flush()
                    share = settings.progress(self.step, self.seconds)
                    bar.set_postfix(loss=f"{line['loss']:.4f}", done=f"{share:.0%}")
                    recent = []
                sheet_is_due = self.seconds - last_sheet >= 60 * settings.sheet_minutes
                if sheet_is_due or self.seconds - last_saved >= 60 * settings.checkpoint_minutes:
                    self.save(folder / CHECKPOINT_FILE)
                    last_saved = self.seconds
                if sheet_is_due:
                    self.try_sheet(folder / f"samples-{self.step:06d}.png")
                    last_sheet = self.seconds

    def _logged(self, recent: list[dict[str, float]]) -> dict[str, Any]:
        means = {key: sum(line[key] for line in recent) / len(recent) for key in recent[0]}
        return {"step": self.step, "seconds": round(self.seconds, 1), **means}

    def sheet(self, path: Path, guidance_scale: float = 1.0) -> None:
        """Samples of the averaged weights, a row for each class."""
        denoiser = Denoiser(
            self.average, self.settings.parameterisation, null_label=self.null_label
        )
        size, device = self.pictures.size, self.settings.device
        write_sheet(path, denoiser, self.schedule, size, guidance_scale, device)

    def try_sheet(self, path: Path) -> None:
        """`sheet`, but one that cannot be made is told: no run is to end because of it."""
        try:
            self.sheet(path)
        except (OSError, NotFinite) as error:
            told = f"Warning: the sheet of samples {path} could not be made: {error}."
            tqdm.write(told, file=sys.stderr)


def _forget_after(step: int, path: Path) -> None:
    """Drop the lines of a loss log that lie beyond the checkpoint that the run goes on from."""
    if path.exists():
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if line.endswith("\n") and json.loads(line)["step"] <= step]
        path.write_text("".join(kept), encoding="utf-8")
