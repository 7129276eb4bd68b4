"""Document → Reading: mentions are found and linked, then statements made of them, then claims.

``MENTION_STAGES`` and ``STATEMENT_STAGES`` are the whole way; each stage is a pure function of what stands before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from citygraph import gazetteer, lexicon
from citygraph.extract.account import Account, account_of
from citygraph.extract.claims import claims, places_named
from citygraph.extract.dates.dates import find_dates
from citygraph.extract.dates.readings import AGAINST_WEEKDAY
from citygraph.extract.events.events import event_statements
from citygraph.extract.mention import Mentions
from citygraph.extract.papers.agreements import agreement_statements
from citygraph.extract.people.officials import people_statements
from citygraph.extract.people.people import find_people
from citygraph.extract.places.places import find_places
from citygraph.extract.quotations import quotation_statements
from citygraph.extract.thing import Statement
from citygraph.extract.ties.ties import partnership_statements
from citygraph.model import Document, Iri, Place, Reading
from citygraph.vocab import article_iri

__all__ = ["extract"]

MENTION_STAGES: tuple[Callable[[Mentions], Mentions], ...] = (
    find_dates,
    find_places,
    find_people,
)
STATEMENT_STAGES: tuple[Callable[[Account], tuple[Statement, ...]], ...] = (
    people_statements,
    quotation_statements,
    partnership_statements,
    agreement_statements,
    event_statements,
)


def extract(document: Document) -> Reading:
    """All that one article says; a note and no claims when it cannot be read for facts."""
    language = document.metadata.language
    if language not in lexicon.languages():
        return _without_claims(document, f"language '{language or 'unknown'}' has no lexicon")
    mentions = Mentions(document, lexicon.load(language), gazetteer.load())
    for find in MENTION_STAGES:
        mentions = find(mentions)
    if all(mention.place.type == "Country" for mention in mentions.places):
        return _without_claims(document, "names no city")
    account = account_of(mentions)
    statements = [statement for state in STATEMENT_STAGES for statement in state(account)]
    named = places_named(statements)
    places = _with_surroundings(mentions, [place for place, _ in named])
    return Reading(_iri(document), document, places, claims(statements, named, mentions), tuple(_doubts(mentions)))


def _doubts(mentions: Mentions) -> Iterator[str]:
    """Notes on dates whose weekday tells another day: the date is kept, the weekday is not trusted."""
    for date in mentions.dates:
        if date.rule == AGAINST_WEEKDAY:
            surface = " ".join(mentions.document.text[date.start : date.end].split())
            yield f"'{surface}': {date.date} is another weekday"


def _without_claims(document: Document, note: str) -> Reading:
    return Reading(_iri(document), document, (), (), (note,))


def _iri(document: Document) -> Iri:
    return article_iri(document.metadata.published, document.metadata.headline, document.text)


def _with_surroundings(mentions: Mentions, named: Sequence[Place]) -> tuple[Place, ...]:
    """The places of the claims with those around them; by id."""
    around = {outer for place in named for outer in mentions.gazetteer.around(place)}
    return tuple(sorted({*named, *around}, key=lambda place: place.id))
