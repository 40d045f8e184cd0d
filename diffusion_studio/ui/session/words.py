"""What is said of sessions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def part_words(name: str) -> str:
    """That a part of a session could not be used."""
    parts = {
        "form": translate("Session", "the settings of Generate"),
        "restore": translate("Session", "the settings of Restore"),
        "mask": translate("Session", "the mask"),
        "picture": translate("Session", "the opened picture"),
        "start": translate("Session", "what runs start from"),
        "path": translate("Session", "the settings of Interpolate"),
        "lab": translate("Session", "the settings of Lab"),
        "queue": translate("Session", "the queue"),
        "library": translate("Session", "what was looked for in the library"),
    }
    text = translate("Session", "Of the session {part} could not be used, and is left as it was.")
    return text.format(part=parts.get(name, name))


def runs_words(count: int) -> str:
    """That so many runs are back."""
    if count == 1:
        return translate("Session", "One run is back, held where it was; Resume goes on with it")
    text = translate("Session", "{count} runs are back, held where they were; Resume goes on")
    return text.format(count=count)
