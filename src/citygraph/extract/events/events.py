"""Events: signings, visits, meetings and forums that took place, each with its day, its place and its people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from citygraph.extract.account import Account
from citygraph.extract.events.arrivals import on_trip, one_stay
from citygraph.extract.events.encounters import STATES_HEADS, encounters_in
from citygraph.extract.events.happenings import Happening
from citygraph.extract.events.meetings import GREETED
from citygraph.extract.events.presence import is_of_end, takes_part
from citygraph.extract.events.receptions import RECEIVED, as_meeting
from citygraph.extract.events.side_by_side import ACTS
from citygraph.extract.events.signing_places import with_place_told
from citygraph.extract.events.sittings import beside_forum
from citygraph.extract.events.stays import STAY
from citygraph.extract.events.towns import in_party, in_town
from citygraph.extract.events.whereabouts import GUESTS, spots_of
from citygraph.extract.mention import DateMention
from citygraph.extract.pairing.located import WHERE
from citygraph.extract.pairing.pairing import RESOLVED
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.acting import is_stood_in_for
from citygraph.extract.papers.instruments import Instrument
from citygraph.extract.papers.paper import Paper
from citygraph.extract.papers.signing_acts import is_fresh
from citygraph.extract.papers.signing_dates import is_quote, opens_then
from citygraph.extract.papers.where_signed import lies_among
from citygraph.extract.plans import is_planned
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Agreement, Event, Government, Official, Statement, iri_of
from citygraph.model import Place

_REACH = (-1, 1, -2)  # sentences between an encounter and its day
_LEAD = 5  # sentences that tell the news
_OPENING = 3  # sentences, the title among them
_DAY_OF_SIGNING = "visit-date-from-signing"
_TOLD_OUTRIGHT = "visit-to-place"
_EARLY = 12  # sentences in which more of the news is told


def event_statements(account: Account) -> tuple[Statement, ...]:
    """Every event that the article tells as having happened."""
    told = account.told
    found = [*_signings(account.instruments), *(event for one in told for event in encounters_in(one))]
    dated = [_with_day_around(_with_day_of_news(happening, told), told) for happening in _merged(found)]
    dated = [_with_day_of_arrival(happening, told) for happening in dated]
    dated = [_with_day_of_signing(one, dated, told) if one.rule == STAY else one for one in dated]
    merged = _merged([one for one in dated if one.date is not None or _needs_no_day(one, told)])
    merged = [in_party(in_town(happening, told, account.mentions), told) for happening in merged]
    merged = [happening for happening in merged if not _is_on_the_way(happening, account)]
    merged = [beside_forum(on_trip(happening, merged), merged, told) for happening in merged]
    merged = [_with_day_of_signing(as_meeting(happening, merged), merged, told) for happening in merged]
    placed = [with_place_told(happening, merged, told) for happening in one_stay(merged)]
    kept = [one for one in placed if not any(part(one, placed) for part in _PARTS)]
    return tuple(statement for happening in kept for statement in _describe(happening))


def _signings(documents: Sequence[Instrument]) -> Iterator[Happening]:
    """As in "The two mayors signed the charter in Ostra on 3 May": the signing of every document so told."""
    for document in documents:
        told = [paper for paper in document.papers if paper.rule.startswith("sign-") and not paper.scene.is_title]
        if document.status not in ("signed", "ended") or not told:
            continue
        first = told[0]
        places = sorted((paper for paper in told if paper.place is not None), key=_how_far_place_is_told)
        place = places[0].place if places else None
        officials = {official for paper in told for official in _at_signing(paper, documents)}
        date = document.dated.date if document.dated else None
        fresh = date is not None and is_fresh(date, first.scene)
        if not fresh and not _is_scene(date, place, signed=any(paper.signatories for paper in told)):
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


def _is_on_the_way(happening: Happening, account: Account) -> bool:
    """True for "flew in |via Ostra|", "also saw the caves of |Ostra|": a visit to what is no side of a tie told of."""
    place, told = happening.place, account.told
    if happening.class_name != "Visit" or place is None:
        return False
    sides = {side for one in told if one.pairing is not None for side in one.pairing.places}
    if not sides:
        return False
    if len(happening.sides) > 1:
        return False  # "went to Ostra and saw |Minister B| there"
    sides |= {side for sign in account.signs for side in (sign.pair.one, sign.pair.other)}
    near = (*sides, told[0].story.home, told[0].scene.date_line)
    return not any(one is not None and (lies_among(place, (one,)) or lies_among(one, (place,))) for one in near)


def _with_day_of_signing(happening: Happening, others: Sequence[Happening], told: Sequence[Told]) -> Happening:
    """As in "Mayor A and visiting Mayor B signed it", "The guests |are in| Ostra until Friday": there that day."""
    if happening.class_name != "Visit" or happening.date is not None:
        return happening
    for other in others:
        if other.class_name == "Signing" and other.place == happening.place and other.date is not None:
            guests = {who for who in happening.participants & other.participants if _is_guest(who, other.place)}
            about = other.about.places if isinstance(other.about, Agreement) else frozenset[Place]()
            stays = happening.rule == STAY and happening.sides & about - {other.place}
            if (guests or stays) and is_fresh(other.date, told[0].scene):
                return replace(happening, date=other.date, date_rule=_DAY_OF_SIGNING)
    return happening


def _is_part_of_another(visit: Happening, others: Sequence[Happening]) -> bool:
    """True for "The |guests are here| until Friday": no event beside the signing whose day and place it is given."""
    if visit.rule == _TOLD_OUTRIGHT and any(_is_guest(who, visit.place) for who in visit.participants):
        return False  # "Mayor B |came with| ten people"
    own_day = not visit.date_rule or visit.date_rule == _DAY_OF_SIGNING or visit.rule == STAY
    if visit.rule in ACTS and any(_is_signing_of_day(other, visit) for other in others):
        return True
    if visit.class_name != "Visit" or visit.date is None or (own_day and visit.date.date.month):
        return False
    return any(
        other.class_name in ("Signing", "Meeting")
        and other.date is not None
        and other.date.date == visit.date.date
        and other.place in (visit.place, None)
        and not (visit.date.date.day and visit.start <= other.start < visit.end)  # "|visiting| Mayor B signed it"
        for other in others
    )


def _is_stay_around(visit: Happening, others: Sequence[Happening]) -> bool:
    """True for "Mayor A, who is on a visit to |Norland|, met Mayor B |in Ostra|": told by what was done there."""
    land = visit.place
    if visit.class_name != "Visit" or visit.date is None or land is None or land.type != "Country":
        return False
    if visit.date.date.day and not visit.date_rule:
        return False  # "Mayor A flew to |Norland| on Monday"
    return any(
        other.place is not None
        and land.id in other.place.within
        and other.date is not None
        and bool(other.sides & visit.sides - {land})
        and visit.date.date.agrees_with(other.date.date)
        for other in others
    )


def _is_signing_of_day(other: Happening, act: Happening) -> bool:
    """True for a signing where and when somebody did something side by side: "signed it and planted a tree"."""
    days = (other.date.date, act.date.date) if other.date is not None and act.date is not None else ()
    return other.class_name == "Signing" and len(set(days)) == 1 and other.place in (act.place, None)


def _is_welcome(greeting: Happening, others: Sequence[Happening]) -> bool:
    """True for "A team from Ostra arrived on Monday. Mayor A |welcomed the guests|" on that day: part of the visit."""
    if greeting.rule != GREETED or greeting.date is None:
        return False
    return any(
        other.class_name == "Visit"
        and other.date is not None
        and other.date.date == greeting.date.date
        and other.place == greeting.place
        and bool(other.sides & greeting.sides - {greeting.place})
        for other in others
    )


def _how_far_place_is_told(paper: Paper) -> tuple[bool, bool]:
    """What to sort by: the sentence that tells the day tells the place; one worked out comes last."""
    return bool(paper.place_rule), paper.date is None


def _is_scene(date: DateMention | None, place: Place | None, *, signed: bool) -> bool:
    """True for a signing told as an event: who signed in which year or where, or in which month where."""
    if signed:
        return date is not None or place is not None
    return date is not None and bool(date.date.month) and place is not None


def _at_signing(paper: Paper, documents: Sequence[Instrument]) -> Iterator[Official]:
    """Who signed; and who else its sentence names, when that tells of one signing only."""
    acts = {other.rule for one in documents for other in one.papers if other.scene is paper.scene}
    several = sum(any(other.scene is paper.scene for other in one.papers) for one in documents) > 1 and acts
    signed = {person.official for person in paper.signatories}
    yield from signed  # "|The two| then signed it": named in a sentence before
    for person in paper.scene.people:
        absent = several or is_stood_in_for(paper.scene, person) or not takes_part(paper.scene, person.start)
        if person.official in signed or not absent:
            yield person.official


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
            place=_place_of_both(first, happening),
            is_placed=first.is_placed or happening.is_placed,
            date=_more_exact(first.date, happening.date),
            participants=first.participants | happening.participants,
        )
    return merged


def _more_exact(one: DateMention | None, other: DateMention | None) -> DateMention | None:
    """The day of "are here |this week|. They arrived |on Monday|", of two dates that agree; the first of two days."""
    if one is None or (other is not None and other.date.day and not one.date.day):
        return other
    return one


def _place_of_both(first: Happening, other: Happening) -> Place | None:
    """Where the passage says that tells it, be it nowhere: "met |online|. After the meeting …"."""
    if first.is_placed != other.is_placed:
        return first.place if first.is_placed else other.place
    return first.place or other.place


def _needs_no_day(happening: Happening, told: Sequence[Told]) -> bool:
    """True for a signing, and for a visit that the story opens with: one told further on, on no day, is background."""
    opening = told[min(_OPENING, len(told)) - 1].scene.sentence.end
    return happening.class_name == "Signing" or (happening.class_name == "Visit" and happening.start < opening)


def _with_day_of_news(happening: Happening, told: Sequence[Told]) -> Happening:
    """An undated visit was under way on the day that the visitor is seen there: "ujar X, di Y, Senin (11/8)"."""
    if happening.class_name != "Visit" or happening.date is not None or happening.place is None:
        return happening
    guests = {who for who in happening.participants if _is_guest(who, happening.place)}
    for one in told:
        scene = one.scene
        date = scene.dates[0] if len(scene.dates) == 1 and is_fresh(scene.dates[0], scene) else None
        seen = {person.official for person in scene.people}
        if date is None or is_of_end(scene, date) or not guests & seen:
            continue
        speakers = {person.official for person in scene.people if not takes_part(scene, person.start)}
        if _is_there(scene, happening.place):
            rule = "visit-date-from-speech" if guests & speakers else "visit-date-from-event"
            return replace(happening, date=date, date_rule=rule)
    return happening


def _with_day_around(happening: Happening, told: Sequence[Told]) -> Happening:
    """As in "On Monday the square was full. Mayor X met Mayor Y …": the day of the news, told right before or after."""
    if happening.date is not None or happening.class_name not in ("Visit", "Meeting"):
        return happening
    here = next(at for at, one in enumerate(told) if happening.start < one.scene.sentence.end)
    own = told[here].scene
    elsewhen = happening.class_name == "Visit" and own.dates and not any(is_fresh(date, own) for date in own.dates)
    if opens_then(own):
        return _with_day_before(happening, told, here)
    if elsewhen or _is_none_of_the_news(happening, own) or _has_day_unread(own):
        return happening
    near = [
        here + step for step in _REACH if 0 <= here + step < len(told) and not _begins_anew(told, here, here + step)
    ]
    lead = range(min(_LEAD, len(told))) if here < _EARLY else ()
    for at in (*near, *lead):
        scene = told[at].scene
        if at == here + 1 and _goes_back(scene):
            continue
        found = next((date for date in scene.dates if is_fresh(date, scene) and not is_of_end(scene, date)), None)
        if found is not None and not (scene.is_title or is_quote(scene) or is_planned(scene, found.end)):
            return replace(happening, date=found, date_rule="encounter-date-from-news")
    return happening if here >= _EARLY else _with_day_anywhere(happening, told)


def _with_day_of_arrival(happening: Happening, told: Sequence[Told]) -> Happening:
    """As in "A team from Ostra is here |this week|. They arrived |on Monday|", told right behind the visit."""
    date = happening.date
    if happening.class_name != "Visit" or date is None or date.date.day:
        return happening
    here = next(at for at, one in enumerate(told) if happening.start < one.scene.sentence.end)
    if here + 1 == len(told) or _begins_anew(told, here, here + 1) or not is_fresh(date, told[here].scene):
        return happening
    scene = told[here + 1].scene
    day = next((one for one in scene.dates if one.date.day and date.date.agrees_with(one.date)), None)
    came = scene.found("comings") and any(scene.found(section) for section in GUESTS)
    if day is None or not came or is_of_end(scene, day) or is_planned(scene, day.end):
        return happening
    return replace(happening, date=day, date_rule="encounter-date-from-news")


def _with_day_before(happening: Happening, told: Sequence[Told], here: int) -> Happening:
    """As in "Talks began in |2019|. At that time Mayor B came to Ostra": the date told right before, when past."""
    before = told[here - 1].scene if here else told[here].scene
    dates = before.dates if before.sentence.paragraph == told[here].scene.sentence.paragraph else ()
    if not dates or is_fresh(dates[-1], before) or before.is_title:
        return happening
    return replace(happening, date=dates[-1], date_rule="encounter-date-told-before")


def _is_none_of_the_news(happening: Happening, scene: Scene) -> bool:
    """True for the visits of "Pupils from Ostra went to Velmo most years", "“Its mayor came to see us,” she said".

    So for those of heads of state, which are the news of others.
    """
    if happening.class_name != "Visit" or happening.rule == RECEIVED:
        return False
    guests = [
        who.office.role
        for who in happening.participants
        if isinstance(who, Official) and who.office.jurisdiction != happening.place
    ]
    if guests and all(role in STATES_HEADS for role in guests):
        return True
    spoken_of = happening.rule == STAY and any(scene.found(section) for section in GUESTS)  # "|They| are in Ostra"
    named = any(isinstance(who, Official) for who in happening.participants) or bool(scene.found("delegations"))
    return is_quote(scene) or not (named or spoken_of)


def _begins_anew(told: Sequence[Told], here: int, at: int) -> bool:
    """True for the next paragraph: "… attended the meeting. ¶ On Monday she saw the port": another day's news."""
    return at > here and told[at].scene.sentence.paragraph != told[here].scene.sentence.paragraph


def _has_day_unread(scene: Scene) -> bool:
    """True for "welcomed a team |on Monday|" of a page without a day of its own: no other day is meant."""
    if scene.dates or scene.document.metadata.published is not None:
        return False
    days = scene.lexicon.phrases("weekdays")
    return bool(days.find(scene.document.scan, scene.sentence.start, scene.sentence.end))


def _goes_back(scene: Scene) -> bool:
    """True for "|Sebelumnya| ia bertemu …, Senin (12/6)": the day of what was before."""
    return any(word.start - scene.sentence.start <= 1 for word in scene.found("before_the_news"))


def _with_day_anywhere(happening: Happening, told: Sequence[Told]) -> Happening:
    """The day of the news as the story tells it first, wherever it does."""
    for one in told if told[0].scene.document.metadata.published is not None else ():
        days = (date for date in one.scene.dates if is_fresh(date, one.scene) and date.date.day)
        found = next((date for date in days if not is_of_end(one.scene, date)), None)
        if found is not None and not is_planned(one.scene, found.end):
            return replace(happening, date=found, date_rule="encounter-date-from-news")
    return happening


def _is_there(scene: Scene, place: Place) -> bool:
    """True when a scene is set in a place: it says so, or names nowhere else and an official of the place."""
    spots = spots_of(scene)
    hosted = any(person.official.office.jurisdiction == place for person in scene.people)
    return any(spot.place == place and spot.way == WHERE for spot in spots) or (hosted and not spots)


def _is_guest(who: Official | Government, place: Place | None) -> bool:
    return isinstance(who, Official) and who.office.jurisdiction != place


_PARTS = (_is_part_of_another, _is_welcome, _is_stay_around)


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
