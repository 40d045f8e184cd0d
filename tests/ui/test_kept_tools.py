"""The brush and the look of the mask are the same after a restart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from diffusion_studio.ui.canvas.brush import Brush
from diffusion_studio.ui.settings import Settings, load_settings, save_settings
from diffusion_studio.ui.tools.kept_tools import recall_tools, tools_to_keep
from diffusion_studio.ui.tools.masking import Look, Masking
from tests.ui.conftest import Sitting


def test_a_brush_that_was_chosen_stays_for_every_picture(qapp: QApplication) -> None:
    first = Masking()
    first.set_brush(Brush(size=7, hardness=0.25, pressure=False))
    first.set_edge(9)
    first.set_look(Look(opacity=0.8, colour="blue"))
    second = Masking()
    recall_tools(second, tools_to_keep(first))
    second.fit_to(256, 256)
    assert (second.brush, second.edge, second.look) == (first.brush, first.edge, first.look)


def test_a_size_that_nobody_has_chosen_suits_the_next_picture(qapp: QApplication) -> None:
    first = Masking()
    first.fit_to(32, 32)
    first.set_brush(replace(first.brush, hardness=1.0))
    second = Masking()
    recall_tools(second, tools_to_keep(first))
    second.fit_to(256, 256)
    assert (second.brush.size, second.brush.hardness) == (32, 1.0)


def test_the_window_keeps_its_tools_in_the_settings(sit_down: Callable[..., Sitting]) -> None:
    settings = Settings()
    masking = sit_down(settings, begun=False).studio.document.masking
    masking.set_brush(replace(masking.brush, size=11))
    masking.set_look(replace(masking.look, colour="yellow"))
    assert save_settings(settings) is None
    again, _ = load_settings()
    restarted = sit_down(again, begun=False).studio.document.masking
    assert (restarted.brush.size, restarted.look.colour) == (11, "yellow")
