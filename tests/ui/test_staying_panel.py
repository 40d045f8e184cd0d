"""The Generate panel with a sampler that takes several steps at each level."""

from __future__ import annotations

from diffusion_studio.recipe import AnnealedLangevinSpec, PredictorCorrectorSpec
from tests.ui.conftest import Sitting


def test_a_sampler_that_stays_brings_its_rows_and_its_steps(sitting: Sitting) -> None:
    document, panel = sitting.studio.document, sitting.studio.window.generate_panel
    assert not panel.each.isVisibleTo(panel)
    panel.sampler.picked.emit("annealed_langevin")
    assert document.parameters.steps == 500
    assert panel.each.isVisibleTo(panel)
    assert panel.step_size.isVisibleTo(panel)
    assert not panel.eta.isVisibleTo(panel)
    panel.each.moved.emit(4.0)
    panel.step_size.moved.emit(0.2)
    assert document.recipe().sampler == AnnealedLangevinSpec(each=4, step_size=0.2)
    panel.sampler.picked.emit("predictor_corrector")
    panel.step_size.moved.emit(0.1)
    assert document.recipe().sampler == PredictorCorrectorSpec(each=2, snr=0.1)
    assert document.parameters.annealed_step == 0.2  # kept while it is out of sight


def test_its_steps_go_with_it_unless_others_were_set(sitting: Sitting) -> None:
    document, panel = sitting.studio.document, sitting.studio.window.generate_panel
    card = document.card
    assert card is not None
    panel.sampler.picked.emit("annealed_langevin")
    panel.sampler.picked.emit("ddim")
    assert document.parameters.steps == card.defaults.steps
    panel.sampler.picked.emit("predictor_corrector")
    panel.steps.moved.emit(170.0)
    panel.sampler.picked.emit("ddim")
    assert document.parameters.steps == 170
