"""The commands of the bootstrap, from nothing: a real environment, made by the real pip."""

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from environment import Environment
from installer import DiskFull
from progress import Progress, SetupError

from tests.packaging.small_checkout import PYPROJECT, Checkout

MADE = "Making the environment in .venv"
INSTALLED = "Installing the project and what it needs"
ANEW = "making anew"


def test_run_sets_up_once_and_hands_its_arguments_on(checkout: Checkout) -> None:
    first = checkout.bootstrap("run", "generate", "--help", "a b")
    assert first.returncode == 0, first.stderr
    assert MADE in first.stderr
    assert INSTALLED in first.stderr

    assert checkout.arguments("run", "generate", "--help", "a b") == ["generate", "--help", "a b"]
    assert MADE not in checkout.bootstrap("run", "x").stderr
    assert min(checkout.seconds_to_start() for _ in range(3)) < 2  # 0.3 s on an idle machine
    assert checkout.bootstrap("run", "x", EXIT_CODE="7").returncode == 7

    without = checkout.bootstrap("run")
    picture = str(checkout.root / "generated")
    if sys.platform == "linux":
        assert checkout.arguments("run") == ["generate", "--animate", "--out", picture]
        assert "There is no screen here" in without.stderr
        assert f"animation of its steps are in {picture}" in without.stderr
        failed = checkout.bootstrap("run", EXIT_CODE="3")
        assert failed.returncode == 3
        assert "animation" not in failed.stderr
    else:
        assert checkout.arguments("run") == []


def test_test_and_check_add_what_they_need_and_run_keeps_it(checkout: Checkout) -> None:
    assert checkout.arguments("run", "x") == ["x"]
    assert INSTALLED in checkout.bootstrap("test").stderr
    assert checkout.arguments("test", "-k", "sampler") == ["-k", "sampler"]
    assert checkout.arguments("test")[0] == "-n"
    assert checkout.arguments("run", "x") == ["x"]  # nothing is installed twice or taken away
    assert INSTALLED not in checkout.bootstrap("test").stderr

    passed = checkout.bootstrap("check")
    assert passed.returncode == 0
    assert re.findall(r"^(.+): passed in", passed.stderr, re.M) == [
        "ruff check",
        "ruff format --check",
        "mypy",
        "mypy packaging/bootstrap.py",
    ]
    failed = checkout.bootstrap("check", EXIT_CODE="1")
    assert failed.returncode == 1
    assert "ruff check: FAILED" in failed.stderr
    assert '"arguments": ["format", "--check"]' in failed.stderr  # what the tool said

    _require(checkout, "another")
    again = checkout.bootstrap("run", "x")
    assert INSTALLED in again.stderr
    assert ANEW not in again.stderr
    assert INSTALLED not in checkout.bootstrap("test").stderr  # the extra was kept


def test_what_was_broken_off_is_made_anew(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run_out(*_: object) -> None:
        raise DiskFull("The disk is full.")

    monkeypatch.setattr("environment.pip", run_out)
    with pytest.raises(SetupError, match="The disk is full"):
        Environment(checkout.root).ensure(Progress(io.StringIO()))
    rubbish = checkout.venv / "lib" / "half a package"
    rubbish.mkdir(parents=True)
    assert ANEW in checkout.bootstrap("run", "x").stderr
    assert not rubbish.exists()
    assert checkout.arguments("run", "x") == ["x"]


def test_a_failure_is_told_and_the_next_start_goes_on(checkout: Checkout) -> None:
    reason = checkout.root / "refuse"
    reason.write_text("the backend is in a bad mood")
    failed = checkout.bootstrap("run", "x")
    assert failed.returncode == 1
    told = failed.stderr.splitlines()[-1]
    log = checkout.venv / "pip.log"
    assert told.startswith("Installing failed: error: the backend is in a bad mood. ")
    assert told.endswith(f"The whole log: {log}")
    assert "in a bad mood" in log.read_text(encoding="utf-8")
    assert "Traceback" not in failed.stderr

    reason.unlink()
    again = checkout.bootstrap("run", "x")
    assert again.returncode == 0
    assert ANEW not in again.stderr


def test_a_file_in_the_way_is_told(checkout: Checkout) -> None:
    checkout.venv.write_text("not a folder")
    failed = checkout.bootstrap("run", "x")
    assert failed.returncode == 1
    assert failed.stderr.startswith("Installing failed: error: ")
    assert checkout.venv.read_text() == "not a folder"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "the following arguments are required"),
        (["fly"], "invalid choice: 'fly'"),
        (["check", "more"], "check takes no arguments and was given: more"),
        (["--torch-index"], "expected one argument"),
    ],
)
def test_a_wrong_command_line_changes_nothing(
    checkout: Checkout, words: list[str], told: str
) -> None:
    result = checkout.bootstrap(*words)
    assert result.returncode == 2
    assert told in result.stderr
    assert not checkout.venv.exists()


def test_help_names_every_command(checkout: Checkout) -> None:
    text = checkout.bootstrap("--help").stdout
    for word in ("run [ARGS...]", "test [ARGS...]", "check ", "--torch-index ADDRESS"):
        assert word in text


def test_an_old_python_is_told_so(checkout: Checkout, tmp_path: Path) -> None:
    pretend = tmp_path / "pretend.py"
    pretend.write_text(
        "import runpy, sys\n"
        "sys.version_info, sys.version = (3, 9, 2, 'final', 0), '3.9.2 (default)'\n"
        "runpy.run_path(sys.argv[1], run_name='__main__')\n"
    )
    result = subprocess.run(
        [sys.executable, str(pretend), str(checkout.root / "packaging" / "bootstrap.py")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "needs Python 3.11 or newer and this is Python 3.9.2" in result.stderr


def _require(checkout: Checkout, extra: str) -> None:
    """Change what the project asks for."""
    text = PYPROJECT.replace("dev = []", f"dev = []\n{extra} = []")
    (checkout.root / "pyproject.toml").write_text(text, encoding="utf-8")
