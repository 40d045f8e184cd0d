"""The pictures of a comparison of solvers in rows and columns. There is no Qt here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from diffusion_studio.ui.answer.solver_plan import Outcome
from diffusion_studio.ui.maps.map import Map, ends

if TYPE_CHECKING:
    import numpy as np

Place = tuple[int, int]  # row and column, from 0
MEAN, SAMPLE, STD = range(3)  # the rows


def deviation_scale(outcomes: Sequence[Outcome]) -> float:
    """The standard deviation, as a share of the full range, that the brightest colour stands for:
    one for all solvers, so that they can be compared. 0 where there is none."""
    return max((ends(each.std)[1] for each in outcomes if each.std is not None), default=0.0)


def enlarged(picture: np.ndarray, height: int) -> np.ndarray:
    """A smaller picture, uint8 [h, w, 3], made as high by a whole number, each pixel a square; as
    it is where no whole number does."""
    times, rest = divmod(height, picture.shape[0])
    if rest or times < 2:
        return picture
    return picture.repeat(times, axis=0).repeat(times, axis=1)


def pictures_of(outcomes: Sequence[Outcome | None]) -> Mapping[Place, np.ndarray]:
    """What every place shows, uint8 [H, W, 3]: a column an outcome, with its mean, its first sample
    and its deviation in colours."""
    found: dict[Place, np.ndarray] = {}
    top = deviation_scale([each for each in outcomes if each is not None])
    for column, outcome in enumerate(outcomes):
        if outcome is None:
            continue
        found[MEAN, column] = outcome.mean
        if outcome.sample is not None:
            found[SAMPLE, column] = outcome.sample
        if outcome.std is not None:
            found[STD, column] = Map(outcome.std[None], "", 0.0, top).pictures[0]
    return found
