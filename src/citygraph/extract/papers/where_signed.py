"""Where a document was signed that its sentence leaves open: as what is told around it tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from citygraph.extract.events.whereabouts import described_spot, is_at_that_place, is_in_that_town, spot_of, spots_of
from citygraph.extract.pairing.located import TO, WHERE
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.paper import Paper, was_by_former
from citygraph.extract.papers.signing_acts import is_fresh, was_before_the_news
from citygraph.extract.plans import is_about_to_be, is_planned
from citygraph.extract.scene import Scene
from citygraph.model import Place
from citygraph.phrases import Match

_REACH = (-1, -2, 1, 2)  # sentences away, those before ahead of those behind
_HELD_GAP = 60  # characters between "the ceremony" and "took place"


def with_place(paper: Paper, told: Sequence[Told]) -> Paper:
    """The paper of a signing with the place that the story tells for it, by the first rule that answers."""
    is_told = paper.status == "signed" and paper.rule.startswith("sign-") and not paper.scene.is_title
    if paper.place is not None or not is_told:
        return paper
    is_news = is_fresh(paper.date, paper.scene) if paper.date is not None else not _is_of_old(paper)
    for rule, find in PLACE_RULES if is_news else PLACE_RULES[:1]:
        if (place := find(paper, told)) is not None:
            return replace(paper, place=place, place_rule=rule)
    return paper


def _is_of_old(paper: Paper) -> bool:
    """True for "|Then-Mayor| A signed it", "|the original pact| was signed by A": not where the news is from."""
    scene = paper.scene
    return was_before_the_news(scene) or bool(scene.found("originals")) or was_by_former(paper)


def _at_ceremony(paper: Paper, told: Sequence[Told]) -> Place | None:
    """As in "The ceremony took place in Ostra", "… there", in a sentence near the signing."""
    known = paper.pairing.places
    others = known - {told[0].story.home}
    for scene in (paper.scene, *around(paper, told)):
        verb = holds_it(scene)
        place = spot_of(scene, verb.start, verb.end) if verb is not None else None
        if verb is not None and place is None:
            place = described_spot(scene, WHERE, known)
            place = next(iter(others)) if place is None and len(others) == 1 and is_at_that_place(scene) else place
        if place is not None:
            return place
    return None


def _on_visit(paper: Paper, told: Sequence[Told]) -> Place | None:
    """As in "During his visit to Ostra on Monday …": where a visit of that day led, in a sentence near the signing."""
    return next((place for scene in around(paper, told) if (place := visited(paper, scene)) is not None), None)


def _at_date_line(paper: Paper, told: Sequence[Told]) -> Place | None:
    """The place of the date line where that is a party's, or lies in one, for what was not done from afar."""
    line = paper.scene.date_line
    near = line is not None and lies_among(line, paper.pairing.places)
    return line if near and not is_from_afar(paper.scene, told) else None


def is_from_afar(signing: Scene, told: Sequence[Told]) -> bool:
    """True for "signed it |online|", "Both signed it. |The ceremony was held via Zoom|", "They |met online| …"."""
    before = told[signing.index - 1].scene if signing.index else signing
    behind = told[signing.index + 1].scene if signing.index + 1 < len(told) else signing
    if signing.found("remote_words") or (before.found("remote_words") and before.found_as("events", "Meeting")):
        return True
    return any(
        scene.found("remote_words") and (scene.found("sign_verbs") or scene.found("ceremonies"))
        for scene in (before, behind)
    )


def _there(paper: Paper, told: Sequence[Told]) -> Place | None:
    """As in "He was in Kyoto. There he signed …": where the last sentence is set, else at the other side."""
    scene, home = paper.scene, told[paper.scene.index].story.home
    start = scene.sentence.start
    if not is_in_that_town(scene) and not any(
        word.start - start <= 1 or not scene.breaks_between(word.end, paper.start)
        for word in scene.found("there_words")
    ):
        return None  # but not "became the first town |there| to …, when they signed the pact"
    before = told[scene.index - 1].scene if scene.index else scene
    towns = [mention.place for mention in before.mentioned if mention.place.type == "City"]
    spots = (
        [spot.place for spot in spots_of(before)] or _seats_named(before) or [town for town in towns if town != home]
    )
    others = paper.pairing.places - {home}
    return spots[-1] if spots else next(iter(others)) if len(others) == 1 else None


def _seats_named(scene: Scene) -> list[Place]:
    """As in "sat down at |Ostra| city hall": whose seats a sentence names."""
    return [
        mention.place
        for seat in scene.found("seats")
        for mention in scene.mentioned
        if seat.start <= mention.start <= seat.end + 1 or 0 <= seat.start - mention.end <= 1
    ]


def _where_they_went(paper: Paper, told: Sequence[Told]) -> Place | None:
    """As in "The governor flew to Perth. … Both signed": the party's town that a signatory went to."""
    signing = {person.official for person in paper.signatories}
    for one in reversed(told[: paper.scene.index]):
        if signing & {person.official for person in one.scene.people}:
            place = visited(paper, one.scene)
            if place is not None:
                return place
    return None


def _destination(paper: Paper, _told: Sequence[Told]) -> Place | None:
    """The other side, where somebody travelled to sign who is the only one to sign."""
    scene = paper.scene
    travels = [cue for cue in scene.found_as("events", "Visit") if cue.end <= paper.end]
    sides = {person.official.office.jurisdiction for person in paper.signatories}
    others = paper.pairing.places - sides
    if not travels or spots_of(scene) or len(sides & paper.pairing.places) != 1 or len(others) != 1:
        return None
    return next(iter(others))


def lies_among(place: Place, others: Iterable[Place]) -> bool:
    """True for one of the places, and for what lies in one of them."""
    return any(place == other or other.id in place.within for other in others)


def holds_it(scene: Scene) -> Match[str] | None:
    """As in "The ceremony |took place| in …", "Acara |digelar| di …"."""
    for event in scene.found("ceremonies"):
        for verb in scene.found("held_words"):
            planned = is_planned(scene, verb.start) or is_about_to_be(scene, verb.start)
            if 0 <= verb.start - event.end <= _HELD_GAP and not planned:
                return verb
    return None


def around(paper: Paper, told: Sequence[Told]) -> Iterator[Scene]:
    """The sentences near that of a signing, the nearest before it first."""
    for step in _REACH:
        index = paper.scene.index + step
        if 0 <= index < len(told) and not told[index].scene.is_title:
            yield told[index].scene


def visited(paper: Paper, scene: Scene) -> Place | None:
    """The party that a visit on the same day went to."""
    if paper.scene.found("remote_words"):
        return None
    for visit in scene.found_as("events", "Visit"):
        if is_planned(scene, visit.start) or is_about_to_be(scene, visit.start):
            continue
        day = paper.date.date if paper.date is not None else None
        same_day = not scene.dates or any(
            date.date == day or (day is None and is_fresh(date, scene)) for date in scene.dates
        )
        for spot in scene.cast.whereabouts:
            leads_there = same_day and spot.way == TO and lies_among(spot.place, paper.pairing.places)
            if leads_there and not is_planned(scene, spot.start):  # "a trade mission |is to fly to Ostra|"
                return spot.place
    return None


PLACE_RULES: tuple[tuple[str, Callable[[Paper, Sequence[Told]], Place | None]], ...] = (
    ("place-of-journey", _destination),  # also of old ones: "travelled to Ostra in 1992 and signed"
    ("place-of-ceremony", _at_ceremony),
    ("place-of-visit", _on_visit),
    ("place-there", _there),
    ("place-of-signatory", _where_they_went),
    ("place-of-date-line", _at_date_line),
)
