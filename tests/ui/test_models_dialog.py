"""The models dialog: what is listed, and what a person does there, with real files and a server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFormLayout, QLabel, QMessageBox, QPushButton

from diffusion_studio import models
from diffusion_studio.sentence import Sentence
from diffusion_studio.ui.models.dialog import ModelsDialog
from diffusion_studio.ui.models.entries import Group
from diffusion_studio.ui.models.words import duration, megabytes
from tests.models.shelf import Shelf, answers, serve, stalls
from tests.ui.conftest import Sitting

# The offscreen screen's, which has no window manager.
pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise)")


@pytest.fixture
def shelf(tiny_model: Path) -> Iterator[Shelf]:
    """A server that has the tiny model as a repository would, and as a lone file."""
    shelf = Shelf(files={"tiny.safetensors": (tiny_model / "model.safetensors").read_bytes()})
    server, thread = serve(shelf)
    yield shelf
    shelf.released.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def dialog(sitting: Sitting) -> ModelsDialog:
    """The dialog over a window in which the tiny model is open."""
    sitting.do("models")
    dialog = sitting.studio.catalogue.dialog
    assert dialog is not None
    sitting.qtbot.waitExposed(dialog)
    return dialog


def click(sitting: Sitting, dialog: ModelsDialog, name: str) -> None:
    button = dialog.page.buttons[name]
    assert button.isVisible(), name
    sitting.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def fetch(sitting: Sitting, dialog: ModelsDialog, address: str) -> None:
    """Type what to download, and Enter."""
    dialog.address.setFocus()
    sitting.qtbot.keyClicks(dialog.address, address)
    sitting.qtbot.keyClick(dialog.address, Qt.Key.Key_Return)


def facts(dialog: ModelsDialog) -> dict[str, str]:
    """What the page tells: what -> its value."""
    form = dialog.page.facts
    there = [
        item.widget()
        for row in range(form.rowCount())
        for role in (QFormLayout.ItemRole.LabelRole, QFormLayout.ItemRole.FieldRole)
        if (item := form.itemAt(row, role)) is not None
    ]
    texts = [widget.text() for widget in there if isinstance(widget, QLabel)]
    return dict(zip(texts[::2], texts[1::2], strict=True))


def test_the_opened_model_is_listed_as_the_one_in_use(
    sitting: Sitting, dialog: ModelsDialog, tiny_model: Path
) -> None:
    assert dialog.current == str(tiny_model)
    assert not dialog.page.buttons["use"].isEnabled()
    assert dialog.page.title.text() == "tiny"
    told = facts(dialog)
    assert told["Pictures"] == "16 × 16"
    assert told["Labels"] == "3: circle, square, star"
    assert told["Schedule"] == "cosine, 1000"
    assert told["Place"] == str(tiny_model)
    points = dialog.page.plot.points
    assert points[0] > 0.99
    assert points[-1] < 0.01
    assert points == sorted(points, reverse=True)


def test_a_known_model_says_what_it_needs_before_it_is_fetched(dialog: ModelsDialog) -> None:
    dialog.choose("adm-imagenet-64")
    told = facts(dialog)
    assert told["Download"] == megabytes(1_184_000_000)
    assert told["Classifier"] == "adm-classifier-64"
    assert told["Licence"].startswith("MIT; for research")
    assert "(cosine)" in dialog.page.plot_title.text()
    there = {name for name, button in dialog.page.buttons.items() if button.isVisible()}
    assert there == {"download"}


def test_the_filter_leaves_what_has_all_words(sitting: Sitting, dialog: ModelsDialog) -> None:
    sitting.qtbot.keyClicks(dialog.filter, "faces repair")
    shown = [key for key, item in dialog._items.items() if not item.isHidden()]
    assert shown == ["adm-ffhq-256"]
    assert dialog._groups[Group.DISK].isHidden()
    dialog.filter.clear()
    assert not any(item.isHidden() for item in dialog._items.values())


def test_a_download_is_paused_resumed_and_used(
    sitting: Sitting, dialog: ModelsDialog, shelf: Shelf, tiny_model: Path
) -> None:
    shelf.mishaps = [stalls(50_000)]
    fetch(sitting, dialog, shelf.url("tiny.safetensors"))
    sitting.until(lambda: dialog.current == "tiny" and dialog.page.bar.fraction > 0)
    click(sitting, dialog, "pause")
    sitting.until(lambda: dialog.page.buttons["resume"].isVisible())
    assert dialog.page.standing.text().startswith("Paused · 0 MB of ")
    click(sitting, dialog, "resume")
    sitting.until(lambda: models.downloaded() != {} and dialog.page.buttons["reveal"].isVisible())
    assert dialog.told.text() == "Downloaded tiny."
    path = models.downloaded()["tiny"]
    path.with_name("card.json").write_bytes((tiny_model / "card.json").read_bytes())
    path.rename(path.with_name("model.safetensors"))
    dialog.choose("adm-ffhq-256")
    sitting.studio.document.models_changed.emit()  # as any change of the models does
    dialog.choose("tiny")
    click(sitting, dialog, "use")
    sitting.until(lambda: sitting.studio.document.parameters.model == str(path.parent))
    assert not dialog.page.buttons["use"].isEnabled()


def test_what_is_wrong_is_a_sentence_in_the_dialog(
    sitting: Sitting, dialog: ModelsDialog, shelf: Shelf
) -> None:
    fetch(sitting, dialog, "nonsense")
    assert "is neither a known model" in dialog.told.text()
    assert dialog.address.text() == "nonsense"  # to be mended
    dialog.address.clear()
    shelf.mishaps = [answers(404)]
    fetch(sitting, dialog, shelf.url("tiny.safetensors"))
    sitting.until(lambda: "There is no file at" in dialog.told.text())
    assert "There is no file at" in dialog.page.standing.text()
    click(sitting, dialog, "cancel")
    sitting.until(lambda: "tiny" not in dialog._items)


def drop(dialog: ModelsDialog, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(dialog.rect().center(), Qt.DropAction.CopyAction, mime, left, none)
    QApplication.sendEvent(dialog, entered)
    assert entered.isAccepted()
    where = QPointF(dialog.rect().center())
    QApplication.sendEvent(dialog, QDropEvent(where, Qt.DropAction.CopyAction, mime, left, none))


def test_a_dropped_model_is_opened_and_stays_listed(
    sitting: Sitting, dialog: ModelsDialog, tiny_model: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(tiny_model, other)
    drop(dialog, other)
    sitting.until(lambda: sitting.studio.document.parameters.model == str(other))
    assert other in models.imported()
    (tmp_path / "notes.txt").write_text("hello")
    drop(dialog, tmp_path / "notes.txt")
    sitting.until(lambda: "is not a file of network weights" in dialog.told.text())


def answer(sitting: Sitting, text: str) -> None:
    """Click the button of this text in the question that is asked."""
    sitting.until(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert box is not None
    button = next(b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == text)
    sitting.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_model_elsewhere_is_taken_off_the_list_and_its_files_stay(
    sitting: Sitting, dialog: ModelsDialog, tiny_model: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(tiny_model, other)
    sitting.open_model(other)
    dialog.choose(str(tiny_model))
    click(sitting, dialog, "remove")
    answer(sitting, "Cancel")
    assert str(tiny_model) in dialog._items
    click(sitting, dialog, "remove")
    answer(sitting, "Remove")
    sitting.until(lambda: str(tiny_model) not in dialog._items)
    assert tiny_model.is_dir()
    assert models.imported() == [other]


def test_a_downloaded_model_goes_to_the_bin(sitting: Sitting, tiny_model: Path) -> None:
    folder = models.models_folder() / "mine"
    shutil.copytree(tiny_model, folder)
    sitting.do("models")
    dialog = sitting.studio.catalogue.dialog
    assert dialog is not None
    dialog.choose("mine")
    click(sitting, dialog, "remove")
    answer(sitting, "Remove")
    sitting.until(lambda: "mine" not in dialog._items)
    assert not folder.exists()


def test_unloading_tells_when_it_is_done(sitting: Sitting, dialog: ModelsDialog) -> None:
    sitting.qtbot.mouseClick(dialog.unload, Qt.MouseButton.LeftButton)
    sitting.until(lambda: "memory is free" in dialog.told.text())
    sitting.do("generate")  # and the model is read again
    sitting.until(lambda: sitting.studio.document.state.k == 12)


def test_what_public_models_are_good_for_can_be_translated() -> None:
    assert all(isinstance(model.about, Sentence) for model in models.public_models())


def test_sizes_and_times_are_told_for_people() -> None:
    assert megabytes(2_211_383_297) == f"{QLocale().toString(2211)} MB"
    assert [duration(seconds) for seconds in (0.2, 90, 600, 9000)] == [
        "1 s",
        "90 s",
        "10 min",
        "2 h",
    ]
