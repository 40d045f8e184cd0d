"""What the packages hold and declare. That they work is tried by packaging/try_wheel.py and
packaging/try_bundle.py, which take minutes."""

from __future__ import annotations

import ast
import os
import plistlib
import re
import subprocess
import sys
import tarfile
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bundling.contents import UNUSED_MODULES, is_needed
from bundling.sizes import sizes, table
from macos.information import information
from PIL import Image

from diffusion_studio import __version__
from diffusion_studio.library.session import SUFFIX
from diffusion_studio.ui.source.door import RECIPE_SUFFIXES

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGING = REPOSITORY / "packaging"
LINUX = PACKAGING / "linux"
OURS = {SUFFIX, *RECIPE_SUFFIXES - {".json"}}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the sdist of the checkout."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(out)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, timeout=200)
    return next(out.glob("*.whl")), next(out.glob("*.tar.gz"))


def _described(wheel: Path) -> tuple[Message, str, set[str]]:
    """Metadata, entry points and the names of a wheel's files."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        about = next(name for name in names if name.endswith(".dist-info/METADATA"))
        points = about.replace("METADATA", "entry_points.txt")
        metadata = Parser().parsestr(archive.read(about).decode())
        return metadata, archive.read(points).decode(), names


def test_the_wheel_says_what_it_is(built: tuple[Path, Path]) -> None:
    about, points, names = _described(built[0])
    assert (about["Name"], about["Version"]) == ("diffusion-studio", __version__)
    assert (about["License-Expression"], about["Requires-Python"]) == ("MIT", ">=3.11")
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert points.split("]\n")[1].strip() == "diffusion-studio = diffusion_studio.cli:main"
    assert about.get_all("Project-URL") is None  # the project has no address of its own yet
    listed = about.get_all("Classifier")
    assert {f"Programming Language :: Python :: 3.{minor}" for minor in (11, 12, 13)} <= set(listed)


def test_the_wheel_holds_what_the_program_shows(built: tuple[Path, Path]) -> None:
    _, _, names = _described(built[0])
    for kept in ("models/scenes-32/model.safetensors", "models/scenes-32/classifier/card.json",
                 "translations/diffusion_studio_ko.qm", "examples/examples.json",
                 "icons/diffusion-studio.svg"):  # fmt: skip
        assert f"diffusion_studio/_resources/{kept}" in names


def test_the_sdist_holds_what_builds_tests_and_packs_it(built: tuple[Path, Path]) -> None:
    with tarfile.open(built[1]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "CHANGELOG.md", "LICENSE", "tests/conftest.py",
            "packaging/bootstrap.py", "packaging/bundling/diffusion_studio.spec",
            "resources/icons/diffusion-studio.svg",
            "diffusion_studio/__main__.py"} <= names  # fmt: skip
    assert not any(name.startswith((".venv", "build/", "dist/")) for name in names)


def test_what_the_bundle_leaves_out_is_imported_only_where_the_program_can_do_without() -> None:
    unused = frozenset(UNUSED_MODULES)

    def left_out(module: str) -> bool:
        parts = module.split(".")
        return any(".".join(parts[:length]) in unused for length in range(1, len(parts) + 1))

    found = set()
    for path in (REPOSITORY / "diffusion_studio").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = node.names if isinstance(node, ast.Import) else []
            modules = [alias.name for alias in named]
            if isinstance(node, ast.ImportFrom) and node.module:
                modules += [node.module, *(f"{node.module}.{a.name}" for a in node.names)]
            if any(left_out(module) for module in modules):
                found.add(path.relative_to(REPOSITORY / "diffusion_studio").as_posix())
    # An encoder that is asked for first; a benchmark beside diffusers' own loop.
    assert found <= {"library/film.py", "benchmark/peers.py", "training/journal.py"}


@pytest.mark.parametrize(
    ("place", "needed"),
    [
        ("torch/lib/libtorch_cpu.so", True),
        ("torch/lib/libtorchbind_test.so", False),
        ("skimage/restoration/__init__.pyi", True),
        ("safetensors/__init__.pyi", False),
        ("torch/bin/torch_shm_manager", True),
        ("torch/bin/protoc", False),
        ("torch/test/List_test", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/translations/qtbase_ko.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("resources/translations/diffusion_studio_ko.qm", True),
        ("resources/translations/diffusion_studio_ko.ts", False),
        ("resources/models/scenes-32/model.safetensors", True),
    ],
)
def test_the_bundle_keeps_what_is_loaded_and_drops_the_rest(place: str, needed: bool) -> None:
    assert is_needed(place) is needed


def test_sizes_are_told_by_part(tmp_path: Path) -> None:
    for name, count in (("a/b/one", 3 << 20), ("a/two", 1 << 20), ("three", 5)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(bytes(count))
    assert sizes(tmp_path) == {"a": 4 << 20, "three": 5}
    assert sizes(tmp_path, depth=2)["a/b"] == 3 << 20
    assert table(sizes(tmp_path), rows=1).splitlines()[2:] == [
        "| a | 4.0 |",
        "| the rest | 0.0 |",
        "| all | 4.0 |",
    ]


def test_every_system_knows_the_endings_of_our_files() -> None:
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    types = ElementTree.parse(LINUX / "diffusion-studio.mime.xml").getroot()
    globs = {each.get("pattern", "")[1:] for each in types.iter(f"{space}glob")}
    declared = plistlib.loads(plistlib.dumps(information(__version__)))[
        "UTExportedTypeDeclarations"
    ]
    macos = {f".{ending}" for each in declared
             for ending in each["UTTypeTagSpecification"]["public.filename-extension"]}  # fmt: skip
    script = (PACKAGING / "windows" / "diffusion-studio.iss").read_text(encoding="utf-8")
    windows = set(re.findall(r"Classes\\(\.\w+)\\OpenWithProgids", script))
    assert globs == macos == windows == OURS


def test_the_desktop_entry_offers_the_kinds_of_file_that_are_declared() -> None:
    entry = (LINUX / "diffusion-studio.desktop").read_text(encoding="utf-8")
    (line,) = re.findall(r"^MimeType=(.*);$", entry, re.M)
    offered = set(line.split(";"))
    xml = (LINUX / "diffusion-studio.mime.xml").read_text(encoding="utf-8")
    assert set(re.findall(r'mime-type type="([^"]+)"', xml)) <= offered
    about = ElementTree.parse(LINUX / "diffusion-studio.metainfo.xml").getroot()
    assert {each.text for each in about.iter("mediatype")} <= offered
    assert about.findtext("launchable") == "diffusion-studio.desktop"
    assert next(each.get("version") for each in about.iter("release")) == __version__


def test_the_icons_have_the_sizes_of_their_names() -> None:
    sizes_found = {}
    for path in (PACKAGING / "icons").glob("*.png"):
        with Image.open(path) as icon:
            sizes_found[path.name] = icon.size
    wanted = (16, 22, 24, 32, 48, 64, 128, 256, 512)
    assert sizes_found == {f"diffusion-studio-{size}.png": (size, size) for size in wanted}
    with Image.open(PACKAGING / "icons" / "diffusion-studio.ico") as icon:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= icon.info["sizes"]
    with Image.open(PACKAGING / "icons" / "diffusion-studio.icns") as icon:
        assert (512, 512, 2) in icon.info["sizes"]


def test_the_changelog_knows_the_version() -> None:
    text = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[({re.escape(__version__)}|Unreleased)\]", text, re.M)


if os.name == "posix":  # the script is for Linux's desktops

    def test_the_desktop_gets_all_of_it_and_loses_all_of_it(tmp_path: Path) -> None:
        program = tmp_path / "a pro$gram, ü" / "diffusion-studio"
        program.parent.mkdir()
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
        share = tmp_path / "share"
        script = ["sh", str(LINUX / "install.sh")]
        call = [*script, "--program", str(program), str(share)]
        subprocess.run(call, check=True, capture_output=True)
        entry = (share / "applications" / "diffusion-studio.desktop").read_text(encoding="utf-8")
        quoted = str(program).replace("$", "\\\\$")
        assert f'Exec="{quoted}" open %f\n' in entry
        assert f'Exec="{quoted}"\n' in entry
        assert len(list(share.rglob("hicolor/*/apps/diffusion-studio.png"))) == 9
        subprocess.run([*script, "--remove", str(share)], check=True, capture_output=True)
        assert [path.name for path in share.rglob("diffusion-studio*")] == []

    def test_a_program_that_is_not_there_is_put_into_no_menu(tmp_path: Path) -> None:
        call = ["sh", str(LINUX / "install.sh"), "--program", "/nowhere", str(tmp_path / "share")]
        done = subprocess.run(call, capture_output=True, text=True, check=False)
        assert (done.returncode, (tmp_path / "share").exists()) == (2, False)
        assert done.stderr == "There is no program /nowhere; say where it is with --program.\n"
