"""The small subject, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from diffusion_studio.training.evaluation.sampling import Pictures
from diffusion_studio.training.evaluation.subject import Places, Subject, open_subject
from tests.training.evaluation.subjects import scenes, write_subject


@pytest.fixture(scope="session")
def subject_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_subject(tmp_path_factory.mktemp("subjects") / "small")


@pytest.fixture(scope="session")
def subject(subject_folder: Path) -> Subject:
    return open_subject(Places(subject_folder), scenes(), "cpu")


@pytest.fixture(scope="session")
def maker(subject: Subject) -> Pictures:
    return Pictures(subject.model, subject.classifier, "cpu", "float32", 16)
