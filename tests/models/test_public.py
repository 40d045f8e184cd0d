"""The table of known public checkpoints: it builds what it says, and agrees with the recogniser."""

from __future__ import annotations

import math

import pytest
import torch

from diffusion_studio.models import build_classifier, build_unet, parse_card
from diffusion_studio.models.card import ModelCard, ScheduleCard
from diffusion_studio.models.diffusers_network import build_diffusers_unet
from diffusion_studio.models.downloads.request import understand
from diffusion_studio.models.needs import card_memory
from diffusion_studio.models.public import PublicModel, public_model, public_models
from diffusion_studio.models.published import recognised

ADM = [model for model in public_models() if model.config]


@pytest.mark.parametrize("model", ADM, ids=lambda model: model.name)
def test_an_entrys_options_make_the_published_network(model: PublicModel) -> None:
    """At full size, on the meta device, which holds shapes alone."""
    with torch.device("meta"):
        build = build_classifier if model.is_classifier else build_unet
        network = build(**model.config)
    shapes = [tensor.shape for tensor in network.state_dict().values()]
    parameters = sum(math.prod(shape) for shape in shapes)
    assert parameters == model.parameters
    known = recognised(len(shapes), parameters)
    assert known is not None
    assert (known.size, known.schedule) == (model.size, model.schedule)
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
