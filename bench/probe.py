"""What a process of its own does to be measured: ``python -m bench.probe WHAT ...`` prints JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

_MEGABYTE = 1024 if sys.platform == "linux" else 1024 * 1024  # of ru_maxrss


def ready() -> None:
    """What a worker does before its first article."""
    from citygraph import intake

    intake.prepare()


def first(*files: str) -> None:
    """A worker's start and the first articles that it reads."""
    from citygraph import article, intake

    intake.prepare()
    for file in files:
        intake.extract(article.read_path(file))


def intake(table: str, jobs: str, *checkpoints: str) -> dict[str, Any]:
    """A table through the first stages of a build: what was spent and held when so many articles were done."""
    from citygraph.intake import Nothing, Taken, Wish, prepare, take_in

    prepare()
    marks = [int(mark) for mark in checkpoints]
    done = taken = claims = 0
    seen = [_now(done)]
    for progress in take_in([Path(table)], Nothing(), Wish(jobs=int(jobs))):
        done += len(progress.outcomes)
        for outcome in progress.outcomes:
            if isinstance(outcome, Taken):
                taken += 1
                claims += len(outcome.reading.claims)
        if marks and done >= marks[0]:
            marks = [mark for mark in marks if mark > done]
            seen.append(_now(done))
    if seen[-1]["done"] < done:
        seen.append(_now(done))
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "seen": seen,
        "taken": taken,
        "claims": claims,
        "worker_cpu": workers.ru_utime + workers.ru_stime,
        "worker_megabytes": workers.ru_maxrss / _MEGABYTE,
    }


def build(table: str, store: str) -> dict[str, float]:
    """A whole build, seconds of CPU by stage."""
    from citygraph import pipeline

    spent: dict[str, float] = {}
    last = ("starting", time.process_time())

    def advance(stage: str, done: int, total: int) -> None:  # noqa: ARG001 - as a build tells it
        nonlocal last
        now = time.process_time()
        spent[last[0]] = spent.get(last[0], 0) + now - last[1]
        last = (stage, now)

    pipeline.build([table], Path(store), advance=advance)
    return spent


def _now(done: int) -> dict[str, float]:
    return {"done": done, "cpu": time.process_time(), "wall": time.perf_counter(), "megabytes": _peak()}


def _peak() -> float:
    """The peak memory of this process so far; Linux counts into ru_maxrss what its maker held."""
    if sys.platform == "linux":
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(float(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / _MEGABYTE
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE


if __name__ == "__main__":
    print(json.dumps({"ready": ready, "first": first, "intake": intake, "build": build}[sys.argv[1]](*sys.argv[2:])))
