"""Between the library on the disk, its gallery, and the runs that end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal
from PySide6.QtGui import QImage

from diffusion_studio import events
from diffusion_studio.library.collection import Collection
from diffusion_studio.library.entry import Entry, ending_of
from diffusion_studio.library.likeness import pixels_of_picture
from diffusion_studio.library.picture import read_provenance
from diffusion_studio.recipe import Recipe, RecipeError
from diffusion_studio.sentence import Sentence
from diffusion_studio.ui.document import Document, Run
from diffusion_studio.ui.engine_link import CallSoon
from diffusion_studio.ui.library.away import Away
from diffusion_studio.ui.library.comparing import LibraryPairs
from diffusion_studio.ui.library.deeds import LibraryDeed
from diffusion_studio.ui.library.gallery import ORDERS, Gallery, Query
from diffusion_studio.ui.library.keeper import Keeper, Listener, folder_of
from diffusion_studio.ui.library.marking import Marking
from diffusion_studio.ui.library.menu import GalleryMenu
from diffusion_studio.ui.library.place import Place
from diffusion_studio.ui.library.reveal import reveal
from diffusion_studio.ui.library.watching import Watching
from diffusion_studio.ui.library.words import names_now, pictures_words, translate
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.parameters import Parameters
from diffusion_studio.ui.recipe_controller import RecipeController
from diffusion_studio.ui.run_state import Phase, RunState
from diffusion_studio.ui.settings import Settings

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.ui.main_window import MainWindow

AT_ONCE = 24  # thumbnails that are read in one go
TYPING = 60  # milliseconds without a key, then a search begins
T = TypeVar("T")
Read = tuple[Path, Recipe, "np.ndarray", dict[str, Any]]


class LibraryController(QObject):
    """Keeps every run that ends, and shows what was kept. `noticed` carries a Notice, `told` a
    sentence for the status bar."""

    noticed = Signal(object)
    told = Signal(str)
    kept = Signal(str, object)  # a run, and the entries of its pictures
    kept_aside = Signal(str, object)  # a run, and the files in which its steps are to lie

    def __init__(
        self,
        document: Document,
        window: MainWindow,
        settings: Settings,
        recipes: RecipeController,
        call_soon: CallSoon,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._window = window
        self._settings = settings
        self._recipes = recipes
        self.away = Away(window, settings)
        listener = Listener(self._trouble, self.away.tell, self._opened)
        self._keeper = Keeper(folder_of(settings), settings.library_id, call_soon, listener)
        self.away.connect_keeper(self._keeper)
        self._dock = window.gallery_dock
        self._gallery: Gallery = self._dock.gallery
        self._asking = 0  # searches asked for; only the newest is shown
        self._reading = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING)
        self._typing.timeout.connect(self.look)
        self.marking = Marking(window, self._keeper)
        self.watching = Watching(self._dock, self._keeper)
        self.pairs = LibraryPairs(window, self)
        self.pairs.told.connect(self.told)
        self._connect()

    def _connect(self) -> None:
        gallery, actions = self._gallery, self._window.actions_
        self._document.pictures_changed.connect(self._keep_to_belief)
        action = actions["library"]
        action.setCheckable(True)
        action.toggled.connect(self._show_dock)
        self._dock.visibilityChanged.connect(self._seen)
        gallery.looked_for.connect(self._typing.start)
        gallery.model.wanted.connect(self._read_thumbnails)
        gallery.choice_changed.connect(self._choose)
        does: dict[str, Callable[[], None]] = {
            "library_use": lambda: self._use(self._open),
            "library_settings_alone": lambda: self._use(self._recall_settings),
            "library_seed_alone": lambda: self._use(self._recall_seed),
            "library_reveal": self._reveal,
        }
        for name, function in does.items():
            actions[name].triggered.connect(lambda _=False, do=function: do())
        for part in (self.marking, self.away):
            part.noticed.connect(self.noticed)
            part.told.connect(self.told)
        GalleryMenu(self._window).told.connect(self.told)
        self.marking.changed.connect(self.look)
        self.watching.changed.connect(self._look_closely)
        self.away.wanted.connect(self._look_anew)
        self.away.moved.connect(self.move_to)

    # --- keeping ---

    def hear(self, event: events.Event) -> None:
        """Keep what a run has made: its pictures, or where it was stopped or failed, what it
        believed."""
        if not self._settings.keep_pictures:
            return
        if isinstance(event, events.Finished):
            recipe = Recipe.from_json(event.recipe)
            self._keep(event.run, event.images, recipe, event.receipt)
        elif isinstance(event, events.Cancelled):
            run = self._document.runs.get(event.run)
            if run is not None and run.x_0 is not None:
                recipe = Recipe.from_json(event.recipe) if event.recipe else run.recipe
                self._keep(run.name, run.x_0, recipe, {"stopped_at": event.k, **event.receipt})
        elif isinstance(event, events.Failed) and event.receipt:
            run = self._document.runs.get(event.run)
            if run is not None and run.x_0 is not None:
                self._keep(run.name, run.x_0, Recipe.from_json(event.recipe), event.receipt)

    def _keep(self, run: str, images: np.ndarray, recipe: Recipe, receipt: dict[str, Any]) -> None:
        aside = partial(self.kept_aside.emit, run)
        self._keeper.keep(images, recipe, receipt, partial(self._have_kept, run), aside)

    def _have_kept(self, run: str, entries: list[Entry]) -> None:
        self.look()
        self.kept.emit(run, entries)

    def ask(self, work: Callable[[Collection], T], then: Callable[[T], None]) -> None:
        """Do something with the library on its thread, and hand on what it gave."""
        self._keeper.ask(work, then)

    def do_beside(self, work: Callable[[], None]) -> None:
        """Do something on its thread that needs no library."""
        self._keeper.do_beside(work)

    def move_to(self, folder: Path) -> None:
        """Keep pictures elsewhere from now on; those of before stay where they are."""
        self._settings.library_id = ""
        self._keeper.move_to(folder)
        self._look_anew()

    def _look_anew(self) -> None:
        """Another library may be there."""
        self._document.history.forget(lambda change: isinstance(change, LibraryDeed))
        self._gallery.model.show([])
        self._keeper.ask(lambda _: None)  # opens it, also where the gallery is not to be seen
        self.look()

    def _opened(self, identity: str, taken: int) -> None:
        """The library is there; so many pictures came into it that were kept elsewhere."""
        self._settings.library_id = identity
        was_away = bool(self._document.browsing.away)
        self.away.end()
        if taken:
            words = translate("Library", "Kept elsewhere meanwhile, in the library now: {pictures}")
            self.told.emit(words.format(pictures=pictures_words(taken)))
        if taken or was_away:
            self.look()

    def close(self) -> None:
        """Finish what is being written, and end the thread. Blocks."""
        self._keeper.close()

    def _trouble(self, sentence: str) -> None:
        self.noticed.emit(Notice("warning", sentence, about="library"))

    # --- looking ---

    def _choose(self) -> None:
        """Other pictures are chosen, or of other places: other things can be done with them. What
        cannot be seen is not acted upon."""
        browsing, gallery = self._document.browsing, self._gallery
        browsing.chosen = len(gallery.chosen) if self._dock.isVisible() else 0
        browsing.in_bin = gallery.binned.isChecked()
        self._window.actions_.refresh(self._document)

    def _show_dock(self, shown: bool) -> None:
        self._dock.setVisible(shown)
        if shown:
            self._dock.raise_()  # others may lie over it, as tabs

    def _seen(self, visible: bool) -> None:
        action = self._window.actions_["library"]
        action.blockSignals(True)
        action.setChecked(self._dock.isVisible())
        action.blockSignals(False)
        if visible:
            self.look()
        self._choose()

    def look(self) -> None:
        """Search anew, if the gallery is to be seen."""
        gallery = self._gallery
        if not self._dock.isVisible():
            return
        self._typing.stop()
        self._asking += 1
        query = words, order, starred, in_bin = gallery.query
        names = names_now() if words else None
        self._keeper.ask(
            lambda library: library.find(
                words, order, starred, "bin" if in_bin else "shelf", names
            ),
            partial(self._show, self._asking, query),
        )

    def _look_closely(self) -> None:
        """Another program may also have marked pictures that are listed here."""
        self.look()
        model = self._gallery.model
        listed = [number for number in model.numbers if model.entry(number) is not None]
        self._keeper.ask(lambda library: library.entries(listed), model.renew)

    def _show(self, asked: int, query: Query, numbers: list[int]) -> None:
        if asked == self._asking:
            self._gallery.show_numbers(numbers, query)
            self._choose()

    def _read_thumbnails(self) -> None:
        if not self._reading:
            self._reading = True
            QTimer.singleShot(0, self, self._read_some)

    def _read_some(self) -> None:
        numbers = self._gallery.model.take_wanted(AT_ONCE)
        if numbers:
            self._keeper.ask(partial(_thumbnails, numbers=numbers), self._put)
        else:
            self._reading = False

    def _put(self, read: list[tuple[Entry, QImage | None]]) -> None:
        self._gallery.model.put(read)
        self._read_some()

    # --- where one was, over a restart ---

    def give(self) -> object:
        """What is looked for, chosen and seen, as JSON: for the session."""
        words, order, starred, in_bin = self._gallery.query
        told = {"words": words, "order": order, "starred": starred, "bin": in_bin}
        return {**told, "library": self._settings.library_id, **self._gallery.place.to_json()}

    def take(self, kept: Any) -> None:
        """Have that again; of another library only what is looked for. ValueError, TypeError or
        KeyError where it cannot be used."""
        gallery, place = self._gallery, Place.from_json(kept)
        gallery.search.setText(str(kept["words"]))
        gallery.order.setCurrentIndex(ORDERS.index(kept["order"]))
        gallery.starred.setChecked(kept["starred"] is True)
        gallery.binned.setChecked(kept["bin"] is True)
        if kept["library"] == self._settings.library_id:
            gallery.come_back_to(place)
        self.look()

    # --- using ---

    def _use(self, then: Any) -> None:
        """Read the first of the chosen pictures, and hand it on."""
        chosen = self._gallery.chosen
        if chosen:
            self._keeper.ask(partial(_read, number=chosen[0]), partial(self._hand, then))

    def read(self, numbers: list[int], then: Callable[[list[Read | str]], None]) -> None:
        """Read pictures, and hand each on, or the sentence why it cannot be read."""
        self._keeper.ask(lambda library: [_read(library, each) for each in numbers], then)

    def _hand(self, then: Any, read: Read | str) -> None:
        if isinstance(read, str):
            self._trouble(read)
        else:
            then(read)

    def _open(self, read: Read) -> None:
        """Show the picture as a run of this window, and set all that made it."""
        self.show(read)
        self._recipes.open(str(read[0]))

    def show(self, read: Read, x_t: np.ndarray | None = None) -> str:
        """Show the picture as a run of this window, ended as it did; the run's name. What was kept
        of one that did not reach its end is the belief; its newest state is `x_t`, uint8
        [1, H, W, 3], if that is known."""
        path, recipe, pixels, receipt = read
        name = f"library {path.name} {receipt.get('made', '')}"
        state = _state(name, recipe, receipt)
        belief = pixels[None]
        if state.phase is Phase.FINISHED:
            x_t = belief
        run = Run(name, recipe, Path(recipe.model).name, state, x_t, belief)
        run.as_run, run.receipt, run.is_past = recipe, receipt, True
        self._document.adopt(run)
        return name

    def _keep_to_belief(self) -> None:
        """Show the belief where the state of a picture that was opened here is not known."""
        document, run = self._document, self._document.run
        unknown = document.picture == "x_t" and document.own_pictures() is None
        if run is not None and run.is_past and unknown:
            document.show_picture("x_0")
            words = translate(
                "Library",
                "Only the belief of this picture is kept; T in the library shows its steps",
            )
            self.told.emit(words)

    def _recall_settings(self, read: Read) -> None:
        seed = self._document.parameters.seed
        parameters = Parameters.of_recipe(read[1])
        self._document.recall(parameters.model_copy(update={"seed": seed}))
        self.told.emit(translate("Library", "Its settings are set; the seed is as it was"))

    def _recall_seed(self, read: Read) -> None:
        self._document.change({"seed": read[1].seed, "seed_locked": True})
        self.told.emit(translate("Library", "Seed {seed} is set").format(seed=read[1].seed))

    def _reveal(self) -> None:
        chosen = self._gallery.chosen[:1]
        if chosen:
            self._keeper.ask(partial(_paths, numbers=chosen), self._show_files)

    def _show_files(self, paths: list[Path]) -> None:
        for path in paths:
            reveal(path, self)


def _state(name: str, recipe: Recipe, receipt: dict[str, Any]) -> RunState:
    """How a run stands that a receipt tells of."""
    ending, k, reason = ending_of(receipt, recipe.steps)
    ends = {"stopped": Phase.CANCELLED, "failed": Phase.FAILED}
    phase = ends.get(ending, Phase.FINISHED)
    return RunState(run=name, phase=phase, k=k, steps=max(k, recipe.steps), message=reason)


# --- on the library's thread ---


def _thumbnails(library: Collection, numbers: list[int]) -> list[tuple[Entry, QImage | None]]:
    found: list[tuple[Entry, QImage | None]] = []
    for entry in library.entries(numbers):
        data = library.thumbnail(entry)
        image = QImage.fromData(QByteArray(data)) if data is not None else None
        found.append((entry, image))
    return found


def _paths(library: Collection, numbers: list[int]) -> list[Path]:
    return [library.path(entry) for entry in library.entries(numbers)]


def _read(library: Collection, number: int) -> Read | str:
    """The picture, its recipe and receipt; or why it cannot be read."""
    entries = library.entries([number])
    if not entries:
        return Sentence("This picture is no longer in the library.")
    path = library.path(entries[0])
    try:
        provenance = read_provenance(path)
        return path, provenance.recipe, pixels_of_picture(path), provenance.receipt
    except RecipeError as error:
        return str(error)
