"""The places that the articles name, and which of them the graph describes: those in a fact, and those around them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from citygraph.graph import places, united
from citygraph.graph.places import Triple
from citygraph.graph.reading_json import load_place
from citygraph.graph.short import lengthen, shorten
from citygraph.model import Place
from citygraph.same_places import Same, as_another

_PLACE = "place/"
_REMEMBERED = 20_000


def place_of(thing: str) -> str:
    """The id of a place by its short IRI; empty for any other thing."""
    return thing.removeprefix(_PLACE) if thing.startswith(_PLACE) else ""


class Surroundings(Protocol):
    """Places, and what lies in them."""

    def place(self, thing: str) -> Place | None:
        """The place of an IRI; None for what is none, or is not known."""

    def inside(self, thing: str) -> Iterable[str]:
        """The IRIs of the places that lie in one."""


class KnownPlaces(Mapping[str, Place]):
    """The places of all articles by id; of two descriptions of one place always the same is taken."""

    def __init__(self, database: sqlite3.Connection, same: Same) -> None:
        self._database = database
        self._read: dict[str, Place | None] = {}
        self.same = same
        """Those that are others."""

    def __getitem__(self, place_id: str) -> Place:
        if place_id not in self._read:
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            self._read[place_id] = self._chosen(place_id)
        place = self._read[place_id]
        if place is None:
            raise KeyError(place_id)
        return place

    def __iter__(self) -> Iterator[str]:
        rows = self._database.execute("SELECT DISTINCT id FROM place WHERE uses > 0").fetchall()
        return iter(sorted({self.same.get(place_id, place_id) for (place_id,) in rows}))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def forget(self, same: Same | None = None) -> None:
        """Read places anew, of which these are others from now on."""
        self._read.clear()
        self.same = self.same if same is None else same

    def is_named(self, place_id: str) -> bool:
        """True for a place that articles name, also for one that is another."""
        query = "SELECT EXISTS (SELECT 1 FROM place WHERE id = ? AND uses > 0)"
        return bool(self._database.execute(query, (place_id,)).fetchone()[0])

    def others(self, place_id: str) -> list[str]:
        """The places that are this one."""
        return sorted(old for old, new in self.same.items() if new == place_id)

    def _chosen(self, place_id: str) -> Place | None:
        """A place that no article names itself is described as those that are it."""
        if place_id in self.same:
            return None
        found = self._as_told(place_id)
        return found or next(iter(sorted(filter(None, map(self._as_told, self.others(place_id))), key=repr)), None)

    def _as_told(self, place_id: str) -> Place | None:
        rows = self._database.execute("SELECT content FROM place WHERE id = ? AND uses > 0", (place_id,))
        first = min((load_place(content) for (content,) in rows), key=repr, default=None)
        return as_another(first, self.same) if first else None


class Described:
    """Which places are in a fact (named), and which have a description; what changes is returned to be told anew."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self.places = KnownPlaces(database, united.counting(database))

    def triples(self, thing: str) -> list[Triple]:
        """The description of a place, and of its geometry; nothing when it has none. That it is another one, if so."""
        if meant := self.places.same.get(place_of(thing)):
            told = self._is("described", meant) and self.places.is_named(place_of(thing))
            return list(places.replaced(place_of(thing), self.places.same)) if told else []
        place = self.places.get(place_of(thing))
        if place is None or not self._is("described", place.id):
            return []
        around = {outer for outer in place.within if self._is("described", outer)}
        return list(places.describe(place, around))

    def place(self, thing: str) -> Place | None:
        """The place of an IRI; None for what is none, or is not known."""
        return self.places.get(place_of(shorten(thing)))

    def inside(self, thing: str) -> Iterable[str]:
        """The IRIs of the places that lie in one, in code-point order."""
        query = "SELECT inner_place FROM lies_in WHERE outer_place = ? ORDER BY inner_place"
        rows = self._database.execute(query, (place_of(shorten(thing)),)).fetchall()
        return (lengthen(_PLACE + inner) for (inner,) in rows)

    def names_changed(self, things: Iterable[str]) -> set[str]:
        """Look again whether these are in a fact; gives the places whose description is another one now."""
        changed: set[str] = set()
        for place_id in filter(None, map(place_of, things)):
            named = self._named(place_id)
            if named != self._is("named", place_id):
                self._set("named", place_id, named)
                changed |= self._look_again((place_id, *self._around(place_id)))
        return changed

    def places_changed(self, place_ids: Iterable[str]) -> set[str]:
        """Look again at places that came, went or are described otherwise; gives all that depends on them."""
        self.places.forget()
        changed: set[str] = set()
        for place_id in place_ids:
            rows = self._database.execute("SELECT outer_place FROM lies_in WHERE inner_place = ?", (place_id,))
            before = [outer for (outer,) in rows]
            self._database.execute("DELETE FROM lies_in WHERE inner_place = ?", (place_id,))
            self._database.executemany(
                "INSERT OR IGNORE INTO lies_in VALUES (?, ?)", ((place_id, outer) for outer in self._around(place_id))
            )
            self._set("named", place_id, self._named(place_id))
            changed |= {_PLACE + place_id} | self._look_again((place_id, *before, *self._around(place_id)))
        return changed

    def _look_again(self, place_ids: Iterable[str]) -> set[str]:
        """The places that came to be described or no longer are, and those within them, which refer to them."""
        changed: set[str] = set()
        for place_id in dict.fromkeys(place_ids):
            described = place_id in self.places and (self._is("named", place_id) or self._surrounds_a_named(place_id))
            if described != self._is("described", place_id):
                self._set("described", place_id, described)
                changed |= {_PLACE + place_id, *self._described_within(place_id)}
                changed |= {_PLACE + other for other in self.places.others(place_id)}
        return changed

    def _around(self, place_id: str) -> tuple[str, ...]:
        place = self.places.get(place_id)
        return place.within if place else ()

    def _named(self, place_id: str) -> bool:
        thing = _PLACE + place_id
        return self._any("points WHERE target = ? AND believed", thing) or self._any(
            "thing WHERE iri = ? AND facts > 0", thing
        )

    def _surrounds_a_named(self, place_id: str) -> bool:
        return self._any("lies_in JOIN described ON place = inner_place WHERE outer_place = ? AND named", place_id)

    def _described_within(self, place_id: str) -> set[str]:
        query = "SELECT place FROM lies_in JOIN described ON place = inner_place WHERE outer_place = ? AND described"
        return {_PLACE + inner for (inner,) in self._database.execute(query, (place_id,))}

    def _is(self, what: str, place_id: str) -> bool:
        return self._any(f"described WHERE place = ? AND {what}", place_id)

    def _set(self, what: str, place_id: str, value: bool) -> None:
        self._database.execute("INSERT OR IGNORE INTO described VALUES (?, 0, 0)", (place_id,))
        self._database.execute(f"UPDATE described SET {what} = ? WHERE place = ?", (value, place_id))  # noqa: S608 - fixed

    def _any(self, where: str, value: str) -> bool:
        query = f"SELECT EXISTS (SELECT 1 FROM {where})"  # noqa: S608 - fixed
        return bool(self._database.execute(query, (value,)).fetchone()[0])
