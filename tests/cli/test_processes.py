"""The real program in a process of its own: how it starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from diffusion_studio import __version__

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
