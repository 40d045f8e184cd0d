"""Sessions come back as they were; what is damaged, hostile or another program's is told."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
import pytest
from PIL import Image

from diffusion_studio.library.files import SaveError
from diffusion_studio.library.session import (
    SESSION_FILE,
    Session,
    SessionError,
    open_session,
    pack_session,
    read_session,
    write_session,
)
from diffusion_studio.library.sessions import Sessions
from diffusion_studio.paused_run import PausedRun
from diffusion_studio.recipe import Recipe
from tests.e2e.program import ROOT

PARTS = {"form": {"steps": 7, "label": "별"}, "queue": [1.5, None]}


def paused_run(k: int = 3, n: int = 2) -> PausedRun:
    draw = np.random.default_rng(k)
    x = draw.standard_normal((n + 1, 1, 3, 4, 5)).astype(np.float32)
    v = x[1:].astype(np.float16)
    recipe = Recipe(model="tiny").to_json()
    return PausedRun(recipe, k, x, x[1:].copy(), v, None, "a" * 64, k - n, {"seconds": [0.5]})


def full_session() -> Session:
    mask = np.arange(20, dtype=np.uint8).reshape(4, 5)
    colours = np.dstack([mask, mask + 1, mask + 2])
    return Session(dict(PARTS), {"mask": mask, "source": colours}, {"run": paused_run()})


def assert_same(found: Session, session: Session) -> None:
    assert (found.parts, found.ended, found.lost) == (session.parts, session.ended, [])
    assert found.pictures.keys() == session.pictures.keys()
    for name, pixels in session.pictures.items():
        np.testing.assert_array_equal(found.pictures[name], pixels)
    assert found.runs.keys() == session.runs.keys()
    for name, paused in session.runs.items():
        mine = found.runs[name]
        for field in ("recipe", "k", "left_out", "model_sha256", "facts"):
            assert getattr(mine, field) == getattr(paused, field)
        assert mine.arrays.keys() == paused.arrays.keys()
        for array, values in paused.arrays.items():
            np.testing.assert_array_equal(mine.arrays[array], values)


def test_a_session_comes_back_from_a_folder_and_from_a_file(tmp_path: Path) -> None:
    session = full_session()
    write_session(session, tmp_path / "session")
    assert_same(read_session(tmp_path / "session"), session)
    pack_session(session, tmp_path / "work.dstudio")
    assert_same(open_session(tmp_path / "work.dstudio"), session)


def test_what_a_later_save_no_longer_names_is_deleted(tmp_path: Path) -> None:
    session = full_session()
    write_session(session, tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    del session.runs["run"], session.pictures["mask"]
    write_session(session, tmp_path)
    after = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert len(before) == 4
    assert len(after) == 2
    picture = next(name for name in after if name.startswith("picture"))
    assert after[picture] == before[picture], "what is there already is not written again"


def test_what_is_lost_is_named_and_the_rest_comes_back(tmp_path: Path) -> None:
    session = full_session()
    session.runs["other"] = paused_run(k=5)
    write_session(session, tmp_path)
    next(tmp_path.glob("run-*-3.safetensors")).write_bytes(b"cut")
    next(tmp_path.glob("picture-*.png")).unlink()
    found = read_session(tmp_path)
    assert (list(found.runs), len(found.pictures), found.parts) == (["other"], 1, PARTS)
    assert len(found.lost) == 2
    assert all(sentence.endswith("is damaged, or missing.") for sentence in found.lost)


def packed(words: object, **files: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr(SESSION_FILE, words if isinstance(words, bytes) else json.dumps(words))
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return stream.getvalue()


def words(**changes: object) -> dict[str, object]:
    common = {"kind": "diffusion-studio session", "version": 1, "saved": "2026-01-01T00:00:00"}
    return {**common, "ended": True, "parts": {}, "pictures": {}, "runs": [], **changes}


def a_bomb() -> bytes:
    """A PNG of 4,100 x 4,100 pixels in a few kilobytes."""
    stream = BytesIO()
    Image.new("1", (4_100, 4_100)).save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"no zip at all", "cut short, or no session"),
        (packed(words())[:-40], "cut short, or no session"),
        (packed(b"{"), "it is damaged"),
        (packed(b"[" * 100_000), "it is damaged"),
        (packed({"kind": "another"}), "no session of this program"),
        (packed(words(version=2)), "another version"),
        (packed(words(parts=[])), "it is damaged"),
        (packed(b" " * (65 << 20)), "session.json is too large"),
    ],
)
def test_a_file_that_is_no_session_is_refused_in_a_sentence(
    tmp_path: Path, data: bytes, sentence: str
) -> None:
    path = tmp_path / "strange.dstudio"
    path.write_bytes(data)
    with pytest.raises(SessionError, match=rf"^The session strange\.dstudio .*{sentence}.*\.$"):
        open_session(path)


@pytest.mark.parametrize("name", ["../../outside.png", "lock", "picture-0.png/../x", 7])
def test_a_session_leads_nowhere_else(tmp_path: Path, name: object) -> None:
    (tmp_path / "outside.png").write_bytes(b"secret")
    path = tmp_path / "hostile.dstudio"
    path.write_bytes(packed(words(pictures={"mask": name})))
    found = open_session(path)
    assert (found.pictures, len(found.lost)) == ({}, 1)


def test_a_picture_that_would_fill_the_memory_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "bomb.dstudio"
    path.write_bytes(
        packed(words(pictures={"mask": "picture-0.png"}), **{"picture-0__png": a_bomb()})
    )
    found = open_session(path)
    assert (found.pictures, len(found.lost)) == ({}, 1)


# --- many programs ---


@pytest.fixture
def sessions(tmp_path: Path) -> Callable[[], Sessions]:
    return lambda: Sessions(tmp_path / "sessions")


def test_a_living_programs_session_is_its_own(sessions: Callable[[], Sessions]) -> None:
    first, second = sessions(), sessions()
    first.save(full_session())
    assert second.left_behind() == []
    second.save(Session({"second": True}))
    assert first.left_behind() == []
    first.close()
    (found,) = second.left_behind()
    assert_same(found.session, full_session())
    third = sessions()
    assert third.left_behind() == [], "what is held by one is not offered to another"
    second.forget(found)
    assert not found.folder.exists()
    second.close()
    assert [each.session.parts for each in third.left_behind()] == [{"second": True}]
    third.close()


VANISHES = """
import os, sys
from pathlib import Path
from diffusion_studio.library.session import Session
from diffusion_studio.library.sessions import Sessions
sessions = Sessions(Path(sys.argv[1]))
sessions.save(Session({"by": "the vanished"}))
os.kill(os.getpid(), 9)
"""


def test_the_session_of_a_program_that_was_killed_is_found(
    sessions: Callable[[], Sessions], tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", VANISHES, str(tmp_path / "sessions")], cwd=ROOT, check=False
    )
    assert done.returncode == -9
    survivor = sessions()
    (found,) = survivor.left_behind()
    assert (found.session.parts, found.session.ended) == ({"by": "the vanished"}, False)
    survivor.close()


def test_the_newest_comes_first_whatever_the_clock_says(
    sessions: Callable[[], Sessions], monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(12):  # of which 9 comes after 10, if they are sorted as words
        program = sessions()
        program.save(Session({"n": n}, ended=n == 3))
        program.close()
    program = sessions()
    found = program.left_behind()
    assert [each.session.parts["n"] for each in found] == [11, 10, 9, 8, 7, 6, 5, 4, 3]
    program.close()


def test_a_damaged_session_is_set_aside_and_told_once(
    sessions: Callable[[], Sessions], tmp_path: Path
) -> None:
    first = sessions()
    first.save(full_session())
    first.close()
    (tmp_path / "sessions" / "session-1" / SESSION_FILE).write_bytes(b"\0" * 100)
    second = sessions()
    assert second.left_behind() == []
    (sentence,) = second.told
    assert "it is damaged. It was set aside as set-aside-1" in sentence
    assert (tmp_path / "sessions" / "set-aside-1" / SESSION_FILE).exists()
    third = sessions()
    assert (third.left_behind(), third.told) == ([], [])


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    sessions = Sessions(tmp_path / "file" / "sessions")
    assert sessions.left_behind() == []
    with pytest.raises(SaveError, match="a part of this path is a file"):
        sessions.save(full_session())


def test_a_session_that_ended_its_program_is_not_taken_again_unasked(
    sessions: Callable[[], Sessions],
) -> None:
    first = sessions()
    first.save(Session({"n": 1}, ended=True))
    first.close()
    for ended in (True, False):
        program = sessions()
        assert [each.session.ended for each in program.left_behind()] == [ended]
        program.close()  # as after a crash: it was not forgotten
