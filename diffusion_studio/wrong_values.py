"""What pydantic found wrong with a value, in words for a person: "steps must be at least 1, not 0".

Its own sentences ("Input should be …") are of its types, not of what a person set.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

LONGEST_VALUE = 40  # letters of a value that is shown

_KINDS = (
    ("int_", "a whole number"),
    ("float_", "a number"),
    ("finite_number", "a finite number"),
    ("bool_", "true or false"),
    ("string_type", "text"),
    ("string_unicode", "text"),
    ("string_pattern_mismatch", "written otherwise"),
    ("list_type", "a list"),
    ("tuple_type", "a list"),
    ("set_type", "a list"),
    ("dict_type", "an object of names and values"),
    ("model_type", "an object of names and values"),
    ("model_attributes_type", "an object of names and values"),
    ("dataclass_type", "an object of names and values"),
    ("none_required", "nothing (null)"),
    ("is_instance_of", "of another kind"),
)
"""What a value must be, by how the kind of the error begins."""


def fault(error: ValidationError) -> str:
    """The first thing wrong, as the middle of a sentence: no capital, no full stop."""
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"] if not _of_union(part))
    what = predicate(first)
    return joined(place or "it", what) if place or first["type"] != "value_error" else what


def joined(name: str, what: str) -> str:
    """A name and what is wrong with it, e.g. "steps must be at least 1, not 0"."""
    verbs = ("must ", "is ", "cannot ")
    return f"{name} {what}" if what.startswith(verbs) else f"{name}: {what}"


def predicate(found: ErrorDetails) -> str:
    """What is wrong with one value, to be said behind its name: "must be …, not …". A validator of
    ours speaks for itself."""
    kind, context = found["type"], found.get("ctx", {})
    if kind in ("value_error", "assertion_error"):
        message = str(context.get("error", found["msg"]))
        return message[:1].lower() + message[1:].rstrip(".")
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return "is not known here"
    if kind.startswith("recursion_"):
        return "is nested too deeply"
    wanted = _wanted(kind, context)
    return f"must {wanted}, not {_shown(found.get('input'))}" if wanted else "cannot be used"


def _wanted(kind: str, context: dict[str, Any]) -> str:
    """What is asked for; empty for a kind of error that nobody has met yet."""
    bounds = {
        "greater_than": "be more than {gt}",
        "greater_than_equal": "be at least {ge}",
        "less_than": "be less than {lt}",
        "less_than_equal": "be at most {le}",
        "multiple_of": "be a multiple of {multiple_of}",
        "literal_error": "be {expected}",
        "enum": "be {expected}",
        "string_too_short": "have at least {min_length} letters",
        "string_too_long": "have at most {max_length} letters",
        "too_short": "have at least {min_length} entries",
        "too_long": "have at most {max_length} entries",
        "union_tag_invalid": "be of the kind {expected_tags}",
        "union_tag_not_found": "be an object that names its kind",
    }
    if kind in bounds:
        told = {n: f"{v:g}" if isinstance(v, float) else v for n, v in context.items()}
        return (
            bounds[kind]
            .format(**told)
            .replace(" 1 letters", " 1 letter")
            .replace(" 1 entries", " 1 entry")
        )
    names = (name for begins, name in _KINDS if kind.startswith(begins))
    name = next(names, "")
    return f"be {name}" if name else ""


def _of_union(part: int | str) -> bool:
    """Whether a part of an error's place is a type that was tried, and no name of a person's."""
    return part in ("int", "float", "str", "bool") or "[" in str(part)


def _shown(value: object) -> str:
    """A value, cut where it is long."""
    text = repr(value) if not isinstance(value, dict | list | tuple) else _kind_of(value)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def _kind_of(value: dict[Any, Any] | list[Any] | tuple[Any, ...]) -> str:
    return "an object" if isinstance(value, dict) else f"a list of {len(value)}"
