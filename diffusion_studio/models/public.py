"""Known public checkpoints: where they lie, what they need, what they are good for. No torch.

Addresses, options and scales of classifier guidance: openai/guided-diffusion, README.md (the
flags of every sampling command) and model-card.md (the licence's limits). The FFHQ network:
DPS2022/diffusion-posterior-sampling, README and configs. The networks on the Hugging Face hub are
Ho et al. 2020's, as their pages say. OpenAI gives no checksums; those that are here were given by
others who measured the files, and a download that differs is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from diffusion_studio.models.card import ScheduleCard
from diffusion_studio.models.needs import Shape, network_memory
from diffusion_studio.sentence import Sentence

OPENAI = "https://openaipublic.blob.core.windows.net/diffusion/jul-2021"
GUIDED_DIFFUSION = "https://github.com/openai/guided-diffusion"
HUB = "https://huggingface.co"
LINEAR = ScheduleCard(kind="linear")
RESEARCH = Sentence("MIT; for research, not for commercial use (its model card)")


@dataclass(frozen=True, slots=True)
class PublicModel:
    """A checkpoint that anyone may fetch, by `address` or from a `repository` of the hub.

    `file` is the one file to take of a repository; empty for all that a diffusers folder needs.
    `sha256` is of its weights, by their file's name, where known; `exact_bytes` likewise.
    `config` are a network's options, of `build_unet` or `build_classifier`, where its files do
    not carry them; `classifier` names the entry that was trained to guide it, at
    `classifier_scale` with 250 steps of DDPM.
    """

    name: str
    title: str
    about: str
    shape: Shape
    parameters: int
    licence: str
    source: str
    address: str = ""
    repository: str = ""
    file: str = ""
    exact_bytes: int | None = None
    sha256: dict[str, str] = field(default_factory=dict)
    config: dict[str, Any] = field(default_factory=dict)
    is_classifier: bool = False
    classifier: str = ""
    classifier_scale: float | None = None
    schedule: ScheduleCard = LINEAR

    @property
    def size(self) -> int:
        """The side of its pictures, in pixels."""
        return self.shape.side

    @property
    def bytes(self) -> int:
        """How large the download is: exact where known, else its parameters in float32."""
        return self.exact_bytes or 4 * self.parameters

    @property
    def memory(self) -> int:
        """How many bytes one picture takes to make at most, weights included."""
        return network_memory(self.parameters, self.shape)


@cache
def public_models() -> tuple[PublicModel, ...]:
    """All of them: networks by the size of their download within each family."""
    return (*_hub(), *_adm(), *_lsun(), _ffhq(), *_classifiers())


def public_model(name: str) -> PublicModel | None:
    """The entry of this name, or None."""
    return next((model for model in public_models() if model.name == name), None)


def adm_options(side: int, *, labelled: bool = True, **changes: Any) -> dict[str, Any]:
    """Options of `build_unet` for the README's flags at a picture's `side`: attention at 32, 16
    and 8 pixels, learned variance, AdaGN, residual blocks that resample."""
    multipliers: dict[int, tuple[float, ...]] = {
        64: (1, 2, 3, 4),
        128: (1, 1, 2, 3, 4),
        256: (1, 1, 2, 2, 4, 4),
        512: (0.5, 1, 1, 2, 2, 4, 4),
    }
    return {
        "image_size": side,
        "in_channels": 3,
        "model_channels": 256,
        "out_channels": 6,
        "num_res_blocks": 2,
        "attention_resolutions": tuple(side // at for at in (32, 16, 8)),
        "channel_mult": multipliers[side],
        "num_head_channels": 64,
        "use_scale_shift_norm": True,
        "resblock_updown": True,
        **({"num_classes": 1000} if labelled else {}),
        **changes,
    }


def classifier_options(side: int) -> dict[str, Any]:
    """Options of `build_classifier` for the README's flags; 64 x 64 has a depth of four."""
    return adm_options(side, labelled=False) | {
        "model_channels": 128,
        "out_channels": 1000,
        "num_res_blocks": 4 if side == 64 else 2,
        "pool": "attention",
    }


def _shape(options: dict[str, Any]) -> Shape:
    widths = tuple(int(mult * options["model_channels"]) for mult in options["channel_mult"])
    return Shape(options["image_size"], widths, options["num_res_blocks"])


def _schedule(side: int) -> ScheduleCard:
    return ScheduleCard(kind="cosine" if side == 64 else "linear")


def _adm() -> Iterator[PublicModel]:
    four_heads = {"num_head_channels": -1, "num_heads": 4}
    changes: dict[int, dict[str, Any]] = {
        64: {
            "model_channels": 192,
            "num_res_blocks": 3,
            "use_new_attention_order": True,
            "dropout": 0.1,
        },
        128: four_heads,
    }
    for side, parameters, scale in (
        (64, 295_904_454, 1.0),
        (128, 421_529_606, 0.5),
        (256, 553_838_086, 1.0),
        (512, 558_997_638, 4.0),
    ):
        options = adm_options(side, **changes.get(side, {}))
        yield PublicModel(
            name=f"adm-imagenet-{side}",
            title=Sentence("ADM ImageNet {side}x{side}", side=side),
            about=Sentence(
                "A thousand kinds of things and animals, chosen by label; made for classifier"
                " guidance."
            ),
            shape=_shape(options),
            parameters=parameters,
            licence=RESEARCH,
            source=GUIDED_DIFFUSION,
            address=f"{OPENAI}/{side}x{side}_diffusion.pt",
            config=options,
            classifier=f"adm-classifier-{side}",
            classifier_scale=scale,
            schedule=_schedule(side),
        )
    options = adm_options(256, labelled=False)
    yield PublicModel(
        name="adm-imagenet-256-uncond",
        title=Sentence("ADM ImageNet 256x256 without labels"),
        about=Sentence(
            "Everyday photographs of all kinds; the usual network for repairing pictures."
        ),
        shape=_shape(options),
        parameters=552_814_086,
        licence=RESEARCH,
        source=GUIDED_DIFFUSION,
        address=f"{OPENAI}/256x256_diffusion_uncond.pt",
        exact_bytes=2_211_383_297,
        sha256={
            "256x256_diffusion_uncond.pt": (
                "a37c32fffd316cd494cf3f35b339936debdc1576dad13fe57c42399a5dbc78b1"
            )
        },
        config=options,
        classifier="adm-classifier-256",
        classifier_scale=10.0,
    )


def _lsun() -> Iterator[PublicModel]:
    for kind, what in (
        (Sentence("bedroom"), Sentence("Bedrooms")),
        (Sentence("cat"), Sentence("Cats")),
        (Sentence("horse"), Sentence("Horses")),
    ):
        options = adm_options(256, labelled=False, dropout=0.1)
        yield PublicModel(
            name=f"adm-lsun-{kind}",
            title=Sentence("ADM LSUN {kind} 256x256", kind=kind),
            about=Sentence("{what} alone, and best with all of its 1000 steps.", what=what),
            shape=_shape(options),
            parameters=552_814_086,
            licence=RESEARCH,
            source=GUIDED_DIFFUSION,
            address=f"{OPENAI}/lsun_{kind}.pt",
            config=options,
        )


def _ffhq() -> PublicModel:
    options = adm_options(
        256, labelled=False, model_channels=128, num_res_blocks=1, attention_resolutions=(16,)
    )
    return PublicModel(
        name="adm-ffhq-256",
        title=Sentence("ADM FFHQ 256x256"),
        about=Sentence(
            "Faces; small for its size of picture, and the usual network for repairing faces."
        ),
        shape=_shape(options),
        parameters=93_563_910,
        licence=Sentence("None is given; its pictures (FFHQ) are not for commercial use"),
        source="https://github.com/DPS2022/diffusion-posterior-sampling",
        repository="deepinv/diffunet",
        file="diffusion_ffhq_10m.pt",
        exact_bytes=374_417_833,
        sha256={
            "diffusion_ffhq_10m.pt": (
                "81d535743156ec6be34d8668e6920da94f0614074d7793a16c8fa9e306237faa"
            )
        },
        config=options,
    )


def _classifiers() -> Iterator[PublicModel]:
    for side, parameters in (
        (64, 65_438_568),
        (128, 42_568_040),
        (256, 54_096_360),
        (512, 54_448_360),
    ):
        options = classifier_options(side)
        yield PublicModel(
            name=f"adm-classifier-{side}",
            title=Sentence("ADM ImageNet classifier {side}x{side}", side=side),
            about=Sentence("Guides networks of its size to a label; makes no pictures by itself."),
            shape=_shape(options),
            parameters=parameters,
            licence=RESEARCH,
            source=GUIDED_DIFFUSION,
            address=f"{OPENAI}/{side}x{side}_classifier.pt",
            config=options,
            is_classifier=True,
            schedule=_schedule(side),
        )


_DDPM_256 = Shape(256, (128, 128, 256, 256, 512, 512), 2)
_SAFETENSORS = "diffusion_pytorch_model.safetensors"
_BIN = "diffusion_pytorch_model.bin"


def _hub() -> Iterator[PublicModel]:
    for kind, about, weights, sha256 in (
        (
            "cifar10-32",
            Sentence("Tiny photographs of ten kinds of things; quick on every machine."),
            _SAFETENSORS,
            "1558dbe3fb093b0857d473e376b711eeda1b186c557be5e85b3a56300cd49f0f",
        ),
        ("celebahq-256", Sentence("Faces of well-known people."), "", ""),
        (
            "church-256",
            Sentence("Churches and other buildings, from outside."),
            _BIN,
            "3111c176c9848d8d9b91d6fb8e2aa2945c220845aced8f47efb44f9deadd412c",
        ),
        (
            "bedroom-256",
            Sentence("Bedrooms."),
            _BIN,
            "d0c4c246baad16eb12629b6a4d458fecf210483b76796e6fa9cd1756b217966a",
        ),
        (
            "cat-256",
            Sentence("Cats."),
            _SAFETENSORS,
            "0806be43de621861d03d96670492ea2e65943c96155b5d1c81bcc813668946a9",
        ),
    ):
        small = kind == "cifar10-32"
        yield PublicModel(
            name=f"ddpm-{kind}",
            title=Sentence("DDPM {place}", place=_PLACES[kind]),
            about=about,
            shape=Shape(32, (128, 256, 256, 256), 2) if small else _DDPM_256,
            parameters=35_746_307 if small else 113_673_219,
            licence="Apache-2.0",
            source=f"{HUB}/google/ddpm-{kind}",
            repository=f"google/ddpm-{kind}",
            sha256={weights: sha256} if sha256 else {},
        )


_PLACES = {
    "cifar10-32": "CIFAR-10 32x32",
    "celebahq-256": "CelebA-HQ 256x256",
    "church-256": Sentence("LSUN church 256x256"),
    "bedroom-256": Sentence("LSUN bedroom 256x256"),
    "cat-256": Sentence("LSUN cat 256x256"),
}
