"""The contest as tables of text."""

from __future__ import annotations

from diffusion_studio.benchmark.restoring.contest import Contest
from diffusion_studio.benchmark.restoring.keeping import Cell

COLUMNS = (
    ("PSNR", "psnr", "{:.2f}"),
    ("of mean", "psnr_of_mean", "{:.2f}"),
    ("SSIM", "ssim", "{:.3f}"),
    ("chi²", "chi_squared", "{:.2f}"),
    ("spread", "spread", "{:.3f}"),
    ("in 90 %", "within", "{:.0%}"),
    ("Fréchet", "frechet", "{:.3f}"),
    ("calls", "calls", "{:d}"),
    ("samples", "draws", "{:d}"),
    ("CPU s", "cpu", "{:.2f}"),
)


def format_contest(contest: Contest) -> str:
    """A Markdown table for each task, baselines first."""
    head = (
        f"{contest.model}: {contest.pictures} held-out pictures, {contest.draws} samples of each,"
        f" noise {contest.noise_sigma / 2:.1%} of the full range, {contest.precision}"
    )
    if contest.floor is not None:
        head += f"; Fréchet distance of as many true pictures: {contest.floor:.3f}"
    lines = [head]
    if contest.left:
        lines.append(f"{contest.left} more are to be made; the same command goes on with them.")
    for task in dict.fromkeys(cell["task"] for cell in contest.cells):
        cells = [cell for cell in contest.cells if cell["task"] == task]
        cells.sort(key=lambda cell: cell["method"] != "baseline")
        lines += ["", f"**{task}**", "", *_table(cells)]
    return "\n".join(lines)


def _table(cells: list[Cell]) -> list[str]:
    head = ["", *(title for title, _, _ in COLUMNS)]
    rule = ["--", *("--:" for _ in COLUMNS)]
    rows = [
        [cell["name"], *(_shown(cell, name, form) for _, name, form in COLUMNS)] for cell in cells
    ]
    return [f"| {' | '.join(row)} |" for row in (head, rule, *rows)]


def _shown(cell: Cell, name: str, form: str) -> str:
    value = cell.get(name)
    return "" if value is None else form.format(value)
