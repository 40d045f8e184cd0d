"""y without sampling: as a restoration measures it, between the steps of a run, refusals told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diffusion_studio.attachments import attach
from diffusion_studio.commands import Abandon, MakeBaselines, Measure, Quit, Resume
from diffusion_studio.engine.engine import Engine
from diffusion_studio.engine.fidelity import psnr
from diffusion_studio.events import (
    BaselinesMade,
    Event,
    Finished,
    MeasurementMade,
    MeasurementRefused,
    Paused,
    Started,
)
from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.restoration_specs import OPERATORS, default_sampler
from tests.engine.listening import Listener
from tests.restorations import SIDE, gradient_picture, restoration


@pytest.fixture
def make(guided_model: Path) -> Any:
    """`make("jpeg", picture=...)`: a recipe for the small model."""

    def build(kind: str, **fields: Any) -> Recipe:
        spec = restoration(kind, **fields)
        return Recipe.build(
            model=str(guided_model),
            steps=3,
            seed=3,
            sampler=default_sampler(spec["solver"]["kind"]),
            precision="float32",
            restoration=spec,
        )

    return build


def test_every_operator_is_measured_as_a_restoration_measures_it(
    engine: Listener, make: Any
) -> None:
    for kind in OPERATORS:
        recipe = make(kind)
        request = engine.client.measure(recipe)
        made = engine.until(MeasurementMade)
        assert made.request == request, kind
        assert made.truth is not None, kind
        assert (made.truth == gradient_picture()).all(), kind
        assert made.expected_residual > 0, kind
        if kind in ("downsampling", "radon"):
            finished = engine.finish(recipe)
            restored = engine.client.restoration(finished.run)
            assert restored is not None
            assert (made.picture == restored.measurement).all(), kind


def test_a_damaged_picture_is_its_own_measurement(engine: Listener, make: Any) -> None:
    engine.client.measure(make("gaussian_blur", simulated=False))
    made = engine.until(MeasurementMade)
    assert (made.picture == gradient_picture()).all()
    assert made.truth is None


def test_a_run_goes_on_undisturbed_while_something_is_measured(engine: Listener, make: Any) -> None:
    recipe = make("gaussian_blur")
    alone = engine.finish(recipe).images
    run = engine.client.submit(recipe, steps=1)
    engine.until(Paused, run)
    for seed in range(3):
        engine.client.measure(make("radon", noise_seed=seed))
    engine.client.send(Resume(run))
    pictures = [engine.until(MeasurementMade).picture for _ in range(3)]
    assert (pictures[0] != pictures[1]).any()  # another draw of noise
    assert (engine.until(Finished, run).images == alone).all()


def test_no_run_and_no_model_is_needed(engine: Listener, make: Any, tmp_path: Path) -> None:
    """The weights are not read: a folder with nothing but a card will do."""
    recipe = make("colourisation")
    card = (Path(recipe.model) / "card.json").read_text(encoding="utf-8")
    (tmp_path / "card.json").write_text(card, encoding="utf-8")
    weights = Path(recipe.model) / "model.safetensors"
    (tmp_path / weights.name).write_bytes(weights.read_bytes()[:64])
    engine.client.measure(recipe.model_copy(update={"model": str(tmp_path)}))
    made = engine.until(MeasurementMade)
    assert (made.picture[..., 0] == made.picture[..., 1]).all()
    assert not any(isinstance(event, Started) for event in engine.heard)


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        (
            "gaussian_blur",
            {"picture": attach(gradient_picture(1, 1))},
            "tiny restores pictures of 16 x 16 pixels, but this picture has 1 x 1; scale it, or"
            " choose a part of it.",
        ),
        (
            "inpainting",
            {"operator": {"kind": "inpainting", "mask": attach(np.zeros((SIDE, SIDE), np.uint8))}},
            "The mask is empty, so there is nothing to repaint; paint over a part.",
        ),
        (
            "downsampling",
            {"simulated": False},
            "Of pictures of tiny, such a measurement is one of 8 x 8 pixels, but this picture has"
            " 16 x 16; scale it, or choose a part of it.",
        ),
    ],
)
def test_what_cannot_be_measured_is_refused_in_a_sentence(
    engine: Listener, make: Any, kind: str, fields: dict[str, Any], sentence: str
) -> None:
    request = engine.client.measure(make(kind, **fields))
    assert engine.until(MeasurementRefused) == MeasurementRefused(request, sentence)


def test_a_recipe_that_restores_nothing_and_a_model_that_is_not_there(
    engine: Listener, make: Any
) -> None:
    plain = make("denoising").model_copy(update={"restoration": None})
    engine.client.send(Measure("mine", plain))
    refused = engine.until(MeasurementRefused)
    assert refused.request == "mine"
    assert refused.message.startswith("This recipe restores nothing")
    engine.client.measure(make("denoising").model_copy(update={"model": "/no/such/model"}))
    assert "/no/such/model" in engine.until(MeasurementRefused).message


def test_classical_methods_answer_every_measurement_but_that_of_phases(
    engine: Listener, make: Any
) -> None:
    first = {
        "inpainting": "biharmonic, denoised",
        "gaussian_blur": "wiener",
        "downsampling": "bicubic",
        "radon": "filtered-back-projection",
        "denoising": "non-local-means",
        "colourisation": "grey",
        "outpainting": "edges",
    }
    for kind in OPERATORS:
        request = engine.client.baselines(make(kind))
        made = engine.until(BaselinesMade)
        assert made.request == request
        names = [baseline.name for baseline in made.baselines]
        assert (not names) == (kind == "phase_retrieval"), kind
        assert not names or names[0] == first.get(kind, names[0]), kind
        for baseline in made.baselines:
            assert baseline.picture.shape == (SIDE, SIDE, 3), baseline.name
            assert baseline.picture.dtype == np.uint8, baseline.name
            assert baseline.psnr is not None, baseline.name
            assert baseline.psnr == psnr(baseline.picture, gradient_picture()), baseline.name
            assert np.isfinite(baseline.residual), baseline.name


def test_without_a_truth_the_baselines_say_how_they_fit_y_alone(
    engine: Listener, make: Any
) -> None:
    engine.client.baselines(make("gaussian_blur", simulated=False))
    for baseline in engine.until(BaselinesMade).baselines:
        assert baseline.psnr is None
        assert baseline.residual > 0


def test_what_has_no_measurement_has_no_baselines(engine: Listener, make: Any) -> None:
    spec = {"picture": attach(gradient_picture(4, 4))}
    request = engine.client.baselines(make("denoising", **spec))
    assert engine.until(MeasurementRefused).request == request


def test_few_photons_make_bright_places_noisier(engine: Listener, make: Any) -> None:
    """Poisson's noise: its variance grows with the brightness, and is foretold."""
    dark, bright = (np.full((SIDE, SIDE, 3), level, np.uint8) for level in (40, 200))
    stds = []
    for pixels in (dark, bright):
        recipe = make("denoising", picture=attach(pixels), noise_sigma=0.0, photons=100.0)
        engine.client.measure(recipe)
        made = engine.until(MeasurementMade)
        error = 2 * (made.picture.astype(float) - pixels) / 255
        stds.append(error.std())
        assert made.expected_residual == pytest.approx(error.std() * error.size**0.5, rel=0.1)
    assert stds[1] == pytest.approx(stds[0] * 5**0.5, rel=0.15)


@pytest.mark.parametrize("solver", ["dps", "daps"])
def test_a_picture_of_few_photons_is_restored(engine: Listener, make: Any, solver: str) -> None:
    recipe = make("gaussian_blur", solver={"kind": solver}, noise_sigma=0.0, photons=50.0)
    restored = engine.client.restoration(engine.finish(recipe).run)
    assert restored is not None
    assert np.isfinite(restored.residuals).all()
    assert restored.expected_residual > 1


def test_photons_of_what_is_no_picture_are_refused(make: Any) -> None:
    with pytest.raises(RecipeError, match="is no picture whose photons could be counted"):
        make("radon", photons=50.0)


def test_what_nobody_waits_for_any_more_is_not_made(make: Any) -> None:
    heard: list[Event] = []
    engine = Engine(heard.append, device="cpu")
    recipe = make("denoising")
    for command in (
        Measure("given up", recipe),
        MakeBaselines("given up too", recipe),
        Abandon("given up"),
        Abandon("given up too"),
        Measure("wanted", recipe),
        Quit(),
    ):
        engine.send(command)
    engine.start()
    assert engine.join(60)
    answers = [each for each in heard if isinstance(each, MeasurementMade | BaselinesMade)]
    assert [each.request for each in answers] == ["wanted"]
