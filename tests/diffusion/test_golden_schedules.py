"""Schedules and respacing against the reference's tables, to 1e-12 relative."""

import numpy as np
import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import NoiseSchedule
from tests.diffusion import golden

TABLES = (
    "alphas_cumprod",
    "betas",
    "posterior_variance",
    "posterior_log_variance_clipped",
    "posterior_mean_coef1",
    "posterior_mean_coef2",
)


def assert_equal_tables(table: np.ndarray, wanted: Tensor) -> None:
    assert table.dtype == np.float64
    np.testing.assert_allclose(table, wanted.numpy(), rtol=1e-12, atol=0)


@pytest.mark.parametrize("kind", golden.SCHEDULES)
def test_betas(kind: str) -> None:
    assert_equal_tables(golden.SCHEDULES[kind].betas, golden.figures()[f"schedule/{kind}/betas"])


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("kind", golden.SCHEDULES)
def test_tables_of_the_respaced_schedule(kind: str, table: str) -> None:
    short = golden.SCHEDULES[kind].respaced(golden.META["sample"]["respacing"])
    wanted = golden.figures()[f"schedule/{kind}/respaced/{table}"]
    assert_equal_tables(getattr(short, table), wanted)


@pytest.mark.parametrize("kind", golden.SCHEDULES)
def test_timesteps_of_the_respaced_schedule(kind: str) -> None:
    short = golden.SCHEDULES[kind].respaced(golden.META["sample"]["respacing"])
    wanted = golden.figures()[f"schedule/{kind}/respaced_timesteps"]
    assert short.timesteps.tolist() == wanted.tolist()


@pytest.mark.parametrize("spec", ["20", "10,10,5", "ddim25"])
def test_respacing_keeps_the_reference_timesteps(spec: str) -> None:
    kept = NoiseSchedule.linear(1000).respaced(spec).timesteps
    assert kept.tolist() == golden.figures()[f"respacing/{spec}"].tolist()


def test_a_noised_picture() -> None:
    figures = golden.figures()
    short = NoiseSchedule.linear(1000).respaced(golden.META["sample"]["respacing"])
    x_0, i, noise = figures["invert/x_0"], figures["q_sample/t"], figures["sample/noises"][0]
    noised = short.add_noise(x_0, i, noise)
    assert noised.dtype == torch.float32
    golden.assert_near(noised, figures["q_sample/out"], 1e-5)
