"""A window that stood on a screen which is gone comes back on one that is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

WINDOW = """
import sys
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from diffusion_studio.ui.document import Document
from diffusion_studio.ui.main_window import MainWindow
from diffusion_studio.ui.window_layout import save_layout
app = QApplication([])
window = MainWindow(Document())
window.closing.connect(lambda: save_layout(window.layout_now()))  # as the settings' keeper does
window.recall_geometry()
window.show()
dock = window.gallery_dock
if sys.argv[1] == "leave":
    window.setGeometry(2200, 200, 1000, 700)
    dock.show()
    dock.setFloating(True)
    dock.setGeometry(3000, 300, 400, 500)
app.processEvents()
everything = QRect()
for screen in app.screens():
    everything = everything.united(screen.availableGeometry())
for each in (window, dock):
    place = each.frameGeometry()
    print(each.isVisible() and everything.contains(place.center()), each.width())
window.close()
"""


def look(home: Path, screens: int, do: str) -> list[str]:
    """Open the window where there are so many screens beside one another; what it printed."""
    size = {"y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    listed = [{"name": f"screen {n}", "x": 1920 * n, **size} for n in range(screens)]
    file = home / "screens.json"
    file.write_text(json.dumps({"screens": listed}), encoding="utf-8")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={file}",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
    }
    command = [sys.executable, "-c", WINDOW, do]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.split("\n")[:-1]


def test_a_window_of_a_screen_that_is_gone_comes_back_on_another(tmp_path: Path) -> None:
    left = look(tmp_path, 2, "leave")
    assert left == ["True 1000", "True 400"]
    assert look(tmp_path, 2, "come") == left
    assert look(tmp_path, 1, "come") == left
