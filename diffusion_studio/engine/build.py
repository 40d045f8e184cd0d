"""Recipe -> numerics: the only file that knows both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from diffusion_studio.diffusion import (
    DDIM,
    DDPM,
    ClassifierFreeGuidance,
    Condition,
    Denoiser,
    DPMSolver2M,
    Hop,
    NoiseSchedule,
    Sampler,
    SeededNoise,
    State,
    Step,
    sample,
)
from diffusion_studio.diffusion.denoiser import Network
from diffusion_studio.diffusion.schedule import Spacing
from diffusion_studio.engine.device import Device, default_precision, free_cache
from diffusion_studio.engine.dials import Dials
from diffusion_studio.engine.records import Recalled
from diffusion_studio.engine.run import Interrupted
from diffusion_studio.models import LoadedModel, ModelCard, ModelError, load, locate
from diffusion_studio.models.card import CARD_FILE
from diffusion_studio.models.inference import InferenceUNet, Precision, compile_for_inference
from diffusion_studio.models.unet import UNet
from diffusion_studio.recipe import (
    ClassifierFreeSpec,
    DDIMSpec,
    DDPMSpec,
    DPMSolver2MSpec,
    FromStep,
    Recipe,
    RecipeError,
)

Recall = Callable[[str, int], Recalled]  # (run, k) -> what this run was before its step k


@dataclass
class Job:
    """A recipe made ready to run. `dials` are the numbers that can be steered, by name."""

    recipe: Recipe
    card: ModelCard
    device: Device
    network: CountedNetwork
    denoiser: Denoiser
    sampler: Sampler
    plan: list[Hop]
    state: State
    noise: SeededNoise
    label: int | None
    precision: str
    conditions: tuple[Condition, ...]
    dials: Dials

    def steps(self, state: State) -> Iterator[Step]:
        """The run from `state` on."""
        return sample(
            self.denoiser,
            self.sampler,
            self.plan,
            None,
            noise=self.noise,
            conditions=self.conditions,
            label=self.label,
            state=state,
        )

    def recipe_as_run(self) -> Recipe:
        """The recipe with the dials as they were really turned."""
        return self.dials.recipe_as_run(self.recipe)


class CountedNetwork:
    """A network whose calls are counted (NFE), and that takes at most `size` pictures at once.

    Before each call of the network it asks `interrupted`, and raises Interrupted if so.
    """

    def __init__(self, network: Network, size: int, interrupted: Callable[[], bool]) -> None:
        self.network = network
        self.size = size
        self.calls = 0
        self._interrupted = interrupted

    def __call__(self, x_t: Tensor, t: Tensor, y: Tensor | None = None) -> Tensor:
        if len(x_t) <= self.size:
            output = self._call(x_t, t, y)
        else:
            labels = y.split(self.size) if y is not None else [None] * len(x_t)
            parts = zip(x_t.split(self.size), t.split(self.size), labels, strict=False)
            output = torch.cat([self._call(*part) for part in parts])
        self.calls += 1
        return output

    def _call(self, x_t: Tensor, t: Tensor, y: Tensor | None) -> Tensor:
        if self._interrupted():
            raise Interrupted
        return self.network(x_t, t, y)


class OpenModel:
    """A model in memory, and its network in the forms that sample fastest, made when asked for."""

    def __init__(self, loaded: LoadedModel) -> None:
        self.loaded = loaded
        self._compiled: dict[Precision, InferenceUNet] = {}

    @property
    def card(self) -> ModelCard:
        return self.loaded.card

    def network(self, precision: Precision) -> tuple[Network, Precision]:
        """The network for `precision`, and the precision that it really has: networks that are
        not ours run as they were loaded, in float32."""
        network = self.loaded.denoiser.network
        if not isinstance(network, UNet):
            return network, "float32"
        if precision not in self._compiled:
            self._compiled[precision] = compile_for_inference(network, precision)
        return self._compiled[precision], precision


class Builder:
    """Turns recipes into jobs on one device; keeps the last few models in memory."""

    def __init__(self, device: Device, kept_models: int = 3) -> None:
        self.device = device
        self._models: dict[tuple[str, float], OpenModel] = {}
        self._kept = kept_models

    def model(self, name: str) -> OpenModel:
        """The model that `name` means, from memory if its file has not changed since."""
        path = locate(name)
        key = (str(path.resolve()), _modified(path))
        model = self._models.pop(key, None)
        if model is None:
            model = OpenModel(load(path, device=self.device.torch_name))
        self._models[key] = model  # last used last
        while len(self._models) > self._kept:
            del self._models[next(iter(self._models))]
        return model

    def forget_models(self) -> None:
        """Give the memory of all models back that no run holds."""
        self._models.clear()
        free_cache(self.device.torch_name)

    def build(
        self, recipe: Recipe, recall: Recall, interrupted: Callable[[], bool] = lambda: False
    ) -> Job:
        """A recipe made ready. ModelError or RecipeError, in a sentence, where it cannot be.

        `interrupted` is asked before every network call whether the run is to end.
        """
        opened = self.model(recipe.model)
        model, card = opened.loaded, opened.card
        label = card.label_index(recipe.label)
        if label is None and card.labels and card.null_label is None:
            raise RecipeError(
                f"{card.name} makes nothing without a label; choose one, such as {card.labels[0]}."
            )
        plan = plan_for(recipe, model.schedule)
        shape = (card.channels, *card.size)
        noise = SeededNoise(recipe.seeds, shape, self.device.torch_name)
        wanted = recipe.precision
        if wanted == "auto":
            wanted = default_precision(self.device.torch_name)
        fast, precision = opened.network(wanted)
        prepare(fast, plan, card, label)
        network = CountedNetwork(fast, recipe.count, interrupted)
        denoiser = Denoiser(
            network,
            model.denoiser.parameterisation,
            model.denoiser.learned_variance,
            model.denoiser.clip,
            card.null_label,
        )
        dials = Dials(recipe, card.label_index)
        return Job(
            recipe=recipe,
            card=card,
            device=self.device,
            network=network,
            denoiser=denoiser,
            sampler=sampler_for(recipe, card, dials),
            plan=plan,
            state=start_of(recipe, noise, plan, card, recall),
            noise=noise,
            label=label,
            precision=precision,
            conditions=conditions_for(recipe, card, dials),
            dials=dials,
        )


def start_of(
    recipe: Recipe, noise: SeededNoise, plan: list[Hop], card: ModelCard, recall: Recall
) -> State:
    """Pure noise, or the state to branch from. RecipeError where that does not fit the recipe."""
    if not isinstance(recipe.start, FromStep):
        return State(0, noise.start())
    k = recipe.start.k
    recalled = recall(recipe.start.run, k)
    state = recalled.state.to(noise.device)
    shape = (recipe.count, *noise.shape)
    if tuple(state.x.shape) != shape:
        raise RecipeError(
            "A branch has the batch and the picture size of the run it starts from:"
            f" {tuple(state.x.shape)}, not {shape}."
        )
    if recalled.model_sha256 != card.sha256:
        raise RecipeError("A branch goes on with the model of the run it starts from.")
    if k >= len(plan) or plan[k].level != recalled.level:
        raise RecipeError(
            f"Step {k} of this recipe has another noise level than the run it starts from: a"
            " branch takes as many steps, spaced in the same way."
        )
    return state


def prepare(network: Network, plan: list[Hop], card: ModelCard, label: int | None) -> None:
    """Let the network compute once what it needs of the plan's times and the labels in use."""
    if isinstance(network, InferenceUNet):
        rows = sorted({row for row in (label, card.null_label) if row is not None})
        labels = torch.tensor(rows) if rows else None
        network.prepare([hop.level.t or 0 for hop in plan], labels)


def plan_for(recipe: Recipe, schedule: NoiseSchedule) -> list[Hop]:
    """The hops of a recipe. RecipeError if the schedule has fewer levels than it has steps."""
    if recipe.steps > len(schedule):
        raise RecipeError(
            f"steps must lie between 1 and {len(schedule)} for this model, not {recipe.steps}."
        )
    # DPM-Solver++ in 10 steps then comes three times nearer to where 200 would lead.
    spacing: Spacing = "log_snr" if isinstance(recipe.sampler, DPMSolver2MSpec) else "even"
    return schedule.plan(recipe.steps, spacing)


def sampler_for(recipe: Recipe, card: ModelCard, dials: Dials) -> Sampler:
    """The recipe's sampler; its steerable numbers are put among the dials."""
    spec = recipe.sampler
    if isinstance(spec, DDPMSpec):
        if spec.variance != "auto":
            if spec.variance == "learned_range" and not card.learned_variance:
                raise RecipeError(
                    f"{card.name} has no learned variance; choose fixed_small or fixed_large."
                )
            return DDPM(spec.variance)
        return DDPM("learned_range" if card.learned_variance else "fixed_small")
    if isinstance(spec, DDIMSpec):
        return DDIM(dials["eta"])
    return DPMSolver2M()


def conditions_for(recipe: Recipe, card: ModelCard, dials: Dials) -> tuple[Condition, ...]:
    """The recipe's conditions; their steerable numbers are put among the dials."""
    conditions: list[Condition] = []
    for spec in recipe.conditions:
        match spec:
            case ClassifierFreeSpec():
                if card.null_label is None:
                    raise RecipeError(
                        f"{card.name} cannot be guided without a classifier: it was not trained"
                        " with a null label. Leave the guidance scale out."
                    )
                conditions.append(ClassifierFreeGuidance(dials["guidance_scale"]))
    return tuple(conditions)


def _modified(path: Path) -> float:
    """When the newest of a model's files was changed, the cards beside a lone file included."""
    if path.is_dir():
        endings = ("json", "safetensors", "bin")
        files = [
            file for end in endings for file in (*path.glob(f"*.{end}"), *path.glob(f"*/*.{end}"))
        ]
    else:
        beside = (path.with_name(path.name + ".json"), path.with_name(CARD_FILE))
        files = [file for file in beside if file.exists()]
    try:
        return max(file.stat().st_mtime for file in (path, *files))
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror or error}.") from error
