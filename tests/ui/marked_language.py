"""A language in which whatever is translated can be told from what is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication


class MarkedLanguage(QTranslator):
    """All words of one context stand between brackets: "Save" is "⟨Save⟩"."""

    def __init__(self, context: str) -> None:
        super().__init__()
        self._context = context

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return f"⟨{text}⟩" if context == self._context else None


@contextmanager
def speaking(app: QApplication, language: MarkedLanguage) -> Iterator[None]:
    """The window speaks this language, and at the end no longer, whatever happens."""
    app.installTranslator(language)
    try:
        yield
    finally:
        app.removeTranslator(language)
