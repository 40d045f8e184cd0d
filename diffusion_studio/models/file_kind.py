"""What sort of file a path is, by its first bytes: what a name ends in proves nothing."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Literal

from diffusion_studio.models.card import ModelError
from diffusion_studio.sentence import Sentence

FileKind = Literal["safetensors", "torch"]

WEIGHTS_SUFFIXES = (".safetensors", ".pt", ".pth", ".bin", ".ckpt")
"""What files of weights are called; what they are is told by their content."""

WOULD_FIT = Sentence("open a .safetensors or .pt file of network weights, or a model folder")

_FOREIGN: tuple[tuple[bytes, Sentence], ...] = (
    (
        b"version https://git-lfs",
        Sentence("a Git LFS pointer; fetch the real file with `git lfs pull`"),
    ),
    (b"\x89PNG", Sentence("a picture; {advice}", advice=WOULD_FIT)),
    (b"\xff\xd8\xff", Sentence("a picture; {advice}", advice=WOULD_FIT)),
    (b"GIF8", Sentence("a picture; {advice}", advice=WOULD_FIT)),
    (b"RIFF", Sentence("a picture or a sound; {advice}", advice=WOULD_FIT)),
    (b"%PDF", Sentence("a PDF document; {advice}", advice=WOULD_FIT)),
    (b"\x1f\x8b", Sentence("a gzip archive; unpack it first")),
    (b"7z\xbc\xaf", Sentence("a 7z archive; unpack it first")),
    (b"Rar!", Sentence("a RAR archive; unpack it first")),
    (b"\xfd7zXZ", Sentence("an xz archive; unpack it first")),
    (b"\x89HDF", Sentence("an HDF5 file; {advice}", advice=WOULD_FIT)),
    (b"GGUF", Sentence("a GGUF language model; {advice}", advice=WOULD_FIT)),
    (b"\x93NUMPY", Sentence("a NumPy array; {advice}", advice=WOULD_FIT)),
)
_ZIP = b"PK\x03\x04"
_PICKLE = b"\x80"  # the PROTO opcode, which opens every pickle of protocol 2 and newer


def kind_of(path: Path) -> FileKind:
    """The weight format of a regular file, told by its content.

    ModelError, saying what the file is instead, for anything else.
    """
    head = _first_bytes(path)
    if not head:
        raise ModelError("{path} is empty; download it again.", path=path)
    if head[7:9] == b"\0{":  # the header's length, never near 2**56, and the header's first byte
        return "safetensors"
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise ModelError("{path} is {what}.", path=path, what=what)
    if head.lstrip()[:1] == b"<":
        raise ModelError(
            "{path} is a web page, not weights: the site answered with a page, perhaps to log in"
            " or to confirm; download it again.",
            path=path,
        )
    if head.startswith((_ZIP, _PICKLE)):
        return "torch"
    raise ModelError(
        "{path} is not a file of network weights; {advice}.", path=path, advice=WOULD_FIT
    )


def _first_bytes(path: Path, count: int = 64) -> bytes:
    try:
        if stat.S_ISREG(path.stat().st_mode):
            with path.open("rb") as file:
                return file.read(count)
    except FileNotFoundError as error:
        raise ModelError("There is no file {path}; was it moved or renamed?", path=path) from error
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise ModelError("{path} cannot be read: {reason}.", path=path, reason=error) from error
    # a pipe would wait for ever
    raise ModelError("{path} is not a file; {advice}.", path=path, advice=WOULD_FIT)
