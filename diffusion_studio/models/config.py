"""The options of the ADM networks, checked: the names that openai/guided-diffusion uses."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from diffusion_studio.models.card import ModelError
from diffusion_studio.sentence import InputError
from diffusion_studio.wrong_values import fault

NORM_GROUPS = 32
"""Every GroupNorm of these networks has 32 groups, so every width is a multiple of 32."""

Count = Annotated[int, Field(ge=1, le=1_000_000, strict=True)]
Heads = Annotated[int, Field(ge=-1, le=1_000_000, strict=True)]


class EncoderConfig(BaseModel):
    """What the U-Net and the classifier have in common.

    `attention_resolutions` are downsample factors (2 means: at half the image's side), not sides;
    a factor that the network never reaches adds nothing, as in the reference. The width at level i
    is `int(channel_mult[i] * model_channels)`. `num_head_channels` other than -1 overrides
    `num_heads`: heads = width / num_head_channels. `num_heads_upsample` -1 means `num_heads`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    image_size: Count
    in_channels: Count
    model_channels: Count
    out_channels: Count
    num_res_blocks: Annotated[int, Field(ge=1, le=64, strict=True)]
    attention_resolutions: tuple[Count, ...]
    dropout: Annotated[float, Field(ge=0, lt=1)] = 0.0
    channel_mult: Annotated[
        tuple[Annotated[float, Field(gt=0)], ...], Field(min_length=1, max_length=10)
    ] = (1, 2, 4, 8)
    conv_resample: bool = True
    num_heads: Count = 1
    num_head_channels: Heads = -1
    num_heads_upsample: Heads = -1
    use_scale_shift_norm: bool = False
    resblock_updown: bool = False
    use_new_attention_order: bool = False
    use_checkpoint: bool = False

    @property
    def widths(self) -> tuple[int, ...]:
        """Channels at each level, the image's own resolution first."""
        return tuple(int(mult * self.model_channels) for mult in self.channel_mult)

    @property
    def embedding_width(self) -> int:
        """Length of the time embedding that every residual block is given."""
        return 4 * self.model_channels

    @property
    def downsampling(self) -> int:
        """By how much the deepest level is smaller than the image."""
        return int(2 ** (len(self.channel_mult) - 1))

    def heads(self, width: int, *, decoder: bool = False) -> int:
        """The number of attention heads for a layer of `width` channels."""
        if self.num_head_channels != -1:
            return width // self.num_head_channels
        if decoder and self.num_heads_upsample != -1:
            return self.num_heads_upsample
        return self.num_heads

    @model_validator(mode="after")
    def _widths_fit(self) -> EncoderConfig:
        for mult, width in zip(self.channel_mult, self.widths, strict=True):
            if width == 0 or width % NORM_GROUPS:
                raise InputError(
                    "channel_mult {mult:g} times model_channels {model_channels} gives {width}"
                    " channels, which is not a multiple of {groups}",
                    mult=mult,
                    model_channels=self.model_channels,
                    width=width,
                    groups=NORM_GROUPS,
                )
        if self.num_head_channels == 0 or self.num_heads_upsample == 0:
            raise InputError("num_head_channels and num_heads_upsample are -1 or at least 1")
        for level, width in enumerate(self.widths):
            if 2**level in self.attention_resolutions or width == self.widths[-1]:
                self._heads_fit(width)
        return self

    def _heads_fit(self, width: int) -> None:
        if self.num_head_channels != -1 and width % self.num_head_channels:
            raise InputError(
                "{width} channels cannot be split into heads of {num_head_channels} channels"
                " (num_head_channels)",
                width=width,
                num_head_channels=self.num_head_channels,
            )
        for heads in (self.heads(width), self.heads(width, decoder=True)):
            if width % heads:
                raise InputError(
                    "{width} channels cannot be split into {heads} heads", width=width, heads=heads
                )


class UNetConfig(EncoderConfig):
    """Options of the U-Net. `num_classes` rows in the label embedding, or None for no labels."""

    num_classes: Count | None = None


class ClassifierConfig(EncoderConfig):
    """Options of the classifier. `out_channels` is the number of classes; `pool` how the deepest
    feature maps become one vector."""

    pool: Literal["adaptive", "attention", "spatial", "spatial_v2"] = "adaptive"

    @model_validator(mode="after")
    def _pool_fits(self) -> ClassifierConfig:
        if self.pool == "attention" and self.num_head_channels == -1:
            raise InputError("pool 'attention' needs num_head_channels")
        if self.pool == "attention" and self.image_size % self.downsampling:
            raise InputError(
                "image_size {image_size} is not a multiple of {downsampling}, the network's"
                " downsampling",
                image_size=self.image_size,
                downsampling=self.downsampling,
            )
        return self


_Config = TypeVar("_Config", bound=EncoderConfig)


def read_config(kind: type[_Config], what: str, options: dict[str, Any]) -> _Config:
    """Checked options. ModelError (a ValueError) naming the first that is unknown or wrong."""
    unknown = sorted(set(options) - set(kind.model_fields))
    if unknown:
        known = ", ".join(kind.model_fields)
        raise ModelError(
            "The {what} has no option {option!r}; its options are {known}.",
            what=what,
            option=unknown[0],
            known=known,
        )
    try:
        return kind.model_validate(options)
    except ValidationError as error:
        raise ModelError(
            "These options do not make a {what}: {reason}.", what=what, reason=fault(error)
        ) from error
