"""The loop's own laws: exact branches, images that do not know of one another, nothing kept."""

from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from diffusion_studio.diffusion import (
    CLEAN,
    DDIM,
    DDPM,
    ClassifierFreeGuidance,
    ClassifierGuidance,
    Condition,
    Denoiser,
    DPMSolver2M,
    Hop,
    Langevin,
    NoiseSchedule,
    NotFinite,
    Sampler,
    SeededNoise,
    State,
    Step,
    Transition,
    dwell,
    sample,
)
from tests.diffusion.worlds import distance, noise, result, three_clouds

SCHEDULE = NoiseSchedule.linear(1000)
SHAPE = (3, 16, 16)
SEEDS = [11, 12, 13]


@pytest.fixture(scope="module")
def denoiser(tiny_unet: Callable[..., nn.Module]) -> Denoiser:
    """A real small network with learned variance, three labels and a null label."""
    network = tiny_unet(num_classes=4, out_channels=6)
    return Denoiser(network, learned_variance=True, null_label=3)


def classifier(x: Tensor, t: Tensor) -> Tensor:
    return torch.stack([x.mean(dim=(1, 2, 3)), x.square().mean(dim=(1, 2, 3))], dim=1)


RUNS: dict[str, dict[str, Any]] = {
    "ddpm": {"sampler": DDPM("learned_range")},
    "ddim": {"sampler": DDIM()},
    "eta by steps": {"sampler": DDIM(lambda k: k / 10)},
    "dpm-solver": {"sampler": DPMSolver2M()},
    "langevin": {"sampler": Langevin(0.1), "plan": dwell(SCHEDULE.plan(3), 2)},
    "guided ddpm": {
        "sampler": DDPM("learned_range"),
        "conditions": [ClassifierGuidance(classifier, 1, 30.0)],
    },
    "guided dpm-solver": {
        "sampler": DPMSolver2M(),
        "conditions": [ClassifierFreeGuidance(lambda k: 1 + k / 4)],
        "label": 2,
    },
}


def run(denoiser: Denoiser, name: str, seeds: list[int] = SEEDS, **changes: Any) -> list[Step]:
    settings = {"plan": SCHEDULE.plan(6), **RUNS[name], **changes}
    start = SeededNoise(seeds, SHAPE).start()
    return list(sample(denoiser, x_T=start, seeds=seeds, **settings))


@pytest.mark.parametrize("name", RUNS)
def test_the_same_run_twice_is_the_same_bits(name: str, denoiser: Denoiser) -> None:
    once, again = run(denoiser, name), run(denoiser, name)
    assert [step.k for step in once] == list(range(len(once)))
    for first, second in zip(once, again, strict=True):
        assert torch.equal(first.state.x, second.state.x)
        assert torch.equal(first.prediction.x_0, second.prediction.x_0)


@pytest.mark.parametrize("name", RUNS)
def test_a_branch_from_any_step_is_the_same_bits(name: str, denoiser: Denoiser) -> None:
    whole = run(denoiser, name)
    for step in [whole[0], whole[3], whole[-2], whole[-1]]:
        rest = run(denoiser, name, state=step.state)
        assert [each.k for each in rest] == list(range(step.k + 1, len(whole)))
        if rest:
            assert torch.equal(rest[-1].state.x, whole[-1].state.x)


def test_the_multistep_memory_is_needed_for_that(denoiser: Denoiser) -> None:
    whole = run(denoiser, "dpm-solver")
    forgetful = State(4, whole[3].state.x)
    assert not torch.equal(
        run(denoiser, "dpm-solver", state=forgetful)[-1].state.x, whole[-1].state.x
    )


@pytest.mark.parametrize("name", RUNS)
def test_an_image_of_a_batch_is_the_image_made_alone(name: str, denoiser: Denoiser) -> None:
    together = run(denoiser, name)[-1].state.x
    for n, seed in enumerate(SEEDS):
        alone = run(denoiser, name, seeds=[seed])[-1].state.x
        torch.testing.assert_close(together[n : n + 1], alone, atol=1e-3, rtol=0)
    assert float((together[0] - together[1]).abs().max()) > 0.1


def test_only_noisy_steps_draw_noise(denoiser: Denoiser) -> None:
    asked: list[int] = []

    def counted(k: int) -> Tensor:
        asked.append(k)
        return SeededNoise(SEEDS, SHAPE)(k)

    for name, wanted in {
        "ddim": [],
        "dpm-solver": [],
        "ddpm": list(range(5)),
        "eta by steps": list(range(1, 5)),
    }.items():
        asked.clear()
        run(denoiser, name, noise=counted)
        assert asked == wanted, name


def test_noise_that_is_missing_is_asked_for(denoiser: Denoiser) -> None:
    with pytest.raises(ValueError, match="give `noise` or `seeds`"):
        next(sample(denoiser, DDPM(), SCHEDULE.plan(4), noise(1, *SHAPE, dtype=torch.float32)))


def test_a_plan_of_one_hop_shows_the_first_belief(denoiser: Denoiser) -> None:
    for sampler in (DDPM("learned_range"), DDIM(), DPMSolver2M()):
        (only,) = run(denoiser, "ddim", sampler=sampler, plan=SCHEDULE.plan(1))
        assert only.prediction.level == SCHEDULE.level(999)
        torch.testing.assert_close(only.state.x, only.prediction.x_0)


def test_where_nothing_is_left_to_do_nothing_is_done(denoiser: Denoiser) -> None:
    x = noise(1, *SHAPE, dtype=torch.float32)
    assert list(sample(denoiser, DDIM(), [], x)) == []
    assert list(sample(denoiser, DDIM(), SCHEDULE.plan(4), None, state=State(4, x))) == []


def test_states_off_the_plan_are_refused(denoiser: Denoiser) -> None:
    x = noise(1, *SHAPE, dtype=torch.float32)
    for k in (-1, 5):
        with pytest.raises(ValueError, match=f"cannot go on from hop {k}"):
            next(sample(denoiser, DDIM(), SCHEDULE.plan(4), None, state=State(k, x)))
    with pytest.raises(ValueError, match="give x_T"):
        next(sample(denoiser, DDIM(), SCHEDULE.plan(4), None))


def test_a_thousand_steps_stay_finite() -> None:
    clouds = three_clouds()
    for sampler in (DDPM(), DPMSolver2M()):
        for schedule in (SCHEDULE, NoiseSchedule.cosine(1000)):
            steps = sample(
                clouds.denoiser(), sampler, schedule.plan(1000), noise(4, 2), seeds=range(4)
            )
            assert float(clouds.log_prob(result(steps)).min()) > -20


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -float("inf")])
def test_numbers_that_run_away_stop_the_run_and_say_where(bad: float) -> None:
    def network(x_t: Tensor, t: Tensor, y: Tensor | None = None) -> Tensor:
        output = 0.1 * x_t
        if int(t[0]) < 500:
            output[-1, 0, 0, 0] = bad
        return output

    steps = sample(
        Denoiser(network, clip=False),
        DDIM(),
        SCHEDULE.plan(10),
        noise(2, *SHAPE, dtype=torch.float32),
    )
    kept = [next(steps) for _ in range(5)]
    with pytest.raises(NotFinite, match="at step 6"):
        next(steps)
    assert torch.isfinite(kept[-1].state.x).all()


class Differentiating(Condition):
    """Asks for gradients, uses them, and does not change anything."""

    needs_gradient = True

    def correct(
        self, transition: Transition, prediction: Any, hop: Hop, k: int, notes: dict[str, object]
    ) -> Transition:
        (gradient,) = torch.autograd.grad(
            prediction.x_0.square().sum(), prediction.x_t, retain_graph=True
        )
        notes["slope"] = gradient.flatten(1).norm(dim=1)
        return transition


@pytest.mark.parametrize("conditions", [[], [Differentiating()]])
def test_no_graph_and_no_gradient_mode_leaves_the_loop(
    conditions: list[Condition], denoiser: Denoiser
) -> None:
    steps = sample(
        denoiser,
        DPMSolver2M(),
        SCHEDULE.plan(3),
        noise(1, *SHAPE, dtype=torch.float32),
        conditions=conditions,
    )
    for step in steps:
        assert torch.is_grad_enabled()
        belief = step.prediction
        kept = [step.state.x, belief.x_t, belief.x_0, belief.epsilon, belief.raw_x_0, belief.v]
        assert not any(tensor.requires_grad for tensor in kept)
        assert (float(step.notes["slope"][0]) > 0) if conditions else (step.notes == {})
    with torch.no_grad():
        for _ in sample(
            denoiser,
            DDIM(),
            SCHEDULE.plan(3),
            noise(1, *SHAPE, dtype=torch.float32),
            conditions=conditions,
        ):
            assert not torch.is_grad_enabled()


def test_differentiating_does_not_change_the_picture(denoiser: Denoiser) -> None:
    plain = run(denoiser, "ddim")[-1].state.x
    watched = run(denoiser, "ddim", conditions=[Differentiating()])[-1].state.x
    torch.testing.assert_close(watched, plain, atol=1e-4, rtol=0)


def test_hand_made_hops_are_numbered(denoiser: Denoiser) -> None:
    """A plan's hops need no number of their own: eta is asked for at the step that it is."""
    asked: list[int] = []

    def eta(k: int) -> float:
        asked.append(k)
        return 0.0

    unnumbered = [Hop(hop.level, hop.target, hop.landing) for hop in SCHEDULE.plan(4)]
    run(denoiser, "ddim", sampler=DDIM(eta), plan=unnumbered)
    assert asked == [0, 1, 2, 3]


def test_time_travel_lands_in_the_right_distribution() -> None:
    """Hop down and come back up by the forward process: the clouds look as if nothing happened."""
    clouds, count = three_clouds(), 4000
    plan = SCHEDULE.plan(100)
    there_and_back = [
        *plan[:60],
        *[Hop(plan[60].level, plan[65].target, plan[60].level)] * 3,
        *plan[60:],
    ]

    def draw(hops: list[Hop], sampler: Sampler) -> Tensor:
        return result(
            sample(
                clouds.denoiser(),
                sampler,
                hops,
                noise(count, 2, seed=1000),
                noise=lambda k: noise(count, 2, seed=k),
            )
        )

    truth = clouds.sample(count, torch.Generator().manual_seed(5))
    plain = distance(draw(plan, DDIM()), truth)
    assert distance(draw(there_and_back, DDIM()), truth) < plain + 0.02
    assert not torch.equal(draw(there_and_back, DDIM()), draw(plan, DDIM()))


def test_a_landing_above_the_target_adds_the_forward_noise() -> None:
    """Mean and variance of q(x_landing | x_target), on top of the step's own."""
    clouds, count = three_clouds(), 100_000
    low, high = SCHEDULE.level(200), SCHEDULE.level(600)
    hop = Hop(high, low, high)
    x = noise(1, 2).expand(count, 2)
    plain = DDPM("fixed_large").transition(
        clouds.denoiser().predict(x[:1], high), Hop(high, low, low)
    )
    landed = result(
        sample(
            clouds.denoiser(),
            DDPM("fixed_large"),
            [hop],
            x,
            noise=lambda k: noise(count, 2, seed=k),
        )
    )
    keep = high.alpha_bar / low.alpha_bar
    torch.testing.assert_close(
        landed.mean(dim=0), keep**0.5 * plain.mean[0], atol=4 / count**0.5, rtol=0
    )
    wanted = keep * float(plain.std) ** 2 + 1 - keep
    assert float(landed.var(dim=0).mean()) == pytest.approx(wanted, rel=0.02)


def test_no_hop_lands_below_its_target() -> None:
    with pytest.raises(ValueError, match="not a cleaner one"):
        Hop(SCHEDULE.level(9), SCHEDULE.level(5), CLEAN)


def test_a_state_moves_between_devices_whole(denoiser: Denoiser) -> None:
    state = run(denoiser, "ddpm")[3].state
    moved = state.to("meta")
    assert moved.previous is not None
    belief = moved.previous
    for tensor in (moved.x, belief.x_t, belief.x_0, belief.epsilon, belief.v, belief.raw_x_0):
        assert tensor is not None
        assert tensor.device.type == "meta"
    assert state.to("cpu").k == state.k
