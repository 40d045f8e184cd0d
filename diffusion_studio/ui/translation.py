"""The window's language: Qt Linguist catalogues, switched without a restart.

    install_translation(app, "system" | "en" | "ko")

Strings are written in English in the code, as `self.tr("...")` in a QObject or
`QCoreApplication.translate("place", "...")` elsewhere, always with a literal; numbers as
`self.tr("%n image(s)", "", n)`. Values are put in with `.format()` after translating. After a
switch every widget gets QEvent.Type.LanguageChange in `changeEvent` and sets its texts anew;
numbers are written with `QLocale().toString(...)`.

To bring the catalogues up to date with the code, and compile them:

    python -m diffusion_studio.ui.translation

It runs PySide6's lupdate and lrelease; translate what is new in resources/translations/*.ts
(Qt Linguist or an editor) between two runs. English has a catalogue too, for its plurals alone.
What the rooms below the window say, their errors and `Sentence("...")`, is in the context
"Sentences".
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from diffusion_studio import models
from diffusion_studio.ui.saying import SENTENCES
from diffusion_studio.ui.sentence_templates import templates

Language = Literal["system", "en", "ko"]

LANGUAGES = {"en": "English", "ko": "한국어"}
"""The languages that there are, each in its own words."""

_KEPT: dict[str, bytes] = {}
"""The catalogues that are in use, by their names."""

PLAIN_ENGLISH = "en_CA"
"""Where the system says nothing: its dates are 2026-11-21, which nobody can take for another day.
Qt would write 21 11 2026 then, and American English 11/21/26."""

HANGUL_FONTS = ("Noto Sans CJK KR", "Noto Sans KR", "NanumGothic", "Malgun Gothic", "AppleGothic")
"""Plain faces for Korean; left alone, the system may fall back to a handwritten or a fixed one."""


def language_of(choice: Language) -> str:
    """The language that a choice means: itself, or the first of the system's that we have."""
    if choice != "system":
        return choice
    preferred = (name.split("-")[0] for name in QLocale.system().uiLanguages())
    return next((language for language in preferred if language in LANGUAGES), "en")


def install_translation(app: QApplication, choice: Language) -> str:
    """Speak a language from now on; gives its code. Widgets hear of it by LanguageChange."""
    language = language_of(choice)
    QLocale.setDefault(_locale(choice, language))
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    ours = models.resources() / "translations"
    for file in (qt / f"qtbase_{language}.qm", ours / f"diffusion_studio_{language}.qm"):
        translator = QTranslator(app)
        words = _words_in(file)
        if words and translator.load(words):
            app.installTranslator(translator)
    _set_in(app, language)
    return language


def _words_in(file: Path) -> bytes:
    """A catalogue, held in memory: by its name Qt would map the file, and read beyond its end once
    an update of the program has replaced it. Qt takes no copy, so it is kept here."""
    try:
        _KEPT[file.name] = file.read_bytes()
    except OSError:
        return b""  # English needs none
    return _KEPT[file.name]


def _set_in(app: QApplication, language: str) -> None:
    """Have faces for the language behind the system's own, and no others."""
    font = app.font()
    own = QFontInfo(QFont(font.family())).family()  # "Sans Serif" is none that can stand first
    more = [name for name in HANGUL_FONTS if name != own] if language == "ko" else []
    if font.families() != [own, *more]:
        font.setFamilies([own, *more])
        app.setFont(font)


def _locale(choice: Language, language: str) -> QLocale:
    """The system's own way with numbers and dates, where it speaks the chosen language."""
    system = QLocale.system()
    if system.language() == QLocale.Language.C and language == "en":
        return QLocale(PLAIN_ENGLISH)
    if choice == "system" or system.name().split("_")[0] == language:
        return system
    return QLocale(language)


def update_catalogues(folder: Path) -> int:
    """Run lupdate on the program's words and lrelease on a folder's catalogues; the exit code."""
    with TemporaryDirectory() as temporary:
        marked = Path(temporary) / "sentences.py"  # lupdate knows its own marks alone
        lines = (f'QT_TRANSLATE_NOOP("{SENTENCES}", {_quoted(text)})' for text in templates())
        marked.write_text("\n".join(lines), encoding="utf-8")
        sources = sorted(str(path) for path in Path(__file__).parent.rglob("*.py"))
        return _run_tools(folder, [*sources, str(marked)])


def _quoted(text: str) -> str:
    """A literal in double quotes, which lupdate reads best."""
    return json.dumps(text, ensure_ascii=False)


def _run_tools(folder: Path, sources: list[str]) -> int:
    for language in LANGUAGES:
        catalogue = str(folder / f"diffusion_studio_{language}.ts")
        options = ["-no-obsolete", "-locations", "none", "-target-language", language]
        if language == "en":
            options.append("-pluralonly")
        for tool, arguments in (
            ("pyside6-lupdate", ["-silent", *options, *sources, "-ts", catalogue]),
            ("pyside6-lrelease", ["-silent", catalogue]),
        ):
            program = Path(sys.executable).with_name(tool)
            done = subprocess.run([str(program), *arguments], check=False)
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(update_catalogues(models.resources() / "translations"))
