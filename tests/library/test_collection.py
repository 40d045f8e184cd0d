"""The library keeps every picture, finds it, and survives what happens to its files."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from diffusion_studio.library.collection import (
    INDEX_FILE,
    MARKS_FILE,
    PICTURES,
    Collection,
    holds_library,
)
from diffusion_studio.library.entry import Entry
from diffusion_studio.library.files import SaveError
from diffusion_studio.library.index import Names
from diffusion_studio.library.picture import Provenance, encode_picture, read_provenance
from diffusion_studio.library.thumbnails import THUMBNAIL
from diffusion_studio.library.writer import rescued
from diffusion_studio.recipe import DDPMSpec, Recipe
from diffusion_studio.sentence import Sentence, clause, to_json
from tests.restorations import restoration

RECEIPT = {"device": "CPU", "batch": 2}


def recipe(label: str, seed: int = 5, count: int = 1) -> Recipe:
    return Recipe(model="scenes-32", label=label, seed=seed, count=count)


def noise(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (count, 8, 8, 3), dtype=np.uint8)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Collection]:
    with Collection(tmp_path / "library") as library:
        yield library


def labels(library: Collection, numbers: list[int]) -> list[str]:
    return [entry.facts.label for entry in library.entries(numbers)]


def only(library: Collection, words: str = "") -> Entry:
    (entry,) = library.entries(library.find(words))
    return entry


def test_a_batch_is_kept_picture_by_picture(library: Collection) -> None:
    images = noise(2)
    first, second = library.keep(images, recipe("boat", count=2), RECEIPT)
    assert (first.facts.seed, second.facts.seed) == ("5", "6")
    with Image.open(library.path(second)) as picture:
        np.testing.assert_array_equal(np.asarray(picture), images[1])
    provenance = read_provenance(library.path(second))
    assert provenance.recipe == recipe("boat", seed=6)
    assert provenance.receipt["image"] == 1
    assert library.entries(library.find()) == [second, first]


def test_words_find_pictures_by_what_made_them(library: Collection) -> None:
    library.keep(noise(1), recipe("boat", seed=2**64 - 1), RECEIPT)
    library.keep(noise(1), recipe("고양이"), RECEIPT)
    ancestral = recipe("cat").model_copy(update={"sampler": DDPMSpec(), "model": "/x/other.pt"})
    library.keep(noise(1), ancestral, RECEIPT)
    assert labels(library, library.find("BOAT scenes-32")) == ["boat"]
    assert labels(library, library.find("ddpm")) == ["cat"]
    assert labels(library, library.find("other.pt cat")) == ["cat"]
    assert labels(library, library.find("고양이")) == ["고양이"]
    assert labels(library, library.find(str(2**64 - 1))) == ["boat"]
    assert library.find("boat ddpm") == []
    assert library.find("%") == []
    assert len(library.find("2")) == 3  # at least the year
    assert labels(library, library.find(order="label")) == ["boat", "cat", "고양이"]
    assert labels(library, library.find(order="oldest")) == ["boat", "고양이", "cat"]


def test_stars_and_notes_outlive_the_index(library: Collection, tmp_path: Path) -> None:
    library.keep(noise(1), recipe("boat"), RECEIPT)
    library.keep(noise(1), recipe("cat"), RECEIPT)
    number = library.find("boat")[0]
    library.star([number])
    library.note(number, "First_Light: über dem Meer")
    assert labels(library, library.find("ÜBER first_light")) == ["boat"]
    library.close()
    (tmp_path / "library" / INDEX_FILE).unlink()
    with Collection(tmp_path / "library") as again:
        assert labels(again, again.find(starred=True)) == ["boat"]
        assert only(again, "boat").note == "First_Light: über dem Meer"
        assert labels(again, again.find("über")) == ["boat"]
        assert not only(again, "cat").star


def test_the_bin_can_be_undone_and_emptied(library: Collection) -> None:
    library.keep(noise(1), recipe("boat"), RECEIPT)
    library.keep(noise(1), recipe("cat"), RECEIPT)
    boat, cat = library.find("boat"), library.find("cat")
    library.to_bin(boat)
    assert labels(library, library.find()) == ["cat"]
    assert labels(library, library.find(place="bin")) == ["boat"]
    library.from_bin(boat)
    assert library.find("boat") == boat
    assert only(library, "boat").binned is None
    library.to_bin(cat)
    assert library.empty_bin(days=30) == 0
    assert library.empty_bin() == 1
    assert library.find(place="bin") == []
    assert len([*library.folder.rglob("*.png")]) == 1


def test_what_others_do_to_the_folder_is_taken_in(library: Collection, tmp_path: Path) -> None:
    library.keep(noise(1), recipe("boat"), RECEIPT)
    folder = library.folder / PICTURES
    strange = folder / "from elsewhere"
    strange.mkdir()
    (strange / "그림.png").write_bytes(encode_picture(noise(1)[0], Provenance(recipe("fish"))))
    (strange / "plain.png").write_bytes(encode_picture(noise(1)[0]))
    (strange / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    (strange / ".half.png").write_bytes(b"")
    outside = tmp_path / "outside.png"
    outside.write_bytes(encode_picture(noise(1)[0], Provenance(recipe("secret"))))
    (strange / "link.png").symlink_to(outside)
    library.refresh()
    assert sorted(labels(library, library.find())) == ["boat", "fish"]
    library.path(only(library, "boat")).unlink()
    library.refresh()
    assert labels(library, library.find()) == ["fish"]
    assert outside.exists()


@pytest.mark.parametrize("damage", [b"not a database at all, but long enough" * 99, b""])
def test_a_damaged_index_is_set_aside(library: Collection, tmp_path: Path, damage: bytes) -> None:
    library.keep(noise(2), recipe("boat", count=2), RECEIPT)
    library.close()
    (tmp_path / "library" / INDEX_FILE).write_bytes(damage)
    with Collection(tmp_path / "library") as again:
        assert labels(again, again.find()) == ["boat", "boat"]
        assert bool(damage) == ("set aside as index.sqlite3.broken-" in again.told)
        kept = [path.read_bytes() for path in again.folder.glob("*.broken-*")]
        assert kept == ([damage] if damage else [])


def test_a_newer_programs_index_is_not_touched(library: Collection, tmp_path: Path) -> None:
    library.close()
    path = tmp_path / "library" / INDEX_FILE
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with Collection(tmp_path / "library") as again:
        assert "newer version" in again.told
    assert len([*path.parent.glob("*.broken-*")]) == 1


def test_two_programs_use_one_library(library: Collection) -> None:
    with Collection(library.folder) as other:
        library.keep(noise(1), recipe("boat"), RECEIPT)
        other.keep(noise(1), recipe("boat"), RECEIPT)
        assert library.find("boat") == other.find("boat")
        assert len(library.find("boat")) == 2


def test_marks_cut_short_are_passed_over(library: Collection, tmp_path: Path) -> None:
    library.keep(noise(1), recipe("boat"), RECEIPT)
    library.star(library.find())
    library.close()
    marks = tmp_path / "library" / MARKS_FILE
    marks.write_text('[1]\n{"star": true}\n' + marks.read_text() + '{"path": "2026')
    (tmp_path / "library" / INDEX_FILE).unlink()
    with Collection(tmp_path / "library") as again:
        assert only(again).star


def test_thumbnails_are_small_and_kept(library: Collection) -> None:
    large = np.zeros((1, 30, 400, 3), np.uint8)
    library.keep(large, recipe("boat"), RECEIPT)
    library.keep(noise(1), recipe("cat"), RECEIPT)
    for label, size in (("boat", (THUMBNAIL, 12)), ("cat", (THUMBNAIL, THUMBNAIL))):
        data = library.thumbnail(only(library, label))
        assert data is not None
        with Image.open(BytesIO(data)) as picture:
            assert picture.size == size
        assert library.thumbnail(only(library, label)) == data
    entry = only(library, "cat")
    library.path(entry).write_bytes(b"no picture")
    library.refresh()
    (library.folder / "thumbnails" / f"{entry.number}.png").unlink()
    assert library.thumbnail(entry) is None


KEEPER = """
import sys
from pathlib import Path
import numpy as np
from diffusion_studio.library.collection import Collection
from diffusion_studio.recipe import Recipe
with Collection(Path(sys.argv[1])) as library:
    print("ready", flush=True)
    for seed in range(10_000):
        image = np.full((1, 64, 64, 3), seed % 256, np.uint8)
        (entry,) = library.keep(image, Recipe(model="m", seed=seed), {})
        print(entry.facts.path, flush=True)
"""


@pytest.mark.parametrize("after", [0, 1, 7])
def test_a_killed_program_loses_nothing_that_was_kept(tmp_path: Path, after: int) -> None:
    folder = tmp_path / "library"
    command = [sys.executable, "-c", KEEPER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as keeper:
        assert keeper.stdout is not None
        assert keeper.stdout.readline() == "ready\n"
        kept = [keeper.stdout.readline().strip() for _ in range(after)]
        keeper.kill()
        kept += keeper.stdout.read().split("\n")[:-1]
    with Collection(folder) as library:
        assert library.told == ""
        entries = library.entries(library.find())
        assert {entry.facts.path for entry in entries} >= set(kept)
        for entry in entries:
            with Image.open(library.path(entry)) as picture:
                picture.load()
                assert picture.size == (64, 64)


def test_a_library_is_known_by_its_id(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    assert not holds_library(folder)
    with Collection(folder) as library:
        identity = library.identity
        library.keep(noise(1), recipe("star"), {})
    assert holds_library(folder)
    assert len(identity) == 32
    (folder / "library.json").unlink()
    assert holds_library(folder), "its pictures tell as well"
    with Collection(folder, known=identity) as again:
        assert again.identity == identity
    with Collection(tmp_path / "another") as other:
        assert other.identity not in ("", identity)


def test_pictures_that_lay_elsewhere_are_taken_in(tmp_path: Path) -> None:
    made = "2024-03-05T10:00:00.000+00:00"
    refuge = tmp_path / "refuge"
    rescued(noise(3), recipe("star", count=3), {"made": made}, refuge)
    (refuge / "broken.png").write_bytes(b"no picture")
    with Collection(tmp_path / "library") as library:
        assert library.take_in(refuge) == 3
        assert [path.name for path in refuge.iterdir()] == ["broken.png"]
        entries = library.entries(library.find())
        assert len(entries) == 3
        assert {entry.facts.path.split("/")[1] for entry in entries} == {"2024-03"}
        assert library.take_in(refuge) == 0


def restored(operator: str, solver: str) -> Recipe:
    return Recipe.build(model="scenes-32", restoration=restoration(operator, solver))


def test_restorations_are_found_by_their_damage_and_solver(tmp_path: Path) -> None:
    with Collection(tmp_path / "library") as library:
        library.keep(noise(1), restored("denoising", "daps"), {})
        library.keep(noise(1), restored("gaussian_blur", "dps"), {})
        (daps,), (dps,) = library.find("denois daps"), library.find("gaussian blur")
        one, other = library.entries([daps, dps])
        assert (one.facts.solver, one.facts.sampler) == ("daps", ""), "DAPS takes its own steps"
        assert (other.facts.solver, other.facts.sampler) == ("dps", "ddim")
        assert library.find("ddim") == [dps]
        names: Names = {"task": {"denoising": "잡음 제거"}, "sampler": {"ddim": "디딤"}}
        assert library.find("잡음 제거", names=names) == [daps]
        assert library.find("디딤 dps", names=names) == [dps]
        assert library.find("잡음 dps", names=names) == []


def test_an_older_index_learns_what_was_not_read_before(tmp_path: Path) -> None:
    with Collection(tmp_path / "library") as library:
        (entry,) = library.keep(noise(1), restored("denoising", "daps"), {})
        library.note(entry.number, "sky")
    connection = sqlite3.connect(tmp_path / "library" / INDEX_FILE)
    connection.executescript(
        "ALTER TABLE pictures DROP COLUMN solver; ALTER TABLE pictures DROP COLUMN start;"
        "ALTER TABLE pictures DROP COLUMN ending; ALTER TABLE pictures DROP COLUMN done;"
        "ALTER TABLE pictures DROP COLUMN reason;"
        "UPDATE pictures SET sampler = 'ddim', words = 'scenes-32 denoising ddim';"
        "PRAGMA user_version = 1"
    )
    connection.close()
    with Collection(tmp_path / "library") as again:
        assert again.told == ""
        assert again.find("daps sky") == [entry.number]
        assert again.find("ddim") == []


def test_what_stopped_or_failed_on_its_way_is_told_and_found(tmp_path: Path) -> None:
    with Collection(tmp_path / "library") as library:
        library.keep(noise(1), recipe("boat"), {})
        library.keep(noise(1), recipe("boat"), {"stopped_at": 3})
        library.keep(noise(1), recipe("boat"), {"stopped_at": 4, "failed": "Memory is short."})
        library.keep(noise(1), recipe("boat"), {"stopped_at": "no number", "failed": []})
        library.keep(noise(1), recipe("boat"), {"stopped_at": 10**30})
        (failed,), (stopped,) = library.find("failed"), library.find("stopped")
        found = {entry.number: entry.facts for entry in library.entries(library.find())}
        assert (found[failed].done, found[failed].reason) == (4, "Memory is short.")
        assert (found[stopped].done, found[stopped].reason) == (3, "")
        ends = [facts.ending for facts in found.values()]
        assert ends.count("finished") == 3


def test_the_reason_of_a_failed_run_stays_a_sentence_that_other_languages_can_say(
    tmp_path: Path,
) -> None:
    reason = Sentence("Step {k} needs {need}.", k=3, need=clause(Sentence("More memory.")))
    spoilt = {"sentence": "{a:>999999999}", "values": {"a": 1}}
    with Collection(tmp_path / "library") as library:
        library.keep(noise(1), recipe("boat"), {"stopped_at": 3, "failed": to_json(reason)})
        library.keep(noise(1), recipe("sky"), {"stopped_at": 3, "failed": spoilt})
        (entry,) = library.entries(library.find("failed"))
        assert isinstance(entry.facts.reason, Sentence)
        assert entry.facts.reason == "Step 3 needs more memory."
        german = {
            "Step {k} needs {need}.": "Schritt {k} braucht {need}.",
            "More memory.": "Mehr Speicher.",
        }
        said = entry.facts.reason.said(lambda text: german.get(text, text))
        assert said == "Schritt 3 braucht mehr Speicher."
        assert library.find("stopped sky") == library.find("sky")
    (tmp_path / "library" / INDEX_FILE).unlink()
    with Collection(tmp_path / "library") as library:
        (again,) = library.entries(library.find("failed"))
        assert again.facts == entry.facts


def test_nothing_is_written_where_the_library_was(tmp_path: Path) -> None:
    folder = tmp_path / "disk" / "library"
    with Collection(folder) as library:
        library.keep(noise(1), recipe("boat"), {})
        (tmp_path / "disk").rename(tmp_path / "unplugged")
        with pytest.raises(SaveError, match="cannot be written"):
            library.keep(noise(1), recipe("boat"), {})
        assert not folder.exists()
