"""The templates of all sentences, as they stand in the program's source: what lupdate cannot find.

A sentence is made where `Sentence(...)` is called, or an error that is `Telling`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
UNSEEN = {Path("cli"), Path("benchmark"), Path("models/shards.py"), Path("models/verify.py")}
"""Where what is said is for the command line alone."""


def templates() -> list[str]:
    """All of them, in the order of the alphabet."""
    return sorted({text for _, call in sentences() if (text := template_of(call)) is not None})


def sentences() -> Iterator[tuple[Path, ast.Call]]:
    """Every call that makes a sentence of a text, and the file that it stands in."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sources()}
    makers = {"Sentence", *_telling(trees.values())}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in makers and node.args:
                yield path, node


def template_of(call: ast.Call) -> str | None:
    """The text that a sentence is made of; None where it is no literal."""
    first = call.args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def sources() -> list[Path]:
    """The files of the rooms whose sentences may be seen in the window."""
    unseen = {PACKAGE / path for path in UNSEEN}
    return sorted(path for path in PACKAGE.rglob("*.py") if not unseen & {path, *path.parents})


def _telling(trees: Iterable[ast.Module]) -> set[str]:
    """The names of the errors that are told in a sentence, as far as they are derived."""
    bases: dict[str, set[str]] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                bases.setdefault(node.name, set()).update(map(_name, node.bases))
    found = {"Telling"}
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return found


def _name(node: ast.expr) -> str:
    """What a name or an attribute is called: ModelError for models.ModelError."""
    return ast.unparse(node).rsplit(".", 1)[-1]
