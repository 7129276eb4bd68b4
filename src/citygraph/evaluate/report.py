"""The table of precision, recall and F1, and the list of misses and extras."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from citygraph import fuse
from citygraph.evaluate import evidence, gold
from citygraph.evaluate.facts import EXTRA_KINDS, KINDS, ScoredFact, facts_of, match
from citygraph.evaluate.predict import predict
from citygraph.model import Reading

HEAD = f"{'':12} {'gold':>5} {'found':>5} {'P':>6} {'R':>6} {'F1':>6}"
ALL = "ALL"


@dataclass
class Tally:
    """Counts of gold facts, predicted facts, and those that agree."""

    gold: int = 0
    found: int = 0
    hits: int = 0

    @property
    def precision(self) -> float:
        """The part of what was found that is right; 0 when nothing was found."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The part of the gold facts that was found; 0 when there are none."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / (self.gold + self.found) if self.gold + self.found else 0.0

    def row(self, name: str) -> str:
        """One line of the table."""
        return f"{name:12} {self.gold:5} {self.found:5} {self.precision:6.3f} {self.recall:6.3f} {self.f1:6.3f}"


@dataclass
class Score:
    """Tallies by kind (``ALL`` sums the kinds of the main table), and by language."""

    by_kind: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_language: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def add(self, result: Result) -> None:
        """Count one article."""
        for fact in result.gold:
            for tally in self._tallies(fact, result.language):
                tally.gold += 1
                tally.hits += 1
        for fact in result.missed:
            for tally in self._tallies(fact, result.language):
                tally.hits -= 1
        for fact in result.found:
            for tally in self._tallies(fact, result.language):
                tally.found += 1

    def _tallies(self, fact: ScoredFact, language: str) -> list[Tally]:
        own = [self.by_kind[fact.kind]]
        return [*own, self.by_kind[ALL], self.by_language[language]] if fact.kind in KINDS else own

    def table(self) -> Iterator[str]:
        """The lines of the table: the main kinds and their sum, the extra kinds, the languages."""
        yield HEAD
        yield from (self.by_kind[kind].row(kind) for kind in (*KINDS, ALL))
        yield ""
        yield from (self.by_kind[kind].row(kind) for kind in EXTRA_KINDS)
        yield ""
        yield from (self.by_language[language].row(language) for language in sorted(self.by_language))


@dataclass(frozen=True)
class Result:
    """What became of one article."""

    name: str
    language: str
    reading: Reading
    gold: tuple[ScoredFact, ...]
    found: list[ScoredFact]
    missed: list[ScoredFact]
    extra: list[ScoredFact]

    def lines(self) -> Iterator[str]:
        """Each miss (``-``) and each extra (``+``), with the sentence to look at."""
        for fact in self.missed:
            yield from _with_sentence(f"{self.name} - {fact}", evidence.of_missed(fact, self.reading.document))
        for fact in self.extra:
            yield from _with_sentence(f"{self.name} + {fact}", evidence.of_extra(fact, self.reading))


def report(folder: Path | None = None, *, only: str = "", misses: bool = False) -> Iterator[str]:
    """The lines of the report on a gold folder, by default the bundled one.

    InputError when the folder holds no article with facts, or a broken gold file.
    """
    score = Score()
    for result in results(gold.cases(folder or gold.bundled(), only)):
        score.add(result)
        if misses:
            yield from result.lines()
    yield from score.table()


def results(cases: Iterable[gold.Case]) -> Iterator[Result]:
    """Each case's article read on its own, and compared with its gold facts."""
    from citygraph import intake

    for case in cases:
        fusion = fuse.fuse([intake.read_one(str(case.article))])
        reading = fusion.readings[0]
        found = facts_of(predict(fusion))
        missed, extra = match(case.facts, found)
        language = case.language or reading.document.metadata.language or "?"
        yield Result(case.name, language, reading, case.facts, found, missed, extra)


def _with_sentence(line: str, sentence: str) -> Iterator[str]:
    yield line
    if sentence:
        yield f"    {sentence}"
