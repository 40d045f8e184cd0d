"""Every command of the window, once: menus, tool bar and buttons are built from this table."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from diffusion_studio.ui.answer.commands import ANSWER_COMMANDS, ANSWER_REASONS
from diffusion_studio.ui.change.commands import CHANGE_COMMANDS, CHANGE_REASONS
from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.history.commands import (
    HISTORY_COMMANDS,
    HISTORY_REASONS,
    UNDO_COMMANDS,
    named,
)
from diffusion_studio.ui.keys.commands import KEY_COMMANDS
from diffusion_studio.ui.library.commands import LIBRARY_COMMANDS, LIBRARY_REASONS
from diffusion_studio.ui.presets.commands import PRESET_COMMANDS
from diffusion_studio.ui.queue.commands import QUEUE_COMMANDS, QUEUE_REASONS
from diffusion_studio.ui.restore.commands import RESTORE_COMMANDS, RESTORE_REASONS
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.session.commands import SESSION_COMMANDS
from diffusion_studio.ui.share.commands import COPY_COMMANDS, SHARE_REASONS
from diffusion_studio.ui.source.commands import OPEN_COMMANDS, SOURCE_COMMANDS, SOURCE_REASONS
from diffusion_studio.ui.theme import icon, tokens
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
)
from diffusion_studio.ui.window_commands import (
    COMPARE_COMMANDS,
    EDIT_COMMANDS,
    FILE_COMMANDS,
    HELP_COMMANDS,
    RUN_COMMANDS,
    VIEW_COMMANDS,
)

translate = QCoreApplication.translate

COMMANDS = (
    *OPEN_COMMANDS,
    *FILE_COMMANDS[:-1],
    *UNDO_COMMANDS,
    *SOURCE_COMMANDS,
    *SESSION_COMMANDS,
    *FILE_COMMANDS[-1:],  # Quit
    *EDIT_COMMANDS,
    *COPY_COMMANDS,
    *PRESET_COMMANDS,
    *KEY_COMMANDS,
    *VIEW_COMMANDS,
    *RUN_COMMANDS,
    *QUEUE_COMMANDS,
    *RESTORE_COMMANDS,
    *MASK_COMMANDS,
    *TIMELINE_COMMANDS,
    *CHANGE_COMMANDS,
    *ANSWER_COMMANDS,
    *LIBRARY_COMMANDS,
    *HISTORY_COMMANDS,
    *COMPARE_COMMANDS,
    *HELP_COMMANDS,
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
    if document.task.begin is not None:  # no run of a model's
        return document.task.reason()
    return _generate(document) or document.task.reason()


def _add(document: Document) -> str:
    if document.task.begin is not None:
        return translate("Actions", "What this tab makes is no job of the queue.")
    return _begin(document)


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
    "save_as": _save,
    **SHARE_REASONS,
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
    "queue_add": _add,
    "queue_add_next": _add,
    **QUEUE_REASONS,
    **LIBRARY_REASONS,
    **MASK_REASONS,
    **HISTORY_REASONS,
    **RESTORE_REASONS,
    **SOURCE_REASONS,
    **TIMELINE_REASONS,
    **CHANGE_REASONS,
    **ANSWER_REASONS,
    "timeline_forward": forward_reason(_step),
}


class Actions(QObject):
    """The QActions by their id. `refresh` sets which can be used now, and says why one cannot."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._situation: object = None
        self._said: dict[str, object] = {}  # what each action says and is, as it was set last
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
            document.restoring.outdated,
            document.restoring.measuring,
            document.pictures() is None,
            document.selected,
            document.shown,
            len(document.runs),
            timeline_situation(document),
            document.masking.situation(),
            document.sourcing.situation(),
            document.answering.situation(),
            document.queue.situation(),
            document.browsing.situation(),
            document.looked_back is None,
        )
        if situation != self._situation:
            self._situation = situation
            self.say(document)

    def say(self, document: Document) -> None:
        """Words, in the language as it is now, and what can be done."""
        for command in COMMANDS:
            self._say(command, document)

    def say_some(self, names: Collection[str], document: Document) -> None:
        """The same of a few, where nothing else can differ."""
        for command in COMMANDS:
            if command.id in names:
                self._say(command, document)

    def _say(self, command: Command, document: Document) -> None:
        action = self._actions[command.id]
        text, tip, picture = command.text, command.tip, command.icon
        if command.id == "pause" and document.state.phase is Phase.PAUSED:
            text, tip, picture = RESUME_TEXT, RESUME_TIP, "resume"
        if command.id == "generate":
            text, tip = document.task.button, document.task.tip
        reason = REASONS[command.id](document) if command.id in REASONS else ""
        words = named(command.id, document) or translate("Actions", text)
        sentence = reason or translate("Actions", tip)
        said = (words, sentence, not reason, picture, tokens(), action.shortcut().toString())
        if self._said.get(command.id) == said:  # whoever shows an action paints it anew otherwise
            return
        self._said[command.id] = said
        if picture:
            action.setIcon(icon(picture))
        action.setText(words)
        action.setEnabled(not reason)
        action.setToolTip(_tool_tip(action, sentence))
        action.setStatusTip("")


def _tool_tip(action: QAction, sentence: str) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    name = f"{action.text()} ({keys})" if keys else action.text()
    return f"{name}\n{sentence}"
