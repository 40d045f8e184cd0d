"""The judge says what its network says, and where it reads that from."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from diffusion_studio.models import load_classifier
from diffusion_studio.training.data.source import to_unit_range
from diffusion_studio.training.evaluation.judge import BATCH, Judge
from diffusion_studio.training.evaluation.subject import Subject
from tests.training.evaluation.subjects import scenes


def test_labels_are_the_networks_and_features_are_what_they_are_read_from(
    subject_folder: Path,
) -> None:
    pictures, _ = scenes().examples("validation", 12)
    network = load_classifier(subject_folder / "judge")
    logits = network(to_unit_range(pictures), torch.zeros(12, dtype=torch.int64))
    last = network.out[3]
    judge = Judge(load_classifier(subject_folder / "judge"))
    verdict = judge.look(pictures)
    assert torch.equal(verdict.labels, logits.argmax(dim=1))
    read = last(verdict.features[:, :, None, None]).flatten(1)
    torch.testing.assert_close(read, logits, atol=1e-4, rtol=1e-4)


def test_it_takes_pictures_in_parts(subject: Subject) -> None:
    pictures, labels = scenes().examples("test", 2 * BATCH + 5)
    told: list[int] = []
    verdict = subject.judge.look(pictures, told.append)
    assert told == [BATCH, 2 * BATCH, 2 * BATCH + 5]
    part = verdict[BATCH : BATCH + 7]
    alone = subject.judge.look(pictures[BATCH : BATCH + 7])
    assert torch.equal(part.labels, alone.labels)
    torch.testing.assert_close(part.features, alone.features, atol=1e-4, rtol=1e-4)
    assert (verdict.labels == labels).double().mean() > 0.6  # it was taught, a little


def test_a_classifier_that_pools_by_attention_has_no_such_features(subject_folder: Path) -> None:
    with pytest.raises(ValueError, match="pool 'adaptive'"):
        Judge(load_classifier(subject_folder / "classifier"))
