"""What the library's pictures are called, and by which words the search finds them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from diffusion_studio.library.entry import Entry
from diffusion_studio.library.index import Names
from diffusion_studio.ui.command import QT_TRANSLATE_NOOP
from diffusion_studio.ui.compare.axes import SAMPLERS, sampler_words
from diffusion_studio.ui.restore.words import OPERATORS, SOLVERS
from diffusion_studio.ui.saying import said
from diffusion_studio.ui.starter_words import label_in_words, labels_in_words

translate = QCoreApplication.translate

STARTS = {
    "path": QT_TRANSLATE_NOOP("Queue", "Interpolate"),
    "step": QT_TRANSLATE_NOOP("Library", "Branch"),
    "picture": QT_TRANSLATE_NOOP("Queue", "From a picture"),
    "inversion": QT_TRANSLATE_NOOP("Queue", "Inversion and back"),
    "latent": QT_TRANSLATE_NOOP("Queue", "From an inverted picture"),
}


def pictures_words(count: int) -> str:
    """So many pictures."""
    if count == 1:
        return translate("Library", "1 picture")
    return translate("Library", "{count} pictures").format(count=QLocale().toString(count))


def size_words(count: int) -> str:
    """So many bytes, as disks are sold: 1 MB is a million."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def title_of(entry: Entry) -> str:
    """What stands beneath a picture."""
    facts = entry.facts
    return label_in_words(facts.label, facts.model) or facts.model


def marked_title(entry: Entry) -> str:
    """The same with its marks: a star, a cross where the run failed, what restored it."""
    star, failed = "★ " if entry.star else "", "✕ " if entry.facts.ending == "failed" else ""
    solver = _solver(entry)
    return star + failed + title_of(entry) + (f" · {solver}" if solver else "")


def _solver(entry: Entry) -> str:
    kind = entry.facts.solver
    return SOLVERS[kind].name if kind in SOLVERS else kind


def words_of(entry: Entry) -> str:
    """All that is known of a picture, a line each."""
    facts = entry.facts
    try:
        made = QLocale().toString(
            QDateTime.fromMSecsSinceEpoch(round(1000 * facts.made)), QLocale.FormatType.ShortFormat
        )
    except OverflowError:  # a clock that was far off
        made = ""
    sampler = sampler_words(facts.sampler)
    lines = [
        title_of(entry),
        _task(entry),
        translate("Library", "{model}, {sampler}, {steps} steps, seed {seed}").format(
            model=facts.model,
            sampler=", ".join(filter(None, (_solver(entry), sampler))),
            steps=facts.steps,
            seed=facts.seed,
        ),
        _ending(entry),
        made,
        entry.note,
    ]
    return "\n".join(filter(None, lines))


def _ending(entry: Entry) -> str:
    """Where a run ended that did not reach its end, and why."""
    facts = entry.facts
    if facts.ending == "failed":
        words = translate("Library", "Failed after step {done} of {steps}: {reason}")
    elif facts.ending == "stopped":
        words = translate("Library", "Stopped after step {done} of {steps}")
    else:
        return ""
    return words.format(done=facts.done, steps=facts.steps, reason=said(facts.reason))


def _task(entry: Entry) -> str:
    """What kind of run made a picture."""
    kind, start = entry.facts.task, STARTS.get(entry.facts.start, "")
    if kind == "generate":
        return _start(start) if start else translate("Library", "Generated")
    damage = OPERATORS[kind].name if kind in OPERATORS else kind.replace("_", " ")
    return translate("Library", "Restored: {operator}").format(operator=damage)


def _start(source: str) -> str:
    context = "Library" if source == STARTS["step"] else "Queue"
    return translate(context, source)


def names_now() -> Names:
    """What labels, tasks, solvers and samplers are called in the window's language and in English,
    for the search."""
    restored = translate("Library", "Restored: {operator}").format(operator="")
    operators = {
        kind: f"restored {restored} {each.source} {each.name}" for kind, each in OPERATORS.items()
    }
    return {
        "label": labels_in_words(),
        "task": {"generate": translate("Library", "Generated"), **operators},
        "solver": {kind: f"{each.source} {each.name}" for kind, each in SOLVERS.items()},
        "sampler": {kind: f"{name} {_sampler(name)}" for kind, name in SAMPLERS.items()},
        "start": {kind: f"{source} {_start(source)}" for kind, source in STARTS.items()},
        "ending": {
            "stopped": translate("Library", "stopped"),
            "failed": translate("Library", "failed"),
        },
    }


def _sampler(name: str) -> str:
    """A sampler's name in the window's language, and without its marks: "DPM-Solver++" is typed in
    many ways."""
    said = translate("GeneratePanel", name)
    return f"{said} {name.replace('-', '').replace('+', '')}"
