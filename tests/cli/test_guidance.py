"""Guidance and sweeps on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from PIL import Image

from diffusion_studio.library.picture import read_provenance
from tests.cli.conftest import Run
from tests.engine.conftest import write_classifier

QUICK = ("--steps", 4, "--precision", "float32", "--device", "cpu", "--seed", 7)


@pytest.fixture
def guided(run: Run, tiny_model: Path, tmp_path: Path) -> Run:
    """`guided("generate", ...)`: the small model with a classifier beside it, four steps."""
    folder = tmp_path / "tiny"
    copytree(tiny_model, folder)
    write_classifier(folder / "classifier")

    def invoke(command: str, *arguments: object) -> Any:
        return run(command, "--model", folder, *QUICK, *arguments)

    return invoke


def test_both_guidances_with_all_their_options(guided: Run, tmp_path: Path) -> None:
    options = (
        *("--label", "star", "--guidance-scale", 3, "--guidance-interval", 0.0, 0.5),
        *("--guidance-rescale", 0.7, "--dynamic-threshold", 0.99),
        *("--classifier-scale", 2, "--classifier-interval", 0.5, 1.0),
    )
    told = json.loads(guided("generate", *options, "--out", tmp_path, "--json").stdout)
    free, classifier = told["recipe"]["conditions"]
    assert free["guidance_scale"] == 3.0
    assert (free["interval"], free["rescale"], free["dynamic_threshold"]) == ([0, 0.5], 0.7, 0.99)
    assert (classifier["classifier_scale"], classifier["interval"]) == (2.0, [0.5, 1.0])
    assert told["receipt"]["classifier_calls"] == 2
    assert told["nfe"] == 6

    again = guided("generate", "--recipe", told["files"][0], "--out", tmp_path, "--json")
    assert json.loads(again.stdout)["recipe"] == told["recipe"]
    other = guided(
        *("generate", "--recipe", told["files"][0], "--classifier-scale", 0),
        *("--out", tmp_path, "--json"),
    )
    kept, changed = json.loads(other.stdout)["recipe"]["conditions"]
    assert kept == free
    assert changed == {**classifier, "classifier_scale": 0.0}


@pytest.mark.parametrize(("sampler", "scale"), [("ddpm", 0.5), ("ddim", 1.0)])
def test_each_sampler_has_its_own_classifier_scale(
    guided: Run, tmp_path: Path, sampler: str, scale: float
) -> None:
    card = tmp_path / "tiny" / "card.json"
    content = json.loads(card.read_text(encoding="utf-8"))
    own = {"classifier_scale": 0.5, "classifier_scale_ddim": 1.0}
    card.write_text(json.dumps({**content, "defaults": own}), encoding="utf-8")
    arguments = ("--label", "star", "--classifier-interval", 0.0, 1.0, "--sampler", sampler)
    told = json.loads(guided("generate", *arguments, "--out", tmp_path, "--json").stdout)
    (spec,) = (each for each in told["recipe"]["conditions"] if each["kind"] == "classifier")
    assert spec["classifier_scale"] == scale


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--classifier-scale", 2), "leads towards a label; add --label (circle, square, star)"),
        (("--label", "star", "--classifier", "gone.pt"), "There is no classifier gone.pt"),
        (
            ("--label", "star", "--classifier-scale", 1, "--classifier-interval", 0.9, 0.1),
            "interval must start before it ends",
        ),
        (("--label", "star", "--guidance-interval", 0.5, 3.0), "interval must lie between 0 and 1"),
        (("--label", "star", "--unconditional-model", "gone"), "no model 'gone'"),
    ],
)
def test_bad_guidance_is_refused(guided: Run, arguments: tuple[object, ...], part: str) -> None:
    result = guided("generate", *arguments)
    assert result.exit_code == 2
    assert part in result.stderr


def test_no_classifier_is_told_before_anything_is_loaded(run: Run, tiny_model: Path) -> None:
    arguments = ("--model", tiny_model, "--label", "star", "--classifier-scale", 2)
    result = run("generate", *arguments)
    assert result.exit_code == 2
    assert "No classifier comes with tiny; name one with --classifier." in result.stderr


def test_a_sweep_becomes_a_grid_that_carries_it(guided: Run, tmp_path: Path) -> None:
    arguments = (
        *("--label", "star", "--rows", "classifier_scale=0,4", "--columns", "seed=0..2"),
        *("--out", tmp_path / "grids" / "grid.png"),
    )
    result = guided("sweep", *arguments)
    path = tmp_path / "grids" / "grid.png"
    assert result.stdout == f"{path}\n"
    found = read_provenance(path)
    assert found.sweep is not None
    assert found.sweep.shape == (2, 3)
    assert found.recipe.seed == 7
    with Image.open(path) as picture:
        assert picture.width > 3 * 96
        assert picture.height > 2 * 96
    second = guided("sweep", *arguments)
    assert second.stdout == f"{path.with_name('grid-2.png')}\n"


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--rows", "flavour=1"), "flavour cannot be swept"),
        (("--rows", "seed=many"), "seed takes whole numbers, not 'many'"),
        (("--rows", "eta"), "names no values"),
        (("--rows", "eta=0,7"), "eta must lie between 0 and 1, not 7"),
        (("--rows", "eta=0,1", "--out", "grid.jpg"), "let it end in .png"),
        (("--rows", "label=star,dragon"), "no label 'dragon'"),
    ],
)
def test_a_bad_sweep_is_refused(guided: Run, arguments: tuple[object, ...], part: str) -> None:
    result = guided("sweep", *arguments)
    assert result.exit_code == 2
    assert part in result.stderr
