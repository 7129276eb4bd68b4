"""An article as the statement rules look at it: its sentences in turn, its documents, and what they are about."""

from __future__ import annotations

from dataclasses import dataclass

from citygraph.extract.beginnings import Beginning, beginnings_of
from citygraph.extract.discourse import tell
from citygraph.extract.fields import Content, contents_of
from citygraph.extract.instruments import Instrument, instruments_of
from citygraph.extract.mention import Mentions
from citygraph.extract.papers import papers_of
from citygraph.extract.signing_dates import dated
from citygraph.extract.signs import Sign
from citygraph.extract.subjects import subjects_of
from citygraph.extract.tie_evidence import signs_of
from citygraph.extract.told import Told


@dataclass(frozen=True, slots=True)
class Account:
    """All mentions, the scenes with their pairs, and the documents.

    `instruments` have also the day and the place that the sentences around them tell; `signs` are the evidence for
    ties, by the documents' own sentences too, `contents` what the ties are about, and `beginnings` since when they are.
    """

    mentions: Mentions
    told: tuple[Told, ...]
    signs: tuple[Sign, ...]
    instruments: tuple[Instrument, ...]
    contents: tuple[Content, ...]
    beginnings: tuple[Beginning, ...]


def account_of(mentions: Mentions) -> Account:
    """What all statement rules share, worked out once."""
    told = tell(mentions)
    papers = papers_of(told)
    signs = signs_of(told, instruments_of(papers))
    ties = tuple(dict.fromkeys(sign.pair for sign in signs if sign.status != "denied"))
    subjects = tuple(subjects_of(told, ties)) if ties else ()
    return Account(
        mentions,
        told,
        signs,
        instruments_of(dated(papers, told)),
        tuple(contents_of(told, subjects)),
        tuple(beginnings_of(told, subjects)),
    )
