"""Presets: settings under a name, kept, set, shared, and refused with a word where they are bad."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent

from diffusion_studio.restoration_specs import solvers_for
from diffusion_studio.ui.main_window import MainWindow
from diffusion_studio.ui.palette.palette import CommandPalette
from diffusion_studio.ui.parameters import Parameters
from diffusion_studio.ui.presets.built_in import BUILT_IN, shown_about
from diffusion_studio.ui.presets.dialog import PresetsDialog
from diffusion_studio.ui.presets.preset import (
    Preset,
    PresetError,
    checked,
    of_generate,
    of_restore,
    read_presets,
)
from diffusion_studio.ui.presets.save_dialog import SavePresetDialog
from diffusion_studio.ui.presets.shelf import Shelf, presets_file
from diffusion_studio.ui.restore.parameters import RestoreParameters
from tests.ui.conftest import Sitting

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen screen's
LEFT = Qt.MouseButton.LeftButton


def test_those_of_the_program_are_explained_and_differ() -> None:
    assert {preset.task for preset in BUILT_IN} == {"generate", "restore", "interpolate", "lab"}
    assert all(len(shown_about(preset)) > 40 for preset in BUILT_IN)
    names = [(preset.task, preset.name) for preset in BUILT_IN]
    assert len(names) == len(set(names))


def test_a_preset_sets_what_it_names_and_nothing_else() -> None:
    made = Parameters(
        model="m", label="boat", seed=7, sampler="ddim", steps=80, eta_curve=(0.0, 1.0)
    )
    preset = of_generate("Mine", "", made, ())
    other = Parameters(model="n", label="cat", seed=9, seed_locked=True, guidance_scale=5.0)
    assert preset.on(other) == made.model_copy(
        update={"model": "n", "label": "cat", "seed": 9, "seed_locked": True}
    )
    with_both = of_generate("Mine", "", made, ("label", "seed", "seed_locked"))
    assert with_both.on(other) == made.model_copy(update={"model": "n"})


def test_a_restoration_is_set_with_its_operator_and_solver() -> None:
    made = RestoreParameters().changed({"operator": "gaussian_blur"})
    made = made.changed({"operator.sigma": 2.5, "noise_percent": 3.0, "solver": "diffpir"})
    made = made.changed({"solver.zeta": 0.8, "steps": 33, "count": 3})
    preset = of_restore("Blurred", "", made, ())
    found = preset.on_restoring(RestoreParameters(operator="jpeg", solver="dps", seed=5))
    assert (found.operator, found.solver, found.step_count) == ("gaussian_blur", "diffpir", 33)
    assert (found.operator_values["sigma"], found.solver_values["zeta"]) == (2.5, 0.8)
    assert (found.noise_percent, found.count, found.seed) == (3.0, 3, 5)


GOOD = {"format": "diffusion-studio preset", "name": "x", "values": {"steps": 9}}
BAD: list[tuple[object, str]] = [
    (GOOD | {"values": {"steps": 10**9}}, "steps must be at most 1000, not 1000000000"),
    (GOOD | {"values": {"model": "/etc/passwd"}}, "sets 'model', which no preset can"),
    (GOOD | {"values": {"eta": float("nan")}}, "eta must be a finite number, not nan"),
    (GOOD | {"values": {"guidance_interval": [0.9, 0.1]}}, "must start before it ends"),
    (GOOD | {"values": [1]}, "values must be an object of names and values"),
    (GOOD | {"name": ""}, "name must have at least 1 letter"),
    (GOOD | {"name": "\n \t"}, "name: a name is a line of text"),
    (GOOD | {"name": "x" * 10**5}, "at most 60 letters"),
    (GOOD | {"version": 2}, "is of a later version of the program"),
    (GOOD | {"surprise": 1}, "surprise is not known here"),
    (GOOD | {"task": "restore", "values": {"operator": "magic"}}, "there is no operator"),
    (GOOD | {"task": "restore", "values": {"steps": "many"}}, "steps"),
    (GOOD | {"task": "restore", "values": {"operator.foo": 1}}, "'inpainting' has no 'foo'"),
    (
        GOOD | {"task": "restore", "values": {"solver": "diffpir", "solver.zeta": "x"}},
        "zeta of 'diffpir' must be a number from 0 to 1, not 'x'",
    ),
    (
        GOOD | {"task": "restore", "values": {"operator": "kernel", "taps": [[1, 2]]}},
        "an odd number of rows",
    ),
    (GOOD | {"task": "restore", "values": {"operator.size": "x"}}, "size"),
    (GOOD | {"task": "interpolate", "values": {"columns": 10**9}}, "columns must lie between"),
    (GOOD | {"task": "interpolate", "values": {"shape": "knot"}}, "shape must be 'line'"),
    (GOOD | {"task": "lab", "values": {"pace": 3}}, "no such world, speed or picture"),
    (GOOD | {"task": "lab", "values": {"setup": {"count": 10**9}}}, "count is 2 to 20000"),
    (
        GOOD | {"task": "lab", "values": {"setup": {"world": [{"x": "far"}]}}},
        "world.0.x must",
    ),
    (GOOD | {"task": "lab", "values": {"dials": 5}}, "dials must be an object"),
    (GOOD | {"task": "lab", "values": {"steps": 5}}, "sets 'steps', which no preset can"),
    ([], "is no preset of Diffusion Studio"),
    ({"model": "m"}, "is no preset of Diffusion Studio"),
]


@pytest.mark.parametrize(("data", "words"), BAD)
def test_a_bad_file_is_said_in_a_sentence(data: object, words: str) -> None:
    with pytest.raises(PresetError, match="(?i)" + words) as refused:
        read_presets(json.dumps(data), "x.json")
    assert str(refused.value).startswith("x.json")
    assert len(str(refused.value)) < 300


def test_other_bad_files() -> None:
    for text in ("{", "[" * 10**5, " " * (1 << 21), b"\xff\xfe"):
        with pytest.raises(PresetError, match=r"x\.json is (no preset|too large)"):
            read_presets(text, "x.json")


def test_the_shelf_keeps_renames_and_survives_damage(own_home: Path) -> None:
    shelf = Shelf()
    first = shelf.keep(checked(GOOD | {"name": "밤 하늘"}))
    second = shelf.keep(checked(GOOD | {"name": "밤 하늘"}))
    assert [first.name, second.name] == ["밤 하늘", "밤 하늘 2"]
    with pytest.raises(PresetError, match="called “밤 하늘” already"):
        shelf.rename(second, "밤  하늘")
    renamed = shelf.rename(second, "Night")
    shelf.delete(first)
    assert Shelf().presets() == ([renamed], "")
    file = presets_file()
    data = json.loads(file.read_text())
    data["presets"].append({"name": "from the future"})
    file.write_text(json.dumps(data))
    assert Shelf().presets() == ([renamed], "1 of your presets cannot be used in this version.")
    file.write_text("{")
    presets, problem = Shelf().presets()
    assert presets == []
    assert "damaged" in problem
    assert (file.parent / "presets.set-aside-1.json").read_text() == "{"


def keep(sitting: Sitting, name: str) -> Preset:
    """Keep the tab's settings, by hand."""
    sitting.do("save_preset")
    dialog = sitting.studio.window.findChild(SavePresetDialog)
    assert dialog is not None
    assert not dialog.save.isEnabled()
    sitting.qtbot.keyClicks(dialog.name, name)
    sitting.qtbot.mouseClick(dialog.save, LEFT)
    sitting.until(lambda: sitting.studio.window.findChild(SavePresetDialog) is None)
    return sitting.studio.presets.own()[-1]


def test_settings_are_kept_and_set_again_from_the_button(sitting: Sitting) -> None:
    document = sitting.studio.document
    document.change({"steps": 23, "guidance_scale": 3.5, "label": 1})
    keep(sitting, "Mine")
    document.change({"steps": 5, "guidance_scale": 1.0, "label": 2})
    seed = document.parameters.seed
    menu = sitting.studio.presets.bar.menu
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions()]
    assert names[:2] == ["Quick look", "Fine"]
    assert "Large holes" not in names  # that is of the other tab
    next(action for action in menu.actions() if action.text() == "Mine").trigger()
    assert (document.parameters.steps, document.parameters.guidance_scale) == (23, 3.5)
    assert (document.parameters.label, document.parameters.seed) == (2, seed)
    sitting.do("undo")
    assert document.parameters.steps != 23


def test_the_menu_opens_within_the_window(sitting: Sitting) -> None:
    window, bar = sitting.studio.window, sitting.studio.presets.bar
    window.setGeometry(0, 0, 660, 560)  # the screen has room beside it
    opened: list[QRect] = []

    def look() -> None:  # the press does not return while the menu is open
        opened.append(bar.menu.geometry())
        bar.menu.close()

    bar.menu.aboutToShow.connect(lambda: QTimer.singleShot(0, bar.menu, look))
    sitting.qtbot.mouseClick(bar.button, LEFT)
    sitting.until(lambda: bool(opened))
    assert opened[0].width() > bar.button.width()
    assert opened[0].right() == bar.button.mapToGlobal(bar.button.rect().topRight()).x()


def test_a_preset_is_found_in_the_palette(sitting: Sitting) -> None:
    sitting.do("palette")
    palette = sitting.studio.window.findChild(CommandPalette)
    assert palette is not None
    sitting.qtbot.keyClicks(palette.search, "preset quick")
    assert palette.list.currentIndex().data() == "Preset: Quick look"
    sitting.qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert sitting.studio.document.parameters.sampler == "dpm_solver_2m"
    assert sitting.studio.document.parameters.count == 4


def test_the_window_of_all_renames_deletes_and_shares(sitting: Sitting, tmp_path: Path) -> None:
    studio = sitting.studio
    preset = keep(sitting, "Mine")
    sitting.do("presets")
    dialog = studio.window.findChild(PresetsDialog)
    assert dialog is not None
    dialog.choose(BUILT_IN[0])
    assert not dialog.rename.isEnabled()
    assert dialog.about.text() == BUILT_IN[0].about
    dialog.choose(preset)
    studio.presets.rename(preset, "Ours")
    assert dialog.chosen is not None
    assert dialog.chosen.name == "Ours"
    file = tmp_path / "ours.json"
    studio.presets.export(dialog.chosen, str(file))
    sitting.qtbot.mouseClick(dialog.delete, LEFT)
    assert studio.presets.own() == []
    sitting.do("undo")
    assert [each.name for each in studio.presets.own()] == ["Ours"]
    assert dialog.chosen == studio.presets.own()[0]
    sitting.do("redo")
    assert studio.presets.own() == []

    drop_on(studio.window, file)
    sitting.until(lambda: [each.name for each in studio.presets.own()] == ["Ours"])
    drop_on(dialog, file)  # the same again: it is there already
    assert [each.name for each in studio.presets.own()] == ["Ours"]
    file.write_text(json.dumps(GOOD | {"values": {"steps": -1}}))
    drop_on(studio.window, file)
    sitting.until(lambda: studio.window.notices.notice is not None)
    notice = studio.window.notices.notice
    assert notice is not None
    assert notice.text.startswith("ours.json: This preset cannot be used")
    dialog.close()


def drop_on(window: MainWindow | PresetsDialog, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, LEFT, none))


def test_the_button_offers_every_tab_its_own(sit_down: Callable[..., Sitting]) -> None:
    sitting = sit_down(begun=False)
    document, bar = sitting.studio.document, sitting.studio.presets.bar
    for key in document.tasks:
        document.choose_tab(key)
        assert bar.button.isEnabled()
        bar.menu.aboutToShow.emit()
        names = [action.objectName() for action in bar.menu.actions()[:-3]]
        assert names
        assert all(name.startswith(f"preset {key} ") for name in names)


def test_a_path_and_a_laboratory_are_kept_and_set_again(
    sit_down: Callable[..., Sitting], tmp_path: Path
) -> None:
    sitting = sit_down(begun=False)
    studio = sitting.studio
    lab, path = studio.laboratory, studio.paths.interpolating
    studio.document.choose_tab("lab")
    lab.session.turn({"t": 33, "step_size": 0.4})
    lab.session.change({"process": "langevin", "steps": 77})
    kept = lab.settings
    keep(sitting, "Cold")
    studio.document.choose_tab("interpolate")
    path.change({"shape": "grid", "columns": 5, "rows": 3})
    keep(sitting, "Fifteen")
    cold, fifteen = studio.presets.own()
    assert (cold.task, fifteen.task) == ("lab", "interpolate")
    shared = tmp_path / "cold.json"
    studio.presets.export(cold, str(shared))
    assert read_presets(shared.read_bytes(), "cold.json") == [cold]

    built_in = {preset.name: preset for preset in BUILT_IN}
    studio.presets.apply(built_in["Two wells"])
    assert studio.document.tab == "lab"
    assert lab.panel.world.currentData() == "line"
    assert lab.session.setup.formula
    studio.presets.apply(cold)
    assert lab.settings == kept
    sitting.do("undo")
    assert lab.session.setup.formula
    path.change({"shape": "line", "mix": "linear", "columns": 9})
    studio.presets.apply(fifteen)
    assert (path.path.shape, path.path.columns, path.path.rows) == ("grid", 5, 3)
    studio.presets.apply(built_in["A quick row"])
    assert (path.path.shape, path.path.columns, path.path.rows) == ("line", 6, 3)


def test_a_preset_of_restoring_brings_its_tab(sit_down: Callable[..., Sitting]) -> None:
    studio = sit_down(begun=False).studio
    restoring = studio.document.restoring
    restoring.change({"operator": "gaussian_blur"})
    holes = next(preset for preset in BUILT_IN if preset.name == "Large holes")
    studio.presets.apply(holes)
    assert studio.document.tab == "restore"
    found = restoring.parameters
    assert (found.operator, found.solver, found.step_count) == ("gaussian_blur", "mmps", 50)
    assert found.solver_values["solver_steps"] == 3
    restoring.change({"operator": "jpeg"})  # which MMPS cannot undo
    studio.presets.apply(holes)
    assert (restoring.parameters.solver, restoring.parameters.count) == (solvers_for("jpeg")[0], 4)
