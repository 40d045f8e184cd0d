"""What `bootstrap.py run` and `bootstrap.py test` do."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from environment import Environment
from progress import Progress, SetupError, clock
from system_packages import ensure_qt_libraries, ensure_venv_module, has_screen

ROOT = Path(__file__).resolve().parent.parent
INTERRUPTED = 130  # what a shell reports after Ctrl-C

EPILOG = """\
run [ARGS...]    install the program and start it. Without ARGS the window opens; where there is
                 no screen, a first picture and an animation of its steps are written to
                 ./generated. ARGS are handed to diffusion-studio: run generate --help
test [ARGS...]   install what the tests need too, then run the linters, the type checker and all
                 tests. ARGS are handed to pytest, and then only pytest runs: test -k sampler

PyTorch comes from where pip takes packages by default. On Linux that is a build for NVIDIA GPUs,
several GB; for the smaller one without, or for CUDA on Windows, give the index address that
PyTorch's installation page names, with --torch-index or in DIFFUSION_STUDIO_TORCH_INDEX.
"""


def main(argv: Sequence[str]) -> int:
    """Do what the command line says; gives the exit code."""
    verbs = [index for index, word in enumerate(argv) if word in {"run", "test"}]
    split = verbs[0] if verbs else len(argv)
    options = _read_options(argv[:split])
    if not verbs:
        _parser().print_help(sys.stderr)
        return 2
    environment = Environment(ROOT, torch_index=options.torch_index)
    progress = Progress()
    command = run if argv[split] == "run" else test
    try:
        return command(environment, argv[split + 1 :], progress)
    except SetupError as error:
        progress.say(str(error))
        return 1
    except KeyboardInterrupt:
        progress.say("Stopped.")
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bootstrap.py",
        usage="python3 packaging/bootstrap.py [--torch-index ADDRESS] run|test [ARGS...]",
        description="Set this checkout up in .venv, then run the program or its tests.",
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
    return parser


def _read_options(argv: Sequence[str]) -> argparse.Namespace:
    return _parser().parse_args(argv)


def run(environment: Environment, arguments: Sequence[str], progress: Progress) -> int:
    """Set up and start the program; without a screen, make a first picture instead."""
    window = not arguments and has_screen(sys.platform, dict(os.environ))
    if window or not environment.is_ready([]):
        ensure_qt_libraries(window, required=window, progress=progress)
    _ensure(environment, [], progress)
    program = str(environment.script("diffusion-studio"))
    if arguments or window:
        return _become([program, *arguments])
    folder = Path.cwd() / "generated"
    progress.say("There is no screen here, so a first picture is made without the window.")
    code = _call([program, "generate", "--animate", "--out", str(folder)])
    if code == 0:
        progress.say(f"The picture and the animation of its steps are in {folder}")
    return code


def test(environment: Environment, arguments: Sequence[str], progress: Progress) -> int:
    """Set up and run the tests; without arguments the linters and the type checker first."""
    ensure_qt_libraries(window=False, required=True, progress=progress)
    _ensure(environment, ["dev"], progress)
    os.chdir(ROOT)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    pytest = [str(environment.python), "-m", "pytest"]
    if arguments:
        return _become([*pytest, *arguments])
    checked = [_passes(name, line, progress) for name, line in checks(environment).items()]
    code = _call([*pytest, "-n", str(workers(os.cpu_count())), "--benchmark-disable"])
    return code if code or all(checked) else 1


def checks(environment: Environment) -> dict[str, list[str]]:
    """The static checks, by name, as command lines."""
    python = str(environment.python)
    return {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format --check": [python, "-m", "ruff", "format", "--check"],
        "mypy": [python, "-m", "mypy"],
        "lint-imports": [str(environment.script("lint-imports"))],
    }


def workers(cores: int | None) -> int:
    """How many processes share the tests: each imports torch, so not without end."""
    return max(1, min(cores or 1, 8))


def _passes(name: str, command: Sequence[str], progress: Progress) -> bool:
    started = time.monotonic()
    result = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    passed = result.returncode == 0
    took = clock(time.monotonic() - started)
    progress.say(f"{name:<20} {'passed' if passed else 'FAILED'} in {took}")
    if not passed:
        progress.say(result.stdout.rstrip())
    return passed


def _ensure(environment: Environment, extras: Sequence[str], progress: Progress) -> None:
    if not environment.is_ready(extras):
        ensure_venv_module(progress)
        environment.ensure(extras, progress)


def _become(command: Sequence[str]) -> int:
    """Put the program in our place, where the system can do that; else wait for it."""
    if os.name == "nt":
        return _call(command)
    os.execv(command[0], command)


def _call(command: Sequence[str]) -> int:
    """Run it to its end and give its exit code. Ctrl-C is its own affair: it gets it as well."""
    process = subprocess.Popen(command)
    while True:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            continue
        return code if code >= 0 else 128 - code
