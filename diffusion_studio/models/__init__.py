"""Networks, weight files and model cards.

The names that need torch, or take time to import, are resolved on first use, so that cards and
the catalogue can be read by the window, which never imports torch.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from diffusion_studio.models.card import (
    ModelCard,
    ModelError,
    ScheduleCard,
    parse_card,
    read_card,
)
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
    from diffusion_studio.models.downloads import (
        DownloadError,
        DownloadPhase,
        Downloads,
        DownloadStatus,
    )
    from diffusion_studio.models.fast import fast_denoiser
    from diffusion_studio.models.import_list import forget_import, imported, remember_import
    from diffusion_studio.models.needs import card_memory
    from diffusion_studio.models.public import PublicModel, public_model, public_models
    from diffusion_studio.models.schedule_curve import alpha_bar_curve
    from diffusion_studio.models.source import describe
    from diffusion_studio.models.unet import build_unet

__all__ = [
    "DownloadError",
    "DownloadPhase",
    "DownloadStatus",
    "Downloads",
    "LoadedModel",
    "ModelCard",
    "ModelError",
    "PublicModel",
    "ScheduleCard",
    "alpha_bar_curve",
    "build_classifier",
    "build_unet",
    "bundled",
    "card_memory",
    "check_classifier",
    "companion",
    "default_model",
    "describe",
    "downloaded",
    "fast_denoiser",
    "forget_import",
    "imported",
    "load",
    "load_classifier",
    "locate",
    "models_folder",
    "parse_card",
    "public_model",
    "public_models",
    "read_card",
    "remember_import",
    "resources",
]

_HOMES = {
    "DownloadError": "downloads",
    "DownloadPhase": "downloads",
    "DownloadStatus": "downloads",
    "Downloads": "downloads",
    "LoadedModel": "checkpoint",
    "PublicModel": "public",
    "load": "checkpoint",
    "load_classifier": "checkpoint",
    "alpha_bar_curve": "schedule_curve",
    "build_classifier": "classifier",
    "build_unet": "unet",
    "card_memory": "needs",
    "describe": "source",
    "fast_denoiser": "fast",
    "forget_import": "import_list",
    "imported": "import_list",
    "public_model": "public",
    "public_models": "public",
    "remember_import": "import_list",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
