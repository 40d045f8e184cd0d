"""Which device samples, and why it is the one."""

from __future__ import annotations

import gc
import os
import platform
import sys
from ctypes import CDLL
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

_LIBRARIES = {"linux": "lib{}.so", "darwin": "lib{}.dylib", "win32": "{}.dll"}


class DeviceError(ValueError):
    """A device that was asked for and is not there; the message says what is."""


@dataclass(frozen=True, slots=True)
class Device:
    """`torch_name` as torch says it, `name` and `reason` for a person."""

    torch_name: str
    name: str
    reason: str
    threads: int


def import_torch() -> None:
    """Import torch with as little stall of the other threads as can be had.

    Python's loader holds the interpreter's lock while it maps a shared library; ctypes lets it
    go, so the big library is mapped first that way. The garbage collector is held off meanwhile.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        _preload()
        import torch  # noqa: F401 - the import is the purpose
    finally:
        if collecting:
            gc.enable()


def _preload() -> None:
    spec = find_spec("torch")
    pattern = _LIBRARIES.get(sys.platform)
    if "torch" in sys.modules or spec is None or spec.origin is None or pattern is None:
        return
    folder = Path(spec.origin).parent / "lib"
    for name in ("c10", "torch_cpu"):
        path = folder / pattern.format(name)
        try:
            CDLL(str(path))
        except OSError:
            return  # torch itself says better what is missing


def choose_device(wanted: str = "auto") -> Device:
    """The device named by `wanted` (auto, cpu, cuda, mps); auto takes the fastest there is.

    DeviceError if the one asked for is not there.
    """
    import torch

    found = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    kind = wanted.partition(":")[0]
    if kind != "auto" and not found.get(kind, False):
        there = ", ".join(name for name, is_there in found.items() if is_there)
        raise DeviceError(f"There is no device {wanted!r} here; there is {there}.")
    chosen = next(name for name in found if found[name]) if kind == "auto" else wanted
    threads = torch.get_num_threads()
    if chosen.startswith("cuda"):
        reason = "the graphics card is the fastest device here"
        return Device(chosen, torch.cuda.get_device_name(chosen), reason, threads)
    if chosen == "mps":
        return Device(chosen, "Apple GPU (MPS)", "the fastest device here", threads)
    name = f"CPU, {threads} thread{'s' if threads > 1 else ''}"
    reason = "chosen" if kind == "cpu" else _why_no_gpu(torch)
    return Device("cpu", name, f"{reason} ({platform.machine()})", threads)


def _why_no_gpu(torch: object) -> str:
    version = getattr(torch, "version", None)
    if getattr(version, "cuda", None) is None and os.path.exists("/dev/nvidia0"):
        return "there is a graphics card, but this PyTorch is built for the CPU only"
    return "no graphics card that PyTorch can use was found"


def default_precision(device: str) -> Literal["float32", "bfloat16"]:
    """bfloat16 where the device multiplies it natively, else float32."""
    import torch

    if device.startswith("cuda"):
        return "bfloat16" if torch.cuda.is_bf16_supported() else "float32"
    if device == "cpu" and torch.backends.mkldnn.is_available():
        return "bfloat16" if torch.cpu._is_avx512_bf16_supported() else "float32"
    return "float32"


def free_cache(device: str) -> None:
    """Give back what torch keeps for later allocations."""
    import torch

    gc.collect()
    if device.startswith("cuda"):
        torch.cuda.empty_cache()
    elif device == "mps":
        torch.mps.empty_cache()


def is_memory_shortage(error: BaseException) -> bool:
    """True for torch's and Python's ways to say that an allocation failed."""
    import torch

    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    return isinstance(error, RuntimeError) and "allocate memory" in str(error)
