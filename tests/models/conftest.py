"""Weights files as people have them: the golden networks, saved and described in every way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from safetensors.torch import load_file
from torch import Tensor

GOLDEN = Path(__file__).parent.parent / "data" / "golden"
META: dict[str, Any] = json.loads((GOLDEN / "meta.json").read_text())
NOT_IN_SHAPES = ("num_heads", "num_head_channels", "use_new_attention_order")

Describe = Callable[..., Path]


def golden_weights(name: str) -> dict[str, Tensor]:
    """The reference program's own weights, float16, under its own names."""
    return load_file(GOLDEN / f"{name}.safetensors")


@pytest.fixture(scope="session")
def figures() -> dict[str, Tensor]:
    """Inputs and outputs of the reference program."""
    return load_file(GOLDEN / "tensors.safetensors")


@pytest.fixture
def describe_beside() -> Describe:
    """`describe_beside(weights, config, **more)`: a card beside the file that says what its shapes
    do not tell, and no more."""

    def write(weights: Path, config: dict[str, Any], **more: Any) -> Path:
        options = {name: config[name] for name in NOT_IN_SHAPES if name in config}
        options.setdefault("use_new_attention_order", False)
        card = {"size": [32, 32], "schedule": {"kind": "linear"}, "config": options, **more}
        path = weights.with_name(weights.name + ".json")
        path.write_text(json.dumps(card))
        return path

    return write
