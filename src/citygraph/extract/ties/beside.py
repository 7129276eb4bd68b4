"""Words for fields that a sentence says of a city, a body or a time, not of a tie: "known for its music and dance"."""

from __future__ import annotations

from citygraph.extract.scene import Scene
from citygraph.phrases import Match

_LINK = 6  # ", and "
_COMMA = 2  # ", "
_OTHER = 25  # "with [the Asian Development ]bank"
_OTHER_ITEM = 24  # what stands in a list and is no field
_NEAR = 25
_PREDICATE = 16  # "traffic [is still a] problem"
_TIME = 24  # "after the terrible "
_APPOSED = 3  # between a place and what it is: ", "
_OF_TIES = ("kinds", "tie_verbs", "both_sides", "documents", "content_verbs")
_SIDES = 60  # "a pact [with the city of Ostra] to restore"


def beside(scene: Scene) -> set[Match[str]]:
    """What the sentence says of a city, not of a tie: "known for its music and dance", "the fishing village"."""
    fields = scene.found("fields")
    aside = {cue for cue in fields if any(rule(scene, cue) for rule in _NO_CONTENT)}
    if fields and (description := _description(scene)) is not None:
        aside.update(cue for cue in fields if cue.start >= description)
    for word in scene.found("not_content"):
        if any(cue.start <= word.start and word.end <= cue.end for cue in fields):
            continue  # "|destinasi| wisata"
        aside.update(cue for cue in fields if word.start <= cue.start and cue.end <= word.end)  # "disambut |tarian|"
        start, end = scene.clause(word.start)
        first, last = word.start, word.end
        for cue in reversed(fields):
            if start <= cue.start < first and _leads(scene, cue, first, goes_on=first < word.start):
                aside.add(cue)
                first = cue.start
        for cue in fields:
            if last <= cue.start < end and _reaches(scene, last, cue, goes_on=last > word.end):
                aside.add(cue)
                last = cue.end
    return aside


def _leads(scene: Scene, cue: Match[str], first: int, *, goes_on: bool) -> bool:
    """True for the fields of "traffic[, ]noise [and ]waste [are still ]problems"."""
    gap = scene.gap(cue.end, first)
    return len(gap) <= _LINK if goes_on else len(gap) <= _PREDICATE and "," not in gap


def _reaches(scene: Scene, last: int, cue: Match[str], *, goes_on: bool) -> bool:
    """True up to a comma, and beyond it for the rest of a list, and for "challenges, such as traffic"."""
    gap = scene.gap(last, cue.start)
    comma = gap.rfind(",")
    if comma < 0 or (goes_on and len(gap) <= _LINK):
        return True
    if max(map(len, gap.split(","))) <= _OTHER_ITEM and not scene.within("content_verbs", last, cue.start):
        return True  # "toured |a bakery, a| museum"
    return any(0 < word.start - last - comma <= _COMMA for word in scene.found_as("field_introducers", "strong"))


def _description(scene: Scene) -> int | None:
    """Where what a place is begins: "Ostra |is a port city| of many colleges"; None where a tie is told, too."""
    copulas = scene.found("copulas")
    if not copulas or any(scene.found(section) for section in _OF_TIES):
        return None
    ends = {place.end for place in scene.mentioned}
    for copula in copulas:
        if ends.isdisjoint(range(copula.start - _APPOSED, copula.start)):
            continue
        reach = min(scene.clause(copula.start)[1], copula.end + _NEAR)
        if scene.lexicon.phrases("place_types").find(scene.document.scan, copula.end, reach):
            return copula.end
    return None


def _is_epithet(scene: Scene, cue: Match[str]) -> bool:
    """True for "fishing village", "kota udang": what kind of place somewhere is; not for "kedua kota bertukar staf"."""
    if any(cue.start - sides.end == 1 for sides in scene.found("both_sides")):
        return False
    types = scene.lexicon.phrases("place_types")
    scan = scene.document.scan
    first, last = max(scene.sentence.start, cue.start - _NEAR), min(scene.sentence.end, cue.end + _NEAR)
    if not types.may_begin(scan, first, last):
        return False
    before, after = types.find(scan, first, cue.start), types.find(scan, cue.end, last)
    return any(word.value.endswith(" before") and cue.start - word.end == 1 for word in before) or any(
        word.value.endswith(" after") and word.start - cue.end == 1 for word in after
    )


def _is_of_an_institution(scene: Scene, cue: Match[str]) -> bool:
    """True for "the research institute", "sebuah lembaga riset": what a body is for."""
    bodies = scene.found("other_parties")
    scan = scene.document.scan
    offices = scene.lexicon.phrases("public_bodies").find(scan, max(scene.sentence.start, cue.start - _NEAR), cue.start)
    before = any(cue.start - word.end == 1 for word in (*bodies, *offices))
    return before or any(word.start - cue.end == 1 for word in bodies)


def _is_done_with_others(scene: Scene, cue: Match[str]) -> bool:
    """True for "a schools programme with Unicef", "dengan PT Karsa untuk penanaman bakau": with no local government."""
    start, end = scene.clause(cue.start)
    fields = scene.found("fields")
    bodies = [
        one for one in scene.found("other_parties") if not any(own.start <= one.start < own.end for own in fields)
    ]
    for word in scene.within("with_words", start, end) if bodies else ():
        others = [one for one in bodies if 0 <= one.start - word.end <= _OTHER]
        if word.value == "with" and others and not any(word.end <= party.start < end for party in scene.parties):
            return abs(word.start - cue.end) <= _SIDES or abs(cue.start - others[0].end) <= _SIDES
    return False


def _is_a_time(scene: Scene, cue: Match[str]) -> bool:
    """True for "after the tsunami", "when earthquakes hit", "sejak gempa 2009": when it was."""
    times = [word for word in scene.found("event_times") if 0 <= cue.start - word.end <= _TIME]
    if not times or not scene.lexicon.phrases("calamities").find(scene.document.scan, cue.start, cue.end):
        return False
    return not any(char in ",;:" for char in scene.gap(times[-1].end, cue.start))


def _is_what_somebody_is(scene: Scene, cue: Match[str]) -> bool:
    """True for "Smith, a |doctor| and former |teacher|, said", "Lestari, seorang guru": up to the next comma."""
    before = [person for person in scene.people if person.end <= cue.start]
    if not before or not (words := scene.found("somebody")):
        return False
    gap = scene.gap(before[-1].end, cue.start)
    opening = any(word.start - before[-1].end == _COMMA for word in words)
    return opening and gap.startswith(",") and "," not in gap[1:]


_NO_CONTENT = (_is_epithet, _is_of_an_institution, _is_done_with_others, _is_a_time, _is_what_somebody_is)
