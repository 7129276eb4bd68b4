"""``export``: the graph as a file for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from citygraph.cli.options import destination, output_option, store_option


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["turtle", "trig", "nq", "nt"]), default="turtle", show_default=True
)
@click.option("--inferred", is_flag=True, help="Add what was inferred (turtle, nt).")
@click.option("--ontology", is_flag=True, help="Add the ontology (turtle, nt).")
@click.option("--evidence", is_flag=True, help="Add articles, passages and claims (turtle, nt).")
@click.option("--merged", is_flag=True, help="Facts, inferred and ontology as one default graph (trig, nq).")
@output_option
@store_option
def export(
    form: str, inferred: bool, ontology: bool, evidence: bool, merged: bool, output: Path | None, store: Path
) -> None:
    """Write the graph in an RDF format, the same bytes for the same articles.

    turtle and nt give the facts; trig and nq carry every named graph as stored.

    \b
    Example:
      citygraph export --format turtle -o citygraph.ttl
    """
    from citygraph import graph

    with graph.open_store(store) as snapshot, destination(output) as out:
        graph.export(snapshot.store, form, out, inferred=inferred, ontology=ontology, evidence=evidence, merged=merged)
