"""Which things a dossier shows: those tied to a place, to an official, or to both places of a pair."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from citygraph.errors import ParameterError
from citygraph.query.dossier import sections
from citygraph.query.dossier.model import Dossier, Entry, Fact, Section, Value
from citygraph.query.dossier.things import Graph, Thing
from citygraph.query.names import Lookup
from citygraph.rdf import Iri
from citygraph.vocab import government_iri, local, partnership_iri

if TYPE_CHECKING:
    from citygraph.query.server import AnyStore

_SEPARATOR = " / "

_GOVERNMENTS = "SELECT ?g WHERE { ?g cg:governs ?about }"
_TIES = "SELECT ?p WHERE { ?p a cg:Partnership ; cg:partner ?about }"
_DOCUMENTS = "SELECT ?a WHERE { ?a cg:party/cg:governs ?about }"
_TENURES_OF_PLACE = "SELECT ?t WHERE { ?t a cg:Tenure ; cg:office/cg:jurisdiction ?about }"
_TENURES_OF_PERSON = "SELECT ?t WHERE { ?t a cg:Tenure ; cg:holder ?about }"
_HOLDING = """SELECT ?t WHERE {
  ?t a cg:Tenure ; cg:holder ?person ; cg:office ?office .
  ?office cg:jurisdiction ?about . ?person cg:holds ?office }"""
_SIGNED = "SELECT ?a WHERE { ?a cg:signatory ?about }"
_SAID = "SELECT ?q WHERE { ?q cg:speaker ?about }"
_SAID_BY_OFFICIALS = """SELECT ?q WHERE {
  ?q cg:speaker ?person . ?t cg:holder ?person ; cg:office/cg:jurisdiction ?about }"""
_TAKEN_PART_IN = "SELECT ?e WHERE { ?e cg:participant ?about }"
_EVENTS_OF_PLACE = """SELECT ?e WHERE {
  { ?e cg:place ?about }
  UNION { ?e cg:participant/cg:governs ?about }
  UNION { ?e cg:about/cg:partner ?about }
  UNION { ?e cg:about/cg:party/cg:governs ?about }
  UNION { ?e cg:participant ?person . ?t cg:holder ?person ; cg:office/cg:jurisdiction ?about }
}"""
_DENIED = """SELECT ?s WHERE {
  GRAPH ?article { ?claim rdf:subject ?s ; rdf:object ?about ; rdf:predicate ?p ; cg:modality ?modality }
  VALUES ?p { cg:partner cg:party }
  FILTER(?modality = <https://w3id.org/citygraph/concept/modality/denied>)
}"""
_ARTICLES_OF = "SELECT ?article WHERE { GRAPH ?article { ?claim rdf:subject ?about } }"


def dossier(store: AnyStore, name: str) -> Dossier:
    """The dossier of a place or an official by name, or of two places ("A / B").

    Raises ParameterError when the name is unknown (with the nearest ones) or several things have it.
    """
    graph = Graph(store)
    lookup = Lookup(store)
    names = [part.strip() for part in name.split(_SEPARATOR)]
    if len(names) > 2:
        raise ParameterError(f"{len(names)} names", remedy="give one name, or two places")
    if len(names) == 2:
        one, other = (lookup.place(part) for part in names)
        return _of_pair(graph, one, other) if one != other else _of_place(graph, one)
    thing = graph.thing(_find(names[0], lookup))
    match thing.sort:
        case "place":
            return _of_place(graph, thing.iri)
        case "official":
            return _of_official(graph, thing)
        case "partnership" if len(thing.iris("cg:partner")) == 2:
            return _of_pair(graph, *thing.iris("cg:partner"))
        case _:
            return _dossier(graph.name(thing.iri), (thing.iri,), (), [sections.everything(graph, thing)])


def _find(name: str, lookup: Lookup) -> Iri:
    """What a name means: any thing by its label, else a place with its country, or an official by some words."""
    complaint: ParameterError | None = None
    for find in (lookup.thing, lookup.place, lookup.official):
        try:
            return find(name)
        except ParameterError as error:
            complaint = complaint or error
    assert complaint is not None  # noqa: S101 - the loop returned or set it
    raise complaint


def _of_place(graph: Graph, place: str) -> Dossier:
    about = Iri(place)
    ties = graph.things(graph.select(_TIES, about=about))
    documents = graph.things(graph.select(_DOCUMENTS, about=about))
    events = graph.things(graph.select(_EVENTS_OF_PLACE, about=about))
    quotations = graph.things(graph.select(_SAID_BY_OFFICIALS, about=about))
    tenures = graph.things(graph.select(_TENURES_OF_PLACE, about=about))
    return _dossier(
        graph.name(place),
        (place,),
        (_who(graph, place),),
        [
            *sections.office_holders(tenures, graph.select(_HOLDING, about=about)),
            sections.partnerships(graph, ties, place),
            sections.agreements(documents),
            sections.timeline(ties, documents, events, quotations),
            sections.undated(events),
            sections.sayings(quotations),
            sections.disagreements([*ties, *documents, *events, *tenures]),
            sections.denials(_denied(graph, place, government_iri(local(place))), graph),
        ],
    )


def _of_pair(graph: Graph, one: str, other: str) -> Dossier:
    tie = partnership_iri(local(one), local(other))
    ties = [thing for thing in graph.things([tie]) if thing.facts]
    documents = graph.things(_common(graph, _DOCUMENTS, one, other))
    events = graph.things(_common(graph, _EVENTS_OF_PLACE, one, other))
    related = [tie, *(document.iri for document in documents)]
    articles = {article for iri in related for article in graph.select(_ARTICLES_OF, about=Iri(iri))}
    spoken = {iri for place in (one, other) for iri in graph.select(_SAID_BY_OFFICIALS, about=Iri(place))}
    quotations = [
        quotation
        for quotation in graph.things(sorted(spoken))
        if any(claim.source.article in articles for claim in quotation.claims)
    ]
    tenures = [
        sections.office_holders(
            graph.things(graph.select(_TENURES_OF_PLACE, about=about)), graph.select(_HOLDING, about=about)
        )[0]
        for about in map(Iri, (one, other))
    ]
    denied = _both(*(_denied(graph, place, government_iri(local(place))) for place in (one, other)))
    return _dossier(
        _SEPARATOR.join(map(graph.name, (one, other))),
        (one, other, *(tie.iri for tie in ties)),
        (_who(graph, one), _who(graph, other)),
        [
            sections.merged(tenures),
            sections.partnership(ties),
            sections.agreements(documents),
            sections.history(graph.history(Iri(one), Iri(other)), graph),
            sections.timeline(ties, documents, events, quotations),
            sections.undated(events),
            sections.sayings(quotations),
            sections.disagreements([*ties, *documents, *events]),
            sections.denials(denied, graph),
        ],
    )


def _of_official(graph: Graph, official: Thing) -> Dossier:
    about = Iri(official.iri)
    documents = graph.things(graph.select(_SIGNED, about=about))
    events = graph.things(graph.select(_TAKEN_PART_IN, about=about))
    quotations = graph.things(graph.select(_SAID, about=about))
    tenures = graph.things(graph.select(_TENURES_OF_PERSON, about=about))
    names = (("honorific", "schema:honorificPrefix"), ("also called", "skos:altLabel"))
    facts = tuple(Fact(title, tuple(values)) for title, curie in names if (values := official.all(curie)))
    return _dossier(
        graph.name(official.iri),
        (official.iri,),
        (Entry("official", official.iri, facts=facts),),
        [
            sections.offices(tenures),
            sections.agreements(documents),
            sections.timeline([], documents, events, quotations),
            sections.undated(events),
            sections.sayings(quotations),
            sections.disagreements([*tenures, *documents, *events]),
        ],
    )


def _dossier(
    name: str,
    iris: tuple[str, ...],
    about: tuple[Entry, ...],
    found: list[Section],
) -> Dossier:
    return Dossier(name, iris, about, tuple(section for section in found if section.entries))


def _who(graph: Graph, place: str) -> Entry:
    thing = graph.thing(place)
    kind = next((name.lower() for name in ("City", "Region", "Country") if name in thing.classes), "place")
    facts = []
    country = thing.iris("cg:inCountry")
    around = [
        graph.name(outer) for outer in (*(one for one in thing.iris("cg:within") if one not in country), *country)
    ]
    if around:
        facts.append(Fact("in", tuple(map(Value, around))))
    governments = graph.things(graph.select(_GOVERNMENTS, about=Iri(place)))
    names = [name for government in governments for name in government.all("rdfs:label")]
    if named := tuple(name for name in names if name.text != graph.name(place)):
        facts.append(Fact("government", named))
    return Entry(f"{graph.name(place)}: {kind}", place, facts=tuple(facts))


def _common(graph: Graph, query: str, one: str, other: str) -> list[str]:
    return sorted(set(graph.select(query, about=Iri(one))) & set(graph.select(query, about=Iri(other))))


def _denied(graph: Graph, *iris: str) -> list[Thing]:
    return graph.things(sorted({thing for iri in iris for thing in graph.select(_DENIED, about=Iri(iri))}))


def _both(some: Iterable[Thing], others: Iterable[Thing]) -> list[Thing]:
    kept = {thing.iri for thing in others}
    return [thing for thing in some if thing.iri in kept]
