"""From rewritten claims to facts: what may be believed, what is chosen, what is whole, and what derives from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citygraph.fuse.coherence import Stated, coherent
from citygraph.fuse.copies import Sources
from citygraph.fuse.derived import derive
from citygraph.fuse.labels import HONORIFIC
from citygraph.fuse.places import Places
from citygraph.fuse.policy import choose
from citygraph.fuse.said import Said, said_in, sort_of, term_order
from citygraph.model import Fact, Iri, Reading
from citygraph.vocab import ALT_LABEL, LABEL, TYPE, term

_STRUCTURE = frozenset((TYPE, LABEL, ALT_LABEL, *(term(f"cg:{name}") for name in ("partner", "party", "participant"))))
_NEVER_PLANNED = frozenset(term(f"cg:{name}") for name in ("signedOn", "signatory", "attestedFrom", "attestedUntil"))


def facts_of(readings: Iterable[Reading], places: Places, copied: Sources) -> tuple[Fact, ...]:
    """The facts of rewritten readings, by subject, predicate and object, each with the claims that back it."""
    said = _said_of(readings, copied)
    chosen: Stated = {
        subject: {predicate: choose(predicate, said[subject][predicate]) for predicate in sorted(said[subject])}
        for subject in sorted(said)
    }
    stated = coherent(chosen, places)
    facts = [
        Fact(subject, predicate, value, tuple(sorted(one.backing for one in backing)))
        for subject, properties in stated.items()
        for predicate, values in properties.items()
        if predicate not in (LABEL, ALT_LABEL, HONORIFIC)
        for value, backing in values.items()
    ]
    facts += derive(stated, said, places)
    return tuple(sorted(facts, key=lambda fact: (fact.subject, fact.predicate, term_order(fact.object))))


def _said_of(readings: Iterable[Reading], copied: Sources) -> dict[Iri, dict[Iri, list[Said]]]:
    """The claims that may back a fact, by subject and predicate."""
    found: dict[Iri, dict[Iri, list[Said]]] = {}
    for reading in readings:
        by_subject: dict[Iri, list[Said]] = {}
        for one in said_in(reading, copied):
            by_subject.setdefault(one.claim.subject, []).append(one)
        for subject, said in by_subject.items():
            for one in _believable(subject, said):
                found.setdefault(subject, {}).setdefault(one.claim.predicate, []).append(one)
    return found


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
