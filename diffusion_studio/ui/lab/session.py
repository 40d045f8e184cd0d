"""What the laboratory shows: the experiment, its record, and where in it one looks.

The window asks for the next steps when it has shown the last ones, so that neither the engine nor
the window ever works for nothing. What has been made is kept, and is played again from there.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from diffusion_studio.laboratory import (
    Advance,
    Declined,
    Dials,
    Distance,
    LaboratoryCommand,
    Learnt,
    Map,
    Mapped,
    Moved,
    Prepare,
    Ruled,
    Setup,
    Train,
    World,
    clouds,
)
from diffusion_studio.ui.saying import said

FRAME = 16  # milliseconds: sixty frames a second
MAP_SECONDS = 0.1  # while it plays the density is drawn anew so often
TRAINED_AT_ONCE = 10  # steps of the network between two looks
Send = Callable[[LaboratoryCommand], None]


@dataclass(frozen=True, slots=True)
class Frame:
    """A state: its particles, float32 [N, D], and its level; on a line the density beside them."""

    particles: np.ndarray
    t: int | None
    alpha_bar: float
    density: np.ndarray | None = None


class Session(QObject):
    """See the module. `send` is None until the engine is there."""

    changed = Signal()  # the experiment's settings, or whether it plays
    moved = Signal()  # which state is shown
    mapped = Signal()  # the density and the score
    learnt = Signal()  # the network
    declined = Signal(str)  # a sentence: why something cannot be

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setup = Setup(clouds())
        self.dials = Dials()
        self.frames: list[Frame] = []
        self.distances: list[Distance] = []
        self.place = 0
        self.playing = False
        self.pace = 1  # steps a frame
        self.map: Mapped | None = None
        self.rule: Ruled | None = None
        self.losses: list[float] = []
        self.fishers: list[tuple[int, float]] = []
        self.training = False
        self._trained = False  # at the last look
        self.seconds = 0.0  # a step of the engine's, the newest
        self._send: Send | None = None
        self._number = 0
        self._awaited = False
        self._kept: np.ndarray | None = None  # particles to begin from, instead of noise
        self._turned_at: int | None = None  # where in the record a dial was turned
        self._mapping = False
        self._asked_map: Map | None = None
        self._mapped_at = 0.0
        self._clock = QTimer(self)
        self._clock.setInterval(FRAME)
        self._clock.timeout.connect(self._tick)

    # --- the engine ---

    def connect_engine(self, send: Send | None) -> None:
        """From now on the engine can be asked; None: no more."""
        self._send = send
        if send is None:
            self._clock.stop()
            self.playing = self.training = False

    @property
    def begun(self) -> bool:
        return self._number > 0

    def hear(self, event: object) -> None:
        """Take what the engine tells of the laboratory; other events are left."""
        match event:
            case Moved():
                self._move(event)
            case Mapped():
                self._mapping = False
                self.map = event
                self.mapped.emit()
                self.ask_map()
            case Ruled(number=number) if number == self._number:
                self.rule = event
                self.mapped.emit()
            case Learnt():
                self._learn(event)
            case Declined(message):
                self._awaited = self._mapping = self.training = False
                self.play(False)
                self.declined.emit(said(message))

    def _ask(self, command: LaboratoryCommand) -> bool:
        if self._send is None:
            return False
        self._send(command)
        return True

    # --- the experiment ---

    def begin(self) -> None:
        """Prepare the experiment anew; what was recorded goes."""
        self._number += 1
        self.frames, self.distances = [], []
        self.place, self._turned_at, self._kept = 0, None, None
        self._awaited = self._ask(Prepare(self._number, self.setup, self.dials))
        self.changed.emit()

    def change(self, patch: dict[str, Any]) -> None:
        """Another experiment: some of `Setup`'s fields."""
        setup = replace(self.setup, **patch)
        if setup != self.setup:
            self.setup = setup
            self.begin()

    def take_world(self, world: World) -> None:
        """Begin in another world, or in the one that was just shown. Langevin dynamics goes on
        there with the particles as they stand: it finds its way from anywhere."""
        self.forget_network()
        frame = self.frame
        self.setup = replace(self.setup, world=world)
        self.begin()
        if self.setup.process == "langevin" and frame is not None and not self.setup.formula:
            self._kept = frame.particles
        self.ask_map()

    def turn(self, patch: dict[str, Any]) -> None:
        """Turn dials: they act from the shown state on."""
        dials = replace(self.dials, **patch)
        if dials == self.dials:
            return
        self.dials = dials
        if self._turned_at is None or self.place < self._turned_at:
            self._turned_at = self.place
        self.ask_map()
        self.changed.emit()

    def show_world(self, world: World) -> None:
        """A world that is being changed by hand: its density at once, its particles later."""
        self.setup = replace(self.setup, world=world)
        self.ask_map()

    # --- time ---

    @property
    def frame(self) -> Frame | None:
        """The shown state."""
        return self.frames[self.place] if self.place < len(self.frames) else None

    @property
    def ended(self) -> bool:
        return len(self.frames) > self.setup.steps

    def play(self, on: bool) -> None:
        """Play on from the shown state, or hold there; from the end, begin anew."""
        if on and not self.begun:
            self.begin()
        elif on and self.ended and self.place == len(self.frames) - 1:
            if self._turned_at is None:
                self.place = 0
            else:
                self.begin()
        self.playing = on and self._send is not None
        self._mind_clock()
        self.ask_map()
        self.changed.emit()

    def step(self, steps: int = 1) -> None:
        """Hold, and go so many states on, or back."""
        self.play(False)
        known = self.place + steps < len(self.frames) and self._turned_at is None
        if steps > 0 and not known:
            self._advance(steps)
        else:
            self.seek(self.place + steps)

    def seek(self, place: int) -> None:
        """Look at a recorded state."""
        place = min(max(place, 0), max(len(self.frames) - 1, 0))
        if place != self.place:
            self.place = place
            self.moved.emit()
            self.ask_map()

    def _mind_clock(self) -> None:
        if self.playing or self.training:
            self._clock.start()
        else:
            self._clock.stop()

    def _tick(self) -> None:
        replays = self.playing and self._recorded_ahead
        if replays:
            self.seek(self.place + self.pace)
        if self._awaited:
            return
        steps = self.playing and not replays
        if self.training and not (steps and self._trained):
            self._trained = True  # then the particles have their turn
            self._awaited = self._ask(Train(self.setup.world, TRAINED_AT_ONCE, t=self.dials.t))
            return
        self._trained = False
        if steps and self.ended and self._turned_at is None:
            self.play(False)
        elif steps:
            self._advance(self.pace)

    @property
    def _recorded_ahead(self) -> bool:
        """Whether the next state is known, and would come out the same."""
        return self.place < len(self.frames) - 1 and self._turned_at is None

    def _advance(self, steps: int) -> None:
        if self._awaited or not self.frames:
            return
        back = None
        if self._turned_at is not None and self.place < len(self.frames) - 1:
            back = (self.place, self.frames[self.place].particles)
            del self.frames[self.place + 1 :]
            self.distances = [each for each in self.distances if each.k <= self.place]
        elif self._kept is not None:
            back = (0, self._kept)
        self._turned_at = self._kept = None
        self._awaited = self._ask(Advance(self._number, steps, self.dials, back))

    def _move(self, event: Moved) -> None:
        if event.number != self._number:
            return
        self._awaited = False
        follows = self.place >= len(self.frames) - 1
        if event.k == 0 and self._kept is not None:
            event = replace(event, particles=self._kept[None])
        for n, (particles, level) in enumerate(zip(event.particles, event.levels, strict=True)):
            density = None if event.densities is None else event.densities[n]
            self.frames.append(Frame(particles, *level, density))
        self.distances += event.distances
        if event.k:
            self.seconds = event.seconds / len(event.particles)
        if follows:
            self.place = len(self.frames) - 1
        self.moved.emit()
        self.ask_map()

    # --- the field ---

    def ask_map(self) -> None:
        """Ask for the density at the shown state's level, unless it is known or being made."""
        if self.setup.formula or self._send is None or self._mapping:
            return
        now = time.monotonic()
        if self.playing and now - self._mapped_at < MAP_SECONDS:
            return
        frame = self.frame
        t = frame.t if frame is not None else self.dials.t
        wanted = Map(self.setup.world, t, self.dials)
        if wanted != self._asked_map and self.setup.world:
            self._asked_map, self._mapped_at = wanted, now
            self._mapping = self._ask(wanted)

    # --- the network ---

    def train(self, on: bool) -> None:
        """Let the small network learn, or hold."""
        self.training = on and self._send is not None
        self._mind_clock()
        self.changed.emit()

    def forget_network(self) -> None:
        """Another world: what was learnt is of no use there."""
        self.losses, self.fishers = [], []
        self.learnt.emit()

    def _learn(self, event: Learnt) -> None:
        self._awaited = False
        self.losses += event.losses
        self.fishers.append((event.step, event.fisher))
        self.learnt.emit()
        if self.dials.network:
            self._asked_map = None
            self.ask_map()
