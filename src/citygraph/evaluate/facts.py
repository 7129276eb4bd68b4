"""The facts of one article in the form that gold and prediction share, and when two of them are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from citygraph import lexicon
from citygraph.folding import fold

KINDS = ("official", "partnership", "kind", "agreement", "date", "signatory", "field")
EXTRA_KINDS = ("event", "since", "tenure")
LEVELS = ("City", "Region", "Country")

_DATED = ("date", "since", "event")  # the last value is a date, and gold may know less of it
_PLACE_OPTIONAL = ("official", "tenure", "event")  # where gold names no place, any will do


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A place as gold or prediction knows it; `names` are folded, `ref` is ``gn:<id>``, ``iso:<code>`` or empty."""

    label: str
    names: frozenset[str]
    type: str = ""
    country: str = ""
    ref: str = ""

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> PlaceFact:
        """From an entry of ``places``; KeyError or TypeError when it is none."""
        names = {fold(name) for name in (entry["name"], *(entry.get("aliases") or ())) if name}
        bare = {_type_words().sub("", name).strip() for name in names}
        level, country, ref = (entry.get(key) or "" for key in ("type", "country", "ref"))
        return cls(entry["name"], frozenset(names | bare), level, country, ref)

    def same(self, other: PlaceFact) -> bool:
        """Equal by reference, else by level, name and country as far as both are known."""
        if self.ref and self.ref == other.ref:
            return True
        if self.type in LEVELS and other.type in LEVELS and self.type != other.type:
            return False
        if self.country and other.country:
            if self.country != other.country:
                return False
            if self.type == other.type == "Country":
                return True
        return bool(self.names & other.names)


Places = tuple[PlaceFact, ...]


@dataclass(frozen=True, slots=True)
class ScoredFact:
    """One fact: its places (unordered), a person's name where there is one, the other values in order.

    `about` is the IRI of the thing that a prediction speaks of; it does not tell facts apart.
    """

    kind: str
    places: Places
    name: str = ""
    values: tuple[str, ...] = ()
    about: str = field(default="", compare=False)

    def same(self, predicted: ScoredFact) -> bool:
        """True when `predicted` says what this gold fact says."""
        if self.kind != predicted.kind:
            return False
        if not same_places(self.places, predicted.places, may_be_silent=self.kind in _PLACE_OPTIONAL):
            return False
        if self.kind in _DATED:
            *rest, date = self.values
            *predicted_rest, predicted_date = predicted.values
            return rest == predicted_rest and predicted_date.startswith(date)
        if self.values != predicted.values:
            return False
        return not self.name or same_name(self.name, predicted.name)

    def detail(self) -> tuple[int, int]:
        """How much the fact says: of two gold facts, the one that says more is matched first."""
        return len(self.places), sum(map(len, self.values))

    def __str__(self) -> str:
        where = " - ".join(place.label for place in self.places)
        return f"{self.kind} ({', '.join(part for part in (self.name, where, *self.values) if part)})"


def same_name(one: str, other: str) -> bool:
    """The words of one name are among those of the other.

    >>> same_name("Maimunah", "Maimunah Mohd Sharif")
    True
    """
    a, b = set(fold(one).split()), set(fold(other).split())
    return bool(a and b) and (a <= b or b <= a)


def same_places(gold: Places, predicted: Places, *, may_be_silent: bool = False) -> bool:
    """The same set of places; a gold fact without a place accepts any where `may_be_silent`."""
    if may_be_silent and not gold:
        return True
    return (
        len(gold) == len(predicted)
        and all(any(place.same(other) for other in predicted) for place in gold)
        and all(any(place.same(other) for place in gold) for other in predicted)
    )


def match(gold: Iterable[ScoredFact], predicted: Iterable[ScoredFact]) -> tuple[list[ScoredFact], list[ScoredFact]]:
    """Gold facts that no prediction meets, and predictions that meet none; each prediction counts once."""
    extra = list(predicted)
    missed = list(gold)
    for fact in sorted(missed, key=ScoredFact.detail, reverse=True):
        hit = next((other for other in extra if fact.same(other)), None)
        if hit is not None:
            extra.remove(hit)
            missed.remove(fact)
    return missed, extra


def facts_of(entry: Mapping[str, Any]) -> list[ScoredFact]:
    """All scored facts of one article's JSON; a broken one raises KeyError, TypeError or AttributeError."""
    known = {key: PlaceFact.of(place) for key, place in (entry.get("places") or {}).items()}

    def places(*keys: str | None) -> Places:
        return tuple(known.get(key) or PlaceFact(key, frozenset({fold(key)})) for key in keys if key)

    facts: list[ScoredFact] = []
    for official in entry.get("officials") or ():
        facts += _of_official(official, places(official.get("place")))
    for tie in entry.get("partnerships") or ():
        facts += _of_partnership(tie, places(*tie["partners"]))
    for document in entry.get("agreements") or ():
        facts += _of_agreement(document, places(*document["parties"]))
    for event in entry.get("events") or ():
        values = (event["type"], event.get("date") or "")
        facts.append(ScoredFact("event", places(event.get("place")), "", values, event.get("about", "")))
    return facts


def _of_official(official: Mapping[str, Any], where: Places) -> Iterator[ScoredFact]:
    name, about = official["name"], official.get("about", "")
    yield ScoredFact("official", where, name, (official.get("role") or "",), about)
    yield ScoredFact("tenure", where, name, (official.get("tenure") or "current",), about)


def _of_partnership(tie: Mapping[str, Any], pair: Places) -> Iterator[ScoredFact]:
    about = tie.get("about", "")
    yield ScoredFact("partnership", pair, "", (tie.get("status") or "",), about)
    yield ScoredFact("kind", pair, "", (tie.get("kind") or "",), about)
    if tie.get("since"):
        yield ScoredFact("since", pair, "", (tie["since"],), about)
    for name in tie.get("fields") or ():
        yield ScoredFact("field", pair, "", (name,), about)


def _of_agreement(document: Mapping[str, Any], parties: Places) -> Iterator[ScoredFact]:
    class_name, about = document["type"], document.get("about", "")
    yield ScoredFact("agreement", parties, "", (class_name, document.get("status") or ""), about)
    if document.get("date"):
        yield ScoredFact("date", parties, "", (class_name, document["date"]), about)
    for name in document.get("signatories") or ():
        yield ScoredFact("signatory", parties, name, (), about)


@cache
def _type_words() -> re.Pattern[str]:
    """The words before and after a place's name that do not tell two spellings of it apart: "Kota Malang" is Malang."""
    before: set[str] = set()
    after: set[str] = set()
    for language in lexicon.languages():
        for section in ("place_types", "governments"):
            for class_name, phrases in lexicon.load(language).classes(section).items():
                sides = [after] if class_name.endswith("after") else [before]
                sides += [] if class_name.endswith((" before", " after")) else [after]  # "County Cork", "Cook County"
                for side in sides:
                    side.update(map(fold, phrases))
    return re.compile(rf"^(?:the )?(?:{_any_of(before)}) | (?:{_any_of(after)})$")


def _any_of(phrases: set[str]) -> str:
    return "|".join(sorted(map(re.escape, phrases), key=lambda phrase: (-len(phrase), phrase)))
