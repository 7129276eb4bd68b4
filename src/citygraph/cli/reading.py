"""``extract`` and ``evaluate``: what articles say, storing nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from citygraph.cli.options import columns_option, complain, destination
from citygraph.errors import InputError


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--format", "form", type=click.Choice(["table", "json", "ttl"]), default="table", show_default=True)
@click.option(
    "--row", type=click.IntRange(min=1), metavar="N", help="Only the article that begins in this line of a table."
)
@columns_option
def extract(file: str, form: str, row: int | None, columns: str) -> None:
    """Show an article's claims with their sentences, storing nothing (- reads stdin).

    Of a table of articles all rows are shown, one after another, or the one that --row names.

    \b
    Example:
      citygraph extract article.txt --format json
      citygraph extract news.jsonl --row 17 --columns text=body
    """
    from citygraph import claims_view, pipeline
    from citygraph.article import Columns

    chosen = Columns.parse(columns)
    readings = pipeline.read_each(file, chosen) if row is None else iter([pipeline.read_one(file, row, chosen)])
    shown, problem = 0, None
    with destination(None) as out:
        for reading in readings:
            if isinstance(reading, InputError):
                problem = problem or reading
                complain(f"set aside: {reading}")
                continue
            for note in reading.notes:
                complain(f"note: {note}")
            claims_view.write(reading, form, out)
            shown += 1
    if problem and not shown:
        sys.exit(problem.exit_code)


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
