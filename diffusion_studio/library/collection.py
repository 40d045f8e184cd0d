"""The library: every picture that was made, kept in a folder of its own, and found again.

    folder/pictures/2026-11/boat-ddim50-seed7.png     as any saved picture, its recipe inside
    folder/bin/...                                    what was deleted, until the bin is emptied
    folder/thumbnails/12.png                          made when first asked for
    folder/steps/2026-11/...                          how pictures came about: see library.steps
    folder/marks.jsonl                                stars and notes, a line for each change
    folder/library.json                               its id: see library.identity
    folder/index.sqlite3                              finds them; read anew from the rest if lost

The files are the truth. A picture is whole on the disk before the index hears of it, so that
whatever ends the program in between, the next start finds it by looking through the folder.
"""

from __future__ import annotations

import errno
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from diffusion_studio.library.entry import MADE, Entry, Facts, facts_of
from diffusion_studio.library.files import (
    SaveError,
    new_file,
    refused,
    replace_file,
    settle,
    unchanged,
)
from diffusion_studio.library.identity import identify, identity_in
from diffusion_studio.library.index import (
    Index,
    IndexBusy,
    IndexFault,
    IndexSpoilt,
    Names,
    Order,
    Place,
)
from diffusion_studio.library.names import picture_stem
from diffusion_studio.library.picture import (
    Provenance,
    encode_picture,
    read_provenance,
    recipe_of_image,
)
from diffusion_studio.library.picture_files import alike, free_name, pictures_in
from diffusion_studio.library.steps import (
    LeftOut,
    Steps,
    keep_steps,
    left_out,
    left_out_file,
    move_steps,
    steps_file,
)
from diffusion_studio.library.thumbnails import shrunk
from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.sentence import Sentence

if TYPE_CHECKING:
    import numpy as np

PICTURES, BIN, THUMBNAILS = "pictures", "bin", "thumbnails"
INDEX_FILE, MARKS_FILE = "index.sqlite3", "marks.jsonl"
SMALL_JUMP = 24 * 3600  # seconds: a clock that was set back by less is taken for late
T = TypeVar("T")


class PartlyKept(SaveError):
    """Not all pictures of a run were kept, or the index does not know them yet; those at `paths`,
    the first of the run, lie in the library and will be found at the next look through it."""

    def __init__(self, sentence: str, paths: Sequence[Path]) -> None:
        super().__init__(sentence)
        self.paths = tuple(paths)


class Collection:
    """The library in `folder`; one thread uses it. `told` holds a sentence about what was wrong
    when it was opened (a damaged index was set aside), or nothing. `identity` is its id, or ""
    where that could not be written; `known` is the id that it is taken to have if it lost it.

    SaveError or IndexFault, in a sentence, where its disk or its index cannot be used.
    """

    def __init__(self, folder: Path, known: str = "") -> None:
        self.folder = folder
        self.told = ""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise refused(folder, error) from error
        self.identity = ""
        with suppress(SaveError):  # a full disk's pictures are to be seen all the same
            self.identity = identify(folder, known)
        self._index = self._open()
        try:
            self._steadily(self.refresh)
            self._version = self._index.version()
        except BaseException:
            self._index.close()
            raise

    def keep(self, images: np.ndarray, recipe: Recipe, receipt: dict[str, Any]) -> list[Entry]:
        """Keep every picture of uint8 [B, H, W, 3]. PartlyKept where one cannot be written, or the
        index not be told of them: what was written until then stays."""
        self._must_be_there()
        now = self._now()
        folder = self.folder / PICTURES / f"{now:%Y-%m}"
        paths, facts = [], []
        try:
            for n, image in enumerate(images):
                own = recipe_of_image(recipe, n)
                made = {"image": n, **receipt, MADE: now.isoformat(timespec="milliseconds")}
                provenance = Provenance(own, receipt=made)
                data = encode_picture(image, provenance)
                paths.append(new_file(folder, picture_stem(own), ".png", data))
                facts.append(facts_of(self.folder, paths[-1], provenance))
            numbers = self._put(facts)  # which may open another index
            return self._index.entries(numbers)
        except OSError as error:  # those that lie there are found by the next look
            refusal = error if isinstance(error, SaveError) else refused(folder, error)
            with suppress(IndexFault):
                self._put(facts)
            raise PartlyKept(refusal.sentence, paths) from error
        except IndexFault as fault:
            raise PartlyKept(fault.sentence, paths) from fault

    def take_in(self, folder: Path) -> int:
        """Take in the pictures that lie in another `folder`, with the steps that lie beside them,
        and leave none of them there; how many are new. SaveError where one cannot be written, which
        then stays where it was. One that was taken in before is not taken in twice: a program may
        have been killed before it had deleted it there, or have had no right to."""
        taken = 0
        for file in sorted(folder.glob("*.png")):
            try:
                found, data = facts_of(folder, file, read_provenance(file)), file.read_bytes()
            except (RecipeError, OSError):
                continue
            month = f"{datetime.fromtimestamp(found.made, UTC):%Y-%m}"
            homes = [self.folder / place / month for place in (PICTURES, BIN)]
            there = next((path for home in homes if (path := alike(home, file.stem, data))), None)
            path = there or new_file(homes[0], file.stem, ".png", data)
            settle(path.parent)
            move_steps(file, steps_file(self.folder, f"{month}/{path.name}"))
            with suppress(OSError):
                file.unlink()
            taken += there is None
            self._put([facts_of(self.folder, path, read_provenance(path))])
        return taken

    def is_there(self) -> bool:
        """Whether it still lies in its folder, and neither nothing nor another library."""
        if not self.identity:
            return holds_library(self.folder)
        return identity_in(self.folder) == self.identity

    def changed_elsewhere(self) -> bool:
        """Whether another program has changed what there is since this was last asked."""
        before, self._version = self._version, self._index.version()
        return before != self._version

    def _must_be_there(self) -> None:
        """SaveError where the library has gone since it was opened: files that are written make
        their folders, and would begin another in its place."""
        if self.identity and not self.is_there():
            raise refused(self.folder, FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)))

    def _now(self) -> datetime:
        """The time, but never before that of the newest picture, where a clock was set back: so
        that pictures stand in the order in which they were made."""
        now, newest = time.time(), self._index.newest()
        late = 0 < newest - now < SMALL_JUMP
        return datetime.fromtimestamp(newest + 0.001 if late else now, UTC)

    def find(
        self,
        words: str = "",
        order: Order = "newest",
        starred: bool = False,
        place: Place = "shelf",
        names: Names | None = None,
    ) -> list[int]:
        """See `Index.find`."""
        return self._index.find(words, order, starred, place, names)

    def entries(self, numbers: Sequence[int]) -> list[Entry]:
        """See `Index.entries`."""
        return self._index.entries(numbers)

    def path(self, entry: Entry) -> Path:
        """Where the picture lies."""
        return self.folder / entry.facts.path

    def steps_file(self, entry: Entry) -> Path:
        """Where the steps of the picture lie, if they were kept."""
        return steps_file(self.folder, _home(entry))

    def keep_steps(self, entry: Entry, steps: Steps, budget: float) -> bool:
        """See `library.steps.keep_steps`."""
        self._must_be_there()
        return keep_steps(self.folder, _home(entry), steps, budget)

    def left_out(self, entry: Entry) -> LeftOut | None:
        """See `library.steps.left_out`."""
        return left_out(self.folder, _home(entry))

    def thumbnail(self, entry: Entry) -> bytes | None:
        """See `library.thumbnails.shrunk`; it is made once."""
        kept = self.folder / THUMBNAILS / f"{entry.number}.png"
        with suppress(OSError):
            if kept.stat().st_mtime_ns == entry.facts.changed:  # whatever the clock did meanwhile
                return kept.read_bytes()
        data = shrunk(self.path(entry))
        if data is not None:
            with suppress(OSError):  # a full disk takes no thumbnails, but they can be shown
                replace_file(kept, data)
                os.utime(kept, ns=(entry.facts.changed, entry.facts.changed))
        return data

    def star(self, numbers: Sequence[int], on: bool = True) -> None:
        """Give pictures a star, or take it away. SaveError where that cannot be written down."""
        for entry in self._index.entries(numbers):
            self._mark(entry, star=on)
        self._index.star(numbers, on)

    def note(self, number: int, text: str) -> None:
        """Write a free note to a picture. SaveError where that cannot be written down."""
        for entry in self._index.entries([number]):
            self._mark(entry, note=text)
        self._index.note(number, text)

    def to_bin(self, numbers: Sequence[int]) -> None:
        """Delete pictures, so that it can be undone. SaveError at the first that stays where it is;
        those before it have gone to the bin."""
        self._move(numbers, PICTURES, BIN, time.time())

    def from_bin(self, numbers: Sequence[int]) -> None:
        """Undo that. SaveError as of `to_bin`."""
        self._move(numbers, BIN, PICTURES, None)

    def empty_bin(self, days: float = 0) -> int:
        """Delete for good what has lain in the bin for `days`; how many pictures that were."""
        before = time.time() - days * 24 * 3600
        entries = self._index.entries(self._index.find(place="bin"))
        return self._discard(
            [entry for entry in entries if entry.binned is not None and entry.binned <= before]
        )

    def discard(self, numbers: Sequence[int]) -> int:
        """Delete pictures of the bin for good; how many that were. Others are left alone."""
        entries = self._index.entries(numbers)
        return self._discard([entry for entry in entries if entry.binned is not None])

    def _discard(self, entries: Sequence[Entry]) -> int:
        """Delete files for good. SaveError, once it has tried them all, where a picture stays."""
        gone, fault = [], None
        for entry in entries:
            try:
                self.path(entry).unlink(missing_ok=True)
            except OSError as error:
                fault = fault or unchanged(self.path(entry), error)
                continue
            gone.append(entry.number)
            small = self.folder / THUMBNAILS / f"{entry.number}.png"
            told = left_out_file(self.folder, _home(entry))
            for path in (small, self.steps_file(entry), told):
                with suppress(OSError):
                    path.unlink(missing_ok=True)
        self._index.forget(gone)
        if fault is not None:
            raise fault
        return len(gone)

    def refresh(self) -> None:
        """Look through the folder: take in what is new, renew what was changed, and forget what
        has gone. Files that carry no recipe are left alone."""
        known = self._index.known()
        there = dict(self._files())
        gone = [number for path, (number, _) in known.items() if path not in there]
        new = [p for p, changed in there.items() if p not in known or known[p][1] != changed]
        if gone:
            self._index.forget(gone)
        if not new:
            return
        found = [facts for path in new if (facts := self._read(path)) is not None]
        numbers = self._index.put(found)
        marks = self._marks()
        for entry in self._index.entries(numbers):
            self._recall(entry, marks)

    def close(self) -> None:
        self._index.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- the index and the files ---

    def _open(self) -> Index:
        """The index: one that is spoilt is set aside, and one that is well but cannot be written to
        is worked with in memory, so that the pictures of a full or locked disk can be seen."""
        path = self.folder / INDEX_FILE
        try:
            return Index(path)
        except IndexSpoilt as fault:
            aside = self._set_aside(path)
            self.told = Sentence(
                "The library's index could not be read ({reason}); it was set aside as {name}, and"
                " made anew from the pictures.",
                reason=fault,
                name=aside.name,
            )
        except IndexFault as fault:
            if isinstance(fault, IndexBusy) or not self.folder.is_dir():
                raise
            return Index(path, in_memory=True)
        try:
            return Index(path)
        except IndexFault as fault:
            raise SaveError(
                "{reason}; choose another folder for the library.", reason=fault
            ) from fault

    def _set_aside(self, path: Path) -> Path:
        """Rename a damaged index, so that nothing of it is lost; its logs would spoil the new."""
        aside = path.with_name(f"{path.name}.broken-{time.time_ns()}")
        try:
            os.replace(path, aside)
            for suffix in ("-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
        except OSError as error:
            raise refused(path, error) from error
        return aside

    def _put(self, facts: Iterable[Facts]) -> list[int]:
        """Add to the index."""
        facts = list(facts)
        return self._steadily(lambda: self._index.put(facts))

    def _steadily(self, work: Callable[[], T]) -> T:
        """Do something with the index. One that broke since it was opened is opened anew, or made
        anew; one that still cannot be written to is gone on with in memory."""
        try:
            return work()
        except IndexBusy:
            raise
        except IndexFault:
            self._index.close()
        self._index = self._open()
        try:
            self.refresh()
            return work()
        except IndexBusy:
            raise
        except IndexFault:
            self._index.close()
        self._index = Index(self.folder / INDEX_FILE, in_memory=True)
        self.refresh()
        return work()

    def _files(self) -> Iterator[tuple[str, int]]:
        """Every picture file by its path in the library, with its time; links are not followed."""
        for place in (PICTURES, BIN):
            yield from pictures_in(self.folder / place, place)

    def _read(self, path: str) -> Facts | None:
        file = self.folder / path
        try:
            return facts_of(self.folder, file, read_provenance(file))
        except (RecipeError, OSError):
            return None

    def _move(self, numbers: Sequence[int], start: str, end: str, binned: float | None) -> None:
        for entry in self._index.entries(numbers):
            there = entry.facts.path
            if not there.startswith(f"{start}/"):
                continue
            target = self.folder / end / there.removeprefix(f"{start}/")
            target = free_name(target)
            self._must_be_there()
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                os.replace(self.folder / there, target)
            except FileNotFoundError:
                self._must_be_there()
                self._index.forget([entry.number])
                continue
            except OSError as error:
                raise unchanged(target, error) from error
            try:
                self._index.move(entry.number, target.relative_to(self.folder).as_posix(), binned)
            except IndexFault:
                with suppress(OSError):  # neither of them, rather than one
                    os.replace(target, self.folder / there)
                raise

    # --- stars and notes ---

    def _mark(self, entry: Entry, **marks: object) -> None:
        """Write a mark down where a lost index cannot take it along. A picture is called by its
        place in `pictures`, which it comes back to from the bin."""
        line = json.dumps({"path": _home(entry), **marks}, ensure_ascii=False)
        path = self.folder / MARKS_FILE
        try:
            with path.open("ab") as file:  # a line that was cut short before this stays alone
                file.write(f"\n{line}\n".encode())
        except OSError as error:
            raise unchanged(path, error) from error

    def _marks(self) -> dict[str, dict[str, Any]]:
        """The last star and note of every picture; lines that are cut short are passed over."""
        marks: dict[str, dict[str, Any]] = {}
        with suppress(OSError):
            text = (self.folder / MARKS_FILE).read_text("utf-8", errors="replace")
            for line in text.splitlines():
                with suppress(ValueError, TypeError, KeyError):
                    mark = json.loads(line)
                    marks.setdefault(str(mark.pop("path")), {}).update(mark)
        return marks

    def _recall(self, entry: Entry, marks: dict[str, dict[str, Any]]) -> None:
        mark = marks.get(_home(entry), {})
        if mark.get("star") is True and not entry.star:
            self._index.star([entry.number], True)
        if isinstance(mark.get("note"), str) and not entry.note:
            self._index.note(entry.number, mark["note"])
        if entry.facts.path.startswith(f"{BIN}/") and entry.binned is None:
            self._index.move(entry.number, entry.facts.path, time.time())


def holds_library(folder: Path) -> bool:
    """Whether a library lies in `folder`: one that has its id, or one of before there were ids."""
    signs = (INDEX_FILE, PICTURES, BIN)
    return bool(identity_in(folder)) or any(os.path.exists(folder / sign) for sign in signs)


def _home(entry: Entry) -> str:
    return entry.facts.path.partition("/")[2]
