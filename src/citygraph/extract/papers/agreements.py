"""Agreements: documents between governments, each said once however many sentences speak of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from citygraph.extract.account import Account
from citygraph.extract.mention import DateMention, Mentions
from citygraph.extract.pairing.pairing import DIRECT, RESOLVED
from citygraph.extract.papers.instruments import Instrument, day_of
from citygraph.extract.papers.paper import STATUS, Paper
from citygraph.extract.thing import Government, Statement, Thing
from citygraph.extract.ties.fields import Content
from citygraph.model import Iri, Literal, Place
from citygraph.vocab import concept

_DATE_PREDICATE = {"signed": "cg:signedOn", "ended": "cg:signedOn", "planned": "cg:plannedFor"}


def agreement_statements(account: Account) -> tuple[Statement, ...]:
    """Every agreement's parties, status, date, place, signatories and fields; and the governments that are party."""
    instruments = account.instruments
    stated = [statement for one in instruments for statement in _describe(one, instruments, account.contents)]
    parties = {place: one.papers[0] for one in reversed(instruments) for place in _in_order(one.places)}
    return (*stated, *_governments(account.mentions, parties))


def _describe(one: Instrument, others: Sequence[Instrument], contents: Sequence[Content]) -> Iterator[Statement]:
    best = one.papers[0]
    for place in _in_order(one.places):
        yield _state(one, "cg:party", Government(place), best)
    if one.status == "denied":
        return
    yield _state(one, "cg:status", concept("status", one.status), best)
    yield from _dates(one)
    if one.status in ("signed", "ended"):  # what has run out was signed once
        yield from _signing(one)
    yield from _ties(one, best)
    yield from _predecessors(one, others)
    yield from _fields(one, contents)


def _state(one: Instrument, predicate: str, value: Thing | Iri | Literal, paper: Paper, rule: str = "") -> Statement:
    start, end, modality = paper.start, paper.end, STATUS[one.status]
    return Statement(
        one.thing, predicate, value, start, end, rule or paper.rule, modality, confidence=paper.confidence
    )  # fmt: skip


def _dates(one: Instrument) -> Iterator[Statement]:
    paper = one.dated
    if paper is not None and paper.date is not None and one.status in _DATE_PREDICATE:
        day, modality = day_of(paper.date).literal(), STATUS[one.status]
        rule, sure = paper.date_rule or paper.rule, paper.date_confidence or paper.confidence
        start, end = min(paper.start, paper.date.start), max(paper.end, paper.date.end)
        yield Statement(one.thing, _DATE_PREDICATE[one.status], day, start, end, rule, modality, confidence=sure)
    for paper in one.papers:
        if (until := _valid_until(paper)) is not None:
            yield _state(one, "cg:validUntil", until.date.literal(), paper, "valid-until")  # "berlaku hingga 2028"


def _valid_until(paper: Paper) -> DateMention | None:
    """The day up to which a document is said to hold."""
    scene = paper.scene
    for cue in scene.found("valid_until"):
        return min((date for date in scene.dates if date.end > cue.start), key=lambda date: date.start, default=None)
    return None


def _signing(one: Instrument) -> Iterator[Statement]:
    """As in "Mayor Ann signed it in Ostra": where it was signed, and who the text has sign it."""
    for paper in one.papers:
        if paper.place is not None:
            rule = paper.place_rule or f"place-of-{paper.rule}"
            sure = RESOLVED if paper.place_rule else paper.confidence
            yield Statement(one.thing, "cg:signedAt", paper.place, paper.start, paper.end, rule, confidence=sure)
            break
    for paper in one.papers:
        for person in paper.signatories:
            if len(paper.pairing.places) > len(one.places) and person.official.office.jurisdiction not in one.places:
                continue  # "signed by A with B and C respectively": C signed another one
            start, end = min(paper.start, person.start), max(paper.end, person.end)
            rule, sure = f"signatory-{paper.rule}", paper.confidence
            yield Statement(one.thing, "cg:signatory", person.official, start, end, rule, confidence=sure)


def _ties(one: Instrument, paper: Paper) -> Iterator[Statement]:
    for pair in one.pairs:
        yield _state(one, "cg:under", pair, paper)
        yield Statement(
            pair, "cg:agreement", one.thing, paper.start, paper.end, paper.rule, STATUS[one.status],
            confidence=paper.confidence,
        )  # fmt: skip


def _predecessors(one: Instrument, others: Sequence[Instrument]) -> Iterator[Statement]:
    """As in "a reaffirmation of the agreement of 1972": the earlier document that is followed up."""
    earlier = [
        other
        for other in others
        if other.status == "signed" and other.places == one.places and other.day is not None and one.day is not None
        if str(other.day) < str(one.day)
    ]
    for paper in one.papers:
        if earlier and (paper.scene.found("followed_by") or paper.scene.found("predecessors")):
            latest = max(earlier, key=lambda other: str(other.day))
            yield _state(one, "cg:follows", latest.thing, paper, "document-follows")
            return


def _fields(one: Instrument, contents: Sequence[Content]) -> Iterator[Statement]:
    """The fields of the sentences that speak of the document."""
    modality = STATUS[one.status]
    for content in contents:
        if any(paper.scene is content.scene and set(paper.pairing.pairs) == set(content.ties) for paper in one.papers):
            value, sure = concept("field", content.field), content.confidence
            start, end = content.start, content.end
            yield Statement(one.thing, "cg:field", value, start, end, content.rule, modality, confidence=sure)


def _in_order(places: Iterable[Place]) -> list[Place]:
    return sorted(places, key=lambda place: place.id)


def _governments(mentions: Mentions, parties: Mapping[Place, Paper]) -> Iterator[Statement]:
    """Each party, as the text names it most ("Pemkot X", "X City Hall"), else as the government of the place.

    A place that only the date line or an office names is told of where the document is.
    """
    for place, paper in sorted(parties.items(), key=lambda party: party[0].id):
        named = [mention for mention in mentions.governments if mention.place == place]
        spans = [(mention.start, mention.end) for mention in mentions.places if mention.place == place]
        if named:
            votes = Counter(mention.name for mention in named)
            label = max(votes, key=lambda name: votes[name])
            spans = [(mention.start, mention.end) for mention in named if mention.name == label]
            start, end = spans[0]
            value = Literal(label)
            yield Statement(
                Government(place), "rdfs:label", value, start, end, "government-name", confidence=DIRECT
            )  # fmt: skip
        if spans or not named:
            start, end = spans[0] if spans else (paper.start, paper.end)
            rule = "government-name" if named else "government-of-place"
            yield Statement(Government(place), "cg:governs", place, start, end, rule, confidence=DIRECT)
