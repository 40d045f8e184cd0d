"""Data sets: drawn ones and folders of files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from diffusion_studio.training.data.folder import from_folder
from diffusion_studio.training.data.pictures import DataError, Pictures
from diffusion_studio.training.data.rendered import rendered
from diffusion_studio.training.data.scenes import scene


def write(path: Path, colour: tuple[int, int, int], size: tuple[int, int] = (20, 20)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path)


def test_drawn_pictures_are_labelled_and_kept(tmp_path: Path) -> None:
    first = rendered(["flower", "balloon"], 3, 16, tmp_path)
    assert first.names == ("flower", "balloon")
    assert first.labels.tolist() == [0, 0, 0, 1, 1, 1]
    assert np.array_equal(first.values[4], scene("balloon", 1, 16))
    files = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    again = rendered(["flower", "balloon"], 3, 16, tmp_path)
    assert np.array_equal(again.values, first.values)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == files


@pytest.mark.parametrize(
    ("names", "count", "sentence"),
    [
        (["castle"], 3, "no scene 'castle'"),
        (["flower", "flower"], 3, "each scene once"),
        ([], 3, "at least one"),
        (["flower"], 0, "at least one picture"),
    ],
)
def test_drawn_pictures_that_cannot_be(
    tmp_path: Path, names: list[str], count: int, sentence: str
) -> None:
    with pytest.raises(DataError, match=sentence):
        rendered(names, count, 16, tmp_path)


def test_a_folder_with_sub_folders_has_classes(tmp_path: Path) -> None:
    write(tmp_path / "red" / "b.png", (200, 0, 0))
    write(tmp_path / "red" / "a.JPG", (250, 0, 0))
    write(tmp_path / "blue" / "c.jpeg", (0, 0, 200), (40, 20))
    (tmp_path / "red" / "notes.txt").write_text("not a picture")
    (tmp_path / "empty").mkdir()
    pictures = from_folder(tmp_path, 8)
    assert pictures.names == ("blue", "red")
    assert pictures.labels.tolist() == [0, 1, 1]
    assert pictures.values.shape == (3, 8, 8, 3)
    assert np.abs(pictures.values[2, 4, 4].astype(int) - [200, 0, 0]).max() <= 3


def test_a_flat_folder_has_no_classes_and_is_cut_to_the_middle(tmp_path: Path) -> None:
    wide = np.zeros((10, 30, 3), dtype=np.uint8)
    wide[:, 10:20] = 255
    Image.fromarray(wide).save(tmp_path / "wide.png")
    pictures = from_folder(tmp_path, 10)
    assert pictures.names == ()
    assert pictures.values.min() == 255


def test_a_photograph_is_turned_as_its_camera_says(tmp_path: Path) -> None:
    picture = Image.new("RGB", (8, 8))
    picture.paste((255, 0, 0), (0, 0, 8, 4))
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down
    picture.save(tmp_path / "turned.png", exif=exif)
    values = from_folder(tmp_path, 8).values[0]
    assert values[7, 4].tolist() == [255, 0, 0]
    assert values[0, 4].tolist() == [0, 0, 0]


def test_folders_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is not a folder"):
        from_folder(tmp_path / "nowhere", 8)
    with pytest.raises(DataError, match="has no PNG or JPEG"):
        from_folder(tmp_path, 8)
    write(tmp_path / "red" / "a.png", (1, 2, 3))
    write(tmp_path / "loose.png", (1, 2, 3))
    with pytest.raises(DataError, match="beside its sub-folders"):
        from_folder(tmp_path, 8)
    (tmp_path / "loose.png").unlink()
    (tmp_path / "red" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n and then nothing")
    with pytest.raises(DataError, match=r"broken\.png cannot be read"):
        from_folder(tmp_path, 8)


def test_a_batch_has_its_range_labels_and_mirror_images() -> None:
    values = np.zeros((2, 8, 8, 3), dtype=np.uint8)
    values[0, :, :4] = 255  # left half white
    pictures = Pictures(values, np.array([1, 0]), ("black", "half"), mirrored=True)
    x_0, labels = pictures.batch(64, torch.Generator().manual_seed(1))
    assert x_0.shape == (64, 3, 8, 8)
    assert x_0.dtype == torch.float32
    assert (x_0.min(), x_0.max()) == (-1, 1)
    halves = x_0[labels == 1]
    left = halves[:, 0, 0, 0] == 1
    assert 0 < left.sum() < len(halves)
    assert bool((halves[~left][:, 0, 0, 7] == 1).all())
    assert bool((x_0[labels == 0] == -1).all())
    again, _ = pictures.batch(64, torch.Generator().manual_seed(1))
    assert torch.equal(x_0, again)


def test_pictures_and_labels_must_go_together() -> None:
    with pytest.raises(DataError, match="no pictures"):
        Pictures(np.zeros((0, 8, 8, 3), np.uint8), np.zeros(0, np.int64), ())
    with pytest.raises(DataError, match="2 pictures do not go with 1 labels"):
        Pictures(np.zeros((2, 8, 8, 3), np.uint8), np.zeros(1, np.int64), ())
