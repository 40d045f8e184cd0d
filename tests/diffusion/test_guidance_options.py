"""What goes with guidance: intervals, thresholds, rescaling, a second network, broken gradients."""

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    DDIM,
    DDPM,
    ClassifierFreeGuidance,
    ClassifierGuidance,
    Denoiser,
    DPMSolver2M,
    NoiseSchedule,
    Sampler,
    sample,
)
from diffusion_studio.diffusion.conditions.classifier_free import rescaled, thresholded
from diffusion_studio.diffusion.conditions.interval import limited
from tests.diffusion.worlds import distance, noise, result, three_clouds

CLOUDS = three_clouds()
SCHEDULE = NoiseSchedule.cosine(1000)
CLASSIFIER = CLOUDS.classifier(SCHEDULE)
LABEL = 1
COUNT = 1000


def truth(seed: int) -> Tensor:
    kept = CLOUDS.labels == LABEL
    inside = type(CLOUDS)(CLOUDS.weights[kept], CLOUDS.means[kept], CLOUDS.covariances[kept])
    return inside.sample(COUNT, torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("sampler", [DDIM(), DPMSolver2M(), DDPM()])
def test_guided_samples_come_to_the_exact_posterior(sampler: Sampler) -> None:
    """At scale 1, against p(x_0 | y), in closed form: the error falls with the steps, down to
    what two draws of the truth itself are apart."""
    errors = {}
    for steps in (8, 24, 96):
        samples = result(
            sample(
                CLOUDS.denoiser(),
                sampler,
                SCHEDULE.plan(steps),
                noise(COUNT, 2, seed=1000),
                noise=lambda k: noise(COUNT, 2, seed=k),
                conditions=[ClassifierGuidance(CLASSIFIER, LABEL, 1.0)],
            )
        )
        errors[steps] = distance(samples, truth(5))
    floor = distance(truth(6), truth(5))
    assert errors[8] > errors[24] > errors[96] - 0.003
    assert errors[8] > errors[96] + 0.01
    assert errors[96] < floor + 0.02


def test_an_interval_is_a_share_of_the_run() -> None:
    for steps in (10, 50):
        scale = limited(3.0, (0.2, 0.6), steps, outside=1.0)
        guided = [k for k in range(steps) if scale(k) == 3.0]
        assert guided == list(range(steps // 5, steps * 3 // 5))
        assert {scale(k) for k in range(steps)} == {1.0, 3.0}
    whole = limited(lambda k: 2.0 + k, None, 4, outside=0.0)
    assert [whole(k) for k in range(4)] == [2.0, 3.0, 4.0, 5.0]
    moved = limited(3.0, lambda k: (0.0, 0.5) if k < 2 else (0.9, 1.0), 10, outside=0.0)
    assert [k for k in range(10) if moved(k)] == [0, 1, 9]


@pytest.mark.parametrize("change", [0, 12, 20])
def test_the_label_may_change_on_the_way(change: int) -> None:
    """To the network and to the classifier alike, at their step."""
    plan, start = SCHEDULE.plan(20), noise(50, 2, seed=1000)

    def labels(k: int) -> int:
        return 0 if k < change else LABEL

    def classifier_alone(label: object) -> list[ClassifierGuidance]:
        return [ClassifierGuidance(CLASSIFIER, label, 1.0)]

    told = list(sample(CLOUDS.denoiser(), DDIM(), plan, start, label=labels))
    led = sample(CLOUDS.denoiser(), DDIM(), plan, start, conditions=classifier_alone(labels))
    torch.testing.assert_close(told[-1].state.x, result(led))
    before = list(sample(CLOUDS.denoiser(), DDIM(), plan, start, label=0))
    if change:
        assert torch.equal(told[change - 1].state.x, before[change - 1].state.x)
    assert torch.equal(told[-1].state.x, before[-1].state.x) == (change == 20)


def test_without_a_label_a_classifier_leads_nowhere() -> None:
    plan, start = SCHEDULE.plan(10), noise(5, 2)
    led = [ClassifierGuidance(CLASSIFIER, lambda k: None, 1.0)]
    free = result(sample(CLOUDS.denoiser(), DDIM(), plan, start))
    assert torch.equal(result(sample(CLOUDS.denoiser(), DDIM(), plan, start, conditions=led)), free)


def test_dynamic_thresholding_brings_a_share_of_the_values_into_range() -> None:
    x_0 = noise(3, 3, 20, 20, seed=2).float() * torch.tensor([0.2, 1.0, 9.0]).view(-1, 1, 1, 1)
    calmed = thresholded(x_0, 0.9)
    torch.testing.assert_close(calmed[0], x_0[0])  # a picture within the range stays as it is
    assert calmed.abs().max() <= 1
    for wild, tame in zip(x_0[1:], calmed[1:], strict=True):
        s = torch.quantile(wild.abs(), 0.9, interpolation="higher")
        torch.testing.assert_close(tame, wild.clamp(-s, s) / s, rtol=0.01, atol=0)
        assert (tame.abs() == 1).float().mean() == pytest.approx(0.1, abs=0.005)


def test_rescaling_restores_the_labelled_answers_spread() -> None:
    labelled, guided = noise(2, 3, 8, 8, seed=3), 4 * noise(2, 3, 8, 8, seed=4) + 1
    whole, none = rescaled(guided, labelled, 1.0), rescaled(guided, labelled, 0.0)
    torch.testing.assert_close(whole.flatten(1).std(dim=1), labelled.flatten(1).std(dim=1))
    torch.testing.assert_close(none, guided)
    torch.testing.assert_close(rescaled(guided, labelled, 0.7), 0.7 * whole + 0.3 * none)


@pytest.mark.parametrize("parameterisation", ["epsilon", "v", "x_0"])
def test_rescaling_is_of_what_the_network_says(parameterisation: str) -> None:
    """Lin et al. 2024 match the spread of the network's own answers, be they epsilon, v or x_0."""
    answers = {1: noise(2, 3, 4, 4, seed=1), 3: noise(2, 3, 4, 4, seed=2)}
    denoiser = Denoiser(
        lambda x_t, t, y=None: answers[int(y[0])], parameterisation, clip=False, null_label=3
    )
    x_t, level = noise(2, 3, 4, 4), SCHEDULE.level(300)
    guided = ClassifierFreeGuidance(5.0, rescale=1.0).guide(denoiser.predict(x_t, level, 1), 0, {})
    answer = denoiser.output_for(x_t, level, guided.x_0)
    mixed = answers[3] + 5 * (answers[1] - answers[3])
    torch.testing.assert_close(answer, rescaled(mixed, answers[1], 1.0))


def test_both_halves_in_one_call_are_the_same_as_in_two() -> None:
    calls = []

    def network(x_t: Tensor, t: Tensor, y: Tensor | None = None) -> Tensor:
        assert y is not None
        calls.append(len(x_t))
        return torch.sin(x_t * (1 + y.view(-1, 1, 1, 1)))

    denoiser, x_T = Denoiser(network, "v", null_label=3), noise(2, 3, 4, 4)
    ends = [
        result(
            sample(
                denoiser,
                DDIM(),
                SCHEDULE.plan(5),
                x_T,
                conditions=[ClassifierFreeGuidance(2.0, together=together)],
                label=1,
            )
        )
        for together in (False, True)
    ]
    torch.testing.assert_close(*ends)
    assert calls == [2] * 10 + [4] * 5


def test_a_second_denoiser_takes_the_null_labels_place() -> None:
    """Two exact denoisers, one of the class and one of everything, guide as one with both."""
    x_t, level = noise(20, 2), SCHEDULE.level(400)
    labelled = CLOUDS.denoiser().predict(x_t, level, LABEL)
    kept = CLOUDS.labels == LABEL
    alone = type(CLOUDS)(CLOUDS.weights[kept], CLOUDS.means[kept], CLOUDS.covariances[kept])
    inside = replace(alone.denoiser().predict(x_t, level), label=LABEL)
    pair = ClassifierFreeGuidance(2.0, unconditional=CLOUDS.denoiser()).guide(inside, 0, {})
    torch.testing.assert_close(pair.x_0, ClassifierFreeGuidance(2.0).guide(labelled, 0, {}).x_0)


@pytest.mark.parametrize("sampler", [DDPM(), DDIM()])
def test_an_image_whose_gradient_is_no_number_is_not_guided(sampler: Sampler) -> None:
    """The others of its batch are."""

    def broken(x: Tensor, t: Tensor) -> Tensor:
        logits = CLASSIFIER(x, t)
        return logits * torch.tensor([[1.0], [float("nan")], [1.0]])

    def run(classifier: object, scale: float) -> tuple[Tensor, object]:
        *_, last = sample(
            CLOUDS.denoiser(),
            sampler,
            SCHEDULE.plan(8),
            noise(3, 2),
            noise=lambda k: noise(3, 2, seed=k),
            conditions=[ClassifierGuidance(classifier, LABEL, scale)],
        )
        return last.state.x, last.notes.get("unguided")

    partly, unguided = run(broken, 1.0)
    assert isinstance(unguided, Tensor)
    assert unguided.tolist() == [0.0, 1.0, 0.0]
    torch.testing.assert_close(partly[1], run(CLASSIFIER, 0.0)[0][1])
    torch.testing.assert_close(partly[[0, 2]], run(CLASSIFIER, 1.0)[0][[0, 2]])


def test_how_much_guidance_moves_is_measured() -> None:
    x_t, level, notes = noise(5, 2), SCHEDULE.level(400), {}
    plain = CLOUDS.denoiser().predict(x_t, level, LABEL)
    guided = ClassifierFreeGuidance(3.0).guide(plain, 0, notes)
    moved = (guided.epsilon - plain.epsilon).norm(dim=1) / plain.epsilon.norm(dim=1)
    torch.testing.assert_close(notes["guidance_ratio"], moved)
    condition = ClassifierGuidance(CLASSIFIER, LABEL, 2.0, "score")
    led = condition.guide(plain, 0, notes)
    moved = (led.epsilon - plain.epsilon).norm(dim=1) / plain.epsilon.norm(dim=1)
    torch.testing.assert_close(notes["classifier_ratio"].double(), moved)
    classes, likely = notes["top_labels"]
    torch.testing.assert_close(
        likely.double(), CLOUDS.class_log_prob(x_t, level).exp().gather(1, classes)
    )


@pytest.mark.parametrize("clip", [True, False])
def test_the_noisiest_levels_cannot_throw_the_belief_out_of_range(clip: bool) -> None:
    """A small error of a classifier, times the sigma of a cosine schedule's last level."""
    denoiser = Denoiser(lambda x_t, t, y=None: 0.1 * x_t, "v", clip=clip)
    weights = noise(2, 3 * 4 * 4, seed=7).float()
    condition = ClassifierGuidance(lambda x, t: x.flatten(1) @ weights.T, 1, 1.0, "score")
    x_t = noise(2, 3, 4, 4).float()
    blind = condition.guide(denoiser.predict(x_t, SCHEDULE.level(999), None), 0, {})
    assert (blind.x_0.abs().max() <= 1) == clip
    seeing = condition.guide(denoiser.predict(x_t, SCHEDULE.level(900), None), 0, {})
    assert seeing.x_0.abs().max() > 1  # elsewhere the published form, which does not clip
