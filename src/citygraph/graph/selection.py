"""A part of the graph: what concerns some places, or some span of time, with all that it needs to be understood.

What happens or holds (partnerships, agreements, events, tenures, quotations) is chosen; places, governments, offices
and officials come along where something chosen names them, as do its claims, their passages and articles.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

import pyoxigraph as ox

from citygraph.graph import disagreements, milestones, surest
from citygraph.graph.exporting.days import bounds
from citygraph.graph.terms import DEFAULT_GRAPH, iri_of, node
from citygraph.vocab import ID, INFERRED_GRAPH, ONTOLOGY_GRAPH, TYPE, concept, term

Things = set[ox.NamedNode]

_CHOSEN = frozenset(
    term(f"cg:{name}")
    for name in (
        *("Partnership", "Agreement", "LetterOfIntent", "MemorandumOfUnderstanding", "CooperationAgreement"),
        *("JointDeclaration", "Event", "Visit", "Signing", "Meeting", "Forum", "Tenure", "Quotation"),
    )
)
_BEGINS = tuple(term(f"cg:{name}") for name in ("since", "signedOn", "plannedFor", "date", "saidOn", "attestedFrom"))
_ENDS = (term("cg:until"), term("cg:attestedUntil"))
_PARTNERSHIP, _STATUS, _ENDED = node(term("cg:Partnership")), term("cg:status"), node(concept("status", "ended"))
_REASONED = (node(INFERRED_GRAPH), node(ONTOLOGY_GRAPH))
_TYPE, _SUBJECT = node(TYPE), node(term("rdf:subject"))


def select(
    store: ox.Store, places: Collection[str] = (), since: date | None = None, until: date | None = None
) -> ox.Store:
    """The chosen part as a store in memory, with its graphs named as before.

    `places` are IRIs; what lies within one belongs to it. Between `since` and `until` is what happened or held on a day
    of that time, as far as the graph says when; what has no date is left out then.
    """
    seeds, chosen = _of_places(store, places) if places else (set(), _every(store))
    if since or until:
        seeds &= {node(place) for place in places}
        chosen = {each for each in chosen if _is_between(store, each, since or date.min, until or date.max)}
    selected = ox.Store()
    described = _describe(store, seeds | chosen, chosen, selected)
    selected.extend(_inferred(store, described))
    selected.extend(store.quads_for_pattern(None, None, None, node(ONTOLOGY_GRAPH)))
    selected.extend(_evidence(store, described))
    for beside in (disagreements, surest, milestones):
        selected.extend(quad for thing in described for quad in beside.about(store, thing))
    return selected


def _of_places(store: ox.Store, places: Iterable[str]) -> tuple[Things, Things]:
    """Who belongs to the places, and what concerns them."""
    around = {node(place) for place in places}
    new = around
    while new := _pointing(store, ("cg:within", "cg:inCountry"), new) - around:
        around |= new
    offices = _pointing(store, ("cg:jurisdiction", "cg:postedTo"), around)
    governments = _pointing(store, ("cg:governs",), around)
    tenures = _pointing(store, ("cg:office",), offices)
    holders = _pointed_at(store, ("cg:holder",), tenures)
    seeds = around | offices | governments | holders
    found = tenures | _pointing(store, ("cg:partner",), around) | _pointing(store, ("cg:party",), governments)
    found |= _pointing(store, ("cg:place", "cg:participant", "cg:speaker"), seeds)
    found |= _pointing(store, ("cg:under",), found) | _pointed_at(store, ("cg:agreement",), found)
    found |= _pointing(store, ("cg:about",), found)
    return seeds, {each for each in found if _is_chosen(store, each)}


def _every(store: ox.Store) -> Things:
    return {
        subject
        for kind in sorted(_CHOSEN)
        for quad in store.quads_for_pattern(None, _TYPE, node(kind), DEFAULT_GRAPH)
        if isinstance(subject := quad.subject, ox.NamedNode)
    }


def _is_between(store: ox.Store, thing: ox.NamedNode, since: date, until: date) -> bool:
    """True when the time of a thing and the span have a day in common; a partnership that has not ended goes on."""
    about = [(quad.predicate.value, quad.object) for quad in _about(store, thing)]
    dated = [(name, bounds(value.value)) for name, value in about if isinstance(value, ox.Literal)]
    begins = [found for name, found in dated if name in _BEGINS and found]
    ends = [found for name, found in dated if name in _ENDS and found]
    if not begins and not ends:
        return False
    lasts = (TYPE, _PARTNERSHIP) in about and (_STATUS, _ENDED) not in about
    first, last = min(begins or ends)[0], max(last for _, last in ends or begins)
    return (first <= until or (lasts and not begins)) and (last >= since or (lasts and not ends))


def _describe(store: ox.Store, seeds: Things, chosen: Things, selected: ox.Store) -> Things:
    """Add the facts about things, and about what they name; gives all that is described."""
    described, waiting = set(seeds), sorted(seeds, key=iri_of)
    others: dict[ox.NamedNode, bool] = {}
    while waiting:
        thing = waiting.pop()
        kept = []
        for quad in _about(store, thing):
            if isinstance(value := quad.object, ox.NamedNode) and value.value.startswith(ID) and value not in chosen:
                if value not in others:
                    others[value] = _is_chosen(store, value)
                if others[value]:
                    continue
                if value not in described:
                    described.add(value)
                    waiting.append(value)
            kept.append(quad)
        kept += store.quads_for_pattern(None, node(term("dcterms:isReplacedBy")), thing, DEFAULT_GRAPH)
        selected.extend(kept)
    return described


def _inferred(store: ox.Store, described: Things) -> Iterator[ox.Quad]:
    for thing in described:
        for quad in store.quads_for_pattern(thing, None, None, node(INFERRED_GRAPH)):
            value = quad.object
            is_thing = isinstance(value, ox.NamedNode) and value.value.startswith(ID)
            if not is_thing or value in described:
                yield quad


def _evidence(store: ox.Store, described: Things) -> Iterator[ox.Quad]:
    """The claims about things, with their passages and articles."""
    told: set[tuple[ox.NamedNode, ox.NamedNode]] = set()
    for thing in described:
        for found in store.quads_for_pattern(None, _SUBJECT, thing, None):
            graph, claim = found.graph_name, found.subject
            if not isinstance(graph, ox.NamedNode) or not isinstance(claim, ox.NamedNode) or graph in _REASONED:
                continue
            about = list(store.quads_for_pattern(claim, None, None, graph))
            passages = [quad.object for quad in about if quad.predicate.value == term("cg:passage")]
            yield from about
            for other in (graph, *passages):
                if isinstance(other, ox.NamedNode) and (other, graph) not in told:
                    told.add((other, graph))
                    yield from store.quads_for_pattern(other, None, None, graph)


def _is_chosen(store: ox.Store, thing: ox.NamedNode) -> bool:
    return any(
        iri_of(quad.object) in _CHOSEN
        for quad in store.quads_for_pattern(thing, _TYPE, None, DEFAULT_GRAPH)
        if isinstance(quad.object, ox.NamedNode)
    )


def _about(store: ox.Store, thing: ox.NamedNode) -> Iterator[ox.Quad]:
    return store.quads_for_pattern(thing, None, None, DEFAULT_GRAPH)


def _pointing(store: ox.Store, properties: Iterable[str], things: Things) -> Things:
    """What has one of these as a property's value."""
    return {
        subject
        for curie in properties
        for thing in things
        for quad in store.quads_for_pattern(None, node(term(curie)), thing, DEFAULT_GRAPH)
        if isinstance(subject := quad.subject, ox.NamedNode)
    }


def _pointed_at(store: ox.Store, properties: Iterable[str], things: Things) -> Things:
    """The values of properties."""
    return {
        value
        for curie in properties
        for thing in things
        for quad in store.quads_for_pattern(thing, node(term(curie)), None, DEFAULT_GRAPH)
        if isinstance(value := quad.object, ox.NamedNode)
    }
