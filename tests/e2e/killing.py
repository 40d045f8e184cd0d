"""kill -9 at random moments: nothing that was finished is lost, nothing half-written is shown.

    python -m tests.e2e.killing --times 100 [--windows 5] [--seed 7]

A victim makes pictures with a small model, keeps them in a library, marks, deletes and looks for
them, holds a run and saves its session, and tells its judge of each thing once that is done. It is
killed at a random moment; the judge then opens the same library and session as the next start does.
Most victims are forks without a window; `--windows` of them are the whole program.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np
from PIL import Image

from diffusion_studio.commands import Preserve, Resume
from diffusion_studio.engine.client import EngineClient
from diffusion_studio.events import Finished, Paused, Preserved
from diffusion_studio.library.collection import Collection
from diffusion_studio.library.picture import read_recipe
from diffusion_studio.library.session import Session
from diffusion_studio.library.sessions import Sessions
from diffusion_studio.recipe import Recipe
from tests.tiny import write_tiny_model

E = TypeVar("E")
MOST_DEEDS = 24  # that a victim tells of before its last moment comes: three turns
LAST_MOMENT = 0.03  # seconds at most from there, so that it is killed within deeds
MOMENT = 4.0  # seconds at most that a window works before it is killed
HELD_AT = 3
LATE = (
    "diffusion_studio.engine.anatomy",
    "diffusion_studio.engine.build",
    "diffusion_studio.engine.preserving",
    "diffusion_studio.library.carrier",
    "filelock",
    "PIL.PngImagePlugin",
    "safetensors.numpy",
)
"""What is imported when it is first needed; here before that, once for all victims."""

PATIENCE = 60.0


@dataclass
class Told:
    """What victims said was done: pictures by the hash of their pixels, sessions by a number."""

    pictures: set[str] = field(default_factory=set)
    session: int = -1
    doing: str = "start"


# --- the victim ---


def live(work: Path, model: Path, number: int, say: Callable[[str], None]) -> None:
    """Work until the end comes from outside."""
    client = EngineClient(device="cpu")
    client.wait(PATIENCE)
    library = Collection(work / "library")
    sessions = Sessions(work / "sessions")
    say("begun")
    turn = 0
    while True:
        turn += 1
        say("doing run")
        recipe = Recipe(model=str(model), steps=6, seed=1000 * number + turn, count=2, label="star")
        run = client.submit(recipe, steps=HELD_AT)
        until(client, Paused, run)
        client.send(Preserve(run))
        paused = until(client, Preserved, run).paused
        say("doing session")
        saved = 1000 * number + turn
        sessions.save(Session({"number": saved}, {}, {} if paused is None else {run: paused}))
        say(f"session {saved}")
        say("doing run")
        client.send(Resume(run))
        finished = until(client, Finished, run)
        say("doing save")
        entries = library.keep(finished.images, Recipe.from_json(finished.recipe), {"seconds": 0.1})
        for image in finished.images:
            say(f"picture {digest(image)}")
        say("doing index")
        numbers = [entry.number for entry in entries]
        library.star(numbers[:1])
        library.note(numbers[0], f"turn {turn}")
        library.to_bin(numbers[1:])
        library.find("star")
        if turn % 2:
            library.from_bin(numbers[1:])
        library.refresh()


def until(client: EngineClient, kind: type[E], run: str) -> E:
    """The next event of this kind of a run."""
    while True:
        for event in client.wait(PATIENCE):
            if isinstance(event, kind) and getattr(event, "run", "") == run:
                return event


def digest(pixels: np.ndarray) -> str:
    return hashlib.sha256(np.ascontiguousarray(pixels).tobytes()).hexdigest()


def fork(work: Path, model: Path, number: int) -> tuple[int, int]:
    """A victim as a fork of this process, which has loaded everything already: its process, and
    where it tells what it has done."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        live(work, model, number, lambda line: os.write(writing, f"{line}\n".encode()))
    finally:
        os._exit(1)  # whatever happens, no victim comes back as a judge


def kill_one(work: Path, model: Path, number: int, draw: random.Random, told: Told) -> None:
    """Let a victim work, kill it at a random moment, and note what it said it had done."""
    child, reading = fork(work, model, number)
    with os.fdopen(reading, "rb") as lines:
        assert lines.readline() == b"begun\n", "the victim did not even begin"
        said = [lines.readline() for _ in range(draw.randrange(MOST_DEEDS))]
        time.sleep(draw.uniform(0, LAST_MOMENT))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "the victim had ended by itself"
        for line in [*said, *lines.read().splitlines()]:
            what, _, value = line.decode().strip().partition(" ")
            if what == "picture":
                told.pictures.add(value)
            elif what == "session":
                told.session = int(value)
            else:
                told.doing = value


# --- the judge ---


@dataclass
class Judge:
    """Opens what is left as the next start does. It remembers pictures that it has looked at."""

    work: Path
    seen: dict[tuple[str, int], str] = field(default_factory=dict)

    def look(self, told: Told) -> None:
        """AssertionError where something finished is lost, or something half-written is shown."""
        with Collection(self.work / "library") as library:
            assert not library.told, library.told
            numbers = [*library.find(), *library.find(place="bin")]
            shown = [library.path(entry) for entry in library.entries(numbers)]
        files = [
            path for path in (self.work / "library").rglob("*.png") if "thumb" not in str(path)
        ]
        assert sorted(shown) == sorted(files), "the index and the files do not agree"
        lost = told.pictures - {self._digest(path) for path in shown}
        assert not lost, f"{len(lost)} finished pictures are lost"
        sessions = Sessions(self.work / "sessions")
        found = sessions.left_behind()
        try:
            assert not sessions.told, sessions.told
            newest = max((each.session.parts["number"] for each in found), default=-1)
            assert newest >= told.session, "a saved session is lost"
            for each in found:
                assert not each.session.lost, each.session.lost
            for each in found[1:]:
                sessions.forget(each)
        finally:
            sessions.close()

    def _digest(self, path: Path) -> str:
        """The hash of a picture's pixels; it must be whole, with its recipe."""
        key = str(path), path.stat().st_mtime_ns
        if key not in self.seen:
            read_recipe(path)
            with Image.open(path) as picture:
                self.seen[key] = digest(np.asarray(picture.convert("RGB")))
        return self.seen[key]


# --- the whole program ---


def kill_window(work: Path, model: Path, draw: random.Random) -> None:
    """Start the program, have it generate, kill it, and start it again: it works, shows what was
    finished, and offers the session."""
    from tests.e2e.program import Program, wait_for

    home = work / f"home-{draw.getrandbits(32):08x}"
    with own_home(home):
        settings_with(model)
        with Program(None, home / "first") as program:
            session = home / "state" / "diffusion-studio" / "sessions"

            def is_saved() -> bool:
                program.press("Ctrl+Return")
                return any(session.glob("session-*/session.json"))

            wait_for("session on the disk", is_saved)
            program.press("Ctrl+Return")
            time.sleep(draw.uniform(0, MOMENT))
            program.process.kill()
            program.process.wait()
        pictures = list((home / "data" / "diffusion-studio" / "library").rglob("*.png"))
        for path in pictures:
            read_recipe(path)
        sessions = Sessions(session)
        (found,) = sessions.left_behind()
        assert (found.session.lost, sessions.told, found.session.ended) == ([], [], False)
        sessions.close()
        with Program(None, home / "second") as program:
            program.press("Ctrl+Q")
            assert (program.ended(), program.errors()) == (0, "")


@contextmanager
def own_home(home: Path) -> Iterator[None]:
    """A home of its own for the programs that are started meanwhile."""
    names = ("CONFIG", "DATA", "CACHE", "STATE")
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in names}
    before = dict(os.environ)
    os.environ.update({**own, "HOME": str(home)})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def settings_with(model: Path) -> None:
    """Have the program start with a small model."""
    from diffusion_studio.ui.settings import Settings, save_settings

    recipe = Recipe(model=str(model), label="star", steps=30, count=4)
    assert save_settings(Settings(recipe=recipe.model_dump(mode="json"))) is None


# --- all of it ---


def main() -> int:
    """Kill so many, and tell what they were doing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--windows", type=int, default=3)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    asked = parser.parse_args()
    for name in LATE:
        importlib.import_module(name)
    draw, doing = random.Random(asked.seed), Counter[str]()
    print(f"seed {asked.seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        model = write_tiny_model(work / "tiny")
        judge, told = Judge(work), Told()
        for number in range(asked.times - asked.windows):
            kill_one(work, model, number, draw, told)
            judge.look(told)
            doing[told.doing] += 1
        for _ in range(asked.windows):
            kill_window(work, model, draw)
            doing["the whole program"] += 1
    for what, count in doing.most_common():
        print(f"{count:4} killed in: {what}")
    print(f"{len(told.pictures)} finished pictures, none lost; nothing half-written was shown.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
