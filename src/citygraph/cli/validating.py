"""``validate``: the whole graph against the shapes."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from citygraph.cli.endpoint import Endpoint, endpoint_options
from citygraph.cli.groups import complain
from citygraph.cli.options import destination, output_option, store_option
from citygraph.errors import UsageError

SEVERITIES = ("violation", "warning", "info")


@click.command()
@click.option(
    "--shapes",
    "files",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    metavar="FILE",
    help="SHACL shapes of yours beside the ontology's and those that the store was built with; may be repeated.",
)
@click.option("--format", "form", type=click.Choice(["table", "json", "ttl"]), default="table", show_default=True)
@click.option(
    "--severity",
    type=click.Choice(SEVERITIES),
    default="violation",
    show_default=True,
    help="The least severe results to tell; only violations make the exit code 1.",
)
@click.option("--inferred", is_flag=True, help="Look at what follows from the facts too.")
@click.option(
    "--engine", type=click.Choice(["pyshifty", "pySHACL"], case_sensitive=False), help="Not the fastest, but this one."
)
@output_option
@endpoint_options
@store_option
def validate(
    files: tuple[Path, ...],
    form: str,
    severity: str,
    inferred: bool,
    engine: str | None,
    output: Path | None,
    endpoint: Endpoint | None,
    store: Path,
) -> None:
    """Check the graph against the SHACL shapes: all facts, articles, passages and claims.

    Nothing is changed. Exit code 1 when a shape is violated. What `quarantine release` let pass is counted, not told;
    ttl is the SHACL report. With --endpoint the graph of a server is fetched and checked, by the shapes of the
    ontology and of --shapes.

    \b
    Example:
      citygraph validate
      citygraph validate --shapes ours.ttl --format ttl -o report.ttl
      citygraph validate --severity info
      citygraph validate --endpoint http://localhost:7878/query
    """
    from citygraph import graph, pushing, quarantine
    from citygraph.graph import own_shapes, validation

    own = list(map(own_shapes.read, files))
    if not all(own):
        raise UsageError("a file of shapes is empty", remedy="give SHACL shapes in Turtle")
    with ExitStack() as held:
        if endpoint:
            data, checking = held.enter_context(pushing.pulled(held.enter_context(endpoint.open(None)))), graph.PLAIN
        else:
            snapshot = held.enter_context(graph.open_store(store))
            data, checking = snapshot.store, quarantine.checking(snapshot)
        found = validation.validate_store(
            data,
            [checking.shapes, *own],
            least=validation.severity(severity),
            engine=engine or "",
            inferred=inferred,
            decisions=checking.decisions,
        )
    text = {"table": lambda: validation.table(found.results), "ttl": lambda: validation.as_turtle(found)}
    with destination(output) as out:
        out.write(text.get(form, lambda: validation.as_json(found) + "\n")().encode())
    counts = ", ".join(f"{count:,} of severity {name}" for name, count in found.counts().items() if count)
    released = f", {found.released:,} released" if found.released else ""
    complain(f"{found.triples:,} triples: {counts or 'all conform'}{released}")
    if not found.conforms:
        sys.exit(1)
