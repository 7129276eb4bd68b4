"""Queries in a process that is killed when they meet a limit; and in the same words as without one."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pyoxigraph as ox
import pytest

from citygraph.errors import QueryError
from citygraph.query.limits import Limits
from citygraph.query.run import run
from citygraph.query.workers import Workers

RUNAWAY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ENDLESS = (
    f"{RUNAWAY} ORDER BY ?a",
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?i && ?a != ?i) }",
    "CONSTRUCT { ?a ?b ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?i && ?a != ?i) }",
)
SLACK = 1.0  # seconds beyond the limit


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a graph of 20,000 triples, whose product with itself nobody sees the end of."""
    folder = tmp_path_factory.mktemp("large") / "graph"
    store = ox.Store(str(folder))
    store.bulk_extend(
        ox.Quad(ox.NamedNode(f"http://e/{i % 500}"), ox.NamedNode(f"http://e/p{i % 7}"), ox.Literal(i))
        for i in range(20_000)
    )
    store.flush()
    return folder


@pytest.fixture
def workers(large: Path) -> Iterator[Workers]:
    with Workers(large, Limits(20, 500)) as made:
        made.run("ASK {}")  # started
        yield made


def processes() -> set[int]:
    """The workers of this process that live."""
    listed = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout
    rows = (line.split(None, 2) for line in listed.splitlines()[1:])
    return {int(pid) for pid, parent, what in rows if int(parent) == os.getpid() and "citygraph.query.worker" in what}


@pytest.mark.parametrize("text", ENDLESS)
def test_a_runaway_is_stopped_and_its_memory_freed(workers: Workers, text: str) -> None:
    before = processes()
    begun = time.monotonic()
    with pytest.raises(QueryError, match="the query was stopped after 1 s; make the query narrower") as caught:
        list(workers.run(text, Limits(1, 2000)).rows())
    assert 1 <= time.monotonic() - begun < 1 + SLACK
    assert caught.value.exit_code == 1
    assert len(processes()) == len(before) - 1
    assert workers.run("ASK {}").truth


def test_a_runaway_gives_rows_until_it_is_stopped(workers: Workers) -> None:
    numbers = count()
    rows = zip(numbers, workers.run(RUNAWAY, Limits(1, None)).rows())
    with pytest.raises(QueryError, match="stopped after 1 s"):
        deque(rows, 0)
    assert next(numbers) > 1000


def test_only_the_time_that_the_query_takes_counts(workers: Workers) -> None:
    rows = workers.run("SELECT * { ?a ?b ?c }", Limits(1, None)).rows()
    next(rows)
    time.sleep(1.2)
    assert sum(1 for _ in rows) == 20_000 - 1


def test_too_much_memory(workers: Workers) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryError, match=r"stopped when it held more than 100 MB; .* raise --memory"):
        list(workers.run(ENDLESS[0], Limits(20, 100)).rows())
    assert time.monotonic() - begun < 15
    assert workers.run("ASK {}").truth


def test_one_process_answers_many_questions(workers: Workers) -> None:
    one = processes()
    assert len(one) == 1
    for number in range(20):
        (row,) = workers.run(f"SELECT ({number} AS ?n) {{}}").rows()
        assert row[0] == ox.Literal(number)
    with pytest.raises(QueryError, match="syntax error in line 1"):
        workers.run("SELECT nonsense")
    assert processes() == one


def test_answers_may_be_read_side_by_side(workers: Workers) -> None:
    first, second = (workers.run("SELECT ?c { ?a ?b ?c } ORDER BY ?c").rows() for _ in range(2))
    assert all(one == other for one, other in zip(first, second, strict=True))
    assert len(processes()) == 2


def test_who_lets_go_of_an_answer_ends_it(workers: Workers) -> None:
    rows = workers.run(RUNAWAY).rows()
    next(rows)
    assert len(processes()) == 1
    del rows
    gc.collect()
    assert not processes()
    assert workers.run("ASK {}").truth


def test_closing_ends_the_processes(large: Path) -> None:
    with Workers(large) as made:
        made.run("ASK {}")
        assert len(processes()) == 1
    assert not processes()


def test_a_worker_does_not_outlive_who_asked_it(large: Path) -> None:
    """Not even when the asker is killed while the engine works."""
    code = f"""
from pathlib import Path
from citygraph.query.workers import Workers
from citygraph.query.limits import Limits
workers = Workers(Path({str(large)!r}), Limits(None, None))
workers.run("ASK {{}}")
print(workers._idle[0]._process.pid, flush=True)
workers.run({ENDLESS[1]!r})
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as asker:
        assert asker.stdout is not None
        worker = int(asker.stdout.readline())
        time.sleep(0.5)
        asker.kill()
    for _ in range(50):
        if not Path(f"/proc/{worker}").exists() and not lives(worker):
            return
        time.sleep(0.1)
    os.kill(worker, 9)
    raise AssertionError("the worker goes on")


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_that_crashes_is_an_error(workers: Workers) -> None:
    (pid,) = processes()
    os.kill(pid, 11)
    with pytest.raises(QueryError, match="the engine ended without an answer"):
        workers.run("ASK {}")
    assert workers.run("ASK {}").truth


TERMS = (
    *('"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"007"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    *('"1e0"^^<http://www.w3.org/2001/XMLSchema#double>', '"a\\tb\\r\\nc"', '"\\"\\\\"', '"sari"@id-Latn', "<http://e/é>"),
    *('"2025-08"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>', '"😀 e\\u0301"', '""', "true", "STRDT('x', <http://e/t>)"),
)  # fmt: skip


@pytest.mark.parametrize("text", [f"SELECT ({term} AS ?x) ?y {{}}" for term in TERMS])
def test_terms_come_over_as_they_are(workers: Workers, text: str) -> None:
    assert list(workers.run(text).rows()) == list(run(ox.Store(), text).rows())


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * {}",
        "SELECT * { FILTER(false) }",
        "SELECT ?x { FILTER(false) }",
        "SELECT ?x {}",
        "ASK {}",
        "ASK { FILTER(false) }",
    ],
)
def test_small_answers_come_over_as_they_are(workers: Workers, text: str) -> None:
    ours, alone = workers.run(text), run(ox.Store(), text)
    assert (ours.form, ours.columns) == (alone.form, alone.columns)
    if ours.form == "boolean":
        assert ours.truth == alone.truth
    else:
        assert list(ours.rows()) == list(alone.rows())


def test_graphs_come_over_as_they_are(workers: Workers, large: Path) -> None:
    text = "CONSTRUCT { ?a ?b ?c } { ?a ?b ?c FILTER(?c < 50) }"
    ours = set(workers.run(text).triples())
    assert ours == set(run(ox.Store.read_only(str(large)), text).triples())
    assert len(ours) == 50


def test_a_store_in_memory_is_copied(world: ox.Store) -> None:
    text = "SELECT ?s { ?s a <https://w3id.org/citygraph/ontology#City> } ORDER BY ?s"
    with Workers(world) as made:
        assert list(made.run(text).rows()) == list(run(world, text).rows())
