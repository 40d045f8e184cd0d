"""The timeline in a real window: looking back, following, playing, branching, saving."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from safetensors.torch import save_file
from torch import nn

from diffusion_studio.engine.records import RECORDED_RUNS
from diffusion_studio.models.card import CARD_FILE, WEIGHTS_FILE
from diffusion_studio.recipe import FromStep
from diffusion_studio.ui.document import PictureKind
from diffusion_studio.ui.run_state import Phase
from diffusion_studio.ui.theme import icon
from diffusion_studio.ui.timeline.dock import TimelineDock
from diffusion_studio.ui.timeline.scrub_bar import ScrubBar
from tests.ui.conftest import Sitting, make_one_step

STEPS = 12


@pytest.fixture
def finished(sitting: Sitting) -> Sitting:
    """A window with a finished run of twelve steps of two pictures."""
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    return sitting


def dock_of(sitting: Sitting) -> TimelineDock:
    return sitting.studio.window.timeline


def place_of(sitting: Sitting) -> int:
    playhead = sitting.studio.document.playhead
    assert playhead is not None
    return playhead.k


def click(sitting: Sitting, bar: ScrubBar, k: int) -> None:
    """Press on the scrub bar where state k lies."""
    assert bar.axis is not None
    place = QPoint(round(bar.axis.x(k)), 12)
    sitting.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)


def recorded(sitting: Sitting, kind: PictureKind, place: int) -> np.ndarray:
    """What the engine has, uint8 [B, H, W, 3]."""
    client = sitting.studio.link.client
    assert client is not None
    (pictures,) = client.frames(sitting.run.name, kind, [place])
    return pictures


def shows(sitting: Sitting, pictures: np.ndarray) -> bool:
    seen = sitting.studio.document.pictures()
    return seen is not None and np.array_equal(seen, pictures)


# --- looking back ---


def test_scrubbing_shows_the_step_and_says_so(finished: Sitting) -> None:
    window, dock = finished.studio.window, dock_of(finished)
    assert place_of(finished) == STEPS
    click(finished, dock.scrub_bar, 5)
    finished.until(lambda: finished.studio.document.looked_back is not None)
    assert shows(finished, recorded(finished, "x_0", 4))
    colour = window.canvas.items_shown[1].image.pixelColor(3, 2)
    shown = recorded(finished, "x_0", 4)[1, 2, 3]
    assert (colour.red(), colour.green(), colour.blue()) == tuple(shown)
    assert window.header.about.text().startswith("looking back: belief at step 5 of 12")
    assert dock.transport.place.text().startswith("Step 5 of 12 · t ")
    assert "is not what a run of k steps makes" in dock.transport.place.toolTip()
    finished.qtbot.mouseClick(window.header.state, Qt.MouseButton.LeftButton)
    finished.until(lambda: shows(finished, recorded(finished, "x_t", 5)))
    assert "looking back: state at step 5 of 12" in window.header.about.text()
    assert not window.actions_["save"].isEnabled()  # what is seen is not what would be saved
    finished.do("timeline_last")
    assert finished.studio.document.looked_back is None
    assert "looking back" not in window.header.about.text()
    assert window.actions_["save"].isEnabled()


def test_keys_move_through_the_steps(finished: Sitting) -> None:
    window, qtbot = finished.studio.window, finished.qtbot
    runs = len(finished.studio.document.runs)
    for key, k in (
        (Qt.Key.Key_Left, 11),
        (Qt.Key.Key_Left, 10),
        (Qt.Key.Key_Right, 11),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_End, 12),
        (Qt.Key.Key_Right, 12),  # at the end of a finished run there is nothing to make
    ):
        qtbot.keyClick(window, key)
        assert place_of(finished) == k
    assert len(finished.studio.document.runs) == runs
    qtbot.keyClick(window, Qt.Key.Key_Home)
    finished.until(lambda: shows(finished, recorded(finished, "x_t", 0)))
    assert "the start, before step 1" in window.header.about.text()
    assert not window.actions_["timeline_back"].isEnabled()
    qtbot.keyClick(dock_of(finished).scrub_bar, Qt.Key.Key_PageUp)
    assert place_of(finished) == 1


def test_a_held_run_can_be_looked_back_at_and_goes_on(sitting: Sitting) -> None:
    document, window, qtbot = sitting.studio.document, sitting.studio.window, sitting.qtbot
    make_one_step(sitting)
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Right)
    sitting.until(lambda: document.state.k == 3)
    sitting.until_phase(Phase.PAUSED)
    dock = dock_of(sitting)
    click(sitting, dock.scrub_bar, 11)  # not made yet: the newest is as far as one gets
    assert place_of(sitting) == 3
    click(sitting, dock.scrub_bar, 1)
    sitting.until(lambda: shows(sitting, recorded(sitting, "x_0", 0)))
    assert dock.transport.follow.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Right)  # looks at the next one, and makes none
    assert (place_of(sitting), document.state.k) == (2, 3)
    sitting.do("pause")
    sitting.until_phase(Phase.FINISHED)
    assert place_of(sitting) == 2  # it stays where one looks
    assert not dock.transport.follow.isVisible()


def test_follow_goes_back_to_the_newest_step(sitting: Sitting) -> None:
    document, dock = sitting.studio.document, dock_of(sitting)
    document.change({"steps": 1000})
    sitting.do("generate")
    sitting.until(lambda: document.playhead is not None and document.playhead.k >= 3)
    sitting.studio.timeline.scrub(1)
    k = document.state.k
    sitting.until(lambda: document.state.k > k + 1)
    assert place_of(sitting) == 1
    sitting.qtbot.mouseClick(dock.transport.follow, Qt.MouseButton.LeftButton)
    assert place_of(sitting) == document.state.k
    sitting.do("stop")
    sitting.until_phase(Phase.CANCELLED)
    assert place_of(sitting) == document.state.k
    sitting.studio.timeline.scrub(2)  # what a stopped run made is kept
    sitting.until(lambda: shows(sitting, recorded(sitting, "x_0", 1)))


def test_each_run_has_a_timeline_of_its_own(finished: Sitting) -> None:
    document = finished.studio.document
    finished.studio.timeline.scrub(4)
    finished.until(lambda: document.looked_back is not None)
    document.change({"steps": 5})
    finished.do("generate")
    finished.until(lambda: finished.run.recipe.steps == 5 and finished.phase is Phase.FINISHED)
    assert place_of(finished) == 5
    finished.do("previous_run")
    assert place_of(finished) == STEPS
    assert document.looked_back is None
    document.show_run(list(document.runs)[1])
    finished.studio.timeline.scrub(3)
    finished.until(lambda: shows(finished, recorded(finished, "x_0", 2)))


def test_the_strip_shows_the_chosen_picture(finished: Sitting) -> None:
    strip, document = dock_of(finished).filmstrip, finished.studio.document

    def is_of(kind: PictureKind, image: int, k: int, place: int) -> bool:
        picture = strip.images.get(k)
        if picture is None:
            return False
        colour = picture.pixelColor(0, 0)
        told = (colour.red(), colour.green(), colour.blue())
        return told == tuple(recorded(finished, kind, place)[image, 0, 0])

    assert strip.cells()[-1] == STEPS
    finished.until(lambda: set(strip.images) == set(strip.cells()))
    assert is_of("x_0", 0, 6, 5)
    document.select(1)
    finished.until(lambda: is_of("x_0", 1, 6, 5))
    finished.qtbot.mouseClick(dock_of(finished).transport.state, Qt.MouseButton.LeftButton)
    finished.until(lambda: is_of("x_t", 1, 6, 6))
    assert document.picture == "x_0"  # the canvas has a switch of its own


# --- playing ---


def test_play_goes_to_the_end_and_back_again(finished: Sitting) -> None:
    player, window = finished.studio.timeline.player, finished.studio.window
    seen: list[int] = []
    finished.studio.document.playhead_changed.connect(lambda: seen.append(place_of(finished)))
    player.set_speed(4.0)
    finished.qtbot.keyClick(window, Qt.Key.Key_K)  # at the end: it begins anew
    assert player.playing
    assert window.timeline.transport.play.icon().cacheKey() == icon("pause").cacheKey()
    finished.until(lambda: not player.playing)
    assert seen == sorted(seen)
    assert seen[-1] == STEPS
    assert window.timeline.transport.play.icon().cacheKey() == icon("resume").cacheKey()
    seen.clear()
    finished.do("timeline_play_back")
    finished.until(lambda: not player.playing)
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] == 0


def test_a_loop_begins_anew_until_it_is_paused(finished: Sitting) -> None:
    player, transport = finished.studio.timeline.player, dock_of(finished).transport
    player.set_speed(4.0)
    finished.qtbot.mouseClick(transport.loop, Qt.MouseButton.LeftButton)
    finished.do("timeline_first")
    seen: list[int] = []
    finished.studio.document.playhead_changed.connect(lambda: seen.append(place_of(finished)))
    finished.do("timeline_play")
    finished.until(lambda: any(a > b for a, b in pairwise(seen)))
    finished.do("timeline_play")
    assert not player.playing


# --- plots, branches, files ---


def test_a_click_on_a_plot_jumps_there(finished: Sitting) -> None:
    dock = dock_of(finished)
    assert not dock.plots_opened
    finished.qtbot.mouseClick(dock.transport.plots, Qt.MouseButton.LeftButton)
    finished.until(lambda: len(dock.lanes.plots) == 6)
    assert [plot.name for plot in dock.lanes.plots][-1] == "scale"
    assert dock.lanes.axis == dock.scrub_bar.axis  # one place means one step in all of them
    assert dock.lanes.axis is not None
    place = QPoint(round(dock.lanes.axis.x(8)), 30)
    finished.qtbot.mouseClick(dock.lanes, Qt.MouseButton.LeftButton, pos=place)
    assert place_of(finished) == 8
    assert finished.studio.settings.plots


def test_a_branch_begins_where_one_looks(finished: Sitting) -> None:
    document, window = finished.studio.document, finished.studio.window
    parent, label = finished.run, document.parameters.label
    assert not window.actions_["branch"].isEnabled()
    finished.studio.timeline.scrub(6)
    document.change({"label": 2, "count": 4, "steps": 30})
    finished.do("branch")
    finished.until(lambda: finished.run is not parent and finished.phase is Phase.FINISHED)
    branch = finished.run
    assert branch.recipe.start == FromStep(run=parent.name, k=6)
    assert (branch.recipe.label, label) == ("star", 0)
    playhead = document.playhead
    assert playhead is not None
    assert (playhead.record.first, playhead.record.newest) == (6, 30)  # 24 more
    finished.do("timeline_first")
    finished.until(lambda: document.looked_back is not None)
    client = finished.studio.link.client
    assert client is not None
    assert shows(finished, client.frames(parent.name, "x_t", [6])[0])
    assert parent.x_t is not None
    assert branch.x_t is not None
    assert not np.array_equal(branch.x_t, parent.x_t)


def test_a_branch_whose_model_is_gone_goes_on_with_one_that_fits(
    sit_down: Callable[..., Sitting],
    tiny_model: Path,
    tiny_unet: Callable[..., nn.Module],
    tmp_path: Path,
) -> None:
    sitting = sit_down()
    document, window = sitting.studio.document, sitting.studio.window
    notice = window.notices.text
    gone, other = tmp_path / "gone", tmp_path / "other"
    for folder, seed in ((gone, 0), (other, 1)):
        folder.mkdir()
        save_file(dict(tiny_unet(seed, num_classes=4).state_dict()), folder / WEIGHTS_FILE)
        (folder / CARD_FILE).write_text((tiny_model / CARD_FILE).read_text(encoding="utf-8"))
    sitting.open_model(other)
    sitting.open_model(gone)
    document.change({"steps": STEPS, "count": 1, "label": 2, "precision": "float32"})
    sitting.do("generate")
    sitting.until_phase(Phase.FINISHED)
    parent = sitting.run
    sitting.studio.timeline.scrub(6)
    shutil.rmtree(gone)
    shutil.move(other, tmp_path / "away")
    sitting.do("branch")
    assert notice.text().startswith("The model of this run, tiny, is no longer there, and none")
    shutil.move(tmp_path / "away", other)
    sitting.do("branch")
    assert "branch with it instead" in notice.text()
    sitting.qtbot.mouseClick(window.notices.help, Qt.MouseButton.LeftButton)
    sitting.until(lambda: sitting.run is not parent and sitting.phase is Phase.FINISHED)
    branch = sitting.run.recipe
    assert branch.model == str(other)
    assert branch.start == FromStep(run=parent.name, k=6, other_model=True)
    assert branch.label == "star"
    assert not window.notices.isVisible()


def test_films_and_tables_are_saved(finished: Sitting, tmp_path: Path) -> None:
    status = finished.studio.window.status
    finished.studio.settings.save_folder = str(tmp_path)
    finished.studio.document.select(1)
    finished.do("save_apng")
    finished.until(lambda: status.currentMessage().startswith("Saved circle"))
    (film,) = tmp_path.glob("*.apng")
    with Image.open(film) as opened:
        assert getattr(opened, "n_frames", 1) == STEPS + 1
        assert opened.width == opened.height  # one picture, not the batch
    finished.do("save_plots")
    finished.until(lambda: len(list(tmp_path.glob("*.csv"))) == 6)
    (table,) = tmp_path.glob("*-belief-change.csv")
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert [int(row["step"]) for row in rows] == list(range(2, STEPS + 1))


def test_without_a_run_there_is_nothing_to_move_through(sitting: Sitting) -> None:
    dock = dock_of(sitting)
    assert dock.transport.place.text() == "The steps of a run appear here."
    assert dock.height() < 50
    for name in ("timeline_first", "timeline_back", "timeline_play", "branch", "save_gif"):
        assert not sitting.studio.window.actions_[name].isEnabled(), name
    make_one_step(sitting)
    sitting.until(lambda: 100 < dock.height() <= 170)
    sitting.qtbot.mouseClick(dock.transport.fold, Qt.MouseButton.LeftButton)
    sitting.until(lambda: dock.height() < 50)
    assert not sitting.studio.settings.timeline


def test_every_part_has_a_name_and_the_keyboard_reaches_it(finished: Sitting) -> None:
    dock = dock_of(finished)
    parts = [
        *dock.transport.moves.values(),
        *(dock.transport.speed, dock.transport.loop, dock.transport.plots),
        *(dock.transport.belief, dock.transport.state, dock.transport.branch, dock.scrub_bar),
    ]
    for part in parts:
        assert part.accessibleName() or part.property("text")
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert dock.scrub_bar.accessibleDescription().startswith("Step 12 of 12")


def test_a_run_whose_steps_are_no_longer_kept_says_so(sitting: Sitting) -> None:
    document = sitting.studio.document
    document.change({"steps": 2, "count": 1})
    for _ in range(RECORDED_RUNS + 1):
        sitting.do("generate")
    sitting.until(lambda: all(run.state.phase.ended for run in document.runs.values()))
    document.show_run(next(iter(document.runs)))
    assert document.playhead is None
    assert "no longer kept" in dock_of(sitting).transport.place.text()
    assert document.pictures() is not None  # the last picture is
    assert not sitting.studio.window.actions_["timeline_play"].isEnabled()
