"""The published ADM and improved-DDPM files, and what their weights cannot tell.

A file is recognised by how many tensors and how many parameters it has. Heads, attention order,
schedule and picture size are those of the authors' own commands (openai/guided-diffusion and
openai/improved-diffusion, README; the FFHQ file: DPS2022/diffusion-posterior-sampling).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

import numpy as np

from diffusion_studio.models.card import SamplerDefaults, ScheduleCard
from diffusion_studio.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Published:
    """One published network, or several alike. `heads` is what fixes the number of heads;
    `defaults` have the scale at which its authors guide it by their classifier."""

    title: str
    files: tuple[str, ...]
    tensors: int
    parameters: int
    size: int
    heads: dict[str, int]
    schedule: ScheduleCard = field(default_factory=lambda: ScheduleCard(kind="linear"))
    new_attention_order: bool = False
    architecture: Literal["adm_unet", "adm_classifier"] = "adm_unet"
    source: str = "https://github.com/openai/guided-diffusion"
    licence: str = Sentence("For research; see the model card in the source.")
    defaults: SamplerDefaults = field(default_factory=SamplerDefaults)

    @property
    def config(self) -> dict[str, Any]:
        """The options that shapes do not tell."""
        return {
            "image_size": self.size,
            "use_new_attention_order": self.new_attention_order,
            **self.heads,
        }


def recognised(tensors: int, parameters: int) -> Published | None:
    """The published network with these counts, or None."""
    for network in published():
        if (network.tensors, network.parameters) == (tensors, parameters):
            return network
    return None


def published() -> tuple[Published, ...]:
    """Every network of the table."""
    return (*_ADM, *_CLASSIFIERS, *_improved())


@cache
def every_fourth_cosine_level() -> ScheduleCard:
    """The 4000 cosine levels of improved-DDPM's first models, every fourth of them.

    Those networks were told t / 4, fractions included. The levels whose t is a multiple of four
    are told a whole number, so these 1000 levels, told 0 to 999, are the same process exactly.
    """
    u = np.arange(4001) / 4000
    alpha_bar = np.cos((u + 0.008) / 1.008 * np.pi / 2) ** 2  # as NoiseSchedule.cosine, sans torch
    table = np.cumprod(np.maximum(alpha_bar[1:] / alpha_bar[:-1], 1 - 0.999))[::4]
    return ScheduleCard(kind="alphas_cumprod", alphas_cumprod=tuple(table.tolist()))


_64_A_HEAD = {"num_head_channels": 64}
_4_HEADS = {"num_heads": 4}
_LINEAR = ScheduleCard(kind="linear")
_COSINE = ScheduleCard(kind="cosine")


DDIM_PULLS = 2.0
"""How much larger a classifier's scale is to be under DDIM, which moves along half the score. The
one command for DDIM that the authors give, for 128x128 in 25 steps, has 1.0 where 250 ancestral
steps have 0.5 (openai/guided-diffusion, README). Measured on 30 pictures of scenes-32 that its
classifier alone led: the judge agrees with 73 % under DDPM at 1 (spread 6.2), with 60 % under DDIM
at 1 (9.6), with 73 % under DDIM at 2 (5.4)."""


def _guided(scale: float) -> SamplerDefaults:
    """The authors' commands: 250 steps of DDPM, guided by the classifier of the same size."""
    ddim = DDIM_PULLS * scale
    return SamplerDefaults(
        sampler="ddpm",
        steps=250,
        classifier_scale=scale,
        classifier_scale_ddim=ddim,
        classifier_scale_range=(0.0, max(10.0, 1.5 * ddim)),
    )


_ADM = (
    Published(
        "ADM ImageNet 64x64",
        ("64x64_diffusion",),
        *(541, 295_904_454, 64),
        heads=_64_A_HEAD,
        schedule=_COSINE,
        new_attention_order=True,
        defaults=_guided(1.0),
    ),
    Published(
        "ADM ImageNet 128x128",
        ("128x128_diffusion",),
        *(493, 421_529_606, 128),
        heads=_4_HEADS,
        defaults=_guided(0.5),
    ),
    Published(
        "ADM ImageNet 256x256",
        ("256x256_diffusion",),
        *(567, 553_838_086, 256),
        heads=_64_A_HEAD,
        defaults=_guided(1.0),
    ),
    Published(
        "ADM 256x256 without labels",
        (
            *("256x256_diffusion_uncond", "lsun_bedroom", "lsun_cat", "lsun_horse"),
            "lsun_horse_nodropout",
        ),
        *(566, 552_814_086, 256),
        heads=_64_A_HEAD,
        defaults=_guided(10.0),
    ),
    Published(
        "ADM ImageNet 512x512",
        ("512x512_diffusion",),
        *(645, 558_997_638, 512),
        heads=_64_A_HEAD,
        defaults=_guided(4.0),
    ),
    Published(
        "ADM FFHQ 256x256",
        ("ffhq_10m",),
        *(362, 93_563_910, 256),
        heads=_64_A_HEAD,
        source="https://github.com/DPS2022/diffusion-posterior-sampling",
        licence=Sentence("For research, not commercial, as the FFHQ pictures are."),
    ),
)

_CLASSIFIERS = tuple(
    Published(
        f"ADM ImageNet classifier {size}x{size}",
        (f"{size}x{size}_classifier",),
        *(tensors, parameters, size),
        heads=_64_A_HEAD,
        schedule=_COSINE if size == 64 else _LINEAR,
        architecture="adm_classifier",
    )
    for size, tensors, parameters in (
        (64, 307, 65_438_568),
        (128, 221, 42_568_040),
        (256, 249, 54_096_360),
        (512, 281, 54_448_360),
    )
)


def _improved() -> Iterator[Published]:
    source = "https://github.com/openai/improved-diffusion"
    quarter = every_fourth_cosine_level()
    yield Published(
        "Improved DDPM ImageNet 64x64",
        ("imagenet64_uncond_100M_1500K", "imagenet64_uncond_vlb_100M_1500K"),
        *(450, 121_063_942, 64),
        heads=_4_HEADS,
        schedule=quarter,
        source=source,
    )
    yield Published(
        "Improved DDPM CIFAR-10 32x32",
        ("cifar10_uncond_50M_500K", "cifar10_uncond_vlb_50M_500K"),
        *(446, 52_546_438, 32),
        heads=_4_HEADS,
        schedule=quarter,
        source=source,
    )
    yield Published(
        "Improved DDPM ImageNet 64x64 with labels",
        ("imagenet64_cond_270M_250K",),
        *(451, 273_049_350, 64),
        heads=_4_HEADS,
        schedule=ScheduleCard(kind="cosine", steps=4000),
        source=source,
    )
    yield Published(
        "Improved DDPM LSUN bedroom 256x256",
        ("lsun_uncond_100M_1200K_bs128", "lsun_uncond_100M_2400K_bs64"),
        *(426, 113_676_678, 256),
        heads={"num_heads": 1},
        source=source,
    )
