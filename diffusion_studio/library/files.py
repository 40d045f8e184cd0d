"""Files that are either whole or not there, and never in the way of another file.

Everything is written to a temporary file beside its place, forced to the disk, and then given its
name in one step, so that a full disk, a crash or a power cut leaves the old state or the new one.
"""

from __future__ import annotations

import errno
import os
from itertools import count
from pathlib import Path
from uuid import uuid4

from diffusion_studio.sentence import Sentence, Telling, clause


class SaveError(Telling, OSError):
    """Something could not be written; one sentence says why and what to do."""


_REASONS = {
    errno.ENOSPC: Sentence("there is no space left on its disk"),
    errno.EDQUOT: Sentence("your share of its disk is used up"),
    errno.EFBIG: Sentence("the file would be larger than is allowed there"),
    errno.EACCES: Sentence("you may not write there"),
    errno.EPERM: Sentence("you may not write there"),
    errno.EROFS: Sentence("its disk can only be read"),
    errno.EEXIST: Sentence("a file of this name is in the way"),
    errno.ENOTDIR: Sentence("a part of this path is a file, not a folder"),
    errno.ENAMETOOLONG: Sentence("the name is too long"),
    errno.EISDIR: Sentence("there is a folder of this name"),
    errno.EIO: Sentence("its disk reports a fault"),
}


def refused(what: Path, error: OSError) -> SaveError:
    """Why nothing can be written to `what`, in one sentence."""
    reason = _REASONS.get(error.errno or 0) or clause(error)
    return SaveError(
        "{what} cannot be written: {reason}; choose another folder.", what=what, reason=reason
    )


def unchanged(what: Path, error: OSError) -> SaveError:
    """Why `what`, which has its one place, cannot be changed there, in one sentence."""
    reason = _REASONS.get(error.errno or 0) or clause(error)
    return SaveError(
        "{what} cannot be changed: {reason}; put that right, and try again.",
        what=what,
        reason=reason,
    )


def writable_folder(folder: Path) -> Path:
    """`folder`, made if it is missing, after a trial that a file can be made in it.

    SaveError if not: asked before a long run, this saves the run.
    """
    trial = _temporary(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial.touch(exist_ok=False)
        trial.unlink()
    except OSError as error:
        raise refused(folder, error) from error
    return folder


def replace_file(path: Path, data: bytes) -> Path:
    """Make `path` hold `data`; what was there before stays if anything goes wrong (SaveError)."""
    temporary = _temporary(path.parent)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_through(temporary, data)
        os.replace(temporary, path)
    except OSError as error:
        _remove(temporary)
        raise refused(path, error) from error
    return path


def new_file(folder: Path, stem: str, suffix: str, data: bytes) -> Path:
    """Write `data` under a name that was free: `stem` + `suffix`, or with -2, -3 ... between.

    SaveError if it cannot be written; then nothing of it is left.
    """
    temporary = _temporary(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_through(temporary, data)
        return _name(temporary, folder, stem, suffix)
    except OSError as error:
        raise refused(folder, error) from error
    finally:
        _remove(temporary)


def settle(folder: Path) -> None:
    """Have the names in a folder on the disk too, before what they were copied from is deleted.
    Where the system cannot, as Windows, it is left to it."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def _temporary(folder: Path) -> Path:
    return folder / f".{uuid4().hex}.part"


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _name(temporary: Path, folder: Path, stem: str, suffix: str) -> Path:
    """Give a finished file the first free name; of two programs only one can get it."""
    for number in count(1):
        path = folder / (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}")
        try:
            os.link(temporary, path)  # unlike a rename, never over another file
        except FileExistsError:
            continue
        except OSError:  # FAT and some network disks have no links
            if not _renamed(temporary, path):
                continue
        return path
    raise AssertionError("there is always a next number")


def _renamed(temporary: Path, path: Path) -> bool:
    """Rename after holding the name with an empty file; False if another file has it."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return False
    try:
        os.replace(temporary, path)
    except OSError:
        _remove(path)
        raise
    return True


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the folder is gone or out of reach, and the file with it
