"""``build``, ``status`` and ``remove``: what is in the store."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citygraph.cli.options import columns_option, complain, store_option, strict_option

if TYPE_CHECKING:
    from citygraph.pipeline import Advance, Summary

MANY = 3


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    metavar="N",
    help="Read with so many processes; 0: one for each processor.",
)
@columns_option
@click.option(
    "--all", "everything", is_flag=True, help="Read every article, also those without a word of city diplomacy."
)
@click.option("--no-validate", is_flag=True, help="Skip the SHACL check.")
@click.option("--no-infer", is_flag=True, help="Skip rules and OWL RL inference.")
@strict_option
@store_option
def build(
    paths: tuple[str, ...],
    jobs: int,
    columns: str,
    everything: bool,
    no_validate: bool,
    no_infer: bool,
    strict: bool,
    store: Path,
) -> None:
    """Read articles into the graph: files, folders, globs, or - for stdin.

    Text files and web pages hold an article each, JSON Lines and CSV or TSV tables (also with .gz) one in each row.
    Without PATH the bundled articles are read. Articles that are in the store already stay; one whose
    file has changed is read again. Articles that cannot be about city diplomacy are counted and passed over.

    \b
    Example:
      citygraph build news/ 'archive/2025-*.html'
      citygraph build -j 0 news.jsonl.gz --columns text=body,date=pub_date
    """
    from citygraph import pipeline
    from citygraph.article import Columns
    from citygraph.intake import Wish

    wish = Wish(jobs=jobs, relevant_only=not everything, columns=Columns.parse(columns))
    with _progress() as advance:
        summary = pipeline.build(paths, store, validate=not no_validate, infer=not no_infer, wish=wish, advance=advance)
    for problem in summary.set_aside:
        complain(f"set aside: {problem}")
    for note in (*summary.notes, *_brief(summary.unchanged), *_passed_over(summary)):
        complain(f"note: {note}")
    _print_figures(summary.figures())
    if strict and (summary.set_aside or summary.rejected):
        sys.exit(1)


@click.command()
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@store_option
def status(form: str, store: Path) -> None:
    """Say what is in the store: articles, facts, and what was set aside.

    \b
    Example:
      citygraph status --format json
    """
    from citygraph import pipeline

    state = pipeline.status(store)
    if form == "json":
        click.echo(json.dumps(state.as_json(), ensure_ascii=False, indent=2))
        return
    _print_figures(state.figures())
    click.echo()
    for article in state.articles:
        click.echo(f"{article.published or '-':10}  {article.language or '-':2}  {article.headline or article.source}")
        click.echo(f"{'':16}{article.id}")
    for rejection in state.rejections:
        click.echo(f"set aside: {rejection}")


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--no-validate", is_flag=True, help="Skip the SHACL check.")
@click.option("--no-infer", is_flag=True, help="Skip rules and OWL RL inference.")
@store_option
def remove(articles: Sequence[str], no_validate: bool, no_infer: bool, store: Path) -> None:
    """Take articles out again, with all that only they supported.

    ARTICLE is an article's id as `status` shows it, its IRI, its file, or the beginning of its id.

    \b
    Example:
      citygraph remove 2025-08-11-jakarta-kuala-lumpur
    """
    from citygraph import pipeline

    summary = pipeline.remove(articles, store, validate=not no_validate, infer=not no_infer)
    _print_figures(summary.figures())


def _passed_over(summary: Summary) -> list[str]:
    """A note for each article that was passed over, when they are few."""
    if summary.passed_over > len(summary.passed_over_first):
        return []
    return [f"{source}: not about city diplomacy, passed over; --all reads it" for source in summary.passed_over_first]


def _brief(unchanged: Sequence[str]) -> list[str]:
    """A note for each article that was read before, or one for many."""
    if len(unchanged) > MANY:
        return [f"{len(unchanged)} articles were read before"]
    return [f"{article}: read before" for article in unchanged]


def _print_figures(figures: dict[str, object]) -> None:
    width = max(map(len, figures))
    for name, figure in figures.items():
        click.echo(f"{name:{width}}  {figure}")


@contextmanager
def _progress() -> Iterator[Advance | None]:
    """A bar on stderr when that is a terminal; else nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label="reading", file=sys.stderr, show_percent=True) as bar:

        def advance(stage: str, done: int, total: int) -> None:
            bar.label = stage
            bar.length = total
            bar.pos = done
            bar.finished = False
            bar.render_progress()

        yield advance
