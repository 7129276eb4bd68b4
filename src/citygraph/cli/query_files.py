"""``query new`` and ``query export``: files of stored queries."""

from __future__ import annotations

from pathlib import Path

import click

from citygraph.cli.completion import query_names
from citygraph.cli.options import destination, output_option
from citygraph.cli.queries import query
from citygraph.cli.query_options import folders_option, queries_option, tell_shadows


@query.command("new")
@click.argument("name")
@click.option("--force", is_flag=True, help="Replace a query of that name.")
@folders_option
def new_query(name: str, force: bool, folders: tuple[Path, ...]) -> None:
    """Write a commented skeleton NAME.rq into the last folder of --queries, new or not, or here; prints its path.

    \b
    Example:
      citygraph query new twin-towns --queries my-queries
      citygraph query test my-queries
    """
    from citygraph import query as room

    file = room.write_new(name, folders[-1] if folders else Path(), replace=force)
    tell_shadows(folders[-1:], name)
    click.echo(file)


@query.command("export")
@click.argument("wanted", nargs=-1, metavar="[NAME | FILE | FOLDER]...", shell_complete=query_names)
@click.option("--format", "form", type=click.Choice(["shacl"]), default="shacl", show_default=True)
@queries_option
@output_option
def export_queries(wanted: tuple[str, ...], form: str, folders: tuple[Path, ...], output: Path | None) -> None:  # noqa: ARG001
    """Describe stored queries in RDF: sh:SPARQLExecutable, with parameters and prefixes, as Turtle.

    \b
    Example:
      citygraph query export --format shacl -o queries.ttl
    """
    from citygraph import query as room
    from citygraph.query.shacl import as_shacl

    text = as_shacl(room.read_query(file) for file in room.chosen(wanted, folders))
    with destination(output) as out:
        out.write(text.encode())
