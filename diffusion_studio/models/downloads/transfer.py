"""One file from one address to one place, however often the connection is lost on the way.

What is here is added to only if the server proves, by Range and If-Range (RFC 9110, sections 13
and 14), that it still has the same file; else it begins anew.
"""

from __future__ import annotations

import asyncio
import errno
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diffusion_studio.models.downloads.folder import RemoteFile
from diffusion_studio.models.downloads.request import DownloadError
from diffusion_studio.sentence import Sentence, Telling

if TYPE_CHECKING:
    import httpx2

TRIED_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
logging.getLogger("httpx2").setLevel(logging.WARNING)  # it tells of every request


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for a connection and for a next byte (`stall`); how often in a row a
    connection that brings nothing is tried again, after `pause`, twice that, and so on."""

    connect: float = 15.0
    stall: float = 30.0
    tries: int = 6
    pause: float = 1.0
    longest_pause: float = 30.0


class Refused(DownloadError):
    """The server does not give the file to everyone."""


class _Again(Telling):
    """The connection, or the server for now, failed: why, and the seconds it asks to wait."""

    def __init__(self, reason: Sentence, seconds: float = 0.0) -> None:
        super().__init__(reason)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Listener:
    """Whom a transfer tells: that bytes arrived, that it learnt something of the file that is to
    be kept, that it waits to try again (why), and that it checks what has arrived."""

    arrived: Callable[[], None]
    learnt: Callable[[], None]
    waits: Callable[[str], None]
    checks: Callable[[], None]


class Transfer:
    """`await Transfer(...).run()` leaves the whole file at `part`, checked as far as its size and
    sha256 are known. It may be cancelled at any time. DownloadError if it cannot be had."""

    def __init__(
        self,
        client: httpx2.AsyncClient,
        file: RemoteFile,
        part: Path,
        listener: Listener,
        patience: Patience,
    ) -> None:
        self._client, self._file, self._part = client, file, part
        self._listener, self._patience = listener, patience

    async def run(self) -> None:
        self._part.parent.mkdir(parents=True, exist_ok=True)
        try:
            if self._here != self._file.size or self._file.size == 0:
                await self._fetch()
            await self._check()
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DownloadError(
                    "The disk of {folder} is full; free some space, then resume.",
                    folder=self._part.parent,
                ) from error
            raise DownloadError(
                "{path} cannot be written: {reason}.", path=self._part, reason=error
            ) from error

    @property
    def _here(self) -> int:
        return self._part.stat().st_size if self._part.is_file() else 0

    async def _fetch(self) -> None:
        import httpx2

        failures = 0
        while True:
            before = self._here
            try:
                await self._once()
                return
            except (httpx2.TransportError, _Again) as error:
                failures = 1 if self._here > before else failures + 1
                reason = _reason(error)
                if failures > self._patience.tries:
                    raise DownloadError(
                        "{host} cannot be reached ({reason}); check the connection, then resume.",
                        host=self._host,
                        reason=reason,
                    ) from error
                self._listener.waits(reason)
                pause = self._patience.pause * 2 ** (failures - 1)
                asked = error.seconds if isinstance(error, _Again) else 0.0
                await asyncio.sleep(max(min(pause, self._patience.longest_pause), asked))
            except httpx2.HTTPError as error:  # too many redirects, a body that cannot be decoded
                raise DownloadError(
                    "{host} answers in a way that cannot be used: {reason}.",
                    host=self._host,
                    reason=_reason(error),
                ) from error

    @property
    def _host(self) -> str:
        return self._file.url.split("/")[2]

    async def _once(self) -> None:
        """One request, to the end of the file or of the connection."""
        headers = {"Accept-Encoding": "identity"}
        here = self._here
        if here and (self._file.validator or self._file.sha256):
            headers["Range"] = f"bytes={here}-"
            if self._file.validator:
                headers["If-Range"] = self._file.validator
        else:
            here = 0
        async with self._client.stream("GET", self._file.url, headers=headers) as response:
            if self._file.url.startswith("https:") and response.url.scheme != "https":
                raise DownloadError(
                    "{host} leads to {other} without encryption; nothing was taken from there.",
                    host=self._host,
                    other=response.url.host,
                )
            if response.status_code == 416 and here:
                self._at_the_end(response, here)
                return
            _refuse(response, self._file)
            start = _start(response) if response.status_code == 206 else 0
            if start not in (0, here):
                raise _Again(Sentence("the server sent another part than was asked for"))
            self._learn(response, start)
            await self._write(response, start)
        if self._file.size is not None and self._here < self._file.size:
            raise _Again(Sentence("the connection ended early"))

    def _at_the_end(self, response: httpx2.Response, here: int) -> None:
        """The server has no byte behind those that are here: then either all are, or they are of
        another file and it begins anew."""
        whole = _total(response.headers.get("content-range", ""))
        if self._file.size is None and whole == here:
            return
        self._part.unlink()
        raise _Again(Sentence("the server has another file than before"))

    def _learn(self, response: httpx2.Response, start: int) -> None:
        """Note the file's size and marks. DownloadError if the size is not the one it must have."""
        length = response.headers.get("content-length", "")
        told = int(length) + start if length.isdecimal() else None
        if response.status_code == 206:
            told = _total(response.headers.get("content-range", "")) or told
        known = self._file
        if None not in (told, known.size) and told != known.size:
            if start == 0 and not known.sha256 and known.validator != _validator(response):
                known.size = told  # another file took its place, and nothing says which is right
            else:
                raise DownloadError(
                    "{host} sends {told:,} bytes as {path}, which has {size:,}; that is not the"
                    " file.",
                    host=self._host,
                    told=told,
                    path=known.path,
                    size=known.size,
                )
        known.size = known.size if told is None else told
        known.etag = response.headers.get("etag")
        known.modified = response.headers.get("last-modified")
        self._listener.learnt()

    async def _write(self, response: httpx2.Response, start: int) -> None:
        limit = self._file.size
        with self._part.open("r+b" if start else "wb") as part:
            part.seek(start)
            part.truncate()
            async for chunk in response.aiter_raw():
                part.write(chunk)
                part.flush()
                if limit is not None and part.tell() > limit:
                    raise DownloadError(
                        "{host} sends more of {path} than the {limit:,} bytes it has; that is not"
                        " the file.",
                        host=self._host,
                        path=self._file.path,
                        limit=limit,
                    )
                self._listener.arrived()

    async def _check(self) -> None:
        """DownloadError, and the bytes are deleted, unless their sha256 is the known one."""
        if self._file.sha256 is None:
            return
        self._listener.checks()
        digest = hashlib.sha256()
        with self._part.open("rb") as part:
            while chunk := part.read(2**22):
                digest.update(chunk)
                await asyncio.sleep(0)  # for a pause, which is a cancellation
        if digest.hexdigest() != self._file.sha256:
            self._part.unlink()
            self._file.etag = self._file.modified = None
            raise DownloadError(
                "{path} arrived damaged, or is another file: its sha256 begins {found}, not"
                " {known}; it was deleted. Resume fetches it anew.",
                path=self._file.path,
                found=digest.hexdigest()[:8],
                known=self._file.sha256[:8],
            )


def _refuse(response: httpx2.Response, file: RemoteFile) -> None:
    """Raise unless the answer brings the file."""
    code = response.status_code
    if code in (200, 206):
        return
    host = response.url.host
    if code in TRIED_AGAIN:
        asked = response.headers.get("retry-after", "")
        seconds = min(float(asked), 120.0) if asked.isdecimal() else 0.0
        raise _Again(Sentence("{host} answers {code}", host=host, code=code), seconds)
    if code in (401, 403):
        raise Refused(
            "{host} does not give {path} to everyone ({code}); log in where it lies, or fetch"
            " it with a browser and open it from disk.",
            host=host,
            path=file.path,
            code=code,
        )
    if code in (404, 410):
        raise DownloadError(
            "There is no file at {url} ({code}); check the address.", url=file.url, code=code
        )
    raise DownloadError(
        "{host} answers {code} to {url}; try again later.", host=host, code=code, url=file.url
    )


def _reason(error: Exception) -> str:
    import httpx2

    if isinstance(error, httpx2.TimeoutException):
        return Sentence("it does not answer")
    words = str(error)
    ours = isinstance(words, Sentence)
    return words if ours else words.strip().rstrip(".") or type(error).__name__


def _validator(response: httpx2.Response) -> str | None:
    etag = response.headers.get("etag")
    return etag if etag and not etag.startswith("W/") else response.headers.get("last-modified")


def _start(response: httpx2.Response) -> int:
    """The first byte of a 206, from "bytes 10-99/100"; -1 if it is not told."""
    first = response.headers.get("content-range", "").removeprefix("bytes ").partition("-")[0]
    return int(first) if first.isdecimal() else -1


def _total(content_range: str) -> int | None:
    """The whole file's size, from "bytes 10-99/100" or "bytes */100"; None if it is not told."""
    told = content_range.partition("/")[2]
    return int(told) if told.isdecimal() else None
