"""What guidance gains and costs: how well samples show their label, and how varied they are.

After Dhariwal & Nichol 2021 (figures 4 and 5) and Ho & Salimans 2022 (figure 1, table 1), who
weigh fidelity against diversity as the guidance scale grows. Here a judge's accuracy is the one,
and the spread of its features within a label, over that of real pictures, is the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from diffusion_studio.training.evaluation.accuracy import accuracy
from diffusion_studio.training.evaluation.diversity import diversity, spread
from diffusion_studio.training.evaluation.drawings import trade_off_plot
from diffusion_studio.training.evaluation.evaluate import available
from diffusion_studio.training.evaluation.judge import Verdict
from diffusion_studio.training.evaluation.report import (
    FEWEST,
    GUIDANCES,
    Figures,
    Progress,
    Report,
    means,
    parties,
    require_samples,
)
from diffusion_studio.training.evaluation.sampling import Guidance, Pictures, SamplerKind, Way
from diffusion_studio.training.evaluation.subject import EvaluationError, Subject

FORMAT = 1
SAMPLER: SamplerKind = "dpm_solver_2m"
SCALES = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0)
SAMPLES = 200
STEPS = 20
HELD_OUT = 1000
"""Real pictures to compare with, where there are so many: they cost little beside samples."""


@dataclass(frozen=True)
class TradeOff:
    """How much is done: `samples` for each scale, from the same seeds `seed`, `seed` + 1, ... and
    thus the same noise, in `steps` of DPM-Solver++(2M)."""

    samples: int = SAMPLES
    seed: int = 0
    scales: tuple[float, ...] = SCALES
    steps: int = STEPS
    held_out: int = HELD_OUT

    @classmethod
    def of(cls, samples: int | None, seed: int) -> TradeOff:
        """With `samples` pictures a scale, 200 if not said. EvaluationError for too few."""
        count = SAMPLES if samples is None else samples
        require_samples(count)
        return cls(count, seed)


def trade_off(subject: Subject, maker: Pictures, effort: TradeOff, progress: Progress) -> Report:
    """Both measures at each scale, for each guidance that the model can have.

    The network is told the label in both ways. Scale 0 is the unlabelled model in the
    classifier-free way, and the labelled one where a classifier guides; so 1 of the former is 0
    of the latter. EvaluationError, in a sentence, where this cannot be measured.
    """
    _check(subject, effort)
    work = _Measurement(subject, maker, effort, progress)
    curves = {guidance: work.curves(guidance) for guidance in subject.guidances[1:]}
    figures = work.setting() | {str(guidance): found for guidance, found in curves.items()}
    shown = {
        f"{measure}, {GUIDANCES[guidance].removesuffix(' guidance')}": points
        for guidance, measures in curves.items()
        for measure, points in measures.items()
    }
    title = f"What guidance gains and costs, {effort.samples} samples a point"
    drawing = trade_off_plot(shown, title)
    return Report({"trade_off": figures}, {"trade_off": drawing})


class _Measurement:
    """Held-out pictures as the judge sees them, and samples that are compared with them."""

    def __init__(
        self, subject: Subject, maker: Pictures, effort: TradeOff, progress: Progress
    ) -> None:
        self.subject, self.maker, self.effort, self.progress = subject, maker, effort, progress
        self.steps = min(effort.steps, len(maker.schedule))
        self.labels = torch.arange(effort.samples) % len(subject.names)
        self.real, self.real_labels = self._held_out()

    def setting(self) -> Figures:
        """On what the figures were taken, and what the judge says of real pictures."""
        return {
            "format": FORMAT,
            **parties(self.subject, self.real),
            "samples": self.effort.samples,
            "held_out_pictures": len(self.real_labels),
            "seed": self.effort.seed,
            "sampler": {"kind": SAMPLER, "steps": self.steps},
            **means(self.maker),
            "held_out": {"accuracy": round(accuracy(self.real.labels, self.real_labels), 4)},
        }

    def curves(self, guidance: Guidance) -> dict[str, dict[str, float]]:
        """Accuracy and diversity by the scale, which is a text as JSON's keys are."""
        seen = {scale: self._seen(guidance, scale) for scale in self.effort.scales}
        return {
            "accuracy": {
                f"{scale:g}": round(accuracy(verdict.labels, self.labels), 4)
                for scale, verdict in seen.items()
            },
            "diversity": {
                f"{scale:g}": round(self._diversity(verdict), 4) for scale, verdict in seen.items()
            },
        }

    def _diversity(self, seen: Verdict) -> float:
        return diversity(seen.features, self.labels, self.real.features, self.real_labels)

    def _seen(self, guidance: Guidance, scale: float) -> Verdict:
        """What the judge sees in samples of one scale; the seeds are those of all others."""
        count, seed = self.effort.samples, self.effort.seed
        what = f"Sampling, {GUIDANCES[guidance]}, scale {scale:g}"
        self.progress(what, 0, count)
        way = Way(SAMPLER, self.steps, guidance=guidance, scale=scale)
        pictures = self.maker.make(
            way,
            range(seed, seed + count),
            self.labels,
            lambda done: self.progress(what, done, count),
        )
        return self.subject.judge.look(pictures)

    def _held_out(self) -> tuple[Verdict, Tensor]:
        """EvaluationError where no label has two that differ: nothing to measure diversity by."""
        source, what = self.subject.source, "Judging held-out pictures"
        count = available(source, "test", self.effort.held_out)
        if count < FEWEST:
            raise EvaluationError(
                f"The data has {count} held-out pictures to compare with, and {FEWEST} are needed;"
                " add pictures to it."
            )
        pictures, labels = source.examples("test", count)
        self.progress(what, 0, count)
        seen = self.subject.judge.look(pictures, lambda done: self.progress(what, done, count))
        varied = [spread(seen.features[labels == label]) > 0 for label in self.labels.unique()]
        if not any(varied):
            raise EvaluationError(
                "The held-out pictures of each label are all alike, so there is no diversity to"
                " compare with; add pictures to the data."
            )
        return seen, labels


def _check(subject: Subject, effort: TradeOff) -> None:
    """EvaluationError for a model that cannot be guided, and for labels with fewer than two."""
    name, labels = subject.card.name, len(subject.names)
    if subject.guidances == ("none",):
        raise EvaluationError(
            f"{name} can be guided to no label, so there is nothing to trade off: it needs labels,"
            " and either a row for no label or a classifier (--classifier)."
        )
    if effort.samples < 2 * labels:
        raise EvaluationError(
            f"Diversity is that between samples of one label, and {effort.samples} samples are too"
            f" few for {labels} labels; give --samples {2 * labels} or more."
        )
