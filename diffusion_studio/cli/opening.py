"""`diffusion-studio open`: the window, with a file in it. What a double click on a file calls."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diffusion_studio.cli.refusal import Refusal

if TYPE_CHECKING:
    from diffusion_studio.ui.studio import Studio

_EPILOG = """\b
Examples:
  diffusion-studio open boat-ddim50-seed7.png     its recipe, ready to be changed
  diffusion-studio open photo.jpg                 a picture to work on
  diffusion-studio open evening.dstudio           a session to go on with
"""


@click.command("open", epilog=_EPILOG)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.pass_context
def open_file(ctx: click.Context, file: Path | None) -> None:
    """Open the window with FILE in it: a picture, a recipe (.json or .dsrecipe), a session
    (.dstudio) or a model. It is taken for what it is, as if it had been dropped on the window.
    """
    if file is not None and not file.exists():
        raise Refusal(f"There is no file {file}; check the name, or open it in the window.")
    ctx.exit(open_window(file))


def open_window(file: Path | None = None) -> int:
    """The window, until it is closed; the process's exit code. Refusal where Qt is missing."""
    try:
        import_module("PySide6.QtWidgets")
    except ImportError as error:
        raise Refusal(
            f"Qt cannot be loaded ({error}); install what is missing, or make pictures without a"
            " window: diffusion-studio generate --help"
        ) from error
    from diffusion_studio.ui.app import main as run_window

    return run_window([], None if file is None else partial(_hand_over, file.absolute()))


def _hand_over(file: Path, studio: Studio) -> None:
    studio.window.files_dropped.emit([str(file)])
