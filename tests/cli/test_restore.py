"""Restoring on the command line: what is written, what is told, what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from diffusion_studio.cli import restore_options
from diffusion_studio.cli.restored import right_within
from diffusion_studio.library.uncertainty import BAR, GAP, ROOM, std_picture
from diffusion_studio.restoration_specs import OPERATORS, SOLVERS
from tests.cli.conftest import Run
from tests.cli.test_refusals import sentence_of
from tests.restorations import box_mask, gradient_picture


@pytest.fixture
def restore(run: Run, tiny_model: Path, tmp_path: Path) -> Run:
    """`restore("--operator", ...)`: of the gradient picture, two samples in two steps."""
    Image.fromarray(gradient_picture()).save(tmp_path / "picture.png")
    Image.fromarray(box_mask()).save(tmp_path / "mask.png")

    def invoke(*arguments: object, picture: str = "picture.png") -> Any:
        quick = ("--steps", 2, "--count", 2, "--device", "cpu", "--precision", "float32")
        where = ("--model", tiny_model, "--out", tmp_path / "out")
        return run("restore", tmp_path / picture, *where, *quick, *arguments)

    return invoke


def test_the_options_are_those_of_the_recipe() -> None:
    assert [name.replace("-", "_") for name in restore_options.OPERATORS] == list(OPERATORS)
    assert list(SOLVERS) == restore_options.SOLVERS


def test_a_hole_is_repainted_and_all_else_is_as_it_was(restore: Run, tmp_path: Path) -> None:
    result = restore("--operator", "inpainting", "--mask", tmp_path / "mask.png", "--json")
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    kept = box_mask() == 0
    for path in (*told["samples"], told["mean"]):
        found = np.asarray(Image.open(path).convert("RGB"))
        assert (found[kept] == gradient_picture()[kept]).all()
    assert told["fidelity"] is None
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written >= {"mean.png", "std.png", "low.png", "high.png", "measurement.png"}
    assert len(written) == 9


def test_a_simulated_blur_is_measured_against_the_truth(restore: Run, tmp_path: Path) -> None:
    blur = ("--operator", "gaussian-blur", "--sigma", 1.5, "--noise", 0.02, "--simulate")
    result = restore(*blur, "--json")
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    assert json.loads((tmp_path / "out" / "result.json").read_text())["recipe"] == told["recipe"]
    assert told["recipe"]["restoration"]["noise_sigma"] == 0.04
    assert told["expected_residual"] == pytest.approx(0.04 * (3 * 16 * 16) ** 0.5)
    assert len(told["fidelity"]["psnr"]) == len(told["chi_squared"]) == 2
    said = restore(*blur).stderr
    assert "PSNR" in said
    assert "mean ± 2 std; 65.0% would be right for 2 samples" in said


def test_a_sample_makes_itself_again(restore: Run, run: Run, tmp_path: Path) -> None:
    made = restore("--operator", "downsampling", "--simulate", "--count", 1, "--json")
    (sample,) = json.loads(made.stdout)["samples"]
    again = run(
        *("generate", "--recipe", sample, "--device", "cpu", "--out", tmp_path / "again", "--json")
    )
    assert again.exit_code == 0, again.stderr
    (file,) = json.loads(again.stdout)["files"]
    assert (np.asarray(Image.open(file)) == np.asarray(Image.open(sample))).all()


def test_a_picture_and_its_mask_of_another_size_are_made_to_fit(
    restore: Run, tmp_path: Path
) -> None:
    Image.fromarray(gradient_picture(40, 60)).save(tmp_path / "wide.jpg")
    mask = np.zeros((40, 60), np.uint8)
    mask[15:25, 25:35] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    wanted = ("--operator", "inpainting", "--mask", tmp_path / "mask.png")
    said = sentence_of(restore(*wanted, picture="wide.jpg"))
    assert said.startswith("wide.jpg is 60 × 40, and for tiny it would be 16 × 16; add --fit")
    assert restore(*wanted, "--fit", picture="wide.jpg").exit_code == 0
    assert restore("--operator", "downsampling", "--fit", picture="wide.jpg").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--operator", "inpainting"], "Inpainting needs to know where; add --mask"),
        (["--operator", "outpainting"], "Outpainting needs --margins LEFT RIGHT TOP BOTTOM"),
        (["--operator", "kernel"], "Name a picture of the blur's kernel with --kernel."),
        (["--operator", "kernel", "--kernel", "gone.png"], "There is no file gone.png."),
        (["--operator", "inpainting", "--mask", "gone.png"], "There is no file gone.png."),
        (
            ["--operator", "jpeg", "--sigma", "2"],
            "--sigma belongs to gaussian-blur, not to jpeg; leave it out.",
        ),
        (
            ["--operator", "denoising", "--zeta", "1"],
            "--zeta belongs to diffpir, not to daps; leave it out.",
        ),
        (
            ["--operator", "radon"],
            "restoration: what 'radon' measures is no picture; give the true picture",
        ),
        (
            ["--operator", "jpeg", "--solver", "diffpir"],
            "restoration: the solver 'diffpir' cannot undo 'jpeg'; there are daps, dps.",
        ),
        (["--operator", "denoising", "--noise", "3"], "Invalid value for '--noise'"),
        (["--operator", "jpeg", "--label", "dog"], "tiny has no label 'dog'"),
        (["--operator", "denoising"], "There is no noise to take away; say how much with --noise."),
        (
            ["--operator", "outpainting", "--margins", "0", "0", "0", "0"],
            "No edge is to be added; say how far it goes on with --margins.",
        ),
        (["--operator", "sharpening"], "Invalid value for '--operator'"),
        ([], "Say what was done to the picture: --operator inpainting, for"),
    ],
)
def test_a_bad_request_is_answered_with_a_sentence(
    restore: Run, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    assert sentence_of(restore(*arguments)).startswith(sentence)
    assert list(tmp_path.glob("out/*")) == []


def test_what_is_no_picture_is_refused(restore: Run, tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    wanted = ("--operator", "denoising", "--noise", 0.05)
    assert sentence_of(restore(*wanted, picture="text.png")).startswith("text.png is not a picture")
    gone = sentence_of(restore(*wanted, picture="gone.png"))
    assert gone == f"There is no file {tmp_path / 'gone.png'}."


def test_the_share_that_is_right_holds_for_truths_drawn_as_the_samples_are() -> None:
    drawn = np.random.default_rng(3).normal(size=(40_000, 5))
    samples, truth = drawn[:, :4], drawn[:, 4]
    off = np.abs(truth - samples.mean(axis=1))
    assert (off < 2 * samples.std(axis=1, ddof=1)).mean() == pytest.approx(
        right_within(4), abs=0.01
    )


def test_a_task_and_the_samples_go_by_the_names_of_the_literature_too(restore: Run) -> None:
    made = restore("--task", "denoise", "--noise", 0.05, "--samples", 1, "--solver", "ddrm")
    assert made.exit_code == 0, made.stderr
    assert "denoising undone by ddrm" in made.stderr
    assert "one sample does not tell how far to trust it" in made.stderr
    told = json.loads(restore("--task", "colorize", "--simulate", "--json").stdout)
    assert told["recipe"]["restoration"]["operator"]["kind"] == "colourisation"


def test_the_map_of_uncertainty_has_a_scale_and_grows_brighter() -> None:
    std = np.linspace(0, 0.2, 64).reshape(8, 8)
    picture = std_picture(std)
    assert picture.shape == (256, 256 + 2 * GAP + BAR + ROOM, 3)
    brightness = picture[::32, :256:32].astype(int).sum(axis=-1).ravel()
    assert (np.diff(brightness) > 0).all()
    bar = picture[:, 256 + GAP + 2].astype(int).sum(axis=-1)
    assert bar[0] > bar[128] > bar[-1]
