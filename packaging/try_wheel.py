"""Builds sdist and wheel, and tries the wheel in a new environment, away from the checkout.

    python3 packaging/try_wheel.py [--out dist] [--torch-index ADDRESS]

The wheel is built from the sdist, so that this one is known to be whole. It is installed with what
it asks for, and makes a picture, makes it again, and opens its window without a screen.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from installer import call, pip
from progress import Progress, SetupError
from try_bundle import png_size

ROOT = Path(__file__).resolve().parent.parent
BIN = "Scripts" if os.name == "nt" else "bin"
SUFFIX = ".exe" if os.name == "nt" else ""
BUILD = "build>=1.2,<2"


def main(argv: Sequence[str]) -> int:
    """Build and try; 1 with a sentence if that fails."""
    parser = argparse.ArgumentParser(prog="try_wheel.py", description="Build and try the wheel.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="default: dist/")
    parser.add_argument(
        "--torch-index",
        metavar="ADDRESS",
        default=os.environ.get("DIFFUSION_STUDIO_TORCH_INDEX", ""),
        help="as in bootstrap.py",
    )
    options = parser.parse_args(argv)
    progress = Progress()
    try:
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            wheel = build(place, options.out.absolute(), progress)
            program = install(place, wheel, options.torch_index, progress)
            attempt(place, program, progress)
    except SetupError as error:
        progress.say(str(error))
        return 1
    progress.say(f"{wheel} can be installed and works.")
    return 0


def new_environment(folder: Path, log: Path, progress: Progress) -> Path:
    """Its Python."""
    call([sys.executable, "-m", "venv", str(folder)], log, progress)
    return folder / BIN / f"python{SUFFIX}"


def build(place: Path, out: Path, progress: Progress) -> Path:
    """sdist and wheel, in `out`; the path of the wheel."""
    log, made = place / "build.log", place / "made"
    with progress.step("Building sdist and wheel"):
        python = new_environment(place / "builder", log, progress)
        pip(python, [BUILD], log, progress)
        call([str(python), "-m", "build", "--outdir", str(made), str(ROOT)], log, progress)
    out.mkdir(parents=True, exist_ok=True)
    for file in made.iterdir():
        shutil.copy(file, out)
    return out / next(made.glob("*.whl")).name


def install(place: Path, wheel: Path, torch_index: str, progress: Progress) -> Path:
    """The wheel and what it asks for, in a new environment; the program."""
    log = place / "install.log"
    with progress.step("Installing the wheel and what it needs"):
        python = new_environment(place / "installed", log, progress)
        if torch_index:
            pip(python, ["--index-url", torch_index, "torch"], log, progress)
        pip(python, [str(wheel)], log, progress)
    return python.with_name(f"diffusion-studio{SUFFIX}")


def attempt(place: Path, program: Path, progress: Progress) -> None:
    """Use what was installed; SetupError if something does not work."""
    home = place / "home"
    home.mkdir()
    environment = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    python = str(program.with_name(f"python{SUFFIX}"))
    picture = place / "boat-ddim5-seed7.png"
    made = ["generate", "--label", "boat", "--seed", "7", "--steps", "5", "--out", str(place)]
    tried = {
        "its version": [str(program), "--version"],
        "generate": [str(program), *made],
        "replay": [str(program), "replay", str(picture), "--check"],
        "the window": [python, "-m", "diffusion_studio.ui.screenshot", "--out", "window.png"],
    }
    for title, command in tried.items():
        with progress.step(f"Trying {title}"):
            done = subprocess.run(
                command, cwd=place, env=environment, capture_output=True, text=True, check=False
            )
        if done.returncode:
            raise SetupError(f"{title} does not work: {(done.stderr or done.stdout).strip()}")
    if png_size(place / "window.png") != (1280, 800):
        raise SetupError("The window's picture has another size than the window.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
