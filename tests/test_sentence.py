"""A sentence is English text everywhere, and what it is made of where languages are known."""

from __future__ import annotations

import copy
import errno
import json
import os
import pickle
from pathlib import Path

import pytest

from diffusion_studio.sentence import (
    InputError,
    Sentence,
    Telling,
    clause,
    either,
    from_json,
    listed,
    renamed,
    to_json,
    whole,
    words_of,
)

KOREAN = {
    "{name} has no label {label!r}.": "{name}에 레이블 {label!r}이 없습니다.",
    "{place}: {reason}": "{place}에서: {reason}",
    "steps must be at least {least}": "스텝은 {least} 이상이어야 합니다",
    "Permission denied": "권한이 없습니다",
    "{one} or {other}": "{one} 또는 {other}",
}


def in_korean(template: str) -> str:
    return KOREAN.get(template, template)


def no_label() -> Sentence:
    return Sentence("{name} has no label {label!r}.", name="scenes", label="cat")


def test_it_is_the_finished_text() -> None:
    assert no_label() == "scenes has no label 'cat'."
    assert json.loads(json.dumps([no_label()])) == ["scenes has no label 'cat'."]
    assert Sentence("{size:,} bytes", size=12345) == "12,345 bytes"
    assert Sentence("{braces} without values") == "{braces} without values"


def test_it_can_be_said_in_another_language() -> None:
    assert no_label().said(in_korean) == "scenes에 레이블 'cat'이 없습니다."


def test_values_may_have_braces_of_their_own() -> None:
    sentence = Sentence("{name} has no label {label!r}.", name="{0}", label="{x}")
    assert sentence.said(in_korean) == "{0}에 레이블 '{x}'이 없습니다."


def test_an_error_gives_its_sentence_back_and_another_sentence_tells_of_it() -> None:
    try:
        raise ValueError(no_label())
    except ValueError as error:
        again = Sentence("{place}: {reason}", place="a.json", reason=error)
        given = str(error)
        assert isinstance(given, Sentence)
        assert given.said(in_korean) == no_label().said(in_korean)
    assert again == "a.json: scenes has no label 'cat'."
    assert again.said(in_korean) == "a.json에서: scenes에 레이블 'cat'이 없습니다."


class Refused(Telling, OSError):
    """An error of any kind may tell."""


@pytest.mark.parametrize("kind", [InputError, Refused])
def test_an_error_is_raised_with_the_sentence_itself(kind: type[InputError | Refused]) -> None:
    with pytest.raises(kind, match=r"^scenes has no label 'cat'\.$") as raised:
        raise kind("{name} has no label {label!r}.", name="scenes", label="cat")
    for error in (raised.value, kind(str(raised.value)), pickle.loads(pickle.dumps(raised.value))):
        assert type(error) is kind
        assert error.args[0].said(in_korean) == no_label().said(in_korean)


@pytest.mark.parametrize("sentence", [no_label(), clause(no_label()), whole(clause(no_label()))])
def test_it_survives_pickling_and_copying(sentence: Sentence) -> None:
    error = pickle.loads(pickle.dumps(ValueError(sentence)))
    for kept in (error.args[0], copy.deepcopy(sentence), copy.copy(sentence)):
        assert kept == sentence
        assert kept.said(in_korean) == sentence.said(in_korean)


@pytest.mark.parametrize(
    "text", [no_label(), whole(clause(no_label())), listed([no_label(), 3]), "plain {text}"]
)
def test_it_survives_being_written_down_as_json(text: str) -> None:
    again = from_json(json.loads(json.dumps(to_json(text))))
    assert (again, type(again)) == (text, type(text))
    if isinstance(text, Sentence):
        assert isinstance(again, Sentence)
        assert again.said(in_korean) == text.said(in_korean)


@pytest.mark.parametrize(
    "data",
    [None, 3, [], {}, {"sentence": "a"}, {"sentence": "{a}", "values": {"b": 1}}, {"values": {}}],
)
def test_what_is_no_sentence_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="no sentence"):
        from_json(data)


@pytest.mark.parametrize(
    "template", ["{a:>999999999}", "{a.__class__}", "{a[0]}", "{a}" * 3000, "{a!r:{b}}", "{a"]
)
def test_a_sentence_from_a_strangers_file_only_names_its_values(template: str) -> None:
    with pytest.raises(ValueError, match=r"sentence|expected"):
        from_json({"sentence": template, "values": {"a": "long words", "b": ">9"}})


def test_sentences_within_sentences_do_not_grow_without_end() -> None:
    data: object = "ha"
    for _ in range(60):  # a text of 2 ** 61 letters
        data = {"sentence": "{a}{a}", "values": {"a": data}}
    with pytest.raises(ValueError, match="longer than any sentence"):
        from_json(data)
    for _ in range(5000):
        data = {"sentence": "{a}", "values": {"a": data}}
    with pytest.raises(ValueError, match="sentence"):
        from_json(data)


def test_a_sentence_is_a_part_of_another_and_a_part_is_a_sentence() -> None:
    assert clause(Sentence("There is nothing here.")) == "there is nothing here"
    alone = whole(Sentence("steps must be at least {least}", least=1))
    assert alone == "Steps must be at least 1."
    assert alone.said(in_korean) == "스텝은 1 이상이어야 합니다."


def test_things_are_listed_one_after_the_other() -> None:
    both = listed([no_label(), "and more"], "; ")
    assert both == "scenes has no label 'cat'.; and more"
    assert both.said(in_korean) == "scenes에 레이블 'cat'이 없습니다.; and more"


def test_choices_are_named() -> None:
    assert either(["up", "down", 3]) == "'up' or 'down' or 3"
    assert either(["up"]) == "'up'"
    assert either("ab").said(in_korean) == "'a' 또는 'b'"


def test_a_file_is_called_by_its_name() -> None:
    inner = Sentence("{name} has no label {label!r}.", name="/a/scenes.pt", label="cat")
    outer = Sentence("{place}: {reason}", place="/a/scenes.pt", reason=inner)
    assert renamed(outer, "/a/", "") == "scenes.pt: scenes.pt has no label 'cat'."
    shorter = renamed(outer, "/a/", "")
    assert isinstance(shorter, Sentence)
    assert shorter.said(in_korean) == "scenes.pt에서: scenes.pt에 레이블 'cat'이 없습니다."
    assert renamed("/a/b", "/a/", "") == "b"


def test_the_systems_words_for_a_fault_can_be_translated(tmp_path: Path) -> None:
    refusal = PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(tmp_path))
    words = words_of(refusal)
    assert isinstance(words, Sentence)
    assert (words, words.said(in_korean)) == ("Permission denied", "권한이 없습니다")
    assert words_of(OSError(errno.EPIPE, "Broken pipe")) == "Broken pipe"
    assert words_of(OSError("gone")) == "gone"
