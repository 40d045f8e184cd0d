"""Classical restoration: what was done before there were models that know pictures.

    from diffusion_studio.classical.baselines import baselines_for     # imports torch
    from diffusion_studio.classical.noise_estimate import estimated_noise      # does not

Deblurring, inpainting and denoising are scikit-image's, so that the numbers are those that everyone
gets. It is imported with the first baseline.
"""
