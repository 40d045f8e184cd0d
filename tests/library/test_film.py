"""Films: every kind comes out as it went in, and what cannot be made is said in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from diffusion_studio.library.files import SaveError
from diffusion_studio.library.film import FilmCancelled, FilmKind, encode_film, has_encoder
from diffusion_studio.library.picture import Provenance
from diffusion_studio.recipe import Recipe
from tests.library.small_disk import room_for

COUNT, HEIGHT, WIDTH = 6, 33, 47


def frames() -> list[np.ndarray]:
    """uint8 [33, 47, 3]: ramps that grow lighter, of odd sides."""
    ramp = np.linspace(0, 150, WIDTH).astype(np.uint8)
    one = np.broadcast_to(ramp[None, :, None], (HEIGHT, WIDTH, 3))
    return [(one + 15 * n).astype(np.uint8) for n in range(COUNT)]


def test_png_files_and_apng_keep_every_pixel() -> None:
    provenance = Provenance(Recipe(model="scenes-32", seed=7))
    files = encode_film(frames(), "png", 12, "film", provenance)
    assert [name for name, _, _ in files] == [f"film-{n:04d}" for n in range(1, COUNT + 1)]
    for (_, suffix, data), frame in zip(files, frames(), strict=True):
        assert suffix == ".png"
        np.testing.assert_array_equal(np.asarray(Image.open(BytesIO(data))), frame)
    ((_, suffix, data),) = encode_film(frames(), "apng", 4, "film", provenance)
    film = Image.open(BytesIO(data))
    assert (suffix, getattr(film, "n_frames", 1)) == (".apng", COUNT)
    for n, frame in enumerate(frames()):
        film.seek(n)
        np.testing.assert_array_equal(np.asarray(film.convert("RGB")), frame)
        assert film.info["duration"] == 250 * (5 if n == COUNT - 1 else 1)  # the last is held


def test_a_gif_plays_at_its_rate() -> None:
    ((_, suffix, data),) = encode_film(iter(frames()), "gif", 10, "film")
    film = Image.open(BytesIO(data))
    assert suffix == ".gif"
    assert film.info["duration"] == 100
    film.seek(3)
    seen = np.asarray(film.convert("RGB")).astype(int)
    assert np.abs(seen - frames()[3]).max() <= 2


def test_an_mp4_shows_the_frames(tmp_path: Path) -> None:
    from imageio_ffmpeg import get_ffmpeg_exe

    ((_, suffix, data),) = encode_film(frames(), "mp4", 12, "film")
    path = tmp_path / f"film{suffix}"
    path.write_bytes(data)
    raw = ["-i", str(path), "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    decoded = subprocess.run([get_ffmpeg_exe(), *raw], capture_output=True, check=True)
    assert b"h264" in decoded.stderr
    assert b"12 fps" in decoded.stderr
    shown = np.frombuffer(decoded.stdout, np.uint8)
    shown = shown.reshape(-1, HEIGHT + 1, WIDTH + 1, 3)  # even, as players want it
    assert len(shown) == COUNT + 12  # a second longer
    for seen, frame in zip(shown, frames(), strict=False):
        assert np.abs(seen[:HEIGHT, :WIDTH].astype(int) - frame).mean() < 3


def ffmpeg_of_the_system(folder: Path, content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No package with an encoder, and a program ffmpeg on the path."""
    program = folder / "ffmpeg"
    program.write_text(content)
    program.chmod(0o755)
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.defpath}")


if os.name == "posix":  # where a script is a program

    def test_without_the_package_the_systems_encoder_makes_an_mp4(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from imageio_ffmpeg import get_ffmpeg_exe

        script = f'#!/bin/sh\nexec "{get_ffmpeg_exe()}" "$@"\n'
        ffmpeg_of_the_system(tmp_path, script, monkeypatch)
        ((_, suffix, data),) = encode_film(frames(), "mp4", 12, "film")
        assert (suffix, data[4:8]) == (".mp4", b"ftyp")

    def test_an_ffmpeg_that_cannot_make_mp4_is_told_for_what_it_is(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        script = "#!/bin/sh\necho \"Unknown encoder 'libx264'\" >&2\nexit 1\n"
        ffmpeg_of_the_system(tmp_path, script, monkeypatch)
        with pytest.raises(SaveError, match=r"without H\.264.*; choose APNG"):
            encode_film(frames(), "mp4", 12, "film")


def test_without_any_encoder_there_is_no_mp4(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not has_encoder()
    with pytest.raises(SaveError, match="no encoder for MP4"):
        encode_film(frames(), "mp4", 12, "film")


def test_a_film_without_room_is_refused_in_a_sentence() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (40, 256, 256, 3), np.uint8)
    with room_for(20_000), pytest.raises(SaveError) as refused:
        encode_film(iter(noise), "mp4", 12, "film")
    message = str(refused.value)
    assert message.count(". ") <= 1
    assert "disk" in message


@pytest.mark.parametrize("kind", ["mp4", "gif", "apng", "png"])
def test_a_film_can_be_given_up(kind: FilmKind) -> None:
    def until_cancelled() -> Iterator[np.ndarray]:
        yield from frames()[:3]
        raise FilmCancelled

    with pytest.raises(FilmCancelled):
        encode_film(until_cancelled(), kind, 12, "film")
