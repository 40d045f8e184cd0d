"""The fixtures that every test stands under: what is left behind fails the test that left it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from torch import nn

pytest_plugins = ["pytester"]

LEAKING = """
import asyncio
import logging
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

kept = []


def test_thread():
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait, name="forgotten", daemon=True)
    thread.start()
    kept.append(stop)


def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(10_000)


def test_widget(qapp):
    kept.append(QWidget())


def test_task():
    async def wait_for_ever():
        await asyncio.Event().wait()

    loop = asyncio.new_event_loop()
    kept.append(loop.create_task(wait_for_ever(), name="unfinished"))
    kept.append(loop)
    loop.call_soon(loop.stop)
    loop.run_forever()


def test_log_line():
    logging.getLogger("somewhere").warning("a surprise")
"""

CLEAN = """
import asyncio
import logging
import threading
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QWidget


def test_thread_that_ends():
    thread = threading.Thread(target=lambda: None)
    thread.start()


def test_timer_that_is_stopped(qapp):
    timer = QTimer()
    timer.start(10_000)
    timer.stop()


def test_timer_that_dies_with_its_widget(qapp):
    widget = QWidget()
    timer = QTimer(widget)
    timer.start(10_000)
    widget.deleteLater()


def test_widget_that_the_robot_closes(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()


def test_task_that_is_awaited():
    async def work():
        await asyncio.create_task(asyncio.sleep(0))

    asyncio.run(work())


def test_log_line_that_is_looked_at(caplog):
    logging.getLogger("somewhere").warning("expected")
    assert caplog.messages == ["expected"]


def test_settings_are_written_to_the_tests_own_home(qapp, own_home):
    settings = QSettings("one", "two")
    settings.setValue("key", 1)
    settings.sync()
    assert Path(settings.fileName()).is_relative_to(own_home)


def test_settings_do_not_reach_the_next_test(qapp):
    assert QSettings("one", "two").value("key") is None
"""


def _run(pytester: pytest.Pytester, source: str) -> pytest.RunResult:
    shutil.copy(Path(__file__).parent / "conftest.py", pytester.path / "conftest.py")
    pytester.makepyprojecttoml('[tool.pytest.ini_options]\nqt_api = "pyside6"\n')
    pytester.makepyfile(source)
    return pytester.runpytest_subprocess("-p", "no:cacheprovider")


@pytest.fixture(autouse=True)
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAK_PATIENCE", "0.2")


def test_whoever_leaves_something_running_fails(pytester: pytest.Pytester) -> None:
    result = _run(pytester, LEAKING)
    result.assert_outcomes(passed=5, errors=5)
    for words in (
        "*left behind: thread 'forgotten', started at *test_whoever*.py:15*",
        "*left behind: timer 'QTimer', started at *test_whoever*.py:21*",
        "*left behind: top-level widget <PySide6.QtWidgets.QWidget*",
        "*left behind: task 'unfinished', started at *test_whoever*.py:33*",
        "*Unexpected log lines: WARNING somewhere: a surprise*",
    ):
        result.stdout.fnmatch_lines([words])


def test_whoever_cleans_up_passes(pytester: pytest.Pytester) -> None:
    _run(pytester, CLEAN).assert_outcomes(passed=8)


def test_the_small_network_follows_from_its_seed(tiny_unet: Callable[..., nn.Module]) -> None:
    before = torch.random.get_rng_state()
    first, again, other = (tiny_unet(seed).state_dict() for seed in (1, 1, 2))
    assert torch.equal(torch.random.get_rng_state(), before)
    for name, value in first.items():
        assert torch.equal(value, again[name])
        assert not torch.equal(value, other[name])
