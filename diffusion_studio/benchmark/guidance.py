"""What a step that a classifier guides costs, beside the network calls that it is made of."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from diffusion_studio.benchmark.networks import finished
from diffusion_studio.benchmark.subjects import inputs, random_weights
from diffusion_studio.benchmark.timing import figure, take_turns
from diffusion_studio.diffusion import DDIM, ClassifierGuidance, Denoiser, NoiseSchedule, sample
from diffusion_studio.models import build_classifier
from diffusion_studio.models.classifier import Classifier
from diffusion_studio.models.inference import Precision, compile_classifier, compile_for_inference
from diffusion_studio.models.unet import UNet

STEPS = 5  # a loop of so many is timed, and divided
LABELS = 10
STEP, NETWORK, CLASSIFIER = "guided step", "network", "classifier, forward and backward"


def measure_guided_step(
    network: UNet, rounds: int, precision: Precision = "float32"
) -> dict[str, Any]:
    """Milliseconds of a guided DDIM step, of its network call and of its classifier's gradient.

    Taken in turn. `over_its_parts` is what the step costs beyond the two calls, in percent: the
    median over the rounds.
    """
    device = str(next(network.parameters()).device)
    x, t, _ = inputs(network, 1, device)
    fast = compile_for_inference(network, precision)
    plan = NoiseSchedule.linear().plan(STEPS)
    fast.prepare([hop.level.t or 0 for hop in plan])
    classifier = compile_classifier(random_classifier(network).to(device), "float32")
    guidance = ClassifierGuidance(classifier, 0, 1.0)
    learned = network.config.out_channels > network.config.in_channels
    denoiser = Denoiser(fast, learned_variance=learned)

    def steps() -> Tensor:
        state = x
        for step in sample(denoiser, DDIM(), plan, x, conditions=[guidance]):
            state = step.state.x
        return finished(state)

    def calls() -> Tensor:
        with torch.no_grad():
            for _ in range(STEPS):
                output = fast(x, t)
        return finished(output)

    def gradients() -> Tensor:
        for _ in range(STEPS):
            picture = x.detach().requires_grad_()
            log_p = torch.log_softmax(classifier(picture, t), dim=-1)
            (gradient,) = torch.autograd.grad(log_p[:, 0].sum(), picture)
        return finished(gradient)

    times = take_turns({STEP: steps, NETWORK: calls, CLASSIFIER: gradients}, rounds)
    parts = [a + b for a, b in zip(times[NETWORK], times[CLASSIFIER], strict=True)]
    over = [step / both - 1 for step, both in zip(times[STEP], parts, strict=True)]
    return {
        "size": network.config.image_size,
        "precision": precision,
        "milliseconds": {name: figure(taken, "ms", 1e3 / STEPS) for name, taken in times.items()},
        "over_its_parts": figure(over, "%", 100),
    }


def random_classifier(network: UNet) -> Classifier:
    """A classifier with the encoder of `network`, as guided-diffusion's are, random weights."""
    given = network.config
    options = {
        "image_size": given.image_size,
        "in_channels": given.in_channels,
        "out_channels": LABELS,
        "model_channels": given.model_channels,
        "num_res_blocks": given.num_res_blocks,
        "channel_mult": given.channel_mult,
        "attention_resolutions": given.attention_resolutions,
        "num_head_channels": given.num_head_channels,
        "use_scale_shift_norm": True,
        "resblock_updown": True,
        "pool": "attention",
    }
    return random_weights(build_classifier(**options).eval().requires_grad_(False))
