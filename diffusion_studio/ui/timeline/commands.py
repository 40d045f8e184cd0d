"""The timeline's commands, and why one cannot be used now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.views.commands import VIEW_COMMANDS, VIEW_REASONS, views_situation

translate = QCoreApplication.translate

TIMELINE_COMMANDS = (
    *VIEW_COMMANDS,
    Command(
        "timeline_play",
        QT_TRANSLATE_NOOP("Actions", "Play or pause"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Play the recorded steps, or stop playing. While the newest step of a run that goes on"
            " is shown: hold the run, or go on.",
        ),
        ("K",),
        "resume",
        "timeline",
    ),
    Command(
        "timeline_play_back",
        QT_TRANSLATE_NOOP("Actions", "Play backwards"),
        QT_TRANSLATE_NOOP("Actions", "Play the recorded steps from here towards the noise."),
        ("Shift+K",),
        "play-back",
        "timeline",
    ),
    Command(
        "timeline_first",
        QT_TRANSLATE_NOOP("Actions", "Start"),
        QT_TRANSLATE_NOOP("Actions", "Look at what the run began with."),
        ("Home",),
        "to-first",
        "timeline",
    ),
    Command(
        "timeline_back",
        QT_TRANSLATE_NOOP("Actions", "One step back"),
        QT_TRANSLATE_NOOP("Actions", "Look at the step before; nothing is computed or lost."),
        ("Left",),
        "step-back",
        "timeline",
    ),
    Command(
        "timeline_forward",
        QT_TRANSLATE_NOOP("Actions", "One step forward"),
        QT_TRANSLATE_NOOP(
            "Actions", "Look at the step after; at the newest of a held run, make the next one."
        ),
        ("Right",),
        "step",
        "timeline",
    ),
    Command(
        "timeline_last",
        QT_TRANSLATE_NOOP("Actions", "Newest step"),
        QT_TRANSLATE_NOOP(
            "Actions", "Look at the newest step, and go along with the run from there."
        ),
        ("End",),
        "to-last",
        "timeline",
    ),
    Command(
        "branch",
        QT_TRANSLATE_NOOP("Actions", "Branch from here"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Begin a new run from the state that is looked at, with the panel's settings from there"
            " on: another label, scale, sampler, seed of the noise to come, or number of steps, of"
            " which those to here are done. Model and batch stay those of this run.",
        ),
        ("Ctrl+B",),
        "branch",
        "timeline",
    ),
    Command(
        "save_gif",
        QT_TRANSLATE_NOOP("Actions", "Save film as GIF"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Save the recorded steps of the chosen picture, or the batch, as a moving picture of"
            " 256 colours; of a long run 100 of them.",
        ),
        (),
        "",
        "timeline",
    ),
    Command(
        "save_apng",
        QT_TRANSLATE_NOOP("Actions", "Save film as APNG"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Save the recorded steps of the chosen picture, or the batch, as a moving picture"
            " without loss, with the recipe inside; of a long run 100 of them.",
        ),
        (),
        "",
        "timeline",
    ),
    Command(
        "film",
        QT_TRANSLATE_NOOP("Actions", "Film…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Save the recorded steps as a film, MP4, GIF, APNG or PNG files, with speed, size and"
            " captions of your choice.",
        ),
        ("Ctrl+Shift+E",),
        "",
        "timeline",
    ),
    Command(
        "record_memory",
        QT_TRANSLATE_NOOP("Actions", "Memory for the steps…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "How much memory the steps of a run may take; a longer run's go to the disk.",
        ),
        (),
        "",
        "timeline",
    ),
    Command(
        "save_plots",
        QT_TRANSLATE_NOOP("Actions", "Save plots as CSV"),
        QT_TRANSLATE_NOOP("Actions", "Save the numbers of every plot, a table each."),
        (),
        "",
        "timeline",
    ),
)

REPEATED = {"timeline_back", "timeline_forward"}


def _needs_record(document: Document) -> str:
    if document.playhead is not None:
        return ""
    if document.run is None:
        return translate("Actions", "There is no picture yet.")
    return translate("Actions", "The steps of this run are not recorded.")


def _play(document: Document) -> str:
    return "" if document.state.phase.live else _needs_record(document)


def _back(document: Document) -> str:
    playhead = document.playhead
    if playhead is not None and playhead.k <= playhead.record.first:
        return translate("Actions", "This is where the run began.")
    return _needs_record(document)


def _last(document: Document) -> str:
    if document.playhead is not None and document.playhead.follows:
        return translate("Actions", "The newest step is shown.")
    return _needs_record(document)


def _branch(document: Document) -> str:
    playhead = document.playhead
    if playhead is not None and playhead.k >= playhead.record.steps:
        return translate("Actions", "After the last step there is nothing left to make; go back.")
    return _needs_record(document)


def forward_reason(step: Callable[[Document], str]) -> Callable[[Document], str]:
    """Why one cannot go forward; `step` says why no step can be made."""

    def reason(document: Document) -> str:
        playhead = document.playhead
        if playhead is not None and not playhead.follows:
            return ""
        if document.state.phase.ended:
            return translate("Actions", "This is the last step.")
        return step(document)

    return reason


def timeline_situation(document: Document) -> object:
    """What the reasons depend on; equal where they are."""
    playhead = document.playhead
    if playhead is None:
        return views_situation(document)
    k, record = playhead.k, playhead.record
    return playhead.follows, k <= record.first, k >= record.steps, views_situation(document)


TIMELINE_REASONS: dict[str, Callable[[Document], str]] = {
    **VIEW_REASONS,
    "timeline_play": _play,
    "timeline_play_back": _needs_record,
    "timeline_first": _back,
    "timeline_back": _back,
    "timeline_last": _last,
    "branch": _branch,
    "film": _needs_record,
    "save_gif": _needs_record,
    "save_apng": _needs_record,
    "save_plots": _needs_record,
}
