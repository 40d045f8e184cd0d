"""The model that comes with the program: a checkpoint made into `resources/models/scenes-32`.

python -m diffusion_studio.training.starter RUN/checkpoint.pt
"""

from __future__ import annotations

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
    note=(
        "The weights first learned epsilon for 1642 steps of 32 pictures, then v for the steps "
        "counted here; the hours are those of both, on two CPU cores shared with other work."
    ),
)


@click.command()
@click.argument("checkpoint", type=click.Path(path_type=Path))
def main(checkpoint: Path) -> None:
    """Write the starter model from CHECKPOINT."""
    try:
        card = export_model(checkpoint, resources() / "models" / NAME, NAME, ABOUT)
    except TrainingError as error:
        raise click.ClickException(str(error)) from error
    click.echo(card.to_json())


if __name__ == "__main__":
    main()
