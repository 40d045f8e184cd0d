"""How the command line says no: one sentence on stderr, and an exit code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click


class Refusal(click.ClickException):
    """A bad request: ends the program with one sentence. `details` is for those who ask."""

    exit_code = 2

    def __init__(self, sentence: str, details: str = "") -> None:
        super().__init__(sentence)
        self.details = details


class Failure(Refusal):
    """It was begun, and something went wrong on the way."""

    exit_code = 1


class Interruption(Refusal):
    """A person ended it; the code is the one shells use: 128 + SIGINT."""

    exit_code = 130

    def show(self, file: IO[Any] | None = None) -> None:
        """Without the word "Error": it is what was wished for."""
        click.echo(self.format_message(), file=file, err=file is None)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the program's parts say about a bad request into a refusal."""
    from diffusion_studio.library.files import SaveError
    from diffusion_studio.models import ModelError
    from diffusion_studio.recipe import RecipeError

    try:
        yield
    except (ModelError, RecipeError, SaveError) as error:
        raise Refusal(str(error)) from error
