"""A library whose disk goes, is full or damaged: what was made is somewhere, and is told where."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from diffusion_studio.library.picture import read_recipe
from diffusion_studio.library.steps import steps_beside
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


def steps_kept(disk: Path) -> list[Path]:
    return list((disk / "library").glob("steps/*/*.safetensors"))


def rescued() -> list[Path]:
    return list(refuges()[0].rglob("*.png"))


def notice(sitting: Sitting) -> str:
    bar = sitting.studio.window.notices
    sitting.until(lambda: bar.notice is not None)
    return bar.text.text()


def test_a_disk_that_goes_and_comes_back(sitting: Sitting, disk: Path) -> None:
    generate(sitting)
    sitting.until(lambda: len(kept(disk)) == 1 == len(steps_kept(disk)))
    os.rename(disk, disk.with_name("unplugged"))
    generate(sitting)
    sitting.until(lambda: len(rescued()) == 1)
    place = f"The pictures lie in {rescued()[0].parent}."
    sitting.until(lambda: steps_beside(rescued()[0]).exists())
    sitting.until(lambda: notice(sitting).endswith(place))
    assert "is out of reach; connect its disk" in notice(sitting)
    assert not disk.exists(), "no other library is made in its place"
    read_recipe(rescued()[0])
    os.rename(disk.with_name("unplugged"), disk)
    sitting.do("library_again")
    sitting.until(lambda: len(kept(disk)) == 2 and rescued() == [])
    sitting.until(lambda: len(steps_kept(disk)) == 2)
    assert {path.stem for path in steps_kept(disk)} == {path.stem for path in kept(disk)}
    sitting.until(lambda: sitting.studio.window.notices.notice is None)
    generate(sitting)
    sitting.until(lambda: len(kept(disk)) == 3)


def test_a_mount_point_that_is_there_but_empty_is_not_taken_for_a_library(
    sitting: Sitting, disk: Path, sit_down: Callable[..., Sitting], tiny_model: Path
) -> None:
    generate(sitting)
    sitting.until(lambda: len(kept(disk)) == 1 == len(steps_kept(disk)))
    sitting.until(lambda: sitting.studio.settings.library_id != "")
    settings = sitting.studio.settings.model_copy()
    os.rename(disk, disk.with_name("unplugged"))
    (disk / "library").mkdir(parents=True)

    again = sit_down(settings)
    gallery = again.studio.window.gallery_dock.gallery
    again.do("library")
    again.until(lambda: "is no longer in" in gallery.count.text())
    bar = again.studio.window.notices
    assert [button.text() for button in (bar.help, bar.other, bar.third)] == [
        "Look for the library again",
        "Another library folder…",
        "Begin a new library here",
    ]
    again.open_model(tiny_model)
    again.studio.document.change({"steps": 2, "count": 1})
    generate(again)
    again.until(lambda: len(rescued()) == 1)
    assert list((disk / "library").iterdir()) == [], "nothing is made in its place"
    bar.help.click()
    again.until(lambda: "not there yet" in again.studio.window.status.currentMessage())

    (disk / "library").rmdir()
    disk.rmdir()
    os.rename(disk.with_name("unplugged"), disk)
    again.studio.library.away.waiting.timeout.emit()  # it looks by itself now and then
    again.until(lambda: len(gallery.model.numbers) == 2)
    assert gallery.count.text() == "2 pictures"
    assert rescued() == []


def test_a_new_library_is_begun_only_where_a_person_wants_one(sitting: Sitting, disk: Path) -> None:
    gallery = sitting.studio.window.gallery_dock.gallery
    sitting.do("library")
    generate(sitting)
    sitting.until(lambda: len(kept(disk)) == 1)
    sitting.until(lambda: len(steps_kept(disk)) == 1)
    before = sitting.studio.settings.library_id
    os.rename(disk / "library", disk / "elsewhere")
    generate(sitting)
    sitting.until(lambda: "The pictures lie in" in notice(sitting))
    sitting.studio.window.notices.third.click()
    sitting.until(lambda: len(kept(disk)) == 1 and rescued() == [])
    sitting.until(lambda: len(gallery.model.numbers) == 1)
    assert sitting.studio.settings.library_id not in ("", before)
    sitting.studio.library.away.move_to(str(disk / "elsewhere"))
    sitting.until(lambda: sitting.studio.settings.library_id == before)


def test_another_library_in_the_same_place_is_told_of(
    sitting: Sitting, disk: Path, sit_down: Callable[..., Sitting]
) -> None:
    generate(sitting)
    sitting.until(lambda: sitting.studio.settings.library_id != "")
    known = "0" * 32
    lost = refuges()[0] / known
    lost.mkdir(parents=True)
    sitting.until(lambda: len(kept(disk)) == 1)
    (lost / "boat.png").write_bytes(kept(disk)[0].read_bytes())
    settings = Settings(library_folder=str(disk / "library"), library_id=known)
    other = sit_down(settings)
    other.do("library")
    gallery = other.studio.window.gallery_dock.gallery
    other.until(lambda: "another library than last time" in notice(other))
    other.until(lambda: len(gallery.model.numbers) == 1)
    assert settings.library_id == sitting.studio.settings.library_id
    assert rescued() == [lost / "boat.png"], "what belongs to that one waits for it"


def test_a_library_that_cannot_be_written_to(sitting: Sitting, disk: Path) -> None:
    (disk / "library").mkdir()
    (disk / "library" / "pictures").write_text("a file is in the way")
    generate(sitting)
    sitting.until(lambda: len(rescued()) == 1)
    assert "a part of this path is a file, not a folder" in notice(sitting)
    (disk / "library" / "pictures").unlink()
    generate(sitting)
    sitting.until(lambda: len(kept(disk)) == 2 and rescued() == [])


def test_deleting_is_told_when_it_was_done_and_refused_with_the_reason(
    sitting: Sitting, disk: Path
) -> None:
    gallery, window = sitting.studio.window.gallery_dock.gallery, sitting.studio.window
    history = sitting.studio.document.history
    sitting.do("library")
    generate(sitting)
    sitting.until(lambda: len(gallery.model.numbers) == 1)
    (number,) = gallery.model.numbers
    sitting.until(lambda: gallery.model.entry(number) is not None)
    history.clear()
    bin_ = disk / "library" / "bin"
    bin_.write_text("a file is in the way")
    gallery.list.setCurrentIndex(gallery.model.index(0))
    sitting.do("library_delete")
    sitting.until(lambda: "Not done: Delete 1 picture." in notice(sitting))
    assert "a part of this path is a file" in notice(sitting)
    assert "Deleted" not in window.status.currentMessage()
    assert gallery.model.numbers == [number]
    assert len(kept(disk)) == 1
    assert history.changes == [], "there is nothing to undo"

    bin_.unlink()
    sitting.do("library_delete")
    sitting.until(lambda: "Deleted: 1 picture" in window.status.currentMessage())
    assert kept(disk) == []
    shelf = disk / "library" / "pictures"
    for folder in shelf.iterdir():
        folder.rmdir()
    shelf.rmdir()
    shelf.write_text("a file is in the way")
    sitting.do("undo")
    sitting.until(lambda: "Not undone: Delete 1 picture." in notice(sitting))
    assert history.to_undo is not None, "it is still done"
    shelf.unlink()
    sitting.do("undo")
    sitting.until(lambda: "Undone: Delete 1 picture" in window.status.currentMessage())
    sitting.until(lambda: len(kept(disk)) == 1)


def test_what_another_program_does_to_the_library_is_seen(
    sitting: Sitting, disk: Path, sit_down: Callable[..., Sitting]
) -> None:
    other = sit_down(Settings(library_folder=str(disk / "library")))
    mine, theirs = (each.studio.window.gallery_dock.gallery for each in (sitting, other))
    for each in (sitting, other):
        each.studio.library.watching.timer.setInterval(50)
        each.do("library")
    generate(sitting)
    sitting.until(lambda: len(mine.model.numbers) == 1 == len(theirs.model.numbers))
    (number,) = mine.model.numbers
    sitting.until(lambda: mine.model.entry(number) is not None)
    sitting.until(lambda: theirs.model.entry(number) is not None)
    theirs.list.setCurrentIndex(theirs.model.index(0))
    other.do("library_star")
    sitting.until(lambda: mine.model.index(0).data().startswith("★"))
    mine.list.setCurrentIndex(mine.model.index(0))
    sitting.do("library_delete")
    sitting.until(lambda: len(theirs.model.numbers) == 0)
    sitting.do("undo")
    sitting.until(lambda: len(theirs.model.numbers) == 1)
    assert theirs.model.index(0).data().startswith("★")
    sitting.do("library")
    sitting.until(lambda: not sitting.studio.library.watching.timer.isActive())
