"""Pictures larger than the network's are sampled by overlapping tiles, as one, without seams."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
import torch
from torch import Tensor, nn

from diffusion_studio.diffusion import (
    DDIM,
    DPS,
    Denoiser,
    GaussianBlur,
    GaussianMixture,
    NoiseSchedule,
    SeededNoise,
    sample,
)
from diffusion_studio.diffusion.tiles import TiledDenoiser, TilePlan, starts

TILE = (8, 8)


@pytest.mark.parametrize("tile", [8, 9])
@pytest.mark.parametrize("overlap", [0, 1, 3, 7])
@pytest.mark.parametrize("length", [9, 10, 16, 17, 31, 64])
def test_tiles_cover_every_length_and_share_what_was_asked(
    tile: int, overlap: int, length: int
) -> None:
    found = starts(length, tile, overlap)
    assert found[0] == 0
    assert found[-1] == length - tile
    steps = [after - before for before, after in pairwise(found)]
    assert all(0 < step <= tile - overlap for step in steps)


def test_fewer_tiles_would_not_do() -> None:
    assert len(starts(64, 32, 8)) == 3
    assert starts(32, 32, 8) == (0,)
    for length, overlap in ((7, 2), (20, 8), (20, -1)):
        with pytest.raises(ValueError, match="cannot cover"):
            starts(length, 8, overlap)


def test_what_is_cut_is_joined_again() -> None:
    plan = TilePlan((19, 30), TILE, 3)
    x = torch.randn(2, 3, 19, 30, generator=torch.Generator().manual_seed(1))
    assert plan.cut(x).shape == (2 * len(plan), 3, 8, 8)
    torch.testing.assert_close(plan.join(plan.cut(x)), x)


def white(side: int) -> GaussianMixture:
    """Pixels that know nothing of each other, each N(0.3, 0.2^2)."""
    count = side * side
    return GaussianMixture([1.0], torch.full((1, count), 0.3), 0.04 * torch.eye(count)[None])


def test_where_pixels_are_independent_tiles_change_nothing() -> None:
    schedule = NoiseSchedule.cosine(1000)
    tiled = TiledDenoiser(white(8).denoiser(), TilePlan((20, 20), TILE, 3))
    x_T = SeededNoise((5,), (1, 20, 20)).start()
    plan = schedule.plan(20)
    *_, joint = sample(tiled, DDIM(1.0), plan, x_T, seeds=(5,))
    *_, whole = sample(white(20).denoiser(), DDIM(1.0), plan, x_T, seeds=(5,))
    torch.testing.assert_close(joint.state.x, whole.state.x, atol=1e-5, rtol=0)


def test_one_tile_is_the_plain_denoiser(tiny_unet: Callable[..., nn.Module]) -> None:
    denoiser = Denoiser(tiny_unet(num_classes=4), null_label=3)
    tiled = TiledDenoiser(denoiser, TilePlan((16, 16), (16, 16), 4))
    x_t = torch.randn(2, 3, 16, 16, generator=torch.Generator().manual_seed(0))
    level = NoiseSchedule.cosine(1000).plan(10)[4].level
    for label in (None, 1, torch.tensor([0, 2])):
        plain, joint = (each.predict(x_t, level, label) for each in (denoiser, tiled))
        torch.testing.assert_close(joint.x_0, plain.x_0, atol=1e-6, rtol=0)
        torch.testing.assert_close(joint.epsilon, plain.epsilon, atol=1e-5, rtol=0)
        assert joint.raw_x_0 is not None


def smooth(side: int) -> GaussianMixture:
    """A prior of smooth pictures: neighbours are alike, over three pixels or so."""
    rows, columns = torch.meshgrid(*[torch.arange(side, dtype=torch.float64)] * 2, indexing="ij")
    places = torch.stack([rows.flatten(), columns.flatten()], dim=1)
    near = torch.exp(-torch.cdist(places, places).square() / (2 * 3.0**2))
    covariance = 0.16 * near + 1e-4 * torch.eye(side * side, dtype=torch.float64)
    return GaussianMixture([1.0], torch.zeros(1, side * side), covariance[None])


def roughness(x: Tensor, places: list[int]) -> float:
    """Mean square of the second difference across columns at some places."""
    bent = x[..., 2:] - 2 * x[..., 1:-1] + x[..., :-2]
    at = [place - 1 for place in places]
    return float(bent[..., at].square().mean())


def test_no_seam_is_seen_where_tiles_end() -> None:
    schedule = NoiseSchedule.cosine(1000)
    plan = TilePlan((8, 41), TILE, 4)
    tiled = TiledDenoiser(smooth(8).denoiser(), plan)
    seeds = tuple(range(16))
    x_T = SeededNoise(seeds, (1, 8, 41)).start()
    *_, step = sample(tiled, DDIM(1.0), schedule.plan(40), x_T, seeds=seeds)
    corners = {x for _, x in plan.corners}
    edges = sorted(({*corners} - {0}) | ({x + 8 for x in corners} - {41}))
    elsewhere = [x for x in range(2, 39) if x not in edges and x - 1 not in edges]
    assert roughness(step.state.x, edges) < 1.5 * roughness(step.state.x, elsewhere)
    # Side by side without an overlap, the same pictures have seams.
    apart = TilePlan((8, 40), TILE, 0)
    torn = TiledDenoiser(smooth(8).denoiser(), apart)
    x_T = SeededNoise(seeds, (1, 8, 40)).start()
    *_, step = sample(torn, DDIM(1.0), schedule.plan(40), x_T, seeds=seeds)
    cuts = [x for _, x in apart.corners if x]
    within = [x for x in range(2, 38) if x % 8 in (3, 4, 5)]
    assert roughness(step.state.x, cuts) > 20 * roughness(step.state.x, within)


def test_a_real_network_leaves_no_seam(tiny_unet: Callable[..., nn.Module]) -> None:
    tiled = TiledDenoiser(Denoiser(tiny_unet()), TilePlan((24, 40), (16, 16), 8))
    x_T = SeededNoise((3,), (3, 24, 40)).start()
    steps = sample(tiled, DDIM(), NoiseSchedule.cosine(1000).plan(8), x_T)
    *_, step = steps
    x = step.state.x
    jumps = (x[..., 1:] - x[..., :-1]).abs().mean(dim=(0, 1, 2))
    edges = {c for _, c in tiled.plan.corners} | {c + 16 for _, c in tiled.plan.corners}
    at = [edge - 1 for edge in sorted(edges - {0, 40})]
    rest = [place for place in range(39) if place not in at]
    assert jumps[at].mean() < 1.3 * jumps[rest].mean()


def test_a_solver_that_differentiates_goes_through_all_tiles(
    tiny_unet: Callable[..., nn.Module],
) -> None:
    operator = GaussianBlur(1.0, 5)
    truth = torch.rand(1, 3, 16, 28, generator=torch.Generator().manual_seed(2)) * 2 - 1
    y = operator.forward(truth)
    tiled = TiledDenoiser(Denoiser(tiny_unet()), TilePlan((16, 28), (16, 16), 4))
    x_T = SeededNoise((3,), (3, 16, 28)).start()
    plan = NoiseSchedule.cosine(1000).plan(12)
    ends = [
        [*sample(tiled, DDIM(), plan, x_T, conditions=conditions)][-1].state.x
        for conditions in ((), (DPS(operator, y, 2.0),))
    ]
    free, led = (torch.linalg.vector_norm(operator.residual(y, x)) for x in ends)
    assert led < free
    x_t = x_T.clone().requires_grad_()
    (slope,) = torch.autograd.grad(tiled.predict(x_t, plan[6].level).x_0.sum(), x_t)
    assert (slope.abs().sum(dim=1) > 0).all()


def test_another_size_is_refused() -> None:
    tiled = TiledDenoiser(white(8).denoiser(), TilePlan((20, 20), TILE, 3))
    with pytest.raises(ValueError, match="these tiles cover"):
        tiled.predict(torch.zeros(1, 1, 21, 20), NoiseSchedule.cosine(1000).plan(3)[0].level)
