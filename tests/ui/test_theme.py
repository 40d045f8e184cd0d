"""Both themes are readable, follow the system while the program runs, and colour the icons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QToolBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from diffusion_studio.models.catalogue import resources
from diffusion_studio.ui import theme
from diffusion_studio.ui.theme import DARK, LIGHT, Tokens, application_icon, apply_theme, icon

ICONS = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light")
    yield
    apply_theme(qapp, "light")


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str | QColor, second: str | QColor) -> float:
    """WCAG's contrast ratio, 1 to 21."""
    low, high = sorted((luminance(QColor(first)), luminance(QColor(second))))
    return (high + 0.05) / (low + 0.05)


def test_the_contrast_ratio_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@THEMES
def test_text_is_readable(tokens: Tokens) -> None:
    grounds = (tokens.window, tokens.base, tokens.raised)
    pairs = [(t, g) for t in (tokens.text, tokens.muted, tokens.link) for g in grounds]
    pairs += [
        (tokens.on_accent, tokens.accent),
        (tokens.on_accent, tokens.accent_hover),
        (tokens.error, tokens.error_ground),
        (tokens.warning, tokens.warning_ground),
        (tokens.info, tokens.info_ground),
        (tokens.error, tokens.window),
        (tokens.badge_text, tokens.badge_ground),
        (tokens.text, tokens.canvas),
        (tokens.muted, tokens.canvas),
    ]
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 4.5} == {}


@THEMES
def test_what_can_be_used_is_visible(tokens: Tokens) -> None:
    pairs = [
        (mark, ground)
        for mark in (tokens.border, tokens.accent)
        for ground in (tokens.window, tokens.base, tokens.raised)
    ]
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 3} == {}


@THEMES
def test_the_canvas_does_not_tint_the_picture(tokens: Tokens) -> None:
    for name in ("canvas", "checker_light", "checker_dark"):
        colour = QColor(getattr(tokens, name))
        channels = (colour.red(), colour.green(), colour.blue())
        assert max(channels) - min(channels) <= 4, name


@THEMES
def test_no_colour_is_left_to_chance(tokens: Tokens) -> None:
    palette = theme.palette(tokens)
    roles = [r for r in QPalette.ColorRole if r not in (QPalette.NoRole, QPalette.NColorRoles)]
    for role in roles:
        assert palette.isBrushSet(QPalette.ColorGroup.Active, role), role
    pairs = (
        (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
        (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
        (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
        (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
        (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
        (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
    )
    for text, ground in pairs:
        assert contrast(palette.color(text), palette.color(ground)) >= 4.5


@THEMES
def test_the_style_sheet_has_no_gaps(tokens: Tokens) -> None:
    sheet = theme.style_sheet(tokens)
    assert "$" not in sheet
    assert tokens.accent in sheet


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_outline_of_a_control_can_be_seen(qtbot: QtBot, qapp: QApplication, choice) -> None:
    apply_theme(qapp, choice)
    window = QColor(theme.tokens().window)
    panel = QWidget()
    qtbot.addWidget(panel)
    panel.resize(160, 200)
    kinds = (QLineEdit, QSpinBox, QComboBox, QPushButton, QCheckBox, QRadioButton)
    for number, kind in enumerate(kinds):
        kind(panel).setGeometry(8, 8 + 30 * number, 120, 24)
    picture = panel.grab().toImage()
    for number, kind in enumerate(kinds):
        row = [picture.pixelColor(x, 20 + 30 * number) for x in range(24)]
        assert row[0] == window
        assert max(contrast(colour, window) for colour in row) >= 3, kind


@pytest.mark.qt_log_ignore("does not support")  # the offscreen screen's
@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_outline_of_a_menu_and_of_a_list_can_be_seen(
    qtbot: QtBot, qapp: QApplication, choice
) -> None:
    apply_theme(qapp, choice)
    box, menu = QComboBox(), QMenu()
    qtbot.addWidget(box)
    qtbot.addWidget(menu)
    box.addItems(["One", "Two"])
    menu.addAction("One")
    box.show()
    box.showPopup()
    menu.popup(box.pos())
    for popup in (box.view().window(), menu):
        picture = popup.grab().toImage()
        outline = picture.pixelColor(picture.width() - 1, picture.height() // 2)
        assert contrast(outline, QColor(theme.tokens().window)) >= 2.5, popup
    menu.close()
    box.hidePopup()


def test_a_chosen_theme_is_worn_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    for choice, tokens in (("dark", DARK), ("light", LIGHT), ("dark", DARK)):
        apply_theme(qapp, choice)
        assert theme.tokens() == tokens
        assert label.palette().color(QPalette.ColorRole.Window) == QColor(tokens.window)


def test_the_systems_change_is_followed_only_when_asked_for(qapp: QApplication) -> None:
    changed = qapp.styleHints().colorSchemeChanged
    apply_theme(qapp, "system")
    changed.emit(Qt.ColorScheme.Dark)
    assert theme.tokens() == DARK
    changed.emit(Qt.ColorScheme.Light)
    assert theme.tokens() == LIGHT
    apply_theme(qapp, "dark")
    changed.emit(Qt.ColorScheme.Light)
    assert theme.tokens() == DARK


def share_painted(picture: QIcon, size: QSize, scale: float) -> float:
    image = picture.pixmap(size, scale).toImage()
    solid = sum(
        image.pixelColor(x, y).alpha() > 127
        for x in range(image.width())
        for y in range(image.height())
    )
    return solid / (image.width() * image.height())


@pytest.mark.parametrize("name", [name for name in ICONS if name != "diffusion-studio"])
def test_an_icon_is_drawn_crisply_at_every_scale(qapp: QApplication, name: str) -> None:
    for scale in (1.0, 2.0, 3.0):
        pixmap = icon(name).pixmap(QSize(16, 16), scale)
        assert pixmap.size() == QSize(16, 16) * scale
        assert 0.03 < share_painted(icon(name), QSize(16, 16), scale) < 0.9
    for small, large in pairwise(sorted(icon(name).availableSizes(), key=QSize.width)):
        assert small.width() < large.width() <= 2 * small.width()


def test_the_programs_own_icon_has_every_usual_size(qapp: QApplication) -> None:
    assert {size.width() for size in application_icon().availableSizes()} >= {16, 32, 48, 256}
    assert 0.8 < share_painted(application_icon(), QSize(64, 64), 1.0) < 1


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no such icon")


def strongest(picture: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QColor:
    image = picture.pixmap(QSize(32, 32), 1.0, mode).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=QColor.alpha)


def test_icons_that_are_shown_change_with_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    bar = QToolBar()
    qtbot.addWidget(bar)
    action = QAction(icon("stop"), "Stop", bar)
    bar.addAction(action)
    button = QPushButton(icon("generate", "on_accent"), "Generate", bar)
    foreign = QPushButton(QIcon(icon("stop").pixmap(16)), "Foreign", bar)
    foreign_key = foreign.icon().cacheKey()
    for choice, tokens in (("dark", DARK), ("light", LIGHT)):
        apply_theme(qapp, choice)
        assert strongest(action.icon()) == QColor(tokens.text)
        assert strongest(action.icon(), QIcon.Mode.Disabled) == QColor(tokens.disabled)
        assert strongest(button.icon()) == QColor(tokens.on_accent)
        assert foreign.icon().cacheKey() == foreign_key


def test_every_colour_is_a_colour() -> None:
    for tokens in (LIGHT, DARK):
        for field in fields(Tokens):
            value = getattr(tokens, field.name)
            if isinstance(value, str):
                assert QColor(value).isValid(), field.name
            else:
                assert 0 < value <= 64, field.name
