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


@pytest.mark.parametrize("sign", ["8 pictures", "/1000"])  # while torch loads; while it samples
def test_ctrl_c_cancels(tiny_model: Path, tmp_path: Path, sign: str) -> None:
    command = [sys.executable, "-m", "diffusion_studio", "generate", "--sampler", "ddpm"]
    options = ["--model", str(tiny_model), "--steps", "1000", "--out", str(tmp_path / "out")]
    terminal, its_end = pty.openpty()
    termios.tcsetwinsize(its_end, (24, 80))
    with subprocess.Popen(
        [*command, *options, "--count", "8"],
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
    assert said.splitlines()[-1].startswith("Cancelled after step ")
    assert said.splitlines()[-1].endswith(" of 1000; nothing was saved.")
    assert list((tmp_path / "out").iterdir()) == []
