"""The index by which people find things: folded name → place, official, government or office."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from citygraph.folding import fold
from citygraph.graph.terms import DEFAULT_GRAPH, iri_of
from citygraph.vocab import ALT_LABEL, CG, LABEL, TYPE

KINDS = ("City", "Region", "Country", "Official", "Government", "Office")


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A thing and a name of it; `kind` is its class ("City"), `preferred` says that the name is a label of it."""

    iri: str
    kind: str
    name: str
    preferred: bool

    @property
    def key(self) -> str:
        """What the name is found by."""
        return fold(self.name)


def index(quads: Iterable[ox.Quad]) -> tuple[Named, ...]:
    """Every name of the places, officials, governments and offices among the facts, sorted."""
    return tuple(sorted(set(_named([quad for quad in quads if quad.graph_name == DEFAULT_GRAPH]))))


def replace(database: sqlite3.Connection, named: Mapping[str, Iterable[Named]]) -> None:
    """Keep these names of things in place of those that there were."""
    database.executemany("DELETE FROM name WHERE iri = ?", ((iri,) for iri in named))
    rows = ((each.key, each.iri, each.kind, each.name, each.preferred) for some in named.values() for each in some)
    database.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?)", rows)


def _named(facts: list[ox.Quad]) -> Iterator[Named]:
    kinds: dict[str, str] = {}
    for quad in facts:
        if quad.predicate.value == TYPE and (kind := iri_of(quad.object).removeprefix(CG)) in KINDS:
            kinds[iri_of(quad.subject)] = kind
    for quad in facts:
        iri = iri_of(quad.subject)
        if iri in kinds and quad.predicate.value in (LABEL, ALT_LABEL) and isinstance(quad.object, ox.Literal):
            yield Named(iri, kinds[iri], quad.object.value, quad.predicate.value == LABEL)
