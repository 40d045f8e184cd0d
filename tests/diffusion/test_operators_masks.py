"""Inpainting, outpainting, colours, smaller pictures and random rows."""

import numpy as np
import pytest
import torch
from PIL import Image

from diffusion_studio.diffusion import (
    Colourisation,
    CompressedSensing,
    Downsampling,
    Inpainting,
    Outpainting,
)
from tests.diffusion.worlds import noise


def test_a_soft_edge_is_measured_faintly() -> None:
    """Half a measurement, with the same noise, weighs a quarter: (y / 2, known^2 = 1 / 4)."""
    known = torch.tensor([[1.0, 0.5, 0.0]])
    operator = Inpainting(known)
    x = torch.tensor([[[[0.8, 0.8, 0.8]]]])
    y = operator.forward(x)
    torch.testing.assert_close(y, torch.tensor([[[[0.8, 0.4, 0.0]]]]))
    torch.testing.assert_close(operator.pseudo_inverse(y), torch.tensor([[[[0.8, 0.8, 0.0]]]]))
    pulled = operator.prox(torch.zeros_like(x), y, 0.25)
    torch.testing.assert_close(pulled, torch.tensor([[[[0.64, 0.4, 0.0]]]]))


def test_what_is_missing_has_no_noise() -> None:
    operator = Inpainting(torch.tensor([[1.0, 0.5, 0.0]]))
    y = operator.measure(torch.zeros(2, 3, 1, 3), 0.1, photons=20.0)
    assert (y[..., :2] != 0).all()
    assert (y[..., 2] == 0).all()
    assert operator.count(y).tolist() == [6, 6]
    assert Outpainting(left=1).count(y).tolist() == [9, 9]


def test_a_mask_is_checked() -> None:
    for wrong in (1.5, -0.5, float("nan")):
        with pytest.raises(ValueError, match="from 0 \\(missing\\) to 1 \\(kept\\)"):
            Inpainting(torch.full((4, 4), wrong))
    with pytest.raises(ValueError, match="pixels, not of"):
        Inpainting(torch.ones(4, 4)).forward(torch.zeros(1, 3, 8, 8))


def test_a_picture_lies_within_its_frame() -> None:
    operator = Outpainting(left=1, right=2, top=3)
    x = noise(1, 3, 8, 8)
    y = operator.forward(x)
    assert torch.equal(y, x[..., 3:8, 1:6])
    back = operator.pseudo_inverse(y)
    assert torch.equal(back[..., 3:8, 1:6], y)
    assert torch.equal(back[..., :3, :], torch.zeros(1, 3, 3, 8).double())


def test_grey_is_what_pillow_makes_of_colours() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (9, 7, 3), dtype=np.uint8)
    grey = np.asarray(Image.fromarray(pixels).convert("L"), dtype=np.float64)
    x = torch.from_numpy(pixels).double().permute(2, 0, 1)[None] / 127.5 - 1
    levels = (Colourisation().forward(x)[0, 0] + 1) * 127.5
    assert np.abs(levels.numpy() - grey).max() <= 1.0  # Pillow has whole levels


def test_equal_weights_make_the_pseudo_inverse_grey() -> None:
    y = noise(1, 1, 4, 4)
    found = Colourisation((1 / 3, 1 / 3, 1 / 3)).pseudo_inverse(y)
    torch.testing.assert_close(found, y.expand(1, 3, 4, 4))


@pytest.mark.parametrize("factor", [2, 3, 4, 8])
@pytest.mark.parametrize(
    ("method", "pillow"),
    [("bicubic", Image.Resampling.BICUBIC), ("bilinear", Image.Resampling.BILINEAR)],
)
def test_small_pictures_are_those_of_pillow(
    method: str, pillow: Image.Resampling, factor: int
) -> None:
    """To float32 rounding, but for the rim, which Pillow cuts where we mirror."""
    x = noise(48, 72, dtype=torch.float32)
    wanted = np.asarray(Image.fromarray(x.numpy()).resize((72 // factor, 48 // factor), pillow))
    small = Downsampling(factor, *[method]).forward(x[None, None])[0, 0].numpy()
    inside = (slice(2, -2), slice(2, -2))
    assert small.shape == wanted.shape
    assert np.abs(small - wanted)[inside].max() < 1e-5


@pytest.mark.parametrize("factor", [2, 5, 8])
def test_an_average_is_what_pillow_reduces_to(factor: int) -> None:
    x = noise(40, 80, dtype=torch.float32)
    wanted = np.asarray(Image.fromarray(x.numpy()).reduce(factor))
    small = Downsampling(factor, "average").forward(x[None, None])[0, 0].numpy()
    assert np.abs(small - wanted).max() < 1e-5


def test_bad_sizes_say_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="factor of 1 or more"):
        Downsampling(0)
    with pytest.raises(ValueError, match="not a multiple of 4"):
        Downsampling(4).forward(torch.zeros(1, 3, 10, 8))
    with pytest.raises(ValueError, match="method must be one of"):
        Downsampling(2, *["lanczos"])
    with pytest.raises(ValueError, match="rho must be positive"):
        Downsampling(2).prox(torch.zeros(1, 1, 4, 4), torch.zeros(1, 1, 2, 2), 0.0)


def test_random_rows_are_a_function_of_their_seed() -> None:
    x = noise(1, 2, 8, 6)
    y = CompressedSensing((8, 6), 20, seed=3).forward(x)
    assert y.shape == (1, 2, 20)
    assert torch.equal(y, CompressedSensing((8, 6), 20, seed=3).forward(x))
    assert not torch.allclose(y, CompressedSensing((8, 6), 20, seed=4).forward(x))


def test_random_rows_see_every_picture_alike() -> None:
    """All of them see all of it; a part sees that part of its energy, even of a plain picture."""
    plain = torch.ones(1, 1, 32, 32).double()
    whole = CompressedSensing(32, 1024)
    torch.testing.assert_close(whole.pseudo_inverse(whole.forward(plain)), plain)
    seen = CompressedSensing(32, 256).forward(plain).square().sum() / plain.square().sum()
    assert float(seen) == pytest.approx(0.25, abs=0.06)
