"""The mathematics: schedules, denoisers, samplers, conditions, and the one loop."""

from diffusion_studio.diffusion.conditions import Condition
from diffusion_studio.diffusion.conditions.classifier import ClassifierGuidance
from diffusion_studio.diffusion.conditions.classifier_free import ClassifierFreeGuidance
from diffusion_studio.diffusion.denoiser import Denoiser, Prediction
from diffusion_studio.diffusion.interpolation import lerp, slerp
from diffusion_studio.diffusion.loop import State, Step, invert, sample
from diffusion_studio.diffusion.noise import SeededNoise
from diffusion_studio.diffusion.samplers import DDIM, DDPM, DPMSolver2M, Sampler, Transition
from diffusion_studio.diffusion.schedule import CLEAN, Hop, NoiseLevel, NoiseSchedule

__all__ = [
    "CLEAN",
    "DDIM",
    "DDPM",
    "ClassifierFreeGuidance",
    "ClassifierGuidance",
    "Condition",
    "DPMSolver2M",
    "Denoiser",
    "Hop",
    "NoiseLevel",
    "NoiseSchedule",
    "Prediction",
    "Sampler",
    "SeededNoise",
    "State",
    "Step",
    "Transition",
    "invert",
    "lerp",
    "sample",
    "slerp",
]
