"""The panel's values, fitted to a model, and their way to a recipe and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from diffusion_studio.models import ModelCard
from diffusion_studio.models.card import SamplerDefaults, ScheduleCard
from diffusion_studio.recipe import MAX_SEED, Recipe
from diffusion_studio.ui.parameters import MAX_BATCH, Parameters


def card(**fields: Any) -> ModelCard:
    given_: dict[str, Any] = {
        "name": "tiny",
        "config": {},
        "size": (16, 16),
        "schedule": ScheduleCard(kind="cosine"),
        "labels": ("circle", "square", "star"),
        "null_label": 3,
    }
    return ModelCard(**{**given_, **fields})


def test_larger_pictures_are_made_by_tiles_and_come_back() -> None:
    wide = Parameters(model="tiny", label=1, size=(16, 48), guidance_scale=2.0)
    recipe = wide.recipe(card())
    assert recipe.tiles is not None
    assert (recipe.tiles.width, recipe.tiles.height) == (48, 16)
    assert Parameters.of_recipe(recipe).fitted(card()).size == (16, 48)
    assert wide.fitted(card(size=(16, 48))).size is None  # it is the model's own there
    assert wide.fitted(card(size=(32, 32))).size is None  # whose pictures cannot be smaller


any_parameters = st.builds(
    Parameters,
    model=st.just("tiny"),
    label=st.sampled_from([0, 1, 2, None]),
    sampler=st.sampled_from(["ddim", "ddpm", "dpm_solver_2m"]),
    steps=st.integers(1, 1000),
    eta=st.floats(0, 1),
    seed=st.integers(0, MAX_SEED),
    count=st.integers(1, MAX_BATCH),
    guidance_scale=st.floats(-10, 10),
    precision=st.sampled_from(["auto", "float32", "bfloat16"]),
)


@given(any_parameters)
def test_a_recipe_gives_the_panel_back(parameters: Parameters) -> None:
    recipe = parameters.recipe(card())
    back = Parameters.of_recipe(Recipe.from_json(recipe.to_json())).fitted(card())
    kept = {"model", "label", "sampler", "steps", "seed", "count", "precision"}
    if parameters.sampler == "ddim":
        kept.add("eta")
    if parameters.label is not None:
        kept.add("guidance_scale")
    assert back.model_dump(include=kept) == parameters.model_dump(include=kept)


@given(any_parameters, st.integers(1, 1000), st.booleans(), st.booleans())
def test_fitted_parameters_are_ones_that_the_model_takes(
    parameters: Parameters, levels: int, labelled: bool, guidable: bool
) -> None:
    small = card(
        schedule=ScheduleCard(kind="cosine", steps=levels),
        labels=("only",) if labelled else (),
        null_label=1 if labelled and guidable else None,
    )
    fitted = parameters.fitted(small)
    assert fitted.steps <= levels
    index = small.label_index(fitted.label)
    assert (index is None) == (not labelled or (guidable and parameters.label is None))
    recipe = fitted.recipe(small)
    assert (recipe.guidance_scale is not None) == (small.guidable and index is not None)


def test_a_label_is_named_in_the_recipe_where_the_name_is_plain() -> None:
    assert Parameters(model="m", label=2).recipe(card()).label == "star"
    twins = card(labels=("crane", "ant", "Crane"))
    assert Parameters(model="m", label=0).recipe(twins).label == "crane"
    assert Parameters(model="m", label=2).recipe(twins).label == 2
    digits = card(labels=tuple("0123456789"), null_label=10)
    assert digits.label_index(Parameters(model="m", label=7).recipe(digits).label) == 7


def test_the_card_brings_its_defaults() -> None:
    defaults = SamplerDefaults(sampler="ddpm", steps=250, eta=0.5, guidance_scale=3.0)
    parameters = Parameters(model="m", seed=5, count=4).with_defaults(card(defaults=defaults))
    assert (parameters.sampler, parameters.steps, parameters.guidance_scale) == ("ddpm", 250, 3.0)
    assert (parameters.seed, parameters.count) == (5, 4)


def test_another_sampler_brings_its_own_classifier_scale_unless_it_was_moved() -> None:
    defaults = SamplerDefaults(sampler="ddpm", classifier_scale=0.5, classifier_scale_ddim=1.0)
    cat = card(defaults=defaults, null_label=None)
    first = Parameters(model="m").with_defaults(cat)
    assert first.classifier_scale == 0.5
    ddim = first.changed({"sampler": "ddim"}).with_scale_of_sampler("ddpm", cat)
    assert ddim.classifier_scale == 1.0
    back = ddim.changed({"sampler": "ddpm"}).with_scale_of_sampler("ddim", cat)
    assert back.classifier_scale == 0.5
    moved = first.changed({"classifier_scale": 3.0, "sampler": "ddim"})
    assert moved.with_scale_of_sampler("ddpm", cat).classifier_scale == 3.0
    drawn = first.changed({"classifier_curve": (0.5, 2.0), "sampler": "ddim"})
    assert drawn.with_scale_of_sampler("ddpm", cat) == drawn


def test_without_a_scale_for_ddim_one_scale_is_for_all_samplers() -> None:
    defaults = SamplerDefaults(classifier_scale=4.0)
    assert {defaults.classifier_scale_for(name) for name in ("ddpm", "ddim", "dpm_solver_2m")} == {
        4.0
    }


@pytest.mark.parametrize(
    "patch",
    [{"steps": 0}, {"steps": 10**9}, {"seed": 2**64}, {"seed": -1}, {"count": 17}, {"eta": 1.5}],
)
def test_values_out_of_range_are_refused(patch: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Parameters().changed(patch)


def test_new_seeds_differ() -> None:
    seeds = {Parameters().with_new_seed().seed for _ in range(20)}
    assert len(seeds) == 20
