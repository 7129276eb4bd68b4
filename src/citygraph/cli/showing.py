"""``show``: the dossier of a thing, and why the graph says what it says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from citygraph.cli.completion import thing_names
from citygraph.cli.endpoint import Endpoint, endpoint_options
from citygraph.cli.options import store_option, view_options
from citygraph.errors import UsageError
from citygraph.views import View

if TYPE_CHECKING:
    from citygraph.graph import Snapshot


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...", shell_complete=thing_names)
@click.option("--format", "form", type=click.Choice(["text", "md", "json"]), default="text", show_default=True)
@click.option(
    "--why", is_flag=True, help="What was taken for it and why, the claims of each fact, and what lost by what."
)
@view_options
@endpoint_options
@store_option
def show(names: tuple[str, ...], form: str, why: bool, view: View, endpoint: Endpoint | None, store: Path) -> None:
    """Show the dossier of a city, an official, or a pair: facts, timeline, sentences.

    With --why, NAME is any thing, by name or IRI; or a thing and a property; or a fact: its subject, property and
    value. Of what follows by rules it shows the proof, down to the sentences.

    \b
    Example:
      citygraph show Jakarta
      citygraph show Jakarta "Kuala Lumpur"
      citygraph show Jakarta --as-of 2019
      citygraph show Jakarta --endpoint http://localhost:7878/query
      citygraph show --why "Maimunah Mohd Sharif"
      citygraph show --why "Jakarta – Kuala Lumpur" kind sister-city
      citygraph show --why Jakarta twinnedWith
    """
    from citygraph import graph, views
    from citygraph.query import dossier

    if endpoint:
        endpoint.refuse(why=why, as_of=view.as_of, min_confidence=view.min_confidence)
        with endpoint.open() as server:
            click.echo(dossier.render(dossier.dossier(server, " / ".join(names)), form))
        return
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
