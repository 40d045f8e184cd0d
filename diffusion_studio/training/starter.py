"""The models that come with the program, from checkpoints: `resources/models/NAME`.

python -m diffusion_studio.training.starter scenes-32 RUN/checkpoint.pt
python -m diffusion_studio.training.starter scenes-32 OTHER/checkpoint.pt --part classifier
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from diffusion_studio.models import resources
from diffusion_studio.models.card import SamplerDefaults
from diffusion_studio.training.export import About, export_model
from diffusion_studio.training.settings import TrainingError

LICENCE = "MIT"
DRAWN = "Drawn by this program: ten kinds of scenes, no picture of anybody else's."
DEFAULTS = SamplerDefaults(
    sampler="ddim",
    steps=50,
    eta=0.0,
    guidance_scale=1.5,
    guidance_scale_range=(0.0, 8.0),
    classifier_scale=1.0,
    classifier_scale_range=(0.0, 10.0),
)
STOCHASTIC = DEFAULTS.model_copy(
    update={
        "sampler": "ddpm",
        "steps": 100,
        "guidance_scale": 5.0,
        "classifier_scale": 30.0,
        "classifier_scale_range": (0.0, 50.0),
    }
)
"""For emoji: fresh noise at many steps mends what a step got wrong, where DDIM carries it on, and
glyphs that could belong to several groups need a stronger pull."""


def scenes(size: int) -> About:
    """The card of the drawn scenes at one size."""
    return About(
        title=f"Drawn scenes, {size} pixels",
        description=(
            "Mountains, boats, planets, houses, flowers, butterflies, fish, mushrooms, balloons"
            f" and cats of {size} x {size} pixels, by label or mixed. The network has seen nothing"
            " but pictures that this program draws itself."
        ),
        licence=LICENCE,
        data=DRAWN,
        defaults=DEFAULTS,
    )


def emoji(size: int) -> About:
    """The card of the emoji at one size."""
    return About(
        title=f"Emoji, {size} pixels",
        description=(
            f"Emoji of {size} x {size} pixels by Unicode's groups. There are only some 1,400"
            " glyphs; what the network draws is made of their parts."
        ),
        licence=f"{LICENCE}; the glyphs: SIL Open Font License 1.1",
        defaults=STOCHASTIC,
    )


STARTERS = {
    "scenes-64": scenes(64),
    "scenes-32": scenes(32),
    "emoji-64": emoji(64),
    "emoji-32": emoji(32),
}

PARTS = {
    "classifier": ("classifier", "It names what is in a noisy picture, and so can guide a run."),
    "judge": ("judge", "It names what is in a clean picture, and only measures."),
}
"""What may lie in a starter's folder beside the model: a title's word and a description."""


@click.command()
@click.argument("name", type=click.Choice(list(STARTERS)))
@click.argument("checkpoint", type=click.Path(path_type=Path))
@click.option("--part", type=click.Choice(list(PARTS)), help="Not the model, but its companion.")
@click.option("--note", default="", help="What else the card should tell of its making.")
def main(name: str, checkpoint: Path, part: str | None, note: str) -> None:
    """Write the starter model NAME, or a part of it, from CHECKPOINT."""
    about = replace(STARTERS[name], note=note)
    folder = resources() / "models" / name
    if part is not None:
        word, description = PARTS[part]
        about = replace(about, title=f"{about.title}: {word}", description=description)
        folder, name = folder / part, f"{name}-{part}"
    try:
        card = export_model(checkpoint, folder, name, about)
    except TrainingError as error:
        raise click.ClickException(str(error)) from error
    click.echo(card.to_json())


if __name__ == "__main__":
    main()
