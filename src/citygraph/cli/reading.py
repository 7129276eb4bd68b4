"""``extract`` and ``evaluate``: what articles say, storing nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from citygraph.cli.groups import complain
from citygraph.cli.options import columns_option, destination
from citygraph.errors import InputError, UsageError
from citygraph.model import Reading

if TYPE_CHECKING:
    from citygraph.extract.explain import Explanation

    Result = Reading | Explanation | InputError


@click.command()
@click.argument("file", metavar="FILE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "ttl", "html"]),
    default="table",
    show_default=True,
    help="html is one page: the text beside its claims.",
)
@click.option("--explain", is_flag=True, help="Say of every sentence what was found, what turned down, and why.")
@click.option(
    "--row", type=click.IntRange(min=1), metavar="N", help="Only the article that begins in this line of a table."
)
@columns_option
def extract(file: str, form: str, explain: bool, row: int | None, columns: str) -> None:
    """Show an article's claims with their sentences, storing nothing (- reads stdin).

    Of a table of articles all rows are shown, one after another, or the one that --row names.

    \b
    Example:
      citygraph extract article.txt --format json
      citygraph extract article.txt --explain
      citygraph extract article.txt --format html > article.html
      citygraph extract news.jsonl --row 17 --columns text=body
    """
    if explain and form != "table":
        raise UsageError("--explain is text", where=f"--format {form}", remedy="leave one of the two")
    results = _results(file, row, columns, explained=explain or form == "html")
    shown, problem = 0, None
    with destination(None) as out:
        for result in _only(results, file) if form == "html" else results:
            if isinstance(result, InputError):
                problem = problem or result
                complain(f"set aside: {result}")
                continue
            for note in (result if isinstance(result, Reading) else result.reading).notes:
                complain(f"note: {note}")
            _write(result, form, out)
            shown += 1
    if problem and not shown:
        sys.exit(problem.exit_code)
    if not shown:
        complain(f"no article in {file}")


def _results(file: str, row: int | None, columns: str, *, explained: bool) -> Iterator[Result]:
    from citygraph import intake
    from citygraph.article import Columns

    chosen = Columns.parse(columns)
    if row is not None:
        yield (intake.explain_one if explained else intake.read_one)(file, row, chosen)
    else:
        yield from (intake.explain_each if explained else intake.read_each)(file, chosen)


def _only(results: Iterator[Result], file: str) -> list[Result]:
    """The one article that a page holds."""
    first = list(islice(results, 2))
    if len(first) > 1:
        raise UsageError("a page holds one article", where=file, remedy="choose it with --row")
    return first


def _write(result: Reading | Explanation, form: str, out: IO[bytes]) -> None:
    from citygraph import claims_page, claims_view, explain_view

    if isinstance(result, Reading):
        claims_view.write(result, form, out)
    elif form == "html":
        claims_page.write(result, out)
    else:
        explain_view.write(result, out, colour=explain_view.wants_colour(terminal=sys.stdout.isatty()))


@click.command()
@click.argument(
    "gold", metavar="[GOLD_DIR]", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--only", default="", metavar="PREFIX", help="Only the articles whose name begins so.")
@click.option("--misses", is_flag=True, help="List each miss and each extra, with its sentence and rule.")
@click.option("--calibration", is_flag=True, help="Instead: how often what is said to be so sure is right.")
def evaluate(gold: Path | None, only: str, misses: bool, calibration: bool) -> None:
    """Score extraction against gold facts: precision, recall and F1 by kind, and by language.

    GOLD_DIR holds facts NAME.json, with the article NAME.txt or NAME.html beside them or in ../articles.
    Without it, the bundled articles are scored.

    \b
    Example:
      citygraph evaluate --misses
      citygraph evaluate my-gold/ --calibration
    """
    from citygraph import evaluate as evaluation

    if misses and calibration:
        raise UsageError("--calibration lists no misses", remedy="leave one of the two")
    lines = (
        evaluation.calibration_report(gold, only) if calibration else evaluation.report(gold, only=only, misses=misses)
    )
    for line in lines:
        click.echo(line)
