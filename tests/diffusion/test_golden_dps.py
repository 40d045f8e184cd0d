"""DPS and its operators against the reference's loops: four tasks, one picture each."""

import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    DDPM,
    DPS,
    Downsampling,
    GaussianBlur,
    Inpainting,
    Kernel,
    Operator,
    sample,
)
from tests.diffusion import golden

SETUP = golden.META["dps"]
TASKS = SETUP["tasks"]
# Two of the tasks take such large steps through this random network that rounding grows: moving x_T
# by 1e-7, in float64, moves the result of inpaint_box by 8e-5 and that of inpaint_random by 5e-3.
# With the threads that the figures were made with all four are met to 2e-4, with others not. That
# is so of the last picture alone: the residuals on the way to it are held to everywhere.
TOLERANCES = {"inpaint_box": 1e-3, "inpaint_random": 0.1}
RESIDUALS = 5e-3
PLAN = golden.SCHEDULES[SETUP["schedule"]].plan(SETUP["respacing"])


def figure(name: str) -> Tensor:
    return golden.figures("dps")[name]


def operator_of(task: str) -> Operator:
    setup = TASKS[task]
    match setup["operator"]:
        case "inpainting":
            return Inpainting(known=figure(f"{task}/mask"))
        case "gaussian_blur":
            return GaussianBlur(sigma=setup["intensity"], size=setup["kernel_size"])
        case _:
            return Downsampling(setup["scale_factor"], "bicubic")


@pytest.mark.parametrize("task", TASKS)
def test_the_operator(task: str) -> None:
    golden.assert_near(operator_of(task).forward(figure("x_0")), figure(f"{task}/Ax0"), 1e-5)


def test_a_given_kernel() -> None:
    kernel = Kernel(figure("gaussian_blur/kernel")[0, 0])
    golden.assert_near(kernel.forward(figure("x_0")), figure("gaussian_blur/Ax0"), 1e-5)


@pytest.mark.parametrize("task", TASKS)
def test_the_loop(task: str) -> None:
    condition = DPS(operator_of(task), figure(f"{task}/y"), TASKS[task]["scale"])
    noises = figure("noises")
    steps = list(
        sample(
            golden.denoiser(),
            DDPM("learned_range"),
            PLAN,
            figure("x_T"),
            noise=lambda k: noises[k],
            conditions=[condition],
        )
    )
    golden.assert_near(steps[0].state.x, figure(f"{task}/after_first_step"))
    tolerance = TOLERANCES.get(task, 1e-4)
    golden.assert_near(steps[-1].state.x, figure(f"{task}/result"), tolerance)
    residuals = torch.cat([step.notes["residual"] for step in steps])
    golden.assert_near(residuals, figure(f"{task}/residual_norms"), RESIDUALS)
    assert not steps[-1].state.x.requires_grad
