"""Theme and language for the palette, so that they are found without knowing the menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtGui import QAction

translate = QCoreApplication.translate


def choice_actions(owner: QObject, choices: Mapping[str, Sequence[QAction]]) -> list[QAction]:
    """An action for each of `choices`, by what is chosen: "theme" or "language". A language is
    named in its own words and in English, by which a person looks for it who cannot read the
    window."""
    heads = {
        "theme": translate("Palette", "Theme: {name}"),
        "language": translate("Palette", "Language: {name}"),
    }
    found = []
    for what, actions in choices.items():
        for action in actions:
            name = heads[what].format(name=action.text().replace("&", ""))
            english = _english(str(action.data())) if what == "language" else ""
            if english and english not in name:
                name = f"{name} ({english})"
            copy = QAction(name, owner)
            copy.setObjectName(f"{what} {action.data()}")
            copy.setToolTip(name)
            copy.triggered.connect(lambda _=False, chosen=action: chosen.trigger())
            found.append(copy)
    return found


def _english(language: str) -> str:
    """A language's English name by its code; empty for "system"."""
    known = QLocale(language).language()
    return "" if known == QLocale.Language.C else QLocale.languageToString(known)
