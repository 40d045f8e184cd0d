"""Recorded steps as pictures, read on a thread of its own, so that the window never waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from diffusion_studio.ui.canvas.picture_item import to_image
from diffusion_studio.ui.document import PictureKind
from diffusion_studio.ui.engine_link import CallSoon

if TYPE_CHECKING:
    import numpy as np

T = TypeVar("T")


class Frames(Protocol):
    """The engine as this file needs it; `EngineClient` is one."""

    def frames(
        self,
        run: str,
        picture: PictureKind = "x_0",
        steps: Sequence[int] | None = None,
        image: int | None = None,
    ) -> list[np.ndarray]: ...


@dataclass(frozen=True, slots=True)
class Frame:
    """State k of a run, and where it lies in the record, which begins at state `first`.

    The start has no belief yet: `seen` says which of the two pictures stands there.
    """

    run: str
    kind: PictureKind
    k: int
    first: int

    @property
    def seen(self) -> PictureKind:
        return "x_t" if self.k == self.first else self.kind

    @property
    def place(self) -> int:
        """The index among the recorded states, or among the beliefs, the first of which was held
        at the first step and is shown with the state after it."""
        return self.k - self.first - (self.seen == "x_0")


Whole = Callable[[Frame, "np.ndarray"], None]  # uint8 [B, H, W, 3]
Small = Callable[[Frame, int, QImage], None]  # with the index of the image in its batch


class FrameReader:
    """Reads what is wanted most: the picture for the canvas, of which only the newest wish counts,
    then thumbnails. What was read is handed over on the window's thread.
    """

    def __init__(self, call_soon: CallSoon) -> None:
        self._call_soon = call_soon
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="frames")
        self._lock = Lock()
        self._whole: Callable[[Frames], None] | None = None
        self._small: list[Callable[[Frames], None]] = []
        self._client: Frames | None = None
        self._closing = False

    def connect_engine(self, client: Frames | None) -> None:
        self._client = client

    def read(self, frame: Frame, then: Whole) -> None:
        """Read the batch at a step; an earlier wish that was not yet begun is dropped."""
        with self._lock:
            self._whole = partial(self._read_whole, frame, then)
        self._go_on()

    def read_small(self, frames: Sequence[Frame], image: int, height: int, then: Small) -> None:
        """Read one image of each step, `height` pixels high; earlier wishes are dropped."""
        with self._lock:
            self._small = [partial(self._read_small, f, image, height, then) for f in frames]
        if frames:
            self._go_on()

    def read_many(self, frames: Sequence[Frame], image: int | None) -> Future[list[np.ndarray]]:
        """Read steps one after the other, each a batch, for a film; empty if they are not kept."""
        return self._thread.submit(self._read_many, frames, image)

    def stop_listening(self) -> None:
        """Hand nothing over from now on."""
        self._closing = True
        with self._lock:
            self._whole, self._small = None, []

    def close(self) -> None:
        """End the thread. Blocks for as long as one picture takes."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _go_on(self) -> None:
        if not self._closing:
            self._thread.submit(self._work)

    # --- the thread ---

    def _work(self) -> None:
        """Do what is wanted most, then come back for the rest after whatever came meanwhile."""
        with self._lock:
            wanted, self._whole = self._whole, None
            if wanted is None and self._small:
                wanted = self._small.pop(0)
            more = bool(self._small)
        if wanted is not None and self._client is not None:
            wanted(self._client)
        if more:
            self._go_on()

    def _read_whole(self, frame: Frame, then: Whole, client: Frames) -> None:
        for pictures in client.frames(frame.run, frame.seen, [frame.place]):
            self._hand_over(partial(then, frame, pictures))

    def _read_small(
        self, frame: Frame, image: int, height: int, then: Small, client: Frames
    ) -> None:
        for pictures in client.frames(frame.run, frame.seen, [frame.place], image):
            small = thumbnail(pictures[0], height)
            self._hand_over(partial(then, frame, image, small))

    def _read_many(self, frames: Sequence[Frame], image: int | None) -> list[np.ndarray]:
        client = self._client
        if client is None:
            return []
        found = [client.frames(f.run, f.seen, [f.place], image) for f in frames]
        return [pictures for one in found for pictures in one]

    def _hand_over(self, call: Callable[[], None]) -> None:
        if not self._closing:
            self._call_soon(call)


def thumbnail(picture: np.ndarray, height: int) -> QImage:
    """uint8 [H, W, 3] as an image `height` pixels high: enlarged as squares, reduced smoothly."""
    image = to_image(picture)
    larger = height > image.height()
    mode = Qt.TransformationMode
    size = QSize(max(round(image.width() * height / image.height()), 1), height)
    return image.scaled(
        size,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        mode.FastTransformation if larger else mode.SmoothTransformation,
    )
