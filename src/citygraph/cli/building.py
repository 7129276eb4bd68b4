"""``build``, ``status`` and ``remove``: what is in the store."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citygraph.cli.groups import Group, complain, complain_of_version
from citygraph.cli.options import Command, columns_option, store_option, strict_option
from citygraph.errors import UsageError

if TYPE_CHECKING:
    from citygraph.keeping import Advance
    from citygraph.pipeline import Summary

MANY = 3


def quick_options(command: Command) -> Command:
    """Add ``--no-validate`` and ``--no-infer``."""
    command = click.option("--no-infer", is_flag=True, help="Skip rules and OWL RL inference.")(command)
    return click.option("--no-validate", is_flag=True, help="Skip the SHACL check.")(command)


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
@quick_options
@click.option(
    "--identity",
    "identity_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Things that are one, or are not, as YAML or CSV; kept for later builds.",
)
@click.option(
    "--shapes",
    "shapes_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="SHACL shapes of yours, which facts must conform to as well; kept for later builds (an empty file: none).",
)
@strict_option
@store_option
def build(
    paths: tuple[str, ...],
    jobs: int,
    columns: str,
    everything: bool,
    no_validate: bool,
    no_infer: bool,
    identity_file: Path | None,
    shapes_file: Path | None,
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
      citygraph build news/ --identity same-people.yaml --shapes ours.ttl
    """
    from citygraph import identity as told_file
    from citygraph import pipeline
    from citygraph.article import Columns
    from citygraph.graph import own_shapes
    from citygraph.intake import Wish

    wish = Wish(jobs=jobs, relevant_only=not everything, columns=Columns.parse(columns))
    told = told_file.read(identity_file) if identity_file else None
    shapes = own_shapes.read(shapes_file) if shapes_file else None
    with progress() as advance:
        summary = pipeline.build(
            paths,
            store,
            validate=not no_validate,
            infer=not no_infer,
            wish=wish,
            told=told,
            shapes=shapes,
            advance=advance,
        )
    for problem in summary.set_aside:
        complain(f"set aside: {problem}")
    for note in (*summary.notes, *_brief(summary.unchanged), *_passed_over(summary)):
        complain(f"note: {note}")
    print_figures(summary.figures())
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
    if state.of_another_version:
        complain_of_version()
    print_figures(state.figures())
    click.echo()
    for article in state.articles:
        click.echo(f"{article.published or '-':10}  {article.language or '-':2}  {article.headline or article.source}")
        click.echo(f"{'':16}{article.id}")
    for rejection in state.rejections:
        click.echo(f"set aside: {rejection.id} {rejection}")


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@quick_options
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
    print_figures(summary.figures())


@click.group(cls=Group)
def identity() -> None:
    """What you know better: things that are one, and things that are not.

    \b
    Example:
      citygraph identity list
    """


@identity.command("list")
@store_option
def list_identity(store: Path) -> None:
    """List what the store was told, as `build --identity` reads it.

    \b
    Example:
      citygraph identity list > identity.csv
    """
    from citygraph import graph
    from citygraph import identity as told

    with graph.open_store(store):
        known = told.kept(store)
    click.echo("relation,one,other")
    for entry in told.entries_of(known):
        click.echo(",".join(entry))


@identity.command("add")
@click.argument("relation", type=click.Choice(["same-as", "different-from"]))
@click.argument("one")
@click.argument("other")
@quick_options
@store_option
def add_identity(relation: str, one: str, other: str, no_validate: bool, no_infer: bool, store: Path) -> None:
    """Tell the store that two things are one, or that they are not, and fuse anew.

    ONE and OTHER are IRIs of officials, agreements or events, or their last two parts; of a thing in one
    article: 'official/… in article/…'. With same-as, also of two places: all that is named after OTHER follows.

    \b
    Example:
      citygraph identity add same-as official/ann--mayor-x-1 official/ann-lee--governor-y-2
      citygraph identity add same-as place/jakarta-1642911 place/jakarta-raya-id-jk
    """
    from citygraph import identity as told
    from citygraph import pipeline

    known = told.told([*told.entries_of(told.kept(store)), (relation, one, other)])
    print_figures(pipeline.tell(known, store, validate=not no_validate, infer=not no_infer).figures())


@identity.command("drop")
@click.argument("one")
@click.argument("other")
@quick_options
@store_option
def drop_identity(one: str, other: str, no_validate: bool, no_infer: bool, store: Path) -> None:
    """Take back what was told of two things, and fuse anew.

    \b
    Example:
      citygraph identity drop official/ann--mayor-x-1 official/ann-lee--governor-y-2
    """
    from citygraph import graph, pipeline
    from citygraph import identity as told

    known = told.kept(store)
    entries = told.entries_of(known)
    kept = [entry for entry in entries if {entry[1], entry[2]} != {one, other}]
    if kept == entries and graph.was_told(store) == told.version(known):  # else a drop was killed, and goes on
        raise UsageError("nothing was told of these two", where=f"{one}, {other}", remedy="see citygraph identity list")
    print_figures(pipeline.tell(told.told(kept), store, validate=not no_validate, infer=not no_infer).figures())


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


def print_figures(figures: dict[str, object]) -> None:
    """Two columns: what, and how much."""
    width = max(map(len, figures))
    for name, figure in figures.items():
        click.echo(f"{name:{width}}  {figure}")


@contextmanager
def progress() -> Iterator[Advance | None]:
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
