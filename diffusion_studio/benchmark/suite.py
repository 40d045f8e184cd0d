"""All the measurements, in their order, each left out with a reason where it cannot be taken."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from diffusion_studio.benchmark.gallery import measure_gallery
from diffusion_studio.benchmark.guidance import measure_guided_step
from diffusion_studio.benchmark.laboratory import measure_laboratory
from diffusion_studio.benchmark.looking import measure_looking
from diffusion_studio.benchmark.loops import measure_beside_ddim_pipeline, measure_loops
from diffusion_studio.benchmark.machine import describe_machine
from diffusion_studio.benchmark.networks import measure_beside_unet2d, measure_network
from diffusion_studio.benchmark.peers import BenchmarkError, Reference, has_diffusers
from diffusion_studio.benchmark.recorder import measure_recorder
from diffusion_studio.benchmark.runs import (
    Studio,
    measure_drift,
    measure_picture,
    measure_recording,
    open_studio,
)
from diffusion_studio.benchmark.subjects import ADM_64, PLAIN_32, random_unet, write_random_model
from diffusion_studio.benchmark.window import measure_window
from diffusion_studio.engine.device import choose_device
from diffusion_studio.models import ModelError, default_model, describe, load
from diffusion_studio.models.catalogue import locate
from diffusion_studio.models.unet import UNet

Result = dict[str, Any]
RANDOM_32, RANDOM_64 = "random 32 x 32", "random 64 x 64"


@dataclass(frozen=True)
class Effort:
    """How often each thing is measured; `large` is False where only small networks are."""

    network_rounds: int
    batches: tuple[int, ...]
    loop_rounds: int
    steps: int
    repeats: int
    pictures: int
    large: bool


THOROUGH = Effort(15, (1, 4), 30, 50, 7, 4, large=True)
QUICK = Effort(5, (1,), 5, 10, 2, 1, large=False)


def run_benchmark(
    reference: Path | None = None, quick: bool = False, model: str | None = None
) -> Result:
    """Measure everything that can be measured here; progress goes to standard error.

    `reference` is a checkout of openai/guided-diffusion, `model` a starter's name or a path (the
    first starter if None). With `quick`, few repeats and small networks only: rough figures,
    sooner. The result is plain data for JSON: a `figure` has median, low and high (the middle half
    of its repeats), repeats and unit; `left_out` says why something is missing. BenchmarkError or
    ModelError, in one sentence, if what was named is not there.
    """
    checkout = None if reference is None else Reference(reference)
    if model is not None:
        locate(model)
    suite = _Suite(QUICK if quick else THOROUGH, checkout, model)
    suite.measure_runs()  # first: once two threads have used OpenMP, it waits less patiently
    suite.measure_networks()
    suite.measure_loops()
    suite.measure_window()
    return suite.result


class _Suite:
    def __init__(self, effort: Effort, reference: Reference | None, model: str | None) -> None:
        self.effort, self.reference = effort, reference
        self.diffusers = has_diffusers()
        self.result: Result = {"machine": describe_machine(), "left_out": {}}
        if reference is None:
            self._leave_out("reference", "no checkout of guided-diffusion was given (--reference)")
        if not self.diffusers:
            self._leave_out("diffusers", "diffusers is not installed with its pipelines")
        try:
            self.model = model or default_model()
        except ModelError as error:
            self.model = ""
            self._leave_out("model", f"there is nothing to load: {error}")
        self.name = describe(locate(self.model)).name if self.model else ""

    def take(self, name: str, what: str, measure: Callable[[], object]) -> None:
        """Keep what `measure` finds under `name`, or the reason why it found nothing."""
        print(f"Measuring {what} ...", file=sys.stderr, flush=True)
        try:
            self.result[name] = measure()
        except (BenchmarkError, ModelError, MemoryError) as error:
            self._leave_out(name, str(error))

    def measure_networks(self) -> None:
        self.take("networks", "networks", self._networks)
        if self.diffusers:
            self.take("unet2d", "a network beside diffusers' UNet2DModel", self._unet2d)

    def measure_loops(self) -> None:
        effort, reference = self.effort, self.reference

        def loops() -> Result:
            return measure_loops(50, effort.loop_rounds, reference, self.diffusers)

        def pipeline() -> Result:
            return measure_beside_ddim_pipeline(self._plain(), effort.steps, effort.repeats)

        self.take("loops", "the loop around a network that costs nothing", loops)
        self.take("guided_step", "a guided step against its parts", self._guided_step)
        self.take("laboratory", "the laboratory's particles", self._laboratory)
        if self.diffusers:
            self.take("ddim_pipeline", "DDIM beside diffusers' DDIMPipeline", pipeline)

    def measure_runs(self) -> None:
        model, effort = self.model, self.effort
        with open_studio() as studio, TemporaryDirectory(prefix="diffusion-studio-") as folder:
            if model:
                self.take(
                    "picture",
                    "whole pictures",
                    lambda: measure_picture(studio, model, effort.steps, effort.repeats),
                )
                self.take(
                    "drift",
                    "bfloat16 beside float32",
                    lambda: measure_drift(studio, model, effort.steps, effort.pictures),
                )
            self.take(
                "recording",
                "preview and recorder",
                lambda: self._recording(studio, Path(folder) / "random"),
            )

    def measure_window(self) -> None:
        if self.effort.large:
            self.take("window", "the window's first paint and event loop", measure_window)
            self.take("looking", "looking back at a run, and branching", self._looking)
            self.take("recorder", "the record of a long run", lambda: measure_recorder(100))
            self.take("gallery", "a library of 10,000 pictures", measure_gallery)
        else:
            for name in ("window", "looking", "recorder", "gallery"):
                self._leave_out(name, "it is not measured quickly")

    def _networks(self) -> Result:
        subjects: dict[str, UNet] = {}
        if self.model:
            network = load(locate(self.model), choose_device().torch_name).denoiser.network
            if isinstance(network, UNet):
                subjects[self.name] = network
        if self.effort.large:
            subjects[RANDOM_64] = random_unet(ADM_64).to(choose_device().torch_name)
        if not subjects:
            subjects[RANDOM_32] = self._plain()
        return {
            f"{name}, batch {batch}": measure_network(
                network, batch, self.effort.network_rounds, self.reference
            )
            for name, network in subjects.items()
            for batch in self.effort.batches
        }

    def _unet2d(self) -> Result:
        return {
            f"{RANDOM_32}, batch {batch}": measure_beside_unet2d(
                self._plain(), batch, self.effort.network_rounds
            )
            for batch in self.effort.batches
        }

    def _recording(self, studio: Studio, folder: Path) -> Result:
        effort = self.effort
        models = {self.name: self.model} if self.model else {}
        if effort.large:
            models[RANDOM_64] = str(write_random_model(folder))
        return {
            name: measure_recording(studio, model, effort.steps, effort.repeats)
            for name, model in models.items()
        }

    def _looking(self) -> Result:
        with TemporaryDirectory(prefix="diffusion-studio-") as folder:
            return measure_looking(Path(folder, "cheap"), 250)

    def _guided_step(self) -> Result:
        network = random_unet(ADM_64) if self.effort.large else self._plain()
        network = network.to(choose_device().torch_name)
        return measure_guided_step(network, self.effort.network_rounds)

    def _laboratory(self) -> Result:
        return measure_laboratory(200 if self.effort.large else 20)

    def _plain(self) -> UNet:
        config = PLAIN_32 | {"model_channels": 64 if self.effort.large else 32}
        return random_unet(config).to(choose_device().torch_name)

    def _leave_out(self, name: str, reason: str) -> None:
        self.result["left_out"][name] = reason
