"""What a human name means: things of the graph by label, case and accents folded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol

from citygraph.errors import ParameterError
from citygraph.folding import fold
from citygraph.query.terms import short
from citygraph.rdf import Iri
from citygraph.spelling import did_you_mean, nearest, some_of
from citygraph.vocab import ALT_LABEL, ID, LABEL, ONTOLOGY_GRAPH, TYPE, concept, local, partnership_iri, term

if TYPE_CHECKING:
    import pyoxigraph as ox

    from citygraph.query.server import AnyStore

PLACES = ("City", "Region", "Country")
OFFICIALS = ("Official",)
_COUNTRY_CODE = term("cg:countryCode")
_IN_SCHEME = term("skos:inScheme")
_PREF_LABEL = term("skos:prefLabel")
_NEAREST = 3
_DASHES = re.compile(r"\s+(?:[-–—]|--)\s+")


class Named(Protocol):
    """A name of a thing; `kind` is the thing's class ("City"), `preferred` says that the name is its label."""

    @property
    def iri(self) -> str:
        """The thing."""

    @property
    def kind(self) -> str:
        """Its class."""

    @property
    def name(self) -> str:
        """One of its names."""

    @property
    def preferred(self) -> bool:
        """True for a label, False for another form."""


Index = Callable[[str], Iterable[Named]]
"""Things of a name (folded); if there are none, those whose name has all its words."""


class _Name(NamedTuple):
    iri: str
    kind: str
    name: str
    preferred: bool


class Lookup:
    """Finds things of a store by name. `index` is a faster way to them than reading every label of the store."""

    def __init__(self, store: AnyStore, index: Index | None = None) -> None:
        self._store = store
        self._index = index

    def place(self, text: str) -> Iri:
        """A place by a name in any language, ``name, country``, or the last part of its IRI.

        Raises ParameterError that lists the candidates when several are meant, and the nearest when none is.
        """
        found = self._by_id("place", text) or self._exact(text, PLACES)
        name, comma, country = text.rpartition(",")
        if not found and comma:
            code = self._code_of(country)
            found = [named for named in self._exact(name, PLACES) if self._code(named.iri) == code]
        return self._one(text, found, PLACES, "place")

    def official(self, text: str) -> Iri:
        """An official by a name, some words of it, or the last part of the IRI; ParameterError as for places."""
        found = self._by_id("official", text) or self._exact(text, OFFICIALS) or self._search(text, OFFICIALS)
        return self._one(text, found, OFFICIALS, "official")

    def thing(self, text: str) -> Iri:
        """Anything that has a label, a class or property too, by that label or the last part of its IRI.

        A place or an official goes before what shares its name, as a government does; a partnership's name ("A – B")
        also has its places the other way round. ParameterError as for places.
        """
        every = self._every_name(())
        found = [named for named in every if local(named.iri) == text] or _exactly(text, every)
        first = [named for kinds in (PLACES, OFFICIALS) for named in found if named.kind in kinds]
        return self._one(text, first or found or self._partnership(text), (), "thing")

    def concept(self, scheme: str, text: str) -> Iri:
        """A concept by the last part of its IRI or by its label in any language; ParameterError lists the scheme."""
        labels = {name: iri for iri, name in self._concepts(scheme)}
        key = fold(text)
        if chosen := labels.get(key):
            return Iri(chosen)
        names = sorted({local(iri) for iri in labels.values()})
        otherwise = f"choose from {', '.join(names)}" if names else "see the concepts of the ontology"
        remedy = did_you_mean([local(labels[one]) for one in nearest(text, labels)], otherwise)
        raise ParameterError(f"{short(text)} is no {scheme}", remedy=remedy)

    def _concepts(self, scheme: str) -> Iterable[tuple[str, str]]:
        import pyoxigraph as ox

        members = self._store.quads_for_pattern(None, ox.NamedNode(_IN_SCHEME), ox.NamedNode(concept(scheme, "")[:-1]))
        iris = {quad.subject.value for quad in members if isinstance(quad.subject, ox.NamedNode)}
        for iri in sorted(iris):
            for label in self._store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(_PREF_LABEL), None):
                if isinstance(label.object, ox.Literal):
                    yield iri, fold(label.object.value)
        yield from ((iri, fold(local(iri))) for iri in sorted(iris))

    def _by_id(self, room: str, text: str) -> list[Named]:
        """The thing whose IRI ends so (``jakarta-1642911``, ``place/jakarta-1642911``), if the store has it."""
        import pyoxigraph as ox

        last = text.strip().removeprefix(f"{room}/")
        try:
            node = ox.NamedNode(f"{ID}{room}/{last}")
        except ValueError:
            return []
        if "/" in last or not any(self._store.quads_for_pattern(node, ox.NamedNode(TYPE), None)):
            return []
        return [_Name(node.value, room, last, preferred=True)]

    def _search(self, text: str, kinds: tuple[str, ...]) -> list[Named]:
        """Things of this name, else those whose name has all its words."""
        if self._index is not None:
            return [named for named in self._index(text) if named.kind in kinds]
        every = self._every_name(kinds)
        words = set(fold(text).split())
        return _exactly(text, every) or [named for named in every if words and words <= set(fold(named.name).split())]

    def _partnership(self, text: str) -> list[Named]:
        """The partnership of two places with a dash between them, in either order."""
        names = _DASHES.split(text)
        try:
            places = [local(self.place(name)) for name in names] if len(names) == 2 else []
        except ParameterError:
            return []
        return self._by_id("partnership", local(partnership_iri(*places))) if places else []

    def _exact(self, text: str, kinds: tuple[str, ...]) -> list[Named]:
        return _exactly(text, self._search(text, kinds))

    def _every_name(self, kinds: tuple[str, ...]) -> list[Named]:
        """The names of the facts' things of these kinds; with no kinds, of everything, the ontology's terms too."""
        import pyoxigraph as ox

        graphs: list[ox.NamedNode | ox.DefaultGraph] = [ox.DefaultGraph()]
        if not kinds:
            graphs.append(ox.NamedNode(ONTOLOGY_GRAPH))
        kind_of = {
            quad.subject: local(quad.object.value)
            for quad in self._quads(TYPE, graphs)
            if isinstance(quad.object, ox.NamedNode) and (not kinds or local(quad.object.value) in kinds)
        }
        names: list[Named] = [
            _Name(quad.subject.value, kind_of[quad.subject], quad.object.value, predicate == LABEL)
            for predicate in (LABEL, ALT_LABEL)
            for quad in self._quads(predicate, graphs)
            if isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.Literal)
            and quad.subject in kind_of
        ]
        return sorted(names, key=lambda named: (named.iri, named.name))

    def _quads(self, predicate: Iri, graphs: Iterable[ox.NamedNode | ox.DefaultGraph]) -> Iterator[ox.Quad]:
        import pyoxigraph as ox

        for graph in graphs:
            yield from self._store.quads_for_pattern(None, ox.NamedNode(predicate), None, graph)

    def _code(self, place: str) -> str:
        import pyoxigraph as ox

        codes = self._store.quads_for_pattern(ox.NamedNode(place), ox.NamedNode(_COUNTRY_CODE), None, ox.DefaultGraph())
        return next((quad.object.value.lower() for quad in codes if isinstance(quad.object, ox.Literal)), "")

    def _code_of(self, country: str) -> str:
        """The code of a country given by name or code."""
        named = self._exact(country, ("Country",))
        return self._code(named[0].iri) if named else fold(country)

    def _one(self, text: str, found: list[Named], kinds: tuple[str, ...], what: str) -> Iri:
        """The one thing that is meant: a label goes before another form of a name."""
        for choice in ([named for named in found if named.preferred], found):
            iris = sorted({named.iri for named in choice})
            if len(iris) == 1:
                return Iri(iris[0])
            if iris:
                raise ParameterError(
                    f"{short(text)} may be {some_of([iri.removeprefix(ID) for iri in iris])}",
                    remedy="give one of these as the value",
                )
        raise ParameterError(f"no {what} {short(text)} in the graph", remedy=self._nearest(text, kinds))

    def _nearest(self, text: str, kinds: tuple[str, ...]) -> str:
        """Names with these words, or spelt like them, or that these words hold."""
        named = sorted(self._every_name(kinds), key=lambda each: not each.preferred)
        things = {each.name: each.iri for each in named}
        close = _with_words(text, things) or nearest(text, things, 2 * _NEAREST) or _within(text, things)
        meant: dict[str, str] = {}
        for name in close:
            meant.setdefault(things[name], name)
        return did_you_mean(list(meant.values())[:_NEAREST], "give a name that occurs in the articles, or an IRI")


def _exactly(text: str, names: Iterable[Named]) -> list[Named]:
    key = fold(text)
    return [named for named in names if key and fold(named.name) == key]


def _with_words(text: str, names: Iterable[str]) -> list[str]:
    key = fold(text)
    return sorted(name for name in names if key and f" {key} " in f" {fold(name)} ")


def _within(text: str, names: Iterable[str]) -> list[str]:
    """The longest of the names that stand in a text, as in "Jakarta Pusat"."""
    held = [name for name in names if fold(name) and f" {fold(name)} " in f" {fold(text)} "]
    return sorted(held, key=lambda name: (-len(name), name))[:1]
