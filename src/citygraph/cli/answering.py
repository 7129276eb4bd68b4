"""Options about answers: their format, and which page of them."""

from __future__ import annotations

from functools import wraps
from typing import Any, cast

import click

from citygraph.cli.options import Command

FORMATS = ("table", "csv", "tsv", "json", "xml", "jsonl", "md", "ttl", "nt", "jsonld")


def format_option(command: Command) -> Command:
    """Add ``--format FORMAT``."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="ttl, nt and jsonld are for graphs (docs/answers.md).",
    )(command)


def page_options(command: Command) -> Command:
    """Add ``--limit N`` and ``--offset N``, which come as one `page`."""

    @wraps(command)
    def paged(*args: Any, limit: int | None, offset: int, **options: Any) -> Any:
        from citygraph.query.paging import Page

        return command(*args, page=Page(limit, offset), **options)

    paged = click.option(
        "--offset", type=click.IntRange(0), default=0, metavar="N", help="Leave out so many rows before them."
    )(paged)
    return cast(
        "Command",
        click.option(
            "--limit",
            type=click.IntRange(0),
            metavar="N",
            help="At most so many rows (or triples), in an order that is the same each time.",
        )(paged),
    )
