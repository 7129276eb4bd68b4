"""Why an article says what it says: its reading, and for each sentence what was found, chosen and turned down.

Nothing here runs when an article is only read: the stages are gone through again, and what they weighed is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citygraph import gazetteer, lexicon
from citygraph.extract import MENTION_STAGES, extract
from citygraph.extract.account import Account, account_of
from citygraph.extract.explain.model import (
    About,
    Bearer,
    Explained,
    Explanation,
    Found,
    Part,
    Party,
    Refused,
    Told,
    Weighed,
)
from citygraph.extract.explain.people import explained_dates, explained_people
from citygraph.extract.explain.places import explained_places
from citygraph.extract.explain.ties import explained_fields, explained_ties
from citygraph.extract.mention import Mentions
from citygraph.extract.pairing import parties, told
from citygraph.extract.papers.paper import Paper
from citygraph.extract.papers.papers import papers_of
from citygraph.model import Document, Reading, Sentence

__all__ = [
    "About",
    "Bearer",
    "Explained",
    "Explanation",
    "Found",
    "Part",
    "Party",
    "Refused",
    "Told",
    "Weighed",
    "explain",
]


def explain(document: Document) -> Explanation:
    """The reading of a document with what led to it; sentences alone where its language has no lexicon."""
    reading = extract(document)
    language = document.metadata.language
    if language not in lexicon.languages():
        return Explanation(reading, tuple(_alone(sentence) for sentence in document.sentences))
    mentions = Mentions(document, lexicon.load(language), gazetteer.load())
    for find in MENTION_STAGES:
        mentions = find(mentions)
    account = account_of(mentions)
    every = [*explained_places(mentions), *explained_people(mentions), *explained_dates(mentions)]
    home = account.told[0].story.home if account.told else None
    sentences = (
        _explained(index, sentence, every, account, reading) for index, sentence in enumerate(document.sentences)
    )
    return Explanation(
        reading, tuple(sentences), home, tuple(explained_ties(account)), tuple(explained_fields(account))
    )


def _alone(sentence: Sentence) -> Explained:
    return Explained(sentence, (), (), None, (), ())


def _explained(
    index: int, sentence: Sentence, every: Iterable[Found | Refused], account: Account, reading: Reading
) -> Explained:
    here = [one for one in every if sentence.start <= one.start < sentence.end]
    found = sorted((one for one in here if isinstance(one, Found)), key=lambda one: (one.start, -one.end))
    covered = [(one.start, one.end) for one in found]
    refused = sorted(
        (one for one in here if isinstance(one, Refused) and not _is_covered(one, covered)), key=lambda one: one.start
    )
    return Explained(
        sentence,
        tuple(found),
        tuple(refused),
        _about(account.told[index], account.told),
        tuple(_documents(index, account)),
        tuple(at for at, claim in enumerate(reading.claims) if sentence.start <= claim.start < sentence.end),
    )


def _is_covered(one: Refused, spans: Sequence[tuple[int, int]]) -> bool:
    """True for "Kota" in "Wali Kota X": what a mention holds was not turned down."""
    return any(start <= one.start and one.end <= end for start, end in spans)


def _about(one: told.Told, every: Sequence[told.Told]) -> About:
    scene, pairing = one.scene, one.pairing or one.topic
    sides = tuple(_party(party) for party in scene.parties)
    where = tuple(_party(party) for party in scene.cast.whereabouts)
    if pairing is None:
        return About(sides, where, silence=_silence(one))
    head = next((at for at, other in enumerate(every) if other.scene is one.head), None)
    pairs = tuple((pair.one, pair.other) for pair in pairing.pairs)
    return About(sides, where, pairs, pairing.rule, pairing.confidence, pairing.hub, head)


def _party(party: parties.Party) -> Party:
    return Party(party.start, party.end, party.place, party.way)


def _silence(one: told.Told) -> str:
    if not one.scene.relates:
        return "no word for a tie or a document"
    return "names no two sides, and no pair was spoken of before" if one.story.last is None else "no rule tells whose"


def _documents(index: int, account: Account) -> Iterable[Told]:
    kept = [paper for instrument in account.instruments for paper in instrument.papers if paper.scene.index == index]
    keys = {_key(paper) for paper in kept}
    others = [paper for paper in papers_of(account.told) if paper.scene.index == index and _key(paper) not in keys]
    unique = {_key(paper): paper for paper in kept}
    yield from (_told(paper, kept=True) for paper in unique.values())
    yield from (_told(paper, kept=False) for paper in others)


def _key(paper: Paper) -> tuple[int, int, str]:
    return paper.start, paper.end, paper.rule


def _told(paper: Paper, *, kept: bool) -> Told:
    return Told(
        class_name=paper.class_name,
        status=paper.status,
        rule=paper.rule,
        places=tuple(sorted(paper.pairing.places, key=lambda place: place.id)),
        date=str(paper.date.date) if paper.date else "",
        date_rule=paper.date_rule or (paper.date.rule if paper.date else ""),
        place=paper.place,
        signatories=tuple(person.official.name for person in paper.signatories),
        kept=kept,
    )
