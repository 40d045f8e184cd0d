"""The noisy-picture classifier against the field's reference program, and its own laws."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from diffusion_studio.models import ModelError, build_classifier
from diffusion_studio.models.classifier import Classifier

GOLDEN = Path(__file__).parent.parent / "data" / "golden"
CONFIG: dict[str, Any] = json.loads((GOLDEN / "meta.json").read_text())["classifier"]


@pytest.fixture(scope="module")
def golden_classifier() -> Classifier:
    network = build_classifier(**CONFIG)
    weights = load_file(GOLDEN / "classifier.safetensors")
    network.load_state_dict({key: value.float() for key, value in weights.items()})
    return network.eval()


def test_reference_weights_give_the_reference_logits(golden_classifier: Classifier) -> None:
    figures = load_file(GOLDEN / "tensors.safetensors")
    with torch.no_grad():
        logits = golden_classifier(figures["classifier/x"], figures["classifier/t"])
    wanted = figures["classifier/logits"]
    assert wanted.abs().max() > 0.1
    torch.testing.assert_close(logits, wanted, atol=1e-4, rtol=0)


COMMON = {
    "in_channels": 3,
    "model_channels": 128,
    "out_channels": 1000,
    "num_res_blocks": 2,
    "num_head_channels": 64,
    "use_scale_shift_norm": True,
    "resblock_updown": True,
    "pool": "attention",
}


@pytest.mark.parametrize(
    ("size", "depth", "multipliers", "tensors", "millions"),
    [
        (64, 4, (1, 2, 3, 4), 307, 65.44),
        (128, 2, (1, 1, 2, 3, 4), 221, 42.57),
        (256, 2, (1, 1, 2, 2, 4, 4), 249, 54.10),
        (512, 2, (0.5, 1, 1, 2, 2, 4, 4), 281, 54.45),
    ],
)
def test_published_classifiers_have_as_many_tensors_and_parameters(
    size: int, depth: int, multipliers: tuple[float, ...], tensors: int, millions: float
) -> None:
    options = COMMON | {
        "image_size": size,
        "num_res_blocks": depth,
        "channel_mult": multipliers,
        "attention_resolutions": (size // 32, size // 16, size // 8),
    }
    with torch.device("meta"):
        state = build_classifier(**options).state_dict()
    assert len(state) == tensors
    assert round(sum(value.numel() for value in state.values()) / 1e6, 2) == millions
    width = int(multipliers[-1] * 128)
    assert state["out.2.positional_embedding"].shape == (width, 65)
    assert state["out.2.c_proj.weight"].shape == (1000, width, 1)


@pytest.mark.parametrize(
    ("pool", "last_weight"),
    [
        ("adaptive", "out.3.weight"),
        ("attention", "out.2.c_proj.weight"),
        ("spatial", "out.2.weight"),
        ("spatial_v2", "out.3.weight"),
    ],
)
def test_each_pool_gives_logits_and_the_references_keys(pool: str, last_weight: str) -> None:
    torch.manual_seed(0)
    network = build_classifier(**(CONFIG | {"pool": pool})).eval()
    assert len(network.state_dict()[last_weight]) == 7
    x = torch.randn(2, 3, 32, 32, requires_grad=True)
    logits = network(x, torch.tensor([3, 700]))
    assert logits.shape == (2, 7)
    if pool == "adaptive":  # its last layer starts at zero
        assert torch.equal(logits, torch.zeros(2, 7))
    else:
        assert (logits[0] - logits[1]).abs().max() > 1e-4


@pytest.mark.parametrize("checkpointed", [False, True])
def test_the_guidance_gradient_reaches_the_picture_image_by_image(
    checkpointed: bool, golden_classifier: Classifier
) -> None:
    network = build_classifier(**(CONFIG | {"use_checkpoint": checkpointed}))
    network.requires_grad_(False).load_state_dict(golden_classifier.state_dict())
    x = torch.randn(2, 3, 32, 32, generator=torch.Generator().manual_seed(1)).requires_grad_()
    logits = network(x, torch.tensor([10, 10]))
    (gradient,) = torch.autograd.grad(logits.log_softmax(dim=1)[0, 3], x)
    assert gradient[0].abs().max() > 1e-4
    assert torch.equal(gradient[1], torch.zeros(3, 32, 32))


def test_a_classifier_that_pools_by_attention_takes_its_own_size_only(
    golden_classifier: Classifier,
) -> None:
    with pytest.raises(ValueError, match="32 x 32 only, not 64 x 64"):
        golden_classifier(torch.zeros(1, 3, 64, 64), torch.tensor([0]))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"pool": "mean"}, "pool"),
        ({"num_head_channels": -1}, "needs num_head_channels"),
        ({"image_size": 33}, "not a multiple of 2"),
        ({"num_classes": 7}, "no option 'num_classes'"),
    ],
)
def test_options_that_do_not_fit_are_named(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        build_classifier(**(CONFIG | change))


def test_a_classifier_is_built_on_the_meta_device_without_the_compiler() -> None:
    """Importing it would take seconds before the first picture."""
    script = (
        "import json, sys, torch\n"
        "from diffusion_studio.models import build_classifier\n"
        "with torch.device('meta'):\n"
        "    build_classifier(**json.loads(sys.argv[1]))\n"
        "print('torch._dynamo' in sys.modules)\n"
    )
    command = [sys.executable, "-c", script, json.dumps(CONFIG)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"
