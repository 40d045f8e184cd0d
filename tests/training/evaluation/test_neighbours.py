"""Memorised pictures are found, and new ones are not taken for such."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from diffusion_studio.training.evaluation.neighbours import memorisation, nearest


def _features(seed: int, count: int) -> Tensor:
    """Far from the origin, as the features of networks are."""
    return torch.randn(count, 16, generator=torch.Generator().manual_seed(seed)) + 100


def test_the_nearest_are_those_of_the_definition() -> None:
    queries, training = _features(1, 700), _features(2, 90)
    found = nearest(queries, training)
    between = (queries[:, None] - training[None]).double().norm(dim=2)
    assert torch.equal(found.index, between.argmin(dim=1))
    torch.testing.assert_close(found.distance, between.min(dim=1).values, atol=1e-4, rtol=0)
    assert found.closest(2) == between.min(dim=1).values.argsort()[:2].tolist()


def test_planted_copies_are_found() -> None:
    training, samples = _features(3, 2000), _features(4, 300)
    copied = [7, 40, 41, 200, 299]
    samples[copied] = training[[1999, 0, 5, 1000, 31]]
    found = nearest(samples, training)
    assert set(found.closest(5)) == set(copied)
    assert found.index[copied].tolist() == [1999, 0, 5, 1000, 31]
    assert found.distance[copied].max() < 1e-4
    assert found.distance.median() > 1


def test_a_memorised_set_is_told_from_a_new_one() -> None:
    training = _features(5, 2000)
    held_out = nearest(_features(6, 1000), training)
    new = memorisation(nearest(_features(7, 1000), training), held_out)
    assert new["closer_than_1_percent"] < 0.03
    assert new["samples"]["50"] == pytest.approx(new["held_out"]["50"], rel=0.05)
    copies = memorisation(nearest(training[:500] + 0.01, training), held_out)
    assert copies["closer_than_1_percent"] == 1
    assert copies["samples"]["95"] < copies["held_out_1_percent"]


def test_quantiles_rise_and_are_named_by_their_percentage() -> None:
    found = nearest(_features(8, 101), _features(9, 50))
    told = memorisation(found, found)["samples"]
    assert list(told) == ["5", "25", "50", "75", "95"]
    assert list(told.values()) == sorted(told.values())
    assert told["50"] == pytest.approx(float(found.distance.sort().values[50]), rel=1e-3)
