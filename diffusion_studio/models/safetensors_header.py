"""What a .safetensors file says is in it, checked before anything is made of it. Imports no torch.

The format (huggingface/safetensors, README): eight bytes, little-endian, say how long the header
is; the header is a JSON object, tensor name -> dtype, shape and the place of its bytes; the bytes
follow, in row-major order, without gaps.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any

from diffusion_studio.models.card import ModelError
from diffusion_studio.sentence import InputError, Sentence

MAX_HEADER = 16 * 2**20
MAX_TENSORS = 20_000
MAX_DIMENSIONS = 8

ITEM_BYTES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2}
"""The number formats that are read, and how many bytes a number has."""
OTHER_BYTES = {"I64": 8, "I32": 4, "I16": 2, "I8": 1, "U8": 1, "BOOL": 1}
"""Those that may stand in a file, but not for a network's weights."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One tensor; its bytes lie from `start` to `end`, counted from the end of the header."""

    name: str
    dtype: str
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
    with opened(path) as file:
        return parse_header(file, path)


def opened(path: Path) -> BufferedReader:
    """The file, to be read; ModelError where it cannot be."""
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise ModelError("{path} cannot be read: {reason}.", path=path, reason=error) from error


def parse_header(file: BufferedReader, path: Path) -> list[Entry]:
    """As `read_header`; leaves the file at the first tensor's bytes."""
    size = os.fstat(file.fileno()).st_size
    length = int.from_bytes(file.read(8), "little")
    if size < 8 + len("{}") or length < len("{}"):
        raise ModelError(
            "{path} is cut short: it has no safetensors header; download it again.", path=path
        )
    if length > MAX_HEADER:
        raise ModelError(
            "{path} is not a safetensors file, or a damaged one: its header would have {length:,}"
            " bytes; download it again.",
            path=path,
            length=length,
        )
    if 8 + length > size:
        raise ModelError(
            "{path} is cut short: its header does not end; download it again.", path=path
        )
    try:
        entries = list(_entries(json.loads(file.read(length).decode(), object_pairs_hook=_unique)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ModelError(
            "{path} has a damaged safetensors header: {reason}.", path=path, reason=_reason(error)
        ) from error
    entries.sort(key=lambda entry: (entry.start, entry.end))
    _check_places(entries, size - 8 - length, path)
    return entries


def _reason(error: Exception) -> object:
    match error:
        case json.JSONDecodeError() | UnicodeDecodeError() | RecursionError():
            return Sentence("it is not JSON")
        case KeyError():
            return Sentence("an entry has no {field!r}", field=error.args[0])
        case TypeError() | AttributeError():
            return Sentence("an entry is not what it should be")
    return error


def _check_places(entries: list[Entry], size: int, path: Path) -> None:
    """Every byte belongs to one tensor."""
    place = 0
    for entry in entries:
        if entry.start != place:
            raise ModelError(
                "{path} is damaged: the bytes of {tensor!r} leave a gap or overlap others'.",
                path=path,
                tensor=entry.name,
            )
        place = entry.end
    if place > size:
        raise ModelError(
            "{path} is cut short: {missing:,} bytes are missing; download it again.",
            path=path,
            missing=place - size,
        )
    if place < size:
        raise ModelError(
            "{path} is damaged: {left:,} bytes belong to no tensor.", path=path, left=size - place
        )


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    known = dict(pairs)
    if len(known) < len(pairs):
        raise InputError("a name stands in it twice")
    return known


def _entries(header: dict[str, Any]) -> Iterator[Entry]:
    header.pop("__metadata__", None)
    if not 1 <= len(header) <= MAX_TENSORS:
        raise InputError(
            "it names {count:,} tensors, not 1 to {most:,}", count=len(header), most=MAX_TENSORS
        )
    for name, value in header.items():
        dtype, shape = value["dtype"], value["shape"]
        start, end = value["data_offsets"]
        item = ITEM_BYTES.get(dtype) or OTHER_BYTES.get(dtype)
        if item is None:
            raise InputError(
                "{name!r} is in the unknown number format {dtype!r}", name=name, dtype=dtype
            )
        if not isinstance(shape, list) or len(shape) > MAX_DIMENSIONS:
            raise InputError(
                "the shape of {name!r} is not a list of at most {most}",
                name=name,
                most=MAX_DIMENSIONS,
            )
        if not all(type(number) is int and 0 <= number < 2**63 for number in (*shape, start, end)):
            raise InputError("the shape or place of {name!r} is not in whole numbers", name=name)
        entry = Entry(name, dtype, tuple(shape), start, end)
        if end - start != entry.elements * item:
            raise InputError("{name!r} has not the bytes that its shape needs", name=name)
        yield entry
