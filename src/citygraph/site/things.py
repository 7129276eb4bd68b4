"""The pages of things, many at a time, so that the graph is asked once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
from markupsafe import Markup

from citygraph.query.dossier import Source
from citygraph.query.dossier.things import Graph
from citygraph.site.description import description
from citygraph.site.entities import SOURCES, Entities, Entity
from citygraph.site.facts import Fact, Shown, Teller
from citygraph.site.jsonld import script
from citygraph.site.pictures import Pictures
from citygraph.site.related import BRIEF, related
from citygraph.site.text import Text, one
from citygraph.vocab import concept, term

_FIRST_SHOWN = 50
_QUOTE, _START, _LANGUAGE = term("cg:quote"), term("cg:start"), term("schema:inLanguage")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: a thing, and what is said of it in a few words."""

    entity: Entity
    brief: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence with the page of its article."""

    sentence: str
    page: str
    article: str
    headline: str
    publisher: str
    published: str
    modality: Text
    confidence: float


@dataclass(frozen=True, slots=True)
class ThingPage:
    """What the template of a thing shows, and the triples that stand beside it."""

    entity: Entity
    triples: Sequence[ox.Triple]
    shown: dict[str, Any]


class ThingPages:
    """Makes pages of things."""

    def __init__(self, store: ox.Store, entities: Entities, teller: Teller, pictures: Pictures, quoted: float) -> None:
        self._store = store
        self._entities = entities
        self._teller = teller
        self._pictures = pictures
        self._quoted = quoted

    def of(self, batch: Sequence[Entity]) -> Iterator[ThingPage]:
        """The pages of some things of one kind."""
        things = Graph(self._store).things(entity.iri for entity in batch)
        others = related(self._store, self._entities, batch)
        for entity, thing in zip(batch, things):
            triples = description(self._store, entity, self._quoted)
            yield ThingPage(
                entity,
                triples,
                {
                    "iri": entity.iri,
                    "name": entity.name,
                    "cls": self._teller.class_name(entity),
                    "others": entity.others,
                    "turtle": f"{entity.path.rpartition('/')[2]}.ttl",
                    "jsonld": Markup(script(triples)),  # noqa: S704 - escaped there
                    "told": [self._cited(fact) for fact in self._teller.facts(entity, thing)],
                    "derived": self._teller.derived(entity),
                    "denied": [self._cited(fact) for fact in self._teller.denied(thing)],
                    "related": [
                        {"title": group.title, "entries": entries(self._teller, group.entities)}
                        for group in others[entity.iri]
                    ],
                    "shown": _FIRST_SHOWN,
                    "picture": Markup(self._map(entity)),  # noqa: S704 - drawn by us, with its texts escaped
                    "quotes": _quotes(triples),
                    "tongue": _language(triples) if entity.kind in SOURCES else "",
                    "elsewhere": self._teller.elsewhere(entity),
                },
            )

    def _map(self, entity: Entity) -> str:
        root = "../" * entity.path.count("/")
        return self._pictures.map_of(entity.iri, one(entity.name), root)

    def _cited(self, fact: Fact) -> Fact:
        return Fact(
            fact.name,
            tuple(
                Shown(value.text, value.page, value.address, tuple(map(self._source, value.sources)))  # type: ignore[arg-type]
                for value in fact.values
            ),
        )

    def _source(self, source: Source) -> Cited:
        article = self._entities.get(source.article)
        return Cited(
            source.sentence,
            article.page if article else "",
            source.article,
            source.headline,
            source.publisher,
            source.published,
            self._teller.shown(ox.NamedNode(concept("modality", source.modality))).text,
            source.confidence,
        )


def entries(teller: Teller, entities: Iterable[Entity]) -> list[Entry]:
    """Lines of a list."""
    return [Entry(entity, tuple(teller.brief(entity, BRIEF.get(entity.kind, ())))) for entity in entities]


def _quotes(triples: Iterable[ox.Triple]) -> list[str]:
    """The sentences that an article's passages quote, in the order of the text."""
    quotes: dict[str, str] = {}
    starts: dict[str, int] = {}
    for triple in triples:
        if isinstance(triple.object, ox.Literal):
            if triple.predicate.value == _QUOTE:
                quotes[str(triple.subject)] = triple.object.value
            elif triple.predicate.value == _START:
                starts[str(triple.subject)] = int(triple.object.value)
    ordered = sorted(quotes, key=lambda passage: (starts.get(passage, 0), quotes[passage]))
    return list(dict.fromkeys(" ".join(quotes[passage].split()) for passage in ordered))


def _language(triples: Iterable[ox.Triple]) -> str:
    found = [triple.object.value for triple in triples if triple.predicate.value == _LANGUAGE]  # type: ignore[union-attr]
    return min(found, default="")
