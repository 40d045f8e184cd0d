"""What a job is and how it stands, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from diffusion_studio.recipe import (
    FromInversion,
    FromLatent,
    FromPath,
    FromPicture,
    FromStep,
    Recipe,
)
from diffusion_studio.ui.compare.axes import sampler_words
from diffusion_studio.ui.panels.form import number
from diffusion_studio.ui.queue.estimate import seconds_left
from diffusion_studio.ui.queue.queue import Queue
from diffusion_studio.ui.restore.words import OPERATORS
from diffusion_studio.ui.run import Run
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.saying import said
from diffusion_studio.ui.starter_words import label_in_words
from diffusion_studio.ui.wording import run_words

translate = QCoreApplication.translate


def title_of(run: Run) -> str:
    """What a job makes, e.g. "star · 4 pictures"."""
    recipe = run.recipe
    count = translate("Queue", "1 picture")
    if recipe.count > 1:
        count = translate("Queue", "{count} pictures").format(count=number(recipe.count))
    if recipe.label is None:
        unlabelled = translate("Queue", "unlabelled")
        return f"{unlabelled} · {count}"
    return f"{label_in_words(str(recipe.label), recipe.model)} · {count}"


def task_of(recipe: Recipe) -> str:
    """What kind of job it is."""
    if recipe.restoration is not None:
        said = OPERATORS[recipe.restoration.operator.kind]
        return translate("Queue", "Restore: {damage}").format(damage=said.name)
    match recipe.start:
        case FromPath():
            return translate("Queue", "Interpolate")
        case FromStep(k=k):
            return translate("Queue", "Branch from step {k}").format(k=number(k))
        case FromPicture():
            return translate("Queue", "From a picture")
        case FromInversion():
            return translate("Queue", "Inversion and back")
        case FromLatent():
            return translate("Queue", "From an inverted picture")
    return translate("Queue", "Generate")


def about(run: Run) -> str:
    """With what a job is made, e.g. "Generate · scenes-32 · DDIM, 50 steps · seed 7"."""
    recipe = run.recipe
    sampler = sampler_words(recipe.sampler.kind)
    steps = translate("Queue", "{sampler}, {steps} steps")
    seed = translate("Queue", "seed {seed}").format(seed=recipe.seed)
    made = steps.format(sampler=sampler, steps=number(recipe.steps))
    return " · ".join((task_of(recipe), run.title, made, seed))


def standing(run: Run, queue: Queue) -> str:
    """How a job stands: its place, its progress and the time left, or why it failed."""
    state = run.state
    if state.phase is Phase.FAILED:
        return translate("Queue", "Failed: {message}").format(message=said(state.message))
    if state.phase is Phase.PAUSED and run.name in queue.last_time:
        return translate("Queue", "From last time, not started")
    if state.phase is Phase.PAUSED and state.steps is None:
        return translate("Queue", "Set aside")
    if state.phase is Phase.QUEUED and state.steps is None:
        return _place(run, queue)
    return run_words(state)


def _place(run: Run, queue: Queue) -> str:
    order = queue.movable_places
    if queue.stops_after:
        return translate("Queue", "Waits: the queue stops before it")
    if queue.held:
        return translate("Queue", "Waits: the queue is paused")
    place = order.get(run.name)
    if place is None:
        return translate("Queue", "Waiting")
    if place == 0:
        return translate("Queue", "Next")
    return translate("Queue", "Waiting, {count} before it").format(count=number(place))


def summary(queue: Queue, comparing: int) -> str:
    """The whole queue in a line."""
    parts = []
    if queue.held:
        words = translate("Queue", "Stops after this one") if queue.stops_after else ""
        parts.append(words or translate("Queue", "The queue is paused"))
    if queue.waiting:
        parts.append(translate("Queue", "{count} waiting").format(count=number(queue.waiting)))
    left = seconds_left(queue)
    if left is not None and left < 100:
        words = translate("Queue", "about {seconds} s for all")
        parts.append(words.format(seconds=number(left)))
    elif left is not None:
        words = translate("Queue", "about {minutes} min for all")
        parts.append(words.format(minutes=number(left / 60)))
    if comparing:
        words = translate("Queue", "{count} of a comparison")
        parts.append(words.format(count=number(comparing)))
    if queue.failed:
        parts.append(translate("Queue", "{count} failed").format(count=number(len(queue.failed))))
    return " · ".join(parts)
