"""Replacement: what is known is pasted in at every step."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from diffusion_studio.diffusion.conditions import Notes
from diffusion_studio.diffusion.conditions.measured import MeasuredCondition
from diffusion_studio.diffusion.denoiser import Prediction
from diffusion_studio.diffusion.operators.inpainting import Inpainting
from diffusion_studio.diffusion.samplers import Transition
from diffusion_studio.diffusion.schedule import Hop
from diffusion_studio.sentence import InputError


@dataclass(frozen=True, eq=False)
class Replacement(MeasuredCondition):
    """Each step lands on y, noised to the level of the step, where the mask says that y is known
    (Song et al. 2021b, section I.2; Lugmayr et al. 2022, equation 8).

    The simplest way to repaint, and what most programs do. The rest hears of the known part only
    through the next belief, so that seams show; time travel mends them (`time_travel`). The known
    pixels come out as they were measured, bit for bit. At a soft edge both are mixed.
    """

    noise_sigma: float = 0.0

    def __post_init__(self) -> None:
        super().__post_init__()
        if not isinstance(self.operator, Inpainting):
            raise InputError(
                "Replacement pastes known pixels, so it needs a mask; for other measurements use"
                " DAPS or DiffPIR"
            )

    def guide(self, prediction: Prediction, k: int, notes: Notes) -> Prediction:
        self.residual(prediction.x_0, notes)
        return prediction

    def correct(
        self, transition: Transition, prediction: Prediction, hop: Hop, k: int, notes: Notes
    ) -> Transition:
        assert isinstance(self.operator, Inpainting)
        a = hop.target.alpha_bar
        known = self.operator.known.to(transition.mean)
        pasted = sqrt(a) * self.operator.pseudo_inverse(self.measurement.to(known))
        spread = sqrt(max(1 - a - a * self.noise_sigma**2, 0.0))  # y has noise of its own
        mean = known * pasted + (1 - known) * transition.mean
        return Transition(mean, known * spread + (1 - known) * transition.std)
