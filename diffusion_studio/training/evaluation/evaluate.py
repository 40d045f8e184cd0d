"""All the measures of one model, taken on pictures that are made once."""

from __future__ import annotations

import time
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import product
from statistics import median

import torch
from PIL import Image
from torch import Tensor

from diffusion_studio.diffusion import GaussianBlur
from diffusion_studio.training.data.source import DataError, Source, Split, to_unit_range
from diffusion_studio.training.evaluation.accuracy import accuracy, named, shares, total_variation
from diffusion_studio.training.evaluation.drawings import Pair, nearest_pairs, quality_plot, sheets
from diffusion_studio.training.evaluation.frechet import distance_between
from diffusion_studio.training.evaluation.judge import Verdict
from diffusion_studio.training.evaluation.neighbours import Nearest, memorisation, nearest
from diffusion_studio.training.evaluation.report import (
    FEWEST,
    GUIDANCES,
    SAMPLERS,
    Figures,
    Progress,
    Report,
    means,
    parties,
    require_samples,
    rounded,
)
from diffusion_studio.training.evaluation.sampling import Guidance, Pictures, Way, default_way
from diffusion_studio.training.evaluation.subject import EvaluationError, Subject

FORMAT = 1
ACCURACY_TARGET = 0.95
VARIATION_TARGET = 0.1
BLUR_SIGMA = 1.0
SHEET = 64
PAIRS = 5


@dataclass(frozen=True)
class Effort:
    """How many pictures each measure takes. `guided` are made for each guidance, `curve` for each
    point of quality against steps, `training` are looked through for neighbours; the seeds of the
    samples are `seed`, `seed` + 1, ..."""

    samples: int = 5000
    guided: int = 500
    curve: int = 500
    curve_steps: tuple[int, ...] = (10, 20, 50, 100, 250)
    training: int = 20_000
    timings: int = 5
    seed: int = 0
    quick: bool = False

    @classmethod
    def of(cls, samples: int | None, seed: int, quick: bool, curve: int | None = None) -> Effort:
        """With `samples` pictures (5000, quickly 200), `curve` for each point of the curve, and
        all others at most as many as there are samples.

        EvaluationError for too few.
        """
        base = cls(200, 100, 50, (10, 20, 50), 1000, 3) if quick else cls()
        count = base.samples if samples is None else samples
        curve = base.curve if curve is None else curve
        require_samples(min(count, curve))
        return replace(
            base,
            samples=count,
            guided=min(base.guided, count),
            curve=min(curve, count),
            seed=seed,
            quick=quick,
        )


def evaluate(subject: Subject, maker: Pictures, effort: Effort, progress: Progress) -> Report:
    """Take all measures. EvaluationError, in a sentence, where there are too few pictures."""
    held_out = _held_out(subject.source, 2 * effort.samples)  # first, as it may be refused
    seconds = _seconds(subject, maker, effort.timings, progress)
    work = _Evaluation(subject, maker, effort, progress, held_out)
    figures: Figures = {"format": FORMAT, "quick": effort.quick, **work.setting()}
    figures["seconds"] = seconds
    if subject.names:
        figures["accuracy"] = work.accuracies()
        figures["labels"] = work.labels()
    figures["frechet"] = work.frechet()
    figures["memorisation"] = work.memorisation()
    figures["nfe"] = work.nfe()
    return Report(figures, {**work.drawings, "samples": work.sheets()})


class _Evaluation:
    """The pictures and what the judge sees in them, made once when first asked for."""

    def __init__(
        self,
        subject: Subject,
        maker: Pictures,
        effort: Effort,
        progress: Progress,
        held_out: tuple[Tensor, Tensor],
    ) -> None:
        self.subject, self.maker, self.effort, self.progress = subject, maker, effort, progress
        self.way = default_way(subject.model)
        self.drawings: dict[str, Image.Image] = {}
        pictures, self.true_labels = held_out
        self.reference_pictures = pictures[: effort.samples]
        self.held_out = self._look("Judging held-out pictures", pictures)
        self.reference = self.held_out[: effort.samples]
        self.others = self.held_out[effort.samples :]
        self.samples = self._make(
            "Sampling", self.way, effort.samples, self._own_labels(effort.samples)
        )
        self.seen = self._look("Judging samples", self.samples)
        self.guided: dict[Guidance, Verdict] = {}
        self.free = self.seen
        if subject.names and subject.card.null_label is not None:
            unlabelled = self._make("Sampling without labels", self.way, effort.samples, None)
            self.free = self._look("Judging samples without labels", unlabelled)

    def setting(self) -> Figures:
        """On what the figures were taken."""
        subject, effort = self.subject, self.effort
        return {
            **parties(subject, self.seen),
            "samples": effort.samples,
            "guided_samples": effort.guided,
            "seed": effort.seed,
            "sampler": {"kind": self.way.sampler, "steps": self.way.steps, "eta": self.way.eta},
            "samples_are": "labelled, unguided" if subject.names else "unlabelled",
            **means(self.maker),
        }

    def accuracies(self) -> Figures:
        """How often the judge names the label that a sample was guided to."""
        truth = accuracy(self.held_out.labels, self.true_labels)
        found: Figures = {"held_out": round(truth, 4), "target_ratio": ACCURACY_TARGET}
        labels = self._labels_in_turn(self.effort.guided)
        for guidance in self.subject.guidances:
            way = self.subject.guided(self.way, guidance)
            pictures = self._make(
                f"Sampling by label, {GUIDANCES[guidance]}", way, self.effort.guided, labels
            )
            self.guided[guidance] = self._look("Judging them", pictures)
            share = accuracy(self.guided[guidance].labels, labels)
            found[guidance] = {
                "scale": way.scale,
                "accuracy": round(share, 4),
                "ratio": round(share / truth, 4) if truth else 0.0,
            }
        return found

    def labels(self) -> Figures:
        """Which labels the judge gives to samples that no label was asked of, where the model can
        do without; else to all samples."""
        names = self.subject.names
        data = shares(self.true_labels, len(names))
        samples = shares(self.free.labels, len(names))
        return {
            "data": named(data, names),
            "samples": named(samples, names),
            "total_variation": round(total_variation(samples, data), 4),
            "target": VARIATION_TARGET,
        }

    def frechet(self) -> Figures:
        """Samples, other held-out pictures and blurred ones, each against the same held-out.

        Samples of a model with labels are made by the data's own labels, without guidance, as
        class-conditional models are compared (Dhariwal & Nichol 2021, table 4); those that no
        label was asked of are told beside them, and the guided ones, which are fewer, beside as
        few held-out pictures.
        """
        reference = self.reference.features
        blurred = self._look("Judging blurred pictures", blur(self.reference_pictures))
        samples = distance_between(self.seen.features, reference)
        floor = distance_between(self.others.features, reference)
        free = {} if self.free is self.seen else {"unlabelled": self._to_held_out(self.free)}
        return {
            "pictures": self.effort.samples,
            "samples": rounded(samples),
            **free,
            "floor": rounded(floor),
            "blurred": self._to_held_out(blurred),
            "times_floor": rounded(samples / floor) if floor else 0.0,
            **({"by_guidance": self._by_guidance()} if self.guided else {}),
        }

    def _by_guidance(self) -> Figures:
        few = self.effort.guided
        distances = {str(name): self._to_held_out(seen) for name, seen in self.guided.items()}
        return {"pictures": few, "floor": self._floor_of(few), **distances}

    def _floor_of(self, count: int) -> float:
        """The distance of so few other held-out pictures, taken from all over: drawn glyphs come
        in turn, so that the first few would be all of one kind."""
        order = torch.randperm(
            len(self.others.labels), generator=torch.Generator().manual_seed(self.effort.seed)
        )
        return rounded(
            distance_between(self.others.features[order[:count]], self.reference.features)
        )

    def _to_held_out(self, seen: Verdict) -> float:
        return rounded(distance_between(seen.features, self.reference.features))

    def memorisation(self) -> Figures:
        """Samples and held-out pictures beside the training pictures nearest to them."""
        count = available(self.subject.source, "training", self.effort.training)
        pictures, _ = self.subject.source.examples("training", count)
        training = self._look("Judging training pictures", pictures).features
        samples = nearest(self.seen.features, training)
        held_out = nearest(self.reference.features, training)
        self.drawings["neighbours"] = nearest_pairs(
            {
                "Samples nearest to a training picture (right)": _pairs(
                    self.samples, samples, pictures
                ),
                "Held-out pictures nearest to a training picture (right)": _pairs(
                    self.reference_pictures, held_out, pictures
                ),
            }
        )
        return {"training_pictures": count, **memorisation(samples, held_out)}

    def nfe(self) -> Figures:
        """Fréchet distance of each sampler's pictures after a few numbers of network calls."""
        count, most = self.effort.curve, len(self.maker.schedule)
        labels = self._own_labels(count)
        floor = self._floor_of(count)
        distances: dict[str, dict[str, float]] = {kind: {} for kind in SAMPLERS}
        steps = [steps for steps in self.effort.curve_steps if steps <= most]
        for kind, calls in product(SAMPLERS, steps):
            way = Way(kind, calls)
            seen = self.seen[:count]
            if way != self.way:
                what = f"Sampling, {SAMPLERS[kind]} in {calls} steps"
                seen = self._look("Judging them", self._make(what, way, count, labels))
            distances[kind][str(calls)] = self._to_held_out(seen)
        curves = {
            SAMPLERS[kind]: [(calls, distances[kind][str(calls)]) for calls in steps]
            for kind in SAMPLERS
        }
        title = f"Quality against network calls, {count} samples a point"
        self.drawings["quality"] = quality_plot(curves, floor, title)
        return {"pictures": count, "floor": floor, "distance": distances}

    def sheets(self) -> Image.Image:
        """64 pictures of each way, seeds 0 to 63, labels in turn."""
        panels = {}
        labels = self._labels_in_turn(SHEET) if self.subject.names else None
        for guidance in self.subject.guidances:
            way = self.subject.guided(self.way, guidance)
            name = GUIDANCES[guidance].capitalize()
            caption = name if guidance == "none" else f"{name}, scale {way.scale:g}"
            self.progress(f"Drawing the sheet, {GUIDANCES[guidance]}", 0, SHEET)
            panels[caption] = self.maker.make(way, range(SHEET), labels)
        return sheets(panels)

    def _own_labels(self, count: int) -> Tensor | None:
        """The data's own labels; None for a model without."""
        return self.true_labels[:count] if self.subject.names else None

    def _labels_in_turn(self, count: int) -> Tensor:
        return torch.arange(count) % len(self.subject.names)

    def _make(self, what: str, way: Way, count: int, labels: Tensor | None) -> Tensor:
        self.progress(what, 0, count)
        seeds = range(self.effort.seed, self.effort.seed + count)
        return self.maker.make(way, seeds, labels, lambda done: self.progress(what, done, count))

    def _look(self, what: str, pictures: Tensor) -> Verdict:
        count = len(pictures)
        self.progress(what, 0, count)
        return self.subject.judge.look(pictures, lambda done: self.progress(what, done, count))


def _seconds(subject: Subject, maker: Pictures, repeats: int, progress: Progress) -> Figures:
    """One picture by DDIM in 50 steps: the median of a few, after one that is not counted."""
    steps = min(50, len(maker.schedule))
    found: Figures = {"sampler": "ddim", "steps": steps, "repeats": repeats}
    label = torch.zeros(1, dtype=torch.int64) if subject.names else None
    for guidance in subject.guidances:
        way = subject.guided(Way("ddim", steps), guidance)
        taken = []
        for n in range(repeats + 1):
            progress(f"Timing one picture, {GUIDANCES[guidance]}", n, repeats)
            start = time.perf_counter()
            maker.make(way, [n], label)
            taken.append(time.perf_counter() - start)
        found[guidance] = round(median(taken[1:]), 3)
    return found


def blur(pictures: Tensor) -> Tensor:
    """uint8 pictures [N, 3, H, W], blurred by a Gaussian of one pixel."""
    blurred = GaussianBlur(BLUR_SIGMA).forward(to_unit_range(pictures))
    return ((blurred.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)


def available(source: Source, split: Split, wanted: int) -> int:
    """How many of `wanted` pictures a split has."""

    def lacks(count: int) -> bool:
        try:
            source.examples(split, count)
        except DataError:
            return True
        return False

    if not lacks(wanted):
        return wanted
    return bisect_left(range(1, wanted), True, key=lacks)


def _held_out(source: Source, count: int) -> tuple[Tensor, Tensor]:
    try:
        return source.examples("test", count)
    except DataError as error:
        there = available(source, "test", count)
        remedy = (
            f"give --samples {there // 2} or fewer" if there >= 2 * FEWEST else "add pictures to it"
        )
        raise EvaluationError(
            f"{count // 2} samples are compared with {count} held-out pictures, and the data has"
            f" {there}; {remedy}."
        ) from error


def _pairs(pictures: Tensor, found: Nearest, training: Tensor) -> list[Pair]:
    return [
        Pair(pictures[n], training[found.index[n]], float(found.distance[n]))
        for n in found.closest(PAIRS)
    ]
