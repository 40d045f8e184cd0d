"""What the laboratory is set to, as plain JSON: for the session and for presets."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from math import degrees, isfinite
from typing import Any

from pydantic import TypeAdapter, ValidationError

from diffusion_studio.laboratory import MAX_MODES, Dials, Line, Mode, Setup, clouds
from diffusion_studio.sentence import InputError
from diffusion_studio.ui.lab.ranges import PACES, SLIDERS
from diffusion_studio.wrong_values import fault

PARTS = ("contours", "arrows", "trails", "histograms")
WORLDS = ("clouds", "uneven", "two_moons", "rings", "own", "line")


@dataclass(frozen=True)
class LabSettings:
    """`world`: the name that the world is chosen by, a key of `world_names`; `pace`: steps a
    frame; `drawn`: which of `PARTS` are seen in the plane."""

    world: str = "clouds"
    setup: Setup = field(default_factory=lambda: Setup(clouds()))
    dials: Dials = field(default_factory=Dials)
    pace: int = 1
    drawn: tuple[str, ...] = PARTS

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: object) -> LabSettings:
        """Settings as `to_json` gives them. ValueError, in a sentence, for what cannot be set."""
        try:
            settings = _SETTINGS.validate_python(data)
        except ValidationError as error:
            raise InputError(fault(error)) from error
        # the network is not kept, so nothing can be moved by what it believes
        settings = replace(settings, dials=replace(settings.dials, network=False))
        settings._check()
        return settings

    def _check(self) -> None:
        if self.world not in WORLDS or self.pace not in PACES or not {*self.drawn} <= {*PARTS}:
            raise InputError("the laboratory has no such world, speed or picture")
        for name, value in self._numbers().items():
            low, high = SLIDERS[name][3]
            if not low <= value <= high:
                raise InputError(
                    "the laboratory's {name} is {low:g} to {high:g}, not {value:g}",
                    name=name,
                    low=low,
                    high=high,
                    value=value,
                )
        if len(self.setup.world) > MAX_MODES or not all(map(_is_mode, self.setup.world)):
            raise InputError("the laboratory's world has modes that cannot be")

    def _numbers(self) -> dict[str, float]:
        """What has a slider, as that shows it."""
        line = self.dials.line or Line()
        told = {"angle": degrees(line.angle), "y": line.y, "noise_sigma": line.noise_sigma}
        for name in SLIDERS:
            source = self.setup if hasattr(self.setup, name) else self.dials
            told.setdefault(name, float(getattr(source, name, 1.0)))
        return told


def _is_mode(mode: Mode) -> bool:
    numbers = (mode.x, mode.y, mode.along, mode.across, mode.angle, mode.weight)
    return all(map(isfinite, numbers)) and min(mode.along, mode.across) > 0 <= mode.weight


_SETTINGS = TypeAdapter(LabSettings)
