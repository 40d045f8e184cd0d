"""The real program in a process of its own: how it starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from diffusion_studio import __version__
from diffusion_studio.__main__ import hand_on_the_environment

REPOSITORY = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "diffusion_studio"]


def test_help_and_version_load_neither_torch_nor_qt() -> None:
    code = """
import sys
from diffusion_studio.cli import main
for arguments in (["--version"], ["--help"], ["generate", "--help"], ["models", "--help"]):
    main(arguments, standalone_mode=False)
heavy = {"torch", "PySide6", "numpy", "pydantic", "PIL", "diffusion_studio.engine"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
"""
    subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, check=True, stdout=subprocess.DEVNULL
    )


def test_the_module_is_the_command() -> None:
    result = subprocess.run(
        [*PROGRAM, "--version"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert result.stdout == f"Diffusion Studio {__version__}\n"
    assert result.stderr == ""


def test_without_a_screen_the_window_says_so() -> None:
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environ = {name: value for name, value in os.environ.items() if name not in screens}
    result = subprocess.run(
        PROGRAM, cwd=REPOSITORY, env=environ, capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert "screen" in result.stderr
    assert "diffusion-studio generate" in result.stderr


def test_without_qt_the_window_says_so() -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None; from diffusion_studio.cli import main; main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert result.stderr.startswith("Error: Qt cannot be loaded (")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("of_the_person", [None, "/opt/lib"])
def test_programs_that_a_bundle_starts_find_the_systems_libraries(
    monkeypatch: pytest.MonkeyPatch, of_the_person: str | None
) -> None:
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "")  # so that it is put back
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle/lib")
    if of_the_person is not None:  # how PyInstaller keeps what was there
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", of_the_person)
    hand_on_the_environment()
    started = [sys.executable, "-c", "import json, os; print(json.dumps(dict(os.environ)))"]
    shown = json.loads(subprocess.run(started, capture_output=True, check=True).stdout)
    assert shown.get("LD_LIBRARY_PATH") == of_the_person
    assert shown["PYINSTALLER_RESET_ENVIRONMENT"] == "1"
