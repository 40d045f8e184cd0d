"""How a picture's file carries a text beside its pixels, for each format that can.

- PNG: an iTXt chunk (PNG, 3rd edition, 11.3.3.4), of any length, in any script.
- WebP: the EXIF tag UserComment (Exif 2.32, 4.6.5), of any length.
- JPEG: the same tag, as far as its segment reaches (64 KB); a longer text lies in extended XMP,
  which goes over many segments (Adobe's XMP Specification, part 3, 1.1.3.1).

EXIF comes first because most programs that save a picture anew take it along, and other programs
of the field keep their settings in this very tag; XMP with names of one's own is dropped by more of
them. The text is ASCII there (JSON can write every script so), for readers disagree about the byte
order of the tag's Unicode.
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from hashlib import md5
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import numpy as np
from PIL import Image, PngImagePlugin, UnidentifiedImageError

from diffusion_studio.library.file_form import PNG, FileForm, Kind
from diffusion_studio.recipe import RecipeError
from diffusion_studio.sentence import clause

KEYWORD = "diffusion-studio"
LONGEST = 64 << 20
"""Letters of a text that is read: more than any recipe written here has."""

_FORMATS = ("PNG", "JPEG", "WEBP")
_EXIF_IFD, _USER_COMMENT = 0x8769, 0x9286
_ASCII = b"ASCII\0\0\0"
_SEGMENT = 65_533  # bytes after a marker, its own length's two not counted
_EXIF_ROOM = _SEGMENT - 512  # what the rest of the EXIF block takes, amply
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
_PART = 65_400  # bytes of extended XMP in a segment, as the specification advises
_NAMESPACE = "urn:diffusion-studio:1.0/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def encode(image: np.ndarray, text: str | None, form: FileForm = PNG) -> bytes:
    """A uint8 [H, W, 3] picture as a file's bytes, with `text` beside it. In JPEG and WebP the
    text must be ASCII."""
    stream, picture = BytesIO(), Image.fromarray(image)
    match form.kind:
        case "png":
            picture.save(stream, "PNG", pnginfo=None if text is None else png_chunk(text))
        case "webp":
            exif = b"" if text is None else _exif(text)
            lossless, quality = form.lossless, 100 if form.quality is None else form.quality
            picture.save(
                stream, "WEBP", lossless=lossless, quality=quality, exact=True, method=4, exif=exif
            )
        case "jpeg":
            fits = text is not None and len(text) <= _EXIF_ROOM
            exif = _exif(text) if text is not None and fits else b""
            # Every pixel keeps a colour of its own (4:4:4): the pictures are small.
            picture.save(stream, "JPEG", quality=form.quality, subsampling=0, exif=exif)
            if text is not None and not fits:
                return _with_segments(stream.getvalue(), _extended(text))
    return stream.getvalue()


def decoded(data: bytes) -> np.ndarray:
    """The pixels of what `encode` gave, uint8 [H, W, 3]."""
    with Image.open(BytesIO(data), formats=_FORMATS) as picture:
        return np.asarray(picture.convert("RGB"))


def png_chunk(text: str) -> PngImagePlugin.PngInfo:
    """The text for Pillow's PNG writer."""
    chunk = PngImagePlugin.PngInfo()
    chunk.add_itxt(KEYWORD, text)
    return chunk


def carried(path: Path) -> str:
    """The text inside the picture at `path`; its pixels are not decoded.

    RecipeError, with one sentence, if the file is not there, no picture that can have one, has
    none, or one too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large pictures and odd tags: nothing is decoded
            with Image.open(path, formats=_FORMATS) as picture:
                text = _text_in(picture)
    except FileNotFoundError as error:
        raise RecipeError("There is no file {path}.", path=path) from error
    except IsADirectoryError as error:
        raise RecipeError("{path} is a folder; choose a picture in it.", path=path) from error
    except UnidentifiedImageError as error:
        raise RecipeError(
            "{name} is not a PNG, JPEG or WebP picture; only those carry a recipe.", name=path.name
        ) from error
    except Exception as error:  # whatever a damaged file makes a decoder do
        raise _unreadable(path.name, error) from error
    if text is None:
        raise RecipeError(
            "{name} carries no recipe: Diffusion Studio did not make it, or another program left"
            " the recipe out when it saved it.",
            name=path.name,
        )
    if len(text) > LONGEST:
        raise RecipeError(
            "The text inside {name} is larger than any recipe ({size} MB); it was not read.",
            name=path.name,
            size=len(text) >> 20,
        )
    return text


def carries(path: Path) -> bool:
    """Whether a picture has a text of ours, good or damaged."""
    try:
        return bool(carried(path))
    except RecipeError:
        return False


def kind_of(path: Path) -> Kind:
    """The format of a picture, by its content. RecipeError where it is none of the three."""
    names: dict[str | None, Kind] = {"PNG": "png", "JPEG": "jpeg", "MPO": "jpeg", "WEBP": "webp"}
    try:
        with Image.open(path, formats=_FORMATS) as picture:
            return names[picture.format]
    except (OSError, ValueError, SyntaxError, KeyError, Image.DecompressionBombError) as error:
        raise _unreadable(path.name, error) from error


def _unreadable(name: str, error: Exception) -> RecipeError:
    """Why a picture's file cannot be read, in words for a person and not a decoder's."""
    if isinstance(error, Image.DecompressionBombError):
        return RecipeError(
            "{name} has more pixels than any picture that was made here; it was not read.",
            name=name,
        )
    if isinstance(error, OSError) and error.strerror:
        return RecipeError("{name} cannot be read: {reason}.", name=name, reason=clause(error))
    if isinstance(error, ValueError) and "too large" in str(error):  # Pillow's word for a bomb
        return RecipeError(
            "The text inside {name} is larger than any recipe; it was not read.", name=name
        )
    return RecipeError(
        "{name} cannot be read: it is damaged, or was cut off when it was copied.", name=name
    )


# --- reading ---


def _text_in(picture: Image.Image) -> str | None:
    if picture.format == "PNG":
        text = picture.info.get(KEYWORD)  # not `.text`, which decodes the whole picture
        return text if isinstance(text, str) else None
    comment = picture.getexif().get_ifd(_EXIF_IFD).get(_USER_COMMENT)
    if isinstance(comment, bytes) and comment.startswith(_ASCII + KEYWORD.encode() + b" "):
        return comment.removeprefix(_ASCII).decode("ascii").partition(" ")[2]
    return _of_extended(getattr(picture, "applist", []))


def _of_extended(segments: list[tuple[str, bytes]]) -> str | None:
    """Our text from extended XMP; None where there is none, or not all of it."""
    data = b""
    for _, content in segments:
        if content.startswith(_EXTENSION):
            head = len(_EXTENSION) + 32  # after the digest: the whole length, and where this goes
            length, offset = struct.unpack_from(">II", content, head)
            if offset != len(data) or length > LONGEST:
                return None
            data += content[head + 8 :]
    if not data or b"<!" in data:  # entities that blow up have to be declared
        return None
    root = ElementTree.fromstring(data)
    return root.findtext(f".//{{{_NAMESPACE}}}recipe")


# --- writing ---


def _exif(text: str) -> bytes:
    exif = Image.Exif()
    comment = _ASCII + f"{KEYWORD} {text}".encode("ascii")
    exif.get_ifd(_EXIF_IFD)[_USER_COMMENT] = comment
    return exif.tobytes()


def _xmp(fields: str) -> bytes:
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
        f'<rdf:Description rdf:about="">{fields}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode("ascii")


def _extended(text: str) -> Iterator[bytes]:
    """The segments of a text: a short packet that names the digest of the long one, and its
    parts."""
    ours = f'<s:recipe xmlns:s="{_NAMESPACE}">{escape(text)}</s:recipe>'
    data = _xmp(ours)
    digest = md5(data, usedforsecurity=False).hexdigest().upper()
    note = "http://ns.adobe.com/xmp/note/"
    yield _XMP + _xmp(f'<n:HasExtendedXMP xmlns:n="{note}">{digest}</n:HasExtendedXMP>')
    for offset in range(0, len(data), _PART):
        place = struct.pack(">II", len(data), offset)
        yield _EXTENSION + digest.encode() + place + data[offset : offset + _PART]


def _with_segments(jpeg: bytes, contents: Iterator[bytes]) -> bytes:
    """A JPEG with APP1 segments behind its first one, which says that it is a JFIF file."""
    (length,) = struct.unpack_from(">H", jpeg, 4)
    end = 4 + length  # of the start marker, the segment's own marker, and the segment
    added = b"".join(b"\xff\xe1" + struct.pack(">H", 2 + len(each)) + each for each in contents)
    return jpeg[:end] + added + jpeg[end:]
