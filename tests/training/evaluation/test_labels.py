"""Accuracy and the distance of two label distributions."""

from __future__ import annotations

import pytest
import torch

from diffusion_studio.training.evaluation.accuracy import accuracy, named, shares, total_variation


def test_accuracy_is_the_share_of_right_labels() -> None:
    said, wanted = torch.tensor([0, 1, 2, 2]), torch.tensor([0, 1, 1, 2])
    assert accuracy(said, wanted) == 0.75


def test_total_variation_is_what_would_have_to_be_moved() -> None:
    even = shares(torch.tensor([0, 1, 2, 3]), 4)
    assert even.tolist() == [0.25] * 4
    assert total_variation(even, even) == 0
    collapsed = shares(torch.tensor([2, 2, 2, 2]), 4)
    assert total_variation(even, collapsed) == pytest.approx(0.75)
    assert total_variation(collapsed, even) == pytest.approx(0.75)
    assert total_variation(collapsed, shares(torch.tensor([3]), 4)) == 1


def test_a_class_that_never_occurs_is_told_too() -> None:
    assert named(shares(torch.tensor([0, 0, 2]), 3), ("a", "b", "c")) == {
        "a": 0.6667,
        "b": 0.0,
        "c": 0.3333,
    }
