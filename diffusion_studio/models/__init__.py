"""Networks, weight files and model cards.

The names that need torch, or take time to import, are resolved on first use, so that cards and
the catalogue can be read by the window, which never imports torch.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from diffusion_studio.models.card import ModelCard, ModelError, parse_card, read_card
from diffusion_studio.models.catalogue import (
    bundled,
    default_model,
    downloaded,
    locate,
    models_folder,
    resources,
)
from diffusion_studio.models.companions import check_classifier, companion

if TYPE_CHECKING:
    from diffusion_studio.models.checkpoint import LoadedModel, load, load_classifier
    from diffusion_studio.models.classifier import build_classifier
    from diffusion_studio.models.downloads import DownloadError, Downloads
    from diffusion_studio.models.needs import card_memory
    from diffusion_studio.models.public import PublicModel, public_model, public_models
    from diffusion_studio.models.source import describe
    from diffusion_studio.models.unet import build_unet

__all__ = [
    "DownloadError",
    "Downloads",
    "LoadedModel",
    "ModelCard",
    "ModelError",
    "PublicModel",
    "build_classifier",
    "build_unet",
    "bundled",
    "card_memory",
    "check_classifier",
    "companion",
    "default_model",
    "describe",
    "downloaded",
    "load",
    "load_classifier",
    "locate",
    "models_folder",
    "parse_card",
    "public_model",
    "public_models",
    "read_card",
    "resources",
]

_HOMES = {
    "DownloadError": "downloads",
    "Downloads": "downloads",
    "LoadedModel": "checkpoint",
    "PublicModel": "public",
    "load": "checkpoint",
    "load_classifier": "checkpoint",
    "build_classifier": "classifier",
    "build_unet": "unet",
    "card_memory": "needs",
    "describe": "source",
    "public_model": "public",
    "public_models": "public",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
