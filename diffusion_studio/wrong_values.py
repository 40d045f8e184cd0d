"""What pydantic found wrong with a value, in words for a person: "steps must be at least 1, not 0".

Its own sentences ("Input should be …") are of its types, not of what a person set.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from diffusion_studio.sentence import Sentence, clause

LONGEST_VALUE = 40  # letters of a value that is shown

_KINDS = (
    ("int_", Sentence("a whole number")),
    ("float_", Sentence("a number")),
    ("finite_number", Sentence("a finite number")),
    ("bool_", Sentence("true or false")),
    ("string_type", Sentence("text")),
    ("string_unicode", Sentence("text")),
    ("string_pattern_mismatch", Sentence("written otherwise")),
    ("list_type", Sentence("a list")),
    ("tuple_type", Sentence("a list")),
    ("set_type", Sentence("a list")),
    ("dict_type", Sentence("an object of names and values")),
    ("model_type", Sentence("an object of names and values")),
    ("model_attributes_type", Sentence("an object of names and values")),
    ("dataclass_type", Sentence("an object of names and values")),
    ("none_required", Sentence("nothing (null)")),
    ("is_instance_of", Sentence("of another kind")),
)
"""What a value must be, by how the kind of the error begins."""

_BOUNDS = {
    "greater_than": Sentence("be more than {gt}"),
    "greater_than_equal": Sentence("be at least {ge}"),
    "less_than": Sentence("be less than {lt}"),
    "less_than_equal": Sentence("be at most {le}"),
    "multiple_of": Sentence("be a multiple of {multiple_of}"),
    "literal_error": Sentence("be {expected}"),
    "enum": Sentence("be {expected}"),
    "string_too_short": Sentence("have at least {min_length} letters"),
    "string_too_long": Sentence("have at most {max_length} letters"),
    "too_short": Sentence("have at least {min_length} entries"),
    "too_long": Sentence("have at most {max_length} entries"),
    "union_tag_invalid": Sentence("be of the kind {expected_tags}"),
    "union_tag_not_found": Sentence("be an object that names its kind"),
}
"""What is asked for, by the kind of the error; the values are those that pydantic gives with it."""

_BOUNDS_OF_ONE = {
    "string_too_short": Sentence("have at least 1 letter"),
    "string_too_long": Sentence("have at most 1 letter"),
    "too_short": Sentence("have at least 1 entry"),
    "too_long": Sentence("have at most 1 entry"),
}


def fault(error: ValidationError) -> Sentence:
    """The first thing wrong, as the middle of a sentence: no capital, no full stop."""
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"] if not _of_union(part))
    what = predicate(first)
    named = place or first["type"] != "value_error"
    return joined(place or Sentence("it"), what) if named else what


def joined(name: str, what: Sentence) -> Sentence:
    """A name and what is wrong with it, e.g. "steps must be at least 1, not 0"."""
    verbs = ("must ", "is ", "cannot ")
    if what.startswith(verbs):
        return Sentence("{name} {what}", name=name, what=what)
    return Sentence("{name}: {what}", name=name, what=what)


def predicate(found: ErrorDetails) -> Sentence:
    """What is wrong with one value, to be said behind its name: "must be …, not …". A validator of
    ours speaks for itself."""
    kind, context = found["type"], found.get("ctx", {})
    if kind in ("value_error", "assertion_error"):
        return clause(context.get("error", found["msg"]))
    if kind == "missing":
        return Sentence("is missing")
    if kind == "extra_forbidden":
        return Sentence("is not known here")
    if kind.startswith("recursion_"):
        return Sentence("is nested too deeply")
    wanted = _wanted(kind, context)
    if wanted is None:
        return Sentence("cannot be used")
    return Sentence("must {wanted}, not {value}", wanted=wanted, value=_shown(found.get("input")))


def _wanted(kind: str, context: dict[str, Any]) -> Sentence | None:
    """What is asked for; None for a kind of error that nobody has met yet."""
    if kind in _BOUNDS:
        of_one = 1 in (context.get("min_length"), context.get("max_length"))
        asked = _BOUNDS_OF_ONE[kind] if of_one else _BOUNDS[kind]
        told = {n: f"{v:g}" if isinstance(v, float) else v for n, v in context.items()}
        if "expected" in told:
            told["expected"] = _choices(str(told["expected"]))
        return Sentence(asked.template, **told)
    names = (name for begins, name in _KINDS if kind.startswith(begins))
    name = next(names, None)
    return Sentence("be {name}", name=name) if name else None


def _choices(expected: str) -> Sentence:
    """What pydantic lists as "'a', 'b' or 'c'", with an "or" that can be said in any language."""
    others, between, last = expected.rpartition(" or ")
    return Sentence("{one} or {other}", one=others, other=last) if between else Sentence(expected)


def _of_union(part: int | str) -> bool:
    """Whether a part of an error's place is a type that was tried, and no name of a person's."""
    return part in ("int", "float", "str", "bool") or "[" in str(part)


def _shown(value: object) -> str:
    """A value, cut where it is long."""
    if isinstance(value, dict | list | tuple):
        return _kind_of(value)
    text = repr(value)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def _kind_of(value: dict[Any, Any] | list[Any] | tuple[Any, ...]) -> Sentence:
    if isinstance(value, dict):
        return Sentence("an object")
    return Sentence("a list of {count}", count=len(value))
