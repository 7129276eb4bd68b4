"""Signatories of a document whose own sentence names none, or not all: named before it, or as heads of its parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from citygraph.extract.mention import PersonMention
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.acting import HEADS, may_sign
from citygraph.extract.papers.paper import Paper
from citygraph.extract.papers.signing_acts import is_fresh, is_past
from citygraph.extract.papers.signing_dates import is_quote
from citygraph.extract.papers.signing_subjects import (
    LEADERS,
    both_heads,
    heads_before,
    heads_sign,
    only_partner,
    roles_of,
    the_two_sign,
    they_sign,
)
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Partnership
from citygraph.model import Place

_NAMED_BEFORE = 3  # sentences
_NAMED_NEAR = 5  # sentences before "The two signed it", quotations apart
_TWO = 2
_NAMED_NEXT = 30  # characters between a counterpart and a name: " from Velmo, Mayor "
_BESIDE = 2  # ", "
_NAMED_BEHIND = 2  # "Both mayors signed it. |Mayor A and Mayor B| spoke."


def with_signers(paper: Paper, told: Sequence[Told]) -> Paper:
    """The paper with those who sign it by what the sentences around it say, and the places that they sign for."""
    paper = _with_guest(_with_heads_before(_with_both_heads(paper, told), told), told)
    paper = _with_counterpart(_with_heads_near(paper, told), told)
    return _of_all_who_sign(_with_heads_of_partners(paper, told))


def _with_guest(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "Mayor A of Ostra came to Velmo. A memorandum was signed |with Mayor B|": by A too."""
    scene = paper.scene
    seats = {person.official.office.jurisdiction for person in paper.signatories}
    if paper.rule != "sign-passive" or paper.status != "signed" or len(seats) != 1 or only_partner(scene) not in seats:
        return paper
    if _is_of_another_time(paper, told):
        return paper
    others = [person for person in heads_before(scene, told) if person.official.office.jurisdiction not in seats]
    if {person.official.office.jurisdiction for person in others} != paper.pairing.places - seats or len(others) != 1:
        return paper
    return replace(paper, signatories=(*others, *paper.signatories))


def _with_counterpart(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "Mayor A |and his Velmo counterpart| signed it. … Mayor B of Velmo said": the head of the other side."""
    scene = paper.scene
    seats = {person.official.office.jurisdiction for person in paper.signatories}
    others = paper.pairing.places - seats
    if paper.rule != "sign-active" or paper.status != "signed" or len(seats) != 1 or len(others) != 1:
        return paper
    of_now = paper.date is None or is_fresh(paper.date, scene)
    if not of_now or scene.found("former_after") or not _signs_with_counterpart(scene):
        return paper
    named = [person for one in told for person in one.scene.people if may_sign(one.scene, person)]
    head = _head_of(next(iter(others)), [one for one in named if one.official.office.role in LEADERS])
    return paper if head is None else replace(paper, signatories=(*paper.signatories, head))


def _signs_with_counterpart(scene: Scene) -> bool:
    """True for "A |and her counterpart| signed", "signed it |with her counterpart|", whose name is not told there."""
    start, end = scene.sentence.start, scene.sentence.end
    links = scene.lexicon.words("list_links")
    for cue in scene.lexicon.phrases("counterparts").find(scene.document.scan, start, end):
        named = any(0 <= person.start - cue.end <= _NAMED_NEXT for person in scene.people)
        led = any(
            0 <= cue.start - word.end <= _NAMED_NEXT and not set(scene.gap(word.end, cue.start).split()) & set(links)
            for word in scene.found_as("with_words", "with")
        )
        joined = set(scene.gap(max(start, cue.start - _NAMED_NEXT), cue.start).split()) & set(links)
        acts = any(0 <= act.start - cue.end <= _NAMED_NEXT for act in scene.found_as("sign_verbs", "active"))
        if not named and (led or (joined and acts)):
            return True
    return False


def _of_all_who_sign(paper: Paper) -> Paper:
    """As in "The governors of A, B and C, Ann, Rui and Budi, signed an agreement": it binds the place of each head."""
    heads = [person for person in paper.signatories if person.official.office.role in HEADS]
    seats = dict.fromkeys(person.official.office.jurisdiction for person in heads)
    alike = len({seat.type for seat in (*seats, *paper.pairing.places)}) == 1
    if paper.rule not in ("sign-active", "sign-passive") or not alike or not paper.pairing.places < set(seats):
        return paper
    pairs = tuple(Partnership.pair(one, other) for one, other in combinations(seats, 2))
    return replace(paper, pairing=replace(paper.pairing, pairs=pairs, mutual=True))


def _with_heads_of_partners(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "Five of them signed with Mayor A": the heads of the hub's partners, who are named nearby."""
    hub, scene = paper.pairing.hub, paper.scene
    if (
        hub is None
        or not (paper.pairing.is_continued or (paper.pairing.is_list and only_partner(scene) == hub))
        or not paper.signatories
        or paper.status != "signed"
    ):
        return paper
    if {person.official.office.jurisdiction for person in paper.signatories} != {hub}:
        return paper
    near = told[max(scene.index - _NAMED_BEFORE, 0) : scene.index + _NAMED_BEFORE]
    partners = paper.pairing.places - {hub}
    heads = {
        person.official: person
        for one in near
        for person in one.scene.people
        if person.official.office.jurisdiction in partners and may_sign(one.scene, person)
        if person.official.office.role in LEADERS
    }
    return replace(paper, signatories=(*paper.signatories, *heads.values()))


def _with_heads_before(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "Mayor A sat down with Mayor B. A letter was signed.", "… |They| signed": by those told of right before."""
    scene = paper.scene
    if paper.status != "signed" or paper.signatories or paper.joins:
        return paper
    if any(person.official.office.jurisdiction not in paper.pairing.places for person in scene.people):
        return paper
    they = paper.rule == "sign-active" and they_sign(scene)
    if not they and (paper.rule != "sign-passive" or scene.people):
        return paper
    signed_before = scene.index and told[scene.index - 1].scene.found("sign_verbs")
    if (not they or signed_before) and _is_of_another_time(paper, told):
        return paper  # "Mayor A and Mayor B signed it on Monday. In 1999 both cities had signed a letter"
    heads = heads_before(scene, told)
    if {person.official.office.jurisdiction for person in heads} != paper.pairing.places:
        return paper
    return replace(paper, signatories=heads)


def _with_heads_near(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "Mayor A spoke. Mayor B gave him a cast. … Earlier, |the two| signed a declaration": the heads near."""
    scene = paper.scene
    if paper.rule != "sign-active" or paper.status != "signed" or paper.signatories or not the_two_sign(scene):
        return paper
    if _is_of_earlier_years(paper) or _is_of_another_time(paper, told):
        return paper
    near = [one for one in told[: scene.index] if not is_quote(one.scene)][-_NAMED_NEAR:]
    named = [
        person
        for one in near
        for person in one.scene.people
        if person.official.office.role in LEADERS and may_sign(one.scene, person)
        if not _held_office_then(one.scene, person)
    ]
    heads = [_head_of(place, named) for place in sorted(paper.pairing.places, key=lambda place: place.id)]
    found = [head for head in heads if head is not None]
    return replace(paper, signatories=tuple(sorted(found, key=_start))) if len(found) == len(heads) == _TWO else paper


def _is_of_another_time(paper: Paper, told: Sequence[Told]) -> bool:
    """True for "Mayor A and Mayor B renewed it on 16 March 2023. The first one was signed in |2019|": by others.

    And for "Mayor A received Mayor B. A letter of intent had been signed |in April of the year before|".
    """
    if paper.date is None:
        return False
    before = told[paper.scene.index - 1].scene if paper.scene.index else paper.scene
    years = {date.date.year for date in before.dates}
    if years and not any(is_fresh(date, before) for date in before.dates):
        return paper.date.date.year not in years
    return is_past(paper.scene, paper.date) and not is_fresh(paper.date, paper.scene)


def _with_both_heads(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "Both mayors signed …": the head of each party, when the story has named them all.

    Not of a document of earlier years: "forged |in 2009|, when both signed a charter"; others may have led them then.
    """
    scene = paper.scene
    if (
        paper.status != "signed"
        or paper.signatories
        or _is_of_earlier_years(paper)
        or not paper.rule.startswith("sign-")
        or not any(heads_sign(scene, heads) for heads in both_heads(scene))
    ):
        return paper
    roles = frozenset().union(*(roles_of(scene, heads) for heads in both_heads(scene)))
    named = [
        person
        for one in told[: scene.index + 1 + _NAMED_BEHIND]
        for person in one.scene.people
        if person.official.office.role in roles and may_sign(one.scene, person)
        if paper.date is not None or not _held_office_then(one.scene, person)
    ]
    heads = [_head_of(place, named) for place in paper.pairing.places]
    found = [head for head in heads if head is not None]
    return replace(paper, signatories=tuple(sorted(found, key=_start))) if len(found) == len(heads) else paper


def _is_of_earlier_years(paper: Paper) -> bool:
    published = paper.scene.document.metadata.published
    return paper.date is not None and published is not None and paper.date.date.year < published.year


def _held_office_then(scene: Scene, person: PersonMention) -> bool:
    """True for A in "put together by Ostra's mayor |of the time|, A": he signs nothing of these days."""
    marks = scene.found("former_after")
    return any(0 <= person.start - mark.end <= _BESIDE or 0 <= mark.start - person.end <= _BESIDE for mark in marks)


def _head_of(place: Place, named: Sequence[PersonMention]) -> PersonMention | None:
    """Who heads a place, or stands in for its head: of several the one most spoken of; predecessors are named once."""
    leaders = [person for person in named if person.official.office.jurisdiction == place]
    heads = [person for person in leaders if person.official.office.role in HEADS] or leaders
    votes = Counter(person.official for person in heads)
    return max(heads, key=lambda person: votes[person.official], default=None)


def _start(person: PersonMention) -> int:
    return person.start
