"""``extract`` and ``evaluate``: what articles say, storing nothing."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--format", "form", type=click.Choice(["table", "json", "ttl"]), default="table", show_default=True)
def extract(file: str, form: str) -> None:
    """Show one article's claims with their sentences, storing nothing (- reads stdin).

    \b
    Example:
      citygraph extract article.txt --format json
    """
    from citygraph import claims_view, pipeline
    from citygraph.cli.options import complain, destination

    reading = pipeline.read_one(file)
    for note in reading.notes:
        complain(f"note: {note}")
    with destination(None) as out:
        claims_view.write(reading, form, out)


@click.command()
@click.argument(
    "gold", metavar="[GOLD_DIR]", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--only", default="", metavar="PREFIX", help="Only the articles whose name begins so.")
@click.option("--misses", is_flag=True, help="List each miss and each extra, with its sentence and rule.")
def evaluate(gold: Path | None, only: str, misses: bool) -> None:
    """Score extraction against gold facts: precision, recall and F1 by kind, and by language.

    GOLD_DIR holds facts NAME.json, with the article NAME.txt beside them or in ../articles.
    Without it, the bundled articles are scored.

    \b
    Example:
      citygraph evaluate --misses
    """
    from citygraph import evaluate as evaluation

    for line in evaluation.report(gold, only=only, misses=misses):
        click.echo(line)
