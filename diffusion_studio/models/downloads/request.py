"""What a person asks for: a known model's name, an address, or a repository of the hub."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from diffusion_studio.models.card import ModelError
from diffusion_studio.models.file_kind import WEIGHTS_SUFFIXES
from diffusion_studio.models.public import HUB, PublicModel, public_model, public_models

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,94}[A-Za-z0-9_-]|[A-Za-z0-9]")
_REPOSITORY = re.compile(
    r"(?P<id>[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95})"
    r"(?:@(?P<revision>refs/pr/\d+|[\w.-]{1,100}))?(?:/(?P<file>[^@]+))?"
)
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "123")}
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class DownloadError(ModelError):
    """A download that cannot be begun or ended; one sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be fetched, and the `name` of the folder that it becomes.

    Either `address` of one file, or `repository` of the hub at a `revision`, all of it that a
    model needs or one `file`. `sha256` by a file's name, where known.
    """

    name: str
    asked: str
    title: str = ""
    licence: str = ""
    source: str = ""
    address: str = ""
    repository: str = ""
    revision: str = "main"
    file: str = ""
    sha256: dict[str, str] = field(default_factory=dict)
    bytes: int | None = None


def understand(asked: str, name: str | None = None) -> Wanted:
    """What `asked` means. DownloadError, saying what can be asked for, if it means nothing."""
    asked = asked.strip()
    known = public_model(asked)
    if known is not None:
        return _of_public(known, _checked(name or known.name))
    if "://" in asked:
        return _of_address(asked, name)
    match = _REPOSITORY.fullmatch(asked)
    if match is None:
        names = ", ".join(model.name for model in public_models()[:3])
        raise DownloadError(
            "{asked!r} is neither a known model ({names}, ...), nor a web address, nor a"
            " repository such as google/ddpm-cat-256.",
            asked=asked,
            names=names,
        )
    return _of_repository(asked, match["id"], match["revision"], match["file"], name)


def _of_public(known: PublicModel, name: str) -> Wanted:
    return Wanted(
        name=name,
        asked=known.name,
        title=known.title,
        licence=known.licence,
        source=known.source,
        address=known.address,
        repository=known.repository,
        file=known.file,
        sha256=known.sha256,
        bytes=known.bytes,
    )


def _of_address(address: str, name: str | None) -> Wanted:
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise DownloadError(
            "{address} is no web address; it must begin with https://.", address=address
        )
    if parts.username or parts.password:
        raise DownloadError("A name and password in an address would be kept; leave them out.")
    if f"https://{parts.hostname}" == HUB:
        return _of_hub_page(address, parts.path, name)
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise DownloadError(
            "{address} is not encrypted, so what arrives may be anything; use https://.",
            address=address,
        )
    file = safe_file(PurePosixPath(unquote(parts.path)).name)
    if not file.lower().endswith(WEIGHTS_SUFFIXES):
        raise DownloadError(
            "{address} does not end in a file of weights ({suffixes}); give the file's own"
            " address.",
            address=address,
            suffixes=", ".join(WEIGHTS_SUFFIXES),
        )
    chosen = _checked(name or _made_name(file.rsplit(".", 1)[0]))
    return Wanted(chosen, address, source=address, address=address)


def _of_hub_page(address: str, path: str, name: str | None) -> Wanted:
    """https://huggingface.co/owner/name, or that with /resolve/REVISION/FILE, /blob/ or /tree/."""
    parts = [unquote(part) for part in path.split("/") if part]
    if len(parts) < 2:
        raise DownloadError(
            "{address} is not the page of a model; it ends in owner/name.", address=address
        )
    repository, revision, file = "/".join(parts[:2]), None, None
    if len(parts) > 3 and parts[2] in ("resolve", "blob", "tree"):
        revision = parts[3]
        file = "/".join(parts[4:]) or None
    return _of_repository(address, repository, revision, file, name)


def _of_repository(
    asked: str, repository: str, revision: str | None, file: str | None, name: str | None
) -> Wanted:
    if file is not None and not file.lower().endswith(WEIGHTS_SUFFIXES):
        raise DownloadError(
            "{file} is not a file of weights; leave it out, or name one.", file=file
        )
    return Wanted(
        name=_checked(name or _made_name(repository.replace("/", "--"))),
        asked=asked,
        source=f"{HUB}/{repository}",
        repository=repository,
        revision=revision or "main",
        file=file or "",
    )


def safe_file(name: str) -> str:
    """A file's name as it may be on every system, or "" where nothing is left of it."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", name).lstrip(".")[-120:]


def _made_name(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip(".-")[:96].rstrip(".-") or "model"


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name) or name.split(".")[0].lower() in _RESERVED:
        raise DownloadError(
            "{name!r} cannot be the name of a model; use letters, digits, dots, - and _.", name=name
        )
    return name
