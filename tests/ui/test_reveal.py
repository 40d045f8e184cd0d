"""A picture's file is marked in the desktop's file manager."""

from __future__ import annotations

import subprocess
import sys

MANAGER = """
from pathlib import Path
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection
from diffusion_studio.ui.library import reveal

app = QCoreApplication([])

@ClassInfo({"D-Bus Interface": reveal.SERVICE})
class FileManager(QObject):
    @Slot("QStringList", str)
    def ShowItems(self, addresses, startup):
        print(*addresses)
        app.quit()

bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "manager")
manager = FileManager()
everything = QDBusConnection.RegisterOption.ExportAllSlots
assert bus.registerObject(reveal.PLACE, manager, everything)
assert bus.registerService(reveal.SERVICE)
reveal.reveal(Path("/pictures/a star/no #1.png"), app)
QTimer.singleShot(30_000, app.quit)
app.exec()
"""


def test_the_file_manager_is_asked_to_show_the_file_itself() -> None:
    run = ["dbus-run-session", "--", sys.executable, "-c", MANAGER]
    answer = subprocess.run(run, capture_output=True, text=True, timeout=60, check=True)
    assert answer.stdout.split() == ["file:///pictures/a%20star/no%20%231.png"]
