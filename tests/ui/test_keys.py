"""Keys are changed by a person, at once and everywhere, and no key has two commands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from diffusion_studio.ui.actions import COMMANDS
from diffusion_studio.ui.help_dialogs import show_shortcuts
from diffusion_studio.ui.keys.editor import KeyEditor
from diffusion_studio.ui.keys.fixed import keys_of_the_gallery
from diffusion_studio.ui.keys.keymap import Keymap, normal
from diffusion_studio.ui.keys_dialog import KeysDialog
from diffusion_studio.ui.settings import Settings, load_settings, save_settings
from diffusion_studio.ui.tour.stops import stops
from tests.ui.conftest import Sitting

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen screen's

OWN = {"save": ("Ctrl+S",), "brush": ("B",), "zoom": ("Ctrl++", "Ctrl+="), "models": ()}
MODIFIERS = Qt.KeyboardModifier


def test_no_two_commands_have_a_key_of_their_own_in_common() -> None:
    keys = [normal(key) for command in COMMANDS for key in command.keys]
    assert "" not in keys
    assert len(keys) == len(set(keys))


deeds = st.tuples(
    st.sampled_from(["add", "remove", "reset"]),
    st.sampled_from(list(OWN)),
    st.sampled_from(["Ctrl+S", "B", "Ctrl++", "Ctrl+=", "F5", "Shift+Q"]),
)


@given(st.lists(deeds, max_size=12))
def test_a_key_has_one_command_whatever_is_done(done: list[tuple[str, str, str]]) -> None:
    keymap = Keymap(OWN, {})
    for deed, name, key in done:
        if deed == "reset":
            keymap.reset(name)
            assert keymap.keys(name) == OWN[name]
        else:
            getattr(keymap, deed)(name, key)
            assert (key in keymap.keys(name)) == (deed == "add")
        held = [key for each in OWN for key in keymap.keys(each)]
        assert len(held) == len(set(held))
        assert Keymap(OWN, keymap.chosen).keys(name) == keymap.keys(name)
    keymap.reset_all()
    assert [keymap.keys(name) for name in OWN] == list(OWN.values())
    assert keymap.chosen == {}


def test_keys_of_another_version_do_no_harm() -> None:
    chosen = {"gone": ["Ctrl+S"], "save": ["no key", "", "Ctrl+K, Ctrl+S", "ctrl+shift+s"]}
    keymap = Keymap(OWN, chosen)
    assert keymap.keys("save") == ("Ctrl+Shift+S",)
    for held in ("Space", "Tab"):
        keymap.add("brush", held)
    assert keymap.keys("brush") == ("B",)


def editor_of(sitting: Sitting) -> KeyEditor:
    sitting.do("edit_keys")
    editor = sitting.studio.window.findChild(KeyEditor)
    assert editor is not None
    return editor


def press(sitting: Sitting, editor: KeyEditor, key: Qt.Key, held: MODIFIERS) -> None:
    sitting.qtbot.keyClick(editor.record, key, held)


def test_a_key_is_recorded_taken_over_and_reset(sit_down: Callable[..., Sitting]) -> None:
    sitting = sit_down(begun=False)
    window = sitting.studio.window
    window.show()
    actions, control = window.actions_, MODIFIERS.ControlModifier
    editor = editor_of(sitting)
    sitting.qtbot.keyClicks(editor.search, "about diff")
    assert editor.chosen == "about"
    press(sitting, editor, Qt.Key.Key_F8, MODIFIERS.NoModifier)
    assert actions["about"].shortcut().toString() == "F8"
    assert "(F8)" in actions["about"].toolTip()
    assert sitting.studio.settings.keys == {"about": ["F8"]}

    press(sitting, editor, Qt.Key.Key_S, control)  # that is Save's
    assert "Ctrl+S belongs to “Save”." in editor.conflict.text()
    assert [keys.toString() for keys in actions["about"].shortcuts()] == ["F8"]
    sitting.qtbot.mouseClick(editor.take, Qt.MouseButton.LeftButton)
    assert [keys.toString() for keys in actions["about"].shortcuts()] == ["F8", "Ctrl+S"]
    assert actions["save"].shortcuts() == []
    sheet = show_shortcuts(window, actions)
    assert "<td style='padding-right: 24px'>F8, Ctrl+S</td>" in sheet.text()
    sheet.close()

    chip = next(each for each in editor.findChildren(QPushButton) if each.text().startswith("F8"))
    sitting.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert [keys.toString() for keys in actions["about"].shortcuts()] == ["Ctrl+S"]
    sitting.qtbot.mouseClick(editor.reset, Qt.MouseButton.LeftButton)
    assert actions["save"].shortcut().toString() == "Ctrl+S"
    assert sitting.studio.settings.keys == {}
    assert not editor.reset_all.isEnabled()


def test_a_command_has_so_many_keys_and_says_so(sit_down: Callable[..., Sitting]) -> None:
    sitting = sit_down(begun=False)
    editor = editor_of(sitting)
    editor.choose("about")
    for key in (Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9):
        press(sitting, editor, key, MODIFIERS.NoModifier)
        assert editor.conflict.text() == ""
    press(sitting, editor, Qt.Key.Key_F10, MODIFIERS.NoModifier)
    assert not editor.record.isEnabled()
    assert "at most 4 keys" in editor.conflict.text()
    editor.choose("save")
    assert editor.conflict.text() == ""


def test_words_name_no_key_where_there_is_none(sit_down: Callable[..., Sitting]) -> None:
    window = sit_down(Settings(keys={"generate": []}), begun=False).studio.window
    assert "()" not in window.empty._how_to_begin()


def test_words_name_the_keys_that_are_set(sit_down: Callable[..., Sitting]) -> None:
    keys = {"undo": ["Ctrl+U"], "palette": ["F5"], "learn": []}
    studio = sit_down(Settings(keys=keys), begun=False).studio
    stuck = stops(studio.window)[-1].text
    assert "F5 finds every command" in stuck
    assert stuck.startswith("“Learn more” explains")
    assert "In the plane: Ctrl+U." in studio.laboratory.panel.undo.toolTip()
    studio.keys.keymap.add("undo", "Ctrl+K")
    studio.keys._remove("undo", "Ctrl+U")
    assert "In the plane: Ctrl+K." in studio.laboratory.panel.undo.toolTip()


def test_the_key_of_what_cannot_be_done_says_why(sit_down: Callable[..., Sitting]) -> None:
    sitting = sit_down()
    window = sitting.studio.window
    window.canvas.setFocus()
    sitting.qtbot.keyClick(window.canvas, Qt.Key.Key_S, MODIFIERS.ControlModifier)
    assert window.status.currentMessage() == "Save: There is no picture yet."
    window.status.clearMessage()
    box = sitting.studio.window.generate_panel.findChildren(QLineEdit)[0]
    sitting.qtbot.keyClick(box, Qt.Key.Key_B)  # is typed, and no brush
    assert window.status.currentMessage() == ""


def test_held_keys_are_refused_with_a_word(sit_down: Callable[..., Sitting]) -> None:
    editor = editor_of(sit_down(begun=False))
    editor.wanted.emit("save", "Space")
    assert "Space is held over the canvas" in editor.conflict.text()
    assert editor.take.isHidden()


def test_chosen_keys_act_and_are_there_at_the_next_start(
    sit_down: Callable[..., Sitting],
) -> None:
    assert save_settings(Settings(keys={"generate": ["F9"], "tool_brush": ["Q"]})) is None
    settings, message = load_settings()
    assert message is None
    sitting = sit_down(settings, begun=False)
    window = sitting.studio.window
    window.show()
    window.activateWindow()
    window.setFocus()
    sitting.until(window.isActiveWindow)
    assert "F9" in window.empty.text.text() or "F9" in window.run_bar.generate.toolTip()
    sitting.qtbot.keyClick(window, Qt.Key.Key_Q)
    assert window.actions_["tool_brush"].isChecked()
    sitting.qtbot.keyClick(window, Qt.Key.Key_V)
    sitting.qtbot.keyClick(window, Qt.Key.Key_B)
    assert not window.actions_["tool_brush"].isChecked()


def test_the_sheet_leads_to_the_editor(sit_down: Callable[..., Sitting]) -> None:
    sitting = sit_down(begun=False)
    sitting.do("shortcuts")
    sheet = sitting.studio.window.findChild(KeysDialog)
    assert sheet is not None
    sitting.qtbot.mouseClick(sheet.change, Qt.MouseButton.LeftButton)
    editor = sitting.studio.window.findChild(KeyEditor)
    assert editor is not None
    assert editor.isVisible()


def test_keys_of_one_place_are_shown_as_fixed_with_the_reason(
    sit_down: Callable[..., Sitting],
) -> None:
    sitting = sit_down(begun=False)
    editor = editor_of(sitting)
    sitting.qtbot.keyClicks(editor.search, "seed alone")
    item = editor.tree.currentItem()
    assert item is not None
    assert item.text(1) == "S (fixed)"
    assert "only while “Library” has the keyboard" in editor.conflict.text()
    assert not editor.record.isEnabled()
    assert not editor.reset.isEnabled()
    editor.search.clear()
    editor.choose("save")
    assert editor.record.isEnabled()
    assert editor.conflict.text() == ""


def test_a_key_that_a_place_has_for_itself_is_given_with_a_warning(
    sit_down: Callable[..., Sitting],
) -> None:
    sitting = sit_down(begun=False)
    editor = editor_of(sitting)
    editor.choose("about")
    press(sitting, editor, Qt.Key.Key_N, MODIFIERS.NoModifier)
    assert sitting.studio.settings.keys == {"about": ["N"]}
    assert "In “Library” N still does its own: Write a note to it." in editor.conflict.text()
    assert editor.take.isHidden()
    press(sitting, editor, Qt.Key.Key_Left, MODIFIERS.ShiftModifier)
    assert "no longer does its own" in editor.conflict.text()


def test_what_is_said_to_be_fixed_is_the_gallerys_own(sitting: Sitting) -> None:
    gallery = sitting.studio.window.gallery_dock.gallery
    heard: list[str] = []
    gallery.list.pressed_key.connect(heard.append)
    *letters, last = [each.key for each in keys_of_the_gallery()]
    sitting.qtbot.keyClicks(gallery.list, "".join(letters))
    assert last == "Del"
    sitting.qtbot.keyClick(gallery.list, Qt.Key.Key_Delete)
    assert heard == [*letters, last]
