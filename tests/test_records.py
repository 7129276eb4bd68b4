from __future__ import annotations

import pytest

from citygraph.lazily import lazy
from citygraph.records import open_record, record


@record
class Span:
    start: int
    end: int = 0


@record
class Named:
    name: str
    count: int

    def __hash__(self) -> int:
        return hash(self.name)


@open_record
class Word:
    letters: str

    @lazy
    def length(self) -> int:
        return len(self.letters)


def test_records_are_compared_and_hashed_by_their_fields() -> None:
    assert Span(1) == Span(1, 0) != Span(1, 2)
    assert len({Span(1), Span(1, 0), Span(1, 2)}) == 2


def test_a_record_has_no_other_fields() -> None:
    with pytest.raises(AttributeError):
        setattr(Span(1), "middle", 2)  # noqa: B010 - the type checker says so too


def test_a_hash_of_its_own_is_kept() -> None:
    assert hash(Named("a", 1)) == hash(Named("a", 2)) == hash("a")


def test_an_open_record_keeps_what_was_worked_out() -> None:
    word = Word("abc")
    assert word.length == 3
    assert word.__dict__["length"] == 3
    assert hash(word) == hash(Word("abc"))
