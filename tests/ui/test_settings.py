"""What is remembered between starts survives damage, other versions and several windows."""

from __future__ import annotations

import json
import multiprocessing
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.settings import Settings, load_settings, save_settings, settings_file


def test_first_start_has_defaults_and_leaves_nothing_behind(own_home: Path) -> None:
    assert load_settings() == (Settings(), None)
    assert list(own_home.rglob("*.json")) == []


def test_settings_live_in_the_persons_own_folder(own_home: Path) -> None:
    assert settings_file().is_relative_to(own_home)
    assert settings_file().parent.name == "diffusion-studio"


def test_what_is_saved_is_loaded() -> None:
    settings = Settings(theme="dark", language="ko", picture="x_t", save_folder="/pictures")
    settings.recipe = json.loads(Recipe(model="a model", steps=20, seed=2**63).to_json())
    assert save_settings(settings) is None
    loaded, message = load_settings()
    assert (loaded, message) == (settings, None)
    assert loaded.recipe is not None
    assert Recipe.from_dict(loaded.recipe).seed == 2**63
    assert [path.name for path in settings_file().parent.iterdir()] == ["settings.json"]


def test_an_impossible_value_is_refused_when_it_is_assigned() -> None:
    settings = Settings()
    for field, value in (("theme", "pink"), ("language", "tlh"), ("picture", "x_T")):
        with pytest.raises(ValidationError):
            setattr(settings, field, value)
    assert settings == Settings()


DAMAGED = {
    "cut short": b'{"version": 1, "theme": "da',
    "empty": b"",
    "binary": bytes(range(256)),
    "not UTF-8": '{"theme": "dunkél"}'.encode("latin-1"),
    "a list": b"[]",
    "deeply nested": b"[" * 100_000,
    "an unknown field": b'{"version": 1, "colour": "red"}',
    "a wrong value": b'{"version": 1, "theme": 3}',
    "of a later version": b'{"version": 2, "theme": "dark"}',
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_set_aside_whole(content: bytes) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_bytes(content)
    settings, message = load_settings()
    assert settings == Settings()
    (kept,) = settings_file().parent.iterdir()
    assert kept.read_bytes() == content
    assert message is not None
    assert str(kept) in message


def test_every_damaged_file_is_kept() -> None:
    settings_file().parent.mkdir(parents=True)
    for content in (b"first", b"second"):
        settings_file().write_bytes(content)
        load_settings()
    kept = sorted(settings_file().parent.iterdir())
    assert [path.read_bytes() for path in kept] == [b"first", b"second"]


@given(st.binary(max_size=60))
def test_no_content_is_fatal(content: bytes) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_bytes(content)
    settings, _ = load_settings()
    assert settings == Settings()


def test_a_folder_that_cannot_be_made_is_one_sentence(own_home: Path) -> None:
    folder = settings_file().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file stands in the way")
    message = save_settings(Settings(theme="dark"))
    assert message is not None
    assert str(settings_file()) in message
    assert folder.read_text() == "a file stands in the way"
    settings, message = load_settings()
    assert settings == Settings()
    assert message is not None


def _save_many(theme: str, home: str) -> None:
    for variable in ("XDG_CONFIG_HOME", "HOME"):
        os.environ[variable] = home
    settings = Settings.model_validate({"theme": theme, "recipe": {"filling": theme * 2000}})
    for _ in range(60):
        assert save_settings(settings) is None


def test_several_windows_at_once_leave_one_whole_file(own_home: Path) -> None:
    home = str(own_home / "config")
    spawn = multiprocessing.get_context("spawn")
    themes = ("light", "dark")
    writers = [spawn.Process(target=_save_many, args=(theme, home)) for theme in themes]
    for writer in writers:
        writer.start()
    seen = set()
    while any(writer.is_alive() for writer in writers):
        settings, message = load_settings()
        assert message is None
        if settings.recipe is not None:
            assert settings.recipe == {"filling": settings.theme * 2000}
            seen.add(settings.theme)
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert seen
    assert [path.name for path in settings_file().parent.iterdir()] == ["settings.json"]
