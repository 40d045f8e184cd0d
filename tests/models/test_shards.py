"""Weights in parts: what is joined is the file that was split, or nothing."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffusion_studio.models import ModelError, load, read_card
from diffusion_studio.models.shards import join, read_index, split


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """A folder with a file of 2,500 random bytes in parts of 1,000, without the file itself."""
    path = tmp_path / "model.safetensors"
    path.write_bytes(os.urandom(2500))
    split(path, 1000)
    path.rename(tmp_path / "original")
    return tmp_path


@settings(max_examples=40, deadline=None)
@given(content=st.binary(max_size=300), part_bytes=st.integers(1, 200))
def test_what_is_joined_is_what_was_split(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, part_bytes: int
) -> None:
    path = tmp_path_factory.mktemp("parts") / "a file"
    path.write_bytes(content)
    index = split(path, part_bytes)
    assert path.read_bytes() == content
    assert len(index.parts) == -(-len(content) // part_bytes)
    sizes = [(path.parent / part.file).stat().st_size for part in index.parts]
    assert all(size == part_bytes for size in sizes[:-1])
    assert sum(sizes) == len(content)
    path.unlink()
    assert join(path.parent) == [path]
    assert path.read_bytes() == content


def test_parts_are_plain_slices_with_their_checksums(parts: Path) -> None:
    index = read_index(parts / "model.safetensors.parts.json")
    names = [f"model.safetensors.{number:03}" for number in (1, 2, 3)]
    assert [part.file for part in index.parts] == names
    assert [part.bytes for part in index.parts] == [1000, 1000, 500]
    assert [part.sha256 for part in index.parts] == [_sum(parts / name) for name in names]
    assert index.sha256 == _sum(parts / "original")
    whole = b"".join((parts / name).read_bytes() for name in names)
    assert whole == (parts / "original").read_bytes()


def test_a_models_weights_come_back_and_load(tiny_model: Path, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    for name in ("card.json", "model.safetensors"):
        (folder / name).write_bytes((tiny_model / name).read_bytes())
    split(folder, 50_000)
    (folder / "model.safetensors").unlink()
    assert join(folder) == [folder / "model.safetensors"]
    assert _sum(folder / "model.safetensors") == _sum(tiny_model / "model.safetensors")
    assert load(folder).card.name == read_card(tiny_model).name


def test_every_file_in_a_folder_is_joined_or_one_by_its_name(parts: Path) -> None:
    (parts / "checkpoint.pt").write_bytes(b"checkpoint")
    split(parts / "checkpoint.pt", 3)
    (parts / "checkpoint.pt").unlink()
    assert join(parts / "checkpoint.pt") == [parts / "checkpoint.pt"]
    assert not (parts / "model.safetensors").exists()
    assert join(parts / "model.safetensors.parts.json") == [parts / "model.safetensors"]
    assert join(parts) == [parts / "checkpoint.pt", parts / "model.safetensors"]


def test_splitting_again_leaves_no_part_behind(parts: Path) -> None:
    (parts / "original").rename(parts / "model.safetensors")
    split(parts, 2000)
    assert sorted(path.name for path in parts.glob("*.0*")) == [
        "model.safetensors.001",
        "model.safetensors.002",
    ]
    (parts / "model.safetensors").unlink()
    join(parts)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_missing_part_is_named_and_nothing_is_left(parts: Path, number: int) -> None:
    (parts / f"model.safetensors.00{number}").unlink()
    before = set(parts.iterdir())
    with pytest.raises(ModelError, match=rf"\.00{number} is missing; put it beside its index"):
        join(parts)
    assert set(parts.iterdir()) == before


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_damaged_part_is_named_and_nothing_is_left(parts: Path, number: int) -> None:
    path = parts / f"model.safetensors.00{number}"
    content = bytearray(path.read_bytes())
    content[77] ^= 1  # one bit
    path.write_bytes(content)
    before = set(parts.iterdir())
    with pytest.raises(ModelError, match=rf"\.00{number} is damaged; fetch it again"):
        join(parts)
    path.write_bytes(content[:400])
    with pytest.raises(ModelError, match=rf"\.00{number} has 400 bytes instead of 1?,?[05]00"):
        join(parts)
    assert set(parts.iterdir()) == before


def test_a_file_that_is_there_is_kept(parts: Path) -> None:
    path = join(parts)[0]
    changed = path.stat().st_mtime_ns
    assert join(parts) == [path]
    assert path.stat().st_mtime_ns == changed
    path.write_bytes(b"another model")
    with pytest.raises(ModelError, match="is another file than the parts make; move it away"):
        join(parts)
    assert path.read_bytes() == b"another model"


def test_an_index_that_lies_is_refused(parts: Path) -> None:
    index = parts / "model.safetensors.parts.json"
    content = json.loads(index.read_text())
    index.write_text(json.dumps({**content, "sha256": "0" * 64}))
    with pytest.raises(ModelError, match="do not make its file"):
        join(parts)
    for name in ("../outside", "a/b", "a\\b", "c:d", ""):
        index.write_text(json.dumps({**content, "file": name}))
        with pytest.raises(ModelError, match="is not an index of parts: file"):
            join(parts)
    index.write_text("{")
    with pytest.raises(ModelError, match="cannot be read as JSON"):
        join(parts)


def test_a_full_disk_leaves_nothing_half_written(
    parts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    before = set(parts.iterdir())
    with pytest.raises(ModelError, match="cannot be written: No space left on device"):
        join(parts)
    assert set(parts.iterdir()) == before


def test_what_cannot_be_split_or_joined_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.safetensors cannot be split: No such file"):
        split(tmp_path)
    with pytest.raises(ModelError, match="gone cannot be split: No such file"):
        split(tmp_path / "gone")
    with pytest.raises(ModelError, match="has no index of parts"):
        join(tmp_path)
    with pytest.raises(ModelError, match=r"gone\.parts\.json cannot be read as JSON: No such"):
        join(tmp_path / "gone")
