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
from collections.abc import Callable, Iterable, Mapping
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


# What the Qt files of PySide6-Essentials 6.11 name in their ELF headers, less what every Linux has.
OFFSCREEN: tuple[Library, ...] = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Library("libX11.so.6", "libx11-6", "libX11", "libx11"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype", "freetype2"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
)
"""Qt without a screen: the tests, and the program drawing its own pictures."""

X11: tuple[Library, ...] = (
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb"),
    Library(
        "libxcb-render-util.so.0",
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
    ),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
)
"""What a window needs besides on an X server."""

WAYLAND: tuple[Library, ...] = (
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client", "wayland"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "wayland"),
)
"""What a window needs besides on Wayland."""

INSTALL = {
    "debian": ["apt-get", "install", "-y", "--no-install-recommends"],
    "fedora": ["dnf", "install", "-y"],
    "arch": ["pacman", "-S", "--needed"],
}
KIN = {"ubuntu": "debian", "rhel": "fedora", "centos": "fedora"}
LOCK = ["-o", "DPkg::Lock::Timeout=120"]  # seconds: another installation may be under way


def can_load(soname: str) -> bool:
    """Whether the dynamic loader finds the library and all that it needs itself."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def can_import(module: str) -> bool:
    """Whether this Python has the module. Debian cuts ensurepip out of its own."""
    importlib.invalidate_caches()
    return importlib.util.find_spec(module) is not None


def _os_release() -> str:
    path = Path("/etc/os-release")
    return path.read_text(encoding="utf-8") if path.is_file() else ""


@dataclass(frozen=True)
class System:
    """The machine, as far as setting up depends on it."""

    platform: str  # as in sys.platform
    environ: Mapping[str, str]
    release: str  # the text of /etc/os-release, "" where there is none
    is_root: bool
    loads: Callable[[str], bool] = can_load
    imports: Callable[[str], bool] = can_import

    @classmethod
    def here(cls) -> System:
        """This machine."""
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        return cls(sys.platform, dict(os.environ), _os_release(), is_root)

    @property
    def is_linux(self) -> bool:
        return self.platform.startswith("linux")

    @property
    def has_screen(self) -> bool:
        """Whether a window can be shown. Linux needs a display server; others have one."""
        shown = self.environ.get("DISPLAY") or self.environ.get("WAYLAND_DISPLAY")
        return bool(shown) or not self.is_linux

    @property
    def distribution(self) -> str | None:
        """Whose packages it uses: debian, fedora or arch; None for any other."""
        values = dict(line.split("=", 1) for line in self.release.splitlines() if "=" in line)
        names = f"{values.get('ID', '')} {values.get('ID_LIKE', '')}".replace('"', "").split()
        known = (KIN.get(name, name) for name in names)
        return next((name for name in known if name in INSTALL), None)

    def lacking(self, window: bool) -> list[Library]:
        """The libraries that Qt would look for in vain, with `window` also the screen's own."""
        wanted = OFFSCREEN if self.is_linux else ()
        if window and self.is_linux:
            wanted += WAYLAND if self.environ.get("WAYLAND_DISPLAY") else X11
        return [library for library in wanted if not self.loads(library.soname)]

    def ensure_qt_libraries(self, progress: Progress, window: bool, required: bool) -> None:
        """See that Qt finds its libraries, with `window` also those to show one.

        Says what is missing and how to get it; if they are `required` for what follows, as a
        SetupError. Pictures are made without Qt too.
        """
        lacking = self.lacking(window)
        if lacking and self._install(self._packages(lacking), progress):
            lacking = self.lacking(window)
        if not lacking:
            return
        names = ", ".join(library.soname for library in lacking)
        message = (
            f"Qt, which draws the window, needs system libraries that are missing here: {names}."
            f" {self._advice(self._packages(lacking))}"
        )
        if required:
            raise SetupError(message)
        progress.say(message)

    def ensure_venv_module(self, progress: Progress) -> None:
        """See that this Python can make a virtual environment; SetupError if it cannot be had."""

        def available() -> bool:
            return self.imports("venv") and self.imports("ensurepip")

        if available():
            return
        version = ".".join(str(part) for part in sys.version_info[:2])
        package = f"python{version}-venv" if self.distribution == "debian" else "python3"
        if self._install([package], progress) and available():
            return
        raise SetupError(
            f"This Python cannot make virtual environments, its parts venv and ensurepip are"
            f" missing. {self._advice([package])}"
        )

    def _packages(self, libraries: Iterable[Library]) -> list[str]:
        if self.distribution is None:
            return []
        return list(dict.fromkeys(getattr(library, self.distribution) for library in libraries))

    def _advice(self, packages: list[str]) -> str:
        if self.distribution is None:
            return "Install what holds them with the package manager of your system."
        line = shlex.join([*INSTALL[self.distribution], *packages])
        return f"Install them with: {line if self.is_root else f'sudo {line}'}"

    def _install(self, packages: list[str], progress: Progress) -> bool:
        """Install the packages if that can be done unasked; False where a person has to."""
        program = shutil.which("apt-get", path=self.environ.get("PATH"))
        if self.distribution != "debian" or not self.is_root or program is None:
            return False
        steps = [["update"], [*INSTALL["debian"][1:], *packages]]
        with progress.step(f"Installing system packages: {' '.join(packages)}"):
            results = [self._apt_get([program, *LOCK, *step]) for step in steps]
        installed = results[-1].returncode == 0  # even where not every source could be updated
        if not installed:
            output = "".join(result.stdout for result in results)
            errors = [line for line in output.splitlines() if line.startswith("E:")]
            progress.say(f"apt-get could not install them. {' '.join(errors[:2])}".rstrip())
        return installed

    def _apt_get(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            env={**self.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
