"""Queries that take too long or too much, or that Ctrl-C ends: what is said, what was written, and that it is over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

RUNAWAY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SORTED = f"{RUNAWAY} ORDER BY ?a"
SLACK = 1.0  # seconds beyond the limit
START = 10  # seconds for a process to start on a busy machine


def command(store: Path, *arguments: object, out: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "citygraph", "sparql", *map(str, arguments), "--store", str(store)]
    return subprocess.Popen(words, stdout=out, stderr=subprocess.PIPE)


@pytest.mark.parametrize("text", [SORTED, "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?i && ?a != ?i) }"])
def test_a_runaway_is_stopped(bundled_store: Path, text: str) -> None:
    quick = time_of(command(bundled_store, "ASK {}"))
    begun = time.monotonic()
    out, err = (process := command(bundled_store, text, "--timeout", 2)).communicate()
    assert 2 <= time.monotonic() - begun < 2 + 3 * quick + SLACK
    assert (process.returncode, out) == (1, b"")
    assert err == b"citygraph: the query was stopped after 2 s; make the query narrower, or raise --timeout\n"


def time_of(process: subprocess.Popen[bytes]) -> float:
    begun = time.monotonic()
    process.communicate()
    return time.monotonic() - begun


def test_what_came_before_the_limit_is_written(bundled_store: Path) -> None:
    out, err = (process := command(bundled_store, RUNAWAY, "--timeout", 1, "--format", "tsv")).communicate()
    assert process.returncode == 1
    assert err.count(b"\n") == 1
    assert out.startswith(b"?a\t?b\t?c\t?d\t?e\t?f\t?g\t?h\t?i\n")
    assert out.count(b"\n") > 1000


def test_too_much_memory(bundled_store: Path) -> None:
    _, err = (process := command(bundled_store, SORTED, "--memory", 250)).communicate()
    assert process.returncode == 1
    assert err.startswith(b"citygraph: the query was stopped when it held more than 250 MB")


@pytest.mark.parametrize(("text", "form"), [(SORTED, "table"), (RUNAWAY, "csv")])
def test_ctrl_c_is_immediate(bundled_store: Path, text: str, form: str) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell starts in the background inherits "ignore"
    process = command(bundled_store, text, "--format", form, out=subprocess.DEVNULL)
    wait_for_work(process)
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert time.monotonic() - begun < SLACK
    assert (process.returncode, err) == (130, b"citygraph: interrupted\n")


def test_a_file_appears_only_when_it_is_complete(bundled_store: Path, tmp_path: Path) -> None:
    process = command(bundled_store, SORTED, "--timeout", 1, "-o", tmp_path / "answer.csv", "--format", "csv")
    process.communicate()
    assert process.returncode == 1
    assert list(tmp_path.iterdir()) == []


def test_the_readers_time_is_not_the_querys(bundled_store: Path) -> None:
    text = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 10000"
    process = command(bundled_store, text, "--timeout", 2, "--format", "csv")
    time.sleep(4)
    out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert out.count(b"\n") == 10_001


def wait_for_work(process: subprocess.Popen[bytes]) -> None:
    """Until the engine has worked for a while: this process's time of CPU grows."""
    until = time.monotonic() + START
    stat = Path(f"/proc/{process.pid}/stat")
    if not stat.exists():
        time.sleep(3)
        return
    while time.monotonic() < until:
        used = sum(int(ticks) for ticks in stat.read_text().rpartition(")")[2].split()[11:13])
        if used / os.sysconf("SC_CLK_TCK") > 1:
            return
        time.sleep(0.05)
    process.kill()
    process.communicate()
    raise AssertionError("the query does not begin")


def test_services_that_are_not_allowed(run, built) -> None:
    text = "SELECT * { SERVICE <http://127.0.0.1:8/sparql> { ?s ?p ?o } }"
    outcome = run("sparql", text)
    assert outcome.code == 1
    assert "SERVICE would ask another server" in outcome.complaint
    assert "--allow-service http://127.0.0.1:8/sparql" in outcome.complaint
    allowed = run("sparql", text, "--allow-service", "http://127.0.0.1:8/sparql")
    assert allowed.code == 1
    assert "the query failed" in allowed.complaint  # nobody answers there


@pytest.mark.parametrize("option", ["--timeout", "--memory"])
@pytest.mark.parametrize("value", ["-1", "soon"])
def test_limits_are_numbers(run, built, option: str, value: str) -> None:
    assert run("sparql", "ASK {}", option, value).code == 2


def test_no_limit(run, built) -> None:
    assert run("sparql", "ASK {}", "--timeout", "0", "--memory", "0").out == "yes\n"


@pytest.mark.parametrize("command_", [("sparql", "SELECT * { ?a ?b ?c . ?c ?d ?e }"), ("query", "run", "network")])
def test_a_query_is_explained(run, built, command_: tuple[str, ...]) -> None:
    outcome = run(*command_, "--explain")
    assert outcome.code == 0
    assert "part of the query" in outcome.out.splitlines()[0]
    assert "(the whole query" in outcome.out


def test_the_shortest_limit(bundled_store: Path) -> None:
    _, err = (process := command(bundled_store, SORTED, "--timeout", 0.001)).communicate()
    assert process.returncode == 1
    assert err.startswith(b"citygraph: the query was stopped after 0.001 s")
