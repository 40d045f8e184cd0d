"""After Korean and back nothing in the window is left in Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QTabBar, QTreeWidget, QWidget

from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.translation import install_translation
from tests.ui.conftest import Sitting

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen screen's

HANGUL = re.compile("[가-힣]")
SAID = (
    *("text", "title", "toolTip", "placeholderText", "accessibleName", "accessibleDescription"),
    *("currentText", "prefix", "suffix", "windowTitle"),
)


@pytest.fixture(autouse=True)
def english_afterwards(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    yield
    install_translation(qapp, "en")
    qapp.setFont(font)


def in_korean(window: QWidget) -> list[str]:
    """What any widget of the window says with Korean letters, but the name of the language."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        getters = (getattr(widget, name, None) for name in SAID)
        words = [get() for get in getters if callable(get)]
        if isinstance(widget, QTabBar):
            words += [widget.tabText(n) for n in range(widget.count())]
        if isinstance(widget, QTreeWidget):
            tops = [widget.topLevelItem(n) for n in range(widget.topLevelItemCount())]
            words += [top.text(0) for top in tops if top is not None]
        found += [f"{type(widget).__name__} {each}" for each in words if HANGUL.search(str(each))]
    return found


def test_nothing_keeps_the_language_that_it_was_first_said_in(sitting: Sitting) -> None:
    window, document = sitting.studio.window, sitting.studio.document
    window.language_chosen.emit("ko")
    for dock in (window.gallery_dock, window.queue_dock, window.answer_dock, window.sight_dock):
        dock.show()
    sitting.do("edit_keys")
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    document.choose_tab("restore")
    sitting.studio.restore.panel.original.picked.emit("with a hole")
    document.restoring.change({"steps": 4, "count": 2})
    sitting.until(window.actions_["generate"].isEnabled)
    sitting.do("tool_brush")
    assert any("배" in words for words in in_korean(window))  # the boat's name
    sitting.do("generate")
    sitting.until(lambda: document.run is not None and document.run.task == "restore")
    sitting.until_phase(Phase.FINISHED)
    assert len(in_korean(window)) > 200
    window.language_chosen.emit("en")
    sitting.qtbot.waitUntil(lambda: in_korean(window) == [], timeout=5000)
