"""Colours, spaces and icons, light and dark.

    apply_theme(app, "system" | "light" | "dark")    # "system" follows the system while it runs
    tokens().canvas                                  # the colours now in use, for what we paint
    action.setIcon(icon("generate"))                 # recoloured by itself when the theme changes

What is painted by hand reads `tokens()` in its paintEvent, so that a switch shows at once (every
widget is repainted on one). The style sheet is small and knows these properties:

    QPushButton  kind="primary" | "card"             the one button that a panel is for; a large one
    QToolButton  kind="choice"                       one of several that lie side by side
    QLabel       kind="muted" | "heading" | "badge"  side remarks, titles, a tag on a picture
    QFrame       kind="message", level="error" | "warning" | "info"    an inline message
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from string import Template
from typing import Any, Literal

from PySide6.QtCore import QByteArray, QObject, Qt, Slot
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from diffusion_studio import models

Choice = Literal["system", "light", "dark"]
Colour = Literal["text", "muted", "link", "on_accent"]  # that an icon can have


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of a theme, as #rrggbb, and the spaces that both share, in device-independent
    pixels. Text colours are readable (contrast 4.5 or more, WCAG 2.2 AA) on window, base and
    raised; border and accent are visible (3 or more) on them."""

    window: str
    base: str  # behind text that can be edited, and lists
    raised: str  # buttons, bars, tool tips
    canvas: str  # around the picture: neutral, so that it does not tint what is judged
    checker_light: str  # behind transparency
    checker_dark: str
    text: str
    muted: str  # side remarks
    disabled: str
    border: str  # of what can be used
    line: str  # between regions
    accent: str  # the selected, the focused, the primary button
    accent_hover: str
    on_accent: str  # text on accent
    link: str
    error: str
    error_ground: str
    warning: str
    warning_ground: str
    info: str
    info_ground: str
    badge_ground: str = "#000000"  # on the picture, in both themes
    badge_text: str = "#ffffff"
    space_small: int = 4
    space: int = 8
    space_large: int = 16
    radius: int = 4


LIGHT = Tokens(
    window="#f3f3f5",
    base="#ffffff",
    raised="#fafafb",
    canvas="#dcdcde",
    checker_light="#ffffff",
    checker_dark="#d4d4d6",
    text="#1b1b20",
    muted="#5b5d68",
    disabled="#8f919b",
    border="#777983",
    line="#d3d4da",
    accent="#3d57d6",
    accent_hover="#3149bd",
    on_accent="#ffffff",
    link="#3149bd",
    error="#a81d24",
    error_ground="#fdeaea",
    warning="#7a4b00",
    warning_ground="#fdf1d8",
    info="#28489c",
    info_ground="#e8eefc",
)

DARK = Tokens(
    window="#202126",
    base="#18191d",
    raised="#2a2b32",
    canvas="#141416",
    checker_light="#3c3c40",
    checker_dark="#2c2c30",
    text="#ececf0",
    muted="#a6a8b4",
    disabled="#73757f",
    border="#7c7e8a",
    line="#3a3b43",
    accent="#506be4",
    accent_hover="#4761d8",
    on_accent="#ffffff",
    link="#a3b4ff",
    error="#ffa3a3",
    error_ground="#431f23",
    warning="#f2c46d",
    warning_ground="#3b2f16",
    info="#a9bfff",
    info_ground="#232d4a",
)

STYLE_SHEET = Template("""
QToolTip { color: $text; background: $raised; border: 1px solid $line; padding: 4px; }
QStatusBar { border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QToolBar { background: $window; border: none; border-right: 1px solid $line; padding: 4px; }
QSplitter::handle { background: $line; }
QFrame#canvasHeader, QFrame#maskOptions, QFrame#sourceBar {
    border: none; border-bottom: 1px solid $line;
}
QFrame#runBar, QFrame#canvasFooter { border-top: 1px solid $line; }
QFrame#tourBubble {
    background: $base; border: 1px solid $border; border-radius: ${radius}px;
}
QWidget#dockTitle { border-bottom: 1px solid $line; }
QTabBar::tab {
    color: $muted; background: $window; border: none; border-bottom: 2px solid $line;
    padding: 6px 10px;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:focus { color: $text; background: $raised; }
QTabBar::tab:disabled { color: $disabled; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QFrame#presetBar { border: none; border-bottom: 2px solid $line; }
QToolButton#presetButton::menu-indicator { image: none; width: 0; }
QToolButton#viewsButton {
    border: 1px solid transparent; border-radius: ${radius}px; padding: 3px 18px 3px 8px;
}
QToolButton#viewsButton:hover { background: $raised; }
QToolButton#viewsButton:pressed, QToolButton#viewsButton:open { background: $line; }
QToolButton#viewsButton:focus { border-color: $accent; }
QToolButton#viewsButton::menu-indicator {
    subcontrol-origin: padding; subcontrol-position: right center; right: 5px; width: 9px;
}
QDialog#learnViewer QListWidget::item { padding: 3px 6px; }
QHeaderView { background: $base; }
QHeaderView::section {
    color: $muted; background: $raised; border: none; border-bottom: 1px solid $line;
    padding: 3px 5px;
}
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $border; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QAbstractScrollArea::corner { background: transparent; }
QPushButton {
    color: $text; background: $raised; border: 1px solid $border;
    border-radius: ${radius}px; padding: 4px 12px;
}
QPushButton:hover { background: $base; }
QPushButton:pressed, QPushButton:checked { background: $line; }
QPushButton:default, QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $disabled; border-color: $line; }
QPushButton[kind="card"] { background: $base; border-color: $line; border-radius: 8px; padding: 0; }
QPushButton[kind="card"]:hover, QPushButton[kind="card"]:focus {
    background: $raised; border-color: $accent;
}
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="heading"] { color: $text; font-weight: 600; }
QLabel[kind="badge"] {
    color: $badge_text; background: $badge_ground; border-radius: ${radius}px; padding: 2px 6px;
}
QPushButton[kind="primary"] {
    color: $on_accent; background: $accent; border: 1px solid $accent;
    border-radius: ${radius}px; padding: 5px 14px; font-weight: 600;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_hover; padding-top: 6px; }
QPushButton[kind="primary"]:focus { border-color: $text; }
QPushButton[kind="primary"]:disabled {
    color: $disabled; background: $raised; border-color: $line;
}
QToolButton[autoRaise="false"] {
    color: $text; background: $raised; border: 1px solid $border;
    border-radius: ${radius}px; padding: 3px 2px;
}
QToolButton[autoRaise="false"]:hover { background: $base; }
QToolButton[autoRaise="false"]:pressed { background: $line; }
QToolButton[autoRaise="false"]:checked {
    color: $on_accent; background: $accent; border-color: $accent;
}
QToolButton[autoRaise="false"]:focus { border-color: $accent; }
QToolButton[autoRaise="false"]:checked:focus { border-color: $text; }
QToolButton[autoRaise="false"]:disabled { color: $disabled; border-color: $line; }
QToolButton[kind="choice"] {
    color: $text; background: $base; border: 1px solid $border;
    border-radius: ${radius}px; padding: 4px 6px;
}
QToolButton[kind="choice"]:hover { background: $raised; }
QToolButton[kind="choice"]:focus { border-color: $text; }
QToolButton[kind="choice"]:checked {
    color: $on_accent; background: $accent; border-color: $accent;
}
QToolButton[kind="choice"]:checked:focus { border-color: $text; }
QToolButton[kind="choice"]:disabled { color: $disabled; border-color: $line; }
QFrame[kind="message"] { border-radius: ${radius}px; }
QFrame[kind="message"][level="error"] { background: $error_ground; border: 1px solid $error; }
QFrame[kind="message"][level="warning"] { background: $warning_ground; border: 1px solid $warning; }
QFrame[kind="message"][level="info"] { background: $info_ground; border: 1px solid $info; }
QFrame[kind="message"][level="error"] QLabel { color: $error; border: none; }
QFrame[kind="message"][level="warning"] QLabel { color: $warning; border: none; }
QFrame[kind="message"][level="info"] QLabel { color: $info; border: none; }
""")


def tokens() -> Tokens:
    """The colours now in use (light before `apply_theme` was called)."""
    return _theme.tokens if _theme else LIGHT


def apply_theme(app: QApplication, choice: Choice) -> None:
    """Dress the program. With "system" it changes along with the system from now on."""
    global _theme
    if _theme is None or _theme.parent() is not app:
        _theme = _Theme(app)
    _theme.choose(choice)


class _Theme(QObject):
    """The theme in force. A child of the application, so it ends with it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.tokens = LIGHT
        self._app = app
        self._choice: Choice | None = None
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow)
        app.aboutToQuit.connect(_forget_icons)

    def choose(self, choice: Choice) -> None:
        self._choice = choice
        hints = self._app.styleHints()
        if choice == "system":
            hints.unsetColorScheme()
            self._wear(hints.colorScheme())
        else:  # said to the system too, which draws the window's frame
            scheme = Qt.ColorScheme.Dark if choice == "dark" else Qt.ColorScheme.Light
            hints.setColorScheme(scheme)
            self._wear(scheme)

    @Slot(Qt.ColorScheme)
    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self._choice == "system":
            self._wear(scheme)

    def _wear(self, scheme: Qt.ColorScheme) -> None:
        self.tokens = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        self._app.setPalette(palette(self.tokens))
        for kind in OUTLINED:
            self._app.setPalette(outlined_palette(self.tokens), kind)
        self._app.setStyleSheet(style_sheet(self.tokens))
        _recolour_icons(self._app)


_theme: _Theme | None = None


def style_sheet(theme: Tokens) -> str:
    """The style sheet in a theme's colours."""
    return STYLE_SHEET.substitute(asdict(theme))


def palette(theme: Tokens) -> QPalette:
    """Every role of Qt's palette in a theme's colours, so that no colour is left to chance."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.base,
        role.AlternateBase: theme.raised,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.link,
        role.LinkVisited: theme.link,
        role.Light: _mixed(theme.raised, theme.text, 0.06),
        role.Midlight: _mixed(theme.raised, theme.text, 0.03),
        role.Mid: theme.line,
        role.Dark: theme.border,
        role.Shadow: "#000000",
    }
    result = QPalette()
    for each, colour in colours.items():
        result.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.disabled))
    result.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.line))
    return result


OUTLINED: tuple[Any, ...] = (  # str, where PySide6's stubs claim bytes
    "QLineEdit",
    "QAbstractSpinBox",
    "QComboBox",
    "QCheckBox",
    "QRadioButton",
    "QAbstractButton",
    "QSlider",
    "QProgressBar",
    "QComboBoxPrivateContainer",  # the list of a QComboBox
    "QMenu",
)
"""Kinds of widgets that Fusion outlines with their palette's Window, made darker by 1.4 (none of
them is filled with it). On a dark window that outline is next to invisible."""


def outlined_palette(theme: Tokens) -> QPalette:
    """The palette of `OUTLINED`: its outline comes out in the colour `border`."""
    result = palette(theme)
    window = QPalette.ColorRole.Window
    result.setColor(window, QColor(theme.border).lighter(140))
    result.setColor(QPalette.ColorGroup.Disabled, window, QColor(theme.line).lighter(140))
    return result


def _mixed(first: str, second: str, share: float) -> str:
    """`first` with a share of `second`."""
    a, b = QColor(first), QColor(second)
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * share,
        a.greenF() + (b.greenF() - a.greenF()) * share,
        a.blueF() + (b.blueF() - a.blueF()) * share,
    ).name()


ICON_SIZES = (16, 20, 24)
LARGEST_SCALE = 3.0

_ours: dict[int, tuple[str, Colour]] = {}  # what `icon` was called with, by the icon's cache key


def icon(name: str, colour: Colour = "text") -> QIcon:
    """One of our icons (resources/icons/`name`.svg) in a colour of the theme.

    "on_accent" is for a primary button. FileNotFoundError if there is none. Actions and buttons
    that show it get a new one when the theme changes.
    """
    return _coloured(name, colour, tokens())


@cache
def application_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    result = QIcon()
    _draw(result, _svg("diffusion-studio"), (16, 24, 32, 48, 64, 128, 256))
    return result


@cache
def _coloured(name: str, colour: Colour, theme: Tokens) -> QIcon:
    # Exact for the screens there are; large enough for one that is plugged in later.
    scales = {LARGEST_SCALE, *(s.devicePixelRatio() for s in QGuiApplication.screens())}
    sizes = sorted({round(size * scale) for size in ICON_SIZES for scale in scales})
    result = QIcon()
    shape = _svg(name)
    _draw(result, shape.replace("currentColor", getattr(theme, colour)), sizes)
    _draw(result, shape.replace("currentColor", theme.disabled), sizes, QIcon.Mode.Disabled)
    _ours[result.cacheKey()] = name, colour
    return result


def _svg(name: str) -> str:
    return (models.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _draw(
    result: QIcon, svg: str, sizes: Iterable[int], mode: QIcon.Mode = QIcon.Mode.Normal
) -> None:
    """Give an icon one pixmap a size, in pixels."""
    drawing = QSvgRenderer(QByteArray(svg.encode()))
    for size in sizes:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        drawing.render(painter)
        painter.end()
        result.addPixmap(pixmap, mode)


def _recolour_icons(app: QApplication) -> None:
    """Give everything that shows one of our icons the one in the colours now in use."""
    widgets = app.allWidgets()
    holders: set[QAction | QAbstractButton] = {w for w in widgets if isinstance(w, QAbstractButton)}
    for widget in widgets:
        holders.update(widget.actions())
    for holder in holders:
        asked = _ours.get(holder.icon().cacheKey())
        if asked is not None:
            holder.setIcon(icon(*asked))


def _forget_icons() -> None:
    """No pixmap may outlive the application."""
    _coloured.cache_clear()
    application_icon.cache_clear()
    _ours.clear()
