"""Things of the graph with their facts, names and claims: asked by SPARQL, many at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from citygraph.query.bind import bind
from citygraph.query.catalogue import find
from citygraph.query.dossier.model import Source, Value
from citygraph.query.run import run
from citygraph.query.terms import n_triples
from citygraph.rdf import Iri, Term
from citygraph.vocab import ID, PREFIXES, local, term

if TYPE_CHECKING:
    import pyoxigraph as ox

    from citygraph.query.server import AnyStore

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_ENGLISH = "en"

_FACTS = """SELECT ?s ?p ?o WHERE { VALUES ?s { %s } ?s ?p ?o }"""
_LABELS = """SELECT ?s ?label (LANG(?label) AS ?language) WHERE {
  VALUES ?s { %s } ?s rdfs:label|skos:prefLabel ?label }"""
_CLAIMS = """SELECT ?s ?p ?o ?modality ?rule ?confidence ?sentence ?start ?article ?headline ?publisher ?published
WHERE {
  VALUES ?s { %s }
  GRAPH ?article {
    ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; cg:modality ?modality ; cg:rule ?rule ;
      cg:confidence ?confidence ; cg:passage ?passage .
    ?passage cg:quote ?sentence ; cg:start ?start .
    OPTIONAL { ?article schema:headline ?headline }
    OPTIONAL { ?article schema:publisher ?publisher }
    OPTIONAL { ?article schema:datePublished ?published }
  }
}"""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim about a thing: what it says, and where."""

    predicate: str
    value: Value
    source: Source
    start: int

    @property
    def denied(self) -> bool:
        """True when the sentence says that it is not so."""
        return self.source.modality == "denied"


@dataclass(slots=True)
class Thing:
    """A thing with what the graph believes of it and what articles claim of it; the best claim first."""

    iri: str
    facts: dict[str, list[Value]] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    @property
    def sort(self) -> str:
        """The sort of thing, as its IRI tells: ``place`` or ``partnership``, say."""
        return self.iri.removeprefix(ID).partition("/")[0]

    @property
    def classes(self) -> list[str]:
        """The names of its classes."""
        return [local(value.iri) for value in self.facts.get(term("rdf:type"), ())]

    def all(self, curie: str) -> list[Value]:
        """The values of a property, each with the sentences that state it."""
        return self.all_of(term(curie))

    def all_of(self, predicate: str) -> list[Value]:
        """The same by the property's IRI."""
        return [
            Value(value.text, self._sources(predicate, value), value.iri) for value in self.facts.get(predicate, ())
        ]

    def one(self, curie: str) -> Value | None:
        """The value of a property; None without one."""
        return next(iter(self.all(curie)), None)

    def text(self, curie: str) -> str:
        """The value of a property as text; empty without one."""
        value = self.one(curie)
        return value.text if value else ""

    def iris(self, *curies: str) -> list[str]:
        """The things that properties name."""
        return [value.iri for curie in curies for value in self.facts.get(term(curie), ()) if value.iri]

    def sources(self, *curies: str) -> tuple[Source, ...]:
        """The sentences that state any of some properties as the graph believes them."""
        return tuple(dict.fromkeys(source for curie in curies for value in self.all(curie) for source in value.sources))

    def _sources(self, predicate: str, value: Value) -> tuple[Source, ...]:
        found = (one.source for one in self.claims if one.predicate == predicate and one.value == value)
        return tuple(dict.fromkeys(source for source in found if source.modality != "denied"))


class Graph:
    """A store as the dossier asks it; names and things are asked once."""

    def __init__(self, store: AnyStore) -> None:
        self._store = store
        self._names: dict[str, str] = {}
        self._things: dict[str, Thing] = {}

    def select(self, query: str, **terms: Term) -> list[str]:
        """The IRIs in the first column of a query, without repetition, in code-point order."""
        rows = self._rows(bind(PROLOGUE + query, terms))
        return sorted({row[0].value for row in rows if row[0] is not None and hasattr(row[0], "value")})

    def history(self, one: Iri, other: Iri) -> list[tuple[str, str, str, str]]:
        """Day, stage, thing and sentence of each row that the stored query of that name gives for a pair."""

        def text(value: object) -> str:
            return getattr(value, "value", "")

        found = run(self._store, bind(find("history").text, {"place": one, "other": other}))
        rows = (dict(zip(found.columns, row)) for row in found.rows())
        return [(text(row["day"]), text(row["stage"]), text(row["deal"]), text(row["sentence"])) for row in rows]

    def thing(self, iri: str) -> Thing:
        """One thing; empty when the graph knows nothing of it."""
        return self.things([iri])[0]

    def things(self, iris: Iterable[str]) -> list[Thing]:
        """Things by their IRIs, in the order given."""
        iris = list(iris)
        if new := {iri: Thing(iri) for iri in iris if iri not in self._things}:
            facts = self._batch(_FACTS, new)
            claims = self._batch(_CLAIMS, new)
            objects = {row[2].value for row in (*facts, *claims) if _is_iri(row[2])}
            self._learn_names({*objects, *new})
            for subject, predicate, value in facts:
                new[subject.value].facts.setdefault(predicate.value, []).append(self._value(value))
            for row in claims:
                new[row[0].value].claims.append(self._claim(row))
            for thing in new.values():
                _sort(thing)
            self._things |= new
        return [self._things[iri] for iri in iris]

    def name(self, iri: str) -> str:
        """What a thing is called: in English where it can be, else as its IRI reads."""
        if iri not in self._names:
            self._learn_names({iri})
        return self._names[iri]

    def _learn_names(self, iris: set[str]) -> None:
        found: dict[str, tuple[bool, str, str]] = {}
        for thing, label, language in self._batch(_LABELS, iris - self._names.keys()):
            rank = (language.value != _ENGLISH, language.value, label.value)
            found[thing.value] = min(rank, found.get(thing.value, rank))
        self._names |= {iri: found[iri][2] if iri in found else local(iri) for iri in iris - self._names.keys()}

    def _batch(self, query: str, iris: Iterable[str]) -> list[tuple[ox.NamedNode | ox.Literal, ...]]:
        values = " ".join(n_triples(Iri(iri)) for iri in sorted(iris) if ":" in iri)
        return self._rows(PROLOGUE + query % values) if values else []

    def _rows(self, query: str) -> list[tuple[ox.NamedNode | ox.Literal, ...]]:
        rows = run(self._store, query).rows()
        return cast("list[tuple[ox.NamedNode | ox.Literal, ...]]", list(rows))

    def _value(self, value: ox.NamedNode | ox.Literal) -> Value:
        if _is_iri(value):
            return Value(self._names.get(value.value, local(value.value)), iri=value.value)
        return Value(value.value)

    def _claim(self, row: tuple[ox.NamedNode | ox.Literal, ...]) -> Claim:
        _, predicate, value, modality, rule, confidence, sentence, start, article, *about = row
        headline, publisher, published = (one.value if one else "" for one in about)
        source = Source(
            sentence=" ".join(sentence.value.split()),
            article=article.value,
            headline=headline,
            publisher=publisher,
            published=published,
            rule=rule.value,
            modality=local(modality.value),
            confidence=float(confidence.value),
        )
        return Claim(predicate.value, self._value(value), source, int(start.value))


def _sort(thing: Thing) -> None:
    for values in thing.facts.values():
        values.sort(key=lambda value: (value.text, value.iri))
    thing.claims.sort(
        key=lambda one: (
            -one.source.confidence,
            one.source.published,
            one.source.article,
            one.start,
            one.predicate,
            one.value.text,
        )
    )


def _is_iri(value: object) -> bool:
    return type(value).__name__ == "NamedNode"
