"""The line that is copied for a recipe asks `generate` for that very recipe."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffusion_studio.cli.generate import generate
from diffusion_studio.cli.interpolate import Wish, interpolate, recipe_on
from diffusion_studio.cli.request import Wanted, recipe_for
from diffusion_studio.library.as_command import (
    Known,
    NoOptions,
    arguments_of,
    command_line,
    generate_arguments,
)
from diffusion_studio.models import ModelCard, ScheduleCard
from diffusion_studio.recipe import MAX_SEED, Recipe

CARD = ModelCard(
    name="worlds",
    architecture="adm_unet",
    config={"image_size": 16},
    size=(16, 16),
    labels=("house", "boat", "사과", "12", "an apple", "-x"),
    null_label=6,
    schedule=ScheduleCard(kind="linear", steps=1000),
)
NOT_GUIDABLE = CARD.model_copy(update={"null_label": None})
samplers: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"kind": st.just("ddim"), "eta": st.floats(0, 1)}),
    st.sampled_from(
        [
            {"kind": kind}
            for kind in ("ddpm", "dpm_solver_2m", "annealed_langevin", "predictor_corrector")
        ]
    ),
)
intervals = st.one_of(
    st.none(),
    st.tuples(st.floats(0, 0.4), st.floats(0.5, 1)).map(list),
)
guidances = st.fixed_dictionaries(
    {
        "kind": st.just("classifier_free"),
        "guidance_scale": st.floats(-1000, 1000),
        "interval": intervals,
        "rescale": st.floats(0, 1),
        "dynamic_threshold": st.one_of(st.none(), st.floats(0.5, 1)),
    }
)
recipes = st.builds(
    Recipe.build,
    model=st.just("worlds"),
    label=st.sampled_from(CARD.labels),
    sampler=samplers,
    steps=st.integers(1, 1000),
    seed=st.integers(0, MAX_SEED),
    count=st.integers(1, 64),
    conditions=guidances.map(lambda each: [each]),
    tiles=st.sampled_from([None, {"width": 32, "height": 24}]),
    precision=st.sampled_from(["auto", "float32", "bfloat16"]),
)


def recipe_of_path(options: dict[str, Any], recipe_of: Callable[[Wanted], Recipe]) -> Recipe:
    """What `interpolate` understands of its options."""
    wanted = Wanted(**{name: options[name] for name in Wanted.__dataclass_fields__})
    wish = Wish(**{name: options[name] for name in Wish.__dataclass_fields__})
    return recipe_on(wish, recipe_of(wanted), {})


def asked_for(line: str, card: ModelCard) -> Recipe:
    """What `generate` understands of a line."""
    program, command, *arguments = shlex.split(line)
    assert (program, command) == ("diffusion-studio", "generate")
    options = generate.make_context(command, arguments).params
    wanted = {name: options[name] for name in Wanted.__dataclass_fields__}
    return recipe_for(Wanted(**wanted), None, "worlds", card)


@given(recipes)
def test_a_line_asks_for_the_recipe(recipe: Recipe) -> None:
    line = command_line(generate_arguments(recipe, Known(CARD)), windows=False)
    assert asked_for(line, CARD) == recipe


def test_only_what_differs_is_said() -> None:
    chosen = CARD.defaults
    recipe = Recipe.build(
        model="worlds",
        steps=chosen.steps,
        sampler={"kind": chosen.sampler},
        label="an apple",
        seed=7,
        conditions=[{"kind": "classifier_free", "guidance_scale": chosen.guidance_scale}],
    )
    line = command_line(generate_arguments(recipe, Known(CARD, "worlds")), windows=False)
    assert line == "diffusion-studio generate --label 'an apple' --seed 7"
    quoted = command_line(["generate", "--label", "an apple"], windows=True)
    assert quoted == 'diffusion-studio generate --label "an apple"'


def test_a_model_that_guides_itself_is_told_not_to() -> None:
    recipe = Recipe.build(model="worlds", label="boat", seed=7)
    assert "--guidance-scale" not in generate_arguments(recipe, Known(NOT_GUIDABLE))
    card = CARD.model_copy(
        update={"defaults": CARD.defaults.model_copy(update={"guidance_scale": 3.0})}
    )
    arguments = generate_arguments(recipe, Known(card))
    assert arguments[arguments.index("--guidance-scale") + 1] == "1"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"sampler": {"kind": "ddim", "eta": [[0, 0.0], [3, 1.0]]}}, "its eta changes"),
        ({"sampler": {"kind": "annealed_langevin", "each": 7}}, "numbers of its own"),
        ({"sampler": {"kind": "ddpm", "variance": "fixed_large"}}, "numbers of its own"),
        ({"label_changes": [[3, "house"]]}, "its label changes"),
        ({"start": {"kind": "step", "run": "a", "k": 3}}, "starts from"),
        ({"tiles": {"width": 32, "height": 32, "overlap": 0.5}}, "tiles overlap"),
        (
            {"conditions": [{"kind": "classifier_free", "guidance_scale": [[0, 1.0], [9, 3.0]]}]},
            "its guidance scale changes",
        ),
    ],
)
def test_what_no_option_says_is_refused(fields: dict[str, Any], words: str) -> None:
    recipe = Recipe.build(**{"model": "worlds", "label": "boat"} | fields)
    with pytest.raises(NoOptions, match=words):
        generate_arguments(recipe, Known(CARD))


paths = st.builds(
    lambda seeds, columns, rows, mix, labelled: {
        "kind": "path",
        "ends": [{"kind": "seed", "seed": seed} for seed in seeds],
        "columns": columns,
        "rows": rows if len(seeds) == 4 else 1,
        "mix": mix,
        "labels": ["boat", "an apple", "house", "사과"][: len(seeds)] if labelled else None,
    },
    st.lists(st.integers(0, MAX_SEED), min_size=2, max_size=4).filter(lambda ends: len(ends) != 3),
    st.integers(2, 8),
    st.integers(2, 8),
    st.sampled_from(["spherical", "linear"]),
    st.booleans(),
)


@given(recipes, paths)
def test_a_path_between_seeds_is_told(recipe: Recipe, path: dict[str, Any]) -> None:
    count = path["columns"] * path["rows"]
    wanted = Recipe.build(**{**dict(recipe), "start": path, "count": count, "tiles": None})
    line = command_line(arguments_of(wanted, Known(CARD)), windows=False)
    _, command, *arguments = shlex.split(line)
    assert command == "interpolate"
    options = interpolate.make_context(command, arguments).params
    assert recipe_of_path(options, lambda wish: recipe_for(wish, None, "worlds", CARD)) == wanted


def test_a_path_between_pictures_lies_in_the_recipe() -> None:
    picture = {"kind": "picture", "picture": {"kind": "png", "data": "AA"}}
    start = {"kind": "path", "ends": [picture, picture], "strengths": [0.5]}
    recipe = Recipe.build(model="worlds", label="boat", start=start, count=8)
    with pytest.raises(NoOptions, match="an end of its path"):
        arguments_of(recipe, Known(CARD))
