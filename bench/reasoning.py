"""The closure against owlrl, on the facts of an invented world: ``python -m bench.reasoning [--articles N …]``.

owlrl runs on worlds of up to ``--owlrl`` articles; its time grows with the number of facts, and so does its patience.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import pyoxigraph as ox

from bench.report import number, table
from bench.world.__main__ import news
from citygraph import fuse, graph
from citygraph.graph.infer import close
from citygraph.graph.ontology import ontology
from citygraph.graph.terms import DEFAULT_GRAPH


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.reasoning", description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 1_000, 10_000], help="%(default)s")
    parser.add_argument("--owlrl", type=int, default=1_000, help="the largest world for owlrl (%(default)s articles)")
    wish = parser.parse_args()
    rows = []
    for articles in wish.articles:
        fusion = fuse.fuse(one.reading for one in news(articles))
        facts = [quad for quad in graph.describe(fusion) if quad.graph_name == DEFAULT_GRAPH]
        ours = _seconds(lambda facts=facts: close(facts))
        whole = _seconds(lambda facts=facts: graph.infer(facts))
        theirs = _seconds(lambda facts=facts: _by_owlrl(facts)) if articles <= wish.owlrl else None
        rows.append(
            (
                number(len(facts)),
                number(len(close(facts).inferred)),
                f"{ours:.2f}",
                f"{whole:.2f}",
                f"{theirs:.1f}" if theirs else "not run",
                number(theirs / ours) if theirs else "",
            )
        )
    print(table(("facts", "inferred", "closure, s", "with rules, filter, quads", "owlrl, s", "times"), rows))


def _by_owlrl(facts: list[ox.Quad]) -> None:
    import owlrl
    import rdflib

    made = rdflib.Graph()
    data = ox.serialize((quad.triple for quad in (*facts, *ontology())), format=ox.RdfFormat.N_TRIPLES)
    made.parse(data=data or b"", format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, improved_datatypes=False).expand(made)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
