"""The table of known public checkpoints: it builds what it says, and agrees with the recogniser."""

from __future__ import annotations

import math
from hashlib import sha256

import pytest
import torch

from diffusion_studio.models import build_classifier, build_unet, parse_card
from diffusion_studio.models.card import ModelCard, ScheduleCard
from diffusion_studio.models.diffusers_network import build_diffusers_unet
from diffusion_studio.models.downloads.request import understand
from diffusion_studio.models.needs import card_memory
from diffusion_studio.models.public import PublicModel, public_model, public_models
from diffusion_studio.models.published import recognised

LAYOUTS = {
    "adm-imagenet-64": "57c62a4f7b1e926d00732018c443602351a7bd656ad3dca91cd16ec78fd9810e",
    "adm-imagenet-128": "7b117c11a9f2c4b90aba2462d36c0af9a119ea52f05659b4098ef16560536cdf",
    "adm-imagenet-256": "fffd0dc7fb1ea15687bb830a70f981d2d790cda660e0dde652232805a99aafe0",
    "adm-imagenet-256-uncond": "4efc0538b223809599d0ee8af83899df758f53f58b0a9ca6a79230a721dec469",
    "adm-imagenet-512": "f80f2128fc5cf801c4db046a469ccde8f3811751773cb1594d7d63e3245671fd",
    "adm-ffhq-256": "270e21be0291d945d7bd94b1cf6f6d41cdc4d17463510e799fa13b7481efdff0",
    "adm-classifier-64": "0d8aade3cdd5ab7cd2c85ea2ffa5b7d6fe6f49b8cbed61caa8c2b15169a6eb00",
    "adm-classifier-128": "833f481fbf830d3c83cc24c16c8c2e965aa08cbc082dfac329d0388586d1973f",
    "adm-classifier-256": "4661ccc9d5c5aa19e89c95665806531d6f034b319055f063cf9967f73840d7f4",
    "adm-classifier-512": "88a562a7fb39e1195f8a5d237b76c4d88bfb9ec674e6f923ae461aeda85e2ddf",
}
"""sha256 of the names and shapes ("NAME [SHAPE]" a line, sorted) of the networks that
openai/guided-diffusion's own create_model and create_classifier build from its README's flags."""
LAYOUTS |= {
    f"adm-lsun-{kind}": LAYOUTS["adm-imagenet-256-uncond"] for kind in ("bedroom", "cat", "horse")
}

ADM = [model for model in public_models() if model.config]


@pytest.mark.parametrize("model", ADM, ids=lambda model: model.name)
def test_an_entrys_options_make_the_published_network(model: PublicModel) -> None:
    """At full size, on the meta device, which holds shapes alone: name for name and shape for
    shape as the authors' code has it."""
    with torch.device("meta"):
        build = build_classifier if model.is_classifier else build_unet
        network = build(**model.config)
    state = network.state_dict()
    lines = "".join(f"{name} {list(state[name].shape)}\n" for name in sorted(state))
    assert sha256(lines.encode()).hexdigest() == LAYOUTS[model.name]
    shapes = [tensor.shape for tensor in state.values()]
    parameters = sum(math.prod(shape) for shape in shapes)
    assert parameters == model.parameters
    known = recognised(len(shapes), parameters)
    assert known is not None
    assert (known.size, known.schedule) == (model.size, model.schedule)
    if model.classifier_scale is not None:
        assert known.defaults.classifier_scale_for("ddpm") == model.classifier_scale
        assert known.defaults.classifier_scale_for("ddim") == 2 * model.classifier_scale
        assert known.defaults.classifier_scale_range[1] > 2 * model.classifier_scale
    assert (known.architecture == "adm_classifier") == model.is_classifier
    assert {name: network.config.model_dump()[name] for name in known.config} == known.config
    assert tuple(network.config.widths) == model.shape.widths


def test_the_hubs_networks_have_the_parameters_that_are_told() -> None:
    """Their options as their config.json has them (Ho et al. 2020, appendix B)."""
    for name, side, widths, attention in (
        ("ddpm-cifar10-32", 32, (128, 256, 256, 256), 1),
        ("ddpm-cat-256", 256, (128, 128, 256, 256, 512, 512), 4),
    ):
        down = ["DownBlock2D"] * len(widths)
        down[attention] = "AttnDownBlock2D"
        up = [kind.replace("Down", "Up") for kind in reversed(down)]
        with torch.device("meta"):
            network = build_diffusers_unet(
                sample_size=side,
                block_out_channels=widths,
                down_block_types=down,
                up_block_types=up,
                attention_head_dim=None,
            )
        known = public_model(name)
        assert known is not None
        assert known.parameters == sum(tensor.numel() for tensor in network.parameters())
        assert (known.size, known.shape.widths) == (side, widths)


def test_every_entry_can_be_fetched_and_says_what_it_is() -> None:
    names = [model.name for model in public_models()]
    assert len(set(names)) == len(names)
    for model in public_models():
        wanted = understand(model.name)
        assert wanted.name == model.name
        assert bool(wanted.address) != bool(wanted.repository)
        assert model.about.endswith(".")
        assert model.licence
        assert model.source.startswith("https://")
        assert all(len(mark) == 64 for mark in model.sha256.values())
        assert model.bytes == pytest.approx(4 * model.parameters, rel=0.01)
        assert model.memory > model.bytes


def test_every_guided_network_names_a_classifier_of_its_size_and_the_papers_scale() -> None:
    scales = {}
    for model in public_models():
        if model.classifier:
            classifier = public_model(model.classifier)
            assert classifier is not None
            assert classifier.is_classifier
            assert classifier.size == model.size
            scales[model.name] = model.classifier_scale
    assert scales == {
        "adm-imagenet-64": 1.0,
        "adm-imagenet-128": 0.5,
        "adm-imagenet-256": 1.0,
        "adm-imagenet-512": 4.0,
        "adm-imagenet-256-uncond": 10.0,
    }


def test_a_cards_memory_is_that_of_the_table() -> None:
    known = public_model("adm-imagenet-256-uncond")
    assert known is not None
    card = ModelCard(
        name="mine",
        config=known.config,
        size=(256, 256),
        schedule=ScheduleCard(kind="linear"),
        parameters=known.parameters,
    )
    assert card_memory(parse_card(card.to_json())) == known.memory
    assert card_memory(card.model_copy(update={"parameters": None})) is None
