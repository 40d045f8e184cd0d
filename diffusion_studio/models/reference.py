"""Weights of guided-diffusion and improved-diffusion, whose files hold tensors and nothing else.

Most of the architecture can be read off the tensors' names and shapes. What cannot (how many
heads attention has and in which order, the noise schedule, the picture size) comes from a card
beside the file, or from the table of published files, or is asked for.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from diffusion_studio.models.card import ModelCard, ModelError, parse_card
from diffusion_studio.models.json_file import safe_name
from diffusion_studio.models.published import Published, recognised
from diffusion_studio.sentence import Sentence, listed

Shapes = Mapping[str, tuple[int, ...]]

PREFIXES = ("module.", "_orig_mod.")  # what data-parallel training and torch.compile put before
_INPUT = re.compile(r"input_blocks\.(\d{1,4})\.")
_RESAMPLER = re.compile(r"input_blocks\.\d+\.0\.op\.weight")
HEADS = ("num_heads", "num_head_channels")

_FAMILIES: tuple[tuple[str, Sentence], ...] = (
    (
        r"model\.diffusion_model\.",
        Sentence("a Stable Diffusion checkpoint, which works on latents"),
    ),
    (r".*lora_(up|down|A|B|a|b)\b", Sentence("a LoRA, which changes another network")),
    (
        r"(down_blocks|conv_in)\.",
        Sentence("a diffusers network; open its folder, with config.json, instead"),
    ),
    (r"(encoder|decoder)\.(down|up|conv_in)", Sentence("an autoencoder")),
    (r"layer1\.0\.conv1\.", Sentence("a ResNet")),
    (r"(x_embedder|blocks\.\d+\.attn)\b", Sentence("a diffusion transformer")),
    (r"all_modules\.\d", Sentence("a network of score_sde")),
    (r"(init_conv|downs\.\d)", Sentence("a network of denoising-diffusion-pytorch")),
)
WOULD_FIT = Sentence(
    "ADM networks (guided-diffusion, improved-diffusion) and diffusers folders can be opened"
)


def plain_name(name: str) -> str:
    """A tensor's name without what training tools put before it."""
    for prefix in PREFIXES * 2:
        name = name.removeprefix(prefix)
    return name


def reference_card(path: Path, shapes: Shapes, given: Mapping[str, Any]) -> ModelCard:
    """The card of a bare weights file. `given`: what a card beside it says, which comes first.

    ModelError, in a sentence, for another kind of network, and for what is not known: it shows
    what to write in the card.
    """
    stated = dict(given.get("config") or {})
    architecture, config = inferred(shapes, path, stated)
    known = recognised(len(shapes), sum(math.prod(shape) for shape in shapes.values()))
    if known is not None and known.architecture == architecture:
        config |= known.config
    if any(name in stated for name in HEADS):
        config = {name: value for name, value in config.items() if name not in HEADS}
    card = _facts(path, architecture, config, known) | dict(given)
    card["config"] = config | stated
    if "size" not in card and "image_size" in card["config"]:
        card["size"] = [card["config"]["image_size"]] * 2
    if isinstance(size := card.get("size"), (list, tuple)) and size:
        card["config"].setdefault("image_size", size[0])
    _ask_for_the_rest(path, card)
    return parse_card(json.dumps(card), Sentence("what is said of {path}", path=path))


def inferred(shapes: Shapes, path: Path, stated: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Architecture and options, as far as names and shapes tell them.

    `stated` options decide where the shapes leave a choice. ModelError for another network.
    """
    if "time_embed.0.weight" not in shapes or "input_blocks.0.0.weight" not in shapes:
        raise ModelError(
            "{path} is not a network that this program knows: {family}.",
            path=path,
            family=_family(shapes),
        )
    _, in_channels, *_ = _shape(shapes, "input_blocks.0.0.weight", 4, path)
    _, model_channels = _shape(shapes, "time_embed.0.weight", 2, path)
    unet = any(name.startswith("output_blocks.") for name in shapes)
    layout = _Layout(shapes, path, stated)
    config = {
        "in_channels": in_channels,
        "model_channels": model_channels,
        **layout.options(model_channels),
    }
    if unet:
        config["out_channels"] = _shape(shapes, "out.2.weight", 4, path)[0]
        if "label_emb.weight" in shapes:
            config["num_classes"] = _shape(shapes, "label_emb.weight", 2, path)[0]
        return "adm_unet", config
    return "adm_classifier", config | _head(shapes, layout.levels, path)


class _Layout:
    """How the input blocks split into levels, from what each block holds.

    There are levels * (blocks a level + 1) of them: the first convolution, and at each level its
    residual blocks and, but for the deepest, a resampler. Every way to divide the number is tried.
    """

    def __init__(self, shapes: Shapes, path: Path, stated: Mapping[str, Any]) -> None:
        self.shapes, self.path = shapes, path
        found = {int(match[1]) for name in shapes if (match := _INPUT.match(name))}
        self.count = max(found) + 1
        self.unparameterised = set(range(self.count)) - found
        self.convolved = any(_RESAMPLER.match(name) for name in shapes)
        fitting = [n for n in range(1, self.count) if self.count % (n + 1) == 0 and self._fits(n)]
        wanted = stated.get("num_res_blocks")
        if len(fitting) > 1 and wanted in fitting:
            fitting = [wanted]
        if not fitting:
            raise ModelError(
                "{path} looks like an ADM network, but its blocks do not make one; it is damaged"
                " or a variant that this program does not know.",
                path=path,
            )
        if len(fitting) > 1:
            raise ModelError(
                "{path} does not tell whether it has {one} or {other} residual blocks a level;"
                ' write {name}.json beside it, with {{"config": {{"num_res_blocks": {one}}}}} or'
                " the other.",
                path=path,
                one=fitting[0],
                other=fitting[1],
                name=path.name,
            )
        self.blocks = fitting[0]
        self.levels = self.count // (self.blocks + 1)

    def options(self, model_channels: int) -> dict[str, Any]:
        first = [1 + level * (self.blocks + 1) for level in range(self.levels)]
        widths = [self._width(index) or 0 for index in first]
        told = _shape(self.shapes, "input_blocks.1.0.emb_layers.1.weight", 2, self.path)
        return {
            "num_res_blocks": self.blocks,
            "channel_mult": [_ratio(width, model_channels) for width in widths],
            "attention_resolutions": [
                2**level for level, index in enumerate(first) if self._attends(index)
            ],
            "use_scale_shift_norm": told[0] == 2 * widths[0],
            "resblock_updown": self._resampled_by_blocks and self.levels > 1,
            "conv_resample": not self.unparameterised,
        }

    @property
    def _resampled_by_blocks(self) -> bool:
        return not self.convolved and not self.unparameterised

    def _width(self, index: int) -> int | None:
        """Output channels of the residual block at `index`; None if there is none."""
        shape = self.shapes.get(f"input_blocks.{index}.0.in_layers.2.weight")
        return shape[0] if shape else None

    def _attends(self, index: int) -> bool:
        return f"input_blocks.{index}.1.qkv.weight" in self.shapes

    def _rises(self, index: int) -> bool:
        """Whether the output block at `index` ends in a resampler: its second residual block, or
        a convolution."""
        start = f"output_blocks.{index}."
        return any(
            f"{start}{place}.{layer}" in self.shapes
            for place in (1, 2)
            for layer in ("in_layers.2.weight", "conv.weight")
        )

    def _fits(self, blocks: int) -> bool:
        levels = self.count // (blocks + 1)
        for level in range(levels):
            first = 1 + level * (blocks + 1)
            row = range(first, first + blocks)
            kinds = {(self._width(index), self._attends(index)) for index in row}
            if len(kinds) != 1 or None in {width for width, _ in kinds}:
                return False
            if level < levels - 1 and not self._resamples(first + blocks, self._width(first)):
                return False
        unet = "output_blocks.0.0.in_layers.2.weight" in self.shapes
        if not unet or self.unparameterised:
            return True
        rising = {index for index in range(self.count) if self._rises(index)}
        return rising == {(blocks + 1) * level - 1 for level in range(1, levels)}

    def _resamples(self, index: int, width: int | None) -> bool:
        if self._resampled_by_blocks:
            channels = self.shapes.get(f"input_blocks.{index}.0.in_layers.2.weight", ())[:2]
            return channels == (width, width) and not self._attends(index)
        if self.convolved:
            return f"input_blocks.{index}.0.op.weight" in self.shapes
        return index in self.unparameterised


def _head(shapes: Shapes, levels: int, path: Path) -> dict[str, Any]:
    """The classifier's pooling, its number of classes and, where it is told, its picture size."""
    if "out.2.positional_embedding" in shapes:
        positions = _shape(shapes, "out.2.positional_embedding", 2, path)[1] - 1
        side = round(positions**0.5) * 2 ** (levels - 1)
        classes = _shape(shapes, "out.2.c_proj.weight", 3, path)[0]
        return {"pool": "attention", "out_channels": classes, "image_size": side}
    if len(shapes.get("out.0.weight", ())) == 2:
        pool, last = ("spatial", 2) if "out.2.weight" in shapes else ("spatial_v2", 3)
        return {"pool": pool, "out_channels": _shape(shapes, f"out.{last}.weight", 2, path)[0]}
    return {"pool": "adaptive", "out_channels": _shape(shapes, "out.3.weight", 4, path)[0]}


def _facts(
    path: Path, architecture: str, config: Mapping[str, Any], known: Published | None
) -> dict[str, Any]:
    """The card's fields that follow from the network; those of the table if it is published."""
    channels, answers = config["in_channels"], config["out_channels"]
    card: dict[str, Any] = {
        "name": safe_name(path.stem),
        "architecture": architecture,
        "channels": channels,
    }
    if architecture == "adm_classifier":
        card |= {"labels": _numbered(answers), "schedule": {"kind": "linear"}}
    else:
        if channels == 6:
            raise ModelError(
                "{path} is an upsampler: besides the noisy picture it needs a small one, which"
                " this program does not give; open the network for whole pictures.",
                path=path,
            )
        if channels not in (1, 3) or answers not in (channels, 2 * channels):
            raise ModelError(
                "{path} takes {channels} channels and gives {answers}; networks for pictures take"
                " 1 or 3 and give as many, or twice as many with a learned variance.",
                path=path,
                channels=channels,
                answers=answers,
            )
        card["learned_variance"] = answers == 2 * channels
        card["labels"] = _numbered(config.get("num_classes") or 0)
    if known is not None:
        card |= {
            "title": known.title,
            "size": [known.size] * 2,
            "schedule": known.schedule.model_dump(exclude_none=True),
            "source": known.source,
            "licence": known.licence,
            "defaults": known.defaults.model_dump(exclude_defaults=True),
            "description": f"Recognised by its tensors as {' or '.join(known.files)}.",
        }
    return card


def _ask_for_the_rest(path: Path, card: dict[str, Any]) -> None:
    """ModelError, with a card to fill in, if something is neither inferred, known nor given."""
    lacking: list[Sentence] = []
    example: dict[str, Any] = {}
    options: dict[str, Any] = {}
    if "size" not in card:
        lacking.append(Sentence("the picture size"))
        example["size"] = [256, 256]
    if "schedule" not in card:
        lacking.append(Sentence("the noise schedule"))
        example["schedule"] = {"kind": "linear"}
    if not any(name in card["config"] for name in HEADS):
        lacking.append(Sentence("the heads of its attention"))
        options["num_head_channels"] = 64
    if "use_new_attention_order" not in card["config"]:
        lacking.append(Sentence("the order of its attention's channels"))
        options["use_new_attention_order"] = False
    if lacking:
        shown = json.dumps(example | ({"config": options} if options else {}))
        raise ModelError(
            "{path} does not tell {lacking}: write {name}.json beside it, with what its authors"
            " say, for example {shown}.",
            path=path,
            lacking=_joined(lacking),
            name=path.name,
            shown=shown,
        )


def _family(shapes: Shapes) -> Sentence:
    for pattern, what in _FAMILIES:
        if any(re.match(pattern, name) for name in shapes):
            return Sentence("it looks like {what}; {advice}", what=what, advice=WOULD_FIT)
    first = next(iter(sorted(shapes)), "nothing")
    return Sentence("it holds {tensor!r} and others; {advice}", tensor=first, advice=WOULD_FIT)


def _shape(shapes: Shapes, name: str, dimensions: int, path: Path) -> tuple[int, ...]:
    shape = shapes.get(name)
    if shape is None or len(shape) != dimensions or not all(shape):
        raise ModelError(
            "{path} looks like an ADM network, but its {name} is {shape}; download or export it"
            " again.",
            path=path,
            name=name,
            shape=Sentence("missing") if shape is None else list(shape),
        )
    return shape


def _ratio(width: int, model_channels: int) -> float:
    """The multiplier that gives this width, whole where it can be."""
    whole, rest = divmod(width, model_channels)
    if not rest:
        return whole
    ratio = width / model_channels
    return ratio if int(ratio * model_channels) == width else math.nextafter(ratio, math.inf)


def _joined(parts: list[Sentence]) -> Sentence:
    *first, last = parts
    return Sentence("{first} and {last}", first=listed(first), last=last) if first else last


def _numbered(count: int) -> list[str]:
    return [str(number) for number in range(count)]
