"""Single steps and whole loops against the reference's, on its network, weights and noise."""

import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    DDIM,
    DDPM,
    ClassifierGuidance,
    Condition,
    Hop,
    Prediction,
    Sampler,
    invert,
    sample,
)
from tests.diffusion import golden

SETUP = golden.META["sample"]
SCHEDULE = golden.SCHEDULES[SETUP["schedule"]]
PLAN = SCHEDULE.plan(SETUP["respacing"])
INDICES = [0, 1, 5, 9]  # of the respaced schedule: 0 is the hop to the clean picture


def hop_at(index: int) -> Hop:
    return PLAN[len(PLAN) - 1 - index]


def figure(name: str) -> Tensor:
    return golden.figures()[name]


@pytest.fixture(scope="module")
def beliefs() -> dict[int, Prediction]:
    """What the network believes of the figures' x_t, taken as the state of every level."""
    x_t, denoiser = figure("p_mean_variance/x"), golden.denoiser()
    with torch.no_grad():
        return {index: denoiser.predict(x_t, hop_at(index).level) for index in INDICES}


def guidance() -> ClassifierGuidance:
    return ClassifierGuidance(golden.classifier(), SETUP["label"], SETUP["classifier_scale"])


@pytest.mark.parametrize("index", INDICES)
def test_the_belief_and_the_ancestral_step(index: int, beliefs: dict[int, Prediction]) -> None:
    step = DDPM("learned_range").transition(beliefs[index], hop_at(index))
    std = torch.as_tensor(step.std)
    golden.assert_near(beliefs[index].x_0, figure(f"p_mean_variance/{index}/pred_xstart"), 1e-4)
    golden.assert_near(step.mean, figure(f"p_mean_variance/{index}/mean"), 1e-4)
    wanted = figure(f"p_mean_variance/{index}/variance")
    torch.testing.assert_close(std**2, wanted, rtol=1e-4, atol=0)
    golden.assert_near(2 * std.log(), figure(f"p_mean_variance/{index}/log_variance"), 1e-4)


@pytest.mark.parametrize("index", INDICES)
def test_a_classifier_shifts_the_mean(index: int, beliefs: dict[int, Prediction]) -> None:
    sampler, hop = DDPM("learned_range"), hop_at(index)
    step = sampler.transition(beliefs[index], hop)
    guided = guidance().for_sampler(sampler).correct(step, beliefs[index], hop, hop.k, {})
    golden.assert_near(guided.mean, figure(f"condition_mean/{index}/mean"), 1e-4)


@pytest.mark.parametrize("index", INDICES)
def test_a_classifier_shifts_the_score(index: int, beliefs: dict[int, Prediction]) -> None:
    """The figure's mean is the ancestral one, made from the guided x_0."""
    belief = guidance().for_sampler(DDIM()).guide(beliefs[index], hop_at(index).k, {})
    golden.assert_near(belief.x_0, figure(f"condition_score/{index}/pred_xstart"), 1e-4)
    mean = DDPM("learned_range").transition(belief, hop_at(index)).mean
    golden.assert_near(mean, figure(f"condition_score/{index}/mean"), 1e-4)


LOOPS: dict[str, tuple[Sampler, list[Condition]]] = {
    "ddpm": (DDPM("learned_range"), []),
    "ddim": (DDIM(), []),
    "ddim_eta1": (DDIM(eta=1.0), []),
    "ddpm_guided": (DDPM("learned_range"), [guidance()]),
    "ddim_guided": (DDIM(), [guidance()]),
}


@pytest.mark.parametrize("name", LOOPS)
def test_a_whole_loop(name: str) -> None:
    sampler, conditions = LOOPS[name]
    noises, denoiser = figure("sample/noises"), golden.denoiser()
    steps = list(
        sample(
            denoiser,
            sampler,
            PLAN,
            figure("sample/x_T"),
            noise=lambda k: noises[k],
            conditions=conditions,
        )
    )
    assert [step.k for step in steps] == list(range(10))
    golden.assert_near(steps[-1].state.x, figure(f"loop/{name}"))


def test_inversion() -> None:
    latent = invert(golden.denoiser(), PLAN, figure("invert/x_0"))
    golden.assert_near(latent, figure("invert/x_after_N_minus_1_steps"))
