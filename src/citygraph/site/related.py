"""Which other things a page lists: those that name the thing, also by a step between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from citygraph.model import Iri
from citygraph.query.dossier.things import PROLOGUE
from citygraph.query.run import run
from citygraph.query.terms import n_triples
from citygraph.site.entities import PLACES, SOURCES, Entities, Entity
from citygraph.vocab import term

if TYPE_CHECKING:
    import pyoxigraph as ox

_OF_PLACE = {
    "kind-government": "?other cg:governs ?thing",
    "kind-partnership": "?other cg:partner ?thing",
    "documents": "?other cg:party/cg:governs ?thing",
    "office-holders": "?other cg:holder ?person ; cg:office/cg:jurisdiction ?thing",
    "kind-event": """{ ?other cg:place ?thing } UNION { ?other cg:participant/cg:governs ?thing }
        UNION { ?other cg:about/cg:partner ?thing } UNION { ?other cg:about/cg:party/cg:governs ?thing }
        UNION { ?other cg:participant ?person . ?t cg:holder ?person ; cg:office/cg:jurisdiction ?thing }""",
    "kind-quotation": "?other cg:speaker ?person . ?t cg:holder ?person ; cg:office/cg:jurisdiction ?thing",
    "places-in": "{ ?other cg:inCountry ?thing } UNION { ?other cg:within ?thing }",
}
_RELATED: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(PLACES, _OF_PLACE),
    "government": {
        "documents": "?other cg:party ?thing",
        "kind-event": "?other cg:participant ?thing",
    },
    "official": {
        "kind-tenure": "?other cg:holder ?thing",
        "documents": "?other cg:signatory ?thing",
        "kind-event": "?other cg:participant ?thing",
        "kind-quotation": "?other cg:speaker ?thing",
    },
    "office": {"kind-tenure": "?other cg:office ?thing"},
    "partnership": {
        "documents": "?other cg:under ?thing",
        "kind-event": "{ ?other cg:about ?thing } UNION { ?other cg:about/cg:under ?thing }",
    },
    "agreement": {
        "kind-agreement": "?other cg:follows ?thing",
        "kind-event": "?other cg:about ?thing",
    },
    **{key: {"stated": "GRAPH ?thing { ?claim a cg:Claim ; rdf:subject ?other }"} for key in SOURCES},
}
_DAYS = tuple(map(term, ("cg:signedOn", "cg:plannedFor", "cg:date", "cg:saidOn")))
BRIEF: Mapping[str, Sequence[str]] = {
    kind: tuple(map(term, curies))
    for kind, curies in {
        "partnership": ("cg:kind", "cg:status", "cg:since", "cg:until"),
        "agreement": ("cg:status",),
        "tenure": ("cg:tenureStatus", "cg:attestedFrom", "cg:attestedUntil"),
        **dict.fromkeys(SOURCES, ("schema:datePublished", "schema:publisher")),
        "city": ("cg:inCountry",),
        "region": ("cg:inCountry",),
        "government": ("cg:governs",),
        "quotation": ("cg:saidOn",),
    }.items()
}
"""What a line in a list says of a thing besides its name, by kind."""


@dataclass(frozen=True, slots=True)
class Related:
    """Other things under a heading."""

    title: str
    entities: tuple[Entity, ...]


def related(store: ox.Store, entities: Entities, batch: Iterable[Entity]) -> dict[str, list[Related]]:
    """What the pages of many things of one kind list, by the thing's IRI; one query for each heading."""
    things = list(batch)
    found: dict[str, list[Related]] = {thing.iri: [] for thing in things}
    values = " ".join(n_triples(Iri(thing.iri)) for thing in things)
    for title, pattern in (_RELATED.get(things[0].kind, {}) if things else {}).items():
        query = f"{PROLOGUE}SELECT DISTINCT ?thing ?other WHERE {{ VALUES ?thing {{ {values} }} {pattern} }}"
        others: dict[str, set[str]] = {}
        for row in cast("ox.QuerySolutions", run(store, query).answer):
            others.setdefault(row["thing"].value, set()).add(row["other"].value)
        for iri, named in others.items():
            listed = [entity for other in named if (entity := entities.get(other)) is not None and other != iri]
            if listed:
                found[iri].append(Related(title, tuple(sorted(listed, key=lambda one: _order(store, one)))))
    return found


def _order(store: ox.Store, entity: Entity) -> tuple[object, ...]:
    """The newest first among things that have a day; then by name."""
    import pyoxigraph as ox

    days = [
        quad.object.value
        for predicate in _DAYS
        for quad in store.quads_for_pattern(entity.node, ox.NamedNode(predicate), None, entity.graph)
        if isinstance(quad.object, ox.Literal)
    ]
    newest = [-ord(char) for char in max(days, default="")]
    return (entity.kind, not days, newest, entity.key)
