"""Changes of parameters, found by looking at them whenever they may have changed.

So whatever sets them is undone alike: a slider, a recipe that is opened, a picture's settings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject

from diffusion_studio.ui.history.gestures import Gesture, Gestures
from diffusion_studio.ui.history.history import Change, History

Values = Mapping[str, object]
SEED_STEP = 10  # another seed that is farther away is another throw of the dice


class _Missing:
    """Stands for a value that was not set."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING = _Missing()


class Settings(Protocol):
    """Parameters by their names, wherever they are kept."""

    def read(self) -> Values: ...

    def write(self, values: Values) -> None:
        """Set some of them; MISSING unsets one. What cannot be is left as it is."""

    def words(self, before: Values, after: Values) -> str:
        """What differs: "Steps 50 to 100"."""

    def each(self, before: Values, after: Values) -> list[str]:
        """The same, of each of them."""


class SettingsChange(Change):
    """Some parameters had other values. Those of one gesture become one change."""

    kind = "parameter"

    def __init__(
        self, settings: Settings, before: Values, after: Values, gesture: Gesture | None
    ) -> None:
        self._settings, self._gesture = settings, gesture
        self.before, self.after = dict(before), dict(after)

    def words(self) -> str:
        return self._settings.words(self.before, self.after)

    def about(self) -> list[str]:
        return self._settings.each(self.before, self.after)

    def undo(self) -> None:
        self._settings.write(self.before)

    def redo(self) -> None:
        self._settings.write(self.after)

    def is_of(self, settings: Settings) -> bool:
        return self._settings is settings

    def takes_in(self, later: Change) -> bool:
        if not isinstance(later, SettingsChange) or not later.is_of(self._settings):
            return False
        if self._gesture is None or self._gesture != later._gesture:
            return False
        self.before = {**later.before, **self.before}
        self.after = {**self.after, **later.after}
        for name in [name for name, value in self.after.items() if self.before[name] == value]:
            del self.before[name], self.after[name]
        return True

    @property
    def is_void(self) -> bool:
        return not self.after


class SettingsWatch(QObject):
    """Records what changes in parameters. `subject` is what they are of: once that is another, they
    are new ones, which nobody has changed, and the changes of the old ones are let go."""

    def __init__(
        self,
        history: History,
        settings: Settings,
        gestures: Gestures,
        subject: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(history)
        self._history, self._settings, self._gestures = history, settings, gestures
        self._subject = subject
        self._of = subject()
        self._last = dict(settings.read())

    def look(self) -> None:
        """See whether something differs from the last time."""
        before, now = self._last, dict(self._settings.read())
        was_of, self._of = self._of, self._subject()
        if was_of != self._of:
            self._last = now
            self._history.forget(self._is_own)
            return
        if now == before:
            return
        self._last = now
        if self._history.rests:
            return
        old, new = _apart(before, now)
        gesture = self._gestures.now(min(new)) if _moves_on(old, new) else None
        self._history.record(SettingsChange(self._settings, old, new, gesture))

    def _is_own(self, change: Change) -> bool:
        return isinstance(change, SettingsChange) and change.is_of(self._settings)


def _apart(before: Values, now: Values) -> tuple[dict[str, object], dict[str, object]]:
    """What of both differs."""
    names = [*before, *(name for name in now if name not in before)]
    names = [name for name in names if before.get(name, MISSING) != now.get(name, MISSING)]
    return (
        {name: before.get(name, MISSING) for name in names},
        {name: now.get(name, MISSING) for name in names},
    )


def _moves_on(old: Values, new: Values) -> bool:
    """Whether a hand could be on its way: along a slider, a curve or a drawing. A choice among
    several, or a throw of the dice, is made at once."""
    for name, value in new.items():
        if isinstance(value, str | bool):
            return False
        was = old[name]
        if name.endswith("seed") and isinstance(value, int) and isinstance(was, int):
            return abs(value - was) <= SEED_STEP
    return True
