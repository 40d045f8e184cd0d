"""What the Generate tab starts from and the path of the Interpolate tab, for the history."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.history.generate_settings import from_to, plain_value
from diffusion_studio.ui.history.settings_change import Values
from diffusion_studio.ui.interpolate.interpolating import EndChoice, Path
from diffusion_studio.ui.source.placement import Box

if TYPE_CHECKING:
    from diffusion_studio.ui.change.starting import Origin, Starting
    from diffusion_studio.ui.interpolate.interpolating import Interpolating
    from diffusion_studio.ui.source.source import Fit
    from diffusion_studio.ui.source.sourcing import Sourcing

translate = QCoreApplication.translate


class StartSettings:
    """See `settings_change.Settings`."""

    def __init__(self, starting: Starting) -> None:
        self._starting = starting

    def read(self) -> Values:
        return {"origin": self._starting.origin, "strength": self._starting.strength}

    def write(self, values: Values) -> None:
        starting = self._starting
        if "origin" in values:
            starting.choose(cast("Origin", values["origin"]))
        if isinstance(strength := values.get("strength"), float):
            starting.set_strength(strength)

    def words(self, before: Values, after: Values) -> str:
        return "; ".join(self.each(before, after)[:1])

    def each(self, before: Values, after: Values) -> list[str]:
        return [self._one(name, before[name], after[name]) for name in after]

    def _one(self, name: str, before: object, after: object) -> str:
        if name == "strength":
            return from_to(
                translate("History", "Strength"), plain_value(before), plain_value(after)
            )
        origins = {
            "noise": translate("History", "noise"),
            "picture": translate("History", "a picture"),
            "inverted": translate("History", "an inverted picture"),
            "kept": translate("History", "the recipe's"),
        }
        words = translate("History", "Start from {origin}")
        return words.format(origin=origins.get(str(after), str(after)))


class FrameSettings:
    """See `settings_change.Settings`: which part of the opened picture a model works on."""

    def __init__(self, sourcing: Sourcing) -> None:
        self._sourcing = sourcing

    def subject(self) -> object:
        """A frame is one of this picture, for regions of this size."""
        picture = self._sourcing.picture
        return None if picture is None else id(picture.pixels), self._sourcing.size

    def read(self) -> Values:
        picture = self._sourcing.picture
        return {} if picture is None else {"fit": picture.fit, "frame": picture.frame}

    def write(self, values: Values) -> None:
        sourcing = self._sourcing
        if isinstance(frame := values.get("frame"), Box):
            sourcing.set_frame(frame)
        if "fit" in values:
            sourcing.set_fit(cast("Fit", values["fit"]))

    def words(self, before: Values, after: Values) -> str:
        return self.each(before, after)[-1]

    def each(self, before: Values, after: Values) -> list[str]:
        return [
            translate("History", "Frame of the picture")
            if name == "frame"
            else translate("History", "Fit of the picture")
            for name in after
        ]


class PathSettings:
    """See `settings_change.Settings`."""

    def __init__(self, interpolating: Interpolating) -> None:
        self._interpolating = interpolating

    def read(self) -> Values:
        path, ends = self._interpolating.path, self._interpolating.ends
        return {
            **{each.name: getattr(path, each.name) for each in fields(path)},
            **{f"end/{n}": end for n, end in enumerate(ends)},
            "place": self._interpolating.place,
        }

    def write(self, values: Values) -> None:
        interpolating = self._interpolating
        own = {each.name for each in fields(Path)}
        patch: dict[str, Any] = {name: value for name, value in values.items() if name in own}
        interpolating.path = replace(interpolating.path, **patch)
        for name, value in values.items():
            if name.startswith("end/") and isinstance(value, EndChoice):
                interpolating.ends[int(name.removeprefix("end/"))] = value
        place = values.get("place", interpolating.place)
        interpolating.move(*cast("tuple[float, float]", place))

    def words(self, before: Values, after: Values) -> str:
        return self.each(before, after)[0]

    def each(self, before: Values, after: Values) -> list[str]:
        return [self._one(name, before[name], after[name]) for name in after]

    def _one(self, name: str, before: object, after: object) -> str:
        if name.startswith("end/"):
            end = int(name.removeprefix("end/")) + 1
            return translate("History", "Another end {n} of the path").format(n=end)
        names = {
            "shape": translate("History", "Shape of the path"),
            "mix": translate("History", "Way between the ends"),
            "columns": translate("History", "Columns"),
            "rows": translate("History", "Rows"),
            "strength": translate("History", "Strength"),
            "same_noise": translate("History", "Same noise"),
            "labelled": translate("History", "Labels mixed"),
            "place": translate("History", "Place on the path"),
        }
        told = "" if isinstance(before, str) else plain_value(before)
        return from_to(names[name], told, plain_value(after))
