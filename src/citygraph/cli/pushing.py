"""``push`` and ``pull``: the graph to a SPARQL server and back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from citygraph.cli.building import print_figures
from citygraph.cli.endpoint import Endpoint, server_options
from citygraph.cli.groups import complain
from citygraph.cli.options import destination, output_option, store_option, view_options
from citygraph.errors import UsageError
from citygraph.views import View

_WAYS = ("update", "quads", "graph-store")
_SERVERS = ("oxigraph", "virtuoso", "fuseki", "graphdb", "stardog", "other")
_timeout = click.option(
    "--timeout",
    type=click.FloatRange(0.1),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
    help="How long the server may say nothing.",
)


@click.command()
@click.argument("url")
@click.option("--by", type=click.Choice(_WAYS), help="The protocol, if not the fastest that it is known to take.")
@click.option("--server", type=click.Choice(_SERVERS), help="The kind of server, if it doesn't tell itself.")
@click.option("--write-to", default="", metavar="URL", help="Where to write, if that is elsewhere on the server.")
@click.option("--replace", is_flag=True, help="Replace what else is in the graph for our facts.")
@click.option(
    "--batch", type=click.IntRange(1), default=10_000, show_default=True, metavar="N", help="Triples in a request."
)
@server_options[0]
@server_options[1]
@_timeout
@view_options
@store_option
def push(
    url: str,
    by: str | None,
    server: str | None,
    write_to: str,
    replace: bool,
    batch: int,
    user: str,
    graph: str,
    timeout: float,
    view: View,
    store: Path,
) -> None:
    """Make the graph of a SPARQL 1.1 server that of the store; URL is where the server takes queries.

    A push that was cut goes on where it was when it is called again; one that is repeated changes nothing. The user is
    that of --user or CITYGRAPH_USER, the password that of CITYGRAPH_PASSWORD or of your keyring.

    \b
    Example:
      citygraph push http://localhost:7878/query
      CITYGRAPH_USER=dba CITYGRAPH_PASSWORD=… citygraph push http://localhost:8890/sparql
      citygraph query run partners -p place=Jakarta --endpoint http://localhost:7878/query
    """
    from citygraph import graph as room
    from citygraph import pushing, views

    with Endpoint(url, graph, user).line(timeout) as client, room.open_store(store) as snapshot:
        kind = pushing.kind_of(client, server or "")
        target = pushing.Target.of(client, kind, way=by or "", graph=graph, write=write_to)
        seen = views.store_of(snapshot, view)
        with _progress("pushing") as advance:
            done = pushing.push(seen, target, replace=replace, size=batch, advance=advance)
    before = f", {done.triples - done.sent:,} of them by the push before" if done.sent < done.triples else ""
    complain(f"{done.triples:,} triples in {done.graphs:,} graphs are on the server{before}")


@click.command()
@click.argument("url")
@click.option("--format", "form", type=click.Choice(["turtle", "trig", "nq", "nt"]), help="Of the file (trig).")
@server_options[0]
@server_options[1]
@_timeout
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Make a store of it.")
@output_option
def pull(
    url: str, form: str | None, user: str, graph: str, timeout: float, into: Path | None, output: Path | None
) -> None:
    """Write the graph of a SPARQL server, the same bytes as `export` of the store that it was pushed from.

    With --into it becomes a store, as `import` would restore it from these bytes. A line that is dropped is taken up
    again; when the server fails for good, neither the file nor the store is there. On the way the graph lies in the
    temporary folder.

    \b
    Example:
      citygraph pull http://localhost:7878/query -o citygraph.trig
      citygraph pull http://localhost:7878/query --into fetched
    """
    from citygraph import graph as room
    from citygraph import importing, pipeline, pushing

    if into and (output or form):
        raise UsageError("--into makes a store, not a file", remedy="leave out -o and --format, or --into")
    if into and not pipeline.is_empty(into):
        raise UsageError("the store holds something already", where=str(into), remedy="name a new folder")
    with Endpoint(url, graph, user).open(None, timeout) as server, _progress("pulling") as advance:
        if into:
            fill = partial(pushing.pull, server, advance=advance)
            print_figures(importing.Imported(pipeline.restore_from(fill, url, into)).figures())
            return
        with pushing.pulled(server, advance) as store, destination(output) as out:
            room.export(store, form or "trig", out)


@contextmanager
def _progress(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on stderr, for a person who watches."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr, show_percent=True, show_eta=True) as bar:

        def advance(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield advance
