"""What a page tells of a thing: its facts in words, each with the sentences behind it, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from citygraph.query.dossier import Source
from citygraph.query.dossier.things import Thing
from citygraph.site.entities import Entities, Entity
from citygraph.site.text import Text, Vocabulary, Word, languages
from citygraph.vocab import ALT_LABEL, ID, INFERRED_GRAPH, LABEL, TYPE, local, term

_INFERRED = ox.NamedNode(INFERRED_GRAPH)
_HIDDEN = {
    TYPE,
    LABEL,
    ALT_LABEL,
    *map(term, ("schema:headline", "geo:hasGeometry", "geo:asWKT", "skos:exactMatch")),
}
_DERIVED = tuple(map(term, ("cg:twinnedWith", "cg:cooperatesWith", "cg:holds", "cg:heldBy", "cg:followedBy")))
_ORDER: dict[str, int] = {
    term(curie): place
    for place, curie in enumerate(
        (
            *("schema:honorificPrefix", "schema:publisher", "schema:datePublished", "schema:author", "schema:editor"),
            *("schema:inLanguage", "schema:url", "cg:partner", "cg:kind", "cg:party", "cg:holder", "cg:office"),
            *("cg:role", "cg:jurisdiction", "cg:postedTo", "cg:governs", "cg:speaker", "cg:text", "cg:status"),
            *("cg:tenureStatus", "cg:since", "cg:date", "cg:until", "cg:signedOn", "cg:plannedFor", "cg:signedAt"),
            *("cg:signatory", "cg:validUntil", "cg:saidOn", "cg:saidAt", "cg:attestedFrom", "cg:attestedUntil"),
            *("cg:place", "cg:participant", "cg:about", "cg:field", "cg:under", "cg:agreement", "cg:follows"),
            *("cg:within", "cg:inCountry", "cg:countryCode", "cg:isoCode", "wgs:lat", "wgs:long"),
        )
    )
}
_LINKED = ("http://", "https://")
_MATCH = ox.NamedNode(term("skos:exactMatch"))
Object = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as a page shows it: its text, the page of the thing or its address on the web, and its sentences."""

    text: Text
    page: str = ""
    address: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A property and its values."""

    name: Text
    values: tuple[Shown, ...]


class Teller:
    """Puts the graph's terms into words and links."""

    def __init__(self, store: ox.Store, entities: Entities, vocabulary: Vocabulary) -> None:
        self._store = store
        self._entities = entities
        self._vocabulary = vocabulary

    def facts(self, entity: Entity, thing: Thing) -> list[Fact]:
        """What is believed; the sentences come from the thing's claims."""
        sources = _sources(thing)
        values = self._values(entity.node, entity.graph)
        return [
            self._fact(predicate, values[predicate], sources)
            for predicate in sorted(values.keys() - _HIDDEN, key=lambda one: (_ORDER.get(one, len(_ORDER)), one))
        ]

    def derived(self, entity: Entity) -> list[Fact]:
        """What follows and is worth to be told."""
        values = self._values(entity.node, _INFERRED)
        return [self._fact(predicate, values[predicate], {}) for predicate in _DERIVED if predicate in values]

    def denied(self, thing: Thing) -> list[Fact]:
        """What sentences deny."""
        found: dict[str, dict[str, list[Source]]] = {}
        for claim in thing.claims:
            if claim.denied and claim.predicate not in (TYPE, LABEL, ALT_LABEL):
                value = claim.value.iri or claim.value.text
                found.setdefault(claim.predicate, {}).setdefault(value, []).append(claim.source)
        return [
            Fact(
                self._vocabulary.of(predicate),
                tuple(
                    self.shown(ox.NamedNode(value) if ":" in value and self._is_thing(value) else ox.Literal(value), of)
                    for value, of in values.items()
                ),
            )
            for predicate, values in sorted(found.items())
        ]

    def elsewhere(self, entity: Entity) -> list[str]:
        """The addresses of the thing in other data."""
        quads = self._store.quads_for_pattern(entity.node, _MATCH, None, entity.graph)
        found = {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}
        return sorted(iri for iri in found if iri.startswith(_LINKED))

    def class_name(self, entity: Entity) -> Text:
        """What the thing is."""
        return self._vocabulary.of(entity.cls)

    def brief(self, entity: Entity, predicates: Iterable[str]) -> list[Text]:
        """Some values in a few words, for a line in a list."""
        values = self._values(entity.node, entity.graph)
        return [
            self.shown(value).text for predicate in predicates for value in sorted(values.get(predicate, ()), key=str)
        ]

    def shown(self, value: Object, sources: Iterable[Source] = ()) -> Shown:
        """A term in words."""
        cited = tuple(sources)
        if isinstance(value, ox.Literal):
            address = value.value if value.value.startswith(_LINKED) and " " not in value.value.strip() else ""
            return Shown(plain(value.value, value.language or ""), "", address, cited)
        if not isinstance(value, ox.NamedNode):
            return Shown(plain(str(value)), sources=cited)
        if (entity := self._entities.get(value.value)) is not None:
            return Shown(entity.name, entity.page, "", cited)
        if self._vocabulary.knows(value.value):
            return Shown(self._vocabulary.of(value.value), sources=cited)
        if value.value.startswith(ID):
            return Shown(plain(local(value.value)), sources=cited)
        return Shown(plain(value.value), "", value.value if value.value.startswith(_LINKED) else "", cited)

    def _is_thing(self, iri: str) -> bool:
        return self._entities.get(iri) is not None or self._vocabulary.knows(iri)

    def _fact(self, predicate: str, values: list[Object], sources: dict[tuple[str, str], list[Source]]) -> Fact:
        shown = [self.shown(value, sources.get((predicate, _plain(value)), ())) for value in values]
        ordered = sorted(shown, key=lambda one: (one.text[0].text.casefold(), one.page, one.text[0].tongue))
        return Fact(self._vocabulary.of(predicate), tuple(ordered))

    def _values(self, node: ox.NamedNode, graph: ox.NamedNode | ox.DefaultGraph) -> dict[str, list[Object]]:
        found: dict[str, list[Object]] = {}
        for quad in self._store.quads_for_pattern(node, None, None, graph):
            found.setdefault(quad.predicate.value, []).append(quad.object)
        return found


def plain(text: str, tongue: str = "") -> Text:
    """The same text in every language of the site."""
    return tuple(Word(code, text, tongue) for code in languages())


def _sources(thing: Thing) -> dict[tuple[str, str], list[Source]]:
    """The sentences by property and value, the surest first, each once."""
    found: dict[tuple[str, str], dict[tuple[str, str], Source]] = {}
    for claim in thing.claims:
        if not claim.denied:
            key = claim.predicate, claim.value.iri or claim.value.text
            found.setdefault(key, {}).setdefault((claim.source.article, claim.source.sentence), claim.source)
    return {key: list(sources.values()) for key, sources in found.items()}


def _plain(value: Object) -> str:
    return value.value if isinstance(value, ox.NamedNode | ox.Literal) else str(value)
