"""The library's index: an SQLite file that can be thrown away, for all of it can be read anew.

SQLite's write-ahead log lets two programs use one library: readers never wait, writers do for a
moment. One `Index` belongs to one thread.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Self

from diffusion_studio.library.entry import Entry, Facts, kept_reason, reason_of
from diffusion_studio.sentence import Telling

Order = Literal["newest", "oldest", "label", "model", "starred"]
Place = Literal["shelf", "bin"]

PATIENCE = 10.0  # seconds that a writer waits for another program
_TOGETHER = 500  # SQLite takes a limited number of values in one question

_ORDERS: dict[Order, str] = {
    "newest": "made DESC, number DESC",
    "oldest": "made, number",
    "label": "label COLLATE NOCASE, made DESC, number DESC",
    "model": "model COLLATE NOCASE, made DESC, number DESC",
    "starred": "star DESC, made DESC, number DESC",
}

_MIGRATIONS = (
    """
    CREATE TABLE pictures (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL UNIQUE,
        made REAL NOT NULL, model TEXT NOT NULL, label TEXT NOT NULL, task TEXT NOT NULL,
        sampler TEXT NOT NULL, steps INTEGER NOT NULL, seed TEXT NOT NULL,
        size INTEGER NOT NULL, changed INTEGER NOT NULL,
        note TEXT NOT NULL DEFAULT '', star INTEGER NOT NULL DEFAULT 0, binned REAL,
        words TEXT NOT NULL, said TEXT NOT NULL DEFAULT ''
    );
    CREATE INDEX by_time ON pictures (made);
    """,
    # What an older program did not read of the recipes is read at the next look through the files,
    # which finds that none has the time that is known of it.
    """
    ALTER TABLE pictures ADD COLUMN solver TEXT NOT NULL DEFAULT '';
    ALTER TABLE pictures ADD COLUMN start TEXT NOT NULL DEFAULT 'noise';
    UPDATE pictures SET changed = -1;
    """,
    """
    ALTER TABLE pictures ADD COLUMN ending TEXT NOT NULL DEFAULT 'finished';
    ALTER TABLE pictures ADD COLUMN done INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE pictures ADD COLUMN reason TEXT NOT NULL DEFAULT '';
    UPDATE pictures SET changed = -1;
    """,
)
"""Each takes the index one version further; `user_version` says how many have been done."""

_FACTS = (
    *("path", "made", "model", "label", "task", "sampler", "steps", "seed", "size", "changed"),
    *("solver", "start", "ending", "done", "reason"),
)
"""The fields of `Facts`, in its order; the last, `reason`, is kept as `kept_reason` says."""

Column = Literal["label", "task", "sampler", "solver", "start", "ending"]
Names = Mapping[Column, Mapping[str, str]]
"""What the values of a column are called where the search is typed: {"task": {"jpeg": "..."}}."""


class IndexFault(Telling):
    """The index cannot be used now; one sentence says why."""


class IndexBusy(IndexFault):
    """Another program writes to the index, and has for longer than anybody waits."""


class IndexSpoilt(IndexFault):
    """The index is damaged, or a newer program's: this one can never use it as it is."""


_PASSING = frozenset(
    (
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN),
        *(sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM),
    )
)
"""SQLite's codes for what is wrong with a disk or this machine, and not with the index."""


class Index:
    """Finds pictures by words, marks them, and forgets them. IndexFault from every method: of the
    kind IndexSpoilt where the file is damaged or made by a newer program, IndexBusy where another
    program does not let go of it, and plain where the disk fails.

    `in_memory` works with a copy, for a disk that cannot be written to: what is changed is lost.
    """

    def __init__(self, path: Path, in_memory: bool = False) -> None:
        self._path = path
        place = ":memory:" if in_memory else path
        with self._telling():
            self._connection = sqlite3.connect(place, timeout=PATIENCE, isolation_level=None)
        try:
            with self._telling():
                if in_memory:
                    self._copy()
                self._prepare()
        except IndexFault:
            self._connection.close()
            raise

    def _copy(self) -> None:
        """Take over what is in the file, if it can be read. As "immutable" SQLite asks for no file
        beside it, and does not see what a killed program had yet to merge."""
        address = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
        with suppress(sqlite3.Error), closing(sqlite3.connect(address, uri=True)) as there:
            there.backup(self._connection)

    def _prepare(self) -> None:
        run = self._connection.execute
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = NORMAL")  # a crash may lose the last entry, never the file
        if self._version() < len(_MIGRATIONS):  # else nothing is written: the disk may be full
            with self._all_or_nothing():
                for migration in _MIGRATIONS[self._version() :]:
                    for statement in filter(str.strip, migration.split(";")):
                        run(statement)
                run(f"PRAGMA user_version = {len(_MIGRATIONS)}")
        if self._version() > len(_MIGRATIONS):
            raise IndexSpoilt("{name} was written by a newer version", name=self._path.name)
        run("SELECT count(*), max(words) FROM pictures").fetchone()  # damage shows at once

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def put(self, facts: Iterable[Facts]) -> list[int]:
        """Add pictures, or renew what is known of them; their numbers. Notes and stars stay."""
        columns = ", ".join((*_FACTS, "words"))
        marks = ", ".join("?" * (len(_FACTS) + 1))
        renewed = ", ".join(f"{name} = excluded.{name}" for name in (*_FACTS[1:], "words"))
        question = (
            f"INSERT INTO pictures ({columns}) VALUES ({marks})"
            f" ON CONFLICT (path) DO UPDATE SET {renewed} RETURNING number"
        )
        with self._telling(), self._all_or_nothing():
            return [
                int(self._connection.execute(question, _values(each)).fetchone()[0])
                for each in facts
            ]

    def find(
        self,
        words: str = "",
        order: Order = "newest",
        starred: bool = False,
        place: Place = "shelf",
        names: Names | None = None,
    ) -> list[int]:
        """The numbers of the pictures that have every one of `words` in their label, model, task,
        sampler, solver, seed, date or note, whatever their case; `names` tells what some of these
        are called besides."""
        conditions = ["binned IS NULL" if place == "shelf" else "binned IS NOT NULL"]
        values: list[str] = []
        for word in _plain(words).split():
            ways = ["words || ' ' || said LIKE ? ESCAPE '\\'"]
            values.append(_pattern(word))
            for column, kinds in _called(word, names or {}):
                ways.append(f"{column} IN ({', '.join('?' * len(kinds))})")
                values += kinds
            conditions.append(f"({' OR '.join(ways)})")
        conditions += ["star = 1"] if starred else []
        question = (
            f"SELECT number FROM pictures WHERE {' AND '.join(conditions)}"
            f" ORDER BY {_ORDERS[order]}"
        )
        with self._telling():
            rows = self._connection.execute(question, values)
            return [row[0] for row in rows]

    def entries(self, numbers: Sequence[int]) -> list[Entry]:
        """What is known of these pictures, in their order; those that have gone are left out."""
        found: dict[int, Entry] = {}
        with self._telling():
            for part in _parts(numbers):
                marks = ", ".join("?" * len(part))
                rows = self._connection.execute(
                    f"SELECT number, note, star, binned, {', '.join(_FACTS)} FROM pictures"
                    f" WHERE number IN ({marks})",
                    part,
                )
                for number, note, star, binned, *facts in rows:
                    facts[-1] = reason_of(facts[-1])
                    found[number] = Entry(number, Facts(*facts), note, bool(star), binned)
        return [found[number] for number in numbers if number in found]

    def newest(self) -> float:
        """When the newest picture was made, in seconds; 0 where there is none."""
        with self._telling():
            found = self._connection.execute("SELECT max(made) FROM pictures").fetchone()
        return float(found[0] or 0)

    def version(self) -> int:
        """A number that changes when another program has written to the index, and only then."""
        with self._telling():
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def known(self) -> dict[str, tuple[int, int]]:
        """The number and the file's time of every picture, by its path."""
        with self._telling():
            rows = self._connection.execute("SELECT path, number, changed FROM pictures")
            return {path: (number, changed) for path, number, changed in rows}

    def star(self, numbers: Sequence[int], on: bool) -> None:
        """Give pictures a star, or take it away."""
        self._set("star = ?", [int(on)], numbers)

    def note(self, number: int, text: str) -> None:
        """Write a free note to a picture, in place of the one before."""
        self._set("note = ?, said = ?", [text, _plain(text)], [number])

    def move(self, number: int, path: str, binned: float | None) -> None:
        """Say where a picture lies now, and since when it is in the bin (None: it is not)."""
        self._set("path = ?, binned = ?", [path, binned], [number])

    def forget(self, numbers: Sequence[int]) -> None:
        """Take pictures out of the index."""
        with self._telling(), self._all_or_nothing():
            for part in _parts(numbers):
                marks = ", ".join("?" * len(part))
                self._connection.execute(f"DELETE FROM pictures WHERE number IN ({marks})", part)

    def close(self) -> None:
        with self._telling():
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _set(self, what: str, values: list[object], numbers: Sequence[int]) -> None:
        with self._telling(), self._all_or_nothing():
            for part in _parts(numbers):
                marks = ", ".join("?" * len(part))
                self._connection.execute(
                    f"UPDATE pictures SET {what} WHERE number IN ({marks})", [*values, *part]
                )

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """One transaction; inside another one, a part of that."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _fault(error, self._path) from error


def _fault(error: sqlite3.Error, path: Path) -> IndexFault:
    """Which fault an error of SQLite is; the lower eight bits of its code say what kind it is."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return IndexBusy("Another program is writing to the library; try again when it has ended.")
    passing = code in _PASSING or isinstance(error, sqlite3.ProgrammingError)
    kind = IndexFault if passing else IndexSpoilt
    return kind("{name} cannot be used: {reason}", name=path.name, reason=error)


def _values(facts: Facts) -> list[object]:
    plain = (getattr(facts, name) for name in _FACTS[:-1])
    return [*plain, kept_reason(facts.reason), _words(facts)]


def _words(facts: Facts) -> str:
    """What a search looks through; the day is that of the place where it was indexed."""
    try:
        day = datetime.fromtimestamp(facts.made, UTC).astimezone().date().isoformat()
    except (OverflowError, ValueError, OSError):  # a clock that was far off
        day = ""
    start = "" if facts.start == "noise" else facts.start
    ending = "" if facts.ending == "finished" else facts.ending
    made_with = (facts.task, facts.sampler, facts.solver, start, ending)
    return _plain(" ".join((facts.label, facts.model, *made_with, facts.seed, day)))


def _called(word: str, names: Names) -> Iterator[tuple[Column, list[str]]]:
    """The values whose names have a word, by their column."""
    for column, kinds in names.items():
        found = [kind for kind, name in kinds.items() if word in _plain(name)]
        if found:
            yield column, found


def _plain(text: str) -> str:
    """As it is looked for: case and the way a letter is composed do not matter."""
    return unicodedata.normalize("NFC", text.casefold()).replace("_", " ")


def _pattern(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%")
    return f"%{escaped}%"


def _parts(numbers: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _TOGETHER):
        yield list(numbers[start : start + _TOGETHER])
