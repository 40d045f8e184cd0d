"""What a command tells on stderr while it works."""

from __future__ import annotations

import sys
from typing import Any, Self

import click
from tqdm import tqdm

from diffusion_studio.events import Advised, Event, Replayed, Started, Stepped
from diffusion_studio.recipe import Recipe


class Progress:
    """One line that says what is made, and a bar of the steps where stderr is a terminal."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._bar: Any = None

    def _announce(self) -> None:
        recipe = self._recipe
        pictures = "1 picture" if recipe.count == 1 else f"{recipe.count} pictures"
        subject = "" if recipe.label is None else f" of {recipe.label}"
        sampler = recipe.sampler.kind.replace("_", "-")
        if recipe.restoration is not None:
            undone = recipe.restoration.operator.kind.replace("_", "-")
            sampler = f"{undone} undone by {recipe.restoration.solver.kind}"
        click.echo(
            f"{pictures}{subject}: {recipe.model}, {sampler}, {recipe.steps} steps,"
            f" seed {recipe.seed}",
            err=True,
        )

    def hear(self, event: Event) -> None:
        """Replayed, Started, Stepped or Advised."""
        match event:
            case Replayed():
                if self._bar is None:
                    desc = "the run before, again"
                    self._bar = tqdm(total=event.steps, unit="step", desc=desc, disable=None)
                self._bar.update(event.k - self._bar.n)
            case Started():
                if self._bar is not None:
                    self._bar.close()
                self._announce()
                where = f"{event.device}, {event.precision}"
                self._bar = tqdm(
                    total=event.steps, initial=event.k, unit="step", desc=where, disable=None
                )
            case Stepped() if self._bar is not None:
                self._bar.update(event.k - self._bar.n)
            case Advised():
                tqdm.write(event.message, file=sys.stderr)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()
