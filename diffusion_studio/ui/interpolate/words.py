"""The words of the Interpolate panel."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def names() -> dict[str, str]:
    """The words beside each field, by its name."""
    return {
        "shape": translate("Interpolate", "Path"),
        "mix": translate("Interpolate", "Way"),
        "strength": translate("Interpolate", "Strength"),
        "columns": translate("Interpolate", "Columns"),
        "rows": translate("Interpolate", "Rows"),
    }


def group_titles() -> dict[str, str]:
    """The headings over the groups of settings."""
    return {
        "ends": translate("Interpolate", "From where to where"),
        "mixing": translate("Interpolate", "How it is mixed"),
        "look": translate("Interpolate", "Look along the path"),
    }


def shapes() -> list[tuple[str, str]]:
    """The kinds of paths."""
    return [
        (translate("Interpolate", "Between two"), "line"),
        (translate("Interpolate", "Among four corners"), "grid"),
        (translate("Interpolate", "Coarse to fine"), "coarse_to_fine"),
    ]


def end_names(grid: bool) -> tuple[str, ...]:
    """What the ends are called: of a line, or of a grid."""
    if grid:
        return (
            translate("Interpolate", "Top left"),
            translate("Interpolate", "Top right"),
            translate("Interpolate", "Bottom left"),
            translate("Interpolate", "Bottom right"),
        )
    return translate("Interpolate", "From"), translate("Interpolate", "To"), "", ""


def tips() -> dict[str, str]:
    """What each field does, what too much and too little look like, and its default."""
    return _tips_of_mixing() | _tips_of_ends()


def _tips_of_mixing() -> dict[str, str]:
    return {
        "shape": translate(
            "Interpolate",
            "Between two: one row from end to end. Among four corners: a grid. Coarse to fine: two"
            " pictures, mixed at more noise in every row, so that first details and then the whole"
            " content change.\n\nDefault: between two.",
        ),
        "mix": translate(
            "Interpolate",
            "How noises are mixed. Along the arc (spherical) every mixture is as strong as noise"
            " has to be. Straight: the middle is too weak, and its pictures turn flat and"
            " grey.\n\nDefault: along the arc.",
        ),
        "strength": translate(
            "Interpolate",
            "How noisy the pictures are made before they are mixed.\n\nToo little: the mixture is a"
            " double exposure. Too much: little of the pictures is left in it.\n\nDefault: 0.6.",
        ),
        "columns": translate(
            "Interpolate",
            "How many pictures lie side by side.\n\nFew: large jumps. Many: smooth, and it takes as"
            " much longer.\n\nDefault: 8.",
        ),
        "rows": translate(
            "Interpolate",
            "How many rows there are: of a grid, or of noise levels from a little to"
            " all.\n\nFew: large jumps. Many: smooth, and it takes as much longer; there are at"
            " most 64 pictures.\n\nDefault: 4.",
        ),
    }


def _tips_of_ends() -> dict[str, str]:
    return {
        "pad": translate(
            "Interpolate",
            "Drag the handle, or use the arrow keys: the picture there is made in 8 quick steps."
            " The run itself takes all its steps.",
        ),
        "end": translate(
            "Interpolate",
            "What the path leads from and to: the noise of a seed, a picture, or an inverted"
            " picture (Generate, Start from, Invert).\n\nEnds that are alike give a dull path; a"
            " picture goes with pictures alone.\n\nDefault: noise.",
        ),
        "seed": translate(
            "Interpolate",
            "The noise of this end; of a picture the noise that it is mixed with. No seed is more"
            " or less than another: 3 and 4 are as different as any two.\n\nDefault: 1 to 4.",
        ),
        "same_noise": translate(
            "Interpolate",
            "Noise all pictures alike, with the first seed, so that what differs along the path"
            " comes from the pictures alone. Off, each end has its own seed's noise, and details"
            " swim.\n\nDefault: on.",
        ),
        "labelled": translate(
            "Interpolate",
            "Give each end a label of its own. In between, what the network is told is mixed of"
            " their embeddings: half a boat, half a house. Else all have the Generate tab's"
            " label.\n\nDefault: off.",
        ),
        "sheet": translate(
            "Interpolate", "Save the finished path as one PNG, a strip or a grid, with its recipe."
        ),
        "film": translate(
            "Interpolate", "Save the finished path as a GIF that goes there and back."
        ),
    }
