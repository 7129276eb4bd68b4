"""How fast exports are: ``python -m bench.exporting [--articles N] [--rdflib N] [--runs N] [--keep FOLDER]``.

A store of so many articles of the invented world (``bench.world``; some 400 quads each) in every format, each in a
process of its own: CPU seconds and peak memory, also of four times fewer articles. Lines beside the engine's bare dump
of the same store. Turtle beside rdflib's, both from memory, of the first so many triples of the store.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from bench.queries import made
from bench.report import Goal, machine, number, table, today
from citygraph import graph
from citygraph.graph import turtle

FORMATS = (
    "nq",
    "nt",
    "turtle",
    "trig",
    "rdfxml",
    "jsonld",
    "jelly",
    "graphml",
    "gexf",
    "cytoscape",
    "geojson",
    "csv",
    "parquet",
)
EVERYTHING = {"inferred": True, "ontology": True, "evidence": True}
DUMP = "dump"
"""What stands for the engine's own way among the formats."""


class Nowhere(io.RawIOBase):
    """Counts the bytes that it is given."""

    size = 0

    def writable(self) -> bool:
        """Bytes are welcome."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Count some bytes."""
        self.size += len(data)
        return len(data)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.exporting", description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=2450, help="%(default)s: some 1,000,000 quads")
    parser.add_argument("--rdflib", type=int, default=1_000_000, metavar="N", help="triples (%(default)s; 0: none)")
    parser.add_argument("--runs", type=int, default=3, help="of each, of which the best counts (%(default)s)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="of the stores, which are used again when there")
    parser.add_argument("--one", nargs=2, metavar=("STORE", "FORMAT"), help=argparse.SUPPRESS)
    wish = parser.parse_args()
    if wish.one:
        print(json.dumps(one(Path(wish.one[0]), wish.one[1])))
        return
    print(f"{today()}, {machine()}\n")
    with tempfile.TemporaryDirectory() as temporary:
        folder = wish.keep or Path(temporary)
        goals = formats(made(folder, wish.articles), made(folder, max(1, wish.articles // 4)), wish.runs)
        if wish.rdflib:
            goals.append(beside_rdflib(made(folder, wish.articles), wish.rdflib, wish.runs))
    print(table(("goal", "wanted", "measured", ""), [goal.row() for goal in goals]))


def one(store: Path, form: str) -> dict[str, float]:
    """CPU seconds, peak memory in MB and bytes of one export in this process."""
    out = Nowhere()
    with graph.open_store(store) as snapshot:
        quads = len(snapshot.store)
        seconds = cpu(
            lambda: snapshot.store.dump(out, ox.RdfFormat.N_QUADS) if form == DUMP else write(snapshot.store, form, out)
        )  # type: ignore[call-overload]
    return {"seconds": seconds, "memory": peak_memory(), "bytes": out.size, "quads": quads}


def write(store: ox.Store, form: str, out: Nowhere) -> None:
    graph.export(store, form, out, **EVERYTHING)  # type: ignore[arg-type]


def formats(large: Path, small: Path, runs: int) -> list[Goal]:
    """Print the table of formats; gives how lines compare with the engine's dump, and what four times as much costs."""
    rows, figures = [], {}
    for form in (DUMP, *FORMATS):
        best = min((in_a_process(large, form) for _ in range(runs)), key=lambda each: each["seconds"])
        figures[form] = best
        fewer = in_a_process(small, form)["memory"]
        size = number(best["bytes"] / 1e6)
        rows.append((form, f"{best['seconds']:.2f}", size, number(best["memory"]), number(fewer)))
    print(f"**{number(figures[DUMP]['quads'])} quads**\n")
    print(table(("format", "CPU s", "MB", "peak memory, MB", "of a quarter, MB"), rows), "\n", flush=True)
    lines = figures["nq"]["seconds"] / figures[DUMP]["seconds"]
    return [Goal("N-Quads, times as long as the engine's dump", 1.5, lines, at_most=True)]


def beside_rdflib(store: Path, most: int, runs: int) -> Goal:
    """Turtle of the same triples in memory, by us and by rdflib."""
    import rdflib

    with graph.open_store(store) as snapshot:
        triples = [ox.Quad(*quad.triple) for quad in islice(snapshot.store, most)]
    ours = ox.Store()
    ours.bulk_extend(triples)
    lines = ours.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    count = len(ours)
    del triples
    theirs = rdflib.Graph()
    for prefix, namespace in turtle.NAMESPACES.items():
        theirs.bind(prefix, namespace)
    reading = cpu(lambda: theirs.parse(data=lines, format="nt"))
    rdflib_seconds = cpu(lambda: theirs.serialize(Nowhere(), format="turtle"))  # type: ignore[call-overload]
    seconds = min(cpu(lambda: graph.export(ours, "turtle", Nowhere())) for _ in range(runs))  # type: ignore[arg-type]
    rows = [
        ("ours", f"{seconds:.2f}", ""),
        ("rdflib", f"{rdflib_seconds:.2f}", f"{reading:.2f}"),
    ]
    print(f"**Turtle of {number(count)} triples in memory**\n")
    print(table(("", "CPU s", "reading them, CPU s"), rows), "\n", flush=True)
    return Goal("Turtle, times as fast as rdflib", 4, rdflib_seconds / seconds)


def in_a_process(store: Path, form: str) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.exporting", "--one", str(store), form]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def peak_memory() -> float:
    """MB of this program: what the system tells of a process counts what its parent held, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
