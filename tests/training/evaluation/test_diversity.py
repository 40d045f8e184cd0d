"""Diversity is 1 for real pictures and 0 for copies, label by label."""

from __future__ import annotations

import pytest
import torch

from diffusion_studio.training.evaluation.diversity import diversity, spread
from diffusion_studio.training.evaluation.subject import Subject
from tests.training.evaluation.subjects import scenes


def test_the_spread_is_the_mean_distance_of_pairs() -> None:
    assert spread(torch.tensor([[0.0, 0.0], [3.0, 4.0], [0.0, 0.0]])) == pytest.approx(10 / 3)
    assert spread(torch.tensor([[1.0, 2.0]])) == 0


def test_real_pictures_have_one_and_copies_have_none(subject: Subject) -> None:
    pictures, labels = scenes().examples("test", 120)
    seen = subject.judge.look(pictures).features
    assert diversity(seen, labels, seen, labels) == pytest.approx(1, abs=1e-12)
    others = subject.judge.look(scenes().examples("validation", 60)[0]).features
    assert diversity(others, labels[:60], seen, labels) == pytest.approx(1, abs=0.5)  # few pictures
    copies = seen[:3].repeat(40, 1)  # one picture of each label
    assert diversity(copies, labels, seen, labels) == 0


def test_it_is_measured_within_labels() -> None:
    """Copies of another picture for each label are no more varied than copies of one."""
    labels = torch.arange(30) % 3
    real = torch.randn(30, 4, generator=torch.Generator().manual_seed(0))
    assert diversity(labels[:, None].expand(-1, 4).float(), labels, real, labels) == 0
    assert diversity(0.5 * real + 7, labels, real, labels) == pytest.approx(0.5, abs=1e-5)


def test_labels_that_say_nothing_are_left_out() -> None:
    features, labels = torch.tensor([[0.0], [2.0], [5.0]]), torch.tensor([0, 0, 1])
    real, real_labels = torch.tensor([[0.0], [1.0], [0.0], [9.0]]), torch.tensor([0, 0, 1, 1])
    assert diversity(features, labels, real, real_labels) == 2
    with pytest.raises(ValueError, match="no label"):
        diversity(features, labels, torch.ones(4, 1), real_labels)
