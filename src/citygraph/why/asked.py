"""What words ask the reasons for: a thing, a pair of places, a property of a thing, or one value of it."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citygraph.errors import ParameterError
from citygraph.folding import fold
from citygraph.model import Iri
from citygraph.vocab import ID, PREFIXES, local, partnership_iri

if TYPE_CHECKING:
    import pyoxigraph as ox

    from citygraph.graph import Snapshot
    from citygraph.query.dossier.things import Graph
    from citygraph.query.names import Lookup

_NOT_IN_AN_IRI = ' <>"{}|^`\\'
_CLAIMED = "SELECT ?claim WHERE { GRAPH ?article { ?claim rdf:subject ?about } } LIMIT 1"
_REPLACED = "SELECT ?new WHERE { ?about dcterms:isReplacedBy ?new }"
_KNOWN = "SELECT ?about WHERE { ?about a ?class } LIMIT 1"


@dataclass(frozen=True, slots=True)
class Asked:
    """A thing; a property where one was named, and a value (as it was written, empty: all) where one was."""

    thing: Iri
    predicate: Iri | None = None
    value: str = ""


def asked(snapshot: Snapshot, graph: Graph, words: Sequence[str]) -> Asked:
    """What words ask for; one word may hold all three of a fact.

    Raises ParameterError when nothing, or several things, are meant.
    """
    from citygraph.query.names import Lookup

    store, lookup = snapshot.store, Lookup(snapshot.store, snapshot.names)
    if len(words) == 1:
        try:
            return Asked(_thing(graph, lookup, snapshot, words[0]))
        except ParameterError:
            parts = shlex.split(words[0]) if words[0].count('"') in (2, 4, 6) else words[0].split()
            if len(parts) not in (2, 3) or not _is_property(store, parts[1]):
                raise
            words = parts
    if len(words) == 2:
        if _is_property(store, words[1]):
            return Asked(_thing(graph, lookup, snapshot, words[0]), _property(words[1]))
        if words[1].startswith(tuple(f"{prefix}:" for prefix in PREFIXES)):
            raise _no_property(words[1])
        return Asked(partnership_iri(*(local(lookup.place(word)) for word in words)))
    if len(words) != 3:
        raise ParameterError(
            f"{len(words)} words", remedy="give a thing, two places, or a fact: its subject, property, value"
        )
    if not _is_property(store, words[1]):
        raise _no_property(words[1])
    return Asked(_thing(graph, lookup, snapshot, words[0]), _property(words[1]), words[2])


def _thing(graph: Graph, lookup: Lookup, snapshot: Snapshot, name: str) -> Iri:
    """A thing by its IRI (also one that another stands for now), the last parts of it, or its name."""
    for iri in (name, ID + name):
        if iri.startswith(ID) and not set(iri) & set(_NOT_IN_AN_IRI):
            if replaced := graph.select(_REPLACED, about=Iri(iri)):
                return Iri(replaced[0])
            if graph.select(_CLAIMED, about=Iri(iri)) or graph.select(_KNOWN, about=Iri(iri)):
                return Iri(iri)
    people = {
        named.iri for named in snapshot.names(name) if named.kind == "Official" and fold(named.name) == fold(name)
    }
    if len(people) == 1:
        return Iri(people.pop())
    complaint: ParameterError | None = None
    for find_by in (lookup.thing, lookup.place, lookup.official):
        try:
            return Iri(find_by(name))
        except ParameterError as error:
            complaint = complaint or error
    assert complaint is not None  # noqa: S101 - the loop returned or set it
    raise complaint


def _is_property(store: ox.Store, name: str) -> bool:
    import pyoxigraph as ox

    try:
        return any(store.quads_for_pattern(None, ox.NamedNode(_property(name)), None))
    except ValueError:
        return False


def _property(name: str) -> Iri:
    prefix, colon, last = name.strip("<>").partition(":")
    if last.startswith("//"):
        return Iri(name.strip("<>"))
    if name == "a":
        return Iri(PREFIXES["rdf"] + "type")
    return Iri(PREFIXES[prefix] + last) if colon and prefix in PREFIXES else Iri(PREFIXES["cg"] + name)


def _no_property(name: str) -> ParameterError:
    return ParameterError(f"no property {name!r}", remedy="name one as in cg:kind; docs/ontology.md lists them")
