"""A page with all pictures, scene by scene, that a browser shows."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from diffusion_studio.ui.screenshots.stage import Shot

STYLE = """
body { font: 14px sans-serif; margin: 24px; background: #ececee; color: #1b1b20; }
section { margin-bottom: 32px; }
.row { display: flex; flex-wrap: wrap; gap: 12px; }
figure { margin: 0; }
img { width: 420px; border: 1px solid #777983; background: #fff; }
figcaption { font-size: 12px; color: #5b5d68; }
"""


def contact_sheet(shots: Sequence[Shot]) -> str:
    """The page as HTML; the pictures lie beside it."""
    ordered = sorted(shots, key=lambda shot: shot.scene)
    sections = [_section(name, list(group)) for name, group in groupby(ordered, _scene)]
    contents = " · ".join(
        f'<a href="#{escape(name)}">{escape(name)}</a>' for name, _ in groupby(ordered, _scene)
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f"<title>Diffusion Studio in pictures</title><style>{STYLE}</style>"
        f"<h1>Diffusion Studio in pictures</h1><p>{contents}</p>{''.join(sections)}</html>\n"
    )


def _scene(shot: Shot) -> str:
    return shot.scene


def _section(name: str, shots: list[Shot]) -> str:
    figures = "".join(_figure(shot) for shot in shots)
    return (
        f'<section id="{escape(name)}"><h2>{escape(shots[0].title)}</h2>'
        f'<div class="row">{figures}</div></section>'
    )


def _figure(shot: Shot) -> str:
    look = f"{shot.language}, {shot.theme}, {shot.scale} pixels a point"
    file = escape(shot.file)
    alt = escape(f"{shot.title}: {look}")
    return (
        f'<figure><a href="{file}"><img src="{file}" alt="{alt}" loading="lazy"></a>'
        f"<figcaption>{escape(look)}</figcaption></figure>"
    )
