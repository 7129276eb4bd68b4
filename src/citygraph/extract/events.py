"""Events: signings, visits, meetings and forums that took place, each with its day, its place and its people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from citygraph.extract.agreements import Document, documents_of
from citygraph.extract.discourse import Told, tell
from citygraph.extract.mention import DateMention, Mentions
from citygraph.extract.modality import is_about_to_be, is_denied, is_planned
from citygraph.extract.pairing import CROSS_SENTENCE, DIRECT
from citygraph.extract.papers import papers_of
from citygraph.extract.parties import TO, WHERE
from citygraph.extract.scene import Scene
from citygraph.extract.signing_dates import dated
from citygraph.extract.thing import Agreement, Event, Official, Partnership, Statement
from citygraph.lexicon import Match
from citygraph.model import Place


@dataclass(frozen=True, slots=True)
class Happening:
    """What a passage tells of one event."""

    class_name: str
    place: Place | None
    date: DateMention | None
    officials: frozenset[Official]
    start: int
    end: int
    rule: str
    confidence: float = DIRECT
    about: Agreement | Partnership | None = None

    def same(self, other: Happening) -> bool:
        """True when two passages tell of one event: its class, and nothing that they both give differs."""
        return (
            self.class_name == other.class_name
            and (self.place is None or other.place is None or self.place == other.place)
            and (self.date is None or other.date is None or self.date.date.agrees_with(other.date.date))
            and (self.date is not None) == (other.date is not None)
        )


def event_statements(mentions: Mentions) -> tuple[Statement, ...]:
    """Every event that the article tells as having happened."""
    told = tell(mentions)
    documents = documents_of(dated(papers_of(told), told))
    found = [*_signings(documents), *(event for one in told for event in _others(one))]
    return tuple(statement for happening in _merged(found) for statement in _describe(happening))


def _signings(documents: Iterable[Document]) -> Iterator[Happening]:
    """The signing of every document that a sentence tells of."""
    for document in documents:
        told = [paper for paper in document.papers if paper.rule.startswith("sign-") and not paper.scene.is_title]
        if document.status != "signed" or not told:
            continue
        first = told[0]
        place = next((paper.place for paper in told if paper.place is not None), None)
        officials = {person.official for paper in told for person in paper.scene.people if _takes_part(paper.scene, person.start)}
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
    """Officials who go to a place that is not theirs, or are received by those of another."""
    scene = one.scene
    officials = _present(scene)
    to = [spot.place for spot in scene.cast.whereabouts if spot.place.type != "Country" and spot.way in (TO, WHERE)]
    place = next(iter(to), None)
    guests = {person for person in officials if place is not None and person.office.jurisdiction != place}
    if place is None or not guests:
        return None
    return _happening(one, "Visit", cue, place, guests if len(officials) == 1 else officials, "visit-to-place")


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
    one: Told, class_name: str, cue: Match[str], place: Place | None, officials: set[Official], rule: str
) -> Happening:
    scene = one.scene
    start, end = scene.clause(cue.start)
    near = [date for date in scene.dates if start <= date.start < end]
    date = next(iter(near or scene.dates), None)
    sure = DIRECT if near or date is None else CROSS_SENTENCE
    return Happening(class_name, place, date, frozenset(officials), scene.sentence.start, scene.sentence.end, rule, sure)


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
            officials=first.officials | happening.officials,
        )
    return merged


def _describe(happening: Happening) -> Iterator[Statement]:
    date = happening.date
    thing = Event(happening.class_name, happening.place, date.date if date else None, happening.officials)

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
    for person in sorted(happening.officials, key=lambda official: official.name):
        yield state("cg:participant", person)
    if happening.about is not None:
        yield state("cg:about", happening.about)
    if date is None and happening.place is None and not happening.officials and happening.about is None:
        return
