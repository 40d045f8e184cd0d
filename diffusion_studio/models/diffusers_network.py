"""diffusers' UNet2DModel, with the signature that our networks have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from torch import Tensor, nn

from diffusion_studio.models.card import ModelError
from diffusion_studio.models.diffusers_folder import checked_config


class DiffusersUNet(nn.Module):
    """`x` `[B, C, H, W]`, `t` `[B]`, `y` `[B]` or None -> `[B, C or 2C, H, W]`.

    `inner` is the UNet2DModel, whose names the weights have; `classes` how many labels it knows.
    ValueError where labels are missing, or given to a network without.
    """

    def __init__(self, inner: Any) -> None:
        super().__init__()
        self.inner: nn.Module = inner
        self.classes: int | None = inner.config.num_class_embeds

    def forward(self, x: Tensor, t: Tensor, y: Tensor | None = None) -> Tensor:
        if self.classes is None and y is not None:
            raise ValueError("This network has no labels; leave y out.")
        if self.classes is not None and y is None:
            raise ValueError(f"This network needs a label y (0 to {self.classes - 1}).")
        output: Tensor = self.inner(x, t, class_labels=y, return_dict=False)[0]
        return output


def build_diffusers_unet(**config: Any) -> DiffusersUNet:
    """A UNet2DModel with random weights from its own option names.

    ModelError, a ValueError, for an unknown option or values that do not fit together.
    """
    from diffusers.models.unets.unet_2d import UNet2DModel

    options: Mapping[str, Any] = checked_config(config, "The config").model_dump(exclude_unset=True)
    try:
        return DiffusersUNet(UNet2DModel(**options))
    except (TypeError, ValueError) as error:
        raise ModelError(
            "The config does not make a UNet2DModel: {reason}.", reason=error
        ) from error
