"""Downloads, against a server on this machine that drops, stalls, lies and refuses."""

from __future__ import annotations

import json
import re
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from hashlib import sha256

import numpy as np
import pytest
from safetensors.numpy import save

from diffusion_studio.models import public
from diffusion_studio.models.catalogue import downloaded, locate, models_folder
from diffusion_studio.models.downloads import (
    DownloadError,
    DownloadPhase,
    Downloads,
    DownloadStatus,
)
from diffusion_studio.models.downloads import folder as places
from diffusion_studio.models.downloads.transfer import Patience
from tests.models.shelf import (
    Mishap,
    Shelf,
    answers,
    drops,
    ignores_range,
    says,
    serve,
    stalls,
)

QUICK = Patience(connect=2.0, stall=1.0, tries=3, pause=0.01, longest_pause=0.02)
WEIGHTS = save({"noise": np.random.default_rng(0).standard_normal(200_000, dtype=np.float32)})
OTHER = save({"noise": np.random.default_rng(1).standard_normal(200_000, dtype=np.float32)})
LIMIT = 10.0  # seconds for a download to come to rest


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    shelf = Shelf(files={"a/net.safetensors": WEIGHTS})
    server, thread = serve(shelf)
    yield shelf
    shelf.released.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def begin(shelf: Shelf) -> Iterator[Callable[[], Downloads]]:
    """Programs that download; each is closed at the end."""
    opened: list[Downloads] = []

    def open_one() -> Downloads:
        opened.append(Downloads(hub=shelf.address, patience=QUICK))
        return opened[-1]

    yield open_one
    for downloads in opened:
        assert downloads.close()


@pytest.fixture
def downloads(begin: Callable[[], Downloads]) -> Downloads:
    return begin()


def until(
    downloads: Downloads, name: str, there: Callable[[DownloadStatus | None], bool]
) -> DownloadStatus | None:
    end, status = time.monotonic() + LIMIT, downloads.status(name)
    while not there(status):
        assert time.monotonic() < end, status
        status = downloads.wait(name, status, 1.0)
    return status


def at_rest(downloads: Downloads, name: str = "net") -> DownloadStatus:
    status = until(downloads, name, lambda now: now is not None and not now.phase.at_work)
    assert status is not None
    return status


def test_a_file_arrives_whole_and_says_where_it_is_from(shelf: Shelf, downloads: Downloads) -> None:
    address = shelf.url("a/net.safetensors")
    assert downloads.start(address) == "net"
    status = at_rest(downloads)
    assert (status.phase, status.sentence) == (DownloadPhase.DONE, "")
    assert status.path == models_folder() / "net" / "net.safetensors"
    assert status.path.read_bytes() == WEIGHTS
    assert status.received == status.total == len(WEIGHTS)
    assert json.loads(status.path.with_name("net.safetensors.json").read_text()) == {
        "source": address
    }
    assert downloaded() == {"net": status.path}
    assert locate("net") == status.path
    assert not (models_folder() / places.PENDING / "net").exists()
    with pytest.raises(DownloadError, match=r"already a model net .* remove it first"):
        downloads.start(address)


def test_a_connection_that_drops_is_taken_up_where_it_broke(
    shelf: Shelf, downloads: Downloads
) -> None:
    shelf.mishaps = [drops(1000), drops(50_000), drops(0), drops(0), drops(300_000)]
    downloads.start(shelf.url("a/net.safetensors"))
    status = at_rest(downloads)
    assert status.phase is DownloadPhase.DONE, status.sentence
    assert status.path is not None
    assert status.path.read_bytes() == WEIGHTS
    ranges = [request.get("Range") for request in shelf.requests]
    assert ranges == [None, "bytes=1000-", "bytes=51000-", "bytes=51000-", "bytes=51000-",
                      "bytes=351000-"]  # fmt: skip


def test_one_that_brings_nothing_again_and_again_fails_and_can_be_resumed(
    shelf: Shelf, downloads: Downloads
) -> None:
    shelf.mishaps = [drops(70_000), *[drops(0)] * 3]
    downloads.start(shelf.url("a/net.safetensors"))
    status = at_rest(downloads)
    assert status.phase is DownloadPhase.FAILED
    assert "cannot be reached (" in status.sentence
    assert status.sentence.endswith("check the connection, then resume.")
    assert status.received == 70_000
    downloads.resume("net")
    assert at_rest(downloads).phase is DownloadPhase.DONE
    assert shelf.requests[-1]["Range"] == "bytes=70000-"


def test_a_server_that_stalls_is_asked_again(shelf: Shelf, downloads: Downloads) -> None:
    shelf.mishaps = [stalls(100_000)]
    downloads.start(shelf.url("a/net.safetensors"))
    status = at_rest(downloads)
    assert status.phase is DownloadPhase.DONE
    assert shelf.requests[-1]["Range"] == "bytes=100000-"


def hold_in_the_middle(shelf: Shelf, downloads: Downloads) -> DownloadStatus:
    """Begin a download, pause it while the server stalls, and give how it then stands."""
    shelf.mishaps = [stalls(100_000)]
    downloads.start(shelf.url("a/net.safetensors"))
    until(downloads, "net", lambda now: now is not None and now.received == 100_000)
    downloads.pause("net")
    return at_rest(downloads)


def test_pause_holds_at_once_and_resume_goes_on(shelf: Shelf, downloads: Downloads) -> None:
    status = hold_in_the_middle(shelf, downloads)
    assert (status.phase, status.received) == (DownloadPhase.PAUSED, 100_000)
    downloads.resume("net")
    assert at_rest(downloads).phase is DownloadPhase.DONE
    assert shelf.requests[-1]["Range"] == "bytes=100000-"


def test_a_new_program_goes_on_where_the_last_one_ended(
    shelf: Shelf, begin: Callable[[], Downloads]
) -> None:
    first = begin()
    shelf.mishaps = [stalls(100_000)]
    first.start(shelf.url("a/net.safetensors"))
    until(first, "net", lambda now: now is not None and now.received == 100_000)
    assert first.close()
    second = begin()
    (status,) = second.statuses()
    assert (status.name, status.phase) == ("net", DownloadPhase.PAUSED)
    assert (status.received, status.total) == (100_000, len(WEIGHTS))
    second.resume("net")
    assert at_rest(second).phase is DownloadPhase.DONE
    assert shelf.requests[-1]["Range"] == "bytes=100000-"


def test_cancel_deletes_what_has_arrived(shelf: Shelf, downloads: Downloads) -> None:
    hold_in_the_middle(shelf, downloads)
    downloads.cancel("net")
    until(downloads, "net", lambda now: now is None)
    assert places.pending_names(models_folder()) == []
    assert list((models_folder() / places.PENDING).glob("*/*")) == []


def test_a_file_that_was_changed_meanwhile_is_fetched_anew(
    shelf: Shelf, downloads: Downloads
) -> None:
    hold_in_the_middle(shelf, downloads)
    shelf.files["a/net.safetensors"] = OTHER
    downloads.resume("net")
    status = at_rest(downloads)
    assert status.phase is DownloadPhase.DONE, status.sentence
    assert status.path is not None
    assert status.path.read_bytes() == OTHER


def test_a_server_without_ranges_begins_anew(shelf: Shelf, downloads: Downloads) -> None:
    shelf.mishaps = [drops(100_000), ignores_range]
    downloads.start(shelf.url("a/net.safetensors"))
    status = at_rest(downloads)
    assert status.phase is DownloadPhase.DONE
    assert status.path is not None
    assert status.path.read_bytes() == WEIGHTS


def test_without_a_mark_and_a_sha256_nothing_is_added_to_what_is_here(
    shelf: Shelf, downloads: Downloads
) -> None:
    shelf.marks = False
    shelf.mishaps = [drops(100_000)]
    downloads.start(shelf.url("a/net.safetensors"))
    status = at_rest(downloads)
    assert status.phase is DownloadPhase.DONE
    assert [request.get("Range") for request in shelf.requests] == [None, None]
    assert status.path is not None
    assert status.path.read_bytes() == WEIGHTS


@pytest.mark.parametrize(
    ("mishaps", "sentence"),
    [
        ([says(len(WEIGHTS) + 500)] * 9, "another file|cannot be reached|has .*; that is not"),
        ([answers(404)], r"no file at http.*net\.safetensors \(404\); check the address"),
        ([answers(403)], r"does not give net\.safetensors to everyone \(403\); log in"),
        ([answers(401)], r"does not give net\.safetensors to everyone \(401\)"),
        ([answers(418)], r"answers 418 to http"),
        ([answers(503)] * 9, r"cannot be reached \(127\.0\.0\.1 answers 503\)"),
        ([answers(200, b"<html>log in</html>")], "is a web page, not weights"),
        ([answers(200, b"")], "is empty"),
        ([answers(302, Location="/nowhere.safetensors")], r"\(404\); check the address"),
        ([answers(302, Location="/a/net.safetensors")] * 30, "cannot be used: .*redirects"),
    ],
)
def test_what_the_server_does_wrong_is_said_in_a_sentence(
    shelf: Shelf, downloads: Downloads, mishaps: list[Mishap], sentence: str
) -> None:
    shelf.mishaps = mishaps
    downloads.start(shelf.url("a/net.safetensors"))
    status = at_rest(downloads)
    assert status.phase is DownloadPhase.FAILED

    assert re.search(sentence, status.sentence), status.sentence
    assert "\n" not in status.sentence
    assert downloaded() == {}


def test_a_server_that_is_busy_is_asked_again(shelf: Shelf, downloads: Downloads) -> None:
    shelf.mishaps = [answers(503, Retry_After="0"), answers(429)]
    downloads.start(shelf.url("a/net.safetensors"))
    assert at_rest(downloads).phase is DownloadPhase.DONE


def test_offline(downloads: Downloads) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    downloads.start(f"http://127.0.0.1:{port}/net.safetensors")
    status = at_rest(downloads)
    assert status.phase is DownloadPhase.FAILED
    assert f"127.0.0.1:{port} cannot be reached" in status.sentence


def test_a_full_disk_is_told_before_anything_is_fetched(
    shelf: Shelf, downloads: Downloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = places.SPARE_ROOM + 1000

    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage)
    downloads.start(shelf.url("a/net.safetensors"))
    status = at_rest(downloads)
    assert status.phase is DownloadPhase.FAILED
    assert "1 MB more are needed" in status.sentence
    assert status.received < len(WEIGHTS)


def test_two_programs_do_not_fetch_the_same_at_once(
    shelf: Shelf, begin: Callable[[], Downloads]
) -> None:
    first, second = begin(), begin()
    shelf.mishaps = [stalls(100_000)]
    first.start(shelf.url("a/net.safetensors"))
    until(first, "net", lambda now: now is not None and now.received == 100_000)
    second.start(shelf.url("a/net.safetensors"))
    assert "Another Diffusion Studio is downloading net" in at_rest(second).sentence
    first.pause("net")
    at_rest(first)


def test_another_download_of_the_same_name_is_refused(shelf: Shelf, downloads: Downloads) -> None:
    hold_in_the_middle(shelf, downloads)
    with pytest.raises(DownloadError, match="net is the name of another download"):
        downloads.start(shelf.url("b/net.safetensors"))
    assert downloads.start(shelf.url("a/net.safetensors"), "mine") == "mine"
    assert at_rest(downloads, "mine").phase is DownloadPhase.DONE


# --- known models: their sha256 ---


@pytest.fixture
def known(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> str:
    """A known model whose file lies on the shelf."""
    entry = public.PublicModel(
        name="known",
        title="Known",
        about="",
        shape=public.Shape(32, (32,), 1),
        parameters=200_000,
        licence="MIT",
        source="https://example.org",
        address=shelf.url("a/net.safetensors"),
        sha256={"net.safetensors": sha256(WEIGHTS).hexdigest()},
    )
    monkeypatch.setattr(public, "public_models", lambda: (entry,))
    return entry.name


def test_a_known_file_is_held_to_its_sha256(shelf: Shelf, downloads: Downloads, known: str) -> None:
    shelf.files["a/net.safetensors"] = OTHER
    downloads.start(known)
    status = at_rest(downloads, known)
    assert status.phase is DownloadPhase.FAILED
    assert "arrived damaged, or is another file: its sha256 begins" in status.sentence
    assert status.received == 0
    shelf.files["a/net.safetensors"] = WEIGHTS
    downloads.resume(known)
    status = at_rest(downloads, known)
    assert status.phase is DownloadPhase.DONE, status.sentence
    assert status.path is not None
    card = json.loads(status.path.with_name("net.safetensors.json").read_text())
    assert card == {"title": "Known", "licence": "MIT", "source": "https://example.org"}


def test_a_part_of_another_file_does_not_pass_for_the_known_one(
    shelf: Shelf, downloads: Downloads, known: str
) -> None:
    """Without ETags a resumed file may be put together of two; its sha256 tells."""
    shelf.marks = False
    shelf.files["a/net.safetensors"] = OTHER
    shelf.mishaps = [drops(100_000), *[drops(0)] * 9]
    downloads.start(known)
    assert at_rest(downloads, known).received == 100_000
    shelf.files["a/net.safetensors"], shelf.mishaps = WEIGHTS, []
    downloads.resume(known)
    assert "arrived damaged" in at_rest(downloads, known).sentence
    downloads.resume(known)
    assert at_rest(downloads, known).phase is DownloadPhase.DONE


# --- the hub ---

CONFIG = json.dumps(
    {
        "_class_name": "UNet2DModel",
        "sample_size": 16,
        "block_out_channels": [32],
        "down_block_types": ["DownBlock2D"],
        "up_block_types": ["UpBlock2D"],
    }
).encode()
SCHEDULER = json.dumps({"_class_name": "DDPMScheduler", "num_train_timesteps": 1000}).encode()
REPOSITORY = {
    "README.md": b"# a model",
    "modeling_ddpm.py": b"raise SystemExit",
    "config.json": CONFIG,
    "scheduler_config.json": SCHEDULER,
    "diffusion_pytorch_model.bin": b"\x80\x02 a pickle",
    "diffusion_pytorch_model.safetensors": WEIGHTS,
}


def test_of_a_repository_only_json_and_one_file_of_weights_are_taken(
    shelf: Shelf, downloads: Downloads
) -> None:
    shelf.repositories["owner/net"] = REPOSITORY
    assert downloads.start("owner/net") == "owner--net"
    status = at_rest(downloads, "owner--net")
    assert status.phase is DownloadPhase.DONE, status.sentence
    assert status.path == models_folder() / "owner--net"
    there = {path.name for path in status.path.iterdir()}
    assert there == {
        "config.json",
        "scheduler_config.json",
        "diffusion_pytorch_model.safetensors",
        places.ORIGIN_FILE,
    }
    origin = json.loads((status.path / places.ORIGIN_FILE).read_text())
    assert origin["revision"] == shelf.commit
    assert {file["url"].split("/")[6] for file in origin["files"]} == {shelf.commit}
    assert origin["files"][-1]["sha256"] == sha256(WEIGHTS).hexdigest()


def test_one_file_of_a_repository(shelf: Shelf, downloads: Downloads) -> None:
    shelf.repositories["owner/net"] = REPOSITORY | {"ema/net.safetensors": OTHER}
    name = downloads.start(f"owner/net@{shelf.commit}/ema/net.safetensors", "ema")
    status = at_rest(downloads, name)
    assert status.phase is DownloadPhase.DONE, status.sentence
    downloads.start("owner/net/gone.pt", "gone")
    assert at_rest(downloads, "gone").sentence == "owner/net has no file 'gone.pt'."


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"config.json": None}, "holds no UNet2DModel of diffusers"),
        ({"config.json": b'{"_class_name": "Transformer2DModel"}'}, "only UNet2DModel can be"),
        ({"model_index.json": b'{"vae": ["diffusers", "AutoencoderKL"]}'}, "latent"),
        ({"diffusion_pytorch_model.safetensors": b"<html>"}, "is a web page, not weights"),
        ({"config.json": b" " * (2**20 + 1)}, "config.json of owner/net is too large"),
    ],
)
def test_a_repository_of_something_else_is_refused(
    shelf: Shelf, downloads: Downloads, change: dict[str, bytes | None], sentence: str
) -> None:
    files: dict[str, bytes | None] = {**REPOSITORY, **change}
    shelf.repositories["owner/net"] = {n: c for n, c in files.items() if c is not None}
    downloads.start("owner/net")
    status = at_rest(downloads, "owner--net")
    assert status.phase is DownloadPhase.FAILED
    assert sentence in status.sentence
    if "weights" not in sentence:  # what is wrong is seen before the weights are fetched
        assert [r["path"] for r in shelf.requests if r["path"].endswith("safetensors")] == []


def test_repositories_that_are_not_there_or_gated(shelf: Shelf, downloads: Downloads) -> None:
    downloads.start("owner/none")
    assert "There is no repository owner/none" in at_rest(downloads, "owner--none").sentence
    shelf.repositories["owner/net"] = REPOSITORY
    downloads.start("owner/net@v9", "old")
    assert at_rest(downloads, "old").sentence == "owner/net has no revision 'v9'."
    shelf.gated = True
    downloads.start("owner/net")
    status = at_rest(downloads, "owner--net")
    assert status.sentence.startswith("owner/net is gated: accept its terms at https://")


def test_a_repository_while_offline(begin: Callable[[], Downloads], shelf: Shelf) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        shelf.address = f"http://127.0.0.1:{free.getsockname()[1]}"
    downloads = begin()
    downloads.start("owner/net")
    sentence = at_rest(downloads, "owner--net").sentence
    assert sentence.startswith("owner/net cannot be asked for on the hub (")
