"""Resolution measured on an invented world: ``python -m bench.world [--articles N] [--seed S] [--write FILE.jsonl]``.

Without ``--write``: the readings of a perfect reader are fused, and what became of each mention is compared with what
it is in truth. With it: the articles as a table that ``citygraph build`` reads.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from pathlib import Path

from bench.report import number, table
from bench.world.history import world
from bench.world.scoring import Mention, b_cubed, pairwise
from bench.world.telling import Told, articles
from citygraph.fuse import fuse
from citygraph.fuse.said import sort_of
from citygraph.model import Claim, Fusion, Iri

_REPORTS = 3  # articles on each thing that happens


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.world", description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000, help="so many (%(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of the world and its news (%(default)s)")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the articles as JSON Lines, and no more")
    wish = parser.parse_args()
    told = news(wish.articles, wish.seed)
    if wish.write:
        write(told, wish.write)
        return
    start = time.process_time()
    fusion = fuse(one.reading for one in told)
    seconds = time.process_time() - start
    claims = sum(len(one.reading.claims) for one in told)
    print(f"{len(told):,} articles, {claims:,} claims, fused in {seconds:.1f} s: {claims / seconds:,.0f} claims/s\n")
    print(resolution(told, fusion))


def news(count: int, seed: int = 0) -> list[Told]:
    """So many articles of a world that grows with their number."""
    return list(articles(world(max(1, count // _REPORTS), seed), count, seed))


def resolution(told: list[Told], fusion: Fusion) -> str:
    """The table of B-cubed and pairwise figures, by sort of thing."""
    rows = []
    for sort, mentions in sorted(mentions_of(told, fusion).items()):
        cubed, pairs = b_cubed(mentions), pairwise(mentions)
        figures = (cubed.precision, cubed.recall, pairs.precision, pairs.recall)
        rows.append((sort, number(len(mentions)), *(f"{figure:.4f}" for figure in figures)))
    return table(("sort", "mentions", "B³ P", "B³ R", "pairwise P", "pairwise R"), rows)


def mentions_of(told: list[Told], fusion: Fusion) -> dict[str, list[Mention]]:
    """For each sort of thing: what every mention was taken for, and what it is in truth."""
    found: dict[str, list[Mention]] = defaultdict(list)
    fused = {reading.article: reading.claims for reading in fusion.readings}
    for one in told:
        taken = _taken_for(one.reading.claims, fused[one.reading.article])
        for mention, truth in one.truth.items():
            found[sort_of(mention)].append((taken[mention], truth))
    return found


def _taken_for(own: tuple[Claim, ...], fused: tuple[Claim, ...]) -> dict[Iri, Iri]:
    """The fused IRI of each thing that an article's claims are about."""
    return {before.subject: after.subject for before, after in zip(own, fused, strict=True)}


def write(told: list[Told], file: Path) -> None:
    """The articles as a table: url, title, date, text."""
    with file.open("w", encoding="utf-8") as lines:
        for number_, one in enumerate(told):
            document = one.reading.document
            row = {
                "id": number_,
                "title": document.metadata.headline,
                "date": str(document.metadata.published),
                "publisher": document.metadata.publisher,
                "text": document.text,
            }
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
