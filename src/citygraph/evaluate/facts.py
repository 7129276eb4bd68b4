"""The facts of one article in the form that gold and prediction share, and when two of them are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from citygraph.folding import fold

KINDS = ("official", "partnership", "kind", "agreement", "date", "signatory", "field")
EXTRA_KINDS = ("event", "since", "tenure")
LEVELS = ("City", "Region", "Country")

# A place's type words do not tell two spellings of its name apart: "Kota Malang" is Malang.
_TYPE_WORDS = re.compile(
    r"^(the )?(kota|kabupaten|kab|provinsi|propinsi|dki|daerah khusus ibukota|city of|pemkot|pemprov|pemkab|bandar raya"
    r"|bandaraya|regency of|province of) |"
    r" (city|province|regency|county|municipality|prefecture|district|oblast|voivodeship)$"
)


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A place as gold or prediction knows it; `ref` is ``gn:<id>``, ``iso:<code>`` or empty."""

    names: frozenset[str]
    type: str = ""
    country: str = ""
    ref: str = ""

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> PlaceFact:
        """From an entry of ``places``; raises TypeError when it has no name."""
        names = {fold(name) for name in (entry["name"], *(entry.get("aliases") or ())) if name}
        bare = {_TYPE_WORDS.sub("", name).strip() for name in names}
        return cls(frozenset(names | bare), entry.get("type") or "", entry.get("country") or "", entry.get("ref") or "")

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
    """One fact: its places (unordered), a person's name where there is one, the other values in order."""

    kind: str
    places: Places
    name: str = ""
    values: tuple[str, ...] = ()

    def same(self, predicted: ScoredFact) -> bool:
        """True when `predicted` says what this gold fact says."""
        if not same_places(self.places, predicted.places, may_be_silent=self.kind in ("official", "tenure", "event")):
            return False
        if self.kind in ("date", "since", "event"):
            *rest, date = self.values
            *predicted_rest, predicted_date = predicted.values
            return rest == predicted_rest and predicted_date.startswith(date)
        if self.values != predicted.values:
            return False
        return not self.name or same_name(self.name, predicted.name)

    def __str__(self) -> str:
        where = " - ".join(min(place.names, key=len, default="?") for place in self.places)
        return f"{self.kind} ({', '.join(part for part in (self.name, where, *self.values) if part)})"


def same_name(one: str, other: str) -> bool:
    """The words of one name are among those of the other."""
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


def facts_of(entry: Mapping[str, Any]) -> list[ScoredFact]:
    """All scored facts of one article's JSON; a broken entry raises KeyError, TypeError or ValueError."""
    known = {key: PlaceFact.of(place) for key, place in (entry.get("places") or {}).items()}

    def places(keys: Iterable[str | None]) -> Places:
        return tuple(known.get(key) or PlaceFact(frozenset({fold(key)})) for key in keys if key)

    rows: list[ScoredFact] = []
    for official in entry.get("officials") or ():
        where = places([official.get("place")])
        rows.append(ScoredFact("official", where, official["name"], (official.get("role") or "",)))
        rows.append(ScoredFact("tenure", where, official["name"], (official.get("tenure") or "current",)))
    for tie in entry.get("partnerships") or ():
        pair = places(tie["partners"])
        rows.append(ScoredFact("partnership", pair, values=(tie.get("status") or "",)))
        rows.append(ScoredFact("kind", pair, values=(tie.get("kind") or "",)))
        rows += [ScoredFact("field", pair, values=(name,)) for name in tie.get("fields") or ()]
        if tie.get("since"):
            rows.append(ScoredFact("since", pair, values=(str(tie["since"]),)))
    for document in entry.get("agreements") or ():
        parties = places(document["parties"])
        class_name = document.get("type") or ""
        rows.append(ScoredFact("agreement", parties, values=(class_name, document.get("status") or "")))
        if document.get("date"):
            rows.append(ScoredFact("date", parties, values=(class_name, document["date"])))
        rows += [ScoredFact("signatory", parties, name) for name in document.get("signatories") or ()]
    for event in entry.get("events") or ():
        rows.append(ScoredFact("event", places([event.get("place")]), values=(event["type"], event.get("date") or "")))
    return rows
