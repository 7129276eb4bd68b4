"""The table of precision, recall and F1, and the list of misses and extras."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from citygraph.errors import InputError
from citygraph.evaluate.facts import EXTRA_KINDS, KINDS, ScoredFact, facts_of
from citygraph.evaluate.predict import predict, store_of
from citygraph.model import Reading


@dataclass
class Tally:
    """Counts of gold facts, predicted facts, and those that agree."""

    gold: int = 0
    found: int = 0
    hits: int = 0

    def row(self, name: str) -> str:
        """One line of the table."""
        precision = self.hits / self.found if self.found else 0.0
        recall = self.hits / self.gold if self.gold else 0.0
        f1 = 2 * self.hits / (self.gold + self.found) if self.gold + self.found else 0.0
        return f"{name:12} {self.gold:5} {self.found:5} {precision:6.3f} {recall:6.3f} {f1:6.3f}"


@dataclass
class Score:
    """Tallies by kind and by language."""

    by_kind: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_language: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def count(self, fact_kind: str, language: str, **counts: int) -> None:
        """Add counts to a kind and, for the kinds of the main table, to a language."""
        tallies = [self.by_kind[fact_kind]]
        if fact_kind in KINDS:
            tallies += [self.by_language[language], self.by_kind["ALL"]]
        for tally in tallies:
            for name, count in counts.items():
                setattr(tally, name, getattr(tally, name) + count)


def report(gold_dir: Path, *, only: str = "", misses: bool = False) -> Iterator[str]:
    """The lines of the report; InputError when the folder holds no article with facts."""
    files = [file for file in sorted(gold_dir.glob(f"{only}*.json")) if file.with_suffix(".txt").is_file()]
    if not files:
        raise InputError("no NAME.txt with NAME.json beside it", where=str(gold_dir), remedy="see docs/evaluation.md")
    score = Score()
    for file in files:
        for line in _score_article(file, score):
            if misses:
                yield line
    head = f"{'':12} {'gold':>5} {'found':>5} {'P':>6} {'R':>6} {'F1':>6}"
    yield head
    for name in (*KINDS, "ALL"):
        yield score.by_kind[name].row(name)
    yield ""
    for name in EXTRA_KINDS:
        yield score.by_kind[name].row(name)
    yield ""
    for language in sorted(score.by_language):
        yield score.by_language[language].row(language)


def _score_article(file: Path, score: Score) -> Iterator[str]:
    from citygraph.pipeline import read_one

    try:
        entry = json.loads(file.read_text(encoding="utf-8"))
        gold = facts_of(entry)
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"not a gold file ({error!r})", where=str(file), remedy="see docs/evaluation.md") from error
    reading = read_one(str(file.with_suffix(".txt")))
    predicted = facts_of(predict(store_of(reading)))
    language = entry.get("lang") or reading.document.metadata.language or "?"
    missed, extra = _align(gold, predicted)
    for kind, number in Counter(fact.kind for fact in gold).items():
        score.count(kind, language, gold=number, hits=number - sum(fact.kind == kind for fact in missed))
    for kind, number in Counter(fact.kind for fact in predicted).items():
        score.count(kind, language, found=number)
    for fact in missed:
        yield f"{file.stem} - {fact}"
    for fact in extra:
        yield f"{file.stem} + {fact}{_evidence(fact, reading)}"


def _align(gold: list[ScoredFact], predicted: list[ScoredFact]) -> tuple[list[ScoredFact], list[ScoredFact]]:
    """Gold facts that no prediction meets, and predictions that meet none; each prediction counts once."""
    left = list(predicted)
    missed = []
    for fact in gold:
        hit = next((other for other in left if other.kind == fact.kind and fact.same(other)), None)
        if hit is None:
            missed.append(fact)
        else:
            left.remove(hit)
    return missed, left


def _evidence(fact: ScoredFact, reading: Reading) -> str:
    """The rule and the sentence behind an extra: of the claim whose object is the fact's last value or name."""
    wanted = fact.name or (fact.values[-1] if fact.values else "")
    for claim in reading.claims:
        said = getattr(claim.object, "value", None) or str(claim.object)
        if wanted and (said == wanted or said.rpartition("/")[2] == wanted or said.endswith("#" + wanted)):
            sentence = " ".join(reading.document.text[claim.start : claim.end].split())
            return f"\n    {claim.rule}: {sentence[:200]}"
    return ""
