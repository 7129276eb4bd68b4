"""``site``: the graph as a static site."""

from __future__ import annotations

from pathlib import Path

import click

from citygraph.cli.options import store_option, view_options
from citygraph.views import View


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--base", default="", metavar="URL", help="Where the site will stand: for canonical addresses and sitemap.xml."
)
@click.option("--title", default="citygraph", show_default=True, help="What the site is called.")
@click.option("--answers/--no-answers", default=True, help="With the answers to the stored queries, or without.")
@click.option(
    "--quoted",
    type=click.FloatRange(0, 1),
    default=1 / 3,
    metavar="SHARE",
    help="How much of an article its page may quote, from 0 to 1; a third unless given.",
)
@click.option("--evidence", is_flag=True, help="Add a file with every article's passages and claims (TriG, gzip).")
@view_options
@store_option
def site(
    folder: Path, base: str, title: str, answers: bool, quoted: float, evidence: bool, view: View, store: Path
) -> None:
    """Write the graph as a static site into DIR: a page for each thing, with its facts and their sentences.

    Any web server, GitHub Pages, or a browser on the folder itself shows it. Each page holds its triples as JSON-LD
    and has them as Turtle beside it. The texts of the articles are not in it, only sentences behind facts. Another run
    removes pages that are gone and leaves files of your own alone.

    \b
    Example:
      citygraph site public
      citygraph site public --base https://example.org/ties/ --title "Our sister cities"
    """
    from citygraph import graph, views
    from citygraph.site import Options, write
    from citygraph.site.options import checked_base

    options = Options(title, checked_base(base) if base else "", answers, quoted, evidence)
    with graph.open_store(store) as snapshot:
        summary = write(views.store_of(snapshot, view), folder, options)
    gone = f", {summary.removed} removed" if summary.removed else ""
    click.echo(f"{summary.files} files, {summary.things} pages of things{gone}: {folder / 'index.html'}", err=True)
