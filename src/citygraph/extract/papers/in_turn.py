"""Days told in turn: "agreements with A and B, signed in 1993 and 1997", "with A (1993) and B (1997)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from citygraph.extract.mention import DateMention
from citygraph.extract.pairing.pairing import Pairing
from citygraph.extract.pairing.parties import Party
from citygraph.extract.papers.paper import Paper
from citygraph.extract.papers.signing_acts import is_past
from citygraph.extract.papers.wording import UNNAMED, Noun, distance
from citygraph.extract.plans import is_denied, is_planned
from citygraph.extract.plurals import is_plural
from citygraph.extract.scene import Scene, left_of
from citygraph.extract.thing import Partnership

_TWO = 2
_BESIDE = 9  # " in ", " pada tahun ", between a partner and its year
_TYPED = 20  # " kota kembar ", between "perjanjian" and "dengan"


def each_with_its_day(papers: Sequence[Paper]) -> Iterator[Paper]:
    """The papers of a sentence; where it tells as many days as there are documents, each with its own."""
    signed = [paper for paper in papers if paper.status == "signed" and paper.date is not None]
    run = _run_of_days(signed[0].scene) if signed else []
    pairs = {paper.pairing.pairs for paper in signed}
    told = {(paper.start, paper.end, paper.pairing.pairs) for paper in signed}
    in_turn = len(run) == len(signed) == len(told) >= _TWO
    if in_turn and all(paper.date in run for paper in signed) and (len(pairs) == 1 or len(pairs) == len(run)):
        days = {id(paper): day for paper, day in zip(signed, run)}
        yield from (replace(paper, date=days.get(id(paper), paper.date)) for paper in papers)
        return
    for paper in papers:
        yield from _of_each_partner(_with_day_beside(paper, signed), run) if paper in signed else (paper,)


def _with_day_beside(paper: Paper, signed: Sequence[Paper]) -> Paper:
    """As in "A memorandum with A was signed in 2009 and a charter with |B in 2013|": no day that is another's."""
    if not any(other.pairing.pairs != paper.pairing.pairs and other.date == paper.date for other in signed):
        return paper
    scene, places = paper.scene, paper.pairing.places
    others = {place for other in signed for place in other.pairing.places if other.pairing.pairs != paper.pairing.pairs}
    own = [party for party in scene.parties if party.place in places - others]
    days = [day for party in own for day in scene.dates if 0 <= day.start - party.end <= _BESIDE]
    return replace(paper, date=days[0]) if len(days) == 1 and is_past(scene, days[0]) else paper


def _class_beside(scene: Scene, party: Party, default: str) -> str:
    """As in "signed a memorandum with A in 2009 and |an agreement with| B in 2013": what stands before "with"."""
    withs = [word for word in scene.found_as("with_words", "with") if 0 <= party.start - word.end <= _TYPED]
    papers = [
        paper.value
        for paper in scene.found("documents")
        if withs
        and 0 <= withs[-1].start - paper.end <= _TYPED
        and not scene.within("sign_verbs", paper.end, party.start)
    ]
    return papers[-1] if papers else default


def dated_beside(scene: Scene, pairing: Pairing, noun: Noun) -> Iterator[Paper]:
    """As in "has twinning agreements with A (1993) and B (1997)": no verb, but a day beside each partner."""
    partners = _partners(scene, pairing)
    days = _days_beside(scene, partners)
    stands = not is_denied(scene, noun.start) and not is_planned(scene, noun.start, vaguely=False)
    if noun.class_name == UNNAMED or not days or scene.is_title or not stands:
        return
    for party, day in zip(partners, days):
        if distance(Noun("", party.start, party.end), day) > _BESIDE or not is_past(scene, day):
            return
    hub = pairing.hub
    for party, day in zip(partners, days):
        if hub is not None:
            pairs = (Partnership.pair(hub, party.place),)
            yield Paper(
                noun.class_name, replace(pairing, pairs=pairs), "signed", scene, noun.start, noun.end, "document-dated",
                pairing.confidence, day,
            )  # fmt: skip


def gapped(scene: Scene, pairing: Pairing | None, papers: Sequence[Paper]) -> Iterator[Paper]:
    """As in "The charter with A was signed in 1993, |that with B in 1997|": the verb is said of the first alone."""
    told = next((paper for paper in papers if paper.status == "signed" and paper.date is not None), None)
    partners = _partners(scene, pairing) if pairing is not None and told is not None else []
    if told is None or pairing is None or pairing.hub is None or len(partners) < _TWO:
        return
    withs = [word.end for word in scene.found_as("with_words", "with")]
    for party in partners[1:]:
        day = next((date for date in scene.dates if 0 <= date.start - party.end <= _BESIDE), None)
        named = any(party.place in paper.pairing.places for paper in papers)
        if day is not None and not named and any(0 <= party.start - end <= 1 for end in withs):
            pairs = (Partnership.pair(pairing.hub, party.place),)
            kind = _class_beside(scene, party, told.class_name)
            yield replace(
                told, class_name=kind, pairing=replace(told.pairing, pairs=pairs), date=day, place=None, signatories=(),
                end=max(told.end, party.end),
            )  # fmt: skip


def told_of_one(scene: Scene, pairing: Pairing, noun: Noun) -> Pairing:
    """The pair of the charter in "Its twins are A, |to which a charter| has tied it since 1988, B (1990) and C".

    And in "… A, B and C, |whose charter| was signed in 1990"; "whose charters" are those of all. Of "It has been a
    sister of A since 1988 and signed |a charter with B|" that with B.
    """
    partners = _partners(scene, pairing)
    before = [party for party in partners if party.end <= noun.start]
    if pairing.hub is None or not before or is_plural(scene.lexicon, scene.document.scan, noun.end):
        return pairing
    if (behind := partners[len(before) :]) and _is_with_those_behind(scene, before[0], noun):
        return replace(pairing, pairs=tuple(Partnership.pair(pairing.hub, party.place) for party in behind))
    phrases = scene.lexicon.phrases("relatives", "object_relatives")
    relatives = phrases.find(scene.document.scan, before[-1].end, noun.start)
    last = len(before) == len(partners)
    if not relatives or (last and noun.start - relatives[-1].end > 1):
        return pairing
    return replace(pairing, pairs=(Partnership.pair(pairing.hub, before[-1].place),))


def _is_with_those_behind(scene: Scene, first: Party, noun: Noun) -> bool:
    """True where a word for the tie leads to the first partner, and "with" follows the word for the document."""
    withs = [word for word in scene.found_as("with_words", "with") if 0 <= word.start - noun.end <= _TYPED]
    led = any(not scene.breaks_between(noun.end, word.start) for word in withs)
    start = scene.sentence.start
    told = any(word.end <= first.start for word in scene.relating_words)
    return led and told and not any(scene.within(one, start, first.start) for one in ("documents", "sign_verbs"))


def _of_each_partner(paper: Paper, run: Sequence[DateMention]) -> Iterator[Paper]:
    """A paper with several partners, taken apart where each has a day."""
    scene, hub = paper.scene, paper.pairing.hub
    partners = _partners(scene, paper.pairing)
    days = _days_beside(scene, partners) or (run if len(run) == len(partners) and paper.date in run else ())
    if hub is None or not days:
        yield paper
        return
    for party, day in zip(partners, days):
        name = _class_beside(scene, party, paper.class_name)
        yield replace(
            paper, class_name=name, date=day,
            pairing=replace(paper.pairing, pairs=(Partnership.pair(hub, party.place),)),
            start=min(paper.start, party.start), end=max(paper.end, party.end),
        )  # fmt: skip


def _partners(scene: Scene, pairing: Pairing) -> list[Party]:
    """The hub's partners, each once, in the order of the text."""
    if not pairing.is_list or len({party.place for party in scene.parties} - {pairing.hub}) != len(pairing.pairs):
        return []
    named = {party.place: party for party in reversed(scene.parties) if party.place != pairing.hub}
    return sorted(named.values(), key=lambda party: party.start)


def _days_beside(scene: Scene, partners: Sequence[Party]) -> Sequence[DateMention]:
    """As in "with A in 1993 and with B in 1997": the one day between each partner and the next."""
    stops = [*(party.start for party in partners[1:]), scene.sentence.end]
    found = [
        [date for date in scene.dates if party.end <= date.start < stop] for party, stop in zip(partners, stops)
    ]  # fmt: skip
    return [days[0] for days in found] if found and all(len(days) == 1 for days in found) else ()


def _run_of_days(scene: Scene) -> list[DateMention]:
    """As in "in |1993 and 1997| respectively": all days of the sentence, in one row of different ones."""
    links = set(scene.lexicon.words("list_links")) | set(scene.lexicon.words("year_cues"))
    linked = all(
        set(left_of(scene.document.scan, one.end, other.start, ()).replace(",", " ").split()) <= links
        for one, other in pairwise(scene.dates)
    )
    days = {str(date.date) for date in scene.dates}
    return list(scene.dates) if linked and len(days) == len(scene.dates) >= _TWO else []
