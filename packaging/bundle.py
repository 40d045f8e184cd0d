"""A bundle of the program for the system that this runs on: one folder, with its own Python.

    python3 packaging/bundle.py [--torch-index ADDRESS] [--out dist]

Makes an environment of its own in build/bundle, freezes the program with PyInstaller, leaves out
what it does not use (bundling/contents.py), adds the licences, and tells the size. What comes out
is dist/diffusion-studio; on macOS also dist/Diffusion Studio.app. `try_bundle.py` tries it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from bundling.sizes import MIB, sizes, table
from installer import call, pip
from progress import Progress, SetupError

ROOT = Path(__file__).resolve().parent.parent
PYINSTALLER = "pyinstaller>=6.22,<7"
BIN = "Scripts/python.exe" if os.name == "nt" else "bin/python"
STRIPPED = (
    *("torch/lib/libtorch_cpu.so", "torch/lib/libtorch_python.so", "torch/lib/libc10.so"),
    *("lib*.so*", "**/*.cpython-*.so", "**/*.abi3.so"),
)
UNCHANGED = ("PySide6", "shiboken6")  # as their licence's notice says (bundling/notices.py)
NEEDED = 4 << 30  # bytes of disk: the environment, PyInstaller's own, the bundle


def main(argv: Sequence[str]) -> int:
    """Build it; 1 with a sentence if that fails."""
    parser = argparse.ArgumentParser(prog="bundle.py", description="Build the program's bundle.")
    parser.add_argument("--torch-index", metavar="ADDRESS", default="", help="as in bootstrap.py")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="default: dist/")
    options = parser.parse_args(argv)
    progress = Progress()
    try:
        work = ROOT / "build" / "bundle"
        work.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(work).free < NEEDED:
            raise SetupError(f"Building takes {NEEDED >> 30} GB of disk; make room in {work}.")
        python = environment(work, options.torch_index, progress)
        folder = freeze(python, work, options.out.absolute(), progress)
        finish(python, work, folder, progress)
        print(report(work, folder))
    except SetupError as error:
        progress.say(str(error))
        return 1
    return 0


def requirements() -> list[str]:
    """What the program needs, from pyproject.toml; without the extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [str(line) for line in project["dependencies"]]


def environment(work: Path, torch_index: str, progress: Progress) -> Path:
    """The Python of build/bundle/env, with everything in it; made anew when that changes."""
    folder, log = work / "env", work / "pip.log"
    wanted = [*requirements(), PYINSTALLER]
    said = "\n".join([sys.version, torch_index, *wanted])
    mark, stamp = folder / "stamp", hashlib.sha256(said.encode()).hexdigest()
    python = folder / BIN
    if mark.is_file() and mark.read_text() == stamp:
        return python
    shutil.rmtree(folder, ignore_errors=True)
    with progress.step("Making the bundle's environment"):
        call([sys.executable, "-m", "venv", str(folder)], log, progress)
    if torch_index:
        torch = next(line for line in wanted if line.startswith("torch"))
        with progress.step("Installing PyTorch"):
            pip(python, ["--index-url", torch_index, torch], log, progress)
    with progress.step("Installing what the program needs, and PyInstaller"):
        pip(python, ["--no-compile", *wanted], log, progress)
    mark.write_text(stamp)
    return python


def freeze(python: Path, work: Path, out: Path, progress: Progress) -> Path:
    """Run PyInstaller; the folder that it made."""
    os.environ["DIFFUSION_STUDIO_CONTENTS"] = str(work / "contents.json")
    spec = ROOT / "packaging" / "bundling" / "diffusion_studio.spec"
    places = ["--distpath", str(out), "--workpath", str(work / "work")]
    with progress.step("Freezing the program"):
        command = [str(python), "-m", "PyInstaller", "--noconfirm", *places, str(spec)]
        call(command, work / "pyinstaller.log", progress)
    return out / "diffusion-studio"


def finish(python: Path, work: Path, folder: Path, progress: Progress) -> None:
    """Licences and, on Linux, what the desktop needs; libraries without their tables of symbols,
    which only a debugger reads."""
    notices = ROOT / "packaging" / "bundling" / "notices.py"
    with progress.step("Collecting the licences"):
        command = [str(python), str(notices), str(work / "contents.json")]
        call([*command, str(folder / "NOTICE.txt")], work / "pyinstaller.log", progress)
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE.txt")
    if not sys.platform.startswith("linux"):
        return
    share = folder / "share"
    shutil.copytree(ROOT / "packaging" / "linux", share, dirs_exist_ok=True)
    shutil.copytree(ROOT / "packaging" / "icons", share / "icons", dirs_exist_ok=True)
    shutil.copy(ROOT / "resources" / "icons" / "diffusion-studio.svg", share / "icons")
    strip = shutil.which("strip")
    if strip:
        with progress.step("Stripping the libraries"):
            for library in stripped(folder / "lib"):
                subprocess.run([strip, "--strip-unneeded", str(library)], check=True)


def stripped(folder: Path) -> list[Path]:
    """The libraries whose tables of symbols are taken away; links lead to some of them."""
    found = {path for pattern in STRIPPED for path in folder.glob(pattern) if path.is_file()}
    return sorted(
        path
        for path in found
        if not path.is_symlink() and path.relative_to(folder).parts[0] not in UNCHANGED
    )


def report(work: Path, folder: Path) -> str:
    """The bundle's size and its largest parts, and the size of what it was made of."""
    installed = sum(sizes(site).total() for site in (work / "env").rglob("site-packages"))
    parts = table(sizes(folder, depth=3))
    return f"{folder}\n\n{parts}\n\nThe packages it was made of: {installed / MIB:.0f} MiB"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
