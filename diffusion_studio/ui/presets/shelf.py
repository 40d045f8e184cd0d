"""The person's own presets, in one file that is replaced as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import platformdirs
from PySide6.QtCore import QCoreApplication

from diffusion_studio.library.files import refused, replace_file
from diffusion_studio.ui.presets.preset import Preset, PresetError, checked
from diffusion_studio.ui.saying import said

translate = QCoreApplication.translate

MOST = 200


def presets_file() -> Path:
    """Where they are kept (nothing is created)."""
    return platformdirs.user_config_path("diffusion-studio", appauthor=False) / "presets.json"


class Shelf:
    """Read anew before every change, so that two windows do not undo each other."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or presets_file()

    def presets(self) -> tuple[list[Preset], str]:
        """All of them, and a sentence where some could not be read; a file that is none is set
        aside."""
        try:
            data = json.loads(self._path.read_bytes())
            listed = data["presets"]
            assert isinstance(listed, list)
        except FileNotFoundError:
            return [], ""
        except OSError as error:
            text = translate("Presets", "Your presets cannot be read ({reason}).")
            return [], text.format(reason=said(error))
        except (ValueError, KeyError, TypeError, AssertionError, RecursionError):
            return [], self._set_aside()
        good: list[Preset] = []
        for each in listed:
            try:
                good.append(checked(each))
            except PresetError:
                continue
        if len(good) == len(listed):
            return good, ""
        text = translate("Presets", "{count} of your presets cannot be used in this version.")
        return good, text.format(count=len(listed) - len(good))

    def keep(self, preset: Preset, place: int = MOST) -> Preset:
        """Add a preset, by itself as the last, as another number of its name where that is taken.
        SaveError where it cannot be written, PresetError where there are too many."""
        known = self.presets()[0]
        if len(known) >= MOST:
            raise PresetError(
                translate("Presets", "There are {count} presets; delete some first.").format(
                    count=MOST
                )
            )
        names = {each.name for each in known if each.task == preset.task}
        number, name = 1, preset.name
        while name in names:
            number += 1
            name = f"{preset.name} {number}"
        kept = preset.model_copy(update={"name": name})
        self._write([*known[:place], kept, *known[place:]])
        return kept

    def rename(self, preset: Preset, name: str) -> Preset:
        """Give it another name; PresetError where that is taken, or none."""
        known = self.presets()[0]
        renamed = checked({**preset.model_dump(), "name": name})
        if any(each.name == renamed.name and each.task == preset.task for each in known):
            if renamed.name == preset.name:
                return preset
            text = translate("Presets", "There is a preset called “{name}” already.")
            raise PresetError(text.format(name=renamed.name))
        self._write([renamed if each == preset else each for each in known])
        return renamed

    def delete(self, preset: Preset) -> int:
        """Forget it; the place where it stood."""
        known = self.presets()[0]
        self._write([each for each in known if each != preset])
        return known.index(preset) if preset in known else len(known)

    def _write(self, presets: list[Preset]) -> None:
        data = {"version": 1, "presets": [each.model_dump(mode="json") for each in presets]}
        text = json.dumps(data, ensure_ascii=False, indent=2)
        replace_file(self._path, text.encode() + b"\n")

    def _set_aside(self) -> str:
        numbers = (self._path.with_name(f"presets.set-aside-{n}.json") for n in range(1, 10**6))
        kept = next(path for path in numbers if not path.exists())
        try:
            self._path.replace(kept)
        except OSError as error:
            raise refused(self._path, error) from error
        text = translate("Presets", "Your presets were damaged; the file was kept as {path}.")
        return text.format(path=kept)
