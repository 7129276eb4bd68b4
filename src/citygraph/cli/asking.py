"""``query``, ``sparql`` and ``show``: questions and answers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citygraph.cli.options import Group, destination, output_option, store_option, view_options
from citygraph.errors import QueryError, UsageError
from citygraph.views import View

if TYPE_CHECKING:
    from citygraph.graph import Snapshot

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
@view_options
@output_option
@store_option
def run_query(name: str, params: tuple[str, ...], form: str, view: View, output: Path | None, store: Path) -> None:
    """Run a stored query.

    \b
    Example:
      citygraph query run partners -p place=Jakarta --format csv
      citygraph query run partners -p place=Jakarta --as-of 2019-12-31
    """
    from citygraph import graph, views
    from citygraph import query as room

    stored = room.find(name)
    given = room.parse_assignments(params)
    with graph.open_store(store) as snapshot, destination(output) as out:
        seen = views.store_of(snapshot, view)
        terms = room.arguments(stored, given, seen, snapshot.names)
        room.render(room.run(seen, room.bind(stored.text, terms)), form, out)


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
@click.option(
    "--why", is_flag=True, help="What was taken for it and why, the claims of each fact, and what lost by what."
)
@view_options
@store_option
def show(names: tuple[str, ...], form: str, why: bool, view: View, store: Path) -> None:
    """Show the dossier of a city, an official, or a pair: facts, timeline, sentences.

    With --why, NAME is any thing, by name or IRI, or a fact: its subject, property and value.

    \b
    Example:
      citygraph show Jakarta
      citygraph show Jakarta "Kuala Lumpur"
      citygraph show Jakarta --as-of 2019
      citygraph show --why "Maimunah Mohd Sharif"
      citygraph show --why "Jakarta – Kuala Lumpur" kind sister-city
    """
    from citygraph import graph, views
    from citygraph.query import dossier

    with graph.open_store(store) as snapshot:
        if why:
            _show_why(snapshot, names, form, view)
            return
        seen = views.store_of(snapshot, view)
        click.echo(dossier.render(dossier.dossier(seen, " / ".join(names)), form))


def _show_why(snapshot: Snapshot, names: tuple[str, ...], form: str, view: View) -> None:
    from citygraph import why

    if form == "md" or not view.is_whole:
        raise UsageError("--why tells of the whole graph, as text or json", remedy="leave the other option")
    reasons = why.find(snapshot, names)
    click.echo(why.as_json(reasons) if form == "json" else "\n".join(why.text(reasons)))


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
