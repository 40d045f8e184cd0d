"""A run that was put aside goes on, in another engine, to the very bits it would have made."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diffusion_studio.commands import Preserve, Resume, Revive, Steer, Submit, Unload
from diffusion_studio.engine import preserving
from diffusion_studio.engine.client import EngineClient
from diffusion_studio.events import (
    Advised,
    Failed,
    Finished,
    Paused,
    Preserved,
    Started,
    Stepped,
    Unloaded,
)
from diffusion_studio.paused_run import PausedRun
from diffusion_studio.recipe import Recipe
from diffusion_studio.restoration_specs import default_sampler
from tests.engine.listening import PATIENCE, Listener
from tests.restorations import restoration

STEPS = 8
HELD_AT = 4
GUIDED = {"conditions": [{"kind": "classifier_free", "guidance_scale": 2.0}]}
KINDS: dict[str, dict[str, Any]] = {
    "ddpm": {"sampler": {"kind": "ddpm"}},
    "ddim": {"sampler": {"kind": "ddim", "eta": 0.5}},
    "dpm_solver_2m": {"sampler": {"kind": "dpm_solver_2m"}},
    "guided": {"sampler": {"kind": "ddim", "eta": 0.5}, **GUIDED},
    "restoration": {"restoration": restoration("gaussian_blur", "dps")},
    "daps": {"restoration": restoration("inpainting", "daps")},
}


@pytest.fixture
def make(guided_model: Path) -> Callable[..., Recipe]:
    def build(kind: str = "guided", **fields: Any) -> Recipe:
        given = {**KINDS[kind], **fields}
        if "restoration" in given:
            given["sampler"] = default_sampler(given["restoration"]["solver"]["kind"])
        common = {"label": "star", "steps": STEPS, "seed": 3, "count": 2, "precision": "float32"}
        return Recipe.build(**{"model": str(guided_model), **common, **given})

    return build


def held(engine: Listener, recipe: Recipe, k: int = HELD_AT) -> str:
    """Submit a run that is held before step k; its name."""
    run = engine.client.submit(recipe, steps=k)
    engine.until(Paused, run)
    return run


def preserved(engine: Listener, run: str) -> PausedRun:
    engine.client.send(Preserve(run))
    paused = engine.until(Preserved, run).paused
    assert paused is not None
    return paused


def elsewhere(paused: PausedRun) -> tuple[list[Any], list[np.ndarray], Finished]:
    """Go on in an engine of its own: the events of the revival, the states and the result."""
    client = EngineClient(device="cpu")
    try:
        other = Listener(client)
        client.send(Revive("again", pickle.loads(pickle.dumps(paused))))
        told = [other.until(Started, "again"), other.until(Stepped), other.until(Paused)]
        client.send(Resume("again"))
        finished = other.until(Finished, "again")
        return told, client.frames("again", "x_t"), finished
    finally:
        assert client.close(PATIENCE)


@pytest.mark.parametrize("kind", KINDS)
def test_it_goes_on_to_the_very_bits(
    engine: Listener, make: Callable[..., Recipe], kind: str
) -> None:
    run = held(engine, make(kind))
    paused = preserved(engine, run)
    assert (paused.k, len(paused.x), len(paused.x_0)) == (HELD_AT, HELD_AT + 1, HELD_AT)
    (started, stepped, at), states, finished = elsewhere(paused)
    assert (started.k, started.note, stepped.k, at.k) == (0, "", HELD_AT, HELD_AT)
    engine.client.send(Resume(run))
    whole = engine.until(Finished, run)
    np.testing.assert_array_equal(finished.images, whole.images)
    for mine, its in zip(states, engine.client.frames(run, "x_t"), strict=True):
        np.testing.assert_array_equal(mine, its)
    assert finished.recipe == whole.recipe
    for name in ("nfe", "classifier_calls"):
        assert finished.receipt.get(name) == whole.receipt.get(name)


def test_a_branch_that_was_turned_in_mid_run_goes_on_without_its_parent(
    engine: Listener, make: Callable[..., Recipe]
) -> None:
    parent = engine.finish(make("dpm_solver_2m")).run
    start = {"kind": "step", "run": parent, "k": 3}
    run = held(engine, make("dpm_solver_2m", start=start, **GUIDED), k=2)
    engine.client.send(Steer(run, "guidance_scale", 4.0))
    paused = preserved(engine, run)
    assert (paused.k, len(paused.x_0)) == (5, 2)
    (started, *_), _, finished = elsewhere(paused)
    assert started.k == 3
    engine.client.send(Resume(run))
    whole = engine.until(Finished, run)
    np.testing.assert_array_equal(finished.images, whole.images)
    assert finished.recipe == whole.recipe


def test_a_long_record_keeps_its_newest_steps_and_says_so(
    engine: Listener, make: Callable[..., Recipe], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = held(engine, make("dpm_solver_2m"))
    step = preserved(engine, run).x[0].nbytes * 2
    monkeypatch.setattr(preserving, "RECORD_CAP", 2 * step)
    paused = preserved(engine, run)
    assert (paused.k, len(paused.x_0), paused.left_out) == (HELD_AT, 2, HELD_AT - 2)
    (started, stepped, _), states, finished = elsewhere(paused)
    assert started.k == HELD_AT - 1
    assert started.note.startswith("The first 3 steps of the paused run were too large to be kept")
    assert stepped.k == HELD_AT
    assert len(states) == STEPS - HELD_AT + 2
    engine.client.send(Resume(run))
    np.testing.assert_array_equal(finished.images, engine.until(Finished, run).images)


def test_a_run_that_has_not_made_a_step_is_kept_too(
    engine: Listener, make: Callable[..., Recipe]
) -> None:
    engine.client.send(Submit("run", make(), steps=0))
    engine.until(Paused, "run")
    paused = preserved(engine, "run")
    assert (paused.k, paused.x.shape[0], paused.x_0.shape[0]) == (0, 1, 0)
    engine.client.send(Revive("again", paused))
    engine.until(Paused, "again")
    for name in ("run", "again"):
        engine.client.send(Resume(name))
    images = {(told := engine.until(Finished)).run: told.images for _ in range(2)}
    np.testing.assert_array_equal(images["run"], images["again"])


def test_what_cannot_go_on_is_told_and_nothing_else_is_taken(
    engine: Listener, make: Callable[..., Recipe], tmp_path: Path
) -> None:
    paused = preserved(engine, held(engine, make("ddim")))
    recipe = Recipe.from_json(paused.recipe)
    gone = recipe.model_copy(update={"model": str(tmp_path / "gone")})
    damaged = paused.x.copy()
    damaged[-1, 0, 0, 0, 0] = np.nan
    wrong = {
        "no model": replace(paused, recipe=gone.to_json()),
        "begun with another": replace(paused, model_sha256="0" * 64),
        "damaged": replace(paused, x=damaged),
        "does not fit its recipe": replace(paused, x=paused.x[1:], x_0=paused.x_0[1:]),
    }
    for sentence, bad in wrong.items():
        engine.client.send(Revive("again", bad))
        failed = engine.until(Failed, "again")
        assert sentence in failed.message
        assert engine.client.recorded("again") == 0
    engine.client.send(Revive("again", paused))
    assert engine.until(Paused, "again").k == HELD_AT


@pytest.mark.parametrize("kind", KINDS)
def test_a_paused_run_frees_its_networks_when_asked_and_goes_on_to_the_very_bits(
    engine: Listener, make: Callable[..., Recipe], kind: str
) -> None:
    others = living_networks()  # of other tests
    recipe = make(kind)
    whole = engine.finish(recipe)
    run = held(engine, recipe)
    assert len(living_networks()) > len(others)
    engine.client.send(Unload())
    engine.until(Unloaded)
    gc.collect()
    assert all(any(one is other for other in others) for one in living_networks())
    engine.client.send(Resume(run))
    finished = engine.until(Finished, run)
    np.testing.assert_array_equal(finished.images, whole.images)


def test_a_paused_run_whose_model_is_gone_stays_paused_and_says_so(
    engine: Listener, make: Callable[..., Recipe], guided_model: Path
) -> None:
    run = held(engine, make("ddim"))
    engine.client.send(Unload())
    engine.until(Unloaded)
    elsewhere_path = guided_model.with_name("elsewhere")
    guided_model.rename(elsewhere_path)
    engine.client.send(Resume(run))
    assert str(guided_model) in engine.until(Advised, run).message
    elsewhere_path.rename(guided_model)
    engine.client.send(Resume(run))
    assert engine.until(Finished, run).images.shape[0]


def living_networks() -> list[Any]:
    """The U-Nets and classifiers that anything in this process holds."""
    from diffusion_studio.models.inference import InferenceClassifier, InferenceUNet

    kinds = (InferenceUNet, InferenceClassifier)
    return [thing for thing in gc.get_objects() if issubclass(type(thing), kinds)]
