"""Is what is said to be sure so often right? Confidence against gold, fact by fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from citygraph import confidence
from citygraph.evaluate import gold
from citygraph.evaluate.facts import ScoredFact
from citygraph.evaluate.report import Result, results
from citygraph.model import Claim, Literal
from citygraph.vocab import local

BINS = 10
PROPERTIES = {
    "official": ("office",),
    "tenure": ("tenureStatus",),
    "partnership": ("status",),
    "kind": ("kind",),
    "since": ("since",),
    "field": ("field",),
    "agreement": ("status",),
    "date": ("signedOn", "plannedFor"),
    "signatory": ("signatory",),
    "event": ("date",),
}
"""For each kind of scored fact the properties that say it; a later one where there is none of the earlier."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A fact that was found in an article, the best claim for it, and whether gold has it."""

    article: str
    claim: Claim
    right: bool


def samples(results: Iterable[Result]) -> Iterator[Sample]:
    """What was found in articles and a claim backs, with whether it is right."""
    for result in results:
        extra = {id(fact) for fact in result.extra}
        for fact in result.found:
            if claim := _best_claim(fact, result.reading.claims):
                yield Sample(result.name, claim, id(fact) not in extra)


def table(stated: Iterable[tuple[float, bool]]) -> Iterator[str]:
    """The reliability table of confidences with their outcomes, and the expected calibration error."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for sure, right in stated:
        bins.setdefault(min(int(sure * BINS), BINS - 1), []).append((sure, right))
    total = sum(map(len, bins.values()))
    yield f"{'confidence':>12} {'facts':>6} {'stated':>7} {'right':>7} {'off by':>7}"
    error = 0.0
    for number in sorted(bins):
        said, true = _mean(sure for sure, _ in bins[number]), _mean(right for _, right in bins[number])
        error += len(bins[number]) * abs(said - true)
        edges = f"{number / BINS:.1f}-{(number + 1) / BINS:.1f}"
        yield f"{edges:>12} {len(bins[number]):6} {said:7.3f} {true:7.3f} {said - true:+7.3f}"
    yield f"expected calibration error {error / total if total else 0:.3f} over {total} facts"


def report(folder: Path | None = None, only: str = "") -> Iterator[str]:
    """The reliability table of a gold folder, by default the bundled one; InputError as for the other report."""
    cases = gold.cases(folder or gold.bundled(), only)
    yield from table(stated(samples(results(cases))))


def stated(found: Iterable[Sample]) -> list[tuple[float, bool]]:
    """The confidence of each fact as its article alone gives it, with its outcome."""
    return [(confidence.of(sample.claim), sample.right) for sample in found]


def _best_claim(fact: ScoredFact, claims: Iterable[Claim]) -> Claim | None:
    """The surest claim of what a scored fact is about that states it."""
    about = [claim for claim in claims if claim.subject == fact.about and claim.modality != "denied"]
    for name in PROPERTIES[fact.kind]:
        stating = [claim for claim in about if local(claim.predicate) == name and _says(claim, fact)]
        if stating:
            return max(stating, key=lambda claim: (confidence.of(claim), claim.confidence))
    return None


def _says(claim: Claim, fact: ScoredFact) -> bool:
    """True unless the property has several values, and this is another one."""
    value = claim.object.value if isinstance(claim.object, Literal) else local(claim.object)
    if fact.kind == "field":
        return value in fact.values
    return fact.kind != "date" or value in fact.values


def _mean(values: Iterable[float]) -> float:
    values = list(values)
    return sum(values) / len(values)
