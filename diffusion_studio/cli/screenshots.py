"""`diffusion-studio screenshots`: pictures of every part of the window, in every look."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diffusion_studio.cli.refusal import Refusal

if TYPE_CHECKING:
    from diffusion_studio.ui.screenshots.stage import Shot

LANGUAGES = ("en", "ko")
THEMES = ("light", "dark")
SCALES = ("1", "2")
LEAST = (640, 360)
_EPILOG = """\b
Examples:
  diffusion-studio screenshots --out pictures
  diffusion-studio screenshots --out pictures --only dialog --language ko --scale 2
"""


def _size(ctx: click.Context, option: click.Parameter, text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise click.BadParameter(f"{text} is no size; write 1280x800.")
    if int(width) < LEAST[0] or int(height) < LEAST[1]:
        raise click.BadParameter(f"The window is at least {LEAST[0]}x{LEAST[1]}.")
    return int(width), int(height)


@click.command(epilog=_EPILOG)
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder for the pictures and index.html, which shows them all.",
)
@click.option("--language", "languages", multiple=True, type=click.Choice(LANGUAGES))
@click.option("--theme", "themes", multiple=True, type=click.Choice(THEMES))
@click.option("--scale", "scales", multiple=True, type=click.Choice(("1", "1.5", "2", "3")))
@click.option("--size", callback=_size, default="1280x800", help="Of the window; 1280x800.")
@click.option("--only", multiple=True, help="Only scenes whose name begins so; see index.html.")
@click.option("--model", default="", help="A starter's name or a path; the first starter.")
@click.option("--in-this-process", is_flag=True, hidden=True)
def screenshots(out: Path, in_this_process: bool, **options: Any) -> None:
    """Picture every panel, dock, tab and dialog of the real window, after a small real run.

    Each in English and Korean, light and dark, at 100 and 200 %, unless some are chosen. The
    window has settings and a library of its own: the person's are neither read nor written.
    """
    for name, all_of_them in (("languages", LANGUAGES), ("themes", THEMES), ("scales", SCALES)):
        options[name] = options[name] or all_of_them
    out = out.absolute()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"{out} cannot be a folder for the pictures ({error.strerror}).") from error
    if in_this_process:
        _take(out, options)
        return
    files = [_in_another_process(out, scale, options) for scale in options["scales"]]
    _write_sheet(out, files)


def _in_another_process(out: Path, scale: str, options: dict[str, Any]) -> Path:
    """Qt takes its scale from the environment when it starts; the list of what was taken."""
    program = [] if getattr(sys, "frozen", False) else ["-m", "diffusion_studio"]
    width, height = options["size"]
    asked = ["--out", str(out), "--size", f"{width}x{height}", "--scale", scale]
    asked += [f"--language={language}" for language in options["languages"]]
    asked += [f"--theme={theme}" for theme in options["themes"]]
    asked += [f"--only={beginning}" for beginning in options["only"]]
    asked += ["--model", options["model"], "--in-this-process"]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_SCALE_FACTOR": scale}
        environment.setdefault("QT_QPA_PLATFORM", _screen(Path(home), float(scale)))
        for folder in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            environment[folder] = home
        done = subprocess.run(
            [sys.executable, *program, "screenshots", *asked], env=environment, check=False
        )
    if done.returncode:
        raise Refusal(f"The pictures at {scale} pixels a point could not all be taken.")
    return _list_of(out, scale)


def _screen(folder: Path, scale: float) -> str:
    """A screen that nobody sees, large enough for every dialog at this scale: Qt's own is not."""
    width, height = round(1920 * scale), round(1080 * scale)
    screen = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return f"offscreen:configfile={file}"


def _take(out: Path, options: dict[str, Any]) -> None:
    from diffusion_studio.ui.screenshots.session import picture_all
    from diffusion_studio.ui.screenshots.stage import Order
    from diffusion_studio.ui.settings import Settings, save_settings

    (scale,) = options["scales"]
    save_settings(Settings(theme="light", language="en", tour_offered=True))
    order = Order(
        out,
        scale,
        options["languages"],
        options["themes"],
        options["size"],
        options["only"],
        options["model"],
    )
    shots, problem = picture_all(order)
    _list_of(out, scale).write_text(
        json.dumps([shot.as_dict() for shot in shots], indent=1), encoding="utf-8"
    )
    if problem:
        raise Refusal(problem)


def _list_of(out: Path, scale: str) -> Path:
    return out / f"shots-{scale}x.json"


def _write_sheet(out: Path, files: list[Path]) -> None:
    from diffusion_studio.ui.screenshots.contact_sheet import contact_sheet
    from diffusion_studio.ui.screenshots.stage import Shot

    shots: list[Shot] = []
    for file in files:
        shots += [Shot(**each) for each in json.loads(file.read_text(encoding="utf-8"))]
        file.unlink()
    if not shots:
        raise Refusal("No scene begins so; leave out --only to see them all.")
    sheet = out / "index.html"
    sheet.write_text(contact_sheet(shots), encoding="utf-8")
    click.echo(sheet)
