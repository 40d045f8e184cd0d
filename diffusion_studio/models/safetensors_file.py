"""The tensors of a .safetensors file, read as bytes.

The file is never mapped into memory: a mapped file that another program cuts short ends this
process, and one that is overwritten changes the weights of a model in use.
"""

from __future__ import annotations

import hashlib
from io import BufferedReader
from pathlib import Path
from typing import Any

import psutil
import torch
from torch import Tensor

from diffusion_studio.models.card import ModelError
from diffusion_studio.models.safetensors_header import ITEM_BYTES, Entry, opened, parse_header

MEMORY_SHARE = 0.8
"""How much of the free memory a model's weights may take."""

DTYPES = {
    "F64": torch.float64,
    "F32": torch.float32,
    "F16": torch.float16,
    "BF16": torch.bfloat16,
}


def read_tensors(path: Path) -> tuple[dict[str, Tensor], str]:
    """All tensors, as float32 on the CPU, and the file's sha256 in hex.

    ModelError for a file that is damaged, too large for the memory that is free, or holds what
    are not a trained network's weights: whole numbers, numbers that are not finite, zeros alone.
    """
    with opened(path) as file:
        entries = parse_header(file, path)
        _check_formats(entries, path)
        check_memory(entries, path)
        start = file.tell()
        file.seek(0)
        digest = hashlib.sha256(file.read(start))
        try:
            tensors = {entry.name: _tensor(entry, file, digest, path) for entry in entries}
        except OSError as error:
            raise ModelError("{path} cannot be read: {reason}.", path=path, reason=error) from error
    if not any(tensor.any() for tensor in tensors.values()):
        raise ModelError(
            "{path} holds zeros alone: it was never trained, or is damaged.", path=path
        )
    return tensors, digest.hexdigest()


def check_memory(entries: list[Entry], path: Path) -> None:
    """ModelError if the tensors in float32 need more than their share of the free memory."""
    needed = 4 * sum(entry.elements for entry in entries)
    free = psutil.virtual_memory().available
    if needed > MEMORY_SHARE * free:
        raise ModelError(
            "{path} needs {needed:.1f} GB of memory, and {share:.0%} of the {free:.1f} GB that are"
            " free may be used; close other programs or take a smaller model.",
            path=path,
            needed=needed / 2**30,
            share=MEMORY_SHARE,
            free=free / 2**30,
        )


def _check_formats(entries: list[Entry], path: Path) -> None:
    for entry in entries:
        if entry.dtype not in ITEM_BYTES:
            raise ModelError(
                "{path} holds {tensor!r} in {dtype}; weights must be in {formats}.",
                path=path,
                tensor=entry.name,
                dtype=entry.dtype,
                formats=", ".join(ITEM_BYTES),
            )


def _tensor(entry: Entry, file: BufferedReader, digest: Any, path: Path) -> Tensor:
    data = bytearray(entry.end - entry.start)
    if file.readinto(data) != len(data):
        raise ModelError(
            "{path} became shorter while it was read; wait until it is complete.", path=path
        )
    digest.update(data)
    if not data:
        return torch.empty(entry.shape)
    tensor = torch.frombuffer(data, dtype=DTYPES[entry.dtype]).reshape(entry.shape).float()
    if not tensor.isfinite().all():
        raise ModelError(
            "{path} holds numbers that are not finite, in {tensor!r}: its training broke down or"
            " the file is damaged; take another.",
            path=path,
            tensor=entry.name,
        )
    return tensor
