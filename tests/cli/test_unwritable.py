"""Pictures that cannot be saved where they should be: nothing is lost, and it is said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from diffusion_studio.library.picture import read_recipe
from tests.cli.conftest import Run
from tests.library.small_disk import room_for

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE = 60.0


def test_a_folder_that_is_lost_on_the_way_is_told_with_where_the_pictures_are(
    tiny_model: Path, tmp_path: Path, own_home: Path
) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "diffusion_studio", "generate", "--json", "--seed", "7"]
    options = ["--model", str(tiny_model), "--steps", "30", "--count", "2", "--out", str(out)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen([*command, *options], cwd=REPOSITORY, **pipes) as making:
        assert making.stderr is not None
        begun = making.stderr.readline()  # the folder was tried before the sampling began
        assert "2 pictures" in begun, begun
        out.rmdir()
        out.write_bytes(b"mine")
        stdout, stderr = making.communicate(timeout=PATIENCE)
    assert making.returncode == 2
    told = json.loads(stdout)
    rescued = [Path(path) for path in (*told["files"], told["sheet"])]
    assert [read_recipe(path).seed for path in rescued] == [7, 8, 7]
    (folder,) = {path.parent for path in rescued}
    assert own_home in folder.parents
    assert stderr.splitlines()[-1] == (
        f"Error: {out} cannot be written: a file of this name is in the way; choose another"
        f" folder. What was saved lies in {folder}."
    )
    assert out.read_bytes() == b"mine"


def test_where_nothing_at_all_can_be_written(generate: Run, tmp_path: Path) -> None:
    generate("--seed", 1)
    before = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    with room_for(100):
        result = generate("--seed", 1)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1] == (
        f"Error: {tmp_path / 'out'} cannot be written: the file would be larger than is allowed"
        " there; choose another folder."
    )
    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_an_animation_that_cannot_be_saved_leaves_the_pictures(
    generate: Run, tmp_path: Path
) -> None:
    with room_for(20_000):  # enough for a picture, not for the animation
        result = generate("--seed", 1, "--animate", "--json")
    assert result.exit_code == 2
    told = json.loads(result.stdout)
    assert told["animation"] is None
    (picture,) = told["files"]
    assert read_recipe(Path(picture)).seed == 1
    assert result.stderr.splitlines()[-1] == (
        f"Error: {tmp_path / 'out'} cannot be written: the file would be larger than is allowed"
        f" there; choose another folder. What was saved lies in {tmp_path / 'out'}."
    )
    assert [path.name for path in (tmp_path / "out").iterdir()] == [Path(picture).name]
