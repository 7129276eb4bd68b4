"""Who signed a document: the subject of an active verb, the agents of a passive one, whoever stands in for them."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.mention import DateMention, PersonMention
from citygraph.extract.parties import WHERE
from citygraph.extract.scene import Scene
from citygraph.lexicon import Match

_TIME_GAP = 40
_NEXT_WORDS = 30
_OF_DATE = 7  # "of ", "pada ", "tahun "
_OBJECT_GAP = 70  # between "teken" and "kerja sama": a signed tie without a word for the document
_BY_NEXT = 25  # "signed yesterday |by|"
_NOT_OFFICE = frozenset(("ambassador", "consul", "minister", "vice-minister", "head-of-state", "head-of-government"))
_STATESMEN = frozenset(("minister", "head-of-state", "head-of-government"))
HEADS = frozenset(("mayor", "governor", "regent"))


def signatories_of(scene: Scene, act: Match[str], acts: Sequence[Match[str]]) -> tuple[PersonMention, ...]:
    """The officials who are the subject of an active verb, sign with it, or are the agents of a passive one."""
    people = [person for person in scene.people if may_sign(scene, person)]
    proxies = tuple(person for person in people if _is_proxy(scene, person))
    if proxies:
        return tuple(person for person in people if person in proxies or person.end <= act.start)
    behind = tuple(person for person in people if person.start >= act.end)
    if (speaker := _speaker(scene, act, people)) is not None:
        return (speaker,)
    if act.value == "noun":
        return _agents(scene, act, behind)
    if act.value == "passive" or _is_participle(scene, act, people):
        return tuple(person for person in behind if _acts_in(scene, act.end, person.start))
    first = min((one.start for one in acts if one.value != "noun"), default=act.start)
    if act.start != first:
        return ()
    before = tuple(person for person in people if person.end <= act.start and _acts_in(scene, person.end, act.start))
    if not before and scene.lexicon.orders("subject-may-follow"):
        before = tuple(person for person in behind if _acts_in(scene, act.end, person.start))
    return before + (_listed(scene, act, behind) or _signing_with(scene, behind) or _at_home(scene, act, behind))


def may_sign(scene: Scene, person: PersonMention) -> bool:
    """False for envoys and ministers, for who held office then, and for who is signed for."""
    office = person.official.office
    envoy = office.role in _NOT_OFFICE and (office.role != "minister" or office.jurisdiction.type == "Country")
    return not (envoy or _is_of_its_time(scene, person) or is_stood_in_for(scene, person))


def _speaker(scene: Scene, act: Match[str], people: Sequence[PersonMention]) -> PersonMention | None:
    """As in "“|We| signed it in Ostra,” said Mayor A": who says so, where nobody else is named."""
    own = any(0 <= act.start - word.end <= _OF_DATE for word in scene.found("first_person"))
    heads = [person for person in people if person.official.office.role in HEADS]
    if not own or len(people) != 1 or act.value != "active":
        return None
    said = scene.found("speech_verbs")
    return next((head for head in heads if any(act.end <= cue.start <= head.start for cue in said)), None)


def _is_participle(scene: Scene, act: Match[str], people: Sequence[PersonMention]) -> bool:
    """True for "The plan, signed yesterday by Mayor A": no subject, but agents behind."""
    subject = any(person.end <= act.start and _acts_in(scene, person.end, act.start) for person in people)
    return not subject and any(0 <= cue.start - act.end <= _BY_NEXT for cue in scene.found("by_words"))


def _agents(scene: Scene, act: Match[str], behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "the signing of the agreement by Mayor A and Mayor B", "penandatanganan dilakukan Wali Kota A"."""
    people = tuple(person for person in behind if _acts_in(scene, act.end, person.start))
    if not people:
        return ()
    first = people[0].start
    by = any(act.end <= cue.start and 0 <= first - cue.end < _TIME_GAP for cue in scene.found("by_words"))
    done = any(
        0 <= cue.start - act.end <= _OBJECT_GAP
        and not scene.breaks_between(act.end, cue.start)
        and _leads_on(scene, cue, people[0])
        for cue in scene.found("done_words")
    )
    return people if by or done else ()


def _leads_on(scene: Scene, cue: Match[str], person: PersonMention) -> bool:
    return 0 <= person.start - cue.end < _OBJECT_GAP and not scene.breaks_between(cue.end, person.start)


def _listed(scene: Scene, act: Match[str], behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "Tiga orang membubuhkan tanda tangan: A, B dan C", "yang menandatangani adalah A dan B"."""
    if not behind:
        return ()
    between = scene.gap(act.end, behind[0].start)
    colon = between.find(":")
    start = (
        act.end + colon
        if colon >= 0
        else min((cue.start for cue in scene.within("namely", act.end, behind[0].start)), default=None)
    )
    if start is None or (start - act.end > _TIME_GAP and not scene.within("sign_verbs", act.end, start)):
        return ()
    return tuple(person for person in behind if not scene.within("witness_verbs", start, person.start))


def _signing_with(scene: Scene, behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "A signed a memorandum with Mayor B": a partner in person."""
    for person in behind:
        for cue in scene.found("with_words", "with"):
            gap = scene.gap(cue.end, person.start)
            if 0 <= person.start - cue.end < _TIME_GAP and "," not in gap and _acts_in(scene, cue.end, person.start):
                return (person,)
    return ()


def _at_home(scene: Scene, act: Match[str], behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "A signed in Ostra in March, and Mayor B, in Velmo, in May": the verb is left out where B signs at home."""
    spots = [spot for spot in scene.cast.whereabouts if spot.way == WHERE and spot.start > act.end]
    return tuple(
        person
        for person in behind
        for spot in spots
        if spot.place == person.official.office.jurisdiction
        and 0 <= spot.start - person.end <= _NEXT_WORDS
        and not scene.within("witness_verbs", act.end, person.start)
        and not scene.within("speech_verbs", act.end, spot.start)
    )


def _is_proxy(scene: Scene, person: PersonMention) -> bool:
    """True for who a side is "represented by", "diwakili"."""
    return is_led_by(scene, scene.found("sign_verbs", "represented"), person)


def is_stood_in_for(scene: Scene, person: PersonMention) -> bool:
    """True for B in "A signed on behalf of Mayor B"."""
    return any(
        0 <= person.start - cue.end < _TIME_GAP
        and "," not in scene.gap(cue.end, person.start)
        and not scene.within("sign_verbs", cue.end, person.start)
        and not scene.within("by_words", cue.end, person.start)
        and not scene.within("namely", cue.end, person.start)
        for cue in scene.found("sign_verbs", "on_behalf")
    )


def _is_of_its_time(scene: Scene, person: PersonMention) -> bool:
    """True for "semasa Wali Kota X", who only dates what is told, and for "Wali Kota waktu itu": another one."""
    nameless = person.rule != "name" and any(0 <= cue.start - person.end <= 1 for cue in scene.found("former_after"))
    return nameless or is_led_by(scene, scene.found("term_words"), person)


def is_led_by(scene: Scene, cues: Sequence[Match[str]], person: PersonMention) -> bool:
    """True when one of some words stands before a person in the same clause: "|represented by| Mayor A"."""
    return any(
        0 <= person.start - cue.end < _TIME_GAP and not scene.breaks_between(cue.end, person.start) for cue in cues
    )


def _acts_in(scene: Scene, start: int, end: int) -> bool:
    """True when nobody looks on and nothing is said between two positions, and no clause ends."""
    return not (
        scene.within("witness_verbs", start, end)
        or scene.within("speech_verbs", start, end)
        or scene.breaks_between(start, end)
    )


def acts_for_state(person: PersonMention) -> bool:
    """True for presidents, prime ministers and ministers of a country."""
    office = person.official.office
    return office.role in _STATESMEN and office.jurisdiction.type == "Country"


def in_office(people: tuple[PersonMention, ...], scene: Scene, date: DateMention | None) -> tuple[PersonMention, ...]:
    """Without "the governor" who signed years ago: who held the office then is another one."""
    published = scene.document.metadata.published
    if date is None or published is None or published.year - date.date.year <= 1:
        return people
    return tuple(person for person in people if person.rule != "office-alone")
