"""What every test gets: a home of its own, a small network on request, and nothing left behind.

A test fails if it leaves a thread, a timer, a top-level widget or a task running, or if a log line
of level WARNING or above was written that it did not ask for (by taking `caplog`).
"""

from __future__ import annotations

import asyncio
import gc
import inspect
import logging
import os
import sys
import tempfile
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from tests.tiny import build_tiny_unet, write_tiny_model

if TYPE_CHECKING:
    from torch import nn

# Read by Qt and by torch's OpenMP when they load, so set before a test imports either. One thread
# a process: with several, sums are grouped differently and two test processes get in each other's
# way.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")
if sys.platform == "linux" and not os.environ.get("XDG_RUNTIME_DIR"):
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="runtime-")  # Qt warns without one

hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci")

REPOSITORY = Path(__file__).resolve().parent.parent
PATIENCE = float(os.environ.get("LEAK_PATIENCE", "5"))  # seconds that a thread may take to end
BYSTANDERS = ("pytest_timeout", "tqdm", "execnet")
"""Threads of the test tools and of the progress bar's monitor, by their name or module."""

_born_at: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()


def _place() -> str:
    """The nearest line of ours that led here, as file:line."""
    frame = inspect.currentframe()
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path != Path(__file__) and path.is_relative_to(REPOSITORY) and ".venv" not in path.parts:
            return f"{path.relative_to(REPOSITORY)}:{frame.f_lineno}"
        frame = frame.f_back
    return "a library"


def _remember_birth(owner: type, method: str, *, of_result: bool) -> None:
    """Note where `method` was called, for its object or for what it returns."""
    original = getattr(owner, method)

    def noted(self: Any, *args: Any, **kwargs: Any) -> Any:
        place = _place()
        result = original(self, *args, **kwargs)
        _born_at[result if of_result else self] = place
        return result

    setattr(owner, method, noted)


def pytest_configure() -> None:
    """Let whatever can leak know where it was started."""
    from PySide6.QtCore import QTimer

    _remember_birth(threading.Thread, "start", of_result=False)
    _remember_birth(asyncio.BaseEventLoop, "create_task", of_result=True)
    _remember_birth(QTimer, "start", of_result=False)


def _described(kind: str, thing: object, name: str) -> str:
    return f"{kind} {name!r}, started at {_born_at.get(thing, 'an unknown place')}"


def _threads(known: set[threading.Thread]) -> list[str]:
    leaked = []
    for thread in set(threading.enumerate()) - known - {threading.current_thread()}:
        if thread.name.startswith(BYSTANDERS) or type(thread).__module__.startswith(BYSTANDERS):
            continue
        if isinstance(thread, threading._DummyThread):  # a library's own, not started by Python
            continue
        thread.join(PATIENCE)
        if thread.is_alive():
            leaked.append(_described("thread", thread, thread.name))
    return leaked


def _tasks(known: set[object]) -> list[str]:
    started = [thing for thing in list(_born_at) if isinstance(thing, asyncio.Task)]
    return [
        _described("task", task, task.get_name())
        for task in started
        if task not in known and not task.done()
    ]


def _widgets_and_timers(known: set[object]) -> list[str]:
    """Qt's: top-level widgets without a parent, and running timers, that were not there before."""
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # deleteLater() counts
    leaked = [
        f"top-level widget {widget!r}"
        for widget in QApplication.topLevelWidgets()
        if widget not in known and widget.parent() is None
    ]
    for thing in list(_born_at):
        if isinstance(thing, QTimer) and thing not in known and isValid(thing) and thing.isActive():
            leaked.append(_described("timer", thing, thing.objectName() or type(thing).__name__))
    return leaked


def _has_application() -> bool:
    widgets = sys.modules.get("PySide6.QtWidgets")
    return widgets is not None and widgets.QApplication.instance() is not None


def _living() -> set[object]:
    known: set[object] = set(_born_at)
    if _has_application():
        known.update(sys.modules["PySide6.QtWidgets"].QApplication.topLevelWidgets())
    return known


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail the test that leaves a thread, task, timer or top-level widget behind."""
    threads = set(threading.enumerate())
    known = _living()
    yield
    leaked = _threads(threads) + _tasks(known)
    if _has_application():
        found = _widgets_and_timers(known)
        if found:
            gc.unfreeze()  # the import of torch sets aside all that was there
            gc.collect()  # what only a reference cycle holds is not a leak
            found = _widgets_and_timers(known)
        leaked += found
    if leaked:
        pytest.fail("The test left behind: " + "; ".join(leaked), pytrace=False)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_log_lines(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that logs a warning or an error, unless it takes `caplog` to look at them."""
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    asked_for = "caplog" in inspect.signature(request.function).parameters
    if collector.lines and not asked_for:
        pytest.fail("Unexpected log lines: " + "; ".join(collector.lines), pytrace=False)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new, empty home: settings, caches and data of a test are its own."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(home))
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.split("_")[1].lower()))
    for variable in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    if _has_application():
        from PySide6.QtCore import QSettings

        for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(form, QSettings.Scope.UserScope, str(home / "config"))
    return home


@pytest.fixture(scope="session")
def tiny_unet() -> Callable[..., nn.Module]:
    """A factory of small real networks: see `tests.tiny.build_tiny_unet`."""
    return build_tiny_unet


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a real small model: 16x16, three labels and a null label, card and weights."""
    return write_tiny_model(tmp_path_factory.mktemp("models") / "tiny")
