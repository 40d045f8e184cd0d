"""What is refused below the window is said in the window's language."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from diffusion_studio.sentence import Sentence
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.saying import SENTENCES, said
from diffusion_studio.ui.sentence_templates import PACKAGE, sentences, template_of
from diffusion_studio.ui.settings import Settings
from diffusion_studio.ui.translation import install_translation
from tests.ui.conftest import Sitting, gone
from tests.ui.marked_language import MarkedLanguage

pytestmark = [
    pytest.mark.usefixtures("english_again"),
    pytest.mark.qt_log_ignore("does not support"),  # the offscreen screen's
]


def in_catalogue(template: str) -> str:
    """What the catalogue of the language in use has for a template."""
    return QCoreApplication.translate(SENTENCES, template)


def test_every_template_is_a_literal_and_has_its_values() -> None:
    wrong = []
    for path, call in sentences():
        template, first = template_of(call), call.args[0]
        given = {keyword.arg for keyword in call.keywords}
        if isinstance(first, ast.JoinedStr):
            wrong.append((path.name, call.lineno, "an f-string cannot be translated"))
        elif template is not None and given and None not in given:
            places = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
            if places != given:
                wrong.append((path.name, call.lineno, f"{places} are not {given}"))
    assert wrong == []


def test_the_rooms_below_the_window_know_none_of_its_languages() -> None:
    for path in (PACKAGE / "sentence.py", PACKAGE / "recipe.py"):
        assert "PySide6" not in path.read_text(encoding="utf-8")


def test_a_sentence_and_its_parts_are_said_in_korean(qapp: QApplication) -> None:
    words = Sentence(
        "{path} cannot be read: {reason}.", path="a.pt", reason=PermissionError(13, "")
    )
    install_translation(qapp, "ko")
    reason = in_catalogue("Permission denied")
    assert said(words) == in_catalogue(words.template).format(path="a.pt", reason=reason)
    assert said("plain text {as it is}") == "plain text {as it is}"


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """Have, from now on, a language in which every sentence stands between brackets."""
    language = MarkedLanguage(SENTENCES)
    yield lambda: qapp.installTranslator(language)
    qapp.removeTranslator(language)


def shown(sitting: Sitting) -> str:
    """The notice in the window, as it is read; it must be what its language has for it."""
    notices = sitting.studio.window.notices
    sitting.until(lambda: notices.notice is not None)
    assert notices.notice is not None
    assert isinstance(notices.notice.text, Sentence)
    assert notices.text.text() == notices.notice.text.said(in_catalogue)
    return notices.text.text()


def drop(sitting: Sitting, path: Path) -> None:
    sitting.studio.window.notices.forget("opening")
    sitting.studio.window.files_dropped.emit([str(path)])


def refusals(sitting: Sitting, folder: Path) -> Iterator[str]:
    """What the window says of an impossible recipe, a broken picture and a model that is none."""
    recipe, picture, weights = (folder / name for name in ("a.json", "b.png", "c.pt"))
    recipe.write_text('{"model": "m", "steps": "many"}', encoding="utf-8")
    picture.write_bytes(b"\x89PNG and then nothing")
    weights.write_bytes(b"GIF89a")
    for path in (recipe, picture, weights):
        drop(sitting, path)
        yield shown(sitting)


def test_refusals_are_shown_in_the_windows_language(
    sitting: Sitting, tmp_path: Path, marked: Callable[[], None]
) -> None:
    marked()
    assert list(refusals(sitting, tmp_path)) == [
        "⟨a.json: ⟨⟨steps ⟨must ⟨be ⟨a whole number⟩⟩, not 'many'⟩⟩.⟩⟩",
        "⟨b.png is not a picture; choose a PNG, JPEG, TIFF, WebP, BMP or GIF.⟩",
        "⟨c.pt is ⟨a picture; ⟨open a .safetensors or .pt file of network weights, or a model"
        " folder⟩⟩.⟩",
    ]


def test_refusals_are_shown_in_korean(sitting: Sitting, tmp_path: Path, qapp: QApplication) -> None:
    install_translation(qapp, "ko")
    for words in refusals(sitting, tmp_path):
        assert words


def test_a_notice_follows_the_language_and_so_does_the_run_bar(
    sitting: Sitting, tiny_model: Path, marked: Callable[[], None]
) -> None:
    window = sitting.studio.window
    with gone(tiny_model / "model.safetensors"):
        sitting.do("generate")
        sitting.until_phase(Phase.FAILED)
    english = shown(sitting)
    assert english.startswith("There is no file")
    marked()
    window.language_chosen.emit("en")
    QCoreApplication.sendPostedEvents()
    assert window.notices.text.text() == f"⟨{english}⟩"
    assert f"⟨{english}⟩" in window.run_bar.text.toolTip()


def test_that_the_library_is_away_follows_the_language_in_the_notice_and_in_the_gallery(
    sit_down: Callable[..., Sitting], tmp_path: Path, marked: Callable[[], None]
) -> None:
    sitting = sit_down(Settings(library_folder=str(tmp_path / "unplugged" / "library")))
    window = sitting.studio.window
    sitting.do("library")
    english = shown(sitting)
    gallery = window.gallery_dock.gallery
    assert english.startswith("The library's folder")
    assert gallery.count.text() == english
    marked()
    window.language_chosen.emit("en")
    QCoreApplication.sendPostedEvents()
    assert window.notices.text.text() == gallery.count.text() == f"⟨{english}⟩"


def test_a_library_that_cannot_be_written_to_is_told_in_the_windows_language(
    sit_down: Callable[..., Sitting], tiny_model: Path, tmp_path: Path, marked: Callable[[], None]
) -> None:
    marked()
    in_the_way = tmp_path / "library"
    in_the_way.write_text("a file", encoding="utf-8")
    sitting = sit_down(Settings(library_folder=str(in_the_way)))
    sitting.open_model(tiny_model)
    sitting.studio.document.change({"steps": 2})
    sitting.do("generate")
    notices = sitting.studio.window.notices
    sitting.until(lambda: "⟨" in notices.text.text())
    assert "⟨a file of this name is in the way⟩" in notices.text.text()
