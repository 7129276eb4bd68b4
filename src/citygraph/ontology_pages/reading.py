"""The ontology as its pages need it: classes and properties with what is said of them, schemes with their concepts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from citygraph.graph.ontology import ontology, shapes
from citygraph.graph.terms import iri_of
from citygraph.vocab import CG, CONCEPT, PREFIXES, TYPE, local, term

LANGUAGES = {"en": "English", "id": "Indonesia", "ms": "Melayu"}
CLASS, OBJECT, DATA, ANY = "class", "object property", "datatype property", "annotation property"

_KINDS: dict[str, str] = {
    term("owl:Class"): CLASS,
    term("owl:ObjectProperty"): OBJECT,
    term("owl:DatatypeProperty"): DATA,
    term("owl:AnnotationProperty"): ANY,
}
_CHARACTERISTICS: dict[str, str] = {
    term("owl:TransitiveProperty"): "transitive",
    term("owl:SymmetricProperty"): "symmetric",
}
_ELSEWHERE = {
    term("rdfs:subClassOf"): "is a",
    term("rdfs:subPropertyOf"): "is a",
    term("skos:exactMatch"): "the same as",
    term("skos:closeMatch"): "close to",
    term("skos:broadMatch"): "narrower than",
    term("skos:relatedMatch"): "related to",
}
_MORE_PREFIXES = {
    "gist": "https://w3id.org/semanticarts/ns/ontology/gist/",
    "oa": "http://www.w3.org/ns/oa#",
    "person": "http://www.w3.org/ns/person#",
    "sdg": "http://metadata.un.org/sdg/",
    "wd": "http://www.wikidata.org/entity/",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What a term is called and what it means, by language; and an example."""

    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    example: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A class or property: names of ours without prefix, others as IRIs; `elsewhere` pairs relation and IRI."""

    name: str
    kind: str
    module: str
    words: Words
    parents: tuple[str, ...]
    children: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    inverse: str
    characteristics: tuple[str, ...]
    elsewhere: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept, or a scheme with its concepts."""

    iri: str
    words: Words
    elsewhere: tuple[tuple[str, str], ...]
    members: tuple[Concept, ...] = ()


@dataclass(frozen=True, slots=True)
class Ontology:
    """All of it, in the order of the files."""

    title: str
    version: str
    entries: tuple[Entry, ...]
    schemes: tuple[Concept, ...]

    def entry(self, name: str) -> Entry:
        """A class or property by its name."""
        return next(each for each in self.entries if each.name == name)


def read() -> Ontology:
    """The ontology that travels with citygraph."""
    said = _Said()
    names = dict.fromkeys(iri for iri in said.subjects if iri.startswith(CG))
    entries = tuple(_entry(said, iri, kind) for iri in names if (kind := said.kind(iri)))
    schemes = tuple(_scheme(said, iri) for iri in said.subjects if term("skos:ConceptScheme") in said.iris(iri, TYPE))
    core = CG.removesuffix("#")
    return Ontology(said.texts(core, "dcterms:title")["en"], said.text(core, "owl:versionInfo"), entries, schemes)


def short(iri: str) -> str:
    """``schema:City``, ``wd:Q515``; the last part of an IRI without a known prefix.

    >>> short("https://schema.org/City")
    'schema:City'
    """
    for prefix, space in (PREFIXES | _MORE_PREFIXES).items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return local(iri)


def shaped() -> dict[str, dict[str, tuple[str, ...]]]:
    """By the names of classes, the names of the properties that their shapes have, with the classes of values."""
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    sh = "http://www.w3.org/ns/shacl#"
    for quad in ox.parse(shapes(), format=ox.RdfFormat.TURTLE):
        said[str(quad.subject), quad.predicate.value.removeprefix(sh)].append(
            quad.object.value if isinstance(quad.object, ox.NamedNode) else str(quad.object)
        )
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for (shape, how), classes in list(said.items()):
        if how == "targetClass":
            for constraint in said[shape, "property"]:
                key = constraint if constraint.startswith("_:") else f"<{constraint}>"
                for path in said[key, "path"]:
                    for of in classes:
                        found[local(of)][local(path)] = tuple(map(local, said[key, "class"]))
    return dict(found)


class _Said:
    """What the quads say, looked up by subject and property."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], list[ox.NamedNode | ox.Literal]] = defaultdict(list)
        self._pointing: dict[tuple[str, str], list[str]] = defaultdict(list)
        for quad in ontology():
            if isinstance(quad.object, (ox.NamedNode, ox.Literal)):
                self._values[iri_of(quad.subject), quad.predicate.value].append(quad.object)
                self._pointing[iri_of(quad.object), quad.predicate.value].append(iri_of(quad.subject))
        self.subjects = list(dict.fromkeys(subject for subject, _ in self._values))

    def iris(self, subject: str, predicate: str) -> tuple[str, ...]:
        found = self._values.get((subject, predicate), ())
        return tuple(value.value for value in found if isinstance(value, ox.NamedNode))

    def names(self, subject: str, curie: str) -> tuple[str, ...]:
        """Terms of ours by their names, others by their IRIs."""
        return tuple(local(iri) if iri.startswith(CG) else iri for iri in self.iris(subject, term(curie)))

    def texts(self, subject: str, curie: str) -> dict[str, str]:
        found = self._values.get((subject, term(curie)), ())
        return {value.language or "": value.value for value in found if isinstance(value, ox.Literal)}

    def text(self, subject: str, curie: str) -> str:
        return next(iter(self.texts(subject, curie).values()), "")

    def kind(self, iri: str) -> str | None:
        return next((_KINDS[of] for of in self.iris(iri, TYPE) if of in _KINDS), None)

    def elsewhere(self, iri: str) -> Iterator[tuple[str, str]]:
        for predicate, relation in _ELSEWHERE.items():
            yield from ((relation, other) for other in self.iris(iri, predicate) if not _is_ours(other))

    def words(self, iri: str, label: str) -> Words:
        return Words(self.texts(iri, label), self.texts(iri, "skos:definition"), self.text(iri, "skos:example"))

    def pointing(self, iri: str, curie: str) -> tuple[str, ...]:
        """What has an IRI as the value of a property, in the order in which the files say so."""
        return tuple(self._pointing[iri, term(curie)])

    def below(self, iri: str, curie: str) -> tuple[str, ...]:
        return tuple(map(local, self.pointing(iri, curie)))


def _entry(said: _Said, iri: str, kind: str) -> Entry:
    above = "rdfs:subClassOf" if kind == CLASS else "rdfs:subPropertyOf"
    inverse = said.iris(iri, term("owl:inverseOf")) + said.below(iri, "owl:inverseOf")
    return Entry(
        name=local(iri),
        kind=kind,
        module=said.iris(iri, term("rdfs:isDefinedBy"))[0],
        words=said.words(iri, "rdfs:label"),
        parents=tuple(each for each in said.names(iri, above) if not each.startswith("http")),
        children=said.below(iri, above),
        domain=said.names(iri, "rdfs:domain"),
        range=said.names(iri, "rdfs:range"),
        inverse=local(inverse[0]) if inverse else "",
        characteristics=tuple(_CHARACTERISTICS[of] for of in said.iris(iri, TYPE) if of in _CHARACTERISTICS),
        elsewhere=tuple(said.elsewhere(iri)),
    )


def _scheme(said: _Said, iri: str) -> Concept:
    within = said.pointing(iri, "skos:inScheme")
    members = tuple(Concept(one, said.words(one, "skos:prefLabel"), tuple(said.elsewhere(one))) for one in within)
    return Concept(iri, said.words(iri, "skos:prefLabel"), (), members)


def _is_ours(iri: str) -> bool:
    return iri.startswith((CG, CONCEPT))
