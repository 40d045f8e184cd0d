"""How large a folder is, and what in it: one table for the bundle and for what it was made of."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

MIB = 1 << 20


def sizes(folder: Path, depth: int = 1) -> Counter[str]:
    """Bytes of each part of `folder`, links not followed: "torch/lib" with a depth of 2."""
    found: Counter[str] = Counter()
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            if not path.is_symlink():
                part = "/".join(path.relative_to(folder).parts[:depth])
                found[part] += path.stat().st_size
    return found


def table(found: Counter[str], rows: int = 12) -> str:
    """The largest parts in MiB, the rest in one line, and the sum, as Markdown."""
    largest = found.most_common(rows)
    rest = found.total() - sum(size for _, size in largest)
    lines = ["| part | MiB |", "|--|--:|"]
    lines += [f"| {part} | {size / MIB:.1f} |" for part, size in largest]
    lines += [f"| the rest | {rest / MIB:.1f} |", f"| all | {found.total() / MIB:.1f} |"]
    return "\n".join(lines)
