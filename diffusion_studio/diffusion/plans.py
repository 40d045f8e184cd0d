"""Plans for solvers: levels where they are needed, and ways back up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from diffusion_studio.diffusion.schedule import Hop, NoiseSchedule
from diffusion_studio.sentence import InputError

LAST_SIGMA = 0.02  # of DAPS (Zhang et al. 2024)


def edm_plan(
    schedule: NoiseSchedule,
    count: int,
    sigma_max: float = 10.0,
    sigma_min: float = LAST_SIGMA,
    curvature: float = 7.0,
) -> list[Hop]:
    """`count` hops from noise sigma_max through sigma_min to the clean picture, dense where there
    is little noise (Karras et al. 2022, equation 5; curvature is their rho).

    Sigmas are beside a signal of power 1. Each level is the schedule's nearest, and none comes
    twice. The start, pure noise, stands for a picture under that much noise. ValueError where the
    schedule has not so many levels between.
    """
    if not 0 < sigma_min < sigma_max:
        raise InputError("the noise must fall from sigma_max to a smaller sigma_min above 0")
    sigmas = 1 / np.sqrt(np.maximum(schedule.snr, 1e-12))  # rising
    first, last = (int(np.abs(np.log(sigmas / end)).argmin()) for end in (sigma_min, sigma_max))
    if not 1 <= count <= last - first + 1:
        raise InputError(
            "between sigma {sigma_min:g} and {sigma_max:g} this schedule has {levels} levels; ask"
            " for 1 to that many, not {count}",
            sigma_min=sigma_min,
            sigma_max=sigma_max,
            levels=last - first + 1,
            count=count,
        )
    ends = sigma_min ** (1 / curvature), sigma_max ** (1 / curvature)
    wanted = np.linspace(*ends, count) ** curvature if count > 1 else np.array([sigma_max])
    places = np.interp(np.log(wanted), np.log(sigmas), np.arange(len(schedule)))
    order = np.arange(count)
    # to whole numbers, pushed apart upwards, and back where that led past the end
    kept = np.maximum.accumulate(np.rint(places).astype(np.int64) - order) + order
    kept = np.minimum(kept, last - count + 1 + order)
    alphas_cumprod = schedule.alphas_cumprod[kept]
    betas = 1 - alphas_cumprod / np.append(1.0, alphas_cumprod[:-1])
    return NoiseSchedule(alphas_cumprod, schedule.timesteps[kept], betas).plan()


def last_sigma(slope: float, noise_sigma: float) -> float:
    """The last noise level of DAPS, beside a signal of power 1: 0.02 as published, or less.

    After it the belief's own uncertainty r is no longer drawn, so that it has to be small beside
    what y tells. Of a direction that A makes s times larger, the last step takes the share
    g = s^2 r^2 / (s^2 r^2 + noise_sigma^2) from y, which leaves chi-squared at 1 - g + g^2: 3/4
    where both tell as much, as if noise had been fitted. With s r = noise_sigma / 3 it is 0.91.
    slope: the largest s. noise_sigma: of the noise in y; 0 for none. Where the schedule has no such
    level, `edm_plan` takes its lowest.
    """
    return min(LAST_SIGMA, noise_sigma / (3 * slope)) if noise_sigma > 0 else LAST_SIGMA


def time_travel(plan: Sequence[Hop], length: int, times: int) -> list[Hop]:
    """The plan, with every `length` hops gone `times` times: at their end the state is noised back
    to where they began (Lugmayr et al. 2022, section 4.2, "resampling").

    What a condition put into a part of the picture has thereby time to be heard in the rest. Costs
    `times` as many network calls.
    """
    if length < 1 or times < 1:
        raise ValueError("time travel is over 1 hop or more, 1 time or more")
    hops: list[Hop] = []
    for start in range(0, len(plan), length):
        part = list(plan[start : start + length])
        again = [*part[:-1], replace(part[-1], landing=part[0].level)]
        hops += again * (times - 1) + part
    return [replace(hop, k=k) for k, hop in enumerate(hops)]
