"""U-Net and classifier in the form that samples fastest: the same weights, laid out anew.

What differs from `unet.UNet` (measured on a CPU; see `diffusion-studio benchmark`): features lie
channels last throughout; weights are bfloat16, not cast at every call; convolutions are packed
once and add the residual themselves; attention works on the features as they lie; and one
product projects the time embedding for every block, with the blocks' norms folded into it, once
for the whole plan if `prepare` is called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy, deepcopy
from typing import Literal, TypeVar

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from diffusion_studio.models.blocks import AttentionBlock, Downsample, ResBlock, Stage, Upsample
from diffusion_studio.models.classifier import Classifier
from diffusion_studio.models.config import NORM_GROUPS
from diffusion_studio.models.encoder import Encoder
from diffusion_studio.models.packed import CHANNELS_LAST, PackedConv
from diffusion_studio.models.unet import UNet

Precision = Literal["float32", "bfloat16", "float16"]
DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
LARGE_MAP = 32 * 32
ROWS = 8
PREPARED_BYTES = 128 * 2**20
"""How much memory the projections of a prepared plan may take."""


def compile_for_inference(
    network: UNet, precision: Precision = "bfloat16", *, differentiable: bool = False
) -> InferenceUNet:
    """A fast, frozen form of `network`, on the device where it is, with `network`'s signature.

    float32 equals the network to rounding (1e-5); bfloat16 to about a hundredth of the output's
    size. With `differentiable` the gradient to x flows (guidance, inverse problems), for about
    as much memory again; without, asking for it is a RuntimeError. The weights are copied:
    `network` may be freed, and later changes to it are not seen.
    """
    return InferenceUNet(network, precision, differentiable=differentiable)


class InferenceUNet(nn.Module):
    """See `compile_for_inference`. `x` `[B, C, H, W]`, `t` `[B]`, `y` `[B]` -> `[B, out, H, W]`,
    float32 in and out. It has no parameters: what it computes with is frozen."""

    def __init__(self, network: UNet, precision: Precision, *, differentiable: bool) -> None:
        super().__init__()
        self.config = network.config
        self.dtype = DTYPES[precision]
        self.differentiable = differentiable
        shell = _embedding_of(network)
        self._times = _TimeProjections(shell.embed_labelled)
        self._check_input, self._check_labels = shell.check_input, shell.check_labels
        packer = _Packer(self._times, self.dtype, differentiable)
        side = self.config.image_size
        stem, *stages = network.input_blocks
        self._stem = packer.conv(next(stem.children()), side, torch.float32)
        self._inputs = []
        for stage in stages:
            layers, side = packer.stage(stage, side)
            self._inputs.append(layers)
        self._middle, side = packer.stage(network.middle_block, side)
        self._outputs = []
        for stage in network.output_blocks:
            layers, side = packer.stage(stage, side)
            self._outputs.append(layers)
        norm, _, conv = network.out
        self._out_norm = _Norm(norm)
        self._out_conv = packer.conv(conv, side, torch.float32)
        self._times.freeze()
        self.eval()

    def prepare(self, timesteps: Iterable[float], y: Tensor | None = None) -> None:
        """Compute the time projections of a whole plan at once, for the labels in `y`.

        Not needed: times and labels that were not prepared are projected when they come.
        """
        self._times.prepare([float(t) for t in timesteps], y)

    def forward(self, x: Tensor, t: Tensor, y: Tensor | None = None) -> Tensor:
        self._check_input(x, t)
        self._check_labels(t, y)
        if not self.differentiable:
            if torch.is_grad_enabled() and x.requires_grad:
                raise RuntimeError(
                    "This network was compiled without gradients; "
                    "use compile_for_inference(network, differentiable=True)."
                )
            with torch.no_grad():
                return self._forward(x, self._times(t, y))
        return self._forward(x, self._times(t, y))

    def _forward(self, x: Tensor, told: Tensor) -> Tensor:
        h = self._stem(x.float().contiguous(memory_format=CHANNELS_LAST)).to(self.dtype)
        skips = [h]
        for stage in self._inputs:
            h = _through(stage, h, told)
            skips.append(h)
        h = _through(self._middle, h, told)
        for stage in self._outputs:
            h = _through(stage, torch.cat([h, skips.pop()], dim=1), told)
        out = self._out_conv(_silu(self._out_norm(h.float())))
        return out.to(x.dtype).contiguous()


class InferenceClassifier(nn.Module):
    """A classifier in the same form, for its gradient to `x`: `x` `[B, C, H, W]`, `t` `[B]` ->
    logits `[B, K]`, float32 in and out. Its head stays as it was, in float32."""

    def __init__(self, network: Classifier, precision: Precision) -> None:
        super().__init__()
        self.config = network.config
        self.dtype = DTYPES[precision]
        shell = _embedding_of(network)
        self._times = _TimeProjections(lambda t, y: shell.embed(t))
        self._check_input = shell.check_input
        packer = _Packer(self._times, self.dtype, differentiable=True)
        side = self.config.image_size
        stem, *stages = network.input_blocks
        self._stem = packer.conv(next(stem.children()), side, torch.float32)
        self._stages = []
        for stage in (*stages, network.middle_block):
            layers, side = packer.stage(stage, side)
            self._stages.append(layers)
        self._pools_every_block = network.pools_every_block
        self.out = deepcopy(network.out).float()
        self._times.freeze()
        self.eval().requires_grad_(False)

    def prepare(self, timesteps: Iterable[float]) -> None:
        """As `InferenceUNet.prepare`."""
        self._times.prepare([float(t) for t in timesteps], None)

    def forward(self, x: Tensor, t: Tensor) -> Tensor:
        self._check_input(x, t)
        told = self._times(t, None)
        h = self._stem(x.float().contiguous(memory_format=CHANNELS_LAST)).to(self.dtype)
        means = [h.float().mean(dim=(2, 3))]
        for layers in self._stages:
            h = _through(layers, h, told)
            means.append(h.float().mean(dim=(2, 3)))
        logits: Tensor = self.out(
            torch.cat(means, dim=1) if self._pools_every_block else h.float().contiguous()
        )
        return logits.to(x.dtype)


def compile_classifier(network: Classifier, precision: Precision) -> InferenceClassifier:
    """A fast, frozen form of a classifier whose gradient to x flows: as `compile_for_inference`
    makes of a U-Net."""
    return InferenceClassifier(network, precision)


_Encoder = TypeVar("_Encoder", bound=Encoder)


def _embedding_of(network: _Encoder) -> _Encoder:
    """A float32 copy of the network's time and label embedding alone, without its blocks."""
    shell = copy(network)
    kept = {"time_embed", "label_emb"} & network._modules.keys()
    shell._modules = {name: deepcopy(network._modules[name]) for name in sorted(kept)}
    return shell.float().eval()


class _TimeProjections:
    """What every block is told of the time and the label, by one product for all blocks.

    An AdaGN block needs norm(h) * (1 + scale) + shift = standardised(h) * [g(1 + scale)] +
    [b(1 + scale) + shift], with the norm's own g and b; a plain block adds its projection to the
    first convolution's bias. Both are affine in SiLU(embedding), so g, b and that bias are folded
    into the product's weights, and its result is used as it is. float32 throughout.
    """

    def __init__(self, embed: Callable[[Tensor, Tensor | None], Tensor]) -> None:
        self._embed = embed
        self._weights: list[Tensor] = []
        self._biases: list[Tensor] = []
        self._width = 0
        self._known: dict[tuple[float, int | None], Tensor] = {}

    def add(self, block: ResBlock) -> slice:
        """Take up a block's projection; returns where its part of the product's result lies."""
        linear = _expect(block.emb_layers[1], nn.Linear)
        weight, bias = linear.weight.detach().float(), linear.bias.detach().float()
        if block.scale_shift:
            norm = _expect(block.out_layers[0], nn.GroupNorm)
            gain, offset = norm.weight.detach().float(), norm.bias.detach().float()
            (scale, shift), (scale_bias, shift_bias) = weight.chunk(2), bias.chunk(2)
            weight = torch.cat([gain[:, None] * scale, offset[:, None] * scale + shift])
            bias = torch.cat([gain * (1 + scale_bias), offset * (1 + scale_bias) + shift_bias])
        else:
            conv = _expect(block.in_layers[2], nn.Conv2d)
            if conv.bias is not None:
                bias = bias + conv.bias.detach().float()
        self._weights.append(weight)
        self._biases.append(bias)
        start, self._width = self._width, self._width + len(bias)
        return slice(start, self._width)

    def freeze(self) -> None:
        """All blocks are in: join their weights."""
        self._weight, self._bias = torch.cat(self._weights), torch.cat(self._biases)
        self._weights, self._biases = [], []

    def prepare(self, times: list[float], y: Tensor | None) -> None:
        labels: list[int | None] = [None] if y is None else sorted(set(y.tolist()))
        keys = [(time, label) for label in labels for time in times]
        self._known = {}
        if self._weight.device.type != "cpu" or len(keys) * self._width * 4 > PREPARED_BYTES:
            return
        t = torch.tensor([time for time, _ in keys])
        pairs = None if y is None else torch.tensor([label for _, label in keys])
        self._known = dict(zip(keys, self._project(t, pairs), strict=True))

    def __call__(self, t: Tensor, y: Tensor | None) -> Tensor:
        """`[B, width]`; `[1, width]` where all images share their time and label."""
        if t.device.type != "cpu":  # comparing times would wait for the device
            return self._project(t, y)
        if y is not None and y.ndim > 1:  # mixtures of labels are not prepared
            return self._project(t, y)
        labels = [None] * len(t) if y is None else y.tolist()
        keys = list(zip((float(time) for time in t.tolist()), labels, strict=True))
        if len(set(keys)) == 1:
            keys, t, y = keys[:1], t[:1], y if y is None else y[:1]
        if all(key in self._known for key in keys):
            return torch.stack([self._known[key] for key in keys])
        return self._project(t, y)

    @torch.no_grad()
    def _project(self, t: Tensor, y: Tensor | None) -> Tensor:
        """`[B]`, `[B]` -> `[B, width]`, row by row the same bits whatever rows are asked together.

        The library adds up fewer than eight rows in another order than more, so rows are filled
        up to eights: a run that was prepared, and one that was not, are told the same.
        """
        filling = (0, -len(t) % ROWS)
        rows = None if y is None else F.pad(y, (0, 0) * (y.ndim - 1) + filling)
        filled = self._embed(F.pad(t, filling), rows)
        return F.linear(F.silu(filled.float()), self._weight, self._bias)[: len(t)]


class _Packer:
    """Turns a network's layers into their inference forms."""

    def __init__(self, times: _TimeProjections, dtype: torch.dtype, differentiable: bool) -> None:
        self.times, self.dtype, self.differentiable = times, dtype, differentiable

    def conv(self, conv: nn.Module, side: int, dtype: torch.dtype | None = None) -> PackedConv:
        """Two-dimensional, or one-dimensional as the attention's are."""
        if not isinstance(conv, nn.Conv1d):
            conv = _expect(conv, nn.Conv2d)
        return PackedConv(conv, side, dtype or self.dtype, differentiable=self.differentiable)

    def stage(self, stage: nn.Module, side: int) -> tuple[list[_Layer], int]:
        """The stage's layers, and the side of the features behind it."""
        layers: list[_Layer] = []
        for module in _expect(stage, Stage):
            layer: _Layer
            if isinstance(module, ResBlock):
                layer = _FastResBlock(module, side, self)
            elif isinstance(module, AttentionBlock):
                layer = _FastAttention(module, side, self)
            elif isinstance(module, (Downsample, Upsample)):
                layer = _FastResample(module, side, self)
            else:
                raise TypeError(f"There is no inference form of {type(module).__name__}.")
            layers.append(layer)
            side = layer.side
        return layers, side


class _Norm:
    """GroupNorm with statistics, gain and offset in float32, whatever the features' precision."""

    def __init__(self, module: nn.Module) -> None:
        norm = _expect(module, nn.GroupNorm)
        self.weight = norm.weight.detach().to(torch.float32, copy=True)
        self.bias = norm.bias.detach().to(torch.float32, copy=True)

    def __call__(self, x: Tensor) -> Tensor:
        return _group_norm(x, self.weight, self.bias)


class _FastResBlock:
    def __init__(self, block: ResBlock, side: int, packer: _Packer) -> None:
        self.part = packer.times.add(block)
        self.scale_shift = block.scale_shift
        self.resample = block.resample
        if isinstance(block.resample, Upsample):
            self.side = 2 * side
        else:
            self.side = side if block.resample is None else side // 2
        self.in_norm = _Norm(block.in_layers[0])
        self.in_conv = packer.conv(block.in_layers[2], self.side)
        self.out_norm = _Norm(block.out_layers[0])
        self.out_conv = packer.conv(block.out_layers[3], self.side)
        self.skip = None
        if not isinstance(block.skip_connection, nn.Identity):
            self.skip = packer.conv(block.skip_connection, self.side)

    def __call__(self, x: Tensor, told: Tensor) -> Tensor:
        h = _silu(self.in_norm(x))
        if self.resample is not None:
            h, x = self.resample(h), self.resample(x)
        told = told[:, self.part]
        h = self._with_scale_shift(h, told) if self.scale_shift else self._with_sum(h, told)
        return self.out_conv(_silu(h), add=x if self.skip is None else self.skip(x))

    def _with_scale_shift(self, h: Tensor, told: Tensor) -> Tensor:
        h = self.in_conv(h)
        gain, offset = told.chunk(2, dim=1)
        if len(told) == 1:
            return _group_norm(h, gain[0], offset[0])
        gain, offset = (part[:, :, None, None].to(h.dtype) for part in (gain, offset))
        return torch.addcmul(offset, F.group_norm(h, NORM_GROUPS), gain)

    def _with_sum(self, h: Tensor, told: Tensor) -> Tensor:
        if len(told) == 1:
            return self.out_norm(self.in_conv(h, bias=told[0]))
        h = self.in_conv(h, bias=torch.zeros_like(told[0]))
        return self.out_norm(h + told[:, :, None, None].to(h.dtype))


class _FastAttention:
    """Self-attention on `[B, HW, C]`, which channels-last features are already."""

    def __init__(self, block: AttentionBlock, side: int, packer: _Packer) -> None:
        self.side, self.heads = side, block.attention.heads
        self.norm = _Norm(block.norm)
        qkv = block.qkv
        if not block.attention.new_order:
            qkv = _in_new_order(qkv, self.heads)
        self.qkv = packer.conv(qkv, side)
        self.out = packer.conv(block.proj_out, side)

    def __call__(self, x: Tensor, told: Tensor) -> Tensor:
        batch, channels, height, width = x.shape
        qkv = self.qkv(self.norm(x)).permute(0, 2, 3, 1)
        split = qkv.reshape(batch, height * width, 3, self.heads, channels // self.heads)
        q, k, v = split.permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v).transpose(1, 2)
        mixed = mixed.reshape(batch, height, width, channels).permute(0, 3, 1, 2)
        return self.out(mixed, add=x)


class _FastResample:
    def __init__(self, module: Downsample | Upsample, side: int, packer: _Packer) -> None:
        conv = module.op if isinstance(module, Downsample) else module.conv
        self.up = isinstance(module, Upsample)
        self.side = 2 * side if self.up else side // 2
        self.conv = None
        if isinstance(conv, nn.Conv2d):
            self.conv = packer.conv(conv, self.side if self.up else side)

    def __call__(self, x: Tensor, told: Tensor) -> Tensor:
        if self.up:
            x = F.interpolate(x, scale_factor=2.0, mode="nearest")
            return x if self.conv is None else self.conv(x)
        return F.avg_pool2d(x, 2) if self.conv is None else self.conv(x)


_Layer = _FastResBlock | _FastAttention | _FastResample


_Module = TypeVar("_Module", bound=nn.Module)


def _expect(module: nn.Module, kind: type[_Module]) -> _Module:
    """`module`, which the network's layout says is a `kind`. TypeError if it is not."""
    if not isinstance(module, kind):
        raise TypeError(f"There is no inference form of {type(module).__name__} here.")
    return module


def _through(layers: list[_Layer], h: Tensor, told: Tensor) -> Tensor:
    for layer in layers:
        h = layer(h, told)
    return h


def _group_norm(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """GroupNorm with float32 gain and offset; half precision takes the quicker of two ways.

    On the CPU the half-precision kernel is quick for forward passes over large maps alone; other
    devices want one precision for all arguments.
    """
    large = x.shape[2] * x.shape[3] >= LARGE_MAP
    direct = x.device.type == "cpu" and large and not x.requires_grad
    if direct or x.dtype == torch.float32:
        return F.group_norm(x, NORM_GROUPS, weight, bias)
    return F.group_norm(x.float(), NORM_GROUPS, weight, bias).to(x.dtype)


def _silu(x: Tensor) -> Tensor:
    return F.silu(x, inplace=not x.requires_grad)


def _in_new_order(qkv: nn.Conv1d, heads: int) -> nn.Conv1d:
    """The same layer with its outputs laid out q, k, v first and head by head within each."""
    channels = qkv.in_channels
    order = torch.arange(3 * channels).reshape(heads, 3, -1).transpose(0, 1).flatten()
    ordered = nn.Conv1d(channels, 3 * channels, 1)
    ordered.weight = nn.Parameter(qkv.weight.detach()[order.to(qkv.weight.device)])
    if qkv.bias is not None:
        ordered.bias = nn.Parameter(qkv.bias.detach()[order.to(qkv.bias.device)])
    return ordered
