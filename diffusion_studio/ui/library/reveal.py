"""Show a file where it lies: marked in the desktop's file manager, or at least its folder.

On Linux a file manager is asked over D-Bus, by the freedesktop.org "File Manager D-Bus Interface"
(org.freedesktop.FileManager1), which Nautilus, Dolphin, Nemo and others answer.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

SERVICE = "org.freedesktop.FileManager1"
PLACE = "/org/freedesktop/FileManager1"


def reveal(path: Path, owner: QObject) -> None:
    """Show the file; nothing waits for it. What answers is forgotten with its `owner`."""
    if sys.platform == "win32":
        native = QDir.toNativeSeparators(str(path))
        shown = _started("explorer.exe", "/select,", native)
    elif sys.platform == "darwin":
        shown = _started("open", "-R", str(path))
    else:
        shown = _asked_over_dbus(path, owner)
    if not shown:
        show_folder(path)


def show_folder(path: Path) -> None:
    """Open the folder of a file; none is marked."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _started(program: str, *arguments: str) -> bool:
    started, _ = QProcess.startDetached(program, [*arguments])
    return bool(started)


def _asked_over_dbus(path: Path, owner: QObject) -> bool:
    """Ask the file manager; False where there is nobody to ask. Where it does not answer as it
    should, the folder is opened."""
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
    except ImportError:  # a Qt without D-Bus
        return False
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    address = QUrl.fromLocalFile(str(path)).toEncoded()
    message = QDBusMessage.createMethodCall(SERVICE, PLACE, SERVICE, "ShowItems")
    message.setArguments([[bytes(address.data()).decode()], ""])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(message), owner)

    def answered() -> None:
        if watcher.isError():
            show_folder(path)
        watcher.deleteLater()

    watcher.finished.connect(answered)
    return True
