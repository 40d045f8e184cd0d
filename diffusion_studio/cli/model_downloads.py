"""`diffusion-studio models known` and `models download`: public models."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from diffusion_studio.cli.refusal import Failure, Interruption, refusing

if TYPE_CHECKING:
    from diffusion_studio.models.downloads import Downloads, DownloadStatus
    from diffusion_studio.models.public import PublicModel

MB = 10**6


@click.command("known")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def known_models(as_json: bool) -> None:
    """List the known public models: how large, under which licence, and what they are good for."""
    from diffusion_studio.models import downloaded, public_models

    here = downloaded()
    if as_json:
        rows = [_row(model) | {"downloaded": model.name in here} for model in public_models()]
        click.echo(json.dumps(rows, indent=2))
        return
    width = max(len(model.name) for model in public_models())
    for model in public_models():
        mark = "*" if model.name in here else " "
        click.echo(
            f"{mark} {model.name:<{width}}  {model.size:>3} px  {model.bytes / MB:>5,.0f} MB "
            f" {model.memory / MB:>5,.0f} MB of memory  {model.about}"
        )
        click.echo(f"{'':<{width + 2}}  {model.licence}")


def _row(model: PublicModel) -> dict[str, Any]:
    return {
        "name": model.name,
        "title": model.title,
        "about": model.about,
        "size": model.size,
        "parameters": model.parameters,
        "bytes": model.bytes,
        "memory": model.memory,
        "licence": model.licence,
        "source": model.source,
        "from": model.address or model.repository,
        "sha256": model.sha256,
        "classifier": model.classifier or None,
        "classifier_scale": model.classifier_scale,
    }


@click.command("download")
@click.argument("what")
@click.option("--name", help="What to call it; by default its own name.")
def download_model(what: str, name: str | None) -> None:
    """Fetch a model: a name that `models known` lists, the https:// address of a weights file, or
    a repository of the Hugging Face hub (owner/name, owner/name@revision, owner/name/file.pt).

    Ctrl+C holds a download; the same command goes on with it. What is printed is the model's
    path; `--model NAME` of the other commands names it too.
    """
    with refusing():
        from diffusion_studio.models import Downloads

        downloads = Downloads()
        begun = ""
        try:
            begun = downloads.start(what, name)
            status = _watch(downloads, begun)
        except KeyboardInterrupt:
            held = f"Held; `models download {what}` goes on with it." if begun else "Ended."
            raise Interruption(held) from None
        finally:
            downloads.close()
    if status.path is None:
        raise Failure(status.sentence)
    click.echo(str(status.path))


def _watch(downloads: Downloads, name: str) -> DownloadStatus:
    """A bar on a terminal, until the download comes to rest."""
    from tqdm import tqdm

    status = downloads.status(name)
    assert status is not None  # it was just begun
    with tqdm(
        total=status.total,
        initial=status.received,
        unit="B",
        unit_scale=True,
        desc=name,
        disable=None,
    ) as bar:
        while status.phase.at_work:
            status = downloads.wait(name, status, 1.0) or status
            bar.total = status.total
            bar.set_postfix_str(status.sentence, refresh=False)
            bar.update(status.received - bar.n)
    return status
