"""From rewritten claims to facts: what may be believed, what is chosen, what is whole, and what derives from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from citygraph import confidence
from citygraph.fuse.coherence import Outside, Stated, coherent, nothing_else
from citygraph.fuse.derived import derive
from citygraph.fuse.disagreements import disagreements
from citygraph.fuse.labels import HONORIFIC, names_of
from citygraph.fuse.milestones import milestones
from citygraph.fuse.places import Places
from citygraph.fuse.policy import Candidates, decide
from citygraph.fuse.said import Said, said_in, sort_of, surest, term_order
from citygraph.model import Belief, Fact, Fusion, Iri
from citygraph.vocab import ALT_LABEL, LABEL, TYPE, term

_STRUCTURE = frozenset((TYPE, LABEL, ALT_LABEL, *(term(f"cg:{name}") for name in ("partner", "party", "participant"))))
_HAPPENING = ("agreement", "event", "partnership", "quotation", "tenure")
"""Sorts of things of whose facts the surest claim is told; places, offices and people every article names."""
_NEVER_PLANNED = frozenset(term(f"cg:{name}") for name in ("signedOn", "signatory", "attestedFrom", "attestedUntil"))


SaidOf = dict[Iri, dict[Iri, list[Said]]]
"""Thing → predicate → the claims that may back a fact of it."""


def believing(fusion: Fusion, least: float = 0.0) -> Fusion:
    """The fusion with what is to be believed of its readings: facts by subject, predicate and object.

    Its hidden claims are passed over, and values that are less sure than `least`.
    """
    copied, places = dict(fusion.copies), {place.id: place for place in fusion.places}
    every = (one for reading in fusion.readings for one in said_in(reading, copied))
    said = (one for one in every if one.backing not in fusion.hidden) if fusion.hidden else every
    believed = tuple(beliefs(believable(said), places, nothing_else, least))
    return replace(
        fusion,
        facts=tuple(fact for belief in believed for fact in belief.facts),
        disagreements=tuple(one for belief in believed for one in belief.disagreements),
        milestones=tuple(one for belief in believed for one in belief.milestones),
    )


def confidence_of(said: Iterable[Said]) -> float:
    """How sure a fact is that these claims state."""
    by_source: dict[Iri, list[float]] = {}
    for one in said:
        by_source.setdefault(one.source, []).append(confidence.of(one.claim))
    return confidence.fused(by_source.values())


def believable(said: Iterable[Said]) -> SaidOf:
    """The claims that may back a fact, by thing and predicate; `said` comes article by article."""
    found: SaidOf = {}
    for _, of_article in groupby(said, key=lambda one: one.article):
        by_subject: dict[Iri, list[Said]] = {}
        for one in of_article:
            by_subject.setdefault(one.claim.subject, []).append(one)
        for subject, about_it in by_subject.items():
            for one in _believable(subject, about_it):
                found.setdefault(subject, {}).setdefault(one.claim.predicate, []).append(one)
    return found


def beliefs(said: SaidOf, places: Places, outside: Outside, least: float = 0.0) -> Iterator[Belief]:
    """What to believe of each thing, in code-point order, given what is there beside them.

    Nothing that is less sure than `least`.
    """
    decided = {
        subject: {predicate: decide(predicate, said[subject][predicate]) for predicate in sorted(said[subject])}
        for subject in sorted(said)
    }
    chosen: Stated = {
        subject: {predicate: _sure(decision.believed, least) for predicate, decision in decisions.items()}
        for subject, decisions in decided.items()
    }
    stated = coherent(chosen, places, outside)
    names = names_of(stated, places, outside)
    for subject in chosen:
        points_to = _things_in(said[subject])
        if subject in stated:
            facts = (*_chosen_facts(subject, stated[subject]), *derive(subject, said[subject], names))
            in_order = tuple(sorted(facts, key=lambda fact: (fact.predicate, term_order(fact.object))))
            contradicted = tuple(disagreements(subject, stated[subject], decided[subject], said[subject]))
            dated = tuple(milestones(subject, said[subject]))
            yield Belief(subject, in_order, names.outline(subject), points_to, contradicted, dated)
        else:
            yield Belief(subject, points_to=points_to)


def _sure(candidates: Candidates, least: float) -> Candidates:
    if not least:
        return candidates
    return {value: said for value, said in candidates.items() if confidence_of(said) >= least}


def _chosen_facts(subject: Iri, properties: dict[Iri, Candidates]) -> Iterator[Fact]:
    happens = sort_of(subject) in _HAPPENING
    for predicate, values in properties.items():
        if predicate not in (LABEL, ALT_LABEL, HONORIFIC):
            for value, said in values.items():
                backing = tuple(sorted(one.backing for one in said))
                yield Fact(subject, predicate, value, backing, surest(said).backing if happens else None)


def _things_in(said: dict[Iri, list[Said]]) -> frozenset[Iri]:
    """The things that the claims relate their subject to."""
    values = {one.claim.object for claims in said.values() for one in claims}
    return frozenset(value for value in values if isinstance(value, Iri) and sort_of(value))


def _believable(subject: Iri, said: list[Said]) -> Iterator[Said]:
    """What one article says of a thing and does not deny; nothing where it denies all that makes it such a thing.

    "A and B are no sister cities": that A and B would be the partners is no fact either.
    """
    denies = any(one.denied for one in said)
    if denies and all(one.denied or one.claim.predicate in _STRUCTURE for one in said):
        return
    event = sort_of(subject) == "event"
    for one in said:
        planned = one.claim.modality == "planned" and (event or one.claim.predicate in _NEVER_PLANNED)
        if not (one.denied or planned):
            yield one
