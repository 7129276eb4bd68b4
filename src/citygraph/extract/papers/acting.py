"""Who acts in a sentence on a signing, and who only looks on, is signed for, or dates what is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citygraph.extract.mention import DateMention, PersonMention
from citygraph.extract.scene import Scene
from citygraph.phrases import Match

_TIME_GAP = 40
_LONG_TITLE = 100  # "Kepala Dinas Kebudayaan dan Pariwisata Kota Velmo, Norland, "
_DEEDS = ("sign_verbs", "speech_verbs", "witness_verbs", "who_words", "list_links")
_PERFECT = 9  # "mengaku |telah| meneken"
_NOT_OFFICE = frozenset(("ambassador", "consul", "minister", "vice-minister", "head-of-state", "head-of-government"))
STATESMEN = frozenset(("minister", "head-of-state", "head-of-government"))
HEADS = frozenset(("mayor", "governor", "regent"))


def may_sign(scene: Scene, person: PersonMention) -> bool:
    """False for envoys and ministers, for who held office then, who is signed for, and who only looks on."""
    office = person.official.office
    envoy = office.role in _NOT_OFFICE and (office.role != "minister" or office.jurisdiction.type == "Country")
    looks_on = any(one.start <= person.start < one.end for one in scene.cast.onlookers)
    looks_on = looks_on or any(0 <= cue.start - person.end <= 1 for cue in scene.found_as("onlooking", "behind"))
    return not (envoy or looks_on or _is_of_its_time(scene, person) or is_stood_in_for(scene, person))


def opening_of(scene: Scene, person: PersonMention) -> int:
    """Where a person's title begins, as far as its place shows: "|Velmo's mayor, Ann|"."""
    return min((one.start for one in scene.parties if one.start <= person.start < one.end), default=person.start)


def is_proxy(scene: Scene, person: PersonMention) -> bool:
    """True for who a side is "represented by", "diwakili"."""
    return is_led_by(scene, scene.found_as("sign_verbs", "represented"), person)


def is_stood_in_for(scene: Scene, person: PersonMention) -> bool:
    """True for B in "A signed on behalf of Mayor B"; not in "on behalf of Ostra |and| Mayor B on behalf of Velmo"."""
    links = scene.lexicon.words("list_links")
    return any(
        0 <= person.start - cue.end < _TIME_GAP
        and not scene.breaks_between(cue.end, person.start)
        and not any(word in links for word in scene.gap(cue.end, person.start).split())
        and "," not in scene.gap(cue.end, person.start)
        and not scene.within("sign_verbs", cue.end, person.start)
        and not scene.within("by_words", cue.end, person.start)
        and not scene.within("namely", cue.end, person.start)
        and not scene.within("copulas", cue.end, person.start)
        for cue in scene.found_as("sign_verbs", "on_behalf")
    )


def _is_of_its_time(scene: Scene, person: PersonMention) -> bool:
    """True for "semasa Wali Kota X", who only dates what is told, and for "Wali Kota waktu itu": another one."""
    nameless = person.rule != "name" and any(0 <= cue.start - person.end <= 1 for cue in scene.found("former_after"))
    terms = (word for word in scene.found("term_words") if not scene.within("documents", word.end, person.start))
    return nameless or is_led_by(scene, tuple(terms), person)  # "|under| Mayor A", not "under the pact signed by …"


def is_led_by(scene: Scene, cues: Sequence[Match[str]], person: PersonMention) -> bool:
    """True when one of some words stands before a person in the same clause: "|represented by| Mayor A"."""
    return any(
        (0 <= person.start - cue.end < _TIME_GAP and not scene.breaks_between(cue.end, person.start))
        or begins_title(scene, cue.end, person)
        for cue in cues
    )


def begins_title(scene: Scene, start: int, person: PersonMention) -> bool:
    """True for "by |Mayor| Ann", "oleh |Kepala Dinas Pariwisata Kota Velmo, Norland,| Budi": but a title between."""
    length = person.start - start
    if not 0 < length < _LONG_TITLE:
        return False
    opens = any(
        0 <= role.start - start <= 1
        for role in scene.lexicon.phrases("roles").find(scene.document.scan, start, person.start)
    )
    others = any(start <= one.start < person.start for one in scene.people)
    return opens and not others and not any(scene.within(section, start, person.start) for section in _DEEDS)


def acts_in(scene: Scene, start: int, end: int) -> bool:
    """True when nobody looks on and nothing is said between two positions, and no clause ends."""
    return not (
        scene.within("witness_verbs", start, end)
        or scene.within("speech_verbs", start, end)
        or scene.breaks_between(start, end)
    )


def acts_before(scene: Scene, person: PersonMention, act: Match[str]) -> bool:
    """True for A in "A and B signed", "A, |accompanied by| C, signed"; not for C, who only comes along."""
    start = person.end
    for begin, end in _asides_on_company(scene):
        if begin <= person.start < end:
            return False
        if start <= begin and end <= act.start:
            if not acts_in(scene, start, begin):
                return False
            start = end
    return any(acts(scene, start, act) for acts in (_does_so, _is_there_to, _says_that_he_did, _goes_on))


def _does_so(scene: Scene, start: int, act: Match[str]) -> bool:
    """True where but the verb of signing follows."""
    return acts_in(scene, start, act.start)


def _is_there_to(scene: Scene, start: int, act: Match[str]) -> bool:
    """True for "A |hadir| bersama B |untuk| meneken", "A |received| B |to| sign": being there is for the signing."""
    aims = any(0 <= act.start - cue.end <= 1 for cue in scene.found("purpose"))
    quiet = not scene.within("speech_verbs", start, act.start) and not scene.breaks_between(start, act.start)
    return aims and quiet and len(scene.within("witness_verbs", start, act.start)) == 1


def _goes_on(scene: Scene, start: int, act: Match[str]) -> bool:
    """True for "A terbang ke Ostra, |lalu| ke Velmo dan meneken", "A came |and then| signed": nobody else acts."""
    marks = [mark for mark in scene.breaks if start <= mark < act.start]
    then = {word.start for word in scene.found("then_words")}
    relatives = [word.start for word in (*scene.found("relatives"), *scene.found("who_words"))]
    others = any(start <= person.start < act.start for person in scene.people)
    looks_on = scene.within("witness_verbs", start, act.start) or scene.within("speech_verbs", start, act.start)
    return (
        bool(marks)
        and not others
        and not looks_on
        and all(mark in then for mark in marks)
        and not any(start <= word < act.start and word in marks for word in relatives)
    )


def _says_that_he_did(scene: Scene, start: int, act: Match[str]) -> bool:
    """True for "A |mengaku telah| meneken", "A |thanked the guests and| signed": the one who says so did it."""
    said = scene.within("speech_verbs", start, act.start)
    if len(said) != 1 or scene.within("witness_verbs", start, act.start) or scene.breaks_between(start, act.start):
        return False
    others = any(said[0].end <= person.start < act.start for person in scene.people)
    linked = scene.gap(said[0].end, act.start).split()[-1:]
    goes_on = bool(linked) and linked[0] in scene.lexicon.words("list_links") and not others
    return goes_on or act.start - said[0].end <= _PERFECT


def _asides_on_company(scene: Scene) -> Iterator[tuple[int, int]]:
    """As in "A, |accompanied by Deputy Mayor C and D,| signed", "|Didampingi Sekda C,| A meneken": up to the comma.

    Or up to the verb: "A was |joined by Deputy Mayor C to| sign it".
    """
    witnesses = {word.start for word in scene.found("witness_verbs")}
    for word in scene.found("company_words"):
        opens = word.start == scene.sentence.start or scene.gap(word.start - 2, word.start) == ", "
        first = next((person.end for person in scene.people if person.start >= word.end), None)
        before = max((person.end for person in scene.people if person.end <= word.start), default=-1)
        beside = before >= 0 and set(scene.gap(before, word.start).split()) <= set(scene.lexicon.words("copulas"))
        if word.start in witnesses and (opens or beside) and first is not None:
            comma = scene.gap(first, scene.sentence.end).find(", ")
            verb = min((act.start for act in scene.found_as("sign_verbs", "active") if act.start >= first), default=-1)
            if beside and verb >= 0 and not 0 <= comma < verb - first:
                yield word.start, verb  # "A |didampingi Sekda C| meneken"
            elif comma >= 0 and opens:
                yield word.start, first + comma + 1


def acts_for_state(person: PersonMention) -> bool:
    """True for presidents, prime ministers and ministers of a country."""
    office = person.official.office
    return office.role in STATESMEN and office.jurisdiction.type == "Country"


def in_office(people: tuple[PersonMention, ...], scene: Scene, date: DateMention | None) -> tuple[PersonMention, ...]:
    """Without "the governor" who signed years ago: who held the office then is another one."""
    published = scene.document.metadata.published
    if date is None or published is None or published.year - date.date.year <= 1:
        return people
    return tuple(person for person in people if person.rule != "office-alone")
