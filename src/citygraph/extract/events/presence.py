"""Who takes part in what a sentence tells, and when it was."""

from __future__ import annotations

from collections.abc import Iterable

from citygraph.extract.dates.grammar import COUNTED_FROM
from citygraph.extract.events.happenings import Happening
from citygraph.extract.mention import DateMention
from citygraph.extract.pairing.located import FROM
from citygraph.extract.pairing.pairing import CROSS_SENTENCE, DIRECT
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.signing_acts import is_earlier, is_fresh, is_told_of
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Government, Official
from citygraph.model import Place
from citygraph.phrases import Match

_SINCE_GAP = 20  # characters between "since" and its year: "since |she was elected in| 2010"
_END_GAP = 2
_SPEAKER_GAP = 3
_WHEN_GAP = 2  # ", "
_OPENING = 6  # characters of " on ", " pada "
_SENT_GAP = 40  # characters between "a letter" and the name behind "from", "by"
_FOR_OTHERS = frozenset(("represented", "on_behalf"))  # words of signing for somebody: "|wakil|"
_SENDING = frozenset((FROM, "by_words", "of_words"))


def takes_part(scene: Scene, position: int) -> bool:
    """False for who is only quoted behind "menurut", "kata", and for who sent "a letter from |Mayor A|"."""
    near = [cue for cue in scene.found("speech_verbs") if 0 <= position - cue.end <= _SPEAKER_GAP]
    quoted = any(not _reports(scene, cue) for cue in near)
    return not quoted and not any(_is_sent_by(scene, thing, position) for thing in scene.found("things_sent"))


def _reports(scene: Scene, verb: Match[str]) -> bool:
    """True for "A spokesman |said| Mayor Ann met …": its subject stands before it; not for "…, |said| Mayor Ann"."""
    if scene.gap(verb.start, verb.end) not in scene.lexicon.words("reporting_verbs"):
        return False
    before = scene.document.aligned[scene.sentence.start : verb.start].rstrip()
    return before[-1:].isalnum()


def _is_sent_by(scene: Scene, thing: Match[str], position: int) -> bool:
    """True when "from", "by", "of" lead from what is sent to who stands at a position."""
    if not 0 <= position - thing.end <= _SENT_GAP:
        return False
    titles = scene.lexicon.phrases("roles").find(scene.document.scan, thing.end, position)
    owned = any(title.start - thing.end <= 1 for title in titles)  # "atas undangan Wali Kota X, |Budi|", without a link
    gap = scene.gap(thing.end, position).rstrip()
    if "," in gap or owned:
        return owned and "," not in gap.removesuffix(",")
    leads = scene.lexicon.phrases("locating_words", "by_words", "of_words").find(
        scene.document.scan, thing.end, position
    )
    return any(lead.start - thing.end <= 1 and lead.value in _SENDING for lead in leads)


def present(scene: Scene) -> set[Official]:
    """Who takes part in what a sentence tells, as far as it is not only their words or their letter."""
    return {person.official for person in scene.people if takes_part(scene, person.start)}


def tellers(scene: Scene, cue: Match[str]) -> set[Official]:
    """Who only tells of it: "|Mayor A said| a team from Ostra had visited", "|Menurut Wali Kota A|, delegasi …".

    Not "Mayor A said |she| had visited": who else is told to do it stands behind.
    """
    subjects: list[tuple[int, Official | None]] = [(person.start, person.official) for person in scene.people]
    subjects += [(team.start, None) for team in teams_in(scene)]
    for verb in scene.found("speech_verbs"):
        opens = verb.start - scene.sentence.start <= 1
        end = verb.end + scene.gap(verb.end, cue.start).find(",") if opens else verb.end
        start = verb.end if opens else scene.sentence.start
        said_by = {person.official for person in scene.people if start <= person.start and person.end <= end}
        others = [who for at, who in subjects if end <= at < cue.start]
        if said_by and others and said_by.isdisjoint(others):
            return said_by
    return set()


def teams_in(scene: Scene) -> tuple[Match[str], ...]:
    """Who comes by no name: "a |delegation|"; on some day also "|pupils|", who are welcome on any."""
    return (*scene.found("delegations"), *(scene.found("fellow_travellers") if scene.dates else ()))


def named_in(scene: Scene) -> tuple[Party, ...]:
    """The parties, and the places that somebody came from."""
    origins = [spot for spot in scene.cast.whereabouts if spot.way == FROM and spot.place.type != "Country"]
    return (*scene.parties, *origins)


def happening_of(
    one: Told,
    class_name: str,
    cue: Match[str],
    place: Place | None,
    participants: Iterable[Official | Government],
    rule: str,
) -> Happening:
    """An encounter as a sentence tells of it, with the date nearest to its word, in its clause if there is one."""
    scene = one.scene
    start, end = scene.clause(cue.start)
    begun = scene.found("since_words")
    dates = [
        date
        for date in scene.dates
        if (date.date.day and class_name == "Visit" and is_fresh(date, scene))
        or scene.within("when_words", date.end, cue.start)  # "sejak Mei 2001, |ketika| Wali Kota A berkunjung"
        or not any(one.start <= date.start <= one.end + _SINCE_GAP for one in begun)
        if not (
            _is_ahead(scene, date)
            or _is_of_signing(scene, date, cue)
            or _opens_clause(scene, date, cue)
            or is_of_end(scene, date)
            or _is_invited(scene, date, cue)
        )
        if date.rule != COUNTED_FROM or is_told_of(scene, date, cue)
    ]
    opening = any(word.start == start for word in scene.found("when_words"))
    near = [date for date in dates if opening and 0 <= start - date.end <= _WHEN_GAP]  # "in |May 2001|, when … came"
    near = near or [date for date in dates if start <= date.start < end]
    date = min(
        near or [date for date in dates if date.date.month or date.end <= cue.start],
        key=lambda one: (one.until is None, max(one.start - cue.end, cue.start - one.end)),
        default=None,
    )
    if date is not None and not date.date.day and is_fresh(date, scene):  # "is here |this week| and saw us |on Monday|"
        date = next((day for day in dates if day.date.day and date.date.agrees_with(day.date)), date)
    sure = DIRECT if near or date is None else CROSS_SENTENCE
    return Happening(
        class_name, place, date, frozenset(participants), scene.sentence.start, scene.sentence.end, rule, sure
    )


def _is_of_signing(scene: Scene, date: DateMention, cue: Match[str]) -> bool:
    """True for "The visit marks 25 years of the twinning that was |signed on 4 November 1989|": a day long past."""
    signs = (verb for verb in scene.within("sign_verbs", cue.end, date.start) if verb.value not in _FOR_OTHERS)
    return any(signs) and not is_fresh(date, scene)


def _opens_clause(scene: Scene, date: DateMention, cue: Match[str]) -> bool:
    """True for "led to trips by clerks|, and on 4 May 1983| the towns signed": when the rest took place."""
    if date.start < cue.end or is_fresh(date, scene):
        return False
    links = scene.lexicon.phrases("list_links").find(scene.document.scan, cue.end, date.start)
    return any(date.start - link.end <= _OPENING and scene.gap(link.start - 2, link.start) == ", " for link in links)


def is_of_end(scene: Scene, date: DateMention) -> bool:
    """True for "are in Ostra |until Friday|", "the visit |ends on Friday|"."""
    return any(0 <= date.start - word.end <= _END_GAP for word in scene.found("until_words"))


def _is_invited(scene: Scene, date: DateMention, cue: Match[str]) -> bool:
    """True for "led a party, and invited Mayor A to a fair |in May|"."""
    return bool(scene.within("unmade_visits", cue.end, date.start))


def _is_ahead(scene: Scene, date: DateMention) -> bool:
    """True for a day to come: "came for the anniversary |on 26 December|"; what took place has another."""
    published = scene.document.metadata.published
    return published is not None and is_earlier(published, date.date)
