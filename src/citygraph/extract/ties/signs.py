"""What one passage says of one pair of places: evidence for a tie."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citygraph.extract.modality import Status
from citygraph.extract.pairing.pairing import Pairing
from citygraph.extract.pairing.told import Told
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN, Partnership
from citygraph.extract.ties.dates import since_of
from citygraph.model import PartialDate
from citygraph.phrases import Match
from citygraph.records import record

SISTER = "sister"
PARTNER = "partner-city"  # says of a place what it is, where "cooperation" may be anybody's
_NEXT = 30
_OWNER_BEFORE = re.compile(r"\b[A-Z][\w-]+(?='s (?:[a-z]+ )?\Z)")
_NEAR = 40  # characters


@record
class Sign:
    """What one passage says of one pair."""

    pair: Partnership
    kind: str
    status: Status
    firm: bool
    start: int
    end: int
    rule: str
    confidence: float
    since: PartialDate | None = None
    as_of: PartialDate | None = None
    heading: bool = False  # said in the title, which promises more than the text bears out
    revival: bool = False  # what had ended is to begin again
    fresh: bool = False  # signed in the news: what ended before is no matter
    of_paper: bool = False  # said of a document that ran out: the tie may go on without it
    dropped: bool = False  # talks of it went no further: denied, if it was but planned
    goes_on: bool = False  # said outright to stand as before: "is not affected", "tetap berjalan"


def refuted_in(signs: Iterable[Sign]) -> frozenset[Partnership]:
    """The pairs of which a report is said outright to be false: nothing is left of them, neither tie nor plan."""
    return frozenset(sign.pair for sign in signs if sign.status == "denied" and sign.firm)


def is_bare(scene: Scene, noun: Match[str]) -> bool:
    """True for "ties", "links", "relationship"."""
    return any(tie.start <= noun.start and noun.end <= tie.end for tie in scene.found("bare_ties"))


def is_part_of_name(scene: Scene, noun: Match[str]) -> bool:
    """True for "Ostra International |Partnerships| was set up in 2009": a body's name."""
    text = scene.document.text
    before = text[scene.sentence.start : noun.start].split()[-1:]
    return not scene.is_title and text[noun.start].isupper() and bool(before) and before[0][0].isupper()


def is_named_there(scene: Scene, noun: Match[str]) -> bool:
    """True when the clause calls the tie more than a tie."""
    start, end = scene.clause(noun.start)
    return any(start <= word.start < end and word.value != PLAIN for word in scene.relating_words)


def is_told_as_plain(scene: Scene, cue: Match[str]) -> bool:
    """True for "a relationship with A, based on an economic |cooperation agreement|": called so, among sister ties."""
    papers = scene.found_as("documents", "CooperationAgreement", "MemorandumOfUnderstanding")
    own = [noun for noun in scene.found_as("kinds", PLAIN) if noun.start >= cue.end]
    return any(paper.start <= noun.start and noun.end <= paper.end for paper in papers for noun in own)


def is_of_unknown(scene: Scene, cue: Match[str]) -> bool:
    """True for "|Qwertham's| tie with A": whose it is can't be told, and so it is nobody else's."""
    owner = _OWNER_BEFORE.search(scene.document.aligned, max(scene.sentence.start, cue.start - _NEAR), cue.start)
    named = [(one.start, one.end) for one in (*scene.parties, *scene.cast.whereabouts)]
    named += [(one.start, one.end) for one in scene.mentioned] + [(one.start, one.end) for one in scene.people]
    return owner is not None and not any(start <= owner.start() < end for start, end in named)


def leads_on(scene: Scene, noun: Match[str]) -> bool:
    """True for "partnership with C": the partner stands right behind the word."""
    withs = [cue for cue in scene.found_as("with_words", "with") if 0 <= cue.start - noun.end <= 1]
    return any(0 <= party.start - cue.end <= _NEXT for cue in withs for party in scene.parties)


def sign_of(one: Told, pair: Partnership, kind: str, status: Status, firm: bool, rule: str, pairing: Pairing) -> Sign:
    """The evidence of a scene for one of its pairs, with the date that it gives the tie."""
    scene = one.scene
    # a plan has not begun; "this was never a relationship …, since 1996 they …"
    since = since_of(one, pair, pairing) if status not in ("denied", "proposed") else None
    goes_on = status == "active" and bool(scene.found("unharmed"))
    return Sign(
        pair=pair,
        kind=kind,
        status=status,
        firm=firm or since is not None or goes_on,
        start=scene.sentence.start,
        end=scene.sentence.end,
        rule=rule,
        confidence=pairing.confidence,
        since=since,
        heading=scene.is_title,
        goes_on=goes_on,
    )


def kind_of(word: str, pair: Partnership) -> str:
    """The concept for the text's word; a bare "sister", and "sister states" of two cities, take the places' level.

    A city that is a province, too, may be somebody's sister state: there the text's word stands.
    """
    if word == PARTNER:
        return PLAIN
    if word not in (SISTER, "sister-region"):
        return word
    levels = {pair.one.type, pair.other.type}
    return "sister-region" if levels == {"Region"} or (word != SISTER and "Region" in levels) else "sister-city"
