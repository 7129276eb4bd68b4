"""Events: signings, visits, meetings and forums that took place, each with its day, its place and its people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from citygraph.extract.account import Account
from citygraph.extract.discourse import Told
from citygraph.extract.instruments import Instrument
from citygraph.extract.mention import DateMention
from citygraph.extract.modality import is_denied, is_foreseen
from citygraph.extract.pairing import CROSS_SENTENCE, DIRECT, RESOLVED
from citygraph.extract.papers import Paper, is_stood_in_for
from citygraph.extract.parties import FROM, TO, WHERE, Party
from citygraph.extract.scene import Scene
from citygraph.extract.signing_dates import is_fresh
from citygraph.extract.thing import Agreement, Event, Government, Official, Partnership, Statement, iri_of
from citygraph.extract.whereabouts import host_of, spot_of, spots_of
from citygraph.lexicon import Match
from citygraph.model import Place

_TOGETHER = 500  # characters between two passages on one visit
_OWNING = ("of_words", "by_words", "delegations", "place_types", "governments", "roles")
_SHORT = 4  # characters of "a", "the", "from"
_OWN_GAP = 40  # characters between "kunjungan" and whose it is


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
    date_rule: str = ""  # how the date was found, where the passage does not give it

    def same(self, other: Happening) -> bool:
        """True when two passages tell of one event: what both give agrees; where one has no day, people decide."""
        if self.class_name != other.class_name or (self.place and other.place and self.place != other.place):
            return False
        if self.date is not None and other.date is not None:
            return self.date.date.agrees_with(other.date.date)
        return self.about == other.about and (bool(self.participants & other.participants) or self._goes_on(other))

    def _goes_on(self, other: Happening) -> bool:
        """True for "Delegasi Velmo … . Rombongan dipimpin Wali Kota Velmo …": guests from one place, told together."""
        shared = self._sides & other._sides - {self.place}
        return self.class_name == "Visit" and bool(shared) and abs(self.start - other.start) <= _TOGETHER

    @property
    def _sides(self) -> set[Place]:
        return {who.office.jurisdiction if isinstance(who, Official) else who.place for who in self.participants}


def event_statements(account: Account) -> tuple[Statement, ...]:
    """Every event that the article tells as having happened."""
    told = account.told
    found = [*_signings(account.instruments), *(event for one in told for event in _others(one))]
    merged = [_with_day_of_news(happening, told) for happening in _merged(found)]
    return tuple(statement for happening in merged for statement in _describe(happening))


def _signings(documents: Sequence[Instrument]) -> Iterator[Happening]:
    """The signing of every document that a sentence tells of."""
    for document in documents:
        told = [paper for paper in document.papers if paper.rule.startswith("sign-") and not paper.scene.is_title]
        if document.status != "signed" or not told:
            continue
        first = told[0]
        place = next((paper.place for paper in told if paper.place is not None), None)
        officials = {official for paper in told for official in _at_signing(paper, documents)}
        date = document.dated.date if document.dated else None
        fresh = date is not None and is_fresh(date, first.scene)
        if not fresh and not _is_scene(date, place, officials):
            continue
        rule, sure = "signing-of-document", first.confidence
        yield Happening(
            "Signing",
            place,
            date,
            frozenset(officials),
            first.start,
            first.end,
            rule,
            sure,
            document.thing,
            document.dated.date_rule if document.dated else "",
        )


def _is_scene(date: DateMention | None, place: Place | None, officials: Set[Official]) -> bool:
    """True for a signing told as an event: two of when, where and who; one told by its year is background."""
    day = date is not None and bool(date.date.day)
    return (date is None or day) and day + (place is not None) + bool(officials) > 1


def _at_signing(paper: Paper, documents: Sequence[Instrument]) -> Iterator[Official]:
    """Who signed; and who else its sentence names, when that tells of one signing only."""
    acts = {other.rule for one in documents for other in one.papers if other.scene is paper.scene}
    several = sum(any(other.scene is paper.scene for other in one.papers) for one in documents) > 1 and acts
    signed = {person.official for person in paper.signatories}
    for person in paper.scene.people:
        absent = several or is_stood_in_for(paper.scene, person) or not _takes_part(paper.scene, person.start)
        if person.official in signed or not absent:
            yield person.official


def _takes_part(scene: Scene, position: int) -> bool:
    """False for who is only quoted behind "menurut", "kata"."""
    return not any(0 <= position - cue.end <= 3 for cue in scene.found("speech_verbs"))


def _others(one: Told) -> Iterator[Happening]:
    scene = one.scene
    if scene.is_title or scene.found("generic"):
        return
    for class_name, rule in (("Visit", _visit), ("Meeting", _meeting), ("Forum", _forum)):
        for cue in (*scene.found("events", class_name), *_received(scene, class_name)):
            happening = rule(one, cue) if _took_place(scene, cue) else None
            if happening is not None and not _is_of_a_year(happening):
                yield happening
                return


def _is_of_a_year(happening: Happening) -> bool:
    """True for what is told by its year alone: background, and no event of its own."""
    return happening.date is not None and not happening.date.date.month


def _received(scene: Scene, class_name: str) -> tuple[Match[str], ...]:
    """As in "welcomed a delegation from …": a visit without the word."""
    return scene.found("delegations") if class_name == "Visit" and scene.found("hosting") else ()


def _took_place(scene: Scene, cue: Match[str]) -> bool:
    """False for what is planned or denied; so is a delegation whose visit is."""
    start, end = scene.clause(cue.start)
    cues = [other for other in scene.within("events", start, end) if other.value == cue.value]
    return not any(is_foreseen(scene, one) or is_denied(scene, one.start) for one in cues)


def _visit(one: Told, cue: Match[str]) -> Happening | None:
    """Officials or a delegation who go to a place that is not theirs, or are received by a host."""
    scene = one.scene
    officials = _present(scene)
    visitors = _visitors(scene, cue)
    place = _stated_goal(scene, cue) or _receiving(one, visitors)
    if place is None or place in visitors:
        return None
    guests = {person for person in officials if person.office.jurisdiction != place}
    senders = {Government(party.place) for party in _named(scene) if party.place != place and party.way != "official"}
    if not guests and not senders:
        return None
    return _happening(one, "Visit", cue, place, officials or senders, "visit-to-place")


def _stated_goal(scene: Scene, cue: Match[str]) -> Place | None:
    """Where the visit went: the place that "ke", "to" leads to, else "di", "in"; a city before what it lies in."""
    spots = [spot for spot in spots_of(scene) if spot.way in (TO, WHERE)]
    ranked = sorted(
        spots,
        key=lambda spot: (
            spot.place.type == "Country",
            spot.way != TO,
            spot.start < cue.start,
            abs(spot.start - cue.end),
        ),
    )
    return ranked[0].place if ranked else spot_of(scene, cue.start, cue.end)


def _receiving(one: Told, visitors: Set[Place]) -> Place | None:
    """Whose guests they are: the host that the sentence names, or the article's home when it names others."""
    scene, home = one.scene, one.story.home
    host = host_of(scene)
    if host is not None and host not in visitors:
        return host
    away = [party.place for party in scene.parties if party.place != home]
    return home if home in scene.places and away and home not in visitors else None


def _visitors(scene: Scene, cue: Match[str]) -> set[Place]:
    """Whose visit it is: "kunjungan Gubernur X", "the visit by X", "the delegation from X"."""
    if scene.found("hosting") and any(host.start < cue.end and cue.start < host.end for host in scene.found("hosting")):
        return set()  # "datang dan diterima Sekretaris Daerah X": X is the host
    return {
        party.place
        for party in _named(scene)
        if 0 <= party.start - cue.end < _OWN_GAP and _is_owned(scene, cue.end, party.start)
    }


def _named(scene: Scene) -> tuple[Party, ...]:
    """The parties, and the places that somebody came from."""
    origins = [spot for spot in scene.cast.whereabouts if spot.way == FROM and spot.place.type != "Country"]
    return (*scene.parties, *origins)


def _is_owned(scene: Scene, start: int, end: int) -> bool:
    """True when nothing but "of", "by", "delegation from" and articles stands between a visit and a party."""
    rest = scene.gap(start, end)
    for word in reversed(scene.lexicon.phrases(*_OWNING).find(scene.document.scan, start, end)):
        rest = rest[: word.start - start] + rest[word.end - start :]
    return not scene.within("hosting", start, end) and len(rest.strip()) <= _SHORT


def _meeting(one: Told, cue: Match[str]) -> Happening | None:
    """Officials of two places, or of one place and of a country, on a day or at a place that the sentence gives."""
    scene = one.scene
    officials = _present(scene)
    place = spot_of(scene, cue.start, cue.end)
    if len({person.office.jurisdiction for person in officials}) < 2 or not (scene.dates or place):
        return None
    if place is None and not scene.found("remote_words"):
        place = host_of(scene)
    return _happening(one, "Meeting", cue, place, officials, "officials-meet")


def _forum(one: Told, cue: Match[str]) -> Happening | None:
    scene = one.scene
    place = spot_of(scene, cue.start, cue.end)
    held = any(cue.end <= verb.start for verb in scene.found("held_words"))
    if not scene.dates or not (held or (place is not None and scene.found("witness_verbs"))):
        return None
    return _happening(one, "Forum", cue, place, _present(scene), "forum-held" if held else "forum-attended")


def _present(scene: Scene) -> set[Official]:
    return {person.official for person in scene.people if _takes_part(scene, person.start)}


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


def _with_day_of_news(happening: Happening, told: Sequence[Told]) -> Happening:
    """An undated visit was under way on the day that the visitor is seen there: "ujar X, di Y, Senin (11/8)"."""
    if happening.class_name != "Visit" or happening.date is not None or happening.place is None:
        return happening
    guests = {who for who in happening.participants if _is_guest(who, happening.place)}
    for one in told:
        scene = one.scene
        date = scene.dates[0] if len(scene.dates) == 1 and is_fresh(scene.dates[0], scene) else None
        seen = {person.official for person in scene.people}
        if date is None or not guests & seen:
            continue
        speakers = {person.official for person in scene.people if not _takes_part(scene, person.start)}
        if _is_there(scene, happening.place):
            rule = "visit-date-from-speech" if guests & speakers else "visit-date-from-event"
            return replace(happening, date=date, date_rule=rule)
    return happening


def _is_there(scene: Scene, place: Place) -> bool:
    """True when a scene is set in a place: it says so, or names nowhere else and an official of the place."""
    spots = spots_of(scene)
    hosted = any(person.official.office.jurisdiction == place for person in scene.people)
    return any(spot.place == place and spot.way == WHERE for spot in spots) or (hosted and not spots)


def _is_guest(who: Official | Government, place: Place) -> bool:
    return isinstance(who, Official) and who.office.jurisdiction != place


def _describe(happening: Happening) -> Iterator[Statement]:
    date = happening.date
    thing = Event(happening.class_name, happening.place, date.date if date else None, happening.participants)

    def state(predicate: str, value: object) -> Statement:
        return Statement(
            thing, predicate, value, happening.start, happening.end, happening.rule,  # type: ignore[arg-type]
            "asserted", date.date if date else None, happening.confidence,
        )  # fmt: skip

    if date is not None:
        day = state("cg:date", date.date.literal())
        if happening.date_rule:
            start, end = min(happening.start, date.start), max(happening.end, date.end)
            day = replace(day, start=start, end=end, rule=happening.date_rule, confidence=RESOLVED)
        yield day
        if date.until is not None and date.until != date.date:
            yield state("cg:until", date.until.literal())
    if happening.place is not None:
        yield state("cg:place", happening.place)
    for participant in sorted(happening.participants, key=iri_of):
        yield state("cg:participant", participant)
    if happening.about is not None:
        yield state("cg:about", happening.about)
