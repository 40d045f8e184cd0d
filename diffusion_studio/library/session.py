"""What a person was doing, as files: settings, the opened picture, the mask, paused runs.

    session-7/session.json                 everything that is words and numbers
    session-7/picture-1f0c....png          pictures, by what is in them
    session-7/run-5a1f...-31.safetensors   the states of a paused run

`session.json` names the others and is replaced last, in one step: whatever ends the program in
between, it names whole files. The same files in a zip are a session to carry about (`.dstudio`).
Nothing here is Qt or torch.
"""

from __future__ import annotations

import json
import re
import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from diffusion_studio import __version__
from diffusion_studio.library.files import replace_file
from diffusion_studio.paused_run import PausedRun
from diffusion_studio.recipe import Recipe
from diffusion_studio.sentence import InputError, Sentence, clause

if TYPE_CHECKING:
    import numpy as np

SESSION_FILE = "session.json"
SUFFIX = ".dstudio"
VERSION = 1
LARGEST_WORDS = 64 << 20  # bytes of session.json
LARGEST_FILE = 1 << 30  # bytes of any other file
LARGEST_SESSION = 4 << 30  # bytes of all of them
LARGEST_PICTURE = 4096 * 4096  # pixels
_NAME = re.compile(r"(picture|run)-[0-9a-z-]{1,64}\.(png|safetensors)")
Read = Callable[[str, int], bytes]  # a file's content by its name, and at most so many bytes


class SessionError(InputError):
    """A session cannot be read; one sentence says why."""


@dataclass
class Session:
    """What is kept. `parts` are JSON by the name of whose they are; `pictures` uint8 [H, W] or
    [H, W, 3], by what they are; `runs` are put aside in mid-picture, by their names.

    `ended` says that the program ended well, and did not vanish; `saved` when it was written.
    `lost` are sentences about what was damaged and is left out.
    """

    parts: dict[str, Any] = field(default_factory=dict)
    pictures: dict[str, np.ndarray] = field(default_factory=dict)
    runs: dict[str, PausedRun] = field(default_factory=dict)
    ended: bool = False
    saved: datetime | None = None
    lost: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.parts or self.pictures or self.runs)


# --- writing ---


def write_session(session: Session, folder: Path) -> None:
    """Write a session into a folder of its own; what was there stays until all is written.
    SaveError, in a sentence, where that fails."""
    words, files = _packed(session)
    for name, make in files.items():
        if not (folder / name).exists():  # a name says what is in it
            replace_file(folder / name, make())
    replace_file(folder / SESSION_FILE, words)
    for path in folder.iterdir():
        if _NAME.fullmatch(path.name) and path.name not in files:
            with suppress(OSError):
                path.unlink()


def pack_session(session: Session, path: Path) -> None:
    """Write a session as one file. SaveError, in a sentence, where that fails."""
    words, files = _packed(session)
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr(SESSION_FILE, words, ZIP_DEFLATED)
        for name, make in files.items():
            archive.writestr(name, make(), ZIP_STORED)
    replace_file(path, stream.getvalue())


def _packed(session: Session) -> tuple[bytes, dict[str, Callable[[], bytes]]]:
    """session.json, and the other files' contents, made when they are asked for."""
    files: dict[str, Callable[[], bytes]] = {}
    pictures, runs = {}, []
    for what, pixels in session.pictures.items():
        name = f"picture-{_digest(pixels)}.png"
        pictures[what], files[name] = name, partial(_as_png, pixels)
    for run, paused in session.runs.items():
        described, name = _described(run, paused)
        runs.append(described)
        files[name] = partial(_as_safetensors, paused)
    words = {
        "kind": "diffusion-studio session",
        "version": VERSION,
        "program": __version__,
        "saved": datetime.now(UTC).isoformat(timespec="seconds"),
        "ended": session.ended,
        "parts": session.parts,
        "pictures": pictures,
        "runs": runs,
    }
    return json.dumps(words, ensure_ascii=False).encode(), files


def _described(name: str, paused: PausedRun) -> tuple[dict[str, Any], str]:
    """A paused run in words, and the name of the file with its numbers."""
    x, first = paused.x, paused.k - len(paused.x_0)
    crc = zlib.crc32(x[-1].tobytes())
    file = f"run-{crc:08x}-{first}-{paused.k}.safetensors"
    described = {
        "name": name,
        "recipe": json.loads(paused.recipe),
        "k": paused.k,
        "left_out": paused.left_out,
        "model_sha256": paused.model_sha256,
        "facts": paused.facts,
        "file": file,
    }
    return described, file


def _digest(pixels: np.ndarray) -> str:
    digest = sha256(str(pixels.shape).encode())
    digest.update(pixels.tobytes())
    return digest.hexdigest()[:32]


def _as_png(pixels: np.ndarray) -> bytes:
    from PIL import Image

    stream = BytesIO()
    Image.fromarray(pixels).save(stream, "PNG", compress_level=1)  # it is to be quick
    return stream.getvalue()


def _as_safetensors(paused: PausedRun) -> bytes:
    import numpy as np
    from safetensors.numpy import save

    return save({name: np.ascontiguousarray(a) for name, a in paused.arrays.items()})


# --- reading ---


def read_session(folder: Path) -> Session:
    """The session in a folder. SessionError, in a sentence, where there is none to be read."""

    def read(name: str, most: int) -> bytes:
        path = folder / name
        if path.stat().st_size > most:
            raise SessionError("{name} is too large", name=name)
        return path.read_bytes()

    return _guarded(folder, lambda: _unpacked(read))


def open_session(path: Path) -> Session:
    """The session in a file. SessionError, in a sentence, where there is none to be read."""

    def unpack() -> Session:
        with ZipFile(path) as archive:
            sizes = {info.filename: info.file_size for info in archive.infolist()}
            if sum(sizes.values()) > LARGEST_SESSION:
                raise SessionError("it would take more than 4 GB")

            def read(name: str, most: int) -> bytes:
                if sizes.get(name, 0) > most:
                    raise SessionError("{name} is too large", name=name)
                with archive.open(name) as file:  # which says less than it has, is cut there
                    return file.read(most)

            return _unpacked(read)

    return _guarded(path, unpack)


def _guarded(path: Path, read: Callable[[], Session]) -> Session:
    """What `read` gives; whatever a strange file does, it is one sentence."""
    try:
        return read()
    except FileNotFoundError as error:
        reason: object = Sentence("{name} is missing", name=Path(str(error.filename or path)).name)
    except OSError as error:
        reason = error
    except BadZipFile:
        reason = Sentence("it is cut short, or no session")
    except SessionError as error:
        reason = clause(error)
    except (ValueError, KeyError, TypeError, RuntimeError, RecursionError, zlib.error, EOFError):
        reason = Sentence("it is damaged")
    except (MemoryError, NotImplementedError):
        reason = Sentence("it cannot be unpacked here")
    raise SessionError(
        "The session {name} cannot be opened: {reason}.", name=path.name, reason=reason
    )


def _unpacked(read: Read) -> Session:
    words = json.loads(read(SESSION_FILE, LARGEST_WORDS))
    if not isinstance(words, dict) or words.get("kind") != "diffusion-studio session":
        raise SessionError("it is no session of this program")
    if words.get("version") != VERSION:
        raise SessionError("it was written by another version of this program; open it with that")
    parts = words["parts"]
    if not isinstance(parts, dict):
        raise SessionError("it is damaged")
    session = Session(parts, ended=words["ended"] is True)
    session.saved = datetime.fromisoformat(words["saved"])
    for what, name in words["pictures"].items():
        with _left_out(session, Sentence("The picture {name!r}", name=what)):
            session.pictures[str(what)] = _pixels(read(_checked(name), LARGEST_FILE))
    for described in words["runs"]:
        with _left_out(session, Sentence("A paused run")):
            session.runs[str(described["name"])] = _run(described, read)
    return session


@contextmanager
def _left_out(session: Session, what: Sentence) -> Iterator[None]:
    """Whatever is wrong with one thing, the others come back."""
    try:
        yield
    except Exception as error:  # Pillow and safetensors have errors of their own
        known = isinstance(error, SessionError)
        reason = error if known else Sentence("it is damaged, or missing")
        words = Sentence("{what} of the session is left out: {reason}.", what=what, reason=reason)
        session.lost.append(words)


def _checked(name: object) -> str:
    """A file's name that leads nowhere else."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise SessionError("it names a file {name!r}, which no session has", name=name)
    return name


def _run(described: dict[str, Any], read: Read) -> PausedRun:
    from safetensors.numpy import load

    arrays = load(read(_checked(described["file"]), LARGEST_FILE))
    facts = described["facts"]
    paused = PausedRun(
        recipe=Recipe.from_dict(described["recipe"]).to_json(),
        k=int(described["k"]),
        x=arrays["x"],
        x_0=arrays["x_0"],
        v=arrays.get("v"),
        gradient_map=arrays.get("gradient_map"),
        model_sha256=described["model_sha256"],
        left_out=int(described["left_out"]),
        facts=facts if isinstance(facts, dict) else {},
    )
    paused.check()
    return paused


def _pixels(data: bytes) -> np.ndarray:
    import numpy as np
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # asked for below
        with Image.open(BytesIO(data), formats=["PNG"]) as picture:
            if picture.width * picture.height > LARGEST_PICTURE:
                raise SessionError("it is too large")
            grey = picture.mode == "L"
            return np.asarray(picture.convert("L" if grey else "RGB")).copy()
