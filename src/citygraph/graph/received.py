"""A graph that came as a file → the Readings that are in it: what each source claims, and what nobody in it claims.

An article's text is in no export: the reading's text has each passage where it stood, and blanks between. So every
quote is ``text[start:end]`` still, and claims, fused anew, back the facts that they backed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from citygraph.folding import align, scannable
from citygraph.graph.json_contexts import Contexts
from citygraph.graph.received_places import place_of
from citygraph.graph.terms import from_rdf, iri_of, node
from citygraph.model import (
    Claim,
    Document,
    Iri,
    Literal,
    Metadata,
    Modality,
    PartialDate,
    Place,
    Reading,
    Sentence,
    Term,
)
from citygraph.tokens import Tokens
from citygraph.vocab import ID, TYPE, local, term

_CLASSES = (term("cg:Article"), term("cg:Dataset"))
_CONFIDENCE = {"stated": 0.9, "joined": 0.85, "resolved": 0.72}
"""What a rule gives for a claim that is so direct: the graph tells the directness, not the rule's number."""
_FARTHEST = 10_000_000
_PLACES = f"{ID}place/"

Properties = dict[str, list[Term]]


def sources(store: ox.Store) -> list[Iri]:
    """The articles and datasets that a graph describes, in code-point order."""
    found = (
        quad.subject.value
        for each in _CLASSES
        for quad in store.quads_for_pattern(None, node(TYPE), node(each), None)
        if isinstance(quad.subject, ox.NamedNode)
    )
    return [Iri(source) for source in sorted(set(found))]


def value(store: ox.Store, thing: str, curie: str) -> str | None:
    """The value of a property of a thing, in any graph: the first one by code points."""
    found = (quad.object for quad in store.quads_for_pattern(node(thing), node(term(curie)), None, None))
    values = [each.value for each in found if isinstance(each, ox.NamedNode | ox.Literal)]
    return min(values, default=None)


def readings(store: ox.Store) -> Iterator[Reading]:
    """The readings of the sources of a graph, in the order of their IRIs."""
    places: dict[Iri, tuple[Place, ...]] = {}
    of_source = _claims_by_source(store)
    for source in sources(store):
        yield _reading(store, source, of_source.get(source, []), places)


def readings_of(
    file: Path, form: str, dataset: Iri, metadata: Metadata, contexts: Contexts | None = None
) -> list[Reading]:
    """What an RDF file says: its sources with their claims, and, as a dataset, what nobody in it claims.

    `contexts` gives what a JSON-LD file names and does not hold. Raises InputError where the file breaks.
    """
    from citygraph.graph import rdf_files
    from citygraph.graph.received_facts import facts_reading

    store = ox.Store()
    rdf_files.load(file, form, store, contexts)
    rest = facts_reading(store, dataset, metadata)
    return [*readings(store), *([rest] if rest else [])]


def _claims_by_source(store: ox.Store) -> dict[str, list[str]]:
    """The claims of each source in their order: a claim has a passage, which is stated in the source."""
    stated_in = {
        iri_of(quad.subject): iri_of(quad.object)
        for quad in store.quads_for_pattern(None, node(term("cg:statedIn")), None, None)
    }
    found: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(None, node(term("cg:passage")), None, None):
        if isinstance(quad.subject, ox.NamedNode) and (source := stated_in.get(iri_of(quad.object))):
            found.setdefault(source, []).append(quad.subject.value)
    return {source: sorted(set(claims), key=_number) for source, claims in found.items()}


def _number(claim: str) -> tuple[int, str]:
    """Claims are numbered; others' are not, and follow."""
    last = local(claim)
    return (int(last) if last.isdecimal() and len(last) < 10 else 10**9), claim


def _reading(store: ox.Store, source: Iri, claims: list[str], places: dict[Iri, tuple[Place, ...]]) -> Reading:
    described = [_properties(store, claim) for claim in claims]
    passages = _Passages()
    taken: list[Claim] = []
    for properties in described:
        passage = _first(properties, "cg:passage")
        if passage is not None and (claim := _claim(properties, passages.add(_properties(store, str(passage))))):
            taken.append(claim)
    text = passages.text()
    document = Document(
        text=text,
        aligned=align(text),
        scan=scannable(text),
        metadata=_metadata(_properties(store, source)),
        sentences=tuple(Sentence(start, end, 1) for start, end in sorted(passages.spans)),
        tokens=Tokens(text),
        source=source,
    )
    return Reading(source, document, _places(store, taken, places), tuple(taken))


class _Passages:
    """The passages of a source as they are met: where each one stands in the text that has them all."""

    def __init__(self) -> None:
        self._quotes: dict[tuple[int, int], str] = {}
        self._loose: dict[str, tuple[int, int]] = {}

    @property
    def spans(self) -> set[tuple[int, int]]:
        return set(self._quotes)

    def add(self, properties: Properties) -> tuple[int, int]:
        """The span of a passage: its own, when that fits its quote; else one behind all that came so far."""
        quote = _text(properties, "cg:quote") or ""
        start, end = (_integer(_text(properties, curie)) for curie in ("cg:start", "cg:end"))
        if start is not None and end == start + len(quote) <= _FARTHEST and self._fits(start, quote):
            self._quotes[start, end] = quote
            return start, end
        if quote not in self._loose:
            behind = max((stop for _, stop in self._quotes), default=-1) + 1
            self._loose[quote] = behind, behind + len(quote)
            self._quotes[self._loose[quote]] = quote
        return self._loose[quote]

    def text(self) -> str:
        """Each quote where it stands, blanks between."""
        letters = [" "] * max((end for _, end in self._quotes), default=0)
        for (start, end), quote in self._quotes.items():
            letters[start:end] = quote
        return "".join(letters)

    def _fits(self, start: int, quote: str) -> bool:
        """True when no passage that overlaps says something else."""
        end = start + len(quote)
        for (other_start, other_end), other in self._quotes.items():
            first, last = max(start, other_start), min(end, other_end)
            if first < last and quote[first - start : last - start] != other[first - other_start : last - other_start]:
                return False
        return True


def _claim(properties: Properties, span: tuple[int, int]) -> Claim | None:
    subject, predicate, value = (_first(properties, f"rdf:{part}") for part in ("subject", "predicate", "object"))
    if not isinstance(subject, Iri) or not isinstance(predicate, Iri) or value is None:
        return None
    as_of = _text(properties, "cg:asOf")
    modality = local(str(_first(properties, "cg:modality") or "asserted"))
    directness = local(str(_first(properties, "cg:directness") or "stated"))
    return Claim(
        subject,
        predicate,
        value,
        *span,
        _text(properties, "cg:rule") or "imported",
        cast("Modality", modality if modality in ("asserted", "planned", "denied", "ended") else "asserted"),
        _date(as_of),
        _CONFIDENCE.get(directness, _CONFIDENCE["stated"]),
    )


def _places(store: ox.Store, claims: Iterable[Claim], known: dict[Iri, tuple[Place, ...]]) -> tuple[Place, ...]:
    """The places of the claims, with those around them; also those that only IRIs of other things name."""
    found: dict[str, Place] = {}
    for claim in claims:
        for value in (claim.subject, claim.object):
            if isinstance(value, Iri) and value.startswith(_PLACES):
                if value not in known:
                    known[value] = tuple(place_of(store, value))
                found |= {place.id: place for place in known[value]}
    return tuple(found[ident] for ident in sorted(found))


def _metadata(properties: Properties) -> Metadata:
    return Metadata(
        headline=_text(properties, "schema:headline"),
        authors=tuple(sorted(one.value for one in properties.get("schema:author", ()) if isinstance(one, Literal))),
        editor=_text(properties, "schema:editor"),
        publisher=_text(properties, "schema:publisher"),
        published=_date(_text(properties, "schema:datePublished")),
        language=_text(properties, "schema:inLanguage"),
        url=_text(properties, "schema:url"),
    )


_CURIES = {
    term(curie): curie
    for curie in (
        *("rdf:subject", "rdf:predicate", "rdf:object"),
        *("cg:passage", "cg:rule", "cg:modality", "cg:directness", "cg:asOf", "cg:quote", "cg:start", "cg:end"),
        *(f"schema:{name}" for name in ("headline", "author", "editor", "publisher")),
        *(f"schema:{name}" for name in ("datePublished", "inLanguage", "url")),
    )
}


def _properties(store: ox.Store, thing: str) -> Properties:
    found: Properties = {}
    for quad in store.quads_for_pattern(node(thing), None, None, None):
        curie = _CURIES.get(Iri(quad.predicate.value))
        if curie and isinstance(quad.object, ox.NamedNode | ox.Literal):
            found.setdefault(curie, []).append(from_rdf(quad.object))
    return found


def _first(properties: Properties, curie: str) -> Term | None:
    return min(properties.get(curie, ()), key=str, default=None)


def _text(properties: Properties, curie: str) -> str | None:
    found = _first(properties, curie)
    return found.value if isinstance(found, Literal) else found


def _integer(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else None


def _date(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except (ValueError, TypeError):
        return None
