"""Options that belong together, given to a command at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Command = Callable[..., Any]
Option = Callable[[Command], Command]


def give_options(command: Command, options: Sequence[Option]) -> Command:
    """Give a command `options` (click's decorators), which its help shows in this order."""
    for option in reversed(options):
        command = option(command)
    return command
