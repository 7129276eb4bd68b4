"""Why the graph says so: the account of a thing or a fact, found by name, with sentences and articles, as text or JSON.

Only the articles that speak of the thing are fused once more.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from citygraph import confidence
from citygraph.errors import ParameterError
from citygraph.folding import fold
from citygraph.model import Iri, Literal, Reading, Term
from citygraph.vocab import ID, PREFIXES, local, partnership_iri

if TYPE_CHECKING:
    import pyoxigraph as ox

    from citygraph.fuse.account import Account, Value
    from citygraph.fuse.said import Said
    from citygraph.graph import Snapshot
    from citygraph.query.dossier.things import Graph

_NOT_IN_AN_IRI = ' <>"{}|^`\\'
_CLAIMS = "SELECT ?claim WHERE { GRAPH ?article { ?claim rdf:subject ?about } }"
_REPLACED = "SELECT ?new WHERE { ?about dcterms:isReplacedBy ?new }"


@dataclass(frozen=True, slots=True)
class Reasons:
    """The account of a thing, narrowed to one property and value where a fact was asked for."""

    thing: Iri
    name: str
    account: Account
    readings: dict[Iri, Reading]
    graph: Graph
    predicate: Iri | None = None
    value: str = ""

    def properties(self) -> Iterator[tuple[Iri, tuple[Value, ...]]]:
        """The properties that were asked for, with all values that are claimed."""
        for predicate, values in self.account.properties:
            if self.predicate in (None, predicate):
                yield predicate, values


def find(snapshot: Snapshot, words: Sequence[str]) -> Reasons:
    """The reasons for what words name: a thing (name or IRI), a pair of places, or a fact (subject, property, value).

    One word may hold all three of a fact. ParameterError when nothing, or several things, are meant.
    """
    from citygraph.query.dossier.things import Graph

    graph = Graph(snapshot.store)
    thing, predicate, value = _asked(snapshot, graph, words)
    reasons = _reasons(snapshot, graph, thing, predicate, value)
    if predicate and not any(_is(graph, each.value, value) for _, values in reasons.properties() for each in values):
        raise ParameterError(
            f"no article claims that {local(predicate)} of {reasons.name} is {value}", remedy="see it with --why alone"
        )
    return reasons


def text(reasons: Reasons) -> Iterator[str]:
    """The reasons for a person."""
    yield reasons.name
    yield reasons.thing
    yield ""
    if reasons.predicate is None:
        yield "TAKEN FOR ONE"
        for merge in reasons.account.merges:
            named = ", ".join(f"“{form}”" for form in merge.forms)
            yield f"  {named or local(merge.iri)} in {_origin(reasons, merge.article)}"
            yield f"      {merge.reason}"
        yield ""
    yield "CLAIMED"
    for predicate, values in reasons.properties():
        yield f"  {local(predicate)}"
        for each in values:
            yield from _told(reasons, each)
    if denied := [one for one in reasons.account.denied if reasons.predicate in (None, one.claim.predicate)]:
        yield "  denied"
        yield from _sentences(reasons, denied)


def as_json(reasons: Reasons) -> str:
    """The reasons for a program."""
    content = {
        "thing": reasons.thing,
        "name": reasons.name,
        "merges": [
            {"article": each.article, "iri": each.iri, "forms": list(each.forms), "reason": each.reason}
            for each in reasons.account.merges
        ],
        "claimed": [
            {
                "property": predicate,
                "value": each.value if isinstance(each.value, Iri) else each.value.value,
                "believed": not each.lost_by,
                "lostBy": each.lost_by or None,
                "confidence": round(each.confidence, 3),
                "sources": each.sources,
                "claims": [_claim(reasons, one) for one in each.claims],
            }
            for predicate, values in reasons.properties()
            for each in values
        ],
        "denied": [_claim(reasons, one) for one in reasons.account.denied],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _asked(snapshot: Snapshot, graph: Graph, words: Sequence[str]) -> tuple[Iri, Iri | None, str]:
    from citygraph.query.names import Lookup

    store, lookup = snapshot.store, Lookup(snapshot.store, snapshot.names)
    if len(words) == 2:
        return partnership_iri(*(local(lookup.place(word)) for word in words)), None, ""
    if len(words) == 1:
        try:
            return _thing(graph, lookup, snapshot, words[0]), None, ""
        except ParameterError:
            parts = shlex.split(words[0]) if words[0].count('"') in (2, 4, 6) else words[0].split()
            if len(parts) != 3 or not _is_property(store, parts[1]):
                raise
            words = parts
    if len(words) != 3:
        raise ParameterError(
            f"{len(words)} words", remedy="give a thing, two places, or a fact: its subject, property, value"
        )
    if not _is_property(store, words[1]):
        raise ParameterError(f"no property {words[1]!r}", remedy="name one as in cg:kind; docs/ontology.md lists them")
    return _thing(graph, lookup, snapshot, words[0]), _property(words[1]), words[2]


def _thing(graph: Graph, lookup: Any, snapshot: Snapshot, name: str) -> Iri:
    """A thing by its IRI (also one that another stands for now), the last parts of it, or its name."""
    for iri in (name, ID + name):
        if iri.startswith(ID) and not set(iri) & set(_NOT_IN_AN_IRI):
            if replaced := graph.select(_REPLACED, about=Iri(iri)):
                return Iri(replaced[0])
            if graph.select(_CLAIMS, about=Iri(iri)):
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
    return Iri(PREFIXES[prefix] + last) if colon and prefix in PREFIXES else Iri(PREFIXES["cg"] + name)


def _reasons(snapshot: Snapshot, graph: Graph, thing: Iri, predicate: Iri | None, value: str) -> Reasons:
    from citygraph import fuse, identity

    indexes: dict[str, set[int]] = {}
    for claim in graph.select(_CLAIMS, about=thing):
        article, _, number = claim.rpartition("/claim/")
        indexes.setdefault(article, set()).add(int(number) - 1)
    readings = {reading.article: reading for reading in snapshot.readings(map(Iri, indexes))}
    mine = {
        (article, reading.claims[index].subject) for article, reading in readings.items() for index in indexes[article]
    }
    account = fuse.account(readings.values(), mine, identity.kept(snapshot.root))
    return Reasons(thing, graph.name(thing), account, readings, graph, predicate, value)


def _is(graph: Graph, term: Term, text: str) -> bool:
    if isinstance(term, Literal):
        return term.value == text
    return fold(text) in (fold(term), fold(local(term)), fold(graph.name(term)))


def _told(reasons: Reasons, each: Value) -> Iterator[str]:
    name = each.value.value if isinstance(each.value, Literal) else reasons.graph.name(each.value)
    count = "1 source" if each.sources == 1 else f"{each.sources} sources"
    fate = f"; lost by {each.lost_by}" if each.lost_by else ""
    yield f"    {' '.join(name.split())}: confidence {each.confidence:.2f}, {count}{fate}"
    yield from _sentences(reasons, each.claims)


def _sentences(reasons: Reasons, said: Iterable[Said]) -> Iterator[str]:
    for one in said:
        claim = one.claim
        about = f"{claim.rule}, {claim.directness}, {confidence.of(claim):.2f}"
        put = "" if claim.modality == "asserted" else f", {claim.modality}"
        day = f", as of {claim.as_of}" if claim.as_of else ""
        yield f"      {_quote(reasons, one)}"
        yield f"        — {_origin(reasons, one.article)} [{about}{put}{day}]"


def _claim(reasons: Reasons, one: Said) -> dict[str, Any]:
    return {
        "sentence": _quote(reasons, one),
        "article": one.article,
        "source": one.source,
        "rule": one.claim.rule,
        "directness": one.claim.directness,
        "confidence": confidence.of(one.claim),
        "modality": one.claim.modality,
        "asOf": one.day or None,
    }


def _quote(reasons: Reasons, one: Said) -> str:
    return " ".join(reasons.readings[one.article].document.text[one.claim.start : one.claim.end].split())


def _origin(reasons: Reasons, article: Iri) -> str:
    about = reasons.readings[article].document.metadata
    parts = (about.headline or local(article), about.publisher, str(about.published or ""))
    return ", ".join(part for part in parts if part)
