"""How a clause ends a tie: it is cut, it was given up long ago, it rests; and what looks like an end and is none."""

from __future__ import annotations

from citygraph.extract.plans import is_about_to_be, is_denied, is_over, is_planned
from citygraph.extract.scene import Scene, left_of
from citygraph.extract.thing import PLAIN
from citygraph.phrases import Match

_BOTH = 2  # parties
_OF_DATE = 4  # characters between "until" and its date
_AIM = 8  # characters between "plans" and "to end": " untuk "
_NEXT = 25  # characters between an auxiliary or a negation and what it governs
_OWNED = 14  # characters between an owner and the tie
_MOVES = 13  # characters between a motion and the end that it moves: " that would "
_WANTED = 45  # characters between "wants" and "to cut": " the council of Ostra to "
_PREDICATE = 50  # characters between a tie, its partner and what becomes of it
_FAR = 180  # the same for what runs out of itself
_NEAR = 90  # characters between a verb of ending and the tie that it ends


def is_halted(scene: Scene, cue: Match[str], start: int, end: int) -> bool:
    """True for "put official |contacts| on hold", "the |twinning| was put on ice".

    Not for "put its plan for a |twinning| on hold", "put a visit to its |twin| on hold".
    """
    halted = [word for word in scene.within("halted", cue.end, end) if word.start - cue.end <= _PREDICATE]
    if (
        scene.is_title
        or not halted
        or motions_to_end(scene)
        or scene.within("planned", start, cue.start)
        or scene.found_as("sign_verbs", "noun")
    ):
        return False
    verbs = scene.within("putting", start, halted[0].start)
    led = any(
        0 <= cue.start - verb.end <= _NEXT and not scene.within("with_words", verb.end, cue.start) for verb in verbs
    )
    undergone = any(cue.end <= verb.start and halted[0].start - verb.end <= 1 for verb in verbs)
    return led or undergone


def is_of_the_past(scene: Scene, cue: Match[str], start: int) -> bool:
    """True for "a former |twin|", "pernah menjadi |kota kembar|", "were |twinned| from 1989 until 2022"."""
    waits = {word.start for word in scene.found("awaiting_words")} if scene.found("awaited_signs") else set()
    once = [word for word in scene.found("once_words") if word.start >= start and word.start not in waits]
    if any(0 <= cue.start - word.end <= _OWNED for word in once):
        return True
    for word in scene.found("until_words"):
        if word.start < cue.end or scene.breaks_between(cue.end, word.start):
            continue
        dates = [date for date in scene.dates if 0 <= date.start - word.end <= _OF_DATE or date.start == word.start]
        if dates and is_over(scene, dates[0].date) and not is_denied(scene, word.start):
            return True
    return False


def is_ended(scene: Scene, cue: Match[str], start: int, end: int) -> bool:
    """True when the clause, or one that goes on about it, says that what the cue names is over."""
    ends = scene.found("ended")
    if not ends:
        return False
    if _ends_it(scene, cue):
        return True
    if _is_predicate(scene, cue):
        return False
    verbs = [verb for verb in ends if start <= verb.start < end or (verb.start >= end and _goes_on_about(scene, verb))]
    return any(_ends(scene, verb, cue, start) and is_done(scene, verb) for verb in verbs)


def _ends(scene: Scene, verb: Match[str], cue: Match[str], start: int) -> bool:
    """True when it is the tie that the verb ends, and not only in what is hoped, called for or expected."""
    if _is_in_name(scene, verb) or _stands_apart(scene, verb, cue) or _is_to_be_renewed(scene, verb, cue):
        return False
    if _ends_what_is_run(scene, verb, cue) or is_still_to_come(scene, verb):
        return False
    if _ends_something_else(scene, verb, cue) or _comes_to_nothing(scene, verb) or _would_end(scene, verb):
        return False
    if verb.value == "strong":
        return max(verb.start - cue.end, cue.start - verb.end) <= (_FAR if _runs_out(scene, verb, cue) else _NEAR)
    if _strikes_off(scene, verb, cue):
        return verb.value in ("verb", "list")
    near = 0 <= cue.start - verb.end <= _NEXT or _cuts_tie(scene, verb, cue)
    return verb.value == "verb" and (near or _is_undergone(scene, verb, cue, start))


def is_still_to_come(scene: Scene, end: Match[str]) -> bool:
    """True for "baru |berakhir| 31 Desember |nanti|", "|expires at the end of this year|"."""
    return any(0 <= word.start - end.end <= _NEXT for word in scene.found_as("planned", "later"))


def _ends_it(scene: Scene, cue: Match[str]) -> bool:
    """True for "|twinned| with X in 1997, but two years ago the council |ended it|": of the tie told last before."""
    return any(
        verb.start >= cue.end
        and not any(cue.end <= word.start < verb.start for word in scene.relating_words)
        and is_done(scene, verb)
        for verb in ends_of_it(scene)
    )


def ends_of_it(scene: Scene) -> list[Match[str]]:
    """What is done to "it": "|ended| it", "|mengakhirinya|"."""
    scan = scene.document.scan
    objects = [word.start for word in scene.found("it_subjects") if not scan[word.end : word.end + 1].isalpha()]
    led = (verb for verb in scene.found_as("ended", "strong", "verb") if verb.end + 1 in objects)
    return [*scene.found_as("ended", "it"), *led]


def is_done(scene: Scene, verb: Match[str]) -> bool:
    """True for an end that was made: neither denied nor hoped for, and none that somebody only calls for.

    Nor one that a false report tells: "|denied reports| that the council had |ended| its twinning".
    """
    for motion, moved in motions_to_end(scene):
        if moved.start <= verb.start:
            return moved is verb and _is_carried(scene, motion, verb)
    spared = any(0 <= verb.start - word.start <= _NEAR for word in scene.found_as("ended", "spared"))
    return (
        not spared
        and not any(word.start <= verb.start for word in undone_ends(scene))
        and not any(word.end <= verb.start for word in scene.found_as("refuted", "report"))
        and not _is_only_wanted(scene, verb)
        and not is_denied(scene, verb.start)
        and not _is_hoped(scene, verb)
    )


def motions_to_end(scene: Scene) -> list[tuple[Match[str], Match[str]]]:
    """What a council votes on and the end that it moves: "|a motion| to |cut| ties"; what follows is said of it."""
    motions = scene.found("motions")
    ends = scene.found_as("ended", "strong", "verb") if motions else ()
    return [(motion, end) for motion in motions for end in ends if 0 < end.start - motion.end <= _MOVES]


def _is_carried(scene: Scene, motion: Match[str], verb: Match[str]) -> bool:
    """True for "A motion to end the tie |passed|", "|approved| a motion to end it": what is only moved ends nothing."""
    return any(
        (word.start >= verb.end or 0 <= motion.start - word.end <= _NEXT)
        and not is_denied(scene, word.start)
        and not is_about_to_be(scene, word.start)
        for word in scene.found("carried")
    )


def undone_ends(scene: Scene) -> list[Match[str]]:
    """What takes an end back: "|rescinded| the motion that had severed the link"."""
    return [
        word
        for word in scene.found("reversals")
        if not is_denied(scene, word.start)
        and not is_planned(scene, word.start)
        and any(
            0 < noun.start - word.end <= _WANTED and 0 < end.start - noun.end <= _PREDICATE
            for noun in scene.found("resolves")
            for end in scene.found_as("ended", "strong", "verb")
        )
    ]


def _is_only_wanted(scene: Scene, verb: Match[str]) -> bool:
    """True for "|wants| the council |to cut| its ties", "is |considering ending| the link": nothing has ended yet.

    Whatever stands between where a clause of purpose opens: "meminta |agar| kerja sama yang sepi itu |dihentikan|".
    """
    return any(
        _governs_end(scene, word, verb) or _wants_that(scene, word, verb)
        for word in (*scene.found("wishing"), *scene.found("pondering"))
    )


def _governs_end(scene: Scene, wish: Match[str], verb: Match[str]) -> bool:
    """True for "|wants| the council |to cut| its ties": one clause, without a comma."""
    near = 0 <= verb.start - wish.end <= _WANTED
    return near and not scene.breaks_between(wish.end, verb.start) and "," not in scene.gap(wish.end, verb.start)


def _wants_that(scene: Scene, wish: Match[str], verb: Match[str]) -> bool:
    """True for "|mengusulkan| kepada wali kota |agar|" before an end in the same stretch."""
    opens = [word for word in scene.within("aim_openers", wish.end, verb.start) if word.start - wish.end <= _WANTED]
    return bool(opens) and verb.start - opens[0].end <= _NEAR and "," not in scene.gap(opens[0].end, verb.start)


def _runs_out(scene: Scene, verb: Match[str], cue: Match[str]) -> bool:
    """True for "|sister city| with X, whose memorandum was signed in 2008 …, until it |expired|": no tie between."""
    lapses = any(word.start < verb.end and verb.start < word.end for word in scene.found("lapses"))
    others = [word for word in scene.relating_words if cue.end <= word.start < verb.start]
    places = {party.place for party in scene.parties if cue.end <= party.start < verb.start}
    return lapses and verb.start >= cue.end and not others and len(places) <= _BOTH


def _is_in_name(scene: Scene, verb: Match[str]) -> bool:
    """True for "Operation Deep |Freeze|": a capital within a sentence."""
    within = verb.start > scene.sentence.start + _OF_DATE and not scene.is_title
    return within and scene.document.text[verb.start].isupper() and not scene.document.text[verb.start + 1].isupper()


def _stands_apart(scene: Scene, verb: Match[str], cue: Match[str]) -> bool:
    """True for "after two cancelled trips, A and B are …", not for "suspended all ties, including …"."""
    around = [(aside.start - len(", "), aside.end + 1) for aside in scene.asides]  # "dropped X|, Norland,| as a twin"
    comma = "," in left_of(scene.document.aligned, verb.end, cue.start, around)
    if comma and _names_object(scene, verb, cue):
        return False
    return comma and not any(verb.end <= word.start < cue.start for word in scene.found("list_openers"))


def _ends_something_else(scene: Scene, verb: Match[str], cue: Match[str]) -> bool:
    """True for "claims |frozen| since the 1959 |treaty|", which tells when, and for "|no longer| only a friendship".

    And for "|twins| since 1988, A and B will resume exchanges |suspended| in 2015": what goes on again is no tie.
    """
    resumed = [word for word in scene.within("revivals", cue.end, verb.start) if verb.start - word.end <= _PREDICATE]
    if resumed and "," not in scene.gap(resumed[-1].end, verb.start):
        return True
    when = verb.end <= cue.start and bool(scene.within("since_words", verb.end, cue.start))
    cause = verb.end <= cue.start and bool(scene.within("cause_words", verb.end, cue.start))  # "drops A |over| a pact"
    older = bool(scene.within("predecessors", cue.end, verb.start))  # "signed a charter, replacing one that |lapsed|"
    return when or cause or older or any(0 <= word.start - verb.end <= 1 for word in scene.found("only_words"))


def _ends_what_is_run(scene: Scene, verb: Match[str], cue: Match[str]) -> bool:
    """True for "suspended |flights| to its twin", "|Bus services| to its twin were suspended", which goes on."""
    start, _ = scene.clause(verb.start)
    named = [word.start for word in scene.relating_words]
    ends = any(
        0 < thing.start - verb.end <= _NEXT and not any(verb.end <= one < thing.start for one in named)
        for thing in scene.found("run_things")
    )
    undergone = [
        thing for thing in scene.within("run_things", start, verb.start) if thing.end <= cue.start < verb.start
    ]
    return ends or (bool(undergone) and not any(start <= one < undergone[0].start for one in named))


def _names_object(scene: Scene, verb: Match[str], cue: Match[str]) -> bool:
    """True for "suspended its exchange with |X, its| twin": what stands behind the comma is X."""
    owners = (word for word in scene.found_as("owners", "before") if 0 < cue.start - word.end <= _OWNED)
    parties = [party for party in scene.parties if verb.end <= party.start]
    if parties and scene.within("events", verb.end, parties[0].start):
        return False  # "called off a |visit| by X, its twin"
    return any(0 < owner.start - party.end <= len(", ") for owner in owners for party in parties)


def _is_to_be_renewed(scene: Scene, verb: Match[str], cue: Match[str]) -> bool:
    """True for the tie, not the document, in "agreed to renew the |sister-city| agreement that expired last year"."""
    if verb.start < cue.end or cue not in scene.found("kinds"):
        return False
    return any(0 <= cue.start - word.end <= _OWNED for word in scene.found("deepening"))


def _goes_on_about(scene: Scene, verb: Match[str]) -> bool:
    """True for "…; it has been suspended", "…, which was cut": a clause that names no party and no tie of its own."""
    start, end = scene.clause(verb.start)
    names = any(start <= party.start < end for party in scene.parties)
    if any(0 <= verb.start - word.end <= _OWNED for word in scene.found("processes")):
        return False  # "signed a letter of intent, but |the process| was halted by the pandemic"
    return not names and not scene.within("kinds", start, end) and not scene.within("documents", start, end)


def _strikes_off(scene: Scene, verb: Match[str], cue: Match[str]) -> bool:
    """True for "dropped Kelmond from its list of twin towns"."""
    directly = any(0 <= party.start - verb.end <= 1 for party in scene.parties)
    return directly and verb.end < cue.start <= verb.end + _NEAR


def _cuts_tie(scene: Scene, verb: Match[str], cue: Match[str]) -> bool:
    """True for "has cut its |ties| with its Russian |twin|": what is cut is the tie, the other word tells with whom."""
    if not verb.end < cue.start <= verb.end + _NEAR or scene.breaks_between(verb.end, cue.start):
        return False
    nouns = scene.found_as("kinds", PLAIN)
    return any(0 <= noun.start - verb.end <= _NEXT and noun.end <= cue.start for noun in nouns)


def _is_undergone(scene: Scene, verb: Match[str], cue: Match[str], start: int) -> bool:
    """True for "The |twinning| with X |was| also |dropped|"; not for "A visit to its |twin| was dropped"."""
    copulas = [word for word in scene.within("copulas", cue.end, verb.start) if verb.start - word.end <= _OWNED]
    return bool(copulas) and not is_led(scene, start, cue) and "," not in scene.gap(copulas[-1].end, verb.start)


def is_led(scene: Scene, start: int, cue: Match[str]) -> bool:
    """True for the |twin| of "a visit to its twin was dropped": it is told of something else."""
    sections = ("with_words", "of_words", "between_words", "events")
    return any(scene.within(section, start, cue.start) for section in sections)


def _comes_to_nothing(scene: Scene, verb: Match[str]) -> bool:
    """True for "a bid to end the tie failed", "lapsed neither in the war nor after it"."""
    failed = any(verb.end <= word.start for word in scene.found_as("ended", "failed"))
    return failed or any(0 <= word.start - verb.end <= 1 for word in scene.found("denied"))


def _would_end(scene: Scene, verb: Match[str]) -> bool:
    """True for "|severing| the link |would| achieve nothing": what an end would do, before there is one."""
    behind = (word for word in scene.found("conditionals") if verb.end <= word.start <= verb.end + _PREDICATE)
    word = next(behind, None)
    return word is not None and not scene.breaks_between(verb.end, word.start)


def _is_predicate(scene: Scene, cue: Match[str]) -> bool:
    """True for what the parties are said to be: "A and B are officially sisters"."""
    copulas = [copula for copula in scene.found("copulas") if copula.end <= cue.start]
    if scene.lexicon.orders("verb-last") and scene.within("ended", cue.end, scene.clause(cue.start)[1]):
        return False  # "ist der Vertrag aufgehoben"
    if not copulas or (scene.found("denied") and is_denied(scene, cue.start)):
        return False
    between = scene.gap(copulas[-1].end, cue.start)
    said = copulas[-1].start - 1  # "are |no longer twinned|", "|tidak lagi| menjadi kota kembar"
    over = any(word.start < cue.start and said <= word.end for word in scene.found("ended"))
    return len(between) <= _NEXT and "," not in between and not over


def _is_hoped(scene: Scene, verb: Match[str]) -> bool:
    return any(
        0 <= verb.start - word.end <= {"word": _NEXT, "verb": _AIM}.get(word.value, -1)
        for word in scene.found("planned")
        if not (verb.start <= word.start < verb.end)
    )
