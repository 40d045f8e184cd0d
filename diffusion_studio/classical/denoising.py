"""Taking noise away. Pictures are float64 [H, W, C], about [0, 1]; sigma is the noise's standard
deviation in these units."""

from __future__ import annotations

import numpy as np

TV_WEIGHT = 0.7
"""Of total variation, in sigmas; found on validation scenes."""

NLM_H = 0.8  # in sigmas, as scikit-image advises for its fast form


def total_variation(picture: np.ndarray, sigma: float) -> np.ndarray:
    """Rudin, Osher & Fatemi 1992, by Chambolle 2004: flat areas with sharp edges."""
    from skimage.restoration import denoise_tv_chambolle

    if sigma <= 0:
        return picture
    found: np.ndarray = denoise_tv_chambolle(
        picture, weight=TV_WEIGHT * sigma, eps=1e-5, max_num_iter=400, channel_axis=-1
    )
    return found


def non_local_means(picture: np.ndarray, sigma: float) -> np.ndarray:
    """Buades, Coll & Morel 2005: the mean of places that look alike."""
    from skimage.restoration import denoise_nl_means

    if sigma <= 0:
        return picture
    found: np.ndarray = denoise_nl_means(
        picture,
        patch_size=min(5, *picture.shape[:2]),
        patch_distance=6,
        h=NLM_H * sigma,
        sigma=sigma,
        fast_mode=True,
        channel_axis=-1,
    )
    return found
