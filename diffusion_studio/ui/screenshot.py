"""A picture of the real window, in which the engine has really generated.

    python -m diffusion_studio.ui.screenshot --out window.png --theme dark --state running

The window has settings of its own: the person's are neither read nor written. "running" is taken
when half of the steps are done, while the run goes on. Qt's offscreen platform draws it unless
QT_QPA_PLATFORM names another; widgets and fonts are the same.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diffusion_studio.recipe import Recipe, RecipeError

if TYPE_CHECKING:
    from diffusion_studio.ui.studio import Studio

SETTLED = 300  # milliseconds that the window gets to lay itself out
PATIENCE = 540_000  # milliseconds


@dataclass(frozen=True)
class Scene:
    """What the picture is to show: `state` is empty, running or finished, `size` in pixels."""

    out: Path
    size: tuple[int, int]
    state: str
    model: str | None  # a starter's name or a path; None is the recipe's, or the first starter


class Photographer:
    """Brings the window to its scene, takes the picture and closes it.

    `problem` is a sentence, or empty once the picture is written.
    """

    def __init__(self, studio: Studio, scene: Scene) -> None:
        from PySide6.QtCore import QTimer

        self._studio = studio
        self._scene = scene
        self._asked = False
        self._timer = QTimer(studio)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(studio.window.close)
        self._timer.start(PATIENCE)
        self.problem = "The window did not come that far in time."
        studio.window.resize(*scene.size)
        studio.link.heard.connect(self._hear)

    def _hear(self, event: object) -> None:
        from diffusion_studio import events

        match event:
            case events.Ready():
                self._choose_model()
            case events.ModelOpened():
                self._begin()
            case events.Stepped() if self._scene.state == "running" and 2 * event.k >= event.steps:
                self._take()
            case events.Finished():
                self._take_later()
            case events.Failed() | events.ModelRefused():
                self.problem = event.message
                self._studio.window.close()

    def _choose_model(self) -> None:
        from diffusion_studio import models

        wanted = self._scene.model
        if wanted in models.bundled():
            self._studio.document.choose_model(wanted)
        elif wanted is not None:
            self._studio.models.open(wanted)
        elif not self._studio.document.parameters.model:
            if self._scene.state != "empty":
                self.problem = "No model comes with this copy of the program; name one by --model."
                self._studio.window.close()
                return
            self._take_later()

    def _begin(self) -> None:
        document = self._studio.document
        if self._asked or self._scene.model not in {None, document.parameters.model}:
            return  # it was the model of the start, and another is being read
        self._asked = True
        if self._scene.state == "empty":
            self._take_later()
        else:
            document.change({"seed_locked": True})
            self._studio.window.actions_["generate"].trigger()

    def _take_later(self) -> None:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(SETTLED, self._studio.window, self._take)

    def _take(self) -> None:
        written = self._studio.window.grab().save(str(self._scene.out))
        self.problem = "" if written else f"{self._scene.out} could not be written."
        self._studio.link.heard.disconnect(self._hear)
        self._studio.window.close()


def take(scene: Scene) -> str:
    """Open the window and take the picture; "" or a sentence saying what went wrong."""
    from diffusion_studio.ui.app import main as open_window

    photographers: list[Photographer] = []
    open_window([], lambda studio: photographers.append(Photographer(studio, scene)))
    return photographers[0].problem if photographers else "The window could not be opened."


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="diffusion_studio.ui.screenshot", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="where the PNG goes")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--language", choices=("en", "ko"), default="en")
    parser.add_argument("--size", type=_size, default=(1280, 800), help="default 1280x800")
    parser.add_argument("--scale", default="1", help="pixels of the picture to one of the window")
    parser.add_argument("--model", help="a starter's name or a path")
    parser.add_argument("--recipe", type=Path, help="a recipe's JSON file")
    parser.add_argument("--state", choices=("empty", "running", "finished"), default="finished")
    return parser


def main() -> int:
    """The command; 2 with one sentence on stderr if there is no picture."""
    chosen = _parser().parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = chosen.scale
    with tempfile.TemporaryDirectory() as home:
        for variable in ("HOME", "XDG_CONFIG_HOME"):
            os.environ[variable] = home
        from diffusion_studio.ui.settings import Settings, save_settings

        settings = Settings(theme=chosen.theme, language=chosen.language)
        try:
            if chosen.recipe is not None:
                recipe = Recipe.from_json(chosen.recipe.read_text(encoding="utf-8"))
                settings.recipe = json.loads(recipe.to_json())
        except (OSError, UnicodeDecodeError, RecipeError) as error:
            print(f"{chosen.recipe} cannot be used: {error}", file=sys.stderr)
            return 2
        save_settings(settings)
        out = chosen.out.absolute()
        problem = take(Scene(out, chosen.size, chosen.state, chosen.model))
    if problem:
        print(problem, file=sys.stderr)
    return 2 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
