"""Emoji: the font's glyphs, and the ways in which they are shown."""

from __future__ import annotations

import colorsys
import struct
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw, ImageFont
from torch import Tensor

from diffusion_studio.training.data import drawn, emoji_atlas, emoji_groups
from diffusion_studio.training.data.emoji import Emoji
from diffusion_studio.training.data.emoji_atlas import SIDE, STRIKE, Atlas, find_font, load_atlas
from diffusion_studio.training.data.emoji_variation import NUMBERS, TINT, TURN, shown
from diffusion_studio.training.data.font_names import FAMILY, VERSION, font_names
from diffusion_studio.training.data.source import DataError

CENTRED = [0.5] * 6 + [0.0] * 4
"""Numbers of a glyph that is neither moved, turned nor tinted, on white."""

SMALL_TEST_FILE = """# emoji-test.txt
# Version: 99.0

# group: Smileys & Emotion

# subgroup: face-smiling
1F600                  ; fully-qualified     # 😀 E1.0 grinning face
263A FE0F              ; fully-qualified     # ☺️ E0.6 smiling face
263A                   ; unqualified         # ☺ E0.6 smiling face

# group: People & Body

# subgroup: hand-fingers-open
1F44B                  ; fully-qualified     # 👋 E0.6 waving hand
1F44B 1F3FB            ; fully-qualified     # 👋🏻 E1.0 waving hand: light skin tone
1F595                  ; fully-qualified     # 🖕 E1.0 middle finger

# subgroup: family
1F46B                  ; fully-qualified     # 👫 E0.6 woman and man holding hands
1F46A                  ; fully-qualified     # 👪 E0.6 family
1F468 200D 1F466       ; fully-qualified     # 👨‍👦 E4.0 family: man, boy

# subgroup: person-symbol
1F465                  ; fully-qualified     # 👥 E1.0 busts in silhouette

# group: Component

# subgroup: hair-style
1F9B0                  ; component           # 🦰 E11.0 red hair

# group: Flags

# subgroup: flag
1F3C1                  ; fully-qualified     # 🏁 E0.6 chequered flag
"""


def _disc(colour: tuple[int, int, int], radius: int = 40) -> Tensor:
    """A glyph: a disc in the middle with soft edges, colours times alpha."""
    y, x = np.mgrid[:SIDE, :SIDE] - (SIDE - 1) / 2
    alpha = np.clip(radius - np.hypot(x, y) + 0.5, 0, 1)
    layers = [alpha * part for part in (*colour, 255)]
    return torch.from_numpy(np.stack(layers).round().astype(np.uint8))


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """Two reds and a small red, three blues of one group and its own grey."""
    reds = [_disc((220, 30, 30)), _disc((255, 120, 100)), _disc((220, 30, 30), 10)]
    blues = [_disc((20, 40, 220)), _disc((90, 120, 255))]
    return Atlas(torch.stack(reds + blues), (3, 2), ("red", "blue"), "drawn for tests")


@pytest.fixture(scope="module")
def font() -> Path:
    """Noto Color Emoji; these tests alone need it."""
    path = find_font()
    if path is None:
        pytest.skip("Noto Color Emoji is not installed")
    return path


@pytest.fixture(scope="module")
def noto(font: Path) -> Atlas:
    return load_atlas(font)


def _show(glyph: Tensor, numbers: list[float], size: int = 64) -> Tensor:
    """int64 [3, size, size]."""
    return shown(glyph[None], torch.tensor([numbers]), size)[0].long()


def _centre(image: Tensor) -> tuple[float, float]:
    """(x, y) of what is not the background's colour, in pixels."""
    there = (image - image[:, :1, :1]).abs().sum(0).double()
    y, x = torch.meshgrid(*(torch.arange(n) + 0.5 for n in there.shape), indexing="ij")
    return float((x * there).sum() / there.sum()), float((y * there).sum() / there.sum())


@pytest.mark.parametrize("size", [16, 32, 64, 128, 256])
def test_a_glyph_at_rest_is_the_glyph_made_smaller(size: int) -> None:
    y, x = np.mgrid[:SIDE, :SIDE]
    rng = np.random.default_rng(0)
    rough = rng.integers(0, 256, (3, 17, 17)).repeat(8, axis=1).repeat(8, axis=2)
    alpha = np.where(np.hypot(x - 68, y - 68) < 60, 255, 0)
    glyph = np.concatenate([rough * alpha // 255, alpha[None]]).astype(np.uint8)
    image = _show(torch.from_numpy(glyph), CENTRED, size)
    width = 0.85 * size  # the middle of the scales
    on_white = (glyph[:3].astype(int) + 255 - glyph[3:]).transpose(1, 2, 0)
    padded = np.full((160, 160, 3), 255, np.uint8)
    padded[12:148, 12:148] = on_white
    low, high = 80 - SIDE * size / width / 2, 80 + SIDE * size / width / 2
    expected = Image.fromarray(padded).resize(
        (size, size), Image.Resampling.BOX, (low, low, high, high)
    )
    difference = (image - torch.from_numpy(np.array(expected)).permute(2, 0, 1).long()).abs()
    assert float(difference.double().mean()) < 6


def test_small_pictures_do_not_flicker() -> None:
    """Fine stripes become grey, wherever they lie: nothing is left out between the pixels."""
    stripes = torch.full((4, SIDE, SIDE), 255, dtype=torch.uint8)
    stripes[:3, :, ::2] = 0
    for place in torch.linspace(0, 1, 7).tolist():
        image = _show(stripes, [0.5, 0.5, place, 0.5, 0.5, 0.5, 0, 0, 0, 0], 16)
        inner = image[:, 5:11, 5:11].double()
        assert 110 < float(inner.mean()) < 145
        assert float(inner.std()) < 16


def test_a_glyph_moves_and_grows_as_its_numbers_say() -> None:
    disc = _disc((20, 40, 220))
    x, y = _centre(_show(disc, CENTRED))
    assert (x, y) == pytest.approx((32, 32), abs=0.05)
    right, down = CENTRED.copy(), CENTRED.copy()
    right[2], down[3] = 0.9, 0.9
    moved = 0.8 * 0.15 * 32  # four fifths of the way to the edge that a glyph of 0.85 has
    assert _centre(_show(disc, right)) == pytest.approx((32 + moved, 32), abs=0.1)
    assert _centre(_show(disc, down)) == pytest.approx((32, 32 + moved), abs=0.1)
    areas = []
    for scale in (0.0, 0.999):
        image = _show(disc, [scale, *CENTRED[1:]])
        areas.append(float((255 - image[0]).sum()))
    assert areas[1] / areas[0] == pytest.approx((0.94 / 0.76) ** 2, rel=0.01)


def test_a_glyph_turns_by_ten_degrees_at_most_and_stays_upright() -> None:
    bar = torch.zeros(4, SIDE, SIDE, dtype=torch.uint8)
    bar[3, 20:68, 64:72] = 255  # black, from the middle upwards
    for number, turn in ((0.0, -TURN), (0.5, 0.0), (1.0, TURN)):
        x, y = _centre(_show(bar, [0.5, number, *CENTRED[2:]], 128))
        angle = np.arctan2(x - 64, 64 - y)
        assert angle == pytest.approx(turn, abs=0.01)


@pytest.mark.parametrize(("number", "turn"), [(0.0, -TINT), (0.5, 0.0), (1.0, TINT)])
def test_hues_turn_a_little_and_greys_not_at_all(number: float, turn: float) -> None:
    numbers = [*CENTRED[:4], number, *CENTRED[5:]]
    grey = _show(_disc((120, 120, 120)), numbers)[:, 32, 32]
    assert (grey - 120).abs().max() <= 1
    before = colorsys.rgb_to_hsv(200 / 255, 120 / 255, 60 / 255)[0]
    after = colorsys.rgb_to_hsv(*(_show(_disc((200, 120, 60)), numbers)[:, 32, 32] / 255))[0]
    assert (after - before) * 2 * np.pi == pytest.approx(turn, abs=0.05)


def test_backgrounds_are_white_or_soft() -> None:
    disc = _disc((10, 20, 30))
    numbers = torch.rand(100, NUMBERS, generator=torch.Generator().manual_seed(0))
    corners = shown(disc.expand(100, -1, -1, -1), numbers, 16)[:, :, 0, 0].long()
    white = (corners == 255).all(dim=1)
    assert 35 < int(white.sum()) < 65
    assert int(corners.min()) >= 0.86 * 0.7 * 255 - 1
    assert len({tuple(corner) for corner in corners[~white].tolist()}) > 25


def test_a_picture_is_a_function_of_its_glyph_and_seed(atlas: Atlas) -> None:
    emoji = Emoji(32, atlas=atlas)
    together = emoji.draw(0, range(100, 130), "cpu")
    alone = torch.cat([emoji.draw(0, range(seed, seed + 1), "cpu") for seed in range(100, 130)])
    assert (together.int() - alone.int()).abs().max() <= 1
    assert len({picture.numpy().tobytes() for picture in together}) == 30
    other = Emoji(32, seed=7, atlas=atlas).draw(0, range(100, 130), "cpu")
    assert torch.equal(together, other)  # the data set's seed only chooses which are shown


def test_large_pictures_are_drawn_in_parts(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    emoji = Emoji(16, atlas=atlas)
    whole = emoji.draw(1, range(20), "cpu")
    monkeypatch.setattr("diffusion_studio.training.data.emoji._PIXELS", 3 * SIDE**2 // 4)
    assert torch.equal(emoji.draw(1, range(20), "cpu"), whole)


def test_glyphs_of_a_group_take_turns(atlas: Atlas) -> None:
    pictures = Emoji(32, atlas=atlas).draw(0, range(30), "cpu").long()
    background = pictures[:, :, :1, :1]
    sizes = ((pictures - background).abs().amax(dim=1) > 20).flatten(1).sum(dim=1)
    small = sizes < 100
    assert small.tolist() == [seed % 3 == 2 for seed in range(30)]


def test_a_batch_is_balanced_labelled_rightly_and_repeatable(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawn, "POOL", 64)
    emoji = Emoji(16, atlas=atlas)
    x_0, labels = emoji.batch(9, 300, torch.Generator().manual_seed(2))
    again, _ = Emoji(16, atlas=atlas).batch(9, 300, torch.Generator().manual_seed(2))
    assert torch.equal(x_0, again)
    assert x_0.shape == (300, 3, 16, 16)
    assert 110 < int(labels.sum()) < 190
    glyph = x_0[:, :, 7:9, 7:9].mean(dim=(2, 3))
    background = x_0[:, :, 0, 0]
    redder = (glyph - background)[:, 0] > (glyph - background)[:, 2]
    assert torch.equal(redder, labels == 0)


def test_splits_are_other_variations(atlas: Atlas) -> None:
    emoji = Emoji(16, atlas=atlas)
    assert (emoji.names, emoji.size, emoji.about) == (("red", "blue"), 16, "drawn for tests")
    sets = []
    for split in ("training", "validation", "test"):
        pictures, labels = emoji.examples(split, 20)
        assert pictures.shape == (20, 3, 16, 16)
        assert labels.tolist() == [0, 1] * 10
        sets.append({picture.numpy().tobytes() for picture in pictures})
    assert len(set.union(*sets)) == 60


def test_the_table_has_every_group_once() -> None:
    groups = emoji_groups.emoji_groups()
    assert tuple(groups) == tuple(emoji_groups.GROUPS.values())
    assert {"😀", "❤️"} <= set(groups["smileys"])
    assert {"👋", "👩‍🎓", "👫"} <= set(groups["people"])
    assert "🦊" in groups["animals and nature"]
    assert "🍕" in groups["food"]
    everything = [text for texts in groups.values() for text in texts]
    assert len(everything) == len(set(everything)) == 1346
    left_out = "👋🏽", "👪", "🏁", "♻️", "👥", "🇰🇷"
    assert not set(left_out) & set(everything)


def test_the_table_is_an_excerpt_of_unicodes_file() -> None:
    made = emoji_groups.excerpt(SMALL_TEST_FILE)
    assert made["source"] == "emoji-test.txt of Unicode Emoji 99.0"
    assert "Unicode License v3" in str(made["licence"])
    groups = made["groups"]
    assert isinstance(groups, dict)
    assert {name: lines for name, lines in groups.items() if lines} == {
        "smileys": {"face-smiling": "1F600 263A-FE0F"},
        "people": {"hand-fingers-open": "1F44B", "family": "1F46B"},
    }
    with pytest.raises(ValueError, match="names no version"):
        emoji_groups.excerpt("something else")


def test_a_missing_font_is_told_with_its_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(emoji_atlas, "_FOLDERS", (tmp_path,))
    monkeypatch.setenv("PATH", "")  # no fontconfig either
    assert find_font() is None
    with pytest.raises(DataError, match="package fonts-noto-color-emoji of Debian"):
        Emoji(16)


def test_a_font_is_found_below_the_usual_places(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(emoji_atlas, "_FOLDERS", (tmp_path / "none", tmp_path))
    path = tmp_path / "truetype" / "noto" / "NotoColorEmoji.ttf"
    path.parent.mkdir(parents=True)
    path.touch()
    assert find_font() == path


def test_files_that_are_no_emoji_font_are_told(tmp_path: Path) -> None:
    words = tmp_path / "words.ttf"
    words.write_text("these are words")
    with pytest.raises(DataError, match=r"words\.ttf is not a font with coloured emoji of 109"):
        load_atlas(words)
    with pytest.raises(DataError, match=r"gone\.ttf is not a font"):
        load_atlas(tmp_path / "gone.ttf")


def test_names_are_read_from_a_font_file(tmp_path: Path) -> None:
    text = "Ä font".encode("utf-16-be")
    other_platform = struct.pack(">6H", 1, 0, 0, FAMILY, 3, 0)
    record = struct.pack(">6H", 3, 1, 0x409, FAMILY, len(text), 3)
    table = struct.pack(">3H", 0, 2, 6 + 24) + other_platform + record + b"old" + text
    start = 12 + 2 * 16
    entries = struct.pack(">4sLLL", b"head", 0, 0, 0) + struct.pack(
        ">4sLLL", b"name", 0, start, len(table)
    )
    content = struct.pack(">L4H", 0x00010000, 2, 0, 0, 0) + entries + table
    path = tmp_path / "font.ttf"
    path.write_bytes(content)
    assert font_names(path) == {FAMILY: "Ä font"}
    path.write_bytes(content[: start + 8])
    with pytest.raises(ValueError, match="not a whole OpenType font"):
        font_names(path)
    path.write_bytes(struct.pack(">L4H", 0x00010000, 0, 0, 0, 0))
    with pytest.raises(ValueError, match="has no names"):
        font_names(path)


def test_noto_draws_every_emoji_of_the_table(noto: Atlas, font: Path) -> None:
    assert noto.names == tuple(emoji_groups.GROUPS.values())
    assert sum(noto.counts) == len(noto.glyphs) == 1346
    assert "Noto Color Emoji, Version 2" in noto.about
    assert "SIL Open Font License, Version 1.1" in noto.about
    assert font_names(font)[VERSION].startswith("Version")
    different = {glyph.numpy().tobytes() for glyph in noto.glyphs}
    assert len(different) > 1300


def test_a_glyph_on_white_is_what_pillow_draws_on_white(noto: Atlas, font: Path) -> None:
    drawer = ImageFont.truetype(font, STRIKE)
    for index, text in enumerate(emoji_groups.emoji_groups()["smileys"][:20]):
        expected = Image.new("RGB", (SIDE, SIDE), "white")
        ImageDraw.Draw(expected).text((0, 4), text, font=drawer, embedded_color=True)
        glyph = noto.glyphs[index].int().numpy()
        ours = (glyph[:3] + 255 - glyph[3:]).transpose(1, 2, 0)
        assert np.abs(ours - np.asarray(expected).astype(int)).max() <= 1


def test_emoji_of_noto_are_recognisable(noto: Atlas) -> None:
    """Faces are yellow, as in every edition; a person has looked at the rest."""
    faces, labels = Emoji(64, atlas=noto).examples("training", 7 * 14)
    middle = faces[labels == 0][:, :, 20:26, 24:40].double().mean(dim=(0, 2, 3))
    red, green, blue = middle.tolist()
    assert red > 200
    assert green > 150
    assert blue < 110
