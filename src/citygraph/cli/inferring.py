"""``infer``: what follows from the facts, into the store or as updates for a server."""

from __future__ import annotations

from pathlib import Path

import click

from citygraph.cli.building import print_figures, progress
from citygraph.cli.options import destination, output_option, store_option
from citygraph.errors import UsageError


@click.command()
@click.option("--as-sparql", is_flag=True, help="Write the rules as SPARQL 1.1 updates; no store is looked at.")
@click.option("--graph", "graph_name", metavar="IRI", help="With --as-sparql: the named graph of facts and ontology.")
@click.option("--no-validate", is_flag=True, help="Skip the SHACL check.")
@output_option
@store_option
def infer(as_sparql: bool, graph_name: str | None, no_validate: bool, output: Path | None, store: Path) -> None:
    """Reason over all facts of the store anew, by the rules of the domain and of OWL 2 RL.

    `build` keeps what follows true at a cost that follows the change; this is for a store that was built with
    --no-infer, and to make sure. With --as-sparql, the rules themselves come out as INSERTs for any server that holds
    facts and ontology in one graph (`export --format nt --ontology`): what stands before "Repeat" is run once, the
    rest until nothing new comes.

    \b
    Example:
      citygraph infer
      citygraph infer --as-sparql -o rules.ru
    """
    if not as_sparql and (graph_name or output):
        raise UsageError("--graph and -o belong to --as-sparql", remedy="add --as-sparql, or leave them")
    if as_sparql:
        _write_rules(graph_name or "", output)
        return
    from citygraph import pipeline

    with progress() as advance:
        summary = pipeline.infer(store, validate=not no_validate, advance=advance)
    print_figures(summary.figures())


def _write_rules(graph_name: str, output: Path | None) -> None:
    from citygraph.graph.as_sparql import as_sparql

    try:
        text = as_sparql(graph_name)
    except ValueError as error:
        raise UsageError(
            f"{graph_name!r} is no IRI", remedy="name the graph as in https://example.org/graph"
        ) from error
    with destination(output) as out:
        out.write(text.encode())
