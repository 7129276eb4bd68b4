"""An article as the statement rules look at it: its sentences in turn, its documents, and what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from citygraph.extract.mention import Mentions
from citygraph.extract.pairing.discourse import tell
from citygraph.extract.pairing.subjects import Subject, subjects_of
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.instruments import Instrument, instruments_of
from citygraph.extract.papers.papers import papers_of
from citygraph.extract.papers.signing_dates import dated
from citygraph.extract.ties.beginnings import Beginning, beginnings_of
from citygraph.extract.ties.evidence import signs_of
from citygraph.extract.ties.fields import Content, contents_of
from citygraph.extract.ties.signs import Sign, refuted_in
from citygraph.extract.weighing.fields import settled_fields, weights_of_fields
from citygraph.extract.weighing.pairs import likely, settled, weights_of


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
    weights = weights_of(mentions, told)
    written = instruments_of(papers)
    signs = settled(signs_of(told, written), weights, written)
    subjects = subjects_in(told, signs)
    contents = tuple(contents_of(told, subjects))
    refuted = refuted_in(signs)
    documents = tuple(
        one for one in instruments_of(dated(papers, told)) if one.status != "planned" or refuted.isdisjoint(one.pairs)
    )
    return Account(
        mentions,
        told,
        signs,
        likely(documents, weights),
        settled_fields(contents, weights_of_fields(told, subjects, contents)),
        tuple(beginnings_of(told, subjects)),
    )


def subjects_in(told: Sequence[Told], signs: Iterable[Sign]) -> tuple[Subject, ...]:
    """Which of the article's ties is spoken of before each sentence; nothing where it has no tie."""
    ties = tuple(dict.fromkeys(sign.pair for sign in signs if sign.status != "denied"))
    return tuple(subjects_of(told, ties)) if ties else ()
