"""What is set is on disk while the window is open: a crash takes none of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from diffusion_studio.ui import settings_keeper
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.settings import load_settings, settings_file
from tests.ui.conftest import Sitting


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_keeper, "EVERY", 20)


def test_settings_are_written_while_the_window_is_open(
    soon: None, sit_down: Callable[..., Sitting], tiny_model: Path, tmp_path: Path
) -> None:
    sitting = sit_down()
    sitting.open_model(tiny_model)
    studio = sitting.studio
    studio.window.theme_chosen.emit("dark")
    studio.settings.library_folder = str(tmp_path)
    masking = studio.document.masking
    masking.set_edge(9)
    sitting.until(lambda: load_settings()[0].mask.edge == 9)
    kept, message = load_settings()
    assert message is None
    assert (kept.theme, kept.library_folder) == ("dark", str(tmp_path))
    assert kept.recipe is not None


def test_where_the_window_stands_is_there_after_a_crash(
    soon: None, sit_down: Callable[..., Sitting]
) -> None:
    first = sit_down().studio.window
    first.resize(720, 610)
    sitting = sit_down(begun=False)
    second = sitting.studio.window

    def stands_alike() -> bool:
        second.recall_geometry()
        return second.size() == first.size()

    sitting.until(stands_alike)


def test_the_last_word_is_the_settings_at_the_end(
    soon: None, sit_down: Callable[..., Sitting]
) -> None:
    studio = sit_down().studio
    studio.settings.record_mib = 300
    studio.keeper.look()
    studio.settings.record_mib = 400
    assert studio.keep_settings() is None
    studio.keeper.look()
    studio.background.close()
    assert load_settings()[0].record_mib == 400


def test_the_last_word_is_how_the_window_stood_as_it_closed(
    sit_down: Callable[..., Sitting],
) -> None:
    sitting = sit_down()
    studio, free, written = sitting.studio, Event(), Event()
    studio.background.ask(free.wait, lambda _: None)  # a slow disk
    studio.window.resize(720, 610)
    studio.keeper.look()
    studio.window.resize(771, 577)
    studio.window.close()
    free.set()
    studio.background.ask(written.set, lambda _: None)
    sitting.until(written.is_set)
    other = sit_down(begun=False).studio.window
    other.recall_geometry()
    assert other.size().toTuple() == (771, 577)


def test_two_windows_keep_what_each_has_changed(
    sit_down: Callable[..., Sitting], tmp_path: Path
) -> None:
    first, second = sit_down(begun=False).studio, sit_down(begun=False).studio
    first.settings.library_folder = str(tmp_path)
    first.settings.theme = "dark"
    second.settings.keys = {"save": ["Ctrl+K"]}
    second.settings.theme = "light"
    assert first.keep_settings() is None
    assert second.keep_settings() is None  # the one that closes last
    kept, _ = load_settings()
    assert kept.library_folder == str(tmp_path)
    assert kept.keys == {"save": ["Ctrl+K"]}
    assert kept.theme == "light"  # both have set it: the last word counts


def test_settings_that_cannot_be_written_are_told_once(
    soon: None, sit_down: Callable[..., Sitting]
) -> None:
    sitting = sit_down()
    studio = sitting.studio
    told: list[Notice] = []
    studio.keeper.noticed.connect(told.append)
    folder = settings_file().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.exists():
        folder.rename(folder.with_name("elsewhere"))
    folder.write_text("no folder")
    studio.settings.plots = True
    sitting.until(lambda: len(told) == 1)
    studio.settings.plots = False
    studio.keeper.look()
    studio.background.close()
    sitting.qtbot.wait(1)
    assert len(told) == 1
    assert "could not be saved" in told[0].text
