"""What a clause does to what it says: states it, plans it, denies it, ends it.

Cues come from the lexicon; a cue reaches as far as its clause. A word such as "akan" or "will" plans only
what follows it at once; "berencana", "in talks" plan whatever their clause names; a verb such as
"memperkuat", "renew" takes for granted that its object exists.
"""

from __future__ import annotations

from typing import Literal as OneOf

from citygraph.extract.plans import is_asked, is_denied, is_over, is_planned, is_to_end
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN
from citygraph.lexicon import Match
from citygraph.model import Modality
from citygraph.records import record

Status = OneOf["active", "proposed", "ended", "denied", "asked"]

_NEXT = 25  # characters between an auxiliary or a negation and what it governs
_OWNED = 14  # characters between an owner and the tie
_PREDICATE = 50  # characters between a tie, its partner and what becomes of it
_BOTH = 2  # parties
_OF_DATE = 4  # characters between "until" and its date
_NEAR = 90  # characters between a verb of ending and the tie that it ends

MODALITY: dict[Status, Modality] = {
    "active": "asserted",
    "proposed": "planned",
    "ended": "ended",
    "denied": "denied",
    "asked": "denied",
}


@record
class Stance:
    """The status that a clause gives to what a cue names; `firm` when a word says so outright."""

    status: Status
    firm: bool = False


def stance(scene: Scene, cue: Match[str]) -> Stance:
    """How the clause around a cue speaks of it."""
    start, end = scene.clause(cue.start)
    if _is_presupposed(scene, cue):
        over = scene.within("halted", start, end) or _is_ended(scene, cue, start, end)
        return Stance("ended", firm=True) if over else Stance("active")
    if (nothing := _not_said(scene, cue)) is not None:
        return nothing
    if _is_of_the_past(scene, cue, start) or _is_halted(scene, cue, start, end) or _is_ended(scene, cue, start, end):
        return Stance("ended", firm=True)
    granted = _stands_already(scene, cue, start, end)
    if not granted and (is_planned(scene, cue.start) or _is_supposed(scene, cue)):
        return Stance("proposed", firm=True)
    return Stance("active", firm=granted or bool(scene.within("active", start, end)))


def _not_said(scene: Scene, cue: Match[str]) -> Stance | None:
    """For what is denied, refuted, asked or was given up: nothing stands, and nothing is planned."""
    denied = is_denied(scene, cue.start)
    if denied or _is_refuted(scene, cue):
        return Stance("denied", firm=not denied)
    if is_asked(scene, cue.start) or _is_wondered(scene, cue):
        return Stance("asked")
    return Stance("denied") if _was_given_up(scene, cue) else None


def _stands_already(scene: Scene, cue: Match[str], start: int, end: int) -> bool:
    """True where a plan is about something else than the tie: it is to be strengthened, or goes on."""
    granted = _takes_for_granted(scene, cue, start, end) or _goes_on(scene, cue) or _is_effect(scene, cue)
    return granted or _is_settled(scene, cue, start) or _is_apposed(scene, cue) or _is_had(scene, cue)


def _is_had(scene: Scene, cue: Match[str]) -> bool:
    """True for "X, |which is to| host the games, has a sister city in Y": what is planned is told in passing."""
    for verb in scene.found("having_verbs"):
        if 0 <= cue.start - verb.end <= _NEXT and not scene.breaks_between(verb.end, cue.start):
            plans, relatives = scene.within("planned", scene.sentence.start, cue.start), scene.found("relatives")
            return bool(plans) and all(
                plan.end + _OWNED < verb.start and any(0 <= plan.start - word.end <= _OWNED for word in relatives)
                for plan in plans
            )
    return False


def _is_effect(scene: Scene, cue: Match[str]) -> bool:
    """True for "|Under the second|, A and B |will be sisters|", "will be sisters |after a ceremony where they signed|".

    What a document that is there makes of its parties is made; not "under the plan", nor under a draft.
    """
    under = [word for word in scene.found("founded_on") if word.start - scene.sentence.start <= 1]
    if under and not scene.found("drafts") and not scene.found("planned", "verb", "vague"):
        comma = scene.gap(under[0].end, cue.start).find(",")
        front = under[0].end + comma if comma >= 0 else under[0].end
        papers = (*scene.within("documents", under[0].end, front), *scene.within("ordinal_words", under[0].end, front))
        return bool(papers)
    return _is_sealed(scene, cue)


def _is_sealed(scene: Scene, cue: Match[str]) -> bool:
    """True for "are to be sisters, |following| a ceremony at which the mayors |put pen to paper|"."""
    afters = [word for word in scene.found("former_ties") if word.start >= cue.end]
    signed = [verb for verb in scene.found("sign_verbs", "active", "passive") if afters and verb.start >= afters[0].end]
    done = bool(signed) and not is_planned(scene, signed[0].start)
    return done and not scene.within("planned", afters[0].end, signed[0].start)


def _is_supposed(scene: Scene, cue: Match[str]) -> bool:
    """True for "|a twinning| with X would bring …": what something new would do, before it is there."""
    article = scene.document.scan[scene.sentence.start : cue.start].rstrip().rpartition(" ")[2]
    if article not in scene.lexicon.words("indefinite"):
        return False
    behind = (word for word in scene.found("conditionals") if cue.end <= word.start <= cue.end + _PREDICATE)
    word = next(behind, None)
    return word is not None and not scene.breaks_between(cue.end, word.start)


def _is_presupposed(scene: Scene, cue: Match[str]) -> bool:
    """True for "its twin Volgograd", "the city's sister since 2014": whatever is done about it, it is there.

    Not for "its next sister", "will become its twin".
    """
    for owner in scene.found("owners", "before"):
        gap = scene.gap(owner.end, cue.start)
        hoped = scene.within("ordinal_words", owner.end, cue.start) or scene.within("planned", owner.end, cue.start)
        if 0 < len(gap) <= _OWNED and not hoped:
            become = scene.found("tie_verbs", "plain")
            if any(0 <= owner.start - verb.end <= 1 and is_planned(scene, verb.start) for verb in become):
                return False
            return not _is_to_be_joined(scene, owner)
    return False


def _is_to_be_joined(scene: Scene, owner: Match[str]) -> bool:
    """True for "|will add| X to its list of sisters": one more, that is no sister yet."""
    begin, _ = scene.clause(owner.start)
    joins = (verb for verb in scene.within("tie_verbs", begin, owner.start) if verb.value == "join")
    return any(scene.within("planned", begin, verb.end) for verb in joins)


def _is_apposed(scene: Scene, cue: Match[str]) -> bool:
    """True for "X, a sister of Y, hopes to …", "will be held in X, a sister of Y": what is apposed is told."""
    text = scene.document.aligned
    words = text[scene.sentence.start : cue.start].rstrip().split(" ")
    article = words[-1].lower() in scene.lexicon.words("determiners")
    before = words[-2] if article and len(words) > 1 else words[-1]
    if not before.endswith(","):
        return False
    comma = text.rfind(",", scene.sentence.start, cue.start)
    ends = {one.end for one in (*scene.parties, *scene.cast.whereabouts)} | {one.end for one in scene.mentioned}
    named = comma in ends
    closed = "," in text[cue.end : scene.sentence.end] or (
        named and bool(scene.within("of_words", cue.end, cue.end + 4))
    )
    return closed and not _plans_within(scene, cue)


def _plans_within(scene: Scene, cue: Match[str]) -> bool:
    """True when a plan stands between the cue and the comma behind it, or the end."""
    found = scene.document.aligned.find(",", cue.end, scene.sentence.end)
    comma = found if found >= 0 else scene.sentence.end
    return bool(scene.within("planned", cue.end, comma))


def _is_settled(scene: Scene, cue: Match[str], start: int) -> bool:
    """True for "already twinned with A, it plans …": the plan comes after what stands already."""
    settled = any(0 <= cue.start - word.end <= 1 for word in scene.found("active"))
    return settled and not scene.within("planned", start, cue.start)


def _is_refuted(scene: Scene, cue: Match[str]) -> bool:
    """True for a report that is said to be false, and for a plan that is given up."""
    if not scene.found("refuted"):
        return False
    start, _ = scene.clause(cue.start)
    if scene.found("refuted", "report") and not scene.found("ended", "strong", "verb"):
        return True
    refusals = [word for word in scene.found("refuted", "refusal") if start <= word.start and word.end <= cue.start]
    if refusals:  # "|membatalkan rencana| menjalin …" ends nothing that stood
        return all(any(one.start <= end.start < one.end for one in refusals) for end in scene.found("ended", "strong"))
    return bool(scene.found("refuted", "plan")) and is_planned(scene, cue.start)


def _is_wondered(scene: Scene, cue: Match[str]) -> bool:
    """True for "asked if it was the start of a |twinning| with X", not for "asked whether the |links| should go on"."""
    start, _ = scene.clause(cue.start)
    asked = [word for word in scene.found("refuted", "question") if start <= word.start and word.end <= cue.start]
    if not asked or _goes_on(scene, cue) or scene.within("speech_verbs", asked[-1].end, cue.start):
        return False
    return not scene.within("definite", max(asked[-1].end, cue.start - _OWNED), cue.start)  # "the other |sisters|"


def _was_given_up(scene: Scene, cue: Match[str]) -> bool:
    """True for "plans for a |twinning| with X were abandoned", not for "a plan to drop the twinning was abandoned".

    And for "dropped a plan for a |twinning|", "the |twinning| with X will not go ahead".
    """
    start, end = scene.clause(cue.start)
    if any(
        scene.within("planned", word.end, cue.start)
        and not is_to_end(scene, word, cue.start)
        and not is_denied(scene, word.start)
        for word in scene.within("given_up", start, cue.start)
    ):
        return True
    if scene.within("never_made", cue.end, end) and not _is_led(scene, start, cue):
        return True
    words = [word for word in scene.found("given_up") if word.start >= cue.end and not is_denied(scene, word.start)]
    if not words or not is_planned(scene, cue.start):
        return False
    plan = max((word.end for word in scene.found("planned") if word.end <= cue.start), default=cue.start)
    behind = [party for party in scene.parties if cue.end <= party.start < words[0].start]
    return not scene.within("ended", plan, cue.start) and len(behind) <= _BOTH


def _is_halted(scene: Scene, cue: Match[str], start: int, end: int) -> bool:
    """True for "put official |contacts| on hold", "the |twinning| was put on ice".

    Not for "put its plan for a |twinning| on hold", "put a visit to its |twin| on hold".
    """
    halted = [word for word in scene.within("halted", cue.end, end) if word.start - cue.end <= _PREDICATE]
    if scene.is_title or not halted or scene.within("planned", start, cue.start) or scene.found("sign_verbs", "noun"):
        return False
    verbs = scene.within("putting", start, halted[0].start)
    led = any(
        0 <= cue.start - verb.end <= _NEXT and not scene.within("with_words", verb.end, cue.start) for verb in verbs
    )
    undergone = any(cue.end <= verb.start and halted[0].start - verb.end <= 1 for verb in verbs)
    return led or undergone


def _is_of_the_past(scene: Scene, cue: Match[str], start: int) -> bool:
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


def _is_ended(scene: Scene, cue: Match[str], start: int, end: int) -> bool:
    if _is_predicate(scene, cue):
        return False
    for verb in scene.found("ended"):
        if not start <= verb.start < end and not (verb.start >= end and _goes_on_about(scene, verb)):
            continue
        if _is_in_name(scene, verb) or _stands_apart(scene, verb, cue) or _is_to_be_renewed(scene, verb, cue):
            continue
        if _ends_something_else(scene, verb, cue):
            continue
        if any(0 <= word.start - verb.end <= _NEXT for word in scene.found("planned", "later")):
            continue  # "baru berakhir 31 Desember nanti"
        far = max(verb.start - cue.end, cue.start - verb.end)
        behind = 0 <= cue.start - verb.end <= _NEXT or _strikes_off(scene, verb, cue) or _cuts_tie(scene, verb, cue)
        behind = behind or _is_undergone(scene, verb, cue, start)
        if not (verb.value == "strong" and far <= _NEAR) and not (verb.value == "verb" and behind):
            continue
        if _comes_to_nothing(scene, verb):
            continue
        before = [spared for spared in scene.found("ended", "spared") if 0 <= verb.start - spared.start <= _NEAR]
        if not before and not is_denied(scene, verb.start) and not _is_hoped(scene, verb):
            return True
    return False


def _is_in_name(scene: Scene, verb: Match[str]) -> bool:
    """True for "Operation Deep |Freeze|": a capital within a sentence."""
    within = verb.start > scene.sentence.start + _OF_DATE and not scene.is_title
    return within and scene.document.text[verb.start].isupper() and not scene.document.text[verb.start + 1].isupper()


def _stands_apart(scene: Scene, verb: Match[str], cue: Match[str]) -> bool:
    """True for "after two cancelled trips, A and B are …", not for "suspended all ties, including …"."""
    comma = verb.end <= cue.start and "," in scene.document.aligned[verb.end : cue.start]
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
    older = bool(scene.within("predecessors", cue.end, verb.start))  # "signed a charter, replacing one that |lapsed|"
    return when or older or any(0 <= word.start - verb.end <= 1 for word in scene.found("only_words"))


def _names_object(scene: Scene, verb: Match[str], cue: Match[str]) -> bool:
    """True for "suspended its exchange with |X, its| twin": what stands behind the comma is X."""
    owners = (word for word in scene.found("owners", "before") if 0 < cue.start - word.end <= _OWNED)
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
    nouns = scene.found("kinds", PLAIN)
    return any(0 <= noun.start - verb.end <= _NEXT and noun.end <= cue.start for noun in nouns)


def _is_undergone(scene: Scene, verb: Match[str], cue: Match[str], start: int) -> bool:
    """True for "The |twinning| with X |was| also |dropped|"; not for "A visit to its |twin| was dropped"."""
    copulas = [word for word in scene.within("copulas", cue.end, verb.start) if verb.start - word.end <= _OWNED]
    return bool(copulas) and not _is_led(scene, start, cue) and "," not in scene.gap(copulas[-1].end, verb.start)


def _is_led(scene: Scene, start: int, cue: Match[str]) -> bool:
    """True for the |twin| of "a visit to its twin was dropped": it is told of something else."""
    sections = ("with_words", "of_words", "between_words", "events")
    return any(scene.within(section, start, cue.start) for section in sections)


def _comes_to_nothing(scene: Scene, verb: Match[str]) -> bool:
    """True for "a bid to end the tie failed", "lapsed neither in the war nor after it"."""
    failed = any(verb.end <= word.start for word in scene.found("ended", "failed"))
    return failed or any(0 <= word.start - verb.end <= 1 for word in scene.found("denied"))


def _is_predicate(scene: Scene, cue: Match[str]) -> bool:
    """True for what the parties are said to be: "A and B are officially sisters"."""
    copulas = [copula for copula in scene.found("copulas") if copula.end <= cue.start]
    if scene.lexicon.orders("verb-last") and scene.within("ended", cue.end, scene.clause(cue.start)[1]):
        return False  # "ist der Vertrag aufgehoben"
    if not copulas or (scene.found("denied") and is_denied(scene, cue.start)):
        return False
    between = scene.gap(copulas[-1].end, cue.start)
    return len(between) <= _NEXT and "," not in between and not scene.within("ended", copulas[-1].start, cue.start)


def _is_hoped(scene: Scene, verb: Match[str]) -> bool:
    return any(
        word.value == "word" and 0 <= verb.start - word.end <= _NEXT and word.end <= verb.start
        for word in scene.found("planned")
        if not (verb.start <= word.start < verb.end)
    )


def _goes_on(scene: Scene, cue: Match[str]) -> bool:
    """True for "whether the |links| with X should continue", "the |twinning| will be strengthened"."""
    words = [word for word in scene.found("goes_on") if word.start >= cue.end]
    return bool(words) and words[0].start - cue.end <= _PREDICATE and not scene.breaks_between(cue.end, words[0].start)


def _takes_for_granted(scene: Scene, cue: Match[str], start: int, end: int) -> bool:
    """As in "akan memperkuat kemitraan": what is to be strengthened is there; "die Partnerschaft ausbauen"."""
    stop = end if scene.lexicon.orders("verb-last") else cue.start
    return any(start <= verb.start and verb.end <= stop for verb in scene.found("deepening"))
