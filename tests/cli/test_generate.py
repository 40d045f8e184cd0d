"""`diffusion-studio generate` with a real engine: what it makes, saves and says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from diffusion_studio.engine.client import EngineClient
from diffusion_studio.library.animation import MOST_FRAMES
from diffusion_studio.library.picture import read_provenance, read_recipe
from diffusion_studio.library.recipe_file import save_recipe
from diffusion_studio.library.sheet import contact_sheet
from diffusion_studio.models.card import CARD_FILE, WEIGHTS_FILE, SamplerDefaults, read_card
from diffusion_studio.recipe import (
    AnnealedLangevinSpec,
    DDIMSpec,
    DDPMSpec,
    DPMSolver2MSpec,
    Keyframes,
    PredictorCorrectorSpec,
    Recipe,
)
from tests.cli.conftest import Run


def pixels(path: Path | str) -> np.ndarray:
    """uint8 [H, W, 3] as signed integers, so that differences can be taken."""
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB")).astype(int)


def files(result_text: str) -> list[Path]:
    return [Path(line) for line in result_text.splitlines()]


def test_pictures_are_saved_with_their_recipes(
    generate: Run, tiny_model: Path, tmp_path: Path
) -> None:
    result = generate(
        *("--label", "star", "--sampler", "ddim", "--eta", 0.5),
        *("--guidance-scale", 2, "--seed", 7, "--count", 3),
    )
    assert result.exit_code == 0
    assert [path.name for path in files(result.stdout)] == [
        "star-ddim6-seed7.png",
        "star-ddim6-seed8.png",
        "star-ddim6-seed9.png",
        "star-ddim6-seed7-sheet.png",
    ]
    *pictures, sheet = files(result.stdout)
    asked = Recipe.build(
        model=str(tiny_model),
        label="star",
        sampler={"kind": "ddim", "eta": 0.5},
        steps=6,
        seed=7,
        count=3,
        conditions=[{"kind": "classifier_free", "guidance_scale": 2.0}],
        precision="float32",
    )
    for n, path in enumerate(pictures):
        provenance = read_provenance(path)
        assert provenance.recipe == asked.model_copy(update={"seed": 7 + n, "count": 1})
        assert provenance.receipt["nfe"] == 12  # with the label and without it, at every step
    assert read_recipe(sheet) == asked
    batch = np.stack([pixels(path) for path in pictures]).astype(np.uint8)
    np.testing.assert_array_equal(pixels(sheet), contact_sheet(batch))
    assert sorted((tmp_path / "out").iterdir()) == sorted(files(result.stdout))
    assert "3 pictures of star" in result.stderr
    assert "12 network calls, float32" in result.stderr


def test_image_n_of_a_batch_is_the_image_of_its_seed(generate: Run) -> None:
    *batch, _ = files(generate("--label", "star", "--seed", 7, "--count", 4).stdout)
    for n, path in enumerate(batch):
        (alone,) = files(generate("--label", "star", "--seed", 7 + n).stdout)
        assert np.abs(pixels(alone) - pixels(path)).max() <= 1


def test_a_picture_can_be_made_again_from_itself(generate: Run, run: Run, tmp_path: Path) -> None:
    (first,) = files(generate("--label", 1, "--sampler", "ddpm", "--seed", 5).stdout)
    (again,) = files(run("generate", "--recipe", first, "--out", tmp_path / "again").stdout)
    np.testing.assert_array_equal(pixels(again), pixels(first))
    assert read_recipe(again) == read_recipe(first)


def test_nothing_is_overwritten(generate: Run) -> None:
    (first,) = files(generate("--seed", 5).stdout)
    before = first.read_bytes()
    (second,) = files(generate("--seed", 5).stdout)
    assert second.name == f"{first.stem}-2.png"
    assert first.read_bytes() == before


def test_the_line_overrules_the_recipe_file(run: Run, tiny_model: Path, tmp_path: Path) -> None:
    recipe = Recipe.build(
        model=str(tiny_model),
        label="star",
        sampler={"kind": "ddim", "eta": [[0, 0.0], [2, 1.0]]},
        steps=4,
        seed=9,
        count=2,
        conditions=[{"kind": "classifier_free", "guidance_scale": [[0, 1.0], [2, 3.0]]}],
        precision="float32",
    )
    file = save_recipe(tmp_path / "recipe.json", recipe)

    def made(*arguments: object) -> Recipe:
        out = tmp_path / f"out{len(list(tmp_path.iterdir()))}"
        result = run("generate", "--recipe", file, "--out", out, "--json", *arguments)
        assert result.exit_code == 0, result.stderr
        return Recipe.from_dict(json.loads(result.stdout)["recipe"])

    assert made() == recipe
    changed = made("--seed", 1, "--count", 1, "--steps", 3, "--label", "circle")
    wanted = {"seed": 1, "count": 1, "steps": 3, "label": "circle"}
    assert changed == recipe.model_copy(update=wanted)
    assert made("--sampler", "ddim").sampler == recipe.sampler
    assert made("--eta", 0.25).sampler == DDIMSpec(eta=Keyframes.constant(0.25))
    assert made("--sampler", "ddpm").sampler == DDPMSpec()
    langevin = made("--sampler", "annealed-langevin", "--corrections", 2, "--langevin-step", 0.2)
    assert langevin.sampler == AnnealedLangevinSpec(each=2, step_size=0.2)
    corrected = made("--sampler", "predictor-corrector", "--snr", 0.1).sampler
    assert corrected == PredictorCorrectorSpec(snr=0.1)
    assert made("--guidance-scale", 4).guidance_scale == Keyframes.constant(4)


def test_what_is_not_chosen_comes_from_the_models_card(
    run: Run, tiny_model: Path, tmp_path: Path
) -> None:
    card = read_card(tiny_model)
    defaults = SamplerDefaults(sampler="dpm_solver_2m", steps=5, guidance_scale=3.0)
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / WEIGHTS_FILE).write_bytes((tiny_model / WEIGHTS_FILE).read_bytes())
    (folder / CARD_FILE).write_text(card.model_copy(update={"defaults": defaults}).to_json())
    seeds = set()
    for label, scale in (("square", Keyframes.constant(3.0)), (None, None)):
        chosen = ("--label", label) if label else ()
        result = run("generate", "--model", folder, "--out", tmp_path, "--json", *chosen)
        recipe = Recipe.from_dict(json.loads(result.stdout)["recipe"])
        assert (recipe.sampler, recipe.steps) == (DPMSolver2MSpec(), 5)
        assert recipe.guidance_scale == scale  # there is nothing to guide to without a label
        seeds.add(recipe.seed)
    assert len(seeds) == 2  # a new one every time


def test_a_model_is_named_by_its_whole_path(
    run: Run, tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tiny_model.parent)
    result = run("generate", "--model", "tiny", "--steps", 2, "--out", tmp_path, "--json")
    assert json.loads(result.stdout)["recipe"]["model"] == str(tiny_model)


def test_json_is_all_that_is_printed(generate: Run) -> None:
    result = generate("--seed", 7, "--count", 2, "--animate", "--json")
    told = json.loads(result.stdout)
    assert [Path(path).is_file() for path in (*told["files"], told["sheet"], told["animation"])]
    assert len(told["files"]) == 2
    assert told["seeds"] == [7, 8]
    assert told["nfe"] == 6
    assert told["seconds"] == pytest.approx(6 * told["seconds_per_step"], abs=1e-5)
    assert told["seconds"] > 0
    assert told["precision"] == "float32"
    assert told["receipt"]["torch"]


@pytest.mark.parametrize("kind", ["gif", "apng"])
def test_the_steps_become_a_moving_picture(generate: Run, kind: str) -> None:
    result = generate("--seed", 7, f"--animate={kind}")
    picture, animation = files(result.stdout)
    assert animation.name == f"tiny-ddim6-seed7-steps.{kind}"
    with Image.open(animation) as steps:
        assert 6 <= steps.n_frames <= 7  # the last belief may be the picture itself
        first = np.asarray(steps.convert("RGB"))[::24, ::24].astype(int)
        steps.seek(steps.n_frames - 1)
        last = np.asarray(steps.convert("RGB"))[::24, ::24].astype(int)
        assert steps.info["duration"] >= 2000
    away = np.abs(last - pixels(picture)).max()
    assert away <= (0 if kind == "apng" else 8)
    assert np.abs(first - pixels(picture)).mean() > 1


def test_of_a_long_run_only_the_steps_that_are_shown_are_fetched(
    generate: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched = []
    frames = EngineClient.frames

    def noted(self: EngineClient, *arguments: Any) -> list[np.ndarray]:
        fetched.append(frames(self, *arguments))
        return fetched[-1]

    monkeypatch.setattr(EngineClient, "frames", noted)
    picture, animation = files(generate("--steps", 150, "--animate=apng").stdout)
    (beliefs,) = fetched
    assert len(beliefs) == MOST_FRAMES - 1
    with Image.open(animation) as steps:
        assert steps.n_frames <= MOST_FRAMES  # equal ones after each other are one
        steps.seek(steps.n_frames - 1)
        last = np.asarray(steps.convert("RGB"))[::24, ::24].astype(int)
    np.testing.assert_array_equal(last, pixels(picture))
