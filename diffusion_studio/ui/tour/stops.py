"""The stops of the tour: which part of the window, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from diffusion_studio.ui.keys.said import key_or_name

if TYPE_CHECKING:
    from diffusion_studio.ui.main_window import MainWindow

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Stop:
    """A part of the window, and what a newcomer should know of it."""

    widget: QWidget
    title: str
    text: str


def stops(window: MainWindow) -> list[Stop]:
    """In the language as it is now, from what one begins with to what helps on."""
    return [*_to_begin(window), *_to_look(window), *_to_go_on(window)]


def _to_begin(window: MainWindow) -> list[Stop]:
    panel = window.generate_panel
    return [
        Stop(
            window.tabs.bar,
            translate("Tour", "Four things to do"),
            translate(
                "Tour",
                "Make pictures, repair one, walk between two, or look in the laboratory how it all"
                " works. Each tab has its own settings below.",
            ),
        ),
        Stop(
            panel.guided.label,
            translate("Tour", "What it is to show"),
            translate(
                "Tour",
                "Choose a label. The scale below says how strongly it counts. Point at anything to"
                " read what it does.",
            ),
        ),
        Stop(
            window.run_bar,
            translate("Tour", "Begin, hold, step"),
            translate(
                "Tour",
                "This button begins a run. Beside it: hold it, make a single step, end it. Nothing"
                " is lost by holding.",
            ),
        ),
    ]


def _to_look(window: MainWindow) -> list[Stop]:
    return [
        Stop(
            window.stack,
            translate("Tour", "The picture comes out of noise"),
            translate(
                "Tour",
                "Zoom with the wheel. A click chooses one picture of several; a picture from your"
                " disk can be dropped here.",
            ),
        ),
        Stop(
            window.header,
            translate("Tour", "Belief and state"),
            translate(
                "Tour",
                "See what the network believes the clean picture is, or the noisy state that it"
                " looks at. Views shows what else a step is made of.",
            ),
        ),
        Stop(
            window.timeline,
            translate("Tour", "Go back to any step"),
            translate(
                "Tour",
                "Every step of a run is kept. Look at one, change something, and branch from"
                " there.",
            ),
        ),
    ]


def _to_go_on(window: MainWindow) -> list[Stop]:
    stuck = translate(
        "Tour",
        "{learn} explains the control that has the keyboard, with formula and paper. {palette}"
        " finds every command. The tour is in the Help menu.",
    )
    keys = {name: key_or_name(window.actions_[name]) for name in ("learn", "palette")}
    return [
        Stop(
            window.tools,
            translate("Tour", "Paint a mask"),
            translate(
                "Tour",
                "Brush, lasso and shapes cover what is to be made anew; the Restore tab does it.",
            ),
        ),
        Stop(
            window.menuBar(),
            translate("Tour", "When you are stuck"),
            stuck.format(**keys),
        ),
    ]
