"""The figures of an evaluation as a text that a person reads."""

from __future__ import annotations

from diffusion_studio.training.evaluation.report import GUIDANCES, SAMPLERS, Figures

QUICK = "Quick: few samples, so these figures say little; leave --quick out for those of a card."
WIDTH = 48


def as_text(figures: Figures) -> str:
    """Lines of names and figures, in groups. What was not measured is left out."""
    sampler = figures["sampler"]
    head = (
        f"{figures['model']['name']}: {figures['samples']:,} samples ({figures['samples_are']}),"
        f" {SAMPLERS[sampler['kind']]} in {sampler['steps']} steps, {figures['precision']} on"
        f" {figures['device']}, {figures['threads']} threads"
    )
    groups = [
        _accuracy(figures.get("accuracy")),
        _labels(figures.get("labels")),
        _frechet(figures["frechet"]),
        _memorisation(figures["memorisation"]),
        _nfe(figures["nfe"]),
        _seconds(figures["seconds"]),
    ]
    start = [head, QUICK] if figures["quick"] else [head]
    return "\n".join([*start, *("\n" + "\n".join(group) for group in groups if group)])


def trade_off_text(found: Figures) -> str:
    """A row for each guidance scale: accuracy and diversity for each guidance."""
    sampler = found["sampler"]
    names = [name for name in GUIDANCES if name in found]
    scales = list(found[names[0]]["accuracy"])
    head = (
        f"{found['model']['name']}: {found['samples']:,} samples a scale,"
        f" {SAMPLERS[sampler['kind']]} in {sampler['steps']} steps, {found['precision']} on"
        f" {found['device']}, {found['threads']} threads"
    )
    lines = [
        head,
        "",
        f"Accuracy by the judge (of {found['held_out_pictures']:,} held-out pictures:"
        f" {found['held_out']['accuracy']:.1%}), and diversity within a label (theirs: 1)",
        f"  {'scale':>5}" + "".join(f"  {GUIDANCES[name]:>24}" for name in names),
    ]
    for scale in scales:
        each = (found[name] for name in names)
        pairs = (f"{e['accuracy'][scale]:.1%}  {e['diversity'][scale]:.3f}" for e in each)
        lines.append(f"  {scale:>5}" + "".join(f"  {pair:>24}" for pair in pairs))
    return "\n".join(lines)


def calibration_text(found: Figures) -> str:
    """A row for each task: how often the truth lay in the interval."""
    low, high = found["target"]
    head = (
        f"{found['model']['name']}: the truth of {found['pictures']:,} pictures between the least"
        f" and the largest of {found['samples']} samples by DAPS in {found['solver']['steps']}"
        f" calls, noise {found['noise_percent']:g} %, {found['precision']} on {found['device']}"
    )
    wanted = f"nominal {found['nominal']:.0%}, wanted {low:.0%} to {high:.0%}"
    rows = [_line(name, f"{share:.1%}") for name, share in found["within"].items()]
    return "\n".join([head, "", f"Share of the values within ({wanted})", *rows])


def _line(name: str, value: str) -> str:
    return f"  {name:<{WIDTH}} {value}"


def _accuracy(found: Figures | None) -> list[str]:
    if found is None:
        return []
    lines = [
        "The judge names the right label",
        _line("held-out pictures", f"{found['held_out']:.1%}"),
    ]
    for guidance, name in GUIDANCES.items():
        if guidance in found:
            each = found[guidance]
            scale = "" if guidance == "none" else f", scale {each['scale']:g}"
            wanted = "" if guidance == "none" else f" (wanted: at least {found['target_ratio']:g})"
            said = f"{each['accuracy']:.1%}, {each['ratio']:.3f} times that{wanted}"
            lines.append(_line(f"samples by label, {name}{scale}", said))
    return lines


def _labels(found: Figures | None) -> list[str]:
    if found is None:
        return []
    lines = ["Which labels the judge gives (samples, data)"]
    for name, share in found["samples"].items():
        lines.append(_line(name, f"{share:6.1%} {found['data'][name]:6.1%}"))
    distance = f"{found['total_variation']:.3f} (wanted: at most {found['target']:g})"
    return [*lines, _line("total variation distance", distance)]


def _frechet(found: Figures) -> list[str]:
    free = [_line("samples without labels", f"{f:g}")] if (f := found.get("unlabelled")) else []
    return [
        f"Fréchet distance to {found['pictures']:,} held-out pictures, in the judge's features",
        _line("samples", f"{found['samples']:g}, {found['times_floor']:g} times the floor"),
        *free,
        _line("other held-out pictures (floor)", f"{found['floor']:g}"),
        _line("held-out pictures, blurred", f"{found['blurred']:g}"),
        *_by_guidance(found.get("by_guidance")),
    ]


def _by_guidance(found: Figures | None) -> list[str]:
    if found is None:
        return []
    count = f"{found['pictures']:,}"
    lines = [
        _line(f"{count} samples by label, {name}", f"{found[guidance]:g}")
        for guidance, name in GUIDANCES.items()
        if guidance in found
    ]
    return [*lines, _line(f"{count} other held-out pictures", f"{found['floor']:g}")]


def _memorisation(found: Figures) -> list[str]:
    quantiles = list(found["samples"])
    head = " ".join(f"{q + ' %':>8}" for q in quantiles)
    lines = [
        f"Distance to the nearest of {found['training_pictures']:,} training pictures, quantiles",
        _line("", head),
    ]
    for name, key in (("samples", "samples"), ("held-out pictures", "held_out")):
        lines.append(_line(name, " ".join(f"{found[key][q]:8.3g}" for q in quantiles)))
    share = f"{found['closer_than_1_percent']:.1%}"
    return [*lines, _line("samples nearer than 99 % of held-out", share)]


def _nfe(found: Figures) -> list[str]:
    steps = list(next(iter(found["distance"].values())))
    lines = [
        f"Fréchet distance of {found['pictures']:,} samples after so many network calls"
        f" (floor: {found['floor']:g})",
        _line("", " ".join(f"{n:>8}" for n in steps)),
    ]
    for kind, distances in found["distance"].items():
        row = " ".join(f"{distances[n]:8.3g}" for n in steps)
        lines.append(_line(SAMPLERS[kind], row))
    return lines


def _seconds(found: Figures) -> list[str]:
    lines = [f"Seconds for one picture, DDIM in {found['steps']} steps"]
    for guidance, name in GUIDANCES.items():
        if guidance in found:
            lines.append(_line(name, f"{found[guidance]:g}"))
    return lines
