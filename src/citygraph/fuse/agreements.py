"""Which agreements of many articles are one document: parties, class and dates that agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from citygraph.fuse.blocks import Filed, block_key
from citygraph.fuse.days import agree, is_day, not_after, occasions, same_occasion
from citygraph.fuse.places import Places
from citygraph.fuse.policy import SIGNED_ON, choose
from citygraph.fuse.rewrite import Identity, Verdict
from citygraph.fuse.said import Profile, Profiles, Said, of_sort
from citygraph.model import Iri, Literal, PartialDate
from citygraph.vocab import CG, agreement_iri, concept, local

UNSTATED = "Agreement"
"""The class of a document whose kind no text states; any kind may be it."""

_PLANNED, _ENDED = concept("status", "planned"), concept("status", "ended")


@dataclass(frozen=True, slots=True)
class Mention:
    """An agreement of one article: its class, its parties, and the dates that the article gives."""

    profile: Profile
    kind: str
    parties: frozenset[Iri]
    signed: tuple[str, ...]
    planned_for: tuple[str, ...]
    planned: bool
    ended: bool = False
    follows: tuple[Iri, ...] = ()


@dataclass(slots=True)
class Document:
    """One agreement as its mentions are gathered; without days, one of which no text gives the day of signing."""

    kind: str
    days: frozenset[str] = frozenset()
    mentions: list[tuple[Mention, str]] = field(default_factory=list)

    def take(self, mentions: Iterable[Mention], reason: str) -> None:
        """Count mentions as mentions of this document."""
        self.mentions += ((mention, reason) for mention in mentions)

    def precedes(self, mention: Mention) -> bool:
        """True when the mention's article says that its document renews or follows up this one: then it is another."""
        return any(
            other.profile.article == mention.profile.article and other.profile.iri in mention.follows
            for other, _ in self.mentions
        )

    @property
    def dated_in(self) -> frozenset[Iri]:
        """The articles that date it."""
        return frozenset(mention.profile.article for mention, _ in self.mentions if mention.signed)

    def fits(self, kind: str, days: Iterable[str]) -> bool:
        """True when a document of this kind (or of an unstated one) and of these days may be this one."""
        return kind in (self.kind, UNSTATED) and any(same_occasion(day, mine) for day in days for mine in self.days)


def resolve(profiles: Profiles, places: Places, identity: Identity) -> Iterator[Verdict]:  # noqa: ARG001
    """One document: the same parties, the same class, and dates that agree."""
    by_parties: dict[frozenset[Iri], list[Mention]] = {}
    for mention in _mentions(profiles, identity):
        by_parties.setdefault(mention.parties, []).append(mention)
    for parties in sorted(by_parties, key=sorted):
        for document in documents(by_parties[parties]):
            yield from _verdicts(document, parties)


def file(profiles: Profiles, identity: Identity) -> Iterator[Filed]:
    """Documents of the same parties are looked at together."""
    for mention in _mentions(profiles, identity):
        yield mention.profile.article, mention.profile.iri, block_key(*sorted(mention.parties))


def signing(profile: Profile) -> tuple[Said, ...]:
    """What an article says of the day of signing; a day that is planned is none."""
    return tuple(one for one in profile.about("cg:signedOn") if one.claim.modality != "planned")


def documents(mentions: list[Mention]) -> list[Document]:
    """The documents that mentions with the same parties speak of."""
    dated = [mention for mention in mentions if mention.signed]
    undated = [mention for mention in mentions if not mention.signed]
    found: list[Document] = []
    for kind in sorted({mention.kind for mention in dated}, key=lambda kind: (kind == UNSTATED, kind)):
        _gather_dated(kind, [mention for mention in dated if mention.kind == kind], found)
    rest = [mention for mention in undated if not _joins(mention, found)]
    for kind in sorted({mention.kind for mention in rest}):
        document = Document(kind)
        document.take((mention for mention in rest if mention.kind == kind), "same parties and class, both undated")
        found.append(document)
    return found


def _gather_dated(kind: str, mentions: list[Mention], found: list[Document]) -> None:
    """Add the mentions of one class to the only document that they fit, else make documents of them."""
    exact = tuple(found)
    for days in occasions((day for mention in mentions for day in mention.signed), (m.signed for m in mentions)):
        of_these = [mention for mention in mentions if mention.signed[0] in days]
        fitting = [document for document in exact if kind == UNSTATED and document.fits(kind, days)]
        if len(fitting) == 1:
            fitting[0].take(of_these, "same parties and day of signing; the class is not stated")
        elif of_these:
            document = Document(kind, frozenset(days))
            document.take(of_these, "same parties and class, days of signing that agree")
            found.append(document)


def _joins(mention: Mention, found: list[Document]) -> bool:
    """Count a mention without a day of signing as one of the only document that it can mean.

    What an article plans, or tells as run out, beside a document that it tells as signed is another one.
    """
    found = [document for document in found if not document.precedes(mention)]
    if mention.planned or mention.ended:
        found = [document for document in found if mention.profile.article not in document.dated_in]
    if mention.planned:
        fitting = [document for document in found if document.fits(mention.kind, mention.planned_for)]
        reason = "same parties and class, signed when it was planned for"
    else:
        fitting = _meant([document for document in found if mention.kind in (document.kind, UNSTATED)], mention)
        reason = "same parties and class; an undated mention of the only one that can be meant"
    if len(fitting) == 1:
        fitting[0].take([mention], reason)
    return len(fitting) == 1


def _meant(documents: list[Document], mention: Mention) -> list[Document]:
    """The documents that were signed by then; of several the one that is the article's news, or that it dates."""
    published = mention.profile.published
    by_then = [document for document in documents if any(_signed_by(day, published) for day in document.days)]
    if len(by_then) < 2:
        return by_then
    return (
        [document for document in by_then if any(_is_news(day, published) for day in document.days)]
        or [document for document in by_then if mention.profile.article in document.dated_in]
        or [document for document in by_then if any(_may_be_news(day, published) for day in document.days)]
    )


def _signed_by(day: str, published: PartialDate | None) -> bool:
    """True unless the article appeared before the day (or a few days before it: sources err)."""
    return not_after(day, published) or _is_news(day, published)


def _is_news(day: str, published: PartialDate | None) -> bool:
    return published is not None and is_day(day) and is_day(str(published)) and same_occasion(day, str(published))


def _may_be_news(day: str, published: PartialDate | None) -> bool:
    """True when one of the two is less precise than a day and they agree."""
    return published is not None and agree(day, str(published))


def _mentions(profiles: Profiles, identity: Identity) -> Iterator[Mention]:
    for profile in of_sort(profiles, "agreement"):
        parties = identity.all_of(profile.article, profile.things("cg:party"))
        if len(parties) < 2:
            continue
        signed = _dates(signing(profile))
        statuses = profile.things("cg:status")
        yield Mention(
            profile,
            _class_of(profile),
            parties,
            signed,
            _dates(profile.about("cg:plannedFor")),
            planned=not signed and (_PLANNED in statuses or _only_planned(profile)),
            ended=_ENDED in statuses,
            follows=profile.things("cg:follows"),
        )


def _class_of(profile: Profile) -> str:
    """The most exact class that the article gives."""
    classes = [local(iri) for iri in profile.things("rdf:type") if iri.startswith(CG)]
    return min(classes, key=lambda name: (name == UNSTATED, name), default=UNSTATED)


def _only_planned(profile: Profile) -> bool:
    return all(one.claim.modality == "planned" for one in profile.upheld)


def _dates(said: Iterable[Said]) -> tuple[str, ...]:
    return tuple(sorted({o.value for one in said if isinstance(o := one.claim.object, Literal)}))


def _verdicts(document: Document, parties: frozenset[Iri]) -> Iterator[Verdict]:
    day = _day(document)
    fused = agreement_iri(document.kind, map(local, parties), day)
    for mention, reason in document.mentions:
        yield Verdict(mention.profile.article, mention.profile.iri, fused, reason)


def _day(document: Document) -> PartialDate | None:
    """The day of signing that the facts will give."""
    said = [one for mention, _ in document.mentions for one in signing(mention.profile)]
    chosen = [value.value for value in choose(SIGNED_ON, said) if isinstance(value, Literal)]
    return PartialDate.parse(chosen[0]) if chosen else None
