"""Files are whole or not there, and never in the way of another file."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from diffusion_studio.library.files import SaveError, new_file, replace_file, writable_folder

REPOSITORY = Path(__file__).resolve().parents[2]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    for text in (b"first", b"second", b"third"):
        new_file(tmp_path, "boat", ".png", text)
    assert contents(tmp_path) == {
        "boat.png": b"first",
        "boat-2.png": b"second",
        "boat-3.png": b"third",
    }


def test_many_writers_at_once_each_get_a_name_of_their_own(tmp_path: Path) -> None:
    texts = [str(n).encode() for n in range(64)]
    with ThreadPoolExecutor(8) as pool:
        paths = list(pool.map(lambda text: new_file(tmp_path, "boat", ".png", text), texts))
    assert len(set(paths)) == 64
    assert sorted(contents(tmp_path).values()) == sorted(texts)
    assert [path.read_bytes() for path in paths] == texts


def test_a_disk_without_links_serves_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", no_links)
    new_file(tmp_path, "boat", ".png", b"first")
    new_file(tmp_path, "boat", ".png", b"second")
    assert contents(tmp_path) == {"boat.png": b"first", "boat-2.png": b"second"}


def test_missing_folders_are_made(tmp_path: Path) -> None:
    assert new_file(tmp_path / "a" / "b", "boat", ".png", b"1").read_bytes() == b"1"
    assert writable_folder(tmp_path / "c" / "d").is_dir()
    assert contents(tmp_path / "c" / "d") == {}


@pytest.mark.parametrize("inner", ["", "inner"])
def test_a_file_in_place_of_the_folder_is_said_in_a_sentence(tmp_path: Path, inner: str) -> None:
    (tmp_path / "taken").write_bytes(b"mine")
    folder = tmp_path / "taken" / inner
    for attempt in (
        lambda: writable_folder(folder),
        lambda: new_file(folder, "boat", ".png", b"1"),
        lambda: replace_file(folder / "boat.png", b"1"),
    ):
        with pytest.raises(SaveError, match=r"taken.* cannot be written: a .*; choose another"):
            attempt()
    assert contents(tmp_path) == {"taken": b"mine"}


def test_replacing_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "boat.png"
    replace_file(path, b"old")
    replace_file(path, b"new")
    assert contents(tmp_path) == {"boat.png": b"new"}


def test_a_folder_in_place_of_the_file_stays(tmp_path: Path) -> None:
    (tmp_path / "boat.png").mkdir()
    with pytest.raises(SaveError, match=r"boat.png cannot be written: there is a folder"):
        replace_file(tmp_path / "boat.png", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["boat.png"]


def test_files_have_the_permissions_of_any_other_file(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        ours = new_file(tmp_path, "boat", ".png", b"1")
        (tmp_path / "other.png").write_bytes(b"1")
    finally:
        os.umask(mask)
    assert ours.stat().st_mode == (tmp_path / "other.png").stat().st_mode


WRITING = """
import sys
from pathlib import Path
from diffusion_studio.library.files import new_file, replace_file
folder, size = Path(sys.argv[1]), 300_000
print("writing", flush=True)
for n in range(10**9):
    replace_file(folder / "kept.bin", bytes([n % 256]) * size)
    new_file(folder, f"new{n % 50}", ".bin", bytes([n % 256]) * size)
"""


def test_a_process_killed_while_it_writes_leaves_no_half_file(tmp_path: Path) -> None:
    for after_kept in range(4):
        command = [sys.executable, "-c", WRITING, str(tmp_path)]
        with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE) as writing:
            assert writing.stdout is not None
            writing.stdout.readline()
            while len(list(tmp_path.glob("new*"))) < 5 * (after_kept + 1):
                assert writing.poll() is None
            writing.send_signal(signal.SIGTERM)
    for name, data in contents(tmp_path).items():
        if not name.endswith(".part"):
            assert len(data) == 300_000, name
            assert len(set(data)) == 1, name
