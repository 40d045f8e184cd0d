"""Which device samples, and why it is the one."""

from __future__ import annotations

import gc
import os
import sys
from ctypes import CDLL, c_wchar_p
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from diffusion_studio.events import Reason
from diffusion_studio.sentence import InputError

# How often torch's threads (GNU OpenMP's) look whether the others are done before they sleep. With
# the library's own 300,000 a network takes 10 times as long when another program wants the cores:
# each waits, awake, for one that cannot run. With 2,000 nothing is lost when none does.
SPIN_COUNT = "2000"
LOAD_WITH_ALTERED_SEARCH_PATH = 8  # Windows: beside a library, the ones that it needs
_LIBRARIES = {"linux": "lib{}.so", "darwin": "lib{}.dylib", "win32": "{}.dll"}


class DeviceError(InputError):
    """A device that was asked for and is not there; the message says what is."""


@dataclass(frozen=True, slots=True)
class Device:
    """`torch_name` as torch says it, `name` for a person."""

    torch_name: str
    name: str
    reason: Reason
    threads: int


def import_torch() -> None:
    """Import torch with as little stall of the other threads as can be had.

    Python's loader, like ctypes.CDLL in Python 3.11, holds the interpreter's lock while it maps a
    shared library (0.25 s for the big one); the system's loader called through ctypes does not.
    The garbage collector is held off meanwhile, and then told never to look again at the many
    objects that torch brings: one look takes 0.15 s.
    """
    if "torch" in sys.modules:
        return
    os.environ.setdefault("GOMP_SPINCOUNT", SPIN_COUNT)
    collecting = gc.isenabled()
    gc.disable()
    try:
        _preload()
        import_module("torch")
        gc.freeze()
    finally:
        if collecting:
            gc.enable()


def _preload() -> None:
    """Map torch's libraries without the interpreter's lock; if it cannot be, torch says it."""
    spec = find_spec("torch")
    pattern = _LIBRARIES.get(sys.platform)
    if spec is None or spec.origin is None or pattern is None:
        return
    folder = Path(spec.origin).parent / "lib"
    for name in ("c10", "torch_cpu", "torch_python"):
        path = str(folder / pattern.format(name))
        if sys.platform == "win32":
            CDLL("kernel32").LoadLibraryExW(c_wchar_p(path), None, LOAD_WITH_ALTERED_SEARCH_PATH)
        else:
            CDLL(None).dlopen(path.encode(), os.RTLD_NOW)


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
        raise DeviceError(
            "There is no device {wanted!r} here; there is {there}.", wanted=wanted, there=there
        )
    chosen = next(name for name in found if found[name]) if kind == "auto" else wanted
    threads = torch.get_num_threads()
    if chosen.startswith("cuda"):
        name = torch.cuda.get_device_name(chosen)
    else:
        name = "Apple GPU (MPS)" if chosen == "mps" else "CPU"
    return Device(chosen, name, _why(kind, chosen, torch), threads)


def _why(kind: str, chosen: str, torch: object) -> Reason:
    if kind != "auto":
        return "chosen"
    if chosen != "cpu":
        return "fastest"
    version = getattr(torch, "version", None)
    if getattr(version, "cuda", None) is None and os.path.exists("/dev/nvidia0"):
        return "cpu_build"
    return "no_gpu"


def default_precision(device: str) -> Literal["float32", "bfloat16"]:
    """bfloat16 where the device multiplies it natively, else float32."""
    import torch

    if device.startswith("cuda"):
        return "bfloat16" if torch.cuda.is_bf16_supported(including_emulation=False) else "float32"
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
    """True for the ways in which Python, torch, its libraries and systems say that an allocation
    failed."""
    torch = sys.modules.get("torch")  # that it cannot be imported may be the error itself
    if isinstance(error, MemoryError) or (torch and isinstance(error, torch.OutOfMemoryError)):
        return True
    words = str(error).lower() if isinstance(error, RuntimeError) else ""
    signs = ("allocate memory", "out of memory", "not enough memory", "alloc_failed")
    return any(sign in words for sign in signs)
