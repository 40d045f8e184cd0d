"""The disposable process that reads a .pt file, which is a program for the unpickler, as data.

    python pickle_reader.py SOURCE TARGET REPORT MEMORY

It runs alone, imports nothing of ours, may use MEMORY bytes beyond what it starts with, and
writes the network's tensors to TARGET, a safetensors file, or the reason why not to REPORT. The
unpickler's allow-list (`weights_only`) has had holes, so that is one wall of several: what the
file may contain is checked before and after it, and the process has limits and ends.
"""

from __future__ import annotations

import contextlib
import json
import pickle
import re
import sys
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor

from diffusion_studio.sentence import Sentence, Telling, to_json

MAX_TENSORS = 20_000
MAX_DEPTH = 3
ZIP = b"PK\x03\x04"
DTYPES = (torch.float16, torch.bfloat16, torch.float32, torch.float64)
PREFERRED = ("ema", "ema_state_dict", "model_ema", "params_ema", "ema_model")
"""Under these names a training checkpoint keeps its averaged weights, which sample better."""
ARCHIVED = re.compile(
    r"[^/]+/(data\.pkl|data/\d+|version|byteorder|\.format_version|\.storage_alignment"
    r"|\.data/serialization_id)"
)


class Refusal(Telling):
    """The file is not read; the message is the second half of a sentence that names the file."""


def main(arguments: list[str]) -> int:
    """0 if TARGET was written; else 1, and REPORT says why."""
    source, target, report = (Path(argument) for argument in arguments[:3])
    try:
        limit(int(arguments[3]), 2 * source.stat().st_size + 2**24)
        save_file(network_tensors(source), target)
    except Refusal as refusal:
        reason = refusal.sentence
    except MemoryError:
        reason = Sentence("needs more memory than a file of its size should")
    except Exception as error:  # whatever a strange file makes the readers do
        short = "memory" in str(error).lower()
        reason = (
            Sentence("needs more memory than a file of its size should")
            if short
            else Sentence(
                "cannot be read ({kind}); download or export it again", kind=type(error).__name__
            )
        )
    else:
        return 0
    report.write_text(json.dumps(to_json(reason)), encoding="utf-8")
    return 1


def limit(memory: int, file_size: int) -> None:
    """No more than `memory` bytes beyond the present, no larger file written, no core dump.

    Where the system has no such limit (Windows; of memory, macOS) the time limit remains.
    """
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        memory += pages * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def network_tensors(source: Path) -> dict[str, Tensor]:
    """The network's tensors, by name. Refusal if there is anything else in the file."""
    with source.open("rb") as file:
        if file.read(len(ZIP)) == ZIP:
            check_archive(source)
    try:
        # By file: a path's ending would choose another reader. Its warnings are for programmers.
        with source.open("rb") as file, warnings.catch_warnings(action="ignore"):
            content = torch.load(file, map_location="cpu", weights_only=True, mmap=False)
    except pickle.UnpicklingError as error:
        raise Refusal(objects_named(str(error))) from error
    tensors = dict(checked(state_dict(content), source.stat().st_size))
    if len(tensors) > MAX_TENSORS:
        raise Refusal(
            "holds {count:,} tensors; a network has at most {most:,}",
            count=len(tensors),
            most=MAX_TENSORS,
        )
    return tensors


def check_archive(source: Path) -> None:
    """What torch.save writes and nothing else, uncompressed, each part with its checksum."""
    try:
        with zipfile.ZipFile(source) as archive:
            names = archive.namelist()
            if not any(name.endswith("/data.pkl") for name in names):
                raise Refusal("is a ZIP archive without network weights; unpack it first")
            if any("/code/" in name for name in names):
                raise Refusal(
                    "is a TorchScript program, not only weights; save its state_dict alone, best"
                    " as .safetensors"
                )
            strange = [name for name in names if not ARCHIVED.fullmatch(name)]
            if strange or len({name.split("/")[0] for name in names}) != 1:
                raise Refusal(
                    "holds {names}, which torch.save does not write", names=strange[:1] or names[:1]
                )
            parts = archive.infolist()
            if any(part.compress_type != zipfile.ZIP_STORED for part in parts):
                raise Refusal("is compressed, which torch.save never does; it may be a trap")
            if sum(part.file_size for part in parts) > source.stat().st_size:
                raise Refusal("claims to hold more bytes than it has; download it again")
            damaged = archive.testzip()
    except zipfile.BadZipFile as error:
        raise Refusal("is damaged or cut short; download it again") from error
    if damaged is not None:
        raise Refusal(
            "is damaged ({damaged} has another checksum); download it again", damaged=damaged
        )


def objects_named(message: str) -> Sentence:
    """torch's message names the object, but also tells how to switch the protection off."""
    found = re.search(r"GLOBAL ([\w.]+)|(?:class|instance|type) ([\w.]+\.[\w.]+)", message)
    name = (found[1] or found[2]) if found else None
    if name is None:
        return Sentence(
            "is a pickle without network weights, or is damaged, and nothing of it was run;"
            " download or export it again"
        )
    return Sentence(
        "holds Python objects ({name}), not only weights, and nothing of it was run; save its"
        " state_dict alone, best as .safetensors",
        name=name,
    )


def state_dict(content: Any, depth: int = 0) -> Mapping[str, Tensor]:
    """The mapping of names to tensors: the content itself, or one inside it, averaged first."""
    if not isinstance(content, Mapping):
        raise Refusal(
            "holds no network, but one {kind}; save its state_dict alone, best as .safetensors",
            kind=type(content).__name__,
        )
    tensors = {
        name: value
        for name, value in content.items()
        if isinstance(name, str) and isinstance(value, Tensor)
    }
    if tensors:
        return tensors
    if "param_groups" in content:
        raise Refusal("holds the state of an optimiser, not a network; open the other file")
    names = [name for name, value in content.items() if isinstance(value, Mapping) and value]
    names.sort(key=lambda name: name not in PREFERRED)
    for name in names if depth < MAX_DEPTH else ():
        with contextlib.suppress(Refusal):
            return state_dict(content[name], depth + 1)
    raise Refusal("holds no network weights; save its state_dict alone, best as .safetensors")


def checked(tensors: Mapping[str, Tensor], file_size: int) -> Iterator[tuple[str, Tensor]]:
    """Each tensor as save_file wants it, if its numbers are really in the file."""
    total = 0
    seen: set[int] = set()
    for name, tensor in tensors.items():
        if tensor.layout is not torch.strided or tensor.device.type != "cpu" or tensor.is_quantized:
            raise Refusal(
                "holds {name!r} in a sparse or quantised form; export it as float32", name=name
            )
        size = tensor.numel() * tensor.element_size()
        total += size
        if size > tensor.untyped_storage().nbytes() or total > 2 * file_size:
            raise Refusal(
                "claims more numbers for {name!r} than it holds; it may be a trap", name=name
            )
        if tensor.dtype not in DTYPES:  # counters, and what else is not a weight
            continue
        alone = size == tensor.untyped_storage().nbytes() and tensor.data_ptr() not in seen
        if not (alone and tensor.is_contiguous()):
            tensor = tensor.clone(memory_format=torch.contiguous_format)
        seen.add(tensor.data_ptr())
        yield name, tensor


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
