"""Claims with the article that makes them, and profiles: what one article says of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from citygraph import confidence
from citygraph.fuse.copies import Sources
from citygraph.model import Claim, Excerpt, Iri, Literal, PartialDate, Reading, Term
from citygraph.records import record
from citygraph.remembered import Remembered
from citygraph.vocab import ID, term


@record
class Said:
    """A claim, where it stands, when its article appeared, and whose text that is (another article's, for a copy)."""

    claim: Claim
    article: Iri
    index: int
    published: PartialDate | None
    source: Iri

    @property
    def backing(self) -> tuple[Iri, int]:
        """The claim as a Fact refers to it."""
        return self.article, self.index

    @property
    def denied(self) -> bool:
        """A denied claim backs no fact and identifies nothing."""
        return self.claim.modality == "denied"

    @property
    def day(self) -> str:
        """The day that the claim speaks of, else its article's; empty when neither has one."""
        return str(self.claim.as_of or self.published or "")


@record
class Profile:
    """What one article says of one thing, under the IRI that this article alone would give."""

    article: Iri
    iri: Iri
    published: PartialDate | None
    said: tuple[Said, ...]
    source: Iri

    @property
    def upheld(self) -> tuple[Said, ...]:
        """What is said and not denied."""
        return tuple(said for said in self.said if not said.denied)

    def about(self, curie: str) -> tuple[Said, ...]:
        """What is said, and not denied, by one property."""
        predicate = _term(curie)
        return tuple(one for one in self.said if one.claim.predicate == predicate and one.claim.modality != "denied")

    def things(self, curie: str) -> tuple[Iri, ...]:
        """The things that a property names, each once, in code-point order."""
        return tuple(sorted({o for said in self.about(curie) if isinstance(o := said.claim.object, Iri)}))

    def texts(self, curie: str) -> tuple[str, ...]:
        """The values of literals that a property gives, each once, in code-point order."""
        return tuple(sorted({o.value for said in self.about(curie) if isinstance(o := said.claim.object, Literal)}))


Profiles = tuple[Profile, ...]


def surest(said: Iterable[Said]) -> Said:
    """The claim that is most likely right; of equally sure ones that of the last article, and there the last one."""
    return max(said, key=_sureness)


def said_in(reading: Reading, copied: Sources) -> tuple[Said, ...]:
    """A reading's claims in their order."""
    published = reading.document.metadata.published
    source = copied.get(reading.article, reading.article)
    return tuple(Said(claim, reading.article, index, published, source) for index, claim in enumerate(reading.claims))


def said_of(excerpt: Excerpt) -> tuple[Said, ...]:
    """The claims of an excerpt in their order."""
    return tuple(
        Said(claim, excerpt.article, index, excerpt.published, excerpt.source) for index, claim in excerpt.claims
    )


def sources(said: Iterable[Said]) -> frozenset[Iri]:
    """Who says so: copies of one text are one source."""
    return frozenset(one.source for one in said)


def profiles_of(readings: Iterable[Reading], copied: Sources) -> Profiles:
    """The profiles of every thing of every article, by article and IRI."""
    found: list[Profile] = []
    for reading in readings:
        by_subject: dict[Iri, list[Said]] = {}
        source = copied.get(reading.article, reading.article)
        for said in said_in(reading, copied):
            by_subject.setdefault(said.claim.subject, []).append(said)
        published = reading.document.metadata.published
        found += (
            Profile(reading.article, iri, published, tuple(by_subject[iri]), source) for iri in sorted(by_subject)
        )
    return tuple(found)


def sort_of(iri: str) -> str:
    """The sort of thing that an IRI names, which its path tells; empty for a foreign IRI.

    >>> sort_of("https://w3id.org/citygraph/id/official/ann-lee--mayor-alphaville-101")
    'official'
    """
    return _SORTS[iri]


def of_sort(profiles: Profiles, sort: str) -> Profiles:
    """The profiles of things of one sort."""
    return tuple(profile for profile in profiles if sort_of(profile.iri) == sort)


def term_order(value: Term) -> tuple[bool, str, str, str]:
    """A sort key for IRIs and literals together."""
    if isinstance(value, Literal):
        return True, value.value, value.language or "", value.datatype
    return False, value, "", ""


def _sureness(one: Said) -> tuple[float, Iri, int, int]:
    return confidence.of(one.claim), one.article, one.claim.start, one.index


def _sort_of(iri: str) -> str:
    return iri.removeprefix(ID).partition("/")[0] if iri.startswith(ID) else ""


_SORTS = Remembered(_sort_of)
_term = cache(term)
