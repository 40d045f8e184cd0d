"""What the rooms below the window say, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from diffusion_studio.sentence import Sentence, words_of

SENTENCES = "Sentences"
"""The context of the catalogues that has them."""


def said(words: object) -> str:
    """A Sentence, or what an error says, in the window's language; plain text as it is.

    Keep the sentence and say it where it is shown: then it is said anew in another language.
    """
    text = words_of(words)
    return text.said(_translated) if isinstance(text, Sentence) else str(text)


def _translated(template: str) -> str:
    return QCoreApplication.translate(SENTENCES, template)
