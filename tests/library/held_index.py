"""An index that another program is writing to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from diffusion_studio.library.collection import INDEX_FILE


@contextmanager
def held_index(library: Path) -> Iterator[None]:
    """Nobody else can write to the index of the library in this folder."""
    with closing(sqlite3.connect(library / INDEX_FILE, isolation_level=None)) as held:
        held.execute("BEGIN IMMEDIATE")
        yield
        held.rollback()
