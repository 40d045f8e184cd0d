"""The figures of the event loop's gaps are those of its ticks."""

from __future__ import annotations

from itertools import accumulate

import pytest

from diffusion_studio.ui.responsiveness import LONG_GAP, _figures


def test_gaps_are_counted_in_milliseconds() -> None:
    gaps = [0.002] * 198 + [0.010, 0.050]
    figures = _figures(list(accumulate([7.0, *gaps])))
    assert figures["count"] == 200
    assert figures["seconds"] == pytest.approx(sum(gaps), abs=1e-3)
    assert figures["p50_ms"] == pytest.approx(2, abs=0.01)
    assert figures["p99_ms"] == pytest.approx(10, abs=0.01)
    assert figures["max_ms"] == pytest.approx(50, abs=0.01)
    assert LONG_GAP > 10
    assert figures["share_in_long_gaps"] == pytest.approx(0.050 / sum(gaps), abs=1e-3)


def test_without_two_ticks_there_is_no_gap() -> None:
    assert _figures([]) == _figures([1.0]) == {}
