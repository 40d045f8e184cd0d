"""Solvers side by side in a real window: from one measurement and one noise."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from diffusion_studio.library.picture import read_provenance
from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.ui.answer.solver_dialog import SolverDialog
from diffusion_studio.ui.answer.solver_plan import Wish, by_solver, offered
from diffusion_studio.ui.answer.solver_runs import SolverRuns
from diffusion_studio.ui.run_state import Phase
from tests.restorations import restoration
from tests.ui.conftest import Sitting
from tests.ui.test_answer import restore

LEFT = Qt.MouseButton.LeftButton


def a_recipe(kind: str, **fields: Any) -> Recipe:
    return Recipe.build(model="tiny", steps=9, restoration=restoration(kind, **fields))


# --- the plan ---


def test_the_solvers_that_fit_are_offered_and_the_recipe_s_own_keeps_its_steps() -> None:
    wishes = offered(a_recipe("downsampling", by="diffpir"))
    assert [wish.solver for wish in wishes] == ["daps", "diffpir", "mmps", "dps", "pigdm", "ddrm"]
    assert Wish("diffpir", 9) in wishes
    assert [wish.solver for wish in offered(a_recipe("jpeg"))] == ["daps", "dps"]


def test_a_recipe_by_another_solver_differs_in_nothing_else() -> None:
    base = a_recipe("gaussian_blur", noise_seed=3)
    other = by_solver(base, Wish("dps", 20), count=2)
    assert base.restoration is not None
    assert other.restoration is not None
    assert other.restoration.solver.kind == "dps"
    assert other.restoration.model_dump(exclude={"solver"}) == base.restoration.model_dump(
        exclude={"solver"}
    )
    assert (other.seed, other.count, other.steps) == (base.seed, 2, 20)
    with pytest.raises(RecipeError, match="cannot undo"):
        by_solver(base, Wish("replacement", 20), count=2)


# --- the window ---


@pytest.fixture
def opened(sitting: Sitting) -> Sitting:
    """The window in which solvers are compared, for a picture that was restored just now."""
    restore(sitting, count=2, operator_kind="downsampling")
    sitting.do("compare_solvers")
    return sitting


def dialog_of(sitting: Sitting) -> SolverDialog:
    dialog = sitting.studio.solvers.dialog
    assert dialog is not None
    return dialog


def made_of(sitting: Sitting) -> SolverRuns:
    made = sitting.studio.solvers.made
    assert made is not None
    return made


def choose(sitting: Sitting, **steps: int) -> None:
    """Have these solvers take part, and no others."""
    dialog = dialog_of(sitting)
    for kind, check in dialog.checks.items():
        check.setChecked(kind in steps)
        dialog.steps[kind].setValue(steps.get(kind, 1))


def compare(sitting: Sitting) -> None:
    QTest.mouseClick(dialog_of(sitting).make, LEFT)
    sitting.until(lambda: all(made_of(sitting).outcome(run) for run in made_of(sitting).runs))
    sitting.until(lambda: "bicubic" in [each.name for each in made_of(sitting).outcomes])


def test_solvers_are_compared_saved_and_shown(opened: Sitting, tmp_path: Path) -> None:
    dialog, document = dialog_of(opened), opened.studio.document
    assert "seed 7" in dialog.base.text()
    choose(opened, diffpir=3, ddrm=2)
    compare(opened)
    made = made_of(opened)
    assert [each.name for each in made.outcomes][:3] == ["diffpir", "ddrm", "bicubic"]
    assert [dialog.table.words(row, "name") for row in range(3)] == ["DiffPIR", "DDRM", "Bicubic"]
    assert [dialog.table.words(row, "steps") for row in range(3)] == ["3", "2", "–"]
    for row, outcome in enumerate(made.outcomes):
        assert outcome.psnr is not None
        assert float(dialog.table.words(row, "psnr")) == pytest.approx(outcome.psnr, abs=0.06)

    QTest.mouseClick(dialog.copy, LEFT)
    rows = list(csv.DictReader(StringIO(QGuiApplication.clipboard().text())))
    assert [row["solver"] for row in rows] == [each.name for each in made.outcomes]
    assert float(rows[0]["calls"]) == 3

    opened.studio.settings.save_folder = str(tmp_path)
    QTest.mouseClick(dialog.save, LEFT)
    opened.until(lambda: any(tmp_path.glob("*.csv")))
    provenance = read_provenance(next(tmp_path.glob("*-by-solver.png")))
    assert provenance.recipe == made.base
    kinds = [each["solver"]["kind"] for each in provenance.receipt["compared"]]
    assert kinds == ["diffpir", "ddrm"]

    dialog.grid.pick((0, 1))
    QTest.mouseClick(dialog.show_run, LEFT)
    assert document.run is made.runs[1]
    opened.until(lambda: document.answering.answer is not None)
    assert document.answering.answer is not None
    assert np.array_equal(document.answering.answer.restored.mean, made.outcomes[1].mean)


def test_all_are_given_the_same_measurement(opened: Sitting) -> None:
    """The measurement has noise of its own, drawn once; a second run of the shown recipe's solver
    finds the very same samples."""
    first = opened.run.x_t
    choose(opened, daps=4, diffpir=2)
    compare(opened)
    again = made_of(opened).runs[0].x_t
    assert first is not None
    assert again is not None
    assert np.array_equal(first, again)


def test_a_comparison_can_be_stopped(opened: Sitting) -> None:
    dialog = dialog_of(opened)
    choose(opened, daps=900, diffpir=900)
    QTest.mouseClick(dialog.make, LEFT)
    opened.until(lambda: any(run.state.k > 0 for run in made_of(opened).runs))
    assert not dialog.make.isEnabled()
    QTest.mouseClick(dialog.stop, LEFT)
    opened.until(lambda: made_of(opened).left == 0)
    assert {run.state.phase for run in made_of(opened).runs} == {Phase.CANCELLED}
    assert dialog.make.isEnabled()
    assert not dialog.show_run.isEnabled()
    assert opened.studio.document.comparing == 0


def test_without_a_solver_or_a_restoration_a_sentence_says_what_is_missing(
    sitting: Sitting,
) -> None:
    action = sitting.studio.window.actions_["compare_solvers"]
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    assert not action.isEnabled()
    assert "restore a picture" in action.toolTip()
    restore(sitting, count=1)
    sitting.do("compare_solvers")
    choose(sitting)
    assert dialog_of(sitting).problem.text() == "Choose a solver."
    assert not dialog_of(sitting).make.isEnabled()
