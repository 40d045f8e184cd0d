"""Between the tree of runs, the document and the comparison of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDockWidget

from diffusion_studio.recipe import FromStep
from diffusion_studio.ui.canvas.picture_item import to_image
from diffusion_studio.ui.change.branches_panel import SIDE, BranchesPanel, Twig
from diffusion_studio.ui.history.history import Change
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.starter_words import label_in_words

if TYPE_CHECKING:
    from diffusion_studio.ui.compare.pair_controller import PairController
    from diffusion_studio.ui.document import Document, Run
    from diffusion_studio.ui.main_window import MainWindow
    from diffusion_studio.ui.timeline.controller import TimelineController

translate = QCoreApplication.translate


class RunDeletion(Change):
    """A run taken out of the window, and put back where it was."""

    kind = "branch"

    def __init__(self, owner: BranchesController, run: Run, title: str) -> None:
        self._owner, self._run, self._title = owner, run, title
        self._place = 0
        self.size = sum(seen.nbytes for seen in (run.x_t, run.x_0) if seen is not None)

    def words(self) -> str:
        return translate("History", "Delete run {title}").format(title=self._title)

    def redo(self) -> None:
        self._place = self._owner.take_out(self._run)

    def undo(self) -> None:
        self._owner.put_back(self._run, self._place)


class BranchesController(QObject):
    """Keeps the tree as the runs are, and gives it a dock of its own."""

    def __init__(
        self, window: MainWindow, timeline: TimelineController, pairs: PairController
    ) -> None:
        super().__init__(window)
        self._window, self._timeline, self._pairs = window, timeline, pairs
        self._document: Document = window.document
        self._titles: dict[str, str] = {}  # those that a person gave
        self._shown: object = None  # what the tree was made of
        self.panel = BranchesPanel()
        self.dock = QDockWidget(window)
        self.dock.setObjectName("branchesDock")
        self.dock.setWidget(self.panel)
        self.dock.hide()
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.dock)
        window.tabifyDockWidget(window.sight_dock, self.dock)
        self._connect()
        self._look()

    def _connect(self) -> None:
        panel, document = self.panel, self._document
        action = self._window.actions_["branches"]
        action.setCheckable(True)
        action.toggled.connect(self._open)
        self.dock.visibilityChanged.connect(self._seen)
        self.dock.installEventFilter(self)
        panel.chosen.connect(document.show_run)
        panel.renamed.connect(self.rename)
        panel.compare_asked.connect(self.compare)
        panel.delete_asked.connect(self.delete)
        document.run_changed.connect(self._look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._shown = None
            self._look()
        return super().eventFilter(watched, event)

    def _open(self, on: bool) -> None:
        self.dock.setVisible(on)
        if on:
            self.dock.raise_()

    def _seen(self, visible: bool) -> None:
        action = self._window.actions_["branches"]
        action.blockSignals(True)
        action.setChecked(visible or not self.dock.isHidden())
        action.blockSignals(False)
        self._look()

    # --- what a person does ---

    def rename(self, name: str, title: str) -> None:
        """Call a run something; nothing gives its own name back."""
        if title.strip():
            self._titles[name] = title.strip()
        else:
            self._titles.pop(name, None)
        self._shown = None
        self._look()

    def compare(self, name: str) -> None:
        """See a branch beside the run that it came from."""
        run = self._document.runs.get(name)
        parent = self._parent(run) if run is not None else ""
        if parent:
            self._pairs.open(self._window)
            self._pairs.choose(parent, name)

    def delete(self, name: str) -> None:
        """Take a run out; undo brings it back."""
        run = self._document.runs.get(name)
        if run is not None and not run.state.phase.live:
            title = self._title(list(self._document.runs).index(name) + 1, run)
            self._document.history.do(RunDeletion(self, run, title))

    def take_out(self, run: Run) -> int:
        """Forget a run, but for its record; where it stood among the others."""
        place = list(self._document.runs).index(run.name)
        self._document.drop(run)
        return place

    def put_back(self, run: Run, place: int) -> None:
        """Have a run again, where it stood, and show it."""
        document = self._document
        runs = list(document.runs.items())
        runs.insert(place, (run.name, run))
        document.runs.clear()
        document.runs.update(runs)
        document.show_run(run.name)

    # --- what is seen ---

    def _parent(self, run: Run) -> str:
        """The run that a branch came from, if it is still there."""
        start = run.recipe.start
        known = isinstance(start, FromStep) and start.run in self._document.runs
        return start.run if isinstance(start, FromStep) and known else ""

    def _look(self) -> None:
        """Make the tree anew where it is seen and something of it has changed."""
        document = self._document
        if self.dock.isHidden():
            self._shown = None
            return
        made_of = [
            (name, run.state.phase is Phase.FINISHED, self._parent(run))
            for name, run in document.runs.items()
        ]
        situation = (made_of, document.shown)
        if situation != self._shown:
            self._shown = situation
            self.panel.show_twigs(self._twigs(), document.shown or "")
        self._offer()

    def _twigs(self) -> list[Twig]:
        return [
            Twig(name, self._title(n, run), self._parent(run), self._about(run), _small(run))
            for n, (name, run) in enumerate(self._document.runs.items(), 1)
        ]

    def _title(self, n: int, run: Run) -> str:
        given = self._titles.get(run.name)
        if given is not None:
            return given
        recipe = run.recipe
        named = recipe.label is not None
        label = label_in_words(str(recipe.label), recipe.model) if named else run.title
        start = run.recipe.start
        if isinstance(start, FromStep):
            words = translate("Branches", "{n} · {label}, from step {k}")
            return words.format(n=n, label=label, k=start.k)
        words = translate("Branches", "{n} · {label}, seed {seed}")
        return words.format(n=n, label=label, seed=run.recipe.seed)

    def _about(self, run: Run) -> str:
        start = run.recipe.start
        if not isinstance(start, FromStep):
            return translate("Branches", "Not a branch. F2 or a double click gives it a name.")
        words = translate("Branches", "It began at step {k} of the run above it")
        if start.paint is not None:
            words = translate("Branches", "It began at step {k} of the run above it, painted on")
        seed = translate("Branches", "seed {seed}").format(seed=run.recipe.seed)
        return f"{words.format(k=start.k)} · {seed}"

    def _offer(self) -> None:
        run = self._document.runs.get(self.panel.current)
        compare = delete = translate("Branches", "No run is marked.")
        if run is not None:
            parent = self._document.runs.get(self._parent(run))
            ended = run.state.phase.ended
            delete = "" if ended else translate("Branches", "It goes on; stop it first.")
            both = [each for each in (run, parent) if each is not None]
            done = all(each.state.phase is Phase.FINISHED for each in both)
            if parent is None:
                compare = translate("Branches", "This run is no branch of another.")
            else:
                compare = "" if done else translate("Branches", "Both runs have to be finished.")
        self.panel.offer(compare, delete)
        self.dock.setWindowTitle(translate("Branches", "Branches"))


def _small(run: Run) -> QPixmap | None:
    """The first picture of a run as a thumbnail."""
    pictures = run.x_t if run.state.phase is Phase.FINISHED else run.x_0
    if pictures is None:
        return None
    image = to_image(pictures[0])
    mode = Qt.TransformationMode.FastTransformation
    return QPixmap.fromImage(image.scaledToHeight(SIDE, mode))
