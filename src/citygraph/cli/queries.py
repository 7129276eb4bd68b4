"""``query``: the catalogue of stored queries."""

from __future__ import annotations

from pathlib import Path

import click

from citygraph.cli.completion import query_names
from citygraph.cli.groups import Group, complain
from citygraph.cli.options import destination
from citygraph.cli.query_options import queries_option
from citygraph.errors import CitygraphError

_WHENCE = {
    "run": ("running:run_query", "Run a stored query."),
    "test": ("query_checks", "Run the tests in the headers of stored queries."),
    "lint": ("query_checks", "Check stored queries without running them."),
    "new": ("query_files", "Write the skeleton of a query of your own."),
    "export": ("query_files", "Describe stored queries in RDF, for SHACL tools."),
}


@click.group(cls=Group, whence=_WHENCE)
def query() -> None:
    """Stored queries: list them, read one, run one, test and check them, write your own.

    \b
    Example:
      citygraph query list
    """


@query.command("list")
@click.option("--tag", help="Only queries with this tag.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@queries_option
def list_queries(tag: str | None, form: str, folders: tuple[Path, ...]) -> None:
    """List the stored queries; a file that is no query is set aside.

    \b
    Example:
      citygraph query list --tag partnerships
      citygraph query list --queries my-queries
    """
    from citygraph import query as room

    readable = []
    for file in room.query_files(folders).values():
        try:
            readable.append(room.read_query(file))
        except CitygraphError as error:
            complain(error)
    with destination(None) as out:
        room.render_catalogue(room.tagged(readable, tag), form, out)


@query.command("show")
@click.argument("name", shell_complete=query_names)
@queries_option
def show_query(name: str, folders: tuple[Path, ...]) -> None:
    """Print a stored query as it stands in its file.

    That is its summary, its parameters and its SPARQL.

    \b
    Example:
      citygraph query show partners
    """
    from citygraph import query as room

    click.echo(room.find(name, folders).text)
