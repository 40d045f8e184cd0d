"""Between the Restore panel, the document, the canvas and the engine."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog

from diffusion_studio import commands
from diffusion_studio.attachments import pixels_of
from diffusion_studio.recipe import STEERABLE, Recipe
from diffusion_studio.restoration_specs import InpaintingSpec
from diffusion_studio.ui.background import Background
from diffusion_studio.ui.command import QT_TRANSLATE_NOOP
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.panels.form import number
from diffusion_studio.ui.panels.guidance_words import live_tip
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.restore.estimation import Estimation, Stopped
from diffusion_studio.ui.restore.found_blur import FoundBlur, found_blur
from diffusion_studio.ui.restore.measurement_view import MeasurementView
from diffusion_studio.ui.restore.originals import example, example_names
from diffusion_studio.ui.restore.panel import Offered, PanelState, RestorePanel
from diffusion_studio.ui.restore.parameters import RestoreParameters, Taps
from diffusion_studio.ui.restore.ready import READY, open_ready, ready_words
from diffusion_studio.ui.run_controller import RunController
from diffusion_studio.ui.source.source import SourcePicture
from diffusion_studio.ui.source.words import called, example_words
from diffusion_studio.ui.task import Task
from diffusion_studio.ui.tools.masking import Tool

if TYPE_CHECKING:
    import numpy as np

    from diffusion_studio.attachments import EmbeddedPicture, PictureFile
    from diffusion_studio.ui.engine_link import EngineLink
    from diffusion_studio.ui.main_window import MainWindow

    Picture = EmbeddedPicture | PictureFile
    Found = tuple[np.ndarray, np.ndarray | None]  # a picture, and its mask

translate = QCoreApplication.translate

KEY = "restore"
SHOWN_PICTURE = "shown picture"  # in the list of pictures: the one on the canvas
OPENED_PICTURE = "opened picture"  # the one that is worked on


def restore_task(document: Document) -> Task:
    """What the run bar makes while the Restore tab is chosen."""
    return Task(
        key=KEY,
        title=QT_TRANSLATE_NOOP("Actions", "Restore"),
        button=QT_TRANSLATE_NOOP("Actions", "Restore"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Find the picture again that was damaged, several times, with this solver."
        ),
        recipe=document.restoring.recipe,
        reseed=document.restoring.reseed,
        reason=document.restoring.reason,
        hint=QT_TRANSLATE_NOOP(
            "Actions", "Choose an example on the right, or open, paste or drop a picture."
        ),
    )


class RestoreController(QObject):
    """Adds the tab. `noticed` carries a Notice, `told` a sentence for the status bar."""

    noticed = Signal(object)
    told = Signal(str)
    judged = Signal()  # whether it can be begun may have changed

    def __init__(
        self, window: MainWindow, runs: RunController, link: EngineLink, background: Background
    ) -> None:
        super().__init__(window)
        self.panel = RestorePanel()
        document = window.document
        self._document, self._restoring = document, document.restoring
        self._window, self._runs, self._background = window, runs, background
        self._link = link
        self._estimation = Estimation(background, self)
        self._offered = ""  # the run of which a person was told that its measurement changed
        self.view = MeasurementView(document, window, link, background)
        self.view.changed.connect(self._show)
        self.view.told.connect(self.told)
        window.add_tab(restore_task(document), self.panel)
        self._begun = ""  # the run that was shown last
        window.actions_["restore_on"].triggered.connect(lambda _=False: self._go_on())
        self._connect_panel()
        for signal in (
            self._restoring.changed,
            document.sourcing.changed,
            document.masking.changed,
            document.models_changed,
            document.run_changed,
            document.steered,
            document.tab_changed,
            self._estimation.turned,
        ):
            signal.connect(self._show)
        document.run_changed.connect(self._begin)
        document.models_changed.connect(self._fit)
        document.tab_changed.connect(self._fit)
        self._restoring.changed.connect(self._fit)
        self._show()

    def _connect_panel(self) -> None:
        panel, restoring, actions = self.panel, self._restoring, self._window.actions_
        panel.changed.connect(self._change)
        panel.original_chosen.connect(self._choose)
        panel.model_chosen.connect(self._document.choose_model)
        panel.open_asked.connect(actions["open"].trigger)
        panel.brush_asked.connect(self._paint)
        panel.kernel_asked.connect(self._ask_for_kernel)
        panel.estimate_asked.connect(self._estimate)
        panel.blur_asked.connect(self._estimate_blur)
        panel.dice_thrown.connect(lambda: restoring.recall(restoring.parameters.with_new_seed()))
        panel.noise_thrown.connect(lambda: restoring.recall(restoring.parameters.with_new_noise()))

    # --- what is changed in mid-run ---

    def _offer(self) -> None:
        """Say, once a run, that a changed mask or noise is for a branch."""
        run = self._document.run
        if self._restoring.outdated and run is not None and run.name != self._offered:
            self._offered = run.name
            text = translate(
                "Restore",
                "The run goes on with the mask and the noise that it began with; a branch goes on"
                " from its newest step with the new ones.",
            )
            self.noticed.emit(Notice("info", text, action="restore_on", about="run"))
        notice = self._window.notices.notice
        if not self._restoring.outdated and notice is not None and notice.action == "restore_on":
            self._window.notices.drop()  # the run has ended, or the measurement is as it was

    def _go_on(self) -> None:
        """Branch from the newest step of the run, which ends."""
        document, run, client = self._document, self._document.run, self._link.client
        if run is None or client is None:
            return
        known = set(document.runs)
        self._runs.branch(run.state.k)
        if set(document.runs) != known:  # it was not refused
            cancel = commands.Cancel(run.name)
            document.asked(cancel)
            client.send(cancel)

    # --- what a person does ---

    def _change(self, patch: dict[str, Any]) -> None:
        self._restoring.change(patch)
        if "operator" in patch:  # a mask is seen where it is applied, and only there
            self._show_mask(patch["operator"] == "inpainting")
        for name, value in self._restoring.parameters.solver_values.items():
            if name in STEERABLE and f"solver.{name}" in patch:
                self._runs.steer(name, float(value))

    def _fit(self) -> None:
        if self._document.tab == KEY:
            self._restoring.fit()

    def _choose(self, chosen: object) -> None:
        """Take an example, or the picture on the canvas, to restore."""
        card = self._document.card
        side = card.size[1] if card is not None else 64
        if chosen == SHOWN_PICTURE:
            self._window.actions_["use_picture"].trigger()
        elif isinstance(chosen, str) and chosen in READY:
            open_ready(self._document, chosen)
        elif isinstance(chosen, str) and chosen in example_names():
            self._document.sourcing.take(example(chosen, side))
        self._show()

    def _paint(self) -> None:
        """Take the brush in hand, and see what is painted already."""
        self._show_mask(True)
        self._window.actions_["tool_brush"].trigger()

    def _show_mask(self, shown: bool) -> None:
        masking = self._document.masking
        masking.set_look(replace(masking.look, shown=shown))

    def _begin(self) -> None:
        """A new restoration is shown: its mask would cover what is made there, and a brush would
        paint where a person now points, to ask how far to trust it."""
        run = self._document.run
        if run is None or run.name == self._begun:
            return
        self._begun = run.name
        restored = run.recipe.restoration
        if restored is None:
            return
        self._document.masking.take(Tool.POINTER)
        if restored.operator.kind == "inpainting":
            self._show_mask(False)

    def _estimate(self) -> None:
        region = self._document.sourcing.region()
        if self._stops_estimating("noise"):
            return
        if region is None:
            self.told.emit(self._restoring.reason())
        else:
            self._estimation.ask("noise", partial(_estimated, region), self._have_estimate)

    def _stops_estimating(self, of: str) -> bool:
        """The button was pressed while it estimates, so that it stops."""
        if self._estimation.of != of:
            return False
        self._estimation.stop()
        self.told.emit(translate("Restore", "Estimating was stopped; nothing was changed."))
        return True

    def _have_estimate(self, share: float | None) -> None:
        if share is None:
            text = translate(
                "Restore", "The picture is too small or too clipped to tell its noise; set it."
            )
            self.told.emit(text)
            return
        self._restoring.change({"noise_percent": round(100 * share, 1)})
        words = translate("Restore", "The picture's noise is about {share} %")
        self.told.emit(words.format(share=number(100 * share, 1)))

    def _estimate_blur(self) -> None:
        region, kind = self._document.sourcing.region(), self._restoring.parameters.operator
        if self._stops_estimating("blur"):
            return
        if region is None:
            self.told.emit(self._restoring.reason())
        else:
            self._estimation.ask("blur", partial(found_blur, region, kind), self._have_blur)

    def _have_blur(self, found: FoundBlur) -> None:
        if found.kind == self._restoring.parameters.operator:  # else another was chosen meanwhile
            self._restoring.change(found.patch)
            self.told.emit(found.words)

    def _ask_for_kernel(self) -> None:
        dialog = QFileDialog(self._window, translate("Restore", "Open kernel"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_kernel)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_kernel(self, path: str) -> None:
        """Read what a bright point becomes from a picture."""
        self._background.ask(partial(_read_kernel, Path(path)), partial(self._have_kernel, path))

    def _have_kernel(self, path: str, taps: Taps | str) -> None:
        if isinstance(taps, str):
            self.noticed.emit(Notice.of_file(path, taps))
        else:
            self._restoring.change({"operator": "kernel", "taps": taps})
            self.told.emit(
                translate("Restore", "The kernel is that of {name}").format(name=Path(path).name)
            )

    def recall(self, recipe: Recipe) -> None:
        """Put back what a recipe says of its restoration: picture, mask, values, and the tab."""
        spec = recipe.restoration
        if spec is None:
            return
        mask = spec.operator.mask if isinstance(spec.operator, InpaintingSpec) else None
        work = partial(_pixels_of, spec.picture, mask)
        self._background.ask(work, partial(self._have_recipe, recipe))

    def _have_recipe(self, recipe: Recipe, found: Found | str) -> None:
        if isinstance(found, str):
            self.noticed.emit(Notice("error", found, about="opening"))
            return
        document, (pixels, mask) = self._document, found
        kept = RestoreParameters.of_recipe(recipe).model_copy(update={"seed_locked": True})
        document.choose_tab(KEY)
        self._restoring.recall(kept)
        document.sourcing.take(SourcePicture(pixels, "", kind="recipe"))
        if mask is not None:
            document.masking.fit_to(mask.shape[1], mask.shape[0])
            document.masking.put(mask)

    # --- what is seen ---

    def _show(self) -> None:
        document, restoring = self._document, self._restoring
        run = document.run
        live = {
            name: live_tip()
            for name in restoring.parameters.solver_values
            if name in STEERABLE and run is not None and self._runs.can_steer(name)
        }
        card = document.card
        self.panel.show_state(
            PanelState(
                parameters=restoring.parameters,
                steps=restoring.steps,
                originals=self._originals(),
                original=self._original(),
                about=self._about(),
                models=[(model.title, model.name) for model in document.models],
                model=document.parameters.model,
                labels=tuple(card.labels) if card is not None else (),
                label=restoring.label,
                unlabelled=card is not None and card.guidable,
                live=live,
                estimating=self._estimation.of,
            )
        )
        self.judged.emit()
        self._offer()

    def _original(self) -> object:
        picture = self._document.sourcing.picture
        return None if picture is None else OPENED_PICTURE

    def _originals(self) -> Offered:
        """The opened picture, the one on the canvas, and the examples."""
        document, offered = self._document, []
        opened, names = document.sourcing.picture, example_names()
        if opened is not None:
            offered.append((called(opened), OPENED_PICTURE))
            if opened.kind == "example":
                names = tuple(name for name in names if name != opened.name)
        if document.run is not None and document.run.x_0 is not None:
            offered.append((translate("Restore", "The picture on the canvas"), SHOWN_PICTURE))
        example_of = translate("Restore", "Example: {name}")
        said = [(ready_words(name), name) for name in READY]
        said += [(example_words(name), name) for name in names]
        return offered + [(example_of.format(name=words), name) for words, name in said]

    def _about(self) -> str:
        """E.g. "32 × 32 of 512 × 384 pixels"."""
        picture, placement = self._document.sourcing.picture, self._document.sourcing.placement
        if picture is None or placement is None:
            return translate("Restore", "Choose an example, or open or drop a picture.")
        (height, width), box = picture.size, placement.box
        if box.size == picture.size:
            words = translate("Restore", "{width} × {height} pixels")
        else:
            words = translate("Restore", "{across} × {down} of {width} × {height} pixels")
        text = words.format(width=width, height=height, across=box.width, down=box.height)
        if not placement.exact:
            scaled = translate("Restore", "scaled to {across} × {down}")
            text += " · " + scaled.format(across=placement.size[1], down=placement.size[0])
        return text


def _pixels_of(picture: Picture, mask: Picture | None) -> Found | str:
    """The picture of a recipe, uint8 [H, W, 3], and its mask, uint8 [H, W]; a sentence where they
    cannot be had."""
    try:
        return pixels_of(picture), None if mask is None else pixels_of(mask)[..., 0].copy()
    except ValueError as error:
        return str(error)


def _estimated(pixels: np.ndarray, stopped: Stopped) -> float | None:
    from diffusion_studio.classical.noise_estimate import estimated_noise

    return None if stopped() else estimated_noise(pixels)


def _read_kernel(path: Path) -> Taps | str:
    from diffusion_studio.library.kernel_picture import KernelError, read_kernel

    try:
        return read_kernel(path)
    except KernelError as error:
        return str(error)
