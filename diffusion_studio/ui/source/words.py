"""What the window says of the opened picture."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from diffusion_studio.library.open_picture import Change
from diffusion_studio.ui.command import QT_TRANSLATE_NOOP
from diffusion_studio.ui.source.source import Fit, SourcePicture
from diffusion_studio.ui.source.sourcing import Sourcing

translate = QCoreApplication.translate

FITS: dict[Fit, str] = {
    "frame": QT_TRANSLATE_NOOP("Source", "Frame"),
    "crop": QT_TRANSLATE_NOOP("Source", "Largest part"),
    "letterbox": QT_TRANSLATE_NOOP("Source", "All, with edges"),
    "stretch": QT_TRANSLATE_NOOP("Source", "All, stretched"),
    "tiles": QT_TRANSLATE_NOOP("Source", "All, by tiles"),
}

EXAMPLES = {
    "boat": QT_TRANSLATE_NOOP("Restore", "Boat"),
    "house": QT_TRANSLATE_NOOP("Restore", "House"),
    "flower": QT_TRANSLATE_NOOP("Restore", "Flower"),
    "fish": QT_TRANSLATE_NOOP("Restore", "Fish"),
    "balloon": QT_TRANSLATE_NOOP("Restore", "Balloon"),
    "cat": QT_TRANSLATE_NOOP("Restore", "Cat"),
}

CHANGES: dict[Change, str] = {
    "turned": QT_TRANSLATE_NOOP("Source", "turned as the camera says"),
    "first of several": QT_TRANSLATE_NOOP("Source", "the first of several pictures in the file"),
    "16 bits": QT_TRANSLATE_NOOP("Source", "reduced to 8 bits a colour"),
    "cmyk": QT_TRANSLATE_NOOP("Source", "converted from CMYK"),
    "on white": QT_TRANSLATE_NOOP("Source", "what is transparent is white"),
}


def called(picture: SourcePicture) -> str:
    """What the opened picture is called, in the language as it is now."""
    match picture.kind:
        case "example":
            return example_words(picture.name)
        case "recipe":
            return translate("Restore", "The recipe's picture")
        case "pasted":
            return translate("Source", "Pasted picture")
        case "seed":
            return translate("Source", "Seed {seed}").format(seed=picture.name)
    return picture.name


def example_words(name: str) -> str:
    """What an example of the program shows."""
    return translate("Restore", EXAMPLES[name]) if name in EXAMPLES else name


def fit_words(fit: Fit) -> str:
    """What a way to choose the region is called."""
    return translate("Source", FITS[fit])


def opened_words(name: str, size: tuple[int, int], changes: tuple[Change, ...]) -> str:
    """That a picture was opened, and what was done to it on the way."""
    words = translate("Source", "{name}: {width} × {height} pixels")
    height, width = size
    said = [words.format(name=name, width=width, height=height)]
    return ", ".join(said + [translate("Source", CHANGES[change]) for change in changes])


def seen_words(picture: SourcePicture) -> str:
    """What stands above the canvas while the opened picture alone is on it."""
    height, width = picture.size
    return f"{called(picture)} · {width} × {height}"


def region_words(sourcing: Sourcing) -> str:
    """What becomes of the region on its way to the model."""
    placement, picture = sourcing.placement, sourcing.picture
    if placement is None or picture is None:
        return ""
    height, width = placement.size
    if picture.fit == "tiles":
        words = translate(
            "Source", "{width} × {height} by {tiles} tiles: as many network calls a step and sample"
        )
        return words.format(width=width, height=height, tiles=sourcing.tile_count)
    if placement.exact:
        words = translate("Source", "{width} × {height}, pixel by pixel")
        return words.format(width=width, height=height)
    scale = QLocale().toString(placement.scale, "g", 3)
    words = translate("Source", "scaled × {scale} to {width} × {height}; the mask follows")
    return words.format(scale=scale, width=width, height=height)
