"""Every command of the window, once: menus, tool bar and buttons are built from this table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from diffusion_studio.ui.answer.commands import ANSWER_COMMANDS, ANSWER_REASONS
from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.library.commands import LIBRARY_COMMANDS
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.theme import icon
from diffusion_studio.ui.timeline.commands import (
    REPEATED,
    TIMELINE_COMMANDS,
    TIMELINE_REASONS,
    forward_reason,
    timeline_situation,
)
from diffusion_studio.ui.tools.commands import (
    MASK_COMMANDS,
    MASK_REASONS,
    RESIZING,
    UNDO_COMMANDS,
)

translate = QCoreApplication.translate

COMMANDS = (
    Command(
        "open_model",
        QT_TRANSLATE_NOOP("Actions", "Open model…"),
        QT_TRANSLATE_NOOP("Actions", "Read a model from a file: weights, or a model's card."),
        ("Ctrl+O",),
        "open",
        "file",
    ),
    Command(
        "open_model_folder",
        QT_TRANSLATE_NOOP("Actions", "Open model folder…"),
        QT_TRANSLATE_NOOP("Actions", "Read a model that is a folder with a card or a config."),
        ("Ctrl+Shift+O",),
        "",
        "file",
    ),
    Command(
        "open_classifier",
        QT_TRANSLATE_NOOP("Actions", "Open classifier…"),
        QT_TRANSLATE_NOOP("Actions", "Guide the chosen model with a classifier from disk."),
        (),
        "",
        "file",
    ),
    Command(
        "models",
        QT_TRANSLATE_NOOP("Actions", "Models…"),
        QT_TRANSLATE_NOOP(
            "Actions", "All models: those that are here, and known ones to download."
        ),
        ("Ctrl+Shift+M",),
        "",
        "file",
    ),
    Command(
        "open_recipe",
        QT_TRANSLATE_NOOP("Actions", "Open recipe…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Put the settings back that a picture was made with; it carries them."
        ),
        ("Ctrl+R",),
        "",
        "file",
    ),
    Command(
        "save",
        QT_TRANSLATE_NOOP("Actions", "Save"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Save the chosen picture, or the whole batch, as PNG with the recipe inside.",
        ),
        ("Ctrl+S",),
        "save",
        "file",
    ),
    Command(
        "save_in",
        QT_TRANSLATE_NOOP("Actions", "Save in…"),
        QT_TRANSLATE_NOOP("Actions", "Choose the folder to save in, now and from now on."),
        ("Ctrl+Shift+S",),
        "",
        "file",
    ),
    Command(
        "quit",
        QT_TRANSLATE_NOOP("Actions", "Quit"),
        QT_TRANSLATE_NOOP("Actions", "Close the window; a run that goes on is stopped."),
        ("Ctrl+Q",),
        "",
        "file",
        QAction.MenuRole.QuitRole,
    ),
    *UNDO_COMMANDS,
    Command(
        "copy",
        QT_TRANSLATE_NOOP("Actions", "Copy"),
        QT_TRANSLATE_NOOP("Actions", "Copy the chosen picture, or the whole batch as one picture."),
        ("Ctrl+C",),
        "copy",
        "edit",
    ),
    Command(
        "copy_recipe",
        QT_TRANSLATE_NOOP("Actions", "Copy recipe"),
        QT_TRANSLATE_NOOP("Actions", "Copy what made these pictures, as JSON text."),
        ("Ctrl+Shift+C",),
        "",
        "edit",
    ),
    Command(
        "select_all",
        QT_TRANSLATE_NOOP("Actions", "Whole batch"),
        QT_TRANSLATE_NOOP("Actions", "Choose no single picture: save and copy then take them all."),
        ("Ctrl+Shift+A",),
        "",
        "edit",
    ),
    Command(
        "fit",
        QT_TRANSLATE_NOOP("Actions", "Fit"),
        QT_TRANSLATE_NOOP("Actions", "Show everything as large as it fits."),
        ("Ctrl+0",),
        "fit",
        "view",
    ),
    Command(
        "actual_size",
        QT_TRANSLATE_NOOP("Actions", "100 %"),
        QT_TRANSLATE_NOOP("Actions", "One pixel of the picture on one pixel of the screen."),
        ("Ctrl+1",),
        "",
        "view",
    ),
    Command(
        "zoom_in",
        QT_TRANSLATE_NOOP("Actions", "Zoom in"),
        QT_TRANSLATE_NOOP("Actions", "Larger. The mouse wheel zooms about the pointer."),
        ("Ctrl++", "Ctrl+="),
        "zoom-in",
        "view",
    ),
    Command(
        "zoom_out",
        QT_TRANSLATE_NOOP("Actions", "Zoom out"),
        QT_TRANSLATE_NOOP("Actions", "Smaller. The mouse wheel zooms about the pointer."),
        ("Ctrl+-",),
        "zoom-out",
        "view",
    ),
    Command(
        "switch_picture",
        QT_TRANSLATE_NOOP("Actions", "Switch belief and state"),
        QT_TRANSLATE_NOOP(
            "Actions", "Show what the model believes the clean picture is, or the noisy state."
        ),
        ("T",),
        "",
        "view",
    ),
    Command(
        "guidance_view",
        QT_TRANSLATE_NOOP("Actions", "Guidance at work"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Show what the classifier sees at every step, and how hard guidance pulls.",
        ),
        ("Ctrl+G",),
        "",
        "view",
    ),
    Command(
        "previous_tab",
        QT_TRANSLATE_NOOP("Actions", "Tab before"),
        QT_TRANSLATE_NOOP("Actions", "Go to the tab on the left of the chosen one."),
        ("Ctrl+PgUp",),
        "",
        "view",
    ),
    Command(
        "next_tab",
        QT_TRANSLATE_NOOP("Actions", "Tab after"),
        QT_TRANSLATE_NOOP("Actions", "Go to the tab on the right of the chosen one."),
        ("Ctrl+PgDown",),
        "",
        "view",
    ),
    Command(
        "generate",
        QT_TRANSLATE_NOOP("Actions", "Generate"),
        QT_TRANSLATE_NOOP("Actions", "Make pictures with these settings."),
        ("Ctrl+Enter", "Ctrl+Return"),
        "generate",
        "run",
    ),
    Command(
        "pause",
        QT_TRANSLATE_NOOP("Actions", "Pause"),
        QT_TRANSLATE_NOOP("Actions", "Hold the run after the step it is in, and go on from there."),
        ("Ctrl+K",),
        "pause",
        "run",
    ),
    Command(
        "step",
        QT_TRANSLATE_NOOP("Actions", "Step"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Make one denoising step and hold. With no run held: begins a new one and holds after"
            " its first step.",
        ),
        ("Ctrl+Right",),
        "step",
        "run",
    ),
    Command(
        "stop",
        QT_TRANSLATE_NOOP("Actions", "Stop"),
        QT_TRANSLATE_NOOP("Actions", "End the run here; the pictures so far stay."),
        ("Esc",),
        "stop",
        "run",
    ),
    Command(
        "previous_run",
        QT_TRANSLATE_NOOP("Actions", "Previous run"),
        QT_TRANSLATE_NOOP("Actions", "Show the pictures of the run before."),
        ("Alt+Left",),
        "previous",
        "run",
    ),
    Command(
        "next_run",
        QT_TRANSLATE_NOOP("Actions", "Next run"),
        QT_TRANSLATE_NOOP("Actions", "Show the pictures of the run after."),
        ("Alt+Right",),
        "next",
        "run",
    ),
    *MASK_COMMANDS,
    *TIMELINE_COMMANDS,
    *ANSWER_COMMANDS,
    *LIBRARY_COMMANDS,
    Command(
        "compare",
        QT_TRANSLATE_NOOP("Actions", "Compare…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Make a grid of pictures in which one or two things change, and see it grow."
        ),
        ("Ctrl+D",),
        "",
        "run",
    ),
    Command(
        "compare_two",
        QT_TRANSLATE_NOOP("Actions", "Compare with the run before…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Two pictures side by side, one behind the other, and where they differ."
        ),
        ("Ctrl+Shift+D",),
        "",
        "run",
    ),
    Command(
        "shortcuts",
        QT_TRANSLATE_NOOP("Actions", "Keyboard and mouse"),
        QT_TRANSLATE_NOOP("Actions", "All the keys, and what the mouse does."),
        ("Ctrl+/", "F1"),
        "",
        "help",
    ),
    Command(
        "about",
        QT_TRANSLATE_NOOP("Actions", "About Diffusion Studio"),
        QT_TRANSLATE_NOOP("Actions", "The program's version and licence."),
        (),
        "",
        "help",
        QAction.MenuRole.AboutRole,
    ),
)

RESUME_TEXT = QT_TRANSLATE_NOOP("Actions", "Resume")
RESUME_TIP = QT_TRANSLATE_NOOP("Actions", "Go on from the step where the run is held.")

AUTO_REPEATED = REPEATED | RESIZING | {"undo", "redo", "step", "zoom_in", "zoom_out"}
"""Commands that go on while their key is held."""

Reason = Callable[[Document], str]


def _needs_pictures(document: Document) -> str:
    if document.pictures() is not None:
        return ""
    return translate("Actions", "There is no picture yet.")


def _save(document: Document) -> str:
    if document.looked_back is not None:
        return translate(
            "Actions", "An earlier step is shown; go to the newest, or copy takes what is seen."
        )
    match document.state.phase:
        case Phase.FINISHED:
            return ""
        case Phase.IDLE:
            return _needs_pictures(document)
        case phase if phase.live:
            return translate("Actions", "The run has not ended; copy takes the picture as it is.")
    return translate("Actions", "The run did not reach its end; copy takes the picture as it is.")


def _generate(document: Document) -> str:
    if document.model is None and document.opening is not None:
        return translate("Actions", "The model is still being read.")
    if document.model is None:
        return translate("Actions", "Open a model first.")
    return ""


def _begin(document: Document) -> str:
    return _generate(document) or document.task.reason()


def _pause(document: Document) -> str:
    match document.state.phase:
        case Phase.PAUSING:
            return translate("Actions", "It holds after this step.")
        case Phase.CANCELLING:
            return translate("Actions", "The run is being stopped.")
        case phase if phase.live:
            return ""
    return translate("Actions", "No run is going on.")


def _step(document: Document) -> str:
    if document.state.stepping:
        return ""  # each press adds one
    match document.state.phase:
        case Phase.PAUSED:
            return ""
        case phase if phase.live:
            return translate("Actions", "Pause the run first.")
    if document.task.begin is not None:
        return translate("Actions", "What this tab makes has no steps to begin with.")
    return _begin(document)


def _stop(document: Document) -> str:
    match document.to_stop.phase:
        case Phase.CANCELLING:
            return translate("Actions", "It stops after this step.")
        case phase if phase.live:
            return ""
    return translate("Actions", "No run is going on.")


def _compare_two(document: Document) -> str:
    if len(document.finished_runs) > 1:
        return ""
    return translate("Actions", "Two finished runs are needed.")


def _select_all(document: Document) -> str:
    if document.selected is not None:
        return ""
    return translate("Actions", "No single picture is chosen.")


def _neighbour(offset: int) -> Reason:
    def reason(document: Document) -> str:
        if neighbour(document, offset) is not None:
            return ""
        return translate("Actions", "There is no other run that way.")

    return reason


def neighbour(document: Document, offset: int) -> str | None:
    """The run that stands `offset` from the shown one in the order they were asked for."""
    names = list(document.runs)
    if document.shown not in names:
        return None
    place = names.index(document.shown) + offset
    return names[place] if 0 <= place < len(names) else None


REASONS: dict[str, Reason] = {
    "open_classifier": _generate,
    "save": _save,
    "save_in": _save,
    "copy": _needs_pictures,
    "copy_recipe": _needs_pictures,
    "select_all": _select_all,
    "fit": _needs_pictures,
    "actual_size": _needs_pictures,
    "zoom_in": _needs_pictures,
    "zoom_out": _needs_pictures,
    "generate": _begin,
    "compare": _generate,
    "compare_two": _compare_two,
    "pause": _pause,
    "step": _step,
    "stop": _stop,
    "previous_run": _neighbour(-1),
    "next_run": _neighbour(1),
    **MASK_REASONS,
    **TIMELINE_REASONS,
    **ANSWER_REASONS,
    "timeline_forward": forward_reason(_step),
}


class Actions(QObject):
    """The QActions by their id. `refresh` sets which can be used now, and says why one cannot."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._situation: object = None
        for command in COMMANDS:
            action = QAction(self)
            action.setObjectName(command.id)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.setMenuRole(command.role)
            action.setAutoRepeat(command.id in AUTO_REPEATED)
            self._actions[command.id] = action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def refresh(self, document: Document) -> None:
        """Set what can be done, from the document as it is; at once if nothing can differ."""
        situation = (
            document.state.phase,
            document.state.stepping,
            document.to_stop.phase,
            document.model is None,
            document.opening,
            document.tab,
            document.task.reason(),
            document.pictures() is None,
            document.selected,
            document.shown,
            len(document.runs),
            timeline_situation(document),
            document.masking.situation(),
            document.answering.situation(),
            document.looked_back is None,
        )
        if situation != self._situation:
            self._situation = situation
            self.say(document)

    def say(self, document: Document) -> None:
        """Words, in the language as it is now, and what can be done."""
        resumes = document.state.phase is Phase.PAUSED
        for command in COMMANDS:
            action = self._actions[command.id]
            text, tip, picture = command.text, command.tip, command.icon
            if command.id == "pause" and resumes:
                text, tip, picture = RESUME_TEXT, RESUME_TIP, "resume"
            if command.id == "generate":
                text, tip = document.task.button, document.task.tip
            reason = REASONS[command.id](document) if command.id in REASONS else ""
            if picture:
                action.setIcon(icon(picture))
            action.setText(translate("Actions", text))
            action.setEnabled(not reason)
            action.setToolTip(_tool_tip(action, reason or translate("Actions", tip)))
            action.setStatusTip("")


def _tool_tip(action: QAction, sentence: str) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    name = f"{action.text()} ({keys})" if keys else action.text()
    return f"{name}\n{sentence}"
