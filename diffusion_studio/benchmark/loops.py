"""What the sampling loop costs beside the network: DDIM around a network that costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from diffusion_studio.benchmark.networks import PRECISIONS, finished
from diffusion_studio.benchmark.peers import (
    Reference,
    Sampling,
    as_unet2d,
    ddim_pipeline,
    diffusers_ddim,
)
from diffusion_studio.benchmark.timing import beside, figure, take_turns
from diffusion_studio.diffusion import (
    DDIM,
    DDPM,
    Denoiser,
    DPMSolver2M,
    Hop,
    NoiseSchedule,
    sample,
)
from diffusion_studio.diffusion.samplers import Sampler
from diffusion_studio.models.diffusers_network import DiffusersUNet
from diffusion_studio.models.inference import compile_for_inference
from diffusion_studio.models.unet import UNet

OURS = "ours"
PIPELINE = "DDIMPipeline float32"
SHAPE = (1, 3, 64, 64)
SEED = 3


class NullNetwork(nn.Module):
    """Answers the same noise to every question, at once."""

    def __init__(self, answer: Tensor) -> None:
        super().__init__()
        self.answer = answer

    def forward(self, x: Tensor, t: Tensor, y: Tensor | None = None) -> Tensor:
        return self.answer


def measure_loops(
    steps: int, rounds: int, reference: Reference | None, diffusers: bool
) -> dict[str, Any]:
    """Milliseconds a step of one 64 x 64 picture: our samplers, and others' DDIM loops.

    `largest_difference` is that of the DDIM results from ours: all loops do the same work.
    """
    generator = torch.Generator().manual_seed(2)
    network = NullNetwork(torch.randn(SHAPE, generator=generator))
    x_T = torch.randn(SHAPE, generator=generator)
    loops: dict[str, Sampling] = {f"{OURS} (DDIM)": our_loop(DDIM(), steps)}
    if diffusers:
        loops["diffusers (DDIMScheduler)"] = diffusers_ddim(steps)
    if reference is not None:
        loops["reference (ddim_sample_loop)"] = reference.ddim(steps)
    wanted = loops[f"{OURS} (DDIM)"](network, x_T)
    differences = {
        name: (loop(network, x_T) - wanted).abs().max().item() for name, loop in loops.items()
    }
    loops[f"{OURS} (DDPM)"] = our_loop(DDPM("fixed_small"), steps)
    loops[f"{OURS} (DPM-Solver++(2M))"] = our_loop(DPMSolver2M(), steps)
    times = take_turns(
        {name: _contender(loop, network, x_T) for name, loop in loops.items()}, rounds
    )
    return {
        "steps": steps,
        "shape": list(SHAPE),
        "milliseconds_a_step": {
            name: figure(taken, "ms", 1e3 / steps) for name, taken in times.items()
        },
        "largest_difference": differences,
    }


def measure_beside_ddim_pipeline(network: UNet, steps: int, rounds: int) -> dict[str, Any]:
    """DDIM of one picture from the same noise and weights: diffusers' DDIMPipeline, our loop around
    its network, and our loop around ours, in turn."""
    size = network.config.image_size
    x_T = torch.randn((1, 3, size, size), generator=torch.Generator().manual_seed(SEED))
    x_T = x_T.to(next(network.parameters()).device)
    loop, unet2d = our_loop(DDIM(), steps), as_unet2d(network)
    contenders: dict[str, Callable[[], Tensor]] = {
        PIPELINE: ddim_pipeline(unet2d, steps, SEED),
        f"{OURS} around its network": _contender(loop, DiffusersUNet(unet2d), x_T),
    }
    for precision in PRECISIONS:
        fast = compile_for_inference(network, precision)
        fast.prepare([hop.level.t or 0 for hop in _plan(steps)])
        contenders[f"{OURS} {precision}"] = _contender(loop, fast, x_T)
    wanted = contenders[PIPELINE]()
    return {
        "steps": steps,
        "size": size,
        "base": PIPELINE,
        "forms": beside(take_turns(contenders, rounds), PIPELINE, 1.0, "s"),
        "largest_value": wanted.abs().max().item(),
        "largest_difference": {
            name: (run() - wanted).abs().max().item() for name, run in contenders.items()
        },
    }


def our_loop(sampler: Sampler, steps: int) -> Sampling:
    """`sample` along `steps` of 1000 linear levels, evenly strided."""
    plan = _plan(steps)

    def run(network: nn.Module, x: Tensor) -> Tensor:
        for step in sample(Denoiser(network), sampler, plan, x, seeds=[0] * len(x)):
            x = step.state.x
        return x

    return run


def _plan(steps: int) -> list[Hop]:
    return NoiseSchedule.linear().plan(f"ddim{steps}")


def _contender(loop: Sampling, network: nn.Module, x_T: Tensor) -> Callable[[], Tensor]:
    return lambda: finished(loop(network, x_T))
