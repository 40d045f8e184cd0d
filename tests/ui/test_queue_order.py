"""Where chosen jobs go, and what is kept of them for the next sitting."""

from __future__ import annotations

import json

import numpy as np
import pytest

from diffusion_studio.attachments import attach
from diffusion_studio.recipe import Recipe
from diffusion_studio.ui.queue.kept import KeptJobs, jobs_of, kept_job
from diffusion_studio.ui.queue.order import moved_down, moved_to, moved_up


def moved(names: str, chosen: str, place: int) -> str:
    return "".join(moved_to(names, chosen, place))


def test_jobs_are_moved_together_and_keep_their_order() -> None:
    assert moved("abcdef", "eb", 0) == "beacdf"
    assert moved("abcdef", "be", 6) == "acdfbe"
    assert moved("abcdef", "bc", 2) == "abcdef"  # onto themselves
    assert moved("abcdef", "ad", 5) == "bceadf"


def test_one_place_up_and_down_stops_at_the_ends() -> None:
    assert "".join(moved_up("abcdef", "ce")) == "acbedf"
    assert "".join(moved_up("abcdef", "abd")) == "abdcef"
    assert "".join(moved_down("abcdef", "ef")) == "abcdef"
    assert "".join(moved_down("abcdef", "ce")) == "abdcfe"


def test_a_restoration_is_kept_with_its_picture_and_its_mask() -> None:
    pixels = np.arange(16 * 16 * 3, dtype=np.uint32).reshape(16, 16, 3).astype(np.uint8)
    mask = np.zeros((16, 16), np.uint8)
    mask[4:9, 4:9] = 255
    recipe = Recipe.build(
        model="scenes-32",
        restoration={
            "picture": attach(pixels).model_dump(),
            "operator": {"kind": "inpainting", "mask": attach(mask).model_dump()},
            "solver": {"kind": "dps"},
        },
        count=4,
    )
    jobs = [kept_job(recipe), kept_job(recipe), kept_job(recipe, "Memory is short.")]
    kept = json.loads(json.dumps(jobs))
    failed = [(recipe, "Memory is short.")]
    assert jobs_of(kept) == KeptJobs([recipe, recipe], failed)
    kept[0]["recipe"]["steps"] = -3  # what can be read is not lost with what cannot
    assert jobs_of(kept) == KeptJobs([recipe], failed, unread=1)


@pytest.mark.parametrize("kept", [None, {"jobs": []}, "queue", 7])
def test_what_is_no_queue_is_refused(kept: object) -> None:
    with pytest.raises(ValueError, match="not a list of jobs"):
        jobs_of(kept)
