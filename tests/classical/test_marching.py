"""Telea's filling of holes."""

import numpy as np

from diffusion_studio.classical.marching import telea


def hole(side: int = 24) -> np.ndarray:
    missing = np.zeros((side, side), bool)
    missing[8:16, 9:15] = True
    return missing


def ramp(side: int = 24) -> np.ndarray:
    """float64 [side, side, 2]: one channel grows downwards, the other to the right."""
    return np.stack(np.mgrid[:side, :side], axis=-1) / side


def test_a_plain_picture_is_plain_again() -> None:
    picture = np.full((24, 24, 3), 0.3)
    damaged = np.where(hole()[..., None], 0.9, picture)
    np.testing.assert_allclose(telea(damaged, hole()), picture)


def test_a_slope_goes_on_into_the_hole_and_the_rest_stays() -> None:
    damaged = np.where(hole()[..., None], 0.0, ramp())
    filled = telea(damaged, hole())
    assert np.abs(filled - ramp()).max() < 0.1
    assert (filled[~hole()] == ramp()[~hole()]).all()


def test_an_edge_that_runs_into_a_hole_is_mostly_kept() -> None:
    """Left dark, right bright: what is filled is dark on the left and bright on the right."""
    picture = np.zeros((24, 24, 1))
    picture[:, 12:] = 1
    filled = telea(np.where(hole()[..., None], 0.5, picture), hole())[8:16, :, 0]
    assert filled[:, 9].max() < 0.3
    assert filled[:, 14].min() > 0.7


def test_the_distance_is_that_from_the_edge_and_the_whole_hole_is_filled() -> None:
    missing = np.zeros((9, 9), bool)
    missing[:, :] = True
    missing[0, 0] = False  # all is filled from one corner
    filled = telea(np.where(missing[..., None], 0.0, 0.7), missing)
    np.testing.assert_allclose(filled, 0.7)
    everything = np.ones((4, 4), bool)
    untouched = telea(np.full((4, 4, 1), 0.2), everything)  # there is nothing to go by
    np.testing.assert_array_equal(untouched, 0.2)
