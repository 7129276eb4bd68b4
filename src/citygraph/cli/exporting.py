"""``export``: the graph as a file for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from citygraph.cli.options import destination, output_option, store_option, view_options
from citygraph.views import View


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["turtle", "trig", "nq", "nt"]), default="turtle", show_default=True
)
@click.option("--inferred", is_flag=True, help="Add what was inferred (turtle, nt).")
@click.option("--ontology", is_flag=True, help="Add the ontology (turtle, nt).")
@click.option("--evidence", is_flag=True, help="Add articles, passages and claims (turtle, nt).")
@click.option("--merged", is_flag=True, help="Facts, inferred and ontology as one default graph (trig, nq).")
@view_options
@output_option
@store_option
def export(
    form: str,
    inferred: bool,
    ontology: bool,
    evidence: bool,
    merged: bool,
    view: View,
    output: Path | None,
    store: Path,
) -> None:
    """Write the graph in an RDF format, the same bytes for the same articles.

    turtle and nt give the facts; trig and nq carry every named graph as stored.

    \b
    Example:
      citygraph export --format turtle -o citygraph.ttl
      citygraph export --as-of 2019 -o citygraph-2019.ttl
      citygraph export --min-confidence 0.9 -o sure.ttl
    """
    from citygraph import graph, views

    with graph.open_store(store) as snapshot, destination(output) as out:
        seen = views.store_of(snapshot, view)
        graph.export(seen, form, out, inferred=inferred, ontology=ontology, evidence=evidence, merged=merged)
