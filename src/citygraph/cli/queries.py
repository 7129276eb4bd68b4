"""``query``: the catalogue of stored queries."""

from __future__ import annotations

import click

from citygraph.cli.options import Group, destination


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
