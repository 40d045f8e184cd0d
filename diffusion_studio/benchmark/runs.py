"""Whole runs through the real engine: how long one takes, what watching and recording it costs,
and how far bfloat16 pictures lie from float32's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import numpy as np

from diffusion_studio.benchmark.networks import finished
from diffusion_studio.benchmark.peers import BenchmarkError
from diffusion_studio.benchmark.timing import figure
from diffusion_studio.engine.build import Builder
from diffusion_studio.engine.client import EngineClient
from diffusion_studio.engine.device import choose_device
from diffusion_studio.events import Failed, Finished, Started
from diffusion_studio.models import ModelCard, describe, locate
from diffusion_studio.recipe import Recipe

PATIENCE = 300.0  # seconds without any event
GUIDANCE_SCALE = 2.0


@dataclass(frozen=True)
class Made:
    """A finished run: `seconds` from its request, `sampling` from its start, `steps` of these in
    the loop itself; `nfe` network calls."""

    seconds: float
    sampling: float
    steps: float
    nfe: int
    precision: str
    images: np.ndarray


class Studio:
    """The engine, with someone who takes every event, as a window does."""

    def __init__(self, client: EngineClient) -> None:
        self._client = client

    def make(self, recipe: Recipe) -> Made:
        """Run a recipe to its end. BenchmarkError, with the engine's sentence, if it fails."""
        requested = started = perf_counter()
        run = self._client.submit(recipe)
        while events := self._client.wait(PATIENCE):
            now = perf_counter()
            for event in events:
                if isinstance(event, Failed):
                    raise BenchmarkError(event.message)
                if isinstance(event, Started):
                    started = now
                if isinstance(event, Finished) and event.run == run:
                    receipt = event.receipt
                    return Made(
                        now - requested,
                        now - started,
                        receipt["seconds"],
                        receipt["nfe"],
                        receipt["precision"],
                        event.images,
                    )
        raise BenchmarkError(f"The engine said nothing for {PATIENCE:g} s.")


@contextmanager
def open_studio() -> Iterator[Studio]:
    """A new engine, closed at the end."""
    client = EngineClient()
    try:
        yield Studio(client)
    finally:
        client.close(PATIENCE)


def recipe_for(model: str, **fields: Any) -> Recipe:
    """A DDIM recipe of the model; of its first label, if it has labels."""
    card = _card(model)
    return Recipe.build(model=model, label=0 if card.labels else None, **fields)


def measure_picture(studio: Studio, model: str, steps: int, repeats: int) -> dict[str, Any]:
    """Seconds from the request to the picture, and network calls, plain and guided."""
    plain = recipe_for(model, steps=steps)
    first = studio.make(plain)
    result: dict[str, Any] = {
        "model": _card(model).name,
        "steps": steps,
        "precision": first.precision,
        "first": {"time": figure([first.seconds], "s"), "nfe": first.nfe},
    }
    recipes = {"plain": plain}
    if _card(model).guidable:
        guidance = {"kind": "classifier_free", "guidance_scale": GUIDANCE_SCALE}
        recipes["guided"] = recipe_for(model, steps=steps, conditions=[guidance])
    for name, recipe in recipes.items():
        made = [studio.make(recipe) for _ in range(repeats)]
        result[name] = {
            "time": figure([run.seconds for run in made], "s"),
            "nfe": made[0].nfe,
        }
    return result


def measure_recording(studio: Studio, model: str, steps: int, repeats: int) -> dict[str, Any]:
    """What the engine adds to the bare loop: recorder, preview, events and their reader.

    `within_the_run` is the time of a run outside its steps, over the time of the steps, both from
    the same run, as whoever takes the events sees it; `over_the_bare_loop` the whole run's over
    that of the bare loop on the same network, taken in turn. In percent.
    """
    recipe = recipe_for(model, steps=steps)
    builder = Builder(choose_device())
    within, over, bare_times = [], [], []
    for repeat in range(repeats + 1):
        made = studio.make(recipe)
        bare = _bare_loop(builder, recipe)
        if repeat == 0:
            continue  # models are loaded and memory is taken
        within.append(made.sampling / made.steps - 1)
        over.append(made.sampling / bare - 1)
        bare_times.append(bare)
    return {
        "size": _card(model).size[0],
        "steps": steps,
        "bare_step": figure(bare_times, "ms", 1e3 / steps),
        "within_the_run": figure(within, "%", 100),
        "over_the_bare_loop": figure(over, "%", 100),
    }


def measure_drift(studio: Studio, model: str, steps: int, count: int) -> dict[str, Any]:
    """How far apart the same seeds' pictures are in bfloat16 and float32, in grey levels of 255."""
    pictures = {}
    for precision in ("float32", "bfloat16"):
        recipe = recipe_for(model, steps=steps, count=count, precision=precision)
        pictures[precision] = studio.make(recipe).images.astype(np.int16)
    apart = np.abs(pictures["bfloat16"] - pictures["float32"])
    pixels = tuple(range(1, apart.ndim))
    return {
        "model": _card(model).name,
        "steps": steps,
        "mean": figure(apart.mean(axis=pixels).tolist(), "grey levels"),
        "largest": figure(apart.max(axis=pixels).astype(float).tolist(), "grey levels"),
    }


def _bare_loop(builder: Builder, recipe: Recipe) -> float:
    def recall(run: str, k: int) -> Any:
        raise BenchmarkError("nothing is branched from here")

    job = builder.build(recipe, recall)
    started = perf_counter()
    for step in job.steps(job.state):
        finished(step.state.x)
    return perf_counter() - started


def _card(model: str) -> ModelCard:
    return describe(locate(model))
