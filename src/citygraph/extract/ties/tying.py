"""The words by which a plain word for a tie says that there is one: a verb that makes it, or the noun itself."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.pairing.pairing import DIRECT, Pairing
from citygraph.extract.plans import is_denied
from citygraph.extract.scene import Scene
from citygraph.extract.ties.signs import is_bare
from citygraph.phrases import Match

_NEXT = 30
_LASTED = 80  # characters between a partner and "has gone on": ", Norland, on waste and transport, "
_RELATIVE = 50  # characters between a tie and the verb of its clause: " that A has forged"
_BESIDE = 5  # characters: " the "


def verbs_of_tying(lead: Scene, pairing: Pairing, nouns: Sequence[Match[str]]) -> list[Match[str]]:
    """The verbs that make a plain word a tie; without any, what deepens or plans it, or the noun that has lasted."""
    verbs = [verb for noun in nouns for verb in lead.found("tie_verbs") if _governs(lead, verb, noun)]
    verbs += [verb for verb in lead.found_as("tie_verbs", "partner") if _leads_to_party(lead, verb)]
    verbs += [verb for verb in lead.found_as("tie_verbs", "mutual") if _has_both_subjects(lead, verb, pairing)]
    if not verbs and (pairing.confidence == DIRECT or pairing.rule.startswith("with-home")) and nouns:
        verbs = [verb for noun in nouns for verb in lead.found("deepening") if _governs(lead, verb, noun)]
    if not verbs and nouns and (pairing.confidence == DIRECT or pairing.rule.startswith(("with-home", "gone-to"))):
        verbs = [plan for plan in lead.found_as("planned", "verb") if _is_plan_of(lead, plan, nouns)]
    if not verbs and pairing.rule == "tie-noun-of":
        verbs = [noun for noun in nouns if _has_lasted(lead, noun, pairing)]
    if not verbs and (pairing.confidence == DIRECT or pairing.is_spoken_of):
        verbs = [noun for noun in nouns if is_talked_over(lead, noun)]
    if not verbs:
        verbs = [noun for noun in nouns if _is_called_theirs(lead, noun, pairing)]
    return verbs


def is_talked_over(scene: Scene, noun: Match[str]) -> bool:
    """True for "|discussed| (opportunities for) cooperation": what two sides talk about is not there yet.

    Not for "discussed |the| cooperation", "membahas |kelanjutan| kerja sama": that is.
    """
    if is_bare(scene, noun) or any(0 <= word.start - noun.end <= 1 for word in scene.found("definite")):
        return False
    if scene.found("other_parties"):
        return False  # "met traders of B to discuss cooperation"
    known = ("deepening", "renewing", "definite", "processes")
    return any(
        _governs(scene, verb, noun) and not any(scene.within(section, verb.end, noun.start) for section in known)
        for verb in scene.found("talking_over")
        if not is_denied(scene, verb.start)
    )


def _is_called_theirs(scene: Scene, noun: Match[str], pairing: Pairing) -> bool:
    """True for "the |partnership| between A and B", "the A-B |partnership|": what is called theirs is there."""
    if pairing.rule == "compound-name":
        return True
    theirs = any(0 <= noun.start - word.end <= 1 for word in scene.found_as("owners", "before"))
    if theirs and pairing.rule == "coordinated-pair" and not is_bare(scene, noun):
        return True  # "Seven years into |their partnership|, A and B …"
    behind = any(0 <= word.start - noun.end <= 1 for word in scene.found("between_words"))
    return behind and pairing.rule == "between-and"


def _has_both_subjects(scene: Scene, verb: Match[str], pairing: Pairing) -> bool:
    """True for "A and B have long cooperated"."""
    near = [party for party in scene.parties if 0 <= verb.start - party.end <= _NEXT]
    fronted = [  # "Dengan B, A bekerja sama"
        party
        for party in scene.parties
        for cue in scene.found_as("with_words", "with")
        if 0 <= party.start - cue.end <= 1 and cue.start - scene.sentence.start <= _BESIDE and party not in near
    ]
    if pairing.is_spoken_of:  # "Since 2013 |both cities| have worked together"
        return any(0 <= verb.start - word.end <= _BESIDE for word in scene.found("both_sides"))
    return bool(near) and (pairing.rule in ("coordinated-pair", "all-to-all") or bool(fronted))


def _has_lasted(scene: Scene, noun: Match[str], pairing: Pairing) -> bool:
    """True for "praised the |cooperation| of A and B, which |has gone on| for years": it is said to be there."""
    ends = [party.end for party in scene.parties if noun.end <= party.start and party.place in pairing.places]
    return bool(ends) and any(
        0 <= word.start - ends[-1] <= _LASTED and not scene.breaks_between(ends[-1], word.start)
        for word in scene.found("active")
    )


def _is_plan_of(scene: Scene, plan: Match[str], nouns: Sequence[Match[str]]) -> bool:
    """True for "menjajaki kerja sama dengan X", "in talks with X about a tie"."""
    return _leads_to_party(scene, plan) or any(_governs(scene, plan, noun) for noun in nouns)


def _leads_to_party(scene: Scene, verb: Match[str]) -> bool:
    """True for "menggandeng Pemkot Bandung", "teamed up with Heidelberg", "ist mit Heidelberg verbunden"."""
    if any(0 <= party.start - verb.end <= _NEXT for party in scene.parties):
        return True
    withs = [cue for cue in scene.found_as("with_words", "with") if scene.lexicon.orders("verb-last")]
    led = [cue for cue in withs if any(0 <= party.start - cue.end <= _NEXT for party in scene.parties)]
    return any(cue.end <= verb.start and not scene.breaks_between(cue.end, verb.start) for cue in led)


def _governs(scene: Scene, verb: Match[str], noun: Match[str]) -> bool:
    """True for "menjalin (hubungan) kerja sama": verb and noun in a row; "a bond |that| A forged with B"."""
    if noun.end <= verb.start:
        behind = any(0 <= word.start - noun.end <= 1 for word in scene.found("object_relatives"))
        return behind and verb.start - noun.end <= _RELATIVE and "," not in scene.gap(noun.end, verb.start)
    return 0 <= noun.start - verb.end <= _NEXT and not scene.breaks_between(verb.end, noun.start)
