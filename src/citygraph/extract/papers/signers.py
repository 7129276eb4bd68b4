"""Signatories of a document whose own sentence names none, or not all: named before it, or as heads of its parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from citygraph.extract.mention import PersonMention
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.paper import Paper
from citygraph.extract.papers.signatories import HEADS, may_sign
from citygraph.extract.papers.signing_subjects import (
    LEADERS,
    heads_before,
    heads_sign,
    only_partner,
    roles_of,
    they_sign,
)
from citygraph.extract.thing import Partnership
from citygraph.model import Place

_NAMED_BEFORE = 3  # sentences
_NAMED_BEHIND = 2  # "Both mayors signed it. |Mayor A and Mayor B| spoke."


def with_signers(paper: Paper, told: Sequence[Told]) -> Paper:
    """The paper with those who sign it by what the sentences around it say, and the places that they sign for."""
    paper = _with_guest(_with_heads_before(_with_both_heads(paper, told), told), told)
    return _of_all_who_sign(_with_heads_of_partners(paper, told))


def _with_guest(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "Mayor A of Ostra came to Velmo. A memorandum was signed |with Mayor B|": by A too."""
    scene = paper.scene
    seats = {person.official.office.jurisdiction for person in paper.signatories}
    if paper.rule != "sign-passive" or paper.status != "signed" or len(seats) != 1 or only_partner(scene) not in seats:
        return paper
    if _is_of_another_year(paper, told):
        return paper
    others = [person for person in heads_before(scene, told) if person.official.office.jurisdiction not in seats]
    if {person.official.office.jurisdiction for person in others} != paper.pairing.places - seats or len(others) != 1:
        return paper
    return replace(paper, signatories=(*others, *paper.signatories))


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
    if paper.status != "signed" or paper.signatories or scene.people or paper.joins:
        return paper
    if paper.rule != "sign-passive" and not (paper.rule == "sign-active" and they_sign(scene)):
        return paper
    if _is_of_another_year(paper, told):
        return paper
    heads = heads_before(scene, told)
    if {person.official.office.jurisdiction for person in heads} != paper.pairing.places:
        return paper
    return replace(paper, signatories=heads)


def _is_of_another_year(paper: Paper, told: Sequence[Told]) -> bool:
    """True for "Mayor A and Mayor B renewed it on 16 March 2023. The first one was signed in |2019|": by others."""
    before = told[paper.scene.index - 1].scene.dates if paper.scene.index else ()
    years = {date.date.year for date in before}
    published = paper.scene.document.metadata.published
    if paper.date is None:
        return False
    if not years and published is not None:
        return paper.date.date.year < published.year - 1
    return bool(years) and paper.date.date.year not in years


def _with_both_heads(paper: Paper, told: Sequence[Told]) -> Paper:
    """As in "Both mayors signed …": the head of each party, when the story has named them all."""
    scene = paper.scene
    if (
        paper.status != "signed"
        or paper.signatories
        or not any(heads_sign(scene, heads) for heads in scene.found("heads"))
    ):
        return paper
    roles = frozenset().union(*(roles_of(scene, heads) for heads in scene.found("heads")))
    named = [
        person
        for one in told[: scene.index + 1 + _NAMED_BEHIND]
        for person in one.scene.people
        if person.official.office.role in roles and may_sign(one.scene, person)
    ]
    heads = [_head_of(place, named) for place in paper.pairing.places]
    found = [head for head in heads if head is not None]
    return replace(paper, signatories=tuple(sorted(found, key=_start))) if len(found) == len(heads) else paper


def _head_of(place: Place, named: Sequence[PersonMention]) -> PersonMention | None:
    """Who heads a place, or stands in for its head: of several the one most spoken of; predecessors are named once."""
    leaders = [person for person in named if person.official.office.jurisdiction == place]
    heads = [person for person in leaders if person.official.office.role in HEADS] or leaders
    votes = Counter(person.official for person in heads)
    return max(heads, key=lambda person: votes[person.official], default=None)


def _start(person: PersonMention) -> int:
    return person.start
