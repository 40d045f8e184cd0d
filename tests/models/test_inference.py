"""The network compiled for inference gives what the plain network gives, only sooner."""

import gc
import weakref
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from diffusion_studio.models.inference import InferenceUNet, compile_for_inference
from diffusion_studio.models.packed import CHANNELS_LAST, PackedConv
from tests.models.test_unet import CONFIGS, golden_unet

BFLOAT16 = 0.03  # of the output's largest value; bfloat16 itself resolves 0.004
BATCHES = (1, 2, 3, 5, 8, 16)
VARIANTS: dict[str, dict[str, Any]] = {
    "three_levels": {"channel_mult": (1, 2, 2), "attention_resolutions": (2, 4)},
    "plain_shift": {"use_scale_shift_norm": False},
    "learned_resampling": {"resblock_updown": False},
    "averaging": {"resblock_updown": False, "conv_resample": False},
    "new_attention_order": {"use_new_attention_order": True},
    "old_order_of_many_heads": {"use_new_attention_order": False, "num_head_channels": 8},
    "labels_and_plain_shift": {"num_classes": 4, "use_scale_shift_norm": False},
}


@pytest.fixture(params=[*CONFIGS, *VARIANTS])
def network(request: pytest.FixtureRequest, tiny_unet: Any) -> Any:
    """Every network of the goldens, and the switches that they leave out."""
    if request.param in CONFIGS:
        return golden_unet(request.param).requires_grad_(False)
    return tiny_unet(**VARIANTS[request.param])


def inputs(network: Any, batch: int, seed: int = 0) -> tuple[Tensor, Tensor, Tensor | None]:
    """x, one time for all, and a label an image where the network has labels."""
    generator = torch.Generator().manual_seed(seed)
    config = network.config
    x = torch.randn(batch, 3, config.image_size, config.image_size, generator=generator)
    y = None
    if config.num_classes is not None:
        y = torch.randint(config.num_classes, (batch,), generator=generator)
    return x, torch.full((batch,), 400 + seed), y


def plain(network: Any, *arguments: Tensor | None) -> Tensor:
    with torch.no_grad():
        output: Tensor = network(*arguments)
    assert output.abs().max() > 0.1
    return output


def assert_near(got: Tensor, wanted: Tensor, share: float) -> None:
    """Nowhere further apart than `share` of the largest wanted value."""
    assert (got - wanted).abs().max() <= share * wanted.abs().max()


def test_float32_gives_the_plain_networks_output(network: Any) -> None:
    fast = compile_for_inference(network, "float32")
    for batch in (3, 1):
        x, t, y = inputs(network, batch)
        output = fast(x, t, y)
        assert output.dtype == torch.float32
        assert output.is_contiguous()
        torch.testing.assert_close(output, plain(network, x, t, y), atol=1e-5, rtol=0)


def test_bfloat16_stays_within_a_hundredth_or_three_of_it(network: Any) -> None:
    x, t, y = inputs(network, 3)
    output = compile_for_inference(network, "bfloat16")(x, t, y)
    wanted = plain(network, x, t, y)
    assert output.dtype == torch.float32
    assert_near(output, wanted, BFLOAT16)
    assert not torch.equal(output, wanted)


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_the_gradient_to_the_picture_is_autograds(network: Any, precision: Any) -> None:
    fast = compile_for_inference(network, precision, differentiable=True)
    x, t, y = inputs(network, 2)
    weights = torch.randn(plain(network, x, t, y).shape, generator=torch.Generator().manual_seed(1))
    gradients = []
    for form in (network, fast):
        picture = x.clone().requires_grad_()
        gradients += torch.autograd.grad((form(picture, t, y) * weights).sum(), picture)
    assert gradients[0].abs().max() > 0.1
    assert_near(gradients[1], gradients[0], 1e-5 if precision == "float32" else 2 * BFLOAT16)


def test_the_differentiable_form_without_gradients_gives_the_same_output(network: Any) -> None:
    x, t, y = inputs(network, 2)
    fast = compile_for_inference(network, "float32", differentiable=True)
    with torch.no_grad():
        output = fast(x, t, y)
    assert not output.requires_grad
    torch.testing.assert_close(output, plain(network, x, t, y), atol=1e-5, rtol=0)


def test_a_prepared_plan_changes_not_a_bit(network: Any) -> None:
    fast, prepared = (compile_for_inference(network, "float32") for _ in range(2))
    x, t, y = inputs(network, 3)
    for times in ([400], [999, 400, 0], range(400, 420)):
        prepared.prepare(times, y)
        assert torch.equal(prepared(x, t, y), fast(x, t, y))
    unprepared = t + 7
    wanted = plain(network, x, unprepared, y)
    torch.testing.assert_close(prepared(x, unprepared, y), wanted, atol=1e-5, rtol=0)


def test_a_label_that_was_not_prepared_is_not_taken_for_one_that_was() -> None:
    network = golden_unet("class_conditional")
    fast = compile_for_inference(network, "float32")
    x, t, _ = inputs(network, 2)
    fast.prepare([400], torch.tensor([1, 2]))
    for labels in ([1, 2], [2, 2], [3, 3], [1, 6]):
        y = torch.tensor(labels)
        torch.testing.assert_close(fast(x, t, y), plain(network, x, t, y), atol=1e-5, rtol=0)


def test_preparing_anew_forgets_the_plan_before() -> None:
    network = golden_unet("adm")
    fast = compile_for_inference(network, "float32")
    x, _, _ = inputs(network, 1)
    for time in (3.0, 3.5, 996.0):
        fast.prepare([time])
        t = torch.tensor([time])
        torch.testing.assert_close(fast(x, t), plain(network, x, t), atol=1e-5, rtol=0)


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_every_image_may_have_its_own_time(network: Any, precision: Any) -> None:
    x, _, y = inputs(network, 3)
    t = torch.tensor([0, 500, 999])
    output = compile_for_inference(network, precision)(x, t, y)
    wanted = plain(network, x, t, y)
    assert_near(output, wanted, 1e-5 if precision == "float32" else BFLOAT16)


def test_all_batch_sizes_give_each_image_what_it_is_alone(tiny_unet: Any) -> None:
    network = tiny_unet(num_classes=4)
    fast = compile_for_inference(network, "float32")
    x, t, y = inputs(network, max(BATCHES))
    assert y is not None
    alone = torch.cat([fast(x[i, None], t[i, None], y[i, None]) for i in range(len(x))])
    for batch in BATCHES:
        together = fast(x[:batch], t[:batch], y[:batch])
        torch.testing.assert_close(together, alone[:batch], atol=1e-5, rtol=0)


def test_the_number_of_threads_does_not_matter(tiny_unet: Any) -> None:
    network = tiny_unet()
    x, t, _ = inputs(network, 2)
    wanted = plain(network, x, t)
    before = torch.get_num_threads()
    try:
        for packed_with, run_with in ((1, 3), (3, 1)):
            torch.set_num_threads(packed_with)
            fast = compile_for_inference(network, "float32", differentiable=True)
            torch.set_num_threads(run_with)
            output = fast(x.clone().requires_grad_(), t)
            torch.testing.assert_close(output, wanted, atol=1e-5, rtol=0)
    finally:
        torch.set_num_threads(before)


def test_other_sizes_than_the_networks_own_are_taken(network: Any) -> None:
    fast = compile_for_inference(network, "float32")
    _, t, y = inputs(network, 1)
    x = torch.randn(1, 3, 48, 16, generator=torch.Generator().manual_seed(2))
    torch.testing.assert_close(fast(x, t, y), plain(network, x, t, y), atol=1e-5, rtol=0)


@pytest.mark.parametrize("differentiable", [False, True])
@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_calls_share_no_memory(tiny_unet: Any, precision: Any, differentiable: bool) -> None:
    network = tiny_unet(resblock_updown=False)
    fast = compile_for_inference(network, precision, differentiable=differentiable)
    x, t, _ = inputs(network, 2)
    untouched = x.clone()
    fast.prepare([400])
    first = fast(x, t)
    kept = first.clone()
    second = fast(x + 1, t)
    assert torch.equal(x, untouched)
    assert torch.equal(first, kept)
    second.detach().zero_()
    assert torch.equal(fast(x, t), kept)


def test_what_happens_to_the_network_afterwards_is_not_seen(tiny_unet: Any) -> None:
    network = tiny_unet(num_classes=4)
    x, t, y = inputs(network, 2)
    fast = compile_for_inference(network, "float32", differentiable=True)
    before = fast(x, t, y)
    gone = weakref.ref(network.middle_block)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(1)
    assert torch.equal(fast(x, t, y), before)
    assert network(x, t, y).sub(before).abs().max() > 0.1
    del network, parameter
    gc.collect()
    assert gone() is None
    assert torch.equal(fast(x, t, y), before)


def test_it_has_no_parameters_to_train(tiny_unet: Any) -> None:
    fast = compile_for_inference(tiny_unet(), "float32")
    assert isinstance(fast, InferenceUNet)
    assert list(fast.parameters()) == []
    assert not fast.training


def test_a_gradient_that_it_was_not_compiled_for_is_refused(tiny_unet: Any) -> None:
    network = tiny_unet()
    fast = compile_for_inference(network, "float32")
    x, t, _ = inputs(network, 1)
    with pytest.raises(RuntimeError, match="differentiable=True"):
        fast(x.requires_grad_(), t)
    with torch.no_grad():
        assert fast(x, t).shape == x.shape


def test_a_gradient_of_the_gradient_is_refused_not_wrong(tiny_unet: Any) -> None:
    network = tiny_unet()
    fast = compile_for_inference(network, "float32", differentiable=True)
    x, t, _ = inputs(network, 1)
    x.requires_grad_()
    (gradient,) = torch.autograd.grad(fast(x, t).square().sum(), x, create_graph=True)
    with pytest.raises(RuntimeError, match="once_differentiable"):
        gradient.sum().backward()


def test_inputs_that_do_not_fit_are_explained(tiny_unet: Any) -> None:
    fast = compile_for_inference(tiny_unet(num_classes=4), "float32")
    x, t = torch.zeros(2, 3, 16, 16), torch.tensor([1, 2])
    with pytest.raises(ValueError, match=r"takes \[B, 3, H, W\]"):
        fast(x[:, :1], t, t)
    with pytest.raises(ValueError, match="one timestep an image"):
        fast(x, t[:1], t)
    with pytest.raises(ValueError, match="needs a label"):
        fast(x, t)
    with pytest.raises(ValueError, match="one label an image"):
        fast(x, t, t[:1])


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize(("size", "stride"), [(1, 1), (3, 1), (3, 2)])
def test_a_packed_convolution_is_the_convolution(
    dtype: torch.dtype, size: int, stride: int
) -> None:
    torch.manual_seed(4)
    conv = nn.Conv2d(8, 16, size, stride=stride, padding=size // 2)
    packed = PackedConv(conv, 8, dtype, differentiable=True)
    side = 8 // stride
    x = torch.randn(2, 8, 8, 8).to(dtype).contiguous(memory_format=CHANNELS_LAST)
    add = torch.randn(2, 16, side, side).to(dtype).contiguous(memory_format=CHANNELS_LAST)
    results = []
    for layer in (lambda h, a: conv(h.float()) + a, lambda h, a: packed(h, add=a)):
        h, a = x.clone().requires_grad_(), add.clone().requires_grad_()
        output = layer(h, a)
        results.append([output, *torch.autograd.grad(output.float().square().sum(), [h, a])])
    for got, wanted in zip(results[1], results[0], strict=True):
        assert_near(got.float(), wanted.float(), 1e-5 if dtype == torch.float32 else BFLOAT16)


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_where_convolutions_cannot_be_packed_the_answers_are_the_same(
    network: Any, precision: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diffusion_studio.models.packed.onednn_packs", lambda dtype: False)
    fast = compile_for_inference(network, precision, differentiable=True)
    x, t, y = inputs(network, 2)
    share = 1e-5 if precision == "float32" else BFLOAT16
    gradients = []
    for form in (network, fast):
        picture = x.clone().requires_grad_()
        output = form(picture, t, y)
        gradients += torch.autograd.grad(output.square().sum(), picture)
    assert_near(output.detach(), plain(network, x, t, y), share)
    assert_near(gradients[1], gradients[0], 2 * share)
