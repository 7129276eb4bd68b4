"""``import``: what others know, as a dataset beside the articles."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from citygraph.cli.building import print_figures, progress, quick_options
from citygraph.cli.groups import complain
from citygraph.cli.options import store_option, strict_option

FORMATS = ("turtle", "trig", "nt", "nq", "rdfxml", "jsonld", "jelly", "csv", "tsv", "wikidata")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), help="What the file is; told by its content unless said.")
@click.option(
    "--mapping",
    "mapping_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Which columns of a table hold what, and what the dataset is, as YAML (docs/import.md).",
)
@click.option("--name", default="", help="What the dataset is called (default: its mapping's title, else the file).")
@click.option("--publisher", help="Whose dataset it is.")
@click.option("--published", metavar="DATE", help="Its date: 2025-08-11, 2025-08 or 2025.")
@click.option(
    "--allow-context",
    "contexts",
    multiple=True,
    metavar="URL[=FILE]",
    help="Fetch this context of JSON-LD, or read FILE for it; else none is. Can be repeated.",
)
@quick_options
@strict_option
@store_option
def import_(
    file: Path,
    form: str | None,
    mapping_file: Path | None,
    name: str,
    publisher: str | None,
    published: str | None,
    contexts: tuple[str, ...],
    no_validate: bool,
    no_infer: bool,
    strict: bool,
    store: Path,
) -> None:
    """Take in what others know: RDF, a table of sister cities, or Wikidata's results on P190, as JSON or CSV.

    RDF into an empty store is restored as the graph that it is. Otherwise FILE becomes a dataset, a source beside the
    articles: each claim quotes its row or triple, and `remove NAME` takes it out again; a dataset of the same name is
    replaced. FILE may be packed with gzip or Zstandard. Rows that name no place, or several, are set aside with their
    lines; of a file that is broken nothing is taken.

    \b
    Example:
      citygraph import citygraph.nq.gz --store restored
      citygraph import sister-cities.csv --mapping sister-cities.yaml
      citygraph import p190.json --name "Wikidata 2026" --published 2026-11
      citygraph import ties.jsonld --allow-context https://example.org/ties/context.jsonld
      citygraph query run known-elsewhere
    """
    from citygraph import datasets, importing

    mapping = datasets.read_mapping(mapping_file) if mapping_file else None
    wish = importing.Wish(form or "", mapping, name, publisher, published, contexts)
    with progress() as advance:
        imported = importing.bring_in(file, store, wish, validate=not no_validate, infer=not no_infer, advance=advance)
    for problem in imported.set_aside:
        complain(f"set aside: {problem}")
    print_figures(imported.figures())
    if strict and (imported.set_aside or imported.summary.rejected):
        sys.exit(1)
