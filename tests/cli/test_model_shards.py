"""`models split` and `models join`, as a person types them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """Two and a half million bytes that are called weights."""
    path = tmp_path / "model.safetensors"
    path.write_bytes(os.urandom(2_500_000))
    return path


def test_weights_are_split_and_joined(run: Run, weights: Path) -> None:
    content = weights.read_bytes()
    told = run("models", "split", weights.parent, "--mib", "1").stdout
    assert told == (
        "model.safetensors (2,500,000 bytes) is split into 3 parts; carry them with "
        "model.safetensors.parts.json.\n"
    )
    weights.unlink()
    assert run("models", "join", weights.parent).stdout.startswith(f"{weights} is whole")
    assert weights.read_bytes() == content
    assert "into 1 part;" in run("models", "split", weights).stdout


def test_a_part_that_is_wrong_is_one_sentence(run: Run, weights: Path) -> None:
    run("models", "split", weights.parent, "--mib", "1")
    weights.unlink()
    part = weights.with_name("model.safetensors.002")
    part.write_bytes(b"x" * 2**20)
    result = run("models", "join", weights.parent)
    assert result.exit_code == 2
    assert result.stderr == f"Error: The part {part} is damaged; fetch it again.\n"
    assert not weights.exists()


def test_nothing_to_split_or_join_is_one_sentence(run: Run, tmp_path: Path) -> None:
    for command in ("split", "join"):
        result = run("models", command, tmp_path)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert len(result.stderr.splitlines()) == 1
        assert str(tmp_path) in result.stderr
