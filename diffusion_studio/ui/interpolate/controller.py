"""Between the Interpolate panel, the document and the engine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from diffusion_studio.attachments import attach
from diffusion_studio.recipe import Label, Recipe, RecipeError
from diffusion_studio.ui.canvas.picture_item import to_image
from diffusion_studio.ui.command import QT_TRANSLATE_NOOP
from diffusion_studio.ui.interpolate.interpolating import EndChoice, Interpolating
from diffusion_studio.ui.interpolate.panel import InterpolatePanel, PanelState
from diffusion_studio.ui.interpolate.preview import Previews
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.saying import said
from diffusion_studio.ui.source.words import called
from diffusion_studio.ui.starter_words import label_in_words
from diffusion_studio.ui.task import Task

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.ui.change.starting import Starting
    from diffusion_studio.ui.document import Document, Run
    from diffusion_studio.ui.engine_link import EngineLink
    from diffusion_studio.ui.main_window import MainWindow
    from diffusion_studio.ui.save_controller import SaveController

translate = QCoreApplication.translate

KEY = "interpolate"
SEED, SHOWN, OPENED, INVERTED, KEPT = "seed", "shown", "opened", "inverted", "kept"
SETTLED = 60  # milliseconds without a move, after which the place is made


def interpolate_task(interpolating: Interpolating) -> Task:
    """What the run bar makes while the Interpolate tab is chosen."""
    return Task(
        key=KEY,
        title=QT_TRANSLATE_NOOP("Actions", "Interpolate"),
        button=QT_TRANSLATE_NOOP("Actions", "Interpolate"),
        tip=QT_TRANSLATE_NOOP("Actions", "Make the whole path, all its pictures in one run."),
        recipe=interpolating.recipe,
        reason=interpolating.reason,
    )


class InterpolateController(QObject):
    """Adds the tab, previews the handle's place, and saves finished paths."""

    def __init__(
        self, window: MainWindow, starting: Starting, link: EngineLink, saving: SaveController
    ) -> None:
        super().__init__(window)
        self._window, self._starting, self._saving = window, starting, saving
        self._document: Document = window.document
        self.interpolating = Interpolating(self._document)
        self.panel = InterpolatePanel()
        self.previews = Previews(link, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLED)
        self._later.timeout.connect(self._preview)
        self._trouble = ""
        window.add_tab(interpolate_task(self.interpolating), self.panel)
        self._connect()
        self._show()

    def _connect(self) -> None:
        panel, document, interpolating = self.panel, self._document, self.interpolating
        panel.changed.connect(interpolating.change)
        panel.end_picked.connect(self.pick_end)
        panel.end_seeded.connect(self._seed_end)
        panel.end_labelled.connect(self._label_end)
        panel.end_thrown.connect(interpolating.new_seed)
        panel.moved.connect(interpolating.move)
        panel.sheet_asked.connect(self.save_sheet)
        panel.film_asked.connect(self.save_film)
        document.run_changed.connect(self._catch_up)
        self.previews.made.connect(self._have)
        self.previews.refused.connect(self._cannot)
        for signal in (interpolating.changed, document.parameters_changed, document.tab_changed):
            signal.connect(self._look)
        for signal in (
            document.run_changed,
            document.models_changed,
            document.sourcing.changed,
            self._starting.changed,
        ):
            signal.connect(self._show)

    # --- ends ---

    def pick_end(self, n: int, data: object) -> None:
        """Have an end be a seed, or a picture that there is now."""
        end, interpolating = self.interpolating.ends[n], self.interpolating
        kept = self._starting.inverted
        pixels, name = None, ""
        if data == SEED:
            interpolating.set_end(n, EndChoice(seed=end.seed, label=end.label))
        elif data == INVERTED and kept is not None:
            words = translate("Interpolate", "{name}, inverted").format(name=kept.name)
            interpolating.set_end(n, replace(end, kind="latent", name=words, latent=kept.latent))
        elif data == SHOWN:
            pixels, name = self._shown_picture()
        elif data == OPENED:
            pixels, name = self._opened_picture()
        if pixels is not None:
            chosen = replace(end, kind="picture", name=name, picture=attach(pixels))
            interpolating.set_end(n, chosen)
        self._show()

    def _shown_picture(self) -> tuple[np.ndarray | None, str]:
        document, run = self._document, self._document.run
        pictures = document.own_pictures()
        if run is None or pictures is None:
            return None, ""
        chosen = document.selected or 0
        seed = run.recipe.seeds[chosen]
        name = translate("Interpolate", "Picture, seed {seed}").format(seed=seed)
        return pictures[chosen].copy(), name

    def _opened_picture(self) -> tuple[np.ndarray | None, str]:
        document, card = self._document, self._document.card
        picture = document.sourcing.picture
        if card is None or picture is None:
            return None, ""
        document.sourcing.set_size(card.size)
        return document.sourcing.region(), called(picture)

    def _seed_end(self, n: int, seed: int) -> None:
        self.interpolating.set_end(n, replace(self.interpolating.ends[n], seed=seed))

    def _label_end(self, n: int, label: Label) -> None:
        self.interpolating.set_end(n, replace(self.interpolating.ends[n], label=label))

    def _labels(self) -> tuple[tuple[str, Any], ...]:
        """The labels that an end can have; none where the model has none."""
        card = self._document.card
        if card is None or not card.labels:
            return ()
        unlabelled = (translate("Interpolate", "No label"), None)
        model = self._document.parameters.model
        return (unlabelled, *((label_in_words(label, model), label) for label in card.labels))

    # --- the handle ---

    def _look(self) -> None:
        if self._document.tab == KEY:
            self._later.start()
        else:
            self._later.stop()
            self.previews.ask(None)
        self._show()

    def _catch_up(self) -> None:
        """Make what was not made while a run went on."""
        if self._document.tab == KEY and self._document.state.phase.ended:
            self._later.start()

    def _preview(self) -> None:
        """Make the handle's place, unless a run goes on: that is what a person waits for."""
        busy = self._document.state.phase.live and self._document.state.phase is not Phase.PAUSED
        if busy or self._document.engine is None or self._document.model is None:
            return
        try:
            recipe: Recipe | None = self.interpolating.preview()
        except RecipeError:
            recipe = None
        self.previews.ask(recipe)
        if recipe is None:
            self.panel.pad.show_picture(None)

    def _have(self, picture: np.ndarray) -> None:
        self._trouble = ""
        self.panel.pad.show_picture(to_image(picture))

    def _cannot(self, sentence: str) -> None:
        self._trouble = sentence
        self.panel.pad.show_picture(None)
        self._show()

    # --- what is made of a finished path ---

    def _finished_path(self) -> Run | None:
        run = self._document.run
        whole = run is not None and run.as_run is not None and run.x_t is not None
        return run if whole and run is not None and run.recipe.columns is not None else None

    def save_sheet(self) -> None:
        """Save the shown path as one picture."""
        run = self._finished_path()
        if run is not None and run.as_run is not None and run.x_t is not None:
            saving = self._saving
            saving.watch(
                saving.writer.write_sheet(run.x_t, run.as_run, run.receipt, saving.folder())
            )

    def save_film(self) -> None:
        """Save the shown path as a film, there and back."""
        run = self._finished_path()
        if run is not None and run.as_run is not None and run.x_t is not None:
            saving = self._saving
            saving.watch(saving.writer.write_path_film(run.x_t, run.as_run, saving.folder()))

    # --- what is seen ---

    def _show(self) -> None:
        interpolating = self.interpolating
        offers = [self._offers(end) for end in interpolating.ends]
        self.panel.show_state(
            PanelState(
                interpolating.path,
                tuple(interpolating.ends),
                tuple(tuple(offer) for offer in offers),
                tuple(SEED if end.kind == "seed" else KEPT for end in interpolating.ends),
                interpolating.place,
                interpolating.pictured,
                self._note(),
                self._finished_path() is not None,
                self._labels(),
                interpolating.labelled,
            )
        )
        self._window.actions_.refresh(self._document)

    def _offers(self, end: EndChoice) -> list[tuple[str, Any]]:
        """What an end can be now; a picture that it is stands first."""
        document, kept = self._document, self._starting.inverted
        offers: list[tuple[str, Any]] = [(translate("Interpolate", "Seed"), SEED)]
        if end.kind != "seed":
            offers.append((end.name, KEPT))
        if document.run is not None and document.run.x_0 is not None:
            offers.append((translate("Interpolate", "Picture on the canvas"), SHOWN))
        if document.sourcing.picture is not None:
            words = translate("Interpolate", "Opened: {name}")
            offers.append((words.format(name=called(document.sourcing.picture)), OPENED))
        if kept is not None and kept.model == document.parameters.model:
            words = translate("Interpolate", "{name}, inverted")
            offers.append((words.format(name=kept.name), INVERTED))
        return offers

    def _note(self) -> str:
        """How many pictures there will be, and of what; or why there are none."""
        interpolating = self.interpolating
        reason = interpolating.reason() or said(self._trouble)
        if reason:
            return reason
        words = translate(
            "Interpolate",
            "{count} pictures in one run, with the model, label, sampler and guidance of the"
            " Generate tab.",
        )
        text = words.format(count=interpolating.count)
        if interpolating.path.shape == "coarse_to_fine":
            levels = ", ".join(f"{strength:g}" for strength in interpolating.strengths)
            rows = translate("Interpolate", "Strength of the rows: {levels}.")
            text += " " + rows.format(levels=levels)
        return text
