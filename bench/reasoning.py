"""The closure from a thousand facts to millions, against owlrl and the mere loading, and what one article changes.

``python -m bench.reasoning [--facts N …]``: the facts of an invented world, copied with other things at the same places
until there are so many. Each size runs in a process of its own, which tells the memory that it took at most.
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from bench.report import number, table
from bench.world.__main__ import news
from citygraph import fuse, graph
from citygraph.graph import reasoning
from citygraph.graph.infer import infer_in
from citygraph.graph.ontology import ontology
from citygraph.graph.reasoning import Closure, Triple
from citygraph.graph.terms import DEFAULT_GRAPH, quad
from citygraph.graph.triples import ontology_triples, quad_of, triple_of
from citygraph.graph.upkeep import keep_up
from citygraph.model import Iri
from citygraph.vocab import ID

_ARTICLES = 1_000
_CHANGES = 20
_HEADS = ("facts", "inferred", "closure, s", "loading, s", "times", "peak, MB", "owlrl, s", "owlrl times")
_CHANGE_HEADS = ("facts", "of an article", "out, ms", "in, ms", "store: out, ms", "store: in, ms", "whole, s")

T = TypeVar("T")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.reasoning", description=__doc__.partition("\n")[0])
    parser.add_argument("--facts", type=int, nargs="+", default=[1_000, 10_000, 100_000, 1_000_000], help="%(default)s")
    parser.add_argument("--owlrl", type=int, default=10_000, help="the most facts for owlrl (%(default)s)")
    parser.add_argument("--stored", type=int, default=1_000_000, help="the most facts for changes in a store")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    wish = parser.parse_args()
    if wish.one:
        print(json.dumps(_measured(wish.one, wish.facts[0], wish.owlrl, wish.stored)))
        return
    with tempfile.TemporaryDirectory() as folder:
        seed = Path(folder, "seed.json")
        seed.write_text(json.dumps(_seed()))
        found = [_in_its_own_process(seed, facts, wish.owlrl, wish.stored) for facts in wish.facts]
    print(table(_HEADS, [tuple(each["closure"]) for each in found]))
    print()
    print(table(_CHANGE_HEADS, [tuple(each["change"]) for each in found]))


def _seed() -> list[list[str]]:
    """The facts of a small world, as N-Triples, each with the article that alone says it of two things, if one does."""
    fusion = fuse.fuse(one.reading for one in news(_ARTICLES))
    behind = {
        quad(fact.subject, fact.predicate, fact.object): {article for article, _ in fact.backing}
        for fact in fusion.facts
        if isinstance(fact.object, Iri)
    }
    facts = [each for each in graph.describe(fusion) if each.graph_name == DEFAULT_GRAPH]
    return [
        [str(each.triple), articles.pop() if len(articles := set(behind.get(each, ()))) == 1 else ""] for each in facts
    ]


def _in_its_own_process(seed: Path, facts: int, owlrl: int, stored: int) -> dict[str, list[str]]:
    options = ("--facts", facts, "--owlrl", owlrl, "--stored", stored, "--one", seed)
    command = [sys.executable, "-m", "bench.reasoning", *map(str, options)]
    found: dict[str, list[str]] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def _measured(seed: Path, count: int, owlrl: int, stored: int) -> dict[str, list[str]]:
    told = json.loads(seed.read_text())
    first = [triple_of(each) for line, _ in told for each in ox.parse(f"{line} .", format=ox.RdfFormat.N_TRIPLES)]
    facts = list(itertools.islice(_copied(first), count))
    closure, seconds = _timed(lambda: _closed(facts))
    peak = _peak()
    inferred = len(closure.inferred)
    articles = _articles(told, first, set(facts))
    changes = [_change(closure, some) for some in articles]
    loading = _loading(facts)
    theirs = _timed(lambda: _by_owlrl(facts))[1] if len(facts) <= owlrl else None
    del closure
    in_store = _stored_changes(facts, articles) if len(facts) <= stored else None
    return {
        "closure": [
            number(len(facts)), number(inferred), f"{seconds:.2f}", f"{loading:.2f}", f"{seconds / loading:.1f}",
            number(peak), f"{theirs:.1f}" if theirs else "not run", number(theirs / seconds) if theirs else "",
        ],
        "change": [
            number(len(facts)), number(statistics.median(map(len, articles))),
            *(f"{1000 * statistics.median(each):.2f}" for each in zip(*changes)),
            *(in_store or ("not run", "not run", "not run")),
        ],
    }  # fmt: skip


def _peak() -> float:
    """The most memory that this process had at once, in MB (Linux; what it had before it was this program apart)."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _copied(first: list[Triple]) -> Iterator[Triple]:
    """The facts, then again and again of other things at the same places."""
    for number_of_copy in itertools.count():
        end = f"-copy-{number_of_copy}" if number_of_copy else ""
        seen: dict[str, str] = {}

        def other(iri: str, end: str = end, seen: dict[str, str] = seen) -> str:
            if iri not in seen:
                seen[iri] = f"{iri}{end}" if iri.startswith(ID) and not iri.startswith(f"{ID}place/") else iri
            return seen[iri]

        for subject, predicate, value in first:
            copy = other(str(subject)), predicate, other(value) if isinstance(value, str) else value
            if not end or copy != (subject, predicate, value):
                yield copy


def _articles(told: list[list[str]], first: list[Triple], facts: set[Triple]) -> list[list[Triple]]:
    """What some articles say of two things, and nobody else does."""
    by_article: dict[str, list[Triple]] = {}
    for (_, article), triple in zip(told, first):
        if article and triple in facts:
            by_article.setdefault(article, []).append(triple)
    return [by_article[article] for article in sorted(by_article)[:_CHANGES]]


def _closed(facts: Iterable[Triple]) -> Closure:
    closure = Closure(reasoning.load())
    closure.add(itertools.chain(ontology_triples(), facts))
    return closure


def _change(closure: Closure, facts: list[Triple]) -> tuple[float, float]:
    """Seconds for taking the facts out, and for putting them back."""
    return _timed(lambda: closure.remove(facts))[1], _timed(lambda: closure.add(facts))[1]


def _stored_changes(facts: list[Triple], articles: list[list[Triple]]) -> tuple[str, str, str]:
    """Milliseconds in which a store on disk keeps up with an article less and one more, and seconds for all anew."""
    with tempfile.TemporaryDirectory() as folder:
        whole = ox.Store(str(Path(folder, "whole")))
        whole.bulk_extend([*map(quad_of, facts), *ontology()])
        inference, seconds = _timed(lambda: infer_in(whole))
        whole.bulk_extend(inference.quads)
        whole.flush()
        whole.backup(str(Path(folder, "without")))
        without = ox.Store(str(Path(folder, "without")))
        times = [_kept_up(whole, without, some) for some in articles]
        out, back = (f"{1000 * statistics.median(each):.1f}" for each in zip(*times))
        return out, back, f"{seconds:.1f}"


def _kept_up(whole: ox.Store, without: ox.Store, article: list[Triple]) -> tuple[float, float]:
    subjects = {str(subject) for subject, _, _ in article}
    quads = list(map(quad_of, article))
    for each in quads:
        without.remove(each)
    less, out = _timed(lambda: keep_up(without, whole, subjects))
    _change_to(without, less.come, less.go)
    _, back = _timed(lambda: keep_up(whole, without, subjects))
    _change_to(without, [*less.go, *quads], less.come)
    return out, back


def _change_to(store: ox.Store, come: Iterable[ox.Quad], go: Iterable[ox.Quad]) -> None:
    for each in go:
        store.remove(each)
    store.extend(come)


def _loading(facts: list[Triple]) -> float:
    """Seconds to load the same facts into a store on disk."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder, "facts.nq")
        lines.write_bytes(ox.serialize(map(quad_of, facts), format=ox.RdfFormat.N_QUADS) or b"")
        store = ox.Store(str(Path(folder, "store")))
        return _timed(lambda: store.bulk_load(path=str(lines), format=ox.RdfFormat.N_QUADS))[1]


def _by_owlrl(facts: list[Triple]) -> None:
    import owlrl
    import rdflib

    made = rdflib.Graph()
    triples = itertools.chain((quad_of(each).triple for each in facts), (each.triple for each in ontology()))
    made.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, improved_datatypes=False).expand(made)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    done = work()
    return done, time.process_time() - start


if __name__ == "__main__":
    main()
