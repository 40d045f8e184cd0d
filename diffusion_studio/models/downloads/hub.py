"""What a repository of the Hugging Face hub holds of a model, at one commit.

Only JSON and weights are ever fetched; the code that lies in some repositories is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from diffusion_studio.models.card import CARD_FILE, WEIGHTS_FILE
from diffusion_studio.models.diffusers_folder import CONFIG_FILE, SCHEDULER_FILE, UNET, WEIGHTS
from diffusion_studio.models.downloads.folder import RemoteFile
from diffusion_studio.models.downloads.request import DownloadError, Wanted
from diffusion_studio.models.file_kind import WEIGHTS_SUFFIXES

if TYPE_CHECKING:
    from huggingface_hub.hf_api import ModelInfo, RepoSibling

SECONDS = 15.0  # for the hub to answer
LARGEST_JSON = 2**20
_JSON = (
    "model_index.json",
    CONFIG_FILE,
    SCHEDULER_FILE,
    f"scheduler/{SCHEDULER_FILE}",
    f"{UNET}/{CONFIG_FILE}",
    f"{UNET}/{SCHEDULER_FILE}",
)


def repository_files(wanted: Wanted, hub: str | None = None) -> tuple[str, list[RemoteFile]]:
    """The commit that `wanted.revision` is now, and the files to take from it, JSON first.

    `hub`: another address of the hub than the usual. Waits for the network. DownloadError for a
    repository that is not there, not to be read, or holds no model that can be opened.
    """
    info = _info(wanted, hub)
    commit = info.sha or wanted.revision
    there = {sibling.rfilename: sibling for sibling in info.siblings or ()}
    names = [wanted.file] if wanted.file else list(_chosen(there))
    missing = [name for name in names if name not in there]
    if missing:
        raise DownloadError(
            "{repository} has no file {file!r}.", repository=wanted.repository, file=missing[0]
        )
    if not any(name.endswith(WEIGHTS_SUFFIXES) for name in names):
        raise DownloadError(
            "{repository} holds no UNet2DModel of diffusers and no model of this program; name one"
            " of its files of weights, as owner/name/file.pt.",
            repository=wanted.repository,
        )
    return commit, [_remote(there[name], wanted, commit, hub) for name in names]


def hub_headers() -> dict[str, str]:
    """What the hub is told with a request: the person's token, if they have logged in."""
    from huggingface_hub import get_token

    token = get_token()
    return {"Authorization": f"Bearer {token}"} if token else {}


def _info(wanted: Wanted, hub: str | None) -> ModelInfo:
    import httpx2
    from huggingface_hub import HfApi
    from huggingface_hub import errors as hub_errors

    name = wanted.repository
    try:
        return HfApi(endpoint=hub).model_info(
            name, revision=wanted.revision, files_metadata=True, timeout=SECONDS
        )
    except hub_errors.GatedRepoError as error:
        raise gated(name) from error
    except hub_errors.RevisionNotFoundError as error:
        raise DownloadError(
            "{name} has no revision {revision!r}.", name=name, revision=wanted.revision
        ) from error
    except (hub_errors.RepositoryNotFoundError, hub_errors.HFValidationError) as error:
        raise DownloadError(
            "There is no repository {name}, or it is private; check its name, or log in with `hf"
            " auth login`.",
            name=name,
        ) from error
    except hub_errors.OfflineModeIsEnabled as error:
        raise DownloadError(
            "The hub is switched off here (HF_HUB_OFFLINE); unset it, then resume."
        ) from error
    except (hub_errors.HfHubHTTPError, httpx2.HTTPError, OSError) as error:
        raise DownloadError(
            "{name} cannot be asked for on the hub ({reason}); check the connection, then resume.",
            name=name,
            reason=_cause(error),
        ) from error


def gated(repository: str) -> DownloadError:
    """What is said of a repository whose terms were not accepted."""
    return DownloadError(
        "{repository} is gated: accept its terms at https://huggingface.co/{repository}, log in"
        " with `hf auth login`, then resume.",
        repository=repository,
    )


def _cause(error: Exception) -> str:
    text = str(error).strip().splitlines()
    return text[0].rstrip(".") if text else type(error).__name__


def _chosen(there: dict[str, RepoSibling]) -> Iterator[str]:
    """JSON, then one file of weights."""
    if CARD_FILE in there and WEIGHTS_FILE in there:
        yield from (CARD_FILE, WEIGHTS_FILE)
        return
    yield from (name for name in _JSON if name in there)
    for place in ("", f"{UNET}/"):
        if place + CONFIG_FILE in there:
            weights = (place + name for name in WEIGHTS if place + name in there)
            if (first := next(weights, None)) is not None:
                yield first
                return


def _remote(sibling: RepoSibling, wanted: Wanted, commit: str, hub: str | None) -> RemoteFile:
    from huggingface_hub import hf_hub_url

    name, size = sibling.rfilename, sibling.size
    if name.endswith(".json") and (size or 0) > LARGEST_JSON:
        raise DownloadError(
            "{name} of {repository} is too large for what it should be.",
            name=name,
            repository=wanted.repository,
        )
    told = sibling.lfs.sha256 if sibling.lfs is not None else None
    known = wanted.sha256.get(name.rsplit("/", 1)[-1])
    if told and known and told != known:
        raise DownloadError(
            "{name} of {repository} is no longer the file that this program knows: its sha256"
            " begins {told}, not {known}; ask for {repository} by that name if you trust it.",
            name=name,
            repository=wanted.repository,
            told=told[:8],
            known=known[:8],
        )
    url = hf_hub_url(wanted.repository, name, revision=commit, endpoint=hub)
    return RemoteFile(url=url, path=name, size=size, sha256=known or told)
