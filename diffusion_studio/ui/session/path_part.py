"""What of the Interpolate tab is kept: its settings, and its ends with their pictures."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any, get_args

from pydantic import TypeAdapter

from diffusion_studio.attachments import Attachment
from diffusion_studio.keyframes import to_label
from diffusion_studio.start_specs import Latent
from diffusion_studio.ui.interpolate.interpolating import (
    CORNERS,
    EndChoice,
    EndKind,
    Interpolating,
)
from diffusion_studio.ui.interpolate.path_json import path_from_json, path_to_json
from diffusion_studio.ui.session.parts import Json, SessionParts

_ATTACHMENT: TypeAdapter[Attachment] = TypeAdapter(Attachment)


def register_path(parts: SessionParts, interpolating: Interpolating) -> None:
    """Keep the tab's part."""
    parts.register("path", lambda: _give(interpolating), lambda kept: _take(interpolating, kept))


def _give(interpolating: Interpolating) -> Json:
    return {
        "path": path_to_json(interpolating.path),
        "ends": [_end_given(end) for end in interpolating.ends],
        "place": list(interpolating.place),
    }


def _take(interpolating: Interpolating, kept: Any) -> None:
    path = path_from_json(kept["path"])
    ends = [_end_taken(end) for end in kept["ends"]]
    if len(ends) != CORNERS:
        raise ValueError("a path has four corners, of which a line uses two")
    u, v = kept["place"]
    interpolating.ends = ends
    interpolating.change(path_to_json(path))
    interpolating.move(float(u), float(v))


def _end_given(end: EndChoice) -> Json:
    plain = asdict(replace(end, picture=None, latent=None))
    for name, part in (("picture", end.picture), ("latent", end.latent)):
        plain[name] = None if part is None else part.model_dump(mode="json")
    return plain


def _end_taken(kept: Any) -> EndChoice:
    picture, latent, kind = kept["picture"], kept["latent"], kept["kind"]
    end = EndChoice(
        kind if kind in get_args(EndKind) else "seed",
        int(kept["seed"]),
        str(kept["name"]),
        to_label(kept["label"]),
        None if picture is None else _ATTACHMENT.validate_python(picture),
        None if latent is None else Latent.model_validate(latent),
    )
    whole = {"seed": True, "picture": end.picture is not None, "latent": end.latent is not None}
    return end if whole[end.kind] else replace(end, kind="seed")
