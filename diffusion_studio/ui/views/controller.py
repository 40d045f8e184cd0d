"""Between the document and the views of a step: has them read, and brings them to the canvas."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from diffusion_studio.ui.background import Background
from diffusion_studio.ui.document import Document, PictureKind
from diffusion_studio.ui.engine_link import EngineLink
from diffusion_studio.ui.maps.display import Arrangement
from diffusion_studio.ui.maps.map import Map, Plate, Shown
from diffusion_studio.ui.views.commands import VIEW_OF
from diffusion_studio.ui.views.examiner import Examiner
from diffusion_studio.ui.views.kinds import (
    KINDS,
    PICTURES,
    Channel,
    ViewName,
    about,
    has_colours,
    of_examined,
    shown,
    title,
)

if TYPE_CHECKING:
    from diffusion_studio.engine.client import EngineClient
    from diffusion_studio.engine.views import View
    from diffusion_studio.events import Examined
    from diffusion_studio.ui.main_window import MainWindow

translate = QCoreApplication.translate


class Wanted(NamedTuple):
    """A view of step k (from 0) of a run. `plain`: it is the run's other picture, as the canvas
    shows it, after the step. `ends`: those of the colour scale, if they are held."""

    view: ViewName
    run: str
    k: int
    first: int
    plain: bool
    ends: tuple[float, float] | None
    channel: Channel = "mean"


class ViewsController(QObject):
    """Of several steps that are wanted while one is read, the newest is read next."""

    def __init__(
        self, document: Document, window: MainWindow, link: EngineLink, background: Background
    ) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        self._link, self._background = link, background
        self.examiner = Examiner(link, self)
        self._mine: Shown | None = None
        self._made: Wanted | None = None  # what is on the canvas
        self._reading = False
        self._ends: tuple[float, float] | None = None
        self._connect()

    def _connect(self) -> None:
        document, window = self._document, self._window
        for name, view in VIEW_OF.items():
            action = window.actions_[name]
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, chosen=view: self.choose(chosen))
        for name in ("view_beside", "view_over"):
            place = cast(Arrangement, name.removeprefix("view_"))
            window.actions_[name].setCheckable(True)
            window.actions_[name].triggered.connect(lambda _=False, to=place: self.arrange(to))
        window.actions_["view_hold"].setCheckable(True)
        window.actions_["view_hold"].triggered.connect(self.hold)
        window.footer.channel_chosen.connect(document.viewing.choose_channel)
        window.header.picture_chosen.connect(lambda kind: self.choose(kind))
        window.actions_["switch_picture"].triggered.connect(lambda _=False: self._switched())
        document.map_changed.connect(self._changed_map)
        document.playhead_changed.connect(self._moved)
        for signal in (document.pictures_changed, document.viewing.changed):
            signal.connect(self.update)
            signal.connect(self._tick)
        self.examiner.examined.connect(self._take_examined)
        window.installEventFilter(self)
        self._tick()

    @property
    def step_shown(self) -> int | None:
        """The step (from 0) of which a view is on the canvas."""
        return self._made.k if self._made is not None else None

    @property
    def client(self) -> EngineClient | None:
        """The engine, once it is there."""
        return self._link.client

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._made = None  # its words are in the language before
            self.update()
        return super().eventFilter(watched, event)

    # --- what a person does ---

    def choose(self, view: ViewName) -> None:
        """Look at a view; the same once more: at the run's own picture again."""
        document = self._document
        if view in ("x_0", "x_t"):
            document.show_picture(view)
            self._switched()
        else:
            document.viewing.choose(None if document.viewing.view == view else view)
        self._tick()

    def open(self, view: ViewName) -> None:
        """Look at a view, also of a symbol that has no command."""
        self._document.viewing.choose(view)
        self._tick()

    def _switched(self) -> None:
        """Belief or state is wanted: a view in its place goes, one beside or over it stays."""
        if self._document.display.arrangement == "alone":
            self._document.viewing.choose(None)
            self._document.show_map(None)

    def arrange(self, to: Arrangement) -> None:
        """Lay the view over the picture or beside it; the same once more: in its place."""
        document = self._document
        document.arrange("alone" if document.display.arrangement == to else to)
        self.update()
        self._tick()

    def hold(self, held: bool) -> None:
        """Keep the ends of the colour scale as they are now."""
        now = self._document.map
        self._ends = (now.low, now.high) if held and isinstance(now, Map) else None
        self._document.viewing.hold(held)

    # --- what is shown ---

    def _wanted(self) -> Wanted | None:
        document = self._document
        playhead, run = document.playhead, document.shown
        if playhead is None or run is None or playhead.k == playhead.record.first:
            return None
        view, plain = document.viewing.view, False
        if view is None and document.display.arrangement == "beside" and self._is_mine():
            view, plain = ("x_t" if document.picture == "x_0" else "x_0"), True
        if view is None:
            return None
        ends = self._ends if document.viewing.held else None
        channel = document.viewing.channel
        return Wanted(view, run, playhead.k - 1, playhead.record.first, plain, ends, channel)

    def _is_mine(self) -> bool:
        """There is no map, or it is one of these views."""
        return self._document.map is None or self._document.map is self._mine

    def update(self) -> None:
        """Have the canvas show what is wanted, if it does not yet."""
        wanted = self._wanted()
        if wanted is None:
            self._made = None
            self._want_for(self._why_not())
            if self._mine is not None and self._document.map is self._mine:
                self._show(None)
        elif wanted == self._made and self._is_mine():
            return
        elif KINDS[wanted.view].examined:
            self.examiner.ask(wanted.run, wanted.k)
        elif not self._reading and self._link.client is not None:
            self._reading = True
            self._background.ask(
                partial(_read, self._link.client, wanted), partial(self._take, wanted)
            )

    def _take(self, of: Wanted, found: Shown | None) -> None:
        """Show what was read, though by now another step is wanted: so a drag is seen."""
        self._reading = False
        wanted = self._wanted()
        if wanted is not None and wanted._replace(k=of.k) == of:
            self._made = of
            self._want_for("" if found is not None else missing(of))
            self._show(found)
        self.update()

    def _take_examined(self, found: Examined) -> None:
        wanted = self._wanted()
        if wanted is None or not KINDS[wanted.view].examined or wanted.run != found.run:
            return
        values = of_examined(wanted.view, found)
        made = None if values is None else shown(wanted.view, values, wanted.ends, wanted.channel)
        self._made = wanted._replace(k=found.k)
        self._want_for("" if made is not None else missing(wanted))
        self._show(made)
        self.update()

    def _show(self, found: Shown | None) -> None:
        self._mine = found
        self._document.show_map(found)

    def _want_for(self, sentence: str) -> None:
        viewing = self._document.viewing
        if sentence != viewing.wanting:
            viewing.wanting = sentence
            viewing.changed.emit()

    def _why_not(self) -> str:
        """Why a chosen view is not there at all."""
        document = self._document
        if document.viewing.view is None or document.pictures() is None:
            return ""
        if document.playhead is None:
            return translate("Views", "The steps of this run are no longer kept.")
        return translate("Views", "At the start nothing has been predicted yet; go one step on.")

    def _changed_map(self) -> None:
        """Somebody else has brought a map: the view gives way."""
        if not self._is_mine():
            self._mine = self._made = None
            self._document.viewing.choose(None)

    def _moved(self) -> None:
        """A map that is of no step goes when one looks at another step."""
        playhead = self._document.playhead
        if not self._is_mine() and playhead is not None and not playhead.follows:
            self._document.show_map(None)
        self.update()

    def _tick(self) -> None:
        """The commands show what is chosen."""
        document, actions = self._document, self._window.actions_
        viewing, arrangement = document.viewing, document.display.arrangement
        chosen = {
            **{name: view == viewing.view for name, view in VIEW_OF.items()},
            "view_beside": arrangement == "beside",
            "view_over": arrangement == "over",
            "view_hold": viewing.held,
        }
        coloured = viewing.view is not None and has_colours(viewing.view)
        self._window.footer.show_channel(viewing.channel if coloured else None)
        if viewing.view is None and document.map is None:
            chosen["view_belief"] = document.picture == "x_0"
            chosen["view_state"] = document.picture == "x_t"
        for name, on in chosen.items():
            actions[name].setChecked(on)


def missing(wanted: Wanted) -> str:
    """Why a view has nothing to show at a step."""
    if wanted.view == "change" and wanted.k == wanted.first:
        return translate("Views", "No change yet: this is the first belief.")
    if wanted.view == "residual":
        return translate("Views", "This measurement is no picture; look at Aᵀ(y - A x̂_0).")
    if wanted.view == "pulled":
        return translate("Views", "This measurement is not linear, so that there is no Aᵀ.")
    if wanted.view == "noise":
        return translate("Views", "This step draws no noise.")
    if wanted.view == "added":
        return translate("Views", "No condition moved this step.")
    if wanted.view == "std":
        return translate("Views", "This model has learned no variance of its own.")
    return translate("Views", "This was not recorded at this step.")


def _read(client: EngineClient, wanted: Wanted) -> Shown | None:
    """Read a view, in the background; its colours are made there too."""
    if wanted.view in PICTURES:
        return _picture(client, wanted)
    values = client.view(wanted.run, cast("View", wanted.view), wanted.k)
    found = None if values is None else shown(wanted.view, values, wanted.ends, wanted.channel)
    if found is not None:
        found.paint()
    return found


def _picture(client: EngineClient, wanted: Wanted) -> Plate | None:
    """The state before the step or, if `plain`, after it; the step's belief or the one before."""
    place = wanted.k - wanted.first
    kind: PictureKind = "x_t" if wanted.view == "x_t" else "x_0"
    place += (kind == "x_t" and wanted.plain) - (wanted.view == "x_0_before")
    if place < 0:
        return None
    pictures = client.frames(wanted.run, kind, [place])
    return Plate(pictures[0], title(wanted.view), about(wanted.view)) if pictures else None
