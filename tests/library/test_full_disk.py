"""A full disk loses nothing: the old file stays, and nothing half is left."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from diffusion_studio.library.files import SaveError, new_file, replace_file
from tests.library.small_disk import room_for


def test_what_does_not_fit_leaves_nothing_behind(tmp_path: Path) -> None:
    with room_for(1000), pytest.raises(SaveError, match="larger than is allowed") as refused:
        new_file(tmp_path, "boat", ".png", bytes(5000))
    assert "choose another folder" in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_the_old_file_stays_where_the_new_one_does_not_fit(tmp_path: Path) -> None:
    path = replace_file(tmp_path / "boat.png", b"old")
    with room_for(1000), pytest.raises(SaveError, match=r"boat.png cannot be written"):
        replace_file(path, np.zeros(5000, np.uint8).tobytes())
    assert [path.name for path in tmp_path.iterdir()] == ["boat.png"]
    assert path.read_bytes() == b"old"
