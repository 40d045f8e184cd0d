"""Ctrl+C in a real terminal ends the program cleanly."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from PIL import Image

from tests.restorations import gradient_picture

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE = 60.0


def read_until(terminal: int, text: str) -> str:
    """What stands on the terminal, up to `text`; or up to the end, where that comes first."""
    seen, deadline = b"", time.monotonic() + PATIENCE
    while text.encode() not in seen:
        assert time.monotonic() < deadline, seen
        try:
            seen += os.read(terminal, 4096)
        except OSError:  # how Linux says that the other side has been closed
            break
    return seen.decode()


def interrupted_at(sign: str, *arguments: object) -> str:
    """What the program says on its terminal when Ctrl+C comes as soon as `sign` stands there."""
    terminal, its_end = pty.openpty()
    termios.tcsetwinsize(its_end, (24, 80))
    with subprocess.Popen(
        [sys.executable, "-m", "diffusion_studio", *map(str, arguments)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=its_end,
    ) as making:
        os.close(its_end)
        assert sign in read_until(terminal, sign)
        making.send_signal(signal.SIGINT)
        said = read_until(terminal, "never said")
        assert making.wait(PATIENCE) == 130
        assert making.stdout is not None
        assert making.stdout.read() == b""
    os.close(terminal)
    assert "Traceback" not in said
    return said.splitlines()[-1]


@pytest.mark.parametrize("sign", ["8 pictures", "/1000"])  # while torch loads; while it samples
def test_ctrl_c_cancels(tiny_model: Path, tmp_path: Path, sign: str) -> None:
    out, long = tmp_path / "out", ("--sampler", "ddpm", "--steps", 1000, "--count", 8)
    last = interrupted_at(sign, "generate", "--model", tiny_model, "--out", out, *long)
    assert last.startswith("Cancelled after step ")
    assert last.endswith(" of 1000; nothing was saved.")
    assert list(out.iterdir()) == []


def test_ctrl_c_in_a_folder_keeps_what_was_restored(tiny_model: Path, tmp_path: Path) -> None:
    folder, out = tmp_path / "pictures", tmp_path / "out"
    folder.mkdir()
    for name in ("a.png", "b.png"):
        Image.fromarray(gradient_picture()).save(folder / name)
    wanted = ("--operator", "denoising", "--noise", 0.05, "--solver", "ddrm", "--steps", 60)
    where = ("restore", folder, "--model", tiny_model, "--out", out)
    last = interrupted_at("2 of 2: b.png", *where, *wanted)
    assert last == "Cancelled at b.png: 1 restored; the same line goes on."
    assert [path.name for path in out.iterdir()] == ["a"]
