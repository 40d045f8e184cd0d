"""The queue's commands, and why one cannot be used now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command
from diffusion_studio.ui.run_state import Phase

if TYPE_CHECKING:
    from diffusion_studio.ui.document import Document
    from diffusion_studio.ui.run import Run

translate = QCoreApplication.translate

QUEUE_COMMANDS = (
    Command(
        "queue",
        QT_TRANSLATE_NOOP("Actions", "Queue"),
        QT_TRANSLATE_NOOP(
            "Actions", "All jobs: what is being made, what waits, what is paused or has failed."
        ),
        ("Ctrl+J",),
        "queue",
        "view",
    ),
    Command(
        "queue_add",
        QT_TRANSLATE_NOOP("Actions", "Add to the queue"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Have these settings made when their turn comes, behind all that wait; the canvas"
            " stays as it is.",
        ),
        ("Ctrl+Shift+Enter", "Ctrl+Shift+Return"),
        "queue-add",
        "queue",
    ),
    Command(
        "queue_add_next",
        QT_TRANSLATE_NOOP("Actions", "Add to the front of the queue"),
        QT_TRANSLATE_NOOP(
            "Actions", "Have these settings made next, before all that wait; nothing is stopped."
        ),
        ("Ctrl+Alt+Enter", "Ctrl+Alt+Return"),
        "",
        "queue",
    ),
    Command(
        "queue_hold",
        QT_TRANSLATE_NOOP("Actions", "Pause the queue"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Hold everything after this step, also what waits; once more, and all goes on."
            " Generate makes something all the same.",
        ),
        (),
        "pause",
        "queue",
    ),
    Command(
        "queue_stop_after",
        QT_TRANSLATE_NOOP("Actions", "Stop after this one"),
        QT_TRANSLATE_NOOP(
            "Actions", "Finish the run that is being made, and begin no other after it."
        ),
        (),
        "stop-after",
        "queue",
    ),
    Command(
        "queue_pause",
        QT_TRANSLATE_NOOP("Actions", "Set the job aside, or let it go on"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Hold the chosen jobs while the others are made; chosen once more they come back"
            " behind what waits.",
        ),
        (),
        "pause",
        "queue",
    ),
    Command(
        "queue_front",
        QT_TRANSLATE_NOOP("Actions", "To the front"),
        QT_TRANSLATE_NOOP("Actions", "Make the chosen jobs next."),
        ("Alt+Home",),
        "queue-front",
        "queue",
    ),
    Command(
        "queue_up",
        QT_TRANSLATE_NOOP("Actions", "Earlier in the queue"),
        QT_TRANSLATE_NOOP("Actions", "Move the chosen jobs one place up; or drag them."),
        ("Alt+Up",),
        "queue-up",
        "queue",
    ),
    Command(
        "queue_down",
        QT_TRANSLATE_NOOP("Actions", "Later in the queue"),
        QT_TRANSLATE_NOOP("Actions", "Move the chosen jobs one place down; or drag them."),
        ("Alt+Down",),
        "queue-down",
        "queue",
    ),
    Command(
        "queue_retry",
        QT_TRANSLATE_NOOP("Actions", "Try again"),
        QT_TRANSLATE_NOOP(
            "Actions", "Put the chosen failed jobs into the queue again, as they were."
        ),
        (),
        "retry",
        "queue",
    ),
    Command(
        "queue_retry_half",
        QT_TRANSLATE_NOOP("Actions", "Try again with half the batch"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Make a failed job in two parts of half as many pictures, which take less memory;"
            " every picture is the same as in the whole, for each has its own seed.",
        ),
        (),
        "retry-half",
        "queue",
    ),
    Command(
        "queue_duplicate",
        QT_TRANSLATE_NOOP("Actions", "Once more, with the next seeds"),
        QT_TRANSLATE_NOOP(
            "Actions", "Add the chosen jobs once more; their seeds go on where these end."
        ),
        ("Ctrl+Alt+D",),
        "",
        "queue",
    ),
    Command(
        "queue_settings",
        QT_TRANSLATE_NOOP("Actions", "Show the job's settings"),
        QT_TRANSLATE_NOOP(
            "Actions", "Put the chosen job's settings into the panel, to look at or to change."
        ),
        (),
        "",
        "queue",
    ),
    Command(
        "queue_remove",
        QT_TRANSLATE_NOOP("Actions", "Remove from the queue"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Take the chosen jobs out; one that is being made is stopped, and its pictures stay.",
        ),
        (),
        "remove",
        "queue",
    ),
    Command(
        "queue_put_back",
        QT_TRANSLATE_NOOP("Actions", "Put removed jobs back"),
        QT_TRANSLATE_NOOP("Actions", "Add again what was last taken out, where it stood."),
        (),
        "undo",
        "queue",
    ),
    Command(
        "queue_clear",
        QT_TRANSLATE_NOOP("Actions", "Clear the queue"),
        QT_TRANSLATE_NOOP(
            "Actions", "Take out all that waits, is set aside or has failed; it can be put back."
        ),
        (),
        "",
        "queue",
    ),
    Command(
        "queue_take_up",
        QT_TRANSLATE_NOOP("Actions", "Start last time's jobs"),
        QT_TRANSLATE_NOOP("Actions", "Put the jobs that waited last time into the queue again."),
        (),
        "",
        "queue",
    ),
    Command(
        "queue_discard",
        QT_TRANSLATE_NOOP("Actions", "Discard last time's jobs"),
        QT_TRANSLATE_NOOP("Actions", "Take the jobs out that waited last time."),
        (),
        "",
        "queue",
    ),
    Command(
        "queue_notify",
        QT_TRANSLATE_NOOP("Actions", "Tell me when a long run ends"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "While the window is not in front, a message says when runs that took ten seconds or"
            " more are done, or have failed. There is no sound.",
        ),
        (),
        "",
        "queue",
    ),
)

CHECKED = ("queue", "queue_hold", "queue_stop_after", "queue_notify")
"""Commands that are on or off."""


def to_retry(document: Document) -> list[Run]:
    """The failed jobs that would be tried again: the chosen ones, else the newest."""
    queue = document.queue
    chosen = [run for run in queue.chosen_jobs if run.state.phase is Phase.FAILED]
    return chosen or [*queue.failed.values()][-1:]


def _stop_after(document: Document) -> str:
    if document.queue.at_work:
        return ""
    return translate("Actions", "Nothing is being made.")


def _chosen(document: Document) -> str:
    if document.queue.chosen_jobs:
        return ""
    return translate("Actions", "Choose a job of the queue first.")


def _unfailed(document: Document) -> str:
    missing = _chosen(document)
    if missing or any(run.state.phase.live for run in document.queue.chosen_jobs):
        return missing
    return translate("Actions", "A job that has failed cannot go on; try it again.")


def _moves(document: Document) -> str:
    queue = document.queue
    missing = _chosen(document)
    if missing or any(queue.movable(run) for run in queue.chosen_jobs):
        return missing
    return translate("Actions", "Only a job that waits has a place that can be another.")


def _up(document: Document) -> str:
    places = document.queue.movable_places
    chosen = sorted(places[name] for name in document.queue.chosen if name in places)
    if chosen == [*range(len(chosen))] and chosen:
        return translate("Actions", "It is the next already.")
    return _moves(document)


def _down(document: Document) -> str:
    places = document.queue.movable_places
    chosen = sorted(places[name] for name in document.queue.chosen if name in places)
    if chosen == [*range(len(places) - len(chosen), len(places))] and chosen:
        return translate("Actions", "It is the last already.")
    return _moves(document)


def _retry(document: Document) -> str:
    return "" if to_retry(document) else translate("Actions", "No job has failed.")


def _retry_half(document: Document) -> str:
    if not to_retry(document):
        return translate("Actions", "No job has failed.")
    if any(document.queue.whole(run.recipe).halves for run in to_retry(document)):
        return ""
    return translate(
        "Actions",
        "A single picture, a path or a branch of a run that is gone cannot be halved; choose a"
        " smaller model, or fewer pictures.",
    )


def _put_back(document: Document) -> str:
    return "" if document.queue.removed else translate("Actions", "Nothing was taken out.")


def _clear(document: Document) -> str:
    queue = document.queue
    if queue.to_clear:
        return ""
    return translate("Actions", "Nothing waits, and nothing has failed.")


def _last_time(document: Document) -> str:
    return "" if document.queue.last_time else translate("Actions", "Nothing is left of last time.")


QUEUE_REASONS: dict[str, Callable[[Document], str]] = {
    "queue_stop_after": _stop_after,
    "queue_pause": _unfailed,
    "queue_front": _up,
    "queue_up": _up,
    "queue_down": _down,
    "queue_retry": _retry,
    "queue_retry_half": _retry_half,
    "queue_duplicate": _chosen,
    "queue_settings": _chosen,
    "queue_remove": _chosen,
    "queue_put_back": _put_back,
    "queue_clear": _clear,
    "queue_take_up": _last_time,
    "queue_discard": _last_time,
}
"""Those of `queue_add` and `queue_add_next` are the ones of Generate."""
