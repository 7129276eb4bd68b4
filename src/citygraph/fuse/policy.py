"""What the graph believes where sources disagree. Every claim stays; this chooses the fact.

What is denied is out. The values of most properties add up. Of a property that has one value, each of :data:`STEPS`
leaves those that do best, until one is left; a value that is out has lost by that step. ``docs/fusing.md`` has an
example of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

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
_DIRECTNESS = ("resolved", "joined", "stated")

Candidates = dict[Term, list[Said]]
"""The values that are claimed for one property of one thing, each with the claims of it."""

Standing = Callable[[list[Said]], int | str]
"""How well the claims of a value speak for it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The values to believe with the claims that state them, and for every other value the step by which it lost."""

    believed: Candidates
    lost: Mapping[Term, str]

    def step_against(self, value: Term) -> str:
        """The step by which a value lost; one that gave way to a finer one lost with that, or the last of several."""
        if self.lost[value] != "precision":
            return self.lost[value]
        return max((step for other, step in self.lost.items() if refines(other, value)), key=list(STEPS).index)


def choose(predicate: Iri, said: Iterable[Said]) -> Candidates:
    """The values to believe, each with the claims that state it: one for a single-valued property, else all."""
    return decide(predicate, said).believed


def decide(predicate: Iri, said: Iterable[Said]) -> Decision:
    """What is believed of one property of one thing, and what lost by which step."""
    said = tuple(said)
    stated = _by_value(said)
    if predicate not in SINGLE_VALUED or len(stated) < 2:
        return Decision(stated, {})
    lost: dict[Term, str] = {}
    left = stated
    for name, leave in _steps(predicate):
        better = leave(left)
        lost |= {value: name for value in left if value not in better}
        left = better
    (value,) = left
    final = _by_value(last_of_each_article(said)) if predicate == SIGNED_ON else stated
    return Decision({value: final[value]}, lost)


def last_of_each_article(said: Iterable[Said]) -> list[Said]:
    """The claims without those of an earlier date than another claim of the same article."""
    said = tuple(said)
    last: dict[Iri, str] = {}
    for one in said:
        if not one.denied:
            last[one.article] = max(last.get(one.article, ""), _text(one.claim.object))
    return [one for one in said if not one.denied and _text(one.claim.object) == last[one.article]]


def _by_value(said: Iterable[Said]) -> Candidates:
    stated: Candidates = {}
    for one in said:
        if not one.denied:
            stated.setdefault(one.claim.object, []).append(one)
    return stated


def _steps(predicate: Iri) -> Iterator[tuple[str, Callable[[Candidates], Candidates]]]:
    for name, leave in STEPS.items():
        if predicate in _ONLY_FOR.get(name, SINGLE_VALUED):
            yield name, leave


def _last_days(candidates: Candidates) -> Candidates:
    """One document signed on two days counts from the later one."""
    return _by_value(last_of_each_article(one for said in candidates.values() for one in said))


def _best_by(standing: Standing) -> Callable[[Candidates], Candidates]:
    def leave(candidates: Candidates) -> Candidates:
        best = max(map(standing, candidates.values()))
        return {value: said for value, said in candidates.items() if standing(said) == best}

    return leave


def _refined(candidates: Candidates) -> Candidates:
    """The values that no other one refines, each with the claims of those that it refines."""
    return {
        value: [one for other, said in candidates.items() if other == value or refines(value, other) for one in said]
        for value in candidates
        if not any(refines(other, value) for other in candidates)
    }


def refines(value: Term, vaguer: Term) -> bool:
    """True when a value agrees with a vaguer one: a day with its year, any kind of tie with plain cooperation."""
    if isinstance(value, Literal) and isinstance(vaguer, Literal):
        dates = value.datatype in _DATES and vaguer.datatype in _DATES
        return dates and value != vaguer and value.value.startswith(vaguer.value)
    return vaguer == _PLAIN_COOPERATION and value != vaguer and str(value).startswith(_KINDS)


def _modality(said: list[Said]) -> int:
    return max(int(one.claim.modality != "planned") for one in said)


def _directness(said: list[Said]) -> int:
    return max(_DIRECTNESS.index(one.claim.directness) for one in said)


def _sources(said: list[Said]) -> int:
    return len(sources(said))


def _latest_day(said: list[Said]) -> str:
    return max(map(_day_of, said))


def _newest_report(said: list[Said]) -> str:
    return max(str(one.published or "") for one in said)


def _first(candidates: Candidates) -> Candidates:
    value = min(candidates, key=term_order)
    return {value: candidates[value]}


def _day_of(one: Said) -> str:
    """The day that a claim speaks of; that someone is a former holder is said of the day of the article."""
    return str(one.published or "") if one.claim.object == FORMER else one.day


def _text(value: Term) -> str:
    return value.value if isinstance(value, Literal) else value


STEPS: Mapping[str, Callable[[Candidates], Candidates]] = {
    "last day": _last_days,
    "modality": _best_by(_modality),
    "precision": _refined,
    "latest day": _best_by(_latest_day),
    "directness": _best_by(_directness),
    "sources": _best_by(_sources),
    "newest report": _best_by(_newest_report),
    "order": _first,
}
"""The policy: each step by its name, in order."""

_ONLY_FOR = {"last day": frozenset((SIGNED_ON,)), "latest day": _CHANGING}
