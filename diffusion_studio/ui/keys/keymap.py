"""The keys of every command: those of the table, and in their place those that a person chose.

A key belongs to one command. What a person gave to one is taken from any other that has it by
itself, so that a new version's default never makes a chosen key do nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QKeySequence

Keys = tuple[str, ...]
_FORM = QKeySequence.SequenceFormat.PortableText

HELD = ("Space", "Tab", "Backtab")
"""What is held over the canvas, or goes from field to field; no command can have it."""


class Keymap:
    """`defaults` are the commands' own keys by their ids, `chosen` a person's. Keys are texts such
    as "Ctrl+Shift+P"; what is none is left out."""

    def __init__(self, defaults: Mapping[str, Keys], chosen: Mapping[str, Iterable[str]]) -> None:
        self._defaults = {name: _readable(keys) for name, keys in defaults.items()}
        self.chosen: dict[str, Keys] = {name: _readable(keys) for name, keys in chosen.items()}

    def keys(self, name: str) -> Keys:
        """The keys of a command, the one that is shown first."""
        if name in self.chosen:
            return self.chosen[name]
        taken = {key for other, keys in self.chosen.items() for key in keys if other != name}
        return tuple(key for key in self._defaults[name] if key not in taken)

    def default(self, name: str) -> Keys:
        """The keys that a command has by itself."""
        return self._defaults[name]

    def changed(self, name: str) -> bool:
        """Whether a command has other keys than by itself."""
        return self.keys(name) != self._defaults[name]

    def owner(self, key: str, but: str = "") -> str | None:
        """The command that has a key, other than `but`; None where it is free."""
        wanted = normal(key)
        names = (name for name in self._defaults if name != but)
        return next((name for name in names if wanted in self.keys(name)), None)

    def add(self, name: str, key: str) -> None:
        """Give a command one more key, and take it from whoever has it."""
        key = normal(key)
        owner = self.owner(key, name)
        if owner is not None and owner in self.chosen:
            self._choose(owner, [each for each in self.keys(owner) if each != key])
        if key and key not in self.keys(name):
            self._choose(name, [*self.keys(name), key])

    def remove(self, name: str, key: str) -> None:
        """Take a key from a command."""
        self._choose(name, [each for each in self.keys(name) if each != normal(key)])

    def reset(self, name: str) -> None:
        """Give a command its own keys again, also those that another has now."""
        self.chosen.pop(name, None)
        for key in self._defaults[name]:
            owner = self.owner(key, name)
            if owner is not None:
                self._choose(owner, [each for each in self.keys(owner) if each != key])

    def reset_all(self) -> None:
        """Give every command its own keys again."""
        self.chosen.clear()

    def _choose(self, name: str, keys: Iterable[str]) -> None:
        self.chosen[name] = tuple(keys)
        plain = {each: self._defaults.get(each) for each in self.chosen}
        for each, own in plain.items():
            without = {key: keys for key, keys in self.chosen.items() if key != each}
            others = {key for keys in without.values() for key in keys}
            if self.chosen[each] == own and not others.intersection(own):
                self.chosen = without  # as it is by itself


def normal(key: str) -> str:
    """A key in one spelling; empty where it is none."""
    sequence = QKeySequence.fromString(key, _FORM)
    text = sequence.toString(_FORM) if sequence.count() == 1 else ""
    return "" if not text.isprintable() or text in HELD else text


def native(keys: Iterable[str]) -> str:
    """Keys as this system writes them, with commas between."""
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence.fromString(key, _FORM).toString(form) for key in keys)


def _readable(keys: Iterable[str]) -> Keys:
    return tuple(dict.fromkeys(key for key in map(normal, keys) if key))
