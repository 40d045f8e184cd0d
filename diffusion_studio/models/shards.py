"""Large files in small parts: split, and joined again byte for byte. Imports no torch.

A part is a plain slice of the file, `model.safetensors.001` and so on, and not a weights file of
its own as on the hub: so any file can be split, a training checkpoint too, the whole comes back
with the checksum that its card names, no reader takes a part for a model, and in need `cat` joins
them. An index, `model.safetensors.parts.json`, has the sizes and SHA-256 of the parts and of the
whole.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, BinaryIO

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from diffusion_studio.models.card import WEIGHTS_FILE, ModelError
from diffusion_studio.models.json_file import read_json
from diffusion_studio.wrong_values import fault

INDEX_SUFFIX = ".parts.json"
PART_BYTES = 16 * 2**20
"""The most that a part has, where nothing else is asked for."""

_READ_BYTES = 2**20


class Piece(BaseModel):
    """A file beside the index: its plain name, size and checksum."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    file: Annotated[str, Field(pattern=r"^[^/\\:\x00]+$")]
    bytes: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class ShardIndex(Piece):
    """The whole file, and its parts in order."""

    parts: tuple[Piece, ...]


def split(target: Path, part_bytes: int = PART_BYTES) -> ShardIndex:
    """Write the parts of a file, or of a model folder's weights, and their index beside it.

    The file itself stays. ModelError, in one sentence, if it cannot be read or they not written.
    """
    path = target / WEIGHTS_FILE if target.is_dir() else target
    index_path = path.with_name(path.name + INDEX_SUFFIX)
    earlier = read_index(index_path).parts if index_path.exists() else ()
    try:
        index = _write_parts(path, part_bytes)
        for part in {part.file for part in earlier} - {part.file for part in index.parts}:
            (path.parent / part).unlink(missing_ok=True)
        beside = index_path.with_name(index_path.name + ".part")
        beside.write_text(index.model_dump_json(indent=1) + "\n", encoding="utf-8")
        os.replace(beside, index_path)
    except OSError as error:
        raise ModelError("{path} cannot be split: {reason}.", path=path, reason=error) from error
    return index


def join(target: Path) -> list[Path]:
    """Put together the files whose indexes are in a folder, or the one file of an index.

    `target` may also be the file that is to come back. Every part's checksum and the whole's is
    compared, and a file appears whole or not at all. Parts and index stay.

    ModelError, in one sentence, names the part that is missing or damaged; or there is no index,
    or another file of the name, or the file cannot be written.
    """
    if target.is_dir():
        indexes = sorted(target.glob(f"*{INDEX_SUFFIX}"))
    else:
        whole = target.name.removesuffix(INDEX_SUFFIX)
        indexes = [target.with_name(whole + INDEX_SUFFIX)]
    if not indexes:
        raise ModelError(
            "{target} has no index of parts (a file that ends in {suffix}).",
            target=target,
            suffix=INDEX_SUFFIX,
        )
    return [_joined(path) for path in indexes]


def read_index(path: Path) -> ShardIndex:
    """An index from its file; ModelError, in one sentence, for anything else."""
    content = read_json(path)
    try:
        return ShardIndex.model_validate(content)
    except ValidationError as error:
        raise ModelError(
            "{path} is not an index of parts: {reason}.", path=path, reason=fault(error)
        ) from error


def _write_parts(path: Path, part_bytes: int) -> ShardIndex:
    whole = hashlib.sha256()
    parts: list[Piece] = []
    with path.open("rb") as source:
        while source.peek(1):
            name = f"{path.name}.{len(parts) + 1:03}"
            part = hashlib.sha256()
            size = 0
            with path.with_name(name).open("wb") as written:
                for block in _blocks(source, part_bytes):
                    part.update(block)
                    whole.update(block)
                    size += written.write(block)
            parts.append(Piece(file=name, bytes=size, sha256=part.hexdigest()))
    size = sum(part.bytes for part in parts)
    return ShardIndex(file=path.name, bytes=size, sha256=whole.hexdigest(), parts=tuple(parts))


def _joined(index_path: Path) -> Path:
    index = read_index(index_path)
    path = index_path.parent / index.file
    if path.exists():
        if _sum_of(path) != index.sha256:
            raise ModelError(
                "{path} is there already and is another file than the parts make; move it away"
                " first.",
                path=path,
            )
        return path
    beside = path.with_name(path.name + ".part")
    try:
        with beside.open("wb") as written:
            _put_together(index, index_path, written)
            written.flush()
            os.fsync(written.fileno())
        os.replace(beside, path)
    except OSError as error:
        raise ModelError("{path} cannot be written: {reason}.", path=path, reason=error) from error
    finally:
        beside.unlink(missing_ok=True)
    return path


def _put_together(index: ShardIndex, index_path: Path, written: BinaryIO) -> None:
    whole = hashlib.sha256()
    for part in index.parts:
        path = index_path.parent / part.file
        try:
            size = path.stat().st_size
            with path.open("rb") as source:
                checksum = hashlib.sha256()
                for block in _blocks(source, size):
                    checksum.update(block)
                    whole.update(block)
                    written.write(block)
        except FileNotFoundError as error:
            raise ModelError(
                "The part {path} is missing; put it beside its index.", path=path
            ) from error
        if size != part.bytes:
            raise ModelError(
                "The part {path} has {size:,} bytes instead of {bytes:,}; fetch it again.",
                path=path,
                size=size,
                bytes=part.bytes,
            )
        if checksum.hexdigest() != part.sha256:
            raise ModelError("The part {path} is damaged; fetch it again.", path=path)
    if whole.hexdigest() != index.sha256:
        raise ModelError(
            "The parts that {index_path} names do not make its file; fetch it again.",
            index_path=index_path,
        )


def _sum_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError("{path} cannot be read: {reason}.", path=path, reason=error) from error


def _blocks(source: BinaryIO, count: int) -> Iterator[bytes]:
    """The next `count` bytes, or as many as there are, a little at a time."""
    while count > 0 and (block := source.read(min(count, _READ_BYTES))):
        count -= len(block)
        yield block
