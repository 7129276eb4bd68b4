"""Several processes give what one gives, in the same order, and take no more than they need."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from citygraph import parallel, pipeline
from citygraph.errors import CitygraphError, InputError, StoreError


def slow_square(number: int) -> int:
    time.sleep(0.02 if number % 3 == 0 else 0)
    return number * number


def fail(number: int) -> int:
    raise InputError("no article", where=str(number), remedy="give one")


def die(number: int) -> int:
    os._exit(9)


def nothing() -> None:
    """There is nothing to prepare."""


@pytest.fixture(params=["fork", "spawn"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of making processes; tests themselves run beside threads."""
    monkeypatch.setattr(parallel, "_may_fork", lambda: request.param == "fork")


@pytest.mark.usefixtures("way")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_results_come_in_the_order_of_the_items() -> None:
    assert list(parallel.ordered_map(slow_square, range(30), 3, nothing)) == [n * n for n in range(30)]


def test_no_item_is_taken_before_there_is_somebody_to_work_on_it() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for _ in range(1000):
            taken += 1
            yield taken

    results = parallel.ordered_map(slow_square, items(), 2, nothing)
    assert next(results) == 1
    assert taken <= 10
    results.close()  # type: ignore[attr-defined]


@pytest.mark.usefixtures("way")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_an_error_comes_through_whole() -> None:
    with pytest.raises(InputError, match="7: no article; give one"):
        list(parallel.ordered_map(fail, [7], 2, nothing))


def test_a_killed_process_is_named() -> None:
    with pytest.raises(CitygraphError, match="a reading process was killed; free memory"):
        list(parallel.ordered_map(die, range(9), 2, nothing))


def test_zero_is_one_for_each_processor() -> None:
    assert parallel.processes(0) >= 1
    assert parallel.processes(5) == 5


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_ctrl_c_ends_all_of_them(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    with file.open("w") as stream:
        for number in range(60_000):
            stream.write(f'{{"text": "Kota {number} dan kota kembarnya {"x" * 400}"}}\n')
    command = [sys.executable, "-m", "citygraph", "build", "-j", "2", "--store", str(tmp_path / "store"), str(file)]
    build = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    try:
        deadline = time.monotonic() + 60
        while not (workers := children(build.pid)) and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.2)
        os.killpg(build.pid, signal.SIGINT)
        _, err = build.communicate(timeout=30)
    finally:
        build.kill()
    assert build.returncode == 130
    assert b"Traceback" not in err, err.decode()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
    with pytest.raises(StoreError, match="no store"):
        pipeline.status(tmp_path / "store")


def children(process: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if int(folder.joinpath("stat").read_text().rpartition(")")[2].split()[1]) == process:
                found.append(int(folder.name))
        except (OSError, ValueError):
            continue
    return found
