"""A checkout in small: the real bootstrap, a project that pip builds without a network."""

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"

PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "diffusion-studio"
version = "0"

[project.optional-dependencies]
dev = []

[project.scripts]
diffusion-studio = "program:main"
"""

BACKEND = '''
"""Builds the editable wheel by hand."""

import zipfile
from pathlib import Path

FILES = {
    "here.pth": str(Path(__file__).resolve().parent),
    "diffusion_studio-0.dist-info/WHEEL": "Wheel-Version: 1.0\\nTag: py3-none-any\\n",
    "diffusion_studio-0.dist-info/METADATA": "Metadata-Version: 2.1\\nName: diffusion-studio\\n"
    "Version: 0\\nProvides-Extra: dev\\n",
    "diffusion_studio-0.dist-info/entry_points.txt": "[console_scripts]\\n"
    "diffusion-studio = program:main\\n",
}


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    if Path("refuse").exists():
        raise SystemExit("error: " + Path("refuse").read_text())
    name = "diffusion_studio-0-py3-none-any.whl"
    record = "diffusion_studio-0.dist-info/RECORD"
    with zipfile.ZipFile(Path(wheel_directory, name), "w") as wheel:
        for path, text in FILES.items():
            wheel.writestr(path, text)
        wheel.writestr(record, "".join(f"{path},,\\n" for path in [*FILES, record]))
    return name
'''

PROGRAM = """
import json
import os
import sys


def main():
    print(json.dumps({"python": sys.prefix, "arguments": sys.argv[1:]}))
    return int(os.environ.get("EXIT_CODE", "0"))


if __name__ == "__main__":
    sys.exit(main())
"""


@dataclass(frozen=True)
class Checkout:
    """A folder with the real `packaging/` and a program that prints how it was started."""

    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    def bootstrap(self, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Start the bootstrap as a person does, on a machine without a screen."""
        screenless = {k: v for k, v in os.environ.items() if not k.endswith("DISPLAY")}
        return subprocess.run(
            [sys.executable, str(self.root / "packaging" / "bootstrap.py"), *words],
            cwd=self.root,
            env={**screenless, **environ},
            capture_output=True,
            text=True,
            timeout=280,
            check=False,
        )

    def arguments(self, *words: str) -> list[str]:
        """What the program was handed by that; the bootstrap must have gone well, and the program
        must have run in the checkout's own environment."""
        result = self.bootstrap(*words)
        assert result.returncode == 0, result.stderr
        answer = json.loads(result.stdout)
        assert Path(answer["python"]).samefile(self.venv)
        return list(answer["arguments"])

    def seconds_to_start(self) -> float:
        """How long a start takes that has nothing to set up."""
        started = time.monotonic()
        self.arguments("run", "x")
        return time.monotonic() - started


def make_checkout(root: Path) -> Checkout:
    """Lay a new checkout out in `root`."""
    shutil.copytree(PACKAGING, root / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (root / "backend.py").write_text(BACKEND, encoding="utf-8")
    for name in ("program.py", "pytest.py", "ruff.py", "mypy.py"):
        (root / name).write_text(PROGRAM, encoding="utf-8")
    return Checkout(root)
