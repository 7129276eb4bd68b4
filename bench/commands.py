"""CPU and wall time of whole commands on the demo store, next to a bare interpreter in the same run.

    python bench/commands.py [--runs 10]

Prints the median of each, and how many bare ``python -c pass`` it costs. No figure is a test: machines differ.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BIN = Path(sys.executable).parent


def cost(command: list[str], env: dict[str, str]) -> tuple[float, float]:
    """CPU and wall milliseconds of one run; raises CalledProcessError when it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu * 1000, wall * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "CITYGRAPH_STORE": f"{folder}/store"}
        program = str(BIN / "citygraph")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "citygraph --help": [program, "--help"],
            "query list": [program, "query", "list"],
            "query run partners": [program, "query", "run", "partners", "-p", "place=Jakarta"],
            "show Jakarta": [program, "show", "Jakarta"],
            "export": [program, "export"],
        }
        build = cost([program, "build"], env)
        print(f"{'command':22} {'CPU ms':>8} {'wall ms':>8} {'x bare':>7}")
        print(f"{'build (bundled)':22} {build[0]:8.0f} {build[1]:8.0f}")
        bare = 0.0
        for name, command in commands.items():
            cost(command, env)
            samples = [cost(command, env) for _ in range(runs)]
            cpu, wall = (statistics.median(sample[i] for sample in samples) for i in (0, 1))
            bare = bare or cpu
            print(f"{name:22} {cpu:8.0f} {wall:8.0f} {cpu / bare:7.1f}")


if __name__ == "__main__":
    main()
