"""The same network and the same loop in other programs, to be timed beside ours."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

from diffusion_studio.models.unet import UNet

if TYPE_CHECKING:
    from diffusers.models.unets.unet_2d import UNet2DModel

CHECKOUT = "guided_diffusion_checkout"
"""The name under which a checkout is imported: an installed package is neither used nor changed."""

Sampling = Callable[[nn.Module, Tensor], Tensor]  # network, x_T [B, C, H, W] -> x


class BenchmarkError(ValueError):
    """What was asked to be measured is not there; one sentence says what is missing."""


class Reference:
    """A local checkout of openai/guided-diffusion. Its code is run, so it has to be trusted."""

    def __init__(self, folder: Path) -> None:
        package = folder / "guided_diffusion"
        if not (package / "unet.py").is_file():
            raise BenchmarkError(
                f"{folder} is no checkout of openai/guided-diffusion: it has no"
                " guided_diffusion/unet.py; give the folder that holds it."
            )
        spec = spec_from_file_location(
            CHECKOUT, package / "__init__.py", submodule_search_locations=[str(package)]
        )
        if spec is None or spec.loader is None:
            raise BenchmarkError(f"{package} cannot be imported.")
        for name in [name for name in sys.modules if name.split(".")[0] == CHECKOUT]:
            del sys.modules[name]
        module = module_from_spec(spec)
        sys.modules[CHECKOUT] = module
        try:
            spec.loader.exec_module(module)
            self._unet = importlib.import_module(f"{CHECKOUT}.unet")
            self._making = importlib.import_module(f"{CHECKOUT}.script_util")
        except Exception as error:  # it is another's code: whatever it does is told
            raise BenchmarkError(f"{folder} cannot be used: {error}.") from error

    def unet(self, network: UNet) -> nn.Module:
        """Its network with our network's options and weights. Its attention is differentiated
        only where its weights are, so they are left as trainable as it makes them."""
        options = network.config.model_dump()
        copy: nn.Module = self._unet.UNetModel(**options)
        copy.load_state_dict(network.state_dict())
        return copy.eval().to(next(network.parameters()).device)

    def ddim(self, steps: int) -> Sampling:
        """Its DDIM loop (eta 0) along `steps` of 1000 linear levels, evenly strided."""
        diffusion = self._making.create_gaussian_diffusion(timestep_respacing=f"ddim{steps}")

        def run(network: nn.Module, x: Tensor) -> Tensor:
            result: Tensor = diffusion.ddim_sample_loop(
                network, tuple(x.shape), noise=x, device=x.device
            )
            return result

        return run


def has_diffusers() -> bool:
    """True where diffusers can be imported with its pipelines, which a bundle leaves out."""
    try:
        importlib.import_module("diffusers.pipelines")
    except ImportError:
        return False
    return True


def diffusers_ddim(steps: int) -> Sampling:
    """The loop of diffusers' DDIMPipeline around its DDIMScheduler (eta 0, linear betas)."""
    from diffusers.schedulers.scheduling_ddim import DDIMScheduler

    scheduler = DDIMScheduler()
    scheduler.set_timesteps(steps)

    def run(network: nn.Module, x: Tensor) -> Tensor:
        with torch.no_grad():
            for t in scheduler.timesteps:
                output = network(x, t)
                output = output if isinstance(output, Tensor) else output.sample
                # With the epsilon of the clipped x_0, as the other two do.
                step = scheduler.step(output, t, x, use_clipped_model_output=True)
                x = step.prev_sample
        return x

    return run


def ddim_pipeline(unet2d: UNet2DModel, steps: int, seed: int) -> Callable[[], Tensor]:
    """diffusers' DDIMPipeline (eta 0, linear betas) around a UNet2DModel: a call gives the picture
    `[1, 3, H, W]` in [-1, 1] that grows out of `torch.randn` with this seed."""
    from diffusers.pipelines.ddim.pipeline_ddim import DDIMPipeline
    from diffusers.schedulers.scheduling_ddim import DDIMScheduler

    pipeline = DDIMPipeline(unet2d, DDIMScheduler())
    pipeline.set_progress_bar_config(disable=True)

    def run() -> Tensor:
        made: Any = pipeline(
            generator=torch.Generator().manual_seed(seed),
            num_inference_steps=steps,
            use_clipped_model_output=True,
            output_type="pt",
        )
        picture: Tensor = 2 * made.images - 1
        return picture

    return run


def as_unet2d(network: UNet) -> UNet2DModel:
    """diffusers' UNet2DModel with our network's weights, so that both give the same output.

    That is possible for the older form of the network: the time added (no AdaGN), resampling by
    convolutions, the older attention order with one width of head throughout, no labels.
    BenchmarkError otherwise.
    """
    from diffusers.models.unets.unet_2d import UNet2DModel

    config = network.config
    newer = config.use_scale_shift_norm or config.resblock_updown or config.use_new_attention_order
    if newer or not config.conv_resample or config.num_head_channels == -1 or config.num_classes:
        raise BenchmarkError("A UNet2DModel cannot hold this network: it has newer blocks.")
    attended = [2**level in config.attention_resolutions for level in range(len(config.widths))]
    model = UNet2DModel(
        sample_size=config.image_size,
        in_channels=config.in_channels,
        out_channels=config.out_channels,
        block_out_channels=config.widths,
        layers_per_block=config.num_res_blocks,
        down_block_types=["AttnDownBlock2D" if here else "DownBlock2D" for here in attended],
        up_block_types=["AttnUpBlock2D" if here else "UpBlock2D" for here in reversed(attended)],
        attention_head_dim=config.num_head_channels,
        downsample_padding=1,
    )
    model.load_state_dict(_unet2d_weights(network))
    model.eval().requires_grad_(False).to(next(network.parameters()).device)
    return model


_RES_BLOCK = {
    "in_layers.0": "norm1",
    "in_layers.2": "conv1",
    "emb_layers.1": "time_emb_proj",
    "out_layers.0": "norm2",
    "out_layers.3": "conv2",
    "skip_connection": "conv_shortcut",
}
_ENDS = {
    "time_embed.0": "time_embedding.linear_1",
    "time_embed.2": "time_embedding.linear_2",
    "input_blocks.0.0": "conv_in",
    "out.0": "conv_norm_out",
    "out.2": "conv_out",
}


def _unet2d_weights(network: UNet) -> dict[str, Tensor]:
    """Our weights under the names, and in the shapes, that a UNet2DModel has."""
    weights = dict(network.state_dict())
    found = {
        f"{theirs}.{kind}": weights[f"{ours}.{kind}"]
        for ours, theirs in _ENDS.items()
        for kind in ("weight", "bias")
    }
    blocks = network.config.num_res_blocks
    levels = len(network.config.widths)
    places = {"middle_block.0": "mid_block.resnets.0", "middle_block.2": "mid_block.resnets.1"}
    attentions = {"middle_block.1": "mid_block.attentions.0"}
    for level in range(levels):
        for block in range(blocks):
            ours = f"input_blocks.{1 + level * (blocks + 1) + block}"
            places[f"{ours}.0"] = f"down_blocks.{level}.resnets.{block}"
            attentions[f"{ours}.1"] = f"down_blocks.{level}.attentions.{block}"
        ours = f"input_blocks.{(level + 1) * (blocks + 1)}"
        places[f"{ours}.0"] = f"down_blocks.{level}.downsamplers.0"
        for block in range(blocks + 1):
            ours = f"output_blocks.{level * (blocks + 1) + block}"
            places[f"{ours}.0"] = f"up_blocks.{level}.resnets.{block}"
            attentions[f"{ours}.1"] = f"up_blocks.{level}.attentions.{block}"
        for position in (1, 2):  # behind the attention, where there is one
            places[f"{ours}.{position}"] = f"up_blocks.{level}.upsamplers.0"
    for ours, theirs in places.items():
        names = _RES_BLOCK | {"op": "conv", "conv": "conv"}
        found |= {
            f"{theirs}.{other}.{kind}": weights[f"{ours}.{name}.{kind}"]
            for name, other in names.items()
            for kind in ("weight", "bias")
            if f"{ours}.{name}.{kind}" in weights
        }
    for ours, theirs in attentions.items():
        if f"{ours}.qkv.weight" in weights:
            found |= _unet2d_attention(weights, ours, theirs, network)
    return found


def _unet2d_attention(
    weights: dict[str, Tensor], ours: str, theirs: str, network: UNet
) -> dict[str, Tensor]:
    """One attention block: q, k and v are three layers there, head by head in one here."""
    config = network.config
    channels = weights[f"{ours}.norm.weight"].numel()
    heads = config.heads(channels, decoder=ours.startswith("output"))
    found = {}
    for kind in ("weight", "bias"):
        found[f"{theirs}.group_norm.{kind}"] = weights[f"{ours}.norm.{kind}"]
        rest = (channels,) if kind == "weight" else ()
        parts = weights[f"{ours}.qkv.{kind}"].reshape(heads, 3, channels // heads, *rest)
        for index, name in enumerate(("to_q", "to_k", "to_v")):
            found[f"{theirs}.{name}.{kind}"] = parts[:, index].reshape(channels, *rest)
        out = weights[f"{ours}.proj_out.{kind}"]
        found[f"{theirs}.to_out.0.{kind}"] = out.reshape(channels, *rest)
    return found
