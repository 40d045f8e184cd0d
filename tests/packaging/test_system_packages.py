"""What a machine lacks is found out, named as its distribution names it, and installed or told."""

import io
import os
import sys
from pathlib import Path

import pytest
from progress import Progress, SetupError
from system_packages import OFFSCREEN, WAYLAND, X11, System, can_import, can_load

RELEASES = {
    "debian": 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n',
    "ubuntu": 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n',
    "mint": 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n',
    "fedora": "NAME=Fedora\nID=fedora\n",
    "rocky": 'ID="rocky"\nID_LIKE="rhel centos fedora"\n',
    "manjaro": "ID=manjaro\nID_LIKE=arch\n",
    "alpine": "# musl\nID=alpine\n\n",
    "none": "",
}

runs_apt_get = pytest.mark.skipif(os.name == "nt", reason="a shell script plays apt-get")


class Machine:
    """A made-up machine: `installed` libraries and modules, and a real program named apt-get that
    writes down how it was called and brings the file `brought`."""

    def __init__(self, folder: Path, lacking: set[str], release: str = "debian") -> None:
        self.folder = folder
        self._lacking = lacking
        self.output = io.StringIO()
        self.progress = Progress(self.output)
        self.release = RELEASES[release]

    def system(self, is_root: bool = True, **environ: str) -> System:
        environ.setdefault("PATH", f"{self.folder}{os.pathsep}{os.environ['PATH']}")
        return System("linux", environ, self.release, is_root, self._finds, self._finds)

    def _finds(self, name: str) -> bool:
        return name not in self._lacking or (self.folder / "brought").exists()

    def with_apt_get(self, lines: str) -> "Machine":
        program = self.folder / "apt-get"
        program.write_text(f'#!/bin/sh\necho "$@" >> "{self.folder}/calls"\n{lines}\n')
        program.chmod(0o755)
        return self

    @property
    def calls(self) -> list[str]:
        path = self.folder / "calls"
        return path.read_text().splitlines() if path.exists() else []


@pytest.mark.parametrize(
    ("release", "distribution"),
    [
        ("debian", "debian"),
        ("ubuntu", "debian"),
        ("mint", "debian"),
        ("fedora", "fedora"),
        ("rocky", "fedora"),
        ("manjaro", "arch"),
        ("alpine", None),
        ("none", None),
    ],
)
def test_the_distribution_is_read_from_os_release(release: str, distribution: str | None) -> None:
    assert System("linux", {}, RELEASES[release], False).distribution == distribution


@pytest.mark.parametrize(
    ("platform", "environ", "screen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_linux_has_a_screen_where_a_display_server_is_named(
    platform: str, environ: dict[str, str], screen: bool
) -> None:
    assert System(platform, environ, "", False).has_screen is screen


def test_the_libraries_depend_on_the_screen(tmp_path: Path) -> None:
    everything = {library.soname for library in OFFSCREEN + X11 + WAYLAND}
    machine = Machine(tmp_path, everything)
    assert tuple(machine.system().lacking(window=False)) == OFFSCREEN
    assert tuple(machine.system(DISPLAY=":0").lacking(window=True)) == OFFSCREEN + X11
    assert tuple(machine.system(WAYLAND_DISPLAY="w").lacking(window=True)) == OFFSCREEN + WAYLAND
    assert System("darwin", {}, "", False, lambda name: False).lacking(window=True) == []


def test_loading_and_importing_are_tried_for_real() -> None:
    assert not can_load("libno-such-thing.so.7")
    assert can_import("ensurepip")
    assert not can_import("no_such_module")
    if sys.platform == "linux":  # this very process runs Qt, so nothing that it needs is lacking
        assert System.here().lacking(window=False) == []


@runs_apt_get
def test_root_on_debian_has_them_installed(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"libEGL.so.1", "libxcb-shape.so.0"})
    machine.with_apt_get(f'case "$*" in *install*) touch "{tmp_path}/brought";; esac')
    machine.system(DISPLAY=":0").ensure_qt_libraries(machine.progress, window=True, required=True)
    update, install = machine.calls
    assert update.endswith(" update")
    assert install.endswith(" install -y --no-install-recommends libegl1 libxcb-shape0")
    assert "Installing system packages: libegl1 libxcb-shape0" in machine.output.getvalue()


def test_nothing_is_installed_where_nothing_is_missing(tmp_path: Path) -> None:
    machine = Machine(tmp_path, set()).with_apt_get("exit 1")
    machine.system().ensure_qt_libraries(machine.progress, window=False, required=True)
    machine.system().ensure_venv_module(machine.progress)
    assert machine.calls == []
    assert machine.output.getvalue() == ""


@pytest.mark.parametrize(
    ("release", "is_root", "line"),
    [
        ("ubuntu", False, "sudo apt-get install -y --no-install-recommends libgl1 libdbus-1-3"),
        ("fedora", False, "sudo dnf install -y libglvnd-glx dbus-libs"),
        ("manjaro", True, "with: pacman -S --needed libglvnd dbus"),
        ("alpine", True, "with the package manager of your system."),
    ],
)
def test_everyone_else_is_told_the_line_to_run(
    tmp_path: Path, release: str, is_root: bool, line: str
) -> None:
    machine = Machine(tmp_path, {"libGL.so.1", "libdbus-1.so.3"}, release).with_apt_get("")
    with pytest.raises(SetupError) as caught:
        machine.system(is_root).ensure_qt_libraries(machine.progress, window=False, required=True)
    assert str(caught.value).startswith("Qt, which draws the window, needs system libraries")
    assert "libGL.so.1, libdbus-1.so.3" in str(caught.value)
    assert line in str(caught.value)
    assert machine.calls == []


def test_a_picture_can_be_made_without_them(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"libGL.so.1"})
    machine.system(is_root=False).ensure_qt_libraries(
        machine.progress, window=False, required=False
    )
    assert "Install them with: sudo apt-get install" in machine.output.getvalue()


@runs_apt_get
def test_a_failure_of_apt_get_is_told_with_its_reason(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"libGL.so.1"})
    machine.with_apt_get('echo "E: Unable to locate package libgl1"; exit 100')
    with pytest.raises(SetupError, match="apt-get install -y --no-install-recommends libgl1"):
        machine.system().ensure_qt_libraries(machine.progress, window=False, required=True)
    assert "E: Unable to locate package libgl1" in machine.output.getvalue()


@runs_apt_get
def test_debians_venv_package_is_installed(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"ensurepip"})
    machine.with_apt_get(f'case "$*" in *install*) touch "{tmp_path}/brought";; esac')
    machine.system().ensure_venv_module(machine.progress)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert machine.calls[-1].endswith(f" python{version}-venv")


def test_a_python_without_venv_is_told(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"ensurepip"}, "fedora")
    with pytest.raises(SetupError, match=r"venv and ensurepip .* sudo dnf install -y python3$"):
        machine.system(is_root=False).ensure_venv_module(machine.progress)
