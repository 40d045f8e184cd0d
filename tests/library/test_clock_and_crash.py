"""The library after a clock that jumped, and after a program that vanished while it wrote."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest

from diffusion_studio.library.collection import INDEX_FILE, MARKS_FILE, Collection
from diffusion_studio.library.picture_files import FORGOTTEN
from diffusion_studio.recipe import Recipe


def keep(library: Collection, seed: int) -> int:
    pixels = np.full((1, 8, 8, 3), seed, np.uint8)
    (entry,) = library.keep(pixels, Recipe(model="scenes-32", seed=seed), {})
    return entry.number


def clock_stands(monkeypatch: pytest.MonkeyPatch, at: float) -> None:
    monkeypatch.setattr(time, "time", lambda: at)


def test_a_clock_that_is_set_back_changes_no_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = 1_800_000_000.0
    with Collection(tmp_path) as library:
        numbers = []
        for seed, moment in enumerate((noon, noon - 3600, noon - 1800, noon + 60)):
            clock_stands(monkeypatch, moment)
            numbers.append(keep(library, seed))
        assert library.find() == numbers[::-1]
        made = [entry.facts.made for entry in library.entries(numbers)]
        assert made == sorted(made)
        assert made[-1] == pytest.approx(noon + 60), "once it is past, the clock is right again"
    (tmp_path / INDEX_FILE).unlink()
    with Collection(tmp_path) as library:
        seeds = [entry.facts.seed for entry in library.entries(library.find())]
        assert seeds == ["3", "2", "1", "0"], "the files themselves know the order"


def test_a_clock_that_was_years_off_is_taken_at_its_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Collection(tmp_path) as library:
        clock_stands(monkeypatch, 4_000_000_000.0)  # 2096
        keep(library, 1)
        clock_stands(monkeypatch, 1_800_000_000.0)
        number = keep(library, 2)
        (entry,) = library.entries([number])
        assert entry.facts.made == pytest.approx(1_800_000_000.0)


def test_a_thumbnail_is_made_once_whatever_the_clock_says(tmp_path: Path) -> None:
    with Collection(tmp_path) as library:
        (entry,) = library.entries([keep(library, 3)])
        tomorrow = time.time() + 24 * 3600
        os.utime(library.path(entry), (tomorrow, tomorrow))
        library.refresh()
        (entry,) = library.entries(library.find())
        assert library.thumbnail(entry) is not None
        kept = tmp_path / "thumbnails" / f"{entry.number}.png"
        made = kept.stat().st_ino
        assert library.thumbnail(entry) == kept.read_bytes()
        assert kept.stat().st_ino == made


def test_a_mark_that_was_cut_short_spoils_none_of_the_others(tmp_path: Path) -> None:
    with Collection(tmp_path) as library:
        first, second = keep(library, 1), keep(library, 2)
        library.star([first])
        with (tmp_path / MARKS_FILE).open("ab") as file:
            file.write(b'{"path": "2026-01/noth')
        library.note(second, "kept")
    (tmp_path / INDEX_FILE).unlink()
    with Collection(tmp_path) as library:
        marks = {e.facts.seed: (e.star, e.note) for e in library.entries(library.find())}
    assert marks == {"1": (True, ""), "2": (False, "kept")}


def test_what_a_vanished_program_was_writing_is_swept_away_in_time(tmp_path: Path) -> None:
    with Collection(tmp_path) as library:
        keep(library, 1)
        folder = next((tmp_path / "pictures").iterdir())
        old, new = folder / ".0123.part", folder / ".4567.part"
        for path in (old, new):
            path.write_bytes(b"half a picture")
        long_ago = time.time() - FORGOTTEN - 60
        os.utime(old, (long_ago, long_ago))
        library.refresh()
        assert (old.exists(), new.exists()) == (False, True)
        assert len(library.find()) == 1


def test_a_picture_is_found_by_the_day_that_it_is_where_it_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = 1_800_000_000.0  # 2027-01-15 08:00 UTC
    clock_stands(monkeypatch, moment)
    for zone in ("UTC-9", "UTC+9"):  # east and west, as POSIX has it: the 15th and the 14th
        move_to(zone, monkeypatch)
        day = time.strftime("%Y-%m-%d", time.localtime(moment))
        with Collection(tmp_path / zone) as library:
            assert [keep(library, 1)] == library.find(day)
    monkeypatch.undo()
    move_to(None, monkeypatch)


def move_to(zone: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Into another time zone, where a process can."""
    if zone is not None:
        monkeypatch.setenv("TZ", zone)
    if hasattr(time, "tzset"):
        time.tzset()
