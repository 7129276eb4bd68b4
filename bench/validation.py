"""What checking costs, by engine and by what changed: ``python -m bench.validation [--triples N …]``."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator

import pyoxigraph as ox

from bench.report import number, table
from bench.world.__main__ import news
from citygraph import fuse
from citygraph.graph import shacl
from citygraph.graph.describe import describe_facts
from citygraph.graph.focused import focused_shapes
from citygraph.graph.ontology import ontology, shapes

_PER_ARTICLE = 8  # facts, about


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.validation", description=__doc__.partition("\n")[0])
    parser.add_argument("--triples", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="%(default)s")
    parser.add_argument("--pyshacl", type=int, default=100_000, help="the largest graph for pySHACL (%(default)s)")
    parser.add_argument("--repeat", type=int, default=3, help="the best of so many (%(default)s)")
    wish = parser.parse_args()
    rows = [row for triples in wish.triples for row in _row(triples, triples <= wish.pyshacl, wish.repeat)]
    heads = ("triples of facts", "pyshifty, s", "pySHACL, s", "times", "all by portions, s", "of one thing, ms")
    print(table(heads, rows))


def _row(triples: int, with_pyshacl: bool, repeat: int) -> Iterator[tuple[str, ...]]:
    quads = _facts(triples)
    every = [*quads, *ontology()]
    store = ox.Store()
    store.bulk_extend(quads)
    things = sorted({quad.subject.value for quad in quads})
    some = things[:: max(1, len(things) // 20)]
    fast, reference = shacl.by_pyshifty(shapes().encode()), shacl.by_pyshacl(shapes().encode())
    focused = focused_shapes()
    ours = _seconds(lambda: fast.violations(shacl.n_triples(every)), repeat)
    theirs = _seconds(lambda: reference.violations(shacl.n_triples(every)), 1) if with_pyshacl else None
    portions = _seconds(lambda: focused.violations(store, things), repeat)
    one = _seconds(lambda: [focused.violations(store, [thing]) for thing in some], repeat) / len(some)
    yield (
        number(len(quads)),
        f"{ours:.3f}",
        f"{theirs:.2f}" if theirs else "not run",
        f"{theirs / ours:.1f}" if theirs else "",
        f"{portions:.3f}",
        f"{one * 1000:.1f}",
    )


def _facts(triples: int) -> list[ox.Quad]:
    """So many triples at least about whole things of an invented world, if it has them; then no more than needed."""
    articles = max(50, triples // _PER_ARTICLE)
    fusion = fuse.fuse(one.reading for one in news(articles))
    return list(dict.fromkeys(describe_facts(fusion)))


def _seconds(work: Callable[[], object], repeat: int) -> float:
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    main()
