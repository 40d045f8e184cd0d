"""The mathematics: schedules, denoisers, samplers, conditions, and the one loop."""

from diffusion_studio.diffusion.conditions import Condition
from diffusion_studio.diffusion.conditions.classifier import ClassifierGuidance
from diffusion_studio.diffusion.conditions.classifier_free import ClassifierFreeGuidance
from diffusion_studio.diffusion.conditions.dps import DPS
from diffusion_studio.diffusion.denoiser import Denoiser, Prediction
from diffusion_studio.diffusion.interpolation import lerp, slerp
from diffusion_studio.diffusion.loop import NotFinite, State, Step, invert, sample
from diffusion_studio.diffusion.mixture import GaussianMixture
from diffusion_studio.diffusion.noise import SeededNoise
from diffusion_studio.diffusion.operators import Operator
from diffusion_studio.diffusion.operators.blur import GaussianBlur, Kernel
from diffusion_studio.diffusion.operators.downsampling import Downsampling
from diffusion_studio.diffusion.operators.inpainting import Inpainting
from diffusion_studio.diffusion.samplers import (
    DDIM,
    DDPM,
    DPMSolver2M,
    Langevin,
    Sampler,
    Transition,
)
from diffusion_studio.diffusion.schedule import CLEAN, Hop, NoiseLevel, NoiseSchedule, dwell

__all__ = [
    "CLEAN",
    "DDIM",
    "DDPM",
    "DPS",
    "ClassifierFreeGuidance",
    "ClassifierGuidance",
    "Condition",
    "DPMSolver2M",
    "Denoiser",
    "Downsampling",
    "GaussianBlur",
    "GaussianMixture",
    "Hop",
    "Inpainting",
    "Kernel",
    "Langevin",
    "NoiseLevel",
    "NoiseSchedule",
    "NotFinite",
    "Operator",
    "Prediction",
    "Sampler",
    "SeededNoise",
    "State",
    "Step",
    "Transition",
    "dwell",
    "invert",
    "lerp",
    "sample",
    "slerp",
]
