"""Everything that can be seen is there in Korean, and the language changes while it runs."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from diffusion_studio.models.catalogue import resources
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.main_window import MainWindow
from diffusion_studio.ui.sentence_templates import templates
from diffusion_studio.ui.translation import (
    HANGUL_FONTS,
    install_translation,
    update_catalogues,
)

ROOT = Path(__file__).parents[2]
NOT_RUNNABLE = 127  # the loader's exit code
MARKS = {"translate", "QT_TRANSLATE_NOOP"}
CATALOGUES = resources() / "translations"

pytestmark = pytest.mark.usefixtures("english_again")


def messages(language: str) -> list[ElementTree.Element]:
    catalogue = ElementTree.parse(CATALOGUES / f"diffusion_studio_{language}.ts")
    found = list(catalogue.getroot().iter("message"))
    assert language == "en" or len(found) > 50
    return found


def translations(message: ElementTree.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [translation.text or ""]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_string_is_translated(language: str) -> None:
    unfinished = [
        message.findtext("source")
        for message in messages(language)
        if message.find("translation[@type]") is not None or not all(translations(message))
    ]
    assert unfinished == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_translation_has_the_places_of_its_source(language: str) -> None:
    place = re.compile(r"\{\w*[^}]*\}|%(?:n|L?\d)")
    wrong = [
        (source, text)
        for message in messages(language)
        for source in [message.findtext("source") or ""]
        for text in translations(message)
        if sorted(place.findall(source)) != sorted(place.findall(text))
    ]
    assert wrong == []


def calls_in_code() -> Iterator[ast.Call]:
    for path in (ROOT / "diffusion_studio" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield node


def test_the_catalogue_has_the_words_of_the_code() -> None:
    marked = {
        ast.literal_eval(call.args[1])
        for call in calls_in_code()
        if (getattr(call.func, "attr", "") or getattr(call.func, "id", "")) in MARKS
        and len(call.args) > 1  # a painter translates too
        and isinstance(call.args[1], ast.Constant)
    }
    assert marked | set(templates()) == {message.findtext("source") for message in messages("ko")}


def test_the_catalogues_are_those_of_the_code(tmp_path: Path) -> None:
    copies = [Path(shutil.copy(path, tmp_path)) for path in CATALOGUES.glob("*.ts")]
    code = update_catalogues(tmp_path)
    if code == NOT_RUNNABLE:  # system libraries of the tools are missing here
        return
    assert code == 0
    command = "python -m diffusion_studio.ui.translation"
    for copy in copies:
        kept = CATALOGUES / copy.name
        assert copy.read_text("utf-8") == kept.read_text("utf-8"), f"run {command}"
        compiled = copy.with_suffix(".qm")
        assert compiled.read_bytes() == kept.with_suffix(".qm").read_bytes(), f"run {command}"


class Greeting(QLabel):
    """A widget that sets its text anew when the language changes, as every one of ours does."""

    def __init__(self) -> None:
        super().__init__()
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(QCoreApplication.translate("Actions", "Generate"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def test_the_language_changes_while_the_window_is_open(qtbot: QtBot, qapp: QApplication) -> None:
    greeting = Greeting()
    qtbot.addWidget(greeting)
    for choice, text in (("ko", "생성"), ("en", "Generate"), ("ko", "생성")):
        assert install_translation(qapp, choice) == choice
        qtbot.waitUntil(lambda text=text: greeting.text() == text)


def test_only_the_translators_in_use_are_kept(qapp: QApplication) -> None:
    for choice in ("ko", "en", "ko", "en"):
        install_translation(qapp, choice)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(qapp.findChildren(QTranslator)) <= 2


def test_qts_own_words_are_translated_too(qtbot: QtBot, qapp: QApplication) -> None:
    install_translation(qapp, "ko")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert (folder / "qtbase_ko.qm").is_file()
    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text() == "취소"


def test_numbers_are_written_as_the_language_does(qapp: QApplication) -> None:
    install_translation(qapp, "ko")
    assert QLocale().language() == QLocale.Language.Korean
    assert QLocale().toString(1234567.5, "f", 1) == "1,234,567.5"


@pytest.mark.parametrize(
    ("system", "language"),
    [("ko_KR.UTF-8", "ko"), ("en_GB.UTF-8", "en"), ("tlh_XX.UTF-8", "en"), ("C", "en")],
)
def test_the_systems_language_is_taken_where_we_have_it(system: str, language: str) -> None:
    question = "from diffusion_studio.ui.translation import *; print(language_of('system'))"
    environment = {**os.environ, "LANGUAGE": "", "LC_ALL": system, "PYTHONPATH": str(ROOT)}
    asked = [sys.executable, "-c", question]
    answer = subprocess.run(asked, env=environment, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == language


def test_a_system_without_a_language_has_dates_that_cannot_be_mistaken() -> None:
    question = (
        "from PySide6.QtCore import QDate, QLocale\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from diffusion_studio.ui.translation import install_translation\n"
        "install_translation(QApplication([]), 'system')\n"
        "short = QLocale.FormatType.ShortFormat\n"
        "print(QLocale().toString(QDate(2026, 11, 2), short), QLocale().toString(1234.5, 'f', 1))"
    )
    environment = {**os.environ, "LANGUAGE": "", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    asked = [sys.executable, "-c", question]
    answer = subprocess.run(asked, env=environment, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "2026-11-02 1,234.5"


def test_hangul_is_set_in_a_plain_face(qapp: QApplication) -> None:
    install_translation(qapp, "ko")
    first, *others = qapp.font().families()
    assert first not in others
    assert set(others) == set(HANGUL_FONTS) - {first}
    install_translation(qapp, "ko")
    assert qapp.font().families() == [first, *others]
    install_translation(qapp, "en")
    assert qapp.font().families() == [first]  # else Latin letters would be set in a Korean face


SHOWING = {
    "setText", "setToolTip", "setWindowTitle", "setStatusTip", "setPlaceholderText", "setTitle",
    "setPrefix", "setSuffix", "setAccessibleName", "setAccessibleDescription", "setWhatsThis",
    "setSpecialValueText", "showMessage", "addMenu", "addItem", "QLabel", "QAction", "QMenu",
    "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox",
}  # fmt: skip


def written_out(argument: ast.expr) -> str:
    """The words that a literal or an f-string has in itself."""
    parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
    return "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))


def test_no_words_are_shown_untranslated() -> None:
    shown = [
        f"line {call.lineno}: {ast.unparse(call)}"
        for call in calls_in_code()
        if (getattr(call.func, "attr", "") or getattr(call.func, "id", "")) in SHOWING
        for argument in call.args
        if re.search("[A-Za-z]{2}", written_out(argument))
    ]
    assert shown == []


def words_in(window: QWidget) -> set[str]:
    """All that a person can read in a window and its menus."""
    found = {window.windowTitle()}
    widgets = [window, *window.findChildren(QWidget)]
    for widget in widgets:
        if isinstance(widget, QAbstractSpinBox) or widget.objectName().startswith("qt_"):
            continue  # numbers, and Qt's own parts
        for read in ("text", "title", "toolTip", "placeholderText", "accessibleName"):
            if callable(getattr(widget, read, None)):
                found.add(str(getattr(widget, read)()))
        if isinstance(widget, QComboBox):
            found.update(widget.itemText(n) for n in range(widget.count()))
    for action in window.findChildren(QAction):
        found |= {action.text(), *action.toolTip().split("\n")}
    return found


def test_every_word_of_the_open_window_changes(qtbot: QtBot, qapp: QApplication) -> None:
    install_translation(qapp, "en")
    window = MainWindow(Document())
    qtbot.addWidget(window)
    korean = {
        message.findtext("source") or "": translations(message)[0] for message in messages("ko")
    }
    foreign = {source for source, text in korean.items() if source != text}
    assert len(words_in(window) & foreign) > 40
    install_translation(qapp, "ko")
    QCoreApplication.sendPostedEvents()
    assert words_in(window) & foreign == set()
    install_translation(qapp, "en")
    QCoreApplication.sendPostedEvents()
    assert words_in(window) & (set(korean.values()) - set(korean)) == set()


def test_an_update_of_the_program_does_not_take_the_words_from_under_it(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(resources() / "translations", tmp_path / "translations")
    monkeypatch.setattr("diffusion_studio.models.resources", lambda: tmp_path)
    install_translation(qapp, "ko")
    said = QCoreApplication.translate("Lab", "World")
    assert said != "World"
    catalogue = tmp_path / "translations" / "diffusion_studio_ko.qm"
    os.truncate(catalogue, 100)  # as it is while another version is being written
    assert QCoreApplication.translate("Lab", "World") == said
    assert QCoreApplication.translate("Lab", "Noise of y") != "Noise of y"
