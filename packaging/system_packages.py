"""What the operating system must bring along: the libraries that Qt loads, and Python's venv.

They are found out by trying, named as the distribution names them, and installed where that needs
no question (Debian and its kin, as root); everywhere else the one line to run is printed.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from progress import Progress, SetupError


@dataclass(frozen=True)
class Library:
    """A shared library by the name it is loaded under, and the package that holds it."""

    soname: str
    debian: str
    fedora: str
    arch: str


OFFSCREEN = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
)
"""Qt without a screen: the tests, and the program drawing its own pictures."""

X11 = (
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
)
"""What a window needs besides on an X server."""

WAYLAND = (
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client", "wayland"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "wayland"),
)
"""What a window needs besides on Wayland."""

INSTALL = {
    "debian": ("apt-get", "install", "-y", "--no-install-recommends"),
    "fedora": ("dnf", "install", "-y"),
    "arch": ("pacman", "-S", "--needed"),
}
LOCK = ("-o", "DPkg::Lock::Timeout=120")  # another installation may be under way


def has_screen(platform: str, environ: dict[str, str]) -> bool:
    """Whether a window can be shown. Linux needs a display server; macOS and Windows have one."""
    if not platform.startswith("linux"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def libraries_for(window: bool, environ: dict[str, str]) -> tuple[Library, ...]:
    """What Qt loads on Linux: with `window` also the display server's own."""
    if not window:
        return OFFSCREEN
    if environ.get("WAYLAND_DISPLAY"):
        return OFFSCREEN + WAYLAND
    return OFFSCREEN + X11


def can_load(soname: str) -> bool:
    """Whether the dynamic loader finds the library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing(
    libraries: Iterable[Library], loads: Callable[[str], bool] = can_load
) -> tuple[Library, ...]:
    """Those of `libraries` that are not on this machine."""
    return tuple(library for library in libraries if not loads(library.soname))


def family(os_release: str) -> str | None:
    """Which packages it speaks: debian, fedora or arch, from the text of /etc/os-release, or None."""
    values = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    names = f"{values.get('ID', '')} {values.get('ID_LIKE', '')}".replace('"', "").split()
    for name in names:
        if name in {"debian", "ubuntu"}:
            return "debian"
        if name in {"fedora", "rhel", "centos"}:
            return "fedora"
        if name == "arch":
            return "arch"
    return None


def packages_of(libraries: Iterable[Library], distribution: str) -> tuple[str, ...]:
    """The packages that hold the libraries, each once, in their order."""
    return tuple(dict.fromkeys(getattr(library, distribution) for library in libraries))


def venv_package(version: tuple[int, int], distribution: str | None) -> str:
    """The package that brings `python -m venv`: Debian cuts it out of Python, others do not."""
    return f"python{version[0]}.{version[1]}-venv" if distribution == "debian" else "python3"


def commands(packages: Sequence[str], distribution: str) -> list[list[str]]:
    """What root runs to install the packages, without a question asked."""
    install = [*INSTALL[distribution], *packages]
    if distribution != "debian":
        return [install]
    return [["apt-get", *LOCK, "update"], ["apt-get", *LOCK, *install[1:]]]


def line_to_run(packages: Sequence[str], distribution: str, is_root: bool) -> str:
    """The same for a person to type."""
    line = shlex.join([*INSTALL[distribution], *packages])
    return line if is_root else f"sudo {line}"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _this_distribution() -> str | None:
    release = Path("/etc/os-release")
    return family(release.read_text(encoding="utf-8")) if release.is_file() else None


def _provide(packages: Sequence[str], distribution: str, progress: Progress) -> bool:
    """Install the packages if that can be done unasked; False where a person has to."""
    if distribution != "debian" or not _is_root() or shutil.which("apt-get") is None:
        return False
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with progress.step(f"Installing system packages: {' '.join(packages)}"):
        for command in commands(packages, distribution):
            result = subprocess.run(
                command,
                env=environ,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            if result.returncode != 0 and "install" in command:
                errors = [line for line in result.stdout.splitlines() if line.startswith("E:")]
                progress.say(f"apt-get could not install them: {' '.join(errors[:2])}")
                return False
    return True


def ensure_qt_libraries(window: bool, required: bool, progress: Progress) -> None:
    """See that Qt finds its libraries.

    SetupError, with the line to run, if some are missing and could not be installed, but only if
    they are `required` for what follows: pictures are made without Qt too.
    """
    if not sys.platform.startswith("linux"):
        return
    wanted = libraries_for(window, dict(os.environ))
    lacking = missing(wanted)
    if not lacking:
        return
    distribution = _this_distribution()
    if distribution is not None:
        packages = packages_of(lacking, distribution)
        if _provide(packages, distribution, progress):
            lacking = missing(lacking)
            packages = packages_of(lacking, distribution)
        if not lacking:
            return
        todo = f"Install them with: {line_to_run(packages, distribution, _is_root())}"
    else:
        todo = "Install the packages that hold them with your system's package manager."
    names = ", ".join(library.soname for library in lacking)
    message = f"The window needs system libraries that this machine lacks: {names}. {todo}"
    if required:
        raise SetupError(message)
    progress.say(message)


def ensure_venv_module(progress: Progress) -> None:
    """See that this Python can make a virtual environment; SetupError if it cannot be had."""

    def available() -> bool:
        importlib.invalidate_caches()
        return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))

    if available():
        return
    distribution = _this_distribution() if sys.platform.startswith("linux") else None
    package = venv_package(sys.version_info[:2], distribution)
    if distribution is None:
        raise SetupError(
            "This Python comes without the venv module; install Python from its own site or with"
            " your system's package manager, with venv and ensurepip."
        )
    if _provide([package], distribution, progress) and available():
        return
    line = line_to_run([package], distribution, _is_root())
    raise SetupError(f"This Python comes without the venv module. Install it with: {line}")
