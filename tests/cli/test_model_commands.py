"""`diffusion-studio models` and the help: what the program tells of itself."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import click
import pytest

from diffusion_studio import __version__
from diffusion_studio.cli import main
from diffusion_studio.models import bundled, parse_card, read_card
from tests.cli.conftest import Run
from tests.engine.conftest import write_classifier


def test_the_starters_are_listed(run: Run) -> None:
    told = json.loads(run("models", "list", "--json").stdout)
    assert {row["name"]: Path(row["path"]) for row in told} == bundled()
    lines = run("models", "list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(bundled())
    for row in told:
        assert read_card(Path(row["path"])).labels == tuple(row["labels"])


def test_a_model_is_shown(run: Run, tiny_model: Path) -> None:
    shown = run("models", "show", tiny_model).stdout
    for fact in ("tiny", "16 × 16", "circle, square, star", "classifier-free", "cosine, 1000"):
        assert fact in shown
    card = parse_card(run("models", "show", "--json", tiny_model).stdout)
    assert card == read_card(tiny_model)


def test_the_classifier_that_comes_with_a_model_is_shown(
    run: Run, tiny_model: Path, tmp_path: Path
) -> None:
    assert "Classifier" not in run("models", "show", tiny_model).stdout
    folder = tmp_path / "led"
    copytree(tiny_model, folder)
    write_classifier(folder / "classifier")
    shown = run("models", "show", folder).stdout
    line = next(line for line in shown.splitlines() if line.startswith("Classifier:"))
    assert "3 labels" in line
    assert line.endswith("scale 1")


def test_what_is_no_model_is_said_in_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    for wrong in (tmp_path / "gone", tmp_path, tmp_path / "notes.txt"):
        result = run("models", "show", wrong)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.startswith("Error: ")
        assert str(wrong) in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_help_and_version(run: Run) -> None:
    assert run("--version").stdout == f"Diffusion Studio {__version__}\n"
    shown = run("--help").stdout
    for command in ("generate", "models", "train", "benchmark"):
        assert f"  {command} " in shown
    assert "diffusion-studio generate --label boat" in shown


@pytest.mark.parametrize("name", ["generate", "benchmark"])
def test_every_option_is_explained(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert len(options) >= 3
    assert [option.name for option in options if not option.help] == []
