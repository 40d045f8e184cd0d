"""The command line in this process: what it prints, and its exit code."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from diffusion_studio.cli import main

# Limits on the size of files, terminals and their Ctrl+C are made in a way Windows does not have.
collect_ignore = [] if find_spec("termios") else ["test_unwritable.py", "test_interrupts.py"]

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """`run("models", "list")`. What is no exit is an error of the test."""

    def invoke(*arguments: object) -> Result:
        result = CliRunner().invoke(main, [str(argument) for argument in arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def generate(run: Run, tiny_model: Path, tmp_path: Path) -> Run:
    """`generate("--seed", 7)`: six float32 steps of the small model, into tmp_path / "out"."""

    def invoke(*arguments: object) -> Result:
        usual = ("--model", tiny_model, "--steps", 6, "--precision", "float32", "--device", "cpu")
        return run("generate", *usual, "--out", tmp_path / "out", *arguments)

    return invoke
