"""What the article says of its officials: names, honours, offices, and who holds which."""

from __future__ import annotations

from collections.abc import Iterator

from citygraph.extract.account import Account
from citygraph.extract.mention import Mentions, TenureMention
from citygraph.extract.thing import Official, Statement, Thing
from citygraph.folding import fold
from citygraph.model import Iri, Literal, PartialDate
from citygraph.vocab import concept

_ALIAS_CONFIDENCE = 0.8


def people_statements(account: Account) -> tuple[Statement, ...]:
    """Statements about officials, offices and tenures, each with the passage that shows it."""
    mentions = account.mentions
    return (
        *(statement for mention in mentions.tenure_mentions for statement in _of_tenure(mentions, mention)),
        *(statement for official in _officials(mentions) for statement in _of_names(mentions, official)),
    )


def _of_tenure(mentions: Mentions, mention: TenureMention) -> Iterator[Statement]:
    tenure = mention.tenure
    office, official = tenure.office, tenure.official
    day = _day_of(mentions, mention) if mention.dated else None

    def state(subject: Thing, predicate: str, value: Thing | Iri | Literal) -> Statement:
        return Statement(
            subject,
            predicate,
            value,
            mention.start,
            mention.end,
            mention.rule,
            as_of=day,
            confidence=mention.confidence,
        )

    yield state(office, "cg:role", concept("role", office.role))
    yield state(office, "cg:jurisdiction", office.jurisdiction)
    if office.posted_to:
        yield state(office, "cg:postedTo", office.posted_to)
    yield state(tenure, "cg:holder", official)
    yield state(tenure, "cg:office", office)
    yield state(tenure, "cg:tenureStatus", concept("tenure", mention.status))
    if mention.honours:
        yield state(official, "schema:honorificPrefix", Literal(mention.honours))


def _day_of(mentions: Mentions, mention: TenureMention) -> PartialDate | None:
    """The day that the passage speaks of: that of the one date of its sentence, unless it lies ahead."""
    published = mentions.document.metadata.published
    for sentence in mentions.document.sentences:
        if sentence.start <= mention.start < sentence.end:
            dates = {d.date for d in mentions.dates if sentence.start <= d.start < sentence.end and d.date.month}
            ahead = published is not None and any(date > published for date in dates)
            return dates.pop() if len(dates) == 1 and not ahead else None
    return None


def _officials(mentions: Mentions) -> tuple[Official, ...]:
    return tuple(dict.fromkeys(mention.tenure.official for mention in mentions.tenure_mentions))


def _of_names(mentions: Mentions, official: Official) -> Iterator[Statement]:
    """As in "Budi Karsana", elsewhere "Budi": the fullest form as the label, every other form as an alternative."""
    seen: set[str] = set()
    forms = [
        (" ".join(mentions.document.text[mention.start : mention.end].split()), mention)
        for mention in mentions.people
        if mention.official == official and mention.rule in ("name", "short-name")
    ]
    label = fold(official.name)
    first = next((mention for form, mention in forms if fold(form) == label), forms[0][1] if forms else None)
    if first is None:
        return
    yield Statement(
        official, "rdfs:label", Literal(official.name), first.start, first.end, "fullest-name", confidence=0.95
    )
    for form, mention in forms:
        if fold(form) != label and fold(form) not in seen:
            seen.add(fold(form))
            yield Statement(
                official,
                "skos:altLabel",
                Literal(form),
                mention.start,
                mention.end,
                mention.rule,
                confidence=_ALIAS_CONFIDENCE,
            )
