"""`models known`, `models download` and `models verify`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from diffusion_studio.models import downloaded, public_models
from tests.cli.conftest import Run
from tests.models.shelf import Shelf, answers, serve
from tests.models.test_diffusers_folders import make_unet


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    shelf = Shelf()
    server, thread = serve(shelf)
    yield shelf
    server.shutdown()
    server.server_close()
    thread.join()


def test_known_models_are_listed_with_what_one_wants_to_know(run: Run) -> None:
    told = json.loads(run("models", "known", "--json").stdout)
    assert [row["name"] for row in told] == [model.name for model in public_models()]
    for row in told:
        assert row["bytes"] > 10**8
        assert not row["downloaded"]
    shown = run("models", "known").stdout
    for fact in ("adm-imagenet-256-uncond", "2,211 MB", "Apache-2.0", "Faces"):
        assert fact in shown


def test_a_model_is_fetched_listed_and_used(run: Run, shelf: Shelf, tiny_model: Path) -> None:
    shelf.files["net.safetensors"] = (tiny_model / "model.safetensors").read_bytes()
    fetched = run("models", "download", shelf.url("net.safetensors"), "--name", "mine")
    assert fetched.exit_code == 0, fetched.stderr
    path = Path(fetched.stdout.strip())
    assert path == downloaded()["mine"]
    assert path.read_bytes() == shelf.files["net.safetensors"]
    path.with_name("card.json").write_bytes((tiny_model / "card.json").read_bytes())
    listed = run("models", "list")
    assert listed.exit_code == 0
    assert "model.safetensors" in listed.stderr  # which is what the card is for
    path.rename(path.with_name("model.safetensors"))
    assert "16 × 16" in run("models", "show", "mine").stdout
    rows = json.loads(run("models", "list", "--json").stdout)
    assert rows[-1]["name"] == "mine"
    assert rows[-1]["labels"] == ["circle", "square", "star"]


def test_what_cannot_be_fetched_is_one_sentence(run: Run, shelf: Shelf) -> None:
    refused = run("models", "download", "no such thing")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("Error: 'no such thing' is neither a known model")
    shelf.files["net.safetensors"] = b"x"
    shelf.mishaps = [answers(404)]
    failed = run("models", "download", shelf.url("net.safetensors"))
    assert failed.exit_code == 1
    assert failed.stderr.splitlines()[-1].startswith("Error: There is no file at http")
    assert failed.stdout == ""


def test_verify_tells_the_largest_difference(run: Run, tmp_path: Path, tiny_model: Path) -> None:
    from diffusers import DDPMPipeline, DDPMScheduler

    DDPMPipeline(unet=make_unet(), scheduler=DDPMScheduler()).save_pretrained(tmp_path)
    asked = ("models", "verify", tmp_path, "--against", "diffusers", "--steps", 4)
    told = run(*asked)
    assert told.exit_code == 0
    assert told.stdout.count("equal  DD") == 3
    assert told.stdout.count("largest difference") == 3
    (tmp_path / "card.json").write_text(json.dumps({"schedule": {"kind": "cosine"}}))
    apart = run(*asked)
    assert apart.exit_code == 1
    assert apart.stderr.startswith("Error: More than 0.001 apart from diffusers: DDIM")
    assert run("models", "verify", tiny_model).exit_code == 2
