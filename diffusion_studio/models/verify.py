"""The same pictures from diffusers' own pipelines and from our loop: how far apart they are.

diffusers reads the folder itself, and its DDIMPipeline and DDPMPipeline make pictures; our loop
makes them of the same folder from the same noise. What is compared is what comes out.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, cast

import torch
from torch import Tensor

from diffusion_studio.diffusion import DDIM, DDPM, State, sample
from diffusion_studio.diffusion.conditions import Condition, Notes
from diffusion_studio.diffusion.denoiser import Prediction, epsilon_from_x_0
from diffusion_studio.diffusion.samplers import Sampler, Variance
from diffusion_studio.diffusion.schedule import CLEAN, Hop, NoiseSchedule
from diffusion_studio.models.card import ModelError
from diffusion_studio.models.checkpoint import LoadedModel, load
from diffusion_studio.models.diffusers_folder import DiffusersFolder, find_folder
from diffusion_studio.models.source import find_source

LIMIT = 1e-3
"""The largest difference of a pixel that passes, of values in [-1, 1]."""

KEPT = (
    "epsilon kept where x_0 is clipped, as diffusers does unless it is told otherwise; each step"
    " taken from diffusers' own state"
)
DERIVED = "epsilon derived anew from the clipped x_0, as guided-diffusion and this program do"

_VARIANCES: dict[str, Variance] = {
    "fixed_small": "fixed_small",
    "fixed_small_log": "fixed_small",
    "fixed_large": "fixed_large",
    "learned_range": "learned_range",
}
"""Those that both programs have, by diffusers' name."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One way of sampling: the `largest` and the `mean` absolute difference of a pixel, of values
    in [-1, 1], between both programs' pictures."""

    sampler: str
    how: str
    steps: int
    largest: float
    mean: float

    @property
    def passed(self) -> bool:
        return self.largest <= LIMIT


@dataclass(frozen=True, slots=True)
class Request:
    """How to compare: steps of each run, pictures, and the seed of their noise."""

    steps: int = 50
    count: int = 1
    seed: int = 0


def against_diffusers(path: Path, request: Request) -> Iterator[Comparison]:
    """Compare a UNet2DModel's folder, one way of sampling after another, on the CPU in float32.

    ModelError for anything that diffusers' unconditional pipelines cannot sample.
    """
    parts = _folder(path)
    model = load(path)
    network = cast(Any, model.denoiser.network)
    if network.classes is not None:
        raise ModelError(
            "{path} has labels, which diffusers' pipelines for a UNet2DModel cannot give; only"
            " networks without labels can be compared.",
            path=path,
        )
    config = _scheduler_config(parts)
    with _read_by_diffusers(parts, path) as unet:
        for way in _ways(model, config):
            theirs = _theirs(way, unet, config, request)
            plan = _plan(model.schedule, theirs.scheduler)
            if way.step_by_step:
                apart = _apart_in_steps(model, way, plan, theirs.states)
            else:
                apart = (_ours(model, way, plan, request) - theirs.pictures).abs()
            yield Comparison(
                way.name, way.how, request.steps, apart.max().item(), apart.mean().item()
            )


def _folder(path: Path) -> DiffusersFolder:
    found = find_folder(path) if path.is_dir() else None
    if found is None:
        raise ModelError(
            "{path} is not a folder of diffusers with a UNet2DModel and a scheduler.", path=path
        )
    if found.scheduler is None:
        raise ModelError(
            "{path} has no scheduler_config.json, so diffusers cannot sample it.", path=path
        )
    return found


@contextmanager
def _read_by_diffusers(parts: DiffusersFolder, path: Path) -> Iterator[Any]:
    """The network as diffusers reads it. A pickle is made a safetensors file first: no class that
    a file names is ever imported."""
    from diffusers.models.unets.unet_2d import UNet2DModel

    with tempfile.TemporaryDirectory() as folder:
        shutil.copyfile(parts.config, Path(folder) / "config.json")
        weights = Path(folder) / "diffusion_pytorch_model.safetensors"
        try:
            weights.symlink_to(find_source(path).weights.resolve())
        except OSError:  # Windows does not let everyone
            shutil.copyfile(find_source(path).weights, weights)
        yield UNet2DModel.from_pretrained(folder, low_cpu_mem_usage=False).eval()


def _scheduler_config(parts: DiffusersFolder) -> dict[str, Any]:
    assert parts.scheduler is not None
    config: dict[str, Any] = json.loads(parts.scheduler.read_text(encoding="utf-8"))
    return {name: value for name, value in config.items() if not name.startswith("_")}


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of sampling, in both programs. `step_by_step`: every step begins at their state, as
    a network that contradicts itself (kept epsilon, clipped x_0) may magnify rounding."""

    name: Literal["DDIM", "DDPM"]
    how: str
    sampler: Sampler
    options: dict[str, Any]
    conditions: tuple[Condition, ...] = ()
    step_by_step: bool = False


@dataclass(frozen=True, slots=True)
class _Theirs:
    """Their `pictures`, `[B, C, H, W]` in [-1, 1], the `states` x_t before each step and after the
    last, and the scheduler that made them."""

    pictures: Tensor
    states: list[Tensor]
    scheduler: Any


def _theirs(way: _Way, unet: Any, config: dict[str, Any], request: Request) -> _Theirs:
    import diffusers

    scheduler = getattr(diffusers, f"{way.name}Scheduler").from_config(config)
    pipeline = getattr(diffusers, f"{way.name}Pipeline")(unet=unet, scheduler=scheduler)
    pipeline.set_progress_bar_config(disable=True)
    states: list[Tensor] = []
    step = pipeline.scheduler.step

    def noted(output: Tensor, t: Tensor, x_t: Tensor, **options: Any) -> Any:
        stepped = step(output, t, x_t, **options)
        states.extend([stepped.prev_sample] if states else [x_t, stepped.prev_sample])
        return stepped

    pipeline.scheduler.step = noted
    pictures: Tensor = pipeline(
        batch_size=request.count,
        generator=torch.Generator().manual_seed(request.seed),
        num_inference_steps=request.steps,
        output_type="pt",
        **way.options,
    ).images
    return _Theirs(pictures * 2 - 1, states, pipeline.scheduler)


def _ways(model: LoadedModel, config: dict[str, Any]) -> Iterator[_Way]:
    derived = {"eta": 0.0, "use_clipped_model_output": True}
    if not model.denoiser.learned_variance:  # whose second half their DDIM cannot tell apart
        yield _Way("DDIM", DERIVED, DDIM(), derived)
    if model.denoiser.clip and not model.denoiser.learned_variance:
        kept = derived | {"use_clipped_model_output": False}
        yield _Way("DDIM", KEPT, DDIM(), kept, (_KeptEpsilon(),), step_by_step=True)
    variance = config.get("variance_type", "fixed_small")
    if variance not in _VARIANCES:
        raise ModelError(
            "This program has no variance {variance!r}, which the folder's scheduler adds; it has"
            " {known}.",
            variance=variance,
            known=", ".join(sorted(_VARIANCES)),
        )
    how = f"ancestral, variance {variance}, noise of the same seed"
    yield _Way("DDPM", how, DDPM(_VARIANCES[variance]), {})


class _KeptEpsilon(Condition):
    """The network's own epsilon beside the clipped x_0: the two no longer explain x_t together."""

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        raw = prediction.raw_x_0
        assert raw is not None  # no condition came before
        epsilon = epsilon_from_x_0(prediction.x_t, raw, prediction.level)
        return replace(prediction, epsilon=epsilon)


def _plan(schedule: NoiseSchedule, scheduler: Any) -> list[Hop]:
    """The hops that a scheduler of diffusers has set, by its own rule for the next t."""
    stride = scheduler.config.num_train_timesteps // len(scheduler.timesteps)
    # Below t = 0 lies the clean picture, unless a DDIMScheduler is told to stay at the first level.
    ends = scheduler.config.get("set_alpha_to_one", True)
    end = CLEAN if ends else schedule.level(0)
    hops = []
    for k, t in enumerate(map(int, scheduler.timesteps)):
        target = schedule.level(t - stride) if t >= stride else end
        hops.append(Hop(schedule.level(t), target, target, k))
    return hops


def _ours(model: LoadedModel, way: _Way, plan: list[Hop], request: Request) -> Tensor:
    """Our pictures, `[B, C, H, W]` in [-1, 1], from the noise that their generator draws: first
    the start, then one for each step that adds some."""
    generator = torch.Generator().manual_seed(request.seed)
    shape = (request.count, model.card.channels, *model.card.size)

    def draw(k: int) -> Tensor:
        return torch.randn(shape, generator=generator)

    start = draw(0)
    noise: Callable[[int], Tensor] | None = draw if isinstance(way.sampler, DDPM) else None
    x = start
    with torch.no_grad():
        for step in sample(
            model.denoiser,
            way.sampler,
            plan,
            start,
            noise=noise,
            conditions=way.conditions,
        ):
            x = step.state.x
    return x.clamp(-1, 1)


def _apart_in_steps(model: LoadedModel, way: _Way, plan: list[Hop], states: list[Tensor]) -> Tensor:
    """Absolute differences after each step from the state where they took it."""
    apart = []
    for k in range(len(plan)):
        with torch.no_grad():
            state = State(k, states[k])
            run = sample(
                model.denoiser, way.sampler, plan, None, conditions=way.conditions, state=state
            )
            apart.append((next(run).state.x - states[k + 1]).abs())
    return torch.stack(apart)
