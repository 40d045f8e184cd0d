"""What the library knows of one picture, read from the recipe inside it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, NamedTuple

from diffusion_studio.library.picture import Provenance
from diffusion_studio.recipe import Recipe
from diffusion_studio.sentence import Sentence, from_json, to_json

OWN_STEPS = frozenset({"daps", "diffpir", "ddrm"})
"""Solvers that no sampler takes the steps of."""

MOST_STEPS = 1 << 31  # beyond every run's, within what SQLite holds
MADE = "made"  # in a receipt: when the picture was made, ISO 8601 in UTC


@dataclass(frozen=True, slots=True)
class Facts:
    """One picture's file and how it was made.

    `path` is relative to the library, with "/" between folders. `made` is in seconds since 1970;
    `seed` a text, as SQLite knows no unsigned numbers of 64 bits. `task` is "generate", or the
    operator that a restoration undoes, `solver` the one that does it, or "". `sampler` is "" where
    the solver takes steps of its own. `start` is the kind of what the run began with. Of a run
    that did not reach its end `ending` says so, `done` how many steps it made, and `reason` why it
    failed: a Sentence, or English of an older program.
    """

    path: str
    made: float
    model: str
    label: str
    task: str
    sampler: str
    steps: int
    seed: str
    size: int  # bytes
    changed: int  # the file's own time, in nanoseconds, to find what was changed since
    solver: str = ""
    start: str = "noise"
    ending: str = "finished"  # or "stopped", or "failed"
    done: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A picture of the library: `number` is its own for good; `binned` since when it is in the
    bin, seconds since 1970, or None."""

    number: int
    facts: Facts
    note: str = ""
    star: bool = False
    binned: float | None = None


def facts_of(folder: Path, file: Path, provenance: Provenance) -> Facts:
    """The facts of a picture in the library's `folder`. OSError if it has gone."""
    recipe, stat = provenance.recipe, file.stat()
    restoration = recipe.restoration
    solver = "" if restoration is None else restoration.solver.kind
    return Facts(
        path=str(PurePosixPath(file.relative_to(folder))),
        made=_made(provenance.receipt, stat.st_mtime),
        model=PurePath(recipe.model.replace("\\", "/")).name,
        label=_label(recipe),
        task="generate" if restoration is None else restoration.operator.kind,
        sampler="" if solver in OWN_STEPS else recipe.sampler.kind,
        steps=recipe.steps,
        seed=str(recipe.seed),
        size=stat.st_size,
        changed=stat.st_mtime_ns,
        solver=solver,
        start=recipe.start.kind,
        **ending_of(provenance.receipt, recipe.steps)._asdict(),
    )


class Ending(NamedTuple):
    """How a run ended, after how many steps, and why it failed: see `Facts`."""

    ending: str
    done: int
    reason: str = ""


def ending_of(receipt: dict[str, Any], steps: int) -> Ending:
    """How a run of so many steps ended, as its receipt tells it; a damaged one tells of no other
    end."""
    done = receipt.get("stopped_at")
    if type(done) is not int or not 0 <= done < MOST_STEPS:
        return Ending("finished", steps)
    if "failed" in receipt:
        with suppress(ValueError):
            return Ending("failed", done, from_json(receipt["failed"]))
    return Ending("stopped", done)


def kept_reason(reason: str) -> str:
    """A reason as the index keeps it: a sentence as JSON, so that it is said in any language."""
    return json.dumps(to_json(reason)) if isinstance(reason, Sentence) else reason


def reason_of(kept: str) -> str:
    """What `kept_reason` gave, as it was; other text, of an older index, as it is."""
    if kept.startswith("{"):
        with suppress(ValueError, RecursionError):
            return from_json(json.loads(kept))
    return kept


def _label(recipe: Recipe) -> str:
    label = recipe.labels(recipe.steps - 1)
    return "" if label is None else str(label)


def _made(receipt: dict[str, Any], otherwise: float) -> float:
    """When the receipt says that it was made; a file's own time where it does not say."""
    try:
        return datetime.fromisoformat(receipt[MADE]).astimezone(UTC).timestamp()
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return otherwise
