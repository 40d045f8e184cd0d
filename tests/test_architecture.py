"""The rules of the house that no test of a single room would see."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

REPOSITORY = Path(__file__).resolve().parent.parent
OURS = ("diffusion_studio", "packaging", "tests")
SOURCES = sorted(path for room in OURS for path in (REPOSITORY / room).rglob("*.py"))
PACKAGE = [path for path in SOURCES if path.is_relative_to(REPOSITORY / "diffusion_studio")]

LINES_IN_A_FILE = 500
LINES_IN_A_FUNCTION = 60
ARGUMENTS = 6
EXCEPTIONS_MADE = 8  # from the tests and checks, in the whole project
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
QT = {"PySide6", "shiboken6", "qasync", "superqt", "pyqtgraph"}

MANY_ARGUMENTS = {"diffusion_studio/diffusion/loop.py sample"}  # each a choice of the person's own
EXCEPTION = re.compile(
    r"# (type: ignore|noqa)|pytest\.(mark\.)?(skip|xfail|importorskip)"  # not found in this line
)
ADDRESS = re.compile(r"/(home|Users|root|work)/\w|\b(pypi|pytorch|pythonhosted)\.org\b")


def _name(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def _tracked() -> list[Path]:
    """Every text file that a reader of the project gets."""
    folders = [*OURS, "resources", ".ci", ".github"]
    found = [path for folder in folders for path in (REPOSITORY / folder).rglob("*")]
    found += [path for path in REPOSITORY.iterdir() if path.suffix in {".md", ".toml"}]
    kinds = {".py", ".md", ".toml", ".yml", ".json", ".ts", ".svg", ".html", ""}
    return sorted(p for p in found if p.is_file() and p.suffix in kinds and ".venv" not in p.parts)


def _functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{_name(path)}:{node.lineno} {node.name}", node


def _imports(path: Path, types_too: bool = True) -> Iterator[tuple[int, str]]:
    """Line and full name of all that a file imports, lazily as well; with `types_too` also what
    only the type checker reads."""
    todo: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif types_too or not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)):
            todo.extend(ast.iter_child_nodes(node))


def _in_a_new_process(code: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_the_floors_and_fences_between_the_rooms_hold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REPOSITORY)
    broken = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert not broken, capsys.readouterr().out


def test_the_window_is_imported_without_torch() -> None:
    loaded = _in_a_new_process(
        "import sys, diffusion_studio.ui.app\n"
        "heavy = 'torch', 'safetensors.torch', 'diffusers', 'pyqtgraph'\n"
        "print(*(name for name in heavy if name in sys.modules))"
    )
    assert loaded == ""


def test_the_command_line_and_the_catalogue_are_imported_without_torch_and_qt() -> None:
    loaded = _in_a_new_process(
        "import sys, diffusion_studio.cli\n"
        "from diffusion_studio import models\n"
        "models.bundled()\n"
        "print(*(name for name in ('torch', 'PySide6', 'PIL') if name in sys.modules))"
    )
    assert loaded == ""


def test_qt_is_named_in_the_window_alone() -> None:
    """import-linter follows whole rooms; this names the line."""
    window = REPOSITORY / "diffusion_studio" / "ui"
    found = [
        f"{_name(path)}:{line} {module}"
        for path in PACKAGE
        if not path.is_relative_to(window)
        for line, module in _imports(path)
        if module.split(".")[0] in QT
    ]
    assert found == []


def test_only_build_knows_recipes_and_numerics() -> None:
    both = {"diffusion_studio.recipe", "diffusion_studio.diffusion"}
    found = []
    for path in PACKAGE:
        rooms = {".".join(module.split(".")[:2]) for _, module in _imports(path, types_too=False)}
        if both <= rooms:
            found.append(_name(path))
    assert found == ["diffusion_studio/engine/build.py"]


def test_no_file_is_too_long() -> None:
    lengths = {_name(path): len(path.read_bytes().splitlines()) for path in SOURCES}
    assert {name: n for name, n in lengths.items() if n > LINES_IN_A_FILE} == {}


def test_no_function_is_too_long() -> None:
    lengths = {
        name: (node.end_lineno or node.lineno) - node.lineno + 1 for name, node in _functions()
    }
    assert {name: n for name, n in lengths.items() if n > LINES_IN_A_FUNCTION} == {}


def test_no_function_takes_too_many_arguments() -> None:
    counts = {}
    for name, node in _functions():
        given = node.args
        arguments = {each.arg for each in given.posonlyargs + given.args + given.kwonlyargs}
        if not name.startswith("tests/"):  # there they are fixtures
            counts[re.sub(r":\d+", "", name)] = len(arguments - {"self", "cls"})
    assert {name for name, n in counts.items() if n > ARGUMENTS} == MANY_ARGUMENTS


def test_every_name_of_a_module_says_what_is_in_it() -> None:
    paths = [path.relative_to(REPOSITORY).with_suffix("") for path in SOURCES]
    assert {_name(REPOSITORY / path) for path in paths if VAGUE.intersection(path.parts)} == set()


def test_exceptions_from_the_checks_stay_few() -> None:
    found = [
        f"{_name(path)}:{number} {line.strip()}"
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if EXCEPTION.search(line)
    ]
    assert len(found) <= EXCEPTIONS_MADE, "\n".join(found)


def test_no_address_of_a_machine_or_a_registry_is_written_down() -> None:
    found = [
        f"{_name(path)}:{number} {line.strip()[:100]}"
        for path in _tracked()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if ADDRESS.search(line)
    ]
    assert found == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what a checkout has."""
    copy = tmp_path_factory.mktemp("copy")
    for name in ("diffusion_studio", "resources"):
        shutil.copytree(
            REPOSITORY / name, copy / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, copy)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"],
        cwd=copy,
        check=True,
        capture_output=True,
        timeout=120,
    )
    (built,) = (copy / "dist").iterdir()
    return built


def test_the_wheel_carries_every_resource_and_no_test(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    resources = {
        f"diffusion_studio/_resources/{path.relative_to(REPOSITORY / 'resources').as_posix()}"
        for path in (REPOSITORY / "resources").rglob("*")
        if path.is_file()
    }
    assert resources
    assert resources <= names
    assert {"diffusion_studio/py.typed", *(_name(path) for path in PACKAGE)} <= names
    tops = {name.split("/")[0] for name in names}
    assert tops == {"diffusion_studio", f"{'-'.join(wheel.name.split('-')[:2])}.dist-info"}


def test_the_resources_are_found_in_a_checkout_a_wheel_and_a_bundle(
    wheel: Path, tmp_path: Path
) -> None:
    ask = (
        "import sys; {before}; from diffusion_studio.models import bundled, resources;"
        "print(resources(), *bundled(), sep='\\n')"
    )
    folder, *starters = _in_a_new_process(ask.format(before="0")).splitlines()
    assert Path(folder) == REPOSITORY / "resources"

    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    first = f"sys.path.insert(0, {os.fspath(installed)!r})"
    answer = _in_a_new_process(ask.format(before=first)).splitlines()
    assert answer == [str(installed / "diffusion_studio" / "_resources"), *starters]

    bundle = tmp_path / "bundle"
    shutil.copytree(installed / "diffusion_studio" / "_resources", bundle / "resources")
    frozen = f"sys._MEIPASS = {os.fspath(bundle)!r}"  # set by PyInstaller in what it freezes
    answer = _in_a_new_process(ask.format(before=frozen)).splitlines()
    assert answer == [str(bundle / "resources"), *starters]


def test_every_link_in_the_documents_leads_somewhere() -> None:
    targets = [
        target
        for name in ("README.md", "CONTRIBUTING.md")
        for target in re.findall(r"\]\(([^)#\s]+)", (REPOSITORY / name).read_text("utf-8"))
        if "://" not in target
    ]
    assert targets
    assert [target for target in targets if not (REPOSITORY / target).exists()] == []
