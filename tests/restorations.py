"""Pictures, masks and specs that the tests of restoring share."""

from __future__ import annotations

from typing import Any

import numpy as np

from diffusion_studio.attachments import attach

SIDE = 16


def gradient_picture(height: int = SIDE, width: int = SIDE) -> np.ndarray:
    """uint8 [height, width, 3]: red grows to the right, green downwards; blue is a chequer."""
    rows, columns = np.mgrid[:height, :width]
    chequer = 60 + 120 * ((rows // 4 + columns // 4) % 2)
    ramps = 40 + 160 * columns // width, 40 + 160 * rows // height
    return np.stack([*ramps, chequer], axis=-1).astype(np.uint8)


def box_mask(side: int = SIDE) -> np.ndarray:
    """uint8 [side, side]: the middle half is to be repainted."""
    mask = np.zeros((side, side), np.uint8)
    mask[side // 4 : -side // 4, side // 4 : -side // 4] = 255
    return mask


OPERATOR_SPECS: dict[str, dict[str, Any]] = {
    "inpainting": {"mask": attach(box_mask())},
    "outpainting": {"left": 4, "right": 2},
    "gaussian_blur": {"sigma": 1.0},
    "motion_blur": {"length": 4.0, "angle": 30.0},
    "kernel": {"taps": ((0.0, 1.0, 0.0), (1.0, 4.0, 1.0), (0.0, 1.0, 0.0))},
    "downsampling": {"factor": 2},
    "denoising": {},
    "radon": {"angles": 6},
    "colourisation": {},
    "compressed_sensing": {"share": 0.3},
    "high_dynamic_range": {},
    "jpeg": {},
    "phase_retrieval": {},
}
"""The fields of every kind of operator, for pictures of 16 x 16 pixels."""


def restoration(kind: str, by: str = "", **fields: Any) -> dict[str, Any]:
    """A restoration of the gradient picture from an operator of this kind, by a kind of solver (or
    the best), simulated with 2 % of noise unless `fields` differ."""
    from diffusion_studio.restoration_specs import solvers_for

    return {
        "picture": attach(gradient_picture()),
        "operator": {"kind": kind, **OPERATOR_SPECS[kind]},
        "solver": {"kind": by or solvers_for(kind)[0]},
        "noise_sigma": 0.04,
        "simulated": True,
        **fields,
    }
