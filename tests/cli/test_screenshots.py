"""The pictures of the window are of the real program, in each look that was asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from diffusion_studio.ui.theme import DARK

ROOT = Path(__file__).parents[2]


def take(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "diffusion_studio", "screenshots", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_first_window_is_pictured_in_korean_and_in_the_dark(
    tiny_model: Path, tmp_path: Path, own_home: Path
) -> None:
    looks = ("--language", "en", "--language", "ko", "--theme", "dark", "--scale", "2")
    only = ("--only", "window-empty", "--model", tiny_model, "--size", "1000x680")
    done = take("--out", tmp_path, *looks, *only)
    assert done.returncode == 0, done.stderr
    pictures = {path.name for path in tmp_path.glob("*.png")}
    scenes = ("window-empty", "window-empty-small")
    assert pictures == {f"{s}-{language}-dark-2x.png" for s in scenes for language in ("en", "ko")}
    colours = {}
    for name in pictures:
        with Image.open(tmp_path / name) as picture:
            assert picture.size == (2000, 1360)
            found = picture.convert("RGB").getcolors(1 << 22)
            colours[name] = {colour: count for count, colour in found or []}
    ground = tuple(bytes.fromhex(DARK.canvas[1:]))
    assert all(each[ground] > 100_000 for each in colours.values())
    english, korean = (colours[f"window-empty-{language}-dark-2x.png"] for language in ("en", "ko"))
    assert english != korean
    sheet = (tmp_path / "index.html").read_text("utf-8")
    assert all(f'src="{name}"' in sheet for name in pictures)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--size", "big"), "big is no size"),
        (("--size", "10x10"), "at least"),
        (("--theme", "pink"), "pink"),
    ],
)
def test_what_cannot_be_pictured_is_told_in_a_sentence(
    tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    done = take("--out", tmp_path / "pictures", *arguments)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
