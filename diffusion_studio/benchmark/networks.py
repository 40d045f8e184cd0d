"""One call of the network, and one call with the gradient to the picture, beside its peers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from diffusion_studio.benchmark.peers import Reference, as_unet2d
from diffusion_studio.benchmark.subjects import inputs
from diffusion_studio.benchmark.timing import beside, take_turns
from diffusion_studio.models.inference import Precision, compile_for_inference
from diffusion_studio.models.unet import UNet

PRECISIONS: tuple[Precision, ...] = ("float32", "bfloat16")
PLAIN = "plain float32"
REFERENCE = "reference float32"
UNET2D = "diffusers float32"

Arguments = tuple[Tensor, Tensor, Tensor | None]
Call = Callable[[nn.Module, Arguments], Tensor]


def measure_network(
    network: UNet, batch: int, rounds: int, reference: Reference | None = None
) -> dict[str, Any]:
    """Forward, and forward and backward to the picture, in all forms, taken in turn.

    Ratios are over the reference where there is one, else over our own plain network, which is
    as fast. `largest_difference` is each form's from the plain output, beside that output's
    largest value.
    """
    device = str(next(network.parameters()).device)
    arguments = inputs(network, batch, device)
    plain: dict[str, nn.Module] = {PLAIN: network}
    if reference is not None:
        plain[REFERENCE] = reference.unet(network)
    base = REFERENCE if reference is not None else PLAIN
    result: dict[str, Any] = {
        "parameters": sum(parameter.numel() for parameter in network.parameters()),
        "size": network.config.image_size,
        "batch": batch,
    }
    for name, call in (("forward", forward), ("forward_and_backward", forward_and_backward)):
        forms = plain | _compiled(network, arguments, differentiable=call is forward_and_backward)
        wanted = call(network, arguments)
        result[name] = {
            "base": base,
            "forms": beside(_timed(forms, call, arguments, rounds), base),
            "largest_value": wanted.abs().max().item(),
            "largest_difference": {
                form: (call(module, arguments) - wanted).abs().max().item()
                for form, module in forms.items()
            },
        }
    return result


def measure_beside_unet2d(network: UNet, batch: int, rounds: int) -> dict[str, Any]:
    """Our forms beside diffusers' UNet2DModel with the same weights, taken in turn."""
    device = str(next(network.parameters()).device)
    arguments = inputs(network, batch, device)
    forms = {UNET2D: as_unet2d(network)} | _compiled(network, arguments, differentiable=False)
    wanted = forward(network, arguments)
    return {
        "parameters": sum(parameter.numel() for parameter in network.parameters()),
        "size": network.config.image_size,
        "batch": batch,
        "forward": {
            "base": UNET2D,
            "forms": beside(_timed(forms, forward, arguments, rounds), UNET2D),
            "largest_value": wanted.abs().max().item(),
            "largest_difference": {
                form: (forward(module, arguments) - wanted).abs().max().item()
                for form, module in forms.items()
            },
        },
    }


def forward(network: nn.Module, arguments: Arguments) -> Tensor:
    """One call without gradients."""
    x, t, y = arguments
    with torch.no_grad():
        output = network(x, t) if y is None else network(x, t, y)
        return finished(output if isinstance(output, Tensor) else output.sample)


def forward_and_backward(network: nn.Module, arguments: Arguments) -> Tensor:
    """One call, and the gradient of its squares' sum to x: what a guided step costs."""
    x, t, y = arguments
    picture = x.detach().clone().requires_grad_()
    output = network(picture, t) if y is None else network(picture, t, y)
    (gradient,) = torch.autograd.grad(output.square().sum(), picture)
    return finished(gradient)


def _compiled(network: UNet, arguments: Arguments, *, differentiable: bool) -> dict[str, nn.Module]:
    _, t, y = arguments
    forms: dict[str, nn.Module] = {}
    for precision in PRECISIONS:
        form = compile_for_inference(network, precision, differentiable=differentiable)
        form.prepare(t[:1].tolist(), None if y is None else y[:1])
        forms[f"ours {precision}"] = form
    return forms


def _timed(
    forms: dict[str, nn.Module], call: Call, arguments: Arguments, rounds: int
) -> dict[str, list[float]]:
    def contender(module: nn.Module) -> Callable[[], Tensor]:
        return lambda: call(module, arguments)

    return take_turns({name: contender(module) for name, module in forms.items()}, rounds)


def finished(output: Tensor) -> Tensor:
    """`output`, once the device has really computed it."""
    match output.device.type:
        case "cuda":
            torch.cuda.synchronize()
        case "mps":
            torch.mps.synchronize()
    return output
