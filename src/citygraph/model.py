"""The data types that the rooms pass on: Document, Claim, Reading, Fact.

``bytes → Document → Reading (claims, places) → Graph (facts) → quads``. All are frozen values;
offsets are code points of ``Document.text``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Literal as OneOf

from citygraph.rdf import XSD, XSD_STRING, Iri, Literal, PartialDate, Term
from citygraph.records import record
from citygraph.tokens import Token

__all__ = [
    "XSD",
    "XSD_STRING",
    "Belief",
    "Claim",
    "Directness",
    "Disagreement",
    "Document",
    "Excerpt",
    "Fact",
    "Fusion",
    "Iri",
    "Literal",
    "Metadata",
    "Milestone",
    "Modality",
    "Outline",
    "PartialDate",
    "Place",
    "PlaceType",
    "Reading",
    "Sentence",
    "Span",
    "Term",
    "directness_of",
]

Modality = OneOf["asserted", "planned", "denied", "ended"]
Directness = OneOf["stated", "joined", "resolved"]
PlaceType = OneOf["City", "Region", "Country"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``text[start:end]``."""

    start: int
    end: int


@record
class Sentence:
    """A sentence with the paragraph that it stands in; paragraph 0 is the title when there is one."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an article says about itself; None or empty where it is silent."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    editor: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    place_line: str | None = None
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read: its text untouched, and where its parts stand.

    `sentences` hold the title (paragraph 0) and the story in reading order; bylines, date lines, tags
    and "read also" lines belong to no sentence. `aligned` and `scan` are :func:`citygraph.folding.align` and
    :func:`citygraph.folding.scannable` of `text`: patterns run over the one, phrase finders over the other.
    """

    text: str
    aligned: str
    scan: str
    metadata: Metadata
    sentences: tuple[Sentence, ...]
    tokens: Sequence[Token]
    source: str = ""


@record
class Place:
    """A place of the gazetteer with all that the graph says of it.

    `id` is the last part of its IRI (``jakarta-1642911``); `code` is a GeoNames id (digits), an ISO 3166
    code, or empty; `within` lists the ids of the places around it, nearest first, its country last.
    """

    id: str
    type: PlaceType
    name: str
    country: str
    code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    labels: tuple[tuple[str, str], ...] = ()  # (language, label), one per language
    within: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Told by the id where that suffices, as it nearly always does: rules compare places all the time."""
        if self is other:
            return True
        if not isinstance(other, Place):
            return NotImplemented
        return self.id == other.id and _told_of(self) == _told_of(other)

    def __hash__(self) -> int:
        """Of the id, which tells places apart: they are keys everywhere."""
        return hash(self.id)


_told_of = attrgetter(*(each.name for each in fields(Place)))

_JOINED, _RESOLVED = 0.85, 0.72
"""The highest confidence of a claim that is not simply stated, and of one that is only resolved."""


@record
class Claim:
    """One triple that one passage of one article states, plans or denies.

    `rule` names the rule that found it; `as_of` is the day that the claim speaks of (None: the
    article's date); by `confidence`, from 0 to 1, the rule says how direct it is:
    :mod:`citygraph.confidence` says how often such claims are right.
    """

    subject: Iri
    predicate: Iri
    object: Term
    start: int
    end: int
    rule: str
    modality: Modality = "asserted"
    as_of: PartialDate | None = None
    confidence: float = 0.9

    @property
    def directness(self) -> Directness:
        """How the rule came to it: the words state it, sentences were joined, or it was resolved from other things.

        Rules say so by the `confidence` that they give.
        """
        return directness_of(self.confidence)

    def retold(self, subject: Iri, value: Term) -> Claim:
        """The same claim about other things; quicker than ``dataclasses.replace``."""
        return Claim(
            subject,
            self.predicate,
            value,
            self.start,
            self.end,
            self.rule,
            self.modality,
            self.as_of,
            self.confidence,
        )


def directness_of(confidence: float) -> Directness:
    """What a rule says of a claim to which it gives this confidence."""
    return "stated" if confidence > _JOINED else "joined" if confidence > _RESOLVED else "resolved"


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says: its claims, and the places that they name (with those around them).

    The claims' IRIs are those that this article alone would give (`citygraph.vocab`).
    """

    article: Iri
    document: Document
    places: tuple[Place, ...]
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()


@record
class Fact:
    """A fused triple and the claims that back it: (article, index into its reading's claims).

    `surest` is the one of them that states it most surely, for facts about what happens or holds.
    """

    subject: Iri
    predicate: Iri
    object: Term
    backing: tuple[tuple[Iri, int], ...] = ()
    surest: tuple[Iri, int] | None = None


@record
class Disagreement:
    """A value that sources give to a property of a thing, beside the believed one, and the step by which it lost.

    `surest` is a claim of the believed value, `contrary` are all of the other one, both as facts refer to claims; the
    sources of a value are those of vaguer ones, too.
    """

    thing: Iri
    predicate: Iri
    believed: Term
    claimed: Term
    decided_by: str
    sources: int
    other_sources: int
    surest: tuple[Iri, int]
    contrary: tuple[tuple[Iri, int], ...]


@record
class Milestone:
    """What sources say became of a partnership or agreement: a value of a property, and the day that they give to it.

    Of a status, that is the first day in a year. `surest` is the surest of their claims, as facts refer to claims;
    copies of one text are one source.
    """

    tie: Iri
    predicate: Iri
    claimed: Term
    day: Literal
    sources: int
    surest: tuple[Iri, int]


@record
class Excerpt:
    """What one article says of one thing, as a store keeps it to fuse it with what others say.

    `claims` come with their places in the reading; `iri` is the one that this article alone would give, `thing` the
    fused one, as far as that is decided; `source` is the first article with this article's text.
    """

    article: Iri
    iri: Iri
    thing: Iri
    published: PartialDate | None
    source: Iri
    claims: tuple[tuple[int, Claim], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """What the facts of other things need of a thing that is there: a name for it, and that of the place it governs."""

    name: str
    governs: str = ""


@record
class Belief:
    """All facts of one thing, what contradicts them, and what became of it by and by.

    Its outline, if it is there; all that claims relate it to.
    """

    thing: Iri
    facts: tuple[Fact, ...] = ()
    outline: Outline | None = None
    points_to: frozenset[Iri] = frozenset()
    disagreements: tuple[Disagreement, ...] = ()
    milestones: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True)
class Fusion:
    """What fusing makes of many readings.

    `readings` are the given ones, ordered by article IRI, their claims rewritten to the fused IRIs
    (same order, so that an index into them still holds). `replaced` maps an IRI that one article alone
    would give to the fused one; `reasons` says why two were taken for one. `copies` maps an article to
    the first one with the same text. `hidden` are the claims that a view of
    the graph leaves out, as facts refer to them. `same_places` are the ids of places that a user told to be another
    one, with its id. `disagreements` are what sources say that contradicts the facts, `milestones` what they date of
    ties.
    """

    readings: tuple[Reading, ...]
    places: tuple[Place, ...]
    facts: tuple[Fact, ...]
    replaced: tuple[tuple[Iri, Iri], ...] = ()
    reasons: tuple[tuple[Iri, Iri, str], ...] = field(default=())
    copies: tuple[tuple[Iri, Iri], ...] = ()
    hidden: frozenset[tuple[Iri, int]] = frozenset()
    same_places: tuple[tuple[str, str], ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    milestones: tuple[Milestone, ...] = ()
