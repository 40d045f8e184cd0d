"""The pages of "Learn more": read from resources/help/pages, written as HTML. No widgets."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from html import escape

from PySide6.QtCore import QCoreApplication, QLocale

from diffusion_studio import models
from diffusion_studio.ui.learn.formula import as_html

translate = QCoreApplication.translate

GROUPS: dict[str, tuple[str, ...]] = {
    "idea": ("schedule", "steps", "belief", "score", "seed", "model", "label", "precision"),
    "samplers": (
        "ddim", "ddpm", "dpm_solver", "langevin", "predictor_corrector", "learned_variance",
    ),
    "guidance": (
        "classifier_free_guidance", "classifier_guidance", "guided_part", "dynamic_threshold",
        "rescale",
    ),
    "start": ("sdedit", "inversion", "interpolation", "coarse_to_fine"),
    "canvas": ("mask", "region", "tiles", "branch", "recipe"),
    "restoration": ("restoration", "measurement_noise", "posterior", "calibration"),
    "damage": (
        "inpainting", "outpainting", "gaussian_blur", "motion_blur", "kernel", "downsampling",
        "denoising", "radon", "colourisation", "compressed_sensing", "high_dynamic_range", "jpeg",
        "phase_retrieval",
    ),
    "solvers": ("daps", "dps", "diffpir", "mmps", "pigdm", "ddrm", "replacement"),
    "laboratory": ("mixture", "potential", "score_matching", "divergence"),
}  # fmt: skip
"""All pages, in the order in which a newcomer might read them."""
NAMES = tuple(name for group in GROUPS.values() for name in group)
LANGUAGES = ("en", "ko")
_Entry = dict[str, str | list[str]]


@dataclass(frozen=True)
class Page:
    """`formulas` are in the notation of `formula.as_html`; `see` names other pages."""

    name: str
    title: str
    says: str
    little: str
    much: str
    tip: str
    formulas: tuple[str, ...]
    papers: tuple[str, ...]
    see: tuple[str, ...]

    def has(self, words: str) -> bool:
        """Whether every word that is looked for stands in it."""
        text = " ".join(
            (self.name, self.title, self.says, self.little, self.much, self.tip, *self.papers)
        )
        return all(word in text.casefold() for word in words.casefold().split())


def language() -> str:
    """The language of the pages now: the window's, or English where there are none in it."""
    name = QLocale().name().split("_")[0]
    return name if name in LANGUAGES else "en"


@cache
def pages(language: str) -> dict[str, Page]:
    """All pages by their names, in reading order."""
    facts, words = _read("facts"), _read(language)
    return {name: _page(name, words[name], facts[name]) for name in NAMES}


def _read(name: str) -> dict[str, _Entry]:
    path = models.resources() / "help" / "pages" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _page(name: str, words: _Entry, facts: _Entry) -> Page:
    return Page(
        name,
        title=str(words["title"]),
        says=str(words["says"]),
        little=str(words["little"]),
        much=str(words["much"]),
        tip=str(words["tip"]),
        formulas=tuple(facts["formulas"]),
        papers=tuple(facts["papers"]),
        see=tuple(facts["see"]),
    )


def group_title(group: str) -> str:
    """The heading over a group of pages."""
    titles = {
        "idea": translate("Learn", "How diffusion works"),
        "samplers": translate("Learn", "Samplers"),
        "guidance": translate("Learn", "Guidance"),
        "start": translate("Learn", "Where a run starts"),
        "restoration": translate("Learn", "Repairing pictures"),
        "damage": translate("Learn", "Damage"),
        "solvers": translate("Learn", "Solvers"),
        "canvas": translate("Learn", "Working on a picture"),
        "laboratory": translate("Learn", "The laboratory"),
    }
    return titles[group]


def page_html(page: Page, others: dict[str, Page]) -> str:
    """A page for Qt's rich text; links are `page:NAME`."""
    parts = [
        f"<h2>{escape(page.title)}</h2>",
        f"<p>{escape(page.says)}</p>",
        *(f'<p class="formula">{as_html(formula)}</p>' for formula in page.formulas),
        _said(translate("Learn", "Too little"), page.little),
        _said(translate("Learn", "Too much"), page.much),
        _said(translate("Learn", "Try it"), page.tip),
    ]
    if page.papers:
        papers = "".join(f"<li>{escape(paper)}</li>" for paper in page.papers)
        heading = translate("Learn", "Where it comes from")
        parts.append(f"<h4>{escape(heading)}</h4><ul>{papers}</ul>")
    links = " · ".join(
        f'<a href="page:{name}">{escape(others[name].title)}</a>' for name in page.see
    )
    see_also = translate("Learn", "See also")
    parts.append(f"<p><b>{escape(see_also)}</b> {links}</p>")
    return "".join(parts)


def _said(heading: str, text: str) -> str:
    return f"<p><b>{escape(heading)}.</b> {escape(text)}</p>"
