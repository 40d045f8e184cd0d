"""What a command of the window is: one row of a table, from which menus and buttons are built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

if TYPE_CHECKING:  # Qt's own returns an object, as it is typed

    def QT_TRANSLATE_NOOP(context: str, text: str) -> str: ...
else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

__all__ = ["QT_TRANSLATE_NOOP", "Command"]


@dataclass(frozen=True)
class Command:
    """`text` and `tip` are source strings of the context "Actions"; `menu` is "" for none."""

    id: str
    text: str
    tip: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    menu: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole
