"""Pictures to train on: scenes and emoji that are drawn without end, or a folder of one's own.

This page imports no torch, so that the command line can name the scenes at once.
"""

SCENES = (
    "mountains",
    "boat",
    "planet",
    "house",
    "flower",
    "butterfly",
    "fish",
    "mushroom",
    "balloon",
    "cat",
)
"""The classes of the drawn scenes, in the order of their labels."""
