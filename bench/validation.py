"""What checking costs, by engine and by what changed: ``python -m bench.validation [--triples N …] [--articles N …]``.

The second table is of builds: a store of so many articles, then builds of one more each.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from bench.report import number, table
from bench.world.__main__ import news
from citygraph import fuse, graph, pipeline
from citygraph.graph import shacl
from citygraph.graph.describe import describe_facts
from citygraph.graph.focused import focused_shapes
from citygraph.graph.ontology import ontology, shapes
from citygraph.model import Reading

_PER_ARTICLE = 8  # facts, about
_MORE = 10  # builds of one more article


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.validation", description=__doc__.partition("\n")[0])
    parser.add_argument("--triples", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="%(default)s")
    parser.add_argument("--pyshacl", type=int, default=100_000, help="the largest graph for pySHACL (%(default)s)")
    parser.add_argument("--repeat", type=int, default=3, help="the best of so many (%(default)s)")
    parser.add_argument("--articles", type=int, nargs="*", default=[100, 1_000, 5_000], help="%(default)s")
    wish = parser.parse_args()
    rows = [row for triples in wish.triples for row in _row(triples, triples <= wish.pyshacl, wish.repeat)]
    heads = ("triples of facts", "pyshifty, s", "pySHACL, s", "times", "all by portions, s", "of one thing, ms")
    print(table(heads, rows))
    built = [_built(articles) for articles in wish.articles]
    print()
    print(table(("articles", "triples of facts", "checked at once, s", "one more article, ms", "set aside"), built))


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


def _built(articles: int) -> tuple[str, ...]:
    """CPU seconds of the stage "checking" in a first build, and in builds of one more article (their median)."""
    readings = [one.reading for one in news(articles + _MORE)]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "store")
        first = _checking(root, readings[:articles])
        more = [_checking(root, [reading]) for reading in readings[articles:]]
        with graph.open_store(root) as snapshot:
            counts = snapshot.status().counts
    median = statistics.median(more) * 1000
    return number(articles), number(counts["facts"]), f"{first:.2f}", f"{median:.0f}", number(counts["set_aside"])


def _checking(root: Path, come: Iterable[Reading]) -> float:
    """What the stage takes in a build of these articles, without reasoning."""
    begun: list[tuple[str, float]] = []

    def advance(stage: str, _: int, __: int) -> None:
        begun.append((stage, time.process_time()))

    with graph.writing(root) as writer:
        for reading in come:
            writer.put(reading, fuse.keys_of(reading))
        pipeline.bring_in(writer, pipeline.Summary(), validate=True, infer=False, advance=advance)
    (start,) = [at for stage, at in begun if stage == "checking"]
    return min(at for stage, at in begun if at > start and stage != "checking") - start


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
