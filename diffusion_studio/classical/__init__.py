"""Classical restoration: what was done before there were models that know pictures.

    for baseline in baselines_for(operator, y, noise_sigma): baseline.name, baseline.picture

Deblurring, inpainting and denoising are scikit-image's, so that the numbers are those that everyone
gets. It is imported with the first baseline.
"""

from diffusion_studio.classical.baselines import Baseline, baselines_for

__all__ = ["Baseline", "baselines_for"]
