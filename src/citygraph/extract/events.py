"""Events: signings, visits, meetings and forums that took place, each with its day, its place and its people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from citygraph.extract.discourse import Told, tell
from citygraph.extract.instruments import Instrument, instruments_of
from citygraph.extract.mention import DateMention, Mentions
from citygraph.extract.modality import is_about_to_be, is_denied, is_planned
from citygraph.extract.pairing import CROSS_SENTENCE, DIRECT
from citygraph.extract.papers import papers_of
from citygraph.extract.parties import TO, WHERE
from citygraph.extract.scene import Scene
from citygraph.extract.signing_dates import dated
from citygraph.extract.thing import Agreement, Event, Government, Official, Partnership, Statement, iri_of
from citygraph.lexicon import Match
from citygraph.model import Place


@dataclass(frozen=True, slots=True)
class Happening:
    """What a passage tells of one event."""

    class_name: str
    place: Place | None
    date: DateMention | None
    participants: frozenset[Official | Government]
    start: int
    end: int
    rule: str
    confidence: float = DIRECT
    about: Agreement | Partnership | None = None

    def same(self, other: Happening) -> bool:
        """True when two passages tell of one event: what both give agrees; where one has no day, people decide."""
        if self.class_name != other.class_name or (self.place and other.place and self.place != other.place):
            return False
        if self.date is not None and other.date is not None:
            return self.date.date.agrees_with(other.date.date)
        return self.about == other.about and bool(self.participants & other.participants)


def event_statements(mentions: Mentions) -> tuple[Statement, ...]:
    """Every event that the article tells as having happened."""
    told = tell(mentions)
    documents = instruments_of(dated(papers_of(told), told))
    found = [*_signings(documents), *(event for one in told for event in _others(one))]
    return tuple(statement for happening in _merged(found) for statement in _describe(happening))


def _signings(documents: Iterable[Instrument]) -> Iterator[Happening]:
    """The signing of every document that a sentence tells of."""
    for document in documents:
        told = [paper for paper in document.papers if paper.rule.startswith("sign-") and not paper.scene.is_title]
        if document.status != "signed" or not told:
            continue
        first = told[0]
        place = next((paper.place for paper in told if paper.place is not None), None)
        officials = {
            person.official for paper in told for person in paper.scene.people if _takes_part(paper.scene, person.start)
        }
        date = document.dated.date if document.dated else None
        rule, sure = "signing-of-document", first.confidence
        yield Happening(
            "Signing", place, date, frozenset(officials), first.start, first.end, rule, sure, document.thing
        )


def _takes_part(scene: Scene, position: int) -> bool:
    """False for who is only quoted behind "menurut", "kata"."""
    return not any(0 <= position - cue.end <= 3 for cue in scene.found("speech_verbs"))


def _others(one: Told) -> Iterator[Happening]:
    scene = one.scene
    if scene.is_title or scene.found("generic"):
        return
    for class_name, rule in (("Visit", _visit), ("Meeting", _meeting), ("Forum", _forum)):
        for cue in scene.found("events", class_name):
            happening = rule(one, cue) if _took_place(scene, cue) else None
            if happening is not None:
                yield happening
                return


def _took_place(scene: Scene, cue: Match[str]) -> bool:
    return not (is_planned(scene, cue.start) or is_about_to_be(scene, cue.start) or is_denied(scene, cue.start))


def _visit(one: Told, cue: Match[str]) -> Happening | None:
    """Officials or a delegation who go to a place that is not theirs, or are received by the article's home."""
    scene, home = one.scene, one.story.home
    officials = _present(scene)
    to = [spot.place for spot in scene.cast.whereabouts if spot.place.type == "City" and spot.way in (TO, WHERE)]
    away = [party.place for party in scene.parties if party.place != home]
    place = to[0] if to else home if home in scene.places and away else None
    if place is None:
        return None
    guests = {person for person in officials if person.office.jurisdiction != place}
    senders = {Government(party.place) for party in scene.parties if party.place != place and party.way != "official"}
    if not guests and not (senders and scene.found("delegations")):
        return None
    return _happening(one, "Visit", cue, place, officials or senders, "visit-to-place")


def _meeting(one: Told, cue: Match[str]) -> Happening | None:
    """Officials of two places, or of one place and of a country, on a day or at a place that the sentence gives."""
    scene = one.scene
    officials = _present(scene)
    if len({person.office.jurisdiction for person in officials}) < 2 or not (scene.dates or scene.cast.whereabouts):
        return None
    return _happening(one, "Meeting", cue, _spot(scene), officials, "officials-meet")


def _forum(one: Told, cue: Match[str]) -> Happening | None:
    scene = one.scene
    if not scene.dates or not scene.cast.whereabouts or not scene.found("witness_verbs"):
        return None
    return _happening(one, "Forum", cue, _spot(scene), _present(scene), "forum-attended")


def _present(scene: Scene) -> set[Official]:
    return {person.official for person in scene.people if _takes_part(scene, person.start)}


def _spot(scene: Scene) -> Place | None:
    return next((spot.place for spot in scene.cast.whereabouts if spot.way == WHERE), None)


def _happening(
    one: Told,
    class_name: str,
    cue: Match[str],
    place: Place | None,
    participants: Iterable[Official | Government],
    rule: str,
) -> Happening:
    scene = one.scene
    start, end = scene.clause(cue.start)
    near = [date for date in scene.dates if start <= date.start < end]
    date = next(iter(near or scene.dates), None)
    sure = DIRECT if near or date is None else CROSS_SENTENCE
    return Happening(
        class_name, place, date, frozenset(participants), scene.sentence.start, scene.sentence.end, rule, sure
    )


def _merged(found: Sequence[Happening]) -> list[Happening]:
    """One happening per event, with the people of all passages."""
    merged: list[Happening] = []
    for happening in found:
        index = next((at for at, other in enumerate(merged) if other.same(happening)), None)
        if index is None:
            merged.append(happening)
            continue
        first = merged[index]
        merged[index] = replace(
            first,
            place=first.place or happening.place,
            date=first.date or happening.date,
            participants=first.participants | happening.participants,
        )
    return merged


def _describe(happening: Happening) -> Iterator[Statement]:
    date = happening.date
    thing = Event(happening.class_name, happening.place, date.date if date else None, happening.participants)

    def state(predicate: str, value: object) -> Statement:
        return Statement(
            thing, predicate, value, happening.start, happening.end, happening.rule,  # type: ignore[arg-type]
            "asserted", date.date if date else None, happening.confidence,
        )  # fmt: skip

    if date is not None:
        yield state("cg:date", date.date.literal())
        if date.until is not None and date.until != date.date:
            yield state("cg:until", date.until.literal())
    if happening.place is not None:
        yield state("cg:place", happening.place)
    for participant in sorted(happening.participants, key=iri_of):
        yield state("cg:participant", participant)
    if happening.about is not None:
        yield state("cg:about", happening.about)
