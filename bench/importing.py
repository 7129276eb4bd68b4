"""What restoring a graph costs beside the bare bulk loader of the engine, and how much memory: 1 M quads unless told.

    python -m bench.importing [--quads 1000000] [--runs 3]

The graph is that of the bundled articles, its article graphs repeated under other names. Each run is a process of its
own, the two take turns, and the best of each counts.
"""

from __future__ import annotations

import argparse
import io
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import pyoxigraph as ox
store = ox.Store({store!r}); store.bulk_load(path={file!r}, format=ox.RdfFormat.N_QUADS); store.flush()
"""
OURS = """
from pathlib import Path
from citygraph import importing
importing.bring_in(Path({file!r}), Path({store!r}))
"""
LEFT_OUT = "from citygraph import importing, pipeline\nfrom citygraph.graph import rdf_files, store\n"
"""What our run loads before it does anything."""


def write(file: Path, quads: int) -> int:
    """A file of so many quads or a few more; gives how many there are."""
    from citygraph import graph, pipeline

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "store"
        pipeline.build([], root)
        out = io.BytesIO()
        with graph.open_store(root) as snapshot:
            graph.export(snapshot.store, "nq", out)
    lines = out.getvalue().splitlines(keepends=True)
    repeated = b"".join(line for line in lines if b"/id/article/" in line)
    count = len(lines)
    with file.open("wb") as target:
        target.writelines(lines)
        number = 0
        while count < quads:
            number += 1
            target.write(repeated.replace(b"/id/article/", b"/id/article/%d-" % number))
            count += repeated.count(b"\n")
    return count


def cost(program: str) -> tuple[float, float, float]:
    """CPU seconds, seconds, and megabytes at most of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    told = "import resource\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    out = subprocess.run(
        [sys.executable, "-c", f"{program}\n{told}"], check=True, capture_output=True, text=True
    ).stdout
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall, int(out.split()[-1]) / 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.nq"
        quads = write(file, options.quads)
        samples: dict[str, list[tuple[float, float, float]]] = {"bulk_load": [], "citygraph import": []}
        idle = min(cost(LEFT_OUT)[0] for _ in range(options.runs))
        for run in range(options.runs):
            for name, program in zip(samples, (BARE, OURS)):
                store = str(Path(folder) / f"{name.split()[0]}-{run}")
                samples[name].append(cost(program.format(file=str(file), store=store)))
    print(f"{quads} quads, {file.name}; loading the modules takes {idle:.2f} CPU seconds, which import has within")
    print(f"{'':18} {'CPU s':>7} {'wall s':>7} {'MB':>6}")
    for name, each in samples.items():
        cpu, wall, megabytes = (min(one[i] for one in each) for i in range(3))
        print(f"{name:18} {cpu:7.2f} {wall:7.2f} {megabytes:6.0f}")
    for i, name in enumerate(("CPU", "the clock")):
        bare, ours = (min(one[i] for one in each) for each in samples.values())
        print(f"import / bulk_load by {name}: {ours / bare:.2f} (goal: 1.3)")


if __name__ == "__main__":
    main()
