"""``export``: the graph as a file for other tools."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, cast

import click

from citygraph.cli.options import destination, output_option, store_option, view_options
from citygraph.errors import UsageError
from citygraph.views import View

_ENDINGS = {
    "turtle": (".ttl", ".turtle"),
    "trig": (".trig",),
    "nq": (".nq",),
    "nt": (".nt",),
    "rdfxml": (".rdf", ".owl", ".xml"),
    "jsonld": (".jsonld",),
    "jelly": (".jelly",),
    "graphml": (".graphml",),
    "gexf": (".gexf",),
    "cytoscape": (".cyjs", ".cytoscape"),
    "geojson": (".geojson",),
    "csv": (".csv", ".zip"),
    "parquet": (".parquet",),
    "svg": (".svg",),
    "png": (".png",),
}
FORMATS = tuple(_ENDINGS)
_TABULAR = ("csv", "parquet")


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: what the ending of -o says, else turtle.")
@click.option("--table", type=click.Choice(["nodes", "edges"]), help="One table of csv or parquet, not both in a ZIP.")
@click.option(
    "--picture", type=click.Choice(["network", "map"]), default="network", help="What svg and png show (network)."
)
@click.option("--inferred", is_flag=True, help="Add what was inferred (turtle, nt, rdfxml, jsonld).")
@click.option("--ontology", is_flag=True, help="Add the ontology (turtle, nt, rdfxml, jsonld).")
@click.option(
    "--evidence", is_flag=True, help="Add articles, claims and what they come to (turtle, nt, rdfxml, jsonld)."
)
@click.option("--merged", is_flag=True, help="Facts, inferred and ontology as one default graph (trig, nq, jelly).")
@click.option(
    "--graph",
    "graphs",
    multiple=True,
    metavar="NAME",
    help="Only facts, inferred, ontology, disagreements, evidence, articles, or an article's IRI.",
)
@click.option("--place", "places", multiple=True, metavar="NAME", help="Only what concerns this place, or one in it.")
@click.option("--since", metavar="DAY", help="Only what happened or held on this day (or month, or year) or later.")
@click.option("--until", metavar="DAY", help="Only what happened or held on this day or earlier.")
@click.option("--canonical", is_flag=True, help="Canonical N-Quads (RDFC-1.0), with their SHA-256 on stderr.")
@view_options
@output_option
@store_option
def export(
    form: str | None,
    table: str | None,
    picture: str,
    inferred: bool,
    ontology: bool,
    evidence: bool,
    merged: bool,
    graphs: tuple[str, ...],
    places: tuple[str, ...],
    since: str | None,
    until: str | None,
    canonical: bool,
    view: View,
    output: Path | None,
    store: Path,
) -> None:
    """Write the graph for other tools, the same bytes for the same articles.

    turtle, nt, rdfxml and jsonld give the facts; trig, nq and jelly carry every named graph as stored. graphml, gexf,
    cytoscape, geojson, csv and parquet show the network: places as nodes, partnerships as edges; csv and parquet as two
    tables in a ZIP; svg and png as a picture. A FILE that ends in .gz or .zst is compressed.

    \b
    Example:
      citygraph export --format turtle -o citygraph.ttl
      citygraph export --as-of 2019 -o citygraph-2019.ttl
      citygraph export --min-confidence 0.9 -o sure.ttl
      citygraph export --place Jakarta --since 2020 -o jakarta.ttl
      citygraph export --canonical -o release.nq
      citygraph export --format trig -o everything.trig.gz
      citygraph export -o ties.graphml
      citygraph export --format csv -o ties.zip
      citygraph export --picture map -o ties.svg
    """
    from citygraph import graph, network_picture, views
    from citygraph.graph.exporting.canonical import Digest
    from citygraph.graph.exporting.compressing import compressed

    form = form or ("nq" if canonical else _form_of(output))
    if form in _TABULAR and not table:
        _check_package(form, output)
    ending = output.suffix.lower() if output else ""
    with graph.open_store(store) as snapshot, destination(output) as file, compressed(file, ending) as out:
        seen = views.store_of(snapshot, view)
        if places or since or until:
            seen = views.part_of(seen, places, since, until, snapshot.names)
        if form in network_picture.FORMATS:
            out.write(network_picture.draw(seen, form, picture))
            return
        passed = Digest(out)
        graph.export(
            seen,
            form,
            cast("IO[bytes]", passed) if canonical else out,
            inferred=inferred,
            ontology=ontology,
            evidence=evidence,
            merged=merged,
            graphs=graphs,
            canonical=canonical,
            table=table or "",
        )
    if canonical:
        click.echo(f"SHA-256 {passed.hexadecimal()}", err=True)


def _form_of(output: Path | None) -> str:
    """The format that the ending of a file's name stands for."""
    if output is None:
        return "turtle"
    endings = [each.lower() for each in output.suffixes if each.lower() not in (".gz", ".zst")]
    found = [form for form, own in _ENDINGS.items() if endings and endings[-1] in own]
    return found[0] if found else "turtle"


def _check_package(form: str, output: Path | None) -> None:
    """Two tables are a ZIP, which is to be called so, and is not to be written on a terminal."""
    if sys.stdout.isatty() if output is None else output.suffix.lower() != ".zip":
        raise UsageError(f"{form} is two tables", remedy="choose --table nodes or edges, or both with -o NAME.zip")
