"""What a view costs: ``python -m bench.views [--articles N] [--seed S]``.

The invented world (``bench.world``), fused and reasoned over; then for each view the CPU seconds of making it, of facts
alone and with the articles' graphs, of opening it again, and of fusing its part of the articles anew, in memory.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from shutil import rmtree

from bench.fusing import clocks, readings
from bench.report import number, table
from citygraph import fuse, graph, pipeline, views
from citygraph.views import View, parse_day

HEADINGS = ("view", "quads of the whole", "of the view", "facts alone, s", "with articles, s", "again, s", "anew, s")
VIEWS = (
    *(View(parse_day(day)) for day in ("2024", "2019", "2010", "2000")),
    *(View(None, least) for least in (0.5, 0.9)),
    View(parse_day("2019"), 0.8),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.views", description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1000, help="so many (%(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of the world and its news (%(default)s)")
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "store")
        build(store, wish.articles, wish.seed)
        measure(store, VIEWS[0])  # what a process loads once does not count
        print(table(HEADINGS, [measure(store, view) for view in VIEWS]))


def build(store: Path, count: int, seed: int) -> None:
    """A store of so many articles, with what follows."""
    with graph.writing(store) as writer:
        for reading in readings(count, seed, [0.0, 0.0]):
            writer.put(reading, fuse.keys_of(reading))
        pipeline.bring_in(writer, pipeline.Summary(), validate=True, infer=True, advance=lambda *_: None)


def measure(store: Path, view: View) -> tuple[str, ...]:
    """The line of the table on a view."""
    facts = seconds(store, view, articles=False, kept=False)
    whole = seconds(store, view, articles=True, kept=False)
    again = seconds(store, view, articles=True, kept=True)
    with graph.open_store(store) as snapshot:
        with clocks() as anew:
            views.fused_anew(snapshot, view)
        sizes = len(snapshot.store), len(views.store_of(snapshot, view))
    name = " ".join(filter(None, (str(view.as_of or ""), f"≥ {view.min_confidence}" if view.min_confidence else "")))
    return name, *map(number, sizes), *(f"{each:.2f}" for each in (facts, whole, again, anew[0]))


def seconds(store: Path, view: View, *, articles: bool, kept: bool) -> float:
    """CPU seconds of seeing a view, which may be kept from before."""
    with graph.open_store(store) as snapshot:
        if not kept:
            rmtree(snapshot.graph.with_name("views"), ignore_errors=True)
        with clocks() as spent:
            views.see(snapshot, view, articles=articles)
    return spent[0]


if __name__ == "__main__":
    main()
