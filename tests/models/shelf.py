"""A web server on this machine that gives files out, well or badly, as a test has it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha1, sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Mishap = Callable[["Handler", bytes, int], None]
"""Instead of a good answer: (the request, the file, the first byte that was asked for)."""


@dataclass
class Shelf:
    """`files` by their path; `mishaps` befall the next requests for files, one each; `requests`
    are the path and the headers of all of them. `token`: what one must log in with, if anything."""

    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    mishaps: list[Mishap] = field(default_factory=list)
    requests: list[dict[str, str]] = field(default_factory=list)
    repositories: dict[str, dict[str, bytes]] = field(default_factory=dict)
    gated: bool = False
    marks: bool = True  # ETags are given
    commit: str = "0123456789abcdef0123456789abcdef01234567"
    released: threading.Event = field(default_factory=threading.Event)  # ends a stall
    stalled: threading.Event = field(default_factory=threading.Event)  # a stall has begun

    def url(self, path: str) -> str:
        return f"{self.address}/{path}"

    def listing(self, name: str) -> dict[str, Any]:
        """What the hub tells of a repository."""
        files = self.repositories[name]
        return {
            "id": name,
            "sha": self.commit,
            "siblings": [
                {
                    "rfilename": path,
                    "size": len(content),
                    "blobId": sha1(content).hexdigest(),
                    **({} if path.endswith(".json") else {"lfs": _lfs(content)}),
                }
                for path, content in files.items()
            ],
        }


def _lfs(content: bytes) -> dict[str, Any]:
    return {"sha256": sha256(content).hexdigest(), "size": len(content), "pointerSize": 130}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    shelf: Shelf

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        shelf = self.shelf
        parts = self.path.partition("?")[0].strip("/").split("/")
        if parts[:2] == ["api", "models"]:
            self._tell_of("/".join(parts[2:4]), parts[5] if len(parts) > 5 else "main")
            return
        shelf.requests.append({"path": self.path, **self.headers})
        if len(parts) > 3 and parts[2] == "resolve":
            content = shelf.repositories.get("/".join(parts[:2]), {}).get("/".join(parts[4:]))
            if shelf.gated:
                self.answer(403, b"Access is restricted.")
                return
        else:
            content = shelf.files.get(self.path.strip("/"))
        if content is None:
            self.answer(404, b"not here")
            return
        start = self._start(content)
        if shelf.mishaps:
            shelf.mishaps.pop(0)(self, content, start)
        else:
            self.give(content, start)

    def _tell_of(self, name: str, revision: str) -> None:
        if name not in self.shelf.repositories:
            self.answer(401, b"{}", {"X-Error-Code": "RepoNotFound"})
        elif revision not in ("main", self.shelf.commit):
            self.answer(404, b"{}", {"X-Error-Code": "RevisionNotFound"})
        else:
            told = json.dumps(self.shelf.listing(name)).encode()
            self.answer(200, told, {"Content-Type": "application/json"})

    def _start(self, content: bytes) -> int:
        """The first byte that is asked for; 0 if the file is another than the one asked for."""
        asked = self.headers.get("Range", "").removeprefix("bytes=").rstrip("-")
        same = self.headers.get("If-Range") in (None, mark(content))
        return int(asked) if asked and same else 0

    def give(
        self, content: bytes, start: int = 0, length: int | None = None, sent: int | None = None
    ) -> None:
        """The file from `start`. `length` is what is said of its length, `sent` how many bytes
        really go out before the connection ends."""
        if start and start >= len(content):
            self.answer(416, b"", {"Content-Range": f"bytes */{len(content)}"})
            return
        body = content[start:]
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        if self.shelf.marks:
            self.send_header("ETag", mark(content))
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body[:sent])

    def answer(self, code: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(code)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)


def mark(content: bytes) -> str:
    return f'"{sha1(content).hexdigest()}"'


def drops(after: int) -> Mishap:
    """The connection ends after so many bytes."""
    return lambda handler, content, start: handler.give(content, start, sent=after)


def stalls(after: int) -> Mishap:
    """So many bytes, and then nothing for as long as the test likes."""

    def mishap(handler: Handler, content: bytes, start: int) -> None:
        handler.give(content, start, sent=after)
        handler.wfile.flush()
        handler.shelf.stalled.set()
        handler.shelf.released.wait(30)

    return mishap


def answers(code: int, body: bytes = b"", **headers: str) -> Mishap:
    return lambda handler, content, start: handler.answer(
        code, body, {name.replace("_", "-"): value for name, value in headers.items()}
    )


def says(length: int) -> Mishap:
    """A length that is not the file's."""
    return lambda handler, content, start: handler.give(content, start, length=length)


def ignores_range(handler: Handler, content: bytes, start: int) -> None:
    """All of the file, whatever part was asked for."""
    handler.give(content)


def serve(shelf: Shelf) -> tuple[ThreadingHTTPServer, threading.Thread]:
    """Open the shelf on a free port of this machine."""
    handler = type("ShelfHandler", (Handler,), {"shelf": shelf})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    shelf.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), name="shelf")
    thread.start()
    return server, thread
