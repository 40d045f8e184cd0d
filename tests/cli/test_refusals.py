"""Bad requests: one sentence on stderr, exit code 2, and nothing made."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import Result
from PIL import Image
from safetensors.torch import load_file, save_file

from diffusion_studio.models.card import CARD_FILE, WEIGHTS_FILE, read_card
from tests.cli.conftest import Run


def sentence_of(result: Result) -> str:
    """What stands after "Error:", after a check that it is one line and all there is."""
    stderr, stdout = result.stderr, result.stdout
    assert result.exit_code == 2
    assert stdout == ""
    assert "Traceback" not in stderr
    (said,) = stderr.splitlines()
    assert said.startswith("Error: ")
    return said.removeprefix("Error: ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--steps", "0"], "steps must lie between 1 and 1000, not 0."),
        (["--steps", "1000000000"], "steps must lie between 1 and 1000, not 1000000000."),
        (["--steps", "many"], "Invalid value for '--steps': 'many' is not a valid integer ("),
        (["--count", "65"], "count must lie between 1 and 64, not 65."),
        (["--seed", "-1"], "seed must lie between 0 and 18446744073709551615, not -1."),
        (
            ["--seed", "18446744073709551616"],
            "seed must lie between 0 and 18446744073709551615, not 18446744073709551616.",
        ),
        (["--label", "hexagon"], "tiny has no label 'hexagon'; it knows circle, square, star."),
        (["--label", "3"], "tiny has no label 3; it knows circle, square, star."),
        (["--eta", "2"], "Invalid value for '--eta': 2.0 is not in the range 0<=x<=1 ("),
        (["--eta", "nan"], "eta must lie between 0 and 1, not nan."),
        (
            ["--sampler", "ddpm", "--eta", "1"],
            "--eta belongs to ddim; add --sampler ddim, or leave --eta out.",
        ),
        (
            ["--sampler", "predictor-corrector", "--langevin-step", "0.1"],
            "--langevin-step belongs to annealed-langevin; add --sampler annealed-langevin, or",
        ),
        (
            ["--corrections", "3"],
            "--corrections belongs to annealed-langevin or predictor-corrector; add --sampler",
        ),
        (["--snr", "0"], "Invalid value for '--snr': 0.0 is not in the range 0<x<=1 ("),
        (
            ["--guidance-scale", "2"],
            "--guidance-scale leads towards a label; add --label (circle, square, star).",
        ),
        (
            ["--guidance-scale", "inf", "--label", "star"],
            "Invalid value for '--guidance-scale': inf is not in the range -1000<=x<=1000 (",
        ),
        (["--device", "abacus"], "There is no device 'abacus' here; there is cpu."),
        (["--recipe", "gone.json"], "There is no file gone.json."),
        (["--sampler", "euler"], "Invalid value for '--sampler': 'euler' is not one of "),
    ],
)
def test_a_bad_request_is_answered_with_a_sentence(
    generate: Run, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    said = sentence_of(generate(*arguments))
    assert said.startswith(sentence)
    assert list(tmp_path.glob("out/*")) == []


def test_there_is_no_such_model(run: Run, tmp_path: Path) -> None:
    said = sentence_of(run("generate", "--model", tmp_path / "gone", "--out", tmp_path))
    assert said.startswith(f"There is no model '{tmp_path / 'gone'}'; give a path or a starter's")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "recipe.json: This is not a recipe: it is not valid JSON."),
        ("[]", "recipe.json: This is not a recipe: it names no model."),
        (
            '{"model": "tiny", "version": 2}',
            "recipe.json: This recipe has version 2; this program reads version 1. Open it with the"
            " program that wrote it, or a newer one.",
        ),
        (
            '{"model": "tiny", "colour": "red"}',
            "recipe.json: The recipe has an unknown field, 'colour'.",
        ),
        (
            "\xff\xd8",
            "recipe.json holds no recipe; choose a picture that was saved here, or a"
            " recipe's JSON file.",
        ),
    ],
)
def test_a_bad_recipe_is_answered_with_a_sentence(
    generate: Run, tmp_path: Path, text: str, sentence: str
) -> None:
    (tmp_path / "recipe.json").write_text(text)
    assert sentence_of(generate("--recipe", tmp_path / "recipe.json")) == sentence
    assert not (tmp_path / "out").exists()


def test_a_picture_without_a_recipe(generate: Run, tmp_path: Path) -> None:
    Image.fromarray(np.zeros((4, 4, 3), np.uint8)).save(tmp_path / "plain.png")
    said = sentence_of(generate("--recipe", tmp_path / "plain.png"))
    assert said.startswith("plain.png carries no recipe: Diffusion Studio did not make it")


def test_a_recipe_with_a_label_that_the_model_lacks(
    run: Run, tiny_model: Path, tmp_path: Path
) -> None:
    recipe = {"model": str(tiny_model), "label": "sailboat"}
    (tmp_path / "recipe.json").write_text(json.dumps(recipe))
    said = sentence_of(run("generate", "--recipe", tmp_path / "recipe.json", "--out", tmp_path))
    assert said == "tiny has no label 'sailboat'; it knows circle, square, star."


def test_a_model_that_makes_nothing_without_a_label(
    run: Run, tiny_model: Path, tmp_path: Path
) -> None:
    card = read_card(tiny_model).model_copy(
        update={"null_label": None, "labels": ("circle", "square", "star", "moon")}
    )
    (tmp_path / CARD_FILE).write_text(card.to_json())
    (tmp_path / WEIGHTS_FILE).write_bytes((tiny_model / WEIGHTS_FILE).read_bytes())
    out = ("--out", tmp_path / "out")
    said = sentence_of(run("generate", "--model", tmp_path, *out))
    assert said == "tiny needs a label; add --label (circle, square, star, moon)."
    scale = ("--label", "moon", "--guidance-scale", 2)
    said = sentence_of(run("generate", "--model", tmp_path, *scale, *out))
    assert said.startswith("tiny cannot be guided: it was not trained with a null label")


def test_a_file_in_place_of_the_folder_is_told_before_anything_is_made(
    generate: Run, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_bytes(b"mine")
    said = sentence_of(generate("--out", tmp_path / "taken"))
    assert said == (
        f"{tmp_path / 'taken'} cannot be written: a file of this name is in the way; choose"
        " another folder."
    )
    assert (tmp_path / "taken").read_bytes() == b"mine"


def test_what_fails_on_the_way_is_told_with_another_exit_code(
    run: Run, tiny_model: Path, tmp_path: Path
) -> None:
    weights = load_file(tiny_model / WEIGHTS_FILE)
    save_file({name: tensor * 1e30 for name, tensor in weights.items()}, tmp_path / WEIGHTS_FILE)
    (tmp_path / CARD_FILE).write_bytes((tiny_model / CARD_FILE).read_bytes())
    result = run("generate", "--model", tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("Error: The numbers became infinite at step 1")
    assert list((tmp_path / "out").iterdir()) == []


def test_details_tell_where_an_error_came_from(generate: Run) -> None:
    plain = generate("--device", "abacus")
    asked = generate("--device", "abacus", "--details")
    assert "Traceback" not in plain.stderr
    assert "DeviceError" in asked.stderr
    assert asked.stderr.splitlines()[-1] == plain.stderr.splitlines()[-1]


def test_there_is_no_such_command(run: Run) -> None:
    assert sentence_of(run("paint")).startswith("No such command 'paint' (")
