"""Whole processes, from nothing to an answer as CSV: ours, the engine's own program, and tools that read a file.

A stored query about the most connected place, beside the same text given to the engine's program; and one join, which
all others answer too. Who is quick takes turns, run by run; who reads a file first has fewer runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from bench.query_peers import Place, peers
from bench.report import number, table

_SLOW = 2  # runs of a tool that reads a file first


@dataclass
class Runs:
    """What the runs of one process took: seconds on the clock and of the CPU; and the lines of its answer."""

    what: str
    command: list[str]
    walls: list[float] = field(default_factory=list)
    cpus: list[float] = field(default_factory=list)
    lines: int = 0
    note: str = ""

    def run(self, patience: float, *, counts: bool = True) -> None:
        """Once more, unless it has come to nothing before."""
        if self.note:
            return
        compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        before, begun = getrusage(RUSAGE_CHILDREN), time.perf_counter()
        try:
            done = subprocess.run(self.command, capture_output=True, check=False, timeout=patience, env=compiled)
        except subprocess.TimeoutExpired:
            self.note = f"> {patience:g} s"
            return
        wall, after = time.perf_counter() - begun, getrusage(RUSAGE_CHILDREN)
        if done.returncode and not done.stdout:
            self.note = f"failed: {done.stderr.decode(errors='replace')[-80:]}"
        self.lines = done.stdout.count(b"\n")
        if counts:
            self.walls.append(wall)
            self.cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    def row(self, base: float) -> tuple[str, ...]:
        """A line of the table; `base` is the median on the clock of ours."""
        if self.note or not self.walls:
            return f"{self.what}: {self.note}", "", "", "", "", ""
        wall = median(self.walls)
        figures = (min(self.walls), wall, min(self.cpus))
        return self.what, number(self.lines), *(number(1000 * each) for each in figures), f"{wall / base:.2f}"


def processes(place: Place, runs: int, folder: Path, patience: float) -> str:
    """The table for one store."""
    ours = Runs(
        "citygraph query run partners", _citygraph("query", "run", "partners", "-p", f"place={place.thing}", at=place)
    )
    joined = Runs("citygraph sparql, a join", _citygraph("sparql", str(place.query), at=place))
    quick = [Runs("python -c pass", [sys.executable, "-c", "pass"]), ours, joined]
    slow = []
    for what, command in peers(folder):
        if isinstance(command, str):
            slow.append(Runs(what, [], note=command))
        elif what.startswith("oxigraph"):
            quick.append(Runs(f"{what}, the query of partners", command(place.asking(place.bound))))
            quick.append(Runs(f"{what}, the join", command(place)))
        else:
            slow.append(Runs(f"{what}, the join", command(place)))
    in_turn(quick, runs, patience)
    in_turn(slow, min(runs, _SLOW), patience)
    head = ("process", "lines", "ms, least", "ms, median", "CPU ms, least", "of ours")
    rows = [each.row(median((joined if "join" in each.what else ours).walls or [1.0])) for each in [*quick, *slow]]
    return f"{table(head, rows)}\n"


def in_turn(every: list[Runs], runs: int, patience: float) -> None:
    """Each once to be compiled and in the system's cache, then so many runs."""
    for turn in range(runs + 1):
        for each in every:
            each.run(patience, counts=turn > 0)


def _citygraph(*arguments: str, at: Place) -> list[str]:
    return [sys.executable, "-m", "citygraph", *arguments, "--store", str(at.store), "--format", "csv"]
