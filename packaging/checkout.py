"""What `bootstrap.py run`, `bootstrap.py test` and `bootstrap.py check` do."""

from __future__ import annotations

import argparse
import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from environment import Environment
from progress import Progress, SetupError, clock
from system_packages import System

ROOT = Path(__file__).resolve().parent.parent
INTERRUPTED = 130  # what a shell reports after Ctrl-C
MOST_WORKERS = 4  # processes that share the tests; each imports torch

EPILOG = """\
run [ARGS...]    install the program and start it. Without ARGS the window opens; where there is
                 no screen, a first picture and an animation of its steps are written to
                 ./generated. ARGS are handed to diffusion-studio: run generate --help
test [ARGS...]   install what the tests need too and run all tests. ARGS are handed to pytest:
                 test -k sampler
check            the same, then run the linter, the formatter's check and the type checker

PyTorch comes from where pip takes packages by default. On Linux that is a build for NVIDIA GPUs,
several GB; for the smaller one without, or for CUDA on Windows, give the index address that
PyTorch's installation page names, with --torch-index or in DIFFUSION_STUDIO_TORCH_INDEX.
"""


def main(argv: Sequence[str]) -> int:
    """Do what the command line says; gives the exit code."""
    parser = argparse.ArgumentParser(
        prog="bootstrap.py",
        description="Set this checkout up in .venv, then run the program, its tests or checks.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--torch-index",
        metavar="ADDRESS",
        default=os.environ.get("DIFFUSION_STUDIO_TORCH_INDEX", ""),
        help="package index to take PyTorch from",
    )
    parser.add_argument("command", choices=["run", "test", "check"])
    parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="ARGS")
    options = parser.parse_args(argv)
    environment = Environment(ROOT, options.torch_index)
    progress = Progress()
    if options.command == "check" and options.arguments:
        parser.error(f"check takes no arguments and was given: {' '.join(options.arguments)}")
    try:
        match options.command:
            case "run":
                return run(environment, progress, options.arguments)
            case "test":
                return test(environment, progress, options.arguments)
            case _:
                return check(environment, progress)
    except SetupError as error:
        progress.say(str(error))
        return 1
    except KeyboardInterrupt:
        progress.say("Stopped.")
        return INTERRUPTED


def run(environment: Environment, progress: Progress, arguments: Sequence[str]) -> int:
    """Set up and start the program; without a screen, make a first picture instead."""
    system = System.here()
    window = system.has_screen and not arguments
    if window or not environment.is_ready():
        system.ensure_qt_libraries(progress, window=system.has_screen, required=window)
    _ensure(environment, system, progress)
    program = str(environment.script("diffusion-studio"))
    if window or arguments:
        return _become([program, *arguments])
    folder = Path.cwd() / "generated"
    progress.say("There is no screen here, so a first picture is made without the window.")
    code = _call([program, "generate", "--animate", "--out", str(folder)])
    if code == 0:
        progress.say(f"The picture and the animation of its steps are in {folder}")
    return code


def test(environment: Environment, progress: Progress, arguments: Sequence[str]) -> int:
    """Set up and run the tests: all of them, or what the arguments tell pytest."""
    system = System.here()
    system.ensure_qt_libraries(progress, window=False, required=True)
    _ensure(environment, system, progress, ["dev"])
    os.chdir(ROOT)
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    every = ["-n", str(workers), "--benchmark-disable"]
    return _become([str(environment.python), "-m", "pytest", *(arguments or every)])


def check(environment: Environment, progress: Progress) -> int:
    """Set up and run the static checks; the tests hold the rules of the architecture."""
    _ensure(environment, System.here(), progress, ["dev"])
    os.chdir(ROOT)
    passed = [_passes(name, environment, progress) for name in CHECKS]
    return 0 if all(passed) else 1


CHECKS = (
    "ruff check",
    "ruff format --check",
    "mypy",
    "mypy packaging/bootstrap.py packaging/bundle.py packaging/try_wheel.py",
)


def _passes(check: str, environment: Environment, progress: Progress) -> bool:
    started = time.monotonic()
    result = subprocess.run(
        [str(environment.python), "-m", *check.split()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    passed = result.returncode == 0
    took = clock(time.monotonic() - started)
    progress.say(f"{check}: {'passed' if passed else 'FAILED'} in {took}")
    if not passed:
        progress.say(result.stdout.rstrip())
    return passed


def _ensure(
    environment: Environment, system: System, progress: Progress, extras: Sequence[str] = ()
) -> None:
    if not environment.is_ready(extras):
        system.ensure_venv_module(progress)
        environment.ensure(progress, extras)


def _become(command: list[str]) -> int:
    """Put the program in our place, where the system can do that; else wait for it."""
    if os.name != "nt":
        os.execv(command[0], command)
    return _call(command)


def _call(command: list[str]) -> int:
    """Run it to its end and give its exit code. Ctrl-C is its own affair: it gets it as well."""
    process = subprocess.Popen(command)
    while True:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            continue
        return code if code >= 0 else 128 - code
