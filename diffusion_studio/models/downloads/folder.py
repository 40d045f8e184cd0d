"""Where models lie on disk: those that arrived, and those on their way, which are kept apart.

MODELS/NAME/                    a model that is whole
MODELS/.downloads/NAME/         one on its way: download.json, and its files so far
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path, PurePosixPath

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from diffusion_studio.models.catalogue import model_in
from diffusion_studio.models.downloads.request import DownloadError, Wanted

STATE_FILE = "download.json"
ORIGIN_FILE = "origin.json"
PENDING = ".downloads"
SPARE_ROOM = 200 * 2**20  # bytes that are left free on the disk


class RemoteFile(BaseModel):
    """One file to fetch. `path` is its place below the model's folder; `etag` and `modified` are
    what the server said of the bytes that are here, so that they are only added to if it still
    has the same file; `done` once it is whole and checked."""

    model_config = ConfigDict(extra="forbid")

    url: str
    path: str
    size: int | None = Field(default=None, ge=0)
    sha256: str | None = None
    etag: str | None = None
    modified: str | None = None
    done: bool = False

    @property
    def validator(self) -> str | None:
        """What If-Range is to say: a strong ETag or a date; None if neither was given."""
        if self.etag and not self.etag.startswith("W/"):
            return self.etag
        return self.modified


class Plan(BaseModel):
    """What is being fetched; on disk, so that it survives the program. `expected` is about how
    many bytes it has, for as long as the servers have not told."""

    model_config = ConfigDict(extra="forbid")

    name: str
    asked: str
    title: str = ""
    licence: str = ""
    source: str = ""
    repository: str = ""
    revision: str = ""
    expected: int | None = None
    files: list[RemoteFile] = Field(default_factory=list)

    @property
    def total(self) -> int | None:
        """All bytes; None while one file's size is not known."""
        sizes = [file.size for file in self.files]
        known = [size for size in sizes if size is not None]
        return sum(known) if sizes and len(known) == len(sizes) else None


class Place:
    """One model's place below `folder`, on its way and arrived."""

    def __init__(self, folder: Path, name: str) -> None:
        self.pending = folder / PENDING / name
        self.files = self.pending / "files"
        self.target = folder / name

    def part(self, file: RemoteFile) -> Path:
        """Where a file's bytes gather. DownloadError for a path that leads elsewhere."""
        pure = PurePosixPath(file.path)
        if pure.is_absolute() or ".." in pure.parts or "\\" in file.path or ":" in file.path:
            raise DownloadError("{path!r} is not a place in a model's folder.", path=file.path)
        path = self.files.joinpath(*pure.parts)
        return path if file.done else path.with_name(path.name + ".part")

    def received(self, plan: Plan) -> int:
        """How many bytes are here."""
        parts = (self.part(file) for file in plan.files)
        return sum(part.stat().st_size for part in parts if part.is_file())

    def keep(self, plan: Plan) -> None:
        """Write the plan, whole or not at all."""
        self.pending.mkdir(parents=True, exist_ok=True)
        temporary = self.pending / (STATE_FILE + ".new")
        temporary.write_text(plan.model_dump_json(indent=1), encoding="utf-8")
        os.replace(temporary, self.pending / STATE_FILE)

    def recall(self) -> Plan | None:
        """The plan as it was written; None if there is none that can be read."""
        try:
            plan = Plan.model_validate_json((self.pending / STATE_FILE).read_bytes())
            for file in plan.files:
                self.part(file)
        except (OSError, ValidationError, DownloadError):
            return None
        return plan if plan.name == self.pending.name else None

    def check_room(self, missing: int) -> None:
        """DownloadError if the disk has no room for `missing` more bytes."""
        self.pending.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(self.pending).free
        if free < missing + SPARE_ROOM:
            raise DownloadError(
                "{missing:,.0f} MB more are needed, and the disk of {folder} has {free:,.0f} MB"
                " left; free some space, then resume.",
                missing=missing / 1e6,
                folder=self.target.parent,
                free=free / 1e6,
            )

    def arrive(self, plan: Plan) -> Path:
        """All files are whole: give the folder its name, in one step. Gives what to open."""
        if self.target.exists():
            raise DownloadError(
                "There is already a model in {folder}; remove it, or choose another name.",
                folder=self.target,
            )
        if len(plan.files) == 1:
            self._write_card(plan)
        origin = plan.model_dump_json(indent=1, exclude={"files": {"__all__": {"done"}}})
        (self.files / ORIGIN_FILE).write_text(origin, encoding="utf-8")
        os.rename(self.files, self.target)
        self.forget()
        return model_in(self.target) or self.target

    def _write_card(self, plan: Plan) -> None:
        """Beside a lone weights file: what its bytes do not tell of where it comes from."""
        said = {"title": plan.title, "licence": plan.licence, "source": plan.source}
        path = self.files / (plan.files[0].path + ".json")
        given = {name: value for name, value in said.items() if value}
        path.write_text(json.dumps(given, indent=1), encoding="utf-8")

    def forget(self) -> None:
        """Delete what is on its way."""
        shutil.rmtree(self.pending, ignore_errors=True)


def pending_names(folder: Path) -> list[str]:
    """The models on their way in `folder`."""
    return sorted(path.parent.name for path in folder.glob(f"{PENDING}/*/{STATE_FILE}"))


def plan_of(wanted: Wanted) -> Plan:
    """The plan of what is wanted, before its files are known."""
    return Plan(
        name=wanted.name,
        asked=wanted.asked,
        title=wanted.title,
        licence=wanted.licence,
        source=wanted.source,
        repository=wanted.repository,
        revision=wanted.revision if wanted.repository else "",
        expected=wanted.bytes,
    )
