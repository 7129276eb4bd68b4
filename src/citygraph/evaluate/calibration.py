"""How often claims are right: ``python -m citygraph.evaluate.calibration [GOLD_DIR…] [--unseen GOLD_DIR…]``.

It writes ``data/confidence.csv``, and the tables of ``docs/confidence.md`` below their mark. What is measured on the
first folders, or was measured before when there are none, is moved to what holds on unseen articles
(:mod:`citygraph.evaluate.recalibration`). The table of reliability is of facts, unseen ones if there are any, whose
article had no part in the figures that it is judged by (cross-validation over five parts).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from citygraph import resources
from citygraph.confidence import ANY, Key
from citygraph.evaluate import gold, reliability
from citygraph.evaluate.recalibration import Recalibration, fitted
from citygraph.evaluate.reliability import Sample
from citygraph.evaluate.report import results
from citygraph.vocab import ID, local

MARK = "<!-- Below: written by `python -m citygraph.evaluate.calibration`. -->"
DIRECTNESS = ("resolved", "joined", "stated")
_PARTS = 5
_PRIOR = 20
"""So many claims count the figures of all properties towards those of one, so that three claims prove nothing."""
_HEAD = """\
# How often claims are right: for each sort of thing and property, and how direct the claim is, how many claims were
# compared with gold facts, and how many of them were right. `confidence` draws small numbers towards what holds for
# all, lets a more direct claim never be less sure, and is moved to what held on articles that no rule was written
# from (docs/confidence.md). * stands for all others.
# Written by `python -m citygraph.evaluate.calibration`.
"""

Counts = dict[Key, tuple[int, int]]
"""How many claims of a kind there were, and how many were right."""


def counts_of(samples: Iterable[Sample]) -> Counts:
    """The counts of each kind of claim, of each sort of thing, and of all."""
    found: defaultdict[Key, list[bool]] = defaultdict(list)
    for sample in samples:
        sort, name = sample.claim.subject.removeprefix(ID).partition("/")[0], local(sample.claim.predicate)
        for key in ((sort, name), (sort, ANY), (ANY, ANY)):
            found[*key, sample.claim.directness].append(sample.right)
    return {key: (len(right), sum(right)) for key, right in sorted(found.items())}


def confidences(counts: Counts) -> dict[Key, float]:
    """The confidence of each kind of claim for which there are counts; for all others one for each directness."""
    overall = _rising({way: counts.get((ANY, ANY, way), (0, 0)) for way in DIRECTNESS}, dict.fromkeys(DIRECTNESS, 0.5))
    found: dict[Key, float] = {}
    for sort, name in sorted({key[:2] for key in counts} | {(ANY, ANY)}):
        own = {way: counts.get((sort, name, way), (0, 0)) for way in DIRECTNESS}
        rates = overall if sort == ANY else _rising(own, overall)
        found |= {(sort, name, way): round(rates[way], 3) for way in DIRECTNESS}
    return found


def _rising(own: dict[str, tuple[int, int]], prior: dict[str, float]) -> dict[str, float]:
    """The part that was right by directness, drawn towards a prior, neighbours pooled where it would fall."""
    pools: list[tuple[list[str], float, float]] = []
    for way in DIRECTNESS:
        claims, right = own[way]
        pools.append(([way], claims + _PRIOR, right + _PRIOR * prior[way]))
        while len(pools) > 1 and pools[-2][2] / pools[-2][1] > pools[-1][2] / pools[-1][1]:
            ways, n, good = pools.pop()
            pools[-1] = (pools[-1][0] + ways, pools[-1][1] + n, pools[-1][2] + good)
    return {way: good / n for ways, n, good in pools for way in ways}


def cross_validated(samples: Sequence[Sample]) -> list[tuple[float, bool]]:
    """The confidence that the articles of the other parts give each sample, with its outcome."""
    found: list[tuple[float, bool]] = []
    for part in range(_PARTS):
        rates = confidences(counts_of(sample for sample in samples if _part(sample.article) != part))
        mine = [sample for sample in samples if _part(sample.article) == part]
        found += ((_look_up(rates, sample), sample.right) for sample in mine)
    return found


def cross_validated_unseen(rates: dict[Key, float], unseen: Sequence[Sample]) -> list[tuple[float, bool]]:
    """The confidence that rates, moved to what holds on the unseen articles of the other parts, give each sample."""
    found: list[tuple[float, bool]] = []
    for part in range(_PARTS):
        moved = _fitted(rates, [sample for sample in unseen if _part(sample.article) != part])
        mine = [sample for sample in unseen if _part(sample.article) == part]
        found += ((moved.of(_look_up(rates, sample)), sample.right) for sample in mine)
    return found


def _fitted(rates: dict[Key, float], unseen: Iterable[Sample]) -> Recalibration:
    return fitted([(_look_up(rates, sample), sample.right) for sample in unseen])


def _look_up(rates: dict[Key, float], sample: Sample) -> float:
    sort, name, way = (
        sample.claim.subject.removeprefix(ID).partition("/")[0],
        local(sample.claim.predicate),
        sample.claim.directness,
    )
    return next(rates[key] for key in ((sort, name, way), (sort, ANY, way), (ANY, ANY, way)) if key in rates)


def _part(article: str) -> int:
    return hashlib.sha256(article.encode()).digest()[0] % _PARTS


def counted_before(file: Path) -> Counts:
    """The counts that were written."""
    with file.open(encoding="utf-8", newline="") as rows:
        return {
            (row["thing"], row["property"], row["directness"]): (int(row["claims"]), int(row["right"]))
            for row in csv.DictReader(row for row in rows if not row.startswith("#"))
        }


def write(file: Path, counts: Counts, moved: Recalibration) -> None:
    """The figures as data."""
    rates = confidences(counts)
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(_HEAD)
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("thing", "property", "directness", "claims", "right", "confidence"))
        rows.writerows((*key, *counts.get(key, (0, 0)), round(moved.of(rates[key]), 3)) for key in sorted(rates))


def page(written: str, data: str, reliable: Iterable[str]) -> str:
    """The document: what was written by hand, then the tables."""
    return f"{written.partition(MARK)[0].rstrip()}\n\n{MARK}\n\n" + "\n".join(_lines(data, reliable)) + "\n"


def _lines(data: str, reliable: Iterable[str]) -> Iterator[str]:
    yield "## How often claims are right"
    yield ""
    yield "| thing | property | how direct | claims | right | confidence |"
    yield "|---|---|---|---|---|---|"
    for row in csv.DictReader(line for line in data.splitlines() if not line.startswith("#")):
        yield f"| {' | '.join(row.values())} |"
    yield ""
    yield "## Is it so?"
    yield ""
    yield "```"
    yield from reliable
    yield "```"


def main(arguments: Sequence[str]) -> None:
    """Read the articles of gold folders and write the figures."""
    parser = argparse.ArgumentParser(prog="python -m citygraph.evaluate.calibration")
    parser.add_argument("folders", nargs="*", type=Path, metavar="GOLD_DIR", help="articles that rules were mended on")
    parser.add_argument("--unseen", nargs="+", type=Path, default=[], metavar="GOLD_DIR", help="articles none saw")
    wish = parser.parse_args(arguments)
    data, document = resources.path("data", "confidence.csv"), Path("docs/confidence.md")
    seen, unseen = _samples(wish.folders), _samples(wish.unseen)
    counts = counts_of(seen) if seen else counted_before(data)
    rates = confidences(counts)
    write(data, counts, _fitted(rates, unseen))
    judged = cross_validated_unseen(rates, unseen) if unseen else cross_validated(seen)
    written = page(document.read_text("utf-8"), data.read_text("utf-8"), reliability.table(judged))
    document.write_text(written, encoding="utf-8")


def _samples(folders: Iterable[Path]) -> list[Sample]:
    return [sample for folder in folders for sample in reliability.samples(results(gold.cases(folder)))]


if __name__ == "__main__":
    main(sys.argv[1:])
