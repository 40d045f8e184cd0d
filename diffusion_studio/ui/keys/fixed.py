"""Keys that no person can change: those of one place, which act while it has the keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class FixedKey:
    """`key` in portable text, such as "Shift+Left"; `what` it does in its `place`. `first`: there
    it comes before a command that has the same key; else the command does."""

    key: str
    place: str
    what: str
    first: bool = True

    @property
    def name(self) -> str:
        """What it is told apart by, from other keys and from commands."""
        return f"fixed {self.place} {self.key}"


def fixed_keys() -> tuple[FixedKey, ...]:
    """All of them, in the window's language."""
    return (*keys_of_the_gallery(), *_of_the_plane(), *_of_the_canvas(), *_of_fields())


def fixed_at(key: str) -> tuple[FixedKey, ...]:
    """Those that have this key."""
    return tuple(each for each in fixed_keys() if each.key == key)


def keys_of_the_gallery() -> tuple[FixedKey, ...]:
    """Those of the library."""
    place = translate("Keys", "Library")
    does = (
        ("A", translate("Keys", "Bring all of the chosen picture back")),
        ("R", translate("Keys", "Take its settings alone")),
        ("S", translate("Keys", "Take its seed alone")),
        ("*", translate("Keys", "Give it a star, or take it away")),
        ("N", translate("Keys", "Write a note to it")),
        ("C", translate("Keys", "Compare two")),
        ("T", translate("Keys", "Bring its steps back")),
        ("P", translate("Keys", "Put it back from the bin")),
        ("Del", translate("Keys", "Put it into the bin, or delete it there for good")),
    )
    return tuple(FixedKey(key, place, what) for key, what in does)


def _of_the_plane() -> tuple[FixedKey, ...]:
    place = translate("Keys", "Lab, the plane")
    move = translate("Keys", "Move the chosen mode")
    does = (
        ("Ins", translate("Keys", "Put a mode in the middle")),
        (",", translate("Keys", "Choose the mode before")),
        (".", translate("Keys", "Choose the mode after")),
        *((arrow, move) for arrow in ("Left", "Right", "Up", "Down")),
        ("+", translate("Keys", "Make it larger")),
        ("-", translate("Keys", "Make it smaller")),
        ("R", translate("Keys", "Turn it")),
        ("L", translate("Keys", "Give it the next label")),
        ("Del", translate("Keys", "Take it away")),
    )
    return tuple(FixedKey(key, place, what) for key, what in does)


def _of_the_canvas() -> tuple[FixedKey, ...]:
    place = translate("Keys", "Canvas")
    pick = translate("Keys", "Choose the next picture of the batch")
    return (
        FixedKey("Space", place, translate("Keys", "Held: move the picture by dragging")),
        FixedKey("Tab", place, translate("Keys", "Held while restoring: see the original")),
        *(FixedKey(f"Shift+{way}", place, pick, False) for way in ("Left", "Right", "Up", "Down")),
    )


def _of_fields() -> tuple[FixedKey, ...]:
    place = translate("Keys", "Fields, sliders and curves")
    turn = translate("Keys", "Turn the number, or go along the curve")
    return (
        FixedKey("Backtab", place, translate("Keys", "Go to the field before")),
        *(FixedKey(way, place, turn) for way in ("Left", "Right", "Up", "Down")),
        *(FixedKey(end, place, translate("Keys", "Go to its end")) for end in ("Home", "End")),
    )
