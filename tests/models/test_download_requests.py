"""Downloads before the first byte: what is asked for, what is on disk, how fast it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from diffusion_studio.models.downloads import DownloadError, Downloads
from diffusion_studio.models.downloads import folder as places
from diffusion_studio.models.downloads.request import understand
from diffusion_studio.models.downloads.status import Pace


def test_what_can_be_asked_for() -> None:
    assert understand("adm-imagenet-64").address.endswith("/jul-2021/64x64_diffusion.pt")
    assert understand("ddpm-cat-256").repository == "google/ddpm-cat-256"
    page = understand("https://huggingface.co/owner/net/resolve/abc/deep/x.pt")
    assert (page.repository, page.revision, page.file) == ("owner/net", "abc", "deep/x.pt")
    assert understand("owner/net@refs/pr/3").revision == "refs/pr/3"
    assert understand("https://host/a%20b.pt?download=1").name == "a_b"


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("scenes", "is neither a known model"),
        ("../../etc", "is neither a known model"),
        ("ftp://host/net.pt", "must begin with https://"),
        ("http://example.org/net.pt", "is not encrypted"),
        ("https://me:secret@example.org/net.pt", "leave them out"),
        ("https://example.org/net.zip", "does not end in a file of weights"),
        ("https://huggingface.co/owner", "is not the page of a model"),
        ("owner/net/code.py", "code.py is not a file of weights"),
    ],
)
def test_what_cannot_be_asked_for_is_told(asked: str, sentence: str) -> None:
    downloads = Downloads()
    with pytest.raises(DownloadError, match=sentence):
        downloads.start(asked)
    with pytest.raises(DownloadError, match="cannot be the name of a model"):
        downloads.start("adm-imagenet-64", "../up")
    assert downloads.statuses() == []


@pytest.mark.parametrize("path", ["../x.pt", "/x.pt", "a/../../x.pt", "c:/x.pt", "a\\b.pt"])
def test_a_state_that_leads_elsewhere_is_not_followed(tmp_path: Path, path: str) -> None:
    place = places.Place(tmp_path, "net")
    files = [places.RemoteFile(url="https://host/x.pt", path=path)]
    place.keep(places.Plan(name="net", asked="owner/net", files=files))
    assert place.recall() is None
    assert Downloads(tmp_path).statuses() == []


def test_the_speed_is_that_of_the_last_seconds() -> None:
    pace = Pace()
    pace.note(0.0, 0)
    assert pace.speed() is None
    for second in range(1, 31):
        pace.note(float(second), 100 * second if second < 20 else 2000 + 10 * (second - 20))
    assert pace.speed() == pytest.approx(10, abs=10)
    assert pace.seconds_left(1000) == pytest.approx(1000 / (pace.speed() or 0))
