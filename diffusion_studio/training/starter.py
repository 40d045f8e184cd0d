"""The model that comes with the program: a checkpoint made into `resources/models/scenes-32`.

python -m diffusion_studio.training.starter RUN/checkpoint.pt
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from diffusion_studio.models import resources
from diffusion_studio.models.card import SamplerDefaults
from diffusion_studio.training.export import About, export_model
from diffusion_studio.training.settings import TrainingError

NAME = "scenes-32"
ABOUT = About(
    title="Drawn scenes, 32 pixels",
    description=(
        "Sailing boats, hot-air balloons and flowers of 32 x 32 pixels, by label or mixed. "
        "The network has seen nothing but pictures that this program draws itself."
    ),
    licence="MIT",
    defaults=SamplerDefaults(
        sampler="ddim", steps=50, eta=0.0, guidance_scale=1.5, guidance_scale_range=(0.0, 8.0)
    ),
)


@click.command()
@click.argument("checkpoint", type=click.Path(path_type=Path))
@click.option("--note", default="", help="What else the card should tell of its making.")
def main(checkpoint: Path, note: str) -> None:
    """Write the starter model from CHECKPOINT."""
    about = replace(ABOUT, note=note)
    try:
        card = export_model(checkpoint, resources() / "models" / NAME, NAME, about)
    except TrainingError as error:
        raise click.ClickException(str(error)) from error
    click.echo(card.to_json())


if __name__ == "__main__":
    main()
