"""The stored queries, each with the parameters that ask most of it: wall and CPU time beside the bare engine.

A query is first asked of a process that can be killed (`citygraph.query.workers`): one without an end says so.
"""

from __future__ import annotations

import io
import time
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

import pyoxigraph as ox

from bench.report import number, table
from citygraph import graph, query
from citygraph.errors import ParameterError, QueryError
from citygraph.query.allowed import check
from citygraph.query.apart import Apart
from citygraph.query.limits import Limits
from citygraph.query.reach import reached
from citygraph.query.stored import StoredQuery
from citygraph.query.workers import Workers
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

UNION = [ox.DefaultGraph(), ox.NamedNode(INFERRED_GRAPH), ox.NamedNode(ONTOLOGY_GRAPH)]
OWN = 0.003  # seconds of CPU that our part may take
OFTEN = 15  # times that our part is timed, of which the least counts: it is short, and soon done
LONGEST = 5.0  # seconds for the first run
PREFIXES = "PREFIX cg: <https://w3id.org/citygraph/ontology#>"
MOST_CONNECTED = "?x cg:partner ?thing"
MOST_TIED = "?x cg:partner ?thing, <{}> FILTER(?thing != <{}>)"
LONGEST_IN_OFFICE = "?x cg:holder ?thing"
ANY_TIE = "?thing a cg:Partnership"
SECOND = ("other", "to")  # parameters that take the second place of a pair
Given = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A stored query with parameters as a user writes them, by a name for the table."""

    stored: StoredQuery
    name: str
    given: Given


@dataclass(frozen=True, slots=True)
class Took:
    """Median seconds of one case: on the clock, and of the CPU, by our way and by the engine alone."""

    rows: int
    wall: float
    cpu: float
    bare_wall: float
    bare_cpu: float
    own: float
    """Least seconds of the CPU of all that we do before the engine is asked."""


def stored_queries(snapshot: graph.Snapshot, runs: int, only: Collection[str] = ()) -> str:
    """The table of all cases, and what is slowest."""
    rows, times, own = [], [], []
    apart = Apart(snapshot.store)
    with Workers(snapshot.graph, Limits(LONGEST, None)) as workers:
        for case in cases(snapshot, only):
            took = timed(snapshot, workers, apart, case, runs)
            times.append(took.wall if took else float("inf"))
            if took:
                own.append(took.own)
            told = (
                (number(took.rows), *map(milliseconds, (took.wall, took.cpu, took.bare_wall, took.bare_cpu, took.own)))
                if took
                else ()
            )
            rows.append((case.stored.name, case.name, *(told or (f"> {LONGEST:g} s", "", "", "", "", ""))))
    head = ("stored query", "parameters", "rows", "ms", "CPU ms", "engine, ms", "CPU ms", "before it, CPU ms")
    over = [sum(each > limit for each in times) for limit in (0.1, 1.0)]
    summary = (
        f"{len(times)} cases: median {milliseconds(median(times))} ms, {over[0]} over 100 ms, {over[1]} over 1 s.\n"
    )
    if own:
        more = sum(each > OWN for each in own)
        summary += (
            f"Our own part before the engine is asked: median {milliseconds(median(own))} ms of CPU, at most "
            f"{milliseconds(max(own))}, more than {milliseconds(OWN)} ms in {more} of {len(own)} cases.\n"
        )
    return f"{table(head, rows)}\n\n{summary}"


def cases(snapshot: graph.Snapshot, only: Collection[str] = ()) -> Iterator[Case]:
    """Each query with required parameters alone, with its examples, and with the most connected place."""
    for stored in query.catalogue():
        if only and stored.name not in only:
            continue
        wanted = {
            "required": required(stored, snapshot.store),
            "examples": {each.name: str(each.example) for each in stored.parameters if each.example},
            "most connected": {**required(stored, snapshot.store), **places(stored, snapshot.store)},
        }
        seen: list[Given] = []
        for name, given in wanted.items():
            if given not in seen and is_known(stored, given, snapshot):
                seen.append(given)
                yield Case(stored, name if given else "none", given)


def is_known(stored: StoredQuery, given: Given, snapshot: graph.Snapshot) -> bool:
    """Whether the store has what the parameters name."""
    try:
        query.arguments(stored, given, snapshot.store, snapshot.names)
    except ParameterError:
        return False
    return True


def required(stored: StoredQuery, store: ox.Store) -> dict[str, str]:
    """What a query must be given: the thing with most facts of the kind that it asks for."""
    kinds = {"official": LONGEST_IN_OFFICE, "iri": ANY_TIE}
    given = {each.name: str(each.example) for each in stored.parameters if each.required}
    of_kinds = {
        each.name: most(store, kinds[each.type])
        for each in stored.parameters
        if each.required and each.type in kinds and not str(each.example).startswith("cg:")
    }
    needed = {each.name for each in stored.parameters if each.required}
    return {**given, **of_kinds, **{name: iri for name, iri in places(stored, store).items() if name in needed}}


def places(stored: StoredQuery, store: ox.Store) -> dict[str, str]:
    """The most connected place for each parameter that takes one, and for a second one that with most ties to it."""
    first = most(store, MOST_CONNECTED)
    second = most(store, MOST_TIED.format(first, first))
    names = [each.name for each in stored.parameters if each.type == "place"]
    return {name: second if name in SECOND else first for name in names}


def most(store: ox.Store, pattern: str) -> str:
    """The thing for which a pattern matches most often."""
    text = f"{PREFIXES} SELECT ?thing {{ {pattern} }} GROUP BY ?thing ORDER BY DESC(COUNT(*)) STR(?thing) LIMIT 1"
    return str(next(iter(store.query(text)))[0].value)


def timed(snapshot: graph.Snapshot, workers: Workers, apart: Apart, case: Case, runs: int) -> Took | None:
    """The medians of a case; None when it does not end in time."""
    bound = query.bind(case.stored.text, query.arguments(case.stored, case.given, snapshot.store, snapshot.names))
    rows = count(workers, bound)
    if rows is None:
        return None
    ours = lambda: by_our_way(snapshot, apart, case.stored.name, case.given)  # noqa: E731
    wall, cpu, bare_wall, bare_cpu = in_turn((ours, lambda: bare(snapshot.store, bound)), runs)
    own = min(seconds_of(lambda t=turn: before_the_engine(snapshot, apart, case, t))[1] for turn in range(OFTEN))
    return Took(rows, wall, cpu, bare_wall, bare_cpu, own)


def before_the_engine(snapshot: graph.Snapshot, apart: Apart, case: Case, turn: int) -> object:
    """Header, parameters, binding, checking, and which graphs are asked: of a text that nobody asked before."""
    stored = query.find(case.stored.name)
    terms = query.arguments(stored, case.given, snapshot.store, snapshot.names)
    text = f"{query.bind(stored.text, terms)}\n# {turn}"
    check(text)
    return reached(snapshot.store, text, UNION, apart)


def count(workers: Workers, text: str) -> int | None:
    """The number of rows or triples, 1 for a yes or no; None when it does not end in time."""
    try:
        result = workers.run(text)
        if result.form == "boolean":
            return 1
        return sum(1 for _ in (result.rows() if result.form == "rows" else result.triples()))
    except QueryError as error:
        if "stopped" not in str(error):
            print(error)
        return None


def by_our_way(snapshot: graph.Snapshot, apart: Apart, name: str, given: Given) -> int:
    """From the name of the query to the bytes of its answer."""
    stored = query.find(name)
    terms = query.arguments(stored, given, snapshot.store, snapshot.names)
    return rendered(snapshot.store, query.bind(stored.text, terms), "csv", apart)


def rendered(store: ox.Store, text: str, form: str, apart: Apart | None = None) -> int:
    """The number of bytes of an answer in a format."""
    out = io.BytesIO()
    result = query.run(store, text, apart=apart)
    query.render(result, form if result.form != "graph" else "nt", out)
    return out.tell()


def bare(store: ox.Store, text: str, form: str = "CSV") -> int:
    """The engine alone, with the same bytes as a result."""
    out = io.BytesIO()
    answer = store.query(text, default_graph=UNION)
    is_graph = isinstance(answer, ox.QueryTriples)
    answer.serialize(out, ox.RdfFormat.N_TRIPLES if is_graph else getattr(ox.QueryResultsFormat, form))
    return out.tell()


def in_turn(works: tuple[Callable[[], object], ...], runs: int) -> tuple[float, ...]:
    """The median seconds of each, on the clock and of the CPU, once warm."""
    spent: list[tuple[list[float], list[float]]] = [([], []) for _ in works]
    for turn in range(runs + 1):
        for work, (walls, cpus) in zip(works, spent, strict=True):
            wall, cpu = seconds_of(work)
            if turn:
                walls.append(wall)
                cpus.append(cpu)
    return tuple(median(each) for pair in spent for each in pair)


def seconds_of(work: Callable[[], object]) -> tuple[float, float]:
    """How long a work takes, on the clock and of the CPU."""
    begun, before = time.perf_counter(), time.process_time()
    result = work()
    if isinstance(result, Iterator):
        deque(result, 0)
    return time.perf_counter() - begun, time.process_time() - before


def milliseconds(seconds: float) -> str:
    """As the tables show it."""
    return "too long" if seconds == float("inf") else number(seconds * 1000)
