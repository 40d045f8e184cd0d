"""A library whose disk goes, is full or damaged: what was made is somewhere, and is told where."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from diffusion_studio.library.picture import read_recipe
from diffusion_studio.library.writer import refuges
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.settings import Settings
from tests.ui.conftest import Sitting


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    folder = tmp_path / "disk"
    folder.mkdir()
    return folder


@pytest.fixture
def sitting(sit_down: Callable[..., Sitting], tiny_model: Path, disk: Path) -> Sitting:
    sitting = sit_down(Settings(library_folder=str(disk / "library")))
    sitting.open_model(tiny_model)
    sitting.studio.document.change({"steps": 2, "count": 1})
    return sitting


def generate(sitting: Sitting) -> None:
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)


def kept(disk: Path) -> list[Path]:
    return list((disk / "library").glob("pictures/*/*.png"))


def rescued() -> list[Path]:
    return list(refuges()[0].glob("*.png"))


def notice(sitting: Sitting) -> str:
    bar = sitting.studio.window.notices
    sitting.until(lambda: bar.notice is not None)
    return bar.text.text()


def test_a_disk_that_goes_and_comes_back(sitting: Sitting, disk: Path) -> None:
    generate(sitting)
    sitting.until(lambda: len(kept(disk)) == 1)
    os.rename(disk, disk.with_name("unplugged"))
    generate(sitting)
    sitting.until(lambda: len(rescued()) == 1)
    place = f"The pictures lie in {refuges()[0]}."
    sitting.until(lambda: notice(sitting).endswith(place))
    assert "is out of reach; connect its disk" in notice(sitting)
    assert not disk.exists(), "no other library is made in its place"
    read_recipe(rescued()[0])
    os.rename(disk.with_name("unplugged"), disk)
    generate(sitting)
    sitting.until(lambda: len(kept(disk)) == 2)
    assert len(rescued()) == 1


def test_a_library_that_cannot_be_written_to(sitting: Sitting, disk: Path) -> None:
    (disk / "library").mkdir()
    (disk / "library" / "pictures").write_text("a file is in the way")
    generate(sitting)
    sitting.until(lambda: len(rescued()) == 1)
    assert "a part of this path is a file, not a folder" in notice(sitting)
    (disk / "library" / "pictures").unlink()
    generate(sitting)
    sitting.until(lambda: len(kept(disk)) == 1)
