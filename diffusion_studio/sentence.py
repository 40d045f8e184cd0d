"""A sentence for a person: English text that can still be said in another language.

    raise ModelError("{model} has no label {label!r}.", model=card.name, label=label)

Our errors are `Telling`: what they are raised with becomes a `Sentence`. That is a `str`: the
command line, logs and tests read finished English. It keeps the template and the values that it was
made of, so that the window, which alone knows languages, can say it in its own
(`diffusion_studio.ui.saying`). The template is always a literal, because the catalogues are made by
looking for it in the code; where nothing is raised it stands in `Sentence("...")`.

A value may be a sentence itself, or the error that is to be told; numbers take the usual formats
("{size:,} bytes"). As an error gives its sentence back (`str(error)`), nothing is lost where it is
raised anew in another's words. A sentence survives pickling and copying.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Iterable, Mapping
from numbers import Integral, Real
from string import Formatter
from typing import Any

Value = str | int | float | None


class Sentence(str):
    """Text made of a template and the values for its {places}."""

    template: str
    values: dict[str, Value]

    def __new__(cls, template: str, /, **values: object) -> Sentence:
        plain = {name: words_of(value) for name, value in values.items()}
        sentence = super().__new__(cls, cls._shaped(_filled(template, plain)))
        sentence.template, sentence.values = template, plain
        return sentence

    def __str__(self) -> str:
        return self  # so that str(error) is still the sentence that the error was made with

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Value]]:
        return (self.template,), self.values

    @staticmethod
    def _shaped(text: str) -> str:
        return text

    def said(self, translate: Callable[[str], str]) -> str:
        """This in the language that `translate` gives templates in."""
        values = {
            name: value.said(translate) if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        return self._shaped(_filled(translate(self.template), values))

    def renamed(self, old: str, new: str) -> Sentence:
        """This with a thing's other name wherever a value has it, e.g. a file's for its path."""
        values = {
            name: renamed(value, old, new) if isinstance(value, str) else value
            for name, value in self.values.items()
        }
        return type(self)(self.template, **values)


def _filled(template: str, values: Mapping[str, Value]) -> str:
    """Without values braces mean nothing: text that is finished already is taken as it is."""
    return template.format(**values) if values else template


class Telling(Exception):
    """The side of an error that is told in a sentence; goes in front of what kind of error it is.

    It is raised with a template and its values, or with a sentence that there is already.
    """

    def __init__(self, sentence: str, /, **values: object) -> None:
        finished = isinstance(sentence, Sentence)
        super().__init__(sentence if finished else Sentence(sentence, **values))

    @property
    def sentence(self) -> Sentence:
        return self.args[0]


class InputError(Telling, ValueError):
    """A value that cannot be: what is wrong with it, and what can be."""


class _Clause(Sentence):
    @staticmethod
    def _shaped(text: str) -> str:
        return text[:1].lower() + text[1:].rstrip(".")


class _Whole(Sentence):
    @staticmethod
    def _shaped(text: str) -> str:
        return text[:1].upper() + text[1:].rstrip(".") + "."


def clause(sentence: object) -> Sentence:
    """A sentence, or what an error says, as a part of another: small at first, no full stop."""
    return _Clause("{sentence}", sentence=sentence)


def whole(words: object) -> Sentence:
    """Part of a sentence, or an error's words, as one by itself: large at first, with full stop."""
    return _Whole("{words}", words=words)


def listed(parts: Iterable[object], between: str = ", ") -> Sentence:
    """Several things, one after the other; those that are sentences stay so."""
    values = {f"part{n}": part for n, part in enumerate(parts)}
    return Sentence(between.join(f"{{{name}}}" for name in values), **values)


def either(choices: Iterable[object]) -> Sentence:
    """What one may choose from: "'a' or 'b' or 'c'"."""
    first, *others = (Sentence(repr(choice)) for choice in choices)
    for other in others:
        first = Sentence("{one} or {other}", one=first, other=other)
    return first


def renamed(text: str, old: str, new: str) -> str:
    """A text, or a Sentence, with another name for a thing that it tells of."""
    return text.renamed(old, new) if isinstance(text, Sentence) else text.replace(old, new)


def to_json(text: str) -> Any:
    """A text as JSON can hold it; a sentence with all that it is made of."""
    if not isinstance(text, Sentence):
        return text
    kind = next(name for name, kind in _KINDS.items() if type(text) is kind)
    values = {name: to_json(v) if isinstance(v, str) else v for name, v in text.values.items()}
    return {kind: text.template, "values": values}


def from_json(data: object) -> str:
    """What `to_json` gave, as it was. ValueError for anything else; data may come from anybody."""
    if isinstance(data, str):
        return data
    kind = next((name for name in _KINDS if isinstance(data, dict) and name in data), None)
    if kind is None or not isinstance(data, dict) or not isinstance(data.get("values"), dict):
        raise ValueError("This is no sentence.")
    try:
        values = {
            str(name): from_json(value) if isinstance(value, str | dict) else value
            for name, value in data["values"].items()
        }
        sentence = _KINDS[kind](_harmless(str(data[kind]), values), **values)
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("This is no sentence.") from error
    if len(sentence) > LONGEST:
        raise ValueError("This is longer than any sentence.")
    return sentence


def _harmless(template: str, values: Mapping[str, Value]) -> str:
    """A template that only names its values. ValueError for one that reaches into them, or that
    makes a text of a billion letters of them."""
    if len(template) > LONGEST:
        raise ValueError("This is longer than any sentence.")
    for _, name, form, _ in Formatter().parse(template) if values else ():
        if name is not None and not (name.isidentifier() and _FORM.fullmatch(form or "")):
            raise ValueError("This is no sentence.")
    return template


def words_of(value: object) -> Any:
    """What a sentence says of a value: numbers and text as they are, an error in its words."""
    if isinstance(value, OSError) and value.errno is not None:
        return _SYSTEM.get(value.errno, value.strerror)
    if value is None or isinstance(value, Sentence | bool):
        return value
    if isinstance(value, Real):  # numpy's numbers too
        return int(value) if isinstance(value, Integral) else float(value)
    return str(value)


LONGEST = 10_000
"""Letters of a sentence that is read from a file."""

_FORM = re.compile(r"[+,]?(\.\d)?[a-z%]?")  # of numbers, without a width

_KINDS: dict[str, type[Sentence]] = {"sentence": Sentence, "clause": _Clause, "whole": _Whole}

_SYSTEM = {
    errno.EACCES: Sentence("Permission denied"),
    errno.EPERM: Sentence("Operation not permitted"),
    errno.ENOENT: Sentence("No such file or directory"),
    errno.EISDIR: Sentence("Is a directory"),
    errno.ENOTDIR: Sentence("Not a directory"),
    errno.EROFS: Sentence("Read-only file system"),
    errno.ENOSPC: Sentence("No space left on device"),
    errno.EIO: Sentence("Input/output error"),
    errno.ENAMETOOLONG: Sentence("File name too long"),
}
"""What the operating system says, which Qt may have set to the language of the system."""
