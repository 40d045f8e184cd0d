"""The command line: the same recipes without a window.

Only click is imported to answer `--help` and `--version`; every command's own module, and with it
numpy, torch or Qt, is imported when the command is called.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from diffusion_studio import __version__
from diffusion_studio.cli.refusal import Refusal

_COMMANDS = {
    "open": ("diffusion_studio.cli.opening:open_file", "Open the window with a file."),
    "generate": ("diffusion_studio.cli.generate:generate", "Make pictures from noise."),
    "interpolate": (
        "diffusion_studio.cli.interpolate:interpolate",
        "Make the pictures between two ends, or among four.",
    ),
    "sweep": ("diffusion_studio.cli.sweep:sweep", "Make a grid of pictures that differ."),
    "restore": ("diffusion_studio.cli.restore:restore", "Repair a picture, and say how surely."),
    "replay": ("diffusion_studio.cli.replay:replay", "Make a saved picture again, and compare."),
    "screenshots": (
        "diffusion_studio.cli.screenshots:screenshots",
        "Picture every part of the window.",
    ),
    "models": ("diffusion_studio.cli.models:models", "List models, and say what a model is."),
    "train": ("diffusion_studio.cli.train:train", "Train a model on pictures."),
    "evaluate": ("diffusion_studio.cli.evaluate:evaluate", "Measure how good a model is."),
    "benchmark": ("diffusion_studio.cli.benchmark:benchmark", "Measure how fast it is here."),
}


@contextmanager
def _one_sentence() -> Iterator[None]:
    """What click finds wrong with a line, told as everything else is: without the usage."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        message = error.format_message().rstrip(".")
        called = error.ctx.command_path if error.ctx is not None else "diffusion-studio"
        raise Refusal(f"{message} ({called} --help explains).") from error


class _LateCommands(click.Group):
    """A group that imports a command only when it is called, and lists it without doing so."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with _one_sentence():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        with _one_sentence():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


_EPILOG = """\b
Examples:
  diffusion-studio                                     open the window
  diffusion-studio models list                         which models there are
  diffusion-studio generate --label boat --seed 7  make one picture
  diffusion-studio generate --help                     what can be chosen, and what it does
"""


@click.group(
    cls=_LateCommands,
    invoke_without_command=True,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="Diffusion Studio", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Make, repair and take apart pictures with diffusion models.

    Without a command, the window is opened. The commands make the same recipes without one: what
    a command makes, the window can open, and the other way round.

    A bad request is answered with one sentence, and exit code 2.
    """
    if ctx.invoked_subcommand is None:
        ctx.exit(_open_window())


def _open_window() -> int:
    from diffusion_studio.cli.opening import open_window

    return open_window()
