"""Models fetched from the network: in the background, whole or not at all. No torch, no Qt.

    downloads = Downloads(changed=wake)
    name = downloads.start("adm-ffhq-256")          # or an address, or "owner/name" of the hub
    downloads.status(name)                          # how far, how fast, how much longer
    downloads.pause(name); downloads.resume(name)   # also after the program was closed

`request` says what is meant, `hub` what a repository holds, `transfer` fetches one file, `folder`
knows the places on disk, `downloads` owns the thread.
"""

from diffusion_studio.models.downloads.downloads import Downloads
from diffusion_studio.models.downloads.request import DownloadError
from diffusion_studio.models.downloads.status import DownloadPhase, DownloadStatus

__all__ = ["DownloadError", "DownloadPhase", "DownloadStatus", "Downloads"]
