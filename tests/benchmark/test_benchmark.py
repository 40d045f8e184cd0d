"""The benchmark measures real networks, loops and runs, and says what it could not measure."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch

from diffusion_studio.benchmark import (
    BenchmarkError,
    format_report,
    gallery,
    looking,
    recorder,
    run_benchmark,
    window,
)
from diffusion_studio.benchmark.loops import our_loop
from diffusion_studio.benchmark.machine import describe_machine
from diffusion_studio.benchmark.peers import CHECKOUT, Reference, as_unet2d, diffusers_ddim
from diffusion_studio.benchmark.runs import measure_picture, open_studio
from diffusion_studio.benchmark.subjects import PLAIN_32, inputs, random_unet
from diffusion_studio.benchmark.timing import beside, figure, take_turns
from diffusion_studio.diffusion import DDIM
from diffusion_studio.models import ModelError, read_card
from diffusion_studio.models.card import WEIGHTS_FILE

SMALL = PLAIN_32 | {"model_channels": 32, "image_size": 16, "num_head_channels": 16}


@pytest.fixture(scope="module")
def result(tiny_model: Path) -> dict[str, Any]:
    return run_benchmark(quick=True, model=str(tiny_model))


def figures_in(found: object) -> list[dict[str, Any]]:
    """All figures, however deep they lie."""
    if not isinstance(found, dict):
        return []
    if "median" in found:
        return [found]
    return [deeper for value in found.values() for deeper in figures_in(value)]


def test_everything_quick_is_measured_and_the_rest_left_out_with_a_reason(
    result: dict[str, Any],
) -> None:
    measured = {"networks", "unet2d", "loops", "ddim_pipeline", "picture", "recording", "drift"}
    measured |= {"guided_step", "laboratory"}
    assert measured <= result.keys()
    assert set(result["left_out"]) == {"reference", "window", "looking", "recorder", "gallery"}
    assert all(reason for reason in result["left_out"].values())
    assert json.loads(json.dumps(result)) == result


def test_every_figure_has_its_spread_and_repeats(result: dict[str, Any]) -> None:
    figures = figures_in(result)
    assert len(figures) > 20
    for found in figures:
        assert found["low"] <= found["median"] <= found["high"]
        assert found["repeats"] >= 1
        assert found["unit"]
    times = [found for found in figures if found["unit"] in {"s", "ms"}]
    assert all(found["low"] > 0 for found in times)


def test_all_forms_of_a_network_are_timed_and_agree(result: dict[str, Any]) -> None:
    (network,) = result["networks"].values()
    for call in ("forward", "forward_and_backward"):
        found = network[call]
        assert set(found["forms"]) == {"plain float32", "ours float32", "ours bfloat16"}
        assert found["forms"][found["base"]]["times_as_fast"]["median"] == 1
        apart = found["largest_difference"]
        assert apart["ours float32"] < 1e-4 < apart["ours bfloat16"] < 0.1 * found["largest_value"]


def test_the_loops_do_the_same_work(result: dict[str, Any]) -> None:
    names = set(result["loops"]["milliseconds_a_step"])
    assert {"ours (DDIM)", "diffusers (DDIMScheduler)"} <= names
    assert max(result["loops"]["largest_difference"].values()) < 1e-3
    apart = result["ddim_pipeline"]["largest_difference"]
    assert max(apart["ours float32"], apart["ours around its network"]) < 1e-3


def test_a_guided_step_is_measured_beside_its_parts(result: dict[str, Any]) -> None:
    """How much it costs beyond them is for a quiet machine to say."""
    found = result["guided_step"]
    step, *parts = (taken["median"] for taken in found["milliseconds"].values())
    assert step > max(parts)
    assert found["over_its_parts"]["low"] <= found["over_its_parts"]["median"]


def test_a_guided_picture_costs_twice_the_network_calls(result: dict[str, Any]) -> None:
    picture = result["picture"]
    assert picture["plain"]["nfe"] == picture["steps"]
    assert picture["guided"]["nfe"] == 2 * picture["steps"]


def test_the_report_names_every_part_and_every_reason(result: dict[str, Any]) -> None:
    lines = format_report(result).splitlines()
    titles = [line for line in lines if line and not line.startswith(" ")]
    assert "Left out" in titles
    assert sum(line.startswith("  reference:") for line in lines) == 1
    assert any("tiny, batch 1: 0.8 M parameters, 16 x 16" in line for line in lines)
    assert any("times as fast as plain float32" in line for line in lines)
    assert any("times as fast as diffusers float32" in line for line in lines)
    assert any("times as fast as DDIMPipeline float32" in line for line in lines)
    assert any("plain:" in line and "10 network calls" in line for line in lines)
    assert all(len(line) < 160 for line in lines)


def test_the_windows_figures_are_shown_as_they_come(result: dict[str, Any]) -> None:
    found = {"first_paint_s": 0.31234, "gaps": {"p99_ms": 5.0, "max_ms": 9.25}, "frames": 50}
    lines = format_report({**result, "window": found}).splitlines()
    start = lines.index("The window")
    shown = ["  all: first_paint_s 0.312, frames 50", "  gaps: p99_ms 5, max_ms 9.25"]
    assert lines[start + 1 : start + 3] == shown


def test_looking_back_and_branching_are_measured_in_a_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "SIZE", 32)
    found = looking.measure_looking(tmp_path / "cheap", steps=6)
    assert set(found["frames"]) == {"belief", "state", "change"}
    for times in (*found["frames"].values(), found["branches"]):
        assert 0 < times["clock"]["median"] <= times["clock"]["p95"]
        assert times["processor"]["median"] > 0
    assert found["frames"]["belief"]["clock"]["repeats"] == 3
    said = {"machine": describe_machine(), "left_out": {}, "looking": found}
    lines = format_report(said).splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("Looking back at 6 steps"))
    assert lines[start + 1].startswith("  belief: processor ")
    assert lines[start + 4].startswith("  a branch begins (within 100 ms): processor ")


def test_the_record_of_a_long_run_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder, "STEPS", 40)
    monkeypatch.setattr(recorder, "SIZE", 16)
    found = recorder.measure_recorder(5)
    states, beliefs = 41, 40
    assert found["gigabytes"] == pytest.approx((states + beliefs) * 4 * 3 * 16 * 16 * 4 / 1e9)
    assert 0 < found["step"]["median"] <= found["step"]["p95"]
    said = {"machine": describe_machine(), "left_out": {}, "recorder": found}
    lines = format_report(said).splitlines()
    assert "The record of 40 steps of 4 x 16 x 16: 0.0 GB, most of it in a file" in lines


def test_the_gallery_is_measured_in_a_window() -> None:
    found = gallery.measure_gallery(200, rounds=1, frames=20)
    assert found["pictures"] == 200
    assert set(found["frames"]) == {"wheel", "bar"}
    for times in (*found["search"].values(), *found["frames"].values()):
        assert 0 < times["clock"]["median"] <= times["clock"]["p95"]
    said = {"machine": describe_machine(), "left_out": {}, "gallery": found}
    lines = format_report(said).splitlines()
    start = lines.index("The library with 200 pictures")
    assert lines[start + 1].startswith("  its index made anew: processor ")
    assert any(line.startswith("  “cat” searched (within 50 ms): ") for line in lines)


def test_a_folder_that_is_no_checkout_gets_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"no checkout of openai/guided-diffusion.*give"):
        run_benchmark(reference=tmp_path, quick=True)
    with pytest.raises(BenchmarkError, match="no checkout"):
        run_benchmark(reference=tmp_path / "absent", quick=True)


def test_a_checkout_that_does_not_work_gets_one_sentence(tmp_path: Path) -> None:
    package = tmp_path / "guided_diffusion"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "unet.py").write_text("from .absent import layers\n", encoding="utf-8")
    with pytest.raises(BenchmarkError, match=f"cannot be used: No module named '{CHECKOUT}.absent"):
        Reference(tmp_path)


def test_a_weights_file_is_a_model_too(tiny_model: Path) -> None:
    weights = str(tiny_model / WEIGHTS_FILE)
    with open_studio() as studio:
        measured = measure_picture(studio, weights, steps=2, repeats=1)
    assert measured["model"] == read_card(tiny_model).name
    assert measured["plain"]["nfe"] == 2


def test_a_model_that_is_not_there_gets_one_sentence() -> None:
    with pytest.raises(ModelError, match="There is no model 'absent'"):
        run_benchmark(quick=True, model="absent")


def test_unet2d_with_our_weights_gives_our_output() -> None:
    network = random_unet(SMALL)
    x, t, _ = inputs(network, 2, "cpu")
    with torch.no_grad():
        wanted, output = network(x, t), as_unet2d(network)(x, t).sample
    assert wanted.abs().max() > 0.1
    torch.testing.assert_close(output, wanted, atol=1e-5, rtol=0)


@pytest.mark.parametrize(
    "newer", [{"use_scale_shift_norm": True}, {"resblock_updown": True}, {"num_classes": 3}]
)
def test_a_network_that_unet2d_cannot_hold_is_refused(newer: dict[str, Any]) -> None:
    with pytest.raises(BenchmarkError, match="cannot hold this network"):
        as_unet2d(random_unet(SMALL | newer))


def test_the_loop_of_diffusers_leads_to_the_same_picture() -> None:
    network = random_unet(SMALL)
    x_T = torch.randn(1, 3, 16, 16, generator=torch.Generator().manual_seed(5))
    wanted = our_loop(DDIM(), 10)(network, x_T)
    assert (wanted - x_T).abs().max() > 0.5
    theirs = diffusers_ddim(10)(as_unet2d(network), x_T)
    torch.testing.assert_close(theirs, wanted, atol=1e-4, rtol=0)


def test_contenders_take_turns_and_no_one_is_always_first() -> None:
    calls: list[str] = []
    times = take_turns({name: lambda name=name: calls.append(name) for name in "abc"}, 3)
    assert "".join(calls) == "abc" + "abc" + "bca" + "cab"
    assert {name: len(taken) for name, taken in times.items()} == {"a": 3, "b": 3, "c": 3}


def test_a_figure_is_the_median_and_the_middle_half() -> None:
    found = figure([0.004, 0.001, 0.002, 0.003, 0.1], "ms", 1e3)
    assert found == {"median": 3.0, "low": 2.0, "high": 4.0, "repeats": 5, "unit": "ms"}
    assert figure([2.0], "s")["low"] == figure([2.0], "s")["high"] == 2.0


def test_ratios_are_taken_round_by_round() -> None:
    ratio = beside({"slow": [4.0, 8.0, 40.0], "fast": [2.0, 4.0, 10.0]}, "slow")["fast"]
    assert ratio["times_as_fast"]["median"] == 2.0
    assert ratio["time"]["median"] == 4000.0


@pytest.mark.parametrize(
    ("program", "found"),
    [
        ("print('{\"first_paint_s\": 0.2}')", None),
        ("raise SystemExit('no screen')", "no screen"),
        ("print('[1, 2]')", "have no names"),
    ],
)
def test_the_window_is_measured_in_a_process_of_its_own(
    program: str, found: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "measuring_window.py").write_text(program, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(window, "MODULE", "measuring_window")
    if found is None:
        assert window.measure_window()["first_paint_s"] == 0.2
    else:
        with pytest.raises(BenchmarkError, match=found):
            window.measure_window()
