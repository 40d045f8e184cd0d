"""The whole program from its start to its end, as a person uses it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from diffusion_studio.library.picture import read_recipe
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.settings import Settings, load_settings, save_settings
from tests.e2e.program import HAS_SCREEN, Program, wait_for, without_screen, x_screen

NOISY = 2500  # colours: more than the window has without pictures of noise
BATCH = 16


@pytest.fixture(scope="module")
def screen() -> Iterator[str | None]:
    """The X display to open windows on; None where no X server is to be had."""
    if not HAS_SCREEN:
        yield None
        return
    with x_screen() as display:
        yield display


@pytest.fixture
def saved(own_home: Path, tmp_path: Path) -> Path:
    """The folder that the program saves pictures in."""
    folder = tmp_path / "saved"
    folder.mkdir()
    return folder


def remember(model: Path, saved: Path, steps: int) -> Recipe:
    """Have the program start with these parameters; the recipe that they mean."""
    recipe = Recipe.build(model=str(model), label="square", steps=steps, seed=11, count=BATCH)
    parameters = json.loads(recipe.to_json())
    settings = Settings(save_folder=str(saved), recipe=parameters, picture="x_t")
    assert save_settings(settings) is None
    return recipe


def within_a_second(look: Callable[[], bool]) -> bool:
    """Look again and again; False if nothing was to be seen."""
    until = time.monotonic() + 1
    while time.monotonic() < until:
        if look():
            return True
        time.sleep(0.1)
    return False


def generate(program: Program) -> None:
    """Press Generate until there is noise to be seen; at first the model is still being read."""

    def noise_is_seen() -> bool:
        program.press("Ctrl+Return")
        return within_a_second(lambda: program.colours() > NOISY)

    assert program.colours() < NOISY
    wait_for("noise in the window", noise_is_seen)


def generate_and_save(program: Program, folder: Path, files: int) -> list[Path]:
    """Press Generate, and Save until it can be pressed: until the folder has so many files."""

    def is_saved() -> bool:
        program.press("Ctrl+S")
        return len(list(folder.glob("*.png"))) >= files

    def made() -> bool:
        program.press("Ctrl+Return")
        return within_a_second(is_saved)

    wait_for(f"{files} saved pictures", made)
    return sorted(folder.glob("*.png"))


def end(program: Program) -> None:
    """Close the window; the program ends well and without a word."""
    program.press("Ctrl+Q")
    assert (program.ended(), program.errors()) == (0, "")


def test_pictures_are_made_and_saved_and_the_settings_remembered(
    screen: str | None, tiny_model: Path, saved: Path, tmp_path: Path
) -> None:
    asked = remember(tiny_model, saved, steps=6)
    with Program(screen, tmp_path / "program") as program:
        pictures = generate_and_save(program, saved, BATCH)
        end(program)
    for picture in pictures:
        recipe = read_recipe(picture)
        same = ("model", "label", "steps", "sampler")
        assert [getattr(recipe, name) for name in same] == [getattr(asked, name) for name in same]
        with Image.open(picture) as image:
            assert image.size == (16, 16)
    settings, message = load_settings()
    assert message is None
    assert settings.recipe is not None
    assert Recipe.from_dict(settings.recipe).steps == 6


def test_the_window_can_be_closed_while_it_samples(
    screen: str | None, tiny_model: Path, saved: Path, tmp_path: Path
) -> None:
    remember(tiny_model, saved, steps=1000)
    with Program(screen, tmp_path / "program") as program:
        generate(program)
        program.press("Ctrl+S")  # refused, as the run has not ended
        end(program)
    assert list(saved.iterdir()) == []


def test_two_windows_at_once_do_not_get_in_each_others_way(
    screen: str | None, tiny_model: Path, saved: Path, tmp_path: Path
) -> None:
    remember(tiny_model, saved, steps=4)
    with (
        Program(screen, tmp_path / "first") as first,
        Program(screen, tmp_path / "second") as second,
    ):
        by_the_first = len(generate_and_save(first, saved, BATCH))
        generate_and_save(second, saved, by_the_first + BATCH)
        end(first)
        end(second)
    settings, message = load_settings()
    assert (settings.save_folder, message) == (str(saved), None)


if sys.platform.startswith("linux"):  # elsewhere there always is a screen

    def test_without_a_screen_one_sentence_says_so(own_home: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "diffusion_studio"],
            env=without_screen(os.environ),
            cwd=own_home,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
        assert "no screen" in done.stderr
        assert done.stderr.endswith(".\n")
