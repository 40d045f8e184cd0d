"""The tour goes from part to part by mouse and keys, blocks nothing, and is offered once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from diffusion_studio.ui.settings import Settings
from diffusion_studio.ui.theme import apply_theme
from diffusion_studio.ui.tour.bubble import Bubble, Veil
from tests.ui.conftest import Sitting

LEFT = Qt.MouseButton.LeftButton


def parts(sitting: Sitting) -> tuple[Bubble, Veil]:
    tour = sitting.studio.tour
    assert tour.bubble is not None
    assert tour.veil is not None
    return tour.bubble, tour.veil


def place_of(sitting: Sitting, n: int) -> QRect:
    """Where the part of a stop lies in the window."""
    window, part = sitting.studio.window, sitting.studio.tour.stops[n].widget
    where = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
    return where.intersected(window.rect())


def test_the_tour_goes_from_part_to_part_and_covers_none(sitting: Sitting) -> None:
    window, tour = sitting.studio.window, sitting.studio.tour
    sitting.do("tour")
    assert 6 <= len(tour.stops) <= 8
    seen = set()
    for n in range(len(tour.stops)):
        bubble, veil = parts(sitting)
        assert tour.place == n
        assert veil.hole == place_of(sitting, n)
        assert window.rect().contains(bubble.geometry())
        if veil.hole.width() * veil.hole.height() < 0.4 * window.width() * window.height():
            assert not bubble.geometry().intersects(veil.hole)
        assert bubble.text.text() in bubble.accessibleDescription()
        seen.add(bubble.title.text())
        sitting.qtbot.mouseClick(bubble.next, LEFT)
    assert len(seen) == n + 1
    assert tour.place == -1
    assert tour.bubble is None


def test_keys_lead_too_and_escape_ends_the_tour_alone(sitting: Sitting) -> None:
    tour, window = sitting.studio.tour, sitting.studio.window
    window.activateWindow()
    window.generate_panel.steps.slider.setFocus()
    sitting.until(lambda: QApplication.focusWidget() is window.generate_panel.steps.slider)
    sitting.do("generate")
    sitting.do("tour")
    bubble, _ = parts(sitting)
    assert QApplication.focusWidget() is bubble.next
    for key, place in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Return, 2), (Qt.Key.Key_Left, 1)):
        focused = QApplication.focusWidget()
        assert focused is not None
        sitting.qtbot.keyClick(focused, key)
        assert tour.place == place
    sitting.qtbot.keyClick(bubble.next, Qt.Key.Key_Escape)
    assert tour.place == -1
    assert QApplication.focusWidget() is window.generate_panel.steps.slider
    sitting.until(lambda: sitting.phase.ended)
    assert sitting.phase == "finished"  # the run went on


def test_it_follows_the_window_and_lets_the_mouse_through(
    sitting: Sitting, qapp: QApplication
) -> None:
    window, tour = sitting.studio.window, sitting.studio.tour
    sitting.do("tour")
    _, veil = parts(sitting)
    window.resize(1000, 680)
    sitting.until(lambda: veil.size() == window.size())
    sitting.until(lambda: veil.hole == place_of(sitting, 0))
    apply_theme(qapp, "dark")
    assert tour.place == 0
    bar = window.tabs.bar
    at = bar.mapTo(window, bar.tabRect(1).center())
    under = window.childAt(at)
    assert under is bar
    tour.end()


def test_it_is_offered_once(sit_down: Callable[..., Sitting]) -> None:
    settings = Settings()
    sitting = sit_down(settings)
    sitting.studio.tour.offer()
    assert "tour" in sitting.studio.window.notices.text.text()
    assert settings.tour_offered
    sitting.do("tour")
    assert sitting.studio.window.notices.isHidden()  # it was taken
    sitting.studio.tour.end()
    sitting.studio.tour.offer()
    assert sitting.studio.window.notices.isHidden()
