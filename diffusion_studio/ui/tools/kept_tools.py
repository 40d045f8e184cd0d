"""The brush and the look of the mask, kept over restarts."""

from __future__ import annotations

from diffusion_studio.ui.canvas.brush import Brush
from diffusion_studio.ui.settings import MaskTools
from diffusion_studio.ui.tools.masking import Look, Masking


def recall_tools(masking: Masking, kept: MaskTools) -> None:
    """Take the tools in hand as they were kept."""
    size = masking.brush.size if kept.size is None else kept.size
    masking.sized = kept.size is not None
    masking.brush = Brush(size, kept.hardness, kept.pressure)
    masking.look = Look(kept.opacity, kept.colour, masking.look.shown)
    masking.edge = kept.edge


def tools_to_keep(masking: Masking) -> MaskTools:
    """The tools as they are; a size that nobody has chosen is left to the next picture."""
    return MaskTools.model_validate(
        {
            "size": masking.brush.size if masking.sized else None,
            "hardness": masking.brush.hardness,
            "pressure": masking.brush.pressure,
            "edge": masking.edge,
            "colour": masking.look.colour,
            "opacity": masking.look.opacity,
        }
    )
