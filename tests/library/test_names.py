"""File names that every system accepts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffusion_studio.library.files import new_file
from diffusion_studio.library.names import LONGEST, picture_stem, safe_stem
from diffusion_studio.recipe import Recipe


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("sailboat", "sailboat"),
        ("Siberian husky, dog", "Siberian-husky-dog"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ("console", "console"),
        (".hidden.", "hidden"),
        ("-rf", "rf"),
        ("a\nb\0c", "a-b-c"),
        ("Schiff é", "Schiff-é"),  # decomposed on the left, composed on the right
        ("帆船", "帆船"),
        ("🙂", "picture"),
        ("", "picture"),
    ],
)
def test_what_becomes_of_names(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


@given(st.text(max_size=300))
def test_every_text_becomes_a_name_that_is_safe_and_stays(text: str) -> None:
    stem = safe_stem(text)
    assert 0 < len(stem.encode()) <= LONGEST + 1
    assert not set(stem) & set('/\\:*?"<>|\0\n\r\t ')
    assert stem[0] not in "-."
    assert stem[-1] not in "-. "
    assert safe_stem(stem) == stem


def test_the_longest_names_can_be_written(tmp_path: Path) -> None:
    path = new_file(tmp_path, safe_stem("帆" * 500), ".png", b"1")
    assert path.read_bytes() == b"1"


@pytest.mark.parametrize(
    ("fields", "stem"),
    [
        ({"label": "sailboat"}, "sailboat-ddim50-seed7"),
        ({"label": "sailboat", "label_changes": ((12, "house"),)}, "house-ddim50-seed7"),
        ({"label": "sailboat", "sampler": {"kind": "ddpm"}}, "sailboat-ddpm50-seed7"),
        ({"sampler": {"kind": "dpm_solver_2m"}, "steps": 20}, "scenes-64-dpm-solver-2m-20-seed7"),
        ({"label": 207}, "label207-ddim50-seed7"),
        ({"label": "207"}, "label207-ddim50-seed7"),
        ({"model": "C:\\models\\my model.pt"}, "my-model-ddim50-seed7"),
        ({"model": "/models/64x64_diffusion.pt"}, "64x64_diffusion-ddim50-seed7"),
        ({"label": "x" * 500}, "x" * (LONGEST - 13) + "-ddim50-seed7"),
    ],
)
def test_names_say_what_a_picture_is(fields: dict[str, object], stem: str) -> None:
    recipe = Recipe.build(**{"model": "scenes-64", "steps": 50, "seed": 7, **fields})
    assert picture_stem(recipe) == stem
