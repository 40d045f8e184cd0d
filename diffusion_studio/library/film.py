"""A film of frames that are already composed: GIF, APNG, MP4, or a PNG file a frame.

MP4 takes an encoder: the package imageio-ffmpeg (the extra "film") brings one, and ffmpeg that the
system has is used where the package is not installed, as in a bundle. The others need nothing more,
and APNG and PNG files lose nothing.
"""

from __future__ import annotations

import errno
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import IO, Literal

import numpy as np
from PIL import Image

from diffusion_studio.library.files import SaveError, refused
from diffusion_studio.library.picture import Provenance, encode_picture, png_text

FilmKind = Literal["mp4", "gif", "apng", "png"]
Files = list[tuple[str, str, bytes]]  # name without suffix, suffix, content

HOLD_SECONDS = 1.0  # how much longer the last frame is seen
LITTLE = 1 << 20  # bytes: a disk with less is full
CRF = 18  # the quality that H.264's encoder calls visually lossless
UNKNOWN_ENCODER = "Unknown encoder"  # ffmpeg's words, where it was built without H.264


class FilmCancelled(Exception):
    """A person no longer wants the film."""


def has_encoder() -> bool:
    """Whether films can be made as MP4 here: by the package's encoder, or the system's."""
    return find_spec("imageio_ffmpeg") is not None or shutil.which("ffmpeg") is not None


def _encoder() -> str:
    """The program that encodes. SaveError, in a sentence, where there is none."""
    if find_spec("imageio_ffmpeg") is not None:
        from imageio_ffmpeg import get_ffmpeg_exe

        return str(get_ffmpeg_exe())
    found = shutil.which("ffmpeg")
    if found is None:
        raise SaveError("There is no encoder for MP4 here; choose APNG, GIF or PNG files.")
    return found


def encode_film(
    frames: Iterable[np.ndarray],
    kind: FilmKind,
    rate: float,
    stem: str,
    provenance: Provenance | None = None,
) -> Files:
    """The file or files of a film of `frames`, uint8 [H, W, 3], all of one size and at least one.

    `rate`: frames a second; GIF counts hundredths of a second, so that its rate is rounded.
    SaveError, in a sentence, where it cannot be encoded.
    """
    if kind == "mp4":
        return [(stem, ".mp4", _mp4(iter(frames), rate))]
    if kind == "png":
        each = enumerate(frames, start=1)
        return [(f"{stem}-{n:04d}", ".png", encode_picture(frame, provenance)) for n, frame in each]
    return [(stem, f".{kind}", _animation(iter(frames), kind, rate, provenance))]


def _animation(
    frames: Iterator[np.ndarray], kind: FilmKind, rate: float, provenance: Provenance | None
) -> bytes:
    """An endless GIF or APNG; each frame of a GIF has 256 colours of its own."""
    stream, held = BytesIO(), round(rate * HOLD_SECONDS)
    first = next(frames)
    pictures = (Image.fromarray(frame) for frame in _held(chain([first], frames), held))
    options: dict[str, object] = {"save_all": True, "loop": 0, "duration": 1000 / rate}
    if kind == "gif":
        pictures = (picture.quantize(256, dither=Image.Dither.NONE) for picture in pictures)
        options |= {"optimize": False, "disposal": 1, "duration": max(round(100 / rate), 2) * 10}
    elif provenance is not None:
        options["pnginfo"] = png_text(provenance)
    start, *others = pictures  # Pillow looks at them twice
    start.save(stream, "GIF" if kind == "gif" else "PNG", append_images=others, **options)
    return stream.getvalue()


def _held(frames: Iterable[np.ndarray], times: int) -> Iterator[np.ndarray]:
    """The frames, the last of them so many times more."""
    frame = None
    for frame in frames:
        yield frame
    for _ in range(times if frame is not None else 0):
        assert frame is not None
        yield frame


def _mp4(frames: Iterator[np.ndarray], rate: float) -> bytes:
    """H.264 in MP4, which every player knows. Its frames have even sides: an odd one is padded."""
    encoder = _encoder()
    first = _even(next(frames))
    held = _held(chain([first], map(_even, frames)), round(rate * HOLD_SECONDS))
    with tempfile.TemporaryDirectory(prefix="film-") as folder:
        path = Path(folder) / "film.mp4"
        said = Path(folder) / "said.txt"
        with said.open("wb") as words:
            code = _encode(held, [encoder, *_options(path, first.shape[:2], rate)], words)
        if code != 0:
            raise _not_encoded(Path(folder), said.read_text(encoding="utf-8", errors="replace"))
        return path.read_bytes()


def _options(path: Path, size: tuple[int, ...], rate: float) -> list[str]:
    """What the encoder is told: raw frames come in, a file that starts to play at once goes out."""
    height, width = size
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", f"{rate:g}"]
    coded = ["-c:v", "libx264", "-crf", str(CRF), "-pix_fmt", "yuv420p", "-movflags", "+faststart"]
    return ["-y", "-v", "error", *raw, "-i", "-", "-an", *coded, str(path)]


def _encode(frames: Iterator[np.ndarray], command: list[str], words: IO[bytes]) -> int:
    """Hand the frames to the encoder; its exit code. Where a frame fails, it is ended first."""
    quiet = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # no black window on Windows
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stderr=words, creationflags=quiet) as encoder:
        assert encoder.stdin is not None
        try:
            for frame in frames:
                encoder.stdin.write(np.ascontiguousarray(frame).tobytes())
            encoder.stdin.close()
        except OSError:  # it has stopped by itself, and says why; what is unsent goes nowhere
            with suppress(OSError):
                encoder.stdin.close()
        except BaseException:
            encoder.kill()
            raise
        return encoder.wait()


def _even(frame: np.ndarray) -> np.ndarray:
    height, width = frame.shape[:2]
    padding = ((0, height % 2), (0, width % 2), (0, 0))
    return np.pad(frame, padding, mode="edge") if height % 2 or width % 2 else frame


def _not_encoded(folder: Path, said: str) -> SaveError:
    """Why the encoder stopped, in a sentence."""
    if "No space left" in said or shutil.disk_usage(folder).free < LITTLE:
        return refused(folder.parent, OSError(errno.ENOSPC, "full"))
    if UNKNOWN_ENCODER in said:
        return SaveError(
            "The ffmpeg of this system was built without H.264, which MP4 takes; choose APNG, GIF"
            " or PNG files."
        )
    return SaveError(
        "The film could not be encoded as MP4: the encoder stopped early. Make room on the disk, or"
        " choose APNG or PNG files."
    )
