"""Builds that are killed: ``python -m bench.killing [--points N] [--seed S]``.

A build of several batches is killed (SIGKILL) at random points of its time: by turns one that makes a store, and one
that changes a store which has half of the articles, one of them with another text. Each time the store must open,
hold what fusing some of the articles at once gives, and the build, started again, must go on where it stopped and end
as if nothing had happened.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from citygraph import fuse, graph, pipeline, resources

ROOT = Path(__file__).parents[1]
BATCHES = pipeline.Batches(read=2, fused=4)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.killing", description=__doc__.partition("\n")[0])
    parser.add_argument("--points", type=int, default=200, help="so many (%(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of the points (%(default)s)")
    parser.add_argument("--build", nargs="+", type=Path, metavar="PATH", help="build into the first, and no more")
    wish = parser.parse_args()
    if wish.build:
        store, *articles = wish.build
        build(articles, store)
        return
    bundled = resources.path("data", "articles")
    with tempfile.TemporaryDirectory() as folder:
        found = kill_at_random(sorted(bundled.glob("*.txt")), wish.points, wish.seed, Path(folder))
    print(f"killed at {wish.points} points; articles that were kept, and in the graph, by then:")
    for what, counted in found.items():
        times = (f"{kept}/{fused}: {count} times" for (kept, fused), count in sorted(counted.items()))
        print(f"{what}: {', '.join(times)}")


def kill_at_random(
    bundled: Sequence[Path], points: int, seed: int, folder: Path
) -> dict[str, Counter[tuple[int, int]]]:
    """How often killed builds had kept so many articles, and so many in the graph; AssertionError if one is wrong."""
    articles = [Path(shutil.copy(article, folder)) for article in bundled]
    begun = folder / "begun"
    _build_half(articles, begun)
    seconds = {"new": _seconds(articles, folder / "undisturbed")}
    seconds["changed"] = _seconds(articles, Path(shutil.copytree(begun, folder / "changed")))
    expected = exported(folder / "undisturbed")
    assert exported(folder / "changed") == expected, "a changed store is not what its articles give"
    whole, _ = held(folder / "undisturbed")
    lots = random.Random(seed)
    found: dict[str, Counter[tuple[int, int]]] = {what: Counter() for what in seconds}
    for point in range(points):
        what = tuple(seconds)[point % len(seconds)]
        store = folder / str(point)
        if what == "changed":
            shutil.copytree(begun, store)
        in_a_process(articles, store, lots.uniform(0, seconds[what]))
        kept, fused = held(store)
        found[what][len(kept), fused] += 1
        again = build(articles, store)
        assert again.read == len(whole - kept), f"{again.read} articles read again, {len(whole - kept)} were missing"
        assert exported(store) == expected, f"another graph than an undisturbed build makes: {store}"
        shutil.rmtree(store)
        print(f"{point + 1} points of {points}", file=sys.stderr, flush=True)
    return found


def _build_half(articles: Sequence[Path], store: Path) -> None:
    """A store of every second article; the first one lacks its last paragraph yet."""
    first = articles[0]
    text = first.read_text("utf-8")
    first.write_text(text.rstrip().rpartition("\n\n")[0] + "\n", "utf-8")
    build(articles[::2], store)
    first.write_text(text, "utf-8")


def _seconds(articles: Sequence[Path], store: Path) -> float:
    """How long a build takes that nobody kills."""
    begun = time.monotonic()
    in_a_process(articles, store)
    return time.monotonic() - begun


def build(articles: Sequence[Path], store: Path) -> pipeline.Summary:
    """A build of several batches, each of which is kept and fused."""
    return pipeline.build([str(article) for article in articles], store, validate=False, infer=False, batches=BATCHES)


def held(store: Path) -> tuple[frozenset[str], int]:
    """The articles that a store has kept, and how many are in its graph, which is what these give if fused at once."""
    with graph.writing(store) as writer:
        kept = frozenset(writer.sources())
        if writer.is_new:
            return kept, 0
    with graph.open_store(store) as snapshot:
        readings = snapshot.readings()
    fused = ox.Store()
    fused.extend(graph.describe(fuse.fuse(readings)))
    assert exported(store) == written(fused), f"the graph is not what its {len(readings)} articles give: {store}"
    return kept, len(readings)


def exported(store: Path) -> bytes:
    """The whole graph of a store; StoreError when it does not open."""
    with graph.open_store(store) as snapshot:
        return written(snapshot.store)


def written(store: ox.Store) -> bytes:
    """A graph as N-Quads."""
    out = io.BytesIO()
    graph.export(store, "nq", out)
    return out.getvalue()


def in_a_process(articles: Sequence[Path], store: Path, killed_after: float | None = None) -> None:
    """Build in a process of its own, which is killed after so many seconds.

    A new interpreter rather than a fork: the engine's threads do not survive one.
    """
    command = [sys.executable, "-m", "bench.killing", "--build", str(store), *map(str, articles)]
    paths = [str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    child = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))})
    try:
        child.wait(killed_after)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


if __name__ == "__main__":
    main()
