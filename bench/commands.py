"""CPU and wall time of whole commands on the demo store, next to a bare interpreter in the same run.

    python bench/commands.py [--runs 10]

Prints the least and the median of each, once its modules are compiled, and how many bare ``python -c pass`` it costs.
No figure is a test: machines differ.
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
        compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env = {**compiled, "CITYGRAPH_STORE": f"{folder}/store"}
        program = [sys.executable, "-m", "citygraph"]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "citygraph --help": [*program, "--help"],
            "query list": [*program, "query", "list"],
            "query run partners": [*program, "query", "run", "partners", "-p", "place=Jakarta"],
            "show Jakarta": [*program, "show", "Jakarta"],
            "export": [*program, "export"],
        }
        build = cost([*program, "build"], env)
        print(f"build of the bundled articles: CPU {build[0]:.0f} ms, on the clock {build[1]:.0f} ms\n")
        print(f"{'command':22} {'CPU ms, least':>13} {'median':>8} {'x bare':>7} {'ms, least':>10} {'median':>8}")
        bare = 0.0
        for name, command in commands.items():
            cost(command, env)
            samples = [cost(command, env) for _ in range(runs)]
            (cpu, usual), (wall, clock) = ((min(each), statistics.median(each)) for each in zip(*samples, strict=True))
            bare = bare or cpu
            print(f"{name:22} {cpu:13.0f} {usual:8.0f} {cpu / bare:7.1f} {wall:10.0f} {clock:8.0f}")


if __name__ == "__main__":
    main()
