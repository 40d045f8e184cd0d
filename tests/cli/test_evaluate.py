"""`evaluate` as a person types it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click
import pytest
from PIL import Image

from diffusion_studio.cli.evaluate import _Progress, evaluate
from diffusion_studio.models import read_card
from diffusion_studio.models.card import CARD_FILE
from diffusion_studio.training.evaluation.calibration import TASKS
from diffusion_studio.training.evaluation.trade_off import SCALES
from tests.cli.conftest import Run
from tests.training.evaluation.subjects import NAMES, write_subject

DRAWINGS = {"samples.png", "quality.png", "neighbours.png"}
QUICK = ("--quick", "--samples", 20, "--device", "cpu")

TRADE_OFF = ("--trade-off", "--samples", 20, "--device", "cpu")


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_subject(tmp_path_factory.mktemp("evaluated") / "small")


@pytest.fixture
def own(model: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(model, tmp_path / "own"))


def _change_card(folder: Path, **changes: object) -> None:
    card = json.loads((folder / CARD_FILE).read_text())
    (folder / CARD_FILE).write_text(json.dumps({**card, **changes}))


def test_figures_go_to_stdout_to_a_folder_and_into_the_card(run: Run, own: Path) -> None:
    out = own.parent / "figures"
    before = read_card(own)
    result = run("evaluate", own, *QUICK, "--json", "--out", out, "--write-card")
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    groups = {"accuracy", "labels", "frechet", "memorisation", "nfe", "seconds"}
    assert groups <= set(figures)
    assert figures["quick"] is True
    assert "Sampling" in result.stderr
    assert {file.name for file in out.iterdir()} == {*DRAWINGS, "evaluation.json"}
    assert json.loads((out / "evaluation.json").read_text()) == figures
    after = read_card(own)
    assert after.evaluation == figures
    assert after.model_copy(update={"evaluation": {}}) == before
    for name in DRAWINGS:
        assert (own / name).read_bytes() == (out / name).read_bytes()
        with Image.open(own / name) as picture:
            assert picture.width >= 500


def test_without_a_place_to_write_it_tells_a_table(run: Run, own: Path) -> None:
    shutil.rmtree(own / "classifier")
    before = sorted(path.name for path in own.iterdir())
    result = run("evaluate", own, *QUICK)
    assert result.exit_code == 0, result.output
    for word in ("Quick", *NAMES, "times the floor", "classifier-free guidance"):
        assert word in result.stdout
    assert "classifier guidance" not in result.stdout
    assert sorted(path.name for path in own.iterdir()) == before


def test_the_trade_off_joins_what_the_card_has(run: Run, own: Path) -> None:
    shutil.rmtree(own / "classifier")
    _change_card(own, evaluation={"quick": False, "trade_off": {"old": 1}})
    out = own.parent / "figures"
    result = run("evaluate", own, *TRADE_OFF, "--out", out, "--write-card")
    assert result.exit_code == 0, result.output
    rows = result.stdout.splitlines()[-len(SCALES) :]
    assert [float(row.split()[0]) for row in rows] == list(SCALES)
    assert {file.name for file in out.iterdir()} == {"trade_off.png", "trade_off.json"}
    assert (own / "trade_off.png").read_bytes() == (out / "trade_off.png").read_bytes()
    found = json.loads((out / "trade_off.json").read_text())["trade_off"]
    assert found["samples"] == 20
    assert "classifier_free" in found
    assert "classifier" not in found
    assert read_card(own).evaluation == {"quick": False, "trade_off": found}


def test_calibration_joins_what_the_card_has(run: Run, own: Path) -> None:
    _change_card(own, evaluation={"quick": False})
    out = own.parent / "figures"
    words = ("--calibration", "--quick", "--samples", 1, "--device", "cpu")
    result = run("evaluate", own, *words, "--out", out, "--write-card")
    assert result.exit_code == 0, result.output
    assert "wanted 80% to 97%" in result.stdout
    found = json.loads((out / "calibration.json").read_text())["calibration"]
    assert set(found["within"]) == set(TASKS)
    assert all(0 <= share <= 1 for share in found["within"].values())
    assert found["nominal"] == 0.9
    assert read_card(own).evaluation == {"quick": False, "calibration": found}


def test_a_person_may_end_it_and_nothing_is_written(
    run: Run, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: _Progress, what: str, done: int, total: int) -> None:
        if what.startswith("Sampling"):
            raise KeyboardInterrupt

    monkeypatch.setattr(_Progress, "hear", interrupted)
    card = (own / CARD_FILE).read_bytes()
    out = own.parent / "figures"
    result = run("evaluate", own, *QUICK, "--out", out, "--write-card")
    assert result.exit_code == 130
    assert "nothing is written" in result.stderr
    assert (own / CARD_FILE).read_bytes() == card
    assert list(out.iterdir()) == []
    assert not DRAWINGS & {path.name for path in own.iterdir()}


def _refused(run: Run, *words: object) -> str:
    result = run("evaluate", *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.splitlines()) == 1
    return result.stderr


def test_a_model_without_a_judge_is_refused(run: Run, own: Path) -> None:
    shutil.rmtree(own / "judge")
    assert "train --task judge" in _refused(run, own, *QUICK)
    assert "cannot judge" in _refused(run, own, *QUICK, "--judge", own / "classifier")
    assert "open a classifier" in _refused(run, own, *QUICK, "--judge", own)


def test_a_judge_of_other_pictures_is_refused(run: Run, own: Path) -> None:
    _change_card(own / "judge", labels=["a", "b", "c"])
    assert "knows other pictures" in _refused(run, own, *QUICK)


def test_a_model_that_does_not_say_its_data_is_refused(run: Run, own: Path) -> None:
    _change_card(own, data=None)
    assert "which pictures it has learned from" in _refused(run, own, *QUICK)


def test_a_model_of_a_folder_wants_the_folder(run: Run, own: Path, tmp_path: Path) -> None:
    _change_card(own, data={"kind": "folder"})
    assert "--data" in _refused(run, own, *QUICK)
    assert "is not a folder" in _refused(run, own, *QUICK, "--data", tmp_path / "gone")
    for n, name in enumerate(NAMES):
        (tmp_path / "mine" / name).mkdir(parents=True)
        for k in range(20):
            picture = Image.new("RGB", (8, 8), (40 * n, 10 * k, 90))
            picture.save(tmp_path / "mine" / name / f"{k}.png")
    said = _refused(run, own, *QUICK, "--data", tmp_path / "mine")
    assert "20 samples are compared with 40 held-out pictures, and the data has 6" in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--samples", 5), "at least 20"),
        (("--device", "warp"), "no device 'warp'"),
        (("--batch", 0), "'--batch'"),
        (("--seed", -1), "'--seed'"),
        (("--trade-off", "--samples", 5), "at least 20"),
        (("--trade-off", "--quick"), "leave out --trade-off"),
        (("--trade-off", "--curve", 50), "leave out --trade-off"),
        (("--trade-off", "--calibration"), "give one of them"),
        (("--calibration", "--curve", 50), "leave out --calibration"),
        (("--calibration", "--samples", 0), "give --samples 1 or more"),
    ],
)
def test_bad_requests_get_one_sentence(
    run: Run, model: Path, words: tuple[object, ...], sentence: str
) -> None:
    assert sentence in _refused(run, model, *words)


def test_places_that_cannot_be_written_are_refused_before_the_work(
    run: Run, model: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine")
    assert "cannot be written" in _refused(run, model, *QUICK, "--out", tmp_path / "file")
    weights = model / "model.safetensors"
    assert "give the model's folder" in _refused(run, weights, *QUICK, "--write-card")


def test_a_stranger_is_refused(run: Run, tmp_path: Path) -> None:
    assert "There is no model" in _refused(run, tmp_path / "gone", *QUICK)


def test_every_option_says_what_it_does(run: Run) -> None:
    options = [option for option in evaluate.params if isinstance(option, click.Option)]
    assert len(options) == 14
    assert [option.name for option in options if not option.help] == []
    assert "  evaluate " in run("--help").stdout
