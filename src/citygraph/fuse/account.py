"""Why the graph says what it says of a thing: which forms of articles were taken for it, and what lost by what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from citygraph.fuse.facts import believable, confidence_of
from citygraph.fuse.policy import decide
from citygraph.fuse.resolved import resolve
from citygraph.fuse.rewrite import Identity
from citygraph.fuse.said import Said, said_in, sort_of, sources, term_order
from citygraph.fuse.told import NOTHING, Told
from citygraph.model import Iri, Literal, Reading, Term
from citygraph.same_places import REASON, Same, renamed
from citygraph.vocab import ALT_LABEL, LABEL

_BY_ITS_PARTS = {
    "place": "one entry of the gazetteer",
    "government": "the government of one place",
    "office": "one role of one place",
    "partnership": "one pair of places, whatever the tie is called",
}
"""Why things are one that need no deciding: their parts give their IRIs."""
_ALONE = "nothing else of any article is like it"


@dataclass(frozen=True, slots=True)
class Merge:
    """A thing of one article that was taken for the thing in question: its IRI there, its names there, and why."""

    article: Iri
    iri: Iri
    forms: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value that articles claim: how sure it is, of how many sources, by which claims; the step by which it lost."""

    value: Term
    confidence: float
    sources: int
    claims: tuple[Said, ...]
    lost_by: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """Where a thing of the graph comes from: its merges, the values of its properties, and what is denied of it."""

    merges: tuple[Merge, ...]
    properties: tuple[tuple[Iri, tuple[Value, ...]], ...]
    denied: tuple[Said, ...]


def account(readings: Iterable[Reading], mine: Collection[tuple[Iri, Iri]], told: Told = NOTHING) -> Account:
    """The account of the thing that some things of articles, `mine` (article, IRI as read there), were taken for.

    `readings` are those of these articles; they are fused once more, so that each merge has its reason.
    """
    ordered = sorted(readings, key=lambda reading: reading.article)
    found = resolve(ordered, told)
    said = [
        one
        for raw, rewritten in zip(ordered, found.readings)
        for one, claim in zip(said_in(rewritten, found.copied), raw.claims)
        if (raw.article, claim.subject) in mine
    ]
    return Account(
        tuple(_merges(ordered, sorted(mine), found.identity, told.places)),
        tuple(_properties(said)),
        tuple(one for one in said if one.denied),
    )


def _merges(
    readings: list[Reading], mine: Iterable[tuple[Iri, Iri]], identity: Identity, others: Same
) -> Iterator[Merge]:
    by_article = {reading.article: reading for reading in readings}
    things = [(article, iri) for article, iri in mine if article in by_article]
    for article, iri in things:
        forms = sorted(
            {
                claim.object.value
                for claim in by_article[article].claims
                if claim.subject == iri and claim.predicate in (LABEL, ALT_LABEL) and isinstance(claim.object, Literal)
            }
        )
        named = {place.id for place in by_article[article].places}
        same = {old: new for old, new in others.items() if old in named}
        meant = renamed(iri, same, named)
        places = [
            f"{REASON.format(new)}, not place/{old}"
            for old, new in same.items()
            if renamed(iri, {old: new}, named) != iri
        ]
        why = identity.reason(article, meant) or _BY_ITS_PARTS.get(sort_of(iri), "")
        reason = "; ".join((*places, why) if why else places)
        yield Merge(article, iri, tuple(forms), reason if len(things) > 1 else reason or _ALONE)


def _properties(said: list[Said]) -> Iterator[tuple[Iri, tuple[Value, ...]]]:
    by_predicate: dict[Iri, list[Said]] = {}
    for properties in believable(said).values():
        for predicate, some in properties.items():
            by_predicate.setdefault(predicate, []).extend(some)
    for predicate in sorted(by_predicate):
        yield predicate, tuple(_values(predicate, by_predicate[predicate]))


def _values(predicate: Iri, said: list[Said]) -> Iterator[Value]:
    """What is believed, then what lost."""
    decision = decide(predicate, said)
    by_value: dict[Term, list[Said]] = {}
    for one in said:
        by_value.setdefault(one.claim.object, []).append(one)
    for value in sorted(by_value, key=lambda value: (value not in decision.believed, term_order(value))):
        claims = by_value[value]
        yield Value(value, confidence_of(claims), len(sources(claims)), tuple(claims), decision.lost.get(value, ""))
