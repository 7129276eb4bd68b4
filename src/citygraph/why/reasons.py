"""The reasons for what was asked: what articles claim, and what follows from that."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from citygraph.errors import ParameterError
from citygraph.folding import fold
from citygraph.model import Iri, Literal, Reading, Term
from citygraph.same_places import REASON
from citygraph.vocab import local, place_iri
from citygraph.why.asked import Asked, asked

if TYPE_CHECKING:
    from citygraph.fuse.account import Account, Merge, Value
    from citygraph.graph import Proof, Snapshot
    from citygraph.query.dossier.things import Graph

_CLAIMS = "SELECT ?claim WHERE { GRAPH ?article { ?claim rdf:subject ?about } }"


@dataclass(frozen=True, slots=True)
class Reasons:
    """The account of a thing, narrowed to one property where one was asked for; then also proofs of what follows."""

    thing: Iri
    name: str
    account: Account
    readings: dict[Iri, Reading]
    graph: Graph
    predicate: Iri | None = None
    proofs: tuple[Proof, ...] = ()

    def properties(self) -> Iterator[tuple[Iri, tuple[Value, ...]]]:
        """The properties that were asked for, with all values that are claimed."""
        for predicate, values in self.account.properties:
            if self.predicate in (None, predicate):
                yield predicate, values


def find(snapshot: Snapshot, words: Sequence[str]) -> Reasons:
    """The reasons for what words name: a thing (name or IRI), a pair of places, a property of a thing, or a fact.

    A fact is a subject, a property and a value; one word may hold all three. ParameterError when nothing, or several
    things, are meant, and when the graph says nothing of the kind.
    """
    from citygraph.query.dossier.things import Graph

    graph = Graph(snapshot.store)
    wish = asked(snapshot, graph, words)
    account, readings = _account(snapshot, graph, wish.thing)
    claimed = {each.value for one, values in account.properties for each in values if one == wish.predicate}
    proofs = tuple(_proofs(snapshot, graph, wish, claimed))
    reasons = Reasons(wish.thing, graph.name(wish.thing), account, readings, graph, wish.predicate, proofs)
    if wish.predicate and not proofs and not any(not wish.value or _is(graph, each, wish.value) for each in claimed):
        raise _nothing_said(reasons, wish)
    return reasons


def _account(snapshot: Snapshot, graph: Graph, thing: Iri) -> tuple[Account, dict[Iri, Reading]]:
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
    merges = tuple(_places_that_are(snapshot, thing))
    readings |= (
        {each.article: each for each in snapshot.readings({merge.article for merge in merges})} if merges else {}
    )
    return replace(account, merges=(*account.merges, *merges)), readings


def _places_that_are(snapshot: Snapshot, thing: Iri) -> Iterator[Merge]:
    """The places that a user told to be this one, in each article that names them."""
    from citygraph.fuse.account import Merge

    for old, new in snapshot.same_places().items():
        if place_iri(new) == thing:
            for article in snapshot.articles_naming(old):
                yield Merge(article, place_iri(old), (), REASON.format(new))


def _proofs(snapshot: Snapshot, graph: Graph, wish: Asked, claimed: Container[Term]) -> Iterator[Proof]:
    """Proofs of the property's values that no article claims, or of the one that was asked for."""
    if wish.predicate is None:
        return
    for value in snapshot.values(wish.thing, wish.predicate):
        if value not in claimed and (not wish.value or _is(graph, value, wish.value)):
            proof = snapshot.proof(wish.thing, wish.predicate, value)
            if proof is not None:
                yield proof


def _is(graph: Graph, term: Term, text: str) -> bool:
    if isinstance(term, Literal):
        return term.value == text
    return fold(text) in (fold(term), fold(local(term)), fold(graph.name(term)))


def _nothing_said(reasons: Reasons, wish: Asked) -> ParameterError:
    what = f"{local(wish.predicate or '')} of {reasons.name}"
    if not wish.value:
        return ParameterError(f"no article claims a {what}, and none follows", remedy="see it with --why alone")
    return ParameterError(
        f"no article claims that {what} is {wish.value}, nor does it follow",
        remedy="leave the value to see all, or see it with --why alone",
    )
