"""Guidance through the real engine: by a classifier, by a pair of networks, and turned by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import numpy as np
import pytest
from safetensors.torch import load_file, save_file
from torch import nn

from diffusion_studio.commands import Cancel, Pause, Resume, Steer
from diffusion_studio.diffusion import (
    DDIM,
    DDPM,
    ClassifierGuidance,
    DPMSolver2M,
    SeededNoise,
    sample,
)
from diffusion_studio.engine.preview import to_pictures
from diffusion_studio.events import Advised, Cancelled, Failed, Finished, Paused, Steered, Stepped
from diffusion_studio.models import ModelCard, load, load_classifier, read_card
from diffusion_studio.models.card import CARD_FILE, WEIGHTS_FILE
from diffusion_studio.recipe import FromStep, Recipe
from diffusion_studio.sweep import Sweep, axis
from tests.engine.listening import Listener

SAMPLERS = ["ddim", "ddpm", "dpm_solver_2m"]


@pytest.fixture
def guided(recipe: Recipe, guided_model: Path) -> Recipe:
    """Eight stochastic steps of two pictures, guided both ways."""
    return changed(
        recipe,
        model=str(guided_model),
        conditions=[
            {"kind": "classifier", "classifier_scale": 20.0},
            {"kind": "classifier_free", "guidance_scale": 2.0},
        ],
    )


def changed(recipe: Recipe, **fields: Any) -> Recipe:
    return Recipe.build(**{**recipe.model_dump(), **fields})


def by_classifier(recipe: Recipe, **fields: Any) -> Recipe:
    """The recipe with classifier guidance alone."""
    spec = {"kind": "classifier", "classifier_scale": 20.0, **fields}
    return changed(recipe, conditions=[spec])


def with_card(folder: Path, **fields: Any) -> None:
    card = read_card(folder).model_copy(update=fields)
    (folder / CARD_FILE).write_text(card.to_json(), encoding="utf-8")


@pytest.mark.parametrize("kind", SAMPLERS)
def test_the_engine_guides_as_the_numerics_do(
    engine: Listener, guided: Recipe, guided_model: Path, kind: str
) -> None:
    """The same loop, put together by hand from the same files, ends in the same picture."""
    samplers = {"ddim": DDIM(), "ddpm": DDPM("fixed_small"), "dpm_solver_2m": DPMSolver2M()}
    spacing = {"dpm_solver_2m": "log_snr"}
    recipe = by_classifier(changed(guided, sampler={"kind": kind}))
    finished = engine.finish(recipe)
    model, classifier = load(guided_model), load_classifier(guided_model / "classifier")
    *_, last = sample(
        model.denoiser,
        samplers[kind],
        model.schedule.plan(8, spacing.get(kind, "even")),
        SeededNoise(recipe.seeds, (3, 16, 16)).start(),
        seeds=recipe.seeds,
        conditions=[ClassifierGuidance(classifier, 2, 20.0)],
        label=2,
    )
    wanted = to_pictures(last.state.x.numpy())
    assert np.abs(finished.images.astype(int) - wanted).max() <= 1
    assert (finished.images != engine.finish(changed(recipe, conditions=[])).images).any()
    assert (finished.receipt["classifier_calls"], finished.receipt["nfe"]) == (8, 8)
    assert finished.receipt["classifier_sha256"] != finished.receipt["model_sha256"]


def test_what_the_classifier_sees_is_told_of_every_step(engine: Listener, guided: Recipe) -> None:
    run = engine.client.submit(guided)
    engine.until(Finished, run)
    steps = engine.client.measured(run)
    assert [step.k for step in steps] == list(range(8))
    for step in steps:
        for image, log_p in zip(step.top_labels, step.notes["log_p_label"], strict=True):
            names, likely = zip(*image, strict=True)
            assert sorted(names) == ["circle", "square", "star"]
            assert list(likely) == sorted(likely, reverse=True)
            assert sum(likely) == pytest.approx(1, abs=1e-5)
            assert dict(image)["star"] == pytest.approx(np.exp(log_p), rel=1e-4)
        assert min(step.notes["classifier_ratio"] + step.notes["guidance_ratio"]) > 0
        assert all(0 <= share <= 1 for share in step.notes["clipped"])
    last = [event for event in engine.heard if isinstance(event, Stepped)][-1]
    assert (last.notes, last.top_labels) == (steps[-1].notes, steps[-1].top_labels)


def test_the_gradients_map_can_be_looked_back_at(engine: Listener, guided: Recipe) -> None:
    run = engine.client.submit(by_classifier(guided, interval=(0.25, 1.0)))
    engine.until(Finished, run)
    maps = engine.client.frames(run, "classifier_gradient")
    assert len(maps) == 8
    assert [map_.max() for map_ in maps] == [0, 0] + [255] * 6  # none in the first quarter
    assert maps[3].shape == (2, 16, 16, 3)
    assert maps[3][0].std() > 1
    (third,) = engine.client.frames(run, "classifier_gradient", [3])
    np.testing.assert_array_equal(third, maps[3])
    plain = engine.client.submit(by_classifier(guided, classifier_scale=0.0))
    assert "classifier_calls" in engine.until(Finished, plain).receipt
    assert engine.client.frames(plain, "classifier_gradient") == []


@pytest.mark.parametrize("scale", [0.0, [[0, 0.0], [2, 20.0], [5, 0.0]]])
def test_the_classifier_is_asked_only_where_it_guides(
    engine: Listener, guided: Recipe, scale: Any
) -> None:
    calls = engine.finish(by_classifier(guided, classifier_scale=scale)).receipt["classifier_calls"]
    assert calls == (0 if scale == 0.0 else 3)
    plain = engine.finish(changed(guided, conditions=[])).images
    images = engine.finish(by_classifier(guided, classifier_scale=scale)).images
    assert (images == plain).all() == (scale == 0.0)


def test_everything_that_is_turned_replays_to_the_same_bits(
    engine: Listener, guided: Recipe
) -> None:
    turns = {
        2: [("classifier_scale", 40.0), ("eta", 1.0)],
        4: [("label", "circle"), ("guidance_scale", 5.0)],
        5: [("classifier_interval", (0.0, 0.7)), ("guidance_interval", (0.5, 0.9))],
        7: [("label", None)],
    }
    run = engine.client.submit(guided, steps=0)
    engine.until(Paused, run)
    for k, dials in turns.items():
        while engine.client.recorded(run) < k:
            engine.client.send(Resume(run, steps=1))
            engine.until(Paused, run)
        for name, value in dials:
            engine.client.send(Steer(run, name, value))
            assert engine.until(Steered, run) == Steered(run, k, name, value)
    engine.client.send(Resume(run))
    steered = engine.until(Finished, run)
    as_run = Recipe.from_json(steered.recipe)
    assert as_run.label_changes == ((4, "circle"), (7, None))
    assert as_run.classifier_scale is not None
    assert as_run.classifier_scale.points == ((0, 20.0), (2, 40.0))
    assert as_run.classifier is not None
    assert as_run.classifier.interval.points == ((0, None), (5, (0.0, 0.7)))
    again = engine.finish(as_run)
    np.testing.assert_array_equal(again.images, steered.images)
    assert Recipe.from_json(again.recipe) == as_run
    unturned = engine.finish(guided)
    assert (unturned.images != steered.images).any()


@pytest.mark.parametrize(
    ("name", "value"),
    [("label", "circle"), ("classifier_interval", (0.0, 0.4)), ("guidance_interval", (0.0, 0.4))],
)
def test_each_dial_changes_the_picture(
    engine: Listener, guided: Recipe, name: str, value: Any
) -> None:
    run = engine.client.submit(guided, steps=4)
    engine.until(Paused, run)
    engine.client.send(Steer(run, name, value))
    engine.client.send(Resume(run))
    assert (engine.until(Finished, run).images != engine.finish(guided).images).any()


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("label", "dragon", "no label 'dragon'"),
        ("classifier_scale", "much", "classifier_scale must be a number"),
        ("classifier_interval", (0.8, 0.2), "classifier_interval must start before it ends"),
        ("classifier_interval", 3, "a start and an end"),
    ],
)
def test_what_cannot_be_turned_to_stays(
    engine: Listener, guided: Recipe, name: str, value: Any, part: str
) -> None:
    run = engine.client.submit(guided, steps=1)
    engine.until(Paused, run)
    engine.client.send(Steer(run, name, value))
    assert part in engine.until(Advised, run).message
    engine.client.send(Resume(run))
    assert Recipe.from_json(engine.until(Finished, run).recipe) == guided


def test_a_gradient_that_is_no_number_leaves_the_step_unguided(
    engine: Listener, guided: Recipe, guided_model: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    copytree(guided_model / "classifier", broken)
    weights = load_file(broken / WEIGHTS_FILE)
    weights["out.0.weight"] *= 1e38  # features beyond float32
    save_file(weights, broken / WEIGHTS_FILE)
    finished = engine.finish(by_classifier(guided, classifier=str(broken)))
    told = [event.message for event in engine.heard if isinstance(event, Advised)]
    assert len(told) == 1
    assert "gradient was not a number at step" in told[0]
    assert len(finished.receipt["unguided_steps"]) >= 7
    plain = engine.finish(changed(guided, conditions=[]))
    np.testing.assert_array_equal(finished.images, plain.images)


def test_overwhelming_guidance_is_told_once(engine: Listener, guided: Recipe) -> None:
    strong = {"kind": "classifier_free", "guidance_scale": 12.0}
    engine.finish(changed(guided, conditions=[strong]))
    told = [event.message for event in engine.heard if isinstance(event, Advised)]
    assert sum("outweighs the model" in message for message in told) == 1


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"labels": ("circle", "square", "moon")}, "and tiny 3 labels (circle, square, star)"),
        ({"size": (32, 32)}, "names pictures of 32 x 32"),
        ({"schedule": {"kind": "linear", "steps": 1000}}, "another noise schedule (linear"),
        ({"made": {"command": "train --task judge"}}, "knows clean pictures alone"),
    ],
)
def test_a_classifier_of_another_model_is_refused(
    engine: Listener, guided: Recipe, guided_model: Path, tmp_path: Path, fields: Any, part: str
) -> None:
    other = tmp_path / "other"
    copytree(guided_model / "classifier", other)
    given = read_card(other).model_dump() | fields
    (other / CARD_FILE).write_text(ModelCard(**given).to_json(), encoding="utf-8")
    run = engine.client.submit(by_classifier(guided, classifier=str(other)))
    message = engine.until(Failed, run).message
    assert part in message
    assert "choose the classifier that was trained for tiny" in message


@pytest.mark.parametrize(
    ("spec", "part"),
    [
        ({"classifier": "nowhere.pt"}, "no classifier nowhere.pt"),
        ({"label": "dragon"}, "no label 'dragon'"),
    ],
)
def test_a_classifier_that_is_not_there_is_told(
    engine: Listener, guided: Recipe, spec: dict[str, Any], part: str
) -> None:
    run = engine.client.submit(by_classifier(guided, **spec))
    assert part in engine.until(Failed, run).message


def test_a_model_without_a_classifier_and_a_label_without_a_name_are_told(
    engine: Listener, recipe: Recipe, guided: Recipe
) -> None:
    run = engine.client.submit(by_classifier(recipe))
    assert "No classifier comes with tiny" in engine.until(Failed, run).message
    run = engine.client.submit(by_classifier(changed(guided, label=None)))
    assert "choose one (circle, square, star)" in engine.until(Failed, run).message


@pytest.fixture(scope="module")
def unlabelled(
    tiny_unet: Callable[..., nn.Module],
    guided_model: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The folder of a small model that was never told a label."""
    folder = tmp_path_factory.mktemp("unlabelled") / "free"
    folder.mkdir()
    network = tiny_unet(seed=4)
    save_file(dict(network.state_dict()), folder / WEIGHTS_FILE)
    config = {k: v for k, v in read_card(guided_model).config.items() if k != "num_classes"}
    card = read_card(guided_model).model_dump()
    card |= {"name": "free", "labels": (), "null_label": None, "config": config}
    (folder / CARD_FILE).write_text(ModelCard(**card).to_json(), encoding="utf-8")
    return folder


def test_a_pair_of_networks_guides_without_a_null_label(
    engine: Listener, guided: Recipe, guided_model: Path, unlabelled: Path, tmp_path: Path
) -> None:
    labelled = tmp_path / "labelled"
    copytree(guided_model, labelled)
    with_card(labelled, null_label=None, labels=tuple("abcd"))
    pair = {"kind": "classifier_free", "unconditional_model": str(unlabelled)}
    images = {}
    for scale in (0.0, 1.0, 2.0):
        conditions = [{**pair, "guidance_scale": scale}]
        finished = engine.finish(
            changed(guided, model=str(labelled), label="c", conditions=conditions)
        )
        assert finished.receipt["nfe"] == (8 if scale == 1 else 16)
        assert finished.receipt["unconditional_sha256"] != finished.receipt["model_sha256"]
        images[scale] = finished.images.astype(int)
    free = engine.finish(changed(guided, model=str(unlabelled), label=None, conditions=[]))
    assert np.abs(images[0.0] - free.images).max() <= 1  # scale 0 is the second network alone
    assert np.abs(images[1.0] - images[2.0]).max() > 1


def test_a_second_network_that_does_not_fit_is_refused(
    engine: Listener, guided: Recipe, unlabelled: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    copytree(unlabelled, other)
    with_card(other, parameterisation="epsilon")
    pair = {"kind": "classifier_free", "unconditional_model": str(other)}
    run = engine.client.submit(changed(guided, conditions=[pair]))
    assert "free has another parameterisation than tiny" in engine.until(Failed, run).message


def test_a_model_without_labels_is_led_to_the_classifiers(
    engine: Listener, guided: Recipe, guided_model: Path, unlabelled: Path
) -> None:
    free = changed(guided, model=str(unlabelled), label="circle")
    classifier = str(guided_model / "classifier")
    images = engine.finish(by_classifier(free, classifier=classifier, classifier_scale=30.0)).images
    own = by_classifier(free, classifier=classifier, classifier_scale=30.0, label="circle")
    assert (engine.finish(own).images == images).all()
    star = changed(
        own, label="star", conditions=by_classifier(own, classifier=classifier).conditions
    )
    assert (engine.finish(star).images != images).any()


@pytest.mark.parametrize("kind", SAMPLERS)
def test_a_branch_of_a_guided_run_is_its_parent_to_the_bit(
    engine: Listener, guided: Recipe, kind: str
) -> None:
    parent = changed(guided, sampler={"kind": kind}, label_changes=[(3, "circle")])
    run = engine.client.submit(parent)
    finished = engine.until(Finished, run)
    branch = engine.finish(parent.model_copy(update={"start": FromStep(run=run, k=5)}))
    np.testing.assert_array_equal(branch.images, finished.images)


def test_dynamic_threshold_and_rescaling_calm_strong_guidance(
    engine: Listener, guided: Recipe
) -> None:
    clipped, contrast = {}, {}
    for name, more in {
        "plain": {},
        "dynamic": {"dynamic_threshold": 0.9},
        "rescaled": {"rescale": 1},
    }.items():
        strong = {"kind": "classifier_free", "guidance_scale": 12.0, **more}
        run = engine.client.submit(changed(guided, conditions=[strong]))
        contrast[name] = engine.until(Finished, run).images.std()
        clipped[name] = np.mean([step.notes["clipped"] for step in engine.client.measured(run)])
    assert clipped["dynamic"] < 0.15 < clipped["plain"]
    assert contrast["rescaled"] < contrast["plain"]


def test_the_cells_of_a_sweep_are_the_runs_of_their_recipes(
    engine: Listener, guided: Recipe
) -> None:
    sweep = Sweep.build(
        guided, axis("classifier_scale", (0.0, 9.0)), axis("label", ("star", "circle"))
    )
    _, cells = engine.client.submit_sweep(sweep)
    images = {}
    for run, cell in cells.items():
        images[cell.row, cell.column] = engine.until(Finished, run).images
        assert cell.recipe.seeds == guided.seeds  # the same noise
    assert sorted(images) == [(0, 0), (0, 1), (1, 0), (1, 1)]
    alone = engine.finish(list(cells.values())[3].recipe).images
    np.testing.assert_array_equal(images[1, 1], alone)


def test_a_sweep_is_cancelled_as_one(engine: Listener, guided: Recipe) -> None:
    long = guided.model_copy(update={"steps": 500})
    other = engine.client.submit(long, steps=1)
    engine.until(Paused, other)
    group, cells = engine.client.submit_sweep(Sweep.build(long, axis("seed", (1, 2, 3))))
    engine.client.send(Pause(next(iter(cells))))  # one stands still, one is sampled, one waits
    engine.until(Stepped, list(cells)[1])
    engine.client.send(Cancel(group))
    ended = {engine.until(Cancelled).run for _ in cells}
    assert ended == set(cells)
    engine.client.send(Resume(other, steps=1))
    assert engine.until(Paused, other).k == 2
