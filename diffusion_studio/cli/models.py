"""`diffusion-studio models`: which models there are, and what one is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from diffusion_studio.cli.model_downloads import download_model, known_models
from diffusion_studio.cli.model_shards import join_model, split_model
from diffusion_studio.cli.model_verify import verify_model
from diffusion_studio.cli.refusal import refusing

if TYPE_CHECKING:
    from pathlib import Path

    from diffusion_studio.models import ModelCard


@click.group()
def models() -> None:
    """List models, fetch them, and say what a model is."""


for _command in (known_models, download_model, verify_model, split_model, join_model):
    models.add_command(_command)


@models.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def list_models(as_json: bool) -> None:
    """List the models that come with the program, the default first, and the downloaded ones."""
    with refusing():
        from diffusion_studio.models import bundled, downloaded, read_card

        cards = {name: (folder, read_card(folder)) for name, folder in bundled().items()}
    for name, path in downloaded().items():
        card = _card_or_word(path)
        if card is not None:
            cards[name] = (path, card)
    if as_json:
        rows = [
            {"name": name, "path": str(folder), **_summary(card)}
            for name, (folder, card) in cards.items()
        ]
        click.echo(json.dumps(rows, indent=2))
        return
    if not cards:
        click.echo("No model comes with this copy of the program; give --model a path.", err=True)
    width = max(map(len, cards), default=0)
    for name, (_, card) in cards.items():
        click.echo(f"{name:<{width}}  {_size(card):>9}  {card.title or card.name}")


def _card_or_word(path: Path) -> ModelCard | None:
    """The card of a downloaded model; a sentence on stderr where it cannot be read."""
    from diffusion_studio.models import ModelError, describe

    try:
        return describe(path)
    except ModelError as error:
        click.echo(str(error), err=True)
        return None


@models.command("show")
@click.argument("model")
@click.option("--json", "as_json", is_flag=True, help="Print the whole card as JSON.")
def show_model(model: str, as_json: bool) -> None:
    """Say what MODEL is: a starter's name, or a path to a model of any known format."""
    with refusing():
        from diffusion_studio.cli.request import find_model
        from diffusion_studio.models import locate

        _, card = find_model(model)
        guide = "" if as_json else _companion_words(locate(model), card)
    if as_json:
        click.echo(card.to_json())
        return
    for name, value in (_lines(card) | {"Classifier": guide}).items():
        if value:
            click.echo(f"{name + ':':<18} {value}")


def _companion_words(path: Path, card: ModelCard) -> str:
    """The classifier that comes with a model, and at which scales it guides; or why it cannot."""
    from diffusion_studio.models import ModelError, check_classifier, companion, describe

    found = companion(path, "classifier")
    if found is None:
        return ""
    try:
        guide = describe(found)
        check_classifier(guide, card)
    except ModelError as error:
        return f"none that can be used: {error}"
    chosen = card.defaults
    scale = f"scale {chosen.classifier_scale_for('ddim'):g}"
    if chosen.classifier_scale_for("ddpm") != chosen.classifier_scale_for("ddim"):
        scale += f" with DDIM, {chosen.classifier_scale_for('ddpm'):g} with DDPM"
    size = f", {guide.parameters:,} parameters" if guide.parameters else ""
    return f"{guide.name}, {len(guide.labels)} labels{size}; {scale}"


def _memory(card: ModelCard) -> str:
    from diffusion_studio.models import card_memory

    count = card_memory(card)
    if count is None:
        return ""
    size = f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"
    return f"up to {size} for one picture"


def _size(card: ModelCard) -> str:
    return f"{card.size[1]} × {card.size[0]}"


def _summary(card: ModelCard) -> dict[str, object]:
    return {
        "title": card.title,
        "size": list(card.size),
        "labels": list(card.labels),
        "guidable": card.guidable,
        "parameters": card.parameters,
    }


def _lines(card: ModelCard) -> dict[str, str]:
    """What a person wants to know of a model, by name."""
    chosen = card.defaults
    guidance = f", guidance scale {chosen.guidance_scale:g}" if card.guidable else ""
    labels = ", ".join(card.labels[:20]) + (f", ... ({len(card.labels)})" * (len(card.labels) > 20))
    variance = ", learned variance" if card.learned_variance else ""
    return {
        "Name": card.name,
        "Title": card.title,
        "What it is": card.description,
        "Picture": f"{_size(card)}, {card.channels} channels",
        "Labels": labels,
        "Guidance": "classifier-free" if card.guidable else "",
        "Network": f"{card.architecture}"
        + (f", {card.parameters:,} parameters" if card.parameters else ""),
        "Memory": _memory(card),
        "Classifier": "",
        "Predicts": card.parameterisation + variance,
        "Noise schedule": f"{card.schedule.kind}, {card.schedule.steps} steps",
        "Starts with": f"{chosen.sampler}, {chosen.steps} steps{guidance}",
        "Licence": card.licence,
        "Source": card.source,
        "SHA-256": card.sha256 or "",
    }
