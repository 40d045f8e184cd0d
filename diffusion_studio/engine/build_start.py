"""Start spec -> the state that a run begins from; a part of `build`.

Everything that cannot be is a ValueError with one sentence for a person.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log10
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from diffusion_studio.attachments import Attachment, pixels_of
from diffusion_studio.diffusion import (
    Condition,
    Hop,
    NoiseLevel,
    NoiseSchedule,
    SeededNoise,
    State,
    lerp,
    slerp,
    staying_plan,
)
from diffusion_studio.diffusion.schedule import Spacing
from diffusion_studio.diffusion.starting import (
    Colours,
    Held,
    Unclipped,
    entry,
    noised,
    painted_afresh,
    painted_belief,
    round_trip,
)
from diffusion_studio.engine.build_restoration import Problem, comes_again, plan_from
from diffusion_studio.engine.records import Recalled
from diffusion_studio.models import ModelCard
from diffusion_studio.sentence import InputError
from diffusion_studio.start_specs import (
    End,
    FromInversion,
    FromLatent,
    FromPath,
    FromPicture,
    Latent,
    Paint,
    PictureEnd,
    SeedEnd,
    values_of,
)

if TYPE_CHECKING:  # only `build` knows both recipes and numerics
    from diffusion_studio.recipe import FromStep, Recipe


@dataclass(frozen=True, eq=False)
class Beginning:
    """Where a run begins: its state, its plan, and conditions that belong to the start.

    `original`, [1, C, H, W], is the picture that a round trip is to bring back; `label_weights`,
    [B, K], are those of the network's K labels for each image, where labels are mixed.
    """

    state: State
    plan: list[Hop]
    conditions: tuple[Condition, ...] = ()
    original: Tensor | None = None
    label_weights: Tensor | None = None

    def receipt(self, x: np.ndarray) -> dict[str, float]:
        """What the result x, float32 [B, C, H, W], says of the start: "inversion_psnr", in dB, of
        the round trip over the clipped pictures."""
        if self.original is None:
            return {}
        error = np.clip(x, -1, 1) - self.original.cpu().numpy()
        square = float((error.astype(np.float64) ** 2).mean())
        return {"inversion_psnr": round(10 * log10(4 / max(square, 1e-12)), 2)}


@dataclass(frozen=True, eq=False)
class Ground:
    """What starts are made of: the recipe, the model's card and schedule, the plan, the run's noise
    and what it restores."""

    recipe: Recipe
    card: ModelCard
    plan: list[Hop]
    noise: SeededNoise
    schedule: NoiseSchedule
    problem: Problem | None = None

    @property
    def shape(self) -> tuple[int, int, int]:
        return (self.card.channels, *self.card.size)

    def picture(self, attachment: Attachment) -> Tensor:
        """A picture as the model has them, float32 [1, C, H, W] in [-1, 1]."""
        channels, height, width = self.shape
        pixels = pixels_of(attachment)
        if pixels.shape[:2] != (height, width):
            raise InputError(
                "The picture is {given_width} x {given_height} pixels and {model} makes {width} x"
                " {height}; crop or scale it first.",
                given_width=pixels.shape[1],
                given_height=pixels.shape[0],
                model=self.card.name,
                width=width,
                height=height,
            )
        x = torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 127.5 - 1
        x = x.mean(dim=1, keepdim=True) if channels == 1 else x
        return x.to(self.noise.device)

    def latent(self, latent: Latent) -> Tensor:
        """A carried x_T, float32 [1, C, H, W]."""
        if latent.shape != self.shape:
            raise InputError(
                "The x_T of this recipe has the shape {shape} and {model} makes {made}; invert the"
                " picture with this model.",
                shape=latent.shape,
                model=self.card.name,
                made=self.shape,
            )
        return torch.from_numpy(values_of(latent))[None].to(self.noise.device)

    def drawn(self, seed: int) -> Tensor:
        """The noise that a seed starts from, [1, C, H, W]."""
        return SeededNoise((seed,), self.shape, self.noise.device).start()


def begin(ground: Ground, recalled: Recalled | None = None) -> Beginning:
    """The beginning of a recipe; `recalled` is the state that a branch starts from.

    ValueError, in a sentence, where it cannot be.
    """
    recipe, plan = ground.recipe, ground.plan
    start, many = recipe.start, (recipe.count, 1, 1, 1)
    if start.kind == "step":
        if recalled is None:
            raise InputError("A branch needs the run that it starts from; make that first.")
        return _branch(ground, start, recalled)
    match start:
        case FromPicture():
            k = entry(plan, start.strength)
            picture = ground.picture(start.picture).repeat(many)
            return Beginning(State(k, noised(picture, plan[k].level, ground.noise.start())), plan)
        case FromLatent():
            return Beginning(State(0, ground.latent(start.latent).repeat(many)), plan)
        case FromInversion():
            picture = ground.picture(start.picture)
            unclipped = Unclipped(len(plan) - 1)
            return Beginning(State(0, picture), round_trip(plan), (unclipped,), picture)
        case FromPath():
            return _along_path(ground, start)
    return Beginning(State(0, ground.noise.start()), plan)


# --- branches ---


def root_of(recipe: Recipe) -> Recipe:
    """The recipe of the run where all began that this one branches from; else itself."""
    while recipe.start.kind == "step" and recipe.start.parent is not None:
        recipe = recipe.start.parent
    return recipe


def _branch(ground: Ground, start: FromStep, recalled: Recalled) -> Beginning:
    """A branch goes on along the plan of the run where all began, and under its conditions."""
    root = root_of(recalled.recipe)
    under = Beginning(recalled.state, ground.plan)
    if isinstance(root.start, FromInversion | FromPath):
        under = begin(replace(ground, recipe=root))
    plan = under.plan
    if start.k >= len(plan) or plan[start.k].level != recalled.level:
        plan = _going_on(ground, start.k, recalled)
    ground = replace(ground, plan=plan)
    state = _branched(ground, start, recalled)
    return Beginning(state, plan, under.conditions, label_weights=under.label_weights)


def _going_on(ground: Ground, k: int, recalled: Recalled) -> list[Hop]:
    """The parent's plan up to step k, and from its level on as the branch wants it: with another
    number of steps in all, or spaced for another sampler or solver, or for other noise in y."""
    recipe, schedule, t = ground.recipe, ground.schedule, recalled.level.t
    if t is None or (ground.problem is not None and comes_again(ground.problem)):
        raise InputError(
            "Step {step} of this recipe has another noise level than the run it starts from: such"
            " a branch takes as many steps, spaced in the same way.",
            step=k,
        )
    left = recipe.steps - k
    if left < 1:
        raise InputError(
            "{step} steps are done where the branch begins; ask for more than {step}.", step=k
        )
    end = int(schedule.timesteps.searchsorted(t)) + 1
    each = getattr(recipe.sampler, "each", 1)  # steps at a level
    if left > end * each:
        raise InputError(
            "From there {most} steps can be made at most; ask for {all} in all.",
            most=end * each,
            all=k + end * each,
        )
    tables = (schedule.alphas_cumprod, schedule.timesteps, schedule.betas)
    rest = NoiseSchedule(*(table[:end] for table in tables))
    spacing: Spacing = "log_snr" if recipe.sampler.kind == "dpm_solver_2m" else "even"
    hops = None if ground.problem is None else plan_from(ground.problem, rest, left)
    hops = [*recalled.plan[:k], *(hops or staying_plan(rest, left, each, spacing))]
    return [replace(hop, k=n) for n, hop in enumerate(hops)]


def _branched(ground: Ground, start: FromStep, recalled: Recalled) -> State:
    """The state to branch from, painted where the branch says so."""
    recipe, k = ground.recipe, start.k
    state = recalled.state.to(ground.noise.device)
    shape = (recipe.count, *ground.shape)
    if tuple(state.x.shape) != shape:
        raise InputError(
            "A branch has the batch and the picture size of the run it starts from: {wanted}, not"
            " {shape}.",
            wanted=tuple(state.x.shape),
            shape=shape,
        )
    if recalled.model_sha256 != ground.card.sha256 and not start.other_model:
        raise InputError("A branch goes on with the model of the run it starts from.")
    if not _knows(ground.schedule, recalled.level):
        raise InputError(
            "{model} was trained with other noise levels than the run it is to go on from; choose"
            " a model with the same schedule.",
            model=ground.card.name,
        )
    if start.paint is None:
        return state
    return State(k, _painted(ground, start.paint, state, recalled.level))


def _knows(schedule: NoiseSchedule, level: NoiseLevel) -> bool:
    """Whether a level is one of the schedule's; the clean picture is of any."""
    if level.t is None:
        return True
    at = np.flatnonzero(np.asarray(schedule.timesteps) == level.t)
    return len(at) == 1 and bool(np.isclose(schedule.alphas_cumprod[at[0]], level.alpha_bar))


def _painted(ground: Ground, paint: Paint, state: State, level: NoiseLevel) -> Tensor:
    """x with the paint on it."""
    x = state.x
    if paint.image is not None and paint.image >= len(x):
        raise InputError(
            "The paint lies on picture {image} of {images}; there is none.",
            image=paint.image + 1,
            images=len(x),
        )
    opacity = (ground.picture(paint.where).mean(dim=1, keepdim=True) + 1) / 2
    opacity = opacity.repeat(len(x), 1, 1, 1)
    if paint.image is not None:
        kept = torch.arange(len(x), device=x.device) == paint.image
        opacity = opacity * kept.view(-1, 1, 1, 1)
    colours = Colours(ground.picture(paint.colours), opacity)
    if paint.carry == "as_is":
        return colours.over(x)
    if state.previous is None and paint.carry == "keep_noise":
        raise InputError("There is no belief to paint on before the first step; go on by a step.")
    belief = torch.zeros_like(x) if state.previous is None else state.previous.x_0
    if paint.carry == "keep_noise":
        return painted_belief(x, belief, level, colours)
    return painted_afresh(x, belief, level, colours, ground.noise.start())


# --- paths ---


@dataclass(frozen=True, eq=False)
class _Mixture:
    """A picture part and a noise part, each [1, C, H, W]; without a picture the noise is all."""

    noise: Tensor
    x_0: Tensor | None = None

    def at(self, level: NoiseLevel) -> Tensor:
        return self.noise if self.x_0 is None else noised(self.x_0, level, self.noise)


def _along_path(ground: Ground, start: FromPath) -> Beginning:
    plan = ground.plan
    ends = [_end(ground, end) for end in start.ends]
    places = [(_between(ends, start.mix, u, v), entry(plan, s)) for u, v, s in start.places]
    entries = tuple(k for _, k in places)
    first = min(entries)
    state = State(first, torch.cat([mixture.at(plan[first].level) for mixture, _ in places]))
    held: tuple[Condition, ...] = ()
    if max(entries) > first:
        pictures = torch.cat([m.x_0 for m, _ in places if m.x_0 is not None])
        held = (Held(pictures, torch.cat([m.noise for m, _ in places]), entries),)
    return Beginning(state, plan, held, label_weights=_label_weights(ground, start))


def _label_weights(ground: Ground, start: FromPath) -> Tensor | None:
    """How much of each of the network's labels every place is told, [B, K]; each row sums to 1."""
    if start.labels is None:
        return None
    card, count = ground.card, ground.card.config.get("num_classes")
    if not isinstance(count, int):
        raise InputError(
            "{model} has no labels to mix; leave them out of the path.", model=card.name
        )
    classes = [card.label_index(label) for label in start.labels]
    rows = [card.null_label if each is None else each for each in classes]
    if None in rows:
        raise InputError(
            "{model} makes nothing without a label; give every end one.", model=card.name
        )
    weights = torch.zeros(len(start.places), count)
    for n, (u, v, _) in enumerate(start.places):
        shares = ((1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v)
        for row, share in zip(rows, shares, strict=False):  # between two, v is 0
            if row is not None:
                weights[n, row] += share
    return weights.to(ground.noise.device)


def _end(ground: Ground, end: End) -> _Mixture:
    if isinstance(end, SeedEnd):
        return _Mixture(ground.drawn(end.seed))
    if isinstance(end, PictureEnd):
        return _Mixture(ground.drawn(end.seed), ground.picture(end.picture))
    return _Mixture(ground.latent(end.latent))


def _between(ends: list[_Mixture], mix: str, u: float, v: float) -> _Mixture:
    top = _mixed(ends[0], ends[1], mix, u)
    return top if len(ends) == 2 else _mixed(top, _mixed(ends[2], ends[3], mix, u), mix, v)


def _mixed(a: _Mixture, b: _Mixture, mix: str, f: float) -> _Mixture:
    """Pictures along the straight line; noises along the arc, which keeps their length. An end
    that has no picture counts as grey."""
    along = slerp if mix == "spherical" else lerp
    noise = along(a.noise, b.noise, f)
    if a.x_0 is None and b.x_0 is None:
        return _Mixture(noise)
    left, right = (torch.zeros_like(noise) if end.x_0 is None else end.x_0 for end in (a, b))
    return _Mixture(noise, lerp(left, right, f))
