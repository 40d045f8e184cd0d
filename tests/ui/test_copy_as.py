"""What is copied as command and as Python is run, and makes the window's own pictures."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image
from PySide6.QtGui import QGuiApplication

from diffusion_studio.cli import main
from diffusion_studio.library.likeness import pixels_of_picture
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.share.canvas_menu import OFFERED, CanvasMenu
from tests.ui.conftest import Sitting

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen screen's


def copied(sitting: Sitting, action: str) -> str:
    sitting.do(action)
    return QGuiApplication.clipboard().text()


def made_in(folder: Path) -> list[np.ndarray]:
    """The pictures in a folder, by name."""
    files = sorted(path for path in folder.rglob("*.png") if "sheet" not in path.name)
    return [pixels_of_picture(path) for path in files]


def elsewhere(folder: Path, *arguments: str) -> list[np.ndarray]:
    """Have another Python make them."""
    folder.mkdir()
    words = [sys.executable, *arguments]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return made_in(folder)


def by_line(folder: Path, line: str) -> list[np.ndarray]:
    """Have the command line make them, in this process: torch is there already."""
    _, *words = shlex.split(line)
    done = CliRunner().invoke(main, [*words, "--out", str(folder)])
    assert done.exit_code == 0, done.output
    return made_in(folder)


def by_text(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> list[np.ndarray]:
    """Have the program make them, in this process."""
    folder.mkdir()
    monkeypatch.chdir(folder)
    exec(compile(text, "copied.py", "exec"), {"__name__": "__main__"})
    return made_in(folder)


def alike(made: list[np.ndarray], expected: np.ndarray) -> None:
    assert len(made) == len(expected)
    for one, other in zip(made, expected, strict=True):
        np.testing.assert_array_equal(one, other)


def shown(sitting: Sitting) -> np.ndarray:
    pictures = sitting.run.x_t
    assert pictures is not None
    return pictures


def test_both_texts_make_the_windows_pictures(sitting: Sitting, tmp_path: Path) -> None:
    settings = {"steps": 4, "guidance_scale": 3.0, "rescale": 0.5, "seed": 11, "seed_locked": True}
    sitting.studio.document.change(settings)
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    line, program = copied(sitting, "copy_command"), copied(sitting, "copy_python")
    name, *words = shlex.split(line)
    assert (name, words[0]) == ("diffusion-studio", "generate")
    assert len(program.splitlines()) < 35
    alike(elsewhere(tmp_path / "line", "-m", "diffusion_studio", *words), shown(sitting))
    alike(elsewhere(tmp_path / "text", "-c", program), shown(sitting))


SETTINGS: list[dict[str, Any]] = [
    {"sampler": "dpm_solver_2m", "seed": 2**64 - 2, "seed_locked": True},
    {"sampler": "predictor_corrector", "guidance_scale": 1.0, "precision": "bfloat16"},
]


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda each: str(each["sampler"]))
def test_every_sampler_is_told(
    sitting: Sitting,
    tmp_path: Path,
    settings: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sitting.studio.document.change({"steps": 4, "label": 1} | settings)
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    line, program = copied(sitting, "copy_command"), copied(sitting, "copy_python")
    assert " generate " in line
    assert "fast_denoiser" in program
    alike(by_line(tmp_path / "line", line), shown(sitting))
    alike(by_text(tmp_path / "text", program, monkeypatch), shown(sitting))


def test_a_curve_is_told_by_the_recipe(
    sitting: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = sitting.studio.document
    document.change({"steps": 4, "guidance_curve": (1.0, 4.0), "seed_locked": True, "count": 1})
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    line, program = copied(sitting, "copy_command"), copied(sitting, "copy_python")
    assert line.startswith("diffusion-studio replay ")
    assert "[[0, 1.0], " in program
    alike(by_line(tmp_path / "line", line), shown(sitting))
    alike(by_text(tmp_path / "text", program, monkeypatch), shown(sitting))


def test_settings_are_copied_before_there_is_a_picture(sitting: Sitting) -> None:
    sitting.studio.document.change({"steps": 7, "seed": 3, "seed_locked": True})
    line = copied(sitting, "copy_settings_command")
    assert "--steps 7" in line
    assert line == copied(sitting, "copy_command")
    assert "7" in copied(sitting, "copy_settings_python")
    assert "copied" in sitting.studio.window.status.currentMessage()


def test_without_a_model_there_is_nothing_to_copy(sit_down: Callable[..., Sitting]) -> None:
    action = sit_down(begun=False).studio.window.actions_["copy_command"]
    assert not action.isEnabled()
    assert "Open a model first." in action.toolTip()


def test_the_pictures_menu_offers_it(sitting: Sitting, tmp_path: Path) -> None:
    window = sitting.studio.window
    offering = window.findChild(CanvasMenu)
    assert offering is not None
    assert offering.open(window.canvas.rect().center()) is None  # there is no picture
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    menu = offering.open(window.canvas.rect().center())
    assert menu is not None
    names = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert names == [name for name in OFFERED if name]
    menu.close()

    picture = np.zeros((30, 40, 3), np.uint8)
    Image.fromarray(picture).save(tmp_path / "opened.png")
    window.files_dropped.emit([str(tmp_path / "opened.png")])
    sitting.until(lambda: window.actions_["whole_picture"].isChecked())
    menu = offering.open(window.canvas.rect().center())
    assert menu is not None
    names = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert "copy" in names
    assert "copy_command" not in names  # no run made it
    menu.close()
    sitting.do("tool_brush")
    assert offering.open(window.canvas.rect().center()) is None  # the button erases


def test_a_restoration_is_told_with_its_picture_and_mask_in_files(
    sitting: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = sitting.studio
    pixels = np.random.default_rng(0).integers(0, 256, (16, 16, 3), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "torn.png")
    studio.sources.open(str(tmp_path / "torn.png"))
    sitting.until(lambda: studio.document.sourcing.picture is not None)
    studio.document.choose_tab("restore")
    hole = np.zeros((16, 16), np.uint8)
    hole[4:9, 5:12] = 255
    studio.document.masking.recall({(16, 16): hole})
    changes = {"noise_percent": 5.0, "seed": 7, "seed_locked": True, "count": 2, "simulated": True}
    studio.document.restoring.change(changes)
    studio.document.restoring.change({"solver": "mmps", "steps": 3})
    before = copied(sitting, "copy_settings_command")
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    line, program = copied(sitting, "copy_command"), copied(sitting, "copy_python")
    assert line == before
    assert line.startswith("diffusion-studio restore ")
    assert "--solver mmps" in line
    assert "'mask': mask" in program
    alike(by_line(tmp_path / "line", line)[-2:], shown(sitting))
    alike(by_text(tmp_path / "text", program, monkeypatch), shown(sitting))
