"""What a font file says of itself: version, copyright and licence."""

from __future__ import annotations

import struct
from pathlib import Path

COPYRIGHT, FAMILY, VERSION, LICENCE, LICENCE_ADDRESS = 0, 1, 5, 13, 14
"""Numbers of names in a font's `name` table (OpenType specification 1.9, "name")."""

_WINDOWS = 3
"""The platform whose names are UTF-16, big-endian; every font for today's systems has them."""


def font_names(path: Path) -> dict[int, str]:
    """Name number -> text, of a TrueType or OpenType file; what the file does not say is missing.

    ValueError for a file that is no such font; OSError if it cannot be read.
    """
    content = path.read_bytes()
    try:
        return _names(content, _name_table(content))
    except struct.error as error:
        raise ValueError(f"{path} is not a whole OpenType font") from error


def _name_table(content: bytes) -> int:
    """Where the `name` table begins. The directory of tables begins after 12 bytes, and each of
    its entries is tag, checksum, offset, length."""
    (tables,) = struct.unpack_from(">H", content, 4)
    for entry in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", content, 12 + 16 * entry)
        if tag == b"name":
            return int(offset)
    raise ValueError("the font has no names")


def _names(content: bytes, table: int) -> dict[int, str]:
    _, count, texts = struct.unpack_from(">HHH", content, table)
    names: dict[int, str] = {}
    for record in range(count):
        platform, _, _, number, length, offset = struct.unpack_from(
            ">HHHHHH", content, table + 6 + 12 * record
        )
        if platform == _WINDOWS:
            start = table + texts + offset
            text = content[start : start + length].decode("utf-16-be", errors="replace")
            names.setdefault(number, text)
    return names
