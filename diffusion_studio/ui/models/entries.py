"""What the models dialog lists: starters, models on disk, and known public ones."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from diffusion_studio import models
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.starter_words import in_words


class Group(Enum):
    """Where a model is."""

    STARTER = "starter"
    DISK = "disk"
    PUBLIC = "public"


@dataclass(frozen=True)
class Entry:
    """One model of the list. `key` tells it from others; `path` is what to open, None while it
    is not on this computer; `card` or `public` say what it is, as far as it is known; `status`
    how its download stands; `owned` that its files lie in the program's own folder."""

    key: str
    group: Group
    title: str
    path: Path | None = None
    card: models.ModelCard | None = None
    public: models.PublicModel | None = None
    status: models.DownloadStatus | None = None
    owned: bool = False

    @property
    def is_classifier(self) -> bool:
        """It guides, and makes no pictures."""
        if self.card is not None:
            return self.card.architecture == "adm_classifier"
        return self.public is not None and self.public.is_classifier

    @property
    def found_by(self) -> str:
        """The text that the filter looks in."""
        public = self.public
        parts = [self.key, self.title, str(self.path or "")]
        if public is not None:
            parts += [public.about, public.repository, public.licence]
        if self.card is not None:
            parts += [self.card.name, self.card.description]
        return " ".join(parts).casefold()


def list_entries(document: Document, statuses: list[models.DownloadStatus]) -> list[Entry]:
    """All models, in the order of the list. Reads cards, and no pickle: that may take long."""
    known = {model.name: model.card for model in document.models}
    on_their_way = {status.name: status for status in statuses}
    entries = [
        Entry(
            name,
            Group.STARTER,
            in_words(models.read_card(folder).title or name),
            folder,
            known.get(name),
        )
        for name, folder in models.bundled().items()
    ]
    here = models.downloaded()
    for name, path in here.items():
        entries.append(_on_disk(name, path, known, owned=True))
    listed = {str(entry.path) for entry in entries} | {entry.key for entry in entries}
    opened = [Path(name) for name in known if name not in listed and Path(name).is_absolute()]
    for path in dict.fromkeys([*opened, *models.imported()]):
        if str(path) not in listed and path.exists():
            entries.append(_on_disk(str(path), path, known, owned=False))
    for public in models.public_models():
        if public.name not in here:
            status = on_their_way.get(public.name)
            title = in_words(public.title)
            entries.append(Entry(public.name, Group.PUBLIC, title, public=public, status=status))
    public_names = {public.name for public in models.public_models()}
    for name, status in on_their_way.items():
        if name not in public_names and name not in here:
            entries.append(Entry(name, Group.DISK, in_words(status.title), status=status))
    return entries


def _on_disk(name: str, path: Path, known: dict[str, models.ModelCard], owned: bool) -> Entry:
    public = models.public_model(name) if owned else None
    card = known.get(str(path)) or _card_at(path)
    title = (card and (card.title or card.name)) or (public and public.title) or path.name
    return Entry(name, Group.DISK, in_words(str(title)), path, card, public, owned=owned)


def _card_at(path: Path) -> models.ModelCard | None:
    """The card, where it can be read at once: a pickle is only read when it is opened."""
    if path.is_dir() and not (path / "card.json").is_file():
        return None
    if path.is_file() and path.suffix != ".safetensors":
        return None
    try:
        return models.read_card(path) if path.is_dir() else models.describe(path)
    except models.ModelError:
        return None
