"""The tasks of the contest, and who takes part: plain data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from diffusion_studio.attachments import attach
from diffusion_studio.restoration_specs import default_sampler, default_step_size, solvers_for

MISSING = 0.7  # of the pixels, in random inpainting (Chung et al. 2023 leave out 92 % of 256 x 256)


@dataclass(frozen=True)
class Task:
    """A kind of damage; `operator` gives its spec for pictures of `side` x `side` pixels."""

    name: str
    operator: Callable[[int], dict[str, Any]]


def _box(side: int) -> dict[str, Any]:
    """Half as wide as the picture, as 128 of 256 pixels are in the literature."""
    mask = np.zeros((side, side), np.uint8)
    mask[side // 4 : -(side // 4), side // 4 : -(side // 4)] = 255
    return {"kind": "inpainting", "mask": attach(mask)}


def _scattered(side: int) -> dict[str, Any]:
    missing = np.random.default_rng(0).random((side, side)) < MISSING
    return {"kind": "inpainting", "mask": attach(np.where(missing, 255, 0).astype(np.uint8))}


TASKS = (
    Task("box inpainting", _box),
    Task("random inpainting", _scattered),
    Task("Gaussian blur", lambda side: {"kind": "gaussian_blur", "sigma": 1.5 * side / 32}),
    Task(
        "motion blur",
        lambda side: {"kind": "motion_blur", "length": 7.0 * side / 32, "angle": 30.0},
    ),
    Task("super-resolution x4", lambda side: {"kind": "downsampling", "factor": 4}),
    Task("tomography, 20 angles", lambda side: {"kind": "radon", "angles": 20}),
    Task("denoising", lambda side: {"kind": "denoising"}),
    Task("colourisation", lambda side: {"kind": "colourisation"}),
    Task("compressed sensing, 25 %", lambda side: {"kind": "compressed_sensing", "share": 0.25}),
    Task("high dynamic range", lambda side: {"kind": "high_dynamic_range", "gain": 2.0}),
    Task("JPEG, quality 10", lambda side: {"kind": "jpeg", "quality": 10}),
    Task("phase retrieval", lambda side: {"kind": "phase_retrieval", "oversampling": 2.0}),
)


@dataclass(frozen=True)
class Entry:
    """A solver with so many steps. `fields` are those of its spec that are not its defaults."""

    solver: str
    steps: int
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        told = "".join(f", {name} {value:g}" for name, value in self.fields.items())
        return f"{self.solver} {self.steps}{told}"

    def fits(self, operator: str) -> bool:
        return self.solver in solvers_for(operator)

    def spec(self, operator: str) -> dict[str, Any]:
        """Of the solver, for a kind of operator."""
        fields = {"kind": self.solver, **self.fields}
        if self.solver == "dps":
            fields.setdefault("step_size", default_step_size(operator))
        return fields

    @property
    def sampler(self) -> dict[str, Any]:
        return default_sampler(self.solver)


ENTRIES = (
    Entry("daps", 50),
    Entry("daps", 100),
    Entry("diffpir", 50),
    Entry("diffpir", 50, {"zeta": 1.0}),
    Entry("ddrm", 20),
    Entry("mmps", 30),
    Entry("pigdm", 50),
    Entry("dps", 100),
    Entry("dps", 250),
    Entry("dps", 1000),
)
"""The quick ones first: what is there when a contest is broken off is the most useful part."""
