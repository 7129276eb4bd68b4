"""What the graph believes where sources disagree. Every claim stays; this chooses the fact.

What is denied is out. The values of most properties add up. Of a property that has one value, each of these leaves
those that do best, until one is left:

1. what is said to be so, before what is planned;
2. what no other value refines: a day before its year, a kind that a text names before plain cooperation
   (and the claims of the vaguer value count for the finer one);
3. for a status, which changes with time, what is said of the latest day;
4. the most direct claim: the highest confidence, in tenths;
5. the most sources (copies of one text are one);
6. the latest day;
7. the first in code-point order.

Of several days of signing that one article gives the last one counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from citygraph.fuse.said import Said, sources, term_order
from citygraph.fuse.tenures import FORMER
from citygraph.model import XSD, Iri, Literal, Term
from citygraph.vocab import concept, term

SIGNED_ON = term("cg:signedOn")
SINGLE_VALUED = frozenset(
    term(f"cg:{name}")
    for name in (
        *("kind", "status", "since", "until", "signedOn", "signedAt", "plannedFor", "validUntil"),
        *("role", "jurisdiction", "holder", "office", "tenureStatus", "governs"),
        *("date", "place", "speaker", "text", "saidOn", "saidAt"),
    )
)
_CHANGING = frozenset((term("cg:status"), term("cg:tenureStatus")))
_PLAIN_COOPERATION = concept("kind", "cooperation")
_KINDS = concept("kind", "")
_DATES = tuple(Iri(XSD + name) for name in ("date", "gYearMonth", "gYear"))

Candidates = dict[Term, list[Said]]
"""The values that are claimed for one property of one thing, each with the claims of it."""

Standing = Callable[[list[Said]], float | str]
"""How well the claims of a value speak for it."""


def choose(predicate: Iri, said: Iterable[Said]) -> Candidates:
    """The values to believe, each with the claims that state it: one for a single-valued property, else all."""
    if predicate == SIGNED_ON:
        said = last_of_each_article(said)
    stated: Candidates = {}
    for one in said:
        if not one.denied:
            stated.setdefault(one.claim.object, []).append(one)
    if predicate not in SINGLE_VALUED or len(stated) < 2:
        return stated
    left = _refined(_best(stated, _modality))
    for standing in (*((_latest_day,) if predicate in _CHANGING else ()), _directness, _sources, _latest_day):
        left = _best(left, standing)
    value = min(left, key=term_order)
    return {value: stated[value]}


def last_of_each_article(said: Iterable[Said]) -> list[Said]:
    """The claims without those of an earlier date than another claim of the same article."""
    said = tuple(said)
    last: dict[Iri, str] = {}
    for one in said:
        if not one.denied:
            last[one.article] = max(last.get(one.article, ""), _text(one.claim.object))
    return [one for one in said if not one.denied and _text(one.claim.object) == last[one.article]]


def _best(candidates: Candidates, standing: Standing) -> Candidates:
    best = max(map(standing, candidates.values()))
    return {value: said for value, said in candidates.items() if standing(said) == best}


def _refined(candidates: Candidates) -> Candidates:
    """The values that no other one refines, each with the claims of those that it refines."""
    return {
        value: [one for other, said in candidates.items() if other == value or _refines(value, other) for one in said]
        for value in candidates
        if not any(_refines(other, value) for other in candidates)
    }


def _refines(value: Term, vaguer: Term) -> bool:
    if isinstance(value, Literal) and isinstance(vaguer, Literal):
        dates = value.datatype in _DATES and vaguer.datatype in _DATES
        return dates and value != vaguer and value.value.startswith(vaguer.value)
    return vaguer == _PLAIN_COOPERATION and value != vaguer and str(value).startswith(_KINDS)


def _modality(said: list[Said]) -> int:
    return max(int(one.claim.modality != "planned") for one in said)


def _directness(said: list[Said]) -> int:
    return max(int(one.claim.confidence * 10 + 1e-9) for one in said)


def _sources(said: list[Said]) -> int:
    return len(sources(said))


def _latest_day(said: list[Said]) -> str:
    return max(map(_day_of, said))


def _day_of(one: Said) -> str:
    """The day that a claim speaks of; that someone is a former holder is said of the day of the article."""
    return str(one.published or "") if one.claim.object == FORMER else one.day


def _text(value: Term) -> str:
    return value.value if isinstance(value, Literal) else value
