"""Networks, weight files and model cards.

The names that need torch, or take time to import, are resolved on first use, so that cards and
the catalogue can be read by the window, which never imports torch.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from diffusion_studio.models.card import ModelCard, ModelError, parse_card, read_card
from diffusion_studio.models.catalogue import bundled, default_model, locate, resources
from diffusion_studio.models.companions import check_classifier, companion

if TYPE_CHECKING:
    from diffusion_studio.models.checkpoint import LoadedModel, load, load_classifier
    from diffusion_studio.models.classifier import build_classifier
    from diffusion_studio.models.source import describe
    from diffusion_studio.models.unet import build_unet

__all__ = [
    "LoadedModel",
    "ModelCard",
    "ModelError",
    "build_classifier",
    "build_unet",
    "bundled",
    "check_classifier",
    "companion",
    "default_model",
    "describe",
    "load",
    "load_classifier",
    "locate",
    "parse_card",
    "read_card",
    "resources",
]

_HOMES = {
    "LoadedModel": "checkpoint",
    "load": "checkpoint",
    "load_classifier": "checkpoint",
    "build_classifier": "classifier",
    "build_unet": "unet",
    "describe": "source",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
