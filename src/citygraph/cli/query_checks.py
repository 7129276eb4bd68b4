"""``query test`` and ``query lint``: whether stored queries answer as they should, and can at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citygraph.cli.bounded import limit_options
from citygraph.cli.completion import query_names
from citygraph.cli.endpoint import Endpoint, endpoint_options
from citygraph.cli.options import destination, store_option
from citygraph.cli.queries import query
from citygraph.cli.query_options import queries_option
from citygraph.errors import QueryError

if TYPE_CHECKING:
    from citygraph.query import StoredQuery
    from citygraph.query.limits import Limits
    from citygraph.query.names import Index
    from citygraph.query.server import AnyStore
    from citygraph.query.testing import Outcome
    from citygraph.query.workers import Workers

    _Data = tuple[AnyStore, Workers, Index | None]


@query.command("test")
@click.argument("wanted", nargs=-1, metavar="[NAME | FILE | FOLDER]...", shell_complete=query_names)
@click.option(
    "--junit", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write JUnit XML here as well."
)
@queries_option
@limit_options
@endpoint_options
@store_option
@click.pass_context
def check_answers(
    context: click.Context,
    wanted: tuple[str, ...],
    junit: Path | None,
    folders: tuple[Path, ...],
    limits: Limits,
    endpoint: Endpoint | None,
    store: Path,
) -> None:
    """Run the tests in the headers of stored queries; exit 1 when one fails.

    They are asked of the file that a test names, or of tests/world.trig beside the query; with --store, or where there
    is no such file, of the store; with --endpoint, of a server. Each test has the whole --timeout, in a process that
    is ended when it is over; the others go on.

    \b
    Example:
      citygraph query test
      citygraph query test --timeout 5 partners
      citygraph query test my-queries --junit report.xml
    """
    from citygraph import query as room
    from citygraph.query import testing

    queries, outcomes = _read(room.chosen(wanted, folders))
    own_store = context.get_parameter_source("store") is click.core.ParameterSource.COMMANDLINE
    if endpoint:
        with endpoint.open(limits.seconds) as server:
            outcomes += [
                testing.check(one, test, server, server, server.names) for one in queries for test in one.tests
            ]
    else:
        outcomes += _outcomes(queries, store, limits, own_store=own_store)
    untested = [one.name for one in queries if not one.tests]
    if junit:
        with destination(junit) as out:
            testing.write_junit(outcomes, out)
    with destination(None) as out:
        testing.write_lines(outcomes, untested, out)
    if not outcomes:
        raise QueryError("there is nothing to test", remedy="add 'tests:' to a header (docs/stored-queries.md)")
    context.exit(0 if all(one.passed for one in outcomes) else 1)


def _read(files: Iterable[Path]) -> tuple[list[StoredQuery], list[Outcome]]:
    """The queries of files, and what became of those that are none."""
    from citygraph import query as room
    from citygraph.query import testing

    queries, outcomes = [], []
    for file in files:
        try:
            queries.append(room.read_query(file))
        except QueryError as error:
            outcomes.append(testing.unread(file, error))
    return queries, outcomes


def _outcomes(queries: list[StoredQuery], store: Path, limits: Limits, *, own_store: bool) -> Iterator[Outcome]:
    """Each test of each query, asked of a process that can be ended; the store is opened when the first needs it."""
    from citygraph.query import testing

    with ExitStack() as stack:
        opened: dict[Path | None, _Data] = {}
        before: Workers | None = None
        for one in queries:
            for test in one.tests:
                world = None if own_store else testing.world_of(one, test)
                try:
                    if world not in opened:
                        opened[world] = _open(world, store, limits, stack)
                except QueryError as error:  # of the test's own file; what is wrong with the store ends them all
                    yield testing.unasked(one, test, error)
                    continue
                data, engine, names = opened[world]
                if before is not None and before is not engine:
                    before.close()  # one process at a time, however many files there are
                before = engine
                yield testing.check(one, test, data, engine, names)


def _open(world: Path | None, store: Path, limits: Limits, stack: ExitStack) -> _Data:
    """A file of RDF, or the store."""
    from citygraph import graph
    from citygraph.query import testing
    from citygraph.query.workers import Workers

    if world is not None:
        data = testing.store_of(world)
        return data, stack.enter_context(Workers(data, limits)), None
    snapshot = stack.enter_context(graph.open_store(store))
    return snapshot.store, stack.enter_context(Workers(snapshot.graph, limits)), snapshot.names


@query.command("lint")
@click.argument("wanted", nargs=-1, metavar="[NAME | FILE | FOLDER]...", shell_complete=query_names)
@click.option("--format", "form", type=click.Choice(["lines", "json"]), default="lines", show_default=True)
@click.option("--strict", is_flag=True, help="Exit 1 for warnings too.")
@queries_option
@click.pass_context
def lint_queries(
    context: click.Context, wanted: tuple[str, ...], form: str, strict: bool, folders: tuple[Path, ...]
) -> None:
    """Check stored queries without running them; exit 1 when one has an error.

    \b
    Example:
      citygraph query lint
      citygraph query lint my-queries --strict
    """
    from citygraph import query as room
    from citygraph.query import lint

    files = room.chosen(wanted, folders)
    findings = [finding for file in files for finding in lint.lint_file(file)]
    with destination(None) as out:
        if form == "json":
            lint.write_json(findings, out)
        else:
            lint.write_lines(findings, len(files), out)
    context.exit(1 if any(strict or one.severity == "error" for one in findings) else 0)
