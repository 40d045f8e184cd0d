"""Three of the hundred: see `tests.e2e.killing`."""

from __future__ import annotations

import subprocess
import sys

from tests.e2e.program import ROOT

if sys.platform != "win32":  # where processes do not fork

    def test_nothing_that_was_finished_is_lost_by_kill_9() -> None:
        command = [
            sys.executable,
            "-m",
            "tests.e2e.killing",
            "--times=3",
            "--windows=0",
            "--seed=5",
        ]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith("none lost; nothing half-written was shown.\n")
