"""The pictures that are measured follow from seed, label and way."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import DDIM, SeededNoise, sample
from diffusion_studio.training.evaluation.sampling import Pictures, SamplerKind, Way, default_way
from diffusion_studio.training.evaluation.subject import Subject

LABELS = torch.tensor([0, 1, 2, 0, 1])
WAY = Way("ddim", 4)


def _differs(one: Tensor, other: Tensor) -> float:
    """The mean difference in grey levels."""
    return float((one.int() - other.int()).abs().double().mean())


def test_they_are_those_of_the_one_loop(subject: Subject, maker: Pictures) -> None:
    made = maker.make(WAY, [3, 8], LABELS[:2])
    model = subject.model
    start = SeededNoise([3, 8], (3, 8, 8)).start()
    steps = sample(model.denoiser, DDIM(), model.schedule.plan(4), start, label=LABELS[:2])
    *_, last = steps
    wanted = ((last.state.x.clamp(-1, 1) + 1) * 127.5).round()
    assert made.dtype == torch.uint8
    assert (made.float() - wanted).abs().max() <= 1


@pytest.mark.parametrize("kind", ["ddpm", "ddim", "dpm_solver_2m"])
def test_how_many_are_made_at_once_does_not_matter(subject: Subject, kind: SamplerKind) -> None:
    many, few = (
        Pictures(subject.model, subject.classifier, "cpu", "float32", batch) for batch in (5, 2)
    )
    way, told = Way(kind, 4), []
    one = many.make(way, range(5), LABELS)
    other = few.make(way, range(5), LABELS, told.append)
    assert told == [2, 4, 5]
    assert (one.int() - other.int()).abs().max() <= 1


def test_guidance_leads_elsewhere_and_scale_one_is_none(maker: Pictures) -> None:
    plain = maker.make(WAY, range(5), LABELS)
    assert _differs(plain, maker.make(WAY, range(5))) > 0.1  # no label is another picture
    free = replace(WAY, guidance="classifier_free")
    assert _differs(plain, maker.make(free, range(5), LABELS)) == 0
    assert _differs(plain, maker.make(replace(free, scale=4.0), range(5), LABELS)) > 0.1
    led = replace(WAY, guidance="classifier", scale=5.0)
    assert _differs(plain, maker.make(led, range(5), LABELS)) > 0.1
    assert _differs(plain, maker.make(replace(led, scale=0.0), range(5), LABELS)) == 0


def test_guidance_without_what_it_needs_is_refused(subject: Subject, maker: Pictures) -> None:
    with pytest.raises(ValueError, match="give labels"):
        maker.make(replace(WAY, guidance="classifier_free"), [0])
    alone = Pictures(subject.model, None, "cpu", "float32", 4)
    with pytest.raises(ValueError, match="needs a classifier"):
        alone.make(replace(WAY, guidance="classifier"), [0], LABELS[:1])


def test_the_cards_defaults_are_the_way(subject: Subject) -> None:
    assert default_way(subject.model) == Way("ddim", 4, 0.0)
    assert subject.guidances == ("none", "classifier_free", "classifier")
    guided = subject.guided(WAY, "classifier")
    assert (guided.guidance, guided.steps, guided.scale) == ("classifier", 4, 1.0)
