"""The example pictures that ship with the program: scenes that no starter was trained on.

    python -m diffusion_studio.training.examples

draws resources/examples/NAME-SIZE.png anew, and examples.json, which names class and seed of each.
Their seeds are of the range TEST, of which training and validation see nothing.
"""

from __future__ import annotations

import json
from pathlib import Path

from PIL import Image

from diffusion_studio import models
from diffusion_studio.training.data.scenes import TEST, scene

SIZES = (32, 64)  # pixels a side, as the starters make them
PICTURES = {"boat": 500_002, "house": 500_003, "flower": 500_005, "fish": 500_002}
PICTURES |= {"balloon": 500_003, "cat": 500_000}
"""Class -> how far its seed lies behind the start of TEST."""


def write_examples(folder: Path) -> list[Path]:
    """Draw all examples into a folder, which is made; the files, examples.json last."""
    folder.mkdir(parents=True, exist_ok=True)
    written, listed = [], []
    for name, offset in PICTURES.items():
        for size in SIZES:
            path = folder / f"{name}-{size}.png"
            seed = TEST.start + offset
            Image.fromarray(scene(name, seed, size)).save(path, optimize=True)
            written.append(path)
            listed.append({"file": path.name, "scene": name, "seed": seed, "size": size})
    index = folder / "examples.json"
    index.write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
    return [*written, index]


if __name__ == "__main__":
    for path in write_examples(models.resources() / "examples"):
        print(path)
