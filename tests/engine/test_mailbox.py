"""The mailbox keeps a run's life in order and, of its steps, only the newest not yet seen."""

from __future__ import annotations

import threading

import numpy as np

from diffusion_studio.engine.mailbox import Mailbox
from diffusion_studio.events import Finished, Started, Steered, Stepped

PICTURE = np.zeros((1, 2, 2, 3), dtype=np.uint8)


def step(k: int, run: str = "a") -> Stepped:
    return Stepped(run, k, 100, PICTURE, PICTURE, 0.01, 0.5)


def test_steps_give_way_and_lifecycle_events_stay() -> None:
    woken = []
    mailbox = Mailbox(lambda: woken.append(1))
    mailbox.post(Started("a", 100, 0, "cpu", "float32"))
    for k in range(1, 101):
        mailbox.post(step(k))
        if k == 50:
            mailbox.post(Steered("a", 50, "eta", 0.0))
    mailbox.post(Finished("a", PICTURE, "{}", {}))
    seen = [(type(event).__name__, getattr(event, "k", None)) for event in mailbox.drain()]
    assert seen == [
        ("Started", 0),
        ("Stepped", 50),
        ("Steered", 50),
        ("Stepped", 100),
        ("Finished", None),
    ]
    assert len(woken) == 1
    assert mailbox.drain() == []


def test_one_run_does_not_hide_the_steps_of_another() -> None:
    mailbox = Mailbox()
    mailbox.post(step(1, "a"))
    mailbox.post(step(1, "b"))
    mailbox.post(step(2, "a"))
    assert [event.run for event in mailbox.drain() if isinstance(event, Stepped)] == list("aba")


def test_each_look_wakes_once() -> None:
    woken = []
    mailbox = Mailbox(lambda: woken.append(1))
    for k in range(1, 4):
        mailbox.post(step(k))
        mailbox.drain()
    assert len(woken) == 3


def test_waiting_ends_with_an_event_or_in_time() -> None:
    mailbox = Mailbox()
    assert mailbox.wait(0.01) == []
    poster = threading.Thread(target=mailbox.post, args=(step(1),))
    poster.start()
    assert [type(event) for event in mailbox.wait(30)] == [Stepped]
    poster.join()
