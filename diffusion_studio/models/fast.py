"""A loaded model's denoiser in the form that the program itself samples with."""

from __future__ import annotations

from diffusion_studio.diffusion import Denoiser
from diffusion_studio.models.checkpoint import LoadedModel
from diffusion_studio.models.inference import Precision
from diffusion_studio.models.opened import OpenModel


def fast_denoiser(model: LoadedModel, precision: Precision = "float32") -> Denoiser:
    """The denoiser of `model`, its network laid out to sample fast, in `precision`.

    The same bits as the window and the command line, on the same device, threads and version of
    PyTorch. A network that is not ours stays as it was loaded, in float32.
    """
    given = model.denoiser
    network, _ = OpenModel(model).network(precision)
    return Denoiser(
        network,
        given.parameterisation,
        given.learned_variance,
        given.clip,
        model.card.null_label,
    )
