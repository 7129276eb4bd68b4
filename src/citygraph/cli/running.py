"""``query run`` and ``sparql``: questions and their answers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citygraph.cli.answering import Wanted, answer_options, write_answer
from citygraph.cli.bounded import bounded, explain_option, limit_options, service_option, write_explanation
from citygraph.cli.completion import query_names
from citygraph.cli.endpoint import Endpoint, endpoint_options
from citygraph.cli.groups import complain_of_version
from citygraph.cli.options import output_option, store_option, view_options
from citygraph.cli.queries import query
from citygraph.cli.query_options import Question, parameter_option, queries_option
from citygraph.errors import QueryError, UsageError
from citygraph.views import WHOLE, View

if TYPE_CHECKING:
    from citygraph.query import StoredQuery
    from citygraph.query.limits import Limits
    from citygraph.query.names import Index
    from citygraph.query.server import AnyStore


@query.command("run", cls=Question)
@click.argument("name", shell_complete=query_names)
@parameter_option
@queries_option
@answer_options
@view_options
@limit_options
@service_option
@explain_option
@output_option
@endpoint_options
@store_option
def run_query(
    name: str,
    params: tuple[str, ...],
    folders: tuple[Path, ...],
    wanted: Wanted,
    view: View,
    limits: Limits,
    services: tuple[str, ...],
    explain: bool,
    output: Path | None,
    endpoint: Endpoint | None,
    store: Path,
) -> None:
    """Run a stored query.

    \b
    Example:
      citygraph query run partners -p place=Jakarta --format csv
      citygraph query run partners -p place=Jakarta --as-of 2019-12-31
      citygraph query run agreements --limit 20 --offset 40 --evidence
      citygraph query run partners -p place=Jakarta --endpoint http://localhost:7878/query
    """
    from citygraph import query as room

    stored = room.find(name, folders)
    given = room.parse_assignments(params)

    def bound(asked: AnyStore, names: Index) -> str:
        return room.bind(stored.text, room.arguments(stored, given, asked, names))

    _answer(bound, stored, wanted, view, limits, services, explain, output, endpoint, store)


@click.command()
@click.argument("text", metavar="[QUERY | FILE | -]", default="-")
@answer_options
@limit_options
@service_option
@explain_option
@output_option
@endpoint_options
@store_option
def sparql(
    text: str,
    wanted: Wanted,
    limits: Limits,
    services: tuple[str, ...],
    explain: bool,
    output: Path | None,
    endpoint: Endpoint | None,
    store: Path,
) -> None:
    """Run any SPARQL 1.1 query, read-only: given as text, in a file, or on stdin.

    \b
    Example:
      citygraph sparql --explain --timeout 5 query.rq
      citygraph sparql 'SELECT ?s WHERE { ?s a <https://w3id.org/citygraph/ontology#City> }'
    """
    source = _query_text(text)
    _answer(lambda *_: source, None, wanted, WHOLE, limits, services, explain, output, endpoint, store)


def _answer(
    bound: Callable[[AnyStore, Index], str],
    stored: StoredQuery | None,
    wanted: Wanted,
    view: View,
    limits: Limits,
    services: tuple[str, ...],
    explain: bool,
    output: Path | None,
    endpoint: Endpoint | None,
    store: Path,
) -> None:
    """Ask a server or a store, seen as `view` says; `bound` gives the query's text by what is known there."""
    from citygraph import graph, views
    from citygraph import query as room
    from citygraph.query.proved_before import apart_of

    if endpoint:
        endpoint.refuse(explain=explain, as_of=view.as_of, min_confidence=view.min_confidence)
        with endpoint.open(limits.seconds) as server, bounded(output, limits) as out:
            write_answer(server, bound(server, server.names), wanted, out, services, stored)
        return
    with graph.open_store(store) as snapshot:
        if explain:
            whole = views.see(snapshot, view)
            write_explanation(whole.asked, bound(whole.store, snapshot.names), output, limits, services)
            return
        with bounded(output, limits) as out:
            asks_articles = wanted.evidence or stored is None or room.asks_articles(stored.text)
            seen = views.see(snapshot, view, articles=asks_articles)
            with apart_of(seen.store, seen.folder) as apart:
                write_answer(seen.store, bound(seen.store, snapshot.names), wanted, out, services, stored, apart)
        if snapshot.is_of_another_version():
            complain_of_version()


def _query_text(argument: str) -> str:
    """The query itself: the argument, what stands in the file of that name, or what comes on stdin."""
    try:
        if argument == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        if _is_there(argument):
            return Path(argument).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError("the query is not UTF-8", where=argument, remedy="convert it to UTF-8") from error
    except OSError as error:
        raise QueryError(f"cannot be read ({error.strerror})", where=argument, remedy="check the path") from error
    if len(argument.split()) == 1 and Path(argument).suffix in (".rq", ".sparql"):
        raise UsageError("no such file", where=argument, remedy="give a file, a query, or - for stdin")
    return argument


def _is_there(argument: str) -> bool:
    """True for the name of a file, also of a pipe as in "<(…)", or of a folder."""
    try:
        return Path(argument).exists()
    except (OSError, ValueError):  # a query is too long for a name, or holds what no name may hold
        return False
