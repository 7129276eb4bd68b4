"""By whom a document is signed: the agents of a passive verb, and of a noun as in "the signing of the pact by"."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.mention import PersonMention
from citygraph.extract.papers.acting import acts_in, begins_title, opening_of
from citygraph.extract.scene import Scene
from citygraph.phrases import Match

_TIME_GAP = 40
_OF_DATE = 7  # "of ", "pada ", "tahun "
_OBJECT_GAP = 70  # between "teken" and "kerja sama": a signed tie without a word for the document
_DEEDS = ("sign_verbs", "speech_verbs", "witness_verbs", "who_words", "tie_verbs")
_FEW = 3  # words of "and the mayor"


def is_agent(scene: Scene, act: Match[str], person: PersonMention, behind: Sequence[PersonMention]) -> bool:
    """True for A and B in "signed by Mayor A and Mayor B", "diteken Wali Kota A, sedangkan dari pihak Velmo oleh B"."""
    led = (
        acts_in(scene, act.end, person.start)
        or _is_agent_of_other_side(scene, act, person)
        or _is_next_agent(scene, act, person, behind)
    )
    if not led or scene.within("renewed", act.end, person.start):
        return False  # "signed in 2014 by A and |renewed| in 2019 by B"
    return not _is_of_event(scene, act, person) and not _is_told_of_agent(scene, act, person, behind)


def agents_of_noun(scene: Scene, act: Match[str], behind: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """As in "the signing of the agreement by Mayor A and Mayor B", "penandatanganan dilakukan Wali Kota A"."""
    people = tuple(
        person
        for person in behind
        if acts_in(scene, act.end, person.start) and not scene.within("renewed", act.end, person.start)
    )
    if not people:
        return ()
    both = (heads.start for heads in scene.within("heads", act.end, people[0].start))
    first = next(both, people[0].start)  # "by |the then mayors of the two cities|, A and B"
    by = any(act.end <= cue.start and 0 <= first - cue.end < _TIME_GAP for cue in scene.found("by_words"))
    done = any(_is_done(scene, act, cue) and _leads_on(scene, cue, people[0]) for cue in scene.found("done_words"))
    others = (person for person in behind if _is_agent_of_other_side(scene, act, person))
    return (*people, *others) if by or done or are_sides(scene, act.end, people) else ()


def _is_done(scene: Scene, act: Match[str], cue: Match[str]) -> bool:
    """True for "penandatanganan MoU antara Kota A dan Kota B, Norland, |dilakukan|": nobody else acts before it."""
    others = any(scene.within(section, act.end, cue.start) for section in _DEEDS)
    return act.end <= cue.start and not others and not any(act.end <= one.start < cue.start for one in scene.people)


def are_sides(scene: Scene, start: int, people: Sequence[PersonMention]) -> bool:
    """True for "the signing of a pact |between| Mayor A and Governor B", "MoU |antara| Wali Kota A dan Wali Kota B"."""
    if not people:
        return False
    seats = {person.official.office.jurisdiction for person in people}
    led = scene.within("between_words", start, people[0].start)
    links = scene.lexicon.words("list_links")
    return (
        len(people) == len(seats) > 1
        and bool(led)
        and people[0].start - led[-1].end < _TIME_GAP
        and not set(scene.gap(led[-1].end, people[0].start).split()) & set(links)
    )


def _is_of_event(scene: Scene, act: Match[str], person: PersonMention) -> bool:
    """True for B in "signed by A |during a visit of| B", "diteken |dalam kunjungan| B": that is no agent.

    But "signed by A and |the visiting| Mayor B" is.
    """
    guests = {cue.start for cue in scene.found("guest_words") if _is_attributive(scene, cue)}
    events = scene.found_as("events", "Visit", "Meeting")
    happened = [cue for cue in events if act.end <= cue.start < person.start and cue.start not in guests]
    return bool(happened) and not scene.within("by_words", happened[-1].end, person.start)


def _is_attributive(scene: Scene, cue: Match[str]) -> bool:
    """True for "and |visiting| Mayor B", "by the |visiting| mayor"; not for "while |visiting| Mayor B"."""
    before = scene.gap(scene.sentence.start, cue.start).split()[-1:]
    words = (word for section in ("list_links", "determiners", "by_words") for word in scene.lexicon.words(section))
    return bool(before) and before[0] in words


def _is_told_of_agent(scene: Scene, act: Match[str], person: PersonMention, behind: Sequence[PersonMention]) -> bool:
    """True for C in "signed by A and B, |who was C's father|", "…, |yang tak lain ayah C|"; not for B behind "and"."""
    heads = [word for word in (*scene.found("relatives"), *scene.found("who_words")) if act.end <= word.start]
    heads = [word for word in heads if word.end <= person.start and "," in scene.gap(word.start - 2, word.start)]
    if not heads or not any(one.end <= heads[-1].start for one in behind):
        return False
    comma = scene.gap(heads[-1].end, person.start).rfind(", ")
    added = scene.gap(heads[-1].end + comma + 2, person.start).split()[:1] if comma >= 0 else []
    return not added or added[0] not in scene.lexicon.words("list_links")


def _is_next_agent(scene: Scene, act: Match[str], person: PersonMention, behind: Sequence[PersonMention]) -> bool:
    """As in "signed by the mayor of A, Ann, |and the mayor of B, Rui,| on Friday"; not in "…, Rui, gave a speech"."""
    marks = [mark for mark in scene.breaks if act.end <= mark < person.start]
    before = [one for one in behind if one.end <= marks[0]] if marks else []
    if before and _is_added_past_relative(scene, before[0], person):
        return any(act.end - 1 <= cue.end <= before[0].start for cue in scene.found("by_words"))
    if (
        not before
        or any(scene.gap(mark, mark + 1) != "," for mark in marks)
        or scene.gap(marks[0] - 1, marks[0]) == " "
    ):
        return False
    led = any(act.end - 1 <= cue.end <= before[0].start for cue in scene.found("by_words"))
    quiet = not any(scene.within(section, act.end, person.start) for section in ("witness_verbs", "speech_verbs"))
    return led and quiet and ends_there(scene, person)


def _is_added_past_relative(scene: Scene, one: PersonMention, person: PersonMention) -> bool:
    """True for B in "by A, |who called it historic, and| B, the mayor of Velmo": what is told of A ends there."""
    heads = [word for word in (*scene.found("relatives"), *scene.found("who_words")) if one.end <= word.start]
    if not heads or heads[0].end > person.start or scene.gap(heads[0].start - 2, heads[0].start) != ", ":
        return False
    comma = scene.gap(heads[0].end, person.start).rfind(", ")
    added = scene.gap(heads[0].end + comma + 2, opening_of(scene, person)).split() if comma >= 0 else []
    linked = bool(added) and added[0] in scene.lexicon.words("list_links") and len(added) <= _FEW
    return linked and not scene.within("witness_verbs", one.end, person.start)


def ends_there(scene: Scene, person: PersonMention) -> bool:
    """True where nothing is said of a person: the sentence ends behind the name, or goes on with a day or place."""
    rest = scene.gap(person.end, scene.sentence.end).replace(",", " ").split()
    ends = not rest or rest[0] in scene.lexicon.words("adjunct_words") or not rest[0][0].isalnum()
    return ends or any(0 <= date.start - person.end <= _OF_DATE for date in scene.dates)


def _is_agent_of_other_side(scene: Scene, act: Match[str], person: PersonMention) -> bool:
    """As in "diteken oleh Wali Kota A, sedangkan dari pihak Ostra |oleh Wali Kota B|": the verb is left out."""
    start = max((mark for mark in scene.breaks if act.end <= mark < person.start), default=None)
    if start is None:
        return False
    done = scene.found("done_words") if act.value == "noun" else ()
    by = next((cue for cue in (*scene.found("by_words"), *done) if start <= cue.start < person.start), None)
    sides = [spot for spot in scene.mentioned if by is not None and start < spot.start and spot.end <= by.start]
    seats = {one.official.office.jurisdiction for one in scene.people if one.end <= start}
    own_sides = scene.within("own_sides", start, by.start) if by is not None else ()
    own = by is not None and any(by.start - word.end <= 1 for word in own_sides)
    theirs = own and person.official.office.jurisdiction not in seats  # "dari pihak |tuan rumah| oleh"
    return (
        by is not None
        and (person.start - by.end < _TIME_GAP or begins_title(scene, by.end, person))
        and (
            theirs
            or (
                len(sides) == 1
                and by.start - sides[0].end <= 1
                and sides[0].place == person.official.office.jurisdiction
            )
        )
        and not scene.within("witness_verbs", act.end, person.start)
        and not scene.within("speech_verbs", act.end, person.start)
    )


def _leads_on(scene: Scene, cue: Match[str], person: PersonMention) -> bool:
    return 0 <= person.start - cue.end < _OBJECT_GAP and not scene.breaks_between(cue.end, person.start)
