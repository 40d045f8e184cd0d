"""What a training run tells as it goes: a log, a curve, a progress bar, and tensorboard's files."""

from __future__ import annotations

import json
import math
import sys
import time
from pathlib import Path
from statistics import fmean
from types import TracebackType
from typing import Any

from tqdm import tqdm

LOSS_FILE = "loss.jsonl"
VALIDATION_FILE = "validation.jsonl"
CURVE_FILE = "loss.png"
CURVE_EVERY = 60.0
"""Seconds between two drawings of the curve."""


class Journal:
    """The log of a run in `folder`, from `step` on; a context manager.

    `loss.jsonl` has a line of means for every few steps, `validation.jsonl` one for every
    validation, `loss.png` shows both. `board` is where tensorboard's events go, if anywhere.
    """

    def __init__(
        self, folder: Path, step: int, total: int | None, board: Path | None = None
    ) -> None:
        self._folder = folder
        for name in (LOSS_FILE, VALIDATION_FILE):
            forget_after(step, folder / name)
        self._log = (folder / LOSS_FILE).open("a", encoding="utf-8")
        self._bar = tqdm(initial=step, total=total, unit="step", mininterval=2)
        self._board = open_board(board, step)
        self._recent: list[dict[str, float]] = []
        self._since = self._curve_drawn = time.monotonic()

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.close()
        try:
            self._log.close()
            if self._board is not None:
                self._board.close()
            draw_curve(self._folder)
        except OSError:
            if error is None:  # else what ended the run is to be told
                raise

    def stepped(self, figures: dict[str, float]) -> None:
        """One step's loss and what belongs to it."""
        self._recent.append(figures)
        self._bar.update()

    def write(self, step: int, seconds: float, batch: int, share: float) -> None:
        """A line with the means since the last, the throughput and the time that is left.

        `seconds` are those trained in all, `share` how much of the budget is used up, 0 to 1.
        """
        now = time.monotonic()
        rate = batch * len(self._recent) / max(now - self._since, 1e-9)
        left = seconds / share * (1 - share) if share else math.inf
        means = {key: fmean(line[key] for line in self._recent) for key in self._recent[0]}
        line = {"step": step, "seconds": round(seconds, 1), **means}
        line |= {"pictures_per_second": round(rate, 1), "seconds_left": round(left)}
        self._log.write(json.dumps(line) + "\n")
        self._log.flush()
        self._bar.set_postfix(loss=f"{means['loss']:.4f}", left=f"{left / 60:.0f} min")
        self._to_board(step, line)
        self._recent, self._since = [], now
        if now - self._curve_drawn >= CURVE_EVERY:
            draw_curve(self._folder)
            self._curve_drawn = now

    def measured(self, step: int, figures: dict[str, float]) -> None:
        """What validation pictures told."""
        if not figures:
            return
        with (self._folder / VALIDATION_FILE).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"step": step, **figures}) + "\n")
        told = ", ".join(f"{key.replace('_', ' ')} {value:.4f}" for key, value in figures.items())
        tqdm.write(f"Step {step}: {told}", file=sys.stderr)
        self._to_board(step, figures)

    def _to_board(self, step: int, figures: dict[str, Any]) -> None:
        if self._board is not None:
            for key, value in figures.items():
                if key != "step":
                    self._board.add_scalar(key, value, step)


def open_board(folder: Path | None, step: int) -> Any:
    """Tensorboard's writer into `folder`; later events of a run that is resumed are dropped."""
    if folder is None:
        return None
    from torch.utils.tensorboard import SummaryWriter

    return SummaryWriter(str(folder), purge_step=step)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The lines of a log; a last one that was cut off is left out."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return [json.loads(line) for line in lines if line.endswith("\n")]


def forget_after(step: int, path: Path) -> None:
    """Drop the lines of a log that lie beyond the checkpoint that a run goes on from."""
    if path.exists():
        kept = [line for line in read_lines(path) if line["step"] <= step]
        path.write_text("".join(json.dumps(line) + "\n" for line in kept), encoding="utf-8")


def draw_curve(folder: Path) -> None:
    """`loss.png`: the loss over the steps, and the validation loss where there is one."""
    from diffusion_studio.training.plot import line_plot

    series = {
        "loss": [(line["step"], line["loss"]) for line in read_lines(folder / LOSS_FILE)],
        "validation": [
            (line["step"], line["validation_loss"]) for line in read_lines(folder / VALIDATION_FILE)
        ],
    }
    drawn = {name: points for name, points in series.items() if len(points) > 1}
    if drawn:
        line_plot(folder / CURVE_FILE, drawn, "Loss", "step", "loss", log="y")
