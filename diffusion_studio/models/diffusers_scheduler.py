"""The noise schedule in diffusers' scheduler_config.json. Imports no torch.

Which class the file names does not matter: the process is in the numbers.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError

from diffusion_studio.models.card import ModelError
from diffusion_studio.models.json_file import read_json
from diffusion_studio.wrong_values import fault

Beta = Annotated[float, Field(gt=0, lt=1)]
BetaSchedule = Literal["linear", "scaled_linear", "squaredcos_cap_v2", "sigmoid"]
MAX_STEPS = 100_000


class SchedulerConfig(BaseModel):
    """What of the file says how noise was added and what the network predicts.

    The defaults are DDPMScheduler's; `timesteps` and `predict_epsilon` are from the first
    releases. The rest of the file is about sampling, which is the recipe's business.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)

    num_train_timesteps: Annotated[int, Field(ge=1, le=MAX_STEPS)] = Field(
        1000, validation_alias=AliasChoices("num_train_timesteps", "timesteps")
    )
    beta_start: Beta = 1e-4
    beta_end: Beta = 0.02
    beta_schedule: BetaSchedule = "linear"
    trained_betas: Annotated[tuple[Beta, ...], Field(min_length=1, max_length=MAX_STEPS)] | None = (
        None
    )
    rescale_betas_zero_snr: bool | None = False
    prediction_type: Literal["epsilon", "sample", "v_prediction"] | None = None
    predict_epsilon: bool | None = True
    clip_sample: bool | None = True
    thresholding: bool | None = False

    @property
    def levels(self) -> int:
        """How many noise levels there are."""
        return self.num_train_timesteps if self.trained_betas is None else len(self.trained_betas)

    @property
    def parameterisation(self) -> str:
        """What the network predicts, in a card's word."""
        said = self.prediction_type or ("epsilon" if self.predict_epsilon else "sample")
        return {"epsilon": "epsilon", "sample": "x_0", "v_prediction": "v"}[said]

    @property
    def schedule(self) -> dict[str, Any]:
        """The card's schedule: by its name where it has one, else as a table."""
        ends = {"beta_start": self.beta_start, "beta_end": self.beta_end}
        if self.trained_betas is None and not self.rescale_betas_zero_snr:
            match self.beta_schedule:
                case "linear" | "scaled_linear" as kind:
                    return {"kind": kind, "steps": self.num_train_timesteps, **ends}
                case "squaredcos_cap_v2":
                    return {"kind": "cosine", "steps": self.num_train_timesteps}
        alphas_cumprod = np.cumprod(1 - self._betas())
        if self.rescale_betas_zero_snr:  # Lin et al. 2024, "Common diffusion noise ...", alg. 1
            root = np.sqrt(alphas_cumprod)
            alphas_cumprod = ((root - root[-1]) * root[0] / (root[0] - root[-1])) ** 2
        return {"kind": "alphas_cumprod", "alphas_cumprod": alphas_cumprod.tolist()}

    def _betas(self) -> np.ndarray:
        if self.trained_betas is not None:
            return np.array(self.trained_betas)
        start, end, steps = self.beta_start, self.beta_end, self.num_train_timesteps
        match self.beta_schedule:
            case "linear":
                return np.linspace(start, end, steps)
            case "scaled_linear":
                return np.linspace(start**0.5, end**0.5, steps) ** 2
            case "sigmoid":
                return start + (end - start) / (1 + np.exp(-np.linspace(-6, 6, steps)))
            case "squaredcos_cap_v2":
                u = (np.arange(steps + 1) / steps + 0.008) / 1.008
                alpha_bar = np.cos(u * np.pi / 2) ** 2
                return np.minimum(1 - alpha_bar[1:] / alpha_bar[:-1], 0.999)


def schedule_fields(path: Path) -> dict[str, Any]:
    """A card's schedule, parameterisation and clip. ModelError, in a sentence, for a file that
    does not say how noise was added, or says what cannot be."""
    try:
        config = SchedulerConfig.model_validate(read_json(path))
    except ValidationError as error:
        raise ModelError(
            "{path} has no usable noise schedule: {reason}.", path=path, reason=fault(error)
        ) from error
    if config.rescale_betas_zero_snr:
        if config.parameterisation == "epsilon":
            raise ModelError(
                "{path} ends in noise alone (rescale_betas_zero_snr), from which a network that"
                " predicts epsilon cannot start; it must be v_prediction or sample.",
                path=path,
            )
        if config.levels < 2:
            raise ModelError(
                "{path} has no usable noise schedule: it has one level alone.", path=path
            )
    return {
        "schedule": config.schedule,
        "parameterisation": config.parameterisation,
        "clip": bool(config.clip_sample or config.thresholding),
    }
