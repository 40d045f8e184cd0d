"""What the run bar says about a run, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.document import Document
from diffusion_studio.ui.panels.form import number
from diffusion_studio.ui.run_state import Phase, RunState

translate = QCoreApplication.translate


def queue_words(document: Document) -> str:
    """What the engine has beside the shown run, e.g. "1 waiting"; empty for nothing."""
    parts = []
    if document.queue.held:
        stops = translate("RunBar", "stops after this one")
        paused = translate("RunBar", "the queue is paused")
        parts.append(stops if document.queue.stops_after else paused)
    if document.sampled not in (None, document.run):
        parts.append(translate("RunBar", "another run goes on"))
    waiting = document.waiting
    if waiting:
        parts.append(translate("RunBar", "{count} waiting").format(count=waiting))
    if document.comparing:
        words = translate("RunBar", "{count} of a comparison")
        parts.append(words.format(count=document.comparing))
    if document.held:
        parts.append(translate("RunBar", "{count} paused").format(count=document.held))
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]


def queue_tip() -> str:
    """What becomes of the other runs, and how to see them."""
    return translate(
        "RunBar",
        "Runs are made one after the other. A click shows them all, in their order. Alt+Right"
        " shows the next one on the canvas, Alt+Left the one before.",
    )


def run_words(state: RunState, preparing: bool = False) -> str:
    """One line, e.g. "Step 31 of 50 · 12.3 steps/s · about 4 s left".

    While there is no run it tells whether the engine is still `preparing`.
    """
    if preparing and state.phase is Phase.IDLE:
        return translate("RunBar", "Preparing…")
    parts = [_phase_words(state)]
    if state.phase is Phase.RUNNING and state.rate is not None:
        parts.append(_rate_words(state.rate))
        if state.seconds_left is not None:
            parts.append(_left_words(state.seconds_left))
    return " · ".join(parts)


def _phase_words(state: RunState) -> str:
    step = translate("RunBar", "Step {k} of {steps}").format(k=state.k, steps=state.steps or 0)
    match state.phase:
        case Phase.IDLE:
            return translate("RunBar", "Ready")
        case Phase.QUEUED:
            return translate("RunBar", "Waiting")
        case Phase.STARTING if state.replayed is not None:
            k, steps = state.replayed
            words = translate("RunBar", "Making the run before again: step {k} of {steps}")
            return words.format(k=k, steps=steps)
        case Phase.STARTING:
            return translate("RunBar", "Starting…")
        case Phase.RUNNING:
            return step
        case Phase.PAUSING:
            return translate("RunBar", "Pausing after this step…")
        case Phase.PAUSED if state.steps is None:
            return translate("RunBar", "Paused")
        case Phase.PAUSED:
            return translate("RunBar", "Paused at step {k} of {steps}").format(
                k=state.k, steps=state.steps
            )
        case Phase.CANCELLING:
            return translate("RunBar", "Stopping after this step…")
        case Phase.FINISHED:
            return _finished_words(state)
        case Phase.CANCELLED if state.steps is None:
            return translate("RunBar", "Stopped")
        case Phase.CANCELLED:
            return translate("RunBar", "Stopped at step {k} of {steps}").format(
                k=state.k, steps=state.steps
            )
        case Phase.FAILED:
            return translate("RunBar", "Failed at step {k}").format(k=state.k)


def _finished_words(state: RunState) -> str:
    one = state.k == 1
    if state.total is None:
        several = translate("RunBar", "Finished, {steps} steps").format(steps=state.k)
        return translate("RunBar", "Finished, 1 step") if one else several
    words = translate("RunBar", "Finished, {steps} steps in {seconds} s")
    if one:
        words = translate("RunBar", "Finished, 1 step in {seconds} s")
    return words.format(steps=state.k, seconds=number(state.total, 1))


def _rate_words(rate: float) -> str:
    if rate >= 1:
        return translate("RunBar", "{rate} steps/s").format(rate=number(rate, 1))
    return translate("RunBar", "{seconds} s a step").format(seconds=number(1 / rate, 1))


def _left_words(seconds: float) -> str:
    if seconds < 1:
        return translate("RunBar", "less than 1 s left")
    if seconds < 100:
        return translate("RunBar", "about {seconds} s left").format(seconds=number(seconds))
    return translate("RunBar", "about {minutes} min left").format(minutes=number(seconds / 60))
