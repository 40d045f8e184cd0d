"""Convolutions for inference: frozen, channels last, and on the CPU in oneDNN's own layout.

PyTorch's eager convolution copies its weight into the layout that oneDNN computes in at every
call, which at 8 x 8 costs more than the convolution. Here the copy is made once. The operators
that do it are private to PyTorch, so they are tried before use, with `F.conv2d` to fall back on.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.autograd.function import once_differentiable
from torch.nn.grad import conv2d_input

CHANNELS_LAST = torch.channels_last


class PackedConv:
    """A frozen convolution, `x` `[B, C, H, W]` -> `[B, C', H', W']`, with what follows it fused.

    `side` is the height and width that inputs usually have: a hint for the layout; others work
    too. With `differentiable` the gradient flows to `x` and `add` (never to the weights) and
    needs none of the inputs kept; without it, no gradient is recorded.
    """

    def __init__(
        self,
        conv: nn.Conv1d | nn.Conv2d,
        side: int,
        dtype: torch.dtype,
        *,
        differentiable: bool = False,
    ) -> None:
        weight = conv.weight.detach().to(dtype, copy=True)
        if isinstance(conv, nn.Conv1d):  # a product over the channels alone: a 1x1 convolution
            weight = weight[..., None]
        bias = torch.zeros(len(weight), device=weight.device) if conv.bias is None else conv.bias
        self.bias = bias.detach().to(dtype, copy=True)
        self.kernel = _Kernel(weight, conv.stride[0], int(conv.padding[0]), side)
        self.adjoint: _Adjoint | None = None
        if differentiable:
            self.adjoint = _Adjoint(weight, conv.stride[0], int(conv.padding[0]), side)

    def __call__(
        self, x: Tensor, *, add: Tensor | None = None, bias: Tensor | None = None
    ) -> Tensor:
        """The convolution of `x`, plus `add` `[B, C', H', W']`; `bias` `[C']` replaces its own."""
        bias = self.bias if bias is None else bias.to(self.bias.dtype)
        if self.adjoint is not None and torch.is_grad_enabled():
            result: Tensor = _InputGradient.apply(x, add, self, bias)
            return result
        return self.kernel(x, bias, add)


class _Kernel:
    """The weight, packed where that is possible, and the product with it."""

    def __init__(self, weight: Tensor, stride: int, padding: int, side: int) -> None:
        self.stride, self.padding = [stride] * 2, [padding] * 2
        self.weight = weight.contiguous(memory_format=CHANNELS_LAST)
        self.packed = weight.device.type == "cpu" and onednn_packs(weight.dtype)
        if self.packed:
            shape = [1, weight.shape[1], side, side]
            self.weight = torch.ops.mkldnn._reorder_convolution_weight(
                self.weight, self.padding, self.stride, [1, 1], 1, shape
            )

    def __call__(self, x: Tensor, bias: Tensor | None, add: Tensor | None = None) -> Tensor:
        if not self.packed:
            y = F.conv2d(x, self.weight, bias, self.stride, self.padding)
            return y if add is None else y + add
        geometry = (self.weight, bias, self.padding, self.stride, [1, 1], 1)
        convolve = torch.ops.mkldnn._convolution_pointwise
        if add is None:
            plain: Tensor = convolve(x, *geometry, "none", [], "")
            return plain
        summed: Tensor = convolve.binary(x, add, *geometry, "add", None, None, [], None)
        return summed


class _Adjoint:
    """The gradient of a convolution with respect to its input.

    With stride 1 and padding (k - 1) / 2 it is itself a convolution, by the weight with input and
    output channels exchanged and both axes turned round, so it is packed and as fast.
    """

    def __init__(self, weight: Tensor, stride: int, padding: int, side: int) -> None:
        self.stride, self.padding = stride, padding
        self.strided = weight if stride != 1 else None
        if stride == 1:
            self.kernel = _Kernel(weight.transpose(0, 1).flip(2, 3), 1, padding, side)

    def __call__(self, gradient: Tensor, shape: torch.Size) -> Tensor:
        gradient = gradient.contiguous(memory_format=CHANNELS_LAST)
        if self.strided is None:
            return self.kernel(gradient, None)
        return conv2d_input(shape, self.strided, gradient, self.stride, self.padding)


class _InputGradient(torch.autograd.Function):
    """Convolution whose backward pass keeps no activations and skips the weights."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, add: Tensor | None, conv: PackedConv, bias: Tensor) -> Tensor:
        ctx.conv, ctx.shape = conv, x.shape
        return conv.kernel(x, bias, add)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor | None, Tensor | None, None, None]:
        (gradient,) = gradients
        to_x, to_add = ctx.needs_input_grad[:2]
        return (
            ctx.conv.adjoint(gradient, ctx.shape) if to_x else None,
            gradient if to_add else None,
            None,
            None,
        )


@cache
def onednn_packs(dtype: torch.dtype) -> bool:
    """True where this PyTorch on this CPU has the packed operators and they give right answers."""
    if not torch.backends.mkldnn.is_available():
        return False
    if dtype == torch.bfloat16 and not torch.ops.mkldnn._is_mkldnn_bf16_supported():
        return False
    generator = torch.Generator().manual_seed(0)
    x, add, weight = (
        torch.randn(shape, generator=generator).to(dtype).contiguous(memory_format=CHANNELS_LAST)
        for shape in ((1, 8, 4, 4), (1, 8, 4, 4), (8, 8, 3, 3))
    )
    geometry = ([1, 1], [1, 1], [1, 1], 1)
    try:
        packed = torch.ops.mkldnn._reorder_convolution_weight(weight, *geometry, [1, 8, 4, 4])
        got = torch.ops.mkldnn._convolution_pointwise.binary(
            x, add, packed, None, *geometry, "add", None, None, [], None
        )
    except (RuntimeError, AttributeError, TypeError):
        return False
    wanted = F.conv2d(x.float(), weight.float(), padding=1) + add.float()
    return bool((got.float() - wanted).abs().max() < (1e-4 if dtype == torch.float32 else 0.2))
