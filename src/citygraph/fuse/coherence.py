"""Whole things only: what lacks a part that makes it what it is gives no facts, nor does what points to it."""

from __future__ import annotations

from collections.abc import Callable

from citygraph.fuse.places import Places
from citygraph.fuse.policy import Candidates
from citygraph.fuse.said import sort_of
from citygraph.model import Iri, Outline, Term
from citygraph.vocab import CG, TYPE, concept, local, term

Stated = dict[Iri, dict[Iri, Candidates]]
"""Subject → predicate → value → the claims that state it."""

Outside = Callable[[Iri], Outline | None]
"""What is there beside the things that are looked at."""

_ONE: tuple[int, int | None] = (1, 1)
_PARTS: dict[str, dict[Iri, tuple[int, int | None]]] = {
    "government": {term("cg:governs"): _ONE},
    "office": {term("cg:role"): _ONE, term("cg:jurisdiction"): _ONE},
    "tenure": {term("cg:holder"): _ONE, term("cg:office"): _ONE},
    "partnership": {term("cg:partner"): (2, 2)},
    "agreement": {term("cg:party"): (2, None)},
    "quotation": {term("cg:speaker"): _ONE, term("cg:text"): _ONE},
}
"""For each sort of thing how many values it needs (at least, at most)."""

_STATUS, _SIGNED_ON, _PLANNED_FOR = term("cg:status"), term("cg:signedOn"), term("cg:plannedFor")
_SIGNATORY = term("cg:signatory")
_PLANNED = concept("status", "planned")
_UNSTATED_KIND = term("cg:Agreement")


def nothing_else(thing: Iri) -> None:
    """The Outside of things that are all there is."""


def coherent(stated: Stated, places: Places, outside: Outside) -> Stated:
    """What is stated, without what contradicts its status, misses a part, or points to what is not there."""

    def is_there(value: Term, present: Stated) -> bool:
        if not isinstance(value, Iri) or not sort_of(value):
            return True
        if sort_of(value) == "place":
            return local(value) in places
        return value in present if value in stated else outside(value) is not None

    kept = {subject: _of_one_mind(subject, properties) for subject, properties in stated.items()}
    while True:
        present = {subject: properties for subject, properties in kept.items() if _whole(subject, properties)}
        smaller = {subject: _pointing(properties, present, is_there) for subject, properties in present.items()}
        if _size(smaller) == _size(kept):
            return kept
        kept = smaller


def _size(stated: Stated) -> int:
    return sum(1 + len(values) for properties in stated.values() for values in properties.values())


def _of_one_mind(subject: Iri, properties: dict[Iri, Candidates]) -> dict[Iri, Candidates]:
    """A planned agreement is not signed yet, a signed one is no longer planned; its most exact class counts."""
    if sort_of(subject) != "agreement":
        return properties
    out: set[Iri] = set()
    if _PLANNED in properties.get(_STATUS, {}):
        out = {_SIGNED_ON, _SIGNATORY}
    elif _SIGNED_ON in properties:
        out = {_PLANNED_FOR}
    kept = {predicate: values for predicate, values in properties.items() if predicate not in out}
    classes = kept.get(TYPE, {})
    if len(classes) > 1 and _UNSTATED_KIND in classes:
        kept[TYPE] = {value: said for value, said in classes.items() if value != _UNSTATED_KIND}
    return kept


def _whole(subject: Iri, properties: dict[Iri, Candidates]) -> bool:
    if not sort_of(subject) or sort_of(subject) == "place":
        return True
    if not any(str(value).startswith(CG) for value in properties.get(TYPE, {})):
        return False
    return all(
        least <= len(properties.get(predicate, {})) <= (most or len(properties.get(predicate, {})))
        for predicate, (least, most) in _PARTS.get(sort_of(subject), {}).items()
    )


def _pointing(
    properties: dict[Iri, Candidates], present: Stated, is_there: Callable[[Term, Stated], bool]
) -> dict[Iri, Candidates]:
    """The properties with the values that are there."""
    kept = {
        predicate: {value: said for value, said in values.items() if is_there(value, present)}
        for predicate, values in properties.items()
    }
    return {predicate: values for predicate, values in kept.items() if values}
