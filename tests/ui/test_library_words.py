"""What the gallery says of a picture, and which words find it."""

from __future__ import annotations

from diffusion_studio.library.entry import Entry, Facts
from diffusion_studio.ui.library.words import marked_title, names_now, words_of

PLAIN = Facts("pictures/a.png", 0.0, "scenes-32", "boat", "generate", "ddim", 50, "7", 1, 1)


def of(**changes: object) -> Entry:
    told = {name: getattr(PLAIN, name) for name in PLAIN.__slots__}
    return Entry(1, Facts(**{**told, **changes}), star=True)


def test_a_restoration_is_called_by_its_damage_and_solver() -> None:
    entry = of(task="gaussian_blur", solver="daps", sampler="")
    assert marked_title(entry) == "★ boat · DAPS"
    assert "Restored: Gaussian blur" in words_of(entry)
    assert "scenes-32, DAPS, 50 steps, seed 7" in words_of(entry)
    with_sampler = of(task="gaussian_blur", solver="dps", sampler="ddim")
    assert "DPS, DDIM, 50 steps" in words_of(with_sampler)


def test_what_did_not_reach_its_end_says_so() -> None:
    failed = of(ending="failed", done=12, reason="Memory is short.")
    assert marked_title(failed) == "★ ✕ boat"
    assert "Failed after step 12 of 50: Memory is short." in words_of(failed)
    assert "Stopped after step 3 of 50" in words_of(of(ending="stopped", done=3))
    assert "after step" not in words_of(of())


def test_other_beginnings_are_named() -> None:
    assert "Interpolate" in words_of(of(start="path"))
    assert "Branch" in words_of(of(start="step"))
    assert "Generated" in words_of(of())


def test_a_kind_that_a_later_program_knows_is_shown_as_it_is() -> None:
    entry = of(task="fog_of_war", solver="oracle", sampler="quantum", start="dream")
    assert "Restored: fog of war" in words_of(entry)
    assert "oracle, quantum" in words_of(entry)


def test_every_name_is_a_word_that_can_be_typed() -> None:
    for column, kinds in names_now().items():
        for kind, name in kinds.items():
            assert name.strip(), (column, kind)
