"""The NOTICE file of a bundle: every third-party part in it, its licence and the licence's text.

Run by `bundle.py` with the Python that the bundle was made with, since that has the packages:

    python packaging/bundling/notices.py CONTENTS.json NOTICE.txt
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

TEXTS = re.compile(r"(licen[cs]e|copying|notice|authors|copyright)[^/]*$", re.I)
BUILDING = {"pyinstaller", "pyinstaller-hooks-contrib", "pip", "setuptools", "altgraph"}
RULE = "=" * 80

QT = """\
Qt and Qt for Python are used under the GNU Lesser General Public License, version 3. Their shared
libraries lie unchanged in lib/PySide6 and lib/shiboken6 and may be replaced by others that fit.
Their sources, and the texts of the licence and of what they contain in turn, are offered by The Qt
Company beside the packages PySide6-Essentials and shiboken6 of the version named here.
"""
BOOTLOADER = """\
PyInstaller's bootloader, which starts the program, is under the GNU General Public License,
version 2 or later, with an exception that allows to use it in programs of any licence.
"""


def distributions_of(modules: Iterable[str]) -> list[metadata.Distribution]:
    """The installed packages that the modules belong to, by name."""
    owners = metadata.packages_distributions()
    tops = {module.split(".")[0] for module in modules}
    names = {name.lower() for top in tops for name in owners.get(top, ())} - BUILDING
    found = {name: metadata.distribution(name) for name in names}
    return [found[name] for name in sorted(found)]


def licence_of(distribution: metadata.Distribution) -> str:
    """In a line, as the package declares it; "see below" where it does not."""
    about = distribution.metadata
    classifiers = about.get_all("Classifier") or []
    declared = [line.split(" :: ")[-1] for line in classifiers if line.startswith("License")]
    written = [*(about.get_all("License-Expression") or ()), *(about.get_all("License") or ())]
    first = next((text.strip() for text in written if text.strip()), "")
    return first.splitlines()[0] if first else ", ".join(declared) or "see below"


def texts_of(distribution: metadata.Distribution) -> list[tuple[str, str]]:
    """Name and text of each licence file that the package brings."""
    found = []
    for file in distribution.files or ():
        if TEXTS.search(str(file)) and file.suffix in {"", ".txt", ".md", ".rst"}:
            path = Path(str(distribution.locate_file(file)))
            if path.is_file():
                found.append((str(file), path.read_text(encoding="utf-8", errors="replace")))
    return found


def system_libraries(files: Mapping[str, str]) -> list[str]:
    """The shared libraries that came from the machine that built, not from a package of Python."""
    ours = (sys.prefix, sys.base_prefix)
    return sorted(
        place
        for place, source in files.items()
        if ".so" in source and source.startswith("/") and not source.startswith(ours)
    )


def notice(modules: Iterable[str], files: Mapping[str, str]) -> str:
    """The whole file's text."""
    parts = [
        "Diffusion Studio is under the MIT licence (LICENSE). This bundle of it contains parts by"
        " others:\n",
        f"Python {sys.version.split()[0]}: Python Software Foundation License, version 2",
    ]
    packages = distributions_of([*modules, *(place.split("/")[0] for place in files)])
    parts += [f"{each.name} {each.version}: {licence_of(each)}" for each in packages]
    libraries = system_libraries(files)
    if libraries:
        parts.append(f"\nShared libraries of the system that built it: {', '.join(libraries)}")
    parts += ["", QT, BOOTLOADER]
    python = Path(sys.base_prefix, "lib", "python{}.{}".format(*sys.version_info[:2]))
    texts = [("Python", file) for file in (python / "LICENSE.txt",) if file.is_file()]
    for name, path in texts:
        parts += [RULE, name, RULE, path.read_text(encoding="utf-8")]
    for package in packages:
        for name, text in texts_of(package):
            parts += [RULE, f"{package.name} {package.version}: {name}", RULE, text.rstrip(), ""]
    return "\n".join(parts) + "\n"


def main(contents: Path, target: Path) -> int:
    read = json.loads(contents.read_text(encoding="utf-8"))
    target.write_text(notice(read["modules"], read["files"]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
