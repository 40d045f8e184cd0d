"""The words of the models dialog: sizes, times, and how a download stands."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from diffusion_studio import models
from diffusion_studio.sentence import Sentence
from diffusion_studio.ui.models.entries import Entry, Group
from diffusion_studio.ui.saying import said
from diffusion_studio.ui.starter_words import in_words, label_in_words

translate = QCoreApplication.translate

MB = 10**6
MINUTE = 60


def group_title(group: Group) -> str:
    return {
        Group.STARTER: translate("Models", "Come with the program"),
        Group.DISK: translate("Models", "On this computer"),
        Group.PUBLIC: translate("Models", "Known public models"),
    }[group]


def megabytes(count: int) -> str:
    """As "2,211 MB", in the language's way with numbers."""
    return f"{QLocale().toString(round(count / MB))} MB"


def duration(seconds: float) -> str:
    """As "40 s", "12 min" or "3 h"."""
    if seconds < 2 * MINUTE:
        return translate("Models", "{number} s").format(number=max(round(seconds), 1))
    minutes = round(seconds / MINUTE)
    if minutes < 120:
        return translate("Models", "{number} min").format(number=minutes)
    return translate("Models", "{number} h").format(number=round(minutes / 60))


def standing(status: models.DownloadStatus) -> str:
    """How a download stands, in a line."""
    match status.phase:
        case models.DownloadPhase.ASKING:
            return translate("Models", "Asking for its files…")
        case models.DownloadPhase.RUNNING | models.DownloadPhase.RETRYING if status.sentence:
            return said(status.sentence)
        case models.DownloadPhase.RUNNING | models.DownloadPhase.RETRYING:
            return " · ".join(_progress(status))
        case models.DownloadPhase.CHECKING:
            return translate("Models", "Checking that it arrived whole…")
        case models.DownloadPhase.PAUSED:
            held = translate("Models", "Paused")
            return f"{held} · {_amount(status)}"
        case models.DownloadPhase.FAILED:
            return said(status.sentence)
    return translate("Models", "Downloaded")


def _amount(status: models.DownloadStatus) -> str:
    here = megabytes(status.received)
    if status.total is None:
        return here
    return translate("Models", "{here} of {all}").format(here=here, all=megabytes(status.total))


def _progress(status: models.DownloadStatus) -> list[str]:
    parts = [_amount(status)]
    if status.speed is not None:
        speed = QLocale().toString(status.speed / MB, "f", 1)
        parts.append(translate("Models", "{speed} MB/s").format(speed=speed))
    if status.seconds_left is not None:
        left = duration(status.seconds_left)
        parts.append(translate("Models", "about {time} left").format(time=left))
    return parts


def row_remark(entry: Entry) -> str:
    """What stands small beside a model's title in the list."""
    status = entry.status
    if status is not None and status.phase is not models.DownloadPhase.DONE:
        if status.phase is models.DownloadPhase.FAILED:
            return translate("Models", "stopped")
        share = f"{round(100 * status.fraction)} %"
        if status.phase is models.DownloadPhase.PAUSED:
            return " · ".join([translate("Models", "paused"), share])
        return share
    if entry.card is not None:
        return f"{entry.card.size[1]} × {entry.card.size[0]}"
    if entry.public is not None:
        return megabytes(entry.public.bytes)
    return ""


def facts(entry: Entry) -> list[tuple[str, str]]:
    """(what, its value) of a model's page, without what is not known."""
    card, public = entry.card, entry.public
    rows = _card_facts(card) if card is not None else _public_facts(public) if public else []
    if card is not None and entry.path is not None:
        rows.append((translate("ModelPage", "Classifier"), _companion(entry.path, card)))
    licence = (card.licence if card else "") or (public.licence if public else "")
    source = (card.source if card else "") or (public.source if public else "")
    rows.append((translate("ModelPage", "Licence"), said(Sentence(licence))))
    rows.append((translate("ModelPage", "Source"), source))
    rows.append((translate("ModelPage", "Place"), str(entry.path or "")))
    return [(name, value) for name, value in rows if value]


def _memory(count: int | None) -> str:
    if count is None:
        return ""
    return translate("ModelPage", "up to {size} for one picture").format(size=megabytes(count))


def _companion(path: Path, card: models.ModelCard) -> str:
    """That a classifier comes with a model, and at which scales it guides; empty for none."""
    if models.companion(path, "classifier") is None:
        return ""
    number = QLocale().toString
    ddim, ddpm = (card.defaults.classifier_scale_for(name) for name in ("ddim", "ddpm"))
    if ddim == ddpm:
        words = translate("ModelPage", "comes with the model; its usual scale is {scale}")
        return words.format(scale=number(ddim))
    words = translate(
        "ModelPage", "comes with the model; its usual scale is {ddpm} with DDPM, {ddim} with others"
    )
    return words.format(ddpm=number(ddpm), ddim=number(ddim))


def _card_facts(card: models.ModelCard) -> list[tuple[str, str]]:
    number = QLocale().toString
    named = [label_in_words(label, card.name) for label in card.labels[:8]]
    labels = ", ".join(named) + (", …" if len(card.labels) > 8 else "")
    many = f"{number(len(card.labels))}: {labels}" if card.labels else ""
    variance = translate("ModelPage", "{what}, and its variance")
    predicts = variance.format(what=card.parameterisation) if card.learned_variance else ""
    return [
        (translate("ModelPage", "Pictures"), f"{card.size[1]} × {card.size[0]}"),
        (translate("ModelPage", "Labels"), many),
        (translate("ModelPage", "Network"), card.architecture),
        (translate("ModelPage", "Parameters"), number(card.parameters) if card.parameters else ""),
        (translate("ModelPage", "Memory"), _memory(models.card_memory(card))),
        (translate("ModelPage", "Predicts"), predicts or card.parameterisation),
        (translate("ModelPage", "Schedule"), f"{card.schedule.kind}, {card.schedule.steps}"),
    ]


def _public_facts(public: models.PublicModel) -> list[tuple[str, str]]:
    number = QLocale().toString
    checked = translate("ModelPage", "known: the download is checked against it")
    return [
        (translate("ModelPage", "Pictures"), f"{public.size} × {public.size}"),
        (translate("ModelPage", "Parameters"), number(public.parameters)),
        (translate("ModelPage", "Download"), megabytes(public.bytes)),
        (translate("ModelPage", "Memory"), _memory(public.memory)),
        (translate("ModelPage", "Classifier"), public.classifier),
        (translate("ModelPage", "Checksum"), checked if public.sha256 else ""),
    ]


def about(entry: Entry) -> str:
    """What the model is good for, in its own words."""
    if entry.card is not None and entry.card.description:
        return in_words(entry.card.description)
    return said(entry.public.about) if entry.public is not None else ""
