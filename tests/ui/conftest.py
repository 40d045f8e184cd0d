"""A real window on a real engine, and ways to wait for what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which

import pytest
import qasync
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diffusion_studio.ui.document import Run
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.settings import Settings
from diffusion_studio.ui.studio import Studio
from diffusion_studio.ui.theme import apply_theme
from diffusion_studio.ui.translation import install_translation

# A file manager answers over a D-Bus of the test's own, where there is one.
collect_ignore = [] if which("dbus-run-session") else ["test_reveal.py"]

PATIENCE = 60_000  # milliseconds


@dataclass
class Sitting:
    """A person before a window."""

    studio: Studio
    qtbot: QtBot

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something to be true of the window."""
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    def open_model(self, path: Path) -> None:
        self.studio.models.open(str(path))
        self.until(lambda: self.studio.document.parameters.model == str(path))

    def do(self, action: str) -> None:
        """Choose a command, as from the menu; it must be possible."""
        assert self.studio.window.actions_[action].isEnabled(), action
        self.studio.window.actions_[action].trigger()

    @property
    def phase(self) -> Phase:
        return self.studio.document.state.phase

    def until_phase(self, *phases: Phase) -> None:
        self.until(lambda: self.phase in phases)

    @property
    def run(self) -> Run:
        run = self.studio.document.run
        assert run is not None
        return run


def make_one_step(sitting: Sitting) -> None:
    """A new run that is held after its first step."""
    sitting.do("step")
    sitting.until(lambda: sitting.studio.document.state.k == 1)
    sitting.until_phase(Phase.PAUSED)


@contextmanager
def gone(path: Path) -> Iterator[None]:
    """A file or a folder is not where it was, and then again."""
    aside = path.rename(path.with_name(f"{path.name}.aside"))
    try:
        yield
    finally:
        aside.rename(path)


@pytest.fixture
def sit_down(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Sitting]]:
    """Open windows; at the end they are closed and their engines' threads have ended.

    There are no starters: reading them would take longer than what is tested.
    """
    monkeypatch.setattr("diffusion_studio.models.bundled", dict)
    loop = qasync.QEventLoop(qapp)
    opened: list[Studio] = []

    def sit(settings: Settings | None = None, begun: bool = True) -> Sitting:
        apply_theme(qapp, "light")
        studio = Studio(qapp, settings or Settings(), loop.call_soon_threadsafe)
        opened.append(studio)
        sitting = Sitting(studio, qtbot)
        if not begun:
            return sitting
        studio.begin("cpu")
        sitting.until(lambda: studio.link.client is not None)
        return sitting

    yield sit
    for studio in opened:
        studio.window.close()
        studio.hush()
        assert studio.end(PATIENCE / 1000)
        studio.window.deleteLater()
        studio.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    loop.close()


@pytest.fixture
def sitting(sit_down: Callable[..., Sitting], tiny_model: Path) -> Sitting:
    """A window in which the tiny model is open; twelve steps of two pictures are set."""
    sitting = sit_down()
    sitting.open_model(tiny_model)
    sitting.studio.document.change(
        {"steps": 12, "count": 2, "guidance_scale": 2.0, "precision": "float32"}
    )
    return sitting


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[None]:
    """Whatever language a test chooses, the next begins in English."""
    font, locale = qapp.font(), QLocale()
    yield
    install_translation(qapp, "en")
    qapp.setFont(font)
    QLocale.setDefault(locale)
