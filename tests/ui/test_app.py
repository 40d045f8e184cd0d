"""The program itself, in a process of its own, as it is really started and closed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diffusion_studio.ui.app import main

TIMEOUT = 120


def run(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python code; Qt's and Python's own complaints end up in stderr."""
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        env={**os.environ, **environment},
        check=False,
    )


CLOSE_IN_MID_RUN = """
import sys, threading
from PySide6.QtCore import QTimer
from diffusion_studio.ui import app
from diffusion_studio.ui.app import main

app.CLOSE_SECONDS = float(sys.argv[2])

def opened(studio):
    def look():
        document = studio.document
        if document.model is not None and document.run is None:
            document.change({"steps": 1000})
            studio.window.actions_["generate"].trigger()
        elif document.state.k >= 3:
            timer.stop()
            studio.window.close()
    timer = QTimer(studio.window, interval=10)
    timer.timeout.connect(look)
    timer.start()
    studio.models.noticed.connect(lambda notice: sys.exit(notice.text))
    studio.window.painted.connect(lambda: print("torch" in sys.modules))
    studio.window.painted.connect(lambda: studio.models.open(sys.argv[1]))

code = main([], opened)
print([thread.name for thread in threading.enumerate() if thread.name in ("engine", "writer")])
sys.exit(code)
"""

CLOSE_AT_ONCE = """
import sys
from PySide6.QtCore import QTimer
from diffusion_studio.ui.app import main
sys.exit(main([], lambda studio: studio.window.painted.connect(studio.window.close)))
"""


def test_closed_in_mid_run_it_ends_quietly(tiny_model: Path, own_home: Path) -> None:
    done = run(CLOSE_IN_MID_RUN, str(tiny_model), "60", QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split("\n")[:2] == ["False", "[]"]  # painted before torch; no thread left
    assert list(own_home.rglob("settings.json"))


def test_closed_while_the_network_is_busy_it_does_not_wait_for_it(
    tiny_model: Path, own_home: Path
) -> None:
    done = run(CLOSE_IN_MID_RUN, str(tiny_model), "0", QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr) == (0, "")
    assert list(own_home.rglob("settings.json"))


def test_closed_while_the_engine_is_being_made_it_ends_quietly() -> None:
    done = run(CLOSE_AT_ONCE, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")


FAULT = """
import sys
from PySide6.QtCore import QTimer
from diffusion_studio.ui.app import main

def opened(studio):
    def fail():
        raise KeyError("a fault of the program")
    def look():
        print(studio.window.notices.notice.details.splitlines()[-1])
        studio.window.close()
    QTimer.singleShot(0, fail)
    QTimer.singleShot(50, look)

sys.exit(main([], opened))
"""


def test_a_fault_of_the_program_is_told_in_the_window_which_goes_on() -> None:
    done = run(FAULT, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0
    assert done.stdout == "KeyError: 'a fault of the program'\n"
    assert done.stderr.startswith("Traceback")


@pytest.mark.parametrize(
    "screens",
    [{}, {"DISPLAY": ":987"}, {"DISPLAY": "nonsense"}, {"WAYLAND_DISPLAY": "wayland-987"}],
)
def test_without_a_screen_it_says_so_in_a_sentence(
    screens: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")  # elsewhere there always is one
    for variable in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in screens.items():
        monkeypatch.setenv(variable, value)
    assert main([]) == 2
    said = capsys.readouterr().err
    assert said.startswith("There is no screen")
    assert said.count("\n") == 1
