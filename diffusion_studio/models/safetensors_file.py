"""Weights from a .safetensors file, read as bytes and checked before anything is made of them.

The format (huggingface/safetensors, README): eight bytes, little-endian, say how long the header
is; the header is a JSON object, tensor name -> dtype, shape and the place of its bytes; the bytes
follow, in row-major order, without gaps. The file is read, never mapped into memory: a mapped file
that another program cuts short would end this process.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from diffusion_studio.models.card import ModelError

MAX_HEADER = 16 * 2**20
MAX_TENSORS = 20_000
SUFFIX = ".safetensors"

DTYPES = {
    "F64": torch.float64,
    "F32": torch.float32,
    "F16": torch.float16,
    "BF16": torch.bfloat16,
    "I64": torch.int64,
    "I32": torch.int32,
    "I16": torch.int16,
    "I8": torch.int8,
    "U8": torch.uint8,
    "BOOL": torch.bool,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Where one tensor's bytes lie: `start` and `end` count from the end of the header."""

    name: str
    dtype: torch.dtype
    shape: tuple[int, ...]
    start: int
    end: int

    @property
    def elements(self) -> int:
        return math.prod(self.shape)


def read_header(path: Path) -> list[Entry]:
    """What is in the file, in the order of its bytes, without reading the tensors.

    ModelError, in a sentence, unless the file is whole and says of each byte what it is.
    """
    with _opened(path) as file:
        return _header(file, path)


def read_tensors(path: Path) -> tuple[dict[str, Tensor], str]:
    """All tensors on the CPU, floating-point ones as float32, and the file's sha256 in hex.

    ModelError for a file that is damaged or holds numbers that are not finite.
    """
    with _opened(path) as file:
        entries = _header(file, path)
        start = file.tell()
        file.seek(0)
        digest = hashlib.sha256(file.read(start))
        tensors = {entry.name: _tensor(entry, file, digest, path) for entry in entries}
    return tensors, digest.hexdigest()


def _opened(path: Path) -> BufferedReader:
    try:
        return path.open("rb")
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror or error}.") from error


def _header(file: BufferedReader, path: Path) -> list[Entry]:
    size = path.stat().st_size
    length = int.from_bytes(file.read(8), "little")
    if size < 10 or length > MAX_HEADER:
        raise ModelError(f"{path} is not a safetensors file; download or export it again.")
    if 8 + length > size:
        raise ModelError(f"{path} is cut short: its header does not end; download it again.")
    try:
        header = json.loads(file.read(length).decode(), object_pairs_hook=_unique)
        entries = list(_entries(header))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ModelError(f"{path} has a damaged safetensors header: {error}.") from error
    place = 0
    for entry in (entries := sorted(entries, key=lambda entry: (entry.start, entry.end))):
        if entry.start != place:
            raise ModelError(f"{path} is damaged: the bytes of {entry.name!r} are misplaced.")
        place = entry.end
    if 8 + length + place > size:
        missing = 8 + length + place - size
        raise ModelError(f"{path} is cut short: {missing:,} bytes are missing; download it again.")
    if 8 + length + place < size:
        raise ModelError(f"{path} is damaged: there is more in it than its header says.")
    return entries


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    known = dict(pairs)
    if len(known) < len(pairs):
        raise ValueError("a name stands in it twice")
    return known


def _entries(header: Any) -> Iterator[Entry]:
    if not isinstance(header, dict):
        raise ValueError("it is not a JSON object")
    header.pop("__metadata__", None)
    if not 1 <= len(header) <= MAX_TENSORS:
        raise ValueError(f"it names {len(header)} tensors")
    for name, value in header.items():
        dtype, shape = DTYPES.get(value["dtype"]), value["shape"]
        start, end = value["data_offsets"]
        if dtype is None:
            raise ValueError(f"{name!r} has the unknown number format {value['dtype']!r}")
        if not all(type(number) is int and number >= 0 for number in (*shape, start, end)):
            raise ValueError(f"the shape or place of {name!r} is not made of whole numbers")
        entry = Entry(name, dtype, tuple(shape), start, end)
        if end - start != entry.elements * dtype.itemsize:
            raise ValueError(f"{name!r} has not as many bytes as its shape needs")
        yield entry


def _tensor(entry: Entry, file: BufferedReader, digest: Any, path: Path) -> Tensor:
    data = bytearray(entry.end - entry.start)
    if file.readinto(data) != len(data):
        raise ModelError(f"{path} became shorter while it was read; is it being written?")
    digest.update(data)
    if not data:
        return torch.empty(entry.shape, dtype=entry.dtype)
    tensor = torch.frombuffer(data, dtype=entry.dtype).reshape(entry.shape)
    if tensor.is_floating_point():
        tensor = tensor.float()
        if not tensor.isfinite().all():
            raise ModelError(
                f"{path} holds numbers that are not finite, in {entry.name!r}; its training broke"
                " down or the file is damaged, so take another."
            )
    return tensor
