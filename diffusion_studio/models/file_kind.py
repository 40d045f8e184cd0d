"""What sort of file a path is, by its first bytes: what a name ends in proves nothing."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Literal

from diffusion_studio.models.card import ModelError

FileKind = Literal["safetensors", "torch"]

WEIGHTS_SUFFIXES = (".safetensors", ".pt", ".pth", ".bin", ".ckpt")
"""What files of weights are called; what they are is told by their content."""

WOULD_FIT = "open a .safetensors or .pt file of network weights, or a model folder"

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"version https://git-lfs", "a Git LFS pointer; fetch the real file with `git lfs pull`"),
    (b"\x89PNG", f"a picture; {WOULD_FIT}"),
    (b"\xff\xd8\xff", f"a picture; {WOULD_FIT}"),
    (b"GIF8", f"a picture; {WOULD_FIT}"),
    (b"RIFF", f"a picture or a sound; {WOULD_FIT}"),
    (b"%PDF", f"a PDF document; {WOULD_FIT}"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"\x89HDF", f"an HDF5 file; {WOULD_FIT}"),
    (b"GGUF", f"a GGUF language model; {WOULD_FIT}"),
    (b"\x93NUMPY", f"a NumPy array; {WOULD_FIT}"),
)
_ZIP = b"PK\x03\x04"
_PICKLE = b"\x80"  # the PROTO opcode, which opens every pickle of protocol 2 and newer


def kind_of(path: Path) -> FileKind:
    """The weight format of a regular file, told by its content.

    ModelError, saying what the file is instead, for anything else.
    """
    head = _first_bytes(path)
    if not head:
        raise ModelError(f"{path} is empty; download it again.")
    if head[7:9] == b"\0{":  # the header's length, never near 2**56, and the header's first byte
        return "safetensors"
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise ModelError(f"{path} is {what}.")
    if head.lstrip()[:1] == b"<":
        raise ModelError(
            f"{path} is a web page, not weights: the site answered with a page, perhaps to log in"
            " or to confirm; download it again."
        )
    if head.startswith((_ZIP, _PICKLE)):
        return "torch"
    raise ModelError(f"{path} is not a file of network weights; {WOULD_FIT}.")


def _first_bytes(path: Path, count: int = 64) -> bytes:
    try:
        if stat.S_ISREG(path.stat().st_mode):
            with path.open("rb") as file:
                return file.read(count)
    except FileNotFoundError as error:
        raise ModelError(f"There is no file {path}; was it moved or renamed?") from error
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        reason = getattr(error, "strerror", None) or error
        raise ModelError(f"{path} cannot be read: {reason}.") from error
    raise ModelError(f"{path} is not a file; {WOULD_FIT}.")  # a pipe would wait for ever
