"""On what the figures were taken."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import psutil

from diffusion_studio import __version__
from diffusion_studio.engine.device import choose_device, default_precision

PACKAGES = ("torch", "numpy", "PySide6-Essentials", "diffusers")


def describe_machine() -> dict[str, Any]:
    """Processor, memory, versions, the device that samples, and how busy the machine is."""
    device = choose_device()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "system": platform.platform(),
        "device": device.name,
        "threads": device.threads,
        "precision": default_precision(device.torch_name),
        "load": load,
        "versions": {
            "diffusion-studio": __version__,
            "python": platform.python_version(),
            **{name: _version(name) for name in PACKAGES},
        },
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
