"""The program with its window."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diffusion_studio.ui.studio import Studio

CLOSE_SECONDS = 10.0
NO_DISPLAY = (
    "There is no screen to open a window on. Start it in a desktop session, or make pictures"
    " without a window: diffusion-studio generate --help."
)


def main(argv: Sequence[str] | None = None, opened: Callable[[Studio], None] | None = None) -> int:
    """Open the window and stay until it is closed; the process's exit code.

    2, with one sentence on stderr, where there is no screen. `opened` is handed the window once
    it is shown: screenshots and measurements drive it so.
    """
    if not _has_screen():
        print(NO_DISPLAY, file=sys.stderr)
        return 2
    import qasync

    from diffusion_studio.ui.opening import Application

    app = Application([sys.argv[0], *(argv or ())])
    app.setApplicationName("diffusion-studio")
    app.setApplicationDisplayName("Diffusion Studio")
    app.setDesktopFileName("diffusion-studio")
    app.setQuitOnLastWindowClosed(False)  # the loop ends when all is closed, not before
    try:
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
            return runner.run(_live(app, opened))
    except KeyboardInterrupt:
        return 130


async def _live(app: object, opened: Callable[[Studio], None] | None) -> int:
    from diffusion_studio.ui.opening import Application
    from diffusion_studio.ui.panels.notice_bar import Notice
    from diffusion_studio.ui.settings import load_settings
    from diffusion_studio.ui.studio import Studio
    from diffusion_studio.ui.theme import application_icon, apply_theme
    from diffusion_studio.ui.translation import install_translation

    assert isinstance(app, Application)
    settings, message = load_settings()
    apply_theme(app, settings.theme)
    install_translation(app, settings.language)
    app.setWindowIcon(application_icon())
    loop = asyncio.get_running_loop()
    studio = Studio(app, settings, loop.call_soon_threadsafe)
    closed: asyncio.Future[None] = loop.create_future()
    studio.window.closing.connect(lambda: _resolve(closed))
    if message:
        studio.window.notices.post(Notice("warning", message))
    studio.begin()
    app.file_asked.connect(studio.window.files_dropped)
    if opened is not None:
        opened(studio)
    else:
        studio.tour.offer()
    sys.excepthook = partial(_tell_unexpected, studio)
    try:
        await closed
    finally:
        sys.excepthook = sys.__excepthook__
        studio.hush()
        problem = studio.keep_settings()
        if problem:
            print(problem, file=sys.stderr)
        ended = await asyncio.to_thread(studio.end, CLOSE_SECONDS)
    if not ended:
        # The engine is within one long call of the network, which nothing can interrupt. All is
        # saved; to wait longer helps nobody, and Python's own exit would crash under that thread.
        os._exit(0)
    return 0


def _tell_unexpected(
    studio: Studio,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """A fault of the program itself: told in the window too, which goes on."""
    from PySide6.QtCore import QCoreApplication

    from diffusion_studio.ui.panels.notice_bar import Notice

    sys.__excepthook__(kind, error, trace)
    details = "".join(traceback.format_exception(kind, error, trace))
    text = QCoreApplication.translate(
        "Window", "Something unexpected went wrong; the details say where. The program goes on."
    )
    studio.window.notices.post(Notice("error", text, details))


def _resolve(closed: asyncio.Future[None]) -> None:
    if not closed.done():
        closed.set_result(None)


def _has_screen() -> bool:
    """Whether Qt will find a screen; asked beforehand, for Qt ends the process without one."""
    if os.environ.get("QT_QPA_PLATFORM") or sys.platform in {"win32", "darwin"}:
        return True
    return _wayland_answers() or _x11_answers()


def _wayland_answers() -> bool:
    name, folder = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(name) and Path(folder, str(name)).is_socket()


def _x11_answers() -> bool:
    host, _, display = os.environ.get("DISPLAY", "").rpartition(":")
    number = display.partition(".")[0]
    if not number.isdecimal():
        return False
    if host not in {"", "unix"}:
        return True  # another machine's; Qt says more of it than could be found out here
    path = f"/tmp/.X11-unix/X{number}"
    return any(_answers(address) for address in (path, f"\0{path}"))


def _answers(address: str) -> bool:
    if not hasattr(socket, "AF_UNIX"):
        return False
    with socket.socket(socket.AF_UNIX) as caller:
        try:
            caller.connect(address)
        except OSError:
            return False
        return True
