"""The window is for everyone: names for screen readers, keys for all, and text that can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from diffusion_studio.ui.actions import COMMANDS
from diffusion_studio.ui.guidance.colours import LINES, line_pen
from diffusion_studio.ui.main_window import MainWindow
from diffusion_studio.ui.panels.form import Choice as Chooser
from diffusion_studio.ui.panels.form import NumberSlider
from diffusion_studio.ui.theme import DARK, LIGHT, Choice, Tokens, apply_theme
from diffusion_studio.ui.timeline.plot_lanes import LINES_DARK, LINES_LIGHT
from tests.ui.conftest import Sitting
from tests.ui.test_theme import contrast

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen screen's

ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly
DIALOGS = ("models", "compare", "learn", "shortcuts", "about", "palette")
SCREEN_AT_THREE = QSize(1920 // 3, 1080 // 3)


@pytest.fixture
def own_font(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    yield
    qapp.setFont(font)


def reachable(window: QWidget) -> list[QWidget]:
    """What the keyboard can come to, of a window and of what it holds."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
        and widget.focusProxy() is None
        and not is_part_of_a_choice(widget)
        and not is_put_aside(widget)
    ]


def is_part_of_a_choice(widget: QWidget) -> bool:
    """The list that a combo box opens is told as the box."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QComboBox):
            return True
        above = above.parentWidget()
    return False


def is_put_aside(widget: QWidget) -> bool:
    """What is pressed, and has no words yet because there is nothing to press it for."""
    hidden = not widget.isVisibleTo(widget.window())
    return isinstance(widget, QPushButton | QLabel) and hidden and not widget.text()


def name_of(widget: QWidget) -> str:
    """What a screen reader says a control is."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    buddies = [b.text() for b in widget.window().findChildren(QLabel) if b.buddy() is widget]
    return "".join(buddies)


def path_of(widget: QWidget) -> str:
    names = []
    here: QWidget | None = widget
    while here is not None:
        names.append(here.objectName() or type(here).__name__)
        here = here.parentWidget()
    return " < ".join(names[:4])


def nameless(window: QWidget) -> list[str]:
    return [
        path_of(widget)
        for widget in reachable(window)
        if not name_of(widget)
        and not isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
        and not isinstance(widget, QScrollArea)
    ]


def open_all(sitting: Sitting) -> None:
    for dock in sitting.studio.window.findChildren(QDockWidget):
        dock.show()


def test_every_control_of_the_window_has_a_name(sitting: Sitting) -> None:
    open_all(sitting)
    assert len(reachable(sitting.studio.window)) > 60
    assert nameless(sitting.studio.window) == []


@pytest.mark.parametrize("command", DIALOGS)
def test_every_control_of_a_dialog_has_a_name(sitting: Sitting, command: str) -> None:
    before = set(QApplication.topLevelWidgets())
    sitting.do(command)
    new = [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible()]
    assert new
    problems = [problem for widget in new for problem in nameless(widget)]
    for widget in new:
        widget.close()
    assert problems == []


def tabs_of(sitting: Sitting) -> tuple[QWidget, ...]:
    """The panels of all tabs."""
    studio = sitting.studio
    return (
        studio.window.generate_panel,
        studio.restore.panel,
        studio.paths.panel,
        studio.laboratory.panel,
    )


def test_a_control_says_what_it_does(sitting: Sitting) -> None:
    """Fields and buttons of the panels have a tool tip."""
    studio = sitting.studio
    window = studio.window
    panels = (
        *tabs_of(sitting), studio.laboratory.page, window.answer, window.sight,
        window.gallery_dock.gallery, window.timeline, window.mask_options,
        window.mask_options.options, window.source_bar, window.paint_bar, studio.branches.panel,
    )  # fmt: skip
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
    silent = [
        path_of(widget)
        for panel in panels
        for widget in reachable(panel)
        if isinstance(widget, kinds)
        and not widget.toolTip()
        and widget is not studio.window.timeline.scrub_bar  # tells the step under the pointer
        and not isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
    ]
    assert silent == []


def test_numbers_of_a_panel_say_too_much_and_too_little_and_their_default(
    sitting: Sitting,
) -> None:
    window = sitting.studio.window
    panels = (*tabs_of(sitting), window.mask_options, window.mask_options.options)
    boxes = (window.source_bar.height_box, window.source_bar.feather, window.paint_bar.size_box)
    sliders = [slider for panel in panels for slider in panel.findChildren(NumberSlider)]
    assert len(sliders) > 50
    parts = (*(slider.slider for slider in sliders), *boxes)
    silent = [p for p in parts if "efault" not in p.toolTip() or p.toolTip().count("<p>") < 2]
    assert [f"{part.accessibleName()} < {path_of(part)}" for part in silent] == []


def test_choices_and_switches_of_a_tab_say_their_default(sitting: Sitting) -> None:
    by_the_file = {"original", "model", "preset"}  # chosen of what there is
    silent = [
        part.accessibleName() or path_of(part)
        for panel in tabs_of(sitting)
        for part in (*panel.findChildren(Chooser), *panel.findChildren(QCheckBox))
        if "efault" not in part.toolTip() and part.accessibleName().casefold() not in by_the_file
    ]
    assert silent == []


def test_every_command_has_a_key_or_stands_in_a_menu_or_in_the_palette(sitting: Sitting) -> None:
    actions = sitting.studio.window.actions_
    assert not [c.id for c in COMMANDS if not actions[c.id].text() or not actions[c.id].toolTip()]
    keys: dict[str, str] = {}
    twice = []
    for command in COMMANDS:
        for key in actions[command.id].shortcuts():
            if key.toString() in keys:
                twice.append((key.toString(), keys[key.toString()], command.id))
            keys[key.toString()] = command.id
    assert twice == []


def test_the_keyboard_goes_down_a_panel_as_the_eye_does(sitting: Sitting) -> None:
    window = sitting.studio.window
    for tab, panel in (
        ("generate", window.generate_panel),
        ("restore", sitting.studio.restore.panel),
        ("interpolate", sitting.studio.paths.panel),
        ("lab", sitting.studio.laboratory.panel),
    ):
        sitting.studio.document.choose_tab(tab)
        QApplication.processEvents()
        places = [
            (widget.mapTo(panel, QPoint(0, 0)).y() + widget.height() // 2, path_of(widget))
            for widget in tab_order(panel)
            if widget.isVisibleTo(panel)
        ]
        assert len(places) > 4
        back = [(a, b) for a, b in pairwise(places) if b[0] < a[0] - 14]
        assert back == [], tab


def tab_order(panel: QWidget) -> list[QWidget]:
    """The controls of a panel in the order of the Tab key."""
    found: list[QWidget] = []
    inside = set(reachable(panel))
    here: QWidget | None = panel.nextInFocusChain()
    while here is not None and here is not panel:
        if here in inside:
            found.append(here)
        here = here.nextInFocusChain()
    return found


@pytest.mark.parametrize(("theme", "lines"), [(LIGHT, LINES_LIGHT), (DARK, LINES_DARK)])
def test_lines_of_plots_can_be_seen_and_told_apart_without_colour(
    theme: Tokens, lines: tuple[str, ...]
) -> None:
    dim = {(c, g) for c in (*LINES, *lines) for g in (theme.base,) if contrast(c, g) < 3}
    assert dim - {(c, theme.base) for c in LINES if c in lines} == set()
    patterns = [tuple(line_pen(QColor(c), n).dashPattern()) for n, c in enumerate(lines)]
    assert len(set(patterns)) == len(lines)


@pytest.mark.parametrize("points", [8, 14, 20])
def test_words_have_the_room_that_the_systems_font_needs(
    sit_down: Callable[..., Sitting], qapp: QApplication, own_font: None, points: int
) -> None:
    font = qapp.font()
    font.setPointSize(points)
    qapp.setFont(font)
    sitting = sit_down(begun=False)
    window = sitting.studio.window
    window.resize(1900, 1000)
    window.show()
    qapp.processEvents()
    assert cut_off(window) == []


def cut_off(window: MainWindow) -> list[str]:
    """Fields that are lower than their text, and buttons narrower than their words."""
    problems = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        high = widget.fontMetrics().height()
        if widget.objectName().startswith("qt_"):
            continue
        if isinstance(widget, QAbstractSpinBox | QComboBox | QLineEdit) and widget.height() < high:
            problems.append(f"{path_of(widget)}: {widget.height()} < {high}")
        iconic = isinstance(widget, QToolButton) and widget.toolButtonStyle() == ICON_ONLY
        if isinstance(widget, QAbstractButton) and widget.text() and not iconic:
            needs = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
            if widget.width() < needs:
                problems.append(f"{path_of(widget)}: {widget.text()} {widget.width()} < {needs}")
    return problems


def test_at_three_pixels_a_point_it_fits_a_full_hd_screen(sitting: Sitting) -> None:
    window = sitting.studio.window
    window.resize(SCREEN_AT_THREE)
    QApplication.processEvents()
    assert window.width() <= SCREEN_AT_THREE.width()
    assert window.height() <= SCREEN_AT_THREE.height()
    for tab in window.tabs.keys:
        sitting.studio.document.choose_tab(tab)
        QApplication.processEvents()
        page = window.tabs.stack.currentWidget()
        assert isinstance(page, QAbstractScrollArea)
        assert page.viewport().height() > 40, tab


def test_pictures_and_plots_are_told_in_words(sitting: Sitting) -> None:
    sitting.do("generate")
    sitting.until(lambda: sitting.phase == "finished")
    window = sitting.studio.window
    told = window.canvas.accessibleDescription()
    assert "finished" in told
    window.timeline.transport.plots.click()
    sitting.studio.timeline.scrub(6)
    sitting.until(lambda: "step 6 of 12" in window.canvas.accessibleDescription())
    assert "6" in window.timeline.scrub_bar.accessibleDescription()
    assert isinstance(window.timeline.lanes.accessibleName(), str)
    assert window.timeline.lanes.accessibleDescription()


def test_an_explanation_can_be_read_by_keys(sitting: Sitting) -> None:
    sitting.do("learn")
    viewer = sitting.studio.learning.viewer
    assert viewer is not None
    assert isinstance(viewer.text, QTextBrowser)
    assert viewer.text.focusPolicy() & Qt.FocusPolicy.TabFocus
    viewer.close()


def colour_of(picture: QImage) -> QColor:
    """The colour of an icon's most opaque pixel."""
    places = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return max((picture.pixelColor(*place) for place in places), key=QColor.alpha)


def test_all_icons_wear_another_theme_at_once(sitting: Sitting, qapp: QApplication) -> None:
    window = sitting.studio.window
    buttons = [b for b in window.findChildren(QToolButton) if not b.icon().isNull()]
    assert len(buttons) > 20
    looks: tuple[tuple[Choice, Tokens], ...] = (("dark", DARK), ("light", LIGHT), ("dark", DARK))
    for choice, theme in looks:
        other = LIGHT if theme is DARK else DARK
        apply_theme(qapp, choice)
        for shown in (*buttons, *window.actions_):
            if shown.icon().isNull():
                continue
            picture = shown.icon().pixmap(QSize(16, 16), QIcon.Mode.Normal).toImage()
            assert colour_of(picture).name() != other.text, shown.objectName()
