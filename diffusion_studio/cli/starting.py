"""`generate --from` and `--invert`: a picture to start from, in place of noise alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diffusion_studio.cli.option_group import Command, give_options
from diffusion_studio.cli.refusal import Refusal

if TYPE_CHECKING:
    from diffusion_studio.models import ModelCard
    from diffusion_studio.recipe import Recipe

_OPTIONS = [
    click.option(
        "--from",
        "from_picture",
        type=click.Path(path_type=Path),
        metavar="PICTURE",
        help="Start from a picture noised to --strength, not from noise alone (SDEdit). Its middle"
        " is cut out and scaled to the model's size.",
    ),
    click.option(
        "--strength",
        type=click.FloatRange(0, 1, min_open=True),
        help="How much of the picture is given up: 0.2 changes little, 0.5 keeps the composition, 1"
        " keeps nothing.  [default: 0.6]",
    ),
    click.option(
        "--invert",
        is_flag=True,
        help="Find the noise that leads to the picture of --from (DDIM inversion), come back down"
        " from it, and tell how well it comes back. Takes 100 steps or more.",
    ),
]


def starting_options(command: Command) -> Command:
    """Give a command the options of `Wish`."""
    return give_options(command, _OPTIONS)


@dataclass(frozen=True, slots=True)
class Wish:
    """What stands on the line about the start."""

    from_picture: Path | None = None
    strength: float | None = None
    invert: bool = False

    def put_in(self, recipe: Recipe, card: ModelCard) -> Recipe:
        """The recipe with this start. Refusal or RecipeError, in a sentence, where that cannot
        be."""
        from diffusion_studio.recipe import FromPicture

        planned = recipe.start if isinstance(recipe.start, FromPicture) else None
        if self.from_picture is None and (self.strength is not None or self.invert):
            if planned is None:
                raise Refusal("Say which picture to start from: add --from PICTURE.")
        elif self.from_picture is None:
            return recipe
        if self.invert and self.strength is not None:
            raise Refusal("--invert goes up to the noise alone; leave --strength out.")
        picture = planned.picture if planned is not None else None
        if self.from_picture is not None:
            picture = fitted_picture(self.from_picture, card)
        if self.invert:
            return _inversion(recipe, picture)
        start: dict[str, Any] = {"kind": "picture", "picture": picture}
        if planned is not None:
            start["strength"] = planned.strength
        if self.strength is not None:
            start["strength"] = self.strength
        return type(recipe).build(**{**dict(recipe), "start": start})


def fitted_picture(path: Path, card: ModelCard) -> Any:
    """The picture as an attachment of the model's size; what was cut off is told."""
    from diffusion_studio.attachments import attach
    from diffusion_studio.cli.restore_request import fitted, opened_picture

    pixels = opened_picture(path).pixels
    height, width = card.size
    if pixels.shape[:2] == (height, width):
        return attach(pixels)
    click.echo(
        f"{path.name} is {pixels.shape[1]} x {pixels.shape[0]} pixels; its middle was scaled to"
        f" {width} x {height}.",
        err=True,
    )
    return attach(fitted(pixels, card.size))


def _inversion(recipe: Recipe, picture: Any) -> Recipe:
    """The round trip: one picture, DDIM at eta 0, unguided; 100 steps or more."""
    least = 100
    return type(recipe).build(
        **{
            **dict(recipe),
            "start": {"kind": "inversion", "picture": picture},
            "sampler": {"kind": "ddim"},
            "conditions": (),
            "count": 1,
            "steps": max(recipe.steps, least),
        }
    )
