"""The figures as a page of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Result = Mapping[str, Any]

TITLES = {
    "forward": "forward",
    "forward_and_backward": "forward and backward to the picture",
}


def format_report(result: Result) -> str:
    """What `run_benchmark` found, for reading: medians, and in brackets the middle half."""
    lines = [*_machine(result["machine"])]
    parts = {
        "networks": _networks,
        "unet2d": _unet2d,
        "loops": _loops,
        "guided_step": _guided_step,
        "ddim_pipeline": _pipeline,
        "picture": _picture,
        "recording": _recording,
        "drift": _drift,
        "laboratory": _laboratory,
        "window": _window,
        "looking": _looking,
        "recorder": _recorder,
        "gallery": gallery_lines,
    }
    for name, part in parts.items():
        if name in result:
            lines += ["", *part(result[name])]
    if result["left_out"]:
        lines += ["", "Left out"]
        lines += [f"  {name}: {reason}" for name, reason in result["left_out"].items()]
    return "\n".join(lines)


def shown(found: Result) -> str:
    """A figure: median, unit, spread and repeats."""
    median, low, high = (f"{found[part]:.3g}" for part in ("median", "low", "high"))
    if found["repeats"] == 1:
        return f"{median} {found['unit']}"
    return f"{median} {found['unit']} ({low} to {high}, {found['repeats']} times)"


def _laboratory(found: Result) -> Iterator[str]:
    yield f"The laboratory: 5,000 particles; a frame at 60 Hz has {found['frame']:.1f} ms"
    for world, times in found["steps"].items():
        yield f"  a step in {world}, engine's thread: {_of_both_clocks(times)}"
    for part, times in found["frames"].items():
        yield f"  a frame with new {part}, window's thread: {_of_both_clocks(times)}"


def _of_both_clocks(times: Result) -> str:
    return f"processor {shown(times['processor'])}, clock {shown(times['clock'])}"


def _machine(machine: Result) -> Iterator[str]:
    yield f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gib']} GiB"
    yield machine["system"]
    yield f"{machine['device']}; precision {machine['precision']}"
    yield ", ".join(f"{name} {version}" for name, version in machine["versions"].items() if version)
    if machine["load"] is not None:
        yield f"Load before the start: {machine['load']:.1f} (all contenders take turns)"


def _networks(networks: Result) -> Iterator[str]:
    yield "One call of the network, the same weights in every form"
    yield from _calls(networks)


def _unet2d(networks: Result) -> Iterator[str]:
    yield "One call of diffusers' UNet2DModel, and of ours with its weights"
    yield from _calls(networks)


def _calls(networks: Result) -> Iterator[str]:
    for name, network in networks.items():
        millions = network["parameters"] / 1e6
        yield f"  {name}: {millions:.1f} M parameters, {network['size']} x {network['size']}"
        for call, title in TITLES.items():
            if call in network:
                yield f"    {title}"
                yield from _forms(network[call], "      ")


def _forms(found: Result, indent: str) -> Iterator[str]:
    width = max(len(form) for form in found["forms"])
    for form in sorted(found["forms"], key=lambda form: form != found["base"]):
        figures = found["forms"][form]
        line = f"{indent}{form:{width}}  {shown(figures['time'])}"
        if form != found["base"]:
            ratio = figures["times_as_fast"]
            line += f"; {ratio['median']:.2f} times as fast as {found['base']}"
            line += f" ({ratio['low']:.2f} to {ratio['high']:.2f})"
        yield line
    apart = max(found["largest_difference"].values())
    line = f"{indent}largest difference {apart:.2g}"
    if "largest_value" in found:
        line += f", where the largest value is {found['largest_value']:.2g}"
    yield line


def _loops(loops: Result) -> Iterator[str]:
    shape = " x ".join(str(side) for side in loops["shape"])
    yield f"The loop around a network that costs nothing, a step of {shape}"
    width = max(len(name) for name in loops["milliseconds_a_step"])
    for name, found in loops["milliseconds_a_step"].items():
        yield f"  {name:{width}}  {shown(found)}"
    yield f"  largest difference of the results {max(loops['largest_difference'].values()):.2g}"


def _guided_step(found: Result) -> Iterator[str]:
    picture = f"one picture of {found['size']} x {found['size']}"
    yield f"A DDIM step that a classifier guides, {picture} ({found['precision']})"
    width = max(len(name) for name in found["milliseconds"])
    for name, taken in found["milliseconds"].items():
        yield f"  {name:{width}}  {shown(taken)}"
    yield f"  the step over its parts: {shown(found['over_its_parts'])}"


def _pipeline(found: Result) -> Iterator[str]:
    yield f"DDIM of one {found['size']} x {found['size']} picture in {found['steps']} steps"
    yield from _forms(found, "  ")


def _picture(picture: Result) -> Iterator[str]:
    yield (
        f"A picture of {picture['model']} in {picture['steps']} DDIM steps ({picture['precision']})"
    )
    titles = {"first": "first, the model loaded", "plain": "plain", "guided": "guided"}
    for name, title in titles.items():
        if name in picture:
            yield f"  {title}: {shown(picture[name]['time'])}, {picture[name]['nfe']} network calls"


def _recording(recording: Result) -> Iterator[str]:
    yield "What preview, recorder and events add to the sampling"
    for name, found in recording.items():
        yield f"  {name}, {found['size']} x {found['size']}, bare step {shown(found['bare_step'])}"
        yield f"    within the run: {shown(found['within_the_run'])}"
        yield f"    over the bare loop: {shown(found['over_the_bare_loop'])}"


def _drift(drift: Result) -> Iterator[str]:
    yield f"Pictures of {drift['model']} in bfloat16 beside float32, the same seeds"
    yield f"  mean difference: {shown(drift['mean'])}"
    yield f"  largest difference: {shown(drift['largest'])}"


def _looking(found: Result) -> Iterator[str]:
    yield (
        f"Looking back at {found['steps']} steps of {found['size']} x {found['size']}: a frame is"
        f" to be on the screen within {found['frame']:.0f} ms (p95)"
    )
    for view, times in found["frames"].items():
        yield f"  {view}: {_with_p95(times)}"
    yield f"  a branch begins (within {found['branch']:.0f} ms): {_with_p95(found['branches'])}"


def _recorder(found: Result) -> Iterator[str]:
    yield (
        f"The record of {found['steps']} steps of {found['pictures']}:"
        f" {found['gigabytes']:.1f} GB, most of it in a file"
    )
    yield f"  opened in {shown(found['opened'])}"
    yield f"  a step kept in {shown(found['step'])}, p95 {found['step']['p95']:.1f} ms"


def gallery_lines(found: Result) -> Iterator[str]:
    """What `measure_gallery` found, line by line."""
    limits = found["limits"]
    yield f"The library with {found['pictures']:,} pictures"
    for name, times in found["index"].items():
        yield f"  its index {name}: {_clocks(times)}"
    for name, times in found["opening"].items():
        yield f"  the gallery opened, {name} (within {limits['opening']:.0f} ms): {_clocks(times)}"
    for words, times in found["search"].items():
        what = f"“{words}” searched" if words else "all shown again"
        yield f"  {what} (within {limits['search']:.0f} ms): {_with_p95(times)}"
    for how, times in found["frames"].items():
        limit = f"p95 within {limits['frame']:.1f} ms"
        yield f"  a frame of scrolling by the {how} ({limit}): {_with_p95(times)}"


def _clocks(times: Result) -> str:
    return ", ".join(f"{clock} {times[clock]:.0f} ms" for clock in ("processor", "clock"))


def _with_p95(times: Result) -> str:
    return ", ".join(
        f"{clock} {times[clock]['median']:.1f} ms, p95 {times[clock]['p95']:.1f} ms"
        for clock in ("processor", "clock")
    )


def _window(window: Result) -> Iterator[str]:
    yield "The window"
    yield from (f"  {line}" for line in _grouped(window))


def _grouped(found: Result, path: str = "") -> Iterator[str]:
    """A line for each group of values that stand beside one another, headed by its path."""
    values = {name: value for name, value in found.items() if not isinstance(value, Mapping)}
    if values:
        yield f"{path or 'all'}: " + ", ".join(f"{n} {_short(v)}" for n, v in values.items())
    for name, value in found.items():
        if isinstance(value, Mapping):
            yield from _grouped(value, f"{path} {name}".strip())


def _short(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(_short(part) for part in value)}]"
    return f"{value:.3g}" if isinstance(value, float) else str(value)
