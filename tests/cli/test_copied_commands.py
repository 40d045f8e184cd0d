"""The line that is copied for a recipe asks `generate` for that very recipe."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffusion_studio.attachments import attach
from diffusion_studio.cli import starting
from diffusion_studio.cli.generate import generate
from diffusion_studio.cli.interpolate import Wish, interpolate, recipe_on
from diffusion_studio.cli.request import Wanted, recipe_for
from diffusion_studio.cli.restore import restore
from diffusion_studio.cli.restore_request import WantedRestoration, restoration_recipe
from diffusion_studio.library.as_command import (
    arguments_of,
    command_line,
    generate_arguments,
)
from diffusion_studio.library.as_python import as_python
from diffusion_studio.library.command_options import Known, NoOptions
from diffusion_studio.models import ModelCard, ScheduleCard
from diffusion_studio.recipe import MAX_SEED, Recipe
from diffusion_studio.restoration_specs import default_sampler
from diffusion_studio.start_specs import to_latent

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
PICTURE = np.random.default_rng(3).integers(0, 256, (16, 16, 3), np.uint8)
HOLE = np.zeros((16, 16), np.uint8)
HOLE[4:9, 6:12] = (0, 90, 255, 255, 255, 12)
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


def test_a_path_between_pictures_names_their_files(tmp_path: Path) -> None:
    ends = [{"kind": "picture", "picture": attach(PICTURE), "seed": 6}] * 2
    start = {"kind": "path", "ends": ends, "strengths": [0.25, 0.5]}
    recipe = Recipe.build(model="worlds", label="boat", start=start, count=16, seed=6)
    arguments = arguments_of(recipe, Known(CARD, "worlds", tmp_path))
    options = interpolate.make_context("interpolate", arguments[1:]).params
    wish = Wish(**{name: options[name] for name in Wish.__dataclass_fields__})
    pictures = {
        n: {"kind": "picture", "picture": starting.fitted_picture(Path(end), CARD)}
        for n, end in enumerate(wish.ends)
    }
    plain = Recipe.build(model="worlds", label="boat", seed=6)
    assert recipe_on(wish, plain, pictures) == recipe


def test_an_end_that_no_file_holds_lies_in_the_recipe(tmp_path: Path) -> None:
    latent = {"kind": "latent", "latent": to_latent(np.zeros((3, 16, 16), np.float32))}
    start = {"kind": "path", "ends": [latent, {"kind": "seed", "seed": 3}]}
    recipe = Recipe.build(model="worlds", label="boat", start=start, count=8)
    with pytest.raises(NoOptions, match="an end of its path"):
        arguments_of(recipe, Known(CARD, "", tmp_path))


# --- restorations ---

RESTORATIONS: list[dict[str, Any]] = [
    {"operator": {"kind": "inpainting", "mask": attach(HOLE)}},
    {
        "operator": {"kind": "inpainting", "mask": attach(HOLE)},
        "solver": {"kind": "replacement", "travel_times": 3, "travel_length": 5},
    },
    {"operator": {"kind": "outpainting", "left": 3, "right": 0, "top": 1, "bottom": 2}},
    {
        "operator": {"kind": "gaussian_blur", "sigma": 0.7, "size": 9},
        "solver": {"kind": "diffpir", "zeta": 0.1, "weight": 2.5},
        "noise_sigma": 0.1,
    },
    {
        "operator": {"kind": "motion_blur", "length": 4.5, "angle": -30.0, "curvature": 10.0},
        "solver": {"kind": "dps", "step_size": 0.7, "stop_at_noise": False},
    },
    {"operator": {"kind": "kernel", "taps": ((0.1, 0.2, 0.1), (0.0, 1 / 3, 0.0), (0.0, 0.0, 1.0))}},
    {
        "operator": {"kind": "downsampling", "factor": 2, "method": "average"},
        "solver": {"kind": "ddrm", "eta": 0.5},
    },
    {"operator": {"kind": "denoising"}, "noise_sigma": 0.4, "photons": 30.0},
    {"operator": {"kind": "radon", "angles": 12, "arc": 90.0}},
    {"operator": {"kind": "compressed_sensing", "share": 0.5, "seed": 9}},
    {
        "operator": {"kind": "phase_retrieval", "oversampling": 3.0},
        "solver": {"kind": "dps", "step_size": 1.0},
    },
    {"operator": {"kind": "jpeg", "quality": 7}, "noise_seed": 5, "simulated": False},
    {
        "operator": {"kind": "colourisation"},
        "solver": {"kind": "mmps", "solver_steps": 3},
    },
]


def restored(spec: dict[str, Any], **fields: Any) -> Recipe:
    whole = {"picture": attach(PICTURE), "simulated": True, "noise_seed": 8, **spec}
    solver = whole.get("solver", {"kind": "daps"})["kind"]
    return Recipe.build(
        **{
            "model": "worlds",
            "label": "boat",
            "steps": 30,
            "seed": 5,
            "count": 2,
            "sampler": default_sampler(solver),
            "restoration": whole,
        }
        | fields
    )


@pytest.mark.parametrize("spec", RESTORATIONS, ids=lambda each: str(each["operator"]["kind"]))
def test_a_line_asks_for_the_restoration(
    spec: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "diffusion_studio.cli.restore_request.find_model", lambda _: ("worlds", CARD)
    )
    recipe = restored(spec)
    line = command_line(arguments_of(recipe, Known(CARD, "", tmp_path)), windows=False)
    _, command, *arguments = shlex.split(line)
    assert command == "restore"
    options = restore.make_context(command, arguments).params
    wanted = {name: options[name] for name in WantedRestoration.__dataclass_fields__}
    asked = restoration_recipe(options["picture"], WantedRestoration(**wanted))
    simulated = recipe.restoration is not None and recipe.restoration.simulated
    if not simulated:  # nothing is drawn by it
        assert "--noise-seed" not in line
        recipe = restored(spec | {"noise_seed": recipe.seed})
    assert asked == recipe


@pytest.mark.parametrize(
    ("spec", "fields", "words"),
    [
        ({"solver": {"kind": "dps", "step_size": [[0, 0.3], [4, 0.9]]}}, {}, "changes along"),
        ({}, {"sampler": {"kind": "ddpm"}}, "sampler has numbers"),
        ({}, {"conditions": [{"kind": "classifier_free"}]}, "guided besides"),
        ({}, {"label_changes": [[3, "house"]]}, "guided besides"),
        ({"picture": {"kind": "file", "path": "/none.png", "sha256": "0" * 64}}, {}, "be read"),
    ],
)
def test_what_restore_has_no_option_for_is_refused(
    spec: dict[str, Any], fields: dict[str, Any], words: str, tmp_path: Path
) -> None:
    recipe = restored({"operator": {"kind": "jpeg"}} | spec, **fields)
    with pytest.raises(NoOptions, match=words):
        arguments_of(recipe, Known(CARD, "", tmp_path))


def test_a_picture_to_start_from_is_named(tmp_path: Path) -> None:
    start = {"kind": "picture", "picture": attach(PICTURE), "strength": 0.3}
    recipe = Recipe.build(model="worlds", label="boat", seed=7, start=start)
    arguments = arguments_of(recipe, Known(CARD, "worlds", tmp_path))
    options = generate.make_context("generate", arguments[1:]).params
    wish = starting.Wish(options["from_picture"], options["strength"], options["invert"])
    wanted = {name: options[name] for name in Wanted.__dataclass_fields__}
    asked = wish.put_in(recipe_for(Wanted(**wanted), None, "worlds", CARD), CARD)
    assert asked.start == recipe.start
    assert (asked.seed, asked.label, asked.steps) == (recipe.seed, recipe.label, recipe.steps)
    trip = Recipe.build(
        model="worlds", steps=120, start={"kind": "inversion", "picture": attach(PICTURE)}
    )
    assert "--invert" in arguments_of(trip, Known(CARD, "", tmp_path))


@pytest.mark.parametrize("spec", RESTORATIONS[:6:5], ids=lambda each: str(each["operator"]["kind"]))
def test_a_program_builds_the_very_recipe(spec: dict[str, Any], tmp_path: Path) -> None:
    parent = restored(spec)
    paint = {"colours": attach(PICTURE), "where": attach(HOLE)}
    branch = restored(
        spec,
        label_changes=[[3, "house"]],
        start={"kind": "step", "run": "", "k": 3, "parent": parent, "paint": paint},
    )
    for recipe in (parent, branch):
        program = as_python(recipe, CARD, "auto", tmp_path)
        found: dict[str, Any] = {}
        exec(compile(program.split("made = make")[0], "copied.py", "exec"), found)
        assert found["recipe"] == recipe
        assert max(map(len, program.splitlines())) < 200
