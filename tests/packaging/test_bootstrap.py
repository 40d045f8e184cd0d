"""The commands of the bootstrap, from nothing: a real environment, made by the real pip."""

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from environment import Environment, Stamp
from installer import DiskFull
from progress import Progress, SetupError

from tests.packaging.small_checkout import PYPROJECT, Checkout

MADE = "Making the environment in .venv"
INSTALLED = "Installing the project and what it needs"
ANEW = "making anew"
THIS = "version_info = " + ".".join(map(str, sys.version_info[:3]))  # as uv writes it


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
        "mypy packaging/bootstrap.py packaging/bundle.py packaging/try_wheel.py",
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


def test_ours_is_emptied_for_another_python(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise SetupError("That is enough.")

    monkeypatch.setattr("environment.call", stop)
    _pretend(checkout, "version = 3.9.2")
    environment = Environment(checkout.root)
    Stamp("of then", ours=True).write(environment.stamp)
    told = io.StringIO()
    with pytest.raises(SetupError, match="That is enough"):
        environment.ensure(Progress(told))
    assert f"is for another Python; {ANEW}" in told.getvalue()
    assert not (checkout.venv / "mine").exists()
    assert Stamp.read(environment.stamp) == Stamp(ours=True)  # so that it is still known as ours


@pytest.mark.parametrize(
    ("words", "configuration", "fault"),
    [
        (["run"], "version = 3.9.2", "is for another Python"),
        (["run"], "version_info = 3.9.2", "is for another Python"),
        (["run"], "uv = 0.9", "is for another Python"),
        (["--torch-index", "elsewhere", "run"], THIS, "has its PyTorch from elsewhere"),
    ],
)
def test_a_persons_own_environment_is_never_emptied(
    checkout: Checkout, words: list[str], configuration: str, fault: str
) -> None:
    _pretend(checkout, configuration)
    before = sorted(checkout.venv.rglob("*"))
    refused = checkout.bootstrap(*words)
    assert refused.returncode == 1
    assert refused.stderr.splitlines()[-1] == (
        f"{checkout.venv} was not made by this program and cannot be used, since it {fault};"
        " delete it or move it away, and start again."
    )
    assert sorted(checkout.venv.rglob("*")) == before


def test_a_persons_own_environment_is_built_upon_where_it_fits(checkout: Checkout) -> None:
    make = [sys.executable, "-m", "venv", "--without-pip", str(checkout.venv)]
    subprocess.run(make, check=True)
    settings = checkout.venv / "pyvenv.cfg"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("version =", "version_info ="), encoding="utf-8")
    (checkout.venv / "mine").touch()
    first = checkout.bootstrap("run", "x")
    assert first.returncode == 0, first.stderr
    assert ANEW not in first.stderr
    settings.write_text("version_info = 3.9.2", encoding="utf-8")
    _require(checkout, "another")
    refused = checkout.bootstrap("run", "x")
    assert refused.returncode == 1
    assert "is for another Python; delete it or move it away" in refused.stderr
    assert (checkout.venv / "mine").exists()


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


def _pretend(checkout: Checkout, configuration: str) -> None:
    """An environment, as far as one can see without starting its Python, with a file in it."""
    python = Environment(checkout.root).python
    python.parent.mkdir(parents=True)
    python.touch()
    (checkout.venv / "pyvenv.cfg").write_text(configuration + "\n", encoding="utf-8")
    (checkout.venv / "mine").touch()


def _require(checkout: Checkout, extra: str) -> None:
    """Change what the project asks for."""
    text = PYPROJECT.replace("dev = []", f"dev = []\n{extra} = []")
    (checkout.root / "pyproject.toml").write_text(text, encoding="utf-8")
