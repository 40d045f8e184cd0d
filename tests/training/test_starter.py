"""The starter models that ship with the program: whole, small, and their pictures recognisable."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    DDPM,
    ClassifierFreeGuidance,
    ClassifierGuidance,
    DPMSolver2M,
    Sampler,
    SeededNoise,
    sample,
)
from diffusion_studio.models import (
    LoadedModel,
    bundled,
    default_model,
    load,
    load_classifier,
    read_card,
)
from diffusion_studio.models.card import WEIGHTS_FILE
from diffusion_studio.training.data.drawn import DrawnScenes
from diffusion_studio.training.data.source import to_unit_range
from diffusion_studio.training.starter import STARTERS

EACH = 3
NAMES = sorted(bundled())
MEGABYTE = 1_000_000


def test_all_of_them_together_are_small() -> None:
    sizes = [path.stat().st_size for name in NAMES for path in bundled()[name].rglob("*")]
    assert sum(sizes) <= 80 * MEGABYTE
    assert default_model().startswith("scenes")


@pytest.mark.parametrize("name", NAMES)
def test_a_starter_is_complete(name: str) -> None:
    folder = bundled()[name]
    card = load(folder).card  # compares the weights with the sum in the card
    assert (folder / WEIGHTS_FILE).stat().st_size <= 24 * MEGABYTE
    assert (folder / "classifier" / WEIGHTS_FILE).stat().st_size <= 8 * MEGABYTE
    assert card.licence
    assert card.title == STARTERS[name].title
    assert card.defaults == STARTERS[name].defaults
    assert card.data is not None
    assert card.data.about
    assert card.made["steps"] > 0
    assert card.learned_variance
    assert card.null_label == len(card.labels)
    for part in ("classifier", "judge"):
        companion = read_card(folder / part)
        assert (companion.architecture, companion.labels) == ("adm_classifier", card.labels)
        assert companion.size == card.size


@pytest.mark.parametrize("name", NAMES)
def test_a_starter_has_been_measured(name: str) -> None:
    figures = read_card(bundled()[name]).evaluation
    assert figures["quick"] is False
    assert {"accuracy", "frechet", "labels", "memorisation", "nfe", "seconds", "trade_off"} <= set(
        figures
    )
    for drawing in ("samples.png", "quality.png", "neighbours.png", "trade_off.png"):
        assert (bundled()[name] / drawing).is_file()


@pytest.fixture(scope="module", params=NAMES)
def starter(request: pytest.FixtureRequest) -> tuple[Path, LoadedModel]:
    folder = bundled()[request.param]
    return folder, load(folder)


@pytest.mark.parametrize("way", ["classifier_free", "classifier"])
def test_its_pictures_look_like_their_class(starter: tuple[Path, LoadedModel], way: str) -> None:
    """What the judge, who has never seen a noisy picture, makes of guided samples."""
    folder, model = starter
    labels = torch.arange(len(model.card.labels)).repeat_interleave(EACH)
    if way == "classifier_free":
        scale = model.card.defaults.guidance_scale
        x = drawn(model, ClassifierFreeGuidance(scale), labels)
    else:
        scale = model.card.defaults.classifier_scale
        guide = ClassifierGuidance(load_classifier(folder / "classifier"), labels, scale)
        x = drawn(model, guide, labels)
    assert float((judged(folder, x) == labels).float().mean()) >= 0.8
    for pictures in x.split(EACH):
        assert pictures.std(dim=0).mean() > 0.05  # different pictures, not one


def drawn(
    model: LoadedModel, guidance: ClassifierFreeGuidance | ClassifierGuidance, labels: Tensor
) -> Tensor:
    """A picture for each label in few steps, with fresh noise if the card's sampler has it."""
    noise = SeededNoise(range(len(labels)), (3, *model.card.size))
    sampler: Sampler = DPMSolver2M()
    plan = model.schedule.plan(12, spacing="log_snr")
    if model.card.defaults.sampler == "ddpm":
        sampler, plan = DDPM(), model.schedule.plan(40)
    *_, last = sample(
        model.denoiser,
        sampler,
        plan,
        noise.start(),
        noise=noise,
        conditions=[guidance],
        label=labels,
    )
    return last.state.x


def judged(folder: Path, x: Tensor) -> Tensor:
    """The labels that the judge sees in pictures in [-1, 1]."""
    judge = load_classifier(folder / "judge")
    with torch.no_grad():
        answers: Tensor = judge(x, torch.zeros(len(x), dtype=torch.int64)).argmax(dim=1)
    return answers


def test_the_judge_knows_held_out_scenes() -> None:
    name = default_model()
    card = read_card(bundled()[name])
    pictures, labels = DrawnScenes(card.labels, card.size[0]).examples("test", 200)
    right = judged(bundled()[name], to_unit_range(pictures)) == labels
    assert float(right.float().mean()) >= 0.97
