"""The program is handed files: by its command line, and by macOS's event."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from diffusion_studio.cli import main
from diffusion_studio.models import resources
from diffusion_studio.recipe import Recipe

OPEN_TWO = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from diffusion_studio.ui import app
from diffusion_studio.cli.opening import open_window

recipe, picture = map(Path, sys.argv[1:])
begin = app.main

def watched(argv, opened):
    def opened_and_watched(studio):
        opened(studio)
        document = studio.document
        seen = []
        def look():
            if not seen and document.parameters.steps == 7:
                seen.append("recipe")
                event = QFileOpenEvent(QUrl.fromLocalFile(str(picture)))
                QCoreApplication.sendEvent(QCoreApplication.instance(), event)
            elif seen and document.sourcing.picture is not None:
                print(*seen, document.sourcing.picture.name)
                timer.stop()
                studio.window.close()
        timer = QTimer(studio.window, interval=10)
        timer.timeout.connect(look)
        timer.start()
    return begin(argv, opened_and_watched)

app.main = watched
sys.exit(open_window(recipe))
"""


def test_a_file_on_the_command_line_and_one_that_the_system_hands_over_are_opened(
    tiny_model: Path, own_home: Path, tmp_path: Path
) -> None:
    recipe = tmp_path / "a wish, ü.dsrecipe"
    recipe.write_text(Recipe(model=str(tiny_model), steps=7).to_json(), encoding="utf-8")
    picture = resources() / "examples" / "boat-32.png"
    done = subprocess.run(
        [sys.executable, "-c", OPEN_TWO, str(recipe), str(picture)],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["recipe", "boat-32.png"]


def test_a_file_that_is_not_there_is_refused_before_the_window_opens() -> None:
    done = CliRunner().invoke(main, ["open", "nowhere.png"])
    assert done.exit_code == 2
    assert done.stderr.count(".") == 2  # of the name, and of the one sentence
    assert "nowhere.png" in done.stderr
