"""How fast queries are: ``python -m bench.queries [--articles N …] [--runs N] [--keep FOLDER] [--only processes]``.

For each number of articles of the invented world (``bench.world``; some 400 quads each): every stored query by our way
(header, parameters, binding, checking, running, writing) beside the bare engine; joins beside rdflib; and whole
processes beside those of other tools. Whoever is compared takes turns; medians count.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path

import pyoxigraph as ox

from bench.fusing import readings
from bench.processes import processes
from bench.query_peers import Place
from bench.report import machine, number, table, today
from bench.stored import MOST_CONNECTED, bare, in_turn, milliseconds, most, rendered, seconds_of, stored_queries
from citygraph import fuse, graph, pipeline, query
from citygraph.query.apart import Apart
from citygraph.query.limits import Limits
from citygraph.query.workers import Workers

SIZES = (25, 250, 2450)  # articles: some 10,000, 100,000 and 1,000,000 quads
PREFIXES = """PREFIX cg: <https://w3id.org/citygraph/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
JOINS = {
    "partners of partners": """SELECT ?a ?b ?c { ?x cg:partner ?a, ?b . ?y cg:partner ?b, ?c .
        FILTER(?a != ?b && ?b != ?c && ?a != ?c) }""",
    "officials of partners": """SELECT ?name ?label { ?p cg:partner ?a ; cg:status ?s . ?o cg:jurisdiction ?a .
        ?t cg:office ?o ; cg:holder ?h . ?h rdfs:label ?name . ?a rdfs:label ?label }""",
    "claims behind partnerships": """SELECT ?p ?rule ?quote { ?p cg:partner ?a . GRAPH ?g { ?c rdf:subject ?p ;
        rdf:predicate cg:status ; cg:rule ?rule ; cg:passage ?w . ?w cg:quote ?quote } }""",
}
PROCESS = f"{PREFIXES}{JOINS['officials of partners']}"
TEN_THOUSAND = "SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } } LIMIT 10000"
PROCESSES = "processes"

Work = Callable[[], int]
"""Answers a query, and gives the number of bytes or rows of the answer."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.queries", description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES, help="%(default)s")
    parser.add_argument("--runs", type=int, default=7, help="of each, of which the median counts (%(default)s)")
    parser.add_argument("--rdflib", type=int, default=250, metavar="N", help="up to so many articles (%(default)s)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="of the stores, which are used again when there")
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME", help=f"these stored queries, or {PROCESSES}")
    parser.add_argument("--patience", type=float, default=120, metavar="S", help="seconds for a tool (%(default)s)")
    wish = parser.parse_args()
    print(f"{today()}, {machine()}\n")
    with tempfile.TemporaryDirectory() as temporary:
        folder = wish.keep or Path(temporary)
        for count in wish.articles:
            report(
                made(folder, count),
                wish.runs,
                wish.only,
                with_rdflib=count <= wish.rdflib,
                temporary=Path(temporary),
                patience=wish.patience,
            )


def report(
    store: Path, runs: int, only: Collection[str], *, with_rdflib: bool, temporary: Path, patience: float
) -> None:
    """Print the tables of one store."""
    with graph.open_store(store) as snapshot:
        print(f"**{number(len(snapshot.store))} quads**\n", flush=True)
        if PROCESSES in only:
            print(processes(written(snapshot, temporary), runs, temporary, patience), flush=True)
            return
        print(stored_queries(snapshot, runs, only), flush=True)
        if only:
            return
        print(ten_thousand(snapshot, runs), flush=True)
        place = written(snapshot, temporary)
        print(joins(snapshot.store, place.quads, runs if with_rdflib else 0), flush=True)
        print(processes(place, runs, temporary, patience), flush=True)


def made(folder: Path, count: int) -> Path:
    """A store of so many articles of the world."""
    store = folder / f"world-{count}"
    if store.exists():
        return store
    with graph.writing(store) as writer:
        for reading in readings(count, 0, [0.0, 0.0]):
            writer.put(reading, fuse.keys_of(reading))
        pipeline.bring_in(writer, pipeline.Summary(), validate=False, infer=True, advance=lambda *_: None)
    return store


def ten_thousand(snapshot: graph.Snapshot, runs: int) -> str:
    """What writing 10,000 rows costs, in each form, and by way of a worker."""
    store = snapshot.store
    with Workers(snapshot.graph, Limits(None, None)) as workers:
        works: dict[str, tuple[Work, Work]] = {
            form: (
                lambda f=form: rendered(store, TEN_THOUSAND, f),
                lambda f=form: bare(store, TEN_THOUSAND, f.upper()),
            )
            for form in ("csv", "tsv", "json", "xml")
        }
        works |= {
            f"{form}, beside TSV": (
                lambda f=form: rendered(store, TEN_THOUSAND, f),
                lambda: bare(store, TEN_THOUSAND, "TSV"),
            )
            for form in ("jsonl", "md", "html", "table")
        }
        engine: Work = lambda: sum(1 for _ in store.query(TEN_THOUSAND))  # noqa: E731
        works["rows in Python"] = (lambda: sum(1 for _ in query.run(store, TEN_THOUSAND).rows()), engine)
        works["rows from a worker"] = (lambda: sum(1 for _ in workers.run(TEN_THOUSAND).rows()), engine)
        works["one row from a worker"] = (
            lambda: sum(1 for _ in workers.run("SELECT (1 AS ?x) {}").rows()),
            lambda: sum(1 for _ in store.query("SELECT (1 AS ?x) {}")),
        )
        rows = []
        for what, pair in works.items():
            wall, cpu, bare_wall, bare_cpu = in_turn(pair, runs)
            rows.append((what, *map(milliseconds, (wall, bare_wall, cpu, bare_cpu)), f"{cpu / bare_cpu:.2f}"))
    head = ("10,000 rows as", "ms, our way", "ms, engine", "CPU ms, our way", "CPU ms, engine", "ratio of CPU")
    return f"{table(head, rows)}\n"


def joins(store: ox.Store, quads: Path, runs: int) -> str:
    """Joins by our way, in a process that asks again and again; and by rdflib's where the graph is small enough."""
    dataset = rdflib_dataset(quads) if runs else None
    apart = Apart(store)
    rows = []
    for name, join in JOINS.items():
        text = PREFIXES + join
        _, ours = in_turn((lambda t=text: sum(1 for _ in query.run(store, t, apart=apart).rows()),), max(runs, 3))
        count = number(sum(1 for _ in query.run(store, text, apart=apart).rows()))
        if dataset is None:
            rows.append((name, count, milliseconds(ours), "", ""))
            continue
        _, theirs = seconds_of(lambda t=text: sum(1 for _ in dataset.query(t)))
        rows.append((name, count, milliseconds(ours), milliseconds(theirs), number(theirs / ours)))
    return f"{table(('join', 'rows', 'CPU ms, our way', 'CPU ms, rdflib', 'times as fast'), rows)}\n"


def rdflib_dataset(quads: Path) -> object:
    import warnings

    import rdflib
    from rdflib.plugins import sparql

    warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib by itself
    sparql.SPARQL_LOAD_GRAPHS = False
    dataset = rdflib.Dataset()
    dataset.parse(quads, format="nquads")
    return dataset


def written(snapshot: graph.Snapshot, folder: Path) -> Place:
    """The graph as files, for others."""
    name = snapshot.root.name
    place = Place(
        *(snapshot.root, snapshot.graph, folder / f"{name}.nt", folder / f"{name}.nq"),
        *(folder / "query.rq", folder / "partners.rq", most(snapshot.store, MOST_CONNECTED)),
    )
    stored = query.find("partners")
    terms = query.arguments(stored, {"place": place.thing}, snapshot.store, snapshot.names)
    place.bound.write_text(query.bind(stored.text, terms))
    with place.triples.open("wb") as out:
        graph.export(snapshot.store, "nt", out, merged=True, evidence=True)
    with place.quads.open("wb") as out:
        graph.export(snapshot.store, "nq", out, merged=True)
    place.query.write_text(PROCESS)
    return place


if __name__ == "__main__":
    main()
