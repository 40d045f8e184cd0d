"""Recipe -> numerics: the only file that knows both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from diffusion_studio.diffusion import (
    DDIM,
    DDPM,
    AnnealedLangevin,
    ClassifierFreeGuidance,
    ClassifierGuidance,
    Condition,
    DPMSolver2M,
    Hop,
    NoiseSchedule,
    PredictorCorrector,
    Sampler,
    SeededNoise,
    State,
    Step,
    sample,
    staying_plan,
)
from diffusion_studio.diffusion.conditions.gauge import Gauge
from diffusion_studio.diffusion.conditions.interval import limited
from diffusion_studio.diffusion.samplers import Variance
from diffusion_studio.diffusion.schedule import Spacing
from diffusion_studio.diffusion.starting import RoundTrip
from diffusion_studio.engine.build_networks import Parts, half_of, prepare_halves
from diffusion_studio.engine.build_restoration import (
    Problem,
    problem_for,
    restoration_plan,
    restoring,
)
from diffusion_studio.engine.build_start import Beginning, Ground, begin, root_of
from diffusion_studio.engine.device import Device, default_precision, free_cache
from diffusion_studio.engine.dials import Dials
from diffusion_studio.engine.labels import Labels, labels_for
from diffusion_studio.engine.records import Recalled
from diffusion_studio.engine.run import Interrupted
from diffusion_studio.engine.shelf import Shelf
from diffusion_studio.engine.tiling import sized
from diffusion_studio.models import ModelCard, ModelError, check_classifier, companion, load, locate
from diffusion_studio.models.companions import check_unconditional
from diffusion_studio.models.opened import (
    CountedClassifier,
    CountedNetwork,
    OpenClassifier,
    OpenModel,
)
from diffusion_studio.recipe import (
    AnnealedLangevinSpec,
    ClassifierFreeSpec,
    ClassifierSpec,
    DDIMSpec,
    DDPMSpec,
    DPMSolver2MSpec,
    FromStep,
    PredictorCorrectorSpec,
    Recipe,
    RecipeError,
)
from diffusion_studio.restoration_specs import BY_GRADIENT

Recall = Callable[[str, int], Recalled]  # (run, k) -> what this run was before its step k
Replayed = Callable[[int, int], None]  # so many of so many steps of the run before are made again


@dataclass
class Job:
    """A recipe made ready to run. `dials` are what can be steered, by name; `problem` is what is
    restored, if anything is."""

    recipe: Recipe
    card: ModelCard
    device: Device
    parts: Parts
    sampler: Sampler
    plan: list[Hop]
    state: State
    noise: SeededNoise
    conditions: tuple[Condition, ...]
    dials: Dials
    problem: Problem | None = None
    beginning: Beginning | None = None

    @property
    def network(self) -> CountedNetwork:
        return self.parts.model.network

    @property
    def precision(self) -> str:
        return self.parts.precision

    def steps(self, state: State) -> Iterator[Step]:
        """The run from `state` on."""
        labels, label = self.parts.labels, self.dials.label
        mixed = self.beginning.label_weights if self.beginning is not None else None
        return sample(
            self.parts.model.denoiser,
            self.sampler,
            self.plan,
            None,
            noise=self.noise,
            conditions=self.conditions,
            label=mixed if mixed is not None else lambda k: labels.for_network(label(k)),
            state=state,
        )

    def recipe_as_run(self) -> Recipe:
        """The recipe with the dials as they were really turned."""
        return self.dials.recipe_as_run(self.recipe)


class Builder:
    """Turns recipes into jobs on one device; keeps the last few models in memory."""

    def __init__(self, device: Device, kept_models: int = 3) -> None:
        self.device = device
        name = device.torch_name
        self._models = Shelf(lambda path: OpenModel(load(path, device=name)), kept_models)
        self._classifiers = Shelf(lambda path: OpenClassifier.load(path, device=name), 2)

    def model(self, name: str) -> OpenModel:
        """The model that `name` means, from memory if its file has not changed since."""
        return self._models.get(locate(name))

    def forget_models(self) -> None:
        """Give the memory of all models back that no run holds."""
        self._models.clear()
        self._classifiers.clear()
        free_cache(self.device.torch_name)

    def refill(self, job: Job) -> None:
        """Give a job the weights again that it let go; nothing is done where it has them.

        ModelError, in a sentence, where they are no longer there.
        """
        parts, recipe = job.parts, job.recipe
        if parts.model.network.network is not None:
            return
        opened = self.model(recipe.model)
        if opened.card.sha256 != job.card.sha256:
            raise ModelError(
                "The run was begun with other weights than {model} has now; put them back, and go"
                " on.",
                model=recipe.model,
            )
        classifier = self._classifier(recipe, job.card)
        fresh = self._parts(recipe, opened, parts.labels, lambda: None)
        if classifier is not None and parts.classifier is not None:
            parts.classifier.classifier = classifier.network
            classifier.network.prepare([hop.level.t or 0 for hop in job.plan])
        if fresh.unlabelled is not None and parts.unlabelled is not None:
            parts.unlabelled.network.network = fresh.unlabelled.network.network
        parts.model.network.network = fresh.model.network.network
        prepare_halves(parts, job.plan, recipe)

    def build(
        self,
        recipe: Recipe,
        recall: Recall,
        interrupted: Callable[[], bool] = lambda: False,
        replayed: Replayed = lambda k, steps: None,
    ) -> Job:
        """A recipe made ready. ModelError or RecipeError, in a sentence, where it cannot be.

        `interrupted` is asked before every network call whether the run is to end; `replayed` is
        told how far the run is made again that a branch starts from.
        """
        opened = self.model(recipe.model)
        card = sized(opened.card, recipe)
        classifier = self._classifier(recipe, card)
        labels = labels_for(recipe, card, classifier)
        problem = (
            None
            if recipe.restoration is None
            else problem_for(recipe.restoration, card, self.device.torch_name)
        )
        plan = plan_for(recipe, opened.loaded.schedule, problem)
        noise = SeededNoise(recipe.seeds, (card.channels, *card.size), self.device.torch_name)

        def stop_if_asked() -> None:
            if interrupted():
                raise Interrupted

        recalled: Recalled | None = None
        if isinstance(recipe.start, FromStep):
            recalled = self._recalled(recipe.start, recall, interrupted, replayed)
            start = recipe.start.model_copy(update={"parent": recalled.recipe})
            recipe = recipe.model_copy(update={"start": start})
        ground = Ground(recipe, card, plan, noise, opened.loaded.schedule, problem)
        beginning = begin(ground, recalled)
        plan = beginning.plan
        parts = self._parts(recipe, opened, labels, stop_if_asked)
        if classifier is not None:
            parts.classifier = CountedClassifier(classifier.network, stop_if_asked)
            classifier.network.prepare([hop.level.t or 0 for hop in plan])
        prepare_halves(parts, plan, recipe)
        dials = Dials(recipe, labels.check)
        conditions = conditions_for(recipe, parts, dials, len(plan))
        if problem is not None:
            conditions += restoring(problem, dials, recipe.seeds, len(plan))
        return Job(
            recipe=recipe,
            card=card,
            device=self.device,
            parts=parts,
            sampler=sampler_for(recipe, card, dials),
            plan=plan,
            state=beginning.state,
            noise=noise,
            conditions=(*conditions, *beginning.conditions),
            dials=dials,
            problem=problem,
            beginning=beginning,
        )

    def _recalled(
        self,
        start: FromStep,
        recall: Recall,
        interrupted: Callable[[], bool],
        replayed: Replayed,
    ) -> Recalled:
        """The state that a branch starts from: as it was recorded, or made again by its parent's
        recipe. RecipeError where there is neither."""
        try:
            return recall(start.run, start.k)
        except RecipeError:
            if start.parent is None:
                raise
        job = self.build(start.parent, recall, interrupted, replayed)
        if not job.state.k <= start.k < len(job.plan):
            raise RecipeError(
                "There is no step {step} to branch from; the run before has the steps {first} to"
                " {last}.",
                step=start.k,
                first=job.state.k,
                last=len(job.plan) - 1,
            )
        state, first = job.state, job.state.k
        for step in job.steps(state) if start.k > state.k else ():
            state = step.state
            replayed(state.k - first, start.k - first)
            if state.k == start.k:
                break
        level, as_run = job.plan[start.k].level, job.recipe_as_run()
        return Recalled(state, level, job.card.sha256, as_run, job.plan)

    def _parts(
        self, recipe: Recipe, opened: OpenModel, labels: Labels, before: Callable[[], None]
    ) -> Parts:
        """The model's network, counted, and the unlabelled half's, if that is another."""
        wanted = recipe.precision
        if wanted == "auto":
            wanted = default_precision(self.device.torch_name)
        restored = recipe.restoration
        by_gradient = restored is not None and restored.solver.kind in BY_GRADIENT
        fast, precision = opened.network(wanted, by_gradient)
        together = self.device.torch_name != "cpu"  # measured: two cores are as fast either way
        parts = Parts(half_of(opened, fast, recipe, before), labels, precision, together)
        free = recipe.classifier_free
        if free is not None and free.unconditional_model is not None:
            other = self.model(free.unconditional_model)
            check_unconditional(other.card, opened.card)
            parts.unlabelled = half_of(other, other.network(wanted, by_gradient)[0], recipe, before)
        return parts

    def _classifier(self, recipe: Recipe, card: ModelCard) -> OpenClassifier | None:
        """The classifier that a recipe asks for. ModelError where there is none that fits."""
        if recipe.classifier is None:
            return None
        given = recipe.classifier.classifier
        path = (
            companion(locate(recipe.model), "classifier")
            if given is None
            else Path(given).expanduser()
        )
        if path is None:
            raise RecipeError(
                "No classifier comes with {model}; name one, or leave the classifier scale out.",
                model=card.name,
            )
        if not path.exists():
            raise ModelError("There is no classifier {path}; give the path of one.", path=path)
        classifier = self._classifiers.get(path)
        check_classifier(classifier.card, card)
        return classifier


def plan_for(recipe: Recipe, schedule: NoiseSchedule, problem: Problem | None = None) -> list[Hop]:
    """The hops of a recipe. RecipeError if the schedule has fewer levels than it has steps."""
    if recipe.steps > len(schedule):
        raise RecipeError(
            "steps must lie between 1 and {most} for this model, not {steps}.",
            most=len(schedule),
            steps=recipe.steps,
        )
    if problem is not None:
        return restoration_plan(problem, schedule, recipe.steps)
    # DPM-Solver++ in 10 steps then comes three times nearer to where 200 would lead.
    if isinstance(recipe.sampler, AnnealedLangevinSpec | PredictorCorrectorSpec):
        return staying_plan(schedule, recipe.steps, recipe.sampler.each, "even")
    spacing: Spacing = "log_snr" if isinstance(recipe.sampler, DPMSolver2MSpec) else "even"
    return schedule.plan(recipe.steps, spacing)


def sampler_for(recipe: Recipe, card: ModelCard, dials: Dials) -> Sampler:
    """The recipe's sampler; its steerable numbers are put among the dials."""
    spec = recipe.sampler
    if isinstance(spec, DDPMSpec):
        if spec.variance != "auto":
            if spec.variance == "learned_range" and not card.learned_variance:
                raise RecipeError(
                    "{model} has no learned variance; choose fixed_small or fixed_large.",
                    model=card.name,
                )
            return DDPM(spec.variance)
        return DDPM("learned_range" if card.learned_variance else "fixed_small")
    if isinstance(spec, DDIMSpec):
        inverts = root_of(recipe).start.kind == "inversion"
        return RoundTrip(dials["eta"]) if inverts else DDIM(dials["eta"])
    if isinstance(spec, AnnealedLangevinSpec):
        return AnnealedLangevin(spec.step_size)
    if isinstance(spec, PredictorCorrectorSpec):
        variance: Variance = "learned_range" if card.learned_variance else "fixed_small"
        return PredictorCorrector(spec.snr, variance)
    return DPMSolver2M()


def conditions_for(recipe: Recipe, parts: Parts, dials: Dials, steps: int) -> tuple[Condition, ...]:
    """The recipe's conditions in the order they need: what mixes two predictions comes first."""
    conditions: list[Condition] = []
    if recipe.classifier_free is not None:
        conditions.append(classifier_free_for(recipe.classifier_free, parts, dials, steps))
    if recipe.classifier is not None:
        conditions.append(classifier_for(recipe.classifier, parts, dials, steps))
    if not conditions:
        return ()
    return (Gauge("clipped_unguided"), *conditions, Gauge("clipped"))


def classifier_free_for(
    spec: ClassifierFreeSpec, parts: Parts, dials: Dials, steps: int
) -> ClassifierFreeGuidance:
    """Classifier-free guidance; RecipeError for a model that has no unlabelled half."""
    card = parts.labels.model
    if card.null_label is None and parts.unlabelled is None:
        raise RecipeError(
            "{model} cannot be guided without a classifier: it was not trained with a null label."
            " Leave the guidance scale out, or name a second model for the unlabelled half.",
            model=card.name,
        )
    scale = limited(dials["guidance_scale"], dials["guidance_interval"], steps, outside=1.0)
    return ClassifierFreeGuidance(
        scale,
        spec.rescale,
        spec.dynamic_threshold,
        None if parts.unlabelled is None else parts.unlabelled.denoiser,
        parts.together,
    )


def classifier_for(
    spec: ClassifierSpec, parts: Parts, dials: Dials, steps: int
) -> ClassifierGuidance:
    """Classifier guidance, in the form that the sampler takes."""
    if parts.classifier is None:
        raise RecipeError("This recipe has a classifier's scale and no classifier; name one.")
    labels, network = parts.labels, parts.model.network
    return ClassifierGuidance(
        parts.classifier,
        lambda k: labels.for_classifier(dials.label(k)),
        limited(dials["classifier_scale"], dials["classifier_interval"], steps, outside=0.0),
        at_once=lambda: network.size,
    )
