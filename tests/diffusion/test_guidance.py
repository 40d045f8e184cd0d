"""Guidance against exact classifiers: what Bayes' rule says must come out."""

from collections.abc import Callable
from functools import cache

import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    DDIM,
    DDPM,
    ClassifierFreeGuidance,
    ClassifierGuidance,
    Condition,
    Denoiser,
    DPMSolver2M,
    NoiseSchedule,
    Sampler,
    sample,
)
from tests.diffusion.worlds import distance, noise, result, three_clouds

CLOUDS = three_clouds()
SCHEDULE = NoiseSchedule.cosine(1000)
CLASSIFIER = CLOUDS.classifier(SCHEDULE)
LABEL = 1
COUNT = 1000


def draw(
    sampler: Sampler,
    steps: int,
    condition: Condition | None = None,
    label: int | None = None,
    count: int = COUNT,
) -> Tensor:
    return result(
        sample(
            CLOUDS.denoiser(),
            sampler,
            SCHEDULE.plan(steps),
            noise(count, 2, seed=1000),
            noise=lambda k: noise(count, 2, seed=k),
            conditions=[] if condition is None else [condition],
            label=label,
        )
    )


@cache
def truth() -> Tensor:
    kept = CLOUDS.labels == LABEL
    inside = type(CLOUDS)(CLOUDS.weights[kept], CLOUDS.means[kept], CLOUDS.covariances[kept])
    return inside.sample(COUNT, torch.Generator().manual_seed(5))


@pytest.mark.parametrize("sampler", [DDIM(), DDIM(0.7), DPMSolver2M()])
def test_the_score_form_is_bayes_rule(sampler: Sampler) -> None:
    """score(x) + grad log p(y | x) is score(x | y): guided at scale 1 is labelled, step by step."""
    guided = draw(sampler, 50, ClassifierGuidance(CLASSIFIER, LABEL, 1.0), count=50)
    labelled = draw(sampler, 50, label=LABEL, count=50)
    torch.testing.assert_close(guided, labelled)


@pytest.mark.parametrize("sampler", [DDPM("fixed_small"), DDPM("fixed_large")])
def test_the_mean_form_comes_to_the_class(sampler: Sampler) -> None:
    """Shifting the ancestral mean is Bayes' rule to first order in the step."""
    condition = ClassifierGuidance(CLASSIFIER, LABEL, 1.0)
    guided, free = draw(sampler, 150, condition), draw(sampler, 150)
    labelled = draw(sampler, 150, label=LABEL)
    assert distance(guided, truth()) < 0.05
    assert distance(guided, truth()) < 1.5 * distance(labelled, truth())
    assert distance(free, truth()) > 0.2


def test_the_sampler_chooses_the_form() -> None:
    condition = ClassifierGuidance(CLASSIFIER, LABEL)
    for sampler, form in ((DDPM(), "mean"), (DDIM(), "score"), (DPMSolver2M(), "score")):
        assert condition.for_sampler(sampler).form == form
    asked = ClassifierGuidance(CLASSIFIER, LABEL, form="score").for_sampler(DDPM())
    assert asked.form == "score"


def certainty(samples: Tensor, label: int) -> float:
    level = SCHEDULE.level(300)
    noisy = level.alpha_bar**0.5 * samples
    return float(CLOUDS.class_log_prob(noisy, level)[:, label].exp().mean())


@pytest.mark.parametrize("sampler", [DDPM(), DDIM()])
def test_more_guidance_makes_more_certain(sampler: Sampler) -> None:
    certain = [
        certainty(draw(sampler, 60, ClassifierGuidance(CLASSIFIER, 0, scale), count=200), 0)
        for scale in (0.0, 0.5, 1.0, 3.0)
    ]
    assert certain == sorted(certain)
    assert certain[-1] > certain[0] + 0.3


@pytest.mark.parametrize("index", [1, 300, 700, 999])
@pytest.mark.parametrize("scale", [-1.0, 0.0, 0.5, 1.0, 3.0])
def test_classifier_free_guidance_follows_the_same_slope(scale: float, index: int) -> None:
    """score(x) + scale * grad log p(y | x): the classifier that two denoisers imply."""
    level = SCHEDULE.level(index)
    x = noise(20, 2).requires_grad_()
    (slope,) = torch.autograd.grad(CLOUDS.class_log_prob(x, level)[:, LABEL].sum(), x)
    x = x.detach()
    labelled = CLOUDS.denoiser().predict(x, level, LABEL)
    guided = ClassifierFreeGuidance(scale).guide(labelled, 0, {})
    torch.testing.assert_close(guided.score, CLOUDS.score(x, level) + scale * slope)


class Counted:
    """A network that counts its calls and answers with its label (3 is "no label")."""

    def __init__(self, answer: Callable[[Tensor, Tensor], Tensor]) -> None:
        self.answer = answer
        self.labels: list[int] = []

    def __call__(self, x_t: Tensor, t: Tensor, y: Tensor | None = None) -> Tensor:
        assert y is not None
        self.labels.append(int(y[0]))
        return self.answer(x_t, y)


def test_classifier_free_guidance_calls_the_network_twice_only_where_needed() -> None:
    network = Counted(lambda x_t, y: torch.full_like(x_t, 0.1 * float(y[0])))
    denoiser = Denoiser(network, "x_0", null_label=3)
    frames = {0: 1.0, 1: 2.0}.get
    steps = sample(
        denoiser,
        DDIM(),
        SCHEDULE.plan(3),
        noise(1, 1, 2, 2),
        conditions=[ClassifierFreeGuidance(lambda k: frames(k, 1.0))],
        label=1,
    )
    beliefs = [float(step.prediction.x_0.mean()) for step in steps]
    assert network.labels == [1, 1, 3, 1]
    assert beliefs == pytest.approx([0.1, 0.3 + 2 * (0.1 - 0.3), 0.1])


def test_mixing_comes_before_clipping() -> None:
    network = Counted(lambda x_t, y: torch.full_like(x_t, 5.0 if y[0] == 1 else 4.5))
    belief = Denoiser(network, "x_0", null_label=3).predict(
        noise(1, 1, 2, 2), SCHEDULE.level(500), 1
    )
    guided = ClassifierFreeGuidance(9.0 - 18.0).guide(belief, 0, {})
    assert float(guided.x_0.max()) == pytest.approx(4.5 - 9.0 * 0.5, abs=1e-5)


def test_an_unlabelled_run_is_left_alone() -> None:
    network = Counted(lambda x_t, y: torch.zeros_like(x_t))
    belief = Denoiser(network, null_label=3).predict(noise(1, 1, 2, 2), SCHEDULE.level(500))
    assert ClassifierFreeGuidance(5.0).guide(belief, 0, {}) is belief


def test_two_guidances_together_are_added() -> None:
    level, x = SCHEDULE.level(400), noise(10, 2)
    free, exact = ClassifierFreeGuidance(2.0), ClassifierGuidance(CLASSIFIER, LABEL, 0.5, "score")
    belief = CLOUDS.denoiser().predict(x, level, LABEL)
    both = exact.guide(free.guide(belief, 0, {}), 0, {})
    alone = free.guide(belief, 0, {}).score + 0.5 * exact.gradient(x, level, {})
    torch.testing.assert_close(both.score, alone)
    with pytest.raises(ValueError, match="comes first"):
        free.guide(exact.guide(belief, 0, {}), 0, {})


@pytest.mark.parametrize("sampler", [DDPM(), DDIM()])
def test_scale_0_does_not_ask_the_classifier(sampler: Sampler) -> None:
    asked = []

    def classifier(x: Tensor, t: Tensor) -> Tensor:
        asked.append(int(t[0]))
        return CLASSIFIER(x, t)

    condition = ClassifierGuidance(classifier, LABEL, lambda k: float(k == 2))
    guided = draw(sampler, 10, condition, count=4)
    assert asked == [SCHEDULE.plan(10)[2].level.t]
    assert not torch.equal(guided, draw(sampler, 10, count=4))
    off = draw(sampler, 10, ClassifierGuidance(classifier, LABEL, 0.0), count=4)
    assert torch.equal(off, draw(sampler, 10, count=4))


def test_each_image_has_its_own_label_and_gradient() -> None:
    x, level = noise(3, 2), SCHEDULE.level(400)
    labels = torch.tensor([1, 0, 1])
    together = ClassifierGuidance(CLASSIFIER, labels).gradient(x, level, {})
    for n, label in enumerate(labels.tolist()):
        alone = ClassifierGuidance(CLASSIFIER, label).gradient(x[n : n + 1], level, {})
        torch.testing.assert_close(together[n : n + 1], alone)
