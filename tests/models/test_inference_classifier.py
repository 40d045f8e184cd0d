"""The fast form of a classifier is the same function, and its gradient the same gradient."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from diffusion_studio.models import build_classifier
from diffusion_studio.models.inference import compile_classifier

OPTIONS = {
    "image_size": 16,
    "in_channels": 3,
    "out_channels": 5,
    "model_channels": 32,
    "num_res_blocks": 1,
    "channel_mult": (1, 2),
    "attention_resolutions": (2,),
    "num_head_channels": 16,
}


def slope(network: nn.Module, x: Tensor, t: Tensor) -> tuple[Tensor, Tensor]:
    """Logits, and the gradient of the first label's log probability."""
    picture = x.detach().requires_grad_()
    logits = network(picture, t)
    (gradient,) = torch.autograd.grad(torch.log_softmax(logits, dim=1)[:, 0].sum(), picture)
    return logits.detach(), gradient


@pytest.mark.parametrize("pool", ["attention", "adaptive", "spatial", "spatial_v2"])
@pytest.mark.parametrize("scale_shift", [True, False])
def test_logits_and_gradient_are_the_networks_own(pool: str, scale_shift: bool) -> None:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        network = build_classifier(
            **OPTIONS, pool=pool, use_scale_shift_norm=scale_shift, resblock_updown=scale_shift
        )
        network.eval().requires_grad_(False)
        for parameter in network.parameters():  # some layers begin at zero
            parameter.add_(torch.randn(parameter.shape) * 0.05)
        x, t = torch.randn(3, 3, 16, 16), torch.tensor([0, 500, 999])
    wanted_logits, wanted = slope(network, x, t)
    assert wanted.abs().max() > 0
    fast = compile_classifier(network, "float32")
    for _ in range(2):  # before and after the times are prepared
        logits, gradient = slope(fast, x, t)
        torch.testing.assert_close(logits, wanted_logits, atol=1e-4, rtol=1e-4)
        apart = (gradient - wanted).abs().max() / wanted.abs().max()
        assert apart < 1e-4
        fast.prepare([0, 500, 999])
    half = compile_classifier(network, "bfloat16")
    _, rough = slope(half, x, t)
    assert torch.nn.functional.cosine_similarity(rough.flatten(), wanted.flatten(), dim=0) > 0.98
