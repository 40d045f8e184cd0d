"""The train command, as a person types it."""

from __future__ import annotations

import json
import signal
import threading
import time
from pathlib import Path

import pytest
import torch
from click.testing import CliRunner, Result
from PIL import Image
from safetensors.torch import load_file

from diffusion_studio.cli.train import train as train_command
from diffusion_studio.models import load, load_classifier, read_card
from diffusion_studio.training.checkpoint import read_checkpoint, write_checkpoint
from diffusion_studio.training.data import SCENES, drawn
from diffusion_studio.training.export import train_command_line
from diffusion_studio.training.journal import LOSS_FILE
from diffusion_studio.training.settings import NetworkSettings, Settings
from diffusion_studio.training.trainer import CHECKPOINT_FILE

SMALL = ["--size", "8", "--channel-mult", "1", "--batch", "2"]


@pytest.fixture(autouse=True)
def _few_scenes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "POOL", 20)


def train(*words: str) -> Result:
    return CliRunner().invoke(train_command, [*map(str, words)])


def test_it_trains_and_leaves_a_model(tmp_path: Path) -> None:
    out = tmp_path / "boats"
    result = train("--out", str(out), "--steps", "2", "--classes", "boat,balloon", *SMALL)
    assert result.exit_code == 0, result.output
    assert "2 steps are done" in result.output
    card = load(out / "model").card
    assert (card.name, card.labels, card.size) == ("boats", ("boat", "balloon"), (8, 8))
    with Image.open(out / "samples.png") as sheet:
        assert sheet.height == 2 * 8 * 3


def test_it_goes_on_where_it_stopped(tmp_path: Path) -> None:
    out = str(tmp_path / "run")
    assert train("--out", out, "--steps", "1", "--seed", "5", *SMALL).exit_code == 0
    again = train("--out", out, "--steps", "2", *SMALL)
    assert again.exit_code == 2
    assert "holds a run already; add --resume" in again.output
    resumed = train("--out", out, "--resume", "--steps", "3")
    assert resumed.exit_code == 0, resumed.output
    made = load(Path(out) / "model").card.made
    assert (made["steps"], made["seed"]) == (3, 5)
    assert "--seed 5" in made["command"]


def test_a_run_goes_on_with_the_words_that_began_it(tmp_path: Path) -> None:
    words = ["--out", str(tmp_path / "run"), "--classes", "boat,cat", *SMALL]
    assert train(*words, "--steps", "1").exit_code == 0
    resumed = train(*words, "--steps", "2", "--learning-rate", "1e-6", "--resume")
    assert resumed.exit_code == 0, resumed.output
    made = read_card(tmp_path / "run" / "model").made
    assert made["steps"] == 2
    assert "--learning-rate 1e-06" in made["command"]
    refused = train(*words, "--resume", "--size", "16", "--batch", "3", "--task", "judge")
    assert refused.exit_code == 2
    assert "which stay; leave them out" in refused.output


def test_a_run_goes_on_from_anywhere_and_with_pictures_that_have_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    Image.new("RGB", (12, 9), (90, 20, 200)).save(tmp_path / "mine" / "a.png")
    run, first = str(tmp_path / "run"), str(tmp_path / "first")
    assert train("--out", first, "--steps", "1", *SMALL).exit_code == 0
    monkeypatch.chdir(tmp_path)
    words = ["--data", "mine", "--start-from", f"{first}/model"]
    assert train("--out", run, "--steps", "1", *words, *SMALL).exit_code == 0
    (tmp_path / "first").rename(tmp_path / "elsewhere")  # its weights are needed no more
    monkeypatch.chdir("/")
    resumed = train("--out", run, "--resume", "--steps", "2")
    assert resumed.exit_code == 0, resumed.output
    (tmp_path / "mine").rename(tmp_path / "moved")
    lost = train("--out", run, "--resume", "--steps", "3")
    assert lost.exit_code == 2
    assert "mine is not a folder" in lost.output
    moved = ["--data", str(tmp_path / "moved")]
    assert train("--out", run, "--resume", "--steps", "3", *moved).exit_code == 0
    assert read_card(Path(run) / "model").made["steps"] == 3
    other = train("--out", run, "--resume", "--steps", "3", "--data", "emoji")
    assert "began with another --data, which stays" in other.output


def test_it_tells_what_it_has_found_to_learn_from(tmp_path: Path) -> None:
    for number in range(60):
        path = tmp_path / "mine" / ("고양이", "a dog 🐶")[number % 2] / f"{number}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (8, 8), (number, 0, 0)).save(path)
    words = ["--data", str(tmp_path / "mine"), "--steps", "1", *SMALL]
    result = train("--out", str(tmp_path / "run"), *words)
    told = "Training on 48 pictures, labelled a dog 🐶, 고양이; 6 others measure it."
    assert told in result.output
    assert "Step 1: validation loss" in result.output
    assert "1 step is done" in result.output


def test_it_trains_on_a_folder(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    Image.new("RGB", (12, 9), (90, 20, 200)).save(tmp_path / "mine" / "a.png")
    (tmp_path / "mine" / "b.png").write_text("no picture")
    out = tmp_path / "run"
    result = train("--out", str(out), "--steps", "1", "--data", str(tmp_path / "mine"), *SMALL)
    assert result.exit_code == 0, result.output
    card = load(out / "model").card
    assert card.labels == ()
    assert "--data PICTURES" in card.made["command"]
    assert f"Skipped {tmp_path / 'mine' / 'b.png'}: " in result.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--steps", "1", "--size", "7"], "data.size must be at least"),
        (["--steps", "1", "--size", "10"], "cannot be halved for 3 levels; take a size that 4"),
        (["--steps", "1", "--data", "emoji", "--classes", "boat"], "chooses among the scenes"),
        (["--steps", "1", "--crop", "random"], "is for a folder of pictures"),
        (["--steps", "1", "--minutes", "1"], "either steps or minutes"),
        (["--steps", "1", "--classes", "castle"], "There is no scene 'castle'"),
        (["--steps", "1", "--channel-mult", "1,x"], "'1,x' is not a list of whole numbers"),
        (["--steps", "1", "--channels", "20"], "not a multiple of 32"),
        (["--steps", "1", "--data", "nowhere"], "nowhere is not a folder"),
        (["--steps", "1", "--device", "warp"], "cannot use the device 'warp'"),
        (["--resume"], "There is no checkpoint"),
    ],
)
def test_mistakes_get_one_sentence(tmp_path: Path, words: list[str], sentence: str) -> None:
    result = train("--out", str(tmp_path / "run"), *words)
    assert result.exit_code == 2
    assert sentence in result.output
    assert "Traceback" not in result.output


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("mine")
    result = train("--out", str(tmp_path / "run"), "--steps", "1", *SMALL)
    assert result.exit_code == 2
    assert "Training cannot start" in result.output
    assert (tmp_path / "run").read_text() == "mine"


def test_what_fails_after_the_start_has_another_exit_code(tmp_path: Path) -> None:
    out = tmp_path / "run"
    out.mkdir()
    (out / "model").write_text("in the way")
    result = train("--out", str(out), "--steps", "1", *SMALL)
    assert result.exit_code == 1
    assert "Training stopped" in result.output
    assert "the last checkpoint is kept: mend that, and go on with --resume" in result.output
    assert (out / CHECKPOINT_FILE).exists()


def test_a_sheet_that_cannot_be_written_costs_no_model(tmp_path: Path) -> None:
    out = tmp_path / "run"
    (out / "samples.png").mkdir(parents=True)
    result = train("--out", str(out), "--steps", "1", *SMALL)
    assert result.exit_code == 0, result.output
    assert "Warning: the sheet of samples" in result.output
    assert load(out / "model").card.labels


def test_another_versions_checkpoint_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "run"
    assert train("--out", str(out), "--steps", "1", *SMALL).exit_code == 0
    saved = read_checkpoint(out / CHECKPOINT_FILE)
    saved["settings"] = json.dumps({**json.loads(saved["settings"]), "speed": 9})
    write_checkpoint(out / CHECKPOINT_FILE, saved)
    result = train("--out", str(out), "--resume", "--steps", "2")
    assert result.exit_code == 2
    assert "settings are not of this version (speed is not known here" in result.output
    assert "Traceback" not in result.output


def test_all_classes_are_all_that_are_drawn(tmp_path: Path) -> None:
    out = tmp_path / "run"
    result = train("--out", str(out), "--steps", "1", "--classes", "all", *SMALL)
    assert result.exit_code == 0, result.output
    assert load(out / "model").card.labels == SCENES


def test_every_option_says_what_it_does() -> None:
    assert [option.name for option in train_command.params if not option.help] == []


def test_the_recorded_command_gives_the_same_settings(tmp_path: Path) -> None:
    network = NetworkSettings(channel_mult=(1,))
    settings = Settings(steps=2, batch=2, seed=9, label_dropout=0.4, network=network)
    words = train_command_line(settings).split()[2:]
    words[words.index("FOLDER")] = str(tmp_path / "run")
    words[words.index("--size") + 1] = "8"
    result = train(*words)
    assert result.exit_code == 0, result.output
    made = load(tmp_path / "run" / "model").card.made
    assert made["command"].replace("--size 8", "--size 32") == train_command_line(settings)


def test_a_terminated_run_keeps_a_checkpoint_and_a_model(tmp_path: Path) -> None:
    out = tmp_path / "run"

    def terminate_once_under_way() -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if (out / LOSS_FILE).exists() and (out / LOSS_FILE).stat().st_size:
                signal.raise_signal(signal.SIGTERM)
                return
            time.sleep(0.01)

    watcher = threading.Thread(target=terminate_once_under_way)
    watcher.start()
    handler = signal.getsignal(signal.SIGTERM)
    result = train("--out", str(out), "--minutes", "10", *SMALL)
    watcher.join()
    assert result.exit_code == 0, result.output
    assert signal.getsignal(signal.SIGTERM) == handler
    assert (out / CHECKPOINT_FILE).exists()
    lines = (out / LOSS_FILE).read_text(encoding="utf-8").splitlines()
    steps = load(out / "model").card.made["steps"]
    assert steps >= json.loads(lines[-1])["step"] > 0
    assert f"{steps} steps are done" in result.output


def test_a_slice_stops_and_says_so(tmp_path: Path) -> None:
    out = str(tmp_path / "run")
    result = train("--out", out, "--steps", "100000", "--stop-after", "0.01", *SMALL)
    assert result.exit_code == 0, result.output
    assert "more to train; go on with --resume" in result.output


@pytest.mark.parametrize("task", ["classifier", "judge"])
def test_it_trains_classifiers(tmp_path: Path, task: str) -> None:
    out = tmp_path / "run"
    result = train("--task", task, "--out", str(out), "--steps", "2", *SMALL)
    assert result.exit_code == 0, result.output
    classifier = load_classifier(out / "model")
    card = read_card(out / "model")
    assert (card.architecture, card.labels, card.made["task"]) == ("adm_classifier", SCENES, task)
    logits = classifier(torch.zeros(1, 3, 8, 8), torch.zeros(1, dtype=torch.int64))
    assert logits.shape == (1, len(SCENES))


def test_it_starts_from_a_model(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    words = ["--classes", "boat,cat", "--fixed-variance", *SMALL]
    assert train("--out", str(first), "--steps", "1", *words).exit_code == 0
    more = ["--classes", "fish,cat", "--start-from", str(first / "model"), *SMALL]
    # a step so small that the first weights are still to be seen
    result = train("--out", str(second), "--steps", "1", "--learning-rate", "1e-9", *more)
    assert result.exit_code == 0, result.output
    ours, theirs = (load_file(run / "model" / "model.safetensors") for run in (second, first))
    rows, old = ours.pop("label_emb.weight").float(), theirs["label_emb.weight"].float()
    torch.testing.assert_close(rows, old[[2, 1, 2]], atol=1e-3, rtol=0)  # fish is new
    assert ours["out.2.weight"].shape[0] == 6
    for name, mine in ours.items():
        same = mine[: len(theirs[name])].float()
        torch.testing.assert_close(same, theirs[name].float(), atol=1e-3, rtol=0)
    wider = ["--start-from", str(first / "model"), *SMALL, "--channels", "64"]
    refused = train("--out", str(tmp_path / "third"), "--steps", "1", *wider)
    assert refused.exit_code == 2
    assert "has another shape" in refused.output


def test_it_starts_from_a_model_of_fewer_levels(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    both = ["--classes", "boat,cat", "--size", "8", "--batch", "2", "--attention", "none"]
    flat, deep = [*both, "--channel-mult", "1"], [*both, "--channel-mult", "1,2"]
    assert train("--out", str(first), "--steps", "1", *flat).exit_code == 0
    more = ["--start-from", str(first / "model"), *deep]
    result = train("--out", str(second), "--steps", "1", "--learning-rate", "1e-9", *more)
    assert result.exit_code == 0, result.output
    ours, theirs = (load_file(run / "model" / "model.safetensors") for run in (second, first))
    for name, old in theirs.items():
        if name.startswith("middle_block."):
            continue
        # the deeper network goes up through two blocks more before it is at full size
        stage, *rest = name.split(".", 2)
        new = f"{stage}.{int(rest[0]) + 2}.{rest[1]}" if stage == "output_blocks" else name
        mine = ours[new].float()
        if mine.shape != old.shape:  # the first block at full size: 32 of its inputs are skipped to
            assert name.startswith("output_blocks.0.0.")
            channels = min(mine.dim() - 1, 1)
            mine, old = (
                each.narrow(channels, each.shape[channels] - 32, 32) for each in (mine, old)
            )
        torch.testing.assert_close(mine, old.float(), atol=1e-3, rtol=0)
    narrower = ["--start-from", str(second / "model"), *flat]
    refused = train("--out", str(tmp_path / "third"), "--steps", "1", *narrower)
    assert refused.exit_code == 2
    assert "another shape" in refused.output


def test_it_writes_tensorboards_events(tmp_path: Path) -> None:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    out = tmp_path / "run"
    result = train("--out", str(out), "--steps", "40", "--tensorboard", *SMALL)
    assert result.exit_code == 0, result.output
    board = EventAccumulator(str(out / "tensorboard"))
    board.Reload()
    logged = [json.loads(line) for line in (out / LOSS_FILE).read_text().splitlines()]
    shown = [(event.step, event.value) for event in board.Scalars("loss")]
    assert shown == [(line["step"], pytest.approx(line["loss"])) for line in logged]
    assert len(shown) == 2


def test_a_run_shows_how_it_goes(tmp_path: Path) -> None:
    out = tmp_path / "run"
    assert train("--out", str(out), "--steps", "60", *SMALL).exit_code == 0
    lines = [json.loads(line) for line in (out / LOSS_FILE).read_text().splitlines()]
    assert lines[-1]["seconds_left"] == 0
    assert all(line["pictures_per_second"] > 0 for line in lines)
    with Image.open(out / "loss.png") as curve:
        assert curve.size == (800, 500)
