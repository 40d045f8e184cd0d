"""Save as: the format's cost is measured, and the file brings everything back when dropped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from diffusion_studio.library.carrier import encode
from diffusion_studio.library.file_form import FileForm
from diffusion_studio.library.likeness import pixels_of_picture
from diffusion_studio.library.picture import read_provenance
from diffusion_studio.ui.library.keeper import default_folder
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.share.save_as import Pictures, outside
from diffusion_studio.ui.share.save_dialog import Chosen, SaveAsDialog
from tests.ui.conftest import Sitting, make_one_step

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen screen's
LEFT = Qt.MouseButton.LeftButton


def opened(sitting: Sitting) -> SaveAsDialog:
    sitting.do("save_as")
    dialog = sitting.studio.window.findChild(SaveAsDialog)
    assert dialog is not None
    return dialog


def drop(sitting: Sitting, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    sitting.studio.window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, LEFT, none))


@pytest.fixture
def made(sitting: Sitting) -> Sitting:
    sitting.studio.document.change({"steps": 3, "seed": 41, "seed_locked": True, "label": 1})
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    return sitting


def test_what_a_format_costs_is_measured(made: Sitting) -> None:
    dialog = opened(made)
    made.until(lambda: "every pixel is kept" in dialog.cost.text())
    assert not dialog.quality.isEnabled()
    dialog.format.setCurrentIndex(dialog.format.findData("jpeg"))
    assert dialog.cost.text() == "Measuring…"  # not what is true of another format
    made.until(lambda: "pixels move by up to" in dialog.cost.text())
    fine = dialog.cost.text()
    dialog.quality.box.setValue(20)
    made.until(lambda: "pixels move" in dialog.cost.text() and dialog.cost.text() != fine)
    assert dialog.form == FileForm("jpeg", 20)
    made.qtbot.mouseClick(dialog.save, LEFT)
    asked = made.studio.window.findChild(QFileDialog)
    assert asked is not None
    assert asked.fileMode() is QFileDialog.FileMode.Directory  # there are two pictures
    asked.close()
    assert (made.studio.settings.save_form, made.studio.settings.save_quality) == ("jpeg", 20)


def test_a_long_recipe_is_told_of(qapp: QApplication, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(900, 600)
    dialog = SaveAsDialog(parent, Chosen("png", 90, 200_000, ("hole.png",)))
    assert "It does not hold hole.png" in dialog.recipe.text()
    assert "few programs" not in dialog.recipe.text()
    dialog.format.setCurrentIndex(dialog.format.findData("jpeg"))
    assert "few programs that save a JPEG anew keep it" in dialog.recipe.text()
    file = {"kind": "file", "path": "/pictures/hole.png", "sha256": "a" * 64}
    assert list(outside({"a": [{"mask": file}], "kind": "file"})) == ["hole.png"]


@pytest.mark.parametrize("form", [FileForm("jpeg", 90), FileForm("webp")], ids=str)
def test_a_dropped_file_brings_everything_back(
    made: Sitting, tmp_path: Path, form: FileForm
) -> None:
    studio = made.studio
    studio.document.select(1)
    chosen = studio.saving.chosen()
    assert chosen is not None
    file = tmp_path / f"그림{form.suffix}"
    studio.save_as.save(Pictures(*chosen), form, str(file))
    made.until(file.exists)
    read = read_provenance(file)
    assert read.receipt["image"] == 1
    assert {"model_sha256", "device", "precision", "torch", "program"} <= set(read.receipt)
    if form.lossless:
        np.testing.assert_array_equal(pixels_of_picture(file), chosen[0][0])

    studio.document.change({"steps": 9, "seed": 5, "label": 0, "guidance_scale": 7.0})
    drop(made, file)
    made.until(lambda: studio.document.parameters.seed == 42)
    back = studio.document.parameters
    assert (back.steps, back.label, back.guidance_scale, back.count) == (3, 1, 2.0, 1)


def test_a_photograph_without_a_recipe_is_worked_on(made: Sitting, tmp_path: Path) -> None:
    from PIL import Image

    file = tmp_path / "photo.jpg"
    Image.new("RGB", (20, 20), "teal").save(file)
    drop(made, file)
    made.until(lambda: made.studio.document.sourcing.picture is not None)


def test_a_stopped_picture_knows_what_made_it(sitting: Sitting) -> None:
    make_one_step(sitting)
    sitting.studio.runs.steer("guidance_scale", 5.0)
    sitting.do("step")
    sitting.until(lambda: sitting.studio.document.state.k == 2)
    sitting.do("stop")
    sitting.until(lambda: len([*default_folder().rglob("pictures/*/*.png")]) == 2)
    files = sorted(default_folder().rglob("pictures/*/*.png"))
    read = read_provenance(files[0])
    assert read.receipt["stopped_at"] == 2
    assert {"model_sha256", "device", "precision", "program"} <= set(read.receipt)
    scale = read.recipe.guidance_scale
    assert scale is not None
    assert (scale(0), scale(1)) == (2.0, 5.0)


HOSTILE = {
    "steps.jpg": ('{"recipe": {"model": "m", "steps": 1000000000}}', "steps must lie between"),
    "nan.webp": (
        '{"recipe": {"model": "m", "sampler": {"kind": "ddim", "eta": NaN}}}',
        "eta must lie between 0 and 1, not nan.",
    ),
    "이름.png": ('{"recipe": {"model": "m", "세": 1}}', "unknown field, '세'"),
    "path.png": (
        '{"recipe": {"model": "../../no/such"}, "receipt": {"batch": 1e99}}',
        "There is no model",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_said_and_the_window_goes_on(
    sitting: Sitting, tmp_path: Path, name: str
) -> None:
    text, words = HOSTILE[name]
    escaped = text if name.endswith("png") else text.encode("ascii", "backslashreplace").decode()
    forms = {".png": FileForm(), ".jpg": FileForm("jpeg", 80), ".webp": FileForm("webp", 80)}
    file = tmp_path / name
    pixels = np.zeros((8, 8, 3), np.uint8)
    file.write_bytes(encode(pixels, escaped, forms[file.suffix]))
    drop(sitting, file)
    notices = sitting.studio.window.notices
    sitting.until(lambda: notices.notice is not None)
    assert notices.notice is not None
    assert words in notices.notice.text
    assert sitting.studio.document.model is not None
    assert sitting.studio.window.actions_["generate"].isEnabled()
