"""The graph as it was on a day: what the claims that speak of no later day give, under the IRIs of the whole graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from citygraph.fuse.facts import believing
from citygraph.fuse.said import Said, said_in, sort_of
from citygraph.model import Fusion, Iri, Literal, PartialDate
from citygraph.vocab import concept, term

_BEGINNINGS = tuple(term(f"cg:{name}") for name in ("signedOn", "since", "date", "saidOn"))
_UNTIL = term("cg:until")
_ENDED = concept("status", "ended")
_NOT_YET = (concept("status", "proposed"), concept("status", "planned"))
_LASTING = ("government", "office", "official", "place")
"""Sorts of things that no claim dates: they are there as soon as something that is dated names them."""

Days = Mapping[tuple[Iri, Iri], str]
"""The day that an article gives a thing, by article and thing."""


def as_of(fusion: Fusion, day: PartialDate, least: float = 0.0) -> Fusion:
    """The fusion with its facts chosen anew from the claims of which the day is known and not after `day`.

    Facts that are less sure than `least` are left out; the claims that are left out are `hidden`.
    """
    copied = dict(fusion.copies)
    by_article = [said_in(reading, copied) for reading in fusion.readings]
    return believing(replace(fusion, hidden=frozenset(hidden_on(by_article, day))), least)


def hidden_on(by_article: Iterable[Iterable[Said]], day: PartialDate) -> dict[tuple[Iri, int], Iri]:
    """Of claims about fused things, which come article by article, those that do not count on a day, with the things.

    A claim's day is the one that it speaks of, or the earlier one on which its article lets the thing begin ("sister
    cities since 1990" says so of 1990); an end is of its own day. Lasting things that one which counts names come with
    all claims about them, and so do those that these name in turn.
    """
    limit = str(day)
    late: list[tuple[tuple[Iri, int], Iri]] = []
    lasting: dict[Iri, set[Iri]] = {}
    waiting: set[Iri] = set()
    for said in map(tuple, by_article):
        begun, ended = _days(said, _BEGINNINGS), _days(said, (_UNTIL,))
        for one in said:
            subject, value = one.claim.subject, one.claim.object
            if _not_after(_day_of(one, begun, ended), limit):
                if isinstance(value, Iri):
                    waiting.add(value)
            else:
                late.append((one.backing, subject))
            if sort_of(subject) in _LASTING:
                named = lasting.setdefault(subject, set())
                if isinstance(value, Iri):
                    named.add(value)
    seen = frozenset(_reached(waiting, lasting))
    return {backing: subject for backing, subject in late if subject not in seen}


def _reached(named: Iterable[Iri], lasting: dict[Iri, set[Iri]]) -> Iterator[Iri]:
    """The lasting things among those that are named, and those that these name in turn."""
    waiting = list(named)
    while waiting:
        thing = waiting.pop()
        if (more := lasting.pop(thing, None)) is not None:
            yield thing
            waiting += more


def _days(said: Iterable[Said], predicates: tuple[Iri, ...]) -> Days:
    """The first day that each article gives a thing by some properties."""
    found: dict[tuple[Iri, Iri], str] = {}
    for one in said:
        if one.claim.predicate in predicates and isinstance(one.claim.object, Literal) and _is_so(one):
            key, value = (one.article, one.claim.subject), one.claim.object.value
            found[key] = min(value, found.get(key, value))
    return found


def _day_of(one: Said, begun: Days, ended: Days) -> str:
    """The day from which a claim holds; empty when it is not known."""
    claim, key = one.claim, (one.article, one.claim.subject)
    if claim.object == _ENDED or claim.predicate == _UNTIL:
        return ended.get(key, one.day)
    if not _is_so(one) or claim.object in _NOT_YET:
        return one.day
    if claim.predicate in _BEGINNINGS and isinstance(claim.object, Literal):
        return claim.object.value
    return min(filter(None, (one.day, begun.get(key))), default="")


def _is_so(one: Said) -> bool:
    return one.claim.modality not in ("planned", "denied")


def _not_after(day: str, limit: str) -> bool:
    """True for a day that is known and not later than the limit, as far as the less precise of the two tells."""
    shorter = min(len(day), len(limit))
    return bool(day) and day[:shorter] <= limit[:shorter]
