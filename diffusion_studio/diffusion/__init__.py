"""The mathematics: schedules, denoisers, samplers, conditions, and the one loop."""

from diffusion_studio.diffusion.conditions import Condition
from diffusion_studio.diffusion.conditions.classifier import ClassifierGuidance
from diffusion_studio.diffusion.conditions.classifier_free import ClassifierFreeGuidance
from diffusion_studio.diffusion.conditions.daps import DAPS
from diffusion_studio.diffusion.conditions.ddrm import DDRM
from diffusion_studio.diffusion.conditions.diffpir import DiffPIR
from diffusion_studio.diffusion.conditions.dps import DPS
from diffusion_studio.diffusion.conditions.langevin_daps import LangevinDAPS
from diffusion_studio.diffusion.conditions.mmps import MMPS, PiGDM
from diffusion_studio.diffusion.conditions.replacement import Replacement
from diffusion_studio.diffusion.denoiser import Denoiser, Prediction
from diffusion_studio.diffusion.interpolation import lerp, slerp
from diffusion_studio.diffusion.langevin import (
    AnnealedLangevin,
    Forward,
    PredictorCorrector,
    forward_plan,
    staying_plan,
)
from diffusion_studio.diffusion.loop import NotFinite, State, Step, invert, sample
from diffusion_studio.diffusion.mixture import GaussianMixture
from diffusion_studio.diffusion.noise import SeededNoise
from diffusion_studio.diffusion.operators import LinearOperator, Operator, SpectralOperator
from diffusion_studio.diffusion.operators.blur import CircularKernel, GaussianBlur, Kernel
from diffusion_studio.diffusion.operators.colourisation import Colourisation
from diffusion_studio.diffusion.operators.compressed_sensing import CompressedSensing
from diffusion_studio.diffusion.operators.denoising import Denoising
from diffusion_studio.diffusion.operators.downsampling import Downsampling
from diffusion_studio.diffusion.operators.high_dynamic_range import HighDynamicRange
from diffusion_studio.diffusion.operators.inpainting import Inpainting
from diffusion_studio.diffusion.operators.jpeg import JPEG
from diffusion_studio.diffusion.operators.motion_blur import MotionBlur
from diffusion_studio.diffusion.operators.outpainting import Outpainting
from diffusion_studio.diffusion.operators.phase_retrieval import PhaseRetrieval
from diffusion_studio.diffusion.operators.radon import Radon
from diffusion_studio.diffusion.plans import edm_plan, last_sigma, time_travel
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
    "DAPS",
    "DDIM",
    "DDPM",
    "DDRM",
    "DPS",
    "JPEG",
    "MMPS",
    "AnnealedLangevin",
    "CircularKernel",
    "ClassifierFreeGuidance",
    "ClassifierGuidance",
    "Colourisation",
    "CompressedSensing",
    "Condition",
    "DPMSolver2M",
    "Denoiser",
    "Denoising",
    "DiffPIR",
    "Downsampling",
    "Forward",
    "GaussianBlur",
    "GaussianMixture",
    "HighDynamicRange",
    "Hop",
    "Inpainting",
    "Kernel",
    "Langevin",
    "LangevinDAPS",
    "LinearOperator",
    "MotionBlur",
    "NoiseLevel",
    "NoiseSchedule",
    "NotFinite",
    "Operator",
    "Outpainting",
    "PhaseRetrieval",
    "PiGDM",
    "Prediction",
    "PredictorCorrector",
    "Radon",
    "Replacement",
    "Sampler",
    "SeededNoise",
    "SpectralOperator",
    "State",
    "Step",
    "Transition",
    "dwell",
    "edm_plan",
    "forward_plan",
    "invert",
    "last_sigma",
    "lerp",
    "sample",
    "slerp",
    "staying_plan",
    "time_travel",
]
