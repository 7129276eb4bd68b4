"""What a clause does to what it says: states it, plans it, denies it, ends it.

Cues come from the lexicon; a cue reaches as far as its clause. A word such as "akan" or "will" plans only
what follows it at once; "berencana", "in talks" plan whatever their clause names; a verb such as
"memperkuat", "renew" takes for granted that its object exists.
"""

from __future__ import annotations

import re
from typing import Literal as OneOf

from citygraph.extract.endings import is_ended, is_halted, is_led, is_of_the_past, motions_to_end
from citygraph.extract.pairing.owners import ends_as_owned
from citygraph.extract.plans import is_asked, is_denied, is_planned, is_to_end
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN
from citygraph.model import Modality
from citygraph.phrases import Match
from citygraph.records import record

Status = OneOf["active", "proposed", "ended", "denied", "asked"]

_NEXT = 25  # characters between an auxiliary or a negation and what it governs
_OWNED = 14  # characters between an owner and the tie
_PREDICATE = 50  # characters between a tie, its partner and what becomes of it
_OBJECT = 40  # characters between "to sign" and the tie: " a three-year agreement on a "
_BOTH = 2  # parties
_BESIDE = 2  # characters between two words, and one of the first
_OWNER = re.compile(r"'?s?'?\s+(?:[\w'-]+\s+){0,2}")  # between who owns a tie and its word: "'s German "
_GIVEN_UP = frozenset(("given_up", "never_made"))

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
        halted = scene.within("halted", start, end) and not motions_to_end(scene)
        over = halted or is_ended(scene, cue, start, end)
        return Stance("ended", firm=True) if over else Stance("active", firm=_names_partner(scene, cue))
    if (nothing := _not_said(scene, cue)) is not None:
        return nothing
    if is_of_the_past(scene, cue, start) or is_halted(scene, cue, start, end) or is_ended(scene, cue, start, end):
        return Stance("ended", firm=True)
    granted = _stands_already(scene, cue, start, end) or _is_cleared(scene)
    planned = is_planned(scene, cue.start) or is_planned_to_be_made(scene, cue)
    planned = planned and not motions_to_end(scene)  # "A |motion to end| ties was put off"
    if not granted and (planned or _is_supposed(scene, cue)):
        return Stance("proposed", firm=True)
    return Stance("active", firm=granted or bool(scene.within("active", start, end)))


def is_planned_to_be_made(scene: Scene, cue: Match[str]) -> bool:
    """True for "akan |menandatangani| perjanjian |bandar kembar|", "will go there to |forge| a |twinning|".

    Not where what is to be signed renews what stands.
    """
    makes = (*scene.found_as("sign_verbs", "active"), *scene.found_as("tie_verbs", "plain"))
    made = [
        verb for verb in makes if 0 <= cue.start - verb.end <= _OBJECT and not scene.breaks_between(verb.end, cue.start)
    ]
    if not made or not scene.found("planned"):
        return False
    verb = max(made, key=lambda one: one.start)
    renews = (scene.within(section, verb.start, cue.start) for section in ("renewing", "renewed", "deepening"))
    return not any(renews) and is_planned(scene, verb.start)


def _not_said(scene: Scene, cue: Match[str]) -> Stance | None:
    """For what is denied, refuted, asked or was given up: nothing stands, and nothing is planned."""
    if _is_cleared(scene):
        return None
    denied = is_denied(scene, cue.start)
    if denied or _is_refuted(scene, cue):
        return Stance("denied", firm=not denied)
    if is_asked(scene, cue.start) or _is_wondered(scene, cue):
        return Stance("asked")
    return Stance("denied") if _was_given_up(scene, cue) else None


def _is_cleared(scene: Scene) -> bool:
    """True for "denied that the |twinning| is to end": the report that is false is one of an end."""
    return bool(scene.found_as("refuted", "report")) and bool(scene.found_as("ended", "strong", "verb"))


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
    if under and not scene.found("drafts") and not scene.found_as("planned", "verb", "vague"):
        comma = scene.gap(under[0].end, cue.start).find(",")
        front = under[0].end + comma if comma >= 0 else under[0].end
        papers = (*scene.within("documents", under[0].end, front), *scene.within("ordinal_words", under[0].end, front))
        return bool(papers)
    return _is_sealed(scene, cue)


def _is_sealed(scene: Scene, cue: Match[str]) -> bool:
    """True for "are to be sisters, |following| a ceremony at which the mayors |put pen to paper|".

    Not "will be sisters after they signed |a letter of intent|".
    """
    afters = [word for word in scene.found("former_ties") if word.start >= cue.end]
    if not afters:
        return False
    signed = [verb for verb in scene.found_as("sign_verbs", "active", "passive") if verb.start >= afters[0].end]
    intended = any(paper.start >= afters[0].end for paper in scene.found_as("documents", "LetterOfIntent"))
    done = bool(signed) and not intended and not is_planned(scene, signed[0].start)
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

    So it is for "kota kembarnya, Volgograd". Not for "its next sister", "become its twin".
    """
    if ends_as_owned(scene, cue) and _names_partner(scene, cue):
        made = any(0 <= cue.start - verb.end <= 1 for verb in scene.found_as("tie_verbs", "plain"))
        return not made and not scene.within("planned", cue.start - _OWNED, cue.start)
    if _is_named_as_owned(scene, cue):
        return True
    for owner in scene.found_as("owners", "before"):
        gap = scene.gap(owner.end, cue.start)
        hoped = scene.within("ordinal_words", owner.end, cue.start) or scene.within("planned", owner.end, cue.start)
        if 0 < len(gap) <= _OWNED and not hoped:
            if any(0 <= owner.start - verb.end <= 1 for verb in scene.found_as("tie_verbs", "plain")):
                return False
            return not _is_to_be_joined(scene, owner)
    return False


def _is_named_as_owned(scene: Scene, cue: Match[str]) -> bool:
    """True for "will visit |Ostra's sister city Velmo|", "… |sister city Velmo|", "… Velmo, |Ostra's sister city|".

    Not for "will be |Ostra's sister city|", nor for "Ostra's |next| sister city".
    """
    if cue.value == PLAIN or not scene.found("planned"):
        return False
    start, owned = cue.start, False
    for party in scene.parties:
        owns = party.end < cue.start and scene.document.aligned.startswith("'", party.end)
        if owns and _OWNER.fullmatch(scene.gap(party.end, cue.start)):
            start, owned = party.start, True
    hoped = scene.within("ordinal_words", start, cue.start) or scene.within("planned", start, cue.start)
    made = (*scene.found_as("tie_verbs", "plain"), *scene.found("copulas"), *scene.found("planned"))
    if hoped or any(0 <= start - verb.end <= _BESIDE for verb in made):
        return False
    noun = cue in scene.found("kinds") and " " in scene.gap(cue.start, cue.end)  # no "to |twin| X", "|to pair| X"
    bare = noun and "" not in scene.lexicon.words("office_links")
    behind = scene.gap(cue.end, cue.end + _OWNED)
    links = (" of ", ", ", " ") if owned else (" ",) if bare else ()
    names = [cue.end + len(link) for link in links if behind.startswith(link)]
    named = any(party.start in names[:1] for party in (*scene.parties, *scene.cast.whereabouts))
    before = any(start - spot.end == len(", ") for spot in (*scene.parties, *scene.cast.whereabouts))
    return named or (owned and before)


def _names_partner(scene: Scene, cue: Match[str]) -> bool:
    """True for "its sister city |Volgograd|", "kota kembarnya, |Volgograd|"; not for "wants X as its sister city"."""
    behind = scene.gap(cue.end, cue.end + _OWNED).partition(" ")
    start = cue.end + len(behind[0]) + len(behind[1])
    return any(party.start == start for party in scene.parties)


def _is_to_be_joined(scene: Scene, owner: Match[str]) -> bool:
    """True for "|will add| X to its list of sisters": one more, that is no sister yet."""
    begin, _ = scene.clause(owner.start)
    joins = (verb for verb in scene.within("tie_verbs", begin, owner.start) if verb.value == "join")
    return any(scene.within("planned", begin, verb.end) for verb in joins)


def _is_apposed(scene: Scene, cue: Match[str]) -> bool:
    """True for "X, a sister of Y, hopes to …", "will be held in X, a sister of Y": what is apposed is told."""
    text = scene.document.aligned
    comma = text.rfind(",", scene.sentence.start, cue.start)
    if comma < 0:
        return False
    words = text[scene.sentence.start : cue.start].rstrip().split(" ")
    article = words[-1].lower() in scene.lexicon.words("determiners")
    before = words[-2] if article and len(words) > 1 else words[-1]
    if not before.endswith(","):
        return False
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
    """True for "already twinned with A, it plans …": the plan comes after what stands already.

    Or it is told in what a comma sets off: "Lamarannya diterima, dan keduanya |resmi menjadi| kota kembar".
    Not for "is now |negotiating| with A", which itself is a plan.
    """
    if any(plan.start == cue.start for plan in scene.found("planned")):
        return False
    settled = [word for word in scene.found("active") if 0 <= cue.start - word.end <= 1]
    plans = scene.within("planned", start, cue.start)
    return bool(settled) and all(
        "," in scene.gap(plan.end, settled[0].start) and not scene.within("awaiting_words", plan.start, plan.end)
        for plan in plans
    )


def _is_refuted(scene: Scene, cue: Match[str]) -> bool:
    """True for a report that is said to be false, and for a plan that is given up."""
    if not scene.found("refuted"):
        return False
    start, _ = scene.clause(cue.start)
    if scene.found_as("refuted", "report"):
        return True
    refusals = [word for word in scene.found_as("refuted", "refusal") if start <= word.start and word.end <= cue.start]
    rebuffed = [word for word in scene.found_as("refuted", "rebuff") if start <= word.start and word.end <= cue.start]
    if any(0 <= asked.start - word.end <= _NEXT for word in rebuffed for asked in scene.found("overtures")):
        return True  # "|declined| a |request from| X to become its twin"
    if refusals:  # "|membatalkan rencana| menjalin …" ends nothing that stood; "|turned down| a motion to cut" does
        weak = (verb for verb in scene.found_as("ended", "verb") if 0 <= cue.start - verb.end <= _NEXT)
        ends = (*scene.found_as("ended", "strong"), *weak)
        return all(any(one.start <= end.start < one.end for one in refusals) for end in ends)
    return bool(scene.found_as("refuted", "plan")) and is_planned(scene, cue.start)


def _is_wondered(scene: Scene, cue: Match[str]) -> bool:
    """True for "asked if it was the start of a |twinning| with X", not for "asked whether the |links| should go on"."""
    questions = scene.found_as("refuted", "question")
    if not questions:
        return False
    start, _ = scene.clause(cue.start)
    asked = [word for word in questions if start <= word.start and word.end <= cue.start]
    if not asked or _goes_on(scene, cue) or scene.within("speech_verbs", asked[-1].end, cue.start):
        return False
    return not scene.within("definite", max(asked[-1].end, cue.start - _OWNED), cue.start)  # "the other |sisters|"


def _was_given_up(scene: Scene, cue: Match[str]) -> bool:
    """True for "plans for a |twinning| with X were abandoned", not for "a plan to drop the twinning was abandoned".

    And for "dropped a plan for a |twinning|", "the |twinning| with X will not go ahead".
    """
    if not scene.holds(_GIVEN_UP):
        return False
    start, end = scene.clause(cue.start)
    if any(
        scene.within("planned", word.end, cue.start)
        and not is_to_end(scene, word, cue.start)
        and not is_denied(scene, word.start)
        for word in scene.within("given_up", start, cue.start)
    ):
        return True
    if scene.within("never_made", cue.end, end) and not is_led(scene, start, cue):
        return True
    words = [word for word in scene.found("given_up") if word.start >= cue.end and not is_denied(scene, word.start)]
    if not words or not is_planned(scene, cue.start):
        return False
    plan = max((word.end for word in scene.found("planned") if word.end <= cue.start), default=cue.start)
    behind = [party for party in scene.parties if cue.end <= party.start < words[0].start]
    before = words[0].start - _BESIDE  # "|memutuskan| menolaknya": to decide, not to sever
    ends = (*scene.within("ended", plan, cue.start), *scene.within("ended", cue.end, before))
    return not ends and len(behind) <= _BOTH  # "a plan to |cut| the twinning was dropped"


def _goes_on(scene: Scene, cue: Match[str]) -> bool:
    """True for "whether the |links| with X should continue", "the |twinning| will be strengthened"."""
    words = [word for word in scene.found("goes_on") if word.start >= cue.end]
    return bool(words) and words[0].start - cue.end <= _PREDICATE and not scene.breaks_between(cue.end, words[0].start)


def _takes_for_granted(scene: Scene, cue: Match[str], start: int, end: int) -> bool:
    """As in "akan memperkuat kemitraan": what is to be strengthened is there; "die Partnerschaft ausbauen".

    Not what it is to be strengthened to: "meningkatkan hubungan menjadi |kota kembar|".
    """
    words = (*scene.found("deepening"), *scene.found("renewing"))
    if not words:
        return False
    stop = end if scene.lexicon.orders("verb-last") else cue.start
    raised = [word for word in scene.found("raised_to") if 0 <= cue.start - word.end <= _NEXT]
    verbs = [verb for verb in words if start <= verb.start and verb.end <= stop and not _revives(scene, verb)]
    return any(not any(verb.start < word.end for word in raised) for verb in verbs)


def _revives(scene: Scene, verb: Match[str]) -> bool:
    """True for the first word of "|menyambung| semula": to take up again what had stopped."""
    return any(word.start <= verb.start and verb.end <= word.end for word in scene.found("revivals"))
