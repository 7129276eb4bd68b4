"""What fusing costs a store: ``python -m bench.fusing [--articles N …] [--seed S]``.

For each number of articles of the invented world (``bench.world``), in a process of its own: how many claims a second
come into the graph, beside loading the finished quads, and beside loading and merging them as those of a store are;
what one more article costs, and one less; and the memory.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import pyoxigraph as ox

from bench.report import number, table
from bench.world.history import world
from bench.world.telling import articles
from citygraph import fuse, graph, pipeline
from citygraph.model import Reading

REPORTS = 3  # articles on each thing that happens
MORE = 20  # articles that come and go one by one
SAMPLE = 5_000_000  # quads of the finished graph that are loaded again, at most
HEADINGS = (
    *("articles", "claims", "quads", "claims/s", "CPU s", "loading, CPU s", "ratio", "merging, CPU s", "ratio"),
    *("one more, CPU ms", "wall ms", "one less, CPU ms", "wall ms", "archive MB", "graph MB", "peak MB"),
)


@dataclass(frozen=True)
class Costs:
    """Seconds of CPU and of the clock, of all that fusing so many articles took."""

    articles: int
    claims: int
    quads: int
    fusing: float
    loading: float
    merging: float
    more: tuple[float, float]
    less: tuple[float, float]
    archive: int
    graph: int
    peak: int

    def row(self) -> tuple[str, ...]:
        """The costs as a line of the table."""
        thousandths = (f"{each * 1000:,.0f}" for each in (*self.more, *self.less))
        return (
            *map(number, (self.articles, self.claims, self.quads, round(self.claims / self.fusing))),
            *(f"{self.fusing:,.1f}", f"{self.loading:,.1f}", f"{self.fusing / self.loading:.2f}"),
            *(f"{self.merging:,.1f}", f"{self.fusing / (self.loading + self.merging):.2f}"),
            *thousandths,
            *(f"{size / 1e6:,.0f}" for size in (self.archive, self.graph, self.peak)),
        )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.fusing", description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 1000, 10_000, 50_000], help="%(default)s")
    parser.add_argument("--seed", type=int, default=0, help="of the world and its news (%(default)s)")
    parser.add_argument("--one", action="store_true", help="measure one number in this process, and tell as JSON")
    wish = parser.parse_args()
    if wish.one:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(asdict(measure(wish.articles[0], wish.seed, Path(folder)))))
        return
    rows = [in_a_process(count, wish.seed).row() for count in wish.articles]
    print(table(HEADINGS, rows))


def in_a_process(count: int, seed: int) -> Costs:
    """Measure with the memory of a process that has done nothing else."""
    command = [sys.executable, "-m", "bench.fusing", "--one", "--articles", str(count), "--seed", str(seed)]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return Costs(**json.loads(told.stdout))


def measure(count: int, seed: int, folder: Path) -> Costs:
    """Fuse so many articles, then others one by one."""
    store = folder / "store"
    later: list[Reading] = []
    load_modules(folder)
    with clocks() as fusing:
        claims = fuse_all(held_back(readings(count + MORE, seed, fusing), count, later), store, fusing)
    peak = peak_memory()
    more = [cost_of(store, come=[reading]) for reading in later]
    less = [cost_of(store, go=[reading]) for reading in later]
    with graph.open_store(store) as snapshot:
        quads = len(snapshot.store)
        loading, merging = load(itertools.islice(snapshot.store, SAMPLE), folder)
        more_than_loaded = max(1, quads / SAMPLE)
    return Costs(
        articles=count,
        claims=claims,
        quads=quads,
        fusing=fusing[0],
        loading=loading * more_than_loaded,
        merging=merging * more_than_loaded,
        more=middle(more),
        less=middle(less),
        archive=(store / "archive.db").stat().st_size,
        graph=sum(file.stat().st_size for file in (store / "generations").rglob("*") if file.is_file()),
        peak=peak,
    )


def load_modules(folder: Path) -> None:
    """Fuse nothing first: compiling modules, where no bytecode is kept, is no work of a store's."""
    with graph.writing(folder / "empty") as writer:
        bring_in(writer)


def readings(count: int, seed: int, clock: list[float]) -> Iterator[Reading]:
    """The readings of the invented articles, one by one; the time that it takes to invent them does not count."""
    told = articles(world(max(1, count // REPORTS), seed), count, seed)
    while True:
        begun = processor_time(), time.monotonic()
        reading = next((one.reading for one in told), None)
        clock[0] -= processor_time() - begun[0]
        clock[1] -= time.monotonic() - begun[1]
        if reading is None:
            return
        yield reading


def held_back(given: Iterable[Reading], count: int, later: list[Reading]) -> Iterator[Reading]:
    """The readings but a few from all along the time, which are to come later."""
    every = max(2, (count + MORE) // MORE)
    for place, reading in enumerate(given):
        if place % every == 1 and len(later) < MORE:
            later.append(reading)
        else:
            yield reading


def fuse_all(given: Iterable[Reading], store: Path, clock: list[float]) -> int:
    """Bring readings into a store batch by batch, as a build does; gives the number of their claims.

    After each batch it tells how far it is: `clock` holds less the seconds that do not count.
    """
    batches = pipeline.Batches()
    claims = place = 0
    begun = processor_time() + clock[0]
    with graph.writing(store) as writer:
        for place, reading in enumerate(given, 1):
            writer.put(reading, fuse.keys_of(reading))
            claims += len(reading.claims)
            if place % batches.read == 0:
                writer.save()
                if batches.are_enough(writer):
                    bring_in(writer)
                    tell(place, claims, processor_time() + clock[0] - begun)
        bring_in(writer)
    tell(place, claims, processor_time() + clock[0] - begun)
    return claims


def tell(articles: int, claims: int, seconds: float) -> None:
    """Say how far the fusing of many articles is."""
    so_far = f"{articles:,} articles, {claims:,} claims in {seconds:,.0f} s of CPU: {claims / seconds:,.0f}/s"
    print(f"{so_far}; at most {peak_memory() / 1e6:,.0f} MB", file=sys.stderr, flush=True)


def processor_time() -> float:
    """The CPU seconds of this process and of those that it waited for."""
    spent = os.times()
    return time.process_time() + spent.children_user + spent.children_system


def peak_memory() -> int:
    """The most bytes that this process held so far, and the largest of those that it waited for."""
    return sum(resource.getrusage(whose).ru_maxrss for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) * 1024


def bring_in(writer: graph.Writer) -> None:
    """What ``build --no-infer --no-validate`` does with what was read."""
    pipeline.bring_in(writer, pipeline.Summary(), validate=False, infer=False, advance=lambda *_: None)


def cost_of(store: Path, come: Iterable[Reading] = (), go: Iterable[Reading] = ()) -> tuple[float, float]:
    """What a whole build costs by which one article comes or goes, from opening the store to closing it."""
    with clocks() as spent, graph.writing(store) as writer:
        writer.take_out(reading.article for reading in go)
        for reading in come:
            writer.put(reading, fuse.keys_of(reading))
        bring_in(writer)
    return spent[0], spent[1]


def load(quads: Iterator[ox.Quad], folder: Path) -> tuple[float, float]:
    """The CPU seconds of loading finished quads, from a file, by the fastest way there is, and of merging them then.

    What was loaded at once is in many files on top of one another, which a store's are not.
    """
    file = folder / "finished.nq"
    with file.open("wb") as out:
        ox.serialize(quads, out, ox.RdfFormat.N_QUADS)
    with clocks() as loading:
        loaded = ox.Store(str(folder / "loaded"))
        loaded.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
        loaded.flush()
    with clocks() as merging:
        loaded.optimize()
    return loading[0], merging[0]


@contextmanager
def clocks() -> Iterator[list[float]]:
    """The CPU seconds of this process, and those on the clock, that pass inside; known afterwards."""
    spent = [0.0, 0.0]
    begun = processor_time(), time.monotonic()
    yield spent
    spent[0] += processor_time() - begun[0]
    spent[1] += time.monotonic() - begun[1]


def middle(costs: list[tuple[float, float]]) -> tuple[float, float]:
    """The medians."""
    return median(cpu for cpu, _ in costs), median(wall for _, wall in costs)


if __name__ == "__main__":
    main()
