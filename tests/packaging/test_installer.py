"""What pip prints, in words for a person: what it is at, and why it failed."""

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from installer import DiskFull, call, failure, stage
from progress import Progress, SetupError, clock


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Collecting torch<2.14,>=2.10 (from diffusion-studio==0.1.0)", "looking up torch"),
        (
            "Downloading torch-2.13.0-cp311-cp311-manylinux_2_28_x86_64.whl (888.1 MB)",
            "fetching torch (888.1 MB)",
        ),
        ("Downloading pillow-13.0.0-cp313-win_amd64.whl.metadata (5 kB)", "fetching pillow (5 kB)"),
        ("Installing collected packages: mpmath, sympy, torch", "unpacking 3 packages"),
        (
            "Preparing editable metadata (pyproject.toml): started",
            "building the project's own package",
        ),
        ("Requirement already satisfied: click in ./lib", None),
    ],
)
def test_a_line_of_pip_in_words(line: str, said: str | None) -> None:
    assert stage(line) == said


@pytest.mark.parametrize(
    ("line", "told", "kind"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full; make room", DiskFull),
        (
            "WARNING: Retrying after connection broken by 'NewConnectionError(...)': /simple/torch",
            "check the network connection (and the proxy, if there is one)",
            SetupError,
        ),
        (
            "ERROR: No matching distribution found for torch<2.14,>=2.10",
            "There is no build of torch for Python 3.",
            SetupError,
        ),
        ("ERROR: Cannot uninstall x", "Installing failed: ERROR: Cannot uninstall x.", SetupError),
        ("/usr/bin/python: No module named pip", "Installing failed: /usr/bin/python", SetupError),
    ],
)
def test_a_failure_says_what_to_do(line: str, told: str, kind: type, tmp_path: Path) -> None:
    log = tmp_path / "pip.log"
    error = failure(["Collecting x", line], log)
    assert type(error) is kind
    assert told in str(error)
    assert "log" not in str(error)
    log.touch()
    assert str(error) + f" The whole log: {log}" == str(failure(["Collecting x", line], log))


def test_a_large_download_for_a_gpu_that_is_not_there_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("installer.has_nvidia_gpu", lambda: False)
    output = io.StringIO()
    lines = r"print('Collecting nvidia-cublas\nCollecting nvidia-nccl')"
    call([sys.executable, "-c", lines], tmp_path / "log", Progress(output))
    assert output.getvalue().count("--torch-index ADDRESS") == 1


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.31, "0.3 s"), (42.4, "42 s"), (185.0, "3 min 05 s")]
)
def test_a_time_for_a_person(seconds: float, said: str) -> None:
    assert clock(seconds) == said


def _within(seconds: float, holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.01)
    return holds()


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_one_live_line_and_keeps_what_is_said() -> None:
    terminal = _Terminal()
    progress = Progress(terminal)
    with progress.step("Fetching"):
        progress.detail("torch")
        assert _within(5, lambda: "Fetching ... 0." in terminal.getvalue())
        progress.say("By the way")
    assert "s  torch" in terminal.getvalue()
    kept = [line.rsplit("\r", 1)[-1] for line in terminal.getvalue().split("\n")]
    assert kept[0] == "By the way"
    assert kept[1].startswith("Fetching: 0.")


def test_a_step_that_fails_says_so() -> None:
    log = io.StringIO()
    with pytest.raises(SetupError), Progress(log).step("Fetching"):
        raise SetupError("no network")
    first, last = log.getvalue().splitlines()
    assert first == "Fetching ..."
    assert last.startswith("Fetching: stopped after 0.")
