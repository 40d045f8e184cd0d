"""Which emoji there are and what they show: Unicode's own groups.

The table is an excerpt of the file emoji-test.txt of Unicode's emoji data (UTS #51), which is made
anew, as resources/emoji_groups.json, by

    python -m diffusion_studio.training.data.emoji_groups emoji-test.txt > emoji_groups.json
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from diffusion_studio.models import resources

GROUPS = {
    "Smileys & Emotion": "smileys",
    "People & Body": "people",
    "Animals & Nature": "animals and nature",
    "Food & Drink": "food",
    "Travel & Places": "travel",
    "Activities": "activities",
    "Objects": "objects",
}
"""What each group of Unicode's is called here, in the order of the labels. Signs and flags are left
out: they are writing more than pictures."""

LICENCE = (
    "An excerpt of data files © Unicode, Inc., changed in form, under the Unicode License v3 "
    "(SPDX: Unicode-3.0), https://www.unicode.org/license.txt"
)

SKIN_TONES = range(0x1F3FB, 0x1F400)
CHILDREN = {0x1F466, 0x1F467}
FAMILY = 0x1F46A
OFFENCE = 0x1F595

Table = dict[str, dict[str, str]]
"""Group -> subgroup -> its emoji, parted by blanks, each as code points in hexadecimal joined by
hyphens."""


def emoji_groups() -> dict[str, list[str]]:
    """The emoji of every group as text, in Unicode's order; the groups in that of the labels."""
    path = resources() / "emoji_groups.json"
    table: Table = json.loads(path.read_text(encoding="utf-8"))["groups"]
    return {
        group: [text_of(sequence) for line in subgroups.values() for sequence in line.split()]
        for group, subgroups in table.items()
    }


def text_of(sequence: str) -> str:
    """`2764-FE0F` as the characters that a font draws."""
    return "".join(chr(int(point, 16)) for point in sequence.split("-"))


def excerpt(emoji_test: str) -> dict[str, object]:
    """The table, with version and licence, from the text of emoji-test.txt.

    Kept are the fully qualified sequences of `GROUPS` that `is_picture`. ValueError if the text
    names no version.
    """
    version = re.search(r"^# Version: (\S+)", emoji_test, re.MULTILINE)
    if not version:
        raise ValueError("this is not Unicode's emoji-test.txt: it names no version")
    table: Table = {name: {} for name in GROUPS.values()}
    group = subgroup = ""
    for line in emoji_test.splitlines():
        key, _, value = line.partition(": ")
        if key == "# group":
            group = GROUPS.get(value, "")
        elif key == "# subgroup":
            subgroup = value
        elif group and "; fully-qualified " in line:
            points = line.split(";")[0].split()
            if is_picture(subgroup, {int(point, 16) for point in points}):
                so_far = table[group].get(subgroup, "")
                table[group][subgroup] = f"{so_far} {'-'.join(points)}".lstrip()
    source = f"emoji-test.txt of Unicode Emoji {version[1]}"
    return {"source": source, "licence": LICENCE, "groups": table}


def is_picture(subgroup: str, points: set[int]) -> bool:
    """Whether an emoji is wanted: in the one skin tone that stands for none, no silhouette, as
    which whole families are drawn too since Unicode 15.1, and no gesture that offends."""
    signs = subgroup == "person-symbol" or (subgroup == "family" and points & {*CHILDREN, FAMILY})
    return not (signs or points & {*SKIN_TONES, OFFENCE})


if __name__ == "__main__":
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    sys.stdout.write(json.dumps(excerpt(text), indent=1, ensure_ascii=False) + "\n")
