"""Agreements: documents between governments, each said once however many sentences speak of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from citygraph.extract.discourse import tell
from citygraph.extract.fields import Content, contents_of
from citygraph.extract.mention import DateMention, Mentions
from citygraph.extract.papers import STATUS, UNNAMED, Paper, papers_of
from citygraph.extract.signing_dates import dated
from citygraph.extract.thing import Agreement, Government, Statement
from citygraph.model import Literal, PartialDate, Place
from citygraph.vocab import concept


@dataclass(frozen=True, slots=True)
class Document:
    """One agreement with all that was said of it; the first paper is the one that says most."""

    class_name: str
    places: frozenset[Place]
    status: str
    papers: tuple[Paper, ...]

    @property
    def dated(self) -> Paper | None:
        """The paper that gives the most exact date."""
        return max(
            (paper for paper in self.papers if paper.date is not None),
            key=lambda paper: len(str(day_of(paper.date))),
            default=None,
        )

    @property
    def thing(self) -> Agreement:
        """The agreement, identified within its article."""
        dated = self.dated
        return Agreement(self.class_name, self.places, day_of(dated.date) if dated and self.status == "signed" else None)


def agreement_statements(mentions: Mentions) -> tuple[Statement, ...]:
    """Every agreement's parties, status, date, place, signatories and fields; and the governments that are party."""
    told = tell(mentions)
    documents = documents_of(dated(papers_of(told), told))
    contents = contents_of(told)
    stated = [statement for document in documents for statement in _describe(document, contents)]
    parties = dict.fromkeys(place for document in documents for place in sorted(document.places, key=lambda one: one.id))
    return (*stated, *_governments(mentions, parties))


def documents_of(papers: Sequence[Paper]) -> tuple[Document, ...]:
    """The documents behind the papers: one per class, parties, status and date."""
    documents: list[Document] = []
    for paper in sorted(_each(papers), key=_specific_first):
        for places in _parties(paper):
            _add(documents, paper, places)
    settled = [document for document in documents if not _is_outdone(document, documents)]
    return tuple(sorted(settled, key=lambda document: min(paper.start for paper in document.papers)))


def _each(papers: Iterable[Paper]) -> Iterator[Paper]:
    yield from papers


def _specific_first(paper: Paper) -> tuple[bool, bool, bool, int]:
    """Named and dated papers first, so that vaguer ones find them."""
    return paper.joins, paper.class_name == UNNAMED, paper.date is None, paper.start


def _parties(paper: Paper) -> list[frozenset[Place]]:
    """One document of all where they sign together; one with each partner where the hub signs with them."""
    pairing = paper.pairing
    subject = paper.scene.parties[0].place if paper.scene.parties else None
    if pairing.is_list and subject == pairing.hub and not pairing.rule.startswith("list-continuation"):
        return [frozenset((pair.one, pair.other)) for pair in pairing.pairs]
    return [pairing.places]


def _add(documents: list[Document], paper: Paper, places: frozenset[Place]) -> None:
    for index, document in enumerate(documents):
        if document.places == places and document.status == paper.status and _is_same(document, paper):
            documents[index] = replace(document, papers=(*document.papers, paper))
            return
    if not paper.joins:
        documents.append(Document(paper.class_name, places, paper.status, (paper,)))


def _is_same(document: Document, paper: Paper) -> bool:
    if paper.class_name not in (document.class_name, UNNAMED):
        return False
    dated = document.dated
    if dated is None or paper.date is None:
        return True
    return day_of(dated.date).agrees_with(day_of(paper.date))


def _is_outdone(document: Document, documents: Sequence[Document]) -> bool:
    """True for a plan that the article also tells as done, and for a denial of what it elsewhere asserts."""
    signed = [
        other
        for other in documents
        if other.status == "signed" and other.places == document.places and document.class_name in (other.class_name, UNNAMED)
    ]
    if document.status == "denied":
        return any(other.places == document.places and other.status != "denied" and other.class_name == document.class_name for other in documents)
    return document.status == "planned" and bool(signed)


def day_of(date: DateMention | None) -> PartialDate:
    """The date as precise as it is sure: of a range, the month or year that both its ends share."""
    if date is None:
        raise ValueError("a paper without a date has no day")
    if date.until is None or date.until == date.date:
        return date.date
    first, last = date.date, date.until
    if (first.year, first.month) == (last.year, last.month):
        return PartialDate(first.year, first.month)
    return PartialDate(first.year)


def _describe(document: Document, contents: Sequence[Content]) -> Iterator[Statement]:
    thing, best = document.thing, document.papers[0]
    modality = STATUS[document.status]

    def state(predicate: str, value: object, paper: Paper) -> Statement:
        return Statement(
            thing, predicate, value, paper.start, paper.end, paper.rule, modality, confidence=paper.confidence  # type: ignore[arg-type]
        )  # fmt: skip

    for place in sorted(document.places, key=lambda one: one.id):
        yield state("cg:party", Government(place), best)
    if document.status == "denied":
        return
    yield state("cg:status", concept("status", document.status), best)
    if (paper := document.dated) and document.status != "ended":
        predicate = "cg:signedOn" if document.status == "signed" else "cg:plannedFor"
        found = state(predicate, day_of(paper.date).literal(), paper)
        yield replace(found, rule=paper.date_rule or found.rule, confidence=paper.date_confidence or found.confidence)
    spot = next((paper for paper in document.papers if paper.place is not None), None)
    if spot is not None and spot.place is not None and document.status == "signed":
        yield state("cg:signedAt", spot.place, spot)
    for paper in document.papers:
        for person in paper.signatories:
            yield Statement(
                thing, "cg:signatory", person.official, min(paper.start, person.start), max(paper.end, person.end),
                f"signatory-{paper.rule}", modality, confidence=paper.confidence,
            )  # fmt: skip
    for content in contents:
        if any(content.scene is paper.scene and paper.pairing.pairs == content.pairing.pairs for paper in document.papers):
            yield Statement(
                thing, "cg:field", concept("field", content.field), content.start, content.end, content.rule, modality,
                confidence=content.pairing.confidence,
            )  # fmt: skip


def _governments(mentions: Mentions, places: Iterable[Place]) -> Iterator[Statement]:
    """Each party as the text names it most."""
    for place in places:
        named = [mention for mention in mentions.governments if mention.place == place]
        votes = Counter(mention.name for mention in named)
        if named:
            label = max(votes, key=lambda name: votes[name])
            first = next(mention for mention in named if mention.name == label)
            start, end, rule = first.start, first.end, "government-name"
            yield Statement(Government(place), "rdfs:label", Literal(label), start, end, rule, confidence=0.95)
        else:
            first_place = next((mention for mention in mentions.places if mention.place == place), None)
            if first_place is None:
                continue
            start, end, rule = first_place.start, first_place.end, "government-of-place"
        yield Statement(Government(place), "cg:governs", place, start, end, rule, confidence=0.95)
