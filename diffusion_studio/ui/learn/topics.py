"""Which page of "Learn more" is about which control of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from diffusion_studio.ui.panels.guidance_parts import SectionHead

if TYPE_CHECKING:
    from diffusion_studio.ui.studio import Studio

SAMPLERS = {
    "dpm_solver_2m": "dpm_solver",
    "annealed_langevin": "langevin",
}
PROCESSES = {"forward": "schedule", "annealed": "langevin"}
Topic = str | Callable[[], str]
"""A page's name, or what tells it of what is chosen just now."""
Topics = dict[QWidget, Topic]


def topics(studio: Studio) -> Topics:
    """The page about each control that has one of its own; a control without one is about what it
    lies in."""
    return {
        **_generate(studio),
        **_restore(studio),
        **_interpolate(studio),
        **_laboratory(studio),
        **_canvas(studio),
    }


def heads(studio: Studio) -> dict[SectionHead, Topic]:
    """The headings that have a ?, and the page that it opens."""
    restoring, session = studio.document.restoring, studio.laboratory.session
    restore, paths = studio.restore.panel.heads, studio.paths.panel.heads
    lab = studio.laboratory.panel.heads
    return {
        studio.window.generate_panel.guided.head: "classifier_free_guidance",
        restore["damage"]: lambda: restoring.parameters.operator,
        restore["noise"]: "measurement_noise",
        restore["solver"]: lambda: restoring.parameters.solver,
        restore["answer"]: "posterior",
        paths["ends"]: lambda: _ends(studio),
        paths["mixing"]: lambda: _path(studio),
        paths["look"]: "interpolation",
        lab["world"]: lambda: "potential" if session.setup.formula else "mixture",
        lab["process"]: lambda: _process(studio),
        lab["leading"]: lambda: _led(studio),
        lab["views"]: "score",
        lab["network"]: "score_matching",
    }


def _spread(pages: Mapping[Topic, tuple[QWidget, ...]]) -> Topics:
    return {widget: page for page, widgets in pages.items() for widget in widgets}


# --- the tabs ---


def _generate(studio: Studio) -> Topics:
    panel, document = studio.window.generate_panel, studio.document
    guided = panel.guided

    def sampler() -> str:
        return SAMPLERS.get(document.parameters.sampler, document.parameters.sampler)

    def origin() -> str:
        return "inversion" if studio.starts.starting.origin == "inverted" else "sdedit"

    return _spread(
        {
            sampler: (panel.sampler, panel.eta, panel.each, panel.step_size),
            "steps": (panel.steps,),
            "seed": (panel.seed, panel.dice, panel.lock, panel.count, panel),
            "model": (panel.model, panel.open_button),
            "tiles": (panel.size_,),
            "precision": (panel.precision, panel.advanced),
            origin: (panel.start.origin,),
            "sdedit": (panel.start.strength, panel.start.use_shown),
            "inversion": (panel.start.invert,),
            "label": (guided.label,),
            "classifier_free_guidance": (
                guided.guidance, guided.guidance_trace, guided.unconditional, guided.more,
            ),
            "classifier_guidance": (
                guided.classifier, guided.classifier_trace, guided.classifier_file,
            ),
            "guided_part": (guided.guidance_interval, guided.classifier_interval),
            "dynamic_threshold": (guided.threshold,),
            "rescale": (guided.rescale,),
        }
    )  # fmt: skip


def _restore(studio: Studio) -> Topics:
    panel, restoring = studio.restore.panel, studio.document.restoring

    def operator() -> str:
        return restoring.parameters.operator

    def solver() -> str:
        return restoring.parameters.solver

    return _spread(
        {
            "restoration": (panel, panel.original, panel.use, panel.open_button),
            "model": (panel.model,),
            operator: (
                panel.operator, panel.kernel, panel.open_kernel, panel.clear_kernel,
                panel.estimate_blur, *panel.damage.editors.values(),
            ),
            "mask": (panel.paint,),
            "measurement_noise": (panel.noise, panel.noise_dice, panel.estimate, panel.photons),
            solver: (panel.solver, *panel.turned.editors.values()),
            "steps": (panel.steps,),
            "posterior": (panel.count,),
            "label": (panel.label,),
            "seed": (panel.seed, panel.dice, panel.lock),
        }
    )  # fmt: skip


def _interpolate(studio: Studio) -> Topics:
    panel = studio.paths.panel
    found: Topics = {panel: "interpolation"}
    found[panel.shape] = found[panel.rows] = lambda: _path(studio)
    for n, row in enumerate(panel.ends):
        found[row.choice] = partial(_end, studio, n)
        found[row.seed] = found[row.dice] = "seed"
        found[row.label] = "label"
    found[panel.labelled] = "label"
    found[panel.strength] = found[panel.same_noise] = "coarse_to_fine"
    found[panel.sheet] = "recipe"
    return found


def _end(studio: Studio, n: int) -> str:
    pages = {"seed": "seed", "picture": "coarse_to_fine", "latent": "inversion"}
    return pages[studio.paths.interpolating.ends[n].kind]


def _ends(studio: Studio) -> str:
    """Of all ends together: that of the first one that is no seed."""
    kinds = {_end(studio, n) for n in range(2)} - {"seed"}
    return kinds.pop() if len(kinds) == 1 else "interpolation"


def _path(studio: Studio) -> str:
    coarse = studio.paths.interpolating.path.shape == "coarse_to_fine"
    return "coarse_to_fine" if coarse else "interpolation"


def _laboratory(studio: Studio) -> Topics:
    panel, page = studio.laboratory.panel, studio.laboratory.page
    session = studio.laboratory.session
    s = panel.sliders

    def world() -> str:
        return "potential" if session.setup.formula else "mixture"

    def process() -> str:
        return _process(studio)

    return _spread(
        {
            process: (
                panel, page, panel.process, s["steps"], s["each"], s["t"], s["step_size"],
                s["snr"], s["eta"],
            ),
            world: (panel.world, panel.add, panel.remove, panel.draw, panel.undo, panel.redo,
                    s["weight"], page.plane),
            "potential": (panel.formula, s["sigma"], s["dt"], page.rule),
            "divergence": (s["count"], panel.histograms, page.curves),
            "label": (panel.label_of,),
            "langevin": (panel.noise,),
            "classifier_free_guidance": (panel.label, s["guidance_scale"]),
            "posterior": (panel.measured, s["angle"], s["y"]),
            "measurement_noise": (s["noise_sigma"],),
            "dps": (s["pull"],),
            "score": (panel.arrows,),
            "mixture": (panel.contours,),
            "score_matching": (panel.learn, panel.network),
        }
    )  # fmt: skip


def _process(studio: Studio) -> str:
    setup = studio.laboratory.session.setup
    return "potential" if setup.formula else PROCESSES.get(setup.process, setup.process)


def _led(studio: Studio) -> str:
    measured = studio.laboratory.session.dials.line is not None
    return "posterior" if measured else "classifier_free_guidance"


# --- around the canvas ---


def _canvas(studio: Studio) -> Topics:
    window, sight = studio.window, studio.window.sight
    return _spread(
        {
            "belief": (window.canvas, window.header, window.canvases.side),
            "mask": (window.tools, window.mask_options, window.mask_options.options),
            "region": (window.source_bar,),
            "branch": (window.paint_bar, studio.branches.panel),
            "schedule": (window.timeline,),
            "calibration": (window.answer,),
            "recipe": (window.gallery_dock, window.queue_dock, studio.undoing.dock),
            "classifier_guidance": (sight, sight.bars, sight.labels, sight.gradient),
            "classifier_free_guidance": (sight.ratio,),
            "dynamic_threshold": (sight.clipped,),
        }
    )
