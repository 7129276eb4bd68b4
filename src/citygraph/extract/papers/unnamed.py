"""Documents without a word for one: "they signed the cooperation", "Ostra was represented by …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from citygraph.extract.pairing.pairing import DIRECT, Pairing
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.act_days import date_of
from citygraph.extract.papers.acting import is_led_by, may_sign
from citygraph.extract.papers.paper import Paper
from citygraph.extract.papers.roundabout import signers_of
from citygraph.extract.papers.signed import but_of_saying, paper_of
from citygraph.extract.papers.standing import AWAITED, only_sides_stand
from citygraph.extract.papers.wording import UNNAMED, Noun, nouns_of
from citygraph.extract.plans import is_denied, is_planned
from citygraph.extract.scene import Scene
from citygraph.phrases import Match

_OBJECT_GAP = 70  # between "teken" and "kerja sama": a signed tie without a word for the document


def unnamed_papers(one: Told, pairing: Pairing, acts: Sequence[Match[str]]) -> Iterator[Paper]:
    """As in "teken kerja sama": a document without a word for it; "It was signed …": that of the sentence before.

    So also "Ostra and Velmo will sign on Thursday", where both are named, and "The signing will be on 3 May".
    """
    scene = one.scene
    loose = {word.start for word in scene.found("loose_signs")}
    strict = [act for act in acts if act.start not in loose or _is_by_both_sides(scene, act, acts)]
    for act in strict:
        for kind in scene.found("kinds"):
            named = pairing.confidence == DIRECT or pairing.rule == "with-home"
            signed = act.value != "noun" and 0 <= kind.start - act.end <= _OBJECT_GAP and named
            if signed or _is_signed_tie(scene, kind, act, acts):
                yield paper_of(scene, pairing, Noun(UNNAMED, kind.start, kind.end), act, acts)
                return
    acts = strict
    for act in acts:
        if act.value == "passive" and one.before is not None and nouns_of(one.before):
            noun = Noun(nouns_of(one.before)[0].class_name, act.start, act.end)
            yield paper_of(scene, pairing, noun, act, acts)
        else:
            paper = paper_of(scene, pairing, Noun(UNNAMED, act.start, act.end), act, acts)
            of_tie = act.value == "noun" and pairing.confidence == DIRECT and scene.names_kind
            both = act.value == "active" and pairing.confidence == DIRECT and len(pairing.pairs) == 1
            set_day = act.value in ("noun", "passive") and paper.date is not None and len(pairing.pairs) == 1
            is_draft = paper.status == "planned" and (of_tie or both or set_day or bool(scene.found("drafts")))
            yield paper if is_draft else replace(paper, joins=True, date=but_of_saying(scene, act, paper.date))


def _is_signed_tie(scene: Scene, kind: Match[str], act: Match[str], acts: Sequence[Match[str]]) -> bool:
    """As in "Kerja sama yang diteken pada 2013", "the twinning, signed in 1973": on a day that is told."""
    if act.value != "passive" or act.start < kind.end or date_of(scene, act, acts) is None:
        return False
    if _is_by_both_sides(scene, act, acts):
        return True
    if 0 <= act.start - kind.end <= AWAITED:
        return True
    if any(word.start < kind.end and kind.start < word.end for word in scene.found("bare_ties")):
        return False  # "the ties between Ostra and Velmo sealed in 1989"
    return only_sides_stand(scene, kind.end, act.start) and not scene.within("documents", kind.end, act.start)


def _is_by_both_sides(scene: Scene, act: Match[str], acts: Sequence[Match[str]]) -> bool:
    """True for "The ties were sealed |by Mayor A and Mayor B|": people of two places did it by a document."""
    if act.value != "passive":
        return False
    return len({person.official.office.jurisdiction for person in signers_of(scene, act, acts)}) > 1


def papers_of_represented(scene: Scene, pairing: Pairing) -> Iterator[Paper]:
    """As in "Ostra diwakili A, sedangkan Velmo oleh B" behind a signing: those who signed it."""
    represented = scene.found_as("sign_verbs", "represented")
    for cue in represented[:1]:
        agents = (*represented, *(word for word in scene.found("by_words") if word.start >= cue.end))
        people = [
            person
            for person in scene.people
            if may_sign(scene, person) and is_led_by(scene, agents, person)
            if person.official.office.jurisdiction in pairing.places
        ]
        if people and not is_planned(scene, cue.start) and not is_denied(scene, cue.start):
            yield Paper(
                UNNAMED, pairing, "signed", scene, cue.start, cue.end, "sign-represented", pairing.confidence,
                signatories=tuple(people), joins=True,
            )  # fmt: skip
