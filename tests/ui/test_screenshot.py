"""Pictures of the window are taken of a real window that has really generated."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PIL import Image

from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.settings import settings_file
from diffusion_studio.ui.theme import DARK

ROOT = Path(__file__).parents[2]


def take(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does."""
    command = [sys.executable, "-m", "diffusion_studio.ui.screenshot", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_finished_run_is_pictured(tiny_model: Path, tmp_path: Path, own_home: Path) -> None:
    recipe = Recipe.build(model=str(tiny_model), label="star", steps=3, seed=1, count=4)
    (tmp_path / "recipe.json").write_text(recipe.to_json())
    out = tmp_path / "window.png"
    options = ("--theme", "dark", "--language", "ko", "--size", "900x600", "--scale", "2")
    done = take("--out", out, "--recipe", tmp_path / "recipe.json", *options)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with Image.open(out) as picture:
        assert picture.size == (1800, 1200)
        colours = {colour: count for count, colour in picture.convert("RGB").getcolors(1 << 22)}
    ground = tuple(bytes.fromhex(DARK.canvas[1:]))
    assert colours[ground] > 100_000
    assert len(colours) > 400  # those of four noisy pictures among them
    assert not settings_file().exists()  # the person's own settings are left alone


def test_what_cannot_be_pictured_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "recipe.json").write_text('{"steps": 3}')
    for recipe in ("recipe.json", "no such file"):
        done = take("--out", tmp_path / "window.png", "--recipe", tmp_path / recipe)
        assert done.returncode == 2
        assert str(tmp_path / recipe) in done.stderr
        assert done.stderr.count("\n") == 1
    assert not (tmp_path / "window.png").exists()
