"""``query``, ``sparql`` and ``show``: questions and answers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from citygraph.cli.options import Group, destination, output_option, store_option
from citygraph.errors import QueryError, UsageError

FORMATS = ("table", "csv", "tsv", "json", "md", "ttl")
format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="ttl is for graph results."
)


@click.group(cls=Group)
def query() -> None:
    """Stored queries: list them, read one, run one.

    \b
    Example:
      citygraph query list
    """


@query.command("list")
@click.option("--tag", help="Only queries with this tag.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def list_queries(tag: str | None, form: str) -> None:
    """List the stored queries.

    \b
    Example:
      citygraph query list --tag partnerships
    """
    from citygraph import query as room

    with destination(None) as out:
        room.render_catalogue(room.catalogue(tag=tag), form, out)


@query.command("show")
@click.argument("name")
def show_query(name: str) -> None:
    """Print a stored query as it stands in its file: summary, parameters, SPARQL.

    \b
    Example:
      citygraph query show partners
    """
    from citygraph import query as room

    click.echo(room.find(name).text)


@query.command("run")
@click.argument("name")
@click.option("-p", "--param", "params", multiple=True, metavar="KEY=VALUE", help="A parameter; may be repeated.")
@format_option
@output_option
@store_option
def run_query(name: str, params: tuple[str, ...], form: str, output: Path | None, store: Path) -> None:
    """Run a stored query.

    \b
    Example:
      citygraph query run partners -p place=Jakarta --format csv
    """
    from citygraph import graph
    from citygraph import query as room

    stored = room.find(name)
    given = room.parse_assignments(params)
    with graph.open_store(store) as snapshot, destination(output) as out:
        terms = room.arguments(stored, given, snapshot.store, snapshot.names)
        room.render(room.run(snapshot.store, room.bind(stored.text, terms)), form, out)


@click.command()
@click.argument("text", metavar="[QUERY | FILE | -]", default="-")
@format_option
@output_option
@store_option
def sparql(text: str, form: str, output: Path | None, store: Path) -> None:
    """Run any SPARQL 1.1 query, read-only: given as text, in a file, or on stdin.

    \b
    Example:
      citygraph sparql 'SELECT ?s WHERE { ?s a <https://w3id.org/citygraph/ontology#City> }'
    """
    from citygraph import graph
    from citygraph import query as room

    source = _query_text(text)
    with graph.open_store(store) as snapshot, destination(output) as out:
        room.render(room.run(snapshot.store, source), form, out)


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--format", "form", type=click.Choice(["text", "md", "json"]), default="text", show_default=True)
@store_option
def show(names: tuple[str, ...], form: str, store: Path) -> None:
    """Show the dossier of a city, an official, or a pair: facts, timeline, sentences.

    \b
    Example:
      citygraph show Jakarta
      citygraph show Jakarta "Kuala Lumpur"
    """
    from citygraph import graph
    from citygraph.query import dossier

    with graph.open_store(store) as snapshot:
        click.echo(dossier.render(dossier.dossier(snapshot.store, " / ".join(names)), form))


def _query_text(argument: str) -> str:
    """The query itself: the argument, what stands in the file of that name, or what comes on stdin."""
    try:
        if argument == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        if _is_file(argument):
            return Path(argument).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise QueryError("the query is not UTF-8", where=argument, remedy="convert it to UTF-8") from error
    except OSError as error:
        raise QueryError(f"cannot be read ({error.strerror})", where=argument, remedy="check the path") from error
    if len(argument.split()) == 1 and Path(argument).suffix in (".rq", ".sparql"):
        raise UsageError("no such file", where=argument, remedy="give a file, a query, or - for stdin")
    return argument


def _is_file(argument: str) -> bool:
    try:
        return Path(argument).is_file()
    except (OSError, ValueError):  # a query is too long for a name, or holds what no name may hold
        return False
