"""The window at work: the document, its controllers and the engine, tied together."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from diffusion_studio import events
from diffusion_studio.ui.answer.controller import AnswerController
from diffusion_studio.ui.answer.solver_controller import SolverController
from diffusion_studio.ui.background import Background
from diffusion_studio.ui.canvas_controller import CanvasController
from diffusion_studio.ui.change.branches_controller import BranchesController
from diffusion_studio.ui.change.forward_controller import ForwardController
from diffusion_studio.ui.change.paint_controller import PaintController
from diffusion_studio.ui.change.start_controller import StartController
from diffusion_studio.ui.classifier_controller import ClassifierController
from diffusion_studio.ui.compare.pair_controller import PairController
from diffusion_studio.ui.compare.sweep_controller import SweepController
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.engine_link import CallSoon, EngineLink
from diffusion_studio.ui.film.controller import FilmController
from diffusion_studio.ui.guidance.sight_controller import SightController
from diffusion_studio.ui.help_dialogs import show_about, show_shortcuts
from diffusion_studio.ui.history.controller import HistoryController
from diffusion_studio.ui.history.other_settings import PathSettings, StartSettings
from diffusion_studio.ui.interpolate.controller import InterpolateController
from diffusion_studio.ui.keys.controller import KeysController
from diffusion_studio.ui.lab.controller import LabController
from diffusion_studio.ui.learn.controller import LearnController
from diffusion_studio.ui.library.controller import LibraryController
from diffusion_studio.ui.library.past_steps import PastSteps
from diffusion_studio.ui.library.settings_controller import LibrarySettings
from diffusion_studio.ui.main_window import MainWindow
from diffusion_studio.ui.maps.controller import MapController
from diffusion_studio.ui.model_controller import ModelController
from diffusion_studio.ui.models.controller import ModelsController
from diffusion_studio.ui.palette.choices import choice_actions
from diffusion_studio.ui.palette.palette import CommandPalette
from diffusion_studio.ui.panels.dock_title import dress
from diffusion_studio.ui.panels.generate_controller import GenerateController
from diffusion_studio.ui.panels.notice_bar import Notice
from diffusion_studio.ui.presets.controller import PresetsController
from diffusion_studio.ui.queue.controller import QueueController
from diffusion_studio.ui.recipe_controller import RecipeController
from diffusion_studio.ui.restore.controller import RestoreController
from diffusion_studio.ui.run_controller import RunController
from diffusion_studio.ui.run_state import IDLE, RunState
from diffusion_studio.ui.save_controller import SaveController
from diffusion_studio.ui.session.controller import SessionController
from diffusion_studio.ui.settings import Settings
from diffusion_studio.ui.settings_keeper import SettingsKeeper
from diffusion_studio.ui.share.canvas_menu import CanvasMenu
from diffusion_studio.ui.share.copy_as import CopyAs
from diffusion_studio.ui.share.save_as import SaveAs
from diffusion_studio.ui.source.controller import SourceController
from diffusion_studio.ui.theme import Choice, apply_theme
from diffusion_studio.ui.timeline.controller import TimelineController
from diffusion_studio.ui.timeline.export import TimelineExport
from diffusion_studio.ui.tools.controller import MaskController
from diffusion_studio.ui.tour.controller import TourController
from diffusion_studio.ui.translation import Language, install_translation
from diffusion_studio.ui.views.controller import ViewsController
from diffusion_studio.ui.views.explain_controller import ExplainController
from diffusion_studio.ui.welcome import Welcome
from diffusion_studio.ui.wording import queue_words, run_words

translate = QCoreApplication.translate

LATEST_START = 1000  # milliseconds: the engine starts then, even if the window was not painted


class Studio(QObject):
    """One window. `call_soon` has a function called on the window's thread, from any thread."""

    def __init__(self, app: QApplication, settings: Settings, call_soon: CallSoon) -> None:
        super().__init__()
        self.app = app
        self.settings = settings
        self._device = "auto"
        self._hushed = False
        self._recent: list[str] = []  # commands done from the palette
        self.document = Document(self)
        self.document.picture = settings.picture
        self.window = MainWindow(self.document)
        self.link = EngineLink(self.document, call_soon)
        self.runs = RunController(self.document, self)
        self.models = ModelController(self.document, self.runs, settings)
        self.catalogue = ModelsController(self.document, self.models, self.runs, call_soon)
        self.recipes = RecipeController(self.models, settings, call_soon)
        self.saving = SaveController(self.document, settings, call_soon)
        self.background = Background(call_soon)
        window = self.window
        self.keeper = SettingsKeeper(settings, self._settings_now, window, self.background)
        self.session = SessionController(
            self.document, self.window, self.models, settings, call_soon
        )
        self.library = LibraryController(
            self.document, self.window, settings, self.recipes, call_soon
        )
        self.session.register("library", self.library.give, self.library.take)
        self.save_as = SaveAs(self.saving, settings, self.background)
        self.copying = CopyAs(self.document, self.window)
        CanvasMenu(self.window)
        self.classifiers = ClassifierController(self.document, self.background)
        self.queue = QueueController(self.window, self.link, settings, self.session)
        self.sweeps = SweepController(self.document, self.link, self.saving)
        self.pairs = PairController(self.document)
        self._make_tabs_and_views(call_soon)
        Welcome(self.document, window)
        dress(window)
        self.learning = LearnController(self)
        self.tour = TourController(window, settings)
        path, lab = self.paths.interpolating, self.laboratory
        self.presets = PresetsController(window, settings, path, lab)
        self.keys = KeysController(window, settings)
        self._connect_actions()
        self._connect_signals()
        self.models.begin()
        window.show_choices(settings.theme, settings.language)
        self._refresh()

    def _make_tabs_and_views(self, call_soon: CallSoon) -> None:
        """What makes pictures, and what looks at them."""
        window, settings = self.window, self.settings
        self.restore = RestoreController(window, self.runs, self.link, self.background)
        self.document.restoring.recall_kept(settings.restore)
        GenerateController(self.document, window.generate_panel, self.runs)
        self.starts = StartController(window, self.runs, self.link)
        self.paths = InterpolateController(window, self.starts.starting, self.link, self.saving)
        self.session.keep_tabs(self.starts.starting, self.paths.interpolating)
        self.forward = ForwardController(self.document, self.starts.starting, self.link)
        CanvasController(self.document, window)
        MapController(self.document, window)
        self.views = ViewsController(self.document, window, self.link, self.background)
        self.explain = ExplainController(self.document, window, self.views)
        self.masking = MaskController(self.document, window, settings, self.background)
        self.sources = SourceController(self.document, window, settings, self.background)
        SightController(self.document, window, self.link, self.background)
        self.answers = AnswerController(
            self.document, window, self.link, self.background, self.saving
        )
        self.answers.told.connect(window.status.tell)
        self.solvers = SolverController(self.document, self.link, self.background, self.saving)
        self.solvers.told.connect(window.status.tell)
        self.timeline = timeline = TimelineController(self.document, window, settings, call_soon)
        self.branches = BranchesController(window, timeline, self.pairs)
        self.painting = PaintController(window, self.runs)
        self.painting.told.connect(window.status.tell)
        self.export = TimelineExport(self.document, timeline, self.saving, call_soon)
        self.film = FilmController(self.document, window, self.link, self.saving, call_soon)
        timeline.branch_asked.connect(lambda k: self.runs.branch(k))
        timeline.other_branch_asked.connect(self.runs.branch_with_another)
        window.timeline.lanes.table_asked.connect(self.export.save_plot)
        self.laboratory = lab = LabController(window)
        self.session.register("lab", lab.give, lab.take)
        self.past = PastSteps(window, self.library, timeline, self.link, settings)
        self.past.told.connect(window.status.tell)
        self.shelf = LibrarySettings(window, self.library, settings)
        self.shelf.told.connect(window.status.tell)
        self.undoing = HistoryController(self.app, window, self.runs)
        self.undoing.told.connect(window.status.tell)
        starting, interpolating = self.starts.starting, self.paths.interpolating
        self.undoing.watch(StartSettings(starting), starting.changed)
        self.undoing.watch(PathSettings(interpolating), interpolating.changed)

    def _connect_actions(self) -> None:
        window, runs, timeline = self.window, self.runs, self.timeline
        does = {
            "open_model": lambda: self.models.ask_for_file(window),
            "open_model_folder": lambda: self.models.ask_for_folder(window),
            "open_classifier": lambda: self.classifiers.ask_for_file(window),
            "models": lambda: self.catalogue.show(window),
            "open_recipe": lambda: self.recipes.ask_for_file(window),
            "save": self.saving.save,
            "save_in": lambda: self.saving.ask_for_folder(window),
            "save_as": lambda: self.save_as.open(window),
            "quit": window.close,
            "copy": self.saving.copy,
            "copy_recipe": self.saving.copy_recipe,
            "select_all": lambda: self.document.select(None),
            "fit": window.canvas.fit,
            "actual_size": window.canvas.actual_size,
            "zoom_in": window.canvas.zoom_in,
            "zoom_out": window.canvas.zoom_out,
            "switch_picture": self._switch_picture,
            "previous_tab": lambda: self._turn_tab(-1),
            "next_tab": lambda: self._turn_tab(1),
            "generate": self._generate,
            "pause": runs.pause_or_resume,
            "step": self._step,
            "stop": runs.stop,
            "compare": lambda: self.sweeps.open(window),
            "compare_two": lambda: self.pairs.open(window),
            "compare_solvers": lambda: self.solvers.open(window),
            "previous_run": lambda: runs.show_neighbour(-1),
            "next_run": lambda: runs.show_neighbour(1),
            "free_memory": runs.unload,
            "timeline_play": timeline.play_or_pause,
            "timeline_play_back": timeline.play_back,
            "timeline_first": timeline.first,
            "timeline_back": lambda: timeline.step(-1),
            "timeline_forward": lambda: timeline.step(1),
            "timeline_last": timeline.last,
            "branch": timeline.branch,
            "branch_other": timeline.branch_with_another,
            "record_memory": timeline.ask_for_limit,
            "film": self.film.open,
            "paint_step": self.painting.begin,
            "forward_process": lambda: self.forward.open(window),
            "save_gif": lambda: self.export.save_film("gif"),
            "save_apng": lambda: self.export.save_film("apng"),
            "save_plots": self.export.save_plots,
            "palette": self._open_palette,
            "shortcuts": lambda: show_shortcuts(window, window.actions_),
            "edit_keys": lambda: self.keys.open(window),
            "about": lambda: show_about(window),
        }
        for name, function in does.items():
            # Without the lambda Qt would hand over `checked`.
            window.actions_[name].triggered.connect(lambda _=False, do=function: do())

    def _connect_signals(self) -> None:
        window, document = self.window, self.document
        post = window.notices.post
        window.generate_panel.open_asked.connect(window.actions_["open_model"].trigger)
        window.generate_panel.guided.classifier_asked.connect(
            window.actions_["open_classifier"].trigger
        )
        window.generate_panel.told.connect(window.status.tell)
        window.tabs.chosen.connect(document.choose_tab)
        document.tab_changed.connect(lambda: window.tabs.show_tab(document.tab))
        window.files_dropped.connect(self.sources.take)
        self.sources.recipe_found.connect(self.recipes.open)
        self.sources.preset_found.connect(self.presets.take_file)
        self.recipes.found.connect(self.restore.recall)
        self.sources.model_found.connect(self.models.open)
        self.sources.session_found.connect(self.session.open)
        window.theme_chosen.connect(self._choose_theme)
        window.language_chosen.connect(self._choose_language)
        self.link.heard.connect(self._hear)
        self.classifiers.noticed.connect(post)
        self.keeper.noticed.connect(post)
        self.sweeps.restored.connect(self.models.restore)
        for source in (
            self.models, self.catalogue, self.recipes, self.saving, self.masking, self.library,
            self.restore, self.sources, self.copying, self.presets, self.queue, self.session,
        ):  # fmt: skip
            source.noticed.connect(post)
            source.told.connect(window.status.tell)
        self.models.opened.connect(self.classifiers.look_again)
        self.models.opened.connect(lambda: window.notices.forget("opening"))
        self.queue.settings_asked.connect(self.recipes.recall)
        for asked in (self.runs, self.starts, self.queue):
            asked.refused.connect(lambda text: post(Notice("error", text, about="run")))
        self.runs.offered.connect(
            lambda text: post(Notice("error", text, action="branch_other", about="run"))
        )
        self.starts.told.connect(window.status.tell)
        self.recipes.found.connect(self.starts.recall)
        self.runs.generating.connect(lambda: window.notices.forget("run"))
        self.runs.generating.connect(self.session.save)
        document.engine_changed.connect(lambda: window.status.show_engine(document.engine))
        for signal in (
            document.engine_changed,
            document.run_changed,
            document.models_changed,
            document.pictures_changed,
            document.selection_changed,
            document.playhead_changed,
            document.tab_changed,
            self.restore.judged,
        ):
            signal.connect(self._refresh)

    # --- life ---

    def begin(self, device: str = "auto") -> None:
        """Show the window; the engine starts when it has been painted."""
        self._device = device
        self.window.painted.connect(self._start_engine)
        QTimer.singleShot(LATEST_START, self, self._start_engine)
        self.window.recall_geometry()
        self.window.setFocus()  # on no button: Space and Enter are for what a person goes to
        self.window.show()

    def _start_engine(self) -> None:
        if self.link.client is None and not self._hushed:
            client = self.link.start(self._device)
            self.runs.connect_engine(client)
            self.timeline.connect_engine(client)
            self.laboratory.connect_engine(client)
            self.models.engine_is_there()
            self.session.begin(client)
            self.keeper.begin()
            self.window.status.watch(True)
            self._refresh()

    def keep_settings(self) -> str | None:
        """Write the settings for the last time; a sentence if that failed."""
        return self.keeper.end()

    def _settings_now(self) -> Settings:
        """The settings, with what the window's parts hold of them."""
        self.settings.picture = self.document.picture
        self.settings.seed_locked = self.document.parameters.seed_locked
        if self.document.model is not None:
            self.settings.recipe = self.document.recipe().model_dump(mode="json")
        self.settings.restore = self.document.restoring.parameters.model_dump(mode="json")
        return self.settings

    def hush(self) -> None:
        """The window goes: hear nothing more, and start nothing."""
        self._hushed = True
        self.keeper.hush()
        self.session.hush()
        self.link.stop_listening()
        self.runs.connect_engine(None)
        self.timeline.hush()
        self.laboratory.connect_engine(None)

    def end(self, timeout: float) -> bool:
        """Finish what is being written and end the engine's thread; False if that did not end in
        time. Blocks: not for the window's thread."""
        self.session.end()
        self.timeline.reader.close()
        self.saving.writer.close()
        self.library.close()
        self.recipes.close()
        self.catalogue.close()
        self.background.close()
        return self.link.close(timeout)

    # --- what is told ---

    def _hear(self, event: events.Event) -> None:
        self.models.hear(event)
        self.catalogue.hear(event)
        self.runs.hear(event)
        self.timeline.hear(event)
        self.laboratory.hear(event)
        self.past.hear(event)
        self.library.hear(event)
        self.session.hear(event)
        if isinstance(event, events.Failed):
            helps = self.queue.help_for(event)
            notice = Notice("error", event.message, event.details, helps, about="run")
            self.window.notices.post(notice)
        elif isinstance(event, events.Broken):
            self.window.notices.post(Notice("error", event.message, event.details))
        elif isinstance(event, events.Advised) and not self._is_compared(event.run):
            self.window.notices.post(Notice("warning", event.message, about="run"))
        elif isinstance(event, events.Started) and event.note:
            self.window.notices.post(Notice("warning", event.note, about="run"))

    def _is_compared(self, run: str) -> bool:
        return self.sweeps.makes(run) or self.solvers.makes(run)

    def _refresh(self) -> None:
        state = self._state_of_tab()
        words = run_words(state, self.document.preparing)
        if not self.document.preparing and not state.phase.live:
            words = self.document.task.reason() or words
        self.window.run_bar.show_run(state, words, queue_words(self.document))
        self.window.actions_.refresh(self.document)

    def _state_of_tab(self) -> RunState:
        """How the shown run stands, or that there is none where it is over and of another tab."""
        run = self.document.run
        if run is None or run.state.phase.live or run.task == self.document.tab:
            return self.document.state
        return IDLE

    def _generate(self) -> None:
        self.window.take_typed()
        self.runs.generate()

    def _open_palette(self) -> None:
        window, presets = self.window, self.presets

        def more(owner: QObject) -> list[QAction]:
            return [*presets.palette_actions(owner), *choice_actions(owner, window.choices)]

        CommandPalette(window, window.actions_, self._recent, more).open_over(window)

    def _turn_tab(self, offset: int) -> None:
        keys = self.window.tabs.keys
        self.document.choose_tab(keys[(keys.index(self.document.tab) + offset) % len(keys)])

    def _step(self) -> None:
        self.window.take_typed()
        self.runs.step()

    def _switch_picture(self) -> None:
        self.document.show_picture("x_t" if self.document.picture == "x_0" else "x_0")

    def _choose_theme(self, theme: str) -> None:
        self.settings.theme = cast(Choice, theme)
        apply_theme(self.app, self.settings.theme)

    def _choose_language(self, language: str) -> None:
        self.settings.language = cast(Language, language)
        install_translation(self.app, self.settings.language)
        self._say_anew()

    def _say_anew(self) -> None:
        """Say in another language what is put into words as it changes; widgets hear of it
        themselves."""
        self.window.status.clearMessage()
        document = self.document
        for signal in (
            document.models_changed,
            document.run_changed,
            document.queue.changed,
            document.sourcing.changed,
            document.restoring.changed,
            self.paths.interpolating.changed,
        ):
            signal.emit()
        self.answers.say_anew()
        self._refresh()
