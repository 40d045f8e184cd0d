"""Damaged, foreign and hostile .safetensors files: one sentence each, and never anything else."""

from __future__ import annotations

import json
import os
import struct
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.torch import save, save_file

from diffusion_studio.models import ModelError
from diffusion_studio.models.file_kind import kind_of
from diffusion_studio.models.safetensors_file import read_tensors
from diffusion_studio.models.safetensors_header import MAX_HEADER, MAX_TENSORS, read_header

TENSORS = {
    "a.weight": torch.arange(6, dtype=torch.float32).reshape(2, 3),
    "b.half": torch.tensor([1.5, -2.0], dtype=torch.float16),
    "c.brain": torch.tensor([[[3.0]]], dtype=torch.bfloat16),
    "d.empty": torch.empty(0, 4),
    "e.scalar": torch.tensor(7.0),
}


def file_of(header: Any, data: bytes = b"") -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def entry(start: int = 0, end: int = 4, dtype: Any = "F32", shape: Any = (1,)) -> dict[str, Any]:
    return {"dtype": dtype, "shape": shape, "data_offsets": [start, end]}


def read(path: Path) -> dict[str, torch.Tensor]:
    kind_of(path)
    return read_tensors(path)[0]


def refusal(path: Path, content: bytes) -> str:
    """The sentence with which the content is refused."""
    path.write_bytes(content)
    with pytest.raises(ModelError) as caught:
        read(path)
    sentence = str(caught.value)
    assert str(path) in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_tensors_of_all_shapes_and_precisions_are_read_as_float32(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    save_file(TENSORS, path, metadata={"format": "pt"})
    assert kind_of(path) == "safetensors"
    tensors, sha256 = read_tensors(path)
    assert tensors.keys() == TENSORS.keys()
    for name, tensor in tensors.items():
        assert tensor.dtype == torch.float32
        assert torch.equal(tensor, TENSORS[name].float())
    assert len(sha256) == 64
    assert {e.name: e.shape for e in read_header(path)}["a.weight"] == (2, 3)


@pytest.mark.parametrize(
    ("header", "data", "message"),
    [
        ({}, b"", "names 0 tensors"),
        (b"{]", b"", "not JSON"),
        (b'{"a": ' + b"[" * 100_000, b"", "not JSON"),
        (b'{"\xff": 1}', b"", "not JSON"),
        (b'{"a": 1, "a": 2}', b"", "a name stands in it twice"),
        ({"a": 5}, b"", "not what it should be"),
        ({"a": {"dtype": "F32", "shape": [1]}}, b"", "no 'data_offsets'"),
        ({"a": entry(dtype="F8_E4M3")}, bytes(4), "unknown number format 'F8_E4M3'"),
        ({"a": entry(dtype=["F32"])}, bytes(4), "not what it should be"),
        ({"a": entry(dtype="I32")}, bytes(4), "in I32; weights must be in F64, F32, F16, BF16"),
        ({"a": entry(shape=[-1])}, bytes(4), "whole numbers"),
        ({"a": entry(shape=[1.0])}, bytes(4), "whole numbers"),
        ({"a": entry(shape=[True])}, bytes(4), "whole numbers"),
        ({"a": entry(shape=[10**30])}, bytes(4), "whole numbers"),
        ({"a": entry(shape="1")}, bytes(4), "not a list"),
        ({"a": entry(shape=[1] * 9)}, bytes(4), "not a list of at most 8"),
        ({"a": entry(shape=[2**40, 2**40])}, bytes(4), "not the bytes that its shape needs"),
        ({"a": entry(0, 8)}, bytes(8), "not the bytes that its shape needs"),
        ({"a": entry(4, 8)}, bytes(8), "'a' leave a gap or overlap"),
        ({"a": entry(0, 4), "b": entry(2, 6)}, bytes(6), "'b' leave a gap or overlap"),
        ({"a": entry(0, 4), "b": entry(8, 12)}, bytes(12), "'b' leave a gap or overlap"),
        ({"a": entry()}, bytes(3), "cut short: 1 bytes are missing"),
        ({"a": entry()}, bytes(9), "5 bytes belong to no tensor"),
        ({"a": entry()}, b"\0\0\xc0\x7f", "not finite, in 'a'"),
        ({"a": entry()}, b"\0\0\x80\xff", "not finite, in 'a'"),
        ({"a": entry()}, bytes(4), "zeros alone"),
        ({str(n): entry(0, 0, shape=[0]) for n in range(MAX_TENSORS + 1)}, b"", "20,001 tensors"),
    ],
)
def test_a_header_that_lies_is_refused(
    tmp_path: Path, header: Any, data: bytes, message: str
) -> None:
    assert message in refusal(tmp_path / "model.safetensors", file_of(header, data))


def test_headers_that_are_absurdly_long_or_do_not_end_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    assert "it is not JSON" not in refusal(path, struct.pack("<Q", MAX_HEADER + 1) + b"{}")
    assert "does not end" in refusal(path, struct.pack("<Q", 1000) + b'{"a": ')


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty; download it again"),
        (b"<!DOCTYPE html>\n<html>", "is a web page"),
        (b"\n  <html lang=en>", "is a web page"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00", "Git LFS pointer"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "is a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "is a picture"),
        (b"\x1f\x8b\x08" + bytes(20), "gzip archive; unpack it"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(20), "7z archive"),
        (b"GGUF" + bytes(20), "GGUF"),
        (b"\x93NUMPY\x01\0" + bytes(20), "NumPy"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\0\0\0\0", "not a file of network weights"),
        (b"epoch,loss\n1,0.5\n", "not a file of network weights"),
        (b"\x1cq\x17\xaa????", "not a file of network weights"),
    ],
)
def test_a_stranger_is_told_for_what_it_is(tmp_path: Path, content: bytes, message: str) -> None:
    assert message in refusal(tmp_path / "model.safetensors", content)


def test_what_is_no_file_is_told_without_waiting_on_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is not a file"):
        kind_of(tmp_path)
    with pytest.raises(ModelError, match="There is no file"):
        kind_of(tmp_path / "gone")
    with pytest.raises(ModelError, match="cannot be read: embedded null byte"):
        kind_of(Path("a\0b"))
    if hasattr(os, "mkfifo"):  # not on Windows
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(ModelError, match=r"pipe is not a file; open .* folder\.$") as pipe:
            kind_of(tmp_path / "pipe")
        assert "cannot be read" not in str(pipe.value)
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
        with pytest.raises(ModelError, match="cannot be read: Too many levels"):
            kind_of(tmp_path / "loop")


WHOLE = save(TENSORS)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    flips=st.lists(st.integers(0, 8 * len(WHOLE) - 1), max_size=4),
    cut=st.none() | st.integers(0, len(WHOLE)),
    more=st.binary(max_size=3),
)
def test_any_damage_is_either_harmless_or_a_model_error(
    tmp_path: Path, flips: list[int], cut: int | None, more: bytes
) -> None:
    content = bytearray(WHOLE)
    for bit in flips:
        content[bit // 8] ^= 1 << bit % 8
    path = tmp_path / "model.safetensors"
    path.write_bytes(bytes(content[:cut]) + more)
    try:
        tensors = read(path)
    except ModelError:
        assert path.read_bytes() != WHOLE
    else:
        assert all(tensor.isfinite().all() for tensor in tensors.values())
        if path.read_bytes() == WHOLE:
            assert all(torch.equal(tensors[name], TENSORS[name].float()) for name in TENSORS)
