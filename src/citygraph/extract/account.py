"""An article as the statement rules look at it: its sentences in turn, its documents, and what they are about."""

from __future__ import annotations

from dataclasses import dataclass

from citygraph.extract.discourse import Told, tell
from citygraph.extract.fields import Content, contents_of
from citygraph.extract.instruments import Instrument, instruments_of
from citygraph.extract.mention import Mentions
from citygraph.extract.papers import papers_of
from citygraph.extract.signing_dates import dated


@dataclass(frozen=True, slots=True)
class Account:
    """All mentions, the scenes with their pairs, and the documents.

    `evidence` are the documents as their own sentences tell them; `instruments` have also the day and the place that
    the sentences around them tell.
    """

    mentions: Mentions
    told: tuple[Told, ...]
    evidence: tuple[Instrument, ...]
    instruments: tuple[Instrument, ...]
    contents: tuple[Content, ...]


def account_of(mentions: Mentions) -> Account:
    """What all statement rules share, worked out once."""
    told = tell(mentions)
    papers = papers_of(told)
    return Account(
        mentions, told, instruments_of(papers), instruments_of(dated(papers, told)), tuple(contents_of(told))
    )
